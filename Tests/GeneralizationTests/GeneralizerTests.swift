import BitVector
import Diagnostics
import Findings
import Foundation
import Generalization
import Rules
import Testing

/// A finding of `Inputs/findings` and the condition that a person worked out for its family.
struct KnownFamily: CustomTestStringConvertible, Sendable {
  var finding: String
  /// Over the rule's constants in the order of their first use: A, B, C; `W` is the width.
  var condition: String
  /// The replacement, over the same names.
  var replacement: String
  var testDescription: String { finding }
}

@Suite struct GeneralizerTests {
  private static let inputs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Inputs/findings")

  private func generalize(_ name: String) throws -> Generalization {
    Generalizer().generalize(try FindingReader.read(path: Self.inputs.appendingPathComponent(name).path))
  }

  /// Conditions thought out by hand; what is synthesized must agree with them on every assignment at width 4 for which the pattern is defined.
  static let families = [
    KnownFamily(finding: "llvm/007.ll", condition: "(sge A 0)", replacement: "(select p (ult a A) 0)"),
    KnownFamily(finding: "llvm/011.ll", condition: "(eq (ashr C A) -1)", replacement: "(add (shl x A) (and B C))"),
    KnownFamily(finding: "llvm/070.ll", condition: "(sge A 0)", replacement: "1"),
    KnownFamily(finding: "llvm/072.ll", condition: "(eq B (sub 0 A))", replacement: "(usub.sat a A)"),
    KnownFamily(finding: "llvm/105.ll", condition: "(eq (and A (sub A 1)) 0)", replacement: "(ne (and (xor x y) A) 0)"),
  ]

  @Test(arguments: families) func findsTheWeakestCondition(_ family: KnownFamily) throws {
    let result = try generalize(family.finding)
    #expect(result.status == .generalized)
    let rule = try #require(result.rules.first)
    guard case .exact = rule.proof.weakest else {
      Issue.record("the condition is not weakest")
      return
    }
    #expect(rule.admits([8]) && rule.admits([64]))
    // The rule's constants under the names of the expectation.
    var graph = rule.graph
    let constants = rule.graph.symbols.indices.filter { rule.graph.symbols[$0].isConstant }
    var expected = family.condition
    var replacement = family.replacement
    for (position, symbol) in constants.enumerated() {
      let letter = String(UnicodeScalar(UInt8(65 + position)))
      expected = expected.replacing(try Regex("\\b\(letter)\\b"), with: rule.graph.symbols[symbol].name)
      replacement = replacement.replacing(try Regex("\\b\(letter)\\b"), with: rule.graph.symbols[symbol].name)
    }
    #expect(rule.graph.text(rule.rhs) == replacement)
    let parser = ExpressionParser(at: SourceLocation(file: "expectation", line: 1, column: 1))
    let other = try parser.parse(expected, into: &graph)
    let program = Program(graph, roots: [rule.condition, other, rule.lhs], widths: [4])
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    var values = [UInt64](repeating: 0, count: graph.symbols.count)
    let variables = rule.graph.symbols.indices.filter { !rule.graph.symbols[$0].isConstant }
    for assignment in 0..<(1 << (4 * constants.count)) {
      for (position, symbol) in constants.enumerated() { values[symbol] = UInt64(assignment >> (4 * position) & 15) }
      // Constants for which the pattern is poison for all inputs don't count.
      let isDefined = (0..<(1 << (4 * variables.count))).contains { input in
        for (position, symbol) in variables.enumerated() {
          let width = rule.graph.symbols[symbol].width.resolved([4])
          values[symbol] = UInt64(input >> (4 * position)) & ConcreteAlgebra.mask(width)
        }
        program.run(algebra, &frame, symbol: { index, _ in (values[index], nil) })
        return frame.poison[program.roots[2]] != true && program.undefined(2, algebra, frame) != true
      }
      guard isDefined else { continue }
      if program.holds(0, algebra, frame) != program.holds(1, algebra, frame) {
        Issue.record("\(rule.graph.text(rule.condition)) and \(expected) differ for the constants \(constants.map { values[$0] })")
        return
      }
    }
  }

  @Test func refutesAWrongFinding() throws {
    let text = """
      define i1 @src(i8 %x) {
        %a = call i8 @llvm.abs.i8(i8 %x, i1 false)
        %c = icmp sge i8 %a, 0
        ret i1 %c
      }
      define i1 @tgt(i8 %x) {
        ret i1 true
      }
      """
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("genus-abs-\(ProcessInfo.processInfo.processIdentifier).ll")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = Generalizer().generalize(try FindingReader.read(path: file.path))
    #expect(result.status == .invalid)
    #expect(result.rules.isEmpty)
    let refutation = try #require(result.refutation)
    // The absolute value of the least value is itself, and negative; nothing else is wrong.
    #expect(refutation.inputs.map(\.value) == [128])
    #expect(refutation.source == 0)
    #expect(refutation.target == 1)
  }

  @Test(arguments: ["llvm/011.ll", "llvm/072.ll", "pypy/062.trace"]) func givesTheSameTwice(_ finding: String) throws {
    let (first, second) = (try generalize(finding), try generalize(finding))
    #expect(first.rules.map(RuleFilePrinter.text) == second.rules.map(RuleFilePrinter.text))
    #expect(!first.rules.isEmpty)
  }
}
