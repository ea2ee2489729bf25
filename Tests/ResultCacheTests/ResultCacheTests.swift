import Diagnostics
import Findings
import Foundation
import Generalization
import ResultCache
import Rules
import Synchronization
import Testing

/// A folder for one test, removed after it.
private struct TemporaryFolder: ~Copyable {
  let path = NSTemporaryDirectory() + "genus-cache-\(UUID().uuidString)"
  var file: String { path + "/results.sqlite" }

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Collects warnings.
private final class Warnings: Sendable {
  private let texts = Mutex<[String]>([])
  func add(_ text: String) { texts.withLock { $0.append(text) } }
  var all: [String] { texts.withLock { $0 } }
}

private func finding(_ constant: Int, path: String = "a/b.ll", comment: String = "") throws -> Finding {
  let text = """
    define i32 @src(i32 %x) {\(comment)
      %a = add i32 %x, \(constant)
      %b = sub i32 %a, \(constant)
      ret i32 %b
    }
    define i32 @tgt(i32 %x) {
      ret i32 %x
    }
    """
  return try FindingReader.read(SourceText(path: path, text: text))
}

private func result(_ path: String = "a/b.ll", note: String = "none") throws -> Generalization {
  var result = Generalization(path: path, status: .generalized)
  result.rules = try RuleFileParser(file: path).parse(
    """
    rule sub-add-a-b
      from      a/b.ll
      width     W: 1...3,8,64
      variable  x: W
      constant  C: W
      match     (sub (add x C) C)
      rewrite   x
      sound     at all widths
      weakest   0.987 at 3...5
    """
  ).rules
  result.phases = [("check", 0.012345), ("proof", 1.5)]
  result.notes = [note, "quotes \" and \\ and \u{1F600}"]
  return result
}

@Suite struct ResultCacheTests {
  @Test func whatIsKeptIsFoundAgain() throws {
    let folder = try TemporaryFolder()
    let warnings = Warnings()
    let expected = try result()
    ResultCache(path: folder.file, engine: "1") { warnings.add($0) }.store(expected, for: try finding(3))
    let cache = ResultCache(path: folder.file, engine: "1") { warnings.add($0) }
    // How the file is written doesn't matter.
    var found = try #require(cache.result(for: try finding(3, comment: " ; a comment")))
    #expect(found.isCached)
    found.isCached = false
    #expect(found.json == expected.json)
    #expect(found.rules.map(RuleFilePrinter.text) == expected.rules.map(RuleFilePrinter.text))
    #expect(warnings.all.isEmpty)
  }

  @Test func anotherFindingPathOptionOrEngineIsNotFound() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(path: folder.file, engine: "1") { _ in }
    cache.store(try result(), for: try finding(3), options: "o")
    #expect(cache.result(for: try finding(3), options: "o") != nil)
    #expect(cache.result(for: try finding(4), options: "o") == nil)
    #expect(cache.result(for: try finding(3, path: "a/c.ll"), options: "o") == nil)
    #expect(cache.result(for: try finding(3), options: "") == nil)
    #expect(ResultCache(path: folder.file, engine: "2") { _ in }.result(for: try finding(3), options: "o") == nil)
  }

  @Test func theLastResultCounts() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(path: folder.file, engine: "1") { _ in }
    for note in ["first", "second"] { cache.store(try result(note: note), for: try finding(3)) }
    #expect(cache.result(for: try finding(3))?.notes.first == "second")
  }

  @Test func aRefutationKeepsItsPoison() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(path: folder.file, engine: "1") { _ in }
    var expected = Generalization(path: "a/b.ll", status: .invalid)
    expected.refutation = .init(inputs: [("x", 64, .max), ("y", 1, nil)], source: nil, target: 1 << 63, width: 64)
    cache.store(expected, for: try finding(3))
    var found = try #require(cache.result(for: try finding(3)))
    found.isCached = false
    #expect(found.json == expected.json)
  }

  /// A path that a rule file can't hold: the result is not kept, rather than changed.
  @Test func whatWouldReadBackAsSomethingElseIsNotKept() throws {
    let folder = try TemporaryFolder()
    let cache = ResultCache(path: folder.file, engine: "1") { _ in }
    var odd = try result()
    odd.rules[0].origins = ["a\nb.ll"]
    cache.store(odd, for: try finding(3))
    #expect(cache.result(for: try finding(3)) == nil)
  }

  @Test func generatedRulesReadBackAsTheyWere() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appendingPathComponent("Generated/Rules").path
    let paths = (FileManager.default.subpaths(atPath: folder) ?? []).filter { $0.hasSuffix(".rules") }
    #expect(paths.count > 50)
    for path in paths {
      let text = String(decoding: FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data(), as: UTF8.self)
      var expected = Generalization(path: path, status: .generalized)
      expected.rules = try RuleFileParser(file: path).parse(text).rules
      let copy = try #require(StoredResult.readBack(expected))
      #expect(RuleFilePrinter.text(RuleFile(rules: copy.rules)) == text)
    }
  }

  // MARK: Files in all conditions

  /// What befalls the file.
  enum Damage: CaseIterable, Sendable {
    case noDatabase, cutShort, zeroes, flippedBytes, wrongSchema
  }

  @Test(arguments: Damage.allCases)
  func aDamagedFileIsSetAside(_ damage: Damage) throws {
    let folder = try TemporaryFolder()
    do {
      let cache = ResultCache(path: folder.file, engine: "1") { _ in }
      for constant in 1...200 { cache.store(try result(), for: try finding(constant)) }
    }
    let url = URL(fileURLWithPath: folder.file)
    var bytes = [UInt8](try Data(contentsOf: url))
    #expect(bytes.count > 100_000)
    switch damage {
    case .noDatabase: bytes = Array(String(repeating: "not a database ", count: 1000).utf8)
    case .cutShort: bytes.removeLast(bytes.count / 2)
    case .zeroes: for index in 4096..<bytes.count { bytes[index] = 0 }
    case .flippedBytes: for index in stride(from: 100, to: bytes.count, by: 97) { bytes[index] ^= 0x55 }
    case .wrongSchema:
      let place = try #require(bytes.firstRange(of: Array("payload".utf8)))
      bytes.replaceSubrange(place, with: Array("paylxad".utf8))
    }
    try Data(bytes).write(to: url)
    let warnings = Warnings()
    let cache = ResultCache(path: folder.file, engine: "1") { warnings.add($0) }
    for constant in 1...200 {
      // Gone, or as it was.
      if let found = cache.result(for: try finding(constant)) { #expect(found.notes == (try result().notes)) }
    }
    for constant in 1...200 { cache.store(try result(note: "new"), for: try finding(constant)) }
    for constant in 1...200 { #expect(cache.result(for: try finding(constant))?.notes.first == "new") }
    #expect(warnings.all.allSatisfy { $0.contains("is damaged") })
    #expect(!warnings.all.isEmpty)
    #expect(FileManager.default.fileExists(atPath: folder.file + ".damaged"))
  }

  @Test func aChangedPayloadIsNotBelieved() throws {
    let folder = try TemporaryFolder()
    do { ResultCache(path: folder.file, engine: "1") { _ in }.store(try result(note: "believable"), for: try finding(3)) }
    let url = URL(fileURLWithPath: folder.file)
    var bytes = [UInt8](try Data(contentsOf: url))
    bytes.replaceSubrange(try #require(bytes.firstRange(of: Array("believable".utf8))), with: Array("wrong note".utf8))
    try Data(bytes).write(to: url)
    #expect(ResultCache(path: folder.file, engine: "1") { _ in }.result(for: try finding(3)) == nil)
  }

  /// The application's number stands at byte 68 of an SQLite file.
  @Test func somebodyElsesDatabaseIsLeftAlone() throws {
    let folder = try TemporaryFolder()
    do { ResultCache(path: folder.file, engine: "1") { _ in }.store(try result(), for: try finding(3)) }
    let url = URL(fileURLWithPath: folder.file)
    var bytes = [UInt8](try Data(contentsOf: url))
    bytes.replaceSubrange(68..<72, with: [0, 0, 0, 42])
    try Data(bytes).write(to: url)
    let warnings = Warnings()
    let cache = ResultCache(path: folder.file, engine: "1") { warnings.add($0) }
    cache.store(try result(), for: try finding(4))
    #expect(cache.result(for: try finding(3)) == nil)
    #expect(warnings.all == ["the cache '\(folder.file)' is not used: it is another program's database"])
    #expect([UInt8](try Data(contentsOf: url)) == bytes)
  }

  @Test func aPlaceWhereNothingCanBeWrittenIsSaidOnce() throws {
    let warnings = Warnings()
    let cache = ResultCache(path: "/dev/null/nowhere/results.sqlite", engine: "1") { warnings.add($0) }
    for constant in 1...3 { cache.store(try result(), for: try finding(constant)) }
    #expect(cache.result(for: try finding(1)) == nil)
    #expect(warnings.all.count == 1)
  }

  @Test func severalWriteAtOnce() async throws {
    let folder = try TemporaryFolder()
    let file = folder.file
    let warnings = Warnings()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let cache = ResultCache(path: file, engine: "1") { warnings.add($0) }
          for constant in 0..<50 { cache.store(try result(), for: try finding(1 + 4 * constant + writer)) }
        }
      }
      try await group.waitForAll()
    }
    #expect(warnings.all.isEmpty)
    let cache = ResultCache(path: file, engine: "1") { warnings.add($0) }
    for constant in 1...200 { #expect(cache.result(for: try finding(constant)) != nil) }
  }
}
