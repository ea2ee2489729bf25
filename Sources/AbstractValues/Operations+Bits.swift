import BitVector

extension AbstractValue {
  static func bitwise(_ operation: Operation, _ flags: Flags, _ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    switch operation {
    case .and:
      var result = AbstractValue(Bits(zero: a.zero | b.zero, one: a.one & b.one))
      result.bound(unsigned: a.low.zero, unsignedMin(a.high, b.high))
      return result
    case .or:
      var result = AbstractValue(Bits(zero: a.zero & b.zero, one: a.one | b.one))
      result.bound(unsigned: unsignedMax(a.low, b.low), a.low.allOnes)
      // Without common bits it is a sum that doesn't wrap.
      if flags.contains(.disjoint) { result.bound(unsigned: a.low.applying(.uaddSat, b.low), a.high.applying(.uaddSat, b.high)) }
      return result
    case .xor: return AbstractValue(Bits(zero: a.zero & b.zero | a.one & b.one, one: a.zero & b.one | a.one & b.zero))
    case .not:
      var result = AbstractValue(a.bits.complement)
      result.bound(unsigned: ~a.high, ~a.low)
      result.bound(signed: ~a.most, ~a.least)
      return result
    case .implies: return AbstractValue(Bits(zero: a.one & b.zero, one: a.zero | b.one))
    default: return AbstractValue(Bits(zero: a.zero.applying(operation), one: a.one.applying(operation)))
    }
  }

  // MARK: Shifts

  /// Shifts known bits by an amount of which bits are known: by a power of two after the other, as a barrel shifter does.
  private static func shifted(
    _ bits: Bits<Algebra>, by amount: Bits<Algebra>, _ shift: (Bits<Algebra>, Word<Algebra>) -> Bits<Algebra>
  ) -> Bits<Algebra> {
    var result = bits
    var stage = 0
    while 1 << stage < bits.zero.width {
      let moved = shift(result, bits.zero.literal(1 << UInt64(stage)))
      result = .choose(amount.one.bit(stage), moved, .choose(amount.zero.bit(stage), result, result.joined(moved)))
      stage += 1
    }
    return result
  }

  /// The bounds of an amount that isn't poison.
  private static func amounts(_ b: AbstractValue) -> (least: Word<Algebra>, most: Word<Algebra>) {
    let limit = b.low.literal(UInt64(b.width - 1))
    return (unsignedMin(b.low, limit), unsignedMin(b.high, limit))
  }

  static func shiftedLeft(_ a: AbstractValue, _ b: AbstractValue, _ flags: Flags) -> AbstractValue {
    let (least, most) = amounts(b)
    let bits = shifted(a.bits, by: b.bits) { bits, amount in
      Bits(zero: bits.zero << amount | (bits.zero.one << amount) - bits.zero.one, one: bits.one << amount)
    }
    var result = AbstractValue(bits)
    // At least so many low bits are zero.
    result.know(zero: ((~a.zero).lowestBit << least) - a.low.one, one: a.low.zero)
    let shiftedHigh = a.high << most
    let isWhole = shiftedHigh >> most == a.high
    result.bound(unsigned: a.low << least, shiftedHigh, where: isWhole)
    if flags.contains(.nuw) { result.bound(unsigned: a.low << least, a.low.allOnes, where: (a.low << least) >> least == a.low) }
    // Values below zero go down with the amount, others up.
    let (amountOfLeast, amountOfMost) = (a.least.isNegative.choose(most, least), a.most.isNegative.choose(least, most))
    let (lower, upper) = (a.least << amountOfLeast, a.most << amountOfMost)
    let isLowerWhole = lower.shiftedArithmetically(by: amountOfLeast) == a.least
    let isUpperWhole = upper.shiftedArithmetically(by: amountOfMost) == a.most
    let sign = a.low.sign
    if flags.contains(.nsw) {
      // Clamped: the values that are too large are poison.
      let clampedLower = a.least.isNegative.choose(sign, a.least)
      let clampedUpper = a.most.isNegative.choose(a.most, ~sign)
      result.bound(signed: isLowerWhole.choose(lower, clampedLower), isUpperWhole.choose(upper, clampedUpper))
    } else {
      // All amounts between keep the bounds whole if the largest does.
      let isWholeEverywhere = (a.least << most).shiftedArithmetically(by: most) == a.least && (a.most << most).shiftedArithmetically(by: most) == a.most
      result.bound(signed: lower, upper, where: isWholeEverywhere)
    }
    return result
  }

  static func shiftedRight(_ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    let (least, most) = amounts(b)
    let bits = shifted(a.bits, by: b.bits) { bits, amount in
      Bits(zero: bits.zero >> amount | ~(bits.zero.allOnes >> amount), one: bits.one >> amount)
    }
    var result = AbstractValue(bits)
    result.bound(unsigned: a.low >> most, a.high >> least)
    return result
  }

  static func shiftedArithmetically(_ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    let (least, most) = amounts(b)
    let bits = shifted(a.bits, by: b.bits) { bits, amount in
      Bits(zero: bits.zero.shiftedArithmetically(by: amount), one: bits.one.shiftedArithmetically(by: amount))
    }
    var result = AbstractValue(bits)
    result.bound(
      signed: a.least.shiftedArithmetically(by: a.least.isNegative.choose(least, most)),
      a.most.shiftedArithmetically(by: a.most.isNegative.choose(most, least)))
    return result
  }

  static func funnelShifted(_ operation: Operation, _ a: AbstractValue, _ b: AbstractValue, _ c: AbstractValue) -> AbstractValue {
    let isLeft = operation == .fshl
    let exact = Bits(zero: a.zero.applying(operation, b.zero, c.low), one: a.one.applying(operation, b.one, c.low))
    var known = Bits(zero: c.isExact.choose(exact.zero, a.low.zero), one: c.isExact.choose(exact.one, a.low.zero))
    if a.width & (a.width - 1) == 0 {
      // The amount modulo the width is its low bits.
      var (upper, lower) = (a.bits, b.bits)
      var stage = 0
      while 1 << stage < a.width {
        let amount = a.low.literal(1 << UInt64(stage))
        let mixed = Bits(zero: upper.zero.applying(operation, lower.zero, amount), one: upper.one.applying(operation, lower.one, amount))
        // What is shifted in at the far end never comes into the result.
        let other = isLeft ? lower : upper
        let rest = isLeft ? Bits(zero: other.zero << amount, one: other.one << amount) : Bits(zero: other.zero >> amount, one: other.one >> amount)
        let (movedUpper, movedLower) = isLeft ? (mixed, rest) : (rest, mixed)
        let (isMoved, isKept) = (c.one.bit(stage), c.zero.bit(stage))
        upper = .choose(isMoved, movedUpper, .choose(isKept, upper, upper.joined(movedUpper)))
        lower = .choose(isMoved, movedLower, .choose(isKept, lower, lower.joined(movedLower)))
        stage += 1
      }
      known = isLeft ? upper : lower
    }
    return AbstractValue(known)
  }

  // MARK: Casts

  static func zeroExtended(_ a: AbstractValue, to width: Int, _ flags: Flags) -> AbstractValue {
    var result = a.any(width)
    result.know(zero: ~(~a.zero).zeroExtended(to: width), one: a.one.zeroExtended(to: width))
    result.bound(unsigned: a.low.zeroExtended(to: width), a.high.zeroExtended(to: width))
    if flags.contains(.nneg) {
      let (lower, upper) = (a.least.isNegative.choose(a.low.zero, a.least), a.most.isNegative.choose(a.low.zero, a.most))
      result.bound(unsigned: lower.zeroExtended(to: width), upper.zeroExtended(to: width))
    }
    return result
  }

  static func signExtended(_ a: AbstractValue, to width: Int) -> AbstractValue {
    var result = a.any(width)
    result.know(zero: a.zero.signExtended(to: width), one: a.one.signExtended(to: width))
    result.bound(signed: a.least.signExtended(to: width), a.most.signExtended(to: width))
    return result
  }

  static func truncated(_ a: AbstractValue, to width: Int, _ flags: Flags) -> AbstractValue {
    var result = a.any(width)
    result.know(zero: a.zero.truncated(to: width), one: a.one.truncated(to: width))
    // A range that is shorter than 2^width stays one, perhaps around the end.
    let largest = a.low.literal(ConcreteAlgebra.mask(width))
    result.bound(from: a.low.truncated(to: width), to: a.high.truncated(to: width), where: a.high - a.low <= largest)
    result.bound(from: a.least.truncated(to: width), to: a.most.truncated(to: width), where: a.most - a.least <= largest)
    if flags.contains(.nuw) { result.bound(unsigned: unsignedMin(a.low, largest).truncated(to: width), unsignedMin(a.high, largest).truncated(to: width)) }
    if flags.contains(.nsw) {
      let (lowest, highest) = (result.low.sign.signExtended(to: a.width), (~result.low.sign).signExtended(to: a.width))
      result.bound(
        signed: signedMin(signedMax(a.least, lowest), highest).truncated(to: width), signedMin(signedMax(a.most, lowest), highest).truncated(to: width))
    }
    return result
  }

  // MARK: Counts

  static func counted(_ operation: Operation, _ flags: Flags, _ a: AbstractValue) -> AbstractValue {
    var result = a.any(a.width)
    let isNotZero = !a.low.isZero
    let one = a.low.one
    switch operation {
    case .ctpop:
      let least = a.one.applying(.ctpop)
      result.bound(unsigned: isNotZero.choose(unsignedMax(least, one), least), (~a.zero).applying(.ctpop))
    case .ctlz:
      let most = a.low.applying(.ctlz)
      result.bound(unsigned: a.high.applying(.ctlz), flags.contains(.edge) ? unsignedMin(most, a.low.literal(UInt64(a.width - 1))) : most)
    case .cttz:
      let most = a.one.applying(.cttz)
      let bounded = unsignedMin(most, a.low.literal(UInt64(a.width - 1)))
      result.bound(unsigned: (~a.zero).applying(.cttz), flags.contains(.edge) ? bounded : isNotZero.choose(bounded, most))
    default: result.bound(unsigned: a.low.applying(.log2), a.high.applying(.log2), where: isNotZero)
    }
    return result
  }
}
