import Diagnostics
import Findings
import Foundation
import TestSupport
import Testing

/// Any bytes give a finding or an error.
///
/// FUZZ_ROUNDS in the environment says how many mutations are tried. An input that ends the process stays in `Crashes`, where it is replayed
/// by every later run.
struct MutationTests {
  private static let crashes = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Crashes")
  private static let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) }

  @Test func oldCrashesAreMended() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.crashes.path).sorted()
    #expect(!names.isEmpty)
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: Self.crashes.appending(path: name)))
      // Either outcome will do; the process must live.
      _ = try? FindingReader.read(SourceText(path: name, bytes: bytes))
    }
  }

  /// Words that a mutation may put anywhere.
  private static let words = [
    "i1", "i64", "i65", "%x", "%r", "add", "nuw", "true", "-9223372036854775809", "(", ")", "{", "}", ",", "ret", "\"", "!", "define", "t0", "int_add(", "==",
    "no_overflow",
    "result", ";", "#", "\n", "\u{0}", "é", "@src", "call", "llvm.", "<", "range(", "= var", ":i8", "infer", "(range=[", "knownBits=",
  ].map { Array($0.utf8) }

  private func mutate(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...2, using: &generator) where !bytes.isEmpty {
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let range = start..<min(bytes.count, start + Int.random(in: 0...6, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes.removeSubrange(range)
      case 1: bytes.replaceSubrange(range, with: Self.words.randomElement(using: &generator)!)
      case 2: bytes[start] = UInt8.random(in: 0...255, using: &generator)
      default:
        let from = Int.random(in: 0..<bytes.count, using: &generator)
        bytes.insert(contentsOf: bytes[from..<min(bytes.count, from + 40)], at: start)
      }
    }
    return bytes
  }

  /// Files of each format to start from.
  private func seeds(_ kind: String) throws -> [[UInt8]] {
    if kind == "opt" { return SouperReaderTests.texts.map { Array($0.utf8) } }
    return try Corpus.paths(kind).map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
  }

  @Test(arguments: ["ll", "trace", "opt"])
  func mutatedFindingsGiveAFindingOrAnError(kind: String) throws {
    var generator = SeededGenerator(seed: 7)
    let seeds = try seeds(kind)
    var (read, refused) = (0, 0)
    let pending = Self.crashes.appending(path: "pending.\(kind)")
    for _ in 0..<(Self.rounds ?? 4_000) {
      let bytes = mutate(seeds.randomElement(using: &generator)!, &generator)
      if Self.rounds != nil { try Data(bytes).write(to: pending) }
      do throws(Diagnostic) {
        let finding = try FindingReader.read(SourceText(path: "mutated." + kind, bytes: bytes))
        #expect(!finding.claims.isEmpty)
        read += 1
      } catch {
        #expect(error.location.line >= 1 && error.location.column >= 1 && !error.message.isEmpty)
        refused += 1
      }
    }
    if Self.rounds != nil { try FileManager.default.removeItem(at: pending) }
    #expect(read > 50 && refused > 50)
  }

  @Test(
    arguments: ["ll", "trace", "opt"],
    ["(", "{", "%", "\"", "define i32 @src(", "inputs: x0\nt0 = int_add(x0, ", "%0:i8 = add %0, ", "infer 1:i8 (", "\u{0}", "é"])
  func repetitionsAreRefused(kind: String, word: String) {
    let text = String(repeating: word, count: 20_000)
    #expect(throws: Diagnostic.self) { try FindingReader.read(SourceText(path: "long." + kind, text: text)) }
  }

  @Test func longFunctionsAreRefused() {
    let lines = (1...20_000).map { "  %v\($0) = add i32 %v\($0 - 1), \($0)\n" }.joined()
    let text = "define i32 @src(i32 %v0) {\n\(lines)  ret i32 %v20000\n}\ndefine i32 @tgt(i32 %x) {\n  ret i32 %x\n}\n"
    #expect(
      Printed.reading(text, as: "a.ll") == "a.ll:5002:3: expected at most 10000 instructions, literals and parameters, found '%v5001'")
  }
}
