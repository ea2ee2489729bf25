import BitVector
import Rules

/// A pattern as generated code walks it: constants last, less rather than greater.
indirect enum Matcher {
  /// Any value; the symbol's index.
  case variable(Int)
  /// Any constant; the symbol's index.
  case constant(Int)
  /// A constant that an expression over other constants gives.
  case expression(NodeID)
  case operation(MatchedOperation)

  /// The pattern `root` of `graph`, brought into the form that hosts keep.
  init(_ graph: ExpressionGraph, _ root: NodeID) {
    let node = graph[root]
    switch node.kind {
    case .variable: self = .variable(Int(node.value))
    case .constant: self = .constant(Int(node.value))
    case .literal, .widthValue: self = .expression(root)
    case .operation:
      if graph.isConstantExpression(root) {
        self = .expression(root)
        return
      }
      var operation = node.operation
      var operands = node.operands.map { Matcher(graph, $0) }
      if operation.isCommutative, operands[0].isConstant || !operands[1].isConstant && operands[1].precedes(operands[0]) {
        operands.swapAt(0, 1)
      } else if operation.isComparison, !operation.isCommutative {
        let isGreater = operation.swapped.rawValue < operation.rawValue
        if operands[0].isConstant || isGreater && !operands[1].isConstant {
          operands.swapAt(0, 1)
          operation = operation.swapped
        }
      }
      self = .operation(MatchedOperation(id: root, operation: operation, flags: node.flags, operands: operands))
    }
  }

  /// Matches constants only.
  var isConstant: Bool {
    switch self {
    case .constant, .expression: true
    case .variable, .operation: false
    }
  }

  /// The operation that must compute the value.
  var operation: Operation? { if case .operation(let matched) = self { matched.operation } else { nil } }

  /// Operations come before variables, and among each other in the order of the table.
  private func precedes(_ other: Matcher) -> Bool {
    guard let operation else { return false }
    guard let second = other.operation else { return true }
    return operation.rawValue < second.rawValue
  }

  /// Every value matches.
  var isVariable: Bool { if case .variable = self { true } else { false } }

  /// How often each variable occurs.
  func countVariables(into counts: inout [Int: Int]) {
    switch self {
    case .variable(let symbol): counts[symbol, default: 0] += 1
    case .operation(let matched): for operand in matched.operands { operand.countVariables(into: &counts) }
    case .constant, .expression: break
    }
  }
}

/// An operation of a pattern.
struct MatchedOperation {
  var id: NodeID
  var operation: Operation
  var flags: Flags
  var operands: [Matcher]

  /// Both orders of the first two operands have to be tried, as far as the operation and the constants say.
  var isUnordered: Bool { operation.isCommutative && !operands[1].isConstant }
  /// A comparison of two values, which may be written the other way round.
  var isMirrored: Bool { operation.isComparison && !operation.isCommutative && !operands[1].isConstant }
}
