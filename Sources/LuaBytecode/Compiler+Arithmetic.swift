import LuaSyntax

extension Compiler {
  /// An arithmetic or bitwise operation; constants become immediate operands where the instruction set has them.
  mutating func arithmetic(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, into register: Int, at position: SourcePosition
  ) throws(LuaSyntaxError) {
    if let value = numericConstant(right) {
      if case .integer(let integer) = value, let immediate = Int32(exactly: integer), let opcode = operation.immediateForm {
        let source = try operand(left, hint: register)
        function.emit(opcode, a: register, b: source, c: Int(immediate), at: position)
        return
      }
      if let opcode = operation.constantForm {
        let source = try operand(left, hint: register)
        function.emit(opcode, a: register, b: source, c: function.constant(value), at: position)
        return
      }
    } else if let value = numericConstant(left) {
      if case .integer(let integer) = value, let immediate = Int32(exactly: integer), let opcode = operation.reversedImmediateForm {
        let source = try operand(right, hint: register)
        let flag = operation.isCommutative ? Instruction.swappedFlag : 0
        function.emit(opcode, a: register, b: source | flag, c: Int(immediate), at: position)
        return
      }
      if operation.isCommutative, let opcode = operation.constantForm {
        let source = try operand(right, hint: register)
        function.emit(opcode, a: register, b: source | Instruction.swappedFlag, c: function.constant(value), at: position)
        return
      }
    }
    let leftRegister = try operand(left, hint: register)
    let rightRegister = try operand(right, hint: leftRegister == register ? nil : register)
    function.emit(operation.opcode, a: register, b: leftRegister, c: rightRegister, at: position)
  }

  private mutating func operand(_ expression: Expression, hint: Int?) throws(LuaSyntaxError) -> Int {
    if case .name(let name) = expression.kind, case .register(let register) = try function.resolve(name, at: expression.position) { return register }
    guard let hint, function.isTemporary(hint) else { return try anyRegister(expression) }
    if case .parenthesized(let inner) = expression.kind { return try operand(inner, hint: hint) }
    try value(expression, into: hint)
    return hint
  }

  private func numericConstant(_ expression: Expression) -> Constant? {
    switch constantValue(of: expression) {
    case .integer(let value): .integer(value)
    case .float(let bits): .float(bits)
    default: nil
    }
  }

  // MARK: Constant folding

  /// The value of an expression that the compiler knows: literals, constant locals, and arithmetic on numbers.
  ///
  /// As in Lua, operations that raise errors, or give NaN or a zero float, are left for run time.
  func constantValue(of expression: Expression) -> Constant? {
    switch expression.kind {
    case .nil: return .nil
    case .true: return .true
    case .false: return .false
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value.bitPattern)
    case .string(let bytes): return .string(bytes)
    case .parenthesized(let inner): return constantValue(of: inner)
    case .name(let name):
      if case .constant(let constant) = constantLocal(name) { return constant }
      return nil
    case .unary(.negate, let operand):
      switch constantValue(of: operand) {
      case .integer(let value): return .integer(0 &- value)
      case .float(let bits) where Double(bitPattern: bits) != 0: return .float((-Double(bitPattern: bits)).bitPattern)
      default: return nil
      }
    case .unary(.complement, let operand):
      if case .integer(let value) = constantValue(of: operand) { return .integer(~value) }
      return nil
    case .binary(let operation, let left, let right):
      guard let left = constantValue(of: left), let right = constantValue(of: right) else { return nil }
      return ConstantFolding.value(of: operation, left, right)
    default: return nil
    }
  }

  /// The constant a name stands for, without making upvalues as a full resolution would.
  private func constantLocal(_ name: String) -> Resolution? {
    var builder: FunctionBuilder? = function
    while let current = builder {
      if let local = current.locals.last(where: { $0.name == name }) { return local.constant.map { .constant($0) } }
      builder = current.parent
    }
    return nil
  }
}

/// Arithmetic on constants, with Lua's meaning.
enum ConstantFolding {
  static func value(of operation: BinaryOperator, _ left: Constant, _ right: Constant) -> Constant? {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      if let value = integer(operation, left, right) { return .integer(value) }
      if operation == .floorDivide || operation == .modulo { return nil }
      return float(operation, Double(left), Double(right))
    case (.float(let left), .float(let right)): return float(operation, Double(bitPattern: left), Double(bitPattern: right))
    case (.integer(let left), .float(let right)): return float(operation, Double(left), Double(bitPattern: right))
    case (.float(let left), .integer(let right)): return float(operation, Double(bitPattern: left), Double(right))
    default: return nil
    }
  }

  private static func integer(_ operation: BinaryOperator, _ left: Int64, _ right: Int64) -> Int64? {
    switch operation {
    case .add: left &+ right
    case .subtract: left &- right
    case .multiply: left &* right
    case .and: left & right
    case .or: left | right
    case .exclusiveOr: left ^ right
    case .floorDivide where right != 0: right == -1 ? 0 &- left : left / right - (left % right != 0 && (left ^ right) < 0 ? 1 : 0)
    case .modulo where right != 0: right == -1 ? 0 : left % right + (left % right != 0 && (left ^ right) < 0 ? right : 0)
    // The smart shifts of UInt64 take any count and shift the other way for negative ones, as Lua's do.
    case .shiftLeft: Int64(bitPattern: UInt64(bitPattern: left) << right)
    case .shiftRight: Int64(bitPattern: UInt64(bitPattern: left) >> right)
    default: nil
    }
  }

  private static func float(_ operation: BinaryOperator, _ left: Double, _ right: Double) -> Constant? {
    let value: Double
    switch operation {
    case .add: value = left + right
    case .subtract: value = left - right
    case .multiply: value = left * right
    case .divide: value = left / right
    default: return nil
    }
    return value.isNaN || value == 0 ? nil : .float(value.bitPattern)
  }
}

extension BinaryOperator {
  var isCommutative: Bool {
    switch self {
    case .add, .multiply, .and, .or, .exclusiveOr: true
    default: false
    }
  }

  var opcode: Opcode {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .modulo
    case .power: .power
    case .and: .and
    case .or: .or
    case .exclusiveOr: .exclusiveOr
    case .shiftLeft: .shiftLeft
    case .shiftRight: .shiftRight
    case .concatenate, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: preconditionFailure("not arithmetic")
    }
  }

  /// The form `R[b] op c`.
  var immediateForm: Opcode? {
    switch self {
    case .add: .addImmediate
    case .subtract: .subtractImmediate
    case .multiply: .multiplyImmediate
    case .floorDivide: .floorDivideImmediate
    case .modulo: .moduloImmediate
    case .and: .andImmediate
    case .or: .orImmediate
    case .exclusiveOr: .exclusiveOrImmediate
    case .shiftLeft: .shiftLeftImmediate
    case .shiftRight: .shiftRightImmediate
    default: nil
    }
  }

  /// The form `c op R[b]`.
  var reversedImmediateForm: Opcode? {
    switch self {
    case .subtract: .subtractFromImmediate
    case .shiftLeft: .shiftImmediateLeft
    default: isCommutative ? immediateForm : nil
    }
  }

  /// The form `R[b] op K[c]`.
  var constantForm: Opcode? {
    switch self {
    case .add: .addConstant
    case .subtract: .subtractConstant
    case .multiply: .multiplyConstant
    case .divide: .divideConstant
    case .floorDivide: .floorDivideConstant
    case .modulo: .moduloConstant
    case .power: .powerConstant
    case .and: .andConstant
    case .or: .orConstant
    case .exclusiveOr: .exclusiveOrConstant
    default: nil
    }
  }
}
