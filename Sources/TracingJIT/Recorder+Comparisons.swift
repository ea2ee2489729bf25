import BitVector
import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

extension LuaBytecode.Opcode {
  /// A comparison with a jump.
  var isComparison: Bool { rawValue >= LuaBytecode.Opcode.equal.rawValue && rawValue <= LuaBytecode.Opcode.notGreaterOrEqualImmediate.rawValue }

  /// What it compares by, and whether it jumps if that does not hold.
  fileprivate var relation: (relation: Relation, isNegated: Bool)? {
    switch self {
    case .equal, .equalConstant, .equalImmediate: (.equal, false)
    case .notEqual, .notEqualConstant, .notEqualImmediate: (.equal, true)
    case .less, .lessImmediate: (.less, false)
    case .notLess, .notLessImmediate: (.less, true)
    case .lessOrEqual, .lessOrEqualImmediate: (.lessOrEqual, false)
    case .notLessOrEqual, .notLessOrEqualImmediate: (.lessOrEqual, true)
    case .greaterImmediate: (.greater, false)
    case .notGreaterImmediate: (.greater, true)
    case .greaterOrEqualImmediate: (.greaterOrEqual, false)
    case .notGreaterOrEqualImmediate: (.greaterOrEqual, true)
    default: nil
    }
  }
}

private enum Relation {
  case equal, less, lessOrEqual, greater, greaterOrEqual
}

extension Recorder {
  mutating func recordComparison(_ i: Bytecode, at position: Int) throws(AbortReason) {
    guard let (relation, isNegated) = i.opcode.relation else { throw .unsupportedInstruction }
    let a = try value(i.a)
    let left = actual(i.a)
    let b: Reference
    let right: Value
    switch OpcodeTable.row(i.opcode).b {
    case .constant: (b, right) = (try constant(i.b), prototype.pointee.constants[i.b])
    case .immediate: (b, right) = (pipeline.integer(Int64(i.signedB)), Value(Int64(i.signedB)))
    default: (b, right) = (try value(i.b), actual(i.b))
    }
    let condition = try condition(relation, a, left, b, right)
    try branch(on: condition.reference, holds: condition.holds, jumps: condition.holds != isNegated, i, at: position)
  }

  /// Goes the way that the program goes; the guard leaves to the other one.
  mutating func branch(on condition: Reference, holds: Bool, jumps: Bool, _ i: Bytecode, at position: Int) throws(AbortReason) {
    guarantee(condition, is: holds, elseAt: jumps ? position + 1 : position + 1 + i.c)
  }

  private mutating func condition(
    _ relation: Relation, _ a: Reference, _ left: Value, _ b: Reference, _ right: Value
  ) throws(AbortReason) -> (reference: Reference, holds: Bool) {
    if relation == .equal { return try equality(a, left, b, right) }
    if left.tag == Tag.string, right.tag == Tag.string { return try stringOrder(relation, a, left, b, right) }
    guard left.isNumber, right.isNumber else { throw .metamethod }
    if left.tag == Tag.integer, right.tag == Tag.integer {
      switch relation {
      case .less: return (pipeline.emit(.slt, a, b), left.integer < right.integer)
      case .lessOrEqual: return (pipeline.emit(.sle, a, b), left.integer <= right.integer)
      case .greater: return (pipeline.emit(.sgt, a, b), left.integer > right.integer)
      default: return (pipeline.emit(.sge, a, b), left.integer >= right.integer)
      }
    }
    let (x, y) = (try comparableFloat(a, left), try comparableFloat(b, right))
    let (first, second) = (left.double, right.double)
    switch relation {
    case .less: return (pipeline.emit(Instruction(.floatLess, .truth, x, y)), first < second)
    case .lessOrEqual: return (pipeline.emit(Instruction(.floatLessOrEqual, .truth, x, y)), first <= second)
    case .greater: return (pipeline.emit(Instruction(.floatLess, .truth, y, x)), second < first)
    default: return (pipeline.emit(Instruction(.floatLessOrEqual, .truth, y, x)), second <= first)
    }
  }

  /// A number as a float that compares as the number does: integers must be at most 2^53.
  private mutating func comparableFloat(_ reference: Reference, _ value: Value) throws(AbortReason) -> Reference {
    if value.tag == Tag.float { return reference }
    let limit: Int64 = 1 << 53
    guard value.integer >= -limit, value.integer <= limit else { throw .unsupportedArgument }
    let shifted = pipeline.emit(.add, reference, pipeline.integer(limit))
    guarantee(pipeline.emit(.ule, shifted, pipeline.integer(2 * limit)))
    return pipeline.emit(Instruction(.toFloat, .float, reference))
  }

  mutating func equality(_ a: Reference, _ left: Value, _ b: Reference, _ right: Value) throws(AbortReason) -> (reference: Reference, holds: Bool) {
    if left.isNumber, right.isNumber {
      if left.tag == Tag.integer, right.tag == Tag.integer { return (pipeline.emit(.eq, a, b), left.integer == right.integer) }
      let (x, y) = (try comparableFloat(a, left), try comparableFloat(b, right))
      return (pipeline.emit(Instruction(.floatEqual, .truth, x, y)), left.double == right.double)
    }
    guard left.tag == right.tag else { return (pipeline.constant(.truth(false)), false) }
    switch left.tag {
    case Tag.nil, Tag.false, Tag.true: return (pipeline.constant(.truth(true)), true)
    case Tag.table:
      let isSame = left.payload == right.payload
      // Different tables may still be equal by a metamethod.
      if !isSame, left.table.pointee.metatable != nil || right.table.pointee.metatable != nil { throw .metamethod }
      if !isSame {
        guaranteeNoMetatable(a)
        guaranteeNoMetatable(b)
      }
      return (pipeline.emit(Instruction(.identical, .truth, a, b)), isSame)
    default: return (pipeline.emit(Instruction(.identical, .truth, a, b)), left.payload == right.payload)
    }
  }

  private mutating func stringOrder(
    _ relation: Relation, _ a: Reference, _ left: Value, _ b: Reference, _ right: Value
  ) throws(AbortReason) -> (reference: Reference, holds: Bool) {
    let order = left.string.order(right.string)
    switch relation {
    case .less: return (pipeline.call(.stringLess, [a, b]), order < 0)
    case .lessOrEqual: return (pipeline.call(.stringLessOrEqual, [a, b]), order <= 0)
    default: throw .unsupportedArgument
    }
  }

  // MARK: Tests

  mutating func recordTest(_ i: Bytecode) throws(AbortReason) {
    let isSetting = i.opcode == .testSet || i.opcode == .testNotSet
    let register = isSetting ? i.b : i.a
    // The type tells the truth of a value, and is guarded where the value comes from.
    let reference = try value(register)
    let jumps = actual(register).isFalse == (i.opcode == .testNot || i.opcode == .testNotSet)
    if jumps, isSetting { set(i.a, reference) }
  }
}

extension UnsafeMutablePointer<StringObject> {
  /// Negative, zero or positive, by bytes.
  func order(_ other: UnsafeMutablePointer<StringObject>) -> Int {
    let (left, right) = (buffer, other.buffer)
    for index in 0..<Swift.min(left.count, right.count) where left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
    return left.count - right.count
  }
}
