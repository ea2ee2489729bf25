import Foundation
import LuaBytecode
import LuaRuntime
import LuaSyntax
import Testing
import TracingJIT

/// Programs print the same with the JIT as without it, however early and often it records.
@Suite(.serialized) struct EngineDifferentialTests {
  /// What a program printed, and the error it ended with.
  private struct Output: Equatable {
    var text: String
    var error: String?
  }

  private static let settings: [[(name: String, value: Int)]] = [
    [], [("hotloop", 1), ("hotexit", 1)], [("hotloop", 2), ("hotexit", 3), ("loopunroll", 2), ("maxrecord", 100)],
  ]

  private func run(_ source: String, setting: [(name: String, value: Int)]?) throws -> (output: Output, engine: Engine?) {
    let prototype = try Compiler.compile(source: Array(source.utf8), chunkName: "test")
    let machine = LuaMachine()
    var engine: Engine?
    if let setting {
      var configuration = Configuration()
      for (name, value) in setting {
        let isKnown = configuration.set(name, to: value)
        #expect(isKnown)
      }
      engine = Engine(machine, configuration: configuration)
      #expect(engine != nil)
      engine?.verifies = true
      engine?.install()
    }
    var output = Output(text: "", error: nil)
    let file = FileManager.default.temporaryDirectory.appending(path: "genus-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
    let handle = try FileHandle(forWritingTo: file)
    machine.redirectOutput(to: handle.fileDescriptor)
    do {
      try machine.run(prototype)
    } catch {
      output.error = error.description
    }
    #expect(machine.flushOutput() == nil)
    try handle.close()
    output.text = try String(contentsOf: file, encoding: .utf8)
    return (output, engine)
  }

  private func compare(_ source: String, _ name: String) throws {
    let expected = try run(source, setting: nil).output
    for setting in Self.settings {
      let actual = try run(source, setting: setting).output
      if actual != expected {
        Issue.record("\(name) with \(setting): \(actual)\ninstead of \(expected)\n\(source)")
        return
      }
    }
  }

  @Test(arguments: 0..<10) func randomPrograms(_ block: Int) throws {
    for seed in 0..<12 { try compare(RandomProgram.make(seed: UInt64(block * 100 + seed)), "seed \(block * 100 + seed)") }
  }

  static let programs: [String] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "TracingJITTests/Cases")
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".lua") }.sorted().map {
      folder.appending(path: $0).path
    }
  }()

  @Test(arguments: programs) func programsAgree(_ path: String) throws {
    try compare(String(contentsOfFile: path, encoding: .utf8), path)
  }

  @Test func loopsBecomeTraces() throws {
    let result = try run("local s = 0 for i = 1, 1000 do s = s + i * i end print(s)", setting: [])
    #expect(result.output == Output(text: "333833500\n", error: nil))
    let statistics = try #require(result.engine?.statistics)
    #expect(statistics.rootTraces == 1 && statistics.entries == 1)
  }

  /// The guard of the other branch stands in the pre-roll and in the loop, so the trace may be left at two places.
  @Test func branchesBecomeSideTraces() throws {
    let result = try run("local s = 0 for i = 1, 1000 do if i % 3 == 0 then s = s + 1 else s = s + 2 end end print(s)", setting: [])
    #expect(result.output.text == "1667\n")
    #expect((1...2).contains(result.engine?.statistics.sideTraces ?? 0))
  }

  @Test func errorsInTracesAreTheInterpreters() throws {
    let source = "local t = {} for i = 1, 100 do t[i] = i end t[90] = 'x' local s = 0 for i = 1, 100 do s = s + t[i] * (t[i] // 1) end print(s)"
    let expected = try run(source, setting: nil).output
    #expect(expected.error != nil)
    #expect(try run(source, setting: []).output == expected)
  }

  @Test func abortsHaveReasons() throws {
    let result = try run("local s = 0 for i = 1, 1000 do s = s + select('#', i) end print(s)", setting: [])
    #expect(result.output.text == "1000\n")
    #expect(result.engine?.statistics.aborts.keys.contains("test:1: \(AbortReason.unsupportedNative.message)") == true)
  }
}
