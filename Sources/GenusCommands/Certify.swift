import ArgumentParser
import Certification
import Foundation
import Rules

/// `genus certify FILE.rules… --out DIR [--check SOLVER]`
struct Certify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes each proof obligation of each rule as an SMT-LIB 2 file that any solver can check.",
    discussion: """
      One file for each rule, obligation and tuple of widths that the rule claims: 'sound' is to be unsatisfiable, 'satisfiable' (that \
      some constants fulfil condition and facts) satisfiable; and 'weakest', at up to 4 bits where the rule says that no other constants \
      would do, unsatisfiable. With --check a second solver reads them all; what is too hard for it is divided into cases by the values of a \
      constant, in files of their own beside one that says that the cases are complete. Exit status 1 if it \
      contradicts a proof; widths at which a rule never fires, and what it gives no answer to in time, are listed.
      """)

  @Argument(help: ArgumentHelp("Rule files, or folders of them.", valueName: "file.rules"))
  var files: [String]

  @Option(help: ArgumentHelp("The folder for the certificates; those of an earlier run are replaced.", valueName: "dir"))
  var out: String

  @Option(help: ArgumentHelp("Only widths among these, as in 8,32...64.", valueName: "widths"))
  var widths: String?

  @Option(help: ArgumentHelp("A solver that takes an SMT-LIB file: a name in PATH, or a path.", valueName: "solver"))
  var check: String?

  @Option(help: "How many seconds the solver has for each file.")
  var seconds = 10.0

  @Option(help: "How many files are checked at a time.")
  var jobs = 1

  func validate() throws {
    if jobs < 1 { throw ValidationError("'--jobs' must be at least 1.") }
    if !(0.001...86_400).contains(seconds) { throw ValidationError("'--seconds' must be from 0.001 to 86400.") }
    if let widths, WidthSet(widths) == nil { throw ValidationError("'--widths' must be widths from 1 to 64, as in 8,32...64.") }
  }

  func run() throws {
    let rules = try RuleFiles.read(files)
    let admitted = widths.flatMap { WidthSet($0) } ?? .all
    let certificates = try rules.flatMap { rule in
      var narrowed = rule
      narrowed.widths = rule.widths.map { WidthSet($0.widths.filter(admitted.contains)) }
      guard let tuples = narrowed.boundedTuples else {
        throw CommandFailure(message: "the widths of '\(rule.name)' combine in more than \(Rule.tupleLimit) ways; choose some with '--widths'", status: 2)
      }
      return tuples.flatMap { Certificate.all(of: rule, at: $0) } + Certificate.weakest(narrowed)
    }
    let solver = try check.map { name in
      guard let solver = ExternalSolver(name, seconds: seconds) else { throw CommandFailure(message: "no solver '\(name)'", status: 2) }
      return solver
    }
    do { try CertificateFolder(out).write(certificates) } catch { throw CommandFailure(message: error.description, status: 2) }
    print("\(certificates.count) certificates of \(rules.count) rules")
    guard let solver else { return }
    let results: [CertificateCheck.Result]
    do {
      results = try CertificateCheck(solver: solver, folder: CertificateFolder(out)).results(for: certificates, of: rules, jobs: jobs)
    } catch {
      throw CommandFailure(message: error.description, status: 2)
    }
    var contradicted = 0
    var vacuous = 0
    var open = 0
    var divided = 0
    for rule in rules {
      let own = zip(certificates, results).filter { $0.0.rule == rule.name }
      let confirmed = own.count { $0.1.answer.text == $0.0.expected }
      print("\(rule.name): \(confirmed) of \(own.count) confirmed")
      for (certificate, result) in own {
        let answer = result.answer
        if answer.text == certificate.expected {
          if !result.cases.isEmpty { divided += 1 }
          continue
        }
        let isVacuous = certificate.obligation == .satisfiable && answer == .unsatisfiable
        print("  \(certificate.path): \(isVacuous ? "the rule never fires at these widths" : "\(answer.text), expected \(certificate.expected)")")
        if isVacuous { vacuous += 1 } else if answer == .satisfiable || answer == .unsatisfiable { contradicted += 1 } else { open += 1 }
      }
    }
    print(
      "\(certificates.count - contradicted - vacuous - open) confirmed (\(divided) of them case by case), \(contradicted) contradicted, \(vacuous) of widths at which a rule never fires, "
        + "\(open) without an answer")
    if contradicted > 0 { throw ExitCode(1) }
  }
}
