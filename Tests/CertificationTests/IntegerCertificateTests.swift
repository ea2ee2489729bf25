import BitVector
import Certification
import Foundation
import Rules
import TestSupport
import Testing

private let cvc5 = ExternalSolver("cvc5", seconds: 10)

private func rule(_ text: String, named name: String? = nil) throws -> Rule {
  let rules = try RuleFileParser(file: "-").parse(text).rules
  return try #require(rules.first { name == nil || $0.name == name })
}

/// `match ⇒ rewrite` over x, y, z: W and C, C1, C2: W.
private func rule(_ match: String, _ rewrite: String, when condition: String = "true") throws -> Rule {
  let used = ["x", "y", "z", "C", "C1", "C2"].filter { name in
    "\(match) \(condition)".split { !$0.isLetter && !$0.isNumber }.contains { $0 == name }
  }
  func list(_ isConstant: Bool) -> String { used.filter { $0.hasPrefix("C") == isConstant }.joined(separator: ", ") }
  let declarations = [("variable ", list(false)), ("constant ", list(true))].filter { !$1.isEmpty }.map { "  \($0) \($1): W\n" }.joined()
  return try rule(
    "rule r\n  width     W: 1...64\n\(declarations)  match     \(match)\n  rewrite   \(rewrite)\n  when      \(condition)\n  sound     at all widths\n")
}

/// What cvc5 makes of one argument after another: the first that shows something, over the integers nothing but that it is right.
private func isConfirmed(_ rule: Rule, _ widths: [Int], wholesOnly: Bool = false, seconds: Double = 10) throws -> Bool {
  let folder = NSTemporaryDirectory() + "genus-integers-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let solver = try #require(ExternalSolver("cvc5", seconds: seconds))
  let check = CertificateCheck(solver: solver, folder: CertificateFolder(folder))
  // The first two are the wholes, in either reading.
  let arguments = CertificateArgument.overIntegers(of: rule, at: widths)
  return try (wholesOnly ? AnySequence(arguments.prefix(2)) : AnySequence(arguments)).contains { try check.answer($0) == .unsatisfiable }
}

private let rest = "(add (mul (udiv x C) C) (urem x C))"

@Test
func anIntegerCertificateReadsByItself() throws {
  let arguments = CertificateArgument.overIntegers(of: try rule(rest, "x"), at: [8])
  let first = try #require(arguments.first { _ in true })
  #expect(first.isOverIntegers && !first.isDivided)
  let names = ["whole", "lemma-quotient", "lemma-exchange-8"]
  #expect(first.certificates.map(\.path) == names.map { "r/sound-8/integers/\($0).smt2" })
  let whole = first.certificates[0].text
  for line in [
    "; obligation  sound; expected answer: unsat", "(set-logic QF_NIA)", "(declare-const constant.C Int)", "(declare-const quotient.0 Int)",
    "(define-fun quotient ((a Int) (b Int) (q Int)) Bool (or (= b 0) (and (<= 0 (- a (* q b))) (< (- a (* q b)) b) (<= 0 q a))))",
    "(define-fun t0 () Bool (and (<= 0 input.x) (< input.x 256)))", "(define-fun t2 () Bool (quotient input.x constant.C quotient.0))", "(assert t2)",
  ] { #expect(whole.contains(line + "\n"), "\(line) in\n\(whole)") }
  #expect(
    first.certificates[1].text == """
      ; Certificate of a lemma, written by genus.
      ; lemma       quotient; expected answer: unsat
      ; unsat means: the quotient of all a >= 0 and b >= 0, which is (div a b), is such a q.
      (set-info :smt-lib-version 2.6)
      (set-logic QF_NIA)
      (define-fun quotient ((a Int) (b Int) (q Int)) Bool (or (= b 0) (and (<= 0 (- a (* q b))) (< (- a (* q b)) b) (<= 0 q a))))
      (declare-const a Int)
      (declare-const b Int)
      (assert (<= 0 a))
      (assert (<= 0 b))
      (assert (not (quotient a b (div a b))))
      (check-sat)
      (exit)

      """)
  // The same bytes whenever they are written; each lemma that a file names has its certificate.
  let all = CertificateArgument.overIntegers(of: try rule("(xor (sdiv x C) (and (lshr y C) (floordiv x y)))", "0"), at: [8]).flatMap(\.certificates)
  let again = CertificateArgument.overIntegers(of: try rule("(xor (sdiv x C) (and (lshr y C) (floordiv x y)))", "0"), at: [8]).flatMap(\.certificates)
  #expect(all.map(\.text) == again.map(\.text) && all.map(\.path) == again.map(\.path))
  let paths = Set(all.map(\.path))
  for certificate in all where !certificate.path.contains("/lemma-") {
    let folder = certificate.path.split(separator: "/").dropLast().joined(separator: "/")
    for line in certificate.text.split(separator: "\n") where line.hasPrefix("(define-fun ") && line.contains(" Bool ") && !line.contains(" () ") {
      let name = line.dropFirst("(define-fun ".count).prefix { $0 != " " }
      #expect(paths.contains("\(folder)/lemma-\(name).smt2"))
    }
  }
}

/// Operations on symbols that the condition gives values: what machine words give isn't refuted, and, where the operations are read exactly,
/// nothing else is admitted. Several operations are one question, because each question has its lemmas' certificates checked.
@Test(.enabled(if: cvc5 != nil, "cvc5 is not installed"), arguments: [1, 3, 8, 64])
func integerCertificatesMeanWhatRuns(width: Int) throws {
  // Made of bitwise conjunctions, of which only bounds are known.
  let bounded: Set<BitVector.Operation> = width == 1 ? [] : [.and, .or, .xor, .fshl, .fshr, .isPowerOfTwo, .isLowMask, .isShiftedMask, .implies]
  let rows = OperationTable.rows.filter { $0.operation != .freeze && ($0.operation != .bswap || width % 16 == 0) }
  let exact = rows.filter { !bounded.contains($0.operation) }
  let groups = stride(from: 0, to: exact.count, by: 6).map { Array(exact[$0..<min($0 + 6, exact.count)]) }
  var count = 0
  for (rows, isExact) in groups.map({ ($0, true) }) + [(rows.filter { bounded.contains($0.operation) }, false)] {
    for hasLiteral in [false, true] {
      var question = Question()
      for row in rows where row.arity > 1 || !hasLiteral { count += question.add(row, width: width, hasLiteral: hasLiteral) }
      if question.right.isEmpty || question.given.isEmpty { continue }
      #expect(try !isConfirmed(question.rule(target: 0), [], wholesOnly: true), "\(rows.map(\.operation)) of literals: \(hasLiteral)")
      if isExact { #expect(try isConfirmed(question.rule(target: 1), [], wholesOnly: true), "\(rows.map(\.operation)) of literals: \(hasLiteral)") }
    }
  }
  #expect(count > 250)
}

/// What machine words give for operations on symbols whose values are given.
private struct Question {
  private var graph = ExpressionGraph()
  private(set) var right: [NodeID] = []
  private(set) var given: [NodeID] = []

  /// Adds the operation on several operands, the last of them a literal where it `hasLiteral`; how many.
  mutating func add(_ row: OperationRow, width: Int, hasLiteral: Bool) -> Int {
    let samples: [UInt64] = [0, 1, 2, 3, 5, 0x9999_9999_9999_9999, .max >> UInt64(65 - width), .max]
    let operandWidth = row.widths == .widening ? max(1, width / 2) : row.widths == .narrowing ? min(64, width + 5) : width
    if [.widening, .narrowing].contains(row.widths) && operandWidth == width { return 0 }
    var count = 0
    for (number, a) in samples.enumerated() {
      let words = [row.widths == .select ? a & 1 : a, samples[(number * 3 + 1) % samples.count], samples[(number + 5) % samples.count]]
      let before = (graph, given)
      var values = [UInt64](repeating: 0, count: graph.symbols.count)
      let operands = (0..<row.arity).map { position -> NodeID in
        let termWidth = WidthTerm.bits(row.widths == .select && position == 0 ? 1 : operandWidth)
        let literal = graph.literal(Int64(bitPattern: words[position]), width: termWidth)
        if hasLiteral && position == row.arity - 1 { return literal }
        let symbol = graph.symbol("C\(graph.symbols.count)", width: termWidth, isConstant: true)
        values.append(words[position] & ConcreteAlgebra.mask(termWidth.resolved([])))
        given.append(graph.operation(.eq, symbol, literal))
        return symbol
      }
      let node = graph.operation(row.operation, width: .bits(width), operands: operands)
      guard let value = Program(graph, roots: [node]).evaluate(0, values) else {
        (graph, given) = before
        continue
      }
      right.append(graph.operation(.eq, node, graph.literal(Int64(bitPattern: value), width: graph[node].width)))
      count += 1
    }
    return count
  }

  /// That all of it is right is `target`.
  func rule(target: Int64) -> Rule {
    var graph = graph
    func all(_ truths: [NodeID]) -> NodeID { truths.dropFirst().reduce(truths[0]) { graph.operation(.and, $0, $1) } }
    let (source, condition, target) = (all(right), all(given), graph.literal(target, width: .bits(1)))
    return Rule(name: "question", graph: graph, widths: [], lhs: source, rhs: target, condition: condition)
  }
}

/// Of whole expressions, in which lemmas about several operations meet, nothing true is excluded.
@Test(
  .enabled(if: cvc5 != nil, "cvc5 is not installed"),
  arguments: [
    "(xor (shl (shl x y) C) (shl (or x C) y))", "(and (lshr (shl x C) C) (ashr (ashr x y) C))", "(and x -8)", "(and x 7)", "(ashr (shl.nsw x C) C)",
    "(select (ult x y) (ashr (shl x C) C) (lshr x (add y C)))", "(add (and x C) (and (sub 0 y) (add y 1)))", "(umax (shl (umin x y) C) (cttz x))",
    "(add (udiv x C) (add (udiv y C) (udiv (mul x y) C)))", "(add (srem x C) (mul (sdiv y C) C))", "(sdiv (mul x C) y)",
    "(add (floormod x C) (mul (floordiv x y) C))", "(xor (urem (urem x y) C) (urem y C))", "(mul (sub (shl 1 C) y) (sub (mul x C) (mul y C)))",
    "(add (sadd.sat x (mul y C)) (ssub.sat y (ctlz C)))",
  ])
func integerCertificatesExcludeNothingTrue(_ text: String) throws {
  var generator = SeededGenerator(seed: 5)
  for width in [4, 64] {
    for _ in 0..<2 {
      let mask = ConcreteAlgebra.mask(width)
      let values = ["x", "y", "C"].map { name in (name, generator.next() >> UInt64(Int.random(in: 0..<60, using: &generator)) & mask) }
      let fixed = values.filter { text.contains($0.0) }
      let condition = fixed.map { "(eq \($0) \(ConcreteAlgebra.signed($1, width)))" }
      var parsed = try rule("(eq \(text) 0)", "0")
      let symbols = parsed.graph.symbols.map { symbol in fixed.first { $0.0 == symbol.name }!.1 }
      let root = parsed.graph[parsed.lhs].operands[0]
      guard let value = Program(parsed.graph, roots: [root], widths: [width]).evaluate(0, symbols) else { continue }
      // Variables can't be in a condition as it is written, but in one that is made.
      for (name, value) in fixed {
        let node = parsed.graph.symbolNode(named: name)!
        parsed.facts.append(parsed.graph.operation(.eq, node, parsed.graph.literal(ConcreteAlgebra.signed(value, width), width: parsed.graph[node].width)))
      }
      parsed.lhs = parsed.graph.operation(
        .eq, root, parsed.graph.literal(ConcreteAlgebra.signed(value, width), width: parsed.graph[root].width))
      #expect(try !isConfirmed(parsed, [width], wholesOnly: true, seconds: 3), "\(condition) at \(width)")
    }
  }
}

/// What is too hard as bits is confirmed over the integers.
@Test(
  .enabled(if: cvc5 != nil, "cvc5 is not installed"),
  arguments: [
    "llvm/036 or-shl-urem-llvm-036", "llvm/064 mul-ashr-llvm-064", "llvm/064 mul-lshr-llvm-064", "lua/calendar-3 add-mul-floormod-lua-calendar-3",
    "pypy/044 sadd-ov-sub-floordiv-pypy-044", "pypy/017 sadd-ov-mul-pypy-017",
  ])
func integerCertificatesConfirmWhatBitsDoNot(_ name: String) throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let parts = name.split(separator: " ").map(String.init)
  let text = String(decoding: try Data(contentsOf: root.appendingPathComponent("Generated/Rules/\(parts[0]).rules")), as: UTF8.self)
  #expect(try isConfirmed(try rule(text, named: parts[1]), [64], wholesOnly: true))
}

/// Neighbours of those rules that are wrong are not confirmed, neither as a whole nor case by case.
@Test(
  .enabled(if: cvc5 != nil, "cvc5 is not installed"),
  arguments: [
    ("(or.disjoint (shl (udiv x C1) C2) (urem x C1))", "(add (mul (udiv x C1) (sub (shl 1 C2) C1)) (udiv x C1))", "true"),
    ("(lshr (mul.nuw x C1) C2)", "(mul.nuw x (lshr C1 C2))", "(uge (cttz C1) (sub C2 1))"),
    ("(mul (ashr.exact x C1) C2)", "(add x (ashr.exact x C1))", "(eq (shl 1 C1) (add C2 -2))"),
    ("(mul (ashr x C1) C2)", "(add x (ashr x C1))", "(eq (shl 1 C1) (add C2 -1))"),
    ("(ult (shl.nuw C1 x) C2)", "(ult x (sub W (ctlz (udiv C2 C1))))", "(ugt (umin C1 C2) 0)"),
    ("(add (mul (floordiv x C) C) (srem x C))", "x", "true"), ("(add (mul (udiv x C) C) (urem x C))", "(add x 1)", "true"),
    ("(sadd.ov (mul.nsw x C1) C2)", "0", "(and (sge (srem (lshr -1 1) C1) (sub C2 1)) (sle (srem (shl 1 (sub W 1)) C1) C2))"),
    ("(sadd.ov (sub.nsw x (floordiv y C1)) (floordiv y C2))", "0", "(sge (smax -2 C2) C1)"),
  ])
func integerCertificatesConfirmNothingWrong(_ match: String, _ rewrite: String, _ condition: String) throws {
  for width in [4, 16] { #expect(try !isConfirmed(try rule(match, rewrite, when: condition), [width], wholesOnly: width > 4, seconds: 2), "\(width)") }
}

/// The whole of a check: bits give no answer, integers do, and what confirmed it is in the folder.
@Test(.enabled(if: cvc5 != nil, "cvc5 is not installed"))
func aCheckComesToTheIntegers() throws {
  let path = NSTemporaryDirectory() + "genus-integers-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: path) }
  let folder = CertificateFolder(path)
  let check = CertificateCheck(solver: try #require(ExternalSolver("cvc5", seconds: 2)), folder: folder)
  let right = try rule("(sub x (mul (floordiv x C) C))", "(floormod x C)")
  let certificates = Certificate.all(of: right, at: [64])
  try folder.write(certificates)
  let result = try check.result(for: certificates[0], of: right)
  #expect(result.answer == .unsatisfiable)
  #expect(result.argument?.isOverIntegers == true)
  for certificate in result.argument?.certificates ?? [] { #expect(FileManager.default.fileExists(atPath: "\(path)/\(certificate.path)")) }
}
