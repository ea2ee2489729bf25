import BitVector
import Findings
import RuleAnalysis
import Rules
import Solver

extension Derivation {
  /// What may be spent on alternatives, in hundredths of a second of search and in the solver's resource units.
  private static let searchForAlternatives = 240
  private static let proofsForAlternatives: UInt64 = 15_000_000
  /// A condition that is weakest may be this long, in tenths of a symbol, where the family's own leaves out constants.
  private static let weakestCostLimit = 600

  /// The other maximal generalizations beside `family`: of the drafts that were not chosen those that are proven and no instance of a rule
  /// before them, most instances for their length first.
  func alternatives(
    beside family: Family, _ candidates: [Candidate], _ problem: Problem, claim: Int?, limit: Int
  ) -> [Rule] {
    budget.add(Self.searchForAlternatives)
    effort.extend(2 * Self.searchForAlternatives)
    var open: [Candidate] = []
    for var candidate in candidates {
      let isOwn = text(candidate.search.draft) == text(family.draft)
      if isOwn, family.isExact { continue }
      candidate.found =
        isOwn
        ? candidate.search.exact(costLimit: Self.weakestCostLimit, effort: .exhaustive)
        : candidate.search.exact(effort: .brief)
          ?? candidate.search.exact(effort: .thorough) ?? candidate.search.partial()
      if candidate.found != nil { open.append(candidate) }
    }
    bench.lap("alternatives")
    let start = bench.resourcesUsed
    var rules: [Rule] = []
    for candidate in open.sorted(by: { $0.score > $1.score }) where rules.count < limit {
      let draft = candidate.found!.draft
      let shown = "\(draft.graph.text(draft.source)) => \(draft.graph.text(draft.target)) when \(draft.graph.text(draft.condition!))"
      if bench.resourcesUsed - start > Self.proofsForAlternatives {
        bench.tell("alternative \(shown): not tried, for want of time")
        continue
      }
      let (everywhere, attempts) = proveEverywhere([candidate], problem, claim: claim)
      guard let other = everywhere ?? proveSomewhere(attempts, problem, claim: claim), other.admitsFinding else {
        bench.tell("alternative \(shown): not proven")
        continue
      }
      if let general = RuleSetAnalysis.subsuming(other.rule, among: [family.rule] + rules) {
        bench.tell("alternative \(shown): an instance of \(general)")
        continue
      }
      var rule = other.rule
      rule.name = "\(family.rule.name)-alternative-\(rules.count + 1)"
      rules.append(rule)
    }
    bench.lap("alternatives")
    return rules
  }

  private func text(_ draft: RuleDraft) -> String { ([draft.source, draft.target] + draft.facts).map { draft.graph.text($0) }.joined(separator: " ") }
}
