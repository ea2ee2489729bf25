/// The algebra of machine words: a vector is a `UInt64` whose bits beyond its width are zero.
public struct ConcreteAlgebra: BitVectorAlgebra, Sendable {
  @inlinable public init() {}

  /// The low `width` bits set.
  @inlinable public static func mask(_ width: Int) -> UInt64 { width >= 64 ? .max : (1 &<< UInt64(width)) &- 1 }
  /// The signed value of the low `width` bits.
  @inlinable public static func signed(_ bits: UInt64, _ width: Int) -> Int64 {
    let shift = Int64(64 - width)
    return (Int64(bitPattern: bits) &<< shift) &>> shift
  }

  @inlinable public func literal(_ bits: UInt64, _ width: Int) -> UInt64 { bits & Self.mask(width) }
  @inlinable public func truth(_ value: Bool) -> Bool { value }
  @inlinable public func decision(_ truth: Bool) -> Bool? { truth }
  @inlinable public func add(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { (a &+ b) & Self.mask(width) }
  @inlinable public func sub(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { (a &- b) & Self.mask(width) }
  @inlinable public func mul(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { (a &* b) & Self.mask(width) }
  @inlinable public func udiv(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { b == 0 ? Self.mask(width) : a / b }
  @inlinable public func urem(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { b == 0 ? a : a % b }
  @inlinable public func and(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { a & b }
  @inlinable public func or(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { a | b }
  @inlinable public func xor(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { a ^ b }
  @inlinable public func not(_ a: UInt64, _ width: Int) -> UInt64 { ~a & Self.mask(width) }
  @inlinable public func shl(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { b >= UInt64(width) ? 0 : (a &<< b) & Self.mask(width) }
  @inlinable public func lshr(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { b >= UInt64(width) ? 0 : a &>> b }
  @inlinable public func ashr(_ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 {
    UInt64(bitPattern: Self.signed(a, width) >> Int64(min(b, UInt64(width - 1)))) & Self.mask(width)
  }
  @inlinable public func zext(_ a: UInt64, from: Int, to: Int) -> UInt64 { a }
  @inlinable public func sext(_ a: UInt64, from: Int, to: Int) -> UInt64 { UInt64(bitPattern: Self.signed(a, from)) & Self.mask(to) }
  @inlinable public func trunc(_ a: UInt64, from: Int, to: Int) -> UInt64 { a & Self.mask(to) }
  @inlinable public func choose(_ condition: Bool, _ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 { condition ? a : b }
  @inlinable public func eq(_ a: UInt64, _ b: UInt64, _ width: Int) -> Bool { a == b }
  @inlinable public func ult(_ a: UInt64, _ b: UInt64, _ width: Int) -> Bool { a < b }
  @inlinable public func slt(_ a: UInt64, _ b: UInt64, _ width: Int) -> Bool { Self.signed(a, width) < Self.signed(b, width) }
  @inlinable public func both(_ a: Bool, _ b: Bool) -> Bool { a && b }
  @inlinable public func either(_ a: Bool, _ b: Bool) -> Bool { a || b }
  @inlinable public func negated(_ a: Bool) -> Bool { !a }
  @inlinable public func vector(_ a: Bool) -> UInt64 { a ? 1 : 0 }
  @inlinable public func isSet(_ a: UInt64) -> Bool { a & 1 != 0 }
  @inlinable public func bit(_ a: UInt64, _ index: Int, _ width: Int) -> Bool { (a &>> UInt64(index)) & 1 != 0 }

  @inlinable public func ctpop(_ a: UInt64, _ width: Int) -> UInt64 { UInt64(a.nonzeroBitCount) & Self.mask(width) }
  @inlinable public func ctlz(_ a: UInt64, _ width: Int) -> UInt64 { UInt64(a.leadingZeroBitCount - (64 - width)) & Self.mask(width) }
  @inlinable public func cttz(_ a: UInt64, _ width: Int) -> UInt64 { UInt64(min(a.trailingZeroBitCount, width)) & Self.mask(width) }
  @inlinable public func umulOverflows(_ a: UInt64, _ b: UInt64, _ width: Int) -> Bool {
    let (high, low) = a.multipliedFullWidth(by: b)
    return high != 0 || low & ~Self.mask(width) != 0
  }
  @inlinable public func smulOverflows(_ a: UInt64, _ b: UInt64, _ width: Int) -> Bool {
    let (product, overflow) = Self.signed(a, width).multipliedReportingOverflow(by: Self.signed(b, width))
    return overflow || Self.signed(UInt64(bitPattern: product) & Self.mask(width), width) != product
  }
}
