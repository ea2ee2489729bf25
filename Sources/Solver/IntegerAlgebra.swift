import BitVector
internal import CZ3

/// How an ``IntegerAlgebra`` reads what isn't linear; each way needs lemmas that the others do without.
package enum IntegerReading: CaseIterable, Sendable {
  case plain
  /// A shift left by an unknown amount is a multiple of its power of two, which divides M, also where bits are lost: dear in products.
  case losingBits
  /// Quotients of signed numbers are signed, where else they are quotients of magnitudes.
  case signedQuotients
}

/// The algebra of integers: a vector of W bits is an integer from 0 to M - 1 with M = 2^W, and M may be unknown.
///
/// Sums, differences, comparisons and divisions by literals are linear in the values and in M, so that one query without bits covers all
/// widths. Products of unknowns are unknowns with lemmas (``ProductLemmas``), and what has no meaning here is any value: whatever is proven of
/// these terms is true of the words, but values that they admit need not exist.
struct IntegerAlgebra: BitVectorAlgebra {
  let context: Z3_context
  let knowledge: IntegerKnowledge

  /// Products of unknowns are read as products of signed, of unsigned numbers: each reading costs lemmas.
  let multipliesSigned: Bool
  private let multipliesUnsigned: Bool

  let reading: IntegerReading

  /// Unknown widths for `names` width names, numbered as in ``ParametricAlgebra``, to read `program` with.
  init(names: Int, _ context: borrowing SolverContext, for program: Program, reading: IntegerReading) {
    self.reading = reading
    self.context = context.raw
    func uses(_ matches: (Program.Step) -> Bool) -> Bool { program.steps.contains { $0.kind == .operation && matches($0) } }
    let isSigned = uses {
      $0.flags.contains(.nsw) || [.smulOverflow, .sdiv, .srem, .floordiv, .floormod, .ashr, .slt, .sle, .sgt, .sge].contains($0.operation)
    }
    multipliesSigned = isSigned
    multipliesUnsigned = !isSigned || uses { $0.flags.contains(.nuw) || [.umulOverflow, .udiv, .urem, .lshr, .ult, .ule, .ugt, .uge].contains($0.operation) }
    knowledge = IntegerKnowledge(self.context)
    for name in 0..<names {
      let half = knowledge.unknown("half\(name)", from: 1)
      let count = knowledge.unknown("width\(name)", from: 1)
      knowledge.halves.append(half)
      knowledge.counts.append(count)
      knowledge.learn(atMost(count, integer(64)))
      knowledge.learn(atMost(count, half))
      for bits in [2, 3, 4, 5, 6, 7, 8, 16, 32, 64] {
        let isWide = atMost(integer(Int64(bits)), count)
        knowledge.learn(equal(isWide, atMost(integer(power: bits - 1), half)))
      }
    }
  }

  // MARK: Integers

  func integer(_ value: Int64) -> SMTTerm { SMTTerm(Z3_mk_int64(context, value, knowledge.sort)) }
  /// 2^exponent, up to 2^64.
  func integer(power exponent: Int) -> SMTTerm {
    exponent < 64
      ? SMTTerm(Z3_mk_unsigned_int64(context, 1 << UInt64(exponent), knowledge.sort)) : SMTTerm(Z3_mk_numeral(context, "18446744073709551616", knowledge.sort))
  }
  func plus(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { knowledge.combine(a, b, Z3_mk_add) }
  func minus(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { knowledge.combine(a, b, Z3_mk_sub) }
  func times(_ a: SMTTerm, _ factor: Int64) -> SMTTerm { knowledge.combine(integer(factor), a, Z3_mk_mul) }
  func atMost(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { knowledge.folded(Z3_mk_le(context, a.ast, b.ast), a, b) }
  func less(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { knowledge.folded(Z3_mk_lt(context, a.ast, b.ast), a, b) }
  func equal(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { knowledge.folded(Z3_mk_eq(context, a.ast, b.ast), a, b) }
  func implies(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { SMTTerm(Z3_mk_implies(context, a.ast, b.ast)) }
  func ite(_ condition: SMTTerm, _ a: SMTTerm, _ b: SMTTerm) -> SMTTerm {
    switch Z3_get_bool_value(context, condition.ast) {
    case Z3_L_TRUE: a
    case Z3_L_FALSE: b
    default: a.ast == b.ast ? a : SMTTerm(Z3_mk_ite(context, condition.ast, a.ast, b.ast))
    }
  }

  private func name(_ width: Int) -> Int? { width >= ParametricAlgebra.firstUnknown ? width - ParametricAlgebra.firstUnknown : nil }
  /// Half the number of values: the least signed value.
  func half(_ width: Int) -> SMTTerm { name(width).map { knowledge.halves[$0] } ?? integer(power: width - 1) }
  func modulus(_ width: Int) -> SMTTerm { name(width).map { times(knowledge.halves[$0], 2) } ?? integer(power: width) }
  /// Any value of `width` bits, the same for the same `key`.
  func anything(_ key: String, _ width: Int) -> SMTTerm {
    let value = knowledge.unknown(key, from: 0)
    knowledge.learn(less(value, modulus(width)))
    return value
  }
  func anything(_ operation: String, of a: SMTTerm, _ b: SMTTerm? = nil, width: Int) -> SMTTerm {
    anything("\(operation) \(knowledge.number(a)) \(b.map { knowledge.number($0) } ?? 0) \(width)", width)
  }
  /// The value read as a signed number.
  func signed(_ a: SMTTerm, _ width: Int) -> SMTTerm {
    if let value = knowledge.literal(a, width) { return integer(value) }
    return ite(isNegative(a, width), minus(a, modulus(width)), a)
  }
  /// A signed number from -M/2 to M/2 - 1 as a value.
  func wrapped(_ a: SMTTerm, _ width: Int) -> SMTTerm { ite(less(a, integer(0)), plus(a, modulus(width)), a) }
  private func isSigned(_ a: SMTTerm, _ width: Int) -> SMTTerm { both(atMost(minus(integer(0), half(width)), a), less(a, half(width))) }

  // MARK: The algebra

  func literal(_ bits: UInt64, _ width: Int) -> SMTTerm {
    let value = Int64(bitPattern: bits)
    guard name(width) != nil else {
      let masked = bits & ConcreteAlgebra.mask(width)
      let term = SMTTerm(Z3_mk_unsigned_int64(context, masked, knowledge.sort))
      knowledge.addLiteral(term, ConcreteAlgebra.signed(masked, width), width)
      return term
    }
    let term = value >= 0 ? integer(value) : plus(modulus(width), integer(value))
    knowledge.addLiteral(term, value, width)
    return term
  }
  func truth(_ value: Bool) -> SMTTerm { SMTTerm(value ? Z3_mk_true(context) : Z3_mk_false(context)) }
  func widthValue(_ width: Int, as resultWidth: Int) -> SMTTerm {
    guard let name = name(width) else { return literal(UInt64(width), resultWidth) }
    if width == resultWidth { return knowledge.counts[name] }
    return ite(less(knowledge.counts[name], modulus(resultWidth)), knowledge.counts[name], anything("width", of: knowledge.counts[name], width: resultWidth))
  }

  func add(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    let sum = plus(a, b)
    return ite(less(sum, modulus(width)), sum, minus(sum, modulus(width)))
  }
  func sub(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    let difference = minus(a, b)
    // W - 1 less W - (k + 1) is k.
    var value: Int64 = 0
    if Z3_get_numeral_int64(context, Z3_simplify(context, difference.ast), &value), value >= 0 { return literal(UInt64(value), width) }
    return ite(atMost(b, a), difference, plus(difference, modulus(width)))
  }
  func neg(_ a: SMTTerm, _ width: Int) -> SMTTerm {
    if let value = knowledge.literal(a, width), value != .min { return literal(UInt64(bitPattern: -value), width) }
    return ite(equal(a, integer(0)), a, minus(modulus(width), a))
  }
  func not(_ a: SMTTerm, _ width: Int) -> SMTTerm {
    let complement = minus(minus(modulus(width), integer(1)), a)
    knowledge.complements[IntegerKnowledge.Key(complement, width)] = a
    return complement
  }

  func mul(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    // The least value is its own negative.
    let least: Int64 = name(width) == nil ? -1 << Int64(width - 1) : .min
    if let factor = knowledge.literal(a, width) ?? knowledge.literal(b, width), factor < 0, factor > least {
      let other = knowledge.literal(a, width) == nil ? a : b
      return neg(mul(literal(UInt64(-factor), width), other, width), width)
    }
    // Half of M times anything: what is odd of it.
    for (least, other) in [(a, b), (b, a)] where name(width) != nil && least.ast == half(width).ast {
      return ite(equal(divide(other, integer(2)).remainder, integer(0)), integer(0), least)
    }
    let isLinear = knowledge.literal(a, width) != nil || knowledge.literal(b, width) != nil
    var product = isLinear ? linearOverflow(a, b, width) : anything("mul", of: min(a, b), max(a, b), width: width)
    if multipliesSigned || isLinear {
      let signed = signedProduct(a, b, width)
      product = ite(isSigned(signed, width), wrapped(signed, width), product)
    }
    if multipliesUnsigned || isLinear {
      let unsigned = unsignedProduct(a, b, width)
      product = ite(less(unsigned, modulus(width)), unsigned, product)
    }
    return product
  }

  /// The product with a literal, from which a multiple of M is taken away: any at a known width, a small one where M is unknown.
  private func linearOverflow(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    let unsigned = unsignedProduct(a, b, width)
    if name(width) == nil {
      let multiple = knowledge.unknown("multiple \(knowledge.number(unsigned)) \(width)", from: 0)
      let rest = minus(unsigned, knowledge.combine(modulus(width), multiple, Z3_mk_mul))
      knowledge.learn(both(atMost(integer(0), rest), less(rest, modulus(width))))
      return rest
    }
    let factor = knowledge.literal(a, width) ?? knowledge.literal(b, width) ?? 0
    // A power of two divides M: what is multiplied is what remains of the other factor by M / 2^k.
    if factor > 1, factor.nonzeroBitCount == 1 {
      let part = knowledge.part(ofHalf: name(width)!, factor.trailingZeroBitCount)
      return times(divide(knowledge.literal(a, width) == nil ? a : b, times(part, 2)).remainder, factor)
    }
    var product = anything("mul", of: min(a, b), max(a, b), width: width)
    for multiple in stride(from: Swift.max(0, Swift.min(factor, 9)) - 1, to: 0, by: -1) {
      let rest = minus(unsigned, times(modulus(width), multiple))
      product = ite(both(atMost(integer(0), rest), less(rest, modulus(width))), rest, product)
    }
    return product
  }
  private func min(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { knowledge.number(a) < knowledge.number(b) ? a : b }
  private func max(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { knowledge.number(a) < knowledge.number(b) ? b : a }

  private func unsignedProduct(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    knowledge.isMultiplying = true
    return knowledge.product(a, b, self)
  }
  private func signedProduct(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    knowledge.isMultiplying = true
    let product = knowledge.product(signed(a, width), signed(b, width), self)
    if multipliesUnsigned { knowledge.learn(either(either(isNegative(a, width), isNegative(b, width)), equal(product, unsignedProduct(a, b, width)))) }
    return product
  }
  func umulOverflows(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { atMost(modulus(width), unsignedProduct(a, b, width)) }
  func smulOverflows(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { negated(isSigned(signedProduct(a, b, width), width)) }

  func and(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    if width == 1 { return ite(both(isSet(a), isSet(b)), integer(1), integer(0)) }
    for (mask, other) in [(a, b), (b, a)] {
      guard let bits = knowledge.literal(mask, width) else { continue }
      if bits >= 0, bits < .max, bits & (bits + 1) == 0 { return divide(other, integer(bits + 1)).remainder }
      if bits < 0, bits > Int64.min, (-bits) & (-bits - 1) == 0 { return minus(other, divide(other, integer(-bits)).remainder) }
    }
    let common = anything("and", of: min(a, b), max(a, b), width: width)
    knowledge.learn(both(atMost(common, a), atMost(common, b)))
    knowledge.learn(less(minus(plus(a, b), common), modulus(width)))
    let one = literal(1, width)
    let conjunction = MaskLemmas.Conjunction(left: a, right: b, value: common, width: width)
    for (value, other) in [(a, b), (b, a)] where other.ast == sub(value, one, width).ast {
      knowledge.masks.add(MaskLemmas.Power(value: value, truth: both(less(integer(0), value), equal(common, integer(0))), width: width), conjunction)
      return common
    }
    for (value, other) in [(a, b), (b, a)] where other.ast == add(value, one, width).ast {
      knowledge.masks.add(MaskLemmas.Power(value: plus(value, integer(1)), truth: equal(common, integer(0)), width: width), conjunction)
      return common
    }
    knowledge.masks.add(conjunction)
    return common
  }
  func or(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { minus(plus(a, b), and(a, b, width)) }
  func xor(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    if knowledge.literal(a, width) == -1 { return not(b, width) }
    if knowledge.literal(b, width) == -1 { return not(a, width) }
    return minus(plus(a, b), times(and(a, b, width), 2))
  }

  /// 2^amount, of which something is known.
  private func power(_ amount: SMTTerm, _ width: Int) -> SMTTerm {
    if let value = knowledge.literal(amount, width), (0...62).contains(value) {
      knowledge.exponents.insert(Int(value))
      return integer(power: Int(value))
    }
    let one = literal(1, width)
    if amount.ast == sub(widthValue(width, as: width), one, width).ast { return half(width) }
    for name in knowledge.counts.indices {
      let other = ParametricAlgebra.firstUnknown + name
      let count = widthValue(other, as: width)
      let known = amount.ast == sub(count, one, width).ast ? half(other) : amount.ast == count.ast && other != width ? modulus(other) : nil
      guard let known else { continue }
      return ite(less(knowledge.counts[name], modulus(width)), known, anything("power", of: amount, width: width))
    }
    return knowledge.power(amount, isShift: less(amount, widthValue(width, as: width)), half: half(width), self)
  }
  func shl(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    let power = power(b, width)
    if power.ast == half(width).ast, name(width) != nil { return mul(a, power, width) }
    return ite(isExcessive(b, width), integer(0), isUnknown(power) ? shifted(a, by: power, b, width) : mul(a, power, width))
  }
  private func isUnknown(_ power: SMTTerm) -> Bool { knowledge.powers.contains { $0.power.ast == power.ast } }
  /// The product with a power of two, which is a positive number also where it is the least value of the width.
  private func shifted(_ a: SMTTerm, by power: SMTTerm, _ amount: SMTTerm, _ width: Int) -> SMTTerm {
    knowledge.isMultiplying = true
    var product = (reading == .losingBits ? remaining(a, of: power, amount, width) : nil) ?? anything("mul", of: min(a, power), max(a, power), width: width)
    if multipliesSigned {
      let signed = knowledge.product(signed(a, width), power, self)
      product = ite(isSigned(signed, width), wrapped(signed, width), product)
    }
    if multipliesUnsigned {
      let unsigned = knowledge.product(a, power, self)
      product = ite(less(unsigned, modulus(width)), unsigned, product)
    }
    return product
  }
  /// What remains of a · 2^b, of an unknown power: a mod M / 2^b times the power.
  private func remaining(_ a: SMTTerm, of power: SMTTerm, _ amount: SMTTerm, _ width: Int) -> SMTTerm? {
    guard knowledge.literal(amount, width) == nil, knowledge.literal(a, width) == nil else { return nil }
    let cofactor = knowledge.unknown("cofactor \(knowledge.number(power)) \(width)", from: 2)
    knowledge.learn(implies(less(amount, widthValue(width, as: width)), equal(knowledge.product(power, cofactor, self), modulus(width))))
    return knowledge.product(divide(a, cofactor).remainder, power, self)
  }
  func lshr(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    ite(isExcessive(b, width), integer(0), divide(a, power(b, width)).quotient)
  }
  /// Rounds down.
  func ashr(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm {
    let power = power(b, width)
    let value = signed(a, width)
    let quotient = knowledge.unknown("shifted \(knowledge.number(value)) \(knowledge.number(power))", from: nil)
    let remainder = minus(value, knowledge.product(quotient, power, self))
    knowledge.learn(either(equal(power, integer(0)), both(both(atMost(integer(0), remainder), less(remainder, power)), isSigned(quotient, width))))
    knowledge.signedRemainders.append((a, power, remainder))
    knowledge.addDivision(.init(dividend: value, divisor: power, quotient: quotient, remainder: remainder, kind: .floored))
    let ofSign = ite(isNegative(a, width), not(integer(0), width), integer(0))
    return ite(isExcessive(b, width), ofSign, wrapped(quotient, width))
  }

  func zext(_ a: SMTTerm, from: Int, to: Int) -> SMTTerm { a }
  func sext(_ a: SMTTerm, from: Int, to: Int) -> SMTTerm { ite(isNegative(a, from), plus(a, minus(modulus(to), modulus(from))), a) }
  func trunc(_ a: SMTTerm, from: Int, to: Int) -> SMTTerm {
    if name(to) == nil { return divide(a, modulus(to)).remainder }
    let rest = minus(a, modulus(to))
    return ite(less(a, modulus(to)), a, ite(less(rest, modulus(to)), rest, divide(a, modulus(to)).remainder))
  }
  func choose(_ condition: SMTTerm, _ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { ite(condition, a, b) }

  func eq(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { equal(a, b) }
  func ult(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { less(a, b) }
  func slt(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { less(signed(a, width), signed(b, width)) }
  func both(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { knowledge.combine(a, b, Z3_mk_and) }
  func either(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { knowledge.combine(a, b, Z3_mk_or) }
  func negated(_ a: SMTTerm) -> SMTTerm { knowledge.folded(Z3_mk_not(context, a.ast), a) }
  func vector(_ a: SMTTerm) -> SMTTerm { ite(a, integer(1), integer(0)) }
  func isSet(_ a: SMTTerm) -> SMTTerm { equal(a, integer(1)) }
  func isNegative(_ a: SMTTerm, _ width: Int) -> SMTTerm {
    if let value = knowledge.literal(a, width) { return truth(value < 0) }
    return atMost(half(width), a)
  }
  func least(_ width: Int) -> SMTTerm { half(width) }
  func bit(_ a: SMTTerm, _ index: Int, _ width: Int) -> SMTTerm {
    equal(divide(divide(a, integer(power: index)).quotient, integer(2)).remainder, integer(1))
  }
  func saddOverflows(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { negated(isSigned(plus(signed(a, width), signed(b, width)), width)) }
  func ssubOverflows(_ a: SMTTerm, _ b: SMTTerm, _ width: Int) -> SMTTerm { negated(isSigned(minus(signed(a, width), signed(b, width)), width)) }

  func shiftModulo(_ amount: SMTTerm, _ width: Int) -> SMTTerm { urem(amount, widthValue(width, as: width), width) }
  func ctpop(_ a: SMTTerm, _ width: Int) -> SMTTerm { count(.ones, a, width) }
  func ctlz(_ a: SMTTerm, _ width: Int) -> SMTTerm { count(.leadingZeros, a, width) }
  func cttz(_ a: SMTTerm, _ width: Int) -> SMTTerm { count(.trailingZeros, a, width) }
  private func count(_ operation: IntegerKnowledge.Count.Kind, _ a: SMTTerm, _ width: Int) -> SMTTerm {
    let whole = name(width).map { knowledge.counts[$0] } ?? integer(Int64(width))
    if let value = knowledge.literal(a, width), value > 0 || value < 0 && operation == .trailingZeros {
      switch operation {
      case .ones: return literal(UInt64(value.nonzeroBitCount), width)
      case .trailingZeros: return literal(UInt64(value.trailingZeroBitCount), width)
      case .leadingZeros: return minus(whole, integer(Int64(64 - value.leadingZeroBitCount)))
      }
    }
    if name(width) != nil, a.ast == half(width).ast {
      switch operation {
      case .ones: return literal(1, width)
      case .trailingZeros: return sub(whole, literal(1, width), width)
      case .leadingZeros: return literal(0, width)
      }
    }
    if operation == .ones, let other = knowledge.complements[IntegerKnowledge.Key(a, width)] { return minus(whole, count(.ones, other, width)) }
    let count = knowledge.unknown("\(operation) \(knowledge.number(a)) \(width)", from: 0)
    knowledge.learn(atMost(count, whole))
    knowledge.bitCounts.append(IntegerKnowledge.Count(kind: operation, value: count, of: a, width: width))
    return count
  }
  func bitreverse(_ a: SMTTerm, _ width: Int) -> SMTTerm { anything("bitreverse", of: a, width: width) }
  func bswap(_ a: SMTTerm, _ width: Int) -> SMTTerm { anything("bswap", of: a, width: width) }
}
