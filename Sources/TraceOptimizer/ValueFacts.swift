import BitVector

/// What is known about an integer: bits, an unsigned and a signed range, all three at once.
///
/// The set of values that fit all three parts. Bits beyond the width are zero in `zeros`, `ones`, `unsignedLower` and
/// `unsignedUpper`; the signed bounds are extended from the width. Ranges are closed.
package struct ValueFacts: Hashable, Sendable {
  /// Bits known to be 0.
  package var zeros: UInt64
  /// Bits known to be 1.
  package var ones: UInt64
  package var unsignedLower: UInt64
  package var unsignedUpper: UInt64
  package var signedLower: Int64
  package var signedUpper: Int64

  /// Nothing is known about a value of `width` bits.
  package init(anyOf width: Int) {
    (zeros, ones) = (0, 0)
    (unsignedLower, unsignedUpper) = (0, ValueFacts.mask(width))
    signedUpper = Int64(bitPattern: ValueFacts.mask(width) >> 1)
    signedLower = -1 - signedUpper
  }

  /// Exactly one value.
  package init(_ bits: UInt64, width: Int) {
    ones = bits & ValueFacts.mask(width)
    zeros = ~bits & ValueFacts.mask(width)
    (unsignedLower, unsignedUpper) = (ones, ones)
    signedLower = ValueFacts.signed(ones, width)
    signedUpper = signedLower
  }

  /// Between two signed bounds.
  package init(signed lower: Int64, _ upper: Int64, width: Int) {
    self.init(anyOf: width)
    signedLower = max(signedLower, lower)
    signedUpper = min(signedUpper, upper)
    reduce(width)
  }

  /// Between two unsigned bounds.
  package init(unsigned lower: UInt64, _ upper: UInt64, width: Int) {
    self.init(anyOf: width)
    unsignedLower = lower
    unsignedUpper = min(unsignedUpper, upper)
    reduce(width)
  }

  /// With known bits.
  package init(zeros: UInt64, ones: UInt64, width: Int) {
    self.init(anyOf: width)
    self.zeros = zeros & ValueFacts.mask(width)
    self.ones = ones & ValueFacts.mask(width)
    reduce(width)
  }

  static func mask(_ width: Int) -> UInt64 { ConcreteAlgebra.mask(width) }
  static func signed(_ bits: UInt64, _ width: Int) -> Int64 { ConcreteAlgebra.signed(bits, width) }

  // MARK: Questions

  /// No value fits: this place is never reached.
  package var isEmpty: Bool { zeros & ones != 0 || unsignedLower > unsignedUpper || signedLower > signedUpper }
  /// The only value, if there is just one.
  package var exact: UInt64? { unsignedLower == unsignedUpper && !isEmpty ? unsignedLower : nil }
  package var isNonnegative: Bool { signedLower >= 0 }
  package var isNegative: Bool { signedUpper < 0 }

  /// The value fits.
  package func contains(_ bits: UInt64, width: Int) -> Bool {
    let signed = ValueFacts.signed(bits, width)
    return bits & zeros == 0 && ~bits & ones == 0 && unsignedLower <= bits && bits <= unsignedUpper && signedLower <= signed && signed <= signedUpper
  }

  /// Every value that fits `self` fits `other`, as far as the parts show one by one.
  package func implies(_ other: ValueFacts) -> Bool {
    isEmpty
      || zeros & other.zeros == other.zeros && ones & other.ones == other.ones && unsignedLower >= other.unsignedLower
        && unsignedUpper <= other.unsignedUpper && signedLower >= other.signedLower && signedUpper <= other.signedUpper
  }

  // MARK: Lattice

  /// The values that fit one of the two.
  package func union(_ other: ValueFacts) -> ValueFacts {
    if isEmpty { return other }
    if other.isEmpty { return self }
    var result = self
    result.zeros &= other.zeros
    result.ones &= other.ones
    result.unsignedLower = min(unsignedLower, other.unsignedLower)
    result.unsignedUpper = max(unsignedUpper, other.unsignedUpper)
    result.signedLower = min(signedLower, other.signedLower)
    result.signedUpper = max(signedUpper, other.signedUpper)
    return result
  }

  /// The values that fit both.
  package func intersection(_ other: ValueFacts, width: Int) -> ValueFacts {
    var result = self
    result.zeros |= other.zeros
    result.ones |= other.ones
    result.unsignedLower = max(unsignedLower, other.unsignedLower)
    result.unsignedUpper = min(unsignedUpper, other.unsignedUpper)
    result.signedLower = max(signedLower, other.signedLower)
    result.signedUpper = min(signedUpper, other.signedUpper)
    result.reduce(width)
    return result
  }

  /// What `self` has in common with a later value: bounds that moved become the extremes, so that a chain of these is short.
  package func widened(by other: ValueFacts, width: Int) -> ValueFacts {
    let top = ValueFacts(anyOf: width)
    var result = union(other)
    if result.unsignedLower < unsignedLower { result.unsignedLower = top.unsignedLower }
    if result.unsignedUpper > unsignedUpper { result.unsignedUpper = top.unsignedUpper }
    if result.signedLower < signedLower { result.signedLower = top.signedLower }
    if result.signedUpper > signedUpper { result.signedUpper = top.signedUpper }
    return result
  }

  /// Lets each part tighten the others.
  package mutating func reduce(_ width: Int) {
    let mask = ValueFacts.mask(width)
    let sign = mask ^ mask >> 1
    for _ in 0..<2 {
      if isEmpty { return }
      // Bits bound both ranges.
      unsignedLower = max(unsignedLower, ones)
      unsignedUpper = min(unsignedUpper, ~zeros & mask)
      signedLower = max(signedLower, ValueFacts.signed(ones | sign & ~zeros, width))
      signedUpper = min(signedUpper, ValueFacts.signed(~zeros & mask & ~(sign & ~ones), width))
      // A range on one side of the sign is a range of the other kind.
      if signedLower >= 0 || signedUpper < 0 {
        unsignedLower = max(unsignedLower, UInt64(bitPattern: signedLower) & mask)
        unsignedUpper = min(unsignedUpper, UInt64(bitPattern: signedUpper) & mask)
      }
      if unsignedUpper < sign || unsignedLower >= sign {
        signedLower = max(signedLower, ValueFacts.signed(unsignedLower, width))
        signedUpper = min(signedUpper, ValueFacts.signed(unsignedUpper, width))
      }
      if isEmpty { return }
      // The bits that all values of the unsigned range begin with.
      let difference = unsignedLower ^ unsignedUpper
      let prefix = difference == 0 ? mask : mask & ~(UInt64.max >> UInt64(difference.leadingZeroBitCount))
      ones |= unsignedLower & prefix
      zeros |= ~unsignedLower & prefix
    }
  }
}
