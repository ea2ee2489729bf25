import Benchmarking
import Foundation
import Testing

/// The built `tracelua`, run as a process: whole output and exit status.
@Suite struct CommandTests {
  /// Executables lie beside the test bundle.
  private var executable: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("tracelua").path
  }

  private struct Outcome: Equatable {
    var status: Int32
    var output: String
    var error: String
  }

  private func run(_ arguments: [String]) throws -> Outcome {
    let process = try ChildProcess.run(executable, arguments)
    return Outcome(
      status: process.status, output: String(decoding: process.output, as: UTF8.self), error: String(decoding: process.errorOutput, as: UTF8.self))
  }

  /// A program in a file of its own, which `body` gets the path of.
  private func withProgram<Result>(_ source: String, _ body: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("tracelua-\(UUID().uuidString).lua")
    try source.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  @Test func runsWithArguments() throws {
    try withProgram("print(#arg, arg[1], ...)") { path in
      let outcome1 = try run([path, "a", "--", "--b"])
      #expect(outcome1 == Outcome(status: 0, output: "2\ta\ta\t--b\n", error: ""))
      let outcome2 = try run(["--no-jit", path])
      #expect(outcome2 == Outcome(status: 0, output: "0\tnil\n", error: ""))
    }
  }

  /// The built `genus` lies beside `tracelua` and proves what the optimizer did.
  @Test func tracesAreValidated() throws {
    try withProgram("local s = 0\nfor i = 1, 300 do s = (s + (i & 7) // 8) & 255 end\nprint(s)") { path in
      let outcome = try run(["--validate", path])
      #expect(outcome.status == 0 && outcome.output == "0\n")
      #expect(outcome.error.contains("trace 0 at \(path):2: proved"))
      #expect(outcome.error.contains(" 0 undecided, 0 wrong\n"))
    }
    let wrong = "recording 0 here\nv0 = slot 0 : i64 @0\nend exit @0\n@0 pc 0 { }\nsteps\n1: add v0, 1 = v0\n"
    try withProgram(wrong) { path in
      let genus = URL(fileURLWithPath: executable).deletingLastPathComponent().appendingPathComponent("genus").path
      let process = try ChildProcess.run(genus, ["validate", path])
      #expect(process.status == 1)
      #expect(String(decoding: process.output, as: UTF8.self).contains("wrong at 1: add v0, 1 = v0, for example with"))
    }
    // A guard whose snapshot holds a value of later.
    let broken = "recording 3 there\nv0 = slot 0 : i64 @0\nv1 = add v0, 1\nend exit @0\n@0 pc 0 { 0: v1 }\nsteps\n"
    try withProgram(broken) { path in
      let genus = URL(fileURLWithPath: executable).deletingLastPathComponent().appendingPathComponent("genus").path
      let process = try ChildProcess.run(genus, ["validate", path])
      #expect(process.status == 2)
      #expect(String(decoding: process.errorOutput, as: UTF8.self).contains("trace 3 at there: snapshot @0: it uses v1"))
    }
  }

  @Test func programErrorsEndWithOne() throws {
    try withProgram("print(1)\nlocal t\nprint(t.x)") { path in
      let outcome3 = try run([path])
      #expect(outcome3 == Outcome(status: 1, output: "1\n", error: "tracelua: \(path):3: attempt to index a nil value (local 't')\n"))
    }
    try withProgram("os.exit(7)") { path in
      let outcome4 = try run([path])
      #expect(outcome4 == Outcome(status: 7, output: "", error: ""))
    }
  }

  @Test func unreadableInputEndsWithTwo() throws {
    let outcome0 = try run(["/nonexistent.lua"])
    #expect(outcome0 == Outcome(status: 2, output: "", error: "tracelua: cannot open /nonexistent.lua: No such file or directory\n"))
    try withProgram("x = = 1") { path in
      let outcome5 = try run([path])
      #expect(outcome5 == Outcome(status: 2, output: "", error: "tracelua: \(path):1:5: unexpected symbol near '='\n"))
      let outcome6 = try run([path, "--bogus"])
      #expect(outcome6.status == 2)
    }
    let outcome7 = try run(["/"])
    #expect(outcome7.status == 2)
    try withProgram("print(1)") { path in
      let outcome8 = try run([path, "--rules", "no-such-rule"])
      #expect(outcome8.error == "tracelua: there is no rule or family 'no-such-rule'\n")
      let outcome9 = try run([path, "--dump", "soup"])
      #expect(outcome9.error == "tracelua: there is no 'soup' to dump; it is bytecode, trace, ir or asm\n")
      let outcome10 = try run([path, "--set", "hotloop=x"])
      #expect(outcome10.status == 2)
      let outcome11 = try run(["bench", path, "--runs", "0"])
      #expect(outcome11.status == 2)
    }
  }

  @Test func dumpsBytecode() throws {
    try withProgram("return 1") { path in
      let listing = try run([path, "--dump", "bytecode"]).output
      #expect(
        listing == """
          main chunk <\(path):1>
            0+ parameters, 3 registers
              0     1  ENTER      0
              1     1  LOADI      r0 1
              2     1  RETURN1    r0
              3     1  RETURN0    

          """)
    }
  }

  @Test func everyProgramPrintsTheSameWithAndWithoutJIT() throws {
    try withProgram("local s = 0 for i = 1, 10000 do s = (s * 31 + i) & 0xffff end print(s)") { path in
      let plain = try run([path, "--no-jit"])
      #expect(plain.status == 0)
      let outcome12 = try run([path])
      #expect(outcome12 == plain)
      let outcome13 = try run([path, "--rules", "none", "--set", "hotloop=1"])
      #expect(outcome13 == plain)
    }
  }

  @Test func benchReports() throws {
    try withProgram("local s = 0 for i = 1, 100000 do s = s + (i & 7) end print(s)") { path in
      let outcome = try run(["bench", path, "--runs", "2", "--format", "json"])
      #expect(outcome.status == 0)
      let report = try JSONDecoder().decode(BenchmarkReport.self, from: Data(outcome.output.utf8))
      #expect(report.programs.map(\.outputs) == ["equal"])
      #expect(report.programs[0].seconds.with.count == 2)
      #expect(report.isOutputEqual)
    }
    try withProgram("error('broken', 0)") { path in
      let outcome14 = try run(["bench", path])
      #expect(outcome14.error == "tracelua: \(path) ended with status 1: tracelua: broken\n")
    }
  }
}
