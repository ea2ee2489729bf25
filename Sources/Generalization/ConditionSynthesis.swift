import BitVector

/// Finds the shortest formula that holds on all samples where it must and on none where it must not.
///
/// Atoms that hold wherever they must are a necessary condition each; a smallest set of them that excludes everything it must is the
/// condition. Where one atom isn't enough for a conjunct, pairs of atoms joined by `or` are; the same search on the complement gives
/// the disjunctive form. (The specification being complete, nothing is guessed and tested: see `Docs/Generalization.md`.)
struct ConditionSynthesis {
  let bank: TermBank
  /// Sample numbers where the condition must hold, and where it must not.
  private let positive: [Int]
  private let negative: [Int]
  /// The last sample that must hold: the finding itself, by the order in which samples are given.
  let positiveSeed: Int?

  init(_ bank: TermBank, positive: [Int], negative: [Int]) {
    self.bank = bank
    positiveSeed = positive.last
    self.positive = Self.spread(positive)
    self.negative = Self.spread(negative)
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
    /// Disjunctions, and the disjunctive form.
    case exhaustive
  }

  /// The shortest exact formula found; nil if none was. `costLimit` bounds its length in tenths of a symbol.
  func exact(costLimit: Int, effort: Effort) -> Formula? {
    if negative.isEmpty { return .always }
    var best: Formula?
    func offer(_ clauses: [[Atom]]?, conjunctive: Bool) {
      guard let clauses else { return }
      let formula = Formula(clauses: clauses, isConjunctive: conjunctive)
      if formula.cost <= costLimit, best.map({ formula.cost < $0.cost }) ?? true { best = formula }
    }
    func isWorthMore(_ cost: Int) -> Bool { best.map { $0.cost > cost } ?? true }
    let direct = ClauseCover(bank, positive: positive, negative: negative)
    direct.addAtoms(depth: 1)
    offer(direct.solve(), conjunctive: true)
    if effort != .brief, isWorthMore(50) {
      direct.addAtoms(depth: 2)
      offer(direct.solve(), conjunctive: true)
    }
    if effort == .exhaustive, isWorthMore(70) {
      direct.addDisjunctions()
      offer(direct.solve(), conjunctive: true)
      guard isWorthMore(110) else { return best }
      let complement = ClauseCover(bank, positive: negative, negative: positive)
      complement.addAtoms(depth: 1)
      complement.addAtoms(depth: 2)
      complement.addDisjunctions()
      offer(complement.solve()?.map { $0.map(\.complement) }, conjunctive: false)
    }
    return best
  }

  /// A short conjunction that excludes all it must and keeps as much as it can, the finding included; nil if none was found.
  func sufficient(atomLimit: Int = 4) -> Formula? {
    let cover = ClauseCover(bank, positive: positive, negative: negative)
    cover.addAtoms(depth: 1)
    let seed = positiveSeed.flatMap { seed in positive.firstIndex(of: seed) }
    return cover.greedyConjunction(seed: seed, atomLimit: atomLimit).map { Formula(clauses: $0.map { [$0] }, isConjunctive: true) }
  }

  /// How many of the positive samples a formula keeps.
  func coverage(_ formula: Formula) -> Double {
    func holds(_ atom: Atom, _ sample: Int) -> Bool {
      let segment = bank.samples.ranges.firstIndex { $0.contains(sample) }!
      let width = bank.classes[bank.terms[atom.a].widthClass].resolved(bank.samples.tuples[segment])
      return Atom.compare(atom.operation, bank.value(atom.a, sample), bank.value(atom.b, sample), width) != atom.isNegated
    }
    let kept = positive.count { sample in
      formula.isConjunctive
        ? formula.clauses.allSatisfy { $0.contains { holds($0, sample) } } : formula.clauses.contains { $0.allSatisfy { holds($0, sample) } }
    }
    return positive.isEmpty ? 1 : Double(kept) / Double(positive.count)
  }
}
