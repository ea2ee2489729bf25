import BitVector
import Solver

/// Finds constants with which expressions may stand in the place of another, at the widths of a graph without width names.
///
/// Counterexample-guided: constants are guessed that are right for all inputs collected so far; if they are wrong for another input, it is added.
/// The inputs are kept from one expression to the next.
final class ReplacementConstants {
  private let context: SolverContext
  private let prover: RefinementProver
  private let graph: ExpressionGraph
  private let source: NodeID
  private let premises: [NodeID]
  private let program: Program
  /// Inputs that the premises admit and for which the source says something, with what it says. Every guess is right for the first ones.
  private var inputs: [(values: [UInt64], result: UInt64)] = []
  private var guiding = 0

  private enum Limit {
    static let rounds = 12
    static let draws = 600
    static let guiding = 12
    /// Z3's resource units for one guess, and for one proof.
    static let guess: UInt32 = 60_000
    static let proof: UInt32 = 600_000
  }

  /// For expressions in the place of `source` where `premises` hold; symbols of `graph` are what the inputs are made of.
  init(_ graph: ExpressionGraph, source: NodeID, premises: [NodeID]) {
    (self.graph, self.source, self.premises) = (graph, source, premises)
    context = SolverContext(resourceLimit: Limit.guess)
    prover = RefinementProver(resourceLimit: Limit.proof)
    program = Program(graph, roots: [source] + premises)
    let widths = graph.symbols.map { $0.width.resolved([]) }
    let literals = graph.cone([source] + premises).filter { graph[$0].kind == .literal }.map { UInt64(bitPattern: graph[$0].value) }
    var generator = SplitMix64(seed: 5)
    for draw in 0..<Limit.draws {
      // Half of them lie around the literals, where results change.
      note(
        widths.map { width in
          guard draw % 2 == 1, let literal = literals.randomElement(using: &generator) else { return generator.interestingValue(width) }
          return (literal &+ UInt64.random(in: 0...2, using: &generator) &- 1) & ConcreteAlgebra.mask(width)
        })
    }
    guiding = min(inputs.count, Limit.guiding)
  }

  /// No input was found that says anything.
  var isEmpty: Bool { inputs.isEmpty }

  private func note(_ values: [UInt64]) {
    var frame = Program.Frame<ConcreteAlgebra>()
    let algebra = ConcreteAlgebra()
    program.run(&frame, values: values)
    let root = program.roots[0]
    guard premises.indices.allSatisfy({ program.holds(1 + $0, algebra, frame) }), frame.poison[root] != true, program.undefined(0, algebra, frame) != true
    else { return }
    inputs.append((values, frame.values[root]))
  }

  /// The part of the source computes something: no constant, and not what one of its operands is.
  func varies(_ graph: ExpressionGraph, _ node: NodeID) -> Bool {
    let program = Program(graph, roots: [node] + graph[node].operands)
    let columns = program.roots.indices.map { root in inputs.map { program.evaluate(root, $0.values) } }
    return Set(columns[0]).count > 1 && !columns.dropFirst().contains(columns[0])
  }

  /// `target` of `extended`, the graph with further symbols that are constants, with literals in their places with which it may stand in the
  /// source's; nil if there are none, or if that was too hard to find out.
  func filled(_ extended: ExpressionGraph, target: NodeID) -> (graph: ExpressionGraph, root: NodeID)? {
    let program = Program(extended, roots: [target])
    let first = graph.symbols.count
    let unknown = first..<extended.symbols.count
    for _ in 0..<Limit.rounds {
      guard let constants = guess(program, extended, unknown) else { return nil }
      let wrong = inputs.firstIndex { program.evaluate(0, $0.values + constants) != $0.result }
      if let wrong {
        // What told constants apart guides the next guesses.
        if unknown.isEmpty || wrong < guiding { return nil }
        inputs.swapAt(wrong, guiding)
        guiding += 1
        continue
      }
      let (graph, root) = Self.filled(extended, target, from: first, constants)
      switch prover.quickVerdict(graph, source: source, target: root, premises: premises) {
      case .proved: return (graph, root)
      case .unknown: return nil
      case .refuted(let counterexample):
        let count = inputs.count
        note(Array(counterexample.values.prefix(first).map { $0 ?? 0 }))
        if inputs.count == count || unknown.isEmpty { return nil }
        inputs.swapAt(count, guiding)
        guiding += 1
      }
    }
    return nil
  }

  /// `target` with literals in the place of the symbols from number `first` on.
  private static func filled(_ extended: ExpressionGraph, _ target: NodeID, from first: Int, _ constants: [UInt64]) -> (graph: ExpressionGraph, root: NodeID) {
    var graph = extended
    var literals: [NodeID] = []
    for (symbol, value) in zip(extended.symbols[first...], constants) {
      literals.append(graph.literal(ConcreteAlgebra.signed(value, symbol.width.bits!), width: symbol.width))
    }
    let roots = graph.copy(
      [target], from: extended,
      replacing: { _, _, node in node.kind == .constant && Int(node.value) >= first ? literals[Int(node.value) - first] : nil })
    return (graph, roots[0])
  }

  /// Constants that are right for the inputs that guide.
  private func guess(_ program: Program, _ extended: ExpressionGraph, _ unknown: Range<Int>) -> [UInt64]? {
    if unknown.isEmpty { return [] }
    context.reset()
    let algebra = context.algebra
    let constants = unknown.map { context.vector(extended.symbols[$0].name, width: extended.symbols[$0].width.bits!) }
    var frame = Program.Frame<SMTAlgebra>()
    for input in inputs.prefix(guiding) {
      func value(_ index: Int, _ width: Int) -> SMTTerm {
        index < unknown.lowerBound ? algebra.literal(input.values[index], width) : constants[index - unknown.lowerBound]
      }
      program.run(algebra, &frame, symbol: { index, width in (value(index, width), nil) })
      let root = program.roots[0]
      let width = program.steps[root].resultWidth
      context.require(algebra.eq(frame.values[root], algebra.literal(input.result, width), width))
      if let poison = frame.poison[root] { context.require(algebra.negated(poison)) }
      if let undefined = program.undefined(0, algebra, frame) { context.require(algebra.negated(undefined)) }
    }
    guard case .satisfiable = context.check() else { return nil }
    return context.model(constants).vectors
  }
}
