/// Names a value of a trace: an instruction's result or a constant.
package struct Reference: Hashable, Sendable {
  package let raw: UInt32
  @inlinable package init(raw: UInt32) { self.raw = raw }

  @inlinable package static func instruction(_ index: Int) -> Reference { Reference(raw: UInt32(truncatingIfNeeded: index)) }
  @inlinable package static func constant(_ index: Int) -> Reference { Reference(raw: UInt32(truncatingIfNeeded: index) | 0x8000_0000) }
  /// No value.
  package static let none = Reference(raw: .max)

  @inlinable package var isNone: Bool { raw == .max }
  /// Names a constant.
  @inlinable package var isConstant: Bool { raw & 0x8000_0000 != 0 && raw != .max }
  /// Names an instruction.
  @inlinable package var isInstruction: Bool { raw & 0x8000_0000 == 0 }
  /// The position among the instructions, or among the constants.
  @inlinable package var index: Int { Int(raw & 0x7fff_ffff) }
}

/// A value known when the trace is compiled; interned, so equal constants have equal references.
package struct Constant: Hashable, Sendable {
  package let type: TraceType
  /// The payload: an integer's low bits, a float's pattern, an address; 0 for singletons.
  package let bits: UInt64

  @inlinable package init(_ type: TraceType, _ bits: UInt64) {
    self.type = type
    self.bits = bits
  }

  @inlinable package static func integer(_ value: Int64) -> Constant { Constant(.integer, UInt64(bitPattern: value)) }
  @inlinable package static func truth(_ value: Bool) -> Constant { Constant(.truth, value ? 1 : 0) }
  @inlinable package static func float(_ value: Double) -> Constant { Constant(.float, value.bitPattern) }
  package static let `nil` = Constant(.nil, 0)
  package static let `false` = Constant(.false, 0)
  package static let `true` = Constant(.true, 0)

  /// The value of an integer constant, extended from its width with copies of the sign.
  @inlinable package var signed: Int64 {
    let shift = Int64(64 - max(type.width, 1))
    return (Int64(bitPattern: bits) &<< shift) &>> shift
  }
}
