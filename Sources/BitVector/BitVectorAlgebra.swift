/// What operations are made of: the SMT-LIB bit-vector primitives, total, over some carrier.
///
/// Machine words, 512 assignments at a time and Z3 terms are conformances; ``apply(_:_:width:resultWidth:_:_:_:)``
/// gives an ``Operation`` its meaning over any of them, so what runs is what is proven.
public protocol BitVectorAlgebra {
  /// A bit vector whose width the caller knows.
  associatedtype Vector
  associatedtype Truth

  /// The low `width` bits of `bits`.
  func literal(_ bits: UInt64, _ width: Int) -> Vector
  func truth(_ value: Bool) -> Truth

  func add(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  func sub(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  func mul(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  /// All ones for divisor 0.
  func udiv(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  /// The dividend for divisor 0.
  func urem(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  /// Rounds to zero; 1 or -1 for divisor 0; MIN / -1 is MIN.
  func sdiv(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  /// The dividend for divisor 0.
  func srem(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  /// Rounds down; 1 or -1, or one less, for divisor 0; MIN // -1 is MIN.
  func floordiv(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  /// Has the divisor's sign; the dividend for divisor 0.
  func floormod(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  func and(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  func or(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  func xor(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  func not(_ a: Vector, _ width: Int) -> Vector
  /// 0 for amounts of `width` or more.
  func shl(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  /// 0 for amounts of `width` or more.
  func lshr(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  /// Copies of the sign for amounts of `width` or more.
  func ashr(_ a: Vector, _ b: Vector, _ width: Int) -> Vector
  func zext(_ a: Vector, from: Int, to: Int) -> Vector
  func sext(_ a: Vector, from: Int, to: Int) -> Vector
  func trunc(_ a: Vector, from: Int, to: Int) -> Vector
  func choose(_ condition: Truth, _ a: Vector, _ b: Vector, _ width: Int) -> Vector

  func eq(_ a: Vector, _ b: Vector, _ width: Int) -> Truth
  func ult(_ a: Vector, _ b: Vector, _ width: Int) -> Truth
  func slt(_ a: Vector, _ b: Vector, _ width: Int) -> Truth
  func both(_ a: Truth, _ b: Truth) -> Truth
  func either(_ a: Truth, _ b: Truth) -> Truth
  func negated(_ a: Truth) -> Truth
  /// 0 or 1, of one bit.
  func vector(_ a: Truth) -> Vector
  /// The only bit of a one-bit vector.
  func isSet(_ a: Vector) -> Truth
  func bit(_ a: Vector, _ index: Int, _ width: Int) -> Truth

  func ctpop(_ a: Vector, _ width: Int) -> Vector
  func ctlz(_ a: Vector, _ width: Int) -> Vector
  func cttz(_ a: Vector, _ width: Int) -> Vector
  func bitreverse(_ a: Vector, _ width: Int) -> Vector
  func bswap(_ a: Vector, _ width: Int) -> Vector
  func umulOverflows(_ a: Vector, _ b: Vector, _ width: Int) -> Truth
  func smulOverflows(_ a: Vector, _ b: Vector, _ width: Int) -> Truth

  // What depends on the width as a number: an algebra whose widths are unknowns gives these itself.

  /// The number of bits `width`, as a vector of `resultWidth` bits.
  func widthValue(_ width: Int, as resultWidth: Int) -> Vector
  func isNegative(_ a: Vector, _ width: Int) -> Truth
  /// The least signed value.
  func least(_ width: Int) -> Vector
  /// The amount of a funnel shift, modulo the width.
  func shiftModulo(_ amount: Vector, _ width: Int) -> Vector

  /// The truth as a Swift value where the algebra computes with values; nil where it stands for a formula or for several at once.
  func decision(_ truth: Truth) -> Bool?
}

extension BitVectorAlgebra {
  @inlinable public func decision(_ truth: Truth) -> Bool? { nil }
  @inlinable public func ule(_ a: Vector, _ b: Vector, _ width: Int) -> Truth { negated(ult(b, a, width)) }
  @inlinable public func sle(_ a: Vector, _ b: Vector, _ width: Int) -> Truth { negated(slt(b, a, width)) }
  @inlinable public func ne(_ a: Vector, _ b: Vector, _ width: Int) -> Truth { negated(eq(a, b, width)) }
  @inlinable public func isZero(_ a: Vector, _ width: Int) -> Truth { eq(a, literal(0, width), width) }
  @inlinable public func widthValue(_ width: Int, as resultWidth: Int) -> Vector { literal(UInt64(width), resultWidth) }
  @inlinable public func isNegative(_ a: Vector, _ width: Int) -> Truth { bit(a, width - 1, width) }
  @inlinable public func neg(_ a: Vector, _ width: Int) -> Vector { sub(literal(0, width), a, width) }
  @inlinable public func differ(_ a: Truth, _ b: Truth) -> Truth { either(both(a, negated(b)), both(negated(a), b)) }
  @inlinable public func least(_ width: Int) -> Vector { literal(1 << UInt64(width - 1), width) }
  @inlinable public func shiftModulo(_ amount: Vector, _ width: Int) -> Vector {
    if width == 1 { return literal(0, 1) }
    return width & (width - 1) == 0 ? and(amount, literal(UInt64(width - 1), width), width) : urem(amount, literal(UInt64(width), width), width)
  }

  @inlinable public func uaddOverflows(_ a: Vector, _ b: Vector, _ width: Int) -> Truth { ult(add(a, b, width), a, width) }
  @inlinable public func saddOverflows(_ a: Vector, _ b: Vector, _ width: Int) -> Truth {
    let sum = isNegative(add(a, b, width), width)
    let (left, right) = (isNegative(a, width), isNegative(b, width))
    return both(negated(differ(left, right)), differ(sum, left))
  }
  @inlinable public func ssubOverflows(_ a: Vector, _ b: Vector, _ width: Int) -> Truth {
    let difference = isNegative(sub(a, b, width), width)
    let (left, right) = (isNegative(a, width), isNegative(b, width))
    return both(differ(left, right), differ(difference, left))
  }

  @inlinable public func sdiv(_ a: Vector, _ b: Vector, _ width: Int) -> Vector { quotientOfMagnitudes(a, b, width) }
  @inlinable public func srem(_ a: Vector, _ b: Vector, _ width: Int) -> Vector { remainderOfMagnitudes(a, b, width) }
  @inlinable public func floordiv(_ a: Vector, _ b: Vector, _ width: Int) -> Vector { loweredQuotient(a, b, width) }
  @inlinable public func floormod(_ a: Vector, _ b: Vector, _ width: Int) -> Vector { raisedRemainder(a, b, width) }

  /// ``sdiv(_:_:_:)`` by way of unsigned numbers.
  @inlinable public func quotientOfMagnitudes(_ a: Vector, _ b: Vector, _ width: Int) -> Vector {
    let (negativeA, negativeB) = (isNegative(a, width), isNegative(b, width))
    let quotient = udiv(choose(negativeA, neg(a, width), a, width), choose(negativeB, neg(b, width), b, width), width)
    return choose(differ(negativeA, negativeB), neg(quotient, width), quotient, width)
  }
  /// ``srem(_:_:_:)`` by way of unsigned numbers.
  @inlinable public func remainderOfMagnitudes(_ a: Vector, _ b: Vector, _ width: Int) -> Vector {
    let (negativeA, negativeB) = (isNegative(a, width), isNegative(b, width))
    let remainder = urem(choose(negativeA, neg(a, width), a, width), choose(negativeB, neg(b, width), b, width), width)
    return choose(negativeA, neg(remainder, width), remainder, width)
  }
  /// The remainder that rounds to zero is on the other side of zero than the divisor.
  @inlinable func isBeyond(_ remainder: Vector, _ divisor: Vector, _ width: Int) -> Truth {
    both(ne(remainder, literal(0, width), width), differ(isNegative(remainder, width), isNegative(divisor, width)))
  }
  /// ``floordiv(_:_:_:)`` by way of the quotient that rounds to zero.
  @inlinable public func loweredQuotient(_ a: Vector, _ b: Vector, _ width: Int) -> Vector {
    let (quotient, remainder) = (sdiv(a, b, width), srem(a, b, width))
    return choose(isBeyond(remainder, b, width), sub(quotient, literal(1, width), width), quotient, width)
  }
  /// ``floormod(_:_:_:)`` by way of the remainder that rounds to zero.
  @inlinable public func raisedRemainder(_ a: Vector, _ b: Vector, _ width: Int) -> Vector {
    let remainder = srem(a, b, width)
    return choose(isBeyond(remainder, b, width), add(remainder, b, width), remainder, width)
  }

  /// Neighbours are added in fields of twice the size, again and again (Warren, Hacker's Delight, 5-1).
  @inlinable public func ctpop(_ a: Vector, _ width: Int) -> Vector {
    var sum = a
    var size = 1
    while size < width {
      let fields = literal(UInt64.max / (1 << UInt64(size) | 1), width)
      sum = add(and(sum, fields, width), and(lshr(sum, literal(UInt64(size), width), width), fields, width), width)
      size *= 2
    }
    return sum
  }
  @inlinable public func ctlz(_ a: Vector, _ width: Int) -> Vector {
    var count = literal(UInt64(width), width)
    for index in 0..<width { count = choose(bit(a, index, width), literal(UInt64(width - 1 - index), width), count, width) }
    return count
  }
  @inlinable public func cttz(_ a: Vector, _ width: Int) -> Vector {
    var count = literal(UInt64(width), width)
    for index in (0..<width).reversed() { count = choose(bit(a, index, width), literal(UInt64(index), width), count, width) }
    return count
  }
  @inlinable public func bitreverse(_ a: Vector, _ width: Int) -> Vector {
    var result = literal(0, width)
    for index in 0..<width {
      result = or(result, choose(bit(a, index, width), literal(1 << UInt64(width - 1 - index), width), literal(0, width), width), width)
    }
    return result
  }
  /// Bytes reversed; for widths that aren't a multiple of 16 the bits of a last partial byte stay in place.
  @inlinable public func bswap(_ a: Vector, _ width: Int) -> Vector {
    var result = literal(0, width)
    for index in 0..<width {
      let (byte, offset) = (index / 8, index % 8)
      let target = (width / 8 - 1 - byte) * 8 + offset
      if target >= 0 { result = or(result, choose(bit(a, index, width), literal(1 << UInt64(target), width), literal(0, width), width), width) }
    }
    return result
  }
  @inlinable public func umulOverflows(_ a: Vector, _ b: Vector, _ width: Int) -> Truth {
    let wide = mul(zext(a, from: width, to: 2 * width), zext(b, from: width, to: 2 * width), 2 * width)
    return ne(wide, zext(mul(a, b, width), from: width, to: 2 * width), 2 * width)
  }
  @inlinable public func smulOverflows(_ a: Vector, _ b: Vector, _ width: Int) -> Truth {
    let wide = mul(sext(a, from: width, to: 2 * width), sext(b, from: width, to: 2 * width), 2 * width)
    return ne(wide, sext(mul(a, b, width), from: width, to: 2 * width), 2 * width)
  }
}
