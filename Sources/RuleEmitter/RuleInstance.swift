import BitVector
import Rules

/// A rule at fixed widths: what becomes one function.
struct RuleInstance {
  var rule: Rule
  /// The rule's place in the table.
  var index: Int
  /// In the order of the graph's width names.
  var widths: [Int]
  /// Empty until it is known which widths share the function.
  var functionName = ""
  var pattern: MatchedOperation
  /// The first two operands of the root may be exchanged without a difference.
  var isSymmetric: Bool

  init(_ rule: Rule, index: Int, widths: [Int]) {
    self.rule = rule
    self.index = index
    self.widths = widths
    guard case .operation(let pattern) = Matcher(rule.graph, rule.lhs) else { preconditionFailure("the pattern of '\(rule.name)' is no operation") }
    self.pattern = pattern
    isSymmetric = pattern.isUnordered && Self.isSymmetric(pattern, rule)
  }

  /// Width of the root's operands (for `select`, of the chosen ones).
  var operandWidth: Int { rule.graph.operandWidth(rule.graph[rule.lhs]).resolved(widths) }
  var resultWidth: Int { rule.graph[rule.lhs].width.resolved(widths) }

  /// The two operands are variables that occur nowhere else in the pattern and the facts, or one variable twice.
  static func isSymmetric(_ matched: MatchedOperation, _ rule: Rule) -> Bool {
    guard case .variable(let first) = matched.operands[0], case .variable(let second) = matched.operands[1] else { return false }
    if first == second { return true }
    var counts: [Int: Int] = [:]
    Matcher(rule.graph, rule.lhs).countVariables(into: &counts)
    let inFacts = rule.facts.contains { !rule.symbols(in: $0).isDisjoint(with: [first, second]) }
    return counts[first] == 1 && counts[second] == 1 && !inFacts
  }

  /// The value of a constant expression without symbols; nil if it has symbols, or is poison.
  func literal(_ id: NodeID) -> UInt64? {
    guard rule.symbols(in: id).isEmpty else { return nil }
    return Program(rule.graph, roots: [id], widths: widths).evaluate(0, [])
  }

  func width(_ id: NodeID) -> Int { rule.graph[id].width.resolved(widths) }
}
