import X86

/// A small seeded generator (SplitMix64), so that a failure can be repeated.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Instances of every row of the table with random operands, and the text each must have, built without the disassembler.
enum SampleInstructions {
  /// A memory operand and its text between the brackets.
  static func memory(_ generator: inout Generator) -> (Memory, String) {
    let displacements: [Int32] = [0, 0, 1, -1, 127, -128, 128, -129, 0x7fff_ffff, -0x8000_0000, 16, 0x1234]
    let base = general(&generator)
    let displacement = displacements.randomElement(using: &generator)!
    func tail(_ forced: Bool) -> String {
      if displacement == 0 && !forced { return "" }
      return displacement < 0 ? "-0x" + String(displacement.magnitude, radix: 16) : "+0x" + String(displacement, radix: 16)
    }
    // rbp and r13 have no form without a displacement.
    let forced = base == .rbp || base == .r13
    if Bool.random(using: &generator) {
      return (.at(base, displacement), "[\(base)\(tail(forced))]")
    }
    var index = general(&generator)
    while index == .rsp { index = general(&generator) }
    let scale = UInt8.random(in: 0...3, using: &generator)
    if UInt8.random(in: 0...7, using: &generator) == 0 {
      return (.scaled(index, scale: scale, displacement), "[\(index)*\(1 << scale)\(tail(true))]")
    }
    return (.at(base, index: index, scale: scale, displacement), "[\(base)+\(index)*\(1 << scale)\(tail(forced))]")
  }

  static func general(_ generator: inout Generator) -> Register { Register(number: UInt8.random(in: 0...15, using: &generator)) }

  static func vector(_ generator: inout Generator) -> Register { .xmm(Int.random(in: 0...15, using: &generator)) }

  private static func immediate(_ generator: inout Generator, small: Bool) -> Int32 {
    let edges: [Int32] = small ? [0, 1, -1, 127, -128, 5] : [128, -129, 0x7fff_ffff, -0x8000_0000, 0x1234_5678]
    return edges.randomElement(using: &generator)!
  }

  /// The immediate at the operand's width in hexadecimal, as GNU's disassembler prints it.
  private static func text(_ value: Int32, _ size: OperandSize) -> String {
    let mask: UInt64 = size == .quad ? .max : (1 << UInt64(size.bits)) - 1
    return "0x" + String(UInt64(bitPattern: Int64(value)) & mask, radix: 16)
  }

  private static func pointer(_ form: InstructionForm) -> String {
    switch form.mnemonic {
    case .lea: ""
    case .andps, .andnps, .orps, .xorps, .movapd: "XMMWORD PTR "
    default:
      switch form.memorySize {
      case .byte: "BYTE PTR "
      case .word: "WORD PTR "
      case .long: "DWORD PTR "
      case .quad: "QWORD PTR "
      }
    }
  }

  /// Whether the form has no register operand in `ModRM.rm`.
  private static func needsMemory(_ form: InstructionForm) -> Bool { form.mnemonic == .lea }

  /// Appends one instance of the form; returns its text, or nil for relative jumps, which have tests of their own.
  static func append(_ form: InstructionForm, to assembler: inout Assembler, _ generator: inout Generator) -> String? {
    let m = form.mnemonic
    let size = form.size
    let condition = Condition(rawValue: UInt8.random(in: 0...15, using: &generator))!
    let name = form.encoding.description.contains("+cc") ? m.text + condition.suffix : m.text
    let a = general(&generator)
    let b = general(&generator)
    let x = vector(&generator)
    let y = vector(&generator)
    let (place, placeText) = memory(&generator)
    let inMemory = needsMemory(form) || Bool.random(using: &generator)
    let memoryText = pointer(form) + placeText
    switch form.shape {
    case .none:
      assembler.emit(m, size)
      return name
    case .r:
      assembler.emit(m, size, a)
      return "\(name) \(a.name(size))"
    case .rm:
      // The one-byte register forms of push and pop are the ones that are written.
      if inMemory || m == .push || m == .pop {
        assembler.emit(m, size, place, condition: condition)
        return "\(name) \(memoryText)"
      }
      assembler.emit(m, size, a, condition: condition)
      return "\(name) \(a.name(size))"
    case .rmR:
      if inMemory {
        assembler.emit(m, size, place, a)
        return "\(name) \(memoryText),\(a.name(size))"
      }
      assembler.emit(m, size, a, b)
      return "\(name) \(a.name(size)),\(b.name(size))"
    case .rRM:
      if inMemory {
        assembler.emit(m, size, a, place, condition: condition)
        return "\(name) \(a.name(size)),\(memoryText)"
      }
      assembler.emit(m, size, a, b, condition: condition)
      return "\(name) \(a.name(size)),\(b.name(form.memorySize))"
    case .rmI8, .rmI:
      let isCount = [Mnemonic.shl, .shr, .sar, .rol, .ror, .bt].contains(m)
      let value = isCount ? Int32.random(in: 2...63, using: &generator) : immediate(&generator, small: form.shape == .rmI8 || size == .byte)
      let valueText = text(value, isCount ? .byte : size)
      if inMemory {
        assembler.emit(m, size, place, value)
        return "\(name) \(memoryText),\(valueText)"
      }
      assembler.emit(m, size, a, value)
      return "\(name) \(a.name(size)),\(valueText)"
    case .rRMI8, .rRMI:
      let value = m == .rorx ? Int32.random(in: 1...63, using: &generator) : immediate(&generator, small: form.shape == .rRMI8)
      if inMemory && m != .rorx {
        assembler.emit(m, size, a, place, value)
        return "\(name) \(a.name(size)),\(memoryText),\(text(value, size))"
      }
      assembler.emit(m, size, a, b, value)
      return "\(name) \(a.name(size)),\(b.name(size)),\(text(value, m == .rorx ? .byte : size))"
    case .rmRI8:
      let value = Int32.random(in: 1...63, using: &generator)
      assembler.emit(m, size, a, b, value)
      return "\(name) \(a.name(size)),\(b.name(size)),\(text(value, .byte))"
    case .rmCL:
      assembler.emitByCL(m, size, a)
      return "\(name) \(a.name(size)),cl"
    case .rmRCL:
      assembler.emitByCL(m, size, a, b)
      return "\(name) \(a.name(size)),\(b.name(size)),cl"
    case .rI:
      if size == .quad {
        let value = Int64.random(in: (1 << 33)...Int64.max, using: &generator)
        assembler.load(value, into: a)
        return "movabs \(a),0x\(String(value, radix: 16))"
      }
      let value = Int64.random(in: 0...0xffff_ffff, using: &generator)
      assembler.load(value, into: a)
      return "mov \(a.name(.long)),0x\(String(value, radix: 16))"
    case .rRMV, .rVRM:
      let c = general(&generator)
      assembler.emit(m, size, a, b, c)
      return "\(name) \(a.name(size)),\(b.name(size)),\(c.name(size))"
    case .xXM:
      if inMemory {
        assembler.emit(m, size, x, place)
        return "\(name) \(x),\(memoryText)"
      }
      assembler.emit(m, size, x, y)
      return "\(name) \(x),\(y)"
    case .xmX:
      assembler.emit(m, size, place, x)
      return "\(name) \(memoryText),\(x)"
    case .xXMI8:
      assembler.emit(m, size, x, y, 9)
      return "\(name) \(x),\(y),0x9"
    case .xRM:
      if inMemory {
        assembler.emit(m, size, x, place)
        return "\(name) \(x),\(memoryText)"
      }
      assembler.emit(m, size, x, a)
      return "\(name) \(x),\(a)"
    case .rXM:
      if inMemory {
        assembler.emit(m, size, a, place)
        return "\(name) \(a),\(memoryText)"
      }
      assembler.emit(m, size, a, x)
      return "\(name) \(a),\(x)"
    case .rmX:
      assembler.emit(m, size, a, x)
      return "\(name) \(a),\(x)"
    case .rel8, .rel32: return nil
    }
  }
}
