import BitVector
import Solver

/// Families whose facts have constants of their own: the weakest fact for some constants of the pattern is one of many that are right.
extension Derivation {
  /// What has more to choose than `known`, or is right for more than that, with constants of the facts' own.
  func withFreeFacts(_ known: Search, claim: Int?) -> (best: Search, free: Family?) {
    var problem = known.problem
    let places = problem.literalPlacesInFacts
    // Beside a family where something is multiplied or divided, what is right of many constants is seldom proven.
    let hasProducts = known.family != nil && problem.graph.hasProducts([problem.source, problem.target] + problem.assumptions)
    let isOfFacts = known.family?.draft.hasLiteralFacts ?? true && !hasProducts
    guard 1...Self.manyConstants ~= places, isOfFacts || problem.literalPlaces + places <= Self.fewConstants else { return (known, nil) }
    problem.freesFacts = true
    bench.tell("with constants of the facts' own: \(problem.text)")
    guard let family = known.family else {
      let (freed, candidates) = renewed(Effort()).family(problem, claim: claim, isDeep: true, above: nil)
      return (freed.map { (problem, $0, candidates) } ?? known, nil)
    }
    let derivation = renewed(Effort(ample: Self.effortForOthers))
    var seen = Set<String>()
    let candidates = derivation.candidates(problem, strays: derivation.strays(problem), isDeep: false, except: &seen)
    let bound = family.worth + Self.clearly
    var promising = candidates.filter { $0.promise + Self.universalityWorth > bound }
    if let freed = derivation.best(&promising, problem, claim: claim), freed.isBetter(than: family), freed.worth > bound,
      freed.draft.constantOperations <= family.draft.constantOperations, says(freed.draft, moreThan: family.draft, isStrict: true)
    {
      return ((problem, freed, promising), nil)
    }
    return (known, freeFamily(candidates, beside: family, problem, claim: claim))
  }

  /// The family of the first candidate with constants of the facts' own, if it is proven at all widths, and right for more than `family` asks of the
  /// facts.
  private func freeFamily(_ candidates: [Candidate], beside family: Family, _ problem: Problem, claim: Int?) -> Family? {
    guard var candidate = candidates.first(where: \.search.draft.hasFreeFacts) else { return nil }
    candidate.search.budget = SearchBudget(hundredths: Self.effortForFacts, of: effort)
    candidate.found = candidate.search.exact()
    if candidate.found == nil {
      candidate.search.budget.renew(Self.effortForFacts)
      candidate.found = candidate.search.partial()
      // What is multiplied is too hard to prove under long conditions.
      if !candidate.search.draft.hasProducts { candidate.found = candidate.found.map(candidate.search.extended) }
    }
    bench.lap("condition")
    guard let found = candidate.found, found.coverage >= Self.fairPart else { return nil }
    bench.tell("beside it, \(candidate.targetText) when \(found.draft.graph.text(found.condition)): coverage \(found.coverage)")
    guard let freed = proveEverywhere([candidate], problem, claim: claim).family, freed.isUniversal, freed.admitsFinding,
      says(freed.draft, moreThan: family.draft, isStrict: false)
    else { return nil }
    return freed
  }

  /// With the finding's constants in the pattern `draft` is right where `other` isn't; unless `isStrict`, or with others more often than by chance.
  private func says(_ draft: RuleDraft, moreThan other: RuleDraft, isStrict: Bool) -> Bool {
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
    func areImplied(_ known: [NodeID]) -> Bool { others.allSatisfy { prover.entails(graph, draft.facts + known, $0, widths: widths) } }
    let pattern = graph.symbols(below: [draft.source])
    let own = draft.equations(draft.original, &graph).enumerated().filter { pattern.contains(draft.constants[$0.offset]) }.map(\.element)
    if !areImplied([draft.condition!] + own) { return true }
    if isStrict { return false }
    let program = Program(graph, roots: [draft.condition!], widths: widths)
    var generator = SplitMix64(seed: 29)
    var (sampled, covered) = (0, 0)
    for round in 0..<Self.sampleRounds where sampled < Self.sampleLimit {
      var values = graph.symbols.map { _ in UInt64(0) }
      for symbol in draft.constants {
        let width = graph.symbols[symbol].width.resolved(widths)
        values[symbol] = generator.interestingValue(width)
        // What a fact's constant is compared with is beside another one, or a small multiple of it.
        if !pattern.contains(symbol), round % 2 > 0, let other = draft.constants.filter({ $0 != symbol }).randomElement(using: &generator) {
          values[symbol] = (values[other] &* UInt64.random(in: 1...2, using: &generator) &+ generator.next() % 3 &- 1) & ConcreteAlgebra.mask(width)
        }
      }
      guard program.evaluate(0, values) == 1 else { continue }
      sampled += 1
      let known = draft.equations(draft.constants.map { values[$0] }, &graph)
      if areImplied(known) { covered += 1 }
    }
    return Double(covered) < Self.nearlyAll * Double(sampled)
  }
  private static let sampleRounds = 300
  private static let sampleLimit = 20
  private static let nearlyAll = 0.95

  /// So many literals of pattern and facts together are looked at as constants where the facts' are expressions over the pattern's already.
  private static let fewConstants = 3
  /// Of the search for a condition, in hundredths of a second.
  private static let effortForFacts = 70
  /// What part of what is right a condition has to admit.
  private static let fairPart = 0.6
}
