import BitVector

extension IntegerAlgebra {
  /// dividend = quotient · divisor + remainder.
  func divide(_ a: SMTTerm, _ b: SMTTerm) -> (quotient: SMTTerm, remainder: SMTTerm) {
    let quotient = knowledge.unknown("quotient \(knowledge.number(a)) \(knowledge.number(b))", from: 0)
    let remainder = minus(a, knowledge.product(quotient, b, self))
    knowledge.addDivision(.init(dividend: a, divisor: b, quotient: quotient, remainder: remainder, kind: .unsigned))
    knowledge.learn(
      either(equal(b, integer(0)), both(both(atMost(integer(0), remainder), less(remainder, b)), atMost(quotient, a))))
    return (quotient, remainder)
  }
  func udiv(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    ite(equal(b, integer(0)), minus(modulus(width), integer(1)), divide(a, b).quotient)
  }
  func urem(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { ite(equal(b, integer(0)), a, divide(a, b).remainder) }

  /// Of signed numbers: dividend = quotient · divisor + remainder, which has the dividend's sign, or the divisor's where it `isFloor`.
  private func signedDivide(_ a: SMTTerm, _ b: SMTTerm, isFloor: Bool) -> (quotient: SMTTerm, remainder: SMTTerm) {
    let quotient = knowledge.unknown("\(isFloor ? "floor" : "signed") quotient \(knowledge.number(a)) \(knowledge.number(b))", from: nil)
    let multiple = knowledge.product(quotient, b, self)
    let remainder = minus(a, multiple)
    knowledge.addDivision(.init(dividend: a, divisor: b, quotient: quotient, remainder: remainder, kind: isFloor ? .floored : .truncated))
    let zero = integer(0)
    func areOrdered(_ first: SMTTerm, _ second: SMTTerm, _ third: SMTTerm) -> SMTTerm { both(atMost(first, second), atMost(second, third)) }
    func isWithin(_ first: SMTTerm, _ second: SMTTerm) -> SMTTerm { both(less(first, remainder), less(remainder, second)) }
    let (isPositive, isNegative) = (less(zero, b), less(b, zero))
    if isFloor {
      let (isAbove, isBelow) = (both(atMost(zero, remainder), less(remainder, b)), both(less(b, remainder), atMost(remainder, zero)))
      knowledge.learn(either(equal(b, zero), either(both(isPositive, isAbove), both(isNegative, isBelow))))
    } else {
      let isOfSign = either(both(atMost(zero, a), atMost(zero, remainder)), both(atMost(a, zero), atMost(remainder, zero)))
      let isNear = either(both(isPositive, isWithin(minus(zero, b), b)), both(isNegative, isWithin(b, minus(zero, b))))
      knowledge.learn(either(equal(b, zero), both(isOfSign, isNear)))
      // What linear arithmetic doesn't see of a product: it is no farther from zero than the dividend.
      knowledge.learn(either(equal(b, zero), either(areOrdered(zero, multiple, a), areOrdered(a, multiple, zero))))
    }
    // Neither is the quotient, but for -1.
    let isSmaller = either(areOrdered(minus(zero, a), quotient, a), areOrdered(a, quotient, minus(zero, a)))
    knowledge.learn(either(equal(b, zero), isFloor ? either(isSmaller, equal(quotient, integer(-1))) : isSmaller))
    return (quotient, remainder)
  }
  /// nil for other readings: there signed numbers are divided by way of magnitudes.
  private func divided(_ a: SMTTerm, _ b: SMTTerm, _ width: Int, isFloor: Bool) -> (quotient: SMTTerm, remainder: SMTTerm)? {
    guard reading == .signedQuotients else { return nil }
    let result = signedDivide(signed(a, width), signed(b, width), isFloor: isFloor)
    return (wrapped(result.quotient, width), wrapped(result.remainder, width))
  }
  func sdiv(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    guard let quotient = divided(a, b, width, isFloor: false)?.quotient else { return quotientOfMagnitudes(a, b, width) }
    return ite(equal(b, integer(0)), ite(isNegative(a, width), integer(1), minus(modulus(width), integer(1))), quotient)
  }
  func srem(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    guard let remainder = divided(a, b, width, isFloor: false)?.remainder else { return remainderOfMagnitudes(a, b, width) }
    return ite(equal(b, integer(0)), a, remainder)
  }
  func floordiv(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    guard let quotient = divided(a, b, width, isFloor: true)?.quotient else { return loweredQuotient(a, b, width) }
    return ite(equal(b, integer(0)), anything("floor", of: a, width: width), quotient)
  }
  func floormod(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    guard let remainder = divided(a, b, width, isFloor: true)?.remainder else { return raisedRemainder(a, b, width) }
    return ite(equal(b, integer(0)), a, remainder)
  }
}
