package import BitVector
package import Parallelism
import Synchronization

/// Input values at which a rewrite is wrong.
package struct Counterexample: Hashable, Sendable {
  /// By symbol index; nil where the variable is poison.
  package var values: [UInt64?]
  /// nil: poison or undefined.
  package var source: UInt64?
  package var target: UInt64?
}

/// What a proof attempt came to.
package enum Verdict: Sendable {
  case proved
  case refuted(Counterexample)
  /// The solver gave up within its resource limit.
  case unknown

  /// nil: unknown.
  fileprivate var decided: Verdict? { if case .unknown = self { nil } else { self } }
}

/// What a proof over all widths at once came to.
package enum WideVerdict: Sendable {
  /// At all tuples that the constraints admit, whose widths are at least these, by width name.
  case proved(from: [Int])
  /// At the widths of the tuple, for the values by symbol index (nil: poison).
  case refuted(widths: [Int], values: [UInt64?])
  case unknown
}

/// Proves `source` refined by `target` wherever `premises` (one-bit expressions: conditions and facts) hold.
///
/// What the solver finds too hard as it stands is tried as polynomials (``Polynomial``), with integers in the words' place
/// (``IntegerAlgebra``), and case by case (``CaseSplit``). All queries of one prover run one after another.
package final class RefinementProver {
  let words: LazySolver
  let integers: LazySolver
  let resourceLimit: UInt32
  private let areIntegersBounded: Bool
  /// Where one is free, the ways of a proof are tried two at a time.
  private let cores: Cores
  /// For proofs of one finding, one after another: the way that led to the last one is tried first.
  package var remembersStrategies = false
  package private(set) var areCasesLikely = false
  /// Whether proofs case by case are tried, which take many queries.
  package var triesCases = true
  private var resourcesOfForks: UInt64 = 0
  private let isCancelled = Atomic(false)
  /// What this one is a fork of.
  private let origin: RefinementProver?
  var isStopped: Bool { isCancelled.load(ordering: .relaxed) || origin?.isStopped ?? false }

  /// `resourceLimit` bounds each query, in Z3's resource units; that of queries over integers only if these `areBounded`.
  package convenience init(resourceLimit: UInt32 = 8_000_000, areIntegersBounded: Bool = true, cores: Cores = Cores(0)) {
    self.init(resourceLimit, areIntegersBounded, cores, origin: nil)
  }

  private init(_ resourceLimit: UInt32, _ areIntegersBounded: Bool, _ cores: Cores, origin: RefinementProver?) {
    self.resourceLimit = resourceLimit
    self.areIntegersBounded = areIntegersBounded
    self.origin = origin
    self.cores = cores
    words = LazySolver(resourceLimit: resourceLimit)
    integers = LazySolver(resourceLimit: min(resourceLimit, 1_000_000), theory: areIntegersBounded ? .integers : .unboundedIntegers)
  }

  /// Resource units that the queries have taken so far.
  package var resourcesUsed: UInt64 { words.resourcesUsed + integers.resourcesUsed + resourcesOfForks }

  /// A prover with the same limits, for a proof at the same time; ``join(_:)`` takes over what it has used and learned.
  package func fork() -> RefinementProver {
    let fork = RefinementProver(resourceLimit, areIntegersBounded, cores, origin: self)
    fork.remembersStrategies = remembersStrategies
    fork.areCasesLikely = areCasesLikely
    fork.triesCases = triesCases
    return fork
  }
  package func join(_ fork: RefinementProver) {
    areCasesLikely = fork.areCasesLikely
    resourcesOfForks += fork.resourcesUsed
  }

  /// What is being proven comes out as unknown from now on; may be called by another thread.
  package func cancel() {
    isCancelled.store(true, ordering: .relaxed)
    words.interrupt()
    integers.interrupt()
  }

  /// `premises` imply `fact` at the widths `widths` of the graph's width names, where no symbol is poison.
  package func entails(_ graph: ExpressionGraph, _ premises: [NodeID], _ fact: NodeID, widths: [Int] = []) -> Bool {
    var (known, roots) = graph.withoutPoison([fact] + premises)
    let always = known.literal(1, width: .bits(1))
    guard case .proved = query(Goal(known, source: always, target: roots[0], premises: Array(roots.dropFirst()), widths: widths), limit: resourceLimit)
    else { return false }
    return true
  }

  // MARK: At given widths

  /// At the widths `widths` of the graph's width names, in bits. Variables may be poison, constants are not.
  package func verdict(_ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int] = []) -> Verdict {
    verdict(Goal(graph, source: source, target: target, premises: premises, widths: widths))
  }

  private func verdict(_ goal: Goal) -> Verdict {
    let shifting = goal.shifting
    if let shifting {
      switch query(shifting.goal, limit: resourceLimit / 8) {
      case .proved: return .proved
      case .refuted(let counterexample) where shifting.isFaithful: return .refuted(counterexample)
      default: break
      }
    }
    // Bits of wide products are dear, and integers seldom need them.
    let areBitsDear = goal.isMultiplying && goal.isBroad
    let first = areBitsDear ? glance(goal) : quickVerdict(goal)
    guard case .unknown = first else { return first }
    if goal.areEqualPolynomials { return .proved }
    if let enriched = enriched(goal) { return verdict(enriched) }
    let parts = goal.parts
    func proved(_ isProven: Bool) -> Verdict? { isProven ? .proved : nil }
    var ways: [Way<Verdict>] = [{ proved($0.holdsWithoutProducts(goal) != nil) }, { proved($0.holdsForMultiples(goal) != nil) }]
    ways += goal.readings.map { reading in { proved($0.holdsForIntegers(goal, reading) != nil) } }
    if areBitsDear { ways.append { $0.quickVerdict(goal).decided } }
    ways += [
      { proved($0.holdsByChoices(goal) != nil || $0.holdsForShifts(shifting?.goal ?? goal)) },
      { proved(goal.isMultiplying && $0.holdsByOperands(goal)) },
      { prover in proved(!parts.isEmpty && parts.allSatisfy { prover.holdsQuickly($0) }) },
      // Bits alone often need but little more than they had, and all cases together more than that.
      { prover in
        if goal.isMultiplying || goal.isNarrow { return nil }
        return prover.query(goal, limit: prover.resourceLimit / 3).decided
      },
      { prover in
        switch prover.split(shifting?.goal ?? goal).flatMap({ prover.verdict($0) }) {
        case .refuted where shifting.map { !$0.isFaithful } ?? false: nil
        case let verdict: verdict
        }
      },
      { prover in goal.isNarrow ? nil : prover.assignments(goal).flatMap { prover.verdict(CaseSplit(goal, assignments: $0)) } },
      { proved($0.triesCases && $0.holdsByChoices(goal, isThorough: true) != nil) },
      // Narrow words have had all of it.
      { goal.isNarrow ? nil : $0.query(goal, limit: $0.resourceLimit) },
    ]
    return firstVerdict(ways) ?? .unknown
  }

  /// One way to prove something, on a prover of its own; nil: it gives no answer.
  private typealias Way<Answer> = (RefinementProver) -> Answer?

  /// What the first of the ways says that gives an answer.
  private func firstVerdict<Answer>(_ ways: [Way<Answer>]) -> Answer? {
    var answer: Answer?
    let lookahead = Lookahead(
      cores: cores, piece: { (way: ways[$0], prover: self.fork(), wereCasesLikely: self.areCasesLikely) },
      work: { $0.way($0.prover) }, cancel: { $0.prover.cancel() })
    lookahead.run(ways.count) { _ in
      answer == nil && !isStopped
    } commit: { _, piece, result in
      let known = areCasesLikely
      join(piece.prover)
      // A way begun ahead must not undo what one before it has learned.
      if piece.prover.areCasesLikely == piece.wereCasesLikely { areCasesLikely = known }
      answer = result
    }
    return answer
  }

  /// The first of what ``verdict(_:source:target:premises:widths:)`` tries.
  package func quickVerdict(_ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int] = []) -> Verdict {
    quickVerdict(Goal(graph, source: source, target: target, premises: premises, widths: widths))
  }

  private func quickVerdict(_ goal: Goal) -> Verdict {
    // With a power of two known products fold, which are dear as bits.
    if goal.isMultiplying, let split = CaseSplit(ofPowers: goal), let verdict = quickVerdict(split) { return verdict }
    return query(goal, limit: goal.isNarrow ? resourceLimit : resourceLimit / 8)
  }

  private func glance(_ goal: Goal) -> Verdict { query(goal, limit: resourceLimit / 64) }

  /// In bits, with so little effort that it is lost without regret.
  package func glance(_ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int] = []) -> Verdict {
    glance(Goal(graph, source: source, target: target, premises: premises, widths: widths))
  }

  private func holdsQuickly(_ goal: Goal) -> Bool {
    if let shifting = goal.shifting, case .proved = query(shifting.goal, limit: resourceLimit / 8) { return true }
    if holdsForIntegers(goal) != nil { return true }
    if case .proved = quickVerdict(goal) { return true }
    if let split = CaseSplit(goal), case .proved = verdict(split) { return true }
    return false
  }

  /// Case by case with little effort for each; nil: there are cases too hard for that.
  private func quickVerdict(_ split: CaseSplit) -> Verdict? {
    for goal in split.cases {
      switch query(goal, limit: resourceLimit / 64) {
      case .proved: continue
      case .refuted(let counterexample): return .refuted(counterexample)
      case .unknown: return nil
      }
    }
    return .proved
  }

  /// Case by case; nil: there are cases too hard.
  func verdict(_ split: CaseSplit) -> Verdict? {
    var allowance = Allowance(cases: split.cases.count, limit: 4 * UInt64(resourceLimit), start: resourcesUsed)
    // Bits of products and quotients are dear, integers are not; where they don't say for one case they seldom do for the others.
    var areIntegersFirst = true
    for goal in split.cases {
      if !allowance.admitsAnother(resourcesUsed) { return nil }
      let isTried = goal.isMultiplying && areIntegersFirst
      if isTried, holdsForIntegers(goal) != nil { continue }
      switch query(goal, limit: resourceLimit / 8) {
      case .proved: if goal.fixed != nil { areIntegersFirst = false }
      case .refuted(let counterexample): return .refuted(counterexample)
      case .unknown: if isTried || holdsForIntegers(goal) == nil { return nil }
      }
    }
    return .proved
  }

  /// What the cases of a split may take together.
  private struct Allowance {
    let cases: Int
    let limit: UInt64
    let start: UInt64
    private var done = 0

    init(cases: Int, limit: UInt64, start: UInt64) { (self.cases, self.limit, self.start) = (cases, limit, start) }

    /// `resourcesUsed`: now. After some cases it is plain when all of them would take twice as much as there is.
    mutating func admitsAnother(_ resourcesUsed: UInt64) -> Bool {
      let used = resourcesUsed - start
      defer { done += 1 }
      return used <= limit && (done < 4 || used * UInt64(cases) / UInt64(done) <= 2 * limit)
    }
  }

  // MARK: At all widths

  /// At all widths from 1 to 64 of the graph's width names at once, save the tuples in `except` (0 is any width), where `orders`
  /// (narrow, wide) hold.
  package func verdictAtAllWidths(
    _ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], orders: [(narrow: WidthTerm, wide: WidthTerm)], except: [[Int]]
  ) -> WideVerdict {
    let everywhere = graph.widthNames.map { _ in 1 }
    let unknowns = graph.widthNames.indices.map { ParametricAlgebra.firstUnknown + $0 }
    var goal = Goal(graph, source: source, target: target, premises: premises, widths: unknowns)
    goal.orders = orders
    goal.except = except
    if goal.areEqualPolynomials { return .proved(from: everywhere) }
    let parts = goal.parts
    if parts.isEmpty { return wideVerdict(goal) }
    var least = everywhere
    for part in parts {
      // What is wrong where a part holds may be so where another part is poison: the whole is asked.
      guard case .proved(let widths) = wideVerdict(part) else { return wideQuery(goal, limit: resourceLimit / 2) }
      least = zip(least, widths).map { max($0, $1) }
    }
    return .proved(from: least)
  }

  private func wideVerdict(_ goal: Goal) -> WideVerdict {
    if let enriched = enriched(goal) { return wideVerdict(enriched) }
    let everywhere = goal.widths.map { _ in 1 }
    // In bits, which the cases that it would take else are dearer than.
    let shifting = goal.shifting
    let leastOfShifting = goal.widths.map { _ in shifting?.least ?? 1 }
    if let shifting {
      switch wideQuery(shifting.goal, limit: 2 * resourceLimit) {
      case .proved: return .proved(from: leastOfShifting)
      case .refuted(let widths, let values) where shifting.isFaithful && widths.allSatisfy({ $0 >= shifting.least }):
        return .refuted(widths: widths, values: values)
      default: break
      }
    }
    func proved(_ least: [Int]?) -> WideVerdict? { least.map { .proved(from: $0) } }
    let split = split(shifting?.goal ?? goal)
    // What has proven one rule of a finding is likely to prove the next.
    let areCasesFirst = remembersStrategies && areCasesLikely
    let cases: Way<WideVerdict> = { prover in
      let least = split.flatMap { prover.wideCases($0) }.map { zip($0, leastOfShifting).map { max($0, $1) } }
      prover.areCasesLikely = least != nil
      return proved(least)
    }
    var ways: [Way<WideVerdict>] = [{ proved($0.holdsWithoutProducts(goal)) }, { proved($0.holdsForMultiples(goal)) }]
    ways += goal.readings.map { reading in { proved($0.holdsForIntegers(goal, reading)) } }
    ways.append { proved($0.holdsByChoices(goal)) }
    if goal.isMultiplying { ways.append { $0.holdsByOperands(goal) ? .proved(from: everywhere) : nil } }
    if areCasesFirst { ways.append(cases) }
    ways += [
      { $0.holdsForShifts(shifting?.goal ?? goal) ? .proved(from: leastOfShifting) : nil },
      { prover in
        let whole = prover.wideQuery(goal, limit: goal.isNonlinear ? prover.resourceLimit / 16 : prover.resourceLimit / 3 * 2)
        if case .unknown = whole { return nil }
        return whole
      },
    ]
    if !areCasesFirst { ways.append(cases) }
    if triesCases { ways.append { proved($0.holdsByChoices(goal, isThorough: true)) } }
    return firstVerdict(ways) ?? .unknown
  }

  private func split(_ goal: Goal) -> CaseSplit? { triesCases ? CaseSplit(goal) : nil }

  /// From which widths on all cases hold; nil: some are too hard.
  func wideCases(_ split: CaseSplit) -> [Int]? {
    var least: [Int]?
    var allowance = Allowance(cases: split.cases.count, limit: 4 * UInt64(resourceLimit), start: resourcesUsed)
    var areIntegersFirst = true
    for goal in split.cases {
      if !allowance.admitsAnother(resourcesUsed) { return nil }
      var widths = goal.widths.map { _ in 1 }
      if areIntegersFirst || goal.fixed == nil, let known = holdsForIntegers(goal) {
        widths = known
      } else if case .proved = wideQuery(goal, limit: resourceLimit / 4) {
        areIntegersFirst = areIntegersFirst && goal.isMultiplying
      } else {
        guard !areIntegersFirst, goal.fixed != nil, let known = holdsForIntegers(goal) else { return nil }
        widths = known
      }
      least = least.map { zip($0, widths).map { max($0, $1) } } ?? widths
    }
    return least
  }

  /// Proves the refinement with unknowns for shifts by unknown amounts (``ShiftTerms``), at the given widths or unknown ones.
  package func provenWithShifts(_ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int]) -> Bool {
    holdsForShifts(Goal(graph, source: source, target: target, premises: premises, widths: widths))
  }

  func holdsForShifts(_ goal: Goal) -> Bool {
    guard goal.isShifting, !goal.isNonlinear else { return false }
    // At given widths, after all of them at once: the lemmas that are dear have had their turn.
    let readings: [(ShiftReading, UInt32)] = [(.lean, resourceLimit / 16), (.bounding, resourceLimit / 4)]
    for (reading, limit) in goal.isWide ? readings : Array(readings.prefix(1)) {
      if case .proved = wideQuery(goal, limit: limit, shifts: reading) { return true }
    }
    return false
  }

  // MARK: With integers

  /// Proves the refinement for integers in the words' place, at the given widths or unknown ones; nil: not proven so.
  ///
  /// Returns, where widths are unknown, from which width on the literals have their value, by width name; nothing is said of narrower ones.
  /// `reading`: each that suits the goal, if not given.
  package func provenWithIntegers(
    _ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int], reading: IntegerReading? = nil
  ) -> [Int]? {
    let goal = Goal(graph, source: source, target: target, premises: premises, widths: widths)
    return (reading.map { [$0] } ?? goal.readings).lazy.compactMap { self.holdsForIntegers(goal, $0) }.first
  }
}
