/// One instruction of 64 bits: opcode in bits 0-7, `a` in 8-15, `b` in 16-31, `c` in 32-63.
///
/// Operands are registers, indices or signed numbers; the opcode's row says which.
/// Where a row says "register or constant", values below 256 are registers and others constants.
package struct Instruction: Hashable, Sendable, BitwiseCopyable {
  package var bits: UInt64

  @inlinable
  package init(bits: UInt64) { self.bits = bits }

  package init(_ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0) {
    bits =
      UInt64(opcode.rawValue) | UInt64(UInt8(a)) << 8 | UInt64(UInt16(truncatingIfNeeded: b)) << 16
      | UInt64(UInt32(bitPattern: Int32(c))) << 32
  }

  /// Added to a constant's index where an operand is "register or constant".
  package static let constantBias = 256

  /// Set in `b` of a commutative operation with a constant whose constant was written on the left.
  package static let swappedFlag = 256

  @inlinable
  package var opcode: Opcode {
    // Every instruction was made from an Opcode, whose raw values are its case numbers.
    get { unsafeBitCast(UInt8(truncatingIfNeeded: bits), to: Opcode.self) }
    set { bits = bits & ~0xFF | UInt64(newValue.rawValue) }
  }

  @inlinable
  package var a: Int {
    get { Int(UInt8(truncatingIfNeeded: bits >> 8)) }
    set { bits = bits & ~0xFF00 | UInt64(UInt8(newValue)) << 8 }
  }

  @inlinable
  package var b: Int {
    get { Int(UInt16(truncatingIfNeeded: bits >> 16)) }
    set { bits = bits & ~0xFFFF_0000 | UInt64(UInt16(truncatingIfNeeded: newValue)) << 16 }
  }

  /// `b` as a register, without the swapped flag.
  @inlinable
  package var bRegister: Int { Int(UInt8(truncatingIfNeeded: bits >> 16)) }

  /// `b` as a signed number.
  @inlinable
  package var signedB: Int { Int(Int16(truncatingIfNeeded: bits >> 16)) }

  /// A signed number: immediate, jump distance from the next instruction, or an index.
  @inlinable
  package var c: Int {
    get { Int(Int64(bitPattern: bits) >> 32) }
    set { bits = bits & 0xFFFF_FFFF | UInt64(UInt32(bitPattern: Int32(newValue))) << 32 }
  }
}
