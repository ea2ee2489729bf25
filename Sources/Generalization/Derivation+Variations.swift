import BitVector
import Solver

extension Derivation {
  /// A problem, the best family that was found of it, and all candidates that were looked at.
  typealias Search = (problem: Problem, family: Family?, candidates: [Candidate])

  /// The problem as it is; where its family is poor, one that has the finding as an instance too and a better family.
  ///
  /// Tried are sub-expressions of which only the bits matter that they can have set (``FactAbstraction``), and replacements of another
  /// shape (``ReplacementSearch``); where facts have literals that no other values make needless, constants in their place.
  ///
  /// `free`: the family beside it whose facts have constants of their own.
  func search(_ problem: Problem, claim: Int?) -> (best: Search, free: Family?) {
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
      return (best!, nil)
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
    return withFreeFacts(best!, claim: claim)
  }

  /// Patterns of more nodes are not put in another way.
  private static let sizeLimit = 64
  /// Of the search for the conditions of another replacement, in hundredths of a second.
  static let effortForOthers = 40
  /// So many literals of the pattern are still looked at as they are first.
  static let manyConstants = 5
  /// Score by which another replacement than the finding's own has to be better.
  static let clearly = 0.7
  /// With more facts too much is to be found for each replacement.
  private static let factLimit = 2
}
