import ArgumentParser
import BitVector
import Foundation
import Parallelism
import Rules
import Synchronization
import Verification

/// `genus verify FILE.rules… [--against FILE.rules…] [--repair] [--jobs N] [--format text|json]`
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Proves rules, whoever proposed them, at the widths they claim; or shows where they are wrong.",
    discussion: """
      A wrong rule is shown with the smallest widths and values at which it is. --repair looks for the weakest condition that makes it right. \
      A right one is compared with the rules of --against: new, or an instance of one of them. Exit status 1 if some rule isn't proven.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("Rule files, or folders of them.", valueName: "file.rules"))
  var files: [String]

  @Option(help: ArgumentHelp("A file or folder of rules that are known already; may be given several times.", valueName: "file.rules"))
  var against: [String] = []

  @Flag(help: "Look for the weakest condition that makes a wrong rule right.")
  var repair = false

  @Option(help: "How results are printed: text or json.")
  var format: Format = .text

  @Option(help: "How many rules are proven at a time.")
  var jobs = 1

  func validate() throws {
    if jobs < 1 { throw ValidationError("'--jobs' must be at least 1.") }
  }

  func run() throws {
    let (rules, known) = (try RuleFiles.read(files), try RuleFiles.read(against))
    let (format, isRepairing) = (format, repair)
    let results = Mutex<[Triage]>([])
    Batch(jobs: jobs).run(
      rules, work: { _, rule in Triage(rule, against: known, isRepairing: isRepairing, Verifier()) },
      deliver: { _, result in
        if format == .text {
          print(TriageReport.text(result))
          // Whoever reads along sees each rule when it is done.
          fflush(nil)
        }
        results.withLock { $0.append(result) }
      })
    let all = results.withLock { $0 }
    if format == .json { print(JSON.array(all.map(TriageReport.json)).indentedText()) }
    if !all.allSatisfy(\.isProven) { throw ExitCode(1) }
  }
}

/// What `genus verify` prints of one rule.
enum TriageReport {
  static func text(_ result: Triage) -> String {
    let rule = result.rule
    var lines: [String]
    switch result.verdict {
    case .new: lines = ["\(rule.name): proven, new"]
    case .subsumed(let other): lines = ["\(rule.name): proven, but an instance of \(other)"]
    case .undecided([]): lines = ["\(rule.name): not decided; its widths combine in more than \(Rule.tupleLimit) ways"]
    case .undecided(let tuples): lines = ["\(rule.name): not decided at \(text(tuples, rule)); proven at its other widths"]
    case .wrong: lines = ["\(rule.name): wrong"]
    case .repairable: lines = ["\(rule.name): wrong, but repairable"]
    }
    if result.isProven, !result.decreases { lines.append("  its replacement is not less than its pattern in the measure, so it would not be emitted") }
    if let refutation = result.refutation { lines += refutation.explanation(of: rule).map { "  " + $0 } }
    if case .repairable(let repaired, let repair) = result.verdict {
      switch repair {
      case .widths: lines.append("  right at the wider widths:")
      case .condition(let coverage):
        lines.append(
          coverage >= 1 ? "  right under the weakest condition:" : "  right under a condition that admits \(percent(coverage)) of the right constants:")
      }
      lines += RuleFilePrinter.text(repaired.claimed).split(separator: "\n").map { "    " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  static func json(_ result: Triage) -> JSON {
    let rule = result.rule
    var members = [JSON.Member("rule", .string(rule.name))]
    func add(_ key: String, _ value: JSON) { members.append(.init(key, value)) }
    switch result.verdict {
    case .new: add("verdict", .string("new"))
    case .subsumed(let other):
      add("verdict", .string("subsumed"))
      add("by", .string(other))
    case .undecided(let tuples):
      add("verdict", .string("undecided"))
      add("undecidedWidths", .array(tuples.map { .array($0.map { .integer($0) }) }))
    case .wrong: add("verdict", .string("wrong"))
    case .repairable: add("verdict", .string("repairable"))
    }
    add("decreases", .bool(result.decreases))
    if let refutation = result.refutation {
      let values = rule.usedSymbols.map { JSON.Member(rule.graph.symbols[$0].name, refutation.values[$0].map { .string(String($0)) } ?? .string("poison")) }
      let widths = rule.usedWidths.map { JSON.Member(rule.graph.widthNames[$0], .integer(refutation.widths[$0])) }
      func side(_ value: UInt64?) -> JSON { .string(value.map(String.init) ?? "poison or undefined") }
      add(
        "counterexample",
        .object([
          .init("widths", .object(widths)), .init("values", .object(values)), .init("pattern", side(refutation.pattern)),
          .init("replacement", side(refutation.replacement)), .init("explanation", .array(refutation.explanation(of: rule).map { .string($0) })),
        ]))
    }
    if case .repairable(let repaired, let repair) = result.verdict {
      if case .condition(let coverage) = repair { add("coverage", .real(coverage)) }
      add("repaired", repaired.claimed.json)
    }
    return .object(members)
  }

  private static func text(_ tuples: [[Int]], _ rule: Rule) -> String {
    let names = rule.graph.widthNames
    if names.count == 1 { return "\(names[0]) = \(WidthSet(tuples.map { $0[0] }).text)" }
    let shown = tuples.prefix(4).map { "(\($0.map(String.init).joined(separator: ", ")))" }.joined(separator: ", ")
    return "\(names.joined(separator: ", ")) = \(shown)\(tuples.count > 4 ? " and \(tuples.count - 4) more" : "")"
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded(.down))) %" }
}

extension Rule {
  /// The rule, which has just been proven.
  fileprivate var claimed: Rule {
    var rule = self
    rule.proof.isSound = true
    return rule
  }
}
