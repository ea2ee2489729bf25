import BitVector
import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

/// Lua's binary operations on numbers.
private enum Arithmetic {
  case add, subtract, multiply, modulo, power, divide, floorDivide, and, or, exclusiveOr, shiftLeft, shiftRight
}

extension LuaBytecode.Opcode {
  fileprivate var arithmetic: Arithmetic? {
    switch self {
    case .add, .addConstant, .addImmediate: .add
    case .subtract, .subtractConstant, .subtractImmediate, .subtractFromImmediate: .subtract
    case .multiply, .multiplyConstant, .multiplyImmediate: .multiply
    case .modulo, .moduloConstant, .moduloImmediate: .modulo
    case .power, .powerConstant: .power
    case .divide, .divideConstant: .divide
    case .floorDivide, .floorDivideConstant, .floorDivideImmediate: .floorDivide
    case .and, .andConstant, .andImmediate: .and
    case .or, .orConstant, .orImmediate: .or
    case .exclusiveOr, .exclusiveOrConstant, .exclusiveOrImmediate: .exclusiveOr
    case .shiftLeft, .shiftLeftImmediate, .shiftImmediateLeft: .shiftLeft
    case .shiftRight, .shiftRightImmediate: .shiftRight
    default: nil
    }
  }
}

/// A number as the trace has it and as it is.
private struct Number {
  let reference: Reference
  let value: Value
}

extension Recorder {
  mutating func recordArithmetic(_ i: Bytecode) throws(AbortReason) {
    guard let operation = i.opcode.arithmetic else { throw .unsupportedInstruction }
    let row = OpcodeTable.row(i.opcode)
    let first = Number(reference: try value(i.bRegister), value: actual(i.bRegister))
    var second: Number
    switch row.c {
    case .constant: second = Number(reference: try constant(i.c), value: prototype.pointee.constants[i.c])
    case .immediate: second = Number(reference: pipeline.integer(Int64(i.c)), value: Value(Int64(i.c)))
    default: second = Number(reference: try value(i.c), value: actual(i.c))
    }
    let isReversed = i.opcode == .subtractFromImmediate || i.opcode == .shiftImmediateLeft
    if isReversed {
      set(i.a, try arithmetic(operation, second, first))
    } else {
      set(i.a, try arithmetic(operation, first, second))
    }
  }

  private mutating func arithmetic(_ operation: Arithmetic, _ a: Number, _ b: Number) throws(AbortReason) -> Reference {
    guard a.value.isNumber, b.value.isNumber else {
      throw a.value.tag == Tag.string || b.value.tag == Tag.string ? .unsupportedArgument : .metamethod
    }
    let areIntegers = a.value.tag == Tag.integer && b.value.tag == Tag.integer
    switch operation {
    case .and: return pipeline.emit(.and, try integer(a), try integer(b))
    case .or: return pipeline.emit(.or, try integer(a), try integer(b))
    case .exclusiveOr: return pipeline.emit(.xor, try integer(a), try integer(b))
    case .shiftLeft: return try shift(try integer(a), b, isLeft: true)
    case .shiftRight: return try shift(try integer(a), b, isLeft: false)
    case .add where areIntegers: return pipeline.emit(.add, a.reference, b.reference)
    case .subtract where areIntegers: return pipeline.emit(.sub, a.reference, b.reference)
    case .multiply where areIntegers: return pipeline.emit(.mul, a.reference, b.reference)
    case .floorDivide where areIntegers: return try division(.floordiv, a, b)
    case .modulo where areIntegers: return try division(.floormod, a, b)
    case .add: return emitFloat(.floatAdd, a, b)
    case .subtract: return emitFloat(.floatSubtract, a, b)
    case .multiply: return emitFloat(.floatMultiply, a, b)
    case .divide: return emitFloat(.floatDivide, a, b)
    case .floorDivide: return pipeline.emit(Instruction(.floatFloor, .float, emitFloat(.floatDivide, a, b)))
    case .modulo: return pipeline.call(.floatModulo, [float(a), float(b)])
    case .power:
      // C's pow gives exactly the product for an exponent of 2.
      if let exponent = pipeline.knownConstant(b.reference), exponent == .float(2) || exponent == .integer(2) { return emitFloat(.floatMultiply, a, a) }
      return pipeline.call(.power, [float(a), float(b)])
    }
  }

  private mutating func division(_ operation: Operation, _ a: Number, _ b: Number) throws(AbortReason) -> Reference {
    if b.value.integer == 0 { throw .raisesError }
    if isSettledUpvalue(b.reference) {
      // Division by a constant is many times faster; that it still is this one is checked once, before the loop.
      let divisor = pipeline.integer(b.value.integer)
      guarantee(pipeline.emit(.eq, b.reference, divisor))
      return pipeline.emit(operation, a.reference, divisor)
    }
    guarantee(pipeline.emit(.ne, b.reference, pipeline.integer(0)))
    return pipeline.emit(operation, a.reference, b.reference)
  }

  /// The value of an upvalue that its function never assigns to.
  private func isSettledUpvalue(_ reference: Reference) -> Bool {
    guard reference.isInstruction else { return false }
    let load = pipeline.trace.instructions[reference.index]
    guard load.opcode == .cellLoad, load.a.isInstruction else { return false }
    let upvalue = pipeline.trace.instructions[load.a.index]
    guard upvalue.opcode == .upvalue, let bits = pipeline.knownConstant(upvalue.a)?.bits,
      let prototype = UnsafePointer<ClosureObject>(bitPattern: UInt(bits))?.pointee.prototype
    else { return false }
    return !(0..<prototype.pointee.codeCount).contains {
      prototype.pointee.code[$0].opcode == .setUpvalue && prototype.pointee.code[$0].b == Int(upvalue.number)
    }
  }

  /// Lua's shifts take any count: 64 and more give 0, negative ones shift the other way.
  private mutating func shift(_ a: Reference, _ b: Number, isLeft: Bool) throws(AbortReason) -> Reference {
    let count = try integer(b)
    guard let actual = b.value.exactInteger else { throw .raisesError }
    let limit = pipeline.integer(64)
    if actual >= 0, actual < 64 {
      guarantee(pipeline.emit(.ult, count, limit))
      return pipeline.emit(isLeft ? .shl : .lshr, a, count)
    }
    if actual < 0, actual > -64 {
      let opposite = pipeline.emit(.sub, pipeline.integer(0), count)
      guarantee(pipeline.emit(.slt, count, pipeline.integer(0)))
      guarantee(pipeline.emit(.ult, opposite, limit))
      return pipeline.emit(isLeft ? .lshr : .shl, a, opposite)
    }
    guarantee(actual > 0 ? pipeline.emit(.sgt, count, pipeline.integer(63)) : pipeline.emit(.slt, count, pipeline.integer(-63)))
    return pipeline.integer(0)
  }

  mutating func recordUnary(_ i: Bytecode) throws(AbortReason) {
    let number = Number(reference: try value(i.b), value: actual(i.b))
    guard number.value.isNumber else { throw .metamethod }
    if i.opcode == .complement {
      set(i.a, pipeline.emit(.xor, try integer(number), pipeline.integer(-1)))
    } else if number.value.tag == Tag.integer {
      set(i.a, pipeline.emit(.sub, pipeline.integer(0), number.reference))
    } else {
      set(i.a, pipeline.emit(Instruction(.floatNegate, .float, number.reference)))
    }
  }

  // MARK: Conversions

  /// A number as an integer, for bitwise operations.
  private mutating func integer(_ number: Number) throws(AbortReason) -> Reference {
    if number.value.tag == Tag.integer { return number.reference }
    guard number.value.tag == Tag.float, number.value.exactInteger != nil else { throw .raisesError }
    return pipeline.emit(Instruction(.toInteger, .integer, number.reference, .none, .snapshot(0)))
  }

  private mutating func float(_ number: Number) -> Reference {
    number.value.tag == Tag.float ? number.reference : pipeline.emit(Instruction(.toFloat, .float, number.reference))
  }

  private mutating func emitFloat(_ opcode: TraceIR.Opcode, _ a: Number, _ b: Number) -> Reference {
    let (left, right) = (float(a), float(b))
    return pipeline.emit(Instruction(opcode, .float, left, right))
  }

  /// A register's number as a float.
  mutating func float(_ reference: Reference) -> Reference {
    pipeline.type(of: reference) == .float ? reference : pipeline.emit(Instruction(.toFloat, .float, reference))
  }
}

extension Value {
  /// A number as an integer, if it is one exactly.
  var exactInteger: Int64? {
    switch tag {
    case Tag.integer: integer
    case Tag.float: Int64(exactly: float)
    default: nil
    }
  }

  /// A number as a float, rounded; 0 for other values.
  var double: Double {
    switch tag {
    case Tag.integer: Double(integer)
    case Tag.float: float
    default: 0
    }
  }
}
