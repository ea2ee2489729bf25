import Foundation
import Testing

/// The findings of `Cases/explain`, each with what `genus explain --without-times` tells of it, in the file of the same name.
///
/// With BLESS=1 in the environment the texts are rewritten with what it does tell.
@Suite struct ExplainTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases/explain")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".ll") }.sorted()
  private static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("genus")

  private func explain(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = Self.executable
    process.currentDirectoryURL = Self.folder
    process.arguments = ["explain", name] + arguments
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func thereAreCases() { #expect(Self.names.count >= 3) }

  @Test(arguments: names) func tellsTheStory(name: String) throws {
    let (status, text) = try explain(name, ["--without-times"])
    let url = Self.folder.appending(path: name.replacing(".ll", with: ".txt"))
    if ProcessInfo.processInfo.environment["BLESS"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(try text == String(contentsOf: url, encoding: .utf8))
    }
    #expect(status == (name.hasPrefix("dont_") ? 1 : 0))
  }

  @Test func tellsItInJSON() throws {
    let (_, text) = try explain("mask.ll", ["--format", "json"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let rules = try #require(object["rules"] as? [[String: Any]])
    let first = try #require(rules[0]["name"] as? String)
    let boundaries = try #require(object["boundaries"] as? [[String: Any]]).filter { $0["rule"] as? String == first }
    #expect(boundaries.count == 1 && boundaries[0]["conjunct"] as? String == "(eq (and C1 C2) 0)")
    let (inside, outside) = (try #require(boundaries[0]["inside"] as? [String: String]), try #require(boundaries[0]["outside"] as? [String: String]))
    // One constant makes the difference: a bit that both have.
    #expect(inside.keys == outside.keys && inside.keys.sorted() == ["C1", "C2"])
    #expect(inside.count { $0.value != outside[$0.key] } == 1)
    func common(_ values: [String: String]) -> Int { Int(values["C1"]!)! & Int(values["C2"]!)! }
    #expect(common(inside) == 0 && common(outside) != 0)
    let story = try #require(object["story"] as? [[String: Any]])
    #expect(story.contains { ($0["text"] as? String)?.hasPrefix("proof of ") == true && $0["seconds"] is Double })
  }
}
