package import BitVector

extension KnownValue {
  /// What is known of an operation's result, given what is known of its operands.
  package static func result(of node: Node, width resultWidth: Int, _ a: KnownValue, _ b: KnownValue, _ c: KnownValue) -> KnownValue {
    let unknown = KnownValue(width: resultWidth)
    switch node.operation {
    case .add: return sum(a, b, node.flags)
    case .sub: return difference(a, b, node.flags)
    case .mul: return product(a, b, node.flags)
    case .and: return KnownValue(width: a.width, zeros: a.zeros | b.zeros, ones: a.ones & b.ones)
    case .or: return KnownValue(width: a.width, zeros: a.zeros & b.zeros, ones: a.ones | b.ones).and(KnownValue(width: a.width, max(a.low, b.low), a.mask))
    case .xor: return KnownValue(width: a.width, zeros: a.zeros & b.zeros | a.ones & b.ones, ones: a.zeros & b.ones | a.ones & b.zeros)
    case .shl: return shiftedLeft(a, b, node.flags)
    case .lshr: return shiftedRight(a, b)
    case .ashr:
      if a.isNonNegative { return shiftedRight(a, b) }
      let amount = Int64(min(b.low, UInt64(a.width - 1)))
      // Larger amounts bring negative values nearer to -1, others nearer to 0.
      let high = a.signedHigh >= 0 || b.value != nil ? a.signedHigh >> amount : -1
      return KnownValue(width: a.width, signed: a.signedLow >> amount, high)
    case .udiv: return b.high == 0 ? unknown : KnownValue(width: a.width, a.low / b.high, a.high / max(b.low, 1))
    case .urem: return b.high == 0 ? unknown : KnownValue(width: a.width, 0, min(a.high, b.high - 1))
    case .sdiv:
      guard b.signedLow > 0 else { return unknown }
      return KnownValue(
        width: a.width, signed: min(a.signedLow / b.signedLow, a.signedLow / b.signedHigh), max(a.signedHigh / b.signedLow, a.signedHigh / b.signedHigh))
    case .srem:
      guard b.signedLow > 0 else { return unknown }
      let bound = b.signedHigh - 1
      return KnownValue(width: a.width, signed: a.isNonNegative ? 0 : max(-bound, a.signedLow), a.isNegative ? 0 : min(bound, max(a.signedHigh, 0)))
    case .floormod: return b.signedLow > 0 ? KnownValue(width: a.width, signed: 0, b.signedHigh - 1) : unknown
    case .eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge: return truth(a.compare(node.operation, b))
    case .select: return a.value.map { $0 != 0 ? b : c } ?? b.or(c)
    case .zext:
      return KnownValue(width: resultWidth, zeros: a.zeros | ConcreteAlgebra.mask(resultWidth) & ~a.mask, ones: a.ones)
        .and(KnownValue(width: resultWidth, a.low, a.high))
    case .sext:
      return KnownValue(width: resultWidth, signed: a.signedLow, a.signedHigh)
        .and(KnownValue(width: resultWidth, zeros: a.zeros & a.mask >> 1, ones: a.ones & a.mask >> 1))
    case .trunc:
      let low = KnownValue(width: resultWidth, zeros: a.zeros & unknown.mask, ones: a.ones & unknown.mask)
      var range = unknown
      if a.high <= unknown.mask { range = KnownValue(width: resultWidth, a.low, a.high) }
      if a.signedLow >= unknown.signedLow && a.signedHigh <= unknown.signedHigh {
        range = range.and(KnownValue(width: resultWidth, signed: a.signedLow, a.signedHigh))
      }
      return low.and(range)
    case .ctpop: return count(a, from: a.ones.nonzeroBitCount, to: a.width - a.zeros.nonzeroBitCount)
    case .ctlz: return count(a, from: leadingZeros(a.high, a.width), to: leadingZeros(a.low, a.width))
    case .cttz: return count(a, from: min((~a.zeros).trailingZeroBitCount, a.width), to: min(a.ones.trailingZeroBitCount, a.width))
    case .abs: return a.isNonNegative ? a : KnownValue(width: a.width, 0, a.bits(least(a.width)))
    case .smin: return KnownValue(width: a.width, signed: min(a.signedLow, b.signedLow), min(a.signedHigh, b.signedHigh)).and(a.or(b))
    case .smax: return KnownValue(width: a.width, signed: max(a.signedLow, b.signedLow), max(a.signedHigh, b.signedHigh)).and(a.or(b))
    case .umin: return KnownValue(width: a.width, min(a.low, b.low), min(a.high, b.high)).and(a.or(b))
    case .umax: return KnownValue(width: a.width, max(a.low, b.low), max(a.high, b.high)).and(a.or(b))
    case .usubSat: return KnownValue(width: a.width, a.low > b.high ? a.low - b.high : 0, a.high > b.low ? a.high - b.low : 0)
    case .uaddSat: return KnownValue(width: a.width, max(a.low, b.low), a.mask)
    case .uaddOverflow: return truth(a.high.addingReportingOverflow(b.high).partialValue > a.mask || a.high &+ b.high < a.high ? nil : false)
    case .usubOverflow: return truth(a.compare(.ult, b))
    case .saddOverflow: return truth(signedRange(a, b, Int64.addingReportingOverflow, isSum: true) == nil ? nil : false)
    case .ssubOverflow: return truth(signedRange(a, b, Int64.subtractingReportingOverflow, isSum: false) == nil ? nil : false)
    case .scmp, .ucmp:
      if resultWidth < 2 { return unknown }
      let (less, greater): (Operation, Operation) = node.operation == .scmp ? (.slt, .sgt) : (.ult, .ugt)
      return KnownValue(width: resultWidth, signed: a.compare(less, b) == false ? 0 : -1, a.compare(greater, b) == false ? 0 : 1)
    default: return unknown
    }
  }

  static func truth(_ value: Bool?) -> KnownValue { value.map { KnownValue($0 ? 1 : 0, width: 1) } ?? KnownValue(width: 1) }

  private static func leadingZeros(_ bits: UInt64, _ width: Int) -> Int { bits.leadingZeroBitCount - (64 - width) }
  private static func count(_ a: KnownValue, from low: Int, to high: Int) -> KnownValue {
    // At small widths a count may not fit.
    high <= Int(clamping: a.mask) ? KnownValue(width: a.width, UInt64(low), UInt64(high)) : KnownValue(width: a.width)
  }

  /// The interval of a signed sum or difference that can't overflow.
  private static func signedRange(
    _ a: KnownValue, _ b: KnownValue, _ apply: (Int64) -> (Int64) -> (partialValue: Int64, overflow: Bool), isSum: Bool
  ) -> (Int64, Int64)? {
    let (low, high) = (apply(a.signedLow)(isSum ? b.signedLow : b.signedHigh), apply(a.signedHigh)(isSum ? b.signedHigh : b.signedLow))
    if low.overflow || high.overflow || low.partialValue < least(a.width) || high.partialValue > greatest(a.width) { return nil }
    return (low.partialValue, high.partialValue)
  }

  private static func sum(_ a: KnownValue, _ b: KnownValue, _ flags: Flags) -> KnownValue {
    let width = a.width
    // Bits below the lowest unknown one of either operand are known.
    let lowest = min((~(a.zeros | a.ones)).trailingZeroBitCount, (~(b.zeros | b.ones)).trailingZeroBitCount)
    let known = (lowest >= 64 ? .max : (1 << UInt64(lowest)) - 1) & a.mask
    let bits = a.ones &+ b.ones
    var result = KnownValue(width: width, zeros: ~bits & known, ones: bits & known)
    let (low, high) = (a.low.addingReportingOverflow(b.low), a.high.addingReportingOverflow(b.high))
    let canWrap = high.overflow || high.partialValue > a.mask
    if !canWrap {
      result = result.and(KnownValue(width: width, low.partialValue, high.partialValue))
    } else if flags.contains(.nuw) && !low.overflow && low.partialValue <= a.mask {
      result = result.and(KnownValue(width: width, low.partialValue, a.mask))
    } else if low.overflow && high.overflow || low.partialValue > a.mask {
      // Both ends wrap.
      result = result.and(KnownValue(width: width, low.partialValue & a.mask, high.partialValue & a.mask))
    }
    if let (low, high) = signedRange(a, b, Int64.addingReportingOverflow, isSum: true) {
      result = result.and(KnownValue(width: width, signed: low, high))
    } else if flags.contains(.nsw) {
      result = result.and(KnownValue(width: width, signed: clamped(a.signedLow, plus: b.signedLow, width), clamped(a.signedHigh, plus: b.signedHigh, width)))
    }
    return result
  }

  private static func clamped(_ a: Int64, plus b: Int64, _ width: Int) -> Int64 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? (a < 0 ? least(width) : greatest(width)) : min(max(sum, least(width)), greatest(width))
  }

  private static func difference(_ a: KnownValue, _ b: KnownValue, _ flags: Flags) -> KnownValue {
    let width = a.width
    let lowest = min((~(a.zeros | a.ones)).trailingZeroBitCount, (~(b.zeros | b.ones)).trailingZeroBitCount)
    let known = (lowest >= 64 ? .max : (1 << UInt64(lowest)) - 1) & a.mask
    let bits = a.ones &- b.ones
    var result = KnownValue(width: width, zeros: ~bits & known, ones: bits & known)
    if a.low >= b.high {
      result = result.and(KnownValue(width: width, a.low - b.high, a.high - b.low))
    } else if flags.contains(.nuw) && a.high >= b.low {
      result = result.and(KnownValue(width: width, 0, a.high - b.low))
    } else if a.high < b.low {
      result = result.and(KnownValue(width: width, (a.low &- b.high) & a.mask, (a.high &- b.low) & a.mask))
    }
    if let (low, high) = signedRange(a, b, Int64.subtractingReportingOverflow, isSum: false) {
      result = result.and(KnownValue(width: width, signed: low, high))
    } else if flags.contains(.nsw), b.signedLow != .min {
      result = result.and(KnownValue(width: width, signed: clamped(a.signedLow, plus: -b.signedHigh, width), clamped(a.signedHigh, plus: -b.signedLow, width)))
    }
    return result
  }

  private static func product(_ a: KnownValue, _ b: KnownValue, _ flags: Flags) -> KnownValue {
    let width = a.width
    let zeros = min((~a.zeros).trailingZeroBitCount + (~b.zeros).trailingZeroBitCount, width)
    var result = KnownValue(width: width, zeros: zeros >= 64 ? a.mask : ((1 << UInt64(zeros)) - 1) & a.mask, ones: 0)
    let (high, overflow) = a.high.multipliedReportingOverflow(by: b.high)
    if !overflow && high <= a.mask {
      result = result.and(KnownValue(width: width, a.low * b.low, high))
    } else if flags.contains(.nuw) {
      let (low, overflow) = a.low.multipliedReportingOverflow(by: b.low)
      if !overflow && low <= a.mask { result = result.and(KnownValue(width: width, low, a.mask)) }
    }
    let ends = [a.signedLow, a.signedHigh].flatMap { x in [b.signedLow, b.signedHigh].map { x.multipliedReportingOverflow(by: $0) } }
    let (low, top) = (ends.map(\.partialValue).min()!, ends.map(\.partialValue).max()!)
    if !ends.contains(where: \.overflow) && low >= least(width) && top <= greatest(width) {
      result = result.and(KnownValue(width: width, signed: low, top))
    } else if flags.contains(.nsw), a.isNonNegative, b.isNonNegative {
      result = result.and(KnownValue(width: width, signed: 0, greatest(width)))
    }
    return result
  }

  private static func shiftedLeft(_ a: KnownValue, _ b: KnownValue, _ flags: Flags) -> KnownValue {
    let width = a.width
    let least = min(b.low, UInt64(width))
    guard least < UInt64(width) else { return KnownValue(width: width) }
    // The low bits are zero whatever the amount.
    let trailing = min((~a.zeros).trailingZeroBitCount + Int(least), width)
    var result = KnownValue(width: width, zeros: (trailing >= 64 ? .max : (1 << UInt64(trailing)) - 1) & a.mask, ones: 0)
    if let amount = b.value {
      let entering = (1 as UInt64) << amount &- 1
      result = result.and(KnownValue(width: width, zeros: (a.zeros << amount | entering) & a.mask, ones: a.ones << amount & a.mask))
    }
    if b.high < UInt64(width), a.high.leadingZeroBitCount - (64 - width) >= Int(b.high) {
      result = result.and(KnownValue(width: width, a.low << b.low, a.high << b.high))
    } else if flags.contains(.nuw) {
      result = result.and(KnownValue(width: width, a.low, a.mask))
    }
    if flags.contains(.nsw) {
      if a.isNonNegative { result = result.and(KnownValue(width: width, signed: 0, greatest(width))) }
      if a.isNegative { result = result.and(KnownValue(width: width, signed: Self.least(width), -1)) }
    }
    return result
  }

  private static func shiftedRight(_ a: KnownValue, _ b: KnownValue) -> KnownValue {
    let width = a.width
    guard b.low < UInt64(width) else { return KnownValue(width: width) }
    var result = KnownValue(width: width, b.high < UInt64(width) ? a.low >> b.high : 0, a.high >> b.low)
    if let amount = b.value {
      result = result.and(KnownValue(width: width, zeros: (a.zeros >> amount | ~(a.mask >> amount)) & a.mask, ones: a.ones >> amount))
    }
    return result
  }
}
