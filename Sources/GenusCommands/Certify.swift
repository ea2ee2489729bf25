import ArgumentParser
import Certification
import Foundation
import Parallelism
import Rules
import Synchronization

/// `genus certify FILE.rules… --out DIR [--check SOLVER]`
struct Certify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes each proof obligation of each rule as an SMT-LIB 2 file that any solver can check.",
    discussion: """
      One file for each rule, obligation and tuple of widths that the rule claims: 'sound' is to be unsatisfiable, 'satisfiable' (that \
      some constants fulfil condition and facts) satisfiable; and 'weakest', at up to 4 bits where the rule says that no other constants \
      would do, unsatisfiable. With --check a second solver reads them all; what is too hard for it is divided into cases by the values of a \
      constant, in files of their own beside one that says that the cases are complete; what stays open is asked over the integers, in files \
      beside which each lemma that they use has one. Exit status 1 if it contradicts a proof; widths at which a rule never fires, and what it gives no answer to in time, are listed.
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
    let obligations = try rules.flatMap { rule in
      var narrowed = rule
      narrowed.widths = rule.widths.map { WidthSet($0.widths.filter(admitted.contains)) }
      guard let tuples = narrowed.boundedTuples else {
        throw CommandFailure(message: "the widths of '\(rule.name)' combine in more than \(Rule.tupleLimit) ways; choose some with '--widths'", status: 2)
      }
      return (tuples.flatMap { Certificate.all(of: rule, at: $0) } + Certificate.weakest(narrowed)).map { Obligation(rule: rule, certificate: $0) }
    }
    let solver = try check.map { name in
      guard let solver = ExternalSolver(name, seconds: seconds) else { throw CommandFailure(message: "no solver '\(name)'", status: 2) }
      return solver
    }
    let report: CertificationReport?
    do { report = try certified(obligations, by: solver) } catch { throw CommandFailure(message: error.description, status: 2) }
    if let report { print(report.summary) }
    if let report, report.contradicted > 0 { throw ExitCode(1) }
  }

  /// Writes the certificates, and lets `solver` check them, if there is one.
  private func certified(_ obligations: [Obligation], by solver: ExternalSolver?) throws(CertificateFolder.WriteError) -> CertificationReport? {
    let folder = CertificateFolder(out)
    try folder.write(obligations.map(\.certificate))
    print("\(obligations.count) certificates of \(Set(obligations.map(\.rule.name)).count) rules")
    guard let solver else { return nil }
    let report = try checked(obligations, by: CertificateCheck(solver: solver, folder: folder))
    try folder.list(report.certificates)
    return report
  }

  /// Checks all of `obligations`, and prints each rule when it is done.
  private func checked(_ obligations: [Obligation], by check: CertificateCheck) throws(CertificateFolder.WriteError) -> CertificationReport {
    let report = Mutex<Result<CertificationReport, CertificateFolder.WriteError>>(.success(CertificationReport()))
    let progress = ProgressLine(total: obligations.count, isQuiet: false)
    Batch(jobs: jobs).run(
      obligations, while: { report.withLock { (try? $0.get()) != nil } },
      work: { index, obligation in
        progress?.start(index, obligation.certificate.path)
        defer { progress?.finish(index) }
        return Result { () throws(CertificateFolder.WriteError) in try check.result(for: obligation.certificate, of: obligation.rule) }
      },
      deliver: { index, result in
        let isLast = index + 1 == obligations.count || obligations[index + 1].rule.name != obligations[index].rule.name
        let text = report.withLock { report -> String? in
          switch (report, result) {
          case (.success(var known), .success(let result)):
            known.add(obligations[index].certificate, result)
            let text = isLast ? known.endRule(obligations[index].rule.name) : nil
            report = .success(known)
            return text
          case (.success, .failure(let error)): report = .failure(error)
          case (.failure, _): break
          }
          return nil
        }
        guard let text else { return }
        progress.map { $0.hide { print(text) } } ?? print(text)
        // Whoever reads along sees each rule when it is done.
        fflush(nil)
      })
    progress?.end()
    return try report.withLock { $0 }.get()
  }
}

/// A certificate and whose it is.
private struct Obligation: Sendable {
  var rule: Rule
  var certificate: Certificate
}

/// What a second solver said, so far.
private struct CertificationReport: Sendable {
  /// Those that were written, cases included.
  private(set) var certificates: [Certificate] = []
  private(set) var contradicted = 0
  private var (confirmed, divided, overIntegers, vacuous, open) = (0, 0, 0, 0, 0)
  /// Of the rule whose certificates are coming in.
  private var (own, ownConfirmed) = (0, 0)
  private var remarks: [String] = []

  mutating func add(_ certificate: Certificate, _ result: CertificateCheck.Result) {
    certificates += [certificate] + (result.argument?.certificates ?? [])
    own += 1
    let answer = result.answer
    if answer.text == certificate.expected {
      ownConfirmed += 1
      guard let argument = result.argument else { return }
      if argument.isOverIntegers { overIntegers += 1 } else { divided += 1 }
      let ways = [argument.isOverIntegers ? "over the integers" : nil, argument.isDivided ? "case by case" : nil].compactMap { $0 }
      remarks.append("  \(certificate.path): confirmed \(ways.joined(separator: ", "))")
      return
    }
    let isVacuous = certificate.obligation == .satisfiable && answer == .unsatisfiable
    remarks.append("  \(certificate.path): \(isVacuous ? "the rule never fires at these widths" : "\(answer.text), expected \(certificate.expected)")")
    if isVacuous { vacuous += 1 } else if answer.isAnswer { contradicted += 1 } else { open += 1 }
  }

  /// What is printed of the rule whose certificates are all in.
  mutating func endRule(_ name: String) -> String {
    defer {
      confirmed += ownConfirmed
      (own, ownConfirmed, remarks) = (0, 0, [])
    }
    return (["\(name): \(ownConfirmed) of \(own) confirmed"] + remarks).joined(separator: "\n")
  }

  var summary: String {
    "\(confirmed) confirmed (\(divided) of them case by case, \(overIntegers) over the integers), \(contradicted) contradicted, \(vacuous) of widths at which a rule never fires, "
      + "\(open) without an answer"
  }
}
