import BitVector
import Rules

/// The text of a rule with its symbols and widths numbered in the order in which the pattern meets them: equal for rules that differ in names,
/// in the order of facts, and in the order of operands where that doesn't matter.
enum CanonicalText {
  /// `includingWidths` tells apart rules that claim different widths.
  static func text(_ rule: Rule, includingWidths: Bool = false) -> String {
    var names: [Int: String] = [:]
    let graph = rule.graph
    func width(_ term: WidthTerm) -> String { term.bits.map(String.init) ?? "W\(term.nameIndex!)" }
    func pattern(_ matcher: Matcher) -> String {
      switch matcher {
      case .variable(let symbol), .constant(let symbol):
        let kind = graph.symbols[symbol].isConstant ? "C" : "x"
        if names[symbol] == nil { names[symbol] = "\(kind)\(names.count):\(width(graph.symbols[symbol].width))" }
        return names[symbol]!
      case .expression(let id): return expression(id)
      case .operation(let matched):
        return "(\(matched.operation).\(matched.flags.rawValue) \(width(graph[matched.id].width)) \(matched.operands.map(pattern).joined(separator: " ")))"
      }
    }
    func expression(_ id: NodeID) -> String {
      let node = graph[id]
      switch node.kind {
      case .literal: return "\(node.value):\(width(node.width))"
      case .widthValue: return "W\(node.value)"
      case .variable, .constant: return names[Int(node.value)] ?? graph.symbols[Int(node.value)].name
      case .operation:
        var operands = node.operands.map(expression)
        if node.operation.isCommutative { operands = operands.prefix(2).sorted() + operands.dropFirst(2) }
        return "(\(node.operation).\(node.flags.rawValue) \(width(node.width)) \(operands.joined(separator: " ")))"
      }
    }
    let left = pattern(Matcher(graph, rule.lhs))
    let facts = rule.facts.map(expression).sorted().joined(separator: " ")
    let relation = rule.widthCondition.map(expression) ?? "true"
    let claims = includingWidths ? rule.usedWidths.map { " W\($0) in \(rule.widths[$0].text)" }.joined() + " where \(relation)" : ""
    return "\(left) => \(expression(rule.rhs)) when \(expression(rule.condition)) given \(facts)\(claims)"
  }
}
