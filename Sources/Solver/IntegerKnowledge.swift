import BitVector
internal import CZ3

/// The unknowns of an ``IntegerAlgebra`` and the true facts about them that a proof may use.
final class IntegerKnowledge {
  /// A term as a value of a width.
  struct Key: Hashable {
    var ast: Z3_ast
    var width: Int
    init(_ term: SMTTerm, _ width: Int) {
      ast = term.ast
      self.width = width
    }
  }

  let sort: Z3_sort
  private let context: Z3_context
  private(set) var facts: [SMTTerm] = []
  /// By width name: half the number of values, and the width in bits.
  var halves: [SMTTerm] = []
  var counts: [SMTTerm] = []
  /// The signed values of literals.
  private var literals: [Key: Int64] = [:]
  /// By width name: literals have their value only from this width on.
  private(set) var leastWidths: [Int: Int] = [:]

  /// What each complement is the complement of.
  var complements: [Key: SMTTerm] = [:]
  /// Literals that are shift amounts: facts about powers and counts of bits are told for these.
  var exponents: Set<Int> = [1]
  /// The number of certain bits of a value.
  struct Count {
    enum Kind { case ones, leadingZeros, trailingZeros }
    var kind: Kind
    var value: SMTTerm
    var of: SMTTerm
    var width: Int
  }
  var bitCounts: [Count] = []

  /// Products occur beside those of quotients and divisors.
  var isMultiplying = false
  struct Division {
    enum Kind { case unsigned, truncated, floored }
    var dividend: SMTTerm
    var divisor: SMTTerm
    var quotient: SMTTerm
    var remainder: SMTTerm
    var kind: Kind
  }
  private var divisions: [Division] = []
  func addDivision(_ division: Division) {
    if !isNumeral(division.divisor), !divisions.contains(where: { $0.quotient.ast == division.quotient.ast }) { divisions.append(division) }
  }

  /// What is left of values read as signed numbers where they are shifted right.
  var signedRemainders: [(dividend: SMTTerm, power: SMTTerm, remainder: SMTTerm)] = []

  /// Values that may be powers of two, and conjunctions with them.
  var masks = MaskLemmas()

  private var unknowns: [String: SMTTerm] = [:]
  private(set) var powers: [(amount: SMTTerm, power: SMTTerm, isShift: SMTTerm)] = []
  private(set) var products: [ProductLemmas.Product] = []

  init(_ context: Z3_context) {
    self.context = context
    sort = Z3_mk_int_sort(context)
  }

  /// True of the words that the terms stand for.
  func learn(_ fact: SMTTerm) { facts.append(fact) }

  /// An integer of which nothing is known but its least value, if there is one; the same for the same key.
  func unknown(_ key: String, from least: Int64?) -> SMTTerm {
    if let known = unknowns[key] { return known }
    let term = SMTTerm(Z3_mk_const(context, Z3_mk_string_symbol(context, key), sort))
    unknowns[key] = term
    if let least { learn(SMTTerm(Z3_mk_le(context, Z3_mk_int64(context, least, sort), term.ast))) }
    return term
  }

  /// Identifies a term.
  func number(_ term: SMTTerm) -> Int { Int(Z3_get_ast_id(context, term.ast)) }
  /// The signed value of a literal of `width` bits, if the term is one. At an unknown width, it has that value from some width on.
  func literal(_ term: SMTTerm, _ width: Int) -> Int64? {
    guard let value = literals[Key(term, width)] else { return nil }
    demand(Int64.bitWidth - (value < 0 ? ~value : value).leadingZeroBitCount + 1, width)
    return value
  }

  /// Registers a literal, whose value is less than the number of values.
  func addLiteral(_ term: SMTTerm, _ value: Int64, _ width: Int) {
    literals[Key(term, width)] = value
    if value.nonzeroBitCount == 1, value > 1 { exponents.insert(value.trailingZeroBitCount) }
    demand(Int64.bitWidth - (value < 0 ? ~value : value).leadingZeroBitCount, width)
  }

  private func demand(_ bits: Int, _ width: Int) {
    guard width >= ParametricAlgebra.firstUnknown else { return }
    let name = width - ParametricAlgebra.firstUnknown
    leastWidths[name] = max(leastWidths[name] ?? 1, bits)
  }

  /// What numerals and constant truths alone decide is decided at once, so that divisors that are literals are seen to be.
  func folded(_ term: Z3_ast?, _ operands: SMTTerm...) -> SMTTerm {
    let term = SMTTerm(term)
    return operands.allSatisfy { isNumeral($0) || isConstant($0) } ? SMTTerm(Z3_simplify(context, term.ast)) : term
  }
  /// True or false.
  func isConstant(_ truth: SMTTerm) -> Bool { Z3_get_bool_value(context, truth.ast) != Z3_L_UNDEF }

  func combine(_ a: SMTTerm, _ b: SMTTerm, _ make: (Z3_context?, UInt32, UnsafePointer<Z3_ast?>?) -> Z3_ast?) -> SMTTerm {
    withUnsafeTemporaryAllocation(of: Z3_ast?.self, capacity: 2) { operands in
      operands.initializeElement(at: 0, to: a.ast)
      operands.initializeElement(at: 1, to: b.ast)
      return folded(make(context, 2, operands.baseAddress), a, b)
    }
  }

  /// The product of two integers: linear if one is a numeral, else an unknown.
  func product(_ a: SMTTerm, _ b: SMTTerm, _ algebra: IntegerAlgebra) -> SMTTerm {
    if isNumeral(a) || isNumeral(b) { return combine(a, b, Z3_mk_mul) }
    let (left, right) = number(a) < number(b) ? (a, b) : (b, a)
    let key = "product \(number(left)) \(number(right))"
    let isNew = unknowns[key] == nil
    let value = unknowns[key] ?? SMTTerm(Z3_mk_const(context, Z3_mk_string_symbol(context, key), sort))
    unknowns[key] = value
    if isNew { products.append(ProductLemmas.Product(left: left, right: right, value: value)) }
    return value
  }
  /// A numeral times a term.
  func scaled(_ term: SMTTerm, _ numeral: SMTTerm) -> SMTTerm { combine(numeral, term, Z3_mk_mul) }
  private func isNumeral(_ term: SMTTerm) -> Bool { Z3_is_numeral_ast(context, term.ast) }

  /// 2^amount, where the amount is less than the width.
  func power(_ amount: SMTTerm, isShift: SMTTerm, half: SMTTerm, _ algebra: IntegerAlgebra) -> SMTTerm {
    if let known = powers.first(where: { $0.amount.ast == amount.ast }) { return known.power }
    let power = unknown("power \(number(amount))", from: 1)
    learn(algebra.implies(isShift, algebra.atMost(power, half)))
    learn(algebra.equal(algebra.equal(amount, algebra.integer(0)), algebra.equal(power, algebra.integer(1))))
    learn(algebra.less(amount, power))
    for other in powers {
      learn(algebra.implies(algebra.equal(amount, other.amount), algebra.equal(power, other.power)))
      learn(algebra.implies(algebra.less(amount, other.amount), algebra.atMost(algebra.times(power, 2), other.power)))
      learn(algebra.implies(algebra.less(other.amount, amount), algebra.atMost(algebra.times(other.power, 2), power)))
    }
    powers.append((amount, power, isShift))
    return power
  }

  /// Half the number of values by 2^exponent, where there are as many.
  func part(ofHalf name: Int, _ exponent: Int) -> SMTTerm {
    exponents.insert(exponent)
    return unknown("half\(name) / \(exponent)", from: 0)
  }

  /// At least `amount` zeros: a multiple of the power, or less than what it divides the number of values by.
  private func said(of count: Count, _ amount: SMTTerm, _ power: SMTTerm, _ algebra: IntegerAlgebra) -> SMTTerm {
    let isDivisible =
      count.kind == .trailingZeros
      ? algebra.equal(remainder(count.of, power, algebra), algebra.integer(0))
      : algebra.less(product(count.of, power, algebra), algebra.modulus(count.width))
    return algebra.equal(algebra.atMost(amount, count.value), isDivisible)
  }

  /// Nothing is left of a signed number by a power of two just where nothing is of the unsigned one.
  private func remainder(_ dividend: SMTTerm, _ power: SMTTerm, _ algebra: IntegerAlgebra) -> SMTTerm {
    signedRemainders.first { $0.dividend.ast == dividend.ast && $0.power.ast == power.ast }?.remainder ?? algebra.divide(dividend, power).remainder
  }

  /// All facts, those about products and powers among them.
  func allFacts(_ algebra: IntegerAlgebra) -> [SMTTerm] {
    let exponents = exponents.sorted()
    var result: [SMTTerm] = []
    for exponent in exponents {
      let (amount, power) = (algebra.integer(Int64(exponent)), algebra.integer(power: exponent))
      for (name, half) in halves.enumerated() where exponent > 0 {
        let part = part(ofHalf: name, exponent)
        let isWide = algebra.atMost(algebra.integer(Int64(exponent + 1)), counts[name])
        result.append(algebra.equal(isWide, algebra.atMost(power, half)))
        result.append(algebra.implies(algebra.atMost(power, half), algebra.equal(half, scaled(part, power))))
      }
      for other in powers {
        result.append(algebra.implies(algebra.equal(other.amount, amount), algebra.equal(other.power, power)))
        result.append(algebra.implies(algebra.less(other.amount, amount), algebra.atMost(algebra.times(other.power, 2), power)))
        result.append(algebra.implies(algebra.less(amount, other.amount), algebra.atMost(algebra.times(power, 2), other.power)))
      }
      for count in bitCounts where count.kind != .ones {
        result.append(algebra.implies(algebra.atMost(power, algebra.half(count.width)), said(of: count, amount, power, algebra)))
      }
    }
    for (amount, power, isShift) in powers where products.count < 6 {
      for count in bitCounts where count.kind != .ones {
        result.append(algebra.implies(algebra.both(isShift, algebra.atMost(power, algebra.half(count.width))), said(of: count, amount, power, algebra)))
      }
    }
    result += masks.lemmas(algebra, exponents)
    result += sums(algebra)
    let written = products
    // Where one factor is a multiple of a divisor, so is the product: q·a is (q·(a / b))·b.
    for division in divisions.prefix(4) {
      for known in written where products.count < 7 {
        guard let other = known.other(than: division.dividend) else { continue }
        let multiple = product(product(other, division.quotient, algebra), division.divisor, algebra)
        result.append(algebra.implies(algebra.equal(division.remainder, algebra.integer(0)), algebra.equal(known.value, multiple)))
      }
    }
    // Where products are divided, what is divided by one divisor may be a factor: x·(c + 1) by c goes with x by c.
    for division in isMultiplying ? divisions.prefix(3) : [] where products.count < 6 {
      guard divisions.count(where: { $0.kind == division.kind && $0.divisor.ast == division.divisor.ast }) > 1,
        written.contains(where: { $0.other(than: division.dividend) != nil })
      else { continue }
      _ = product(division.dividend, division.divisor, algebra)
    }
    result += nestings(algebra)
    result += cancellations(algebra)
    let isSigned = isMultiplying && algebra.multipliesSigned
    return result + ProductLemmas(algebra, scales: exponents.filter { $0 > 0 }.map { algebra.integer(power: $0) }, isSigned: isSigned).lemmas(products) + facts
  }

  /// A factor in common cancels: c·n divided by c·d has the quotient of n by d, and leaves nothing just where that does.
  private func cancellations(_ algebra: IntegerAlgebra) -> [SMTTerm] {
    guard isMultiplying else { return [] }
    let (divisions, known, zero) = (divisions.prefix(3), products, algebra.integer(0))
    var result: [SMTTerm] = []
    for lesser in divisions {
      for greater in divisions where greater.divisor.ast != lesser.divisor.ast && greater.kind == lesser.kind {
        for multiple in known where mentions(greater.divisor, multiple.value) {
          guard let factor = multiple.other(than: lesser.divisor) else { continue }
          let isNothing = algebra.either(algebra.equal(factor, zero), algebra.equal(lesser.divisor, zero))
          let areLike = areLike(greater, lesser, algebra)
          func learn(_ part: SMTTerm, _ whole: SMTTerm) {
            let areMultiples = algebra.both(
              algebra.equal(greater.divisor, multiple.value), algebra.both(algebra.equal(greater.dividend, whole), algebra.equal(lesser.dividend, part)))
            result.append(algebra.either(isNothing, algebra.implies(areMultiples, areLike)))
          }
          for known in known where known.value.ast != multiple.value.ast { if let part = known.other(than: factor) { learn(part, known.value) } }
          if products.count < 8 { learn(lesser.dividend, product(lesser.dividend, factor, algebra)) }
        }
      }
    }
    return result
  }

  /// Two divisions have one quotient, and the one leaves nothing just where the other does.
  private func areLike(_ one: Division, _ other: Division, _ algebra: IntegerAlgebra) -> SMTTerm {
    let zero = algebra.integer(0)
    return algebra.both(
      algebra.equal(one.quotient, other.quotient), algebra.equal(algebra.equal(one.remainder, zero), algebra.equal(other.remainder, zero)))
  }

  /// The quotient of a quotient is one by the product of the divisors; where it is rounded down, if the outer one is positive.
  private func nestings(_ algebra: IntegerAlgebra) -> [SMTTerm] {
    let (divisions, zero) = (divisions.prefix(4), algebra.integer(0))
    var result: [SMTTerm] = []
    for inner in divisions {
      for outer in divisions where outer.kind == inner.kind && mentions(outer.dividend, inner.quotient) {
        for whole in divisions where whole.kind == inner.kind && whole.dividend.ast == inner.dividend.ast && whole.quotient.ast != inner.quotient.ast {
          let isNested = algebra.both(
            algebra.equal(outer.dividend, inner.quotient), algebra.equal(whole.divisor, product(inner.divisor, outer.divisor, algebra)))
          let isMeant = outer.kind == .floored ? algebra.less(zero, outer.divisor) : algebra.negated(algebra.equal(outer.divisor, zero))
          let isSomething = algebra.both(isMeant, algebra.negated(algebra.equal(inner.divisor, zero)))
          result.append(algebra.implies(algebra.both(isSomething, isNested), algebra.equal(whole.quotient, outer.quotient)))
        }
      }
    }
    return result
  }

  /// 2^(b + c) is 2^b · 2^c: so are multiples of it, and a quotient by it of c's multiples is one by 2^b.
  private func sums(_ algebra: IntegerAlgebra) -> [SMTTerm] {
    guard (3...4).contains(powers.count) else { return [] }
    let (written, divisions) = (products, divisions.prefix(4))
    var result: [SMTTerm] = []
    for whole in powers {
      for first in powers where first.amount.ast != whole.amount.ast {
        for second in powers where second.amount.ast != whole.amount.ast && second.amount.ast != first.amount.ast {
          // One of the three is written as a sum or difference.
          guard [whole, first, second].count(where: { isWritten($0.amount) }) == 1 else { continue }
          let areShifts = algebra.both(whole.isShift, algebra.both(first.isShift, second.isShift))
          let isSum = algebra.both(areShifts, algebra.equal(whole.amount, algebra.plus(first.amount, second.amount)))
          for known in written {
            guard let factor = known.other(than: whole.power),
              let part = written.first(where: { $0.other(than: second.power)?.ast == factor.ast }), products.count < 8
            else { continue }
            result.append(algebra.implies(isSum, algebra.equal(known.value, product(part.value, first.power, algebra))))
          }
          for greater in divisions where greater.divisor.ast == whole.power.ast {
            for lesser in divisions where lesser.divisor.ast == first.power.ast && lesser.kind == greater.kind {
              for known in written {
                guard let part = known.other(than: second.power) else { continue }
                let areMultiples = algebra.both(algebra.equal(greater.dividend, known.value), algebra.equal(lesser.dividend, part))
                result.append(algebra.implies(algebra.both(isSum, areMultiples), areLike(greater, lesser, algebra)))
              }
            }
          }
        }
      }
    }
    return result
  }

  /// The term is computed from others.
  private func isWritten(_ term: SMTTerm) -> Bool {
    Z3_get_ast_kind(context, term.ast) == Z3_APP_AST && Z3_get_app_num_args(context, Z3_to_app(context, term.ast)) > 0
  }

  /// The term is `part`, or a choice that may be.
  private func mentions(_ term: SMTTerm, _ part: SMTTerm) -> Bool {
    if term.ast == part.ast { return true }
    guard Z3_get_ast_kind(context, term.ast) == Z3_APP_AST, let application = Z3_to_app(context, term.ast),
      Z3_get_decl_kind(context, Z3_get_app_decl(context, application)) == Z3_OP_ITE
    else { return false }
    return (1...2).contains { mentions(SMTTerm(Z3_get_app_arg(context, application, $0)), part) }
  }
}
