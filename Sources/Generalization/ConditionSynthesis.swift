import BitVector

/// Finds the shortest formula that holds on all samples where it must and on none where it must not.
///
/// Atoms that hold wherever they must are a necessary condition each; a smallest set of them that excludes everything it must is the
/// condition. Where one atom isn't enough for a conjunct, pairs of atoms joined by `or` are; an atom that suffices alone splits the search.
/// (The specification being complete, nothing is guessed and tested: see `Docs/Generalization.md`.)
struct ConditionSynthesis {
  private let columns: SampleColumns
  /// The sample of the finding itself, if it is among those that must hold.
  private let seed: Int?

  /// `positive` and `negative`: sample numbers where the condition must hold, and where it must not.
  init(_ bank: TermBank, positive: [Int], negative: [Int], seed: Int?) {
    columns = SampleColumns(bank, positive: positive, negative: negative)
    self.seed = seed
  }

  /// How hard to look for an exact formula.
  enum Effort: Int, CaseIterable, Sendable {
    /// Conjunctions of atoms on terms of up to one operation.
    case brief
    /// Longer terms too.
    case thorough
    /// Disjunctions, and cases.
    case exhaustive
  }

  /// The shortest exact formula found; nil if none was. `costLimit` bounds its length in tenths of a symbol.
  func exact(costLimit: Int, effort: Effort) -> Formula? {
    if columns.negatives.count == 0 { return .always }
    var best: Formula?
    func offer(_ clauses: [[Atom]]?, alternatives: [Atom] = []) {
      guard let clauses else { return }
      let formula = Formula(alternatives: alternatives, clauses: clauses)
      if formula.cost <= costLimit, best.map({ formula.cost < $0.cost }) ?? true { best = formula }
    }
    func isWorthMore(_ cost: Int) -> Bool { best.map { $0.cost > cost } ?? true }
    let direct = ClauseCover(columns)
    direct.addAtoms(depth: 1)
    direct.addOverflows()
    offer(direct.solve())
    if effort != .brief, isWorthMore(50) {
      direct.addAtoms(depth: 2)
      offer(direct.solve())
    }
    guard effort == .exhaustive, isWorthMore(70) else { return best }
    direct.addDisjunctions()
    offer(direct.solve())
    // Where an atom alone suffices, the rest of the condition need only speak of the rest.
    for (atom, holding) in FreeAtoms(columns, limit: 400).sufficient().prefix(3) where isWorthMore(atom.cost + 60) {
      let covered = Set(columns.positives.members(holding))
      let rest = ClauseCover(
        SampleColumns(columns.bank, positive: columns.positives.samples.filter { !covered.contains($0) }, negative: columns.negatives.samples))
      rest.addAtoms(depth: 1)
      offer(rest.solve(), alternatives: [atom])
      rest.addAtoms(depth: 2)
      rest.addDisjunctions()
      offer(rest.solve(), alternatives: [atom])
    }
    return best
  }

  /// A short conjunction that excludes all it must and keeps as much as it can, the finding included; nil if none was found.
  func sufficient(costLimit: Int) -> Formula? {
    let cover = ClauseCover(columns)
    cover.addAtoms(depth: 1)
    cover.addAtoms(depth: 2)
    let seedBit = seed.flatMap { columns.positives.samples.firstIndex(of: $0) }.map { columns.positives.bit($0) }
    var atoms = FreeAtoms(columns, limit: 2_000, seed: seedBit, plainOnly: true)
    for (atom, excluded) in cover.necessaryAtoms(costLimit: 46) { atoms.add(necessary: atom, excluding: excluded) }
    // Constants of a family are most often related by equations.
    if let seed { for equation in Equation.best(columns, at: seed, limit: 60) { atoms.add(equation) } }
    func formula() -> Formula? { atoms.conjunction(costLimit: costLimit).map { Formula(clauses: $0.map { [$0] }) } }
    let short = formula()
    let kept = short.map(coverage) ?? 0
    // How far products reach is long to say.
    if kept >= Self.little || !columns.bank.hasProducts { return short }
    atoms.add(near: Self.nearAtoms)
    guard let long = formula(), coverage(long) > kept else { return short }
    return long
  }
  /// A conjunction that keeps less of what must hold makes way for one with longer atoms, of which so many are looked at.
  private static let little = 0.1
  private static let nearAtoms = 700

  /// How many of the positive samples a formula keeps.
  func coverage(_ formula: Formula) -> Double {
    if columns.positives.count == 0 { return 1 }
    let alternatives = formula.alternatives.map { columns.truth($0) }
    let clauses = formula.clauses.map { $0.map { columns.truth($0) } }
    let kept = columns.positives.wordRange.reduce(0) { count, word in
      let conjunction = clauses.reduce(columns.valid[word]) { result, clause in result & clause.reduce(0) { $0 | $1[word] } }
      return count + alternatives.reduce(conjunction) { $0 | $1[word] }.nonzeroBitCount
    }
    return Double(kept) / Double(columns.positives.count)
  }
}
