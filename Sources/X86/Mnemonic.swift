/// The instructions that the assembler knows; their forms are in `InstructionTable`.
package enum Mnemonic: UInt8, Sendable, CaseIterable {
  case add, or, adc, sbb, and, sub, xor, cmp
  case test, mov, movzxByte, movzxWord, movsxByte, movsxWord, movsxd, lea, xchg
  case neg, not, mul, imul, div, idiv, cqo, cdq
  case shl, shr, sar, rol, ror, shld, shrd, shlx, shrx, sarx, rorx, mulx, andn
  case bsf, bsr, tzcnt, lzcnt, popcnt, bswap, bt
  case set, cmov, push, pop, jmp, jcc, call, ret, int3, ud2, nop, cpuid
  case movsd, movapd, movq, addsd, subsd, mulsd, divsd, sqrtsd, minsd, maxsd, ucomisd
  case cvtsi2sd, cvttsd2si, roundsd, andps, andnps, orps, xorps

  /// The name in assembler text, without a condition.
  package var text: String {
    switch self {
    case .movzxByte, .movzxWord: "movzx"
    case .movsxByte, .movsxWord: "movsx"
    case .jcc: "j"
    default: "\(self)"
    }
  }
}

/// Which operands an instruction form has, in the order of Intel's syntax (destination first).
///
/// `rm` is a general register or memory, `xm` a vector register or memory, `r` and `x` a register in `ModRM.reg`, `v` one in `VEX.vvvv`.
package enum OperandShape: UInt8, Sendable {
  case none
  /// The register is in the low bits of the opcode.
  case r
  case rm
  case rmR, rRM
  /// The immediate has 8 bits and is sign-extended.
  case rmI8
  /// The immediate has the operand's size, at most 32 bits, and is sign-extended.
  case rmI
  case rRMI8, rRMI
  /// The count is in `cl`.
  case rmCL
  case rmRI8, rmRCL
  /// A 32-bit or 64-bit immediate into the register that the opcode names.
  case rI
  case rel8, rel32
  case rRMV, rVRM
  case xXM, xmX, xXMI8, xRM, rXM, rmX

  /// Whether a register operand in `ModRM.reg` is a vector register.
  var registerIsVector: Bool {
    switch self {
    case .xXM, .xmX, .xXMI8, .xRM, .rmX: true
    default: false
    }
  }

  /// Whether a register operand in `ModRM.rm` is a vector register.
  var rmIsVector: Bool {
    switch self {
    case .xXM, .xmX, .xXMI8, .rXM: true
    default: false
    }
  }

  /// Whether the form has a `ModRM.rm` operand.
  var hasRM: Bool {
    switch self {
    case .none, .r, .rI, .rel8, .rel32: false
    default: true
    }
  }
}
