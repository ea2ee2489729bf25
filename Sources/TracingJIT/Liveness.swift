import LuaBytecode

/// Which registers of a function are read again, before each of its instructions.
struct Liveness: Sendable {
  private let wordCount: Int
  private let captured: [UInt64]
  private let assigned: [UInt64]
  private var words: [UInt64]

  init(_ prototype: Prototype) {
    let code = prototype.code
    let wordCount = (prototype.registerCount + 63) / 64 + 1
    self.wordCount = wordCount
    words = [UInt64](repeating: 0, count: (code.count + 1) * wordCount)
    // Registers that closures capture are read through their upvalues.
    var captured = [UInt64](repeating: 0, count: wordCount)
    var assigned = captured
    for child in prototype.prototypes {
      for (number, upvalue) in child.upvalues.enumerated() where upvalue.isInEnclosingStack {
        captured[upvalue.index / 64] |= 1 << UInt64(upvalue.index % 64)
        if Liveness.assigns(child, number) { assigned[upvalue.index / 64] |= 1 << UInt64(upvalue.index % 64) }
      }
    }
    self.captured = captured
    self.assigned = assigned
    var changed = true
    var live = [UInt64](repeating: 0, count: wordCount)
    while changed {
      changed = false
      for pc in code.indices.reversed() {
        let effects = RegisterEffects(code[pc], registerCount: prototype.registerCount)
        for word in 0..<wordCount { live[word] = captured[word] }
        for successor in effects.successors(of: pc) where successor < code.count {
          for word in 0..<wordCount { live[word] |= words[successor * wordCount + word] }
        }
        for register in effects.written { live[register / 64] &= ~(1 << UInt64(register % 64)) }
        for register in effects.read { live[register / 64] |= 1 << UInt64(register % 64) }
        for word in 0..<wordCount {
          let bits = live[word] | captured[word]
          if words[pc * wordCount + word] != bits {
            words[pc * wordCount + word] = bits
            changed = true
          }
        }
      }
    }
  }

  /// Some closure has the register as upvalue.
  func isCaptured(_ register: Int) -> Bool { captured[register / 64] >> UInt64(register % 64) & 1 != 0 }

  /// Some closure has the register as upvalue and assigns to it.
  func isAssignedByClosures(_ register: Int) -> Bool { assigned[register / 64] >> UInt64(register % 64) & 1 != 0 }

  /// A function, or one inside it, assigns to its upvalue of a number.
  private static func assigns(_ prototype: Prototype, _ number: Int) -> Bool {
    if prototype.code.contains(where: { $0.opcode == .setUpvalue && $0.b == number }) { return true }
    return prototype.prototypes.contains { child in
      child.upvalues.enumerated().contains { !$0.element.isInEnclosingStack && $0.element.index == number && assigns(child, $0.offset) }
    }
  }

  /// The register's value may be read by the instruction at `pc` or later.
  func isLive(_ register: Int, at pc: Int) -> Bool { words[pc * wordCount + register / 64] >> UInt64(register % 64) & 1 != 0 }
}

/// The registers that an instruction reads and writes, and where it goes.
struct RegisterEffects {
  var read: [Int] = []
  /// Written on every way out.
  var written: [Int] = []
  private var jump: Int?
  private var fallsThrough = true

  init(_ instruction: Bytecode, registerCount: Int) {
    let row = OpcodeTable.row(instruction.opcode)
    let (a, b, c) = (instruction.a, instruction.b, instruction.c)
    add(row.a, a)
    add(row.b, b)
    add(row.c, c)
    if case .jump = row.c { jump = c }
    switch instruction.opcode {
    case .loadNil: written += a...(a + b)
    case .jump, .jumpClosing: fallsThrough = false
    case .testSet, .testNotSet: written = []
    case .getTable, .getField, .getInteger: break
    case .selfField: written += [a + 1]
    case .setList: read += b == 0 ? Array(a..<registerCount) : Array(a...(a + b))
    case .concatenate: read += c..<(c + b)
    case .call:
      read += b == 0 ? Array(a..<registerCount) : Array(a..<(a + b))
      if c > 0 { written += a..<max(a + c - 1, a) }
    case .tailCall:
      read += b == 0 ? Array(a..<registerCount) : Array(a..<(a + b))
      fallsThrough = false
    case .return:
      read += b == 0 ? Array(a..<registerCount) : Array(a..<(a + b - 1))
      fallsThrough = false
    case .returnNone, .returnOne: fallsThrough = false
    case .vararg: if b > 0 { written += a..<(a + b - 1) }
    case .closure: break
    case .forPrepare: read += a...(a + 2)
    case .forLoop, .hotForLoop, .traceForLoop: read += a...(a + 2)
    case .genericForCall:
      read += a...(a + 2)
      written += (a + 4)..<(a + 4 + b)
    case .genericForLoop: read += [a + 4]
    default: break
    }
  }

  private mutating func add(_ operand: Operand, _ value: Int) {
    switch operand {
    case .target: written.append(value)
    case .source: read.append(value)
    case .swappableSource: read.append(value & 0xff)
    case .registerOrConstant: if value < Bytecode.constantBias { read.append(value) }
    default: break
    }
  }

  func successors(of pc: Int) -> [Int] {
    var result = fallsThrough ? [pc + 1] : []
    if let jump { result.append(pc + 1 + jump) }
    return result
  }
}
