import Findings
import Foundation
import Generalization
import Rules
import Testing

/// The findings of `Cases/operators`, each with the rules that it gives in the file of the same name: what a finding on one operator says of the
/// others.
///
/// With BLESS=1 in the environment the rule files are rewritten with what does come of them.
@Suite struct OperatorFamilyTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases/operators")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".ll") }.sorted()

  private func result(_ name: String) throws -> Generalization {
    var finding = try FindingReader.read(path: Self.folder.appending(path: name).path)
    finding.path = "operators/" + name
    return Generalizer().generalize(finding)
  }

  @Test func thereAreCases() {
    #expect(Self.names.count >= 7)
    #expect(Self.names.contains { $0.hasPrefix("dont_") })
  }

  @Test(arguments: names) func givesTheRulesOfAllOperators(name: String) throws {
    let rules = try result(name).rules
    let text = RuleFilePrinter.text(RuleFile(rules: rules))
    let url = Self.folder.appending(path: name.replacing(".ll", with: ".rules"))
    if ProcessInfo.processInfo.environment["BLESS"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(try text == String(contentsOf: url, encoding: .utf8))
    }
    // A family has one name, and its members have names of their own.
    #expect(rules.count == 1 ? rules[0].family == nil : Set(rules.map(\.family)) == [rules[0].name + "-family"])
    #expect(Set(rules.map(\.name)).count == rules.count)
    if name.hasPrefix("dont_") { #expect(rules.count == 1) }
    // What is printed is read back.
    let read = try RuleFileParser(file: name).parse(text).rules
    #expect(read.map(\.family) == rules.map(\.family))
    #expect(RuleFilePrinter.text(RuleFile(rules: read)) == text)
  }

  /// The members of four families, thought out by hand: which operators, under which condition.
  @Test(arguments: [
    ("or_of_or.ll", ["or-or", "and-and", "xor-xor", "add-add"]), ("umax_of_umax.ll", ["umax-umax", "umin-umin", "smin-smin", "smax-smax"]),
  ]) func namesTheOperators(finding: String, shapes: [String]) throws {
    let names = try result(finding).rules.map(\.name)
    for shape in shapes { #expect(names.contains { $0.hasPrefix(shape + "-operators") }) }
    #expect(names.count == shapes.count)
  }
}
