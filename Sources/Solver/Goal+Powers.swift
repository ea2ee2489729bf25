import BitVector

extension Goal {
  /// A goal that implies this one, with shifts and masks in the places of products, quotients and remainders by powers of two.
  struct Shifting {
    var goal: Goal
    /// From which width on it does: of a single bit, the power is -1 too, by which the least value is not divided.
    var least: Int
    /// What is wrong with it is wrong with this one.
    var isFaithful: Bool
  }

  /// nil: no premise says what is a power of two, or something else is multiplied or divided too.
  var shifting: Shifting? {
    if poisoned != nil || fixed != nil || !isMultiplying { return nil }
    let roots = program.rootNodes
    var result = Shifting(goal: self, least: 1, isFaithful: true)
    var powers = PowersOfTwo(graph, premises: Array(roots.dropFirst(2)), divisors: divisors(of: [roots[0]]))
    // Of a divisor that may be -1, it isn't plain any more where the quotient overflows: right only of what the source divides.
    powers.admitsNegatives = divisors(of: [roots[1]]).allSatisfy { powers.power($0, graph)?.isNegative != true }
    var assumed: [NodeID] = []
    let written = result.goal.graph.rebuilding(roots) { graph, id, written in
      let node = graph[id]
      guard node.operation.isMultiplication || node.operation.isDivision else { return nil }
      let sides = node.operation.isDivision ? [(0, 1)] : [(0, 1), (1, 0)]
      for (value, factor) in sides {
        guard let power = powers.power(node.operands[factor], graph), let other = written[node.operands[value]], let by = written[node.operands[factor]]
        else { continue }
        if power.mayBeZero { assumed.append(graph.operation(.ne, by, graph.literal(0, width: node.width))) }
        if power.isNegative || node.operation.isSigned(node.flags) { result.least = 2 }
        if power.isNegative { result.isFaithful = false }
        return graph.shift(node, other, by, isNegative: power.isNegative)
      }
      return nil
    }
    if result.least > 1, widths.contains(1) { return nil }
    result.goal.program = Program(result.goal.graph, roots: written + assumed, widths: widths)
    return result.goal.isMultiplying ? nil : result
  }

  /// By what the expressions divide: where one of these is zero, they are undefined.
  private func divisors(of roots: [NodeID]) -> Set<NodeID> {
    Set(graph.cone(roots).filter { graph[$0].kind == .operation && graph[$0].operation.isDivision }.map { graph[$0].operands[1] })
  }
}

/// What is known to be a power of two.
private struct PowersOfTwo {
  private let known: Set<NodeID>
  private let divisors: Set<NodeID>
  var admitsNegatives = true

  struct Power {
    /// Only its magnitude is one, or it is what the other way round is one.
    var isNegative = false
    /// Not where the source is defined.
    var mayBeZero = false
  }

  init(_ graph: ExpressionGraph, premises: [NodeID], divisors: Set<NodeID>) {
    self.divisors = divisors
    known = Set(premises.flatMap { graph.conjuncts(of: $0) }.compactMap { graph.powerOfTwo(saidBy: $0) })
  }

  func power(_ id: NodeID, _ graph: ExpressionGraph) -> Power? {
    if known.contains(id) { return Power() }
    let isOfOpposite = known.contains { power in
      let node = graph[power]
      guard node.kind == .operation else { return false }
      return node.operation == .abs && node.operands[0] == id
        || node.operation == .sub && graph.isLiteral(node.operands[0], 0) && node.operands[1] == id
    }
    if isOfOpposite { return admitsNegatives && divisors.contains(id) ? Power(isNegative: true) : nil }
    let node = graph[id]
    // A shifted power is one, or zero; what the source divides by is no zero.
    if node.kind == .operation, node.operation == .shl, divisors.contains(id), graph.isLiteral(node.operands[0], 1) || known.contains(node.operands[0]) {
      return Power(mayBeZero: true)
    }
    return nil
  }
}

extension Operation {
  fileprivate var isMultiplication: Bool { [.mul, .umulOverflow, .smulOverflow].contains(self) }
  /// What it does depends on signs.
  fileprivate func isSigned(_ flags: Flags) -> Bool {
    switch self {
    case .udiv, .urem, .umulOverflow: false
    case .mul: flags.contains(.nsw)
    default: true
    }
  }
}

extension ExpressionGraph {
  /// The product, quotient or remainder by a power of two, which may be the least value, or by the opposite of one.
  fileprivate mutating func shift(_ node: Node, _ value: NodeID, _ factor: NodeID, isNegative: Bool) -> NodeID? {
    if !isNegative { return shift(node, value, by: factor) }
    let power = operation(.abs, factor)
    switch node.operation {
    case .srem: return shift(node, value, by: power)
    case .sdiv:
      let quotient = shift(node, value, by: power)
      return operation(.select, operation(.eq, power, factor), quotient, operation(.sub, literal(0, width: node.width), quotient))
    default: return nil
    }
  }

  private mutating func shift(_ node: Node, _ value: NodeID, by power: NodeID) -> NodeID {
    let width = self[value].width
    let (zero, one) = (literal(0, width: width), literal(1, width: width))
    let amount = operation(.cttz, power)
    let isLeast = operation(.slt, power, zero)
    switch node.operation {
    case .mul:
      let product = operation(.shl, flags: node.flags, value, amount)
      // Only 0 and 1 have a multiple of the least value that doesn't wrap.
      return node.flags.contains(.nsw) ? operation(.select, isLeast, operation(.shl, flags: .nuw, value, amount), product) : product
    case .umulOverflow: return operation(.ne, operation(.lshr, operation(.shl, value, amount), amount), value)
    case .smulOverflow:
      let isLost = operation(.ne, operation(.ashr, operation(.shl, value, amount), amount), value)
      return operation(.select, isLeast, operation(.ugt, value, one), isLost)
    case .udiv: return operation(.lshr, flags: node.flags, value, amount)
    case .sdiv where node.flags.contains(.exact):
      return operation(.select, isLeast, operation(.lshr, flags: .exact, value, amount), operation(.ashr, flags: .exact, value, amount))
    case .sdiv:
      let belowZero = operation(.select, operation(.slt, value, zero), operation(.sub, power, one), zero)
      let quotient = operation(.ashr, operation(.add, value, belowZero), amount)
      return operation(.select, isLeast, flag(operation(.eq, value, power), width), quotient)
    case .floordiv:
      let ofLeast = operation(.select, operation(.sgt, value, zero), literal(-1, width: width), flag(operation(.eq, value, power), width))
      return operation(.select, isLeast, ofLeast, operation(.ashr, value, amount))
    default: return remainder(of: value, by: power, node.operation)
    }
  }

  /// 1 or 0 of the width.
  private mutating func flag(_ truth: NodeID, _ width: WidthTerm) -> NodeID {
    operation(.select, truth, literal(1, width: width), literal(0, width: width))
  }

  /// What a division leaves by a power of two.
  private mutating func remainder(of dividend: NodeID, by power: NodeID, _ operation: Operation) -> NodeID {
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
