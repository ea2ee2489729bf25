import BitVector
package import Rules

/// A rule with what matching needs of it, computed once.
package struct PreparedRule: Sendable {
  package let rule: Rule
  /// By node of the rule's graph: holds no variable.
  let isConstant: [Bool]
  /// The largest parts of pattern, replacement and facts that hold no variable, operations only.
  let constantParts: [NodeID]
  /// Variables that make the whole pattern poison when they are.
  let strictVariables: Set<Int>
  /// The index of every width name that some part of the rule has.
  let usedWidths: [Int]
  /// The pattern is an operation of a size that is matched.
  let canMatch: Bool

  /// How many operations a pattern may have; larger ones never match.
  static let patternLimit = 500

  package init(_ rule: Rule) {
    self.rule = rule
    let graph = rule.graph
    var isConstant: [Bool] = []
    for node in graph.nodes {
      isConstant.append(node.kind == .operation ? node.operands.allSatisfy { isConstant[$0.index] } : node.kind != .variable)
    }
    self.isConstant = isConstant
    var parts: Set<NodeID> = []
    let cone = graph.cone([rule.lhs, rule.rhs] + rule.facts)
    let roots = [rule.rhs] + rule.facts + cone.filter { !isConstant[$0.index] }.flatMap { graph[$0].operands }
    for id in roots where graph[id].kind == .operation && isConstant[id.index] { parts.insert(id) }
    constantParts = parts.sorted()
    canMatch = graph[rule.lhs].kind == .operation && cone.count <= Self.patternLimit
    strictVariables = Self.strictVariables(graph, rule.lhs)
    let nodes = graph.cone([rule.lhs, rule.rhs, rule.condition] + rule.facts).map { graph[$0] }
    usedWidths = Set(nodes.compactMap { $0.kind == .widthValue ? Int($0.value) : $0.width.nameIndex }).sorted()
  }

  private static func strictVariables(_ graph: ExpressionGraph, _ root: NodeID) -> Set<Int> {
    var result: Set<Int> = []
    var seen: Set<NodeID> = []
    var stack = [root]
    while let id = stack.popLast() {
      guard seen.insert(id).inserted else { continue }
      let node = graph[id]
      switch (node.kind, node.operation) {
      case (.variable, _): result.insert(Int(node.value))
      case (.operation, .freeze): break
      case (.operation, .select): stack.append(node.operands[0])
      default: stack += node.operands
      }
    }
    return result
  }
}
