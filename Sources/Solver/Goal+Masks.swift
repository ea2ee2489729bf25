import BitVector

extension Goal {
  /// The same with masks in the place of remainders by what the premises say are powers of two, if nothing is multiplied or divided then, and from
  /// which width on it is the same: of a single bit, the power is -1 too, by which the least value is not divided.
  var masked: (goal: Goal, least: Int)? {
    if poisoned != nil || fixed != nil { return nil }
    let roots = program.rootNodes
    let powers = Set(roots.dropFirst(2).flatMap { graph.conjuncts(of: $0) }.compactMap(powerOfTwo))
    if powers.isEmpty { return nil }
    var (result, least) = (self, 1)
    var written: [NodeID: NodeID] = [:]
    for id in graph.cone(roots) {
      let node = graph[id]
      guard node.kind == .operation else {
        written[id] = id
        continue
      }
      let operands = node.operands.map { written[$0]! }
      switch node.operation {
      case .urem, .srem, .floormod:
        guard powers.contains(node.operands[1]) else { return nil }
        if node.operation == .srem { least = 2 }
        written[id] = result.graph.remainder(of: operands[0], by: operands[1], node.operation)
      default: written[id] = result.graph.operation(node.operation, flags: node.flags, width: node.width, operands: operands)
      }
    }
    if least > 1, widths.contains(1) { return nil }
    result.program = Program(result.graph, roots: roots.map { written[$0]! }, widths: widths)
    return result.isMultiplying ? nil : (result, least)
  }

  /// The constant of which a premise says that it is a power of two.
  private func powerOfTwo(_ premise: NodeID) -> NodeID? {
    let node = graph[premise]
    guard node.kind == .operation, node.operation == .isPowerOfTwo, graph.isConstantExpression(node.operands[0]) else { return nil }
    return node.operands[0]
  }
}

extension ExpressionGraph {
  /// What a division leaves by a power of two, which may be the least value.
  fileprivate mutating func remainder(of dividend: NodeID, by power: NodeID, _ operation: Operation) -> NodeID {
    let width = self[dividend].width
    let (zero, one) = (literal(0, width: width), literal(1, width: width))
    let rest = self.operation(.and, dividend, self.operation(.sub, power, one))
    if operation == .urem { return rest }
    // Of the dividend's sign, or the divisor's.
    let isNegative = self.operation(.slt, operation == .srem ? dividend : power, zero)
    let isSomething = self.operation(.ne, rest, zero)
    let below = self.operation(.or, rest, self.operation(.sub, zero, power))
    return self.operation(.select, self.operation(.and, isNegative, isSomething), below, rest)
  }
}
