import BitVector
package import Rules

/// Looks for the weakest condition under which a rewrite that somebody proposed is right, in place of the one it has.
///
/// The condition comes from complete tables at small widths, as for a finding; whether it holds at the widths that the rule claims is for the
/// caller to prove, and to say where it doesn't.
package struct ConditionRepair {
  /// A condition, and the share of the right constants that it admits at the widths of the tables.
  package struct Proposal {
    package var rule: Rule
    package var coverage: Double
  }

  private let rule: Rule
  private var search: ConditionSearch

  /// nil where no constants make the rewrite right, or there are too many inputs for tables.
  package init?(_ rule: Rule) {
    let arena = SharedArena()
    guard let tuple = Self.smallTuple(rule), let draft = RuleDraft(rule, tuple: tuple, arena: arena) else { return nil }
    let choice = TupleChoice(draft.skeleton)
    guard choice.all.contains(where: { draft.inputBits($0) <= Oracle.inputBitLimit }) || rule.widths.isEmpty else { return nil }
    let search = ConditionSearch(draft, choice: choice, arena: arena)
    guard !search.isEmpty else { return nil }
    (self.rule, self.search) = (rule, search)
  }

  /// The best condition that agrees with all that is known; nil if none of readable length was found.
  package func propose() -> Proposal? {
    guard let found = search.best() else { return nil }
    var result = rule
    // The draft has names of its own in the same order: constants by name.
    let draft = found.draft
    let condition = result.graph.copy(
      [found.condition], from: draft.graph,
      replacing: { graph, _, node in node.kind == .constant ? graph.symbolNode(named: draft.graph.symbols[Int(node.value)].name) : nil })
    result.condition = condition[0]
    let widths = Set(search.completeTuples.map { $0.first ?? 1 }).sorted()
    result.proof = Rule.Proof(isSound: false, weakest: found.weakness(at: widths))
    return Proposal(rule: result, coverage: found.coverage)
  }

  /// The rewrite is wrong for these values of the rule's symbols, by index, at these widths.
  package mutating func learnWrong(_ values: [UInt64], at tuple: [Int]) {
    let names = search.draft.constants.map { search.draft.graph.symbols[$0].name }
    let row = names.map { name in rule.graph.symbols.firstIndex { $0.name == name }.map { values[$0] } ?? 0 }
    search.learn(row, at: tuple, isRight: false)
  }

  /// The widest tuple of at most 4 bits in which names of different order differ, whether the rule claims it or not.
  private static func smallTuple(_ rule: Rule) -> [Int]? {
    if rule.widths.isEmpty { return [] }
    guard rule.widths.count <= 3 else { return nil }
    var open = rule
    open.widths = rule.widths.map { _ in .all }
    var tuples: [[Int]] = [[]]
    for _ in rule.widths { tuples = tuples.flatMap { tuple in [4, 3, 2, 1].map { tuple + [$0] } } }
    return tuples.first { open.admits($0) && Set($0).count == $0.count } ?? tuples.first(where: open.admits)
  }
}

extension RuleDraft {
  /// A rule as a draft whose finding is some right assignment of its constants at `tuple`; nil where there is none.
  fileprivate init?(_ rule: Rule, tuple: [Int], arena: SharedArena) {
    var graph = ExpressionGraph()
    for name in rule.graph.widthNames { _ = graph.width(named: name) }
    let roots = [rule.lhs, rule.rhs] + rule.facts
    let used = rule.graph.symbols(below: roots)
    for index in used.sorted() {
      let symbol = rule.graph.symbols[index]
      graph.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant)
    }
    let copied = graph.copy(
      roots, from: rule.graph,
      replacing: { graph, _, node in
        node.symbol.flatMap { graph.symbolNode(named: rule.graph.symbols[$0].name) }
      })
    let facts = Array(copied.dropFirst(2))
    constants = graph.symbols.indices.filter { graph.symbols[$0].isConstant }
    skeleton = Skeleton(graph, source: copied[0], target: copied[1], facts: facts, widths: tuple)
    partition = Partition(groups: [], fixed: [:])
    self.graph = graph
    (source, target) = (copied[0], copied[1])
    self.facts = facts
    originalWidths = tuple
    original = []
    let inputs = variables.reduce(0) { $0 + graph.symbols[$1].width.resolved(tuple) }
    guard inputs <= Oracle.inputBitLimit else { return nil }
    let rows = RowSource(widths: constantBits(tuple), limit: 1 << 12)
    let judgements = oracle(at: tuple, arena: arena).judge(rows.rows, count: rows.count)
    guard let right = judgements.firstIndex(where: { $0.isRight(apartFrom: .constant) }) ?? judgements.firstIndex(where: \.mustHold) else { return nil }
    original = Array(rows.rows[(right * constants.count)..<((right + 1) * constants.count)])
  }
}
