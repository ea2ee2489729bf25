import BitVector

extension Derivation {
  /// A problem, the best family that was found of it, and all candidates that were looked at.
  typealias Search = (problem: Problem, family: Family?, candidates: [Candidate])

  /// The problem as it is; where its family is poor, one that has the finding as an instance too and a better family.
  ///
  /// Tried are sub-expressions of which only the bits matter that they can have set (``FactAbstraction``), and replacements of another
  /// shape (``ReplacementSearch``).
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
    return best!
  }

  /// Patterns of more nodes are not put in another way.
  private static let sizeLimit = 64
  /// Of the search for the conditions of another replacement, in hundredths of a second.
  private static let effortForOthers = 40
  /// So many literals of the pattern are still looked at as they are first.
  private static let manyConstants = 5
  /// Score by which another replacement than the finding's own has to be better.
  private static let clearly = 0.7
  /// With more facts too much is to be found for each replacement.
  private static let factLimit = 2
}
