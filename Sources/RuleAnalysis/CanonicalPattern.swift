import BitVector
import Rules

/// Brings a rule's pattern into the form in which hosts meet it.
///
/// Where a part of the pattern is always rewritten first, by another rule of the set, the rule could never fire. So the part is replaced by what
/// the other rule leaves of it, and constants are named anew: with `sub x C ⇒ add x -C` in the set, `(and (sub x C1) C2)` becomes
/// `(and (add x C1) C2)`, and everything else of the rule says `-C1` for `C1`.
struct CanonicalPattern {
  private(set) var rule: Rule
  /// Every constant of the old rule can be told from those of the new one.
  private(set) var keepsConstants = true

  /// Puts `replacement`, a node of `graph`, in the place of `part`; nil where the constants that come about can't be named.
  init?(_ rule: Rule, replacing part: NodeID, with replacement: NodeID, in graph: ExpressionGraph) {
    self.rule = rule
    self.rule.graph = graph
    // What the replacement reuses of the pattern is there in the new form.
    let sides = rebuilt([rule.lhs, rule.rhs]) { $0 == part ? replacement : nil }
    (self.rule.lhs, self.rule.rhs) = (sides[0], sides[1])
    self.rule.proof.isSound = false
    // Each round names one expression; a pattern has no more than it has nodes.
    for _ in 0..<graph.nodes.count {
      guard let expression = nameless else { return }
      guard let solution = solved(expression, as: symbols(in: expression)[0]) else { return nil }
      substitute(solution, for: expression)
    }
    return nil
  }

  private func symbols(in id: NodeID) -> [NodeID] { rule.graph.cone([id]).filter { rule.graph[$0].kind == .constant } }

  /// An expression of the pattern that has a constant which stands nowhere by itself.
  private var nameless: NodeID? {
    let nodes = patternParts(rule.lhs)
    let bare = Set(nodes.filter { rule.graph[$0].kind == .constant })
    return nodes.first { id in rule.graph[id].kind == .operation && rule.graph.isConstantExpression(id) && !symbols(in: id).allSatisfy(bare.contains) }
  }

  /// The pattern's nodes down to constant expressions.
  private func patternParts(_ root: NodeID) -> [NodeID] {
    if rule.graph.isConstantExpression(root) { return [root] }
    return [root] + rule.graph[root].operands.flatMap(patternParts)
  }

  // MARK: Solving

  /// What the constants in `expression` have to be, for its value to be `value`.
  private mutating func solved(_ expression: NodeID, as value: NodeID) -> [NodeID: NodeID]? {
    let node = rule.graph[expression]
    if node.kind == .constant { return [expression: value] }
    guard node.kind == .operation, node.operands.count == 2 else { return nil }
    let (a, b) = (node.operands[0], node.operands[1])
    switch (symbols(in: a).isEmpty, symbols(in: b).isEmpty, node.operation) {
    case (true, false, .sub): return solved(b, as: simplified(.sub, a, value))
    case (false, true, .sub): return solved(a, as: simplified(.add, value, b))
    case (false, true, .add): return solved(a, as: simplified(.sub, value, b))
    case (true, false, .add): return solved(b, as: simplified(.sub, value, a))
    case (false, true, .xor): return solved(a, as: simplified(.xor, value, b))
    case (true, false, .xor): return solved(b, as: simplified(.xor, value, a))
    case (false, false, .and), (false, false, .or), (false, false, .xor), (false, false, .add):
      // One of the two as if it were not there: any value comes about so.
      guard rule.graph[b].kind == .constant, !symbols(in: a).contains(b), var solution = solved(a, as: value) else { return nil }
      solution[b] = rule.graph.literal(node.operation == .and ? -1 : 0, width: node.width)
      keepsConstants = false
      return solution
    default: return nil
    }
  }

  /// Writes the rule with `expression` as a constant of its own, named like the first in it.
  private mutating func substitute(_ solution: [NodeID: NodeID], for expression: NodeID) {
    let name = symbols(in: expression)[0]
    rule.lhs = rebuilt([rule.lhs]) { $0 == expression ? name : solution[$0] }[0]
    let others = rebuilt([rule.rhs, rule.condition] + rule.facts) { solution[$0] }
    (rule.rhs, rule.condition, rule.facts) = (others[0], others[1], Array(others.dropFirst(2)))
  }

  /// `roots` with other nodes for some; what these hold stays as it is.
  private mutating func rebuilt(_ roots: [NodeID], _ replace: (NodeID) -> NodeID?) -> [NodeID] {
    var made: [NodeID: NodeID] = [:]
    for id in rule.graph.cone(roots) {
      let node = rule.graph[id]
      if let other = replace(id) {
        made[id] = other
      } else if node.kind == .operation {
        let operands = node.operands.map { made[$0]! }
        let isConstant = operands.count == 2 && node.flags.isEmpty && operands.allSatisfy(rule.graph.isConstantExpression)
        made[id] =
          isConstant && node.operation.row.widths == .uniform
          ? simplified(node.operation, operands[0], operands[1])
          : rule.graph.operation(node.operation, flags: node.flags, width: node.width, operands: operands)
      } else {
        made[id] = id
      }
    }
    return roots.map { made[$0]! }
  }

  /// An operation on constants without what it need not say.
  private mutating func simplified(_ operation: Operation, _ a: NodeID, _ b: NodeID) -> NodeID {
    let graph = rule.graph
    switch operation {
    case .add, .or, .xor:
      if graph.isLiteral(b, 0) { return a }
      if graph.isLiteral(a, 0) { return b }
    case .and:
      if graph.isLiteral(b, -1) { return a }
      if graph.isLiteral(a, -1) { return b }
    case .sub:
      if graph.isLiteral(b, 0) { return a }
      let inner = graph[b]
      // 0 - (0 - x)
      if graph.isLiteral(a, 0), inner.kind == .operation, inner.operation == .sub, graph.isLiteral(inner.operands[0], 0) { return inner.operands[1] }
    default: break
    }
    return rule.graph.operation(operation, width: graph[a].width, operands: [a, b])
  }
}
