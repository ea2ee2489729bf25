package import BitVector

/// What is known of pairs of values: comparisons that hold, constant offsets, and what follows from these within bounds.
///
/// Values are the nodes of a graph; an edge bounds the difference of two, as signed or as unsigned integers. A comparison is proven by a path
/// whose bounds add up; paths are short and searches are bounded, so that a question never takes long. The steps are ``RelationStep``'s.
package struct RelationStore<Value: Hashable & Sendable>: Sendable {
  private struct Edge: Sendable {
    let target: Int32
    let next: Int32
    /// Nil: the values differ.
    let order: IntegerOrder?
    var bound: Int64
  }
  private struct Node: Sendable {
    var firstEdge: Int32 = -1
    /// The value is that of `root` plus `offset`, modulo 2^W.
    var root: Int32
    var offset: UInt64 = 0
    /// The values that comparisons named together with this one, in the order of the comparisons.
    var partners: [Value] = []
  }

  /// Edges on a path.
  private static var pathLimit: Int { 5 }
  /// Edges looked at for one question.
  private static var searchLimit: Int { 96 }

  private var numbers: [Value: Int32] = [:]
  private var nodes: [Node] = []
  private var edges: [Edge] = []

  package init() {}

  // MARK: Learning

  /// Takes in that a comparison holds.
  package mutating func learn(_ comparison: Operation, _ a: Value, _ b: Value) {
    if a == b || !comparison.isComparison { return }
    let (first, second) = (number(of: a), number(of: b))
    if !nodes[Int(first)].partners.contains(b) {
      nodes[Int(first)].partners.append(b)
      nodes[Int(second)].partners.append(a)
    }
    guard let bounds = comparison.bounds else {
      connect(first, second, nil, 0)
      connect(second, first, nil, 0)
      return
    }
    for order in IntegerOrder.allCases where bounds.order == nil || bounds.order == order {
      if let bound = bounds.forward { connect(first, second, order, bound) }
      if let bound = bounds.backward { connect(second, first, order, bound) }
    }
  }

  /// Takes in that `sum` is `value` plus a constant, of which `knowledge` is known.
  package mutating func learn(_ sum: Value, is value: Value, plus offset: UInt64, knowledge: Knowledge) {
    if sum == value { return }
    let (first, second) = (number(of: sum), number(of: value))
    if nodes[Int(first)].root == first, first != nodes[Int(second)].root {
      nodes[Int(first)].root = nodes[Int(second)].root
      nodes[Int(first)].offset = (nodes[Int(second)].offset &+ offset) & knowledge.mask
    }
    let distance = ConcreteAlgebra.signed(offset, knowledge.width)
    guard distance != .min else { return }
    for order in IntegerOrder.allCases where RelationStep.keepsOrder(order, knowledge, plus: offset) {
      connect(first, second, order, distance)
      connect(second, first, order, -distance)
    }
  }

  private mutating func number(of value: Value) -> Int32 {
    if let known = numbers[value] { return known }
    let number = Int32(nodes.count)
    nodes.append(Node(root: number))
    numbers[value] = number
    return number
  }

  private mutating func connect(_ source: Int32, _ target: Int32, _ order: IntegerOrder?, _ bound: Int64) {
    var edge = nodes[Int(source)].firstEdge
    while edge >= 0 {
      if edges[Int(edge)].target == target, edges[Int(edge)].order == order {
        edges[Int(edge)].bound = min(edges[Int(edge)].bound, bound)
        return
      }
      edge = edges[Int(edge)].next
    }
    edges.append(Edge(target: target, next: nodes[Int(source)].firstEdge, order: order, bound: bound))
    nodes[Int(source)].firstEdge = Int32(edges.count - 1)
  }

  // MARK: Asking

  /// Whether a comparison holds; nil where that isn't known.
  ///
  /// - Parameter haveOneSign: the two have the same sign, so that both orders are one.
  package func decides(_ comparison: Operation, _ a: Value, _ b: Value, haveOneSign: Bool = false) -> Bool? {
    if a == b {
      switch comparison {
      case .eq, .ule, .uge, .sle, .sge: return true
      case .ne, .ult, .ugt, .slt, .sgt: return false
      default: return nil
      }
    }
    guard let first = numbers[a], let second = numbers[b] else { return nil }
    switch comparison {
    case .eq: return isEqual(first, second)
    case .ne: return isEqual(first, second).map { !$0 }
    case .ult, .slt: return isLess(first, second, comparison == .ult ? .unsigned : .signed, haveOneSign)
    case .ugt, .sgt: return isLess(second, first, comparison == .ugt ? .unsigned : .signed, haveOneSign)
    case .uge, .sge: return isLess(first, second, comparison == .uge ? .unsigned : .signed, haveOneSign).map { !$0 }
    case .ule, .sle: return isLess(second, first, comparison == .ule ? .unsigned : .signed, haveOneSign).map { !$0 }
    default: return nil
    }
  }

  /// Value number `index` of those that comparisons named together with `value`, in their order; nil past the last.
  package func relative(_ index: Int, of value: Value) -> Value? {
    guard let number = numbers[value], nodes[Int(number)].partners.indices.contains(index) else { return nil }
    return nodes[Int(number)].partners[index]
  }

  private func isLess(_ a: Int32, _ b: Int32, _ order: IntegerOrder, _ haveOneSign: Bool) -> Bool? {
    for candidate in IntegerOrder.allCases where candidate == order || haveOneSign {
      if let bound = bound(a, b, candidate), provesLess(bound, a, b) { return true }
      if let bound = bound(b, a, candidate), RelationStep.provesLessOrEqual(ConcreteAlgebra(), UInt64(bitPattern: bound)) { return false }
    }
    return nil
  }

  private func provesLess(_ bound: Int64, _ a: Int32, _ b: Int32) -> Bool {
    RelationStep.provesLess(ConcreteAlgebra(), UInt64(bitPattern: bound), areApart: bound == 0 && areApart(a, b))
  }

  /// By a comparison, or by their offsets from one value.
  private func areApart(_ a: Int32, _ b: Int32) -> Bool {
    let (first, second) = (nodes[Int(a)], nodes[Int(b)])
    if first.root == second.root, RelationStep.areApart(ConcreteAlgebra(), first.offset, second.offset, width: 64) { return true }
    var edge = first.firstEdge
    while edge >= 0 {
      if edges[Int(edge)].target == b, edges[Int(edge)].order == nil { return true }
      edge = edges[Int(edge)].next
    }
    return false
  }

  private func isEqual(_ a: Int32, _ b: Int32) -> Bool? {
    if areApart(a, b) { return false }
    if nodes[Int(a)].root == nodes[Int(b)].root { return true }
    for order in IntegerOrder.allCases {
      let (forward, backward) = (bound(a, b, order), bound(b, a, order))
      if let forward, forward < 0 { return false }
      if let backward, backward < 0 { return false }
      if forward == 0, backward == 0 { return true }
    }
    return nil
  }

  /// The least bound of `a` over `b` that a short path gives.
  private func bound(_ a: Int32, _ b: Int32, _ order: IntegerOrder) -> Int64? {
    var budget = Self.searchLimit
    return bound(a, b, order, Self.pathLimit, &budget)
  }

  private func bound(_ a: Int32, _ b: Int32, _ order: IntegerOrder, _ length: Int, _ budget: inout Int) -> Int64? {
    if a == b { return 0 }
    if length == 0 { return nil }
    var best: Int64?
    var edge = nodes[Int(a)].firstEdge
    while edge >= 0, budget > 0 {
      let current = edges[Int(edge)]
      edge = current.next
      budget -= 1
      guard current.order == order, let rest = bound(current.target, b, order, length - 1, &budget) else { continue }
      let step = RelationStep.composed(ConcreteAlgebra(), UInt64(bitPattern: current.bound), UInt64(bitPattern: rest))
      let total = Int64(bitPattern: step.bound)
      if step.isValid, total < best ?? .max { best = total }
    }
    return best
  }
}
