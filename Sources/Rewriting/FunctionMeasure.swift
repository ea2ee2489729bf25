import BitVector
package import Rules

/// What each rewrite of a function lowers: the ``Measure`` of all its live instructions, then how high the heavy ones stand, then how much they
/// read.
///
/// The second component sorts rewrites that exchange two operations: lighter ones go towards the result. The third lets a literal stand where a
/// value did. Both are sums of natural numbers and are compared for whole functions, so they fall only finitely often.
package struct FunctionMeasure: Hashable, Comparable, Sendable {
  /// The size is that of the result as a tree.
  package var measure = Measure()
  /// Sum of each instruction's weight times the length of the longest chain of instructions that it ends.
  package var elevation = 0
  /// How many operands of instructions are no literals.
  private var reads = 0
  /// What the order says of functions that cost the same, or of all.
  private var preference: [Int] = []
  private var precedesCost = false

  package init(_ function: RewritableFunction, order: RewriteOrder = RewriteOrder()) {
    var operations: [Node] = []
    var sizes: [Int: Int] = [:]
    var heights: [Int: Int] = [:]
    for id in function.graph.cone(function.assumptions + [function.result]) {
      let node = function.graph[id]
      guard node.kind == .operation else { continue }
      operations.append(node)
      measure.cost += node.operation.row.cost
      measure.operations += 1
      measure.weight += node.operation.weight
      measure.missingFlags += node.operation.row.flags.subtracting(node.flags).individual.count
      sizes[id.index] = min(node.operands.reduce(1) { $0 + sizes[$1.index, default: 0] }, Self.sizeLimit)
      let height = 1 + (node.operands.map { heights[$0.index, default: 0] }.max() ?? 0)
      heights[id.index] = height
      elevation += node.operation.weight * height
      reads += node.operands.count { function.graph[$0].kind != .literal }
    }
    preference = order.weights(operations)
    precedesCost = order.precedesCost
    measure.size = sizes[function.result.index, default: 0]
  }

  /// Trees of shared operations grow without bound.
  private static let sizeLimit = 1_000_000_000

  /// The order decides so, whatever both cost.
  func isPreferred(to other: FunctionMeasure) -> Bool { precedesCost && preference.lexicographicallyPrecedes(other.preference) }

  package static func < (a: FunctionMeasure, b: FunctionMeasure) -> Bool {
    let (first, second) = ((a.measure.cost, a.measure.operations), (b.measure.cost, b.measure.operations))
    if first == second || a.precedesCost, a.preference != b.preference { return a.preference.lexicographicallyPrecedes(b.preference) }
    return a.measure == b.measure ? (a.elevation, a.reads) < (b.elevation, b.reads) : a.measure < b.measure
  }
}
