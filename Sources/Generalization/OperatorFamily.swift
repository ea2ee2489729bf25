import BitVector
import Findings
import Parallelism
import RuleAnalysis
import Rules
import Solver

/// The rules of the same shape as one that was found, with other operators in its operators' place.
///
/// Each member is looked for like the rule itself, at less expense: the complete table says for which constants it is right; only where these
/// are about as many as the rule's own is a condition looked for, first the rule's own, and only exact ones are taken; the proof covers the
/// widths that the member claims. What isn't found or proven within the bounds is left out.
struct OperatorFamily {
  let first: Rule
  /// What the rule was made of, with its condition.
  let draft: RuleDraft
  let bench: Workbench
  let cores: Cores
  /// Which claim of the finding it is, if there are several.
  let claim: Int?

  /// What may be spent on the members of one rule.
  private enum Limit {
    static let exchanges = 160
    /// Drafts whose conditions are looked for.
    static let searches = 10
    /// Proofs that may fail before no more are tried.
    static let failures = 2
    static let members = 10
    /// In hundredths of a second, about.
    static let search = 8
    /// Bits of constants and inputs of the tables.
    static let tableBits = 20
    /// Bits of constants and inputs of the table that comes first.
    static let sketchBits = 15
    /// A member's constants may be fewer than the rule's by this factor.
    static let loss = 2
  }

  /// Resource units for all proofs: in proportion to what the rule itself took.
  private var proofLimit: UInt64 { 1_000_000 + min(bench.resourcesUsed, 12_000_000) / 6 }

  /// The members beside the rule itself, in the order of the exchanges.
  func members() -> [Rule] {
    let exchanges = OperatorExchange.all(of: draft.operations).prefix(Limit.exchanges)
    if exchanges.isEmpty { return [] }
    let choice = TupleChoice(draft.skeleton)
    guard let sketch = Sketch(draft, choice: choice, arena: bench.arena, limit: Limit.sketchBits) else { return [] }
    let own = sketch.rows(draft, within: draft.condition)
    guard !own.isEmpty else { return [] }
    let idle = sketch.idleParts(draft, own, original: draft)
    let spread = sketch.spread(own)
    let prover = RefinementProver(resourceLimit: UInt32(max(600_000, proofLimit / 3)), cores: cores)
    let budget = SearchBudget(hundredths: Limit.search)
    var seen: Set<String> = [text(draft)]
    var members: [Rule] = []
    var (searches, failures) = (0, 0)
    for exchange in exchanges {
      for scope in scopes(exchange) {
        guard let draft = draft.exchanging(exchange, scope), seen.insert(text(draft)).inserted else { continue }
        guard Measure.decreases(rule(draft, named: first.name)), sketch.rows(draft).count * Limit.loss >= own.count else { continue }
        guard searches < Limit.searches, failures < Limit.failures, members.count < Limit.members, prover.resourcesUsed < proofLimit else {
          bench.tell("with \(exchange): not tried, for want of time")
          continue
        }
        searches += 1
        guard let found = condition(draft, exchange, choice, budget, beside: [first] + members, prover) else { continue }
        let rows = sketch.rows(found.0.draft, within: found.0.condition)
        if sketch.idleParts(found.0.draft, rows, original: self.draft) > idle || !zip(sketch.spread(rows), spread).allSatisfy({ $0 * Limit.loss >= $1 }) {
          bench.tell("with \(exchange): says no more than a simpler pattern")
          continue
        }
        guard var member = proven(found.0, found.1, exchange, prover) else {
          failures += 1
          continue
        }
        member.name = name(member, besides: ([first] + members).map(\.name))
        members.append(member)
        break
      }
    }
    return members
  }

  private func scopes(_ exchange: OperatorExchange) -> [RuleDraft.ExchangeScope] {
    var scopes: [RuleDraft.ExchangeScope] = []
    if exchange.isSymmetry, !draft.facts.isEmpty { scopes.append(.init(includesConstants: true, includesFacts: true)) }
    scopes += [.init(includesConstants: true, includesFacts: false), .init(includesConstants: false, includesFacts: false)]
    let isTruth = draft.graph[draft.target].kind == .literal && draft.graph[draft.target].width == .bits(1)
    return isTruth ? scopes + [.init(includesConstants: true, includesFacts: false, negatesTarget: true)] : scopes
  }

  private func text(_ draft: RuleDraft) -> String { ([draft.source, draft.target] + draft.facts).map { draft.graph.text($0) }.joined(separator: " ") }

  private func rule(_ draft: RuleDraft, named name: String) -> Rule {
    var rule = first
    rule.name = name
    rule.graph = draft.graph
    rule.lhs = draft.source
    rule.rhs = draft.target
    rule.facts = draft.facts
    rule.condition = draft.condition!
    return rule
  }

  /// The condition of a draft with exchanged operators, and the rule that would be; nil if there is none to be had, or nothing is new.
  private func condition(
    _ draft: RuleDraft, _ exchange: OperatorExchange, _ choice: TupleChoice, _ budget: SearchBudget, beside others: [Rule], _ prover: RefinementProver
  ) -> (FoundCondition, ConditionSearch)? {
    let search = ConditionSearch(draft, choice: choice, arena: bench.arena, budget: budget, admitsFinding: false, workBits: Limit.tableBits)
    // The rule's own condition, with its operators exchanged or as it stands, is looked for first.
    var found = search.exactly(draft) ?? search.exactly(unexchanged(draft))
    if found == nil, !draft.constants.isEmpty { found = search.exact(effort: .brief) }
    guard let found, found.coverage >= 1 else {
      bench.tell("with \(exchange): no short exact condition")
      return nil
    }
    if let general = RuleSetAnalysis.subsuming(rule(found.draft, named: ""), among: others, prover) {
      bench.tell("with \(exchange): an instance of \(general)")
      return nil
    }
    return (found, search)
  }

  /// The rule of a condition, if it is proven where the finding is.
  private func proven(_ found: FoundCondition, _ search: ConditionSearch, _ exchange: OperatorExchange, _ prover: RefinementProver) -> Rule? {
    let draft = found.draft
    let proof = WidthProof(prover: prover, patientProver: prover, cores: cores, budget: proofLimit / 4)
    // What has proven the rule is likely to prove its like.
    prover.triesCases = bench.prover.areCasesLikely
    var outcome = proof.atOnce(draft, condition: found.condition, isLikely: true)
    prover.triesCases = true
    if !outcome.isRefuted {
      // What isn't proven at all widths at once is claimed at those that are most used.
      let tuples = WidthProof.tuples(draft.skeleton).filter { tuple in
        outcome.isUniversal || tuple == draft.originalWidths || tuple.allSatisfy { [1, 2, 3, 4, 8, 16, 32, 64].contains($0) }
      }
      proof.widthByWidth(draft, condition: found.condition, tuples: tuples, &outcome)
    }
    var member = rule(draft, named: "")
    member.widths = WidthProof.product(outcome.proven, draft.skeleton)
    guard !outcome.isRefuted, outcome.unknown.isEmpty, !outcome.proven.isEmpty, member.admits(draft.originalWidths) else {
      bench.tell("with \(exchange): not proven when \(draft.graph.text(found.condition))")
      return nil
    }
    if !draft.constants.isEmpty { member.widths = WidthProof.satisfiable(draft, member.widths, prover, bench.arena) }
    let widths = Set(search.completeTuples.map { $0.first ?? draft.graph[draft.source].width.bits ?? 1 }).sorted()
    member.proof = Rule.Proof(isSound: true, weakest: found.weakness(at: widths))
    bench.tell("with \(exchange): \(draft.graph.text(draft.source)) => \(draft.graph.text(draft.target)) when \(draft.graph.text(found.condition))")
    return member
  }

  /// A draft with exchanged operators under the rule's own condition, as it stands.
  private func unexchanged(_ draft: RuleDraft) -> RuleDraft {
    var result = draft
    result.condition = result.graph.copy([self.draft.condition!], from: self.draft.graph)[0]
    return result
  }

  /// The rule's name with the operators of `member`; a number follows where these are too deep to be part of it.
  private func name(_ member: Rule, besides taken: [String]) -> String {
    let name = RuleNaming.name(member.graph, member.lhs, path: first.origins.first ?? "", claim: claim)
    let names = [name] + (2...(taken.count + 2)).map { "\(name)-\($0)" }
    return names.first { !taken.contains($0) }!
  }
}
