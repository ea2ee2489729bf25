import BitVector
import Rules

/// The operations of a rule's pattern, for a quick look at which rules may overlap at all: what it excludes has no unifier, what it admits may
/// have one.
struct PatternShape {
  private let rule: Rule
  private let isConstant: [Bool]
  /// Operations of the pattern that aren't computed from constants alone, the root last.
  private let operations: [NodeID]

  init(_ rule: Rule) {
    self.rule = rule
    var isConstant: [Bool] = []
    for node in rule.graph.nodes {
      isConstant.append(node.kind == .operation ? node.operands.allSatisfy { isConstant[$0.index] } : node.kind != .variable)
    }
    self.isConstant = isConstant
    operations = rule.graph.cone([rule.lhs]).filter { rule.graph[$0].kind == .operation && !isConstant[$0.index] }
  }

  /// Some operation of this pattern may be one that the pattern of `inner` matches; overlaps at both roots are looked at once.
  func mayOverlap(_ inner: PatternShape, isBefore: Bool) -> Bool {
    operations.contains { ($0 != rule.lhs || isBefore) && mayUnify($0, inner, inner.rule.lhs) }
  }

  /// Below this depth anything may be: operands of commutative operations are looked at in both orders, again and again.
  private static let depth = 6

  private func mayUnify(_ id: NodeID, _ other: PatternShape, _ otherID: NodeID, depth: Int = 0) -> Bool {
    if depth > Self.depth { return true }
    let (left, right) = (rule.graph[id], other.rule.graph[otherID])
    if left.kind == .variable || right.kind == .variable { return true }
    if isConstant[id.index] || other.isConstant[otherID.index] { return isConstant[id.index] && other.isConstant[otherID.index] }
    return right.operandOrders(as: left.operation).contains { operands in
      zip(left.operands, operands).allSatisfy { mayUnify($0, other, $1, depth: depth + 1) }
    }
  }
}
