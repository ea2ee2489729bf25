import Diagnostics
import Findings
import Foundation
import Rewriting
import RuleAnalysis
import Rules
import Testing

/// A file of `Cases`: rules in lines that start with `;:`, functions, a line `; after`, and what becomes of the functions.
///
/// With BLESS=1 in the environment the files are rewritten with what does come of them.
struct CaseTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test func thereAreCases() { #expect(Self.names.count >= 10 && Self.names.allSatisfy { $0.hasSuffix(".ll") }) }

  @Test(arguments: names)
  func rewrites(name: String) throws {
    let url = Self.folder.appending(path: name)
    let text = try String(contentsOf: url, encoding: .utf8)
    let separator = "; after\n"
    let parts = text.components(separatedBy: separator)
    let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    let rules = lines.filter { $0.hasPrefix(";:") }.map { $0.dropFirst($0.hasPrefix(";: ") ? 3 : 2) + "\n" }.joined()
    let before = lines.filter { !$0.hasPrefix(";:") }.joined(separator: "\n")
    let set = try RuleFileParser(file: name).parse(rules).rules
    let order = RewriteOrder(endingFor: set)
    let module = try ModuleRewriter(SourceText(path: name, text: before), rules: set, order: order)
    if ProcessInfo.processInfo.environment["BLESS"] == "1" {
      try (parts[0] + separator + module.text).write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(parts.count == 2 && module.text == parts[1], "now:\n\(module.text)")
    }
    // What comes out is what LLVM reads, and a fixed point.
    let again = try ModuleRewriter(SourceText(path: name, text: module.text), rules: set, order: order)
    #expect(again.text == module.text)
  }
}
