import BitVector
import Parallelism
import Rules
import Solver

/// Proves a draft sound at one width after another.
struct WidthProof {
  let prover: RefinementProver
  /// For the widths that machines have.
  let patientProver: RefinementProver
  let cores: Cores
  /// Resource units for the proofs at single widths together.
  var budget: UInt64 = 5_000_000
  private var resourcesUsed: UInt64 { prover.resourcesUsed + patientProver.resourcesUsed }

  struct Outcome {
    /// Tuples at which the rule is proven, by width name.
    var proven: [[Int]] = []
    /// Tuples at which it is wrong, with the constants for which it is.
    var refuted: [(tuple: [Int], constants: [UInt64])] = []
    /// One query covered all widths.
    var isUniversal = false
    /// Tuples at which the solver gave up.
    var unknown: [[Int]] = []
    /// Tuples at which the rule is wrong, and of which nothing is claimed; 0 stands for any width.
    var except: [[Int]] = []
    /// The condition is at fault, not the width.
    var isRefuted: Bool { refuted.contains { WidthProof.isTelling($0.tuple) } }

    func isExcepted(_ tuple: [Int]) -> Bool { except.contains { zip($0, tuple).allSatisfy { $0 == 0 || $0 == $1 } } }
  }

  /// What is wrong at these widths is wrong at most: none of them is a single bit, whose only signed values are 0 and -1, nor are all few.
  static func isTelling(_ tuple: [Int]) -> Bool { (tuple.max() ?? 0) >= 4 && !tuple.contains(1) }

  /// Words of these widths are what machines have, or the finding.
  static func isCommon(_ tuple: [Int], _ skeleton: Skeleton) -> Bool {
    // Beside other widths, 4 stands for those that are narrower than any machine's.
    tuple == skeleton.originalWidths || tuple.allSatisfy([8, 16, tuple.count > 1 ? 4 : 24, 32, 64].contains)
  }

  /// The finding's own widths, then all widths in one query; `isLikely`: the first is left out where the second covers it.
  func atOnce(_ draft: RuleDraft, condition: NodeID, isLikely: Bool = false) -> Outcome {
    let premises = [condition] + draft.facts
    let original = draft.originalWidths
    var outcome = Outcome()
    // The finding's own widths say quickly whether there is anything to prove.
    let isFirst = original.isEmpty || !isLikely
    switch !isFirst
      ? .unknown
      : original.isEmpty
        ? patientProver.verdict(draft.graph, source: draft.source, target: draft.target, premises: premises)
        : prover.glance(draft.graph, source: draft.source, target: draft.target, premises: premises, widths: original)
    {
    case .proved: outcome.proven.append(original)
    case .unknown: if original.isEmpty { outcome.unknown.append(original) }
    case .refuted(let counterexample):
      outcome.refuted.append((original, draft.constants.map { counterexample.values[$0] ?? 0 }))
      return outcome
    }
    if original.isEmpty {
      outcome.isUniversal = outcome.unknown.isEmpty
      return outcome
    }
    while outcome.except.count < 24 {
      switch prover.verdictAtAllWidths(
        draft.graph, source: draft.source, target: draft.target, premises: premises, orders: draft.skeleton.order, except: outcome.except)
      {
      case .proved(let least):
        outcome.isUniversal = true
        outcome.proven = allTuples(draft.skeleton).filter { tuple in
          tuple == original && isFirst || !outcome.isExcepted(tuple) && zip(tuple, least).allSatisfy { $0 >= $1 }
        }
        return outcome
      case .unknown: return outcome
      case .refuted(let widths, let values):
        outcome.refuted.append((widths, draft.constants.map { values[$0] ?? 0 }))
        if Self.isTelling(widths) { return outcome }
        outcome.except.append((widths.max() ?? 0) >= 4 ? widths.map { $0 == 1 ? 1 : 0 } : widths)
      }
    }
    return outcome
  }

  /// Narrow words say quickly where a condition is wrong that all widths together are too hard for.
  func probe(_ draft: RuleDraft, condition: NodeID, _ outcome: inout Outcome) {
    let premises = [condition] + draft.facts
    let narrow = Self.tuples(draft.skeleton).filter { Self.isTelling($0) && $0.max()! <= 8 && !outcome.proven.contains($0) && !outcome.isExcepted($0) }
    for tuple in narrow.prefix(4) {
      switch prover.quickVerdict(draft.graph, source: draft.source, target: draft.target, premises: premises, widths: tuple) {
      case .proved: outcome.proven.append(tuple)
      case .unknown: return
      case .refuted(let counterexample):
        outcome.refuted.append((tuple, draft.constants.map { counterexample.values[$0] ?? 0 }))
        return
      }
    }
  }

  /// The tuples not yet proven, one by one.
  ///
  /// After the first refutation at 4 bits or more it stops: then the condition is at fault, not the width.
  func widthByWidth(_ draft: RuleDraft, condition: NodeID, tuples: [[Int]], _ outcome: inout Outcome) {
    let premises = [condition] + draft.facts
    var surrendered = Int.max
    var start = resourcesUsed
    let known = Set(outcome.proven)
    let open = tuples.filter { !known.contains($0) && !outcome.isExcepted($0) }
    var isDecided = open.map { _ in false }
    func isCommon(_ tuple: [Int]) -> Bool { Self.isCommon(tuple, draft.skeleton) }
    func chosen(_ tuple: [Int]) -> RefinementProver { isCommon(tuple) ? patientProver : prover }
    let lookahead = Lookahead(
      cores: cores, piece: { (tuple: open[$0], prover: chosen(open[$0]).fork()) },
      work: { $0.prover.verdict(draft.graph, source: draft.source, target: draft.target, premises: premises, widths: $0.tuple) },
      cancel: { $0.prover.cancel() })
    lookahead.run(open.count) { place in
      let tuple = open[place]
      // The finding's own widths first, for themselves: nothing else is worth it without them.
      if place > 0, !isDecided[0], open[0] == draft.originalWidths { return false }
      let isGenerous = outcome.unknown.isEmpty && isCommon(tuple)
      return !outcome.isRefuted && tuple.reduce(0, +) < surrendered && resourcesUsed - start <= (isGenerous ? 2 : 1) * budget
    } commit: { place, piece, verdict in
      let tuple = open[place]
      chosen(tuple).join(piece.prover)
      isDecided[place] = true
      switch verdict {
      case .proved: outcome.proven.append(tuple)
      case .unknown:
        outcome.unknown.append(tuple)
        surrendered = min(surrendered, tuple.reduce(0, +))
      case .refuted(let counterexample): outcome.refuted.append((tuple, draft.constants.map { counterexample.values[$0] ?? 0 }))
      }
      // What the finding's own widths take is not taken from the others.
      if tuple == draft.originalWidths { start = resourcesUsed }
    }
    if !outcome.isRefuted { outcome.unknown += zip(open, isDecided).filter { !$1 }.map(\.0) }
  }

  /// Proven at all the tuples; the widest are the first to say no.
  func holds(_ draft: RuleDraft, condition: NodeID, tuples: [[Int]]) -> Bool {
    tuples.sorted { $1.lexicographicallyPrecedes($0) }.allSatisfy { tuple in
      if case .proved = prover.verdict(draft.graph, source: draft.source, target: draft.target, premises: [condition] + draft.facts, widths: tuple) {
        return true
      }
      return false
    }
  }

  private func allTuples(_ skeleton: Skeleton) -> [[Int]] {
    var tuples: [[Int]] = [[]]
    for _ in skeleton.originalWidths { tuples = tuples.flatMap { tuple in (1...64).map { tuple + [$0] } } }
    return tuples.filter(skeleton.admits)
  }

  /// Widths to claim, in the order of proving.
  static func tuples(_ skeleton: Skeleton) -> [[Int]] {
    let names = skeleton.originalWidths.count
    if names == 0 { return [[]] }
    let original = skeleton.originalWidths
    let common = [4, 8, 16, 1, 2, 3, 5, 6, 7, 32, 12, 13, 24, 64, 48]
    let single = names == 1 ? common + (1...64).filter { !common.contains($0) } : common
    var widths = single
    if names > 2 { widths = [4, 8, 16, 32, 64, 5, 6, 12] }
    for width in original where !widths.contains(width) { widths.append(width) }
    var tuples: [[Int]] = [[]]
    for _ in 0..<names { tuples = tuples.flatMap { tuple in widths.map { tuple + [$0] } } }
    let admitted = tuples.filter { skeleton.admits($0) && $0 != original }
    return [original] + admitted
  }

  /// Leaves out narrow widths at which nothing fulfils the draft's facts, or no constants its condition: all of them are tried where they are few.
  static func satisfiable(_ draft: RuleDraft, _ widths: [WidthSet], _ prover: RefinementProver, _ arena: SharedArena) -> [WidthSet] {
    guard widths.count == 1, let condition = draft.condition else { return widths }
    if !draft.facts.isEmpty {
      let roots = [condition] + draft.facts
      func isSatisfiable(_ width: Int) -> Bool {
        RefinementSampler().fulfils(draft.graph, roots, widths: [width]) || prover.isSatisfiable(draft.graph, roots, widths: [width]) != false
      }
      return [WidthSet(widths[0].widths.filter { $0 > 16 || isSatisfiable($0) })]
    }
    if draft.graph[condition].kind == .literal { return widths }
    func isSatisfiable(_ width: Int) -> Bool {
      let bits = draft.constantBits([width])
      guard bits.reduce(0, +) <= 16 else { return prover.isSatisfiable(draft.graph, [condition], widths: [width]) != false }
      var graph = draft.graph
      let one = graph.literal(1, width: .bits(1))
      let oracle = Oracle(graph, source: one, target: condition, facts: [], constants: draft.constants, variables: [], widths: [width], arena: arena)
      let rows = RowSource(widths: bits, limit: 1 << 16)
      return oracle.judge(rows.rows, count: rows.count).contains { $0.contains(.valid) }
    }
    return [WidthSet(widths[0].widths.filter { $0 > 8 || isSatisfiable($0) })]
  }

  /// What a condition says of a single width alone is claimed of no other: the conjunct gives way to fewer widths.
  static func claim(_ draft: inout RuleDraft, _ widths: inout [WidthSet]) {
    let graph = draft.graph
    let conjuncts = graph.conjuncts(of: draft.condition!)
    var rest: [NodeID] = []
    for conjunct in conjuncts {
      guard let names = graph.widthNamesAlone(in: conjunct), names.count == 1, let name = names.first else {
        rest.append(conjunct)
        continue
      }
      widths[name] = WidthSet(widths[name].widths.filter { graph.holds(conjunct, at: [Int](repeating: $0, count: widths.count)) })
    }
    if rest.count == conjuncts.count { return }
    draft.condition = rest.dropFirst().reduce(rest.first ?? draft.graph.literal(1, width: .bits(1))) { draft.graph.operation(.and, $0, $1) }
  }

  /// Sets of widths whose product, as far as casts admit it, was proven entirely.
  static func product(_ proven: [[Int]], _ skeleton: Skeleton) -> [WidthSet] {
    let names = skeleton.originalWidths.count
    var sets = (0..<names).map { name in Set(proven.map { $0[name] }) }
    let known = Set(proven)
    while true {
      var claimed: [[Int]] = [[]]
      for set in sets { claimed = claimed.flatMap { tuple in set.sorted().map { tuple + [$0] } } }
      claimed = claimed.filter(skeleton.admits)
      let missing = claimed.filter { !known.contains($0) }
      guard !missing.isEmpty else { return (0..<names).map { name in WidthSet(Set(claimed.map { $0[name] }).sorted()) } }
      // Give up the width with which most is missing for what it has, never the finding's own.
      func places(_ tuple: [Int]) -> [[Int]] { tuple.indices.map { [$0, tuple[$0]] } }
      var counts: [[Int]: Int] = [:]
      for tuple in missing {
        for place in places(tuple) where place[1] != skeleton.originalWidths[place[0]] || !known.contains(skeleton.originalWidths) {
          counts[place, default: 0] += 1
        }
      }
      var worth: [[Int]: Int] = [:]
      for tuple in proven where zip(sets, tuple).allSatisfy({ $0.contains($1) }) {
        for place in places(tuple) { worth[place, default: 0] += isCommon(tuple, skeleton) ? 16 : 1 }
      }
      func isBetter(_ place: [Int], than other: [Int]) -> Bool {
        let (left, right) = (counts[place]! * (worth[other] ?? 0), counts[other]! * (worth[place] ?? 0))
        return left == right ? other.lexicographicallyPrecedes(place) : left > right
      }
      guard let worst = counts.keys.min(by: isBetter) else { return skeleton.originalWidths.map { WidthSet([$0]) } }
      sets[worst[0]].remove(worst[1])
    }
  }
}

extension ExpressionGraph {
  /// The width names that a condition on widths speaks of; nil if it speaks of anything else.
  fileprivate func widthNamesAlone(in condition: NodeID) -> Set<Int>? {
    let nodes = cone([condition]).map { self[$0] }
    guard nodes.contains(where: { $0.kind == .widthValue }), nodes.allSatisfy({ $0.symbol == nil }) else { return nil }
    return Set(nodes.flatMap { [$0.width.nameIndex, $0.kind == .widthValue ? Int($0.value) : nil] }.compactMap { $0 })
  }

  fileprivate func holds(_ condition: NodeID, at widths: [Int]) -> Bool { Program(self, roots: [condition], widths: widths).evaluate(0, []) == 1 }

  /// What a condition says of widths alone holds at these.
  func claims(_ condition: NodeID, at widths: [Int]) -> Bool {
    conjuncts(of: condition).allSatisfy { widthNamesAlone(in: $0) == nil || holds($0, at: widths) }
  }
}
