import BitVector
import Solver

/// Cuts a problem down to what matters: common context off both roots, irrelevant sub-expressions to free variables, needless assumptions away.
///
/// Each step is kept only if the smaller problem is proven, so the result is as true as the finding.
struct StructureReduction {
  let prover: RefinementProver
  let sampler = RefinementSampler()

  func reduce(_ problem: Problem) -> Problem {
    var problem = dropAssumptions(peel(problem))
    problem = abstract(problem)
    problem = weakenAssumptions(dropAssumptions(problem))
    return problem.rebuilt()
  }

  private func holds(_ problem: Problem) -> Bool {
    if sampler.refutes(problem) { return false }
    if case .proved = prover.verdict(problem.graph, source: problem.source, target: problem.target, premises: problem.assumptions) { return true }
    return false
  }

  /// While both roots are the same operation with one differing operand, that operand's rewrite is the finding, if it is true by itself.
  private func peel(_ problem: Problem) -> Problem {
    var best = problem
    var current = problem
    while true {
      let (source, target) = (current.graph[current.source], current.graph[current.target])
      guard source.kind == .operation, target.kind == .operation, source.operation == target.operation, source.operands.count == target.operands.count,
        source.width == target.width
      else { return best }
      var pairs = Array(zip(source.operands, target.operands))
      if source.operation.isCommutative, pairs.filter({ $0 != $1 }).count != 1 {
        pairs = [(source.operands[0], target.operands[1]), (source.operands[1], target.operands[0])]
      }
      let different = pairs.filter { $0 != $1 }
      guard different.count == 1, current.graph[different[0].0].width == current.graph[different[0].1].width else { return best }
      current.source = different[0].0
      current.target = different[0].1
      if current.graph[current.source].kind == .operation, holds(current) { best = current }
    }
  }

  private func dropAssumptions(_ problem: Problem) -> Problem {
    var problem = problem
    for assumption in problem.assumptions {
      var smaller = problem
      smaller.assumptions.removeAll { $0 == assumption }
      if holds(smaller) { problem = smaller }
    }
    return problem
  }

  /// Replaces a comparison among the assumptions by a weaker one of the same operands.
  private func weakenAssumptions(_ problem: Problem) -> Problem {
    func weaker(_ operation: Operation) -> [Operation] {
      operation == .eq ? [.sle, .sge, .ule, .uge] : operation.orEqual.map { [$0, .ne] } ?? []
    }
    var problem = problem
    for index in problem.assumptions.indices {
      var changed = true
      while changed {
        changed = false
        let node = problem.graph[problem.assumptions[index]]
        guard node.kind == .operation, problem.graph[node.operands[0]].kind != .literal, node.operands.count == 2,
          problem.graph[node.operands[1]].kind != .literal
        else { break }
        for operation in weaker(node.operation) {
          var candidate = problem
          candidate.assumptions[index] = candidate.graph.operation(operation, operands: node.operands)
          if holds(candidate) {
            problem = candidate
            changed = true
            break
          }
        }
      }
    }
    return problem
  }

  /// Replaces sub-expressions by fresh variables, largest first, while the rewrite stays true and worthwhile.
  private func abstract(_ problem: Problem) -> Problem {
    var problem = problem.rebuilt()
    var tried = Set<String>()
    search: while true {
      let graph = problem.graph
      let roots = [problem.source] + problem.assumptions
      let candidates = graph.cone(roots).filter { id in
        graph[id].kind == .operation && id != problem.source && !problem.assumptions.contains(id) && id != problem.target
          && !graph.isConstantExpression(id)
      }
      .sorted { (graph.cone([$0]).count, $1.index) > (graph.cone([$1]).count, $0.index) }
      for candidate in candidates where tried.insert(graph.text(candidate)).inserted {
        let rebuilt = problem.abstracting(candidate).problem
        let bound = rebuilt.variables([rebuilt.source])
        guard rebuilt.variables([rebuilt.target]).isSubset(of: bound), rebuilt.graph[rebuilt.source].kind == .operation,
          rebuilt.variables(rebuilt.assumptions).isSubset(of: bound),
          rebuilt.graph.cost(rebuilt.target) < rebuilt.graph.cost(rebuilt.source) || graph.cost(problem.target) >= graph.cost(problem.source)
        else { continue }
        if holds(rebuilt) {
          problem = rebuilt
          continue search
        }
      }
      return problem
    }
  }
}

/// Looks for inputs by trying.
struct RefinementSampler {
  /// Number of random inputs.
  private let attempts = 300

  /// Some values of the symbols were found that fulfil all `roots` at the widths `widths`.
  func fulfils(_ graph: ExpressionGraph, _ roots: [NodeID], widths: [Int]) -> Bool {
    let program = Program(graph, roots: roots, widths: widths)
    let bits = graph.symbols.map { $0.width.resolved(widths) }
    var generator = SplitMix64(seed: 13)
    var frame = Program.Frame<ConcreteAlgebra>()
    return (0..<attempts).contains { _ in
      program.run(&frame, values: bits.map { generator.interestingValue($0) })
      return roots.indices.allSatisfy { program.holds($0, ConcreteAlgebra(), frame) }
    }
  }

  /// Inputs were found at which the rewrite is wrong.
  func refutes(_ problem: Problem) -> Bool {
    let program = Program(problem.graph, roots: [problem.source, problem.target] + problem.assumptions)
    let widths = problem.graph.symbols.map { $0.width.resolved([]) }
    var generator = SplitMix64(seed: 1)
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    for _ in 0..<attempts {
      let values = widths.map { generator.interestingValue($0) }
      program.run(&frame, values: values)
      guard problem.assumptions.indices.allSatisfy({ program.holds(2 + $0, algebra, frame) }) else { continue }
      if !program.refinement(source: 0, target: 1, algebra, frame) { return true }
    }
    return false
  }
}

extension SplitMix64 {
  /// A value of `width` bits: small, near a power of two, or anything.
  mutating func interestingValue(_ width: Int) -> UInt64 {
    let mask = ConcreteAlgebra.mask(width)
    switch next() % 8 {
    case 0: return next() % UInt64(2 * width + 2) & mask
    case 1: return (1 << (next() % UInt64(width))) & mask
    case 2: return ((1 << (next() % UInt64(width))) &- 1) & mask
    case 3: return (0 &- (next() % UInt64(width + 4))) & mask
    case 4: return [0, 1, mask, mask >> 1, mask ^ (mask >> 1)][Int(next() % 5)]
    default: return next() & mask
    }
  }
}
