import BitVector

/// Finds the shortest formula that holds on all samples where it must and on none where it must not.
///
/// Atoms that hold wherever they must are a necessary condition each; a smallest set of them that excludes everything it must is the
/// condition. Where one atom isn't enough for a conjunct, pairs of atoms joined by `or` are; an atom that suffices alone splits the search.
/// (The specification being complete, nothing is guessed and tested: see `Docs/Generalization.md`.)
struct ConditionSynthesis {
  let bank: TermBank
  /// Sample numbers where the condition must hold, and where it must not.
  private let positive: [Int]
  private let negative: [Int]
  /// The last sample that must hold: the finding itself, by the order in which samples are given.
  let positiveSeed: Int?

  init(_ bank: TermBank, positive: [Int], negative: [Int], seed: Int? = nil) {
    self.bank = bank
    positiveSeed = seed ?? positive.last
    self.positive = Self.narrowFirst(Self.spread(positive), bank)
    self.negative = Self.narrowFirst(Self.spread(negative), bank)
  }

  /// Samples whose values are bytes stand in front, so that they can be compared sixteen at a time.
  private static func narrowFirst(_ list: [Int], _ bank: TermBank) -> [Int] {
    let isNarrow = bank.areSamplesNarrow
    return list.filter { isNarrow[$0] } + list.filter { !isNarrow[$0] }
  }

  /// Spreads over the samples, so that a wrong atom fails early.
  private static func spread(_ list: [Int]) -> [Int] {
    let stride = 37
    guard list.count > stride, list.count % stride != 0 else { return list }
    return list.indices.map { list[$0 &* stride % list.count] }
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
    if negative.isEmpty { return .always }
    var best: Formula?
    func offer(_ clauses: [[Atom]]?, alternatives: [Atom] = []) {
      guard let clauses else { return }
      let formula = Formula(alternatives: alternatives, clauses: clauses)
      if formula.cost <= costLimit, best.map({ formula.cost < $0.cost }) ?? true { best = formula }
    }
    func isWorthMore(_ cost: Int) -> Bool { best.map { $0.cost > cost } ?? true }
    let direct = ClauseCover(bank, positive: positive, negative: negative)
    direct.addAtoms(depth: 1)
    offer(direct.solve())
    if effort != .brief, isWorthMore(50) {
      direct.addAtoms(depth: 2)
      offer(direct.solve())
    }
    guard effort == .exhaustive, isWorthMore(70) else { return best }
    direct.addDisjunctions()
    offer(direct.solve())
    // Where an atom alone suffices, the rest of the condition need only speak of the rest.
    for (atom, holding) in direct.sufficientAtoms().prefix(3) where isWorthMore(atom.cost + 60) {
      let covered = Set(holding)
      let rest = ClauseCover(bank, positive: positive.indices.filter { !covered.contains($0) }.map { positive[$0] }, negative: negative)
      rest.addAtoms(depth: 1)
      offer(rest.solve(), alternatives: [atom])
      rest.addAtoms(depth: 2)
      rest.addDisjunctions()
      offer(rest.solve(), alternatives: [atom])
    }
    return best
  }

  /// A short conjunction that excludes all it must and keeps as much as it can, the finding included; nil if none was found.
  ///
  /// Constants of a family are most often related by equations: `depth` of them are tried, and what else must be of the constants for which
  /// they hold.
  func sufficient(atomLimit: Int = 4, costLimit: Int, depth: Int = 2) -> Formula? {
    let cover = ClauseCover(bank, positive: positive, negative: negative)
    cover.addAtoms(depth: 1)
    let seed = positiveSeed.flatMap { seed in positive.firstIndex(of: seed) }
    var best: (worth: Double, formula: Formula)?
    func offer(_ formula: Formula, kept: Double? = nil) {
      let worth = (kept ?? coverage(formula)) - 0.0015 * Double(formula.cost)
      if formula.cost <= costLimit, worth > best?.worth ?? -.infinity { best = (worth, formula) }
    }
    if let greedy = cover.greedyConjunction(seed: seed, atomLimit: atomLimit, isThorough: depth == 2) { offer(Formula(clauses: greedy.map { [$0] })) }
    guard depth > 0, let seed else { return best?.formula }
    for (atom, positives, negatives) in cover.equalities(at: seed, limit: 3 * depth) {
      let kept = Double(positives.count) / Double(positive.count)
      if let best, kept - 0.0015 * Double(atom.cost) <= best.worth { continue }
      if negatives.isEmpty {
        offer(Formula(clauses: [[atom]]), kept: kept)
        continue
      }
      let (inside, outside) = (positives.map { positive[$0] }, negatives.map { negative[$0] })
      let rest = ClauseCover(bank, positive: inside, negative: outside)
      rest.addAtoms(depth: 1)
      if let clauses = rest.solve() {
        offer(Formula(clauses: [[atom]] + clauses), kept: kept)
        continue
      }
      let further = ConditionSynthesis(bank, positive: inside, negative: outside, seed: positive[seed])
        .sufficient(atomLimit: atomLimit - 1, costLimit: costLimit - atom.cost - 6, depth: depth - 1)
      if let further { offer(Formula(clauses: [[atom]] + further.clauses)) }
    }
    return best?.formula
  }

  /// How many of the positive samples a formula keeps.
  func coverage(_ formula: Formula) -> Double {
    func holds(_ atom: Atom, _ sample: Int) -> Bool {
      let segment = bank.samples.ranges.firstIndex { $0.contains(sample) }!
      let width = bank.classes[bank.terms[atom.a].widthClass].resolved(bank.samples.tuples[segment])
      return Atom.compare(atom.operation, bank.value(atom.a, sample), bank.value(atom.b, sample), width) != atom.isNegated
    }
    let kept = positive.count { sample in
      formula.alternatives.contains { holds($0, sample) } || formula.clauses.allSatisfy { $0.contains { holds($0, sample) } }
    }
    return positive.isEmpty ? 1 : Double(kept) / Double(positive.count)
  }
}
