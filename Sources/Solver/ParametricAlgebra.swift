package import BitVector

/// The algebra of Z3 terms whose widths are unknowns from 1 to 64: one query speaks of all widths.
///
/// Every vector is a 64-bit term whose bits beyond its width are zero. An unknown width is a mask of that many low bits (after `pbv_decide`
/// of the Lean project veir); in calls it is a number from ``firstUnknown`` on, one for each width name.
package struct ParametricAlgebra: BitVectorAlgebra {
  /// Widths from this number on are unknowns, in the order of the width names.
  package static let firstUnknown = 1_000

  private let terms: SMTAlgebra
  /// By width name: low bits set, and their number.
  private let masks: [SMTTerm]
  private let counts: [SMTTerm]
  /// For shifts by unknown amounts; nil: they are bits like all else.
  private let shifts: ShiftTerms?

  /// Unknown widths for `names` width names, constrained to 1 to 64 in `context`.
  init(names: Int, _ context: borrowing SolverContext, terms: SMTAlgebra, shifts: ShiftTerms? = nil) {
    self.terms = terms
    self.shifts = shifts
    counts = (0..<names).map { context.vector("width\($0)", width: 64) }
    let one = terms.literal(1, 64)
    masks = counts.map { [terms] in terms.sub(terms.shl(one, $0, 64), one, 64) }
    for count in counts {
      context.require(terms.ule(one, count, 64))
      context.require(terms.ule(count, terms.literal(64, 64), 64))
    }
  }

  /// The operation's meaning is expressed for unknown widths.
  package static func supports(_ operation: Operation) -> Bool { operation != .bswap && operation != .bitreverse }

  /// The unknown number of bits of each width name.
  var widthTerms: [SMTTerm] { counts }

  private func mask(_ width: Int) -> SMTTerm {
    width >= Self.firstUnknown ? masks[width - Self.firstUnknown] : terms.literal(ConcreteAlgebra.mask(width), 64)
  }
  private func cut(_ a: SMTTerm, _ width: Int) -> SMTTerm { width == 64 ? a : terms.and(a, mask(width), 64) }
  /// The value of an operation that shifts are pushed through.
  private func noted(_ operation: Operation, _ a: SMTTerm, _ b: SMTTerm, _ width: Int, _ value: SMTTerm) -> SMTTerm {
    shifts?.note(operation, a, b, width: width, is: value)
    return value
  }
  /// The 64-bit value with copies of the sign above the width.
  private func extended(_ a: SMTTerm, _ width: Int) -> SMTTerm {
    let sign = least(width)
    return terms.sub(terms.xor(a, sign, 64), sign, 64)
  }

  /// A shift by less than 64, in bits.
  func shifted(_ operation: Operation, _ a: SMTTerm, byLiteral amount: UInt64, _ width: Int) -> SMTTerm {
    let amount = terms.literal(amount, 64)
    return switch operation {
    case .shl: cut(terms.shl(a, amount, 64), width)
    case .lshr: terms.lshr(a, amount, 64)
    default: cut(terms.ashr(extended(a, width), amount, 64), width)
    }
  }

  package func literal(_ bits: UInt64, _ width: Int) -> SMTTerm {
    shifts?.note(literal: bits)
    return width >= Self.firstUnknown ? cut(terms.literal(bits, 64), width) : terms.literal(bits & ConcreteAlgebra.mask(width), 64)
  }
  package func widthValue(_ width: Int, as resultWidth: Int) -> SMTTerm {
    cut(width >= Self.firstUnknown ? counts[width - Self.firstUnknown] : terms.literal(UInt64(width), 64), resultWidth)
  }
  package func truth(_ value: Bool) -> SMTTerm { terms.truth(value) }
  package func add(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { noted(.add, a, b, width, cut(terms.add(a, b, 64), width)) }
  package func sub(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { noted(.sub, a, b, width, cut(terms.sub(a, b, 64), width)) }
  package func mul(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { cut(terms.mul(a, b, 64), width) }
  package func udiv(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { cut(terms.udiv(a, b, 64), width) }
  package func urem(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { terms.urem(a, b, 64) }
  package func sdiv(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { cut(terms.sdiv(extended(a, width), extended(b, width), 64), width) }
  package func srem(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { cut(terms.srem(extended(a, width), extended(b, width), 64), width) }
  package func and(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { noted(.and, a, b, width, terms.and(a, b, 64)) }
  package func or(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { noted(.or, a, b, width, terms.or(a, b, 64)) }
  package func xor(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { noted(.xor, a, b, width, terms.xor(a, b, 64)) }
  package func not(_ a: SMTTerm, _ width: Int) -> SMTTerm { noted(.xor, a, mask(width), width, terms.xor(a, mask(width), 64)) }
  package func shl(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    shifts?.shifted(.shl, a, by: b, width: width, self) ?? cut(terms.shl(a, b, 64), width)
  }
  package func lshr(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { shifts?.shifted(.lshr, a, by: b, width: width, self) ?? terms.lshr(a, b, 64) }
  package func ashr(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    shifts?.shifted(.ashr, a, by: b, width: width, self) ?? cut(terms.ashr(extended(a, width), b, 64), width)
  }
  package func zext(_ a: SMTTerm, from: Int, to: Int) -> SMTTerm { a }
  package func sext(_ a: SMTTerm, from: Int, to: Int) -> SMTTerm { cut(extended(a, from), to) }
  package func trunc(_ a: SMTTerm, from: Int, to: Int) -> SMTTerm { cut(a, to) }
  package func choose(_ condition: SMTTerm, _ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    let value = terms.choose(condition, a, b, 64)
    shifts?.note(choice: condition, a, b, width: width, is: value)
    return value
  }
  package func eq(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { terms.eq(a, b, 64) }
  package func ult(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { terms.ult(a, b, 64) }
  package func slt(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    let sign = least(width)
    return terms.ult(terms.xor(a, sign, 64), terms.xor(b, sign, 64), 64)
  }
  package func both(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { terms.both(a, b) }
  package func either(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { terms.either(a, b) }
  package func negated(_ a: SMTTerm) -> SMTTerm { terms.negated(a) }
  package func vector(_ a: SMTTerm) -> SMTTerm { terms.choose(a, terms.literal(1, 64), terms.literal(0, 64), 64) }
  package func isSet(_ a: SMTTerm) -> SMTTerm { terms.eq(a, terms.literal(1, 64), 64) }
  package func bit(_ a: SMTTerm, _ index: Int, _ width: Int) -> SMTTerm { terms.bit(a, index, 64) }
  package func isNegative(_ a: SMTTerm, _ width: Int) -> SMTTerm { terms.ne(terms.and(a, least(width), 64), terms.literal(0, 64), 64) }
  package func least(_ width: Int) -> SMTTerm {
    if width < Self.firstUnknown { return terms.literal(1 << UInt64(width - 1), 64) }
    return terms.xor(mask(width), terms.lshr(mask(width), terms.literal(1, 64), 64), 64)
  }
  package func shiftModulo(_ amount: SMTTerm, _ width: Int) -> SMTTerm { terms.urem(amount, widthValue(width, as: 64), 64) }
  package func ctpop(_ a: SMTTerm, _ width: Int) -> SMTTerm { cut(terms.ctpop(a, 64), width) }
  package func ctlz(_ a: SMTTerm, _ width: Int) -> SMTTerm {
    let surplus = terms.sub(terms.literal(64, 64), widthValue(width, as: 64), 64)
    return cut(terms.sub(terms.ctlz(a, 64), surplus, 64), width)
  }
  package func cttz(_ a: SMTTerm, _ width: Int) -> SMTTerm {
    terms.choose(terms.isZero(a, 64), widthValue(width, as: width), terms.cttz(a, 64), 64)
  }
  package func bitreverse(_ a: SMTTerm, _ width: Int) -> SMTTerm { preconditionFailure("not expressed for unknown widths") }
  package func bswap(_ a: SMTTerm, _ width: Int) -> SMTTerm { preconditionFailure("not expressed for unknown widths") }
  package func umulOverflows(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    terms.either(terms.umulOverflows(a, b, 64), terms.ult(mask(width), terms.mul(a, b, 64), 64))
  }
  package func smulOverflows(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    func magnitude(_ a: SMTTerm) -> SMTTerm { choose(self.isNegative(a, width), neg(a, width), a, width) }
    let (left, right) = (magnitude(a), magnitude(b))
    let signsDiffer = differ(isNegative(a, width), isNegative(b, width))
    let largest = choose(signsDiffer, least(width), sub(least(width), literal(1, width), width), width)
    return terms.either(terms.umulOverflows(left, right, 64), terms.ult(largest, terms.mul(left, right, 64), 64))
  }
}
