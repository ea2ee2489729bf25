package import BitVector

/// What is known of a value wherever it isn't poison: bits, and an unsigned and a signed interval, both closed.
package struct KnownValue: Hashable, Sendable {
  /// In bits.
  package let width: Int
  /// Bits that are 0.
  package var zeros: UInt64
  /// Bits that are 1.
  package var ones: UInt64
  package var low: UInt64
  package var high: UInt64
  package var signedLow: Int64
  package var signedHigh: Int64

  package var mask: UInt64 { ConcreteAlgebra.mask(width) }
  package static func least(_ width: Int) -> Int64 { Int64.min >> Int64(64 - width) }
  package static func greatest(_ width: Int) -> Int64 { Int64.max >> Int64(64 - width) }
  func signed(_ bits: UInt64) -> Int64 { ConcreteAlgebra.signed(bits, width) }
  func bits(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) & mask }

  /// Nothing is known.
  package init(width: Int) {
    self.width = width
    (zeros, ones, low, high) = (0, 0, 0, ConcreteAlgebra.mask(width))
    (signedLow, signedHigh) = (Self.least(width), Self.greatest(width))
  }
  /// One value.
  package init(_ bits: UInt64, width: Int) { self.init(width: width, zeros: ~bits & ConcreteAlgebra.mask(width), ones: bits) }
  package init(width: Int, zeros: UInt64, ones: UInt64) {
    self.init(width: width)
    (self.zeros, self.ones) = (zeros, ones)
    tighten()
  }
  /// An unsigned interval.
  package init(width: Int, _ low: UInt64, _ high: UInt64) {
    self.init(width: width)
    (self.low, self.high) = (low, high)
    tighten()
  }
  /// A signed interval.
  package init(width: Int, signed low: Int64, _ high: Int64) {
    self.init(width: width)
    (signedLow, signedHigh) = (low, high)
    tighten()
  }
  /// The values from `first` upward to `last` modulo 2^width.
  init(width: Int, from first: UInt64, to last: UInt64) {
    self.init(width: width)
    if first <= last { (low, high) = (first, last) }
    if signed(first) <= signed(last) { (signedLow, signedHigh) = (signed(first), signed(last)) }
    tighten()
  }

  /// No value is left: what is known contradicts itself, the place is never reached.
  package var isEmpty: Bool { low > high || signedLow > signedHigh || zeros & ones != 0 }
  /// The value, if only one is left.
  package var value: UInt64? { low == high && !isEmpty ? low : nil }
  package var isNonNegative: Bool { signedLow >= 0 }
  package var isNegative: Bool { signedHigh < 0 }

  /// Lets bits and intervals learn from each other.
  private mutating func tighten() {
    for _ in 0..<2 {
      low = max(low, ones)
      high = min(high, ~zeros & mask)
      if low > high { return }
      let shared = low == high ? mask : mask & ~(UInt64.max >> UInt64((low ^ high).leadingZeroBitCount))
      ones |= low & shared
      zeros |= ~low & shared
      if signed(low) <= signed(high) {
        signedLow = max(signedLow, signed(low))
        signedHigh = min(signedHigh, signed(high))
      }
      if signedLow > signedHigh { return }
      if bits(signedLow) <= bits(signedHigh) {
        low = max(low, bits(signedLow))
        high = min(high, bits(signedHigh))
      }
    }
  }

  /// What holds if both hold; this, if they contradict each other.
  package func and(_ other: KnownValue) -> KnownValue {
    var result = self
    result.zeros |= other.zeros
    result.ones |= other.ones
    result.low = max(low, other.low)
    result.high = min(high, other.high)
    result.signedLow = max(signedLow, other.signedLow)
    result.signedHigh = min(signedHigh, other.signedHigh)
    if result.isEmpty { return self }
    result.tighten()
    return result.isEmpty ? self : result
  }

  /// What holds if one of them does.
  package func or(_ other: KnownValue) -> KnownValue {
    var result = self
    result.zeros &= other.zeros
    result.ones &= other.ones
    result.low = min(low, other.low)
    result.high = max(high, other.high)
    result.signedLow = min(signedLow, other.signedLow)
    result.signedHigh = max(signedHigh, other.signedHigh)
    return result
  }

  /// Whether a comparison of this with `other` holds; nil: it depends.
  package func compare(_ operation: Operation, _ other: KnownValue) -> Bool? {
    switch operation {
    case .eq:
      if let a = value, let b = other.value { return a == b }
      let isDisjoint = high < other.low || other.high < low || signedHigh < other.signedLow || other.signedHigh < signedLow
      return isDisjoint || zeros & other.ones != 0 || ones & other.zeros != 0 ? false : nil
    case .ne: return compare(.eq, other).map { !$0 }
    case .ult: return high < other.low ? true : low >= other.high ? false : nil
    case .slt: return signedHigh < other.signedLow ? true : signedLow >= other.signedHigh ? false : nil
    case .ugt, .sgt: return other.compare(operation.swapped, self)
    case .uge, .ule, .sge, .sle: return compare(operation.inverse!, other).map { !$0 }
    default: return nil
    }
  }
}
