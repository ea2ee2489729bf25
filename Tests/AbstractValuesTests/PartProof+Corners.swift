import AbstractValues
import BitVector
import Solver

/// The signed bounds of products, and whether they are too large, at 64 bits.
///
/// A product lies between those of its factors' bounds: along one factor at a time, since with the other factor fixed, products rise or fall with
/// it. That is proven of any factors, over integers; the claim then follows for unknowns in the place of the products, of which no more is assumed.
extension PartProof {
  func holdsByCorners(_ part: Part, width: Int) -> Bool {
    let isOverflow = use.operation == .smulOverflow
    let setting = Setting(use, actual, width: width, resultWidth: isOverflow ? 1 : width)
    let claim = setting.claim(part, setting.result, setting.value)
    let laws = Law.allCases.filter { isOverflow ? $0 != .clamped : $0 != .farther }
    return laws.allSatisfy { holds($0, width: width) } && follows(claim, laws, setting)
  }

  /// What is true of products of which one factor is the same.
  private enum Law: CaseIterable {
    /// With a factor that isn't negative, clamped products are in the order of the other factor, with a negative one in the opposite order.
    case clamped
    /// What lies between factors whose products aren't too large has one that isn't.
    case between
    /// What lies farther from zero than a factor whose product is too large has one that is.
    case farther
  }

  /// One product's word and whether it is too large.
  private struct Product {
    var word: NodeID
    var isTooLarge: NodeID
  }

  /// A law for the factors `low`, `middle`, `high` (only two, where it speaks of two) and their products with `factor`.
  private func statement(
    _ law: Law, _ algebra: ExpressionAlgebra, _ width: Int, factor: NodeID, _ others: [(factor: NodeID, product: Product)]
  ) -> NodeID {
    let zero = algebra.literal(0, width)
    func implies(_ a: NodeID, _ b: NodeID) -> NodeID { algebra.either(algebra.negated(a), b) }
    func isAtMost(_ a: NodeID, _ b: NodeID) -> NodeID { algebra.sle(a, b, width) }
    switch law {
    case .clamped:
      let clamped = others.map { other in
        let isBelow = algebra.differ(algebra.isNegative(factor, width), algebra.isNegative(other.factor, width))
        let bound = algebra.choose(isBelow, algebra.least(width), algebra.not(algebra.least(width), width), width)
        return algebra.choose(other.product.isTooLarge, bound, other.product.word, width)
      }
      let isNegative = algebra.isNegative(factor, width)
      let (rising, falling) = (isAtMost(clamped[0], clamped[1]), isAtMost(clamped[1], clamped[0]))
      let ordered = algebra.both(implies(algebra.negated(isNegative), rising), implies(isNegative, falling))
      return implies(isAtMost(others[0].factor, others[1].factor), ordered)
    case .between:
      let isBetween = algebra.both(isAtMost(others[0].factor, others[1].factor), isAtMost(others[1].factor, others[2].factor))
      let isAnyTooLarge = algebra.either(others[0].product.isTooLarge, others[2].product.isTooLarge)
      return implies(algebra.both(isBetween, others[1].product.isTooLarge), isAnyTooLarge)
    case .farther:
      let (near, far) = (others[0].factor, others[1].factor)
      let isFarther = algebra.either(
        algebra.both(isAtMost(zero, near), isAtMost(near, far)), algebra.both(isAtMost(near, zero), isAtMost(far, near)))
      return implies(algebra.both(isFarther, others[0].product.isTooLarge), others[1].product.isTooLarge)
    }
  }

  /// The law holds of all words of this width, whichever factor comes first.
  private func holds(_ law: Law, width: Int) -> Bool {
    [false, true].allSatisfy { isMirrored in
      let algebra = ExpressionAlgebra()
      let factor = algebra.unknown("x", width)
      let others = (0..<(law == .between ? 3 : 2)).map { index -> (factor: NodeID, product: Product) in
        let other = algebra.unknown("y\(index)", width)
        let (left, right) = isMirrored ? (other, factor) : (factor, other)
        return (other, Product(word: algebra.mul(left, right, width), isTooLarge: algebra.smulOverflows(left, right, width)))
      }
      let (law, truth) = (statement(law, algebra, width, factor: factor, others), algebra.truth(true))
      return prover.provenWithIntegers(algebra.graph, source: truth, target: law, premises: [], widths: []) != nil
    }
  }

  /// The claim, with unknowns for all products, from the laws.
  private func follows(_ claim: NodeID, _ laws: [Law], _ setting: Setting) -> Bool {
    let (algebra, width) = (setting.algebra, setting.width)
    let premises = setting.premises(kind: 2)
    let old = algebra.graph
    let nodes = old.cone([claim] + premises).filter { old[$0].kind == .operation && [.mul, .smulOverflow].contains(old[$0].operation) }
    var sides: [[NodeID]] = [[], []]
    for node in nodes {
      for side in 0...1 where !sides[side].contains(old[node].operands[side]) { sides[side].append(old[node].operands[side]) }
    }
    let grid = sides[0].indices.map { row in
      sides[1].indices.map { column in
        Product(word: algebra.unknown("p\(row).\(column)", width), isTooLarge: algebra.unknown("o\(row).\(column)", 1))
      }
    }
    var known: [NodeID] = []
    for law in laws {
      for side in 0...1 {
        for (index, factor) in sides[side].enumerated() {
          let line = sides[1 - side].enumerated().map { other in
            (factor: other.element, product: side == 0 ? grid[index][other.offset] : grid[other.offset][index])
          }
          for choice in choices(of: law == .between ? 3 : 2, among: line.count) {
            known.append(statement(law, algebra, width, factor: factor, choice.map { line[$0] }))
          }
        }
      }
    }
    let copies = algebra.storage.graph.copy(
      [claim] + premises + known, from: algebra.graph,
      replacing: { graph, id, node in
        // Of unsigned products nothing is assumed.
        if node.kind == .operation, node.operation == .umulOverflow { return graph.symbol("u\(id.index)", width: .bits(1), isConstant: true) }
        guard nodes.contains(id) else { return nil }
        let product = grid[sides[0].firstIndex(of: node.operands[0])!][sides[1].firstIndex(of: node.operands[1])!]
        return node.operation == .mul ? product.word : product.isTooLarge
      })
    return isProved(algebra, copies[0], Array(copies.dropFirst()))
  }

  /// All ordered choices of different indices below `limit`.
  private func choices(of count: Int, among limit: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return choices(of: count - 1, among: limit).flatMap { choice in (0..<limit).filter { !choice.contains($0) }.map { choice + [$0] } }
  }
}
