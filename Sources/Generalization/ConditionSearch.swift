import BitVector
import Rules

/// A condition and how it stands to the weakest one.
struct FoundCondition {
  /// With its condition.
  var draft: RuleDraft
  var condition: NodeID { draft.condition! }
  /// Length of its reading, in tenths of a symbol.
  var cost: Int
  /// The share of the right constants that it admits, over the tables; 1 is exact.
  var coverage = 1.0
  /// The same of those that the draft's tie admits.
  var coverageOfTied = 1.0
  /// It leaves out strays only.
  var admitsAllPlain = true
  /// How many constants' worth of freedom the condition leaves: log of the number of right assignments it admits, in units of the width.
  var freedom: Double

  /// What is said of it, where the complete tables are of these widths.
  func weakness(at widths: [Int]) -> Rule.Proof.Weakest {
    if widths.isEmpty { return .unknown }
    return coverage >= 1 ? .exact(widths: widths) : .partial(coverage: (coverage * 1000).rounded(.down) / 1000, widths: widths)
  }
}

/// Complete tables of a draft at small widths, and the conditions that equal or approach them.
struct ConditionSearch {
  private struct Table {
    var tuple: [Int]
    var rows: [UInt64]
    var count: Int
    var judgements: [Judgement]
    /// Rows for which another family's replacement is right too.
    var isElsewhere: [Bool]
    var isComplete: Bool
    /// The rows at which the draft's tie holds.
    var isTied: [Bool]
    /// The inputs that the facts admit for each row, where it is right.
    var admitted: [Int32]
  }

  let draft: RuleDraft
  private var arena: SharedArena
  private var strays: Judgement
  var budget: SearchBudget
  private var tables: [Table] = []
  /// Assignments found by the solver: right or wrong at large widths.
  private var far: [(tuple: [Int], row: [UInt64], isRight: Bool)] = []

  private static let rowLimit = 1 << 13
  private static let neighbourLimit = 16
  private static let tiedRowLimit = 400
  /// Length of the reading of a tie, in tenths of a symbol.
  private static let tieCost = 44

  /// `admitsFinding`: the draft must be right for the finding's own constants. `workBits`: how large a table may be, in bits of its
  /// constants and inputs.
  init(_ draft: RuleDraft, choice: TupleChoice, arena: SharedArena, budget: SearchBudget = SearchBudget(), admitsFinding: Bool = true, workBits: Int = 23) {
    self.draft = draft
    strays = draft.skeleton.strays
    self.budget = budget
    self.arena = arena
    func bits(_ tuple: [Int]) -> Int { draft.constantBits(tuple).reduce(0, +) + draft.inputBits(tuple) }
    var tuples = choice.widest(4, limit: workBits - 2, bits: bits)
    // A wider one whose rows are sampled tells small accidents from laws.
    for tuple in choice.widest(2, limit: workBits - 5, bits: { draft.inputBits($0) + min(6, draft.constantBits($0).reduce(0, +)) })
    where !tuples.contains(tuple) && draft.inputBits(tuple) <= Oracle.inputBitLimit { tuples.append(tuple) }
    for tuple in tuples where draft.inputBits(tuple) <= Oracle.inputBitLimit {
      let limit = max(64, min(Self.rowLimit, (1 << workBits) >> draft.inputBits(tuple)))
      add(RowSource(widths: draft.constantBits(tuple), limit: limit), at: tuple)
      if draft.partition.tie != nil { add(draft.partition.rows(draft.constantBits(tuple), limit: min(limit, Self.tiedRowLimit)), at: tuple) }
    }
    // What all are, as a pattern may be without its flags, is nothing strange.
    if !tables.contains(where: { !rightRows($0).isEmpty }) { strays.subtract([.redundant, .folded]) }
    if admitsFinding {
      far.append((draft.originalWidths, draft.original, true))
      var neighbours = Neighbours(draft)
      for row in neighbours.wrong(limit: Self.neighbourLimit) { learn(row, at: draft.originalWidths, isRight: false) }
    }
  }

  private mutating func add(_ source: RowSource, at tuple: [Int]) {
    var admitted = [Int32](repeating: 0, count: source.count)
    let judgements = admitted.withUnsafeMutableBufferPointer {
      draft.oracle(at: tuple, arena: arena).judge(source.rows, count: source.count, admitted: $0.baseAddress)
    }
    var isElsewhere = [Bool](repeating: false, count: source.count)
    for other in draft.others where other.inputBits(tuple) <= Oracle.inputBitLimit {
      let judgements = other.oracle(at: tuple, arena: arena).judge(source.rows, count: source.count)
      for row in judgements.indices where judgements[row].contains(.valid) { isElsewhere[row] = true }
    }
    let widths = draft.constantBits(tuple)
    let isTied = (0..<source.count).map { draft.partition.admits(source.rows[($0 * widths.count)..<(($0 + 1) * widths.count)], widths) }
    tables.append(
      Table(
        tuple: tuple, rows: source.rows, count: source.count, judgements: judgements, isElsewhere: isElsewhere, isComplete: source.isComplete, isTied: isTied,
        admitted: admitted))
  }

  /// For another thread, with as much of a budget as `budget` has.
  func forked(_ budget: SearchBudget) -> ConditionSearch {
    var fork = self
    fork.arena = SharedArena()
    fork.budget = budget.fork()
    return fork
  }

  /// Widths, assignments and inputs of each table, in words.
  var sizes: [String] {
    tables.map { table in
      let widths = zip(draft.graph.widthNames, table.tuple).map { "\($0) = \($1)" }.joined(separator: ", ")
      let constants = draft.constantBits(table.tuple).reduce(0, +)
      let count = table.isComplete ? "all \(table.count)" : "\(table.count) of 2^\(constants)"
      return "\(widths.isEmpty ? "" : widths + ": ")\(count) assignments, 2^\(draft.inputBits(table.tuple)) inputs each"
    }
  }

  /// Widths of the complete tables.
  var completeTuples: [[Int]] { tables.filter(\.isComplete).map(\.tuple) }
  /// The pattern is poison or undefined, or the rewrite wrong, for all constants.
  var isEmpty: Bool { !tables.contains { $0.judgements.contains { $0.mustHold } } }
  /// A constant has the value that a literal of the finding has, or another constant's, wherever the rewrite is right: it is none.
  var isReducible: Bool {
    let columns = draft.constants.count
    guard columns > 0, let table = tables.first(where: { $0.isComplete && ($0.tuple.first ?? 1) > 2 }) else { return false }
    let right = (0..<table.count).filter { table.judgements[$0].mustHold }
    func value(_ row: Int, _ column: Int) -> UInt64 { table.rows[row * columns + column] }
    let widths = draft.constantBits(table.tuple)
    return (0..<columns).contains { column in
      let literal = ConcreteAlgebra.signed(draft.original[column], draft.constantWidths[column].resolved(draft.originalWidths))
      if (-2...2).contains(literal), widths[column] > 1 {
        let bits = UInt64(bitPattern: literal) & ConcreteAlgebra.mask(widths[column])
        if right.allSatisfy({ value($0, column) == bits }) { return true }
      }
      return (0..<column).contains { other in
        draft.constantWidths[other] == draft.constantWidths[column] && draft.original[other] == draft.original[column]
          && right.allSatisfy { value($0, column) == value($0, other) }
      }
    }
  }
  /// How many constants' worth of freedom the right assignments have: log of their number in units of the width.
  var freedom: Double { mainTable().map { index in freedom(tables[index]) { _ in true } } ?? 0 }

  private func freedom(_ table: Table, _ admits: (Int) -> Bool) -> Double {
    guard let width = table.tuple.first else { return 0 }
    let right = rightRows(table).count(where: admits)
    guard right > 0 else { return -1 }
    var scale = 1.0
    if !table.isComplete { scale = Double(1 << min(60, draft.constantBits(table.tuple).reduce(0, +))) / Double(max(table.count, 1)) }
    return log2(Double(right) * scale) / Double(width)
  }
  /// The share of the inputs that the facts admit, over the right assignments.
  var admission: Double {
    guard !draft.facts.isEmpty, let table = mainTable().map({ tables[$0] }) else { return 1 }
    let right = rightRows(table)
    if right.isEmpty { return 1 }
    return right.reduce(0) { $0 + Double(table.admitted[$1]) } / Double(right.count << draft.inputBits(table.tuple))
  }
  /// The table, of those that `isClaimed`, at which freedom is measured: nothing may be right at widths that a family isn't for.
  private func mainTable(_ isClaimed: (Int) -> Bool = { _ in true }) -> Int? {
    let claimed = tables.indices.filter(isClaimed)
    let complete = claimed.filter { tables[$0].isComplete && (tables[$0].tuple.first ?? 1) > 1 }
    return complete.first { tables[$0].judgements.contains { $0.isRight(apartFrom: strays) } } ?? complete.first ?? claimed.first
  }
  private func rightRows(_ table: Table) -> [Int] {
    (0..<table.count).filter { table.judgements[$0].isRight(apartFrom: strays) }
  }

  /// Most assignments that are right for this draft are right for `other`, which has the same constants: what is lost is less than what a
  /// pattern with fewer demands wins.
  func isMostlyKept(by other: RuleDraft) -> Bool { isKept(by: other) { $0 * 5 >= $1 * 3 } }

  /// All assignments that are right for this draft are right for `other`, which has the same constants.
  func isKept(by other: RuleDraft) -> Bool { isKept(by: other, ==) }

  private func isKept(by other: RuleDraft, _ isEnough: (_ kept: Int, _ right: Int) -> Bool) -> Bool {
    for table in tables.prefix(2) {
      let judgements = other.oracle(at: table.tuple, arena: arena).judge(table.rows, count: table.count)
      let right = rightRows(table)
      let kept = right.count { judgements[$0].contains(.valid) }
      if !isEnough(kept, right.count) { return false }
    }
    return far.allSatisfy { tuple, row, isRight in
      !isRight || other.inputBits(tuple) > Oracle.inputBitLimit || other.oracle(at: tuple, arena: arena).judge(row, count: 1)[0].contains(.valid)
    }
  }

  /// The tables say the same of both drafts.
  func agrees(with other: ConditionSearch) -> Bool {
    tables.map(\.tuple) == other.tables.map(\.tuple) && zip(tables, other.tables).allSatisfy { $0.judgements == $1.judgements }
  }

  /// The share of its right assignments that are no instances of a family of the same skeleton; 0 if it is of another.
  func share(beyond family: RuleDraft) -> Double {
    guard let table = mainTable().map({ tables[$0] }),
      family.skeleton.holes.map(\.symbol) == draft.skeleton.holes.map(\.symbol)
    else { return 0 }
    let (groups, others) = (draft.partition.columns, family.partition.columns)
    func bits(_ literal: Int64, _ hole: Int) -> UInt64 {
      UInt64(bitPattern: literal) & ConcreteAlgebra.mask(draft.skeleton.holes[hole].width.resolved(table.tuple))
    }
    var ofHole: [Int: UInt64] = [:]
    for (hole, literal) in draft.partition.fixed { ofHole[hole] = bits(literal, hole) }
    var instances = table
    (instances.rows, instances.count) = ([], 0)
    let right = rightRows(table)
    for row in right {
      for (column, group) in groups.enumerated() { for hole in group { ofHole[hole] = table.rows[row * groups.count + column] } }
      guard others.allSatisfy({ group in group.allSatisfy { ofHole[$0] == ofHole[group[0]] } }),
        family.partition.fixed.allSatisfy({ ofHole[$0.key] == bits($0.value, $0.key) })
      else { continue }
      instances.rows += others.map { ofHole[$0[0]]! }
      instances.count += 1
    }
    if right.isEmpty { return 0 }
    let admitted = truth(family.graph, family.condition!, of: family.constants, instances).count { $0 }
    return Double(right.count - admitted) / Double(right.count)
  }

  /// Every assignment that `other`'s condition admits is right for it.
  func admitsOnlyRight(_ other: RuleDraft) -> Bool {
    for table in tables.prefix(3) {
      let judgements = other.oracle(at: table.tuple, arena: arena).judge(table.rows, count: table.count)
      let truth = truth(other.graph, other.condition!, table)
      for row in 0..<table.count where truth[row] && !judgements[row].contains(.valid) { return false }
    }
    return true
  }

  /// `other`, which has the same constants, if its condition says just what the tables do.
  func exactly(_ other: RuleDraft) -> FoundCondition? {
    let (found, wrong) = compared(other, cost: 0, with: specification(straysMatter: true))
    return wrong.allSatisfy { $0.unsound.isEmpty && $0.missing.isEmpty } ? found : nil
  }

  /// A part of a disjunction by itself; nil if it doesn't admit the finding.
  func part(_ disjunct: NodeID, of found: FoundCondition) -> FoundCondition? {
    var draft = found.draft
    draft.condition = disjunct
    guard far.allSatisfy({ !$0.isRight || admits(draft, $0.row, at: $0.tuple) }) else { return nil }
    return compared(draft, cost: found.cost, with: specification(straysMatter: true)).found
  }

  /// The draft's condition holds for an assignment.
  private func admits(_ draft: RuleDraft, _ row: [UInt64], at tuple: [Int]) -> Bool {
    let table = Table(tuple: tuple, rows: row, count: 1, judgements: [], isElsewhere: [], isComplete: false, isTied: [], admitted: [])
    return truth(draft.graph, draft.condition!, table)[0]
  }

  /// Where a condition holds.
  private func truth(_ graph: ExpressionGraph, _ condition: NodeID, of constants: [Int]? = nil, _ table: Table) -> [Bool] {
    var graph = graph
    let (one, zero) = (graph.literal(1, width: .bits(1)), graph.literal(0, width: .bits(1)))
    // What is wrong wherever the condition holds.
    return Oracle(
      graph, source: one, target: zero, facts: [condition], constants: constants ?? draft.constants, variables: [], widths: table.tuple, arena: arena
    ).judge(table.rows, count: table.count).map { !$0.contains(.valid) }
  }

  /// Tells the search of an assignment that the solver found to be wrong, or right, at other widths.
  mutating func learn(_ row: [UInt64], at tuple: [Int], isRight: Bool) { far.append((tuple, row, isRight)) }

  private enum Label { case must, mustNot, either }
  private func label(_ judgement: Judgement, straysMatter: Bool) -> Label {
    if !judgement.contains(.valid) { return .mustNot }
    if !judgement.contains(.defined) || !straysMatter && !judgement.contains(.common) { return .either }
    return straysMatter || judgement.isDisjoint(with: strays) ? .must : .either
  }

  /// What a condition is to say of each row of each table, and of the rows in ``far``.
  private struct Specification {
    var tables: [[Label]]
    var far: [Label]
    /// Joined by `or` to what is found.
    var base: FoundCondition?
  }

  private func specification(straysMatter: Bool) -> Specification {
    Specification(
      tables: tables.map { table in
        table.judgements.indices.map { row in
          if !table.isTied[row] { return .either }
          let label = label(table.judgements[row], straysMatter: straysMatter)
          return label == .must && !straysMatter && table.isElsewhere[row] ? .either : label
        }
      },
      far: far.map { tuple, row, isRight in draft.partition.admits(row[...], draft.constantBits(tuple)) ? isRight ? .must : .mustNot : .either }, base: nil)
  }

  /// What `found` leaves out: where it holds already, all is well.
  private func specification(beside found: FoundCondition) -> Specification {
    var result = specification(straysMatter: true)
    result.base = found
    for (index, table) in tables.enumerated() {
      let truth = truth(found.draft.graph, found.condition, table)
      for row in 0..<table.count where truth[row] && result.tables[index][row] == .must { result.tables[index][row] = .either }
    }
    for index in far.indices where far[index].isRight {
      if admits(found.draft, far[index].row, at: far[index].tuple) { result.far[index] = .either }
    }
    return result
  }

  /// The shortest condition that equals the tables; nil if none within `costLimit`, or of readable length, was found.
  ///
  /// With `straysMatter` false, stray assignments may fall either way: those that make the pattern a constant, one of its operands, or
  /// defined for a handful of inputs only.
  func exact(costLimit limit: Int? = nil, effort: ConditionSynthesis.Effort, straysMatter: Bool = true) -> FoundCondition? {
    let costLimit = limit ?? self.costLimit
    return refine(specification(straysMatter: straysMatter), effort, rounds: effort == .exhaustive ? 5 : 12) { $0.exact(costLimit: costLimit, effort: effort) }
  }

  /// Readings longer than this, in tenths of a symbol, are no condition a person would write.
  private var costLimit: Int { 190 + 30 * max(0, draft.constants.count - 3) }

  /// The shortest exact condition of readable length, found with as little effort as it takes.
  func exact() -> FoundCondition? {
    for effort in ConditionSynthesis.Effort.allCases {
      if let found = exact(effort: effort) { return found }
    }
    return nil
  }

  /// An exact condition, else a sufficient one.
  func best() -> FoundCondition? { exact() ?? sufficient() }

  /// A short condition that is sound on the tables and admits the finding.
  func sufficient() -> FoundCondition? {
    refine(specification(straysMatter: false), .thorough, isPartial: true, rounds: 8) { $0.sufficient(costLimit: self.costLimit) }
  }

  /// A condition that leaves out stray constants.
  func partial() -> FoundCondition? {
    (exact(costLimit: self.costLimit / 2, effort: .thorough, straysMatter: false) ?? sufficient()).map(completed)
  }

  /// `found`, or what it leaves out, if that can be said within the limit of length; else as much of it as can.
  private func completed(_ found: FoundCondition) -> FoundCondition {
    completed(found, costLimit: self.costLimit, wholeFrom: 0) { $1 > $0 + 0.1 }
  }

  /// A longer condition that admits more than `found`, all if it can be: one part after another that is short by itself and says at least half of
  /// what is left.
  func extended(_ found: FoundCondition) -> FoundCondition {
    completed(found, costLimit: Self.longCostLimit, wholeFrom: 0.85) { 1 - $1 < 0.5 * (1 - $0) }
  }

  /// A condition that is put together of parts may be this long, in tenths of a symbol.
  private static let longCostLimit = 800

  /// `wholeFrom`: the coverage from which on all the rest is looked for at once; `isWorthIt`: whether a part is, by the coverage before and with it.
  private func completed(
    _ found: FoundCondition, costLimit limit: Int, wholeFrom: Double, isWorthIt: (_ before: Double, _ after: Double) -> Bool
  ) -> FoundCondition {
    var found = found
    while found.coverage < 1, found.cost + 30 < limit {
      let specification = specification(beside: found)
      let costLimit = min(limit - found.cost - 6, self.costLimit)
      for effort in [ConditionSynthesis.Effort.brief, .thorough] where found.coverage >= wholeFrom {
        if let whole = refine(specification, effort, { $0.exact(costLimit: costLimit, effort: effort) }), whole.coverage >= 1 { return whole }
      }
      guard let more = refine(specification, .thorough, isPartial: true, rounds: 8, { $0.sufficient(costLimit: costLimit) }), more.cost <= limit,
        isWorthIt(found.coverage, more.coverage)
      else { break }
      found = more
    }
    return found
  }

  /// Proposes from a few samples, checks against all tables, adds what was wrong to the samples, until nothing is.
  ///
  /// With `isPartial` the formulas proposed may leave out what must hold; what they say is told from more samples.
  private func refine(
    _ specification: Specification, _ effort: ConditionSynthesis.Effort, isPartial: Bool = false, rounds: Int = 12, _ propose: (ConditionSynthesis) -> Formula?
  ) -> FoundCondition? {
    let (positives, negatives) = isPartial ? (120, 150) : (50, 50)
    var chosen = specification.tables.map { labels -> [Int] in
      spread(labels.indices.filter { labels[$0] == .must }, positives) + spread(labels.indices.filter { labels[$0] == .mustNot }, negatives)
    }
    for _ in 0..<rounds {
      guard budget.spend(effort, isPartial: isPartial) else { return nil }
      var samples = Samples(constants: draft.constants.count)
      var positive: [Int] = []
      var negative: [Int] = []
      for (index, table) in tables.enumerated() where !chosen[index].isEmpty {
        let columns = draft.constants.count
        var rows: [UInt64] = []
        for row in chosen[index] {
          let sample = samples.count + rows.count / max(columns, 1)
          if specification.tables[index][row] == .must { positive.append(sample) } else { negative.append(sample) }
          rows += table.rows[(row * columns)..<((row + 1) * columns)]
        }
        samples.append(rows, count: chosen[index].count, at: table.tuple)
      }
      var index = 0
      while index < far.count {
        // Assignments at the same widths that follow each other are one segment.
        let tuple = far[index].tuple
        var rows: [UInt64] = []
        let first = samples.count
        var count = 0
        while index < far.count, far[index].tuple == tuple {
          if specification.far[index] != .either {
            if specification.far[index] == .must { positive.append(first + count) } else { negative.append(first + count) }
            rows += far[index].row
            count += 1
          }
          index += 1
        }
        samples.append(rows, count: count, at: tuple)
      }
      if positive.isEmpty { return nil }
      if negative.isEmpty, tables.allSatisfy({ table in table.judgements.allSatisfy { $0.contains(.valid) } }) {
        var result = draft
        result.condition = result.graph.literal(1, width: .bits(1))
        return FoundCondition(draft: result, cost: 0, freedom: freedom)
      }
      if draft.constants.isEmpty, draft.graph.widthNames.isEmpty { return nil }
      // A literal of the finding in a condition that says too little says it by chance.
      let literals = isPartial ? [] : Set(draft.skeleton.holes.map(\.original).filter { (3...16).contains($0) }).sorted()
      var bank = TermBank(
        samples, constants: draft.constantWidths, widthCount: draft.countsBits ? draft.graph.widthNames.count : 0,
        literals: literals.count <= 2 ? literals : [], extraClasses: extraClasses,
        inverses: TermBank.Inverse.reversals(draft.graph, [draft.source, draft.target]), draft: draft)
      bank.grow(limit: 1_500)
      if effort != .brief { bank.grow(limit: 5_000, budget: 4_000_000) }
      let synthesis = ConditionSynthesis(bank, positive: positive, negative: negative, seed: positive.last)
      guard let formula = propose(synthesis) else { return nil }
      var result = specification.base?.draft ?? draft
      var condition = formula.node(bank, &result.graph, constants: draft.constantNodes)
      if let tie = draft.partition.tieNode(&result.graph, draft.constantNodes) {
        condition = formula.isAlways ? tie : result.graph.operation(.and, tie, condition)
      }
      if let base = specification.base { condition = result.graph.operation(.or, base.condition, condition) }
      result.condition = condition
      let cost = formula.cost + (draft.partition.tie == nil ? 0 : Self.tieCost) + (specification.base.map { $0.cost + 6 } ?? 0)
      let (found, wrong) = compared(result, cost: cost, with: specification)
      let isExact = wrong.allSatisfy { $0.missing.isEmpty }
      let hasUnsound = wrong.contains { !$0.unsound.isEmpty }
      // A formula that misses right samples on purpose was proposed as a partial one.
      if !hasUnsound, isExact || synthesis.coverage(formula) < 1 { return found }
      var isNew = false
      for index in tables.indices {
        let new = Set(chosen[index])
        let additions = spread(wrong[index].unsound, 40) + (synthesis.coverage(formula) == 1 ? spread(wrong[index].missing, 40) : [])
        let fresh = additions.filter { !new.contains($0) }
        chosen[index] += fresh
        isNew = isNew || !fresh.isEmpty
      }
      if !isNew { return nil }
    }
    return nil
  }

  /// Widths that terms may have though no constant does: what a cast keeps of a bound is told at its width.
  private var extraClasses: [WidthTerm] {
    if draft.constants.isEmpty { return [.named(0)] }
    if draft.graph.widthNames.count < 2 { return [] }
    return draft.variables.map { draft.graph.symbols[$0].width }.filter { $0.nameIndex != nil }
      + draft.graph.cone([draft.source]).filter { draft.graph[$0].kind == .operation && draft.graph[$0].operation.isCast }.map { draft.graph[$0].width }
      .filter { $0.nameIndex != nil }
  }

  private func spread(_ list: [Int], _ limit: Int) -> [Int] {
    if list.count <= limit { return list }
    return (0..<limit).map { list[$0 * list.count / limit] }
  }

  /// How a draft's condition stands to the tables; and the rows of each at which it admits what it must not, or misses what it must.
  private func compared(_ draft: RuleDraft, cost: Int, with specification: Specification)
    -> (found: FoundCondition, wrong: [(unsound: [Int], missing: [Int])])
  {
    let truths = tables.map { truth(draft.graph, draft.condition!, $0) }
    let isClaimed = tables.map { draft.graph.claims(draft.condition!, at: $0.tuple) }
    let measured = mainTable { isClaimed[$0] }.map { index in freedom(tables[index]) { truths[index][$0] } }
    var found = FoundCondition(draft: draft, cost: cost, freedom: measured ?? 0)
    var result: [(unsound: [Int], missing: [Int])] = []
    // How many of all rows, and of the tied ones, are right and admitted.
    var (all, tied) = ((right: 0, admitted: 0), (right: 0, admitted: 0))
    for (index, table) in tables.enumerated() {
      var (unsound, missing): ([Int], [Int]) = ([], [])
      for row in 0..<table.count {
        let holds = truths[index][row]
        if isClaimed[index], table.judgements[row].mustHold {
          all.right += 1
          if holds { all.admitted += 1 }
          if table.isTied[row] {
            tied.right += 1
            if holds { tied.admitted += 1 }
          }
          if !holds, label(table.judgements[row], straysMatter: false) == .must { found.admitsAllPlain = false }
        }
        switch specification.tables[index][row] {
        case .must: if !holds { missing.append(row) }
        case .mustNot: if holds { unsound.append(row) }
        case .either: break
        }
      }
      result.append((unsound, missing))
    }
    func share(_ rows: (right: Int, admitted: Int)) -> Double { rows.right == 0 ? 1 : Double(rows.admitted) / Double(rows.right) }
    (found.coverage, found.coverageOfTied) = (share(all), share(tied))
    return (found, result)
  }
}

private func log2(_ value: Double) -> Double {
  // Base-two logarithm by repeated squaring, to a thousandth; no maths library needed.
  var value = value
  var result = 0.0
  while value >= 2 {
    value /= 2
    result += 1
  }
  var step = 0.5
  for _ in 0..<10 {
    value *= value
    if value >= 2 {
      value /= 2
      result += step
    }
    step /= 2
  }
  return result
}
