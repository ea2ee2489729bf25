import BitVector
package import Findings
import Rules
import Solver

/// Turns a finding into the family it belongs to.
///
/// The order of work: check the finding, cut it down (``StructureReduction``), make holes of its literals (``Skeleton``), decide which holes
/// are one constant (``PartitionSearch``), express the replacement's constants (``HoleSynthesis``), find the weakest condition
/// (``ConditionSearch``), prove it width by width (``WidthProof``), keep what flags the replacement may keep.
package struct Generalizer: Sendable {
  /// Z3's resource units for one query.
  package var resourceLimit: UInt32 = 3_000_000
  /// How many other generalizations to look for beside the best.
  package var alternatives = 0
  /// Decide above the widths of complete tables too whether exact conditions are weakest (``Weakness``).
  package var decidesWeakness = false

  package init() {}

  package func generalize(_ finding: Finding) -> Generalization {
    Derivation(finding, self).run()
  }
}

/// The generalization of one finding under way.
struct Derivation {
  let finding: Finding
  private let options: Generalizer
  let prover: RefinementProver
  let patientProver: RefinementProver
  /// For the finding itself, on which all else rests.
  private let ownProver: RefinementProver
  let arena = SharedArena()
  let effort = Effort()
  let budget: SearchBudget
  let story = Story()

  init(_ finding: Finding, _ options: Generalizer) {
    self.finding = finding
    self.options = options
    let resourceLimit = options.resourceLimit
    prover = RefinementProver(resourceLimit: resourceLimit)
    patientProver = RefinementProver(resourceLimit: 2 * resourceLimit)
    prover.remembersStrategies = true
    ownProver = RefinementProver(resourceLimit: 8 * resourceLimit)
    budget = SearchBudget(of: effort)
  }

  /// Resource units that the proofs of families have taken so far.
  var resourcesUsed: UInt64 { prover.resourcesUsed + patientProver.resourcesUsed }

  func run() -> Generalization {
    var clock = PhaseClock()
    var result = Generalization(path: finding.path, status: .generalized)
    var isConcrete = true
    for (index, claim) in finding.claims.enumerated() {
      var problem = Problem(finding, claim: claim)
      let verdict = ownProver.verdict(problem.graph, source: problem.source, target: problem.target, premises: problem.assumptions)
      clock.lap("check")
      switch verdict {
      case .refuted(let counterexample):
        result.status = .invalid
        result.refutation = refutation(problem, counterexample)
        result.rules = []
        result.phases = clock.phases
        result.story = story.steps
        return result
      case .unknown:
        result.status = .exhausted
        result.notes.append("the solver gave up on the finding itself")
        result.phases = clock.phases
        result.story = story.steps
        return result
      case .proved: break
      }
      // Of two values that a trace has, the dearer becomes the other.
      if claim.isEquality, Measure(problem.graph, problem.source) < Measure(problem.graph, problem.target),
        case .proved = prover.verdict(problem.graph, source: problem.target, target: problem.source, premises: problem.assumptions)
      {
        (problem.source, problem.target) = (problem.target, problem.source)
      }
      let (rules, isGeneral) = family(problem, finding, claim: finding.claims.count > 1 ? index : nil, &clock, &result)
      if isGeneral { isConcrete = false }
      result.rules += options.decidesWeakness ? decidingWeakness(rules, &clock, &result.notes) : rules
    }
    if isConcrete { result.status = .concrete }
    result.phases = clock.phases
    result.story = story.steps
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
  private func family(_ original: Problem, _ finding: Finding, claim: Int?, _ clock: inout PhaseClock, _ result: inout Generalization) -> ([Rule], Bool) {
    let problem = StructureReduction(prover: prover).reduce(original)
    clock.lap("structure")
    story.tell(
      "cut down to \(problem.graph.text(problem.source)) => \(problem.graph.text(problem.target)) where \(problem.assumptions.map { problem.graph.text($0) })")
    var family: Family?
    var all: [Candidate] = []
    var seen = Set<String>()
    // A second, deeper look where the first found no exact family, and didn't take too long.
    for isDeep in [false, true] {
      if let family, family.isExact || resourcesUsed > Self.deepLimit { break }
      var candidates = candidates(problem, isDeep: isDeep, except: &seen, &clock)
      if let found = best(&candidates, problem, claim: claim, &clock), family.map({ found.isBetter(than: $0) }) ?? true { family = found }
      all += candidates
    }
    let plain = plainFamily(all.filter { $0.search.draft.isNatural }, beside: family, problem, claim: claim, &clock)
    if let family = family ?? plain {
      var rules = family.admitsFinding ? withMembers(family, claim: claim, &clock) : [family.rule]
      result.notes += family.notes
      if options.alternatives > 0, family.admitsFinding {
        result.alternatives += alternatives(beside: family, all, problem, claim: claim, limit: options.alternatives, &clock)
      }
      var admitsFinding = family.admitsFinding
      if let plain, plain.rule.name != family.rule.name {
        rules.append(plain.rule)
        result.notes += plain.notes
        admitsFinding = admitsFinding || plain.admitsFinding
      }
      if admitsFinding { return (rules, true) }
      result.notes.append("the family is not proven at the finding's own widths, where the finding stands by itself")
      return (rules + (concrete(problem, finding, claim: claim).map { [$0] } ?? []), true)
    }
    result.notes.append("no symbolic family was proven; the finding stays as it is")
    return (concrete(problem, finding, claim: claim).map { [$0] } ?? [], false)
  }

  private func decidingWeakness(_ rules: [Rule], _ clock: inout PhaseClock, _ notes: inout [String]) -> [Rule] {
    let decided = rules.map { rule -> Rule in
      let start = ContinuousClock.now
      let (decided, missed) = Weakness().decided(rule)
      notes += missed
      if decided.proof.solvedWidths != rule.proof.solvedWidths {
        story.tell("\(rule.name) is weakest at \(WidthSet(decided.proof.solvedWidths).text) bits, by counterexamples", since: start)
      }
      return decided
    }
    clock.lap("weakness")
    return decided
  }

  /// What was found and proven of a finding.
  struct Family {
    var rule: Rule
    /// What the rule was made of, with its condition.
    var draft: RuleDraft
    /// The finding is an instance of the rule.
    var admitsFinding: Bool
    /// Proven at all widths at once.
    var isUniversal: Bool
    var isExact: Bool
    /// What its condition leaves (``FoundCondition/freedom``).
    var freedom: Double
    var score: Double
    var notes: [String]

    func isBetter(than other: Family) -> Bool {
      if admitsFinding != other.admitsFinding { return admitsFinding }
      func worth(_ family: Family) -> Double { family.score + (family.isUniversal ? Derivation.universalityWorth : 0) }
      return worth(self) > worth(other)
    }
  }

  /// The rule, and those of its shape with other operators.
  private func withMembers(_ family: Family, claim: Int?, _ clock: inout PhaseClock) -> [Rule] {
    let members = OperatorFamily(
      first: family.rule, draft: family.draft, arena: arena, story: story, claim: claim,
      resourcesOfFirst: resourcesUsed
    ).members()
    clock.lap("operators")
    if members.isEmpty { return [family.rule] }
    return ([family.rule] + members).map { rule in
      var rule = rule
      rule.family = family.rule.name + "-family"
      return rule
    }
  }

  /// The family of the finding's replacement in its shortest form, where a good part of it are no instances of `family`.
  private func plainFamily(_ natural: [Candidate], beside family: Family?, _ problem: Problem, claim: Int?, _ clock: inout PhaseClock) -> Family? {
    let simplicity = family?.draft.constantOperations ?? .max
    let open = natural.filter {
      !$0.search.draft.constants.isEmpty && !($0.isSpent && $0.found != nil) && $0.search.draft.constantOperations < simplicity
    }.sorted { $0.search.freedom > $1.search.freedom }
    for var candidate in open.prefix(2) where family.map({ !$0.isUniversal || candidate.search.share(beyond: $0.draft) > Self.plainShare }) ?? true {
      candidate.search.budget = SearchBudget(hundredths: 70, of: effort)
      if candidate.found.map({ $0.coverage < 1 }) ?? true {
        let partial = candidate.found
        candidate.found = candidate.search.exact()
        if candidate.found == nil, !(family?.isExact ?? false) { candidate.found = partial ?? self.partial(candidate.search) }
      }
      clock.lap("condition")
      story.tell("plain family \(candidate.search.draft.graph.text(candidate.search.draft.target)): \(candidate.found == nil ? "no condition" : "tried")")
      guard candidate.found != nil, var plain = proveEverywhere([candidate], problem, claim: claim, &clock).family else { continue }
      if family != nil { plain.rule.name += RuleNaming.plainSuffix }
      return plain
    }
    return nil
  }

  /// Candidates, the most promising first, with targets not in `seen`, which gets theirs.
  private func candidates(_ problem: Problem, isDeep: Bool, except seen: inout Set<String>, _ clock: inout PhaseClock) -> [Candidate] {
    var candidates: [Candidate] = []
    // A target that is a part of the source may want constants of its own.
    let isPart =
      problem.graph.cone([problem.source]).contains(problem.target) && problem.graph.cone([problem.target]).contains { problem.graph[$0].kind == .literal }
    for separatingTarget in isPart ? [false, true] : [false] {
      addCandidates(Skeleton(problem, separatingTarget: separatingTarget), isDeep: isDeep, except: &seen, &candidates, &clock)
    }
    return candidates.sorted { $0.promise > $1.promise }
  }

  /// The best family that is proven: at all widths at once, if there is one that is as general and simple as the best, else width by width.
  private func best(_ candidates: inout [Candidate], _ problem: Problem, claim: Int?, _ clock: inout PhaseClock) -> Family? {
    var attempts: [Attempt] = []
    var universal: Family?
    // Candidates that aren't proven everywhere leave the field to those that were not worth a search beside them.
    for round in 0..<3 where universal == nil {
      let bound = attempts.map(\.candidate.score).max().map { $0 - Self.universalityWorth }
      findConditions(&candidates, above: bound, rankLimit: round == 0 ? 3 : 2, &clock)
      let open = candidates.filter { $0.found != nil && !$0.isSpent }.sorted { $0.score > $1.score }
      guard let first = open.first, first.score >= bound ?? first.score else { break }
      let (family, others) = proveEverywhere(open, problem, claim: claim, &clock)
      universal = family
      attempts += others
      for index in candidates.indices where candidates[index].found != nil { candidates[index].isSpent = true }
    }
    attempts.sort { $0.candidate.score > $1.candidate.score }
    guard let universal else { return proveSomewhere(attempts, problem, claim: claim, &clock) }
    guard let best = attempts.first, best.candidate.score > universal.score else { return universal }
    let isSimpler = best.candidate.search.draft.constantOperations < universal.draft.constantOperations
    guard isSimpler || best.found.freedom > universal.freedom + Self.universalityWorth,
      let other = proveSomewhere([best], problem, claim: claim, &clock), other.admitsFinding
    else { return universal }
    return other
  }

  /// Looks for the conditions of the candidates that could still be the best, or could score more than `bound`; those spent are out of it.
  private func findConditions(_ candidates: inout [Candidate], above bound: Double?, rankLimit: Int, _ clock: inout PhaseClock) {
    var ranks: [Int: Int] = [:]
    for index in candidates.indices where !candidates[index].isSpent {
      let constants = candidates[index].search.draft.constants.count
      candidates[index].rank = ranks[constants, default: 0]
      ranks[constants, default: 0] += 1
    }
    // What is found with little effort may make more effort elsewhere pointless.
    func search(
      _ rankLimit: Int, orNatural: Bool = false, margin: Double, unlessShorterThan longCost: Int = .max, _ candidates: inout [Candidate],
      _ find: (ConditionSearch) -> FoundCondition?
    ) {
      for index in candidates.indices
      where !candidates[index].isSpent && (candidates[index].found.map { $0.coverage < 1 || $0.cost > longCost } ?? true)
        && (candidates[index].rank < rankLimit || orNatural && candidates[index].search.draft.isNatural)
      {
        if effort.isAmple, candidates.contains(where: { $0.score > 0 && !$0.isSpent }) { break }
        let best = max(candidates.filter { !$0.isSpent }.map(\.score).max() ?? -10, bound ?? -10)
        if candidates[index].search.freedom - margin < best { continue }
        guard let found = find(candidates[index].search) else { continue }
        if candidates[index].found.map({ ($0.coverage, found.cost) < (found.coverage, $0.cost) }) ?? true { candidates[index].found = found }
      }
      clock.lap("condition")
    }
    search(8, margin: 0.03, &candidates) { $0.exact(costLimit: ConditionSearch.costLimit, effort: .brief) }
    search(rankLimit, margin: 0.03, unlessShorterThan: Self.longCost, &candidates) { $0.exact(costLimit: ConditionSearch.costLimit, effort: .thorough) }
    search(1, orNatural: true, margin: 0.1, &candidates) { self.partial($0) }
    if bound == nil { search(2, margin: 0.05, &candidates) { $0.exact(costLimit: ConditionSearch.costLimit, effort: .exhaustive) } }
    for candidate in candidates where !candidate.isSpent {
      guard let found = candidate.found else { continue }
      story.tell(
        "candidate \(found.draft.graph.text(found.draft.target)) when \(found.draft.graph.text(found.condition)): coverage \(found.coverage), score \(candidate.score)"
      )
    }
  }

  /// An exact condition that is longer, in tenths of a symbol, makes way for one that takes more effort to find.
  private static let longCost = 120
  private static let tieLimit = 2
  private static let tieBudget = 80
  /// Where a family was found, there is no second look after so many resource units.
  private static let deepLimit: UInt64 = 8_000_000
  /// The part of the shortest replacement's instances that makes it a rule beside the best.
  private static let plainShare = 0.03

  /// Drafts of a skeleton, with the tables of which assignments are right.
  private func addCandidates(
    _ skeleton: Skeleton, isDeep: Bool, except seen: inout Set<String>, _ candidates: inout [Candidate], _ clock: inout PhaseClock
  ) {
    story.tell(
      "with holes: \(skeleton.graph.text(skeleton.source)) => \(skeleton.graph.text(skeleton.target)) where \(skeleton.facts.map { skeleton.graph.text($0) })")
    let choice = TupleChoice(skeleton)
    let partitions = PartitionSearch(skeleton: skeleton, choice: choice, arena: arena).partitions()
    clock.lap("partition")
    // Where all assignments together gave no family, those may that are related as in the finding.
    let tied = isDeep ? Tie.all(skeleton, skeleton.holes.indices.filter { skeleton.holes[$0].role == .pattern }).compactMap { partitions[0].tied($0) } : []
    let tieBudget = SearchBudget(hundredths: Self.tieBudget, of: effort)
    for partition in isDeep ? Array(partitions.prefix(2)) + tied.prefix(Self.tieLimit) : partitions {
      story.tell(
        "constants \(partition.groups.map { $0.map { skeleton.graph.symbols[skeleton.holes[$0].symbol].name } }), \(partition.tie.map { "tied \($0.relation), " } ?? "")literals \(partition.fixed.sorted { $0.key < $1.key }.map { "\(skeleton.graph.symbols[skeleton.holes[$0.key].symbol].name)=\($0.value)" })"
      )
      let drafts = HoleSynthesis(skeleton: skeleton, partition: partition, choice: choice, arena: arena, isDeep: isDeep).drafts(
        limit: partition.tie == nil ? 4 : 2
      ) { draft in
        let fit = fit(draft)
        if case .right = fit { return fit }
        story.tell("  \(draft.graph.text(draft.target)) where \(draft.facts.map { draft.graph.text($0) }): not right for the finding's constants")
        return fit
      }
      clock.lap("replacement")
      for draft in drafts {
        let key = ([draft.source, draft.target] + draft.facts).map { draft.graph.text($0) }.joined(separator: " => ")
        guard seen.insert(partition.tie == nil ? key : key + "; tied").inserted else { continue }
        // Without flags on the replacement more constants are right; with the finding's, a simpler condition may say which.
        let bare = droppingTargetFlags(draft)
        let hasFlags = bare.graph.text(bare.target) != draft.graph.text(draft.target)
        var ofBare: ConditionSearch?
        for draft in hasFlags ? [bare, draft] : [bare] {
          var search = ConditionSearch(draft, choice: choice, arena: arena, budget: partition.tie == nil ? budget : tieBudget)
          if search.isEmpty || search.isReducible { continue }
          // Flags that make no difference come back once the condition is known.
          if let ofBare, search.agrees(with: ofBare) { continue }
          ofBare = search
          let lean = droppingFlags(search)
          if lean.graph.text(lean.source) != draft.graph.text(draft.source) {
            search = ConditionSearch(lean, choice: choice, arena: arena, budget: search.budget)
          }
          candidates.append(Candidate(skeleton: skeleton, search: search))
          story.tell(
            "  \(lean.graph.text(lean.source)) => \(lean.graph.text(lean.target)) where \(lean.facts.map { lean.graph.text($0) }): freedom \(search.freedom)")
        }
        clock.lap("tables")
      }
      clock.lap("tables")
    }
  }

  struct Candidate {
    var skeleton: Skeleton
    var search: ConditionSearch
    /// Number of more promising candidates with the same constants that are not spent.
    var rank = 0
    var found: FoundCondition?
    /// Its proof was tried.
    var isSpent = false

    /// Freedom, against which operations count more than in the score: simple replacements have simple conditions.
    var promise: Double { search.freedom - 0.06 * Double(search.draft.constantOperations) - doubt }

    /// Small tables make more constants look like more freedom.
    private var doubt: Double { search.draft.partition.isApart ? 0.3 : 0 }

    /// Freedom that the condition leaves, exactness and brevity preferred among near equals.
    var score: Double {
      guard let found else { return -10 }
      return found.freedom - (found.coverage >= 1 ? 0 : 0.25 + 1.5 * (1 - found.coverage)) - Double(found.cost + 32 * search.draft.constantOperations) / 1500
        - doubt
    }
  }

  /// Flags of the replacement only limit the constants; they come back after the condition is known.
  private func droppingTargetFlags(_ draft: RuleDraft) -> RuleDraft {
    let shared = Set(draft.graph.cone([draft.source] + draft.facts))
    return draft.changingFlags { id, _ in shared.contains(id) ? nil : [] }
  }

  /// Drops flags of the pattern without which most of what is right stays right, the finding included.
  private func droppingFlags(_ search: ConditionSearch) -> RuleDraft {
    var draft = search.draft
    for position in draft.graph.cone([draft.source]).indices {
      let id = draft.graph.cone([draft.source])[position]
      for flag in draft.graph[id].flags.individual {
        var leaner = draft.changingFlags { $0 == id ? $1.flags.subtracting(flag) : nil }
        leaner.isFindingItself = false
        if search.isMostlyKept(by: leaner), case .right = fit(leaner) { draft = leaner }
      }
    }
    return draft
  }

  /// A condition that leaves out stray constants.
  func partial(_ search: ConditionSearch) -> FoundCondition? {
    (search.exact(costLimit: ConditionSearch.costLimit / 2, effort: .thorough, straysMatter: false) ?? search.sufficient()).map(search.completed)
  }

  /// The claim as a rule without symbols or width names.
  private func concrete(_ problem: Problem, _ finding: Finding, claim: Int?) -> Rule? {
    var graph = problem.graph
    let condition = graph.literal(1, width: .bits(1))
    let rule = Rule(
      name: RuleNaming.name(graph, problem.source, path: finding.path, claim: claim) + RuleNaming.instanceSuffix, graph: graph, widths: [], lhs: problem.source,
      rhs: problem.target,
      condition: condition, facts: problem.assumptions, origins: [finding.path], proof: Rule.Proof(isSound: true, weakest: .unknown))
    return Measure.decreases(rule) ? rule : nil
  }
}

/// Names for rules: the shape of the pattern, then the finding.
package enum RuleNaming {
  /// Ends the name of a finding that stands as a rule beside a family that isn't proven at its widths.
  package static let instanceSuffix = "-itself"
  /// Ends the name of the family whose replacement has the shortest constants, beside one with more instances.
  static let plainSuffix = "-plain"

  static func name(_ graph: ExpressionGraph, _ source: NodeID, path: String, claim: Int?) -> String {
    let root = graph[source]
    var parts = [root.operation.name]
    for operand in root.operands where graph[operand].kind == .operation && !graph.isConstantExpression(operand) { parts.append(graph[operand].operation.name) }
    let components = path.split(separator: "/").suffix(2).map { part in part.prefix { $0 != "." } }
    let suffix = claim.map { [String(UnicodeScalar(UInt8(97 + $0 % 26)))] } ?? []
    let text = (parts + components.map(String.init) + suffix).joined(separator: "-")
    return String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "-" })
  }
}

/// Adds up how long each phase takes.
struct PhaseClock {
  private(set) var phases: [(name: String, seconds: Double)] = []
  private var last = ContinuousClock.now

  mutating func lap(_ name: String) {
    let now = ContinuousClock.now
    let duration = (now - last).components
    let seconds = Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    last = now
    if let index = phases.firstIndex(where: { $0.name == name }) { phases[index].seconds += seconds } else { phases.append((name, seconds)) }
  }
}

/// What happened, line by line, for `genus explain`.
final class Story {
  private(set) var steps: [Generalization.Step] = []

  /// `start`: when what is told of began.
  func tell(_ text: String, since start: ContinuousClock.Instant? = nil) {
    let duration = start.map { (ContinuousClock.now - $0).components }
    steps.append(.init(text: text, seconds: duration.map { Double($0.seconds) + Double($0.attoseconds) * 1e-18 }))
  }
}
