public import BitVector

/// What is known of a bit vector: bits, an unsigned and a signed range, all at once. Ranges are closed.
///
/// It stands for the values that fit all three parts. The domain is written once, over any ``BitVectorAlgebra``: over machine words it is
/// ``Knowledge``, which optimizers use; over Z3's terms the same code is what is proven.
public struct AbstractValue<Algebra: BitVectorAlgebra> {
  public let algebra: Algebra
  /// In bits.
  public let width: Int
  /// Bits known to be 0.
  public var zeros: Algebra.Vector
  /// Bits known to be 1.
  public var ones: Algebra.Vector
  public var unsignedLower: Algebra.Vector
  public var unsignedUpper: Algebra.Vector
  /// The lower signed bound's bits.
  public var signedLowerBits: Algebra.Vector
  /// The upper signed bound's bits.
  public var signedUpperBits: Algebra.Vector

  /// Parts as they are; ``reduced()`` lets them learn from each other.
  @inlinable public init(
    _ algebra: Algebra, width: Int, zeros: Algebra.Vector, ones: Algebra.Vector, unsigned: (Algebra.Vector, Algebra.Vector),
    signed: (Algebra.Vector, Algebra.Vector)
  ) {
    self.algebra = algebra
    self.width = width
    self.zeros = zeros
    self.ones = ones
    (unsignedLower, unsignedUpper) = unsigned
    (signedLowerBits, signedUpperBits) = signed
  }

  /// Nothing is known.
  @inlinable public init(_ algebra: Algebra, anyOf width: Int) {
    let (zero, least) = (algebra.literal(0, width), algebra.least(width))
    self.init(
      algebra, width: width, zeros: zero, ones: zero, unsigned: (zero, algebra.literal(.max, width)), signed: (least, algebra.not(least, width)))
  }

  // MARK: Parts as words

  private func word(_ bits: Algebra.Vector) -> Word<Algebra> { Word(bits, width, algebra) }
  /// Bits known to be 0.
  var zero: Word<Algebra> {
    get { word(zeros) }
    set { zeros = newValue.bits }
  }
  /// Bits known to be 1.
  var one: Word<Algebra> {
    get { word(ones) }
    set { ones = newValue.bits }
  }
  /// The unsigned lower bound.
  var low: Word<Algebra> {
    get { word(unsignedLower) }
    set { unsignedLower = newValue.bits }
  }
  /// The unsigned upper bound.
  var high: Word<Algebra> {
    get { word(unsignedUpper) }
    set { unsignedUpper = newValue.bits }
  }
  /// The signed lower bound.
  var least: Word<Algebra> {
    get { word(signedLowerBits) }
    set { signedLowerBits = newValue.bits }
  }
  /// The signed upper bound.
  var most: Word<Algebra> {
    get { word(signedUpperBits) }
    set { signedUpperBits = newValue.bits }
  }

  /// Nothing is known, of the same algebra.
  func any(_ width: Int) -> AbstractValue { AbstractValue(algebra, anyOf: width) }
  /// One value.
  init(_ value: Word<Algebra>) {
    self.init(
      value.algebra, width: value.width, zeros: (~value).bits, ones: value.bits, unsigned: (value.bits, value.bits), signed: (value.bits, value.bits))
  }
  /// A bit that is known where one of two claims holds.
  init(isTrue: Claim<Algebra>, isFalse: Claim<Algebra>) {
    self.init(isTrue.algebra, anyOf: 1)
    one = isTrue.word
    zero = isFalse.word
    self = reduced()
  }

  // MARK: Questions

  /// The value fits.
  @_specialize(where Algebra == ConcreteAlgebra)
  package func contains(_ value: Algebra.Vector) -> Algebra.Truth { admits(word(value)).truth }

  func admits(_ value: Word<Algebra>) -> Claim<Algebra> {
    let (bits, unsigned, signed) = fits(value)
    return bits && unsigned && signed
  }

  private func fits(_ value: Word<Algebra>) -> (Claim<Algebra>, Claim<Algebra>, Claim<Algebra>) {
    let bits = (value & zero).isZero && (~value & one).isZero
    return (bits, low <= value && value <= high, least.isSignedAtMost(value) && value.isSignedAtMost(most))
  }

  /// The value fits the bits, the unsigned and the signed range, one by one.
  package func parts(holding value: Algebra.Vector) -> [Algebra.Truth] {
    let (bits, unsigned, signed) = fits(word(value))
    return [bits.truth, unsigned.truth, signed.truth]
  }

  /// The parts contradict each other openly; of reduced ones: no value fits.
  var isContradictory: Claim<Algebra> { !(zero & one).isZero || high < low || most.isSignedBelow(least) }
  /// Only ``low`` may fit.
  var isExact: Claim<Algebra> { low == high }
  var nonnegative: Claim<Algebra> { !least.isNegative }
  var negative: Claim<Algebra> { most.isNegative }

  // MARK: Lattice

  /// The values that fit one of the two; neither is empty.
  func joined(_ other: AbstractValue) -> AbstractValue {
    var result = self
    result.zero = zero & other.zero
    result.one = one & other.one
    result.low = unsignedMin(low, other.low)
    result.high = unsignedMax(high, other.high)
    result.least = signedMin(least, other.least)
    result.most = signedMax(most, other.most)
    return result
  }

  /// The values that fit both, parts not yet reduced.
  func met(_ other: AbstractValue) -> AbstractValue {
    var result = self
    result.know(zero: other.zero, one: other.one)
    result.bound(unsigned: other.low, other.high)
    result.bound(signed: other.least, other.most)
    return result
  }

  /// One of two, by a claim.
  static func choose(_ claim: Claim<Algebra>, _ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    var result = a
    result.zero = claim.choose(a.zero, b.zero)
    result.one = claim.choose(a.one, b.one)
    result.low = claim.choose(a.low, b.low)
    result.high = claim.choose(a.high, b.high)
    result.least = claim.choose(a.least, b.least)
    result.most = claim.choose(a.most, b.most)
    return result
  }

  /// The values that fit one of the two.
  @_specialize(where Algebra == ConcreteAlgebra)
  package func union(_ other: AbstractValue) -> AbstractValue {
    .choose(isContradictory, other, .choose(other.isContradictory, self, joined(other)))
  }

  /// The values that fit both.
  @_specialize(where Algebra == ConcreteAlgebra)
  package func intersection(_ other: AbstractValue) -> AbstractValue { met(other).reduced() }

  /// What `self` has in common with a later value: bounds that moved become the extremes, so that a chain of these is short.
  @_specialize(where Algebra == ConcreteAlgebra)
  package func widened(by other: AbstractValue) -> AbstractValue {
    let top = any(width)
    var result = union(other)
    result.low = (result.low < low).choose(top.low, result.low)
    result.high = (high < result.high).choose(top.high, result.high)
    result.least = result.least.isSignedBelow(least).choose(top.least, result.least)
    result.most = most.isSignedBelow(result.most).choose(top.most, result.most)
    return result
  }

  // MARK: Learning

  mutating func know(zero: Word<Algebra>, one: Word<Algebra>) {
    self.zero = self.zero | zero
    self.one = self.one | one
  }
  mutating func know(zero: Word<Algebra>, one: Word<Algebra>, where claim: Claim<Algebra>) {
    know(zero: claim.choose(zero, zero.zero), one: claim.choose(one, one.zero))
  }
  mutating func bound(unsigned lower: Word<Algebra>, _ upper: Word<Algebra>) {
    low = unsignedMax(low, lower)
    high = unsignedMin(high, upper)
  }
  mutating func bound(unsigned lower: Word<Algebra>, _ upper: Word<Algebra>, where claim: Claim<Algebra>) {
    bound(unsigned: claim.choose(lower, lower.zero), claim.choose(upper, upper.allOnes))
  }
  mutating func bound(signed lower: Word<Algebra>, _ upper: Word<Algebra>) {
    least = signedMax(least, lower)
    most = signedMin(most, upper)
  }
  mutating func bound(signed lower: Word<Algebra>, _ upper: Word<Algebra>, where claim: Claim<Algebra>) {
    bound(signed: claim.choose(lower, lower.sign), claim.choose(upper, ~upper.sign))
  }
  /// The values from `first` upward to `last`, modulo 2^width.
  mutating func bound(from first: Word<Algebra>, to last: Word<Algebra>, where claim: Claim<Algebra>) {
    bound(unsigned: first, last, where: claim && first <= last)
    bound(signed: first, last, where: claim && first.isSignedAtMost(last))
  }
}

extension AbstractValue: Equatable where Algebra.Vector: Equatable {
  @inlinable public static func == (a: AbstractValue, b: AbstractValue) -> Bool {
    a.width == b.width && a.zeros == b.zeros && a.ones == b.ones && a.unsignedLower == b.unsignedLower && a.unsignedUpper == b.unsignedUpper
      && a.signedLowerBits == b.signedLowerBits && a.signedUpperBits == b.signedUpperBits
  }
}

extension AbstractValue: Hashable where Algebra.Vector: Hashable {
  @inlinable public func hash(into hasher: inout Hasher) {
    hasher.combine(zeros)
    hasher.combine(ones)
    hasher.combine(unsignedLower)
    hasher.combine(unsignedUpper)
    hasher.combine(signedLowerBits)
    hasher.combine(signedUpperBits)
  }
}

extension AbstractValue: Sendable where Algebra: Sendable, Algebra.Vector: Sendable {}
