import BitVector
import RuleHost
import Rules

extension GraphHost {
  /// The pattern of `rule` with its variables as inputs and its constants as constants, `values` giving both; nil where a constant expression of
  /// the pattern is poison. `isMirrored` exchanges operands and comparisons wherever that means the same.
  init?(_ rule: Rule, widths: [Int], values: [UInt64], isMirrored: Bool, root: inout PendingOperation<NodeID>?) {
    self.init()
    var made: [NodeID: NodeID] = [:]
    for (index, symbol) in rule.graph.symbols.enumerated() {
      let input = input(symbol.name, width: symbol.width.resolved(widths), values[index])
      if !symbol.isConstant, let node = rule.graph.nodes.firstIndex(where: { $0.kind == .variable && Int($0.value) == index }) { made[NodeID(node)] = input }
    }
    for id in rule.graph.cone([rule.lhs]) where made[id] == nil {
      let node = rule.graph[id]
      let width = node.width.resolved(widths)
      if rule.graph.isConstantExpression(id) {
        guard let bits = Program(rule.graph, roots: [id], widths: widths).evaluate(0, values) else { return nil }
        made[id] = makeConstant(bits, width: width)
        continue
      }
      var operation = node.operation
      var operands = node.operands.map { made[$0]! }
      if isMirrored, operation.isCommutative || operation.isComparison {
        operands.swapAt(0, 1)
        operation = operation.swapped
      }
      let last = operands.last!
      let pending = PendingOperation(operation, node.flags, width: width, operands[0], operands.count > 1 ? operands[1] : last, last)
      if id == rule.lhs { root = pending } else { made[id] = make(operands.count > 1 ? normalized(keepingOrder: pending) : pending) }
    }
  }

  /// A constant last, else as it is.
  private func normalized(keepingOrder pending: PendingOperation<NodeID>) -> PendingOperation<NodeID> {
    constant(pending.a) != nil && (pending.operation.isCommutative || pending.operation.isComparison) ? normalized(pending) : pending
  }
}
