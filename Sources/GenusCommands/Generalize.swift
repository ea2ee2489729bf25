import ArgumentParser
import Diagnostics
import Findings
import Foundation
import Generalization
import Rules
import Synchronization

/// `genus generalize PATH…`
struct Generalize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generalizes findings: prints the families they belong to, with conditions and proofs.",
    discussion: """
      A PATH is a finding (.ll, .trace, .opt), a folder of them, or '-': paths on standard input, one a line. Results come in this order, each \
      as soon as it and those before it are there.

      A finding that a family of an earlier one does, or a rule given with --known, is reported as its instance and not solved again. Results \
      are kept in a cache ($XDG_CACHE_HOME/genus or ~/.cache/genus), by finding and engine: a second run is cheap, and a different engine never \
      sees them.

      Exit status: 1 if a finding is wrong, or too hard or too large to check; 2 if one can't be read.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

  @Argument(help: "Findings, folders of them, or '-'.") var paths: [String]
  @Option(help: "How results are printed: text, json (one array) or jsonl (one object a line).") var format: Format = .text
  @Option(name: .long, help: "Cores to use: for findings worked on at the same time, and for parts of one where no others are left.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  @Flag(help: "Work on one finding after another, each on all cores.") var oneAtATime = false
  @Option(name: .long, help: ArgumentHelp("Writes a rule file for each finding into DIR.", valueName: "DIR")) var out: String?
  @Option(name: .long, help: ArgumentHelp("A file or folder of rules that are known already; may be given several times.", valueName: "file.rules"))
  var known: [String] = []
  @Flag(help: "Print the other generalizations too, up to five, those that cover most instances for their length first.") var alternatives = false
  @Flag(help: "Decide at 8, 16, 32 and 64 bits too whether the conditions are weakest.") var weakness = false
  @Flag(help: "Solve every finding, instances of known families too.") var solveAll = false
  @OptionGroup var cache: CacheOptions
  @Flag(name: .shortAndLong, help: "No progress on the terminal.") var quiet = false

  init() {}

  func validate() throws {
    if jobs < 1 { throw ValidationError("'--jobs' must be at least 1.") }
  }

  func run() throws {
    let findings = FindingPaths(paths)
    let printer = ResultPrinter(format: format, folder: out)
    var generalizer = Generalizer()
    if alternatives { generalizer.alternatives = 5 }
    generalizer.decidesWeakness = weakness
    let pipeline = FindingPipeline(
      generalizer: generalizer, cache: cache.cache(standard: CacheOptions.userPath), recognizesInstances: !solveAll, known: try RuleFiles.read(known),
      jobs: jobs, isSequential: oneAtATime,
      progress: ProgressLine(total: findings.total, isQuiet: quiet))
    pipeline.run(findings) { entry, outcome in printer.deliver(entry, outcome) }
    let status = printer.finish()
    if status != 0 { throw ExitCode(status) }
  }
}

/// Prints results one by one and holds none of them.
private final class ResultPrinter: Sendable {
  private struct State: Sendable {
    var status: Int32 = 0
    var count = 0
  }
  private let format: Generalize.Format
  private let folder: String?
  private let state = Mutex(State())

  init(format: Generalize.Format, folder: String?) {
    self.format = format
    self.folder = folder
  }

  func deliver(_ entry: FindingPaths.Entry, _ outcome: FindingPipeline.Outcome) {
    state.withLock { state in
      switch outcome {
      case .unreadable(let diagnostic):
        state.status = 2
        Genus.printError(diagnostic.description)
      case .result(let result):
        if result.status == .invalid || result.status == .exhausted { state.status = max(state.status, 1) }
        if let folder {
          do { try Self.write(result, to: "\(folder)/\(entry.stem).rules") } catch {
            state.status = 2
            Genus.printError("\(folder): error: \(error.localizedDescription)")
          }
        }
        switch format {
        // As ``JSON/indentedText(_:)`` writes an array.
        case .json: print("\(state.count == 0 ? "[\n" : ",\n")  \(result.json.indentedText("  "))", terminator: "")
        case .jsonl: print(result.json.text)
        case .text: print(GeneralizationReport.text(result))
        }
        state.count += 1
        fflush(nil)
      }
    }
  }

  /// Ends the output; the exit status.
  func finish() -> Int32 {
    state.withLock { state in
      if format == .json { print(state.count == 0 ? "[]" : "\n]") }
      return state.status
    }
  }

  private static func write(_ result: Generalization, to path: String) throws {
    let file = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(RuleFilePrinter.text(RuleFile(rules: result.rules)).utf8).write(to: file, options: .atomic)
  }
}

/// The text that `generalize` prints.
enum GeneralizationReport {
  static func text(_ result: Generalization, showsTimes: Bool = true) -> String {
    let time = showsTimes ? " in \(Int(result.seconds * 1000)) ms" : ""
    var lines = ["\(result.path): \(result.status.rawValue)\(time)\(result.isCached ? ", cached" : "")"]
    for instance in result.instances {
      let values = (instance.widths + instance.constants).map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
      lines.append("  of \(instance.rule)\(values.isEmpty ? "" : " with \(values)")")
    }
    if let refutation = result.refutation {
      for input in refutation.inputs { lines.append("  \(input.name) = \(input.value.map(String.init) ?? "poison")") }
      lines.append("  source gives \(refutation.source.map(String.init) ?? "poison or undefined behaviour")")
      lines.append("  target gives \(refutation.target.map(String.init) ?? "poison or undefined behaviour")")
    }
    for note in result.notes { lines.append("  note: \(note)") }
    lines += result.rules.map(RuleFilePrinter.text)
    if !result.alternatives.isEmpty {
      lines.append("  alternatives, those that cover most for their length first:\n")
      lines += result.alternatives.map(RuleFilePrinter.text)
    }
    return lines.joined(separator: "\n")
  }
}
