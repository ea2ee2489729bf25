public import BitVector

/// What is known of a machine word's low bits; see ``AbstractValue``.
public typealias Knowledge = AbstractValue<ConcreteAlgebra>

extension AbstractValue where Algebra == ConcreteAlgebra {
  /// Nothing is known of a value of `width` bits.
  @inline(__always) @inlinable public init(anyOf width: Int) {
    let mask = ConcreteAlgebra.mask(width)
    self.init(ConcreteAlgebra(), width: width, zeros: 0, ones: 0, unsigned: (0, mask), signed: (mask ^ mask >> 1, mask >> 1))
  }

  /// Exactly one value.
  @inline(__always) @inlinable public init(_ bits: UInt64, width: Int) {
    let value = bits & ConcreteAlgebra.mask(width)
    self.init(ConcreteAlgebra(), width: width, zeros: ~bits & ConcreteAlgebra.mask(width), ones: value, unsigned: (value, value), signed: (value, value))
  }

  /// With known bits.
  package init(zeros: UInt64, ones: UInt64, width: Int) {
    self.init(anyOf: width)
    let mask = ConcreteAlgebra.mask(width)
    (self.zeros, self.ones) = (zeros & mask, ones & mask)
    self = reduced()
  }

  /// Between two unsigned bounds.
  package init(unsigned lower: UInt64, _ upper: UInt64, width: Int) {
    self.init(anyOf: width)
    unsignedLower = lower
    unsignedUpper = min(unsignedUpper, upper)
    self = reduced()
  }

  /// Between two signed bounds.
  package init(signed lower: Int64, _ upper: Int64, width: Int) {
    self.init(anyOf: width)
    signedLower = max(signedLower, lower)
    signedUpper = min(signedUpper, upper)
    self = reduced()
  }

  /// The least signed value of a width.
  package static func least(_ width: Int) -> Int64 { Int64.min >> Int64(64 - width) }
  /// The greatest signed value of a width.
  package static func greatest(_ width: Int) -> Int64 { Int64.max >> Int64(64 - width) }
  /// A signed number's bits.
  package func bits(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) & mask }

  /// The greatest value of the width.
  @inlinable public var mask: UInt64 { ConcreteAlgebra.mask(width) }

  @inlinable public var signedLower: Int64 {
    get { ConcreteAlgebra.signed(signedLowerBits, width) }
    set { signedLowerBits = UInt64(bitPattern: newValue) & mask }
  }
  @inlinable public var signedUpper: Int64 {
    get { ConcreteAlgebra.signed(signedUpperBits, width) }
    set { signedUpperBits = UInt64(bitPattern: newValue) & mask }
  }

  // MARK: Questions

  /// No value fits: this place is never reached.
  @inlinable public var isEmpty: Bool { unsignedLower > unsignedUpper || signedLower > signedUpper || zeros & ones != 0 }
  /// The only value, if there is just one.
  @inlinable public var exact: UInt64? { unsignedLower == unsignedUpper && zeros & ones == 0 ? unsignedLower : nil }
  @inlinable public var isNonnegative: Bool { signedLower >= 0 }
  @inlinable public var isNegative: Bool { signedUpper < 0 }

  /// Both have one and the same sign.
  package func hasSign(of other: Knowledge) -> Bool { isNonnegative && other.isNonnegative || isNegative && other.isNegative }

  /// Every value that fits this fits `other`, part by part.
  package func implies(_ other: Knowledge) -> Bool {
    isEmpty
      || zeros & other.zeros == other.zeros && ones & other.ones == other.ones && unsignedLower >= other.unsignedLower
        && unsignedUpper <= other.unsignedUpper && signedLower >= other.signedLower && signedUpper <= other.signedUpper
  }

  /// Whether a comparison holds; nil: it depends.
  package static func decided(_ comparison: Operation, _ a: Knowledge, _ b: Knowledge) -> Bool? { outcome(of: comparison, a, b) }

  /// Every value of this compares with every value of `other` as the comparison says.
  public func proves(_ comparison: Operation, _ other: Knowledge) -> Bool {
    if isUnlimited, !other.isEmpty { return other.isReached(by: comparison) }
    if other.isUnlimited, !isEmpty { return isReached(by: comparison.swapped) }
    return Self.outcome(of: comparison, self, other) == true
  }

  /// What is known of an operation's result when these are its operands; made for the expressions that stand in facts.
  ///
  /// `width` is that of the operands, `resultWidth` that of the result.
  public static func of(_ operation: Operation, width: Int, resultWidth: Int, _ a: Knowledge, _ b: Knowledge) -> Knowledge {
    words(operation, [], width, resultWidth, a, b, b)
  }

  /// What is known of an operation's result; see ``result(of:_:width:resultWidth:_:_:_:)``, of which this is the form for machine words.
  package static func of(
    _ operation: Operation, _ flags: Flags, width: Int, resultWidth: Int, _ a: Knowledge, _ b: Knowledge, _ c: Knowledge
  ) -> Knowledge {
    words(operation, flags, width, resultWidth, a, b, c)
  }

  private static func outcome(of comparison: Operation, _ a: Knowledge, _ b: Knowledge) -> Bool? {
    guard comparison.isComparison else { return nil }
    let verdict = Self.comparison(comparison, [], a, b)
    return verdict.holds.truth ? true : verdict.fails.truth ? false : nil
  }

  private static func words(
    _ operation: Operation, _ flags: Flags, _ width: Int, _ resultWidth: Int, _ a: Knowledge, _ b: Knowledge, _ c: Knowledge
  ) -> Knowledge {
    // Most often nothing is known of one operand, and then nothing of a sum.
    if flags.isEmpty, isOpen(operation) {
      if a.isUnlimited, !b.isEmpty { return a }
      if b.isUnlimited, !a.isEmpty { return b }
    } else if a.isUnlimited, let bits = b.exact, operation == .and || operation == .or && flags.isEmpty {
      return operation == .and ? Knowledge(within: bits, width: width) : Knowledge(containing: bits, width: width)
    }
    return result(of: operation, flags, width: width, resultWidth: resultWidth, a, b, c)
  }

  /// The values that have no other bits than `mask`.
  private init(within mask: UInt64, width: Int) {
    self.init(anyOf: width)
    zeros = self.mask & ~mask
    unsignedUpper = mask
    signedLowerBits &= mask
    signedUpperBits &= mask
  }

  /// The values that have all the bits of `mask`.
  private init(containing mask: UInt64, width: Int) {
    self.init(anyOf: width)
    ones = mask
    unsignedLower = mask
    signedLowerBits |= mask
    signedUpperBits |= mask
  }

  /// Any value is a result, whatever the one operand is, if the other may be any value.
  @inline(__always) @inlinable public static func isOpen(_ operation: Operation) -> Bool {
    switch operation {
    case .add, .sub, .xor: true
    default: false
    }
  }

  /// There is a value with which all of its width compare as the comparison says.
  @inline(__always) @inlinable public static func isReachable(_ comparison: Operation) -> Bool {
    switch comparison {
    case .uge, .ule, .sge, .sle: true
    default: false
    }
  }

  /// Whatever a value is, it compares with all of these as the comparison says: they are at an end of the width's range.
  @inline(__always) @inlinable public func isReached(by comparison: Operation) -> Bool {
    switch comparison {
    case .uge: unsignedUpper == 0
    case .ule: unsignedLower == mask
    case .sge: signedUpperBits == mask ^ mask >> 1
    case .sle: signedLowerBits == mask >> 1
    default: false
    }
  }

  /// Nothing is known.
  @inline(__always) @inlinable public var isUnlimited: Bool {
    zeros | ones | unsignedLower == 0 && unsignedUpper == mask && signedUpperBits == mask >> 1 && signedLowerBits == mask ^ mask >> 1
  }
}
