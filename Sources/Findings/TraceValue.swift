import BitVector

/// A value of a PyPy trace.
enum TraceValue {
  case literal(Int64)
  /// A node of one bit, which stands for 0 or 1 of 64 bits.
  case truth(NodeID)
  /// A node of 64 bits.
  case wide(NodeID)
}

/// An operation of PyPy on integers.
struct TraceOperation {
  enum Form {
    case binary
    case comparison
    /// A comparison of the only operand with 0.
    case zeroTest
    /// The only operand goes right, this literal left.
    case leftLiteral(Int64)
    /// The only operand goes left, this literal right.
    case rightLiteral(Int64)
  }
  var operation: BitVector.Operation
  var form: Form
  var arity: Int {
    switch form {
    case .binary, .comparison: 2
    default: 1
    }
  }

  private static let table: [String: TraceOperation] = [
    "int_add": .init(operation: .add, form: .binary), "int_add_ovf": .init(operation: .add, form: .binary),
    "int_sub": .init(operation: .sub, form: .binary), "int_sub_ovf": .init(operation: .sub, form: .binary),
    "int_mul": .init(operation: .mul, form: .binary), "int_mul_ovf": .init(operation: .mul, form: .binary),
    "int_and": .init(operation: .and, form: .binary), "int_or": .init(operation: .or, form: .binary),
    "int_xor": .init(operation: .xor, form: .binary), "int_lshift": .init(operation: .shl, form: .binary),
    "int_rshift": .init(operation: .ashr, form: .binary), "uint_rshift": .init(operation: .lshr, form: .binary),
    "int_floordiv": .init(operation: .floordiv, form: .binary), "int_mod": .init(operation: .floormod, form: .binary),
    "int_neg": .init(operation: .sub, form: .leftLiteral(0)), "int_invert": .init(operation: .xor, form: .rightLiteral(-1)),
    "int_eq": .init(operation: .eq, form: .comparison), "int_ne": .init(operation: .ne, form: .comparison),
    "int_lt": .init(operation: .slt, form: .comparison), "int_le": .init(operation: .sle, form: .comparison),
    "int_gt": .init(operation: .sgt, form: .comparison), "int_ge": .init(operation: .sge, form: .comparison),
    "uint_lt": .init(operation: .ult, form: .comparison), "uint_le": .init(operation: .ule, form: .comparison),
    "uint_gt": .init(operation: .ugt, form: .comparison), "uint_ge": .init(operation: .uge, form: .comparison),
    "int_is_true": .init(operation: .ne, form: .zeroTest), "int_is_zero": .init(operation: .eq, form: .zeroTest),
  ]

  init?(_ name: String) {
    guard let row = Self.table[name] else { return nil }
    self = row
  }
  private init(operation: BitVector.Operation, form: Form) {
    self.operation = operation
    self.form = form
  }
}

extension ExpressionGraph {
  /// The value as 64 bits.
  mutating func wide(_ value: TraceValue) -> NodeID {
    switch value {
    case .literal(let number): literal(number, width: .bits(64))
    case .truth(let node): operation(.zext, width: .bits(64), node)
    case .wide(let node): node
    }
  }

  /// Both values as one bit, if they are 0 or 1 by their form and one is a comparison.
  mutating func truths(_ left: TraceValue, _ right: TraceValue) -> (NodeID, NodeID)? {
    switch (left, right) {
    case (.truth(let a), .truth(let b)): (a, b)
    case (.truth(let a), .literal(let number)) where number == 0 || number == 1: (a, literal(number, width: .bits(1)))
    default: nil
    }
  }

  /// The opposite of a node of one bit.
  mutating func inverse(_ truth: NodeID) -> NodeID {
    let node = self[truth]
    if node.kind == .operation, let inverse = node.operation.inverse { return operation(inverse, operands: node.operands) }
    return operation(.xor, truth, literal(1, width: .bits(1)))
  }

  /// A comparison, literals on the right; of one bit.
  mutating func compare(_ operation: BitVector.Operation, _ left: TraceValue, _ right: TraceValue) -> NodeID {
    if case .literal = left {
      if case .literal = right {} else { return compare(operation.swapped, right, left) }
    }
    if operation == .eq || operation == .ne, let (a, b) = truths(left, right) {
      guard self[b].kind == .literal else { return self.operation(operation, a, b) }
      return (self[b].value != 0) == (operation == .eq) ? a : inverse(a)
    }
    return self.operation(operation, wide(left), wide(right))
  }

  /// An operation of PyPy; a unary one takes `left`.
  mutating func apply(_ row: TraceOperation, _ left: TraceValue, _ right: TraceValue, flags: Flags) -> TraceValue {
    switch row.form {
    case .comparison: return .truth(compare(row.operation, left, right))
    case .zeroTest: return .truth(compare(row.operation, left, .literal(0)))
    case .leftLiteral(let literal): return .wide(operation(row.operation, flags: flags, wide(.literal(literal)), wide(left)))
    case .rightLiteral(let literal): return .wide(operation(row.operation, flags: flags, wide(left), wide(.literal(literal))))
    case .binary:
      if [.and, .or, .xor].contains(row.operation), case .truth(let a) = left, case .truth(let b) = right {
        return .truth(operation(row.operation, a, b))
      }
      if row.operation.isCommutative, case .literal = left { return .wide(operation(row.operation, flags: flags, wide(right), wide(left))) }
      return .wide(operation(row.operation, flags: flags, wide(left), wide(right)))
    }
  }

  /// Of one bit: the sum, difference or product `node` overflows as a signed number.
  mutating func overflow(of node: Node) -> NodeID {
    let overflow: BitVector.Operation = node.operation == .add ? .saddOverflow : node.operation == .sub ? .ssubOverflow : .smulOverflow
    return operation(overflow, operands: node.operands)
  }
}
