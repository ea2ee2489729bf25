import BitVector

/// What stands on the other side of an equation or a comparison once an operation of the pattern is undone.
extension TermBank {
  /// An operation on constants of a width that undoes one of the pattern.
  struct Inverse: Hashable {
    var operation: Operation
    var width: WidthTerm

    /// What undoes the turning around of bits or bytes below `roots`: the same again, or a rotation by as much to the other side.
    static func reversals(_ graph: ExpressionGraph, _ roots: [NodeID]) -> [Inverse] {
      distinct(
        graph.cone(roots).compactMap { id in
          let node = graph[id]
          guard node.kind == .operation else { return nil }
          if node.operation.isReversal { return Inverse(operation: node.operation, width: node.width) }
          guard node.operation.isRotation, node.operands[0] == node.operands[1], graph.isConstantExpression(node.operands[2]) else { return nil }
          return Inverse(operation: node.operation == .fshl ? .fshr : .fshl, width: node.width)
        })
    }

    /// What takes a bound over to the other side of an operation that keeps order, for those below `root` with a constant factor, divisor or
    /// amount: of a multiplication that doesn't wrap or a shift that loses no bits, a quotient, which is rounded; of a quotient or a shift to the
    /// right, a multiple; of bits taken away, the next multiple.
    static func transfers(_ graph: ExpressionGraph, _ root: NodeID) -> [Inverse] {
      let inverses: [(Operation, Flags, Operation)] = [
        (.mul, .nuw, .udiv), (.mul, .nsw, .floordiv), (.shl, .nuw, .lshr), (.shl, .nsw, .ashr),
        (.udiv, [], .mul), (.sdiv, [], .mul), (.floordiv, [], .mul), (.lshr, [], .shl), (.ashr, [], .shl),
        (.and, [], .and), (.and, [], .not), (.or, [], .not),
      ]
      let cone = graph.cone([root]).filter { graph[$0].kind == .operation }
      let ordered = Set(cone.map { graph[$0] }.filter { $0.operation.isComparison && !$0.operation.isCommutative }.flatMap(\.operands))
      return distinct(
        cone.filter { graph.isConstantExpression(graph[$0].operands.last!) }.flatMap { id in
          let node = graph[id]
          return inverses.filter { $0.0 == node.operation && node.flags.isSuperset(of: $0.1) && ($0.2 != .and || ordered.contains(id)) }
            .map { Inverse(operation: $0.2, width: node.width) }
        })
    }

    private static func distinct(_ inverses: [Inverse]) -> [Inverse] {
      var seen = Set<Inverse>()
      return inverses.filter { seen.insert($0).inserted }
    }
  }

  /// Constants turned around, by one another too; quotients of constants, rounded down and up: ⌈a / b⌉ is ⌊(a - 1) / b⌋ + 1; multiples, the next
  /// one, and the value before that; what comes next that has no bits but a mask's.
  mutating func add(_ inverse: Inverse, _ constants: [Int]) {
    let operation = inverse.operation
    let isMultiple = operation == .mul || operation == .shl
    for a in constants {
      if operation.isReversal {
        _ = append(operation, a, nil)
        continue
      }
      if operation.isRotation {
        for b in constants where a != b { _ = append(operation, a, b) }
        continue
      }
      if operation == .not {
        _ = append(.not, a, nil)
        continue
      }
      if operation == .and {
        guard let others = append(.not, a, nil) else { continue }
        for b in constants where a != b {
          if let sum = append(.add, b, others) { _ = append(.and, sum, a) }
        }
        continue
      }
      guard let one = term(.literal(1), terms[a].widthClass), let next = append(isMultiple ? .add : .sub, a, one) else { continue }
      for b in constants where a != b {
        _ = append(operation, a, b)
        if let bound = append(operation, next, b) { _ = append(isMultiple ? .sub : .add, bound, one) }
      }
    }
  }
}
