import LuaBytecode

extension StatePointer {
  /// Stores an error message, with the place of the running Lua function in front, and returns what to throw.
  @inline(never)
  package func error(_ message: String) -> PendingError {
    pointee.errorValue = Value(makeString(place(level: 1) + message))
    return PendingError()
  }

  func error(value: Value) -> PendingError {
    pointee.errorValue = value
    return PendingError()
  }

  /// `chunk:line: ` of the Lua function at a level (1 is the running one), or nothing.
  func place(level: Int) -> String {
    let frame = pointee.thread.frame - (level - 1)
    guard frame > pointee.thread.frames, !(pointee.isCalledByNative && level == 1) else { return "" }
    // A frame that a native function called (such as pcall) has no Lua function above it.
    for called in 1..<Swift.max(level, 1) where !(pointee.thread.frame - (called - 1)).pointee.flags.isEmpty { return "" }
    let prototype = frame.pointee.closure.pointee.prototype
    let index = frame.pointee.pc - prototype.pointee.code - 1
    return "\(machine.prototypes[prototype.pointee.id].chunk):\(prototype.pointee.lines[Swift.max(index, 0)]): "
  }

  func operandError(_ operation: String, _ value: Value) -> PendingError {
    error("attempt to \(operation) a \(typeName(of: value)) value\(description(ofOperand: value))")
  }

  func indexError(_ object: Value, _ key: Value) -> PendingError {
    var description = description(ofOperand: object)
    if description.isEmpty, pointee.thread.nativeTop == nil, let instruction = currentInstruction, key.tag == Tag.string {
      // An indexed upvalue has no register.
      if instruction.opcode == .getGlobal || instruction.opcode == .setGlobal { description = " (upvalue '_ENV')" } else { description = " (field '?')" }
      if instruction.opcode != .getGlobal, instruction.opcode != .setGlobal { description = "" }
    }
    return error("attempt to index a \(typeName(of: object)) value\(description)")
  }

  func arithmeticError(_ operation: Arithmetic, _ left: Value, _ right: Value) -> PendingError {
    if operation.isBitwise {
      if left.isNumber, right.isNumber {
        let culprit = left.asInteger == nil ? left : right
        return error("number\(description(ofOperand: culprit)) has no integer representation")
      }
      return operandError("perform bitwise operation on", left.isNumber ? right : left)
    }
    // Strings have arithmetic metamethods of their own, which word their failures differently.
    if left.tag == Tag.string || right.tag == Tag.string {
      let name = operation.event.key.dropFirst(2)
      return error("attempt to \(name) a '\(left.typeName)' with a '\(right.typeName)'")
    }
    return operandError("perform arithmetic on", left.isNumber ? right : left)
  }

  func callError(_ value: Value) -> PendingError {
    if let instruction = currentInstruction, instruction.opcode == .genericForCall {
      return error("attempt to call a \(typeName(of: value)) value (for iterator 'for iterator')")
    }
    return operandError("call", value)
  }

  // MARK: Names of operands

  /// The instruction that the running Lua function is at, if it is one that went to a slow operation.
  var currentInstruction: Instruction? {
    let frame = pointee.thread.frame
    guard frame > pointee.thread.frames else { return nil }
    return (frame.pointee.pc - 1).pointee
  }

  /// ` (local 'x')` or the like, if the value is an operand of the running instruction and its origin is known.
  private func description(ofOperand value: Value) -> String {
    guard pointee.thread.nativeTop == nil, let instruction = currentInstruction else { return "" }
    let frame = pointee.thread.frame
    let prototype = machine.prototypes[frame.pointee.closure.pointee.prototype.pointee.id]
    let row = OpcodeTable.row(instruction.opcode)
    var registers: [Int] = []
    switch instruction.opcode {
    case .concatenate: registers = Array(instruction.c..<instruction.c + instruction.b)
    case .call, .tailCall: registers = [instruction.a]
    case .setTable, .setField, .setInteger: registers = [instruction.a]
    case .getTable, .getField, .getInteger, .selfField: registers = [instruction.b]
    default:
      if row.b.isSource { registers.append(instruction.bRegister) }
      if row.c.isSource { registers.append(instruction.c) }
    }
    let index = frame.pointee.pc - frame.pointee.closure.pointee.prototype.pointee.code - 1
    for register in registers where frame.pointee.base[register].isIdentical(to: value) {
      if let name = OperandNames(prototype: prototype).name(of: register, at: index) { return " (\(name.kind) '\(name.name)')" }
      return ""
    }
    return ""
  }

  /// What the running CALL calls, such as ("method", "rep").
  var calledName: (kind: String, name: String)? {
    guard let instruction = currentInstruction, instruction.opcode == .call || instruction.opcode == .tailCall else { return nil }
    let frame = pointee.thread.frame
    let prototype = machine.prototypes[frame.pointee.closure.pointee.prototype.pointee.id]
    return OperandNames(prototype: prototype).name(of: instruction.a, at: frame.pointee.pc - frame.pointee.closure.pointee.prototype.pointee.code - 1)
  }
}

extension Operand {
  fileprivate var isSource: Bool {
    switch self {
    case .source, .swappableSource: true
    default: false
    }
  }
}

/// Finds out where a register's value came from, by looking back through the code (as `ldebug.c` does).
struct OperandNames {
  let prototype: Prototype

  func name(of register: Int, at index: Int) -> (kind: String, name: String)? {
    if let local = prototype.locals.last(where: { $0.register == register && $0.start <= index && index < $0.end }) { return ("local", local.name) }
    guard let setter = lastWrite(to: register, before: index) else { return nil }
    let instruction = prototype.code[setter]
    switch instruction.opcode {
    case .move: return instruction.b < instruction.a ? name(of: instruction.b, at: setter) : nil
    case .getGlobal: return ("global", string(instruction.c) ?? "?")
    case .getField: return ("field", string(instruction.c) ?? "?")
    case .getInteger: return ("field", "?")
    case .getTable:
      if let key = name(of: instruction.c, at: setter), key.kind == "constant" { return ("field", key.name) }
      return ("field", "?")
    case .getUpvalue: return ("upvalue", prototype.upvalues[instruction.b].name)
    case .loadConstant: return string(instruction.c).map { ("constant", $0) }
    case .selfField: return ("method", string(instruction.c) ?? "?")
    default: return nil
    }
  }

  private func string(_ constant: Int) -> String? {
    if case .string(let bytes) = prototype.constants[constant] { return String(decoding: bytes, as: UTF8.self) }
    return nil
  }

  /// The instruction that last wrote the register on every way to `index`, or nil.
  private func lastWrite(to register: Int, before index: Int) -> Int? {
    var result: Int?
    // Code before this point may have been jumped over.
    var jumpTarget = 0
    for position in 0..<index {
      let instruction = prototype.code[position]
      let row = OpcodeTable.row(instruction.opcode)
      if case .jump = row.c {
        let target = position + 1 + instruction.c
        if instruction.c > 0, target <= index { jumpTarget = max(jumpTarget, target) }
      }
      let writes: Bool
      switch instruction.opcode {
      case .loadNil: writes = (instruction.a...instruction.a + instruction.b).contains(register)
      case .call, .vararg: writes = register >= instruction.a
      case .genericForCall: writes = register >= instruction.a + 4
      case .forLoop, .forPrepare: writes = register >= instruction.a && register <= instruction.a + 3
      case .selfField: writes = register == instruction.a || register == instruction.a + 1
      default:
        if case .target = row.a { writes = instruction.a == register } else { writes = false }
      }
      if writes { result = position < jumpTarget ? nil : position }
    }
    return result
  }
}
