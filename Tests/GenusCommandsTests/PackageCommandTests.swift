import Foundation
import GenusCommands
import Testing

/// A package of findings, and commands on it in this process and in one of their own.
@Suite struct PackageCommandTests {
  /// A folder for one test, removed after it.
  private struct TemporaryFolder: ~Copyable {
    let path = NSTemporaryDirectory() + "genus-package-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws {
      let file = URL(fileURLWithPath: "\(path)/\(name)")
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
  }

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private func sum(_ a: Int, _ b: Int) -> String {
    "inputs: x\nt0 = int_add(x, \(a))\nt1 = int_sub(t0, \(b))\nresult t1 = x\n"
  }

  @Test func findingsInAFolderForWrongOnesMustBeRefuted() async throws {
    let folder = try TemporaryFolder()
    let command = ["regenerate", "--package", folder.path]
    try folder.write("Inputs/findings/right.trace", sum(5, 5))
    try folder.write("Inputs/findings/invalid/wrong.trace", sum(5, 6))
    #expect(await Genus.run(command) == 0)
    #expect(isThere("\(folder.path)/" + "Generated/Rules/right.rules"))
    #expect(!isThere("\(folder.path)/" + "Generated/Rules/invalid/wrong.rules"))
    #expect(isThere("\(folder.path)/" + ".build/genus-cache.sqlite"))
    // From the cache it is the same.
    #expect(await Genus.run(command + ["--check"]) == 0)
    #expect(await Genus.run(command + ["--check", "--no-cache"]) == 0)
    // One that is right where wrong ones belong.
    try folder.write("Inputs/findings/invalid/right.trace", sum(7, 7))
    #expect(await Genus.run(command + ["--check"]) == 1)
    try folder.remove("Inputs/findings/invalid/right.trace")
    // One that is wrong elsewhere, and one that can't be read.
    try folder.write("Inputs/findings/wrong.trace", sum(7, 8))
    #expect(await Genus.run(command + ["--check"]) == 1)
    try folder.write("Inputs/findings/wrong.trace", "inputs: x\nresult")
    #expect(await Genus.run(command + ["--check"]) == 2)
  }

  /// A finding that goes takes its rule file along, and a rule file that goes its Swift, so that nothing the build plans is missing or left over.
  @Test func whatNothingGivesAnyMoreIsRemoved() async throws {
    let folder = try TemporaryFolder()
    let command = ["regenerate", "--package", folder.path]
    try folder.write("Inputs/findings/right.trace", sum(5, 5))
    try folder.write("Inputs/findings/other.trace", "inputs: x\nt0 = int_lshift(x, 3)\nt1 = int_and(t0, 7)\nresult t1 = 0\n")
    #expect(await Genus.run(command) == 0)
    #expect(isThere("\(folder.path)/Generated/Rules/other.rules"))
    try folder.remove("Inputs/findings/other.trace")
    #expect(await Genus.run(command + ["--check"]) == 1)
    #expect(await Genus.run(command) == 0)
    #expect(!isThere("\(folder.path)/Generated/Rules/other.rules"))
    #expect(isThere("\(folder.path)/Generated/Rules/right.rules"))
    #expect(await Genus.run(command + ["--check"]) == 0)
    try folder.remove("Generated/Rules/right.rules")
    #expect(await Genus.run(command + ["--keep-rules", "--check"]) == 1)
    #expect(await Genus.run(command + ["--keep-rules"]) == 0)
    #expect(!isThere("\(folder.path)/Generated/Sources/Rules+Sub.swift"))
    #expect(await Genus.run(command + ["--keep-rules", "--check"]) == 0)
  }

  /// Findings that would keep the engine busy for hours.
  @Test func whatIsTooLargeIsSaidToBe() throws {
    let folder = try TemporaryFolder()
    func chain(_ operation: String, _ count: Int, result: String) -> String {
      "inputs: x\n" + (0..<count).map { "t\($0) = \(operation)(\($0 == 0 ? "x" : "t\($0 - 1)"), \(2 * $0 + 3))\n" }.joined()
        + "s = int_add(t\(count - 1), 0)\nresult s = \(result)\n"
    }
    try folder.write("a.trace", chain("int_mul", 40, result: "t39"))
    try folder.write("b.trace", chain("int_xor", 3_000, result: "t2999"))
    try folder.write("c.trace", chain("int_mul", 4_900, result: "x"))
    try folder.write("d.trace", "inputs: x\n" + (0..<4_000).map { "assume x != \($0)\n" }.joined() + "t = int_add(x, 0)\nresult t = x\n")
    try folder.write("e.trace", "inputs: x\nt = int_add(x, 0)\n" + String(repeating: "result t = x\n", count: 300))
    try folder.write("f.trace", chain("int_xor", 300, result: "t299"))
    let outcome = try run(["generalize", folder.path, "--format", "jsonl", "--no-cache", "--solve-all"])
    #expect(outcome.status == 1)
    let statuses = outcome.output.split(separator: "\n").map { $0.split(separator: "\"status\": \"")[1].prefix { $0 != "\"" } }
    #expect(statuses.dropLast() == ["exhausted", "exhausted", "invalid", "exhausted", "exhausted"])
    #expect(statuses.last == "generalized" || statuses.last == "concrete")
    #expect(outcome.output.split(separator: "the finding is too large: ").count == 5)
  }

  @Test func aReaderThatEndsItsProcessIsFound() throws {
    let folder = try TemporaryFolder()
    try folder.write("good.trace", sum(5, 5))
    let command = ["fuzz", "--reader", "trace", "--corpus", folder.path, "--out", folder.path + "/crashes"]
    let calm = try run(command + ["--count", "300"])
    #expect(calm.output == "trace: 300 variants, 0 failed\n" && calm.status == 0)
    #expect(!isThere("\(folder.path)/" + "crashes"))
    // No reader ends its process; somebody else does.
    let process = Process()
    let output = Pipe()
    process.executableURL = Self.executable
    process.arguments = command + ["--count", "6000"]
    process.standardOutput = output
    try process.run()
    var child: Int32?
    while child == nil, process.isRunning {
      child = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.first { id in
        let fields = (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8))?.split(separator: ")").last?.split(separator: " ")
        return fields?.dropFirst().first.flatMap { Int32($0) } == process.processIdentifier
      }
    }
    kill(try #require(child), SIGKILL)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(text.contains(": ends by signal 9\n") && text.hasSuffix("trace: 6000 variants, 1 failed\n"))
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/crashes")
    #expect(kept.count == 1 && kept[0].hasPrefix("seed-1-variant-") && kept[0].hasSuffix(".trace"))
    #expect(try run(["fuzz", "--reader", "lua", "--corpus", folder.path]).status == 2)
  }

  // MARK: Processes

  /// Executables lie beside the test bundle.
  private static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("genus")

  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
