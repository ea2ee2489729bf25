import BitVector

extension AbstractValue {
  static func unsignedQuotient(_ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    var result = a.any(a.width)
    // The divisor isn't 0.
    result.bound(unsigned: a.low.unsignedQuotient(by: b.high), a.high.unsignedQuotient(by: unsignedMax(b.low, b.low.one)), where: !b.high.isZero)
    return result
  }

  /// Rounded to zero, or down.
  static func signedQuotient(_ a: AbstractValue, _ b: AbstractValue, isFloor: Bool) -> AbstractValue {
    let (one, sign) = (a.low.one, a.low.sign)
    func divided(_ dividend: Word<Algebra>, _ divisor: Word<Algebra>) -> Word<Algebra> {
      let quotient = dividend.signedQuotient(by: divisor)
      if !isFloor { return quotient }
      let rest = dividend - quotient * divisor
      let isBelow = Claim(rest.algebra.differ(rest.isNegative.truth, divisor.isNegative.truth), rest.algebra)
      return (!rest.isZero && isBelow).choose(quotient - one, quotient)
    }
    // Divisors above zero: the quotient grows with the dividend; it comes nearer to zero (or to -1) as the divisor grows.
    let (above, farthestAbove) = (signedMax(b.least, one), signedMax(b.most, one))
    let lowerAbove = divided(a.least, a.least.isNegative.choose(above, farthestAbove))
    let upperAbove = divided(a.most, a.most.isNegative.choose(farthestAbove, above))
    // Divisors below zero, the other way round.
    let (below, farthestBelow) = (signedMin(b.most, a.low.allOnes), signedMin(b.least, a.low.allOnes))
    let lowerBelow = divided(a.most, a.most.isNegative.choose(farthestBelow, below))
    // The least value's quotient by -1 doesn't fit: rounded to zero it is undefined, rounded down it is the least value again.
    let wraps = a.least == sign && below == a.low.allOnes
    let upperBelow = wraps.choose(~sign, divided(a.least, a.least.isNegative.choose(below, farthestBelow)))
    let (hasAbove, hasBelow) = (!b.most.isSignedBelow(one), b.least.isNegative)
    var lower = (hasAbove && hasBelow).choose(signedMin(lowerAbove, lowerBelow), hasAbove.choose(lowerAbove, lowerBelow))
    let upper = (hasAbove && hasBelow).choose(signedMax(upperAbove, upperBelow), hasAbove.choose(upperAbove, upperBelow))
    if isFloor { lower = (wraps && hasBelow).choose(sign, lower) }
    var result = a.any(a.width)
    result.bound(signed: lower, upper, where: hasAbove || hasBelow)
    if isFloor {
      // By a power of two it is an arithmetic shift, which keeps known bits.
      let amount = b.low.applying(.log2)
      let isShift = b.isExact && b.low.holds(.isPowerOfTwo, b.low) && !b.low.isNegative
      result.know(zero: a.zero.shiftedArithmetically(by: amount), one: a.one.shiftedArithmetically(by: amount), where: isShift)
    }
    return result
  }

  /// Bits that a remainder has in common with the dividend: those below every multiple of the divisor.
  private static func commonBits(_ a: AbstractValue, _ b: AbstractValue) -> Bits<Algebra> {
    let below = (~b.zero).lowestBit - b.low.one
    return Bits(zero: a.zero & below, one: a.one & below)
  }

  static func unsignedRemainder(_ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    var result = AbstractValue(commonBits(a, b))
    result.bound(unsigned: a.low.zero, unsignedMin(a.high, b.high - b.low.one), where: !b.high.isZero)
    return .choose(a.high < b.low, a, result)
  }

  static func signedRemainder(_ operation: Operation, _ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    let (zero, one) = (a.low.zero, a.low.one)
    var result = AbstractValue(commonBits(a, b))
    if operation == .srem {
      // It has the dividend's sign, is no farther from zero, and nearer than the divisor.
      let farthest = unsignedMax(b.least.applying(.abs), b.most.applying(.abs)) - one
      let limit = farthest.isNegative.choose(~a.low.sign, farthest)
      let lower = a.least.isNegative.choose(signedMax(a.least, -limit), zero)
      let upper = a.most.isNegative.choose(zero, signedMin(a.most, limit))
      result.bound(signed: lower, upper, where: !(b.least.isZero && b.most.isZero))
    } else {
      // Between zero and the divisor, which it doesn't reach.
      let isDividendNatural = a.nonnegative && b.nonnegative
      let upper = b.most.isSignedAtMost(zero).choose(zero, b.most - one)
      let lower = b.least.isNegative.choose(b.least + one, zero)
      result.bound(signed: lower, isDividendNatural.choose(signedMin(upper, a.most), upper))
      result.bound(signed: a.least, ~a.low.sign, where: b.negative && a.most.isSignedAtMost(zero))
    }
    return .choose(a.nonnegative && b.nonnegative && a.most.isSignedBelow(b.least), a, result)
  }
}
