import BitVector

/// The order in which generated code tries the rules that match one operation.
///
/// A rule that leaves a constant comes first, then one that leaves a part of what it matched: of the operation nothing is left that another
/// rule could want. Then what saves most, the larger pattern, fewer facts; at last by name.
package struct FiringOrder: Comparable {
  private enum Result: Int { case constant, part, operation }
  private let result: Result
  private let saving: Int
  private let operations: Int
  private let facts: Int
  private let name: String

  package init(_ rule: Rule) {
    let graph = rule.graph
    result = graph.isConstantExpression(rule.rhs) ? .constant : graph.cone([rule.lhs]).contains(rule.rhs) ? .part : .operation
    saving = rule.cost.lhs - rule.cost.rhs
    operations = Measure(graph, rule.lhs).operations
    facts = rule.facts.count
    name = rule.name
  }

  package static func < (a: FiringOrder, b: FiringOrder) -> Bool {
    (a.result.rawValue, -a.saving, -a.operations, a.facts, a.name) < (b.result.rawValue, -b.saving, -b.operations, b.facts, b.name)
  }
}
