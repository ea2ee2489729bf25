import BitVector
import Parallelism

extension Derivation {
  /// Looks for the conditions of the candidates that could still be the best, or could score more than `bound`; those spent are out of it.
  func findConditions(_ candidates: inout [Candidate], above bound: Double?, rankLimit: Int) {
    var ranks: [Int: Int] = [:]
    // By number of constants, the candidate that is right for most of them.
    var freest: [Int: Int] = [:]
    for index in candidates.indices where !candidates[index].isSpent {
      let constants = candidates[index].search.draft.constants.count
      candidates[index].rank = ranks[constants, default: 0]
      ranks[constants, default: 0] += 1
      if freest[constants].map({ candidates[$0].search.freedom < candidates[index].search.freedom }) ?? true { freest[constants] = index }
    }
    // What is found with little effort may make more effort elsewhere pointless.
    func search(
      _ rankLimit: Int, orFirst: Bool = false, margin: Double, unlessShorterThan longCost: Int = .max, _ candidates: inout [Candidate],
      _ find: @escaping (ConditionSearch) -> FoundCondition?
    ) {
      let searches = candidates.map(\.search)
      // All may take what is left now.
      let budgets = searches.map { $0.budget.fork() }
      func isWanted(_ index: Int) -> Bool {
        let candidate = candidates[index]
        let isFirst = candidate.search.draft.isNatural || freest.values.contains(index)
        guard !candidate.isSpent, candidate.found.map({ $0.coverage < 1 || $0.cost > longCost }) ?? true,
          candidate.rank < rankLimit || orFirst && isFirst, candidate.search.budget.isOpen
        else { return false }
        if effort.isAmple, candidates.contains(where: { $0.score > 0 && !$0.isSpent }) { return false }
        let best = max(candidates.filter { !$0.isSpent }.map(\.score).max() ?? -10, bound ?? -10)
        return candidate.hope - margin >= best
      }
      let lookahead = Lookahead(
        cores: cores, piece: { searches[$0].forked(budgets[$0]) },
        work: { search in
          let start = ContinuousClock.now
          return (found: find(search), seconds: start.secondsUntilNow)
        },
        cancel: { $0.budget.cancel() })
      lookahead.run(candidates.count) {
        isWanted($0)
      } commit: { index, search, result in
        candidates[index].search.budget.join(search.budget)
        bench.add("condition", result.seconds)
        guard let found = result.found else { return }
        if candidates[index].found.map({ ($0.coverage, found.cost) < (found.coverage, $0.cost) }) ?? true { candidates[index].found = found }
      }
      bench.skip()
    }
    search(8, margin: 0.03, &candidates) { $0.exact(effort: .brief) }
    // What flags demand is worth looking for where it may leave more than what is found without.
    let exact = candidates.compactMap(\.found).filter { $0.coverage >= 1 }.map(\.freedom).max() ?? -1
    for index in candidates.indices
    where candidates[index].demands > 0 && candidates[index].found == nil && candidates[index].search.freedom > exact {
      candidates[index].found = candidates[index].search.exact(costLimit: Self.demandingCost, effort: .brief)
    }
    bench.lap("condition")
    search(rankLimit, margin: 0.03, unlessShorterThan: Self.longCost, &candidates) { $0.exact(effort: .thorough) }
    search(1, orFirst: true, margin: 0.1, &candidates) { $0.partial() }
    if bound == nil { search(2, margin: 0.05, &candidates) { $0.exact(effort: .exhaustive) } }
    for candidate in candidates where !candidate.isSpent {
      guard let found = candidate.found else { continue }
      bench.tell(
        "candidate \(found.draft.graph.text(found.draft.target)) when \(found.draft.graph.text(found.condition)): coverage \(found.coverage), score \(candidate.score)"
      )
    }
  }

  /// Length of the condition, in tenths of a symbol, for which flags are worth their demands.
  private static let demandingCost = 40
  /// An exact condition that is longer, in tenths of a symbol, makes way for one that takes more effort to find.
  private static let longCost = 120
}
