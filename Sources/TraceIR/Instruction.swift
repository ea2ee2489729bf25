package import BitVector

/// An instruction of a trace: 16 bytes, kept in flat arrays.
///
/// Fields `a`, `b` and `c` hold what the opcode's row says: references, slot numbers, snapshots.
package struct Instruction: Hashable, Sendable {
  package var opcode: Opcode
  /// The result's type.
  package var type: TraceType
  @usableFromInline var low: UInt8
  @usableFromInline var high: UInt8
  package var a: Reference
  package var b: Reference
  package var c: Reference

  /// Any opcode but ``Opcode/integer``.
  package init(_ opcode: Opcode, _ type: TraceType, _ a: Reference = .none, _ b: Reference = .none, _ c: Reference = .none, number: UInt16 = 0) {
    self.opcode = opcode
    self.type = type
    low = UInt8(truncatingIfNeeded: number)
    high = UInt8(truncatingIfNeeded: number >> 8)
    self.a = a
    self.b = b
    self.c = c
  }

  /// A `BitVector` operation on up to three integers.
  @inlinable package init(_ operation: Operation, _ flags: Flags = [], _ type: TraceType, _ a: Reference, _ b: Reference = .none, _ c: Reference = .none) {
    opcode = .integer
    self.type = type
    low = operation.rawValue
    high = flags.rawValue
    self.a = a
    self.b = b
    self.c = c
  }

  /// The operation of an integer instruction.
  @inlinable package var operation: Operation {
    get { unsafeBitCast(low, to: Operation.self) }  // only ``init(_:_:_:_:_:_:)`` and this setter write it where it is read
    set { low = newValue.rawValue }
  }

  /// The flags of an integer instruction.
  @inlinable package var flags: Flags {
    get { Flags(rawValue: high) }
    set { high = newValue.rawValue }
  }

  /// The number (`#5` in the text form) of an opcode that has one: node or upvalue index.
  package var number: UInt16 { UInt16(high) << 8 | UInt16(low) }

  /// The stack slot of a ``Opcode/slot``.
  package var slot: Int { Int(Int32(bitPattern: a.raw)) }

  /// The snapshot of an opcode that leaves the trace; nil where none is set.
  package var snapshot: Int? { opcode.hasSnapshot && !c.isNone ? Int(c.raw) : nil }

  /// How many of `a`, `b`, `c`, from the first, hold references to values.
  package var operandCount: Int {
    switch opcode {
    case .integer: operation.arity
    case .loop, .slot, .call, .safepoint: 0
    case .phi, .floatAdd, .floatSubtract, .floatMultiply, .floatDivide, .floatEqual, .floatLess, .floatLessOrEqual, .identical, .byte, .node, .elementLoad,
      .nodeStore, .cellStore, .countStore:
      2
    case .elementStore: 3
    default: 1
    }
  }

  /// Leaves the trace for some values.
  package var isGuard: Bool { snapshot != nil }
}

extension Reference {
  /// A slot number as the field of an instruction.
  package static func slot(_ slot: Int) -> Reference { Reference(raw: UInt32(bitPattern: Int32(slot))) }
  /// A snapshot's number as the field of an instruction.
  package static func snapshot(_ index: Int) -> Reference { Reference(raw: UInt32(index)) }
}
