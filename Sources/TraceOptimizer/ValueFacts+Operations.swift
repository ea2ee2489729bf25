package import BitVector

extension ValueFacts {
  /// What is known about the result of an operation, provided that it is neither poison nor undefined.
  ///
  /// `width` is that of the operands (for `select`, of the second and third), `resultWidth` that of the result.
  package static func result(
    of operation: Operation, _ flags: Flags, width: Int, resultWidth: Int, _ a: ValueFacts, _ b: ValueFacts, _ c: ValueFacts
  ) -> ValueFacts {
    if let constant = exactResult(of: operation, flags, width, resultWidth, a, b, c) { return ValueFacts(constant, width: resultWidth) }
    switch operation {
    case .add: return sum(a, b, flags, width)
    case .sub: return difference(a, b, flags, width)
    case .mul: return product(a, b, flags, width)
    case .and: return ValueFacts(zeros: a.zeros | b.zeros, ones: a.ones & b.ones, width: width)
    case .or: return ValueFacts(zeros: a.zeros & b.zeros, ones: a.ones | b.ones, width: width)
    case .xor: return ValueFacts(zeros: a.zeros & b.zeros | a.ones & b.ones, ones: a.zeros & b.ones | a.ones & b.zeros, width: width)
    case .shl, .lshr, .ashr: return shifted(operation, flags, width, a, b)
    case .fshl, .fshr: return funnel(operation, width, a, b, c)
    case .udiv, .sdiv, .floordiv: return quotient(operation, width, a, b)
    case .urem, .srem, .floormod: return remainder(operation, width, a, b)
    case .eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge:
      return decided(operation, a, b).map { ValueFacts($0 ? 1 : 0, width: 1) } ?? ValueFacts(anyOf: 1)
    case .select: return b.union(c)
    case .zext, .sext, .trunc: return cast(operation, from: width, to: resultWidth, a)
    case .ctpop, .ctlz, .cttz, .bswap, .bitreverse, .abs: return unary(operation, width, a)
    case .smin, .smax, .umin, .umax: return extremum(operation, width, a, b)
    case .uaddSat, .usubSat, .saddSat, .ssubSat: return saturated(operation, width, a, b)
    case .scmp, .ucmp: return ValueFacts(signed: -1, 1, width: resultWidth)
    case .freeze: return a
    default: return ValueFacts(anyOf: resultWidth)
    }
  }

  /// The result for operands that are all known.
  private static func exactResult(
    of operation: Operation, _ flags: Flags, _ width: Int, _ resultWidth: Int, _ a: ValueFacts, _ b: ValueFacts, _ c: ValueFacts
  ) -> UInt64? {
    guard let first = a.exact else { return nil }
    if operation == .select { return first == 1 ? b.exact : c.exact }
    var second: UInt64 = 0
    var third: UInt64 = 0
    if operation.arity > 1 {
      guard let exact = b.exact else { return nil }
      second = exact
    }
    if operation.arity > 2 {
      guard let exact = c.exact else { return nil }
      third = exact
    }
    let outcome = ConcreteAlgebra().apply(operation, flags, width: width, resultWidth: resultWidth, first, second, third)
    return outcome.poison == true || outcome.undefined == true ? nil : outcome.value
  }

  // MARK: Sums

  /// Known bits of `a + b + carry`: a sum bit is known where both operands' bits and the carry into it are.
  private static func sumBits(_ a: ValueFacts, zeros: UInt64, ones: UInt64, carry: UInt64, _ width: Int) -> ValueFacts {
    let largest = ~a.zeros &+ ~zeros &+ carry
    let smallest = a.ones &+ ones &+ carry
    let carryKnown = ~(largest ^ a.zeros ^ zeros) | (smallest ^ a.ones ^ ones)
    let known = (a.zeros | a.ones) & (zeros | ones) & carryKnown
    return ValueFacts(zeros: ~largest & known, ones: smallest & known, width: width)
  }

  private static func sum(_ a: ValueFacts, _ b: ValueFacts, _ flags: Flags, _ width: Int) -> ValueFacts {
    var result = sumBits(a, zeros: b.zeros, ones: b.ones, carry: 0, width)
    let top = ValueFacts(anyOf: width)
    let (upper, wraps) = a.unsignedUpper.addingReportingOverflow(b.unsignedUpper)
    if flags.contains(.nuw) || !wraps && upper <= top.unsignedUpper {
      let (lower, none) = a.unsignedLower.addingReportingOverflow(b.unsignedLower)
      result.bound(unsigned: none ? .max : lower, wraps ? .max : upper)
    }
    let low = a.signedLower.addingReportingOverflow(b.signedLower)
    let high = a.signedUpper.addingReportingOverflow(b.signedUpper)
    result.bound(signed: low, high, mayAssume: flags.contains(.nsw), top, (b.signedLower, b.signedUpper))
    result.reduce(width)
    return result
  }

  private static func difference(_ a: ValueFacts, _ b: ValueFacts, _ flags: Flags, _ width: Int) -> ValueFacts {
    let mask = mask(width)
    // a - b is a + ~b + 1.
    var result = sumBits(a, zeros: b.ones, ones: b.zeros | ~mask, carry: 1, width)
    let top = ValueFacts(anyOf: width)
    if a.unsignedLower >= b.unsignedUpper {
      result.bound(unsigned: a.unsignedLower - b.unsignedUpper, a.unsignedUpper - b.unsignedLower)
    } else if flags.contains(.nuw) {
      result.bound(unsigned: 0, a.unsignedUpper >= b.unsignedLower ? a.unsignedUpper - b.unsignedLower : 0)
    }
    let low = a.signedLower.subtractingReportingOverflow(b.signedUpper)
    let high = a.signedUpper.subtractingReportingOverflow(b.signedLower)
    let (negated, _) = (0 as Int64).subtractingReportingOverflow(b.signedUpper)
    result.bound(signed: low, high, mayAssume: flags.contains(.nsw), top, (negated, b.signedLower == .min ? .max : -b.signedLower))
    result.reduce(width)
    return result
  }

  private mutating func bound(unsigned lower: UInt64, _ upper: UInt64) {
    unsignedLower = max(unsignedLower, lower)
    unsignedUpper = min(unsignedUpper, upper)
  }

  /// Intersects with the interval of a sum where it doesn't wrap, or where it was promised not to.
  ///
  /// `added` are the bounds of what was added: their signs tell to which side a bound of 64 bits overflowed.
  private mutating func bound(
    signed low: (partialValue: Int64, overflow: Bool), _ high: (partialValue: Int64, overflow: Bool), mayAssume: Bool, _ top: ValueFacts,
    _ added: (Int64, Int64)
  ) {
    let fits = !low.overflow && !high.overflow && low.partialValue >= top.signedLower && high.partialValue <= top.signedUpper
    guard fits || mayAssume else { return }
    let lower = low.overflow ? (added.0 < 0 ? Int64.min : Int64.max) : low.partialValue
    let upper = high.overflow ? (added.1 < 0 ? Int64.min : Int64.max) : high.partialValue
    signedLower = max(signedLower, lower)
    signedUpper = min(signedUpper, upper)
  }

  private static func product(_ a: ValueFacts, _ b: ValueFacts, _ flags: Flags, _ width: Int) -> ValueFacts {
    // Trailing zeros add up; known low bits give the product's low bits.
    let zeros = min(a.trailingZeros(width) + b.trailingZeros(width), width)
    let known = min((a.zeros | a.ones | ~mask(width)).trailingOnes, (b.zeros | b.ones | ~mask(width)).trailingOnes, width)
    let low = a.ones &* b.ones
    var result = ValueFacts(zeros: mask(zeros) | ~low & mask(known), ones: low & mask(known), width: width)
    let top = ValueFacts(anyOf: width)
    let (upper, wraps) = a.unsignedUpper.multipliedReportingOverflow(by: b.unsignedUpper)
    if !wraps && upper <= top.unsignedUpper { result.bound(unsigned: a.unsignedLower &* b.unsignedLower, upper) }
    let corners = [
      a.signedLower.multipliedReportingOverflow(by: b.signedLower), a.signedLower.multipliedReportingOverflow(by: b.signedUpper),
      a.signedUpper.multipliedReportingOverflow(by: b.signedLower), a.signedUpper.multipliedReportingOverflow(by: b.signedUpper),
    ]
    if corners.allSatisfy({ !$0.overflow && $0.partialValue >= top.signedLower && $0.partialValue <= top.signedUpper }) {
      result.signedLower = max(result.signedLower, corners.map(\.partialValue).min()!)  // there are four
      result.signedUpper = min(result.signedUpper, corners.map(\.partialValue).max()!)
    }
    result.reduce(width)
    return result
  }

  /// The least number of trailing zeros.
  package func trailingZeros(_ width: Int) -> Int { min(zeros.trailingOnes, width) }

  // MARK: Shifts

  private static func shifted(_ operation: Operation, _ flags: Flags, _ width: Int, _ a: ValueFacts, _ b: ValueFacts) -> ValueFacts {
    // Amounts of the width or more are poison.
    let least = min(b.unsignedLower, UInt64(width - 1))
    let most = min(b.unsignedUpper, UInt64(width - 1))
    let mask = mask(width)
    var result = ValueFacts(anyOf: width)
    switch operation {
    case .shl:
      if least == most {
        result = ValueFacts(zeros: a.zeros << least | ~(mask << least), ones: a.ones << least, width: width)
      } else {
        result.zeros = ValueFacts.mask(min(a.trailingZeros(width) + Int(least), width)) & mask
      }
      if a.unsignedUpper <= mask >> most { result.bound(unsigned: a.unsignedLower << least, a.unsignedUpper << most) }
      let top = ValueFacts(anyOf: width)
      if a.signedLower >= top.signedLower >> Int64(most), a.signedUpper <= top.signedUpper >> Int64(most) {
        result.signedLower = max(result.signedLower, a.signedLower << Int64(a.signedLower < 0 ? most : least))
        result.signedUpper = min(result.signedUpper, a.signedUpper << Int64(a.signedUpper < 0 ? least : most))
      }
    case .lshr:
      if least == most {
        result = ValueFacts(zeros: a.zeros >> least | mask & ~(mask >> least), ones: a.ones >> least, width: width)
      }
      result.bound(unsigned: a.unsignedLower >> most, a.unsignedUpper >> least)
    default:
      if least == most {
        let zeros = UInt64(bitPattern: signed(a.zeros, width) >> Int64(least)) & mask
        result = ValueFacts(zeros: zeros, ones: UInt64(bitPattern: signed(a.ones, width) >> Int64(least)) & mask, width: width)
      }
      result.signedLower = max(result.signedLower, a.signedLower >> Int64(a.signedLower < 0 ? least : most))
      result.signedUpper = min(result.signedUpper, a.signedUpper >> Int64(a.signedUpper < 0 ? most : least))
    }
    result.reduce(width)
    return result
  }

  private static func funnel(_ operation: Operation, _ width: Int, _ a: ValueFacts, _ b: ValueFacts, _ c: ValueFacts) -> ValueFacts {
    guard let amount = c.exact else { return ValueFacts(anyOf: width) }
    func part(_ first: UInt64, _ second: UInt64) -> UInt64 {
      ConcreteAlgebra().apply(operation, [], width: width, resultWidth: width, first, second, amount).value
    }
    return ValueFacts(zeros: part(a.zeros, b.zeros), ones: part(a.ones, b.ones), width: width)
  }

  // MARK: Division

  private static func quotient(_ operation: Operation, _ width: Int, _ a: ValueFacts, _ b: ValueFacts) -> ValueFacts {
    if b.unsignedUpper == 0 { return ValueFacts(anyOf: width) }
    if operation == .udiv || a.isNonnegative && b.isNonnegative {
      return ValueFacts(unsigned: a.unsignedLower / max(b.unsignedUpper, 1), a.unsignedUpper / max(b.unsignedLower, 1), width: width)
    }
    guard operation == .floordiv, b.signedLower > 0 else { return ValueFacts(anyOf: width) }
    func divided(_ dividend: Int64, _ divisor: Int64) -> Int64 {
      let quotient = dividend / divisor
      return dividend % divisor < 0 ? quotient - 1 : quotient
    }
    return ValueFacts(
      signed: divided(a.signedLower, a.signedLower < 0 ? b.signedLower : b.signedUpper),
      divided(a.signedUpper, a.signedUpper < 0 ? b.signedUpper : b.signedLower), width: width)
  }

  private static func remainder(_ operation: Operation, _ width: Int, _ a: ValueFacts, _ b: ValueFacts) -> ValueFacts {
    let isPlain = operation == .urem || a.isNonnegative && b.isNonnegative
    if isPlain, a.unsignedUpper < b.unsignedLower { return a }
    if isPlain || operation == .floormod, let divisor = b.exact, divisor.nonzeroBitCount == 1, signed(divisor, width) > 0 || operation == .urem {
      // A power of two keeps the low bits, for every sign of the dividend.
      return ValueFacts(zeros: a.zeros | ~(divisor - 1), ones: a.ones & (divisor - 1), width: width)
    }
    if isPlain { return ValueFacts(unsigned: 0, min(a.unsignedUpper, max(b.unsignedUpper, 1) - 1), width: width) }
    guard operation == .floormod else { return ValueFacts(anyOf: width) }
    if b.signedLower > 0 { return ValueFacts(signed: 0, b.signedUpper - 1, width: width) }
    if b.isNegative { return ValueFacts(signed: b.signedLower + 1, 0, width: width) }
    return ValueFacts(anyOf: width)
  }

  // MARK: Comparisons

  /// The outcome of a comparison, where the facts decide it.
  package static func decided(_ operation: Operation, _ a: ValueFacts, _ b: ValueFacts) -> Bool? {
    switch operation {
    case .eq:
      if let left = a.exact, left == b.exact { return true }
      let isApart =
        a.ones & b.zeros != 0 || a.zeros & b.ones != 0 || a.unsignedUpper < b.unsignedLower || b.unsignedUpper < a.unsignedLower
        || a.signedUpper < b.signedLower || b.signedUpper < a.signedLower
      return isApart ? false : nil
    case .ult:
      if a.unsignedUpper < b.unsignedLower { return true }
      return a.unsignedLower >= b.unsignedUpper ? false : nil
    case .slt:
      if a.signedUpper < b.signedLower { return true }
      return a.signedLower >= b.signedUpper ? false : nil
    case .ne: return decided(.eq, a, b).map { !$0 }
    case .ugt: return decided(.ult, b, a)
    case .sgt: return decided(.slt, b, a)
    case .uge: return decided(.ult, a, b).map { !$0 }
    case .sge: return decided(.slt, a, b).map { !$0 }
    case .ule: return decided(.ult, b, a).map { !$0 }
    case .sle: return decided(.slt, b, a).map { !$0 }
    default: return nil
    }
  }

  // MARK: The rest

  private static func cast(_ operation: Operation, from width: Int, to resultWidth: Int, _ a: ValueFacts) -> ValueFacts {
    let mask = mask(resultWidth)
    switch operation {
    case .zext:
      var result = ValueFacts(zeros: a.zeros | mask & ~ValueFacts.mask(width), ones: a.ones, width: resultWidth)
      result.bound(unsigned: a.unsignedLower, a.unsignedUpper)
      result.reduce(resultWidth)
      return result
    case .sext:
      let zeros = UInt64(bitPattern: signed(a.zeros, width)) & mask
      var result = ValueFacts(zeros: zeros, ones: UInt64(bitPattern: signed(a.ones, width)) & mask, width: resultWidth)
      result.signedLower = max(result.signedLower, a.signedLower)
      result.signedUpper = min(result.signedUpper, a.signedUpper)
      result.reduce(resultWidth)
      return result
    default:
      var result = ValueFacts(zeros: a.zeros, ones: a.ones, width: resultWidth)
      let top = ValueFacts(anyOf: resultWidth)
      if a.unsignedUpper <= top.unsignedUpper { result.bound(unsigned: a.unsignedLower, a.unsignedUpper) }
      if a.signedLower >= top.signedLower && a.signedUpper <= top.signedUpper {
        result.signedLower = max(result.signedLower, a.signedLower)
        result.signedUpper = min(result.signedUpper, a.signedUpper)
      }
      result.reduce(resultWidth)
      return result
    }
  }

  private static func unary(_ operation: Operation, _ width: Int, _ a: ValueFacts) -> ValueFacts {
    func counted(_ lower: Int, _ upper: Int) -> ValueFacts {
      // A count of W may not fit into W bits.
      UInt64(width) <= mask(width) ? ValueFacts(unsigned: UInt64(lower), UInt64(upper), width: width) : ValueFacts(anyOf: width)
    }
    switch operation {
    case .ctpop: return counted(a.ones.nonzeroBitCount, width - a.zeros.nonzeroBitCount)
    case .ctlz: return counted(a.unsignedUpper.leadingZeroBitCount - (64 - width), a.unsignedLower.leadingZeroBitCount - (64 - width))
    case .cttz: return counted(a.trailingZeros(width), a.ones == 0 ? width : a.ones.trailingZeroBitCount)
    case .abs:
      if a.isNonnegative { return a }
      let lower = a.isNegative ? a.signedUpper.magnitude : 0
      return ValueFacts(unsigned: lower, max(a.signedLower.magnitude, a.signedUpper.magnitude), width: width)
    default:
      func moved(_ bits: UInt64) -> UInt64 { ConcreteAlgebra().apply(operation, [], width: width, resultWidth: width, bits, 0, 0).value }
      return ValueFacts(zeros: moved(a.zeros), ones: moved(a.ones), width: width)
    }
  }

  private static func extremum(_ operation: Operation, _ width: Int, _ a: ValueFacts, _ b: ValueFacts) -> ValueFacts {
    var result = a.union(b)
    switch operation {
    case .smin: result.signedUpper = min(a.signedUpper, b.signedUpper)
    case .smax: result.signedLower = max(a.signedLower, b.signedLower)
    case .umin: result.unsignedUpper = min(a.unsignedUpper, b.unsignedUpper)
    default: result.unsignedLower = max(a.unsignedLower, b.unsignedLower)
    }
    result.reduce(width)
    return result
  }

  private static func saturated(_ operation: Operation, _ width: Int, _ a: ValueFacts, _ b: ValueFacts) -> ValueFacts {
    func apply(_ first: UInt64, _ second: UInt64) -> UInt64 {
      ConcreteAlgebra().apply(operation, [], width: width, resultWidth: width, first, second, 0).value
    }
    let mask = mask(width)
    func bits(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) & mask }
    switch operation {
    case .uaddSat: return ValueFacts(unsigned: apply(a.unsignedLower, b.unsignedLower), apply(a.unsignedUpper, b.unsignedUpper), width: width)
    case .usubSat: return ValueFacts(unsigned: apply(a.unsignedLower, b.unsignedUpper), apply(a.unsignedUpper, b.unsignedLower), width: width)
    case .saddSat:
      let lower = apply(bits(a.signedLower), bits(b.signedLower))
      return ValueFacts(signed: signed(lower, width), signed(apply(bits(a.signedUpper), bits(b.signedUpper)), width), width: width)
    default:
      let lower = apply(bits(a.signedLower), bits(b.signedUpper))
      return ValueFacts(signed: signed(lower, width), signed(apply(bits(a.signedUpper), bits(b.signedLower)), width), width: width)
    }
  }
}

extension UInt64 {
  /// Number of set bits below the lowest clear one.
  fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
