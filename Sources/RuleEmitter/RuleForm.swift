import BitVector
import Rules

/// A rule at all the widths it is emitted for: what becomes one function.
struct RuleForm {
  var rule: Rule
  /// The rule's place in the table.
  var index: Int
  /// The tuples of widths, each in the order of the graph's width names.
  var tuples: [[Int]]
  var pattern: MatchedOperation
  /// The name of its function.
  var functionName = ""

  init(_ rule: Rule, index: Int, tuples: [[Int]]) {
    self.rule = rule
    self.index = index
    self.tuples = tuples
    guard case .operation(let pattern) = Matcher(rule.graph, rule.lhs) else { preconditionFailure("the pattern of '\(rule.name)' is no operation") }
    self.pattern = pattern
  }

  // MARK: Operand orders

  /// Both orders of the operands of `matched` have to be tried: they may be exchanged, and it makes a difference to the rule.
  func hasTwoOrders(_ matched: MatchedOperation) -> Bool { matched.isUnordered && !isSymmetric(matched) }

  /// The two operands are variables that occur nowhere else in the pattern and the facts, or one variable twice.
  private func isSymmetric(_ matched: MatchedOperation) -> Bool {
    guard case .variable(let first) = matched.operands[0], case .variable(let second) = matched.operands[1] else { return false }
    if first == second { return true }
    var counts: [Int: Int] = [:]
    Matcher(rule.graph, rule.lhs).countVariables(into: &counts)
    let inFacts = rule.facts.contains { !rule.symbols(in: $0).isDisjoint(with: [first, second]) }
    return counts[first] == 1 && counts[second] == 1 && !inFacts
  }

  // MARK: Widths

  /// The number of bits if it is the same in all tuples.
  func fixed(_ term: WidthTerm) -> Int? {
    let width = term.resolved(tuples[0])
    return tuples.allSatisfy { term.resolved($0) == width } ? width : nil
  }

  /// The width as Swift: a number, or the width's name where it varies.
  func text(_ term: WidthTerm) -> String { fixed(term).map(String.init) ?? name(term) }

  /// The Swift name of a width that varies.
  func name(_ term: WidthTerm) -> String {
    let name = rule.graph.widthNames[term.nameIndex ?? 0]
    return RuleFunction.reserved.contains(name) ? name + "Width" : name
  }

  func width(_ id: NodeID) -> WidthTerm { rule.graph[id].width }
  func operandWidth(_ id: NodeID) -> WidthTerm { rule.graph.operandWidth(rule.graph[id]) }

  /// Widths of the root: of its operands (for `select`, of the chosen ones), and of its result.
  struct Shape: Hashable, Comparable {
    var operand: Int
    var result: Int
    static func < (a: Shape, b: Shape) -> Bool { (-a.operand, -a.result) < (-b.operand, -b.result) }
  }

  var shapes: Set<Shape> {
    Set(tuples.map { Shape(operand: operandWidth(rule.lhs).resolved($0), result: width(rule.lhs).resolved($0)) })
  }

  // MARK: Constants

  /// The value of a constant expression without symbols; nil if it has symbols, is poison, or varies with the widths.
  func literal(_ id: NodeID) -> UInt64? {
    guard rule.symbols(in: id).isEmpty else { return nil }
    let values = tuples.map { Program(rule.graph, roots: [id], widths: $0).evaluate(0, []) }
    return values.allSatisfy { $0 == values[0] } ? values[0] : nil
  }
}
