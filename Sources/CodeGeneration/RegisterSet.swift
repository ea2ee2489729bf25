import X86

/// A set of registers as a bit mask: bits 0 to 15 general, 16 to 31 vector.
struct RegisterSet: OptionSet, Sendable {
  let rawValue: UInt32

  @inline(__always)
  init(rawValue: UInt32) { self.rawValue = rawValue }

  @inline(__always)
  init(_ register: Register) { rawValue = 1 << UInt32(register.number) }

  @inline(__always)
  init(number: UInt8) { rawValue = 1 << UInt32(number) }

  init(_ registers: [Register]) { rawValue = registers.reduce(0) { $0 | 1 << UInt32($1.number) } }

  /// The lowest member; the set is not empty.
  @inline(__always)
  var first: UInt8 { UInt8(truncatingIfNeeded: rawValue.trailingZeroBitCount) }

  /// General registers that values may have: all but the stack pointer and the Lua stack's base.
  static let general = RegisterSet(rawValue: 0xffff).subtracting(RegisterSet([.rsp, .rbx]))
  static let vector = RegisterSet(rawValue: 0xffff_0000)
  /// General registers that survive calls.
  static let preserved = RegisterSet([.rbp, .r12, .r13, .r14, .r15])
  /// General registers that instructions ask for by name.
  static let special = RegisterSet([.rax, .rcx, .rdx])
  /// Registers that calls destroy.
  static let destroyedByCalls = general.union(vector).subtracting(preserved)
  /// General registers to take first for values that no call crosses.
  static let plain = general.subtracting(preserved).subtracting(special)
}

extension Register {
  /// Holds the address of the Lua stack's slot 0 for the trace.
  static let stackBase = Register.rbx

  /// The registers of general arguments in the C calling convention (System V ABI, 3.2.3).
  static let arguments: [Register] = [.rdi, .rsi, .rdx, .rcx, .r8, .r9]
}
