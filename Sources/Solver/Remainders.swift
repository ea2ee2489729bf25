import BitVector

extension ExpressionGraph {
  /// The same expressions with a remainder for each dividend less quotient times divisor, of which integers and bits alike know more.
  ///
  /// Both are undefined where the divisor is zero or the quotient overflows, and else equal at every width, whatever wraps.
  mutating func writingRemainders(_ roots: [NodeID]) -> [NodeID] {
    guard cone(roots).contains(where: { remainder(for: $0) != nil }) else { return roots }
    return rebuilding(roots) { graph, id, written in
      graph.remainder(for: id).map { operation, divisor in graph.operation(operation, written[graph[id].operands[0]]!, written[divisor]!) }
    }
  }

  /// The roots with other nodes in the places of some operations: those that `replace` gives, by what is written of the nodes before; nil: the same
  /// operation. `leaves`: what stands in the places of some symbols.
  mutating func rebuilding(
    _ roots: [NodeID], leaves: [NodeID: NodeID] = [:], replacing replace: (inout ExpressionGraph, NodeID, _ written: [NodeID: NodeID]) -> NodeID?
  ) -> [NodeID] {
    var written: [NodeID: NodeID] = [:]
    for id in cone(roots) {
      let node = self[id]
      if node.isLeaf {
        written[id] = leaves[id] ?? id
      } else {
        written[id] =
          replace(&self, id, written)
          ?? operation(node.operation, flags: node.flags, width: node.width, operands: node.operands.map { written[$0]! })
      }
    }
    return roots.map { written[$0]! }
  }

  /// The operation that gives what is left of the dividend, and by what it is divided, if `id` is the difference from the quotient's multiple.
  private func remainder(for id: NodeID) -> (Operation, divisor: NodeID)? {
    let difference = self[id]
    guard difference.kind == .operation, difference.operation == .sub else { return nil }
    let product = self[difference.operands[1]]
    guard product.kind == .operation, product.operation == .mul else { return nil }
    for (quotient, divisor) in [(product.operands[0], product.operands[1]), (product.operands[1], product.operands[0])] {
      let division = self[quotient]
      guard division.kind == .operation, division.flags.isEmpty, division.operands == [difference.operands[0], divisor] else { continue }
      // A multiple that is no farther from zero than the dividend has never wrapped.
      let needless: [Operation: (remainder: Operation, flags: Flags)] = [.udiv: (.urem, .nuw), .sdiv: (.srem, .nsw), .floordiv: (.floormod, [])]
      guard let (remainder, flags) = needless[division.operation], product.flags.union(difference.flags).isSubset(of: flags) else { continue }
      return (remainder, divisor)
    }
    return nil
  }
}
