import AbstractValues
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
  private var constraints: [NodeID: Knowledge] = [:]
  /// What the assumptions say of pairs of values.
  private(set) var relations = RelationStore<NodeID>()
  private var known: [Knowledge] = []
  private var defined: [Bool] = []
  /// Values of which it is known whether they are sums with a literal.
  private var related: Set<NodeID> = []
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
    for fact in facts {
      let node = graph[fact.node]
      if node.kind == .operation, let comparison = fact.holds ? node.operation : node.operation.inverse {
        relations.learn(comparison, node.operands[0], node.operands[1])
      }
    }
    for fact in facts { constrain(by: fact, graph, relations: false) }
    // Relations between two values learn from what is known of each.
    for fact in facts { constrain(by: fact, graph, relations: true) }
    known = []
  }

  /// What is known of `id` where it isn't poison.
  mutating func value(_ id: NodeID, _ graph: ExpressionGraph) -> Knowledge {
    while known.count <= id.index {
      let current = NodeID(known.count)
      let node = graph[current]
      let width = node.width.bits!
      var value: Knowledge
      switch node.kind {
      case .literal: value = Knowledge(UInt64(bitPattern: node.value), width: width)
      case .operation:
        let operands = node.operands.map { known[$0.index] }
        let (second, last) = (operands[min(1, operands.count - 1)], operands[operands.count - 1])
        value = .of(node.operation, node.flags, width: last.width, resultWidth: width, operands[0], second, last)
      case .variable, .constant, .widthValue: value = Knowledge(anyOf: width)
      }
      if let constraint = constraints[current] { value = value.refined(by: constraint) }
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

  /// Notes that values are sums with a literal, as far as the operands of `roots` go.
  mutating func relateSums(_ roots: [NodeID], _ graph: ExpressionGraph) {
    for id in graph.cone(roots) where !related.contains(id) {
      related.insert(id)
      let node = graph[id]
      guard node.kind == .operation, node.operation == .add || node.operation == .sub, graph[node.operands[1]].kind == .literal else { continue }
      let literal = UInt64(bitPattern: graph[node.operands[1]].value)
      let known = value(node.operands[0], graph)
      let offset = (node.operation == .add ? literal : 0 &- literal) & known.mask
      relations.learn(id, is: node.operands[0], plus: offset, knowledge: known)
    }
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
    constrain(fact.node, Knowledge(fact.holds ? 1 : 0, width: 1), graph)
    guard node.kind == .operation, node.operation.isComparison, let operation = fact.holds ? node.operation : node.operation.inverse else { return }
    let (a, b) = (node.operands[0], node.operands[1])
    for (subject, operation, bound) in [(a, operation, b), (b, operation.swapped, a)] where relations || graph[bound].kind == .literal {
      known = []
      constrain(subject, value(subject, graph).restricted(by: operation, value(bound, graph)), graph)
    }
  }

  /// Notes what is known of a value, and what follows for the values it is computed from.
  private mutating func constrain(_ id: NodeID, _ value: Knowledge, _ graph: ExpressionGraph) {
    var rest = [(id, value)]
    while let (id, value) = rest.popLast() {
      constraints[id] = constraints[id]?.refined(by: value) ?? value
      let value = constraints[id]!
      let node = graph[id]
      guard node.kind == .operation, node.operation.arity <= 2 else { continue }
      let operand = node.operands[0]
      let width = graph[operand].width.bits!
      var second = Knowledge(anyOf: width)
      if node.operation.arity == 2 {
        let literal = graph[node.operands[1]]
        guard literal.kind == .literal else { continue }
        second = Knowledge(UInt64(bitPattern: literal.value), width: width)
      }
      switch node.operation {
      case .add, .sub, .xor, .and, .or, .shl, .lshr, .zext, .sext, .trunc:
        rest.append((operand, .operand(of: node.operation, width: width, result: value, second)))
      default: break
      }
    }
  }
}

extension Knowledge {
  /// What holds if both hold; this, if they contradict each other: then the place is never reached.
  fileprivate func refined(by other: Knowledge) -> Knowledge {
    let both = intersection(other)
    return both.isEmpty ? self : both
  }
}

extension ExpressionGraph {
  /// `id` is this literal, sign-extended.
  func isLiteral(_ id: NodeID, _ value: Int64) -> Bool { self[id].kind == .literal && self[id].value == value }
}
