import BitVector

/// What is true of powers of two, masks and counts of leading or trailing zeros, in terms that are linear but for quotients.
///
/// `v & (v - 1)` is 0 where v is a power of two (or 0), `m & (m + 1)` where m + 1 is one. Of x and a power of two p of a width of M values:
/// `x & (p - 1)` is the remainder of x by p, `x & (M - p)` is x less that, `x & p` is p or 0.
struct MaskLemmas {
  /// `value` is a power of two where `truth` holds, and at most M.
  struct Power {
    var value: SMTTerm
    var truth: SMTTerm
    var width: Int
  }
  struct Conjunction {
    var left: SMTTerm
    var right: SMTTerm
    var value: SMTTerm
    var width: Int
  }

  private var powers: [Power] = []
  private var conjunctions: [Conjunction] = []
  /// More have too many pairs.
  private static let powerLimit = 3
  private static let conjunctionLimit = 3
  /// Each remainder is a product, whose lemmas are dear.
  private static let productLimit = 6

  mutating func add(_ power: Power, _ defining: Conjunction) {
    if powers.count < Self.powerLimit, !powers.contains(where: { $0.value.ast == power.value.ast && $0.width == power.width }) { powers.append(power) }
  }
  mutating func add(_ conjunction: Conjunction) {
    if conjunctions.count < Self.conjunctionLimit, !conjunctions.contains(where: { $0.value.ast == conjunction.value.ast }) { conjunctions.append(conjunction) }
  }

  /// `exponents`: of the literals that occur.
  func lemmas(_ algebra: IntegerAlgebra, _ exponents: [Int]) -> [SMTTerm] {
    var result: [SMTTerm] = []
    func when(_ first: SMTTerm, _ second: SMTTerm, _ then: SMTTerm) { result.append(algebra.implies(algebra.both(first, second), then)) }
    // Two powers of two are equal, or one is at least twice the other.
    func separate(_ truth: SMTTerm, _ one: SMTTerm, _ other: SMTTerm) {
      when(truth, algebra.less(one, other), algebra.atMost(algebra.times(one, 2), other))
      when(truth, algebra.less(other, one), algebra.atMost(algebra.times(other, 2), one))
    }
    let knowledge = algebra.knowledge
    for (index, power) in powers.enumerated() {
      let half = algebra.half(power.width)
      separate(power.truth, power.value, half)
      for shifted in knowledge.powers { separate(power.truth, power.value, shifted.power) }
      for exponent in exponents { separate(power.truth, power.value, algebra.integer(power: exponent)) }
      for other in powers[(index + 1)...] { separate(algebra.both(power.truth, other.truth), power.value, other.value) }
      for conjunction in conjunctions where conjunction.width == power.width { result += remainders(conjunction, power, algebra) }
    }
    for count in knowledge.bitCounts {
      // All bits are counted, or none, only of 0.
      let whole = count.kind == .ones ? algebra.integer(0) : width(count.width, algebra)
      result.append(algebra.equal(algebra.equal(count.value, whole), algebra.equal(count.of, algebra.integer(0))))
    }
    for count in knowledge.bitCounts where count.kind != .ones {
      let last = algebra.minus(width(count.width, algebra), algebra.integer(1))
      for shifted in knowledge.powers {
        switch count.kind {
        case .leadingZeros:
          // 2^a <= v means that bit a or a higher one is set; so for a + 1.
          let sum = algebra.plus(shifted.amount, count.value)
          result.append(algebra.equal(algebra.atMost(sum, last), algebra.atMost(shifted.power, count.of)))
          result.append(algebra.equal(algebra.less(sum, last), algebra.atMost(algebra.times(shifted.power, 2), count.of)))
        default:
          // Not 0: the lowest bit that is set is at most the value.
          when(algebra.less(algebra.integer(0), count.of), algebra.atMost(shifted.amount, count.value), algebra.atMost(shifted.power, count.of))
        }
      }
      guard count.kind == .trailingZeros else { continue }
      for power in powers {
        for shifted in knowledge.powers {
          when(
            algebra.both(power.truth, algebra.equal(power.value, count.of)), algebra.equal(shifted.amount, count.value),
            algebra.equal(shifted.power, power.value))
        }
        for other in knowledge.bitCounts where other.kind == .leadingZeros && other.of.ast == count.of.ast && other.width == count.width {
          when(power.truth, algebra.equal(power.value, count.of), algebra.equal(algebra.plus(count.value, other.value), last))
        }
      }
    }
    return result
  }

  private func width(_ width: Int, _ algebra: IntegerAlgebra) -> SMTTerm {
    width >= ParametricAlgebra.firstUnknown ? algebra.knowledge.counts[width - ParametricAlgebra.firstUnknown] : algebra.integer(Int64(width))
  }

  private func remainders(_ conjunction: Conjunction, _ power: Power, _ algebra: IntegerAlgebra) -> [SMTTerm] {
    var result: [SMTTerm] = []
    func when(_ first: SMTTerm, _ second: SMTTerm, _ then: SMTTerm) { result.append(algebra.implies(algebra.both(first, second), then)) }
    let modulus = algebra.modulus(power.width)
    for (mask, other) in [(conjunction.left, conjunction.right), (conjunction.right, conjunction.left)] {
      if algebra.knowledge.products.count < Self.productLimit {
        let remainder = algebra.divide(other, power.value).remainder
        when(power.truth, algebra.equal(algebra.plus(mask, algebra.integer(1)), power.value), algebra.equal(conjunction.value, remainder))
        when(
          power.truth, algebra.equal(algebra.plus(mask, power.value), modulus), algebra.equal(conjunction.value, algebra.minus(other, remainder)))
      }
      let isBit = algebra.equal(mask, power.value)
      when(power.truth, isBit, algebra.either(algebra.equal(conjunction.value, algebra.integer(0)), algebra.equal(conjunction.value, power.value)))
      when(power.truth, algebra.both(isBit, algebra.less(other, power.value)), algebra.equal(conjunction.value, algebra.integer(0)))
      when(
        power.truth, algebra.both(isBit, algebra.both(algebra.atMost(power.value, other), algebra.less(other, algebra.times(power.value, 2)))),
        algebra.equal(conjunction.value, power.value))
    }
    return result
  }
}
