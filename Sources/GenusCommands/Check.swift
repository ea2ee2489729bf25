import ArgumentParser
import RuleAnalysis
import Rules

/// `genus check FILE.rules…`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks at rules as a set: termination, redundant rules, rules that never fire.",
    discussion: """
      Conditions are compared by trying all constants at widths of up to 4 bits; nothing is proven here. Exit status 1 if some rule doesn't \
      lower the measure that makes rewriting end.
      """)

  @Argument(help: ArgumentHelp("Rule files.", valueName: "file.rules"))
  var files: [String]

  func run() throws {
    let rules = try RuleFiles.read(files)
    let remarks = RuleSetAnalysis.remarks(on: rules)
    for remark in remarks { print(remark) }
    print("\(rules.count) rules, \(remarks.count) remarks")
    if remarks.contains(where: \.isFault) { throw ExitCode(1) }
  }
}
