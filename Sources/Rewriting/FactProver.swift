import AbstractValues
import BitVector

/// Proves one-bit values of a function from its assumptions and from what is known of its values.
struct FactProver {
  let subject: Subject
  /// How deep conjunctions are taken apart.
  private static let depthLimit = 16

  /// `id` is 1 wherever its operands aren't poison.
  func holds(_ id: NodeID) -> Bool { holds(id, depth: 0) || subject.entails(id) }

  private func holds(_ id: NodeID, depth: Int) -> Bool {
    if subject.says(id, true) || subject.known(id).exact == 1 { return true }
    let node = subject.graph[id]
    guard node.kind == .operation, depth < Self.depthLimit else { return false }
    let operands = node.operands
    switch node.operation {
    case .and: return operands.allSatisfy { holds($0, depth: depth + 1) }
    case .or: return operands.contains { holds($0, depth: depth + 1) }
    case .isPowerOfTwo: return isPowerOfTwo(operands[0])
    case _ where node.operation.isComparison:
      return isAssumed(id) || subject.relates(node.operation, operands[0], operands[1])
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

  private func isPowerOfTwo(_ id: NodeID) -> Bool {
    let known = subject.known(id)
    if let value = known.exact { return value.nonzeroBitCount == 1 }
    let node = subject.graph[id]
    if node.kind == .operation, node.operation == .shl, subject.literal(node.operands[0]) == 1 { return true }
    // An assumption on the number of set bits.
    let count = subject.graph.operation(.ctpop, id)
    let one = subject.literal(1, width: subject.width(id))
    return subject.known(count).exact == 1 || isAssumed(subject.graph.operation(.eq, count, one))
  }
}
