import BitVector
import Findings
import Parallelism
import Rules
import Solver

/// The generalization of one finding under way.
struct Derivation {
  let finding: Finding
  private let options: Generalizer
  private(set) var bench: Workbench
  private(set) var effort = Effort()
  private(set) var budget: SearchBudget

  init(_ finding: Finding, _ options: Generalizer) {
    self.finding = finding
    self.options = options
    bench = Workbench(resourceLimit: options.resourceLimit, cores: options.cores)
    budget = SearchBudget(of: effort)
  }

  var cores: Cores { options.cores }
  var prover: RefinementProver { bench.prover }
  /// One of its own that asks so many times as long as the bench's.
  func prover(patience: UInt32) -> RefinementProver { RefinementProver(resourceLimit: patience * options.resourceLimit, cores: options.cores) }

  /// The same derivation for another thread, with a bench of its own.
  func fork() -> Derivation {
    var fork = self
    fork.bench = bench.fork()
    return fork
  }

  /// The same derivation with an effort of its own.
  func renewed(_ effort: Effort) -> Derivation {
    var other = self
    other.effort = effort
    other.budget = SearchBudget(of: effort)
    return other
  }

  func run() -> Generalization {
    let start = ContinuousClock.now
    // For the finding itself, on which all else rests.
    let ownProver = prover(patience: 8)
    var result = Generalization(path: finding.path, status: .generalized)
    var isConcrete = true
    for (index, claim) in finding.claims.enumerated() {
      var problem = Problem(finding, claim: claim)
      let verdict = ownProver.verdict(problem.graph, source: problem.source, target: problem.target, premises: problem.assumptions)
      bench.lap("check")
      switch verdict {
      case .refuted(let counterexample):
        result.status = .invalid
        result.refutation = refutation(problem, counterexample)
        result.rules = []
        return finished(result, since: start)
      case .unknown:
        result.status = .exhausted
        result.notes.append("the solver gave up on the finding itself")
        return finished(result, since: start)
      case .proved: break
      }
      // Of two values that a trace has, the dearer becomes the other.
      if claim.isEquality, Measure(problem.graph, problem.source) < Measure(problem.graph, problem.target),
        case .proved = prover.verdict(problem.graph, source: problem.target, target: problem.source, premises: problem.assumptions)
      {
        (problem.source, problem.target) = (problem.target, problem.source)
      }
      let (rules, isGeneral) = family(problem, finding, claim: finding.claims.count > 1 ? index : nil, &result)
      if isGeneral { isConcrete = false }
      result.rules += options.decidesWeakness ? decidingWeakness(rules, &result.notes) : rules
    }
    if isConcrete { result.status = .concrete }
    return finished(result, since: start)
  }

  private func finished(_ result: Generalization, since start: ContinuousClock.Instant) -> Generalization {
    var result = result
    result.phases = bench.phases
    result.story = bench.story
    result.seconds = start.secondsUntilNow
    return result
  }

  private func refutation(_ problem: Problem, _ counterexample: Counterexample) -> Generalization.Refutation {
    let used = problem.variables([problem.source, problem.target] + problem.assumptions)
    let inputs = problem.graph.symbols.enumerated().filter { used.contains($0.offset) }
      .map { (name: $0.element.name, width: $0.element.width.resolved([]), value: counterexample.values[$0.offset]) }
    return Generalization.Refutation(
      inputs: inputs, source: counterexample.source, target: counterexample.target, width: problem.graph[problem.source].width.resolved([]))
  }

  /// The rules of one claim, and whether they say more than the claim itself.
  private func family(_ original: Problem, _ finding: Finding, claim: Int?, _ result: inout Generalization) -> ([Rule], Bool) {
    let reduced = StructureReduction(prover: prover).reduce(original)
    bench.lap("structure")
    bench.tell("cut down to \(reduced.text)")
    let ((problem, found, all), free) = search(reduced, claim: claim)
    let family = found.map { insisting(on: $0, problem, claim: claim) }
    let plain = plainFamily(all.filter { $0.search.draft.isNatural }, beside: family, problem, claim: claim)
    if let family = family ?? plain {
      var rules = family.admitsFinding ? withMembers(family, claim: claim) : [family.rule]
      result.notes += family.notes
      if options.alternatives > 0, family.admitsFinding {
        result.alternatives += alternatives(beside: family, all, problem, claim: claim, limit: options.alternatives)
      }
      var admitsFinding = family.admitsFinding
      if let plain, plain.rule.name != family.rule.name {
        rules.append(plain.rule)
        result.notes += plain.notes
        admitsFinding = admitsFinding || plain.admitsFinding
      }
      if let wider = widerFamily(all, beside: family, problem, claim: claim) {
        rules.append(wider.rule)
        result.notes += wider.notes
      }
      if var free {
        free.rule.name += RuleNaming.freeSuffix
        rules.append(free.rule)
        result.notes += free.notes
        admitsFinding = true
      }
      if admitsFinding { return (rules, true) }
      result.notes.append("the family is not proven at the finding's own widths, where the finding stands by itself")
      return (rules + [concrete(problem, finding, claim: claim, &result.notes)], true)
    }
    result.notes.append("no symbolic family was proven; the finding stays as it is")
    return ([concrete(problem, finding, claim: claim, &result.notes)], false)
  }

  /// The best family of the problem as it is, and all candidates that were looked at; with `bound`, if it could be worth more than that.
  func family(_ problem: Problem, claim: Int?, isDeep: Bool, above bound: Double?) -> (family: Family?, candidates: [Candidate]) {
    var family: Family?
    var all: [Candidate] = []
    var seen = Set<String>()
    let start = bench.resourcesUsed
    let strays = strays(problem)
    // A second, deeper look where the first found no exact family, or one in which nothing is free, and didn't take too long.
    for isDeep in isDeep ? [false, true] : [false] {
      // A family of a few constants, or not proven where the finding is, is next to none.
      let isBare = family.map { !$0.admitsFinding || $0.isExact && 0..<Self.bareFreedom ~= $0.freedom && problem.literalPlaces > 1 } ?? false
      if let family, family.isExact && !isBare || bench.resourcesUsed - start > (isBare ? Self.bareLimit : Self.deepLimit) { break }
      var candidates = candidates(problem, strays: strays, isDeep: isDeep, except: &seen)
      for index in candidates.indices { candidates[index].standsForItsTie = isBare }
      if let bound { candidates = candidates.filter { $0.promise + Self.universalityWorth > bound } }
      if let found = best(&candidates, problem, claim: claim), family.map({ found.isBetter(than: $0) }) ?? true { family = found }
      all += candidates
    }
    return (family, all)
  }

  private func decidingWeakness(_ rules: [Rule], _ notes: inout [String]) -> [Rule] {
    let decided = rules.map { rule -> Rule in
      let start = ContinuousClock.now
      let (decided, missed) = Weakness().decided(rule)
      notes += missed
      if decided.proof.solvedWidths != rule.proof.solvedWidths {
        bench.tell("\(rule.name) is weakest at \(WidthSet(decided.proof.solvedWidths).text) bits, by counterexamples", since: start)
      }
      return decided
    }
    bench.lap("weakness")
    return decided
  }

  /// What was found and proven of a finding.
  struct Family {
    var rule: Rule
    /// What the rule was made of, with its condition.
    var draft: RuleDraft
    /// The candidate and how far its proof came.
    var attempt: Attempt
    /// The finding is an instance of the rule.
    var admitsFinding: Bool
    var notes: [String]

    /// Proven at all widths at once.
    var isUniversal: Bool { attempt.outcome.isUniversal }
    var isExact: Bool { attempt.found.coverage >= 1 }
    /// It leaves out most of what is right, or the finding, or its condition leaves not even one of several constants free, or next to nothing.
    var isPoor: Bool {
      !admitsFinding || attempt.found.coverage < 0.5 || draft.constants.count > 1 && freedom < 0.9
        || !draft.constants.isEmpty && freedom < Derivation.bareFreedom
    }
    /// What its condition leaves (``FoundCondition/freedom``).
    var freedom: Double { attempt.found.freedom }
    var score: Double { attempt.candidate.score }

    /// Its score, with what being proven at all widths at once makes up for.
    var worth: Double { score + (isUniversal ? Derivation.universalityWorth : 0) }

    func isBetter(than other: Family) -> Bool {
      if admitsFinding != other.admitsFinding { return admitsFinding }
      return worth > other.worth
    }
  }

  /// The rule, and those of its shape with other operators.
  private func withMembers(_ family: Family, claim: Int?) -> [Rule] {
    let members = OperatorFamily(
      first: family.rule, draft: family.draft, bench: bench, cores: cores, claim: claim
    ).members()
    bench.lap("operators")
    if members.isEmpty { return [family.rule] }
    return ([family.rule] + members).map { rule in
      var rule = rule
      rule.family = family.rule.name + "-family"
      return rule
    }
  }

  /// The family of the finding's replacement in its shortest form, where a good part of it are no instances of `family`.
  private func plainFamily(_ natural: [Candidate], beside family: Family?, _ problem: Problem, claim: Int?) -> Family? {
    let simplicity = family?.draft.constantOperations ?? .max
    let open = natural.filter {
      !$0.search.draft.constants.isEmpty && !($0.isSpent && $0.found != nil) && $0.search.draft.constantOperations < simplicity
    }.sorted { $0.search.freedom > $1.search.freedom }
    for var candidate in open.prefix(2) where family.map({ !$0.isUniversal || candidate.search.share(beyond: $0.draft) > Self.plainShare }) ?? true {
      candidate.search.budget = SearchBudget(hundredths: 70, of: effort)
      if candidate.found.map({ $0.coverage < 1 }) ?? true {
        let partial = candidate.found
        candidate.found = candidate.search.exact()
        if candidate.found == nil, !(family?.isExact ?? false) { candidate.found = partial ?? candidate.search.partial() }
      }
      bench.lap("condition")
      bench.tell("plain family \(candidate.search.draft.graph.text(candidate.search.draft.target)): \(candidate.found == nil ? "no condition" : "tried")")
      guard candidate.found != nil, var plain = proveEverywhere([candidate], problem, claim: claim).family else { continue }
      if family != nil { plain.rule.name += RuleNaming.plainSuffix }
      return plain
    }
    return nil
  }

  /// The family that made way for a shorter condition: of another replacement, with constants of their own where the finding has equal ones or
  /// literals, or with the weakest condition in the place of a partial one, if need be of fewer constants.
  private func widerFamily(_ candidates: [Candidate], beside family: Family, _ problem: Problem, claim: Int?) -> Family? {
    // What was too hard to prove at all widths is so with a longer condition.
    guard family.isUniversal, family.admitsFinding, let wider = widerCandidate(candidates, beside: family),
      var other = proveEverywhere([wider], problem, claim: claim).family, other.isUniversal, other.admitsFinding,
      other.isExact || other.attempt.found.coverage > family.attempt.found.coverage || isFreer(other.attempt.candidate, than: family)
    else { return nil }
    let isOther = other.isExact && !family.isExact && other.draft.partition != family.draft.partition
    bench.tell(
      "beside it, \(isOther ? "with the weakest condition" : "for more constants"): \(other.draft.graph.text(other.draft.target)) when \(other.draft.graph.text(other.rule.condition))"
    )
    other.rule.name += isOther ? RuleNaming.exactSuffix : RuleNaming.widerSuffix
    return other
  }

  /// The finding's own replacement with more constants, of which a condition admits many more assignments.
  private func isFreer(_ candidate: Candidate, than family: Family) -> Bool {
    guard let found = candidate.found, candidate.search.draft.isNatural else { return false }
    return found.draft.constants.count > family.draft.constants.count && found.freedom > family.freedom + Self.muchFreer
      && found.coverage >= Self.fairShare
  }

  private func widerCandidate(_ candidates: [Candidate], beside family: Family) -> Candidate? {
    if family.isExact {
      let wider = candidates.filter { candidate in
        candidate.found.map { $0.coverage >= 1 && $0.freedom > family.freedom } ?? false && candidate.search.draft.partition == family.draft.partition
      }
      return (wider.isEmpty ? candidates.filter { isFreer($0, than: family) } : wider)
        .max { ($0.found!.freedom, $0.score) < ($1.found!.freedom, $1.score) }
    }
    var own = family.attempt.candidate
    own.search.budget = SearchBudget(hundredths: Self.searchForWeakest)
    let found = own.search.extended(family.attempt.found)
    bench.lap("condition")
    own.found = found
    if found.coverage >= 1 || found.coverage > family.attempt.found.coverage + Self.muchMore { return own }
    // Else one of which the weakest condition is known.
    return candidates.filter { candidate in
      candidate.found.map { $0.coverage >= 1 && $0.freedom > Self.bareFreedom } ?? false && candidate.search.share(beyond: family.draft) > Self.fairShare
    }.max { $0.score < $1.score }
  }

  /// The best family that is proven: at all widths at once, if there is one that is as general and simple as the best, else width by width.
  func best(_ candidates: inout [Candidate], _ problem: Problem, claim: Int?) -> Family? {
    var attempts: [Attempt] = []
    var universal: Family?
    // Candidates that aren't proven everywhere leave the field to those that were not worth a search beside them.
    for round in 0..<3 where universal == nil {
      let bound = attempts.map(\.candidate.score).max().map { $0 - Self.universalityWorth }
      findConditions(&candidates, above: bound, rankLimit: round == 0 ? 3 : 2)
      let open = candidates.filter { $0.found != nil && !$0.isSpent }.sorted { $0.score > $1.score }
      guard let first = open.first, first.score >= bound ?? first.score else { break }
      let (family, others) = proveEverywhere(open, problem, claim: claim)
      universal = family
      attempts += others
      for index in candidates.indices where candidates[index].found != nil { candidates[index].isSpent = true }
    }
    attempts.sort { $0.candidate.score > $1.candidate.score }
    guard let universal else {
      let family = proveSomewhere(attempts, problem, claim: claim)
      return family?.admitsFinding ?? false ? family : provePart(of: attempts, problem, claim: claim) ?? family
    }
    guard let best = attempts.first, best.candidate.score > universal.score else { return universal }
    let isSimpler = best.candidate.search.draft.constantOperations < universal.draft.constantOperations
    guard isSimpler || best.found.freedom > universal.freedom + Self.universalityWorth,
      let other = proveSomewhere([best], problem, claim: claim), other.admitsFinding
    else { return universal }
    return other
  }

  /// A family of less freedom is of a few constants only.
  private static let bareFreedom = 0.3
  /// Where a family was found, there is no second look after so many resource units; more where it is of a few constants, which are dear to prove
  /// one by one.
  private static let deepLimit: UInt64 = 8_000_000
  private static let bareLimit: UInt64 = 32_000_000
  /// The search for a weaker condition beside a partial one may take this long, in hundredths of a second; one that isn't weakest must admit so
  /// much more of what is right.
  private static let searchForWeakest = 100
  private static let muchMore = 0.3
  /// In constants' worth of freedom, what makes a family with more constants stand beside one whose condition is the weakest; and what part of its
  /// own its condition has to admit.
  private static let muchFreer = 0.2
  private static let fairShare = 0.4
  /// The part of the shortest replacement's instances that makes it a rule beside the best.
  private static let plainShare = 0.03

  /// The claim as a rule without symbols or width names.
  private func concrete(_ problem: Problem, _ finding: Finding, claim: Int?, _ notes: inout [String]) -> Rule {
    var graph = problem.graph
    let condition = graph.literal(1, width: .bits(1))
    let rule = Rule(
      name: RuleNaming.name(graph, problem.source, path: finding.path, claim: claim) + RuleNaming.instanceSuffix, graph: graph, widths: [], lhs: problem.source,
      rhs: problem.target,
      condition: condition, facts: problem.assumptions, origins: [finding.path], proof: Rule.Proof(isSound: true, weakest: .unknown))
    if !Measure.decreases(rule) { notes.append("the finding doesn't lower the cost of what it rewrites; it is not emitted") }
    return rule
  }
}
