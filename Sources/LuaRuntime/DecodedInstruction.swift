import LuaBytecode

/// An instruction's fields for the interpreter's loop.
///
/// The same fields as `Instruction` has; accessors of another module are not inlined, and here every cycle counts.
struct DecodedInstruction {
  let bits: UInt64

  @inline(__always)
  init(_ instruction: Instruction) { bits = instruction.bits }

  @inline(__always)
  var opcode: Opcode {
    // Every instruction was made from an Opcode, whose raw values are its case numbers.
    unsafeBitCast(UInt8(truncatingIfNeeded: bits), to: Opcode.self)
  }

  @inline(__always)
  var a: Int { Int(UInt8(truncatingIfNeeded: bits >> 8)) }

  @inline(__always)
  var b: Int { Int(UInt16(truncatingIfNeeded: bits >> 16)) }

  @inline(__always)
  var bRegister: Int { Int(UInt8(truncatingIfNeeded: bits >> 16)) }

  @inline(__always)
  var signedB: Int { Int(Int16(truncatingIfNeeded: bits >> 16)) }

  @inline(__always)
  var c: Int { Int(Int64(bitPattern: bits) >> 32) }

  /// The instruction with another `b`.
  @inline(__always)
  func with(b: Int) -> Instruction {
    var instruction = unsafeBitCast(bits, to: Instruction.self)
    instruction.bits = bits & ~0xFFFF_0000 | UInt64(UInt16(truncatingIfNeeded: b)) << 16
    return instruction
  }

  static var constantBias: Int { 256 }
  static var swappedFlag: Int { 256 }
}
