import ArgumentParser
import BitVector
import Diagnostics
import Foundation
import Generalization
import GeneratedDigest
import RuleAnalysis
import RuleEmitter
import Rules
import Synchronization
import Verification

/// `genus regenerate [--check] [--jobs N]`: findings to rules to Swift, for the whole package.
struct Regenerate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes Generated/ anew: from Inputs/findings to Generated/Rules to Generated/Sources.",
    discussion: """
      The same inputs give the same bytes, whatever the number of jobs. Files are written whole and only if they change; files that nothing \
      gives any more are removed. Findings in a folder called 'invalid' must be refuted; others must not.

      What the engine found is kept in .build/genus-cache.sqlite and used again where neither the finding nor the engine has changed.
      """)

  @Flag(help: "Write nothing; list the files that differ, and exit with 1 if there are any.")
  var check = false

  @Flag(help: "Take Generated/Rules as it is: only leave out what is redundant, and write the Swift anew.")
  var keepRules = false

  @Option(help: ArgumentHelp("How many findings to generalize at a time.", valueName: "n"))
  var jobs = 1

  @Option(name: .customLong("package"), help: ArgumentHelp("The package's folder.", valueName: "dir"))
  var package = "."

  @OptionGroup
  var cache: CacheOptions

  @Flag(name: .shortAndLong, help: "No progress on the terminal.")
  var quiet = false

  func validate() throws {
    if jobs < 1 { throw ValidationError("'--jobs' must be at least 1.") }
  }

  func run() throws {
    var tree = GeneratedTree(root: package)
    let ruleFiles = try ruleFiles()
    for file in ruleFiles { tree.files["Generated/Rules/" + file.path] = RuleFilePrinter.text(file.contents) }
    let result = RuleEmitter().emit(ruleFiles.flatMap(\.contents.rules))
    for file in result.files { tree.files["Generated/Sources/" + file.name] = file.contents }
    tree.files[GeneratedDigest.path] = GeneratedDigest.text(tree.files.mapValues { [UInt8]($0.utf8) })
    for note in result.notes { Genus.printError("left out \(note)") }
    let isOurs = { (path: String) in
      GeneratedDigest.folders.contains { path.hasPrefix($0 + "/") } && (path.hasSuffix(".rules") || path.hasSuffix(".swift"))
    }
    if check {
      let differences = tree.differences(among: isOurs)
      for path in differences { print(path) }
      guard differences.isEmpty else {
        throw CommandFailure(message: "\(differences.count) files are out of date; run 'swift package regenerate'", status: 1)
      }
    } else {
      for path in try tree.write(removing: isOurs) { print(path) }
    }
  }

  // MARK: Findings to rules

  /// A rule file, by its path within Generated/Rules.
  private struct PlannedFile: Sendable {
    var path: String
    var contents: RuleFile
  }

  /// The rule files of all findings, in the order of their paths. Rules that are the same but for names are one, with all origins; names are
  /// made distinct. Instances of other rules are left out, and rules that lower no measure; they are named on standard error.
  private func ruleFiles() throws -> [PlannedFile] {
    var files: [PlannedFile]
    if !keepRules {
      files = try generalizedFiles()
    } else {
      let paths = GeneratedDigest.files(in: package).filter { $0.hasPrefix("Generated/Rules/") }
      files = try paths.map { path in
        PlannedFile(path: String(path.dropFirst("Generated/Rules/".count)), contents: RuleFile(rules: try RuleFiles.read("\(package)/\(path)")))
      }
    }
    for file in files.indices { files[file].contents.rules = files[file].contents.rules.map(RuleSetAnalysis.foldingLiterals) }
    RuleSet.unify(&files, rules: \.contents.rules)
    for file in files.indices {
      files[file].contents.rules.removeAll { rule in
        if Measure.decreases(rule) { return false }
        Genus.printError("left out \(rule.name): its replacement is not less than its pattern in the measure")
        return true
      }
    }
    Self.canonicalize(&files)
    let redundant = RuleSetAnalysis.withoutRedundant(files.flatMap(\.contents.rules)).left
    for remark in redundant { Genus.printError("left out \(remark)") }
    RuleSet.leaveOut(redundant.map { ($0.rule, $0.other ?? $0.rule) }, from: &files, rules: \.contents.rules)
    return files.filter { !$0.contents.rules.isEmpty }
  }

  /// Gives rules whose pattern no host would ever show them, because another rule rewrites a part of it first, the pattern that it leaves. The
  /// new rules are proven like any other. Those that aren't, or for which there is none, are left out and named on standard error.
  private static func canonicalize(_ files: inout [PlannedFile]) {
    let verifier = Verifier()
    let forms = RuleSetAnalysis.canonicalForms(of: files.flatMap(\.contents.rules))
    var index = 0
    for file in files.indices {
      var kept: [Rule] = []
      for rule in files[file].contents.rules {
        switch forms[index] {
        case .asItIs: kept.append(rule)
        case .none(let reason): Genus.printError("left out \(rule.name): never fires: \(reason)")
        case .form(var form):
          if Self.isVacuous(form, verifier) {
            Genus.printError("left out \(rule.name): never fires: in the form that the other rules leave no constants fulfil its condition")
          } else if case .proven = verifier.verify(form) {
            form.proof.isSound = true
            kept.append(form)
          } else {
            Genus.printError("left out \(rule.name): not proven with the pattern in the form that the other rules leave")
          }
        }
        index += 1
      }
      files[file].contents.rules = kept
    }
  }

  /// Whatever replaces the pattern is right: no constants fulfil the condition, or the pattern has no value for those that do.
  private static func isVacuous(_ rule: Rule, _ verifier: Verifier) -> Bool {
    ([0, 1] as [Int64]).allSatisfy { value in
      var other = rule
      other.rhs = other.graph.literal(value, width: other.graph[other.lhs].width)
      if case .proven = verifier.verify(other) { return true }
      return false
    }
  }

  /// The rules of each finding under Inputs/findings. Those in a folder called `invalid` are wrong, and stay that way: one that is not refuted
  /// is an error, and so is a finding elsewhere that can't be read or is refuted.
  private func generalizedFiles() throws -> [PlannedFile] {
    let folder = "\(package)/Inputs/findings"
    let findings = FindingPaths([folder])
    let pipeline = FindingPipeline(
      cache: cache.cache(standard: "\(package)/.build/genus-cache.sqlite"), recognizesInstances: false, jobs: jobs,
      progress: ProgressLine(total: findings.total, isQuiet: quiet))
    let plan = Mutex(Plan())
    pipeline.run(
      findings, origin: { String($0.path.dropFirst(folder.count + 1)) },
      deliver: { _, outcome in plan.withLock { $0.add(outcome) } })
    let result = plan.withLock { $0 }
    for line in result.remarks { Genus.printError(line) }
    if let fault = result.faults.first {
      for other in result.faults.dropFirst() { Genus.printError(other.message) }
      throw fault
    }
    return result.files
  }

  /// The rule files as they are put together.
  private struct Plan: Sendable {
    var files: [PlannedFile] = []
    var remarks: [String] = []
    var faults: [CommandFailure] = []

    mutating func add(_ outcome: FindingPipeline.Outcome) {
      switch outcome {
      case .unreadable(let diagnostic): faults.append(CommandFailure(message: diagnostic.description, status: 2))
      case .result(let result):
        let isMeantToBeWrong = result.path.split(separator: "/").dropLast().contains("invalid")
        switch (result.status, isMeantToBeWrong) {
        case (.invalid, true): remarks.append("\(result.path): refuted, as it should be")
        case (.invalid, false):
          let advice = "a finding that is meant to be wrong goes into a folder 'invalid'"
          faults.append(CommandFailure(message: "\(GeneralizationReport.text(result))\n\(advice)", status: 1))
        case (_, true): faults.append(CommandFailure(message: "\(result.path): should be refuted, is \(result.status.rawValue)", status: 1))
        case (.generalized, false):
          let rules = result.rules.filter { $0.proof.isSound && !$0.name.hasSuffix(RuleNaming.instanceSuffix) }
          files.append(PlannedFile(path: String(result.path[..<result.path.lastIndex(of: ".")!]) + ".rules", contents: RuleFile(rules: rules)))
        default: break
        }
      }
    }
  }
}
