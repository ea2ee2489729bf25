import BitVector

/// A bit vector that knows its algebra and width, so that transfer functions read like arithmetic.
///
/// Over machine words it is a `UInt64`; over Z3's terms the same functions build formulas.
struct Word<Algebra: BitVectorAlgebra> {
  let algebra: Algebra
  let width: Int
  let bits: Algebra.Vector

  init(_ bits: Algebra.Vector, _ width: Int, _ algebra: Algebra) {
    self.algebra = algebra
    self.width = width
    self.bits = bits
  }

  /// A constant of this word's width.
  func literal(_ value: UInt64) -> Word { Word(algebra.literal(value, width), width, algebra) }
  var zero: Word { literal(0) }
  var one: Word { literal(1) }
  var allOnes: Word { literal(.max) }
  /// The least signed value: only the sign bit.
  var sign: Word { Word(algebra.least(width), width, algebra) }

  private func word(_ bits: Algebra.Vector) -> Word { Word(bits, width, algebra) }
  private func claim(_ truth: Algebra.Truth) -> Claim<Algebra> { Claim(truth, algebra) }

  static func + (a: Word, b: Word) -> Word { a.word(a.algebra.add(a.bits, b.bits, a.width)) }
  static func - (a: Word, b: Word) -> Word { a.word(a.algebra.sub(a.bits, b.bits, a.width)) }
  static func * (a: Word, b: Word) -> Word { a.word(a.algebra.mul(a.bits, b.bits, a.width)) }
  static func & (a: Word, b: Word) -> Word { a.word(a.algebra.and(a.bits, b.bits, a.width)) }
  static func | (a: Word, b: Word) -> Word { a.word(a.algebra.or(a.bits, b.bits, a.width)) }
  static func ^ (a: Word, b: Word) -> Word { a.word(a.algebra.xor(a.bits, b.bits, a.width)) }
  static func << (a: Word, b: Word) -> Word { a.word(a.algebra.shl(a.bits, b.bits, a.width)) }
  static func >> (a: Word, b: Word) -> Word { a.word(a.algebra.lshr(a.bits, b.bits, a.width)) }
  static prefix func ~ (a: Word) -> Word { a.word(a.algebra.not(a.bits, a.width)) }
  static prefix func - (a: Word) -> Word { a.word(a.algebra.neg(a.bits, a.width)) }
  func shiftedArithmetically(by b: Word) -> Word { word(algebra.ashr(bits, b.bits, width)) }
  /// All ones for divisor 0.
  func unsignedQuotient(by b: Word) -> Word { word(algebra.udiv(bits, b.bits, width)) }
  /// Rounded to zero.
  func signedQuotient(by b: Word) -> Word { word(algebra.sdiv(bits, b.bits, width)) }

  static func == (a: Word, b: Word) -> Claim<Algebra> { a.claim(a.algebra.eq(a.bits, b.bits, a.width)) }
  static func != (a: Word, b: Word) -> Claim<Algebra> { !(a == b) }
  // Unsigned.
  static func < (a: Word, b: Word) -> Claim<Algebra> { a.claim(a.algebra.ult(a.bits, b.bits, a.width)) }
  static func <= (a: Word, b: Word) -> Claim<Algebra> { !(b < a) }
  func isSignedBelow(_ b: Word) -> Claim<Algebra> { claim(algebra.slt(bits, b.bits, width)) }
  func isSignedAtMost(_ b: Word) -> Claim<Algebra> { !b.isSignedBelow(self) }
  var isNegative: Claim<Algebra> { claim(algebra.isNegative(bits, width)) }
  var isZero: Claim<Algebra> { claim(algebra.isZero(bits, width)) }

  /// `operation` on words of one width, poison aside.
  func applying(_ operation: Operation, _ b: Word? = nil, _ c: Word? = nil) -> Word {
    word(algebra.apply(operation, [], width: width, resultWidth: width, bits, (b ?? self).bits, (c ?? self).bits).value)
  }
  /// A predicate of two words of one width.
  func holds(_ operation: Operation, _ b: Word) -> Claim<Algebra> {
    claim(algebra.isSet(algebra.apply(operation, [], width: width, resultWidth: 1, bits, b.bits, b.bits).value))
  }
  func zeroExtended(to other: Int) -> Word { Word(algebra.zext(bits, from: width, to: other), other, algebra) }
  func signExtended(to other: Int) -> Word { Word(algebra.sext(bits, from: width, to: other), other, algebra) }
  func truncated(to other: Int) -> Word { Word(algebra.trunc(bits, from: width, to: other), other, algebra) }
  func bit(_ index: Int) -> Claim<Algebra> { claim(algebra.bit(bits, index, width)) }

  /// Only the lowest set bit.
  var lowestBit: Word { self & -self }
  /// The highest set bit and all below.
  var filledRight: Word {
    var result = self
    var distance = 1
    while distance < width {
      result = result | result >> literal(UInt64(distance))
      distance *= 2
    }
    return result
  }
}

/// A truth with its algebra.
struct Claim<Algebra: BitVectorAlgebra> {
  let algebra: Algebra
  let truth: Algebra.Truth

  init(_ truth: Algebra.Truth, _ algebra: Algebra) {
    self.algebra = algebra
    self.truth = truth
  }

  static func && (a: Claim, b: Claim) -> Claim { Claim(a.algebra.both(a.truth, b.truth), a.algebra) }
  static func || (a: Claim, b: Claim) -> Claim { Claim(a.algebra.either(a.truth, b.truth), a.algebra) }
  static prefix func ! (a: Claim) -> Claim { Claim(a.algebra.negated(a.truth), a.algebra) }

  /// One of two words.
  func choose(_ a: Word<Algebra>, _ b: Word<Algebra>) -> Word<Algebra> { Word(algebra.choose(truth, a.bits, b.bits, a.width), a.width, algebra) }
  /// 0 or 1, of one bit.
  var word: Word<Algebra> { Word(algebra.vector(truth), 1, algebra) }
}

func unsignedMin<A: BitVectorAlgebra>(_ a: Word<A>, _ b: Word<A>) -> Word<A> { (a < b).choose(a, b) }
func unsignedMax<A: BitVectorAlgebra>(_ a: Word<A>, _ b: Word<A>) -> Word<A> { (a < b).choose(b, a) }
func signedMin<A: BitVectorAlgebra>(_ a: Word<A>, _ b: Word<A>) -> Word<A> { a.isSignedBelow(b).choose(a, b) }
func signedMax<A: BitVectorAlgebra>(_ a: Word<A>, _ b: Word<A>) -> Word<A> { a.isSignedBelow(b).choose(b, a) }
