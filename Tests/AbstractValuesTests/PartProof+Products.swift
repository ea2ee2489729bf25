import AbstractValues
import BitVector
import Solver

/// The bits of products at 64 bits, which no query decides with the products in it.
///
/// A factor is what is known to be set in it, k, and a rest: x·y = k·l + x·(y - l) + (x - k)·l. What divides the factors of the last two, a power
/// of two each, divides them as well; so that the bits below are those of k·l. Each of these steps is proven, with the terms of the transfer
/// function.
extension PartProof {
  func holdsByDivisors(_ part: Part, width: Int) -> Bool {
    var setting = Setting(use, actual, width: width, resultWidth: width)
    // That nothing wraps says nothing of bits.
    setting.isDefined = []
    let factors = [Factor(setting, 0, width), Factor(setting, 1, width)]
    return factors.allSatisfy { isDivided($0, setting) } && rings(setting, factors[0], factors[1]) && powersDivideProducts(width)
      && lowBitsAreOfKnown(setting, part, factors[0], factors[1])
  }

  /// An operand as a factor.
  private struct Factor {
    var value: NodeID
    /// The bits that are known to be set.
    var known: NodeID
    /// The lowest bit that may be set, and the lowest that is unknown; 0 where there is none.
    var lowest: NodeID
    var lowestUnknown: NodeID

    init(_ setting: Setting, _ index: Int, _ width: Int) {
      let (algebra, operand) = (setting.algebra, setting.operands[index])
      func lowestBit(_ bits: NodeID) -> NodeID { algebra.and(bits, algebra.neg(bits, width), width) }
      value = operand.value
      known = operand.abstract.ones
      lowest = lowestBit(algebra.not(operand.abstract.zeros, width))
      lowestUnknown = lowestBit(algebra.not(algebra.or(operand.abstract.zeros, operand.abstract.ones, width), width))
    }
  }

  /// Both are powers of two, or 0; the one divides the factor and its known bits, the other what is unknown of it.
  private func isDivided(_ factor: Factor, _ setting: Setting) -> Bool {
    let algebra = setting.algebra
    let unknown = algebra.sub(factor.value, factor.known, setting.width)
    let claims = [
      algebra.isPower(factor.lowest, setting.width), algebra.isPower(factor.lowestUnknown, setting.width),
      algebra.divides(factor.lowest, factor.value, setting.width), algebra.divides(factor.lowest, factor.known, setting.width),
      algebra.divides(factor.lowestUnknown, unknown, setting.width),
    ]
    return claims.allSatisfy { isProved(algebra, $0, setting.premises(kind: 0)) }
  }

  /// x·y = k·l + x·(y - l) + (x - k)·l.
  private func rings(_ setting: Setting, _ x: Factor, _ y: Factor) -> Bool {
    let (algebra, width) = (setting.algebra, setting.width)
    let (first, second) = products(setting, x, y)
    let sum = algebra.add(algebra.add(algebra.mul(x.known, y.known, width), first, width), second, width)
    return areEqual(algebra, algebra.mul(x.value, y.value, width), sum)
  }
  private func products(_ setting: Setting, _ x: Factor, _ y: Factor) -> (NodeID, NodeID) {
    let (algebra, width) = (setting.algebra, setting.width)
    return (
      algebra.mul(x.value, algebra.sub(y.value, y.known, width), width), algebra.mul(algebra.sub(x.value, x.known, width), y.known, width)
    )
  }

  /// Where P divides p and Q divides q, both powers of two or 0, P·Q is one or 0 and divides p·q: for each Q.
  ///
  /// With q = q'·2^j: p·q = (p·q')·2^j; P divides p·q' since for p = p'·2^i that is (p'·q')·2^i.
  private func powersDivideProducts(_ width: Int) -> Bool {
    let algebra = ExpressionAlgebra()
    let (p, q, power, multiple) = (
      algebra.unknown("p", width), algebra.unknown("q", width), algebra.unknown("P", width), algebra.unknown("t", width)
    )
    let zero = algebra.literal(0, width)
    // Zero divides nothing but zero.
    let isNothing = [algebra.divides(zero, p, width)]
    if !isProved(algebra, algebra.isZero(algebra.mul(p, q, width), width), isNothing) { return false }
    return (0..<width).allSatisfy { exponent in
      func shifted(_ value: NodeID) -> NodeID { algebra.shl(value, algebra.literal(UInt64(exponent), width), width) }
      let two = algebra.literal(1 << UInt64(exponent), width)
      // What a power divides is a multiple of it, and the other way round.
      let quotient = algebra.lshr(p, algebra.literal(UInt64(exponent), width), width)
      let isMultiple = algebra.eq(p, shifted(quotient), width)
      let scaled = algebra.mul(power, two, width)
      return isProved(algebra, isMultiple, [algebra.divides(two, p, width)]) && isProved(algebra, algebra.divides(two, shifted(multiple), width), [])
        && areEqual(algebra, algebra.mul(shifted(p), q, width), shifted(algebra.mul(p, q, width)))
        && areEqual(algebra, algebra.mul(p, shifted(q), width), shifted(algebra.mul(p, q, width)))
        && isProved(algebra, algebra.isPower(scaled, width), [algebra.isPower(power, width)])
        && isProved(
          algebra, algebra.divides(scaled, shifted(multiple), width), [algebra.isPower(power, width), algebra.divides(power, multiple, width)])
    }
  }

  /// The claim, with unknowns for the products, of which no more is assumed than was proven.
  private func lowBitsAreOfKnown(_ setting: Setting, _ part: Part, _ x: Factor, _ y: Factor) -> Bool {
    let (algebra, width) = (setting.algebra, setting.width)
    let (known, first, second, firstPower, secondPower) = (
      algebra.unknown("known", width), algebra.unknown("first", width), algebra.unknown("second", width), algebra.unknown("firstPower", width),
      algebra.unknown("secondPower", width)
    )
    let unknowns = [
      algebra.mul(x.value, y.value, width): algebra.add(algebra.add(known, first, width), second, width),
      algebra.mul(x.known, y.known, width): known, algebra.mul(y.lowestUnknown, x.lowest, width): firstPower,
      algebra.mul(x.lowestUnknown, y.lowest, width): secondPower,
    ]
    let claim = setting.claim(part, setting.result, setting.value)
    let premises = [
      algebra.isPower(firstPower, width), algebra.isPower(secondPower, width), algebra.divides(firstPower, first, width),
      algebra.divides(secondPower, second, width),
    ]
    let old = algebra.graph
    let abstracted = algebra.storage.graph.copy([claim], from: old, replacing: { _, id, _ in unknowns[id] })[0]
    let isFree = !algebra.graph.cone([abstracted]).contains { algebra.graph[$0].kind == .operation && algebra.graph[$0].operation == .mul }
    return isFree && isProved(algebra, abstracted, premises)
  }

  private func areEqual(_ algebra: ExpressionAlgebra, _ a: NodeID, _ b: NodeID) -> Bool {
    // As polynomials, which this asks for first.
    if case .proved = prover.verdictAtAllWidths(algebra.graph, source: a, target: b, premises: [], orders: [], except: []) { return true }
    return false
  }
}

extension ExpressionAlgebra {
  /// A power of two, or 0.
  fileprivate func isPower(_ a: NodeID, _ width: Int) -> NodeID { isZero(and(a, sub(a, literal(1, width), width), width), width) }
  /// The power divides the value; 0 divides 0 alone.
  fileprivate func divides(_ power: NodeID, _ value: NodeID, _ width: Int) -> NodeID {
    isZero(and(value, sub(power, literal(1, width), width), width), width)
  }
}
