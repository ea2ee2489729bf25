package import BitVector

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

/// Proves `source` refined by `target` wherever `premises` (one-bit expressions: conditions and facts) hold.
///
/// All queries of one prover run in one context, one after another.
package final class RefinementProver {
  private let context: SolverContext
  private let integers: SolverContext
  private let resourceLimit: UInt32

  /// `resourceLimit` bounds each query, in Z3's resource units.
  package init(resourceLimit: UInt32 = 8_000_000) {
    self.resourceLimit = resourceLimit
    context = SolverContext(resourceLimit: resourceLimit)
    integers = SolverContext(resourceLimit: min(resourceLimit, 1_000_000), theory: .integers)
  }

  /// Resource units that the queries have taken so far.
  package var resourcesUsed: UInt64 { context.resourcesUsed + integers.resourcesUsed }

  /// Some values of the symbols fulfil `premises` at the widths `widths`; nil: the solver gave up.
  package func isSatisfiable(_ graph: ExpressionGraph, _ premises: [NodeID], widths: [Int]) -> Bool? {
    context.reset()
    let program = Program(graph, roots: premises, widths: widths)
    let inputs = SymbolTerms(graph, widths, context)
    var frame = Program.Frame<SMTAlgebra>()
    program.run(context.algebra, &frame, symbol: { index, _ in (inputs.values[index], nil) })
    for premise in premises.indices { context.require(program.holds(premise, context.algebra, frame)) }
    switch context.check() {
    case .satisfiable: return true
    case .unsatisfiable: return false
    case .unknown: return nil
    }
  }

  /// At the widths `widths` of the graph's width names, in bits. Variables may be poison, constants are not.
  ///
  /// Where the plain query is too hard: division by its lemmas, sums of products in normal form, case by case of a shift amount.
  package func verdict(_ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int] = []) -> Verdict {
    let program = Program(graph, roots: [source, target] + premises, widths: widths)
    let isDividing = program.steps.contains { $0.kind == .operation && $0.operation.isDivision }
    let isMultiplying = isDividing || program.steps.contains { $0.kind == .operation && $0.operation == .mul }
    let isNarrow = program.steps.allSatisfy { $0.width <= 8 }
    context.limit(isNarrow ? resourceLimit : resourceLimit / 8)
    defer { context.limit(resourceLimit) }
    let first = query(program, graph, premises.count, widths)
    guard case .unknown = first else { return first }
    if holdsForIntegers(program, graph, [], []) != nil { return .proved }
    context.limit(resourceLimit)
    if isMultiplying {
      for depth in isDividing ? [ArithmeticAbstraction.Depth.bounds, .products] : [.products] {
        if case .proved = query(program, graph, premises.count, widths, depth) { return .proved }
      }
    }
    if let verdict = casesOfShiftAmount(program, graph, premises.count, widths) { return verdict }
    return query(program, graph, premises.count, widths)
  }

  /// Proves the refinement for integers in the words' place, at the program's widths or at all; nil: not proven so.
  ///
  /// Returns the widths by width name from which on the literals have their value; nothing is said of narrower ones.
  private func holdsForIntegers(
    _ program: Program, _ graph: ExpressionGraph, _ orders: [(narrow: WidthTerm, wide: WidthTerm)], _ except: [[Int]]
  ) -> [Int]? {
    integers.reset()
    let isWide = program.steps.contains { max($0.width, $0.resultWidth) >= ParametricAlgebra.firstUnknown }
    let names = isWide ? graph.widthNames.count : 0
    let algebra = IntegerAlgebra(names: names, integers)
    func width(_ term: WidthTerm) -> Int { term.bits ?? ParametricAlgebra.firstUnknown + term.nameIndex! }
    for order in orders { integers.require(algebra.atMost(algebra.modulus(width(order.narrow)), algebra.half(width(order.wide)))) }
    for tuple in except {
      var equal = algebra.truth(true)
      for (name, bits) in tuple.enumerated() { equal = algebra.both(equal, algebra.equal(algebra.knowledge.counts[name], algebra.integer(Int64(bits)))) }
      integers.require(algebra.negated(equal))
    }
    var frame = Program.Frame<IntegerAlgebra>()
    program.run(
      algebra, &frame,
      symbol: { index, width in
        (algebra.anything("u\(index)", width), graph.symbols[index].isConstant ? nil : self.integers.truth("p\(index)"))
      },
      frozen: { step, width in algebra.anything("frozen\(step)", width) })
    for premise in 2..<program.roots.count { integers.require(program.holds(premise, algebra, frame)) }
    integers.require(algebra.negated(program.refinement(source: 0, target: 1, algebra, frame)))
    for fact in algebra.knowledge.allFacts(algebra) { integers.require(fact) }
    guard case .unsatisfiable = integers.check() else { return nil }
    return (0..<names).map { algebra.knowledge.leastWidths[$0] ?? 1 }
  }

  private func query(
    _ program: Program, _ graph: ExpressionGraph, _ premiseCount: Int, _ widths: [Int], _ depth: ArithmeticAbstraction.Depth? = nil,
    fixing fixed: (symbol: Int, value: UInt64)? = nil
  ) -> Verdict {
    context.reset()
    let algebra = depth.map { context.algebra($0) } ?? context.algebra
    var inputs = SymbolTerms(graph, widths, context)
    if let fixed { inputs.values[fixed.symbol] = algebra.literal(fixed.value, graph.symbols[fixed.symbol].width.resolved(widths)) }
    var frame = Program.Frame<SMTAlgebra>()
    program.run(
      algebra, &frame, symbol: { index, _ in (inputs.values[index], inputs.poison[index]) },
      frozen: { step, width in self.context.vector("frozen\(step)", width: width) })
    // Sums in normal form spare the solver from reordering additions bit by bit; products of sums only where that is asked for.
    let isNormalized = depth == .products || !program.steps.contains { $0.kind == .operation && $0.operation == .mul }
    func require(_ truth: SMTTerm) { context.require(isNormalized ? context.sumOfProducts(truth) : truth) }
    for premise in 0..<premiseCount { require(program.holds(2 + premise, algebra, frame)) }
    require(algebra.negated(program.refinement(source: 0, target: 1, algebra, frame)))
    for lemma in algebra.abstraction?.lemmas ?? [] { require(lemma) }
    switch context.check() {
    case .unsatisfiable: return .proved
    case .unknown: return .unknown
    case .satisfiable:
      if depth != nil { return .unknown }
      let poisonTerms = inputs.poison.map { $0 ?? algebra.truth(false) }
      let model = context.model(inputs.values, poisonTerms)
      let values: [UInt64?] = zip(model.vectors, model.truths).map { $1 ? nil : $0 }
      let results = evaluate(program, model.vectors, model.truths)
      return .refuted(Counterexample(values: values, source: results.source, target: results.target))
    }
  }

  /// Proves case by case of a symbol that is a shift amount: each value below the width, then all others at once. nil: there is no such symbol.
  private func casesOfShiftAmount(_ program: Program, _ graph: ExpressionGraph, _ premiseCount: Int, _ widths: [Int]) -> Verdict? {
    guard let symbol = shiftAmount(program) else { return nil }
    let width = graph.symbols[symbol].width.resolved(widths)
    context.limit(resourceLimit / 4)
    let start = context.resourcesUsed
    for value in 0..<UInt64(width) {
      if context.resourcesUsed - start > 2 * UInt64(resourceLimit) { return .unknown }
      let verdict = query(program, graph, premiseCount, widths, fixing: (symbol, value))
      guard case .proved = verdict else { return verdict }
    }
    var graph = graph
    let node = graph.symbolNode(named: graph.symbols[symbol].name)!
    let large = graph.operation(.uge, node, graph.literal(Int64(width), width: graph[node].width))
    let roots = program.rootNodes + [large]
    return query(Program(graph, roots: roots, widths: widths), graph, premiseCount + 1, widths)
  }

  /// What a proof over all widths at once came to.
  package enum WideVerdict: Sendable {
    /// At all tuples that the constraints admit, whose widths are at least these, by width name.
    case proved(from: [Int])
    /// At the widths of the tuple, for the values by symbol index (nil: poison).
    case refuted(widths: [Int], values: [UInt64?])
    case unknown
  }

  /// At all widths from 1 to 64 of the graph's width names at once, save the tuples in `except`, where `orders` (narrow, wide) hold.
  package func verdictAtAllWidths(
    _ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], orders: [(narrow: WidthTerm, wide: WidthTerm)], except: [[Int]]
  ) -> WideVerdict {
    let roots = [source, target] + premises
    guard graph.cone(roots).allSatisfy({ graph[$0].kind != .operation || ParametricAlgebra.supports(graph[$0].operation) }) else { return .unknown }
    let unknowns = graph.widthNames.indices.map { ParametricAlgebra.firstUnknown + $0 }
    let program = Program(graph, roots: roots, widths: unknowns)
    if let least = holdsForIntegers(program, graph, orders, except) { return .proved(from: least) }
    let whole = wideQuery(program, graph, orders, except, nil)
    guard case .unknown = whole, let symbol = shiftAmount(program) else { return whole }
    context.limit(resourceLimit / 6)
    defer { context.limit(resourceLimit) }
    let start = context.resourcesUsed
    for value in 0...UInt64(64) {
      if context.resourcesUsed - start > 3 * UInt64(resourceLimit) { return .unknown }
      let verdict = wideQuery(program, graph, orders, except, (symbol, value))
      guard case .proved = verdict else { return verdict }
    }
    return .proved(from: graph.widthNames.map { _ in 1 })
  }

  /// `fixed` gives a symbol a value; 64 stands for 64 and all above.
  private func wideQuery(
    _ program: Program, _ graph: ExpressionGraph, _ orders: [(narrow: WidthTerm, wide: WidthTerm)], _ except: [[Int]], _ fixed: (symbol: Int, value: UInt64)?
  ) -> WideVerdict {
    let names = graph.widthNames.count
    context.reset()
    let isDividing = program.steps.contains { $0.kind == .operation && $0.operation.isDivision }
    let terms = isDividing ? context.algebra(.bounds) : context.algebra
    let algebra = ParametricAlgebra(names: names, context, terms: terms)
    func count(_ width: WidthTerm) -> SMTTerm {
      width.bits.map { terms.literal(UInt64($0), 64) } ?? algebra.widthTerms[width.nameIndex!]
    }
    for order in orders { context.require(terms.ult(count(order.narrow), count(order.wide), 64)) }
    for tuple in except {
      var equal = terms.truth(true)
      for (name, bits) in tuple.enumerated() { equal = terms.both(equal, terms.eq(algebra.widthTerms[name], terms.literal(UInt64(bits), 64), 64)) }
      context.require(terms.negated(equal))
    }
    var values: [SMTTerm] = []
    var poison: [SMTTerm?] = []
    for (index, symbol) in graph.symbols.enumerated() {
      let width = symbol.width.bits ?? ParametricAlgebra.firstUnknown + symbol.width.nameIndex!
      if let fixed, fixed.symbol == index, fixed.value < 64 {
        values.append(terms.literal(fixed.value, 64))
        context.require(terms.eq(algebra.literal(.max, width), terms.or(algebra.literal(.max, width), terms.literal(fixed.value, 64), 64), 64))
      } else {
        values.append(algebra.trunc(context.vector("u\(index)", width: 64), from: 64, to: width))
        if let fixed, fixed.symbol == index { context.require(terms.ule(terms.literal(64, 64), values[index], 64)) }
      }
      poison.append(symbol.isConstant ? nil : context.truth("p\(index)"))
    }
    var frame = Program.Frame<ParametricAlgebra>()
    program.run(
      algebra, &frame, symbol: { index, _ in (values[index], poison[index]) },
      frozen: { step, width in algebra.trunc(self.context.vector("frozen\(step)", width: 64), from: 64, to: width) })
    for premise in 2..<program.roots.count { context.require(program.holds(premise, algebra, frame)) }
    context.require(terms.negated(program.refinement(source: 0, target: 1, algebra, frame)))
    for lemma in terms.abstraction?.lemmas ?? [] { context.require(lemma) }
    switch context.check() {
    case .unsatisfiable: return .proved(from: graph.widthNames.map { _ in 1 })
    case .unknown: return .unknown
    case .satisfiable:
      if isDividing { return .unknown }
      let model = context.model(values + algebra.widthTerms, poison.map { $0 ?? terms.truth(false) })
      return .refuted(
        widths: model.vectors.suffix(names).map { Int($0) }, values: zip(model.vectors.prefix(values.count), model.truths).map { $1 ? nil : $0 })
    }
  }

  /// The symbol that is most often a shift amount itself.
  private func shiftAmount(_ program: Program) -> Int? {
    var uses: [Int: Int] = [:]
    for step in program.steps where step.kind == .operation && [.shl, .lshr, .ashr].contains(step.operation) {
      let amount = program.steps[step.b]
      if amount.kind == .variable || amount.kind == .constant { uses[Int(amount.bits), default: 0] += 1 }
    }
    return uses.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
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
