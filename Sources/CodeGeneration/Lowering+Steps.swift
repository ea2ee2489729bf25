import X86

/// The machine instructions of each kind of step.
extension Lowering {
  mutating func write(_ step: Step, _ placed: Placed) {
    defer { noteZeroFlag(step, placed) }
    switch step.kind {
    case .load: assembler.emit(step.mnemonic, step.size, placed.result.register, place(step, placed.a, placed.b))
    case .store: assembler.emit(step.mnemonic, step.size, place(step, placed.a, placed.b), placed.c.register)
    case .storeImmediate: assembler.emit(step.mnemonic, step.size, place(step, placed.a, placed.b), Int32(truncatingIfNeeded: step.immediate))
    case .compare:
      if !isZeroFlagKnown(step, placed) { writeBinary(step, placed, placed.a.register) }
    case .compareImmediate:
      let immediate = Int32(truncatingIfNeeded: step.immediate)
      if placed.a.isRegister {
        assembler.emit(step.mnemonic, step.size, placed.a.register, immediate)
      } else {
        assembler.emit(step.mnemonic, step.size, memory(placed.from), immediate)
      }
    case .compareMemory: assembler.emit(step.mnemonic, step.size, placed.a.register, place(step, placed.b, placed.c))
    case .binary: writeBinary(step, placed, placed.result.register)
    case .binaryImmediate:
      assembler.emit(step.mnemonic, step.size, placed.result.register, Int32(truncatingIfNeeded: step.immediate))
    case .binaryMemory: assembler.emit(step.mnemonic, step.size, placed.result.register, place(step, placed.b, placed.c))
    case .unary: assembler.emit(step.mnemonic, step.size, placed.result.register)
    case .add, .addImmediate: writeSum(step, placed)
    case .transfer: writeTransfer(step, placed)
    case .three: assembler.emit(step.mnemonic, step.size, placed.result.register, placed.a.register, placed.b.register)
    case .set:
      assembler.emit(.set, .byte, placed.result.register, condition: step.condition)
      assembler.emit(.movzxByte, .long, placed.result.register, placed.result.register)
    case .conditionalMove:
      if placed.b.isRegister {
        assembler.emit(.cmov, .quad, placed.result.register, placed.b.register, condition: step.condition)
      } else {
        assembler.emit(.cmov, .quad, placed.result.register, memory(placed.from), condition: step.condition)
      }
    case .shiftByCount: assembler.emitByCL(step.mnemonic, step.size, placed.result.register)
    case .doubleShift:
      assembler.emit(step.mnemonic, .quad, placed.result.register, placed.b.register, Int32(truncatingIfNeeded: step.immediate))
    case .doubleShiftByCount: assembler.emitByCL(step.mnemonic, .quad, placed.result.register, placed.b.register)
    case .multiplyHigh where step.mnemonic == .mulx:
      // With one register for both halves, the high one stays.
      if placed.b.isRegister {
        assembler.emit(.mulx, .quad, placed.result.register, placed.result.register, placed.b.register)
      } else {
        assembler.emit(.mulx, .quad, placed.result.register, placed.result.register, memory(placed.from))
      }
    case .multiplyHigh, .multiplyWide:
      if placed.b.isRegister {
        assembler.emit(step.mnemonic, .quad, placed.b.register)
      } else {
        assembler.emit(step.mnemonic, .quad, memory(placed.from))
      }
    case .divide: writeDivision(step, placed.b.register)
    case .call:
      assembler.load(Int64(bitPattern: UInt64(machine.calls[Int(step.call)].address)), into: .rax)
      assembler.emit(.call, .quad, Register.rax)
    case .exit, .exitIfOrderedEqual, .loopHead, .backEdge, .finish: break
    }
  }

  // MARK: Flags

  /// Remembers whose comparison with 0 the zero flag is after the step.
  private mutating func noteZeroFlag(_ step: Step, _ placed: Placed) {
    guard placed.result.isRegister else {
      let isZeroTest = step.kind == .compare && step.mnemonic == .test && step.a == step.b
      zeroFlag = isZeroTest ? (placed.a.register, step.size) : nil
      return
    }
    switch (step.kind, step.mnemonic) {
    case (.add, _), (.addImmediate, _):
      // As `lea` it leaves the flags alone.
      zeroFlag = placed.result == placed.a || placed.result == placed.b ? (placed.result.register, .quad) : nil
    case (.binary, .add), (.binary, .sub), (.binary, .and), (.binary, .or), (.binary, .xor), (.binaryMemory, .add), (.binaryMemory, .sub),
      (.binaryMemory, .and), (.binaryMemory, .or), (.binaryMemory, .xor), (.binaryImmediate, .add), (.binaryImmediate, .sub),
      (.binaryImmediate, .and), (.binaryImmediate, .or), (.binaryImmediate, .xor), (.binaryImmediate, .shl), (.binaryImmediate, .shr),
      (.binaryImmediate, .sar), (.unary, .neg):
      zeroFlag = (placed.result.register, step.size)
    default: zeroFlag = nil
    }
  }

  /// The step compares with 0 what the last instruction computed, and only equality is asked for.
  private func isZeroFlagKnown(_ step: Step, _ placed: Placed) -> Bool {
    guard step.mnemonic == .test, step.a == step.b, let zeroFlag, zeroFlag.register == placed.a.register, zeroFlag.size == step.size else { return false }
    let user = machine.steps[Int(placed.step) + 1]
    let isUser = user.kind == .exit || user.kind == .set || user.kind == .conditionalMove
    return isUser && (user.condition == .equal || user.condition == .notEqual)
  }

  /// The step's memory operand with the given base and index.
  private func place(_ step: Step, _ base: Operand, _ index: Operand) -> Memory {
    if !base.isRegister { return .scaled(index.register, scale: step.scale, step.displacement) }
    if !index.isRegister { return .at(base.register, step.displacement) }
    return .at(base.register, index: index.register, scale: step.scale, step.displacement)
  }

  /// `mnemonic target, b` or `mnemonic a, b`; `b` in a register or in memory.
  private mutating func writeBinary(_ step: Step, _ placed: Placed, _ target: Register) {
    if placed.b.isRegister {
      assembler.emit(step.mnemonic, step.size, target, placed.b.register)
      return
    }
    let isWide = step.mnemonic == .xorps || step.mnemonic == .andps
    let place = memory(placed.from, isWide: isWide)
    if step.mnemonic == .test {
      assembler.emit(.test, step.size, place, target)
    } else {
      assembler.emit(step.mnemonic, step.size, target, place)
    }
  }

  private mutating func writeSum(_ step: Step, _ placed: Placed) {
    let (result, a) = (placed.result.register, placed.a.register)
    let immediate = Int32(truncatingIfNeeded: step.immediate)
    if step.kind == .addImmediate {
      if result == a {
        assembler.emit(.add, .quad, result, immediate)
      } else {
        assembler.emit(.lea, .quad, result, .at(a, immediate))
      }
      return
    }
    if !placed.b.isRegister {
      assembler.emit(.add, .quad, result, memory(placed.from))
    } else if result == a {
      assembler.emit(.add, .quad, result, placed.b.register)
    } else if result == placed.b.register {
      assembler.emit(.add, .quad, result, a)
    } else {
      assembler.emit(.lea, .quad, result, .at(a, index: placed.b.register, scale: 0))
    }
  }

  private mutating func writeTransfer(_ step: Step, _ placed: Placed) {
    let result = placed.result.register
    // The conversion keeps the register's other half: without this it would wait for whatever wrote that last.
    if step.mnemonic == .cvtsi2sd { assembler.emit(.xorps, .quad, result, result) }
    let immediate = Int32(truncatingIfNeeded: step.immediate)
    switch (placed.a.isRegister, step.options.contains(.immediate)) {
    case (true, false): assembler.emit(step.mnemonic, step.size, result, placed.a.register)
    case (true, true): assembler.emit(step.mnemonic, step.size, result, placed.a.register, immediate)
    case (false, false):
      // A float's bits into a general register are an ordinary load.
      assembler.emit(step.mnemonic == .movq ? .mov : step.mnemonic, step.size, result, memory(placed.from))
    case (false, true): assembler.emit(step.mnemonic, step.size, result, memory(placed.from), immediate)
    }
  }

  /// `rax` by `divisor`; the quotient in `rax`, the remainder in `rdx`.
  private mutating func writeDivision(_ step: Step, _ divisor: Register) {
    switch Division(rawValue: step.immediate) {
    case .unsignedQuotient, .unsignedRemainder, .none:
      assembler.emit(.xor, .long, .rdx, .rdx)
      assembler.emit(.div, step.size, divisor)
    case .signedQuotient, .signedRemainder:
      assembler.emit(.cqo)
      assembler.emit(.idiv, .quad, divisor)
    case .floorQuotient: writeFloorQuotient(divisor)
    case .floorRemainder: writeFloorRemainder(divisor)
    }
  }

  /// Where both numbers are not negative and have 32 bits, the division of 32 bits is faster and needs no correction.
  private mutating func writeNarrowDivision(_ divisor: Register, _ end: Label) {
    let wide = assembler.makeLabel()
    assembler.emit(.mov, .quad, .rdx, .rax)
    assembler.emit(.or, .quad, .rdx, divisor)
    assembler.emit(.shr, .quad, .rdx, 32)
    assembler.jump(.notEqual, to: wide)
    assembler.emit(.div, .long, divisor)
    assembler.jump(to: end)
    assembler.bind(wide)
  }

  /// The truncated quotient, less 1 where there is a remainder whose sign is not the divisor's. By -1 it is a negation, as MIN / -1 traps.
  private mutating func writeFloorQuotient(_ divisor: Register) {
    let negation = assembler.makeLabel()
    let end = assembler.makeLabel()
    writeNarrowDivision(divisor, end)
    assembler.emit(.cmp, .quad, divisor, -1)
    assembler.jump(.equal, to: negation)
    assembler.emit(.cqo)
    assembler.emit(.idiv, .quad, divisor)
    assembler.emit(.test, .quad, .rdx, .rdx)
    assembler.jump(.equal, to: end)
    assembler.emit(.xor, .quad, .rdx, divisor)
    // The sign of remainder ^ divisor, as 0 or -1.
    assembler.emit(.sar, .quad, .rdx, 63)
    assembler.emit(.add, .quad, .rax, .rdx)
    assembler.jump(to: end)
    assembler.bind(negation)
    assembler.emit(.neg, .quad, .rax)
    assembler.bind(end)
  }

  /// The truncated remainder, plus the divisor where it is not 0 and its sign is not the divisor's. By -1 it is 0, as MIN / -1 traps.
  private mutating func writeFloorRemainder(_ divisor: Register) {
    let zero = assembler.makeLabel()
    let end = assembler.makeLabel()
    writeNarrowDivision(divisor, end)
    assembler.emit(.cmp, .quad, divisor, -1)
    assembler.jump(.equal, to: zero)
    assembler.emit(.cqo)
    assembler.emit(.idiv, .quad, divisor)
    assembler.emit(.test, .quad, .rdx, .rdx)
    assembler.jump(.equal, to: end)
    assembler.emit(.mov, .quad, .rax, .rdx)
    assembler.emit(.xor, .quad, .rax, divisor)
    assembler.emit(.sar, .quad, .rax, 63)
    assembler.emit(.and, .quad, .rax, divisor)
    assembler.emit(.add, .quad, .rdx, .rax)
    assembler.jump(to: end)
    assembler.bind(zero)
    assembler.emit(.xor, .long, .rdx, .rdx)
    assembler.bind(end)
  }
}
