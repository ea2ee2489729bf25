/// A register of x86-64: numbers 0 to 15 are the general registers, 16 to 31 the vector registers.
///
/// One number space for both classes lets a register allocator and a move resolver treat them alike.
package struct Register: Hashable, Sendable {
  package let number: UInt8

  @inline(__always)
  package init(number: UInt8) { self.number = number }

  /// A vector register `xmm0` to `xmm15`.
  @inline(__always)
  package static func xmm(_ index: Int) -> Register { Register(number: UInt8(truncatingIfNeeded: 16 + index)) }

  package static let rax = Register(number: 0)
  package static let rcx = Register(number: 1)
  package static let rdx = Register(number: 2)
  package static let rbx = Register(number: 3)
  package static let rsp = Register(number: 4)
  package static let rbp = Register(number: 5)
  package static let rsi = Register(number: 6)
  package static let rdi = Register(number: 7)
  package static let r8 = Register(number: 8)
  package static let r9 = Register(number: 9)
  package static let r10 = Register(number: 10)
  package static let r11 = Register(number: 11)
  package static let r12 = Register(number: 12)
  package static let r13 = Register(number: 13)
  package static let r14 = Register(number: 14)
  package static let r15 = Register(number: 15)

  /// Whether this is one of `xmm0` to `xmm15`.
  @inline(__always)
  package var isVector: Bool { number >= 16 }

  /// The four bits that instructions encode.
  @inline(__always)
  var code: UInt8 { number & 15 }
}

/// The width of an operand.
package enum OperandSize: UInt8, Sendable, CaseIterable {
  case byte, word, long, quad

  /// Bytes of an operand.
  package var bytes: Int { 1 << Int(rawValue) }

  /// Bits of an operand.
  package var bits: Int { 8 << Int(rawValue) }
}

/// A condition of `jcc`, `setcc` and `cmovcc`; the raw value is the low nibble of their opcodes.
package enum Condition: UInt8, Sendable, CaseIterable {
  case overflow, notOverflow, below, aboveOrEqual, equal, notEqual, belowOrEqual, above
  case sign, notSign, parity, notParity, less, greaterOrEqual, lessOrEqual, greater

  /// The condition that holds exactly when this one does not.
  @inline(__always)
  package var negated: Condition { Condition(rawValue: rawValue ^ 1).unsafelyUnwrapped }

  /// The condition that holds for `(b, a)` exactly when this one holds for `(a, b)`; order relations only.
  package var swapped: Condition {
    switch self {
    case .below: .above
    case .above: .below
    case .aboveOrEqual: .belowOrEqual
    case .belowOrEqual: .aboveOrEqual
    case .less: .greater
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .lessOrEqual: .greaterOrEqual
    default: self
    }
  }

  /// The suffix in assembler text.
  package var suffix: String {
    switch self {
    case .overflow: "o"
    case .notOverflow: "no"
    case .below: "b"
    case .aboveOrEqual: "ae"
    case .equal: "e"
    case .notEqual: "ne"
    case .belowOrEqual: "be"
    case .above: "a"
    case .sign: "s"
    case .notSign: "ns"
    case .parity: "p"
    case .notParity: "np"
    case .less: "l"
    case .greaterOrEqual: "ge"
    case .lessOrEqual: "le"
    case .greater: "g"
    }
  }
}

extension Register: CustomStringConvertible {
  package var description: String { name(.quad) }

  /// The register's name at a width: `rax`, `eax`, `ax`, `al`; vector registers have one name.
  package func name(_ size: OperandSize) -> String {
    if isVector { return "xmm\(code)" }
    if number >= 8 {
      return "r\(number)" + ["b", "w", "d", ""][Int(size.rawValue)]
    }
    let word = ["ax", "cx", "dx", "bx", "sp", "bp", "si", "di"][Int(number)]
    switch size {
    case .quad: return "r" + word
    case .long: return "e" + word
    case .word: return word
    case .byte: return ["al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"][Int(number)]
    }
  }
}
