import BitVector

/// What is known of a function's values, from its assumptions and from how they are computed.
///
/// The graph may grow: what is new is looked at when it is asked for.
struct ValueAnalysis {
  /// A comparison, or another one-bit value, that an assumption implies.
  struct Fact: Hashable {
    var node: NodeID
    var holds: Bool
  }
  /// How many facts are looked at; each costs a pass over the function.
  private static let factLimit = 500

  /// Everything that the assumptions say, conjunctions taken apart, in order.
  private(set) var facts: [Fact] = []
  private var isFact: Set<Fact> = []
  /// What assumptions say of a value, beyond how it is computed.
  private var constraints: [NodeID: KnownValue] = [:]
  private var known: [KnownValue] = []
  private var defined: [Bool] = []
  /// Values that an assumption would be poison with.
  private var assumed: Set<NodeID> = []
  private let isDefined: [Bool]

  init(_ function: RewritableFunction) {
    isDefined = function.isDefined
    let graph = function.graph
    for assumption in function.assumptions {
      collect(Fact(node: assumption, holds: true), graph)
      collectDefined(assumption, graph)
    }
    for fact in facts { constrain(by: fact, graph, relations: false) }
    // Relations between two values learn from what is known of each.
    for fact in facts { constrain(by: fact, graph, relations: true) }
    known = []
  }

  /// What is known of `id` where it isn't poison.
  mutating func value(_ id: NodeID, _ graph: ExpressionGraph) -> KnownValue {
    while known.count <= id.index {
      let current = NodeID(known.count)
      let node = graph[current]
      let width = node.width.bits!
      var value: KnownValue
      switch node.kind {
      case .literal: value = KnownValue(UInt64(bitPattern: node.value) & ConcreteAlgebra.mask(width), width: width)
      case .operation:
        let operands = node.operands.map { known[$0.index] }
        value = .result(of: node, width: width, operands[0], operands[min(1, operands.count - 1)], operands[operands.count - 1])
      case .variable, .constant, .widthValue: value = KnownValue(width: width)
      }
      if let constraint = constraints[current] { value = value.and(constraint) }
      known.append(value)
    }
    return known[id.index]
  }

  /// `id` is never poison, for no input that the assumptions allow.
  mutating func isDefined(_ id: NodeID, _ graph: ExpressionGraph) -> Bool {
    while defined.count <= id.index {
      let current = NodeID(defined.count)
      let node = graph[current]
      switch node.kind {
      case .literal, .widthValue: defined.append(true)
      case .variable, .constant: defined.append(isDefined[Int(node.value)] || assumed.contains(current))
      case .operation:
        let canMake = !node.flags.isEmpty || [.shl, .lshr, .ashr].contains(node.operation)
        let isOwn = node.operation == .freeze || !canMake && node.operands.allSatisfy { defined[$0.index] }
        defined.append(isOwn || assumed.contains(current))
      }
    }
    return defined[id.index]
  }

  /// An assumption says that this one-bit value is `holds`.
  func says(_ node: NodeID, _ holds: Bool) -> Bool { isFact.contains(Fact(node: node, holds: holds)) }

  // MARK: Reading the assumptions

  private mutating func collect(_ fact: Fact, _ graph: ExpressionGraph) {
    var rest = [fact]
    while let fact = rest.popLast(), facts.count < Self.factLimit {
      guard isFact.insert(fact).inserted else { continue }
      facts.append(fact)
      let node = graph[fact.node]
      guard node.kind == .operation else { continue }
      let operands = node.operands
      switch node.operation {
      case .and where fact.holds, .or where !fact.holds: rest += operands.reversed().map { Fact(node: $0, holds: fact.holds) }
      // Logical conjunction and disjunction.
      case .select where fact.holds && graph.isLiteral(operands[2], 0): rest += [operands[1], operands[0]].map { Fact(node: $0, holds: true) }
      case .select where !fact.holds && graph.isLiteral(operands[1], -1): rest += [operands[2], operands[0]].map { Fact(node: $0, holds: false) }
      case .xor where graph.isLiteral(operands[1], -1): rest.append(Fact(node: operands[0], holds: !fact.holds))
      default: break
      }
    }
  }

  private mutating func collectDefined(_ root: NodeID, _ graph: ExpressionGraph) {
    var stack = [root]
    while let id = stack.popLast() {
      guard assumed.insert(id).inserted else { continue }
      let node = graph[id]
      switch node.operation {
      case .freeze: break
      case .select: stack.append(node.operands.first ?? id)
      default: stack += node.operands
      }
    }
  }

  private mutating func constrain(by fact: Fact, _ graph: ExpressionGraph, relations: Bool) {
    let node = graph[fact.node]
    constrain(fact.node, .truth(fact.holds), graph)
    guard node.kind == .operation, node.operation.isComparison, let operation = fact.holds ? node.operation : node.operation.inverse else { return }
    let (a, b) = (node.operands[0], node.operands[1])
    for (subject, operation, bound) in [(a, operation, b), (b, operation.swapped, a)] where relations || graph[bound].kind == .literal {
      known = []
      constrain(subject, restriction(operation, value(bound, graph), on: value(subject, graph)), graph)
    }
  }

  /// What `x OP bound` says of x, of which `x` is known already.
  private func restriction(_ operation: Operation, _ bound: KnownValue, on x: KnownValue) -> KnownValue {
    let width = bound.width
    let (least, greatest) = (KnownValue.least(width), KnownValue.greatest(width))
    let unknown = KnownValue(width: width)
    switch operation {
    case .eq: return bound
    case .ne:
      guard let value = bound.value else { return unknown }
      let signed = bound.signed(value)
      if value == x.low, value < x.high { return KnownValue(width: width, value + 1, x.high) }
      if value == x.high, value > x.low { return KnownValue(width: width, x.low, value - 1) }
      if signed == x.signedLow, signed < x.signedHigh { return KnownValue(width: width, signed: signed + 1, x.signedHigh) }
      if signed == x.signedHigh, signed > x.signedLow { return KnownValue(width: width, signed: x.signedLow, signed - 1) }
      return unknown
    case .ult: return bound.high == 0 ? unknown : KnownValue(width: width, 0, bound.high - 1)
    case .ule: return KnownValue(width: width, 0, bound.high)
    case .ugt: return bound.low == bound.mask ? unknown : KnownValue(width: width, bound.low + 1, bound.mask)
    case .uge: return KnownValue(width: width, bound.low, bound.mask)
    case .slt: return bound.signedHigh == least ? unknown : KnownValue(width: width, signed: least, bound.signedHigh - 1)
    case .sle: return KnownValue(width: width, signed: least, bound.signedHigh)
    case .sgt: return bound.signedLow == greatest ? unknown : KnownValue(width: width, signed: bound.signedLow + 1, greatest)
    case .sge: return KnownValue(width: width, signed: bound.signedLow, greatest)
    default: return unknown
    }
  }

  /// Notes what is known of a value, and what follows for the values it is computed from.
  private mutating func constrain(_ id: NodeID, _ value: KnownValue, _ graph: ExpressionGraph) {
    var rest = [(id, value)]
    while let (id, value) = rest.popLast() {
      constraints[id] = constraints[id]?.and(value) ?? value
      let value = constraints[id]!
      let node = graph[id]
      guard node.kind == .operation, node.operation.arity <= 2 else { continue }
      let operand = node.operands[0]
      let from = graph[operand].width.bits!
      let narrow = ConcreteAlgebra.mask(from)
      let literal: UInt64? =
        node.operation.arity == 2 && graph[node.operands[1]].kind == .literal ? UInt64(bitPattern: graph[node.operands[1]].value) & narrow : nil
      switch (node.operation, literal) {
      case (.add, let literal?): rest.append((operand, value.moved(by: 0 &- literal)))
      case (.sub, let literal?): rest.append((operand, value.moved(by: literal)))
      case (.xor, let literal?):
        rest.append(
          (operand, KnownValue(width: from, zeros: value.zeros & ~literal | value.ones & literal, ones: value.ones & ~literal | value.zeros & literal)))
      case (.and, let literal?): rest.append((operand, KnownValue(width: from, zeros: value.zeros & literal, ones: value.ones)))
      case (.or, let literal?): rest.append((operand, KnownValue(width: from, zeros: value.zeros, ones: value.ones & ~literal)))
      case (.shl, let literal?) where literal < UInt64(from):
        rest.append((operand, KnownValue(width: from, zeros: value.zeros >> literal, ones: value.ones >> literal)))
      case (.lshr, let literal?) where literal < UInt64(from):
        rest.append((operand, KnownValue(width: from, zeros: value.zeros << literal & narrow, ones: value.ones << literal & narrow)))
      case (.zext, _): rest.append((operand, KnownValue(width: from, min(value.low, narrow), min(value.high, narrow))))
      case (.sext, _):
        let (least, greatest) = (KnownValue.least(from), KnownValue.greatest(from))
        rest.append((operand, KnownValue(width: from, signed: min(max(value.signedLow, least), greatest), max(min(value.signedHigh, greatest), least))))
      case (.trunc, _): rest.append((operand, KnownValue(width: from, zeros: value.zeros, ones: value.ones)))
      default: break
      }
    }
  }
}

extension KnownValue {
  /// What is known of the sum with `distance`, modulo 2^width.
  fileprivate func moved(by distance: UInt64) -> KnownValue {
    let unsigned = KnownValue(width: width, from: (low &+ distance) & mask, to: (high &+ distance) & mask)
    return unsigned.and(KnownValue(width: width, from: (bits(signedLow) &+ distance) & mask, to: (bits(signedHigh) &+ distance) & mask))
  }
}

extension ExpressionGraph {
  /// `id` is this literal, sign-extended.
  func isLiteral(_ id: NodeID, _ value: Int64) -> Bool { self[id].kind == .literal && self[id].value == value }
}
