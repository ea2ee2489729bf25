import ArgumentParser
import RuleAnalysis
import Rules

/// `genus check FILE.rules… [--jobs N] [--format text|json]`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks at rules as a set: termination, redundant rules, rules that never fire, overlaps where the order matters.",
    discussion: """
      Termination is proven by a measure that every rule lowers, which is printed; a set without one is refused, with the cycle or the \
      smallest set of rules that has none. Exit status 1 if refused.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("Rule files, or folders of them.", valueName: "file.rules"))
  var files: [String]

  @Option(help: "How the report is printed: text or json.")
  var format: Format = .text

  @Option(help: "How many rules' overlaps are looked at at a time.")
  var jobs = 1

  func validate() throws {
    if jobs < 1 { throw ValidationError("'--jobs' must be at least 1.") }
  }

  func run() throws {
    let report = RuleSetReport(on: try RuleFiles.read(files), jobs: jobs)
    switch format {
    case .text: print(report.text)
    case .json: print(report.json.indentedText())
    }
    if report.isRefused { throw ExitCode(1) }
  }
}
