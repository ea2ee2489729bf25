public import BitVector

/// What is known of a bit vector: bits, an unsigned and a signed range, all at once. Ranges are closed.
///
/// Bits beyond the width are zero in the first four; the signed bounds are extended from the width.
public struct Knowledge: Hashable, Sendable {
  /// Bits known to be 0.
  public var zeros: UInt64
  /// Bits known to be 1.
  public var ones: UInt64
  public var unsignedLower: UInt64
  public var unsignedUpper: UInt64
  public var signedLower: Int64
  public var signedUpper: Int64

  @inlinable public init(zeros: UInt64, ones: UInt64, unsignedLower: UInt64, unsignedUpper: UInt64, signedLower: Int64, signedUpper: Int64) {
    self.zeros = zeros
    self.ones = ones
    self.unsignedLower = unsignedLower
    self.unsignedUpper = unsignedUpper
    self.signedLower = signedLower
    self.signedUpper = signedUpper
  }

  /// Nothing is known of a value of `width` bits.
  @inlinable public init(anyOf width: Int) {
    (zeros, ones, unsignedLower, unsignedUpper) = (0, 0, 0, ConcreteAlgebra.mask(width))
    signedUpper = Int64(bitPattern: ConcreteAlgebra.mask(width) >> 1)
    signedLower = -1 - signedUpper
  }

  /// Exactly one value.
  @inlinable public init(_ bits: UInt64, width: Int) {
    ones = bits & ConcreteAlgebra.mask(width)
    zeros = ~bits & ConcreteAlgebra.mask(width)
    (unsignedLower, unsignedUpper) = (ones, ones)
    signedLower = ConcreteAlgebra.signed(ones, width)
    signedUpper = signedLower
  }

  /// The only value, if there is just one.
  @inlinable public var exact: UInt64? { unsignedLower == unsignedUpper ? unsignedLower : nil }

  /// Every value of this compares with every value of `other` as the comparison says.
  @inlinable public func proves(_ comparison: Operation, _ other: Knowledge) -> Bool {
    switch comparison {
    case .eq: return exact != nil && exact == other.exact
    case .ne:
      return zeros & other.ones != 0 || ones & other.zeros != 0 || unsignedUpper < other.unsignedLower || unsignedLower > other.unsignedUpper
        || signedUpper < other.signedLower || signedLower > other.signedUpper
    case .ult: return unsignedUpper < other.unsignedLower
    case .ule: return unsignedUpper <= other.unsignedLower
    case .ugt: return unsignedLower > other.unsignedUpper
    case .uge: return unsignedLower >= other.unsignedUpper
    case .slt: return signedUpper < other.signedLower
    case .sle: return signedUpper <= other.signedLower
    case .sgt: return signedLower > other.signedUpper
    case .sge: return signedLower >= other.signedUpper
    default: return false
    }
  }

  /// What is known of an operation's result when these are its operands; made for the expressions that stand in facts.
  ///
  /// `width` is that of the operands, `resultWidth` that of the result.
  @inlinable public static func of(_ operation: Operation, width: Int, resultWidth: Int, _ a: Knowledge, _ b: Knowledge) -> Knowledge {
    let any = Knowledge(anyOf: resultWidth)
    let mask = ConcreteAlgebra.mask(resultWidth)
    if let x = a.exact, let y = b.exact, operation.arity == 2, !operation.isDivision {
      let outcome = ConcreteAlgebra().apply(operation, [], width: width, resultWidth: resultWidth, x, y, 0)
      if outcome.poison != true { return Knowledge(outcome.value, width: resultWidth) }
    }
    switch operation {
    case .and: return fromBits(zeros: a.zeros | b.zeros, ones: a.ones & b.ones, width)
    case .or: return fromBits(zeros: a.zeros & b.zeros, ones: a.ones | b.ones, width)
    case .xor: return fromBits(zeros: a.zeros & b.zeros | a.ones & b.ones, ones: a.zeros & b.ones | a.ones & b.zeros, width)
    case .not: return fromBits(zeros: a.ones, ones: a.zeros, width)
    case .add:
      var result = any
      let (lower, lowCarry) = a.unsignedLower.addingReportingOverflow(b.unsignedLower)
      let (upper, highCarry) = a.unsignedUpper.addingReportingOverflow(b.unsignedUpper)
      if !lowCarry, !highCarry, upper <= mask { (result.unsignedLower, result.unsignedUpper) = (lower, upper) }
      let (least, leastOverflow) = a.signedLower.addingReportingOverflow(b.signedLower)
      let (most, mostOverflow) = a.signedUpper.addingReportingOverflow(b.signedUpper)
      if !leastOverflow, !mostOverflow, least >= any.signedLower, most <= any.signedUpper { (result.signedLower, result.signedUpper) = (least, most) }
      return result.combined(width)
    case .sub:
      var result = any
      if a.unsignedLower >= b.unsignedUpper {
        (result.unsignedLower, result.unsignedUpper) = (a.unsignedLower - b.unsignedUpper, a.unsignedUpper - b.unsignedLower)
      }
      let (least, leastOverflow) = a.signedLower.subtractingReportingOverflow(b.signedUpper)
      let (most, mostOverflow) = a.signedUpper.subtractingReportingOverflow(b.signedLower)
      if !leastOverflow, !mostOverflow, least >= any.signedLower, most <= any.signedUpper { (result.signedLower, result.signedUpper) = (least, most) }
      return result.combined(width)
    case .lshr:
      guard let amount = b.exact, amount < UInt64(width) else { return any }
      return fromBits(zeros: a.zeros >> amount | mask & ~(mask >> amount), ones: a.ones >> amount, width)
    case .shl:
      guard let amount = b.exact, amount < UInt64(width) else { return any }
      return fromBits(zeros: (a.zeros << amount | (1 << amount) - 1) & mask, ones: a.ones << amount & mask, width)
    case .zext: return fromBits(zeros: a.zeros | mask & ~ConcreteAlgebra.mask(width), ones: a.ones, resultWidth)
    case .trunc: return fromBits(zeros: a.zeros & mask, ones: a.ones & mask, resultWidth)
    case .eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge:
      if a.proves(operation, b) { return Knowledge(1, width: 1) }
      if let inverse = operation.inverse, a.proves(inverse, b) { return Knowledge(0, width: 1) }
      return any
    case .uaddOverflow: return a.unsignedUpper <= ConcreteAlgebra.mask(width) - b.unsignedUpper ? Knowledge(0, width: 1) : any
    case .usubOverflow: return a.unsignedLower >= b.unsignedUpper ? Knowledge(0, width: 1) : any
    case .saddOverflow, .ssubOverflow:
      let (low, high) = operation == .saddOverflow ? (b.signedLower, b.signedUpper) : (b.signedUpper, b.signedLower)
      let (least, leastOverflow) =
        operation == .saddOverflow ? a.signedLower.addingReportingOverflow(low) : a.signedLower.subtractingReportingOverflow(low)
      let (most, mostOverflow) = operation == .saddOverflow ? a.signedUpper.addingReportingOverflow(high) : a.signedUpper.subtractingReportingOverflow(high)
      let range = Knowledge(anyOf: width)
      return !leastOverflow && !mostOverflow && least >= range.signedLower && most <= range.signedUpper ? Knowledge(0, width: 1) : any
    case .umulOverflow:
      let (product, overflow) = a.unsignedUpper.multipliedReportingOverflow(by: b.unsignedUpper)
      return !overflow && product <= ConcreteAlgebra.mask(width) ? Knowledge(0, width: 1) : any
    default: return any
    }
  }

  @inlinable static func fromBits(zeros: UInt64, ones: UInt64, _ width: Int) -> Knowledge {
    var result = Knowledge(anyOf: width)
    (result.zeros, result.ones) = (zeros & result.unsignedUpper, ones)
    return result.combined(width)
  }

  /// Lets bits bound the ranges, and each range the other.
  @inlinable func combined(_ width: Int) -> Knowledge {
    var result = self
    let mask = ConcreteAlgebra.mask(width)
    let sign = mask ^ mask >> 1
    result.unsignedLower = max(unsignedLower, ones)
    result.unsignedUpper = min(unsignedUpper, ~zeros & mask)
    result.signedLower = max(signedLower, ConcreteAlgebra.signed(ones | sign & ~zeros, width))
    result.signedUpper = min(signedUpper, ConcreteAlgebra.signed(~zeros & mask & ~(sign & ~ones), width))
    if result.signedLower >= 0 {
      result.unsignedLower = max(result.unsignedLower, UInt64(bitPattern: result.signedLower))
      result.unsignedUpper = min(result.unsignedUpper, UInt64(bitPattern: result.signedUpper))
    }
    if result.unsignedUpper < sign {
      result.signedLower = max(result.signedLower, Int64(bitPattern: result.unsignedLower))
      result.signedUpper = min(result.signedUpper, Int64(bitPattern: result.unsignedUpper))
    }
    return result
  }
}
