import ArgumentParser
import Foundation
import Fuzzing
import Rules

/// `genus fuzz [FILE.rules…] [--seed N] [--count N] [--out DIR]`, `genus fuzz --reader NAME [--corpus PATH]…`
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rewrites random functions with rules and has Z3 say whether the results are right.",
    discussion: """
      Functions hold the rules' patterns, with constants on both sides of their conditions. A failure is cut down to the smallest function \
      that still fails and printed, and saved as a finding with --out. The same seed gives the same run.

      With --reader, damaged files are read instead, by a process of its own: whatever stands in a file, reading it must end in a result or an \
      error, in bounded time and memory. Files that fail are saved with --out.

      Exit status 1 if anything failed.
      """)

  @Argument(help: ArgumentHelp("Rule files, or folders of them; without any, Generated/Rules.", valueName: "file.rules"))
  var files: [String] = ["Generated/Rules"]

  @Option(help: "What the run starts from.")
  var seed: UInt64 = 1

  @Option(help: "How many functions.")
  var count = 1_000

  @Option(help: ArgumentHelp("The folder for failures, one .ll file each.", valueName: "dir"))
  var out: String?

  @Option(help: ArgumentHelp("Damage files for this reader: \(FuzzedReader.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"))
  var reader: FuzzedReader?

  @Option(help: ArgumentHelp("Good files, or folders of them, to damage; may be given several times. Without any, those of Genus.", valueName: "path"))
  var corpus: [String] = ["Inputs", "Generated/Rules", "Tests/FindingsTests/Crashes", "Tests/LuaRuntimeTests/Cases"]

  @Option(name: .customLong("from"), help: .hidden)
  var first: Int?

  func validate() throws {
    if count < 0 { throw ValidationError("'--count' must not be negative.") }
  }

  func run() throws {
    if let reader {
      let fuzzing = ReaderFuzzing(reader: reader, seed: seed, count: count, corpus: corpus, out: out)
      if let first { return try fuzzing.work(from: first) }
      if try fuzzing.run() > 0 { throw ExitCode(1) }
      return
    }
    let rules = try RuleFiles.read(files)
    let summary = Fuzzer(rules).run(seed: seed, count: count)
    for failure in summary.failures {
      let text = CrashFile.text(failure, seed: seed)
      print(text)
      if let out {
        let name = "\(out)/seed-\(seed)-case-\(failure.number).ll"
        do {
          try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
          try Data(text.utf8).write(to: URL(fileURLWithPath: name), options: .atomic)
        } catch {
          throw CommandFailure(message: "can't write '\(name)': \(error.localizedDescription)", status: 2)
        }
      }
    }
    print(
      "\(summary.cases) functions, \(summary.rewritten) rewritten, \(summary.failures.count) wrong, \(summary.undecided) undecided; "
        + "\(summary.firings.count) of \(rules.count) rules fired")
    let idle = rules.map(\.name).filter { summary.firings[$0] == nil }
    if !idle.isEmpty { print("never fired: \(idle.joined(separator: ", "))") }
    if !summary.failures.isEmpty { throw ExitCode(1) }
  }
}

extension FuzzedReader: ExpressibleByArgument {}
