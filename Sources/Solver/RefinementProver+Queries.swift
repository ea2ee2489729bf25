package import BitVector

/// The questions that a prover asks its solvers, each about one goal.
extension RefinementProver {
  /// Some values of the symbols fulfil `premises` at the widths `widths`; nil: the solver gave up.
  package func isSatisfiable(_ graph: ExpressionGraph, _ premises: [NodeID], widths: [Int]) -> Bool? {
    words.query(limit: resourceLimit) { isSatisfiable(graph, premises, widths: widths, $0) }
  }
  private func isSatisfiable(_ graph: ExpressionGraph, _ premises: [NodeID], widths: [Int], _ words: borrowing SolverContext) -> Bool? {
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

  /// All values of the constants, by symbol, for which the premises about them alone hold, at given widths; nil: they are many, or the solver gave
  /// up.
  ///
  /// Premises that leave few assignments at small widths do so at large ones: these are counted first.
  func assignments(_ goal: Goal) -> [[Int: UInt64]]? {
    let graph = goal.graph
    let premises = goal.program.rootNodes.dropFirst(2).filter { graph.isConstantExpression($0) }
    let constants = Set(graph.cone(goal.program.rootNodes).compactMap { graph[$0].kind == .constant ? graph[$0].symbol : nil }).sorted()
    guard graph.widthNames.count == 1, !premises.isEmpty, let few = SmallCount(graph, Array(premises), constants), few.isOfFew else { return nil }
    let limit = Self.assignmentsPerBit * goal.widths[0]
    return words.query(limit: resourceLimit / 8) { assignments(goal, Array(premises), constants, limit: limit, $0) }
  }
  private func assignments(_ goal: Goal, _ premises: [NodeID], _ constants: [Int], limit: Int, _ words: borrowing SolverContext) -> [[Int: UInt64]]? {
    let (program, algebra) = (Program(goal.graph, roots: premises, widths: goal.widths), words.algebra)
    let inputs = SymbolTerms(goal.graph, goal.widths, words)
    var frame = Program.Frame<SMTAlgebra>()
    program.run(algebra, &frame, symbol: { index, _ in (inputs.values[index], nil) })
    for premise in premises.indices { words.require(program.holds(premise, algebra, frame)) }
    var found: [[Int: UInt64]] = []
    while found.count <= limit, !isStopped {
      switch words.check() {
      case .unsatisfiable: return found
      case .unknown: return nil
      case .satisfiable:
        let values = words.model(constants.map { inputs.values[$0] }).vectors
        found.append(Dictionary(uniqueKeysWithValues: zip(constants, values)))
        let isSame = zip(constants, values).reduce(algebra.truth(true)) { known, constant in
          let width = goal.graph.symbols[constant.0].width.resolved(goal.widths)
          return algebra.both(known, algebra.eq(inputs.values[constant.0], algebra.literal(constant.1, width), width))
        }
        words.require(algebra.negated(isSame))
      }
    }
    return nil
  }
  private static let assignmentsPerBit = 3

  /// How many assignments of constants some premises admit at a small width.
  private struct SmallCount {
    let isOfFew: Bool

    /// nil: there are too many constants to try all.
    init?(_ graph: ExpressionGraph, _ premises: [NodeID], _ constants: [Int]) {
      guard (1...3).contains(constants.count) else { return nil }
      let width = constants.count == 3 ? 4 : 6
      let program = Program(graph, roots: premises, widths: [width])
      let mask = ConcreteAlgebra.mask(width)
      var values = [UInt64](repeating: 0, count: graph.symbols.count)
      var frame = Program.Frame<ConcreteAlgebra>()
      var count = 0
      for assignment in 0..<(UInt64(1) << UInt64(width * constants.count)) {
        for (place, constant) in constants.enumerated() { values[constant] = assignment >> UInt64(place * width) & mask }
        program.run(&frame, values: values)
        if premises.indices.allSatisfy({ program.holds($0, ConcreteAlgebra(), frame) }) { count += 1 }
        if count > assignmentsPerBit * width { break }
      }
      isOfFew = count <= assignmentsPerBit * width
    }
  }

  /// In bits.
  func query(_ goal: Goal, limit: UInt32) -> Verdict {
    isStopped ? .unknown : words.query(limit: limit) { verdict(goal, $0) }
  }
  private func verdict(_ goal: Goal, _ words: borrowing SolverContext) -> Verdict {
    let (program, algebra) = (goal.program, words.algebra)
    var inputs = SymbolTerms(goal.graph, goal.widths, words)
    if let fixed = goal.fixed { inputs.values[fixed.symbol] = fixed.term(algebra, goal.graph.symbols[fixed.symbol].width.resolved(goal.widths)) }
    var frame = Program.Frame<SMTAlgebra>()
    program.run(
      algebra, &frame, symbol: { index, _ in (inputs.values[index], inputs.poison[index]) },
      frozen: { step, width in algebra.unknown("frozen\(step)", width: width) })
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

  enum ShiftReading {
    case bits
    /// As unknowns, so that what is satisfiable says nothing.
    case lean
    /// With more lemmas.
    case bounding
  }

  /// In bits, where some widths are unknown; or with unknowns for shifts.
  func wideQuery(_ goal: Goal, limit: UInt32, shifts reading: ShiftReading = .bits) -> WideVerdict {
    guard goal.program.steps.allSatisfy({ $0.kind != .operation || ParametricAlgebra.supports($0.operation) }), !isStopped else { return .unknown }
    // Bits of products and quotients whose width is unknown are seldom anything but lost.
    if goal.fixed == nil, goal.multipliers > 1 { return .unknown }
    return words.query(limit: limit) { verdict(goal, reading, $0) }
  }
  private func verdict(_ goal: Goal, _ reading: ShiftReading, _ words: borrowing SolverContext) -> WideVerdict {
    let (graph, program) = (goal.graph, goal.program)
    let terms = words.algebra
    let shifts = reading == .bits ? nil : ShiftTerms(terms)
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
      values.append(goal.value(ofSymbol: index, algebra, width) ?? algebra.trunc(words.vector("u\(index)", width: 64), from: 64, to: width))
      poison.append(symbol.isConstant ? nil : words.truth("p\(index)"))
    }
    var frame = Program.Frame<ParametricAlgebra>()
    program.run(
      algebra, &frame, symbol: { index, _ in (values[index], poison[index]) },
      frozen: { step, width in algebra.trunc(terms.unknown("frozen\(step)", width: 64), from: 64, to: width) })
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

  /// With integers in the words' place: from which widths on it holds. `reading`: the first of the goal's, if not given.
  func holdsForIntegers(_ goal: Goal, _ reading: IntegerReading? = nil) -> [Int]? {
    let reading = reading ?? goal.readings[0]
    if isStopped { return nil }
    return integers.query(limit: min(resourceLimit, reading == .plain ? 1_000_000 : 3_000_000)) { leastWidths(goal, reading, $0) }
  }
  private func leastWidths(_ goal: Goal, _ reading: IntegerReading, _ integers: borrowing SolverContext) -> [Int]? {
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
        let value = goal.value(ofSymbol: index, algebra, width) ?? algebra.anything("u\(index)", width)
        return (value, goal.graph.symbols[index].isConstant ? nil : integers.truth("p\(index)"))
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
