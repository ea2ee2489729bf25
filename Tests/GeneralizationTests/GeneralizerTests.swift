import BitVector
import Diagnostics
import Findings
import Foundation
import Generalization
import Parallelism
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
    // Zero is among the values of x << A, and nothing below it: x is under the bound from which the shift reaches the sign.
    KnownFamily(finding: "pypy/125.trace", condition: "(sge 0 B)", replacement: "1"),
    KnownFamily(finding: "llvm/105.ll", condition: "(eq (and A (sub A 1)) 0)", replacement: "(ne (and (xor x y) A) 0)"),
  ]

  /// What is done ahead of need on another core changes nothing but the time.
  @Test(arguments: ["pypy/125.trace", "llvm/008.ll", "llvm/072.ll", "pypy/239.trace"]) func dontDependOnTheCores(name: String) throws {
    let finding = try FindingReader.read(path: Self.inputs.appendingPathComponent(name).path)
    let results = [0, 2].map { cores -> (json: JSON, story: [String]) in
      var generalizer = Generalizer()
      generalizer.cores = Cores(cores)
      var result = generalizer.generalize(finding)
      result.leaveOutTimes()
      return (result.json, result.story.map(\.text))
    }
    #expect(results[0].json == results[1].json)
    #expect(results[0].story == results[1].story)
  }

  /// The second constant is the first one's negative at another width, by chance: the ranges need only meet.
  @Test func findsFamiliesOfRelatedConstants() throws {
    let finding = try FindingReader.read(
      SourceText(
        path: "related.ll",
        text: """
          define i1 @src(i8 %v) {
            %z = zext i8 %v to i16
            %a = add nsw i16 %z, -9
            %c = icmp ult i16 %a, 5
            %d = icmp slt i8 %v, 9
            %r = select i1 %d, i1 true, i1 %c
            ret i1 %r
          }

          define i1 @tgt(i8 %v) {
            %r = icmp slt i8 %v, 14
            ret i1 %r
          }
          """))
    let result = Generalizer().generalize(finding)
    #expect(result.status == .generalized)
    let rule = try #require(result.rules.first)
    #expect(rule.graph.text(rule.rhs) == "(slt v (trunc V (sub C3 C2)))")
    let admits = rule.admission(widths: 16, 8)
    func holds(_ constants: Int64...) -> Bool { admits(constants.map { UInt64(bitPattern: $0) }) }
    #expect(holds(9, -9, 5) && holds(20, -20, 7) && holds(20, -19, 7))
    #expect(!holds(20, -21, 7) && !holds(20, -20, 120))
  }

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

  /// Small literals beside constants: the sign's edge stays where the other small value is any, and a single bit may stay one.
  @Test(arguments: [
    (
      """
      define i8 @src(i8 %a) {
        %o = or i8 %a, 3
        %c = icmp sgt i8 %a, -1
        %r = select i1 %c, i8 1, i8 %o
        ret i8 %r
      }
      define i8 @tgt(i8 %a) {
        %o = or i8 %a, 3
        %r = call i8 @llvm.smin.i8(i8 %o, i8 1)
        ret i8 %r
      }
      """, "(select (sgt a -1) C1 (or a C2))", [8, 64]
    ),
    (
      """
      define i1 @src(i32 %x, i32 %y) {
        %a = call i32 @llvm.ctpop.i32(i32 %x)
        %b = call i32 @llvm.ctpop.i32(i32 %y)
        %s = add i32 %a, %b
        %r = trunc i32 %s to i1
        ret i1 %r
      }
      define i1 @tgt(i32 %x, i32 %y) {
        %a = xor i32 %x, %y
        %b = call i32 @llvm.ctpop.i32(i32 %a)
        %r = trunc i32 %b to i1
        ret i1 %r
      }
      """, "(trunc 1 (add (ctpop x) (ctpop y)))", [8, 64]
    ),
  ]) func keepsTheLiteralsThatAFamilyIsAbout(text: String, pattern: String, widths: [Int]) throws {
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "literal.ll", text: text)))
    let rule = try #require(result.rules.first)
    #expect(rule.graph.text(rule.lhs) == pattern)
    guard case .exact = rule.proof.weakest else {
      Issue.record("the condition is not weakest")
      return
    }
    for width in widths { #expect(rule.admits([width])) }
  }

  /// Bits turned around turn around what constants do to them.
  @Test func findsReversedConstants() throws {
    let text = """
      define i64 @src(i64 %x) {
        %v = call i64 @llvm.bitreverse.i64(i64 %x)
        %s = lshr i64 %v, 1
        %n = xor i64 %s, -1
        %r = call i64 @llvm.bitreverse.i64(i64 %n)
        ret i64 %r
      }
      define i64 @tgt(i64 %x) {
        %s = shl i64 %x, 1
        %r = xor i64 %s, -1
        ret i64 %r
      }
      """
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "reversed.ll", text: text)))
    let rule = try #require(result.rules.first)
    #expect(rule.graph.text(rule.lhs) == "(bitreverse (xor (lshr (bitreverse x) C1) C2))")
    #expect(rule.graph.text(rule.rhs) == "(xor (shl x C1) (bitreverse C2))")
    #expect(rule.graph.text(rule.condition) == "1")
  }

  /// No widths up to 8 bits are as the finding's where whole bytes are widened.
  @Test func findsFamiliesOfWidenedBytes() throws {
    let text = """
      define i16 @src(i16 %x) {
        %z = zext i16 %x to i64
        %s = shl nuw i64 %z, 48
        %b = call i64 @llvm.bswap.i64(i64 %s)
        %r = trunc i64 %b to i16
        ret i16 %r
      }
      define i16 @tgt(i16 %x) {
        %r = call i16 @llvm.bswap.i16(i16 %x)
        ret i16 %r
      }
      """
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "bytes.ll", text: text)))
    let rule = try #require(result.rules.first)
    #expect(rule.graph.text(rule.lhs) == "(trunc V (bswap (shl (zext W x) C)))")
    #expect(rule.graph.text(rule.rhs) == "(bswap x)")
    #expect(rule.admits([64, 16]) && rule.admits([32, 16]) && rule.admits([16, 8]) && !rule.admits([64, 12]))
    let holds = rule.admission(widths: 32, 8)
    for amount in 0..<40 as Range<UInt64> { #expect(holds([amount]) == (amount == 24)) }
    // There are too many constants of 16 bits to look at all.
    guard case .unknown = rule.proof.weakest else {
      Issue.record("\(rule.proof.weakest)")
      return
    }
  }

  /// Most pairs of constants leave few values of x for which the product doesn't overflow; those of the finding differ by one.
  @Test func findsConstantsThatDifferByOne() throws {
    let text = """
      define i64 @src(i64 %x) {
        %m = mul nsw i64 %x, 4
        %r = sdiv i64 %m, 3
        ret i64 %r
      }
      define i64 @tgt(i64 %x) {
        %d = sdiv i64 %x, 3
        %r = add nsw i64 %d, %x
        ret i64 %r
      }
      """
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "thirds.ll", text: text)))
    let rule = try #require(result.rules.first)
    #expect(rule.graph.text(rule.lhs) == "(sdiv (mul.nsw x C1) C2)")
    #expect(rule.graph.text(rule.rhs) == "(add.nsw (sdiv x C2) x)")
    let holds = rule.admission(widths: 6)
    for divisor in 1..<31 as Range<UInt64> { #expect(holds([divisor + 1, divisor])) }
    // Of larger ones the quotient may be 0 for all x.
    for divisor in 1..<5 as Range<UInt64> { #expect(!holds([divisor, divisor]) && !holds([divisor + 2, divisor])) }
    #expect([8, 32, 64].allSatisfy { rule.admits([$0]) })
  }

  /// A condition that speaks of widths is judged at the widths it claims, where it may be weakest.
  @Test func claimsTheWidthsThatAConditionIsFor() throws {
    let text = """
      define i64 @src(i64 %x, i64 %y) {
        %n = xor i64 %y, -1
        %a = and i64 %n, 63
        %h = lshr i64 %x, %a
        %p = add i64 %y, 1
        %b = and i64 %p, 63
        %l = shl i64 %x, %b
        %r = or i64 %h, %l
        ret i64 %r
      }
      define i64 @tgt(i64 %x, i64 %y) {
        %p = add i64 %y, 1
        %r = call i64 @llvm.fshl.i64(i64 %x, i64 %x, i64 %p)
        ret i64 %r
      }
      """
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "rotate.ll", text: text)))
    let rule = try #require(result.rules.first)
    for width in [8, 16, 32, 64] { #expect(rule.admits([width])) }
    for width in [3, 12, 24] { #expect(!rule.admits([width])) }
    guard case .partial(_, let widths) = rule.proof.weakest else {
      Issue.record("\(rule.proof.weakest)")
      return
    }
    #expect(widths == [4])
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
