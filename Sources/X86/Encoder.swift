extension Assembler {
  // MARK: Rows

  /// The row for a mnemonic, size and shape, or nil.
  @inline(__always)
  private func row(_ mnemonic: Mnemonic, _ size: OperandSize, _ shape: OperandShape) -> UnsafePointer<InstructionForm>? {
    let rows = InstructionTable.rows
    var index = Int(InstructionTable.firstRow[Int(mnemonic.rawValue)])
    while rows[index].mnemonic == mnemonic {
      if rows[index].shape == shape && rows[index].size == size { return rows + index }
      index += 1
      if index == InstructionTable.rowCount { break }
    }
    return nil
  }

  @inline(never)
  private func missing(_ mnemonic: Mnemonic, _ size: OperandSize, _ shape: OperandShape) -> Never {
    fatalError("no row for \(mnemonic) \(size) \(shape) in the instruction table")
  }

  @inline(__always)
  private func require(_ mnemonic: Mnemonic, _ size: OperandSize, _ shape: OperandShape) -> UnsafePointer<InstructionForm> {
    guard let row = row(mnemonic, size, shape) else { missing(mnemonic, size, shape) }
    return row
  }

  // MARK: Instructions

  /// An instruction without operands.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize = .quad) {
    reserve()
    let form = require(mnemonic, size, .none)
    prefixes(form, reg: 0, index: 0, base: 0, byteRegister: false)
    append(form.pointee.encoding.opcode)
  }

  /// An instruction with one register: `neg rax`, `push rbx`, `bswap rcx`, `sete al`.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ operand: Register, condition: Condition = .overflow) {
    reserve()
    if let form = row(mnemonic, size, .r) {
      prefixes(form, reg: 0, index: 0, base: operand.code, byteRegister: false)
      append(form.pointee.encoding.opcode | (operand.code & 7))
      return
    }
    let form = require(mnemonic, size, .rm)
    encode(form, reg: form.pointee.encoding.digit, rm: operand, condition: condition)
  }

  /// An instruction with one memory operand.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ operand: Memory, condition: Condition = .overflow) {
    reserve()
    let form = require(mnemonic, size, .rm)
    encode(form, reg: form.pointee.encoding.digit, memory: operand, condition: condition)
  }

  /// `mnemonic destination, source` between registers of any class.
  package mutating func emit(
    _ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Register, _ source: Register, condition: Condition = .overflow
  ) {
    reserve()
    switch (destination.isVector, source.isVector) {
    case (false, false):
      if let form = row(mnemonic, size, .rmR) {
        encode(form, reg: source.code, rm: destination, condition: condition)
      } else {
        encode(require(mnemonic, size, .rRM), reg: destination.code, rm: source, condition: condition)
      }
    case (true, true): encode(require(mnemonic, size, .xXM), reg: destination.code, rm: source)
    case (true, false): encode(require(mnemonic, size, .xRM), reg: destination.code, rm: source)
    case (false, true):
      if let form = row(mnemonic, size, .rXM) {
        encode(form, reg: destination.code, rm: source)
      } else {
        encode(require(mnemonic, size, .rmX), reg: source.code, rm: destination)
      }
    }
  }

  /// `mnemonic destination, [source]`.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Register, _ source: Memory, condition: Condition = .overflow) {
    reserve()
    if destination.isVector {
      encode(row(mnemonic, size, .xXM) ?? require(mnemonic, size, .xRM), reg: destination.code, memory: source)
    } else {
      encode(row(mnemonic, size, .rRM) ?? require(mnemonic, size, .rXM), reg: destination.code, memory: source, condition: condition)
    }
  }

  /// `mnemonic [destination], source`; for `test`, the memory is the first operand.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Memory, _ source: Register) {
    reserve()
    encode(require(mnemonic, size, source.isVector ? .xmX : .rmR), reg: source.code, memory: destination)
  }

  /// `mnemonic destination, immediate`; picks the 8-bit form where there is one. The immediate is sign-extended.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Register, _ immediate: Int32) {
    reserve()
    let form = immediateRow(mnemonic, size, immediate)
    encode(form, reg: form.pointee.encoding.digit, rm: destination)
    appendImmediate(form, immediate)
  }

  /// `mnemonic [destination], immediate`.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Memory, _ immediate: Int32) {
    reserve()
    let form = immediateRow(mnemonic, size, immediate)
    encode(form, reg: form.pointee.encoding.digit, memory: destination)
    appendImmediate(form, immediate)
  }

  /// `mnemonic destination, source, immediate`: `imul`, `rorx`, `shld`, `shrd`, `roundsd`.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Register, _ source: Register, _ immediate: Int32) {
    reserve()
    if let form = row(mnemonic, size, .rmRI8) {
      encode(form, reg: source.code, rm: destination)
      appendImmediate(form, immediate)
      return
    }
    let form = threeOperandRow(mnemonic, size, destination, immediate)
    encode(form, reg: destination.code, rm: source)
    appendImmediate(form, immediate)
  }

  /// `mnemonic destination, [source], immediate`.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Register, _ source: Memory, _ immediate: Int32) {
    reserve()
    let form = threeOperandRow(mnemonic, size, destination, immediate)
    encode(form, reg: destination.code, memory: source)
    appendImmediate(form, immediate)
  }

  /// A VEX instruction with three registers, in Intel's order: `shlx destination, value, count`, `mulx high, low, factor`, `andn destination, inverted, other`.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Register, _ first: Register, _ second: Register) {
    reserve()
    if let form = row(mnemonic, size, .rRMV) {
      encodeVEX(form, reg: destination.code, vvvv: second.code, rm: first.code)
      modrm(reg: destination.code, rm: first.code)
    } else {
      let form = require(mnemonic, size, .rVRM)
      encodeVEX(form, reg: destination.code, vvvv: first.code, rm: second.code)
      modrm(reg: destination.code, rm: second.code)
    }
  }

  /// A VEX instruction whose last operand is in memory: `mulx high, low, [factor]`.
  package mutating func emit(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Register, _ first: Register, _ second: Memory) {
    reserve()
    let form = require(mnemonic, size, .rVRM)
    let base = second.baseNumber < 16 ? second.baseNumber : 0
    let index = second.indexNumber < 16 ? second.indexNumber : 0
    encodeVEX(form, reg: destination.code, vvvv: first.code, rm: base, index: index)
    address(second, reg: destination.code & 7, trailing: 0)
  }

  /// A shift or rotation by `cl`.
  package mutating func emitByCL(_ mnemonic: Mnemonic, _ size: OperandSize, _ operand: Register) {
    reserve()
    let form = require(mnemonic, size, .rmCL)
    encode(form, reg: form.pointee.encoding.digit, rm: operand)
  }

  /// A double shift by `cl`: `shld high, low, cl`.
  package mutating func emitByCL(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Register, _ source: Register) {
    reserve()
    encode(require(mnemonic, size, .rmRCL), reg: source.code, rm: destination)
  }

  /// `mov r64, imm64` or the shortest equivalent that leaves the flags alone.
  package mutating func load(_ value: Int64, into register: Register) {
    reserve()
    if value >= 0 && value <= 0xffff_ffff {
      let form = require(.mov, .long, .rI)
      prefixes(form, reg: 0, index: 0, base: register.code, byteRegister: false)
      append(form.pointee.encoding.opcode | (register.code & 7))
      appendInteger(UInt32(truncatingIfNeeded: value))
    } else if let short = Int32(exactly: value) {
      emit(.mov, .quad, register, short)
    } else {
      let form = require(.mov, .quad, .rI)
      prefixes(form, reg: 0, index: 0, base: register.code, byteRegister: false)
      append(form.pointee.encoding.opcode | (register.code & 7))
      appendInteger(value)
    }
  }

  // MARK: Jumps

  /// A jump to a label; two bytes if the label is bound and near.
  package mutating func jump(to label: Label) {
    reserve()
    if let distance = distance(to: label, length: 2), let near = Int8(exactly: distance) {
      append(require(.jmp, .quad, .rel8).pointee.encoding.opcode)
      appendInteger(near)
    } else {
      append(require(.jmp, .quad, .rel32).pointee.encoding.opcode)
      appendReference(to: label.index, trailing: 0)
    }
  }

  /// A conditional jump to a label; two bytes if the label is bound and near.
  package mutating func jump(_ condition: Condition, to label: Label) {
    reserve()
    if let distance = distance(to: label, length: 2), let near = Int8(exactly: distance) {
      append(require(.jcc, .quad, .rel8).pointee.encoding.opcode | condition.rawValue)
      appendInteger(near)
    } else {
      append(0x0f)
      append(require(.jcc, .quad, .rel32).pointee.encoding.opcode | condition.rawValue)
      appendReference(to: label.index, trailing: 0)
    }
  }

  /// A five-byte jump to an absolute address within ±2 GB of the code's place.
  package mutating func jump(toAddress target: UInt) {
    reserve()
    append(require(.jmp, .quad, .rel32).pointee.encoding.opcode)
    appendReference(toAddress: target)
  }

  /// A five-byte call of an absolute address within ±2 GB of the code's place.
  package mutating func call(address target: UInt) {
    reserve()
    append(require(.call, .quad, .rel32).pointee.encoding.opcode)
    appendReference(toAddress: target)
  }

  // MARK: Encoding

  @inline(__always)
  private func immediateRow(_ mnemonic: Mnemonic, _ size: OperandSize, _ immediate: Int32) -> UnsafePointer<InstructionForm> {
    if immediate == Int32(Int8(truncatingIfNeeded: immediate)), let form = row(mnemonic, size, .rmI8) { return form }
    return row(mnemonic, size, .rmI) ?? require(mnemonic, size, .rmI8)
  }

  @inline(__always)
  private func threeOperandRow(_ mnemonic: Mnemonic, _ size: OperandSize, _ destination: Register, _ immediate: Int32) -> UnsafePointer<InstructionForm> {
    if destination.isVector { return require(mnemonic, size, .xXMI8) }
    if immediate == Int32(Int8(truncatingIfNeeded: immediate)), let form = row(mnemonic, size, .rRMI8) { return form }
    return row(mnemonic, size, .rRMI) ?? require(mnemonic, size, .rRMI8)
  }

  @inline(__always)
  private mutating func appendImmediate(_ form: UnsafePointer<InstructionForm>, _ immediate: Int32) {
    switch form.pointee.encoding.immediateBytes {
    case 1: append(UInt8(truncatingIfNeeded: immediate))
    case 2: appendInteger(UInt16(truncatingIfNeeded: immediate))
    default: appendInteger(immediate)
    }
  }

  /// Mandatory prefix, `REX`, escape bytes; `reg`, `index` and `base` are four-bit register codes.
  @inline(__always)
  private mutating func prefixes(_ form: UnsafePointer<InstructionForm>, reg: UInt8, index: UInt8, base: UInt8, byteRegister: Bool) {
    let encoding = form.pointee.encoding
    if encoding.prefix != 0 { append(encoding.prefix) }
    let rex = (encoding.isWide ? 8 : 0) | (reg >> 3) << 2 | (index >> 3) << 1 | base >> 3
    if rex != 0 || byteRegister { append(0x40 | rex) }
    switch encoding.map {
    case .legacy: break
    case .escape0F: append(0x0f)
    case .escape0F38:
      append(0x0f)
      append(0x38)
    case .escape0F3A:
      append(0x0f)
      append(0x3a)
    }
  }

  /// The three-byte VEX prefix and the opcode.
  @inline(__always)
  private mutating func encodeVEX(_ form: UnsafePointer<InstructionForm>, reg: UInt8, vvvv: UInt8, rm: UInt8, index: UInt8 = 0) {
    let encoding = form.pointee.encoding
    append(0xc4)
    append((reg & 8 == 0 ? 0x80 : 0) | (index & 8 == 0 ? 0x40 : 0) | (rm & 8 == 0 ? 0x20 : 0) | encoding.map.rawValue)
    let pp: UInt8 =
      switch encoding.prefix {
      case 0x66: 1
      case 0xf3: 2
      case 0xf2: 3
      default: 0
      }
    append((encoding.isWide ? 0x80 : 0) | (~vvvv & 15) << 3 | pp)
    append(encoding.opcode)
  }

  @inline(__always)
  private mutating func modrm(reg: UInt8, rm: UInt8) {
    append(0xc0 | (reg & 7) << 3 | (rm & 7))
  }

  /// Whether a byte operand in this register needs a `REX` prefix: `spl bpl sil dil` share codes with `ah ch dh bh`.
  @inline(__always)
  private func isHighCode(_ code: UInt8) -> Bool { code >= 4 && code < 8 }

  @inline(__always)
  private mutating func encode(_ form: UnsafePointer<InstructionForm>, reg: UInt8, rm: Register, condition: Condition = .overflow) {
    if form.pointee.encoding.isVEX {
      encodeVEX(form, reg: reg, vvvv: 0, rm: rm.code)
      modrm(reg: reg, rm: rm.code)
      return
    }
    let isByteForm = form.pointee.memorySize == .byte
    let byteRegister = isByteForm && (isHighCode(rm.code) || (form.pointee.size == .byte && form.pointee.encoding.field == .register && isHighCode(reg)))
    prefixes(form, reg: form.pointee.encoding.field == .register ? reg : 0, index: 0, base: rm.code, byteRegister: byteRegister)
    append(form.pointee.encoding.opcode | (form.pointee.encoding.addsCondition ? condition.rawValue : 0))
    modrm(reg: reg, rm: rm.code)
  }

  @inline(__always)
  private mutating func encode(_ form: UnsafePointer<InstructionForm>, reg: UInt8, memory: Memory, condition: Condition = .overflow) {
    let hasRegister = form.pointee.encoding.field == .register
    let base = memory.baseNumber < 16 ? memory.baseNumber : 0
    let index = memory.indexNumber < 16 ? memory.indexNumber : 0
    prefixes(form, reg: hasRegister ? reg : 0, index: index, base: base, byteRegister: form.pointee.size == .byte && hasRegister && isHighCode(reg))
    append(form.pointee.encoding.opcode | (form.pointee.encoding.addsCondition ? condition.rawValue : 0))
    address(memory, reg: reg & 7, trailing: Int(form.pointee.encoding.immediateBytes))
  }

  /// `ModRM`, `SIB` and displacement of a memory operand (Intel's manual, volume 2, tables 2-2 and 2-3).
  private mutating func address(_ memory: Memory, reg: UInt8, trailing: Int) {
    let field = reg << 3
    if memory.baseNumber == Memory.instructionPointer {
      append(field | 0b101)
      appendReference(to: memory.displacement, trailing: trailing)
      return
    }
    if memory.baseNumber == Memory.noRegister {
      append(field | 0b100)
      let index = memory.indexNumber == Memory.noRegister ? 0b100 : memory.indexNumber & 7
      append(memory.scale << 6 | index << 3 | 0b101)
      appendInteger(memory.displacement)
      return
    }
    let base = memory.baseNumber & 7
    // With mode 0, base code 5 would mean "no base": rbp and r13 take a displacement of one byte.
    let mode: UInt8 =
      memory.displacement == 0 && base != 5 ? 0b00 : (memory.displacement == Int32(Int8(truncatingIfNeeded: memory.displacement)) ? 0b01 : 0b10)
    if memory.indexNumber != Memory.noRegister {
      append(mode << 6 | field | 0b100)
      append(memory.scale << 6 | (memory.indexNumber & 7) << 3 | base)
    } else if base == 4 {
      append(mode << 6 | field | 0b100)
      append(0b100 << 3 | base)
    } else {
      append(mode << 6 | field | base)
    }
    if mode == 0b01 {
      append(UInt8(truncatingIfNeeded: memory.displacement))
    } else if mode == 0b10 {
      appendInteger(memory.displacement)
    }
  }
}
