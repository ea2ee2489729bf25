import BitVector

/// Says what is wrong with a rule before anybody tries to prove or emit it.
package enum RuleChecker {
  /// The part of a rule that is at fault.
  package enum Part: Hashable, Sendable {
    case widths, match, rewrite, condition, widthCondition
    case fact(Int)
  }

  package struct Problem: Hashable, Sendable, CustomStringConvertible {
    package var part: Part
    package var message: String
    package var description: String { message }
  }

  /// What breaks the invariants of ``Rule``, in the order of its parts; empty for a rule that can be proven or emitted.
  package static func problems(in rule: Rule) -> [Problem] {
    let graph = rule.graph
    var problems: [Problem] = []
    func report(_ part: Part, _ message: String) { problems.append(Problem(part: part, message: message)) }
    let parts: [(Part, NodeID)] =
      [(.match, rule.lhs), (.rewrite, rule.rhs), (.condition, rule.condition)] + rule.facts.enumerated().map { (.fact($0.offset), $0.element) }

    if rule.widths.count != graph.widthNames.count { report(.widths, "\(graph.widthNames.count) widths are named, \(rule.widths.count) have members") }
    for (part, root) in parts {
      if let message = widthFault(graph, root) { report(part, message) }
    }
    guard problems.isEmpty else { return problems }

    if graph[rule.lhs].kind != .operation { report(.match, "the pattern must be an operation") }
    if graph[rule.lhs].width != graph[rule.rhs].width {
      report(.rewrite, "the replacement has width \(graph.text(graph[rule.rhs].width)), the pattern \(graph.text(graph[rule.lhs].width))")
    }
    for (part, root) in parts.dropFirst(2) where graph[root].width != .bits(1) {
      report(part, "must have one bit, has width \(graph.text(graph[root].width))")
    }
    for id in graph.cone([rule.lhs]) where graph[id].kind == .operation && !graph[id].operation.row.isExecutable && !graph.isConstantExpression(id) {
      report(.match, "'\(graph[id].operation.name)' can only stand in conditions and constant expressions")
    }
    for id in graph.cone([rule.rhs]) where graph[id].kind == .operation && !graph[id].operation.row.isExecutable && !graph.isConstantExpression(id) {
      report(.rewrite, "'\(graph[id].operation.name)' can only stand in conditions and constant expressions")
    }
    if let variable = graph.cone([rule.condition]).first(where: { graph[$0].kind == .variable }) {
      report(.condition, "the variable '\(graph.text(variable))' can't stand in a condition, only in a fact")
    }
    let bound = boundSymbols(rule)
    let known = rule.facts.reduce(rule.symbols(in: rule.lhs)) { $0.union(rule.symbols(in: $1)) }
    for symbol in rule.symbols(in: rule.rhs).subtracting(known).sorted() where !graph.symbols[symbol].isConstant && bound.contains(symbol) {
      report(.rewrite, "the variable '\(graph.symbols[symbol].name)' is not bound by the pattern")
    }
    for (part, root) in parts {
      let free = rule.symbols(in: root).filter { !bound.contains($0) }.sorted().map { graph.symbols[$0] }
      for symbol in free { report(part, "the \(symbol.isConstant ? "constant" : "variable") '\(symbol.name)' is not bound by the pattern") }
    }
    if let relation = rule.widthCondition {
      if graph[relation].width != .bits(1) { report(.widthCondition, "must have one bit, has width \(graph.text(graph[relation].width))") }
      if !rule.symbols(in: relation).isEmpty { report(.widthCondition, "a relation between widths can't name variables or constants") }
    }
    if problems.isEmpty, !hasWidths(rule) { report(.widths, "no widths satisfy the casts and the relation between widths") }
    return problems
  }

  /// Every name that is given to more than one of `rules`, once each.
  package static func repeatedNames(in rules: [Rule]) -> [String] {
    var counts: [String: Int] = [:]
    return rules.map(\.name).filter { name in
      counts[name, default: 0] += 1
      return counts[name] == 2
    }
  }

  /// The symbols whose value is known once the pattern and the facts have been matched: variables and constants of the pattern that are an
  /// operand of a matched operation, constants that a fact introduces, and variables that a fact asks for: any value for which the fact holds.
  package static func boundSymbols(_ rule: Rule) -> Set<Int> {
    let graph = rule.graph
    var bound = Set<Int>()
    func collect(_ id: NodeID) {
      let node = graph[id]
      switch node.kind {
      case .variable, .constant: bound.insert(Int(node.value))
      case .operation where id == rule.lhs || !graph.isConstantExpression(id): node.operands.forEach(collect)
      default: break
      }
    }
    collect(rule.lhs)
    for fact in rule.facts {
      bound.formUnion(rule.symbols(in: fact))
    }
    return bound
  }

  /// What is wrong with the widths of operands below `root`.
  private static func widthFault(_ graph: ExpressionGraph, _ root: NodeID) -> String? {
    for id in graph.cone([root]) where graph[id].kind == .operation {
      let node = graph[id]
      let widths = node.operands.map { graph[$0].width }
      let name = node.operation.name
      switch node.operation.row.widths {
      case .select:
        if widths[0] != .bits(1) { return "the condition of 'select' has width \(graph.text(widths[0])), expected 1" }
        if widths[1] != widths[2] { return "the operands of 'select' have widths \(graph.text(widths[1])) and \(graph.text(widths[2]))" }
      case .widening, .narrowing:
        if let from = widths[0].bits, let to = node.width.bits, node.operation == .trunc ? to >= from : to <= from {
          return "'\(name)' from \(from) to \(to) bits"
        }
        if widths[0] == node.width { return "'\(name)' must change the width" }
      case .uniform, .predicate, .free:
        if let other = widths.first(where: { $0 != widths[0] }) {
          return "the operands of '\(name)' have widths \(graph.text(widths[0])) and \(graph.text(other))"
        }
      }
    }
    return nil
  }

  /// Some tuple of widths is admitted; looks no further than the first, and takes many tries in vain as no answer.
  private static func hasWidths(_ rule: Rule) -> Bool {
    var tries = 0
    func search(_ tuple: [Int]) -> Bool {
      guard tuple.count < rule.widths.count else {
        tries += 1
        return tries > tryLimit || rule.admits(tuple)
      }
      return rule.widths[tuple.count].widths.contains { search(tuple + [$0]) }
    }
    return search([])
  }

  /// How many tuples of widths are looked at.
  private static let tryLimit = 20_000
}
