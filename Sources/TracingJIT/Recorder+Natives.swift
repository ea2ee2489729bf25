import BitVector
import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

extension Recorder {
  /// A call of a native function: what it does for these arguments, or the recording is given up.
  mutating func recordNative(_ native: UnsafeMutablePointer<NativeObject>, register: Int, argumentCount: Int, wanted: Int) throws(AbortReason) {
    let results = try nativeResults(native, register: register, argumentCount: argumentCount)
    pipeline.slots.kill(from: offset + register)
    let count = wanted < 0 ? results.count : wanted
    pipeline.slots.top = wanted < 0 ? offset + register + count : nil
    for index in 0..<count { set(register + index, index < results.count ? results[index] : pipeline.constant(.nil)) }
  }

  /// The results of a native function for the arguments behind a register.
  mutating func nativeResults(_ native: UnsafeMutablePointer<NativeObject>, register: Int, argumentCount: Int) throws(AbortReason) -> [Reference] {
    var arguments: [Argument] = []
    for index in 0..<argumentCount {
      arguments.append(Argument(reference: try value(register + 1 + index), value: actual(register + 1 + index)))
    }
    return try results(of: native.pointee.name.text, arguments)
  }

  private struct Argument {
    let reference: Reference
    let value: Value
    var isInteger: Bool { value.tag == Tag.integer }
    var isNumber: Bool { value.isNumber }
  }

  private mutating func results(of name: String, _ arguments: [Argument]) throws(AbortReason) -> [Reference] {
    guard let first = arguments.first else { throw .unsupportedNative }
    switch name {
    case "math.floor": return [try rounded(first, .floatFloor, first.value.double.rounded(.down))]
    case "math.ceil": return [try rounded(first, .floatCeiling, first.value.double.rounded(.up))]
    case "math.abs":
      guard first.isNumber else { throw .unsupportedArgument }
      return [first.isInteger ? pipeline.emit(.abs, first.reference) : pipeline.emit(Instruction(.floatAbsolute, .float, first.reference))]
    case "math.max": return [try extremum(arguments, isMaximum: true)]
    case "math.min": return [try extremum(arguments, isMaximum: false)]
    case "math.sqrt": return [pipeline.emit(Instruction(.floatSquareRoot, .float, try number(first)))]
    case "math.sin": return [pipeline.call(.sine, [try number(first)])]
    case "math.cos": return [pipeline.call(.cosine, [try number(first)])]
    case "math.tan": return [pipeline.call(.tangent, [try number(first)])]
    case "math.exp": return [pipeline.call(.exponential, [try number(first)])]
    case "math.log" where arguments.count == 1: return [pipeline.call(.logarithm, [try number(first)])]
    case "math.atan": return [pipeline.call(.arcTangent, [try number(first), arguments.count > 1 ? try number(arguments[1]) : pipeline.constant(.float(1))])]
    case "math.fmod" where arguments.count == 2 && !(first.isInteger && arguments[1].isInteger):
      return [pipeline.call(.floatRemainder, [try number(first), try number(arguments[1])])]
    case "math.ult" where arguments.count == 2 && first.isInteger && arguments[1].isInteger:
      let holds = first.value.payload < arguments[1].value.payload
      guarantee(pipeline.emit(.ult, first.reference, arguments[1].reference), is: holds)
      return [pipeline.constant(holds ? .true : .false)]
    case "math.tointeger":
      if first.isInteger { return [first.reference] }
      guard first.value.exactInteger != nil else { throw .unsupportedArgument }
      return [pipeline.emit(Instruction(.toInteger, .integer, first.reference, .none, .snapshot(0)))]
    case "math.type":
      guard first.isNumber else { throw .unsupportedArgument }
      return [try constant(of: Value(state.makeString(first.isInteger ? "integer" : "float")))]
    case "type": return [try constant(of: Value(state.makeString(first.value.typeName.description)))]
    case "tostring":
      guard first.value.tag == Tag.string || first.isNumber else { throw .unsupportedArgument }
      return [try string(first.reference, first.value)]
    case "assert":
      if first.value.isFalse { throw .raisesError }
      return arguments.map(\.reference)
    case "rawequal" where arguments.count == 2 && first.value.tag == arguments[1].value.tag && first.value.tag != Tag.float:
      let condition = try equality(first.reference, first.value, arguments[1].reference, arguments[1].value)
      guarantee(condition.reference, is: condition.holds)
      return [pipeline.constant(condition.holds ? .true : .false)]
    case "setmetatable" where arguments.count == 2 && first.value.tag == Tag.table && arguments[1].value.tag == Tag.table:
      guard first.value.table.pointee.metatable == nil else { throw .metamethod }
      guaranteeNoMetatable(first.reference)
      _ = pipeline.call(.setMetatable, [first.reference, arguments[1].reference])
      return [first.reference]
    case "string.byte": return [try byte(arguments)]
    case "string.char" where arguments.count == 1 && first.isInteger:
      guard first.value.payload < 256 else { throw .raisesError }
      allocates = true
      guarantee(pipeline.emit(.ult, first.reference, pipeline.integer(256)))
      return [pipeline.call(.stringFromByte, [first.reference])]
    case "string.len":
      guard first.value.tag == Tag.string else { throw .unsupportedArgument }
      return [pipeline.emit(Instruction(.length, .integer, first.reference))]
    case "string.sub" where arguments.count > 1:
      guard first.value.tag == Tag.string, arguments[1].isInteger, arguments.count < 3 || arguments[2].isInteger else { throw .unsupportedArgument }
      allocates = true
      return [pipeline.call(.substring, [first.reference, arguments[1].reference, arguments.count > 2 ? arguments[2].reference : pipeline.integer(-1)])]
    case "table.insert" where arguments.count == 2:
      guard first.value.tag == Tag.table, first.value.table.pointee.metatable == nil else { throw .metamethod }
      guaranteeNoMetatable(first.reference)
      let table = first.value.table
      let count = pipeline.emit(Instruction(.count, .integer, first.reference))
      let key = pipeline.emit(.add, count, pipeline.integer(1))
      if arguments[1].value.isNil || !appendInPlace(first.reference, table, key, table.length + 1, arguments[1].reference) {
        allocates = true
        _ = pipeline.call(.tableSetInteger, [first.reference, key, arguments[1].reference])
      }
      return []
    default: throw .unsupportedNative
    }
  }

  /// A number argument as a float.
  private mutating func number(_ argument: Argument) throws(AbortReason) -> Reference {
    guard argument.isNumber else { throw .unsupportedArgument }
    return float(argument.reference)
  }

  /// `math.floor` or `math.ceil`.
  private mutating func rounded(_ argument: Argument, _ opcode: TraceIR.Opcode, _ result: Double) throws(AbortReason) -> Reference {
    guard argument.isNumber else { throw .unsupportedArgument }
    if argument.isInteger { return argument.reference }
    guard Int64(exactly: result) != nil else { throw .unsupportedArgument }
    return pipeline.emit(Instruction(.toInteger, .integer, pipeline.emit(Instruction(opcode, .float, argument.reference)), .none, .snapshot(0)))
  }

  private mutating func extremum(_ arguments: [Argument], isMaximum: Bool) throws(AbortReason) -> Reference {
    guard arguments.allSatisfy(\.isNumber) else { throw .unsupportedArgument }
    var best = arguments[0]
    for argument in arguments.dropFirst() {
      if best.isInteger, argument.isInteger {
        let isBetter = isMaximum ? argument.value.integer > best.value.integer : argument.value.integer < best.value.integer
        best = Argument(
          reference: pipeline.emit(isMaximum ? .smax : .smin, best.reference, argument.reference), value: isBetter ? argument.value : best.value)
      } else {
        guard !best.isInteger, !argument.isInteger else { throw .unsupportedArgument }
        let (lower, higher) = isMaximum ? (best, argument) : (argument, best)
        let isBetter = lower.value.float < higher.value.float
        guarantee(pipeline.emit(Instruction(.floatLess, .truth, lower.reference, higher.reference)), is: isBetter)
        if isBetter { best = argument }
      }
    }
    return best.reference
  }

  private mutating func byte(_ arguments: [Argument]) throws(AbortReason) -> Reference {
    guard arguments[0].value.tag == Tag.string, arguments.count <= 2 else { throw .unsupportedArgument }
    let position = arguments.count > 1 ? arguments[1] : Argument(reference: pipeline.integer(1), value: Value(Int64(1)))
    guard position.isInteger else { throw .unsupportedArgument }
    let length = pipeline.emit(Instruction(.length, .integer, arguments[0].reference))
    let count = Int64(arguments[0].value.string.pointee.count)
    var index: Reference
    if position.value.integer > 0 {
      guard position.value.integer <= count else { throw .unsupportedArgument }
      index = pipeline.emit(.sub, position.reference, pipeline.integer(1))
    } else {
      guard position.value.integer < 0, position.value.integer >= -count else { throw .unsupportedArgument }
      guarantee(pipeline.emit(.slt, position.reference, pipeline.integer(0)))
      index = pipeline.emit(.add, length, position.reference)
    }
    guarantee(pipeline.emit(.ult, index, length))
    return pipeline.emit(Instruction(.byte, .integer, arguments[0].reference, index))
  }
}
