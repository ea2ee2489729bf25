import BitVector

/// What stands on the other side of an equation or a comparison once an operation of the pattern is undone.
extension TermBank {
  /// What turns the bits or bytes of values of a width around: its inverse on constants is the same.
  struct Reversal: Hashable {
    var operation: Operation
    var width: WidthTerm

    /// What occurs below `roots`.
    static func all(_ graph: ExpressionGraph, _ roots: [NodeID]) -> [Reversal] {
      var result: [Reversal] = []
      for id in graph.cone(roots) where graph[id].kind == .operation && graph[id].operation.isReversal {
        let reversal = Reversal(operation: graph[id].operation, width: graph[id].width)
        if !result.contains(reversal) { result.append(reversal) }
      }
      return result
    }
  }

  /// What takes a bound over to the other side of an operation that keeps order: of a multiplication that doesn't wrap or a shift that loses no
  /// bits, a quotient, which is rounded; of a quotient or a shift to the right, a multiple.
  struct Transfer: Hashable {
    var operation: Operation
    var width: WidthTerm

    /// For what occurs below `root` with a constant factor, divisor or amount.
    static func all(_ graph: ExpressionGraph, _ root: NodeID) -> [Transfer] {
      let inverses: [(Operation, Flags, Operation)] = [
        (.mul, .nuw, .udiv), (.mul, .nsw, .floordiv), (.shl, .nuw, .lshr), (.shl, .nsw, .ashr),
        (.udiv, [], .mul), (.sdiv, [], .mul), (.floordiv, [], .mul), (.lshr, [], .shl), (.ashr, [], .shl),
      ]
      var result: [Transfer] = []
      for id in graph.cone([root]) where graph[id].kind == .operation && graph.isConstantExpression(graph[id].operands.last!) {
        for (operation, flags, inverse) in inverses where graph[id].operation == operation && graph[id].flags.isSuperset(of: flags) {
          let transfer = Transfer(operation: inverse, width: graph[id].width)
          if !result.contains(transfer) { result.append(transfer) }
        }
      }
      return result
    }
  }

  /// Quotients of constants, rounded down and up: ⌈a / b⌉ is ⌊(a - 1) / b⌋ + 1. Multiples, the next one, and the value before that.
  mutating func addTransfers(_ constants: [Int], _ operation: Operation) {
    let isMultiple = operation == .mul || operation == .shl
    for a in constants {
      guard let one = term(.literal(1), terms[a].widthClass), let next = append(isMultiple ? .add : .sub, a, one) else { continue }
      for b in constants where a != b {
        _ = append(operation, a, b)
        if let bound = append(operation, next, b) { _ = append(isMultiple ? .sub : .add, bound, one) }
      }
    }
  }
}
