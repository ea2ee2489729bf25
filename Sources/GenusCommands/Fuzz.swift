import ArgumentParser
import Foundation
import Fuzzing
import Rules

/// `genus fuzz [FILE.rules…] [--seed N] [--count N] [--out DIR]`
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rewrites random functions with rules and has Z3 say whether the results are right.",
    discussion: """
      Functions hold the rules' patterns, with constants on both sides of their conditions. A failure is cut down to the smallest function \
      that still fails and printed, and saved as a finding with --out. The same seed gives the same run. Exit status 1 if anything failed.
      """)

  @Argument(help: ArgumentHelp("Rule files, or folders of them; without any, Generated/Rules.", valueName: "file.rules"))
  var files: [String] = ["Generated/Rules"]

  @Option(help: "What the run starts from.")
  var seed: UInt64 = 1

  @Option(help: "How many functions.")
  var count = 1_000

  @Option(help: ArgumentHelp("The folder for failures, one .ll file each.", valueName: "dir"))
  var out: String?

  func validate() throws {
    if count < 0 { throw ValidationError("'--count' must not be negative.") }
  }

  func run() throws {
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
