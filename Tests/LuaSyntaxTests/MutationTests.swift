import Foundation
import LuaSyntax
import TestSupport
import Testing

/// Damaged programs are read or refused, but never crash the parser.
@Suite struct MutationTests {
  static let programs: [[UInt8]] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("LuaRuntimeTests/Cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder.appendingPathComponent(name).path).map(Array.init)
    }
  }()

  @Test(arguments: 1...200) func damagedPrograms(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var source = try #require(Self.programs.randomElement(using: &generator))
    for _ in 0..<Int.random(in: 1...8, using: &generator) {
      let position = Int.random(in: 0..<source.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: source.remove(at: position)
      case 1: source[position] = UInt8.random(in: 0...255, using: &generator)
      case 2: source.removeSubrange(position..<min(source.count, position + Int.random(in: 1...40, using: &generator)))
      default: source.insert(contentsOf: Array("(){}[]=~<>'\"".utf8).shuffled(using: &generator).prefix(3), at: position)
      }
      guard !source.isEmpty else { return }
    }
    do throws(LuaSyntaxError) {
      _ = try Parser.parse(source, chunk: "damaged")
    } catch {
      #expect(error.position.line >= 1 && error.position.column >= 1)
      #expect(!error.message.isEmpty)
    }
  }
}
