/// A place in code that a jump or a load can name before its position is known.
package struct Label: Hashable, Sendable {
  package let index: Int32
}

/// A memory operand: `[base + index * scale + displacement]`, or a label addressed relative to the instruction pointer.
package struct Memory: Hashable, Sendable {
  /// Register number of the base, `noRegister` or `instructionPointer`.
  var baseNumber: UInt8
  /// Register number of the index, or `noRegister`.
  var indexNumber: UInt8
  /// Logarithm of the index's factor: 0 to 3.
  var scale: UInt8
  /// Bytes added to the address; the label's number if the base is the instruction pointer.
  var displacement: Int32

  static let noRegister: UInt8 = 0xff
  static let instructionPointer: UInt8 = 0xfe

  /// `[base + displacement]`, the displacement in bytes.
  @inline(__always)
  package static func at(_ base: Register, _ displacement: Int32 = 0) -> Memory {
    Memory(baseNumber: base.number, indexNumber: noRegister, scale: 0, displacement: displacement)
  }

  /// `[base + index * 2^scale + displacement]`; `rsp` cannot be an index.
  @inline(__always)
  package static func at(_ base: Register, index: Register, scale: UInt8, _ displacement: Int32 = 0) -> Memory {
    Memory(baseNumber: base.number, indexNumber: index.number, scale: scale, displacement: displacement)
  }

  /// `[index * 2^scale + displacement]`.
  @inline(__always)
  package static func scaled(_ index: Register, scale: UInt8, _ displacement: Int32 = 0) -> Memory {
    Memory(baseNumber: noRegister, indexNumber: index.number, scale: scale, displacement: displacement)
  }

  /// An address below 2 GB.
  package static func absolute(_ address: Int32) -> Memory {
    Memory(baseNumber: noRegister, indexNumber: noRegister, scale: 0, displacement: address)
  }

  /// The bytes at a label of the same code.
  @inline(__always)
  package static func label(_ label: Label) -> Memory {
    Memory(baseNumber: instructionPointer, indexNumber: noRegister, scale: 0, displacement: label.index)
  }
}
