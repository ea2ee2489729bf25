import BitVector
import Findings
import Foundation
import Generalization
import Rules
import Testing
import Verification

/// Findings under Inputs/findings/invalid: wrong, for reasons worth remembering, each with the rule that is right about it beside it.
@Suite struct InvalidFindingTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Inputs/findings/invalid")
  private static let names = ["fixnum-abs", "fixnum-abs-range"]

  private func rule(_ name: String) throws -> Rule {
    let path = Self.folder.appendingPathComponent(name + ".rules").path
    let text = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    return try #require(try RuleFileParser(file: path).parse(text).rules.first)
  }

  @Test func eachHasItsRule() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    #expect(files == Self.names.flatMap { ["\($0).ll", "\($0).rules"] }.sorted())
  }

  /// The only input at which each is wrong: no other would do as a counterexample.
  @Test(arguments: zip(names, [Int64.min, -(1 << 62)]))
  func isRefutedByTheMostNegativeValue(name: String, value: Int64) throws {
    let finding = try FindingReader.read(path: Self.folder.appendingPathComponent(name + ".ll").path)
    let result = Generalizer().generalize(finding)
    #expect(result.status == .invalid)
    #expect(result.rules.isEmpty)
    let refutation = try #require(result.refutation)
    #expect(refutation.inputs.map(\.name) == ["x"])
    #expect(refutation.inputs.map(\.value) == [UInt64(bitPattern: value)])
    #expect(refutation.source == 0)
    #expect(refutation.target == 1)
  }

  @Test(arguments: names)
  func theRepairedRuleIsProvenAtAllItsWidths(name: String) throws {
    let rule = try rule(name)
    #expect(rule.admits([64]) && rule.admits([2]))
    let triage = Triage(rule, against: [], isRepairing: false, Verifier())
    #expect(triage.isProven && triage.decreases)
  }

  /// Exhaustively at 6 bits: where the last fact doesn't hold and the others do, the rule is wrong, and that is at one value.
  @Test(arguments: zip(names, [0b100000, 0b110000]))
  func itsFactIsTheWeakest(name: String, value: UInt64) throws {
    let rule = try rule(name)
    let program = Program(rule.graph, roots: [rule.lhs, rule.rhs] + rule.facts, widths: [6])
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    var excluded: [UInt64] = []
    for x in UInt64(0)..<64 {
      program.run(algebra, &frame, symbol: { _, _ in (x, nil) })
      let facts = rule.facts.indices.map { program.holds(2 + $0, algebra, frame) }
      guard facts.dropLast().allSatisfy({ $0 }) else { continue }
      #expect(program.refinement(source: 0, target: 1, algebra, frame) == facts.last!)
      if !facts.last! { excluded.append(x) }
    }
    #expect(excluded == [value])
  }
}
