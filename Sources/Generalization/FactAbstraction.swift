import BitVector
import Solver

/// Puts variables in the place of sub-expressions of which only the bits matter that they can have set.
///
/// The variable gets that as a fact, so that what a sub-expression is made of, its constants above all, is out of the way.
struct FactAbstraction {
  let prover: RefinementProver

  /// The problem with as many sub-expressions replaced as can be, largest first; nil if that is none.
  func abstracted(_ problem: Problem) -> Problem? {
    var problem = problem
    var isChanged = false
    var tried = Set<String>()
    search: while true {
      let graph = problem.graph
      let open = graph.cone([problem.source]).filter { id in
        graph[id].kind == .operation && id != problem.source && id != problem.target && graph[id].width != .bits(1) && !graph.isConstantExpression(id)
      }
      .sorted { (graph.cone([$0]).count, $1.index) > (graph.cone([$1]).count, $0.index) }
      for id in open where tried.insert(graph.text(id)).inserted {
        guard let smaller = replacing(id, in: problem), smaller.assumptions.count <= Self.factLimit else { continue }
        problem = smaller
        isChanged = true
        continue search
      }
      return isChanged ? problem : nil
    }
  }

  /// The problem with a variable in the place of `id`, if it is true of all values with these bits.
  private func replacing(_ id: NodeID, in problem: Problem) -> Problem? {
    let width = problem.graph[id].width
    guard let bits = possibleBits(id, problem), bits != ConcreteAlgebra.mask(width.bits!) else { return nil }
    var (smaller, name) = problem.abstracting(id)
    let bound = smaller.variables([smaller.source])
    guard smaller.graph[smaller.source].kind == .operation, smaller.variables([smaller.target]).isSubset(of: bound) else { return nil }
    // What was known of variables that are gone went into the fact.
    smaller.assumptions = smaller.assumptions.filter { smaller.variables([$0]).isSubset(of: bound) }
    let variable = smaller.graph.symbolNode(named: name)!
    for fact in Self.facts(&smaller.graph, variable, bits) {
      var candidate = smaller
      candidate.assumptions.append(fact)
      if RefinementSampler().refutes(candidate) { continue }
      if case .proved = prover.quickVerdict(candidate.graph, source: candidate.source, target: candidate.target, premises: candidate.assumptions) {
        return candidate.rebuilt()
      }
    }
    return nil
  }

  /// What may be known of a value of these bits, weakest first.
  private static func facts(_ graph: inout ExpressionGraph, _ value: NodeID, _ bits: UInt64) -> [NodeID] {
    let width = graph[value].width
    func literal(_ bits: UInt64) -> NodeID { graph.literal(ConcreteAlgebra.signed(bits & ConcreteAlgebra.mask(width.bits!), width.bits!), width: width) }
    if bits & (bits &+ 1) == 0 { return [graph.operation(.ult, value, literal(bits &+ 1))] }
    return [graph.operation(.ule, value, literal(bits)), graph.operation(.eq, graph.operation(.and, value, literal(~bits)), literal(0))]
  }

  /// The bits that are set for some input that the assumptions admit; nil if the solver gave up.
  private func possibleBits(_ id: NodeID, _ problem: Problem) -> UInt64? {
    var (graph, roots) = problem.graph.withoutPoison([id] + problem.assumptions)
    let truth = graph.literal(1, width: .bits(1))
    let program = Program(graph, roots: [roots[0]])
    var bits: UInt64 = 0
    for _ in 0..<Self.rounds {
      let fact = Self.facts(&graph, roots[0], bits).last!
      switch prover.quickVerdict(graph, source: truth, target: fact, premises: Array(roots.dropFirst())) {
      case .proved: return bits
      case .unknown: return nil
      case .refuted(let counterexample):
        guard let value = program.evaluate(0, counterexample.values.map { $0 ?? 0 }), value & ~bits != 0 else { return nil }
        bits |= value
      }
    }
    return nil
  }

  private static let rounds = 24
  /// More facts are too many to be found together.
  private static let factLimit = 3
}
