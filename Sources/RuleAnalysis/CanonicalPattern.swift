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
      let forms = Split.allCases.compactMap { named(expression, $0) }
      // The simplest condition is the one that most constants fulfil.
      guard let best = forms.min(by: { $0.complexity.lexicographicallyPrecedes($1.complexity) }) else { return nil }
      self = best
    }
    return nil
  }

  /// The sizes of the condition and of the replacement.
  private var complexity: [Int] { [rule.graph.cone([rule.condition]).count, rule.graph.cone([rule.rhs]).count] }

  /// The rule with `expression`, a part of its pattern, as a constant of its own, named like the first in it.
  private func named(_ expression: NodeID, _ split: Split) -> CanonicalPattern? {
    var form = self
    let name = symbols(in: expression)[0]
    guard let solution = form.solved(expression, as: name, split) else { return nil }
    form.substitute(solution, for: expression, name)
    return form
  }

  /// How the value of an operation on two constants is shared out between them.
  private enum Split: CaseIterable {
    /// All of it is the first's, or the second's; the other is as if it were not there.
    case first, second
    /// Both are the value, where that gives the value again.
    case both
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
  private mutating func solved(_ expression: NodeID, as value: NodeID, _ split: Split) -> [NodeID: NodeID]? {
    let node = rule.graph[expression]
    if node.kind == .constant { return [expression: value] }
    guard node.kind == .operation, node.operands.count == 2 else { return nil }
    let (a, b) = (node.operands[0], node.operands[1])
    switch (symbols(in: a).isEmpty, symbols(in: b).isEmpty, node.operation) {
    case (true, false, .sub): return solved(b, as: simplified(.sub, a, value), split)
    case (false, true, .sub): return solved(a, as: simplified(.add, value, b), split)
    case (false, true, .add): return solved(a, as: simplified(.sub, value, b), split)
    case (true, false, .add): return solved(b, as: simplified(.sub, value, a), split)
    case (false, true, .xor): return solved(a, as: simplified(.xor, value, b), split)
    case (true, false, .xor): return solved(b, as: simplified(.xor, value, a), split)
    case (false, false, .and), (false, false, .or), (false, false, .xor), (false, false, .add):
      guard rule.graph[a].kind == .constant, rule.graph[b].kind == .constant, a != b else { return nil }
      keepsConstants = false
      let none = rule.graph.literal(node.operation == .and ? -1 : 0, width: node.width)
      switch split {
      case .first: return [a: value, b: none]
      case .second: return [a: none, b: value]
      case .both: return node.operation == .and || node.operation == .or ? [a: value, b: value] : nil
      }
    default: return nil
    }
  }

  private mutating func substitute(_ solution: [NodeID: NodeID], for expression: NodeID, _ name: NodeID) {
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
        made[id] =
          operands.count == 2 && node.flags.isEmpty && [.uniform, .predicate].contains(node.operation.row.widths)
          ? simplified(node.operation, operands[0], operands[1])
          : rule.graph.operation(node.operation, flags: node.flags, width: node.width, operands: operands)
      } else {
        made[id] = id
      }
    }
    return roots.map { made[$0]! }
  }

  /// An operation without what it need not say; only constants are computed with.
  private mutating func simplified(_ operation: Operation, _ a: NodeID, _ b: NodeID) -> NodeID {
    let graph = rule.graph
    let isConstant = graph.isConstantExpression(a) && graph.isConstantExpression(b)
    switch operation {
    case .add where isConstant, .or where isConstant, .xor where isConstant:
      if graph.isLiteral(b, 0) || operation == .or && a == b { return a }
      if graph.isLiteral(a, 0) { return b }
    case .and where isConstant:
      if isTrue(b) || a == b { return a }
      if isTrue(a) { return b }
    case .eq where isConstant && a == b: return rule.graph.literal(-1, width: .bits(1))
    case .sub where isConstant && graph.isLiteral(b, 0): return a
    case .sub where isConstant && graph.isLiteral(a, 0):
      if let value = negated(b) { return value }
    case .sub where !graph.isConstantExpression(a) && graph.isConstantExpression(b):
      // What is subtracted is added, as hosts have it.
      if let value = negated(b) { return rule.graph.operation(.add, width: graph[a].width, operands: [a, value]) }
    default: break
    }
    return rule.graph.operation(operation, width: graph[a].width, operands: [a, b])
  }

  /// All bits are set.
  private func isTrue(_ id: NodeID) -> Bool {
    rule.graph.isLiteral(id, -1) || rule.graph[id].width == .bits(1) && rule.graph[id].kind == .literal && rule.graph[id].value & 1 == 1
  }

  /// -`id`, where `id` is a negation or a sum with one.
  private mutating func negated(_ id: NodeID) -> NodeID? {
    let node = rule.graph[id]
    guard node.kind == .operation, node.flags.isEmpty, node.operands.count == 2 else { return nil }
    let (a, b) = (node.operands[0], node.operands[1])
    if node.operation == .sub, rule.graph.isLiteral(a, 0) { return b }
    if node.operation == .add, let inner = negated(a) { return simplified(.sub, inner, b) }
    return nil
  }
}
