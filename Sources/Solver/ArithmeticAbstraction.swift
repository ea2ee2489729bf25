import BitVector
internal import CZ3

/// Stands for division by what is known of quotients and remainders, so that a proof need not multiply and divide bit by bit.
///
/// Each pair of operands gets an unknown quotient and remainder with true lemmas about them; what follows from the lemmas is true of division.
/// A refutation in terms of the unknowns means nothing.
final class ArithmeticAbstraction {
  /// How much is known of a division.
  enum Depth {
    /// Order and the easy cases.
    case bounds
    /// Also dividend = quotient · divisor + remainder; and shifts left are products, so that sums of products have a normal form.
    case products
  }

  let depth: Depth
  private let context: Z3_context
  private(set) var lemmas: [SMTTerm] = []
  private var known: [Key: (quotient: SMTTerm, remainder: SMTTerm)] = [:]

  private struct Key: Hashable {
    var a: Z3_ast
    var b: Z3_ast
  }

  init(_ depth: Depth, _ context: Z3_context) {
    self.depth = depth
    self.context = context
  }

  func divide(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> (quotient: SMTTerm, remainder: SMTTerm) {
    let key = Key(a: a.ast, b: b.ast)
    if let pair = known[key] { return pair }
    let plain = SMTAlgebra(context: context)
    let sort = Z3_mk_bv_sort(context, UInt32(width))
    let quotient = SMTTerm(Z3_mk_fresh_const(context, "quotient", sort))
    var remainder = SMTTerm(Z3_mk_fresh_const(context, "remainder", sort))
    let (zero, one) = (plain.literal(0, width), plain.literal(1, width))
    let isZero = plain.eq(b, zero, width)
    func unlessZero(_ truth: SMTTerm) { lemmas.append(plain.either(isZero, truth)) }
    if depth == .products {
      remainder = plain.choose(isZero, a, plain.sub(a, plain.mul(quotient, b, width), width), width)
      unlessZero(plain.negated(plain.umulOverflows(quotient, b, width)))
      unlessZero(plain.ule(plain.mul(quotient, b, width), a, width))
    }
    let isBelow = plain.ult(a, b, width)
    lemmas.append(plain.either(plain.negated(isZero), plain.both(plain.eq(quotient, plain.literal(.max, width), width), plain.eq(remainder, a, width))))
    unlessZero(plain.ult(remainder, b, width))
    unlessZero(plain.ule(remainder, a, width))
    unlessZero(plain.ule(quotient, a, width))
    // The quotient is 0 exactly for smaller dividends, and then the dividend remains.
    unlessZero(plain.negated(plain.differ(isBelow, plain.eq(quotient, zero, width))))
    unlessZero(plain.negated(plain.differ(isBelow, plain.eq(remainder, a, width))))
    unlessZero(plain.either(plain.ne(b, one, width), plain.both(plain.eq(quotient, a, width), plain.eq(remainder, zero, width))))
    unlessZero(plain.either(plain.eq(b, one, width), plain.ule(quotient, plain.lshr(a, one, width), width)))
    unlessZero(plain.either(plain.ne(a, b, width), plain.both(plain.eq(quotient, one, width), plain.eq(remainder, zero, width))))
    known[key] = (quotient, remainder)
    return (quotient, remainder)
  }
}
