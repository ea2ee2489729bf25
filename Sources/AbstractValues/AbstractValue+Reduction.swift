package import BitVector

/// The values with one sign, for which signed and unsigned order are the same.
private struct Half<Algebra: BitVectorAlgebra> {
  var zero: Word<Algebra>
  var one: Word<Algebra>
  var low: Word<Algebra>
  var high: Word<Algebra>
  /// No value fits.
  var isEmpty: Claim<Algebra>

  init(zero: Word<Algebra>, one: Word<Algebra>, low: Word<Algebra>, high: Word<Algebra>, isEmpty: Claim<Algebra>) {
    self.zero = zero
    self.one = one
    let (ceiling, isAbove) = Half.ceiling(low, zero: zero, one: one)
    // Rounding down is rounding up in the mirror.
    let (floor, isBelow) = Half.ceiling(~high, zero: one, one: zero)
    self.low = ceiling
    self.high = ~floor
    self.isEmpty = isEmpty || !(zero & one).isZero || isAbove || isBelow || self.high < self.low
    // The bits that all values between two that fit begin with.
    let shared = Half.prefix(self.low, self.high)
    self.zero = zero | ~self.low & shared
    self.one = one | self.low & shared
  }

  /// The bits that all values between two begin with, as a mask.
  static func prefix(_ low: Word<Algebra>, _ high: Word<Algebra>) -> Word<Algebra> { ~(low ^ high).filledRight }

  /// The least value from `low` upward that has the known bits, and whether there is none.
  static func ceiling(_ low: Word<Algebra>, zero: Word<Algebra>, one: Word<Algebra>) -> (Word<Algebra>, Claim<Algebra>) {
    let (excess, lack) = (low & zero, ~low & one)
    // From the highest bit that doesn't fit downward.
    let below = (excess | lack).filledRight
    // A bit too few there: set it, and start from zero below.
    let filled = low & ~below | one & below
    // A bit too many: the next place above that may be raised is, and what is below starts from zero.
    let raised = (~low & ~zero & ~below).lowestBit
    let carried = low & -raised | raised | one & (raised - raised.one)
    let isExcess = lack < excess
    return (isExcess.choose(carried, filled), isExcess && raised.isZero)
  }
}

extension AbstractValue {
  /// The tightest parts that say the same: every bound is a value that fits, every bit that is the same in all values is known.
  @_specialize(where Algebra == ConcreteAlgebra)
  package func reduced() -> AbstractValue {
    let (sign, zeroWord) = (low.sign, low.zero)
    let natural = Half(
      zero: zero | sign, one: one, low: unsignedMax(low, least.isNegative.choose(zeroWord, least)),
      high: unsignedMin(high, unsignedMin(~sign, most)), isEmpty: most.isNegative)
    let negative = Half(
      zero: zero, one: one | sign, low: unsignedMax(low, least.isNegative.choose(least, sign)),
      high: unsignedMin(high, most.isNegative.choose(most, high.allOnes)), isEmpty: !least.isNegative)
    var result = self
    result.low = natural.isEmpty.choose(negative.low, natural.low)
    result.high = negative.isEmpty.choose(natural.high, negative.high)
    result.least = negative.isEmpty.choose(natural.low, negative.low)
    result.most = natural.isEmpty.choose(negative.high, natural.high)
    let none = low.allOnes
    result.zero = natural.isEmpty.choose(none, natural.zero) & negative.isEmpty.choose(none, negative.zero)
    result.one = natural.isEmpty.choose(none, natural.one) & negative.isEmpty.choose(none, negative.one)
    return .choose(natural.isEmpty && negative.isEmpty, nothing, result)
  }

  // MARK: The steps of reduction, for their proof

  /// The least value from `low` upward that has the known bits, and whether there is none.
  package static func ceiling(
    _ algebra: Algebra, _ low: Algebra.Vector, zeros: Algebra.Vector, ones: Algebra.Vector, width: Int
  ) -> (value: Algebra.Vector, isNone: Algebra.Truth) {
    func word(_ bits: Algebra.Vector) -> Word<Algebra> { Word(bits, width, algebra) }
    let (value, isNone) = Half.ceiling(word(low), zero: word(zeros), one: word(ones))
    return (value.bits, isNone.truth)
  }

  /// The bits that all values between two begin with, as a mask.
  package static func prefix(_ algebra: Algebra, _ low: Algebra.Vector, _ high: Algebra.Vector, width: Int) -> Algebra.Vector {
    Half.prefix(Word(low, width, algebra), Word(high, width, algebra)).bits
  }

  /// No value fits.
  var nothing: AbstractValue {
    let sign = low.sign
    return AbstractValue(
      algebra, width: width, zeros: low.allOnes.bits, ones: low.allOnes.bits, unsigned: (low.allOnes.bits, low.zero.bits),
      signed: ((~sign).bits, sign.bits))
  }
}
