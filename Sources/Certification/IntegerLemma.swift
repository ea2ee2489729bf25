import BitVector

/// What is true of integers, or of words read as integers, and helps a solver: a truth with parameters that certificates over the integers use
/// instances of. Each has a certificate of its own, so that nothing is taken for granted.
enum IntegerLemma: Hashable, Comparable {
  /// q is a quotient of a by b, which are not negative.
  case quotient
  /// q is a quotient of a by b that rounds to zero.
  case truncated
  /// q is a quotient of a by b that rounds down.
  case floored
  /// Multiples of one number are as far apart as its multipliers say.
  case multiples
  /// In a product modulo 2^width a factor may be exchanged for one that is congruent.
  case exchange(width: Int)
  /// n is the number of trailing zeros of the word c, of which q is the quotient by p, which is 2^a where a is less than the width.
  case trailing(width: Int)
  /// n is the bitwise conjunction of the words a and b.
  case conjunction(width: Int)

  var name: String {
    switch self {
    case .quotient: "quotient"
    case .truncated: "truncated"
    case .floored: "floored"
    case .multiples: "multiples"
    case .exchange(let width): "exchange-\(width)"
    case .trailing(let width): "trailing-\(width)"
    case .conjunction(let width): "conjunction-\(width)"
    }
  }

  private var parameters: [String] {
    switch self {
    case .quotient, .truncated, .floored: ["a", "b", "q"]
    case .multiples: ["p", "q", "c"]
    case .exchange: ["x", "y", "a", "b", "k"]
    case .trailing: ["c", "a", "p", "q", "n"]
    case .conjunction: ["a", "b", "n"]
    }
  }

  private var body: String {
    let rest = "(- a (* q b))"
    func magnitude(_ term: String) -> String { "(ite (< \(term) 0) (- \(term)) \(term))" }
    // What linear arithmetic doesn't see of a product: a quotient is no farther from zero than the dividend.
    let isSmaller = "(<= (- \(magnitude("a"))) q \(magnitude("a")))"
    switch self {
    case .quotient: return "(or (= b 0) (and (<= 0 \(rest)) (< \(rest) b) (<= 0 q a)))"
    case .truncated:
      let isOfSign = "(or (and (<= 0 a) (<= 0 \(rest))) (and (<= a 0) (<= \(rest) 0)))"
      return "(or (= b 0) (and (< (- \(magnitude("b"))) \(rest) \(magnitude("b"))) \(isOfSign) \(isSmaller)))"
    case .floored:
      return "(or (= b 0) (and (or (and (<= 0 \(rest)) (< \(rest) b)) (and (< b \(rest)) (<= \(rest) 0))) (or (= q (- 1)) \(isSmaller))))"
    case .multiples:
      let (one, other) = ("(* p c)", "(* q c)")
      return """
        (and (=> (= p q) (= \(one) \(other))) \
        (=> (and (< 0 c) (< p q)) (<= (+ \(one) c) \(other))) (=> (and (< 0 c) (< q p)) (<= (+ \(other) c) \(one))) \
        (=> (and (< c 0) (< p q)) (<= \(other) (+ \(one) c))) (=> (and (< c 0) (< q p)) (<= \(one) (+ \(other) c))))
        """
    case .exchange(let width):
      let modulus = SMTLIBIntegerAlgebra.power(width)
      return "(=> (= a (+ b (* \(modulus) k))) (= (mod (* x y) \(modulus)) (mod (* x (+ y (- b a))) \(modulus))))"
    case .trailing(let width): return "(and (<= 0 n \(width)) (=> (< a \(width)) (= (<= a n) (= c (* q p)))))"
    case .conjunction(let width): return "(and (<= 0 n a) (<= n b) (< (- (+ a b) n) \(SMTLIBIntegerAlgebra.power(width))))"
    }
  }

  /// The lemma as a function of its parameters.
  var definition: String { "(define-fun \(name) (\(parameters.map { "(\($0) Int)" }.joined(separator: " "))) Bool \(body))" }

  /// What an unknown that the lemma speaks of may be: the last parameter, as a term of the others; nil: it holds of all integers.
  private var witness: String? {
    switch self {
    case .quotient: "(div a b)"
    case .truncated: "(ite (<= 0 a) (div a b) (- (div (- a) b)))"
    case .floored: "(ite (< 0 b) (div a b) (div (- a) (- b)))"
    case .multiples, .exchange, .trailing, .conjunction: nil
    }
  }

  private var meaning: String {
    switch self {
    case .quotient: "the quotient of all a >= 0 and b >= 0, which is (div a b), is such a q."
    case .truncated: "the quotient of all a and b that rounds to zero is such a q."
    case .floored: "the quotient of all a and b that rounds down is such a q."
    case .multiples: "it holds of all integers."
    case .exchange(let width): "it holds of all integers: a factor may be exchanged for one that is congruent modulo 2^\(width)."
    case .trailing(let width):
      "of all words c of \(width) bits and all a < \(width): a is at most the number n of trailing zeros just where c is what (bvshl (bvlshr c a) a) is."
    case .conjunction(let width):
      "of all words a and b of \(width) bits (bvand a b) is such an n; (bvor a b) is a + b - n, (bvxor a b) is a + b - 2 n."
    }
  }

  /// The lemma's own certificate, beside `part` of the certificate of `rule` at `widths` that uses it.
  func certificate(_ rule: String, _ widths: [Int], folder: String) -> Certificate {
    let head = [
      "; Certificate of a lemma, written by genus.", "; lemma       \(name); expected answer: unsat", "; unsat means: \(meaning)",
      "(set-info :smt-lib-version 2.6)",
    ]
    return Certificate(
      rule: rule, obligation: .sound, widths: widths, text: (head + commands + ["(check-sat)", "(exit)"]).joined(separator: "\n") + "\n",
      part: "\(folder)/lemma-\(name)")
  }

  private var commands: [String] {
    if case .conjunction(let width) = self { return conjunctionOfWords(width) }
    if case .trailing(let width) = self { return trailingZerosOfWords(width) }
    let free = witness == nil ? parameters : Array(parameters.dropLast())
    let signs = self == .quotient ? free.map { "(assert (<= 0 \($0)))" } : []
    let instance = "(\(name) \((free + [witness].compactMap { $0 }).joined(separator: " ")))"
    return ["(set-logic QF_NIA)", definition] + free.map { "(declare-const \($0) Int)" } + signs + ["(assert (not \(instance)))"]
  }

  /// The number as certificates over words have it.
  private func trailingZerosOfWords(_ width: Int) -> [String] {
    let algebra = SMTLIBAlgebra()
    let (word, amount) = (SMTLIBTerm(text: "c"), SMTLIBTerm(text: "a"))
    let (count, whole) = (algebra.cttz(word, width), algebra.literal(UInt64(width), width))
    let isMultiple = algebra.eq(algebra.shl(algebra.lshr(word, amount, width), amount, width), word, width)
    let isSaid = "(= (bvule a \(count.text)) \(isMultiple.text))"
    let isTrue = "(and (bvule \(count.text) \(whole.text)) (=> (bvult a \(whole.text)) \(isSaid)))"
    return ["(set-logic QF_BV)"] + ["c", "a"].map { "(declare-const \($0) \(SMTLIBAlgebra.sort(width)))" }
      + algebra.definitions.commands(for: [count, isMultiple]) + ["(assert (not \(isTrue)))"]
  }

  /// One bit more, so that sums are those of integers.
  private func conjunctionOfWords(_ width: Int) -> [String] {
    func wide(_ term: String) -> String { "((_ zero_extend 1) \(term))" }
    let sum = "(bvadd \(wide("a")) \(wide("b")))"
    let (or, xor) = ("(bvsub \(sum) \(wide("n")))", "(bvsub (bvsub \(sum) \(wide("n"))) \(wide("n")))")
    return [
      "(set-logic QF_BV)", "(declare-const a \(SMTLIBAlgebra.sort(width)))", "(declare-const b \(SMTLIBAlgebra.sort(width)))",
      "(define-fun n () \(SMTLIBAlgebra.sort(width)) (bvand a b))",
      "(assert (not (and (bvule n a) (bvule n b) (= \(wide("(bvor a b)")) \(or)) (= \(wide("(bvxor a b)")) \(xor)))))",
    ]
  }
}
