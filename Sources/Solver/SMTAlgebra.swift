import BitVector
internal import CZ3

/// A term of a ``SolverContext``, a bit vector or a truth.
package struct SMTTerm {
  let ast: Z3_ast
  init(_ ast: Z3_ast?) { self.ast = ast! }
}

/// The algebra of Z3 terms.
package struct SMTAlgebra: BitVectorAlgebra {
  let context: Z3_context

  /// Identifies a term.
  func number(_ term: SMTTerm) -> UInt32 { Z3_get_ast_id(context, term.ast) }
  func isSame(_ a: SMTTerm, _ b: SMTTerm) -> Bool { a.ast == b.ast }

  /// An unknown of `width` bits, the same for the same name. The corresponding C function is `Z3_mk_const`.
  func unknown(_ name: String, width: Int) -> SMTTerm {
    SMTTerm(Z3_mk_const(context, Z3_mk_string_symbol(context, name), Z3_mk_bv_sort(context, UInt32(width))))
  }
  package func literal(_ bits: UInt64, _ width: Int) -> SMTTerm {
    if width <= 64 {
      return SMTTerm(Z3_mk_unsigned_int64(context, bits & ConcreteAlgebra.mask(width), Z3_mk_bv_sort(context, UInt32(width))))
    }
    return zext(literal(bits, 64), from: 64, to: width)
  }
  package func truth(_ value: Bool) -> SMTTerm { SMTTerm(value ? Z3_mk_true(context) : Z3_mk_false(context)) }
  package func add(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvadd(context, a.ast, b.ast)) }
  package func sub(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvsub(context, a.ast, b.ast)) }
  package func mul(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvmul(context, a.ast, b.ast)) }
  package func udiv(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvudiv(context, a.ast, b.ast)) }
  package func urem(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvurem(context, a.ast, b.ast)) }
  package func sdiv(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvsdiv(context, a.ast, b.ast)) }
  package func srem(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvsrem(context, a.ast, b.ast)) }
  package func and(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvand(context, a.ast, b.ast)) }
  package func or(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvor(context, a.ast, b.ast)) }
  package func xor(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvxor(context, a.ast, b.ast)) }
  package func not(_ a: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvnot(context, a.ast)) }
  package func shl(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvshl(context, a.ast, b.ast)) }
  package func lshr(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvlshr(context, a.ast, b.ast)) }
  package func ashr(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvashr(context, a.ast, b.ast)) }
  package func zext(_ a: SMTTerm, from: Int, to: Int) -> SMTTerm { to == from ? a : SMTTerm(Z3_mk_zero_ext(context, UInt32(to - from), a.ast)) }
  package func sext(_ a: SMTTerm, from: Int, to: Int) -> SMTTerm { to == from ? a : SMTTerm(Z3_mk_sign_ext(context, UInt32(to - from), a.ast)) }
  package func trunc(_ a: SMTTerm, from: Int, to: Int) -> SMTTerm { to == from ? a : SMTTerm(Z3_mk_extract(context, UInt32(to - 1), 0, a.ast)) }
  package func choose(_ condition: SMTTerm, _ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    SMTTerm(Z3_mk_ite(context, condition.ast, a.ast, b.ast))
  }
  package func eq(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_eq(context, a.ast, b.ast)) }
  package func ult(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvult(context, a.ast, b.ast)) }
  package func slt(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { SMTTerm(Z3_mk_bvslt(context, a.ast, b.ast)) }
  package func both(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { combine(a, b, Z3_mk_and) }
  package func either(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { combine(a, b, Z3_mk_or) }
  package func negated(_ a: SMTTerm) -> SMTTerm { SMTTerm(Z3_mk_not(context, a.ast)) }
  package func vector(_ a: SMTTerm) -> SMTTerm { choose(a, literal(1, 1), literal(0, 1), 1) }
  package func isSet(_ a: SMTTerm) -> SMTTerm { SMTTerm(Z3_mk_eq(context, a.ast, literal(1, 1).ast)) }
  package func bit(_ a: SMTTerm, _ index: Int, _ width: Int) -> SMTTerm {
    SMTTerm(Z3_mk_eq(context, Z3_mk_extract(context, UInt32(index), UInt32(index), a.ast), literal(1, 1).ast))
  }
  package func umulOverflows(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    SMTTerm(Z3_mk_not(context, Z3_mk_bvmul_no_overflow(context, a.ast, b.ast, false)))
  }
  /// Not Z3's own predicate, which folds literals wrongly (-1 * -2 "overflows"): the magnitudes' product fits what the sign allows.
  package func smulOverflows(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    let (left, right) = (magnitude(a, width), magnitude(b, width))
    let isNegative = differ(self.isNegative(a, width), self.isNegative(b, width))
    let largest = choose(isNegative, least(width), not(least(width), width), width)
    return either(umulOverflows(left, right, width), ult(largest, mul(left, right, width), width))
  }
  private func magnitude(_ a: SMTTerm, _ width: Int) -> SMTTerm { choose(isNegative(a, width), neg(a, width), a, width) }

  private func combine(_ a: SMTTerm, _ b: SMTTerm, _ make: (Z3_context?, UInt32, UnsafePointer<Z3_ast?>?) -> Z3_ast?) -> SMTTerm {
    withUnsafeTemporaryAllocation(of: Z3_ast?.self, capacity: 2) { operands in
      operands.initializeElement(at: 0, to: a.ast)
      operands.initializeElement(at: 1, to: b.ast)
      return SMTTerm(make(context, 2, operands.baseAddress))
    }
  }
}
