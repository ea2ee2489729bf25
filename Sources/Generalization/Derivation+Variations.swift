import BitVector
import Solver

extension Derivation {
  /// A problem, the best family that was found of it, and all candidates that were looked at.
  typealias Search = (problem: Problem, family: Family?, candidates: [Candidate])

  /// The problem as it is; where its family is poor, one that has the finding as an instance too and a better family.
  ///
  /// Tried are sub-expressions of which only the bits matter that they can have set (``FactAbstraction``), and replacements of another
  /// shape (``ReplacementSearch``); where facts have literals that no other values make needless, constants in their place.
  func search(_ problem: Problem, claim: Int?) -> Search {
    var best: Search?
    func isPoor() -> Bool { best?.family?.isPoor ?? true }
    func consider(_ problem: Problem, isDeep: Bool = true, _ effort: Effort = Effort(), byMoreThan margin: Double = 0) {
      // A family that leaves out the finding, or most of what is right, is no bound.
      let bound = isPoor() ? nil : best?.family.map { $0.worth + margin }
      let (family, candidates) = renewed(effort).family(problem, claim: claim, isDeep: isDeep, above: bound)
      if let known = best?.family, family.map({ !$0.isBetter(than: known) || $0.worth <= bound ?? -10 }) ?? true { return }
      if best == nil || family != nil { best = (problem, family, candidates) }
    }
    func abstracted() -> Problem? {
      let abstracted = FactAbstraction(prover: prover).abstracted(problem)
      bench.lap("structure")
      if let abstracted { bench.tell("with facts: \(abstracted.text)") }
      return abstracted
    }
    if problem.graph.cone([problem.source]).count > Self.sizeLimit {
      consider(problem)
      return best!
    }
    // What has many constants is better looked at without those that only say which bits are set.
    let places = problem.literalPlaces
    let isWide = places > Self.manyConstants
    var variation = isWide ? abstracted() : nil
    if let variation { consider(variation) }
    if isPoor() { consider(problem) }
    if !isWide, isPoor() {
      variation = abstracted()
      if let variation { consider(variation) }
    }
    func isNarrow() -> Bool { isPoor() || best!.family!.freedom + Self.clearly < Double(places) }
    if isNarrow(), (variation ?? problem).assumptions.count <= Self.factLimit {
      let others = ReplacementSearch(variation ?? problem).problems()
      bench.lap("variations")
      for other in others where isNarrow() {
        bench.tell("another replacement: \(other.text)")
        consider(other, isDeep: false, Effort(ample: Self.effortForOthers), byMoreThan: Self.clearly)
      }
    }
    // Of widths that are equal in the finding more may be found, or proven, as of one.
    if let known = best?.family, !known.isUniversal || !known.isExact {
      let widths = known.attempt.candidate.skeleton.originalWidths.filter { $0 > 1 }
      if Set(widths).count < widths.count {
        var tied = best!.problem
        tied.tiesWidths = true
        bench.tell("with one width where the finding has one")
        consider(tied, isDeep: false)
      }
    }
    // Bits that an expression can't have set say more than literal bounds of what it is made of.
    if variation == nil, let known = best?.family, known.draft.hasLiteralFacts, known.isExact, let problem = abstracted() {
      let (family, candidates) = renewed(Effort(ample: Self.effortForOthers)).family(problem, claim: claim, isDeep: false, above: nil)
      if let family, family.admitsFinding, family.isExact, family.isUniversal, family.freedom >= known.freedom { best = (problem, family, candidates) }
    }
    if let known = best, let freed = withFreeFacts(known, claim: claim) { best = freed }
    return best!
  }

  /// The problem with constants of the facts' own, and a family that has more to choose than `known`.
  private func withFreeFacts(_ known: Search, claim: Int?) -> Search? {
    var problem = known.problem
    let places = problem.literalPlacesInFacts
    guard 1...Self.manyConstants ~= places, known.family?.draft.hasLiteralFacts ?? true || problem.literalPlaces + places <= Self.fewConstants
    else { return nil }
    // Where something is multiplied or divided, what is right of so many constants is seldom proven.
    if known.family != nil, problem.graph.hasProducts([problem.source, problem.target] + problem.assumptions) { return nil }
    problem.freesFacts = true
    bench.tell("with constants of the facts' own: \(problem.text)")
    guard let family = known.family else {
      let (freed, candidates) = renewed(Effort()).family(problem, claim: claim, isDeep: true, above: nil)
      return freed.map { (problem, $0, candidates) }
    }
    let (freed, candidates) = renewed(Effort(ample: Self.effortForOthers)).family(
      problem, claim: claim, isDeep: false, above: family.worth + Self.clearly)
    guard let freed, freed.isBetter(than: family), freed.worth > family.worth + Self.clearly,
      freed.draft.constantOperations <= family.draft.constantOperations, !isCovered(freed.draft, by: family.draft)
    else { return nil }
    return (problem, freed, candidates)
  }

  /// With the finding's constants in the pattern, most values of the facts' own constants that `draft` admits imply what `other` asks for.
  private func isCovered(_ draft: RuleDraft, by other: RuleDraft) -> Bool {
    var graph = draft.graph
    let (columns, constants, widths) = (draft.partition.columns, draft.constantNodes, draft.originalWidths)
    let others = graph.copy(
      other.facts + [other.condition!], from: other.graph,
      replacing: { graph, _, symbol in
        guard let column = other.constants.firstIndex(of: Int(symbol.value)), symbol.kind == .constant else {
          return symbol.kind == .variable ? graph.symbolNode(named: other.graph.symbols[Int(symbol.value)].name) : nil
        }
        let hole = other.partition.columns[column][0]
        if let own = columns.firstIndex(where: { $0.contains(hole) }) { return constants[own] }
        return graph.literal(other.skeleton.holes[hole].original, width: symbol.width)
      })
    let program = Program(graph, roots: [draft.condition!], widths: widths)
    let isOfPattern = draft.constants.map { symbol in graph.cone([draft.source]).contains { graph[$0].symbol == symbol } }
    var generator = SplitMix64(seed: 29)
    var (sampled, covered) = (0, 0)
    for _ in 0..<Self.sampleRounds where sampled < Self.sampleLimit {
      var values = graph.symbols.map { _ in UInt64(0) }
      for (column, symbol) in draft.constants.enumerated() {
        values[symbol] = isOfPattern[column] ? draft.original[column] : generator.interestingValue(graph.symbols[symbol].width.resolved(widths))
      }
      guard program.evaluate(0, values) == 1 else { continue }
      sampled += 1
      let known = draft.equations(draft.constants.map { values[$0] }, &graph)
      if others.allSatisfy({ prover.entails(graph, draft.facts + known, $0, widths: widths) }) { covered += 1 }
    }
    return 4 * covered >= 3 * sampled
  }
  private static let sampleRounds = 300
  private static let sampleLimit = 12

  /// Patterns of more nodes are not put in another way.
  private static let sizeLimit = 64
  /// Of the search for the conditions of another replacement, in hundredths of a second.
  private static let effortForOthers = 40
  /// So many literals of the pattern are still looked at as they are first.
  private static let manyConstants = 5
  /// So many literals of pattern and facts together are looked at as constants where the facts' are expressions over the pattern's already.
  private static let fewConstants = 3
  /// Score by which another replacement than the finding's own has to be better.
  private static let clearly = 0.7
  /// With more facts too much is to be found for each replacement.
  private static let factLimit = 2
}
