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
package struct RefinementProver {
  /// Z3's resource units for one query.
  package var resourceLimit: UInt32

  package init(resourceLimit: UInt32 = 8_000_000) { self.resourceLimit = resourceLimit }

  /// At the widths `widths` of the graph's width names, in bits. Variables may be poison, constants are not.
  package func verdict(_ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int] = []) -> Verdict {
    let context = SolverContext(resourceLimit: resourceLimit)
    let algebra = context.algebra
    let program = Program(graph, roots: [source, target] + premises, widths: widths)
    let inputs = SymbolTerms(graph, widths, context)
    var frame = Program.Frame<SMTAlgebra>()
    program.run(
      algebra, &frame, symbol: { index, _ in (inputs.values[index], inputs.poison[index]) },
      frozen: { step, width in context.vector("frozen\(step)", width: width) })
    for premise in premises.indices { context.require(program.holds(2 + premise, algebra, frame)) }
    let refines = program.refinement(source: 0, target: 1, algebra, frame)
    context.require(algebra.negated(refines))
    switch context.check() {
    case .unsatisfiable: return .proved
    case .unknown: return .unknown
    case .satisfiable:
      let poisonTerms = inputs.poison.map { $0 ?? algebra.truth(false) }
      let model = context.model(inputs.values, poisonTerms)
      let values: [UInt64?] = zip(model.vectors, model.truths).map { $1 ? nil : $0 }
      let results = evaluate(program, model.vectors, model.truths)
      return .refuted(Counterexample(values: values, source: results.source, target: results.target))
    }
  }

  private func evaluate(_ program: Program, _ values: [UInt64], _ poison: [Bool]) -> (source: UInt64?, target: UInt64?) {
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    program.run(algebra, &frame, symbol: { index, _ in (values[index], poison[index] ? true : nil) })
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
