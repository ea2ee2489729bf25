package import BitVector

extension AbstractValue {
  /// What is known of an operation's result where it is neither poison nor undefined, and neither are its operands.
  ///
  /// `width` is that of the operands (for `select`, of the second and third), `resultWidth` that of the result; operands beyond the arity are
  /// ignored. The parts are reduced.
  @_specialize(where Algebra == ConcreteAlgebra)
  package static func result(
    of operation: Operation, _ flags: Flags, width: Int, resultWidth: Int, _ a: AbstractValue, _ b: AbstractValue, _ c: AbstractValue
  ) -> AbstractValue {
    var isExact = a.isExact
    if operation.arity > 1 { isExact = isExact && b.isExact }
    if operation.arity > 2 { isExact = isExact && c.isExact }
    // Over machine words one of the two is enough.
    switch a.algebra.decision(isExact.truth) {
    case true?: return folded(operation, flags, width, resultWidth, a, b, c)
    case false?: return transferred(operation, flags, width, resultWidth, a, b, c).reduced()
    case nil:
      let general = transferred(operation, flags, width, resultWidth, a, b, c).reduced()
      return .choose(isExact, folded(operation, flags, width, resultWidth, a, b, c), general)
    }
  }

  /// The result of operands of which each has one value, the lower bound; nothing is known where it is poison or undefined.
  package static func folded(
    _ operation: Operation, _ flags: Flags, _ width: Int, _ resultWidth: Int, _ a: AbstractValue, _ b: AbstractValue, _ c: AbstractValue
  ) -> AbstractValue {
    let outcome = a.algebra.apply(
      operation, flags, width: width, resultWidth: resultWidth, a.unsignedLower, operation.arity > 1 ? b.unsignedLower : a.unsignedLower,
      operation.arity > 2 ? c.unsignedLower : a.unsignedLower)
    let value = AbstractValue(Word(outcome.value, resultWidth, a.algebra))
    guard let isWrong = a.algebra.either(outcome.poison, outcome.undefined) else { return value }
    return .choose(Claim(isWrong, a.algebra), a.any(resultWidth), value)
  }

  /// The same for operands of any kind, parts not yet reduced.
  package static func transferred(
    _ operation: Operation, _ flags: Flags, _ width: Int, _ resultWidth: Int, _ a: AbstractValue, _ b: AbstractValue, _ c: AbstractValue
  ) -> AbstractValue {
    switch operation {
    case .add: return sum(a, b, flags)
    case .sub: return difference(a, b, flags)
    case .mul: return product(a, b, flags)
    case .and, .or, .xor, .not, .implies, .bswap, .bitreverse: return bitwise(operation, flags, a, b)
    case .shl: return shiftedLeft(a, b, flags)
    case .lshr: return shiftedRight(a, b)
    case .ashr: return shiftedArithmetically(a, b)
    case .fshl, .fshr: return funnelShifted(operation, a, b, c)
    case .udiv: return unsignedQuotient(a, b)
    case .sdiv: return signedQuotient(a, b, isFloor: false)
    case .floordiv: return signedQuotient(a, b, isFloor: true)
    case .urem: return unsignedRemainder(a, b)
    case .srem, .floormod: return signedRemainder(operation, a, b)
    case .eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge:
      let verdict = comparison(operation, flags, a, b)
      return AbstractValue(isTrue: verdict.holds, isFalse: verdict.fails)
    case .uaddOverflow, .saddOverflow, .usubOverflow, .ssubOverflow, .umulOverflow, .smulOverflow:
      let verdict = overflow(operation, a, b)
      return AbstractValue(isTrue: verdict.holds, isFalse: verdict.fails)
    case .select:
      let (isTrue, isFalse) = (!a.low.isZero, a.high.isZero)
      return .choose(isTrue, b, .choose(isFalse, c, b.union(c)))
    case .zext: return zeroExtended(a, to: resultWidth, flags)
    case .sext: return signExtended(a, to: resultWidth)
    case .trunc: return truncated(a, to: resultWidth, flags)
    case .ctpop, .ctlz, .cttz, .log2: return counted(operation, flags, a)
    case .abs: return magnitude(a, flags)
    case .smin, .smax, .umin, .umax: return extremum(operation, a, b)
    case .uaddSat, .usubSat, .saddSat, .ssubSat: return saturated(operation, a, b)
    case .scmp, .ucmp: return threeWay(operation, a, b, resultWidth)
    case .isPowerOfTwo:
      // One bit may be set, and one is; or two are.
      let (possible, certain) = (~a.zero, a.one)
      let isTrue = (possible & (possible - possible.one)).isZero && !a.low.isZero
      let isFalse = !(certain & (certain - certain.one)).isZero || a.high.isZero
      return AbstractValue(isTrue: isTrue, isFalse: isFalse)
    case .freeze, .isLowMask, .isShiftedMask:
      // Of a poison value `freeze` makes any: what is known of its operand holds only where that isn't poison.
      return a.any(resultWidth)
    }
  }
}

/// What is known of each bit.
struct Bits<Algebra: BitVectorAlgebra> {
  var zero: Word<Algebra>
  var one: Word<Algebra>

  /// Of `a + b + carry`: a sum bit is known where both operands' bits and the carry into it are.
  static func sum(_ a: Bits, _ b: Bits, carry: UInt64) -> Bits {
    let largest = ~a.zero + ~b.zero + a.zero.literal(carry)
    let smallest = a.one + b.one + a.one.literal(carry)
    let carryKnown = ~(largest ^ a.zero ^ b.zero) | (smallest ^ a.one ^ b.one)
    let known = (a.zero | a.one) & (b.zero | b.one) & carryKnown
    return Bits(zero: ~largest & known, one: smallest & known)
  }

  var complement: Bits { Bits(zero: one, one: zero) }

  /// What two have in common.
  func joined(_ other: Bits) -> Bits { Bits(zero: zero & other.zero, one: one & other.one) }
  static func choose(_ claim: Claim<Algebra>, _ a: Bits, _ b: Bits) -> Bits {
    Bits(zero: claim.choose(a.zero, b.zero), one: claim.choose(a.one, b.one))
  }
}

extension AbstractValue {
  var bits: Bits<Algebra> { Bits(zero: zero, one: one) }
  init(_ bits: Bits<Algebra>) {
    self.init(bits.zero.algebra, anyOf: bits.zero.width)
    know(zero: bits.zero, one: bits.one)
  }
}
