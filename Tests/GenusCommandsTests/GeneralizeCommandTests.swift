import Foundation
import GenusCommands
import Testing

/// The built `genus`, run as a process on many findings.
@Suite struct GeneralizeCommandTests {
  /// A folder for one test, removed after it.
  private struct TemporaryFolder: ~Copyable {
    let path = NSTemporaryDirectory() + "genus-generalize-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: path + "/findings", withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/findings/\(name)")) }
  }

  private struct Outcome {
    var status: Int32
    var output: String
    var error: String
  }

  /// Executables lie beside the test bundle.
  private static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("genus")

  private func start(_ arguments: [String], input: String? = nil) throws -> (process: Process, output: Pipe, error: Pipe) {
    let process = Process()
    let (output, error) = (Pipe(), Pipe())
    process.executableURL = Self.executable
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = error
    if let input {
      let pipe = Pipe()
      process.standardInput = pipe
      try process.run()
      pipe.fileHandleForWriting.write(Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    } else {
      try process.run()
    }
    return (process, output, error)
  }

  private func run(_ arguments: [String], input: String? = nil) throws -> Outcome {
    let (process, output, error) = try start(arguments, input: input)
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let errors = error.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: String(decoding: text, as: UTF8.self), error: String(decoding: errors, as: UTF8.self))
  }

  /// `(x + a) - a => x`, which is proven in no time; with `b` other than `a` it is wrong.
  private func sum(_ a: Int, _ b: Int? = nil, width: Int = 32) -> String {
    """
    define i\(width) @src(i\(width) %x) {
      %s = add i\(width) %x, \(a)
      %d = sub i\(width) %s, \(b ?? a)
      ret i\(width) %d
    }
    define i\(width) @tgt(i\(width) %x) {
      ret i\(width) %x
    }

    """
  }

  private func mask(_ a: Int, _ b: Int) -> String {
    """
    define i16 @src(i16 %x) {
      %s = or i16 %x, \(a)
      %d = and i16 %s, \(b)
      ret i16 %d
    }
    define i16 @tgt(i16 %x) {
      %d = and i16 %x, \(b)
      ret i16 %d
    }

    """
  }

  /// One object a line, times and the mark of the cache left out.
  private func results(_ output: String) throws -> [NSDictionary] {
    try output.split(separator: "\n").map { line in
      var object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      for key in ["seconds", "phases", "cached"] { object[key] = nil }
      return object as NSDictionary
    }
  }

  private func isCached(_ output: String) throws -> [Bool] {
    try output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])["cached"] as? Bool == true
    }
  }

  @Test func aSecondRunComesFromTheCache() throws {
    let folder = try TemporaryFolder()
    for index in 0..<3 { try folder.write("\(index).ll", sum(5 + index)) }
    try folder.write("3.ll", sum(5, 6))
    let arguments = ["generalize", folder.path + "/findings", "--format", "jsonl", "--solve-all", "--cache", folder.path + "/cache/results.sqlite"]
    let first = try run(arguments)
    let second = try run(arguments)
    #expect(first.status == 1 && second.status == 1)
    #expect(try isCached(first.output) == [false, false, false, false])
    #expect(try isCached(second.output) == [true, true, true, true])
    #expect(try results(first.output) == results(second.output))
    // All but the mark is the same to the byte, the times of the first run included.
    #expect(second.output.replacingOccurrences(of: ", \"cached\": true", with: "") == first.output)
    let without = try run(["generalize", folder.path + "/findings", "--format", "jsonl", "--solve-all", "--no-cache"])
    #expect(try results(without.output) == results(first.output))
  }

  /// The process is killed while it writes; what it had printed is in the cache, which is whole.
  @Test func aKilledRunLosesNothingThatItPrinted() throws {
    let folder = try TemporaryFolder()
    for index in 0..<400 { try folder.write("\(1000 + index).ll", sum(1 + index)) }
    let arguments = ["generalize", folder.path + "/findings", "--format", "jsonl", "--solve-all", "--cache", folder.path + "/results.sqlite"]
    for lines in [3, 9] {
      let (process, output, _) = try start(arguments)
      var text = Data()
      while text.count(where: { $0 == UInt8(ascii: "\n") }) < lines { text += output.fileHandleForReading.availableData }
      kill(process.processIdentifier, SIGKILL)
      text += output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      let printed = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(printed.count < 400)
      let paths = (0..<printed.count).map { "\(folder.path)/findings/\(1000 + $0).ll" }
      let again = try run(["generalize"] + paths + arguments.dropFirst(2))
      #expect(again.error == "")
      #expect(try isCached(again.output) == paths.map { _ in true })
      #expect(try results(again.output) == results(printed.joined(separator: "\n")))
    }
  }

  @Test func twoProcessesShareACache() throws {
    let folder = try TemporaryFolder()
    for index in 0..<6 { try folder.write("\(index).ll", sum(40 + index)) }
    let arguments = ["generalize", folder.path + "/findings", "--format", "jsonl", "--solve-all", "--cache", folder.path + "/results.sqlite", "--jobs", "1"]
    let runs = try [start(arguments), start(arguments)]
    let outputs = runs.map { String(decoding: $0.output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
    for run in runs {
      run.process.waitUntilExit()
      #expect(run.process.terminationStatus == 0)
      #expect(run.error.fileHandleForReading.readDataToEndOfFile().isEmpty)
    }
    #expect(try results(outputs[0]).count == 6)
    #expect(try results(outputs[0]) == results(outputs[1]))
  }

  @Test func instancesAreTheSameWhateverTheJobs() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.ll", sum(5))
    try folder.write("b.ll", mask(3, 12))
    try folder.write("c.ll", sum(1000, width: 64))
    // Wrong, though as cheap as what the family gives.
    try folder.write("d.ll", sum(7, 8))
    // Wrong at bit 3.
    try folder.write("e.ll", mask(8, 12))
    try folder.write("f.ll", mask(16, 96))
    var outputs: [[NSDictionary]] = []
    for jobs in ["1", "2", "7"] {
      let outcome = try run(["generalize", folder.path + "/findings", "--format", "jsonl", "--no-cache", "--jobs", jobs])
      #expect(outcome.status == 1)
      outputs.append(try results(outcome.output))
    }
    #expect(outputs[0] == outputs[1] && outputs[1] == outputs[2])
    #expect(outputs[0].map { $0["status"] as? String } == ["generalized", "generalized", "instance", "invalid", "invalid", "instance"])
    let families = outputs[0].map { (($0["rules"] as? [[String: Any]])?.first?["name"]) as? String }
    #expect(outputs[0][2]["of"] as? String == families[0])
    #expect(outputs[0][5]["of"] as? String == families[1])
    let instance = try #require((outputs[0][5]["instances"] as? [[String: Any]])?.first)
    #expect(instance["widths"] as? [String: String] == ["W": "16"])
    #expect(Set((instance["constants"] as? [String: String] ?? [:]).values) == ["16", "96"])
  }

  @Test func rulesThatAreGivenAreKnownFromTheStart() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.ll", sum(5))
    try folder.write("b.ll", sum(5, 6))
    let rules = """
      rule there-and-back
        width     W: 1...64
        variable  x: W
        constant  C: W
        match     (sub (add x C) C)
        rewrite   x
        sound     at all widths
      rule lie
        width     W: 1...64
        variable  x: W
        constant  C1, C2: W
        match     (sub (add x C1) C2)
        rewrite   x
        sound     at all widths

      """
    try folder.write("known.rules", rules)
    let outcome = try run(["generalize", folder.path + "/findings", "--known", folder.path + "/findings/known.rules", "--no-cache"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("a.ll: instance in"))
    #expect(outcome.output.contains("\n  of there-and-back with W = 32, C = 5\n"))
    // A rule that only says that it is proven makes no wrong finding right.
    #expect(outcome.output.contains("b.ll: invalid in"))
  }

  @Test func arraysStreamAndPathsComeOnStandardInput() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.ll", sum(5))
    try folder.write("b.ll", sum(5, 6))
    let paths = ["a.ll", "b.ll"].map { "\(folder.path)/findings/\($0)" }
    let outcome = try run(["generalize", "-", "--format", "json", "--no-cache", "--out", folder.path + "/rules"], input: paths[0] + "\n\n" + paths[1])
    #expect(outcome.status == 1)
    let objects = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(objects.map { $0["finding"] as? String } == paths)
    #expect(outcome.output.hasPrefix("[\n  {\n    \"finding\"") && outcome.output.hasSuffix("}\n]\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/rules").sorted() == ["a.rules", "b.rules"])
    // No terminal, no progress.
    #expect(outcome.error == "")
    let empty = try run(["generalize", "-", "--format", "json", "--no-cache"], input: "")
    #expect(empty.output == "[]\n" && empty.status == 0)
  }

  @Test func onATerminalThereIsOneLineOfProgress() throws {
    let folder = try TemporaryFolder()
    for index in 0..<40 { try folder.write("\(index).ll", sum(40 + index)) }
    // script gives the command a terminal.
    let command = "'\(Self.executable.path)' generalize '\(folder.path)/findings' --no-cache --solve-all --jobs 1"
    for (option, isShown) in [("", true), (" --quiet", false)] {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
      process.arguments = ["-qec", command + option + " > /dev/null", "/dev/null"]
      process.standardOutput = output
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(text.contains(" of 40 done, ") == isShown)
      #expect(!text.contains("\n"))
      if !isShown { #expect(text.isEmpty) }
    }
  }
}
