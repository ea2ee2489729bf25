import BitVector
import Findings
import Parallelism
import Rules
import Solver

extension Derivation {
  /// A candidate with the condition that is being proven, and how far that has come.
  struct Attempt {
    var candidate: Candidate
    var found: FoundCondition
    var outcome = WidthProof.Outcome()
    /// At all widths at once.
    var isTried = false
  }

  /// The rule of the best candidate that is proven at all widths at once, and the attempts before; or all attempts, with candidates not tried so.
  ///
  /// Nearly as good a family that holds everywhere is worth more than one that the solver loses beyond some width. `candidates`: best first.
  func proveEverywhere(
    _ candidates: [Candidate], _ problem: Problem, claim: Int?
  ) -> (family: Family?, attempts: [Attempt]) {
    guard let best = candidates.first?.score else { return (nil, []) }
    let start = bench.resourcesUsed
    var open: [Attempt] = []
    var family: Family?
    var tried = Set<String>()
    let near = candidates.filter { $0.score > best - Self.universalityWorth }
    // What isn't proven of one replacement seldom is of another way to write it.
    let isRepetition = near.indices.map { place in near[..<place].contains { $0.isLike(near[place]) } }
    let (derivation, budgets) = (fork(), near.map { $0.search.budget.fork() })
    let lookahead = Lookahead(
      cores: cores,
      piece: { place in
        var attempt = Attempt(candidate: near[place], found: near[place].found!)
        attempt.candidate.search = near[place].search.forked(budgets[place])
        return (derivation: derivation.fork(), attempt: attempt)
      },
      work: { $0.derivation.settle($0.attempt, narrowly: false) },
      cancel: { piece in
        piece.derivation.bench.cancel()
        piece.attempt.candidate.search.budget.cancel()
      })
    lookahead.run(near.count) { place in
      family == nil && !isRepetition[place] && open.count + isRepetition[..<place].count { $0 } < 3
        && (open.isEmpty || bench.resourcesUsed - start <= Self.wideBudget)
    } commit: { place, piece, attempt in
      bench.join(piece.derivation.bench)
      near[place].search.budget.join(piece.attempt.candidate.search.budget)
      tried.insert(near[place].targetText)
      guard var attempt else { return }
      attempt.candidate.search.budget = near[place].search.budget
      if attempt.outcome.isUniversal { family = self.family(attempt, problem, claim: claim) }
      if family == nil { open.append(attempt) }
    }
    if let family { return (family, open) }
    let others = candidates.filter { !tried.contains($0.targetText) }.prefix(2)
      .filter { other in !open.contains { $0.candidate.isLike(other) } }
    return (nil, open + others.map { Attempt(candidate: $0, found: $0.found!) })
  }

  /// The rule of a part of the first attempt's condition that is proven at all widths at once, where the whole is a disjunction: what says of a
  /// few constants that they are right too may be what is too hard.
  func provePart(of attempts: [Attempt], _ problem: Problem, claim: Int?) -> Family? {
    guard let attempt = attempts.first(where: { $0.found.coverage >= 1 }) else { return nil }
    let condition = attempt.found.condition
    let node = attempt.found.draft.graph[condition]
    guard node.kind == .operation, node.operation == .or, node.width == .bits(1) else { return nil }
    let parts = node.operands.compactMap { attempt.candidate.search.part($0, of: attempt.found) }
    guard let most = parts.max(by: { $0.coverage < $1.coverage }), most.coverage > 0.5 else { return nil }
    var candidate = attempt.candidate
    candidate.found = most
    return proveEverywhere([candidate], problem, claim: claim).family
  }

  /// The rule of the first attempt that is proven at the finding's own widths, or at some, width by width.
  func proveSomewhere(_ attempts: [Attempt], _ problem: Problem, claim: Int?) -> Family? {
    let start = bench.resourcesUsed
    var elsewhere: Family?
    for (number, attempt) in attempts.enumerated() {
      if number > 0, bench.resourcesUsed - start > Self.narrowBudget { break }
      guard let attempt = settle(attempt, narrowly: true), let family = family(attempt, problem, claim: claim) else { continue }
      if family.admitsFinding { return family }
      elsewhere = elsewhere ?? family
    }
    return elsewhere
  }

  /// The family with the widths of machines that more patience proves, where some aren't.
  func insisting(on family: Family, _ problem: Problem, claim: Int?) -> Family {
    var attempt = family.attempt
    let skeleton = attempt.candidate.skeleton
    let known = Set(attempt.outcome.proven)
    let open = WidthProof.tuples(skeleton).filter {
      WidthProof.isCommon($0, skeleton) && !known.contains($0) && !attempt.outcome.isExcepted($0)
    }
    if open.isEmpty { return family }
    let start = ContinuousClock.now
    let prover = prover(patience: 3)
    attempt.outcome.unknown.removeAll { open.contains($0) }
    WidthProof(prover: prover, patientProver: prover, cores: cores, budget: Self.insistence)
      .widthByWidth(attempt.found.draft, condition: attempt.found.condition, tuples: open, &attempt.outcome)
    bench.lap("proof")
    bench.tell(
      "with more patience: \(attempt.outcome.proven.count - known.count) of \(open.count) further widths proven, refuted "
        + "\(attempt.outcome.refuted.map(\.tuple))", since: start)
    if attempt.outcome.isRefuted || attempt.outcome.proven.count == known.count { return family }
    return self.family(attempt, problem, claim: claim) ?? family
  }

  /// What an attempt came to; nil if there is nothing to claim, or nothing to gain.
  private func family(_ attempt: Attempt, _ problem: Problem, claim: Int?) -> Family? {
    var notes: [String] = []
    guard let rule = rule(attempt, problem, claim: claim, &notes) else { return nil }
    var attempt = attempt
    attempt.candidate.found = attempt.found
    var draft = attempt.found.draft
    (draft.graph, draft.source, draft.target, draft.facts, draft.condition) = (rule.graph, rule.lhs, rule.rhs, rule.facts, rule.condition)
    return Family(
      rule: rule, draft: draft, attempt: attempt, admitsFinding: rule.admits(attempt.candidate.skeleton.originalWidths), notes: notes)
  }

  /// Score that being proven at all widths at once makes up for.
  static let universalityWorth = 0.3
  /// Resource units for finding a candidate that is.
  private static let wideBudget: UInt64 = 12_000_000
  /// Resource units after which no further candidate is proven width by width.
  private static let narrowBudget: UInt64 = 16_000_000

  /// Resource units for the widths of machines of the family that was chosen.
  private static let insistence: UInt64 = 40_000_000

  /// Proves a candidate at all widths at once, or width by width, sending assignments that the solver finds wrong back to the condition's search.
  private func settle(_ attempt: Attempt, narrowly: Bool) -> Attempt? {
    var attempt = attempt
    // Conditions that leave out most of what is right are seldom worth more.
    let proof = WidthProof(prover: prover, patientProver: attempt.found.coverage < 0.5 ? prover : bench.patientProver, cores: cores)
    // Partial conditions that the solver refutes are seldom near the truth.
    for round in 0..<6 where round < 3 || attempt.found.coverage >= 1 {
      let draft = attempt.found.draft
      let start = ContinuousClock.now
      if !attempt.isTried { attempt.outcome = proof.atOnce(draft, condition: attempt.found.condition) }
      attempt.isTried = true
      if !narrowly, !attempt.outcome.isUniversal, !attempt.outcome.isRefuted {
        proof.probe(draft, condition: attempt.found.condition, &attempt.outcome)
      }
      if narrowly || attempt.outcome.isUniversal, !attempt.outcome.isRefuted {
        proof.widthByWidth(draft, condition: attempt.found.condition, tuples: WidthProof.tuples(attempt.candidate.skeleton), &attempt.outcome)
      }
      bench.lap("proof")
      bench.tell(
        "proof of \(draft.graph.text(attempt.found.condition)): \(attempt.outcome.proven.count) widths proven, "
          + "refuted \(attempt.outcome.refuted.map(\.tuple)), unknown \(attempt.outcome.unknown.prefix(3))", since: start)
      guard let wrong = attempt.outcome.refuted.first(where: { WidthProof.isTelling($0.tuple) }) else { return attempt }
      if draft.constants.isEmpty, draft.graph.widthNames.isEmpty { return nil }
      attempt.candidate.search.learn(wrong.constants, at: wrong.tuple, isRight: false)
      attempt.candidate.search.budget.renew(40)
      guard let next = attempt.found.coverage < 1 ? attempt.candidate.search.partial() : attempt.candidate.search.best() else { return nil }
      bench.lap("condition")
      attempt.found = next
      attempt.outcome = .init()
      attempt.isTried = false
    }
    return nil
  }

  /// The rule of what was proven, if it doesn't raise the cost more than the finding does.
  private func rule(_ attempt: Attempt, _ problem: Problem, claim: Int?, _ notes: inout [String]) -> Rule? {
    let (skeleton, search, found, outcome) = (attempt.candidate.skeleton, attempt.candidate.search, attempt.found, attempt.outcome)
    if outcome.proven.isEmpty { return nil }
    var widths = WidthProof.product(outcome.proven, skeleton)
    if !outcome.unknown.isEmpty { notes.append("the solver gave up at widths from \(outcome.unknown[0].map(String.init).joined(separator: ", "))") }
    if !found.draft.constants.isEmpty { widths = WidthProof.satisfiable(found.draft, widths, prover, bench.arena) }
    bench.tell(
      "the condition \(found.coverage >= 1 ? "says the same as" : "admits \(found.coverage) of what is right in") the tables at "
        + search.sizes.joined(separator: "; "))
    var draft = keepingTargetFlags(found.draft, search, problem, outcome)
    bench.lap("flags")
    WidthProof.claim(&draft, &widths)
    let tables = Set(search.completeTuples.map { $0.first ?? skeleton.graph[skeleton.source].width.bits ?? 1 }).sorted()
    let claimed = tables.filter { widths.first?.contains($0) ?? true }
    let exactWidths = claimed.isEmpty ? tables : claimed
    let rule = Rule(
      name: RuleNaming.name(draft.graph, draft.source, path: finding.path, claim: claim), graph: draft.graph, widths: widths, lhs: draft.source,
      rhs: draft.target,
      condition: draft.condition!, facts: draft.facts, origins: [finding.path], proof: Rule.Proof(isSound: true, weakest: found.weakness(at: exactWidths)))
    if !Measure.decreases(rule) {
      // What the finding itself costs, its family may.
      guard rule.cost.rhs - rule.cost.lhs <= problem.extraCost else {
        notes.append("the family would not lower the cost of what it rewrites")
        return nil
      }
      let reason = rule.cost.rhs > rule.cost.lhs ? "raises the cost, as the finding does" : "reorders operations of equal cost"
      notes.append("the family \(reason); it is not emitted")
    }
    return rule
  }

  /// Gives the replacement's operations the flags that the finding's have, where they are right under the condition.
  private func keepingTargetFlags(_ draft: RuleDraft, _ search: ConditionSearch, _ problem: Problem, _ proven: WidthProof.Outcome) -> RuleDraft {
    let shared = Set(draft.graph.cone([draft.source] + draft.facts))
    // The replacement's operations in the finding, in the same order as in the draft: both were built operands first.
    let wanted = problem.graph.cone([problem.target]).map { problem.graph[$0] }.filter { $0.kind == .operation }
    var flagged = draft
    for operation in wanted {
      for flag in operation.flags.individual {
        let candidate = flagged.changingFlags { id, node in
          flagged.graph.cone([flagged.target]).contains(id) && node.operation == operation.operation && !shared.contains(id) ? node.flags.union(flag) : nil
        }
        if candidate.graph.text(candidate.target) != flagged.graph.text(flagged.target), search.admitsOnlyRight(candidate) { flagged = candidate }
      }
    }
    if flagged.graph.text(flagged.target) == draft.graph.text(draft.target) { return draft }
    let proof = WidthProof(prover: prover, patientProver: bench.patientProver, cores: cores)
    let isProven: Bool
    if proven.isUniversal {
      let outcome = proof.atOnce(flagged, condition: flagged.condition!)
      let known = Set(outcome.proven)
      let rest = proven.proven.filter { !known.contains($0) }
      isProven = outcome.isUniversal && !outcome.isRefuted && proof.holds(flagged, condition: flagged.condition!, tuples: rest)
    } else {
      isProven = proof.holds(flagged, condition: flagged.condition!, tuples: proven.proven)
    }
    return isProven ? flagged : draft
  }
}
