import Foundation
import Fuzzing
import Testing

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private let crashes = ((try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Tests/FuzzingTests/ReaderCrashes").path)) ?? [])
  .filter { $0 != "README.md" }.sorted()

/// What once ended the process, or took for ever.
@Test(arguments: crashes)
func oldReaderCrashesStayFixed(_ name: String) throws {
  let reader = try #require(FuzzedReader(rawValue: String(name.split(separator: ".").last ?? "")))
  let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent("Tests/FuzzingTests/ReaderCrashes/\(name)")))
  if case .wrong(let what) = reader.read(bytes) { Issue.record("\(what)") }
}

/// A second of what `genus fuzz --reader` does for longer.
@Test(arguments: FuzzedReader.allCases)
func damagedFilesAreReadOrRefused(_ reader: FuzzedReader) throws {
  let folders: [FuzzedReader: String] = [
    .ll: "Inputs/findings/llvm", .trace: "Inputs/findings/pypy", .rules: "Generated/Rules/llvm", .lua: "Tests/LuaRuntimeTests/Cases",
  ]
  let folder = folders[reader].map { root.appendingPathComponent($0).path }
  let names = try folder.map { try FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
  let files = names.filter { $0.hasSuffix(reader.fileExtension) }.sorted().map { [UInt8](FileManager.default.contents(atPath: "\(folder!)/\($0)") ?? Data()) }
  let mutator = Mutator(reader, seeds: files + reader.samples.map { Array($0.utf8) })
  var outcomes: [FuzzedReader.Outcome: Int] = [:]
  for number in 0..<1_000 {
    let bytes = mutator.mutant(seed: 11, number: number)
    #expect(bytes == mutator.mutant(seed: 11, number: number))
    let outcome = reader.read(bytes)
    if case .wrong(let what) = outcome { Issue.record("variant \(number): \(what)") }
    outcomes[outcome, default: 0] += 1
  }
  // Damage is neither hopeless nor harmless.
  #expect(outcomes[.read, default: 0] > 4 && outcomes[.refused, default: 0] > 100, "\(outcomes)")
}
