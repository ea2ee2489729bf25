import BitVector
import Certification
import Foundation
import Rules
import Testing

private let cvc5 = ExternalSolver("cvc5", seconds: 20)

/// A folder for one test, removed after it.
private struct TemporaryFolder: ~Copyable {
  let path = NSTemporaryDirectory() + "genus-certificates-\(UUID().uuidString)"
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

private func rules(_ text: String) throws -> [Rule] { try RuleFileParser(file: "-").parse(text).rules }

private let masked = """
  rule masked
    width     W: 1...64
    variable  x: W
    constant  C1, C2: W
    match     (and (or x C1) C2)
    rewrite   (and x C2)
    when      (eq (and C1 C2) 0)
    sound     at all widths
  """

@Test
func aCertificateReadsByItself() throws {
  let certificates = Certificate.all(of: try rules(masked)[0], at: [8])
  #expect(certificates.map(\.path) == ["masked/sound-8.smt2", "masked/satisfiable-8.smt2"])
  #expect(
    certificates[0].text == """
      ; Certificate of a rewrite rule, written by genus.
      ; rule        masked
      ;             (x | C1) & C2  =>  x & C2   when C1 & C2 == 0
      ; widths      W = 8
      ; obligation  sound; expected answer: unsat
      ;             unsat means: wherever the condition and the facts hold, the replacement refines the pattern;
      ;             where the pattern is neither poison nor undefined, the replacement is neither, and equal.
      (set-info :smt-lib-version 2.6)
      (set-logic QF_BV)
      (declare-const input.x (_ BitVec 8))
      (declare-const input.x.poison Bool)
      (declare-const constant.C1 (_ BitVec 8))
      (declare-const constant.C2 (_ BitVec 8))
      (define-fun t0 () (_ BitVec 8) (bvor input.x constant.C1))
      (define-fun t1 () (_ BitVec 8) (bvand t0 constant.C2))
      (define-fun t2 () (_ BitVec 8) (bvand input.x constant.C2))
      (define-fun t3 () (_ BitVec 8) (bvand constant.C1 constant.C2))
      (define-fun t4 () Bool (= t3 (_ bv0 8)))
      (define-fun t5 () (_ BitVec 1) (ite t4 (_ bv1 1) (_ bv0 1)))
      (define-fun t6 () Bool (= t5 (_ bv1 1)))
      (define-fun t7 () Bool (= t1 t2))
      (define-fun t8 () Bool (not input.x.poison))
      (define-fun t9 () Bool (and t7 t8))
      (define-fun t10 () Bool (or t9 input.x.poison))
      (define-fun t11 () Bool (not t10))
      (assert t6)
      (assert t11)
      (check-sat)
      (exit)

      """)
}

@Test
func aFolderOfSomethingElseIsLeftAlone() throws {
  let folder = TemporaryFolder()
  try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
  let file = folder.path + "/notes.txt"
  try Data("mine".utf8).write(to: URL(fileURLWithPath: file))
  let certificates = Certificate.all(of: try rules(masked)[0], at: [8])
  #expect(throws: CertificateFolder.WriteError.self) { try CertificateFolder(folder.path).write(certificates) }
  #expect(FileManager.default.contents(atPath: file) == Data("mine".utf8))
}

@Test
func anEarlierRunIsReplaced() throws {
  let folder = TemporaryFolder()
  let rule = try rules(masked)[0]
  try CertificateFolder(folder.path).write(Certificate.all(of: rule, at: [8]))
  try CertificateFolder(folder.path).write(Certificate.all(of: rule, at: [4]))
  let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".smt2") }.sorted()
  #expect(files == ["masked/satisfiable-4.smt2", "masked/sound-4.smt2"])
  let index = FileManager.default.contents(atPath: folder.path + "/index.txt").map { String(decoding: $0, as: UTF8.self) }
  #expect(index == "unsat masked/sound-4.smt2\nsat masked/satisfiable-4.smt2\n")
}

/// Each operation on literals, as a rule whose replacement is what machine words give: a second solver agrees that it is right, and that
/// anything else is wrong.
@Test(.enabled(if: cvc5 != nil, "cvc5 is not installed"), arguments: [1, 3, 4, 16, 64])
func theTextMeansWhatRuns(width: Int) throws {
  let folder = TemporaryFolder()
  var certificates: [Certificate] = []
  var expected: [String] = []
  let samples: [UInt64] = [0, 1, 2, 3, 5, 0x9999_9999_9999_9999, .max >> UInt64(65 - width), .max]
  for row in OperationTable.rows where row.operation != .freeze && (row.operation != .bswap || width % 16 == 0) {
    // A sum of results, each of its own operands: one query for an operation. Poison and undefined results are left out.
    var graph = ExpressionGraph()
    var right: [NodeID] = []
    for (number, a) in samples.enumerated() {
      let b = samples[(number * 3 + 1) % samples.count]
      let operandWidth = row.widths == .widening ? max(1, width / 2) : row.widths == .narrowing ? min(64, width + 5) : width
      if row.widths == .widening && operandWidth == width || row.widths == .narrowing && operandWidth == width { continue }
      let words = [row.widths == .select ? a & 1 : a, b, samples[(number + 5) % samples.count]]
      let operands = (0..<row.arity).map { position in
        graph.literal(Int64(bitPattern: words[position]), width: .bits(row.widths == .select && position == 0 ? 1 : operandWidth))
      }
      let node = graph.operation(row.operation, width: .bits(width), operands: operands)
      guard let value = Program(graph, roots: [node]).evaluate(0, []) else { continue }
      right.append(graph.operation(.eq, node, graph.literal(Int64(bitPattern: value), width: graph[node].width)))
    }
    guard let first = right.first else { continue }
    let all = right.dropFirst().reduce(first) { graph.operation(.and, $0, $1) }
    let one = graph.literal(1, width: .bits(1))
    for (name, target, answer) in [("right", one, "unsat"), ("wrong", graph.literal(0, width: .bits(1)), "sat")] {
      let rule = Rule(name: "\(name)-\(row.operation)", graph: graph, widths: [], lhs: all, rhs: target, condition: one)
      certificates += Certificate.all(of: rule, at: [])
      expected.append(answer)
    }
  }
  try CertificateFolder(folder.path).write(certificates)
  let answers = cvc5!.answers(to: certificates.map { "\(folder.path)/\($0.path)" }, jobs: 2)
  for (certificate, (answer, expected)) in zip(certificates, zip(answers, expected)) { #expect(answer.text == expected, "\(certificate.text)") }
  #expect(certificates.count > 80)
}

/// The generated rules at 8 bits, and a rule that is wrong.
@Test(.enabled(if: cvc5 != nil, "cvc5 is not installed"))
func aSecondSolverConfirmsGeneratedRules() throws {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let folder = root.appendingPathComponent("Generated/Rules").path
  let paths = (FileManager.default.subpaths(atPath: folder) ?? []).filter { $0.hasSuffix(".rules") }.sorted()
  let generated = try paths.flatMap { try rules(String(decoding: FileManager.default.contents(atPath: "\(folder)/\($0)")!, as: UTF8.self)) }
  let wrong = try rules(masked.replacing("when      (eq (and C1 C2) 0)", with: "when      (eq (and C1 C2) 1)").replacing("rule masked", with: "rule wrong"))
  let certificates = (generated + wrong).flatMap { rule in
    // Where two widths are named, the wider one has 8 bits.
    rule.widthTuples.filter { $0.max() ?? 8 == 8 }.suffix(2).flatMap { Certificate.all(of: rule, at: $0) }
  }
  #expect(certificates.count > generated.count)
  let output = TemporaryFolder()
  try CertificateFolder(output.path).write(certificates)
  let answers = cvc5!.answers(to: certificates.map { "\(output.path)/\($0.path)" }, jobs: 2)
  #expect(zip(certificates, answers).count { $0.obligation == .satisfiable && $1 == .unsatisfiable } <= 2)
  for (certificate, answer) in zip(certificates, answers) {
    // At a few narrow widths nothing fulfils a rule's condition and facts; that makes the rule useless there, not wrong.
    if certificate.obligation == .satisfiable, answer == .unsatisfiable { continue }
    let expected = certificate.rule == "wrong" ? "sat" : certificate.expected
    #expect(answer.text == expected, "\(certificate.path)")
  }
}

/// A second solver confirms that a condition is the weakest, and sees where one is not.
@Test(.enabled(if: cvc5 != nil, "cvc5 is not installed"))
func aSecondSolverConfirmsThatConditionsAreTheWeakest() throws {
  let exact = masked.replacing("sound     at all widths", with: "weakest   exact at 3...6\n  sound     at all widths")
  let right = try rules(exact)[0]
  // Right, but more than is needed.
  let strict = try rules(exact.replacing("(eq (and C1 C2) 0)", with: "(and (eq (and C1 C2) 0) (ult C1 C2))"))[0]
  let output = TemporaryFolder()
  for (rule, answer) in [(right, "unsat"), (strict, "sat")] {
    let certificates = Certificate.weakest(rule)
    #expect(certificates.map(\.widths) == [[3], [4]])
    try CertificateFolder(output.path).write(certificates)
    let answers = cvc5!.answers(to: certificates.map { "\(output.path)/\($0.path)" }, jobs: 1)
    #expect(answers.map(\.text) == [answer, answer], "\(certificates[0].text)")
  }
  #expect(Certificate.weakest(try rules(masked)[0]).isEmpty)
}

@Test
func queriesGiveTheirDescriptorsBack() throws {
  let solver = try #require(ExternalSolver("echo", seconds: 5))
  func openDescriptors() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
  let before = try openDescriptors()
  for _ in 0..<200 { _ = solver.answer(to: "nothing") }
  // Tests beside this one have some open.
  #expect(try openDescriptors() - before < 100)
}
