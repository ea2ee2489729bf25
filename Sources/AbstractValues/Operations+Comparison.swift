import BitVector

/// What is known of a truth.
struct Verdict<Algebra: BitVectorAlgebra> {
  var holds: Claim<Algebra>
  var fails: Claim<Algebra>

  static prefix func ! (verdict: Verdict) -> Verdict { Verdict(holds: verdict.fails, fails: verdict.holds) }
}

extension AbstractValue {
  /// The outcome of a comparison.
  static func comparison(_ operation: Operation, _ flags: Flags, _ a: AbstractValue, _ b: AbstractValue) -> Verdict<Algebra> {
    switch operation {
    case .eq:
      let haveOtherBits = !(a.one & b.zero | a.zero & b.one).isZero
      let isBelow = a.high < b.low || a.most.isSignedBelow(b.least)
      let isAbove = b.high < a.low || b.most.isSignedBelow(a.least)
      return Verdict(holds: a.isExact && b.isExact && a.low == b.low, fails: haveOtherBits || isBelow || isAbove)
    case .ult, .slt:
      let unsigned = Verdict(holds: a.high < b.low, fails: b.high <= a.low)
      let signed = Verdict(holds: a.most.isSignedBelow(b.least), fails: b.most.isSignedAtMost(a.least))
      // Where both have one sign, both orders are one.
      if flags.contains(.samesign) { return Verdict(holds: unsigned.holds || signed.holds, fails: unsigned.fails || signed.fails) }
      return operation == .ult ? unsigned : signed
    case .ne: return !comparison(.eq, flags, a, b)
    case .ugt: return comparison(.ult, flags, b, a)
    case .sgt: return comparison(.slt, flags, b, a)
    case .uge: return !comparison(.ult, flags, a, b)
    case .sge: return !comparison(.slt, flags, a, b)
    case .ule: return !comparison(.ult, flags, b, a)
    default: return !comparison(.slt, flags, b, a)
    }
  }

  /// The outcome of a predicate on overflow.
  static func overflow(_ operation: Operation, _ a: AbstractValue, _ b: AbstractValue) -> Verdict<Algebra> {
    switch operation {
    case .uaddOverflow: return Verdict(holds: a.low.holds(operation, b.low), fails: !a.high.holds(operation, b.high))
    case .usubOverflow: return comparison(.ult, [], a, b)
    case .saddOverflow, .ssubOverflow:
      let (low, high) = operation == .saddOverflow ? (b.least, b.most) : (b.most, b.least)
      let (isBelow, isAbove) = (a.least.holds(operation, low), a.most.holds(operation, high))
      // The first operand's sign tells to which side it overflows.
      return Verdict(holds: isBelow && !a.least.isNegative || isAbove && a.most.isNegative, fails: !isBelow && !isAbove)
    case .umulOverflow: return Verdict(holds: a.low.holds(operation, b.low), fails: !a.high.holds(operation, b.high))
    default:
      let isNever =
        !a.least.holds(operation, b.least) && !a.least.holds(operation, b.most) && !a.most.holds(operation, b.least) && !a.most.holds(operation, b.most)
      // Nearest to zero, if both keep their signs.
      let (nearA, nearB) = (a.negative.choose(a.most, a.least), b.negative.choose(b.most, b.least))
      let haveSigns = (a.negative || a.nonnegative) && (b.negative || b.nonnegative)
      return Verdict(holds: haveSigns && nearA.holds(operation, nearB), fails: isNever)
    }
  }

  static func threeWay(_ operation: Operation, _ a: AbstractValue, _ b: AbstractValue, _ resultWidth: Int) -> AbstractValue {
    var result = a.any(resultWidth)
    if resultWidth < 2 { return result }
    let less = comparison(operation == .scmp ? .slt : .ult, [], a, b)
    let greater = comparison(operation == .scmp ? .slt : .ult, [], b, a)
    let (zero, one, minusOne) = (result.low.zero, result.low.one, result.low.allOnes)
    let lower = greater.holds.choose(one, less.fails.choose(zero, minusOne))
    let upper = less.holds.choose(minusOne, greater.fails.choose(zero, one))
    result.bound(signed: lower, upper)
    return result
  }

  static func extremum(_ operation: Operation, _ a: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    var result = a.union(b)
    let (isFirst, isSecond): (Claim<Algebra>, Claim<Algebra>)
    switch operation {
    case .smin:
      result.bound(signed: result.least, signedMin(a.most, b.most))
      (isFirst, isSecond) = (a.most.isSignedAtMost(b.least), b.most.isSignedAtMost(a.least))
    case .smax:
      result.bound(signed: signedMax(a.least, b.least), result.most)
      (isFirst, isSecond) = (b.most.isSignedAtMost(a.least), a.most.isSignedAtMost(b.least))
    case .umin:
      result.bound(unsigned: result.low, unsignedMin(a.high, b.high))
      (isFirst, isSecond) = (a.high <= b.low, b.high <= a.low)
    default:
      result.bound(unsigned: unsignedMax(a.low, b.low), result.high)
      (isFirst, isSecond) = (b.high <= a.low, a.high <= b.low)
    }
    return .choose(isFirst, a, .choose(isSecond, b, result))
  }
}
