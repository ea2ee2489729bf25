import BitVector

/// Proves one-bit values of a function from its assumptions and from what is known of its values.
struct FactProver {
  let subject: Subject
  /// How deep conjunctions are taken apart.
  private static let depthLimit = 16

  /// `id` is 1 wherever its operands aren't poison.
  func holds(_ id: NodeID) -> Bool { holds(id, depth: 0) }

  private func holds(_ id: NodeID, depth: Int) -> Bool {
    if subject.says(id, true) || subject.known(id).value == 1 { return true }
    let node = subject.graph[id]
    guard node.kind == .operation, depth < Self.depthLimit else { return false }
    let operands = node.operands
    switch node.operation {
    case .and: return operands.allSatisfy { holds($0, depth: depth + 1) }
    case .or: return operands.contains { holds($0, depth: depth + 1) }
    case .isPowerOfTwo: return isPowerOfTwo(operands[0])
    case _ where node.operation.isComparison:
      return isAssumed(id) || isRelated(node.operation, operands[0], operands[1])
    default: return false
    }
  }

  /// An assumption says this, in another spelling.
  private func isAssumed(_ id: NodeID) -> Bool {
    for spelling in subject.spellings(of: id) where spelling.operation.isComparison {
      if subject.says(subject.graph.operation(spelling.operation, operands: spelling.operands), true) { return true }
      if subject.says(subject.graph.operation(spelling.operation.inverse!, operands: spelling.operands), false) { return true }
    }
    return false
  }

  /// Which of less, equal and greater are possible.
  private struct Order: OptionSet {
    let rawValue: UInt8
    static let less = Order(rawValue: 1)
    static let equal = Order(rawValue: 2)
    static let greater = Order(rawValue: 4)

    /// The cases in which a comparison holds.
    init(_ operation: BitVector.Operation) {
      switch operation {
      case .eq: self = .equal
      case .ne: self = [.less, .greater]
      case .ult, .slt: self = .less
      case .ule, .sle: self = [.less, .equal]
      case .ugt, .sgt: self = .greater
      default: self = [.greater, .equal]
      }
    }
    init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// What all assumptions on `a` and `b` together say implies the comparison.
  private func isRelated(_ operation: BitVector.Operation, _ a: NodeID, _ b: NodeID) -> Bool {
    var (unsigned, signed): (Order, Order) = ([.less, .equal, .greater], [.less, .equal, .greater])
    for fact in subject.facts {
      let node = subject.graph[fact.node]
      guard node.kind == .operation, node.operation.isComparison, var relation = fact.holds ? node.operation : node.operation.inverse else { continue }
      if node.operands == [b, a] { relation = relation.swapped } else if node.operands != [a, b] { continue }
      let order = Order(relation)
      if !relation.isSignedComparison { unsigned.formIntersection(order) }
      if !relation.isUnsignedComparison { signed.formIntersection(order) }
    }
    if !unsigned.contains(.equal) { signed.remove(.equal) }
    if !signed.contains(.equal) { unsigned.remove(.equal) }
    let (left, right) = (subject.known(a), subject.known(b))
    if left.isNonNegative && right.isNonNegative || left.isNegative && right.isNegative {
      unsigned.formIntersection(signed)
      signed = unsigned
    }
    let goal = Order(operation)
    return goal.isSuperset(of: operation.isSignedComparison ? signed : unsigned) || !operation.isUnsignedComparison && goal.isSuperset(of: signed)
  }

  private func isPowerOfTwo(_ id: NodeID) -> Bool {
    let known = subject.known(id)
    if let value = known.value { return value.nonzeroBitCount == 1 }
    let node = subject.graph[id]
    if node.kind == .operation, node.operation == .shl, subject.literal(node.operands[0]) == 1 { return true }
    // An assumption on the number of set bits.
    let count = subject.graph.operation(.ctpop, id)
    let one = subject.literal(1, width: subject.width(id))
    return subject.known(count).value == 1 || isAssumed(subject.graph.operation(.eq, count, one))
  }
}

extension BitVector.Operation {
  fileprivate var isSignedComparison: Bool { [.slt, .sle, .sgt, .sge].contains(self) }
  fileprivate var isUnsignedComparison: Bool { [.ult, .ule, .ugt, .uge].contains(self) }
}
