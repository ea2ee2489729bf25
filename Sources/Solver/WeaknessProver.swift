package import BitVector

/// Looks for constants outside a rule's condition for which the rewrite would be right all the same.
///
/// Counterexample-guided: constants outside the condition are guessed that agree with all inputs collected so far; if the rewrite is wrong for
/// them, an input that shows it is added, if it can be as a term over the constants, so that it speaks of many constants at once. When there is
/// nothing left to guess, the condition is weakest at these widths.
package final class WeaknessProver {
  package enum Verdict: Hashable, Sendable {
    /// No constants outside would do.
    case weakest
    /// For these constants, by symbol index, the rewrite is right, and the pattern says something.
    case missed([UInt64])
    /// Not decided within the limits.
    case unknown
  }

  private let context: SolverContext
  private let prover: RefinementProver
  private let budget: UInt64

  private static let rounds = 16

  /// `resourceLimit` bounds each query, `budget` all of one verdict together, in Z3's resource units.
  package init(resourceLimit: UInt32, budget: UInt64) {
    context = SolverContext(resourceLimit: resourceLimit)
    prover = RefinementProver(resourceLimit: resourceLimit)
    self.budget = budget
  }

  /// Resource units that all verdicts have taken so far.
  package var resourcesUsed: UInt64 { context.resourcesUsed + prover.resourcesUsed }

  /// Whether `condition`, under which `source` becomes `target` where `facts` hold, is weakest at the widths `widths`.
  ///
  /// Constants for which the pattern is poison or undefined for every input that the facts admit are left aside.
  package func verdict(
    _ graph: ExpressionGraph, source: NodeID, target: NodeID, condition: NodeID, facts: [NodeID], widths: [Int]
  ) -> Verdict {
    if graph.isLiteral(condition, 1) || graph.isLiteral(condition, -1) { return .weakest }
    let query = Query(graph: graph, source: source, target: target, condition: condition, facts: facts, widths: widths)
    var instances = query.firstInstances
    let start = resourcesUsed
    for _ in 0..<Self.rounds {
      if resourcesUsed - start > budget { return .unknown }
      switch guess(query, instances) {
      case .unsatisfiable: return .weakest
      case .unknown: return .unknown
      case .satisfiable(let constants):
        var fixed = graph
        var premises = facts
        for (index, symbol) in graph.symbols.enumerated() where symbol.isConstant && query.isUsed(index) {
          let value = fixed.literal(ConcreteAlgebra.signed(constants[index], symbol.width.resolved(widths)), width: symbol.width)
          premises.append(fixed.operation(.eq, fixed.symbolNode(named: symbol.name)!, value))
        }
        switch prover.verdict(fixed, source: source, target: target, premises: premises, widths: widths) {
        case .proved: return .missed(constants)
        case .unknown: return .unknown
        case .refuted(let counterexample):
          let instance = query.instance(counterexample.values, constants)
          // A term that says nothing new gives way to the values themselves.
          instances.append(instances.contains(instance) ? query.instance(counterexample.values, nil) : instance)
        }
      }
    }
    return .unknown
  }

  private enum Guess {
    case satisfiable([UInt64])
    case unsatisfiable
    case unknown
  }

  /// Constants outside the condition that all instances say are right.
  private func guess(_ query: Query, _ instances: [Query.Instance]) -> Guess {
    context.reset()
    let algebra = context.algebra
    let (graph, widths) = (query.graph, query.widths)
    let symbols = SymbolTerms(graph, widths, context)
    // An input for which the pattern says something.
    let program = Program(graph, roots: [query.source, query.condition] + query.facts, widths: widths)
    var frame = Program.Frame<SMTAlgebra>()
    program.run(
      algebra, &frame, symbol: { index, _ in (symbols.values[index], nil) },
      frozen: { step, width in self.context.vector("frozen\(step)", width: width) })
    context.require(algebra.negated(program.holds(1, algebra, frame)))
    for fact in query.facts.indices { context.require(program.holds(2 + fact, algebra, frame)) }
    if let poison = frame.poison[program.roots[0]] { context.require(algebra.negated(poison)) }
    if let undefined = program.undefined(0, algebra, frame) { context.require(algebra.negated(undefined)) }
    for (number, instance) in instances.enumerated() {
      let program = Program(instance.graph, roots: instance.roots, widths: widths)
      program.run(
        algebra, &frame,
        symbol: { index, _ in graph.symbols[index].isConstant ? (symbols.values[index], nil) : (symbols.values[index], algebra.truth(true)) },
        frozen: { step, width in self.context.vector("frozen\(step) of \(number)", width: width) })
      var holds = program.refinement(source: 0, target: 1, algebra, frame)
      for fact in query.facts.indices { holds = algebra.either(holds, algebra.negated(program.holds(2 + fact, algebra, frame))) }
      context.require(holds)
    }
    switch context.check() {
    case .unsatisfiable: return .unsatisfiable
    case .unknown: return .unknown
    case .satisfiable: return .satisfiable(context.model(symbols.values).vectors)
    }
  }
}

/// A rule at given widths, and inputs in its variables' places.
private struct Query {
  /// The rule for inputs that are terms over its constants: source, target, facts.
  struct Instance: Equatable {
    var graph: ExpressionGraph
    var roots: [NodeID]
    /// The term of each variable, as text; nil: poison.
    var terms: [String?]
    static func == (a: Instance, b: Instance) -> Bool { a.terms == b.terms }
  }

  let graph: ExpressionGraph
  let source: NodeID
  let target: NodeID
  let condition: NodeID
  let facts: [NodeID]
  let widths: [Int]
  private let used: Set<Int>

  init(graph: ExpressionGraph, source: NodeID, target: NodeID, condition: NodeID, facts: [NodeID], widths: [Int]) {
    (self.graph, self.source, self.target, self.condition, self.facts, self.widths) = (graph, source, target, condition, facts, widths)
    used = Set(
      graph.cone([source, target, condition] + facts).filter { graph[$0].kind == .variable || graph[$0].kind == .constant }.map { Int(graph[$0].value) })
  }

  func isUsed(_ symbol: Int) -> Bool { used.contains(symbol) }

  /// All variables 0, all bits set, 1, the least value.
  var firstInstances: [Instance] {
    guard graph.symbols.indices.contains(where: { !graph.symbols[$0].isConstant && isUsed($0) }) else { return [] }
    func extreme(_ width: Int) -> UInt64 { 1 << UInt64(width - 1) }
    let values: [(Int) -> UInt64] = [{ _ in 0 }, ConcreteAlgebra.mask, { _ in 1 }, extreme]
    return values.map { value in instance(graph.symbols.map { value($0.width.resolved(widths)) }, nil) }
  }

  /// The rule with inputs in its variables' places; with `constants` they are the simplest terms that have these values for them.
  func instance(_ values: [UInt64?], _ constants: [UInt64]?) -> Instance {
    var extended = graph
    let candidates = constants.map { terms(&extended, $0) } ?? []
    var places: [Int: NodeID] = [:]
    var texts: [String?] = []
    for (index, symbol) in graph.symbols.enumerated() where !symbol.isConstant && isUsed(index) {
      guard let value = values[index] else {
        texts.append(nil)
        continue
      }
      let width = symbol.width.resolved(widths)
      let literal = extended.literal(ConcreteAlgebra.signed(value, width), width: symbol.width)
      let isPlain = value <= 1 || value >= ConcreteAlgebra.mask(width) - 1 || value == 1 << UInt64(width - 1)
      let term = isPlain ? nil : candidates.first { $0.value == value && extended[$0.node].width == symbol.width }?.node
      places[index] = term ?? literal
      texts.append(extended.text(term ?? literal))
    }
    let roots = extended.copy(
      [source, target] + facts, from: extended, replacing: { _, _, node in node.kind == .variable ? places[Int(node.value)] : nil })
    return Instance(graph: extended, roots: roots, terms: texts)
  }

  /// Terms over the constants, simplest first, with their values.
  private func terms(_ graph: inout ExpressionGraph, _ constants: [UInt64]) -> [(node: NodeID, value: UInt64)] {
    let symbols = graph.symbols.filter(\.isConstant).compactMap { graph.symbolNode(named: $0.name) }.filter { isUsed(Int(graph[$0].value)) }
    var nodes = symbols
    for node in symbols {
      let width = graph[node].width
      let (zero, one, ones) = (graph.literal(0, width: width), graph.literal(1, width: width), graph.literal(-1, width: width))
      nodes += [
        graph.operation(.xor, node, ones), graph.operation(.sub, zero, node), graph.operation(.add, node, one), graph.operation(.add, node, ones),
        graph.operation(.shl, one, node), graph.operation(.shl, ones, node), graph.operation(.lshr, ones, node),
      ]
    }
    for a in symbols {
      for b in symbols where a != b && graph[a].width == graph[b].width {
        for operation in [Operation.sub, .shl, .lshr] { nodes.append(graph.operation(operation, a, b)) }
        guard a < b else { continue }
        for operation in [Operation.add, .and, .or, .xor] { nodes.append(graph.operation(operation, a, b)) }
      }
    }
    let program = Program(graph, roots: nodes, widths: widths)
    var frame = Program.Frame<ConcreteAlgebra>()
    program.run(ConcreteAlgebra(), &frame, symbol: { index, _ in (constants[index], nil) })
    return zip(nodes, program.roots).compactMap { node, root in frame.poison[root] == true ? nil : (node, frame.values[root]) }
  }
}
