import BitVector

/// Proofs with what the premises entail of parts, asked by itself: shifts stand for divisions then, sums for counts.
extension RefinementProver {
  /// A goal with the same answer, in which what the premises entail is said or written out; nil if that is nothing.
  func enriched(_ goal: Goal) -> Goal? {
    if goal.poisoned != nil || goal.fixed != nil { return nil }
    return goal.withRotations ?? withPowers(goal) ?? withCounts(goal)
  }

  /// With a premise for each divisor of the source that is a power of two wherever the source is defined.
  private func withPowers(_ goal: Goal) -> Goal? {
    guard goal.isMultiplying, goal.shifting == nil else { return nil }
    let (graph, roots) = (goal.graph, goal.program.rootNodes)
    let bound = graph.symbols(below: Array(roots.dropFirst(2)))
    var divisors: [NodeID] = []
    for id in graph.cone([roots[0]]) where graph[id].kind == .operation && graph[id].operation.isDivision {
      let divisor = graph[id].operands[1]
      let symbols = graph.symbols(below: [divisor])
      if !symbols.isEmpty, graph[divisor].kind == .operation || symbols.isSubset(of: bound), !divisors.contains(divisor) { divisors.append(divisor) }
    }
    var result = goal
    for divisor in divisors.prefix(Self.divisorLimit) {
      let isEntailed = entails(goal) { graph in
        let width = graph[divisor].width
        let below = graph.operation(.sub, divisor, graph.literal(1, width: width))
        return graph.operation(.eq, graph.operation(.and, divisor, below), graph.literal(0, width: width))
      }
      if isEntailed { result = result.assuming { $0.operation(.isPowerOfTwo, divisor) } }
    }
    return result.shifting == nil ? nil : result
  }
  private static let divisorLimit = 2

  /// With sums in the places of the bits that values without a bit in common have together.
  private func withCounts(_ goal: Goal) -> Goal? {
    let roots = goal.program.rootNodes
    var apart: Set<NodeID> = []
    for id in goal.graph.cone(roots) {
      let node = goal.graph[id]
      guard node.kind == .operation, node.operation == .ctpop, let (left, right) = goal.graph.summands(node.operands[0]) else { continue }
      let isEntailed = entails(goal) { graph in
        graph.operation(.eq, graph.operation(.and, left, right), graph.literal(0, width: graph[left].width))
      }
      if isEntailed { apart.insert(id) }
    }
    if apart.isEmpty { return nil }
    var result = goal
    let written = result.graph.rebuilding(roots) { graph, id, written in
      guard apart.contains(id), let (left, right) = graph.summands(graph[id].operands[0]) else { return nil }
      return graph.operation(.add, graph.operation(.ctpop, written[left]!), graph.operation(.ctpop, written[right]!))
    }
    result.program = Program(result.graph, roots: written, widths: goal.widths)
    return result
  }

  /// What `build` makes holds, or is poison, wherever the premises hold and no symbol is poison.
  private func entails(_ goal: Goal, _ build: (inout ExpressionGraph) -> NodeID) -> Bool {
    var extended = goal.graph
    let fact = build(&extended)
    var (graph, roots) = extended.withoutPoison([fact] + goal.program.rootNodes.dropFirst(2))
    let always = graph.literal(1, width: .bits(1))
    var part = Goal(graph, source: roots[0], target: always, premises: Array(roots.dropFirst()), widths: goal.widths)
    (part.orders, part.except) = (goal.orders, goal.except)
    return holdsInBits(part, limit: resourceLimit / 16)?.allSatisfy { $0 == 1 } ?? false
  }
}

extension Goal {
  /// With what is rotated to the left and compared rotated back to the right on the other side.
  fileprivate var withRotations: Goal? {
    var result = self
    let roots = program.rootNodes
    let written = result.graph.rebuilding(roots) { graph, id, written in
      let node = graph[id]
      guard [.eq, .ne].contains(node.operation), node.flags.isEmpty else { return nil }
      for (side, other) in [(0, 1), (1, 0)] {
        let rotation = graph[node.operands[side]]
        guard rotation.kind == .operation, rotation.operation == .fshl, rotation.operands[0] == rotation.operands[1] else { continue }
        let (value, amount, back) = (written[rotation.operands[0]]!, written[rotation.operands[2]]!, written[node.operands[other]]!)
        return graph.operation(node.operation, value, graph.operation(.fshr, back, back, amount))
      }
      return nil
    }
    if written == roots { return nil }
    result.program = Program(result.graph, roots: written, widths: widths)
    return result
  }
}

extension ExpressionGraph {
  /// What a value is made of whose bits are those of both, if they have none in common.
  fileprivate func summands(_ id: NodeID) -> (NodeID, NodeID)? {
    let node = self[id]
    guard node.kind == .operation, [.or, .xor, .add].contains(node.operation), node.flags.isEmpty else { return nil }
    return (node.operands[0], node.operands[1])
  }
}
