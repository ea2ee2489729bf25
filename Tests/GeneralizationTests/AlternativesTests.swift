import Findings
import Foundation
import Generalization
import Rules
import Testing

@Suite struct AlternativesTests {
  private static let inputs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Inputs/findings")

  private func finding(_ name: String) throws -> Finding { try FindingReader.read(path: Self.inputs.appendingPathComponent(name).path) }

  /// `x - C` isn't above x where x is C or more, for all C that are positive; and `x - 1` isn't where x is but positive.
  @Test func standBesideTheRulesAndAreProven() throws {
    let finding = try finding("pypy/251.trace")
    var generalizer = Generalizer()
    let plain = generalizer.generalize(finding)
    #expect(plain.alternatives.isEmpty)
    generalizer.alternatives = 1
    let result = generalizer.generalize(finding)
    #expect(result.rules.map(RuleFilePrinter.text) == plain.rules.map(RuleFilePrinter.text))
    #expect(result.alternatives.count == 1)
    let first = try #require(result.rules.first)
    for (index, rule) in result.alternatives.enumerated() {
      #expect(rule.proof.isSound && rule.name == "\(first.name)-alternative-\(index + 1)")
    }
    // Who reads `rules` sees the same with them and without.
    guard case .object(let members) = result.json, case .object(let plainMembers) = plain.json else {
      Issue.record("not an object")
      return
    }
    #expect(members.first { $0.key == "rules" } == plainMembers.first { $0.key == "rules" })
    #expect(members.last?.key == "alternatives" && plainMembers.last?.key == "rules")
  }

  /// What is an instance of the rule is no alternative.
  @Test func dontRepeatTheRule() throws {
    var generalizer = Generalizer()
    generalizer.alternatives = 5
    #expect(generalizer.generalize(try finding("llvm/033.ll")).alternatives.isEmpty)
  }

  /// Z3 4.8.12 faults in a proof of one of them, which then is none.
  @Test func dontEndWithTheSolver() throws {
    var generalizer = Generalizer()
    generalizer.alternatives = 5
    let result = generalizer.generalize(try finding("pypy/017.trace"))
    #expect(result.status == .generalized && result.rules.allSatisfy(\.proof.isSound))
  }
}
