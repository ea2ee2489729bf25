import BitVector
import Parallelism
import Solver

extension Derivation {
  /// Candidates, the most promising first, with targets not in `seen`, which gets theirs. `strays`: ``strays(_:)``.
  func candidates(_ problem: Problem, strays: Judgement, isDeep: Bool, except seen: inout Set<String>) -> [Candidate] {
    var candidates: [Candidate] = []
    // A target that is a part of the source may want constants of its own.
    let isPart =
      problem.graph.cone([problem.source]).contains(problem.target) && problem.graph.cone([problem.target]).contains { problem.graph[$0].kind == .literal }
    var hasBits = false
    for separatingTarget in isPart ? [false, true] : [false] {
      let skeleton = Skeleton(problem, strays: strays, separatingTarget: separatingTarget)
      hasBits = skeleton.originalWidths.contains(1)
      addCandidates(skeleton, isDeep: isDeep, except: &seen, &candidates)
    }
    // A single bit may be what a family is about.
    if hasBits, isDeep || candidates.isEmpty {
      addCandidates(Skeleton(problem, strays: strays, pinningBits: true), isDeep: false, except: &seen, &candidates)
    }
    return candidates.sorted { $0.promise > $1.promise }
  }

  /// What constants may make of the pattern that is simpler than what the finding is: one of its parts, or one with conditions that hold always
  /// or never.
  func strays(_ problem: Problem) -> Judgement {
    let (parts, conditions) = (problem.graph.parts(of: problem.source), problem.graph.conditions(in: problem.source))
    var strays: Judgement = []
    if !parts.isEmpty, parts.allSatisfy({ isDistinct($0, problem) }) { strays.insert(.redundant) }
    if !conditions.isEmpty, conditions.allSatisfy({ isOpen($0, problem) }) { strays.insert(.folded) }
    return strays
  }

  /// The condition may hold and may not, or that isn't known.
  private func isOpen(_ condition: NodeID, _ problem: Problem) -> Bool {
    var graph = problem.graph
    let truths = [condition, graph.operation(.not, condition)]
    return truths.allSatisfy { prover.isSatisfiable(graph, problem.assumptions + [$0], widths: []) ?? true }
  }

  /// The pattern isn't refined by one of its parts.
  private func isDistinct(_ part: NodeID, _ problem: Problem) -> Bool {
    if part == problem.target { return false }
    var simpler = problem
    simpler.target = part
    if RefinementSampler().refutes(simpler) { return true }
    if case .refuted = prover.quickVerdict(problem.graph, source: problem.source, target: part, premises: problem.assumptions) { return true }
    return false
  }

  /// Of the search for the conditions of a pattern with flags that most of what is right doesn't need, in hundredths of a second.
  private static let demandingBudget = 8
  private static let tieLimit = 2
  private static let tieBudget = 80

  /// Drafts of a skeleton, with the tables of which assignments are right.
  private func addCandidates(_ skeleton: Skeleton, isDeep: Bool, except seen: inout Set<String>, _ candidates: inout [Candidate]) {
    bench.tell(
      "with holes: \(skeleton.graph.text(skeleton.source)) => \(skeleton.graph.text(skeleton.target)) where \(skeleton.facts.map { skeleton.graph.text($0) })")
    let choice = TupleChoice(skeleton)
    if choice.isEmpty { return }
    let partitions = PartitionSearch(skeleton: skeleton, choice: choice, arena: bench.arena).partitions()
    bench.lap("partition")
    // Where all assignments together gave no family, those may that are related as in the finding.
    let tied = isDeep ? Tie.all(skeleton, skeleton.holes.indices.filter { skeleton.holes[$0].role == .pattern }).compactMap { partitions[0].tied($0) } : []
    let tieBudget = SearchBudget(hundredths: Self.tieBudget, of: effort)
    let chosen = isDeep ? Array(partitions.prefix(2)) + tied.prefix(Self.tieLimit) : partitions
    let (derivation, known) = (fork(), seen)
    let lookahead = Lookahead(
      cores: cores, piece: { (derivation: derivation.fork(), partition: chosen[$0]) },
      work: { derivation, partition in
        derivation.candidates(
          skeleton, partition, choice, isDeep: isDeep, except: known, budget: partition.tie == nil ? derivation.budget : tieBudget)
      },
      cancel: { $0.derivation.bench.cancel() })
    lookahead.run(chosen.count) { _ in
      true
    } commit: { _, piece, drafts in
      bench.join(piece.derivation.bench)
      for (key, variants) in drafts where seen.insert(key).inserted { candidates += variants }
    }
  }

  /// Of each draft with the partition's constants whose key is not in `seen`: what says it, and the ways to see it, by its flags.
  private func candidates(
    _ skeleton: Skeleton, _ partition: Partition, _ choice: TupleChoice, isDeep: Bool, except seen: Set<String>, budget: SearchBudget
  ) -> [(key: String, candidates: [Candidate])] {
    bench.tell(
      "constants \(partition.groups.map { $0.map { skeleton.graph.symbols[skeleton.holes[$0].symbol].name } }), \(partition.tie.map { "tied \($0.relation), " } ?? "")literals \(partition.fixed.sorted { $0.key < $1.key }.map { "\(skeleton.graph.symbols[skeleton.holes[$0.key].symbol].name)=\($0.value)" })"
    )
    let drafts = HoleSynthesis(skeleton: skeleton, partition: partition, choice: choice, arena: bench.arena, isDeep: isDeep).drafts(
      limit: partition.tie == nil ? 4 : 2
    ) { draft in
      let fit = fit(draft)
      if case .right = fit { return fit }
      bench.tell("  \(draft.graph.text(draft.target)) where \(draft.facts.map { draft.graph.text($0) }): not right for the finding's constants")
      return fit
    }
    bench.lap("replacement")
    var result: [(key: String, candidates: [Candidate])] = []
    for draft in drafts {
      let key = partition.tie == nil ? draft.text : draft.text + "; tied"
      if seen.contains(key) || result.contains(where: { $0.key == key }) { continue }
      result.append((key, []))
      // Without flags on the replacement more constants are right; with the finding's, a simpler condition may say which.
      let bare = droppingTargetFlags(draft)
      let hasFlags = bare.graph.text(bare.target) != draft.graph.text(draft.target)
      var ofBare: ConditionSearch?
      for draft in hasFlags ? [bare, draft] : [bare] {
        var search = ConditionSearch(draft, choice: choice, arena: bench.arena, budget: budget)
        if search.isEmpty || search.isReducible { continue }
        // Flags that make no difference come back once the condition is known.
        if let ofBare, search.agrees(with: ofBare) { continue }
        ofBare = search
        let lean = weakeningFacts(droppingFlags(search), search)
        if lean.text != draft.text {
          // Where the flags dropped make constants right, what is right with them may be simpler to say.
          let demands = draft.flagCount - lean.flagCount
          if demands > 0, !search.isKept(by: lean) {
            var demanding = search
            demanding.budget = SearchBudget(hundredths: Self.demandingBudget)
            result[result.count - 1].candidates.append(Candidate(skeleton, demanding, demands: demands))
          }
          search = ConditionSearch(lean, choice: choice, arena: bench.arena, budget: budget)
        }
        result[result.count - 1].candidates.append(Candidate(skeleton, search))
        bench.tell(
          "  \(lean.graph.text(lean.source)) => \(lean.graph.text(lean.target)) where \(lean.facts.map { lean.graph.text($0) }): freedom \(search.freedom)"
            + (draft.neighbourShortfall > 0 ? ", right for fewer neighbours: \(draft.neighbourShortfall)" : ""))
      }
      bench.lap("tables")
    }
    return result
  }

  struct Candidate {
    var skeleton: Skeleton
    var search: ConditionSearch
    private let admission: Double
    /// The flags of the pattern without which most of what is right is right too.
    let demands: Int
    /// Number of more promising candidates with the same constants that are not spent.
    var rank = 0
    var found: FoundCondition?
    /// Its proof was tried.
    var isSpent = false
    /// What its tie leaves out doesn't count against it: without one nothing is free.
    var standsForItsTie = false

    init(_ skeleton: Skeleton, _ search: ConditionSearch, demands: Int = 0) {
      (self.skeleton, self.search, admission, self.demands) = (skeleton, search, search.admission, demands)
    }

    /// Freedom, against which operations count more than in the score: simple replacements have simple conditions.
    var promise: Double { search.freedom - 0.06 * Double(search.draft.constantOperations) - doubt }

    /// The replacement, before there was a condition.
    var targetText: String { search.draft.graph.text(search.draft.target) }

    /// The same pattern under the same condition.
    func isLike(_ other: Candidate) -> Bool {
      guard let draft = found?.draft, let second = other.found?.draft else { return false }
      func text(_ draft: RuleDraft) -> [String] { ([draft.source, draft.condition!] + draft.facts).map { draft.graph.text($0) } }
      return text(draft) == text(second)
    }

    /// Small tables make more constants look like more freedom, strong facts allow more constants, and what a literal of the finding says of
    /// others it says by chance. What is wrong near the finding, at its own widths, is right for small words only.
    private var doubt: Double {
      (search.draft.partition.isApart ? 0.3 : 0) + 0.4 * Double(demands) + 0.5 * (1 - admission)
        + 0.3 * (Double(search.draft.chanceLiterals) + search.draft.neighbourShortfall)
    }
    /// What its score can't exceed, whatever condition is found.
    var hope: Double { search.freedom - doubt }

    /// Freedom that the condition leaves, exactness and brevity preferred among near equals.
    var score: Double {
      guard let found else { return -10 }
      let loss = found.coverage >= 1 ? 0 : 0.25 + (found.admitsAllPlain ? 0.5 : 1.5) * (1 - (standsForItsTie ? found.coverageOfTied : found.coverage))
      return found.freedom - loss - Double(found.cost + 32 * search.draft.constantOperations) / 1500 - doubt
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

  /// A bound that a fact leaves out may be admitted, if that takes no constants away.
  private func weakeningFacts(_ draft: RuleDraft, _ search: ConditionSearch) -> RuleDraft {
    var draft = draft
    for index in draft.facts.indices {
      let fact = draft.graph[draft.facts[index]]
      guard fact.kind == .operation, let operation = fact.operation.orEqual else { continue }
      var candidate = draft
      candidate.facts[index] = candidate.graph.operation(operation, operands: fact.operands)
      candidate.isFindingItself = false
      if search.isKept(by: candidate), case .right = fit(candidate) { draft = candidate }
    }
    return draft
  }
}
