/// What an operation gives for defined operands: its value, and where it is poison or undefined (nil: nowhere).
public struct Outcome<Algebra: BitVectorAlgebra> {
  public var value: Algebra.Vector
  public var poison: Algebra.Truth?
  public var undefined: Algebra.Truth?

  @inlinable public init(_ value: Algebra.Vector, poison: Algebra.Truth? = nil, undefined: Algebra.Truth? = nil) {
    self.value = value
    self.poison = poison
    self.undefined = undefined
  }
}

extension BitVectorAlgebra {
  /// Disjunction in which nil is false.
  @inlinable public func either(_ a: Truth?, _ b: Truth?) -> Truth? {
    guard let a else { return b }
    guard let b else { return a }
    return either(a, b)
  }

  /// The meaning of `operation`, LLVM's, for operands that are not poison.
  ///
  /// `width` is that of the operands (for `select`, of the second and third), `resultWidth` that of the result, in bits.
  /// Operands beyond the arity are ignored. How poison spreads from operands is ``Program``'s part.
  @inlinable public func apply(
    _ operation: Operation, _ flags: Flags, width w: Int, resultWidth: Int, _ a: Vector, _ b: Vector, _ c: Vector
  ) -> Outcome<Self> {
    switch operation {
    case .add:
      var poison: Truth?
      if flags.contains(.nuw) { poison = either(poison, uaddOverflows(a, b, w)) }
      if flags.contains(.nsw) { poison = either(poison, saddOverflows(a, b, w)) }
      return Outcome(add(a, b, w), poison: poison)
    case .sub:
      var poison: Truth?
      if flags.contains(.nuw) { poison = either(poison, ult(a, b, w)) }
      if flags.contains(.nsw) { poison = either(poison, ssubOverflows(a, b, w)) }
      return Outcome(sub(a, b, w), poison: poison)
    case .mul:
      var poison: Truth?
      if flags.contains(.nuw) { poison = either(poison, umulOverflows(a, b, w)) }
      if flags.contains(.nsw) { poison = either(poison, smulOverflows(a, b, w)) }
      return Outcome(mul(a, b, w), poison: poison)
    case .udiv:
      let quotient = udiv(a, b, w)
      return Outcome(quotient, poison: flags.contains(.exact) ? ne(mul(quotient, b, w), a, w) : nil, undefined: isZero(b, w))
    case .sdiv:
      let quotient = sdiv(a, b, w)
      return Outcome(quotient, poison: flags.contains(.exact) ? ne(mul(quotient, b, w), a, w) : nil, undefined: signedDivisionTraps(a, b, w))
    case .urem: return Outcome(urem(a, b, w), undefined: isZero(b, w))
    case .srem: return Outcome(srem(a, b, w), undefined: signedDivisionTraps(a, b, w))
    case .floordiv: return Outcome(floordiv(a, b, w), undefined: isZero(b, w))
    case .floormod: return Outcome(floormod(a, b, w), undefined: isZero(b, w))
    case .and: return Outcome(and(a, b, w))
    case .or: return Outcome(or(a, b, w), poison: flags.contains(.disjoint) ? ne(and(a, b, w), literal(0, w), w) : nil)
    case .xor: return Outcome(xor(a, b, w))
    case .shl:
      let shifted = shl(a, b, w)
      var poison: Truth? = isExcessive(b, w)
      if flags.contains(.nuw) { poison = either(poison, ne(lshr(shifted, b, w), a, w)) }
      if flags.contains(.nsw) { poison = either(poison, ne(ashr(shifted, b, w), a, w)) }
      return Outcome(shifted, poison: poison)
    case .lshr:
      let shifted = lshr(a, b, w)
      return Outcome(shifted, poison: either(isExcessive(b, w), flags.contains(.exact) ? ne(shl(shifted, b, w), a, w) : nil))
    case .ashr:
      let shifted = ashr(a, b, w)
      return Outcome(shifted, poison: either(isExcessive(b, w), flags.contains(.exact) ? ne(shl(shifted, b, w), a, w) : nil))
    case .fshl:
      let amount = shiftModulo(c, w)
      let rest = sub(widthValue(w, as: w), amount, w)
      return Outcome(choose(isZero(amount, w), a, or(shl(a, amount, w), lshr(b, rest, w), w), w))
    case .fshr:
      let amount = shiftModulo(c, w)
      let rest = sub(widthValue(w, as: w), amount, w)
      return Outcome(choose(isZero(amount, w), b, or(shl(a, rest, w), lshr(b, amount, w), w), w))
    case .eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge:
      let poison = flags.contains(.samesign) ? differ(isNegative(a, w), isNegative(b, w)) : nil
      return Outcome(vector(compare(operation, a, b, w)), poison: poison)
    case .select: return Outcome(choose(isSet(a), b, c, w))
    case .zext: return Outcome(zext(a, from: w, to: resultWidth), poison: flags.contains(.nneg) ? isNegative(a, w) : nil)
    case .sext: return Outcome(sext(a, from: w, to: resultWidth))
    case .trunc:
      let low = trunc(a, from: w, to: resultWidth)
      var poison: Truth?
      if flags.contains(.nuw) { poison = either(poison, ne(zext(low, from: resultWidth, to: w), a, w)) }
      if flags.contains(.nsw) { poison = either(poison, ne(sext(low, from: resultWidth, to: w), a, w)) }
      return Outcome(low, poison: poison)
    case .ctpop: return Outcome(ctpop(a, w))
    case .ctlz: return Outcome(ctlz(a, w), poison: flags.contains(.edge) ? isZero(a, w) : nil)
    case .cttz: return Outcome(cttz(a, w), poison: flags.contains(.edge) ? isZero(a, w) : nil)
    case .bswap: return Outcome(bswap(a, w))
    case .bitreverse: return Outcome(bitreverse(a, w))
    case .abs: return Outcome(choose(isNegative(a, w), neg(a, w), a, w), poison: flags.contains(.edge) ? eq(a, least(w), w) : nil)
    case .smin: return Outcome(choose(slt(a, b, w), a, b, w))
    case .smax: return Outcome(choose(slt(a, b, w), b, a, w))
    case .umin: return Outcome(choose(ult(a, b, w), a, b, w))
    case .umax: return Outcome(choose(ult(a, b, w), b, a, w))
    case .uaddSat: return Outcome(choose(uaddOverflows(a, b, w), literal(.max, w), add(a, b, w), w))
    case .usubSat: return Outcome(choose(ult(a, b, w), literal(0, w), sub(a, b, w), w))
    case .saddSat: return Outcome(choose(saddOverflows(a, b, w), clamp(a, w), add(a, b, w), w))
    case .ssubSat: return Outcome(choose(ssubOverflows(a, b, w), clamp(a, w), sub(a, b, w), w))
    case .uaddOverflow: return Outcome(vector(uaddOverflows(a, b, w)))
    case .saddOverflow: return Outcome(vector(saddOverflows(a, b, w)))
    case .usubOverflow: return Outcome(vector(ult(a, b, w)))
    case .ssubOverflow: return Outcome(vector(ssubOverflows(a, b, w)))
    case .umulOverflow: return Outcome(vector(umulOverflows(a, b, w)))
    case .smulOverflow: return Outcome(vector(smulOverflows(a, b, w)))
    case .scmp, .ucmp:
      let less = operation == .scmp ? slt(a, b, w) : ult(a, b, w)
      let notLess = choose(eq(a, b, w), literal(0, resultWidth), literal(1, resultWidth), resultWidth)
      return Outcome(choose(less, literal(.max, resultWidth), notLess, resultWidth))
    case .freeze: return Outcome(a)
    case .not: return Outcome(not(a, w))
    case .implies: return Outcome(or(not(a, w), b, w))
    case .isPowerOfTwo: return Outcome(vector(isPowerOfTwo(a, w)))
    case .isLowMask: return Outcome(vector(isLowMask(a, w)))
    case .isShiftedMask:
      let filled = or(a, sub(a, literal(1, w), w), w)
      return Outcome(vector(both(isLowMask(filled, w), negated(isZero(a, w)))))
    case .log2: return Outcome(sub(sub(widthValue(w, as: w), literal(1, w), w), ctlz(a, w), w))
    }
  }

  @inlinable func compare(_ operation: Operation, _ a: Vector, _ b: Vector, _ w: Int) -> Truth {
    switch operation {
    case .eq: eq(a, b, w)
    case .ne: ne(a, b, w)
    case .ult: ult(a, b, w)
    case .ule: ule(a, b, w)
    case .ugt: ult(b, a, w)
    case .uge: ule(b, a, w)
    case .slt: slt(a, b, w)
    case .sle: sle(a, b, w)
    case .sgt: slt(b, a, w)
    default: sle(b, a, w)
    }
  }

  /// The shift amount is the width or more.
  @inlinable public func isExcessive(_ amount: Vector, _ w: Int) -> Truth { negated(ult(amount, widthValue(w, as: w), w)) }
  @inlinable func signedDivisionTraps(_ a: Vector, _ b: Vector, _ w: Int) -> Truth {
    either(isZero(b, w), both(eq(b, literal(.max, w), w), eq(a, least(w), w)))
  }
  /// The bound that a signed saturating operation on `a` clamps to.
  @inlinable func clamp(_ a: Vector, _ w: Int) -> Vector { choose(isNegative(a, w), least(w), not(least(w), w), w) }
  @inlinable public func isPowerOfTwo(_ a: Vector, _ w: Int) -> Truth {
    both(negated(isZero(a, w)), isZero(and(a, sub(a, literal(1, w), w), w), w))
  }
  @inlinable public func isLowMask(_ a: Vector, _ w: Int) -> Truth {
    both(negated(isZero(a, w)), isZero(and(a, add(a, literal(1, w), w), w), w))
  }
}
