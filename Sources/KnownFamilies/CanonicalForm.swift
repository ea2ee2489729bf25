import BitVector
import Rewriting

/// Compares expressions up to the order of operands.
enum CanonicalForm {
  /// The result of `function` is the expression `target` of `other`, which has the same inputs.
  static func areEqual(_ function: RewritableFunction, _ other: RewritableFunction, _ target: NodeID) -> Bool {
    var joint = ExpressionGraph()
    for symbol in other.graph.symbols { joint.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant) }
    return add(function.graph, function.result, to: &joint) == add(other.graph, target, to: &joint)
  }

  /// Adds `root` of `graph` to `joint`, operands of commutative operations and of comparisons in the order of their nodes.
  private static func add(_ graph: ExpressionGraph, _ root: NodeID, to joint: inout ExpressionGraph) -> NodeID {
    var added: [NodeID: NodeID] = [:]
    for id in graph.cone([root]) {
      let node = graph[id]
      switch node.kind {
      case .literal: added[id] = joint.literal(node.value, width: node.width)
      case .widthValue: added[id] = joint.widthValue(Int(node.value), width: node.width)
      case .variable, .constant: added[id] = joint.symbolNode(named: graph.symbols[Int(node.value)].name)!
      case .operation:
        var operation = node.operation
        var operands = node.operands.map { added[$0]! }
        if operation.isCommutative || operation.isComparison, operands[1] < operands[0] {
          operands.swapAt(0, 1)
          operation = operation.swapped
        }
        added[id] = joint.operation(operation, flags: node.flags, width: node.width, operands: operands)
      }
    }
    return added[root]!
  }
}
