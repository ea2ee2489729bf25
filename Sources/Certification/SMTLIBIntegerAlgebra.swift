import BitVector

/// How a certificate over the integers reads a word where it is computed with.
enum IntegerReading: String, CaseIterable {
  /// As a number that is not negative.
  case unsigned = "integers"
  /// As a signed number.
  case signed = "signed-integers"
}

/// A word as an integer: any one that is congruent to it, and those that are in a range where they are known.
struct IntegerTerm {
  var residue: SMTLIBTerm
  /// From 0 to 2^width - 1.
  var value: SMTLIBTerm?
  /// From -2^(width - 1) to 2^(width - 1) - 1.
  var signed: SMTLIBTerm?
  var literal: UInt64?
  /// What the residue is a sum of, with how often; nil: of nothing but itself.
  var summands: [SMTLIBTerm: Int]?
  /// Of one bit that is made from a truth.
  var truth: SMTLIBTerm?

  /// How often the residue holds `term` as a summand.
  func share(of term: SMTLIBTerm) -> Int { sum[term] ?? 0 }
  fileprivate var sum: [SMTLIBTerm: Int] { summands ?? (literal == nil ? [residue: 1] : [:]) }
}

/// The algebra of SMT-LIB 2 text over the theory of integers, at given widths.
///
/// A word of W bits is an integer from 0 to 2^W - 1. Sums, differences and products are those of integers; only where a word's value is
/// asked for (by a comparison, a quotient, an extension) is the remainder by 2^W taken, so that equal sums of products are equal as they stand.
/// Quotients are unknowns with what makes them quotients, bitwise conjunctions unknowns with bounds (``IntegerLemma``): what a file says is true
/// of the words, but what fulfils it need not be words, so that only its being unsatisfiable says something.
struct SMTLIBIntegerAlgebra: CertificateAlgebra {
  let definitions: SMTLIBAlgebra.Definitions
  let reading: IntegerReading
  let known = IntegerFacts()

  init(_ reading: IntegerReading) {
    definitions = SMTLIBAlgebra.Definitions(prefix: "t")
    self.reading = reading
  }

  // MARK: Certificates

  static var isOverIntegers: Bool { true }
  var logic: String { "QF_NIA" }
  func sort(_ width: Int) -> String { "Int" }
  func word(_ name: String, _ width: Int) -> IntegerTerm {
    let value = SMTLIBTerm(text: name)
    known.learn(truth("(and (<= 0 \(name)) (< \(name) \(Self.power(width))))", value))
    return reduced(value, width)
  }
  func finish() {
    known.learnOfCounts(definitions, definition: trailingZeros)
    known.learnOfProducts(definitions)
  }
  var declarations: [String] { known.declarations }
  var facts: [SMTLIBTerm] { known.truths }
  var remarks: [String] {
    [
      "Words are integers here, quotients and bitwise conjunctions unknowns with what makes them such; each lemma that is",
      "used (a function with parameters) has a certificate beside this file. That something fulfils this file says nothing.",
    ]
  }
  var prefix: String { reading.rawValue }
  func premises(_ rule: String, _ widths: [Int], folder: String) -> [Certificate] {
    known.lemmas.sorted().map { $0.certificate(rule, widths, folder: folder) }
  }

  // MARK: Text

  /// 2^exponent, up to 2^64.
  static func power(_ exponent: Int) -> String { exponent < 64 ? String(UInt64(1) << UInt64(exponent)) : "18446744073709551616" }
  /// The function from shift amounts to powers of two, 0 for amounts of `width` or more: words are then shifted by multiplication.
  static func powers(_ width: Int) -> String {
    let body = (0..<width).reversed().reduce("0") { "(ite (= n \($1)) \(power($1)) \($0))" }
    return "(define-fun power-\(width) ((n Int)) Int \(body))"
  }
  private static func numeral(_ value: Int64) -> SMTLIBTerm { SMTLIBTerm(text: value < 0 ? "(- \(value.magnitude))" : String(value)) }

  func integer(_ body: String, _ operands: SMTLIBTerm...) -> SMTLIBTerm { definitions.name("Int", body, operands) }
  private func truth(_ body: String, _ operands: SMTLIBTerm...) -> SMTLIBTerm { definitions.name("Bool", body, operands) }

  // MARK: Readings

  /// Of the word that `value`, in its range, is.
  private func reduced(_ value: SMTLIBTerm, _ width: Int) -> IntegerTerm {
    let term = IntegerTerm(residue: value, value: value)
    return reading == .unsigned ? term : ofSigned(signed(term, width), value)
  }
  private func ofSigned(_ signed: SMTLIBTerm, _ value: SMTLIBTerm? = nil) -> IntegerTerm { IntegerTerm(residue: signed, value: value, signed: signed) }

  func value(_ a: IntegerTerm, _ width: Int) -> SMTLIBTerm {
    if let value = a.value { return value }
    return integer("(mod \(a.residue.text) \(Self.power(width)))", a.residue)
  }
  private func signed(_ a: IntegerTerm, _ width: Int) -> SMTLIBTerm {
    if let signed = a.signed { return signed }
    let value = value(a, width)
    return integer("(ite (< \(value.text) \(Self.power(width - 1))) \(value.text) (- \(value.text) \(Self.power(width))))", value)
  }

  // MARK: The algebra

  func literal(_ bits: UInt64, _ width: Int) -> IntegerTerm {
    let masked = bits & ConcreteAlgebra.mask(width)
    let signed = Self.numeral(ConcreteAlgebra.signed(masked, width))
    return IntegerTerm(residue: signed, value: SMTLIBTerm(text: String(masked)), signed: signed, literal: masked)
  }
  func truth(_ value: Bool) -> SMTLIBTerm { SMTLIBTerm(text: value ? "true" : "false") }

  func add(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    IntegerTerm(residue: integer("(+ \(a.residue.text) \(b.residue.text))", a.residue, b.residue), summands: a.sum.merging(b.sum, uniquingKeysWith: +))
  }
  func sub(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    IntegerTerm(
      residue: integer("(- \(a.residue.text) \(b.residue.text))", a.residue, b.residue),
      summands: a.sum.merging(b.sum.mapValues { -$0 }, uniquingKeysWith: +))
  }
  func not(_ a: IntegerTerm, _ width: Int) -> IntegerTerm {
    width == 1 ? vector(negated(isSet(a))) : sub(literal(.max, width), a, width)
  }
  func mul(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    if a.literal == nil, b.literal == nil { known.add(wordProduct: a.residue, b.residue, width) }
    return IntegerTerm(residue: product(a.residue, b.residue, isLinear: a.literal != nil || b.literal != nil))
  }
  private func product(_ a: SMTLIBTerm, _ b: SMTLIBTerm, isLinear: Bool) -> SMTLIBTerm {
    if !isLinear { known.add(product: a, b) }
    return integer("(* \(a.text) \(b.text))", a, b)
  }

  /// What a divisor is multiplied by to come near the dividend.
  private func quotient(_ lemma: IntegerLemma, _ a: SMTLIBTerm, _ b: SMTLIBTerm, isLiteral: Bool) -> SMTLIBTerm {
    let quotient = known.unknown(lemma, [a, b], definitions)
    if !isLiteral { known.add(product: quotient, b, dividend: a) }
    return quotient
  }
  private func remainder(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ quotient: SMTLIBTerm) -> SMTLIBTerm {
    integer("(- \(a.text) (* \(quotient.text) \(b.text)))", a, b, quotient)
  }
  func udiv(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    IntegerTerm(residue: quotient(.quotient, value(a, width), value(b, width), isLiteral: b.literal != nil))
  }
  func urem(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    IntegerTerm(residue: remainder(value(a, width), value(b, width), udiv(a, b, width).residue))
  }
  private func signedQuotient(_ lemma: IntegerLemma, _ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> SMTLIBTerm {
    quotient(lemma, signed(a, width), signed(b, width), isLiteral: b.literal != nil)
  }
  private func signedRemainder(_ lemma: IntegerLemma, _ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    let remainder = remainder(signed(a, width), signed(b, width), signedQuotient(lemma, a, b, width))
    return IntegerTerm(residue: remainder)
  }
  func sdiv(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm { IntegerTerm(residue: signedQuotient(.truncated, a, b, width)) }
  func srem(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm { signedRemainder(.truncated, a, b, width) }
  func floordiv(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm { IntegerTerm(residue: signedQuotient(.floored, a, b, width)) }
  func floormod(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm { signedRemainder(.floored, a, b, width) }

  func and(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    if width == 1 { return vector(both(isSet(a), isSet(b))) }
    for (mask, other) in [(a.literal, b), (b.literal, a)] {
      // A mask of low bits leaves a remainder, that of the others takes it away.
      guard let mask else { continue }
      for (low, isLow) in [(mask, true), (~mask & ConcreteAlgebra.mask(width), false)] where low & (low &+ 1) == 0 {
        let value = value(other, width)
        let rest = integer("(mod \(value.text) \(Self.power((~low).trailingZeroBitCount)))", value)
        return reduced(isLow ? rest : integer("(- \(value.text) \(rest.text))", value, rest), width)
      }
    }
    let (left, right) = (value(a, width), value(b, width))
    return reduced(known.unknown(.conjunction(width: width), [left, right].sorted { $0.text < $1.text }, definitions), width)
  }
  func or(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    width == 1 ? vector(either(isSet(a), isSet(b))) : sub(add(a, b, width), and(a, b, width), width)
  }
  func xor(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    if width == 1 { return vector(differ(isSet(a), isSet(b))) }
    let common = and(a, b, width)
    return sub(sub(add(a, b, width), common, width), common, width)
  }

  /// 2^amount; 0 where the amount is the width or more.
  private func power(_ amount: IntegerTerm, _ width: Int) -> IntegerTerm {
    if let amount = amount.literal { return literal(amount < UInt64(width) ? 1 << amount : 0, width) }
    known.usePowers(width)
    let amount = value(amount, width)
    let power = integer("(power-\(width) \(amount.text))", amount)
    return IntegerTerm(residue: power, value: power)
  }
  func shl(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    // The power as it is: the least value is no negative one here.
    var power = power(b, width)
    power.residue = value(power, width)
    return mul(a, power, width)
  }
  func lshr(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    let power = power(b, width)
    let quotient = quotient(.quotient, value(a, width), value(power, width), isLiteral: power.literal != nil)
    if b.literal == nil { known.add(shiftOf: value(a, width), by: value(b, width), value(power, width), quotient, width) }
    return choose(isExcessive(b, width), literal(0, width), IntegerTerm(residue: quotient, value: quotient), width)
  }
  func ashr(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    let power = power(b, width)
    let quotient = quotient(.floored, signed(a, width), value(power, width), isLiteral: power.literal != nil)
    let signs = choose(isNegative(a, width), literal(.max, width), literal(0, width), width)
    return choose(isExcessive(b, width), signs, ofSigned(quotient), width)
  }

  func zext(_ a: IntegerTerm, from: Int, to: Int) -> IntegerTerm {
    if let literal = a.literal { return self.literal(literal, to) }
    let value = value(a, from)
    // A word of more bits that is not negative.
    return to == from ? a : IntegerTerm(residue: value, value: value, signed: value)
  }
  func sext(_ a: IntegerTerm, from: Int, to: Int) -> IntegerTerm {
    if let literal = a.literal { return self.literal(UInt64(bitPattern: ConcreteAlgebra.signed(literal, from)), to) }
    return to == from ? a : ofSigned(signed(a, from))
  }
  func trunc(_ a: IntegerTerm, from: Int, to: Int) -> IntegerTerm {
    if let literal = a.literal { return self.literal(literal, to) }
    return to == from ? a : IntegerTerm(residue: a.residue, summands: a.summands)
  }
  func choose(_ condition: SMTLIBTerm, _ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> IntegerTerm {
    if let decided = decided(condition) { return decided ? a : b }
    func chosen(_ a: SMTLIBTerm?, _ b: SMTLIBTerm?) -> SMTLIBTerm? {
      guard let a, let b else { return nil }
      return a == b ? a : integer("(ite \(condition.text) \(a.text) \(b.text))", condition, a, b)
    }
    return IntegerTerm(residue: chosen(a.residue, b.residue)!, value: chosen(a.value, b.value), signed: chosen(a.signed, b.signed))
  }
  private func decided(_ truth: SMTLIBTerm) -> Bool? { truth.text == "true" ? true : truth.text == "false" ? false : nil }

  func eq(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> SMTLIBTerm {
    known.add(equation: a, b, width)
    let (left, right) = (value(a, width), value(b, width))
    return left == right ? truth(true) : truth("(= \(left.text) \(right.text))", left, right)
  }
  func ult(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> SMTLIBTerm {
    if let left = a.literal, let right = b.literal { return truth(left < right) }
    return less(value(a, width), value(b, width))
  }
  func slt(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> SMTLIBTerm { less(signed(a, width), signed(b, width)) }
  private func less(_ a: SMTLIBTerm, _ b: SMTLIBTerm) -> SMTLIBTerm { truth("(< \(a.text) \(b.text))", a, b) }
  // Poison that spreads from one operand twice is one.
  func both(_ a: SMTLIBTerm, _ b: SMTLIBTerm) -> SMTLIBTerm {
    if let decided = decided(a) { return decided ? b : a }
    return a == b || decided(b) == true ? a : truth("(and \(a.text) \(b.text))", a, b)
  }
  func either(_ a: SMTLIBTerm, _ b: SMTLIBTerm) -> SMTLIBTerm {
    if let decided = decided(a) { return decided ? a : b }
    return a == b || decided(b) == false ? a : truth("(or \(a.text) \(b.text))", a, b)
  }
  func negated(_ a: SMTLIBTerm) -> SMTLIBTerm { decided(a).map { truth(!$0) } ?? truth("(not \(a.text))", a) }
  func vector(_ a: SMTLIBTerm) -> IntegerTerm {
    let value = integer("(ite \(a.text) 1 0)", a)
    var term = reduced(value, 1)
    term.truth = a
    return term
  }
  func isSet(_ a: IntegerTerm) -> SMTLIBTerm {
    if let truth = a.truth { return truth }
    let value = value(a, 1)
    return truth("(= \(value.text) 1)", value)
  }
  func isNegative(_ a: IntegerTerm, _ width: Int) -> SMTLIBTerm {
    let value = value(a, width)
    return truth("(<= \(Self.power(width - 1)) \(value.text))", value)
  }
  func bit(_ a: IntegerTerm, _ index: Int, _ width: Int) -> SMTLIBTerm {
    let value = value(a, width)
    return truth("(= (mod (div \(value.text) \(Self.power(index))) 2) 1)", value)
  }

  // MARK: Overflow

  func umulOverflows(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> SMTLIBTerm {
    let product = product(value(a, width), value(b, width), isLinear: a.literal != nil || b.literal != nil)
    return truth("(<= \(Self.power(width)) \(product.text))", product)
  }
  func smulOverflows(_ a: IntegerTerm, _ b: IntegerTerm, _ width: Int) -> SMTLIBTerm {
    let product = product(signed(a, width), signed(b, width), isLinear: a.literal != nil || b.literal != nil)
    return negated(truth("(and (<= (- \(Self.power(width - 1))) \(product.text)) (< \(product.text) \(Self.power(width - 1))))", product))
  }
}
