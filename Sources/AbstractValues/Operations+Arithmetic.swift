import BitVector

extension AbstractValue {
  static func sum(_ a: AbstractValue, _ b: AbstractValue, _ flags: Flags) -> AbstractValue {
    var result = AbstractValue(Bits.sum(a.bits, b.bits, carry: 0))
    result.bound(from: a.low + b.low, to: a.high + b.high, where: !(a.high - a.low).holds(.uaddOverflow, b.high - b.low))
    result.bound(from: a.least + b.least, to: a.most + b.most, where: !(a.most - a.least).holds(.uaddOverflow, b.most - b.least))
    if flags.contains(.nuw) { result.bound(unsigned: a.low.applying(.uaddSat, b.low), a.high.applying(.uaddSat, b.high)) }
    if flags.contains(.nsw) { result.bound(signed: a.least.applying(.saddSat, b.least), a.most.applying(.saddSat, b.most)) }
    return result
  }

  static func difference(_ a: AbstractValue, _ b: AbstractValue, _ flags: Flags) -> AbstractValue {
    // a - b is a + ~b + 1.
    var result = AbstractValue(Bits.sum(a.bits, b.bits.complement, carry: 1))
    result.bound(from: a.low - b.high, to: a.high - b.low, where: !(a.high - a.low).holds(.uaddOverflow, b.high - b.low))
    result.bound(from: a.least - b.most, to: a.most - b.least, where: !(a.most - a.least).holds(.uaddOverflow, b.most - b.least))
    if flags.contains(.nuw) { result.bound(unsigned: a.low.applying(.usubSat, b.high), a.high.applying(.usubSat, b.low)) }
    if flags.contains(.nsw) { result.bound(signed: a.least.applying(.ssubSat, b.most), a.most.applying(.ssubSat, b.least)) }
    return result
  }

  static func product(_ a: AbstractValue, _ b: AbstractValue, _ flags: Flags) -> AbstractValue {
    // The lowest bit that may be set, and the lowest that is unknown; an unknown bit's share begins where the other factor does.
    let (startA, startB) = ((~a.zero).lowestBit, (~b.zero).lowestBit)
    let (unknownA, unknownB) = ((~(a.zero | a.one)).lowestBit, (~(b.zero | b.one)).lowestBit)
    let known = (unknownA * startB - a.low.one) & (unknownB * startA - a.low.one)
    let bits = a.one * b.one
    var result = AbstractValue(Bits(zero: ~bits & known, one: bits & known))
    let (isLowTooLarge, isHighTooLarge) = (a.low.holds(.umulOverflow, b.low), a.high.holds(.umulOverflow, b.high))
    result.bound(unsigned: a.low * b.low, a.high * b.high, where: !isHighTooLarge)
    if flags.contains(.nuw) { result.bound(unsigned: a.low * b.low, a.low.allOnes, where: !isLowTooLarge) }
    let corners = [(a.least, b.least), (a.least, b.most), (a.most, b.least), (a.most, b.most)]
    let products = corners.map { x, y in
      // Clamped where it is too large for the width.
      let isTooLarge = x.holds(.smulOverflow, y)
      let isBelow = Claim(x.algebra.differ(x.isNegative.truth, y.isNegative.truth), x.algebra)
      return (value: isTooLarge.choose(isBelow.choose(x.sign, ~x.sign), x * y), isTooLarge: isTooLarge)
    }
    let smallest = signedMin(signedMin(products[0].value, products[1].value), signedMin(products[2].value, products[3].value))
    let largest = signedMax(signedMax(products[0].value, products[1].value), signedMax(products[2].value, products[3].value))
    if flags.contains(.nsw) {
      result.bound(signed: smallest, largest)
    } else {
      let isAnyTooLarge = products[0].isTooLarge || products[1].isTooLarge || products[2].isTooLarge || products[3].isTooLarge
      result.bound(signed: smallest, largest, where: !isAnyTooLarge)
    }
    return result
  }

  static func magnitude(_ a: AbstractValue, _ flags: Flags) -> AbstractValue {
    let negated = Bits.sum(Bits(zero: a.low.allOnes, one: a.low.zero), a.bits.complement, carry: 1)
    let (nonnegative, negative) = (a.nonnegative, a.negative)
    var result = AbstractValue(.choose(nonnegative, a.bits, .choose(negative, negated, negated.joined(a.bits))))
    // As unsigned numbers, in which the least signed value has a magnitude.
    let lower = nonnegative.choose(a.least, negative.choose(-a.most, a.low.zero))
    let upper = nonnegative.choose(a.most, negative.choose(-a.least, unsignedMax(-a.least, a.most)))
    result.bound(unsigned: lower, upper)
    if flags.contains(.edge) { result.bound(unsigned: a.low.zero, ~a.low.sign) }
    return result
  }

  static func saturated(_ operation: Operation, _ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    let isSum = operation == .uaddSat || operation == .saddSat
    let bits = isSum ? Bits.sum(a.bits, b.bits, carry: 0) : Bits.sum(a.bits, b.bits.complement, carry: 1)
    // Where nothing is clamped, it is the plain operation.
    let plain: Operation
    switch operation {
    case .uaddSat: plain = .uaddOverflow
    case .usubSat: plain = .usubOverflow
    case .saddSat: plain = .saddOverflow
    default: plain = .ssubOverflow
    }
    var result = a.any(a.width)
    result.know(zero: bits.zero, one: bits.one, where: overflow(plain, a, b).fails)
    switch operation {
    case .uaddSat: result.bound(unsigned: a.low.applying(operation, b.low), a.high.applying(operation, b.high))
    case .usubSat: result.bound(unsigned: a.low.applying(operation, b.high), a.high.applying(operation, b.low))
    case .saddSat: result.bound(signed: a.least.applying(operation, b.least), a.most.applying(operation, b.most))
    default: result.bound(signed: a.least.applying(operation, b.most), a.most.applying(operation, b.least))
    }
    return result
  }
}
