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
  private var words: SolverContext
  private var integers: SolverContext
  private let resourceLimit: UInt32
  private let areIntegersBounded: Bool
  /// Held while a context makes way for another, or is interrupted.
  private let exchange = Mutex(())
  /// Where one is free, the ways of a proof are tried two at a time.
  private let cores: Cores
  /// For proofs of one finding, one after another: the way that led to the last one is tried first.
  package var remembersStrategies = false
  private var areCasesLikely = false
  /// Of forks, and of contexts that have had their time.
  private var resourcesElsewhere: UInt64 = 0
  private let isCancelled = Atomic(false)
  /// What this one is a fork of.
  private let origin: RefinementProver?
  private var isStopped: Bool { isCancelled.load(ordering: .relaxed) || origin?.isStopped ?? false }

  /// `resourceLimit` bounds each query, in Z3's resource units; that of queries over integers only if these `areBounded`.
  package convenience init(resourceLimit: UInt32 = 8_000_000, areIntegersBounded: Bool = true, cores: Cores = Cores(0)) {
    self.init(resourceLimit, areIntegersBounded, cores, origin: nil)
  }

  private init(_ resourceLimit: UInt32, _ areIntegersBounded: Bool, _ cores: Cores, origin: RefinementProver?) {
    self.resourceLimit = resourceLimit
    self.areIntegersBounded = areIntegersBounded
    self.origin = origin
    self.cores = cores
    words = Self.words(resourceLimit)
    integers = Self.integers(resourceLimit, areIntegersBounded)
  }

  private static func words(_ limit: UInt32) -> SolverContext { SolverContext(resourceLimit: limit) }
  private static func integers(_ limit: UInt32, _ areBounded: Bool) -> SolverContext {
    SolverContext(resourceLimit: min(limit, 1_000_000), theory: areBounded ? .integers : .unboundedIntegers)
  }

  /// Resource units that the queries have taken so far.
  package var resourcesUsed: UInt64 { words.resourcesUsed + integers.resourcesUsed + resourcesElsewhere }

  /// Gives back the memory of contexts that have had hard queries: their tables never shrink.
  private func freshen() {
    if words.resourcesUsed > Self.lifetime {
      resourcesElsewhere += words.resourcesUsed
      exchange.withLock { _ in words = Self.words(resourceLimit) }
    }
    if integers.resourcesUsed > Self.lifetime {
      resourcesElsewhere += integers.resourcesUsed
      exchange.withLock { _ in integers = Self.integers(resourceLimit, areIntegersBounded) }
    }
  }
  /// Resource units of one context.
  private static let lifetime: UInt64 = 900_000

  /// A prover with the same limits, for a proof at the same time; ``join(_:)`` takes over what it has used and learned.
  package func fork() -> RefinementProver {
    let fork = RefinementProver(resourceLimit, areIntegersBounded, cores, origin: self)
    fork.remembersStrategies = remembersStrategies
    fork.areCasesLikely = areCasesLikely
    return fork
  }
  package func join(_ fork: RefinementProver) {
    areCasesLikely = fork.areCasesLikely
    resourcesElsewhere += fork.resourcesUsed
  }

  /// What is being proven comes out as unknown from now on; may be called by another thread.
  package func cancel() {
    isCancelled.store(true, ordering: .relaxed)
    exchange.withLock { _ in
      words.interrupt()
      integers.interrupt()
    }
  }

  /// Some values of the symbols fulfil `premises` at the widths `widths`; nil: the solver gave up.
  package func isSatisfiable(_ graph: ExpressionGraph, _ premises: [NodeID], widths: [Int]) -> Bool? {
    words.reset()
    let program = Program(graph, roots: premises, widths: widths)
    let inputs = SymbolTerms(graph, widths, words)
    var frame = Program.Frame<SMTAlgebra>()
    program.run(words.algebra, &frame, symbol: { index, _ in (inputs.values[index], nil) })
    for premise in premises.indices { words.require(program.holds(premise, words.algebra, frame)) }
    switch words.check() {
    case .satisfiable: return true
    case .unsatisfiable: return false
    case .unknown: return nil
    }
  }

  /// `premises` imply `fact` at the widths of the graph, which has no width names, where no symbol is poison.
  package func entails(_ graph: ExpressionGraph, _ premises: [NodeID], _ fact: NodeID) -> Bool {
    var (known, roots) = graph.withoutPoison([fact] + premises)
    let always = known.literal(1, width: .bits(1))
    guard case .proved = query(Goal(known, source: always, target: roots[0], premises: Array(roots.dropFirst()), widths: []), limit: resourceLimit)
    else { return false }
    return true
  }

  // MARK: At given widths

  /// At the widths `widths` of the graph's width names, in bits. Variables may be poison, constants are not.
  package func verdict(_ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int] = []) -> Verdict {
    let goal = Goal(graph, source: source, target: target, premises: premises, widths: widths)
    let first = quickVerdict(goal)
    guard case .unknown = first else { return first }
    if Polynomial.areEqual(graph, source, target, premises: premises) { return .proved }
    let parts = goal.parts
    func proved(_ isProven: Bool) -> Verdict? { isProven ? .proved : nil }
    var ways: [Way<Verdict>] = goal.readings.map { reading in { proved($0.holdsForIntegers(goal, reading) != nil) } }
    ways += [
      { proved($0.holdsByChoices(goal) != nil || $0.holdsForShifts(goal)) },
      { prover in proved(!parts.isEmpty && parts.allSatisfy { prover.holdsQuickly($0) }) },
      // Bits alone often need but little more than they had, and all cases together more than that.
      { prover in
        if goal.isMultiplying || goal.isNarrow { return nil }
        let whole = prover.query(goal, limit: prover.resourceLimit / 3)
        if case .unknown = whole { return nil }
        return whole
      },
      { prover in CaseSplit(goal).flatMap { prover.verdict($0) } },
      { proved($0.holdsByChoices(goal, isThorough: true) != nil) },
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

  private func holdsQuickly(_ goal: Goal) -> Bool {
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
  private func verdict(_ split: CaseSplit) -> Verdict? {
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

  private func query(_ goal: Goal, limit: UInt32) -> Verdict {
    if isStopped { return .unknown }
    defer { freshen() }
    words.reset()
    words.limit(limit)
    let (program, algebra) = (goal.program, words.algebra)
    var inputs = SymbolTerms(goal.graph, goal.widths, words)
    if let fixed = goal.fixed { inputs.values[fixed.symbol] = fixed.term(algebra, goal.graph.symbols[fixed.symbol].width.resolved(goal.widths)) }
    var frame = Program.Frame<SMTAlgebra>()
    program.run(
      algebra, &frame, symbol: { index, _ in (inputs.values[index], inputs.poison[index]) },
      frozen: { step, width in self.words.vector("frozen\(step)", width: width) })
    // Sums in normal form spare the solver from reordering additions bit by bit.
    let isMultiplying = program.steps.contains { $0.kind == .operation && $0.operation == .mul }
    func require(_ truth: SMTTerm) { words.require(isMultiplying ? truth : words.sumOfProducts(truth)) }
    let isWrong = algebra.negated(program.refinement(source: 0, target: 1, algebra, frame))
    if goal.fixed != nil, words.isPlainlyFalse(isWrong) { return .proved }
    for premise in 2..<program.roots.count { require(goal.premise(premise, algebra, frame)) }
    require(isWrong)
    switch words.check() {
    case .unsatisfiable: return .proved
    case .unknown: return .unknown
    case .satisfiable:
      let model = words.model(inputs.values, inputs.poison.map { $0 ?? algebra.truth(false) })
      let values: [UInt64?] = zip(model.vectors, model.truths).map { $1 ? nil : $0 }
      let results = evaluate(program, model.vectors, model.truths)
      return .refuted(Counterexample(values: values, source: results.source, target: results.target))
    }
  }

  private func evaluate(_ program: Program, _ values: [UInt64], _ poison: [Bool]) -> (source: UInt64?, target: UInt64?) {
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    program.run(&frame, values: values, poison: poison)
    func result(_ root: Int) -> UInt64? {
      if frame.poison[program.roots[root]] == true || program.undefined(root, algebra, frame) == true { return nil }
      return frame.values[program.roots[root]]
    }
    return (result(0), result(1))
  }

  // MARK: At all widths

  /// At all widths from 1 to 64 of the graph's width names at once, save the tuples in `except` (0 is any width), where `orders`
  /// (narrow, wide) hold.
  package func verdictAtAllWidths(
    _ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], orders: [(narrow: WidthTerm, wide: WidthTerm)], except: [[Int]]
  ) -> WideVerdict {
    let everywhere = graph.widthNames.map { _ in 1 }
    if Polynomial.areEqual(graph, source, target, premises: premises) { return .proved(from: everywhere) }
    let unknowns = graph.widthNames.indices.map { ParametricAlgebra.firstUnknown + $0 }
    var goal = Goal(graph, source: source, target: target, premises: premises, widths: unknowns)
    goal.orders = orders
    goal.except = except
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
    let everywhere = goal.widths.map { _ in 1 }
    func proved(_ least: [Int]?) -> WideVerdict? { least.map { .proved(from: $0) } }
    let split = CaseSplit(goal)
    // What has proven one rule of a finding is likely to prove the next.
    let areCasesFirst = remembersStrategies && areCasesLikely
    let cases: Way<WideVerdict> = { prover in
      let least = split.flatMap { prover.wideCases($0) }
      prover.areCasesLikely = least != nil
      return proved(least)
    }
    var ways: [Way<WideVerdict>] = goal.readings.map { reading in { proved($0.holdsForIntegers(goal, reading)) } }
    ways.append { proved($0.holdsByChoices(goal)) }
    if areCasesFirst { ways.append(cases) }
    ways += [
      { $0.holdsForShifts(goal) ? .proved(from: everywhere) : nil },
      { prover in
        let whole = prover.wideQuery(goal, limit: goal.isNonlinear ? prover.resourceLimit / 16 : prover.resourceLimit / 2)
        if case .unknown = whole { return nil }
        return whole
      },
    ]
    if !areCasesFirst { ways.append(cases) }
    ways.append { proved($0.holdsByChoices(goal, isThorough: true)) }
    return firstVerdict(ways) ?? .unknown
  }

  /// From which widths on all cases hold; nil: some are too hard.
  private func wideCases(_ split: CaseSplit) -> [Int]? {
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

  private func holdsForShifts(_ goal: Goal) -> Bool {
    guard goal.isShifting, !goal.isNonlinear else { return false }
    // At given widths, after all of them at once: the lemmas that are dear have had their turn.
    let readings: [(ShiftReading, UInt32)] = [(.lean, resourceLimit / 16), (.bounding, resourceLimit / 4)]
    for (reading, limit) in goal.isWide ? readings : Array(readings.prefix(1)) {
      if case .proved = wideQuery(goal, limit: limit, shifts: reading) { return true }
    }
    return false
  }

  /// Proves the refinement with what is chosen in the place of each choice; from which widths on it holds.
  private func holdsByChoices(_ goal: Goal, isThorough: Bool = false, depth: Int = 0) -> [Int]? {
    guard depth < Self.choiceLimit, let split = ChoiceSplit(goal) else { return nil }
    var least = goal.widths.map { _ in 1 }
    for part in split.cases {
      guard let known = holdsAsItStands(part, isThorough) ?? holdsByChoices(part, isThorough: isThorough, depth: depth + 1) else { return nil }
      least = zip(least, known).map { max($0, $1) }
    }
    return least
  }
  private static let choiceLimit = 3

  /// Without looking at choices.
  private func holdsAsItStands(_ goal: Goal, _ isThorough: Bool) -> [Int]? {
    let roots = goal.program.rootNodes
    let everywhere = goal.widths.map { _ in 1 }
    if goal.poisoned == nil, Polynomial.areEqual(goal.graph, roots[0], roots[1], premises: Array(roots.dropFirst(2))) { return everywhere }
    if let least = holdsForIntegers(goal) { return least }
    if isThorough, holdsForShifts(goal) { return everywhere }
    if goal.isWide {
      if case .proved(let least) = wideQuery(goal, limit: resourceLimit / 32) { return least }
      return isThorough ? CaseSplit(goal).flatMap(wideCases) : nil
    }
    if case .proved = query(goal, limit: resourceLimit / 32) { return everywhere }
    if isThorough, let split = CaseSplit(goal), case .proved = verdict(split) { return everywhere }
    return nil
  }

  private enum ShiftReading {
    case bits
    /// As unknowns, so that what is satisfiable says nothing.
    case lean
    /// With more lemmas.
    case bounding
  }

  private func wideQuery(_ goal: Goal, limit: UInt32, shifts reading: ShiftReading = .bits) -> WideVerdict {
    let (graph, program) = (goal.graph, goal.program)
    guard program.steps.allSatisfy({ $0.kind != .operation || ParametricAlgebra.supports($0.operation) }), !isStopped else {
      return .unknown
    }
    // Bits of products and quotients whose width is unknown are seldom anything but lost.
    if goal.fixed == nil, goal.multipliers > 1 { return .unknown }
    defer { freshen() }
    words.reset()
    words.limit(limit)
    let terms = words.algebra
    let shifts = reading == .bits ? nil : ShiftTerms(terms) { self.words.vector($0, width: 64) }
    let algebra = ParametricAlgebra(names: goal.isWide ? goal.widths.count : 0, words, terms: terms, shifts: shifts)
    func count(_ width: WidthTerm) -> SMTTerm { algebra.widthValue(width.resolved(goal.widths), as: 64) }
    for order in goal.orders { words.require(terms.ult(count(order.narrow), count(order.wide), 64)) }
    for tuple in goal.except {
      var equal = terms.truth(true)
      for (name, bits) in tuple.enumerated() where bits > 0 {
        equal = terms.both(equal, terms.eq(algebra.widthTerms[name], terms.literal(UInt64(bits), 64), 64))
      }
      words.require(terms.negated(equal))
    }
    var values: [SMTTerm] = []
    var poison: [SMTTerm?] = []
    for (index, symbol) in graph.symbols.enumerated() {
      let width = symbol.width.resolved(goal.widths)
      if let fixed = goal.fixed, fixed.symbol == index {
        values.append(fixed.term(algebra, width))
      } else {
        values.append(algebra.trunc(words.vector("u\(index)", width: 64), from: 64, to: width))
      }
      poison.append(symbol.isConstant ? nil : words.truth("p\(index)"))
    }
    var frame = Program.Frame<ParametricAlgebra>()
    program.run(
      algebra, &frame, symbol: { index, _ in (values[index], poison[index]) },
      frozen: { step, width in algebra.trunc(self.words.vector("frozen\(step)", width: 64), from: 64, to: width) })
    for premise in 2..<program.roots.count { words.require(goal.premise(premise, algebra, frame)) }
    words.require(terms.negated(program.refinement(source: 0, target: 1, algebra, frame)))
    for lemma in shifts?.lemmas(algebra, isBounding: reading == .bounding) ?? [] { words.require(lemma) }
    switch words.check() {
    case .unsatisfiable: return .proved(from: goal.widths.map { _ in 1 })
    case .unknown: return .unknown
    case .satisfiable:
      if reading != .bits { return .unknown }
      let model = words.model(values + algebra.widthTerms, poison.map { $0 ?? terms.truth(false) })
      return .refuted(
        widths: model.vectors.suffix(goal.widths.count).map { Int($0) }, values: zip(model.vectors.prefix(values.count), model.truths).map { $1 ? nil : $0 })
    }
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

  /// `reading`: the first of the goal's, if not given.
  private func holdsForIntegers(_ goal: Goal, _ reading: IntegerReading? = nil) -> [Int]? {
    let reading = reading ?? goal.readings[0]
    if isStopped { return nil }
    defer { freshen() }
    integers.reset()
    integers.limit(min(resourceLimit, reading == .plain ? 1_000_000 : 3_000_000))
    let program = goal.program
    let names = goal.isWide ? goal.widths.count : 0
    let algebra = IntegerAlgebra(names: names, integers, for: program, reading: reading)
    for order in goal.orders {
      integers.require(algebra.atMost(algebra.modulus(order.narrow.resolved(goal.widths)), algebra.half(order.wide.resolved(goal.widths))))
    }
    for tuple in goal.except {
      var equal = algebra.truth(true)
      for (name, bits) in tuple.enumerated() where bits > 0 {
        equal = algebra.both(equal, algebra.equal(algebra.knowledge.counts[name], algebra.integer(Int64(bits))))
      }
      integers.require(algebra.negated(equal))
    }
    var frame = Program.Frame<IntegerAlgebra>()
    program.run(
      algebra, &frame,
      symbol: { index, width in
        if let fixed = goal.fixed, fixed.symbol == index { return (fixed.term(algebra, width), nil) }
        return (algebra.anything("u\(index)", width), goal.graph.symbols[index].isConstant ? nil : self.integers.truth("p\(index)"))
      },
      frozen: { step, width in algebra.anything("frozen\(step)", width) })
    for premise in 2..<program.roots.count { integers.require(goal.premise(premise, algebra, frame)) }
    integers.require(algebra.negated(program.refinement(source: 0, target: 1, algebra, frame)))
    for fact in algebra.knowledge.allFacts(algebra) { integers.require(fact) }
    var least = (0..<names).map { algebra.knowledge.leastWidths[$0] ?? 1 }
    var asked = least
    if let fixed = goal.fixed, let name = goal.graph.symbols[fixed.symbol].width.nameIndex, name < names {
      asked[name] = max(least[name], fixed.from)
      if least[name] <= fixed.from { least[name] = 1 }
    }
    for (name, bits) in asked.enumerated() { integers.require(algebra.atMost(algebra.integer(Int64(bits)), algebra.knowledge.counts[name])) }
    guard case .unsatisfiable = integers.check() else { return nil }
    return least
  }
}

/// Solver unknowns for the symbols of a graph; variables may be poison.
package struct SymbolTerms {
  package var values: [SMTTerm]
  /// nil for constants.
  package var poison: [SMTTerm?]

  package init(_ graph: ExpressionGraph, _ widths: [Int], _ context: borrowing SolverContext, suffix: String = "") {
    values = []
    poison = []
    for (index, symbol) in graph.symbols.enumerated() {
      values.append(context.vector("v\(index)\(suffix)", width: symbol.width.resolved(widths)))
      poison.append(symbol.isConstant ? nil : context.truth("p\(index)\(suffix)"))
    }
  }
}
