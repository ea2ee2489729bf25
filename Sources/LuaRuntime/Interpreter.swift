import LuaBytecode

/// How a run of the loop ended, beside by an error.
enum RunEnd {
  case finished(results: Int)
  case yielded
  /// The hot hook wants each instruction recorded.
  case startsRecording
  case stopsRecording
}

extension StatePointer {
  /// Runs the frame `entry` and what it calls until it returns; returns the result count, or -2 for a yield.
  func execute(from entry: UnsafeMutablePointer<CallFrame>) throws(PendingError) -> Int {
    var isRecording = false
    // A run that ends takes its recording with it.
    defer { if isRecording { abortRecording() } }
    while true {
      do throws(PendingError) {
        switch isRecording ? try runRecording() : try run() {
        case .finished(let results): return results
        case .yielded: return -2
        case .startsRecording: isRecording = true
        case .stopsRecording: isRecording = false
        }
      } catch {
        if isRecording {
          abortRecording()
          isRecording = false
        }
        guard unwind(to: entry) else { throw error }
      }
    }
  }

  private func abortRecording() {
    guard let abort = pointee.abortHook else { return }
    _ = abort(self, UnsafeMutableRawPointer(pointee.thread.frame.pointee.pc))
  }

  @inline(never)
  private func run() throws(PendingError) -> RunEnd { try interpret(recording: false) }

  @inline(never)
  private func runRecording() throws(PendingError) -> RunEnd { try interpret(recording: true) }

  // The body of the interpreter. Everything hot is in local variables; what is not hot is in functions that are not inlined.
  // A slow operation may run Lua code, but neither stack nor frames ever move, so the local variables stay valid.
  @inline(__always)
  private func interpret(recording: Bool) throws(PendingError) -> RunEnd {
    var frame = pointee.thread.frame
    var base = frame.pointee.base
    var pc = frame.pointee.pc
    var constants = frame.pointee.constants

    while true {
      if recording {
        frame.pointee.pc = pc
        if let hook = pointee.recordHook, hook(self, pc) != 0 {
          return .stopsRecording
        }
      }
      let i = DecodedInstruction(pc.pointee)
      pc += 1
      switch i.opcode {
      case .move:
        base[i.a] = base[i.b]
      case .loadInteger:
        base[i.a] = Value(i.c)
      case .loadConstant:
        base[i.a] = constants[i.c]
      case .loadNil:
        var target = base + i.a
        var count = i.b
        repeat {
          target.pointee = .nil
          target += 1
          count -= 1
        } while count >= 0
      case .loadTrue:
        base[i.a] = Value(true)
      case .loadFalse:
        base[i.a] = Value(false)
      case .getUpvalue:
        base[i.a] = frame.pointee.closure.upvalues[i.b].pointee.location.pointee
      case .setUpvalue:
        frame.pointee.closure.upvalues[i.b].pointee.location.pointee = base[i.a]
      case .getGlobal:
        let environment = frame.pointee.closure.upvalues[i.b].pointee.location.pointee
        let key = constants[i.c]
        if environment.tag == Tag.table {
          let value = environment.table.value(forString: key.string)
          if !value.isNil {
            base[i.a] = value
            continue
          }
        }
        frame.pointee.pc = pc
        base[i.a] = try index(environment, key)
      case .setGlobal:
        let environment = frame.pointee.closure.upvalues[i.a].pointee.location.pointee
        let value = i.b < DecodedInstruction.constantBias ? base[i.b] : constants[i.b - DecodedInstruction.constantBias]
        if environment.tag == Tag.table, environment.table.replace(constants[i.c].string, value) { continue }
        frame.pointee.pc = pc
        try setIndex(environment, constants[i.c], value)
      case .getTable:
        let object = base[i.b]
        let key = base[i.c]
        if object.tag == Tag.table {
          let table = object.table
          if key.tag == Tag.integer {
            let index = key.payload &- 1
            if index < UInt64(bitPattern: Int64(table.pointee.arrayCount)) {
              let value = table.pointee.array.unsafelyUnwrapped[Int(bitPattern: UInt(index))]
              if !value.isNil {
                base[i.a] = value
                continue
              }
            }
          } else if key.tag == Tag.string {
            let value = table.value(forString: key.string)
            if !value.isNil {
              base[i.a] = value
              continue
            }
          }
        }
        frame.pointee.pc = pc
        base[i.a] = try index(object, key)
      case .getInteger:
        let object = base[i.b]
        if object.tag == Tag.table {
          let table = object.table
          let index = UInt64(bitPattern: Int64(i.c)) &- 1
          if index < UInt64(bitPattern: Int64(table.pointee.arrayCount)) {
            let value = table.pointee.array.unsafelyUnwrapped[Int(bitPattern: UInt(index))]
            if !value.isNil {
              base[i.a] = value
              continue
            }
          }
        }
        frame.pointee.pc = pc
        base[i.a] = try index(object, Value(i.c))
      case .getField:
        let object = base[i.b]
        let key = constants[i.c]
        if object.tag == Tag.table {
          let value = object.table.value(forString: key.string)
          if !value.isNil {
            base[i.a] = value
            continue
          }
        }
        frame.pointee.pc = pc
        base[i.a] = try index(object, key)
      case .setTable:
        let object = base[i.a]
        let key = base[i.b]
        let value = i.c < DecodedInstruction.constantBias ? base[i.c] : constants[i.c - DecodedInstruction.constantBias]
        if object.tag == Tag.table, key.tag == Tag.integer, value.tag != Tag.nil {
          let table = object.table
          let index = key.payload &- 1
          let count = UInt64(bitPattern: Int64(table.pointee.arrayCount))
          if index < count {
            let slot = table.pointee.array.unsafelyUnwrapped + Int(bitPattern: UInt(index))
            if table.pointee.metatable == nil || slot.pointee.tag != Tag.nil {
              slot.pointee = value
              continue
            }
          } else if index == count, table.pointee.metatable == nil {
            append(table, value)
            continue
          }
        }
        frame.pointee.pc = pc
        try setIndex(object, key, value)
      case .setInteger:
        let object = base[i.a]
        let key = Value(i.c)
        let value = i.b < DecodedInstruction.constantBias ? base[i.b] : constants[i.b - DecodedInstruction.constantBias]
        if object.tag == Tag.table, key.tag == Tag.integer, value.tag != Tag.nil {
          let table = object.table
          let index = key.payload &- 1
          let count = UInt64(bitPattern: Int64(table.pointee.arrayCount))
          if index < count {
            let slot = table.pointee.array.unsafelyUnwrapped + Int(bitPattern: UInt(index))
            if table.pointee.metatable == nil || slot.pointee.tag != Tag.nil {
              slot.pointee = value
              continue
            }
          } else if index == count, table.pointee.metatable == nil {
            append(table, value)
            continue
          }
        }
        frame.pointee.pc = pc
        try setIndex(object, key, value)
      case .setField:
        let object = base[i.a]
        let value = i.b < DecodedInstruction.constantBias ? base[i.b] : constants[i.b - DecodedInstruction.constantBias]
        if object.tag == Tag.table, object.table.replace(constants[i.c].string, value) { continue }
        frame.pointee.pc = pc
        try setIndex(object, constants[i.c], value)
      case .newTable:
        base[i.a] = Value(makeTable(arrayCapacity: i.b, nodeCapacity: i.c))
        if pointee.collectSoon != 0 { collect(frame, base, pc) }
      case .selfField:
        let object = base[i.b]
        let key = constants[i.c]
        base[i.a + 1] = object
        if object.tag == Tag.table {
          let value = object.table.value(forString: key.string)
          if !value.isNil {
            base[i.a] = value
            continue
          }
        }
        frame.pointee.pc = pc
        base[i.a] = try index(object, key)
      case .setList:
        let table = base + i.a
        let count = i.b == 0 ? pointee.thread.top - table - 1 : i.b
        setList(table.pointee.table, first: i.c + 1, table + 1, count: count)
      case .add:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer &+ right.integer)
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          base[i.a] = Value(left.float + right.float)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.add, left, right, into: base + i.a)
      case .addConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer &+ right.integer)
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          base[i.a] = Value(left.float + right.float)
          continue
        }
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.add, left, right, into: base + i.a)
        } else {
          try arithmetic(.add, right, left, into: base + i.a)
        }
      case .addImmediate:
        let left = base[i.bRegister]
        if left.tag == Tag.integer {
          base[i.a] = Value(left.integer &+ Int64(i.c))
          continue
        }
        if left.tag == Tag.float {
          base[i.a] = Value(left.float + Double(i.c))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.add, left, right, into: base + i.a)
        } else {
          try arithmetic(.add, right, left, into: base + i.a)
        }
      case .subtract:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer &- right.integer)
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          base[i.a] = Value(left.float - right.float)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.subtract, left, right, into: base + i.a)
      case .subtractConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer &- right.integer)
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          base[i.a] = Value(left.float - right.float)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.subtract, left, right, into: base + i.a)
      case .subtractImmediate:
        let left = base[i.bRegister]
        if left.tag == Tag.integer {
          base[i.a] = Value(left.integer &- Int64(i.c))
          continue
        }
        if left.tag == Tag.float {
          base[i.a] = Value(left.float - Double(i.c))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        try arithmetic(.subtract, left, right, into: base + i.a)
      case .multiply:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer &* right.integer)
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          base[i.a] = Value(left.float * right.float)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.multiply, left, right, into: base + i.a)
      case .multiplyConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer &* right.integer)
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          base[i.a] = Value(left.float * right.float)
          continue
        }
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.multiply, left, right, into: base + i.a)
        } else {
          try arithmetic(.multiply, right, left, into: base + i.a)
        }
      case .multiplyImmediate:
        let left = base[i.bRegister]
        if left.tag == Tag.integer {
          base[i.a] = Value(left.integer &* Int64(i.c))
          continue
        }
        if left.tag == Tag.float {
          base[i.a] = Value(left.float * Double(i.c))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.multiply, left, right, into: base + i.a)
        } else {
          try arithmetic(.multiply, right, left, into: base + i.a)
        }
      case .modulo:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer, right.integer != 0 {
          base[i.a] = Value(LuaArithmetic.modulo(left.integer, right.integer))
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.modulo, left, right, into: base + i.a)
      case .moduloConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer, right.integer != 0 {
          base[i.a] = Value(LuaArithmetic.modulo(left.integer, right.integer))
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.modulo, left, right, into: base + i.a)
      case .moduloImmediate:
        let left = base[i.bRegister]
        let divisor = Int64(i.c)
        if left.tag == Tag.integer, divisor > 0 {
          base[i.a] = Value(LuaArithmetic.modulo(left.integer, byPositive: divisor))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        try arithmetic(.modulo, left, right, into: base + i.a)
      case .power:
        let left = base[i.bRegister]
        let right = base[i.c]
        frame.pointee.pc = pc
        try arithmetic(.power, left, right, into: base + i.a)
      case .powerConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        frame.pointee.pc = pc
        try arithmetic(.power, left, right, into: base + i.a)
      case .divide:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.float, right.tag == Tag.float {
          base[i.a] = Value(left.float / right.float)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.divide, left, right, into: base + i.a)
      case .divideConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        if left.tag == Tag.float, right.tag == Tag.float {
          base[i.a] = Value(left.float / right.float)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.divide, left, right, into: base + i.a)
      case .floorDivide:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer, right.integer != 0 {
          base[i.a] = Value(LuaArithmetic.floorDivide(left.integer, right.integer))
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.floorDivide, left, right, into: base + i.a)
      case .floorDivideConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer, right.integer != 0 {
          base[i.a] = Value(LuaArithmetic.floorDivide(left.integer, right.integer))
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.floorDivide, left, right, into: base + i.a)
      case .floorDivideImmediate:
        let left = base[i.bRegister]
        let divisor = Int64(i.c)
        if left.tag == Tag.integer, divisor > 0 {
          base[i.a] = Value(LuaArithmetic.floorDivide(left.integer, byPositive: divisor))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        try arithmetic(.floorDivide, left, right, into: base + i.a)
      case .and:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer & right.integer)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.and, left, right, into: base + i.a)
      case .andConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer & right.integer)
          continue
        }
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.and, left, right, into: base + i.a)
        } else {
          try arithmetic(.and, right, left, into: base + i.a)
        }
      case .andImmediate:
        let left = base[i.bRegister]
        if left.tag == Tag.integer {
          base[i.a] = Value(left.integer & Int64(i.c))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.and, left, right, into: base + i.a)
        } else {
          try arithmetic(.and, right, left, into: base + i.a)
        }
      case .or:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer | right.integer)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.or, left, right, into: base + i.a)
      case .orConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer | right.integer)
          continue
        }
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.or, left, right, into: base + i.a)
        } else {
          try arithmetic(.or, right, left, into: base + i.a)
        }
      case .orImmediate:
        let left = base[i.bRegister]
        if left.tag == Tag.integer {
          base[i.a] = Value(left.integer | Int64(i.c))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.or, left, right, into: base + i.a)
        } else {
          try arithmetic(.or, right, left, into: base + i.a)
        }
      case .exclusiveOr:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer ^ right.integer)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.exclusiveOr, left, right, into: base + i.a)
      case .exclusiveOrConstant:
        let left = base[i.bRegister]
        let right = constants[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(left.integer ^ right.integer)
          continue
        }
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.exclusiveOr, left, right, into: base + i.a)
        } else {
          try arithmetic(.exclusiveOr, right, left, into: base + i.a)
        }
      case .exclusiveOrImmediate:
        let left = base[i.bRegister]
        if left.tag == Tag.integer {
          base[i.a] = Value(left.integer ^ Int64(i.c))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        if i.b & DecodedInstruction.swappedFlag == 0 {
          try arithmetic(.exclusiveOr, left, right, into: base + i.a)
        } else {
          try arithmetic(.exclusiveOr, right, left, into: base + i.a)
        }
      case .shiftLeft:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(LuaArithmetic.shiftLeft(left.integer, right.integer))
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.shiftLeft, left, right, into: base + i.a)
      case .shiftLeftImmediate:
        let left = base[i.bRegister]
        if left.tag == Tag.integer {
          base[i.a] = Value(LuaArithmetic.shiftLeft(left.integer, Int64(i.c)))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        try arithmetic(.shiftLeft, left, right, into: base + i.a)
      case .shiftRight:
        let left = base[i.bRegister]
        let right = base[i.c]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          base[i.a] = Value(LuaArithmetic.shiftRight(left.integer, right.integer))
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.shiftRight, left, right, into: base + i.a)
      case .shiftRightImmediate:
        let left = base[i.bRegister]
        if left.tag == Tag.integer {
          base[i.a] = Value(LuaArithmetic.shiftRight(left.integer, Int64(i.c)))
          continue
        }
        let right = Value(i.c)
        frame.pointee.pc = pc
        try arithmetic(.shiftRight, left, right, into: base + i.a)
      case .subtractFromImmediate:
        let right = base[i.bRegister]
        if right.tag == Tag.integer {
          base[i.a] = Value(Int64(i.c) &- right.integer)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.subtract, Value(i.c), right, into: base + i.a)
      case .shiftImmediateLeft:
        let right = base[i.bRegister]
        if right.tag == Tag.integer {
          base[i.a] = Value(LuaArithmetic.shiftLeft(Int64(i.c), right.integer))
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.shiftLeft, Value(i.c), right, into: base + i.a)
      case .negate:
        let operand = base[i.b]
        if operand.tag == Tag.integer {
          base[i.a] = Value(0 &- operand.integer)
          continue
        }
        if operand.tag == Tag.float {
          base[i.a] = Value(-operand.float)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.negate, operand, operand, into: base + i.a)
      case .complement:
        let operand = base[i.b]
        if operand.tag == Tag.integer {
          base[i.a] = Value(~operand.integer)
          continue
        }
        frame.pointee.pc = pc
        try arithmetic(.complement, operand, operand, into: base + i.a)
      case .not:
        base[i.a] = Value(base[i.b].isFalse)
      case .length:
        let operand = base[i.b]
        if operand.tag == Tag.table, operand.table.pointee.metatable == nil {
          base[i.a] = Value(operand.table.length)
          continue
        }
        frame.pointee.pc = pc
        base[i.a] = try length(operand)
      case .concatenate:
        frame.pointee.pc = pc
        try concatenate(base + i.c, count: i.b, into: base + i.a)
        if pointee.collectSoon != 0 { collect(frame, base, pc) }
      case .jump:
        pc += i.c
      case .jumpClosing:
        closeUpvalues(from: base + i.a)
        pc += i.c
      case .close:
        closeUpvalues(from: base + i.a)
      case .test:
        if !base[i.a].isFalse { pc += i.c }
      case .testNot:
        if base[i.a].isFalse { pc += i.c }
      case .testSet:
        let value = base[i.b]
        if !value.isFalse {
          base[i.a] = value
          pc += i.c
        }
      case .testNotSet:
        let value = base[i.b]
        if value.isFalse {
          base[i.a] = value
          pc += i.c
        }
      case .equal:
        let left = base[i.a]
        let right = base[i.b]
        var isEqual = left.isIdentical(to: right)
        // Identical values are equal but for NaN; others need a look if they are numbers of two kinds, or tables with handlers.
        if left.tag == Tag.float || !isEqual && (left.isNumber || left.tag == Tag.table) {
          frame.pointee.pc = pc
          isEqual = try equal(left, right)
        }
        if isEqual { pc += i.c }
      case .equalConstant:
        if base[i.a].isRawEqual(to: constants[i.b]) { pc += i.c }
      case .equalImmediate:
        let left = base[i.a]
        let isEqual = left.tag == Tag.integer ? left.integer == Int64(i.signedB) : left.tag == Tag.float && left.float == Double(i.signedB)
        if isEqual { pc += i.c }
      case .notEqual:
        let left = base[i.a]
        let right = base[i.b]
        var isEqual = left.isIdentical(to: right)
        // Identical values are equal but for NaN; others need a look if they are numbers of two kinds, or tables with handlers.
        if left.tag == Tag.float || !isEqual && (left.isNumber || left.tag == Tag.table) {
          frame.pointee.pc = pc
          isEqual = try equal(left, right)
        }
        if !isEqual { pc += i.c }
      case .notEqualConstant:
        if !base[i.a].isRawEqual(to: constants[i.b]) { pc += i.c }
      case .notEqualImmediate:
        let left = base[i.a]
        let isEqual = left.tag == Tag.integer ? left.integer == Int64(i.signedB) : left.tag == Tag.float && left.float == Double(i.signedB)
        if !isEqual { pc += i.c }
      case .less:
        let left = base[i.a]
        let right = base[i.b]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          if left.integer < right.integer { pc += i.c }
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          if left.float < right.float { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if try less(left, right) { pc += i.c }
      case .notLess:
        let left = base[i.a]
        let right = base[i.b]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          if !(left.integer < right.integer) { pc += i.c }
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          if !(left.float < right.float) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if !(try less(left, right)) { pc += i.c }
      case .lessOrEqual:
        let left = base[i.a]
        let right = base[i.b]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          if left.integer <= right.integer { pc += i.c }
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          if left.float <= right.float { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if try lessOrEqual(left, right) { pc += i.c }
      case .notLessOrEqual:
        let left = base[i.a]
        let right = base[i.b]
        if left.tag == Tag.integer, right.tag == Tag.integer {
          if !(left.integer <= right.integer) { pc += i.c }
          continue
        }
        if left.tag == Tag.float, right.tag == Tag.float {
          if !(left.float <= right.float) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if !(try lessOrEqual(left, right)) { pc += i.c }
      case .lessImmediate:
        let left = base[i.a]
        if left.tag == Tag.integer {
          if left.integer < Int64(i.signedB) { pc += i.c }
          continue
        }
        if left.tag == Tag.float {
          if left.float < Double(i.signedB) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if try less(left, Value(i.signedB)) { pc += i.c }
      case .notLessImmediate:
        let left = base[i.a]
        if left.tag == Tag.integer {
          if !(left.integer < Int64(i.signedB)) { pc += i.c }
          continue
        }
        if left.tag == Tag.float {
          if !(left.float < Double(i.signedB)) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if !(try less(left, Value(i.signedB))) { pc += i.c }
      case .lessOrEqualImmediate:
        let left = base[i.a]
        if left.tag == Tag.integer {
          if left.integer <= Int64(i.signedB) { pc += i.c }
          continue
        }
        if left.tag == Tag.float {
          if left.float <= Double(i.signedB) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if try lessOrEqual(left, Value(i.signedB)) { pc += i.c }
      case .notLessOrEqualImmediate:
        let left = base[i.a]
        if left.tag == Tag.integer {
          if !(left.integer <= Int64(i.signedB)) { pc += i.c }
          continue
        }
        if left.tag == Tag.float {
          if !(left.float <= Double(i.signedB)) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if !(try lessOrEqual(left, Value(i.signedB))) { pc += i.c }
      case .greaterImmediate:
        let left = base[i.a]
        if left.tag == Tag.integer {
          if left.integer > Int64(i.signedB) { pc += i.c }
          continue
        }
        if left.tag == Tag.float {
          if left.float > Double(i.signedB) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if try less(Value(i.signedB), left) { pc += i.c }
      case .notGreaterImmediate:
        let left = base[i.a]
        if left.tag == Tag.integer {
          if !(left.integer > Int64(i.signedB)) { pc += i.c }
          continue
        }
        if left.tag == Tag.float {
          if !(left.float > Double(i.signedB)) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if !(try less(Value(i.signedB), left)) { pc += i.c }
      case .greaterOrEqualImmediate:
        let left = base[i.a]
        if left.tag == Tag.integer {
          if left.integer >= Int64(i.signedB) { pc += i.c }
          continue
        }
        if left.tag == Tag.float {
          if left.float >= Double(i.signedB) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if try lessOrEqual(Value(i.signedB), left) { pc += i.c }
      case .notGreaterOrEqualImmediate:
        let left = base[i.a]
        if left.tag == Tag.integer {
          if !(left.integer >= Int64(i.signedB)) { pc += i.c }
          continue
        }
        if left.tag == Tag.float {
          if !(left.float >= Double(i.signedB)) { pc += i.c }
          continue
        }
        frame.pointee.pc = pc
        if !(try lessOrEqual(Value(i.signedB), left)) { pc += i.c }
      case .call:
        let slot = base + i.a
        var count = i.b != 0 ? i.b - 1 : pointee.thread.top - slot - 1
        frame.pointee.pc = pc
        if slot.pointee.tag == Tag.closure {
          try pushFrame(slot, argumentCount: count, wanted: i.c - 1, flags: [])
        } else if slot.pointee.tag == Tag.native, slot.pointee.native.pointee.kind == .plain {
          pointee.thread.nativeTop = slot + (count + 1)
          let results = slot.pointee.native.pointee.entry(self, slot + 1, count)
          pointee.thread.nativeTop = nil
          if results < 0 { throw PendingError() }
          if i.c == 2 {
            if results == 0 { slot.pointee = .nil }
          } else {
            _ = adjustResults(slot, count: results, wanted: i.c - 1)
          }
          if pointee.collectSoon != 0 { collect(frame, base, pc) }
          continue
        } else if try !callSpecial(slot, &count, wanted: i.c - 1) {
          return .yielded
        }
        frame = pointee.thread.frame
        base = frame.pointee.base
        pc = frame.pointee.pc
        constants = frame.pointee.constants
      case .tailCall:
        let slot = base + i.a
        var count = i.b != 0 ? i.b - 1 : pointee.thread.top - slot - 1
        frame.pointee.pc = pc
        if slot.pointee.tag == Tag.closure {
          // The callee takes the running frame's place.
          if pointee.thread.openUpvalues != nil { closeUpvalues(from: base) }
          let target = frame.pointee.function
          for index in 0...count { target[index] = slot[index] }
          pointee.thread.frame = frame - 1
          try pushFrame(target, argumentCount: count, wanted: Int(frame.pointee.wanted), flags: frame.pointee.flags)
        } else if try !callSpecial(slot, &count, wanted: -1) {
          // Other callees leave their results for the RETURN that follows.
          return .yielded
        }
        frame = pointee.thread.frame
        base = frame.pointee.base
        pc = frame.pointee.pc
        constants = frame.pointee.constants
      case .return:
        let values = base + i.a
        let count = i.b != 0 ? i.b - 1 : pointee.thread.top - values
        if pointee.thread.openUpvalues != nil { closeUpvalues(from: base) }
        let endsRun = frame.pointee.flags.rawValue & CallFrame.Flags.endsRun.rawValue != 0
        let total = popFrame(values, count: count)
        if endsRun { return .finished(results: total) }
        frame = pointee.thread.frame
        base = frame.pointee.base
        pc = frame.pointee.pc
        constants = frame.pointee.constants
      case .returnNone:
        if pointee.thread.openUpvalues != nil { closeUpvalues(from: base) }
        if frame.pointee.flags.rawValue == 0, frame.pointee.wanted >= 0, frame.pointee.wanted <= 1 {
          let target = frame.pointee.function
          if frame.pointee.wanted == 1 { target.pointee = .nil }
          frame -= 1
          pointee.thread.frame = frame
          base = frame.pointee.base
          pc = frame.pointee.pc
          constants = frame.pointee.constants
          continue
        }
        let endsRun = frame.pointee.flags.rawValue & CallFrame.Flags.endsRun.rawValue != 0
        let total = popFrame(base, count: 0)
        if endsRun { return .finished(results: total) }
        frame = pointee.thread.frame
        base = frame.pointee.base
        pc = frame.pointee.pc
        constants = frame.pointee.constants
      case .returnOne:
        if pointee.thread.openUpvalues != nil { closeUpvalues(from: base) }
        if frame.pointee.flags.rawValue == 0, frame.pointee.wanted >= 0, frame.pointee.wanted <= 1 {
          let target = frame.pointee.function
          if frame.pointee.wanted == 1 { target.pointee = base[i.a] }
          frame -= 1
          pointee.thread.frame = frame
          base = frame.pointee.base
          pc = frame.pointee.pc
          constants = frame.pointee.constants
          continue
        }
        let endsRun = frame.pointee.flags.rawValue & CallFrame.Flags.endsRun.rawValue != 0
        let total = popFrame(base + i.a, count: 1)
        if endsRun { return .finished(results: total) }
        frame = pointee.thread.frame
        base = frame.pointee.base
        pc = frame.pointee.pc
        constants = frame.pointee.constants
      case .vararg:
        frame.pointee.pc = pc
        try loadVarargs(frame, into: base + i.a, wanted: i.b - 1)
      case .closure:
        let prototype = frame.pointee.closure.pointee.prototype.pointee.prototypes[i.c]
        base[i.a] = Value(makeClosure(prototype, base: base, enclosing: frame.pointee.closure))
        if pointee.collectSoon != 0 { collect(frame, base, pc) }
      case .forPrepare:
        let state = base + i.a
        if state[0].tag == Tag.integer, state[1].tag == Tag.integer, state[2].tag == Tag.integer, state[2].integer > 0 {
          // The common case: counts upwards between integers.
          if state[0].integer > state[1].integer {
            pc += i.c
            continue
          }
          let distance = state[1].payload &- state[0].payload
          let step = state[2].payload
          state[1] = Value(payload: step == 1 ? distance : distance / step, tag: Tag.integer)
          state[3] = state[0]
          continue
        }
        frame.pointee.pc = pc
        if try !prepareLoop(state) { pc += i.c }
      case .forLoop:
        let state = base + i.a
        if state[0].tag == Tag.integer {
          let count = state[1].payload
          if count > 0 {
            let index = state[0].integer &+ state[2].integer
            state[1].payload = count &- 1
            state[0].payload = UInt64(bitPattern: index)
            state[3] = Value(index)
            pc += i.c
          }
        } else if continueFloatLoop(state) {
          pc += i.c
        }
      case .genericForCall:
        let state = base + i.a
        let function = state[0]
        if function.tag == Tag.native, function.native.pointee.kind == .next, state[1].tag == Tag.table, i.b <= 2 {
          switch state[1].table.next(after: state[2], into: state + 4) {
          case .entry: continue
          case .end:
            state[4] = .nil
            continue
          case .invalidKey: break
          }
        }
        if function.tag == Tag.native, function.native.pointee.kind == .inext, state[1].tag == Tag.table, state[2].tag == Tag.integer, i.b <= 2 {
          // The index is a copy of ours, so this is `t[index + 1]`.
          let index = state[2].payload
          let table = state[1].table
          if index < UInt64(bitPattern: Int64(table.pointee.arrayCount)) {
            let value = table.pointee.array.unsafelyUnwrapped[Int(bitPattern: UInt(index))]
            if !value.isNil {
              state[4] = Value(payload: index &+ 1, tag: Tag.integer)
              state[5] = value
              continue
            }
          }
        }
        state[4] = state[0]
        state[5] = state[1]
        state[6] = state[2]
        frame.pointee.pc = pc
        if state[4].tag == Tag.closure {
          try pushFrame(state + 4, argumentCount: 2, wanted: i.b, flags: [])
        } else {
          var count = 2
          if try !callSpecial(state + 4, &count, wanted: i.b) { return .yielded }
        }
        frame = pointee.thread.frame
        base = frame.pointee.base
        pc = frame.pointee.pc
        constants = frame.pointee.constants
      case .genericForLoop:
        let state = base + i.a
        if !state[4].isNil {
          state[2] = state[4]
          pc += i.c
        }
      case .loop, .enter:
        break
      case .hotLoop, .hotEnter:
        if i.b > 1 {
          (pc - 1).pointee = i.with(b: i.b - 1)
          continue
        }
        frame.pointee.pc = pc
        let starts = hot(pc - 1)
        frame = pointee.thread.frame
        base = frame.pointee.base
        pc = frame.pointee.pc
        constants = frame.pointee.constants
        if starts, !recording { return .startsRecording }
      case .hotForLoop:
        let head = pc - 1
        let state = base + i.a
        if state[0].tag == Tag.integer {
          let count = state[1].payload
          if count > 0 {
            let index = state[0].integer &+ state[2].integer
            state[1].payload = count &- 1
            state[0].payload = UInt64(bitPattern: index)
            state[3] = Value(index)
            pc += i.c
            if i.b > 1 {
              head.pointee = i.with(b: i.b - 1)
              continue
            }
            frame.pointee.pc = pc
            let starts = hot(head)
            frame = pointee.thread.frame
            base = frame.pointee.base
            pc = frame.pointee.pc
            constants = frame.pointee.constants
            if starts, !recording { return .startsRecording }
          }
        } else if continueFloatLoop(state) {
          pc += i.c
          if i.b > 1 {
            head.pointee = i.with(b: i.b - 1)
            continue
          }
          frame.pointee.pc = pc
          let starts = hot(head)
          frame = pointee.thread.frame
          base = frame.pointee.base
          pc = frame.pointee.pc
          constants = frame.pointee.constants
          if starts, !recording { return .startsRecording }
        }
      case .traceLoop, .traceEnter:
        if recording { continue }
        frame.pointee.pc = pc
        let starts = enterTrace(pc - 1)
        frame = pointee.thread.frame
        base = frame.pointee.base
        pc = frame.pointee.pc
        constants = frame.pointee.constants
        if starts, !recording { return .startsRecording }
      case .traceForLoop:
        let head = pc - 1
        let state = base + i.a
        if state[0].tag == Tag.integer {
          let count = state[1].payload
          if count > 0 {
            let index = state[0].integer &+ state[2].integer
            state[1].payload = count &- 1
            state[0].payload = UInt64(bitPattern: index)
            state[3] = Value(index)
            pc += i.c
            if recording { continue }
            frame.pointee.pc = pc
            let starts = enterTrace(head)
            frame = pointee.thread.frame
            base = frame.pointee.base
            pc = frame.pointee.pc
            constants = frame.pointee.constants
            if starts, !recording { return .startsRecording }
          }
        } else if continueFloatLoop(state) {
          pc += i.c
          if recording { continue }
          frame.pointee.pc = pc
          let starts = enterTrace(head)
          frame = pointee.thread.frame
          base = frame.pointee.base
          pc = frame.pointee.pc
          constants = frame.pointee.constants
          if starts, !recording { return .startsRecording }
        }
      }
    }
  }
}
