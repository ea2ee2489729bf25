import ArgumentParser
import Findings
import Foundation
import Generalization
import GeneratedDigest
import RuleAnalysis
import RuleEmitter
import Rules

/// `genus regenerate [--check] [--jobs N]`: findings to rules to Swift, for the whole package.
struct Regenerate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes Generated/ anew: from Inputs/findings to Generated/Rules to Generated/Sources.",
    discussion: """
      The same inputs give the same bytes, whatever the number of jobs. Files are written whole and only if they change; files that nothing \
      gives any more are removed.
      """)

  @Flag(help: "Write nothing; list the files that differ, and exit with 1 if there are any.")
  var check = false

  @Flag(help: "Take Generated/Rules as it is: only leave out what is redundant, and write the Swift anew.")
  var keepRules = false

  @Option(help: ArgumentHelp("How many findings to generalize at a time.", valueName: "n"))
  var jobs = 1

  @Option(name: .customLong("package"), help: ArgumentHelp("The package's folder.", valueName: "dir"))
  var package = "."

  func validate() throws {
    if jobs < 1 { throw ValidationError("'--jobs' must be at least 1.") }
  }

  func run() async throws {
    var tree = GeneratedTree(root: package)
    let ruleFiles = try await ruleFiles()
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
  private struct PlannedFile {
    var path: String
    var contents: RuleFile
  }

  /// The rule files of all findings, in the order of their paths. Rules that are the same but for names are one, with all origins; names are
  /// made distinct. Instances of other rules are left out, and rules that lower no measure; they are named on standard error.
  private func ruleFiles() async throws -> [PlannedFile] {
    var files: [PlannedFile]
    if let generalize = FindingGeneralizer.current, !keepRules {
      files = try await generalizedFiles(generalize)
    } else {
      let paths = GeneratedDigest.files(in: package).filter { $0.hasPrefix("Generated/Rules/") }
      files = try paths.map { path in
        PlannedFile(path: String(path.dropFirst("Generated/Rules/".count)), contents: RuleFile(rules: try RuleFiles.read("\(package)/\(path)")))
      }
    }
    RuleSet.unify(&files, rules: \.contents.rules)
    for file in files.indices {
      files[file].contents.rules.removeAll { rule in
        if Measure.decreases(rule) { return false }
        Genus.printError("left out \(rule.name): its replacement is not less than its pattern in the measure")
        return true
      }
    }
    let redundant = RuleSetAnalysis.withoutRedundant(files.flatMap(\.contents.rules)).left
    for remark in redundant { Genus.printError("left out \(remark)") }
    RuleSet.leaveOut(redundant.map { ($0.rule, $0.other ?? $0.rule) }, from: &files, rules: \.contents.rules)
    return files.filter { !$0.contents.rules.isEmpty }
  }

  private func generalizedFiles(_ generalize: FindingGeneralizer) async throws -> [PlannedFile] {
    let folder = "\(package)/Inputs/findings"
    let findings = (FileManager.default.subpaths(atPath: folder) ?? []).filter { path in [".ll", ".opt", ".trace"].contains { path.hasSuffix($0) } }.sorted()
    var rules = [[Rule]](repeating: [], count: findings.count)
    try await withThrowingTaskGroup(of: (Int, [Rule]).self) { group in
      for (index, finding) in findings.enumerated() {
        if index >= jobs, let (done, result) = try await group.next() { rules[done] = result }
        group.addTask { (index, try await generalize.rules("\(folder)/\(finding)", finding)) }
      }
      for try await (done, result) in group { rules[done] = result }
    }
    return zip(findings, rules).map { finding, rules in
      PlannedFile(path: String(finding[..<finding.lastIndex(of: ".")!]) + ".rules", contents: RuleFile(rules: rules))
    }
  }
}

/// The step from a finding to its rules, as `genus regenerate` takes it.
struct FindingGeneralizer: Sendable {
  /// The proven families of the finding at `path`; `origin` is what they name as their origin. None if it can't be generalized.
  var rules: @Sendable (_ path: String, _ origin: String) async throws -> [Rule]

  /// What `genus regenerate` uses; nil takes Generated/Rules as it is.
  static let current: FindingGeneralizer? = FindingGeneralizer { path, origin in
    var finding = try FindingReader.read(path: path)
    finding.path = origin
    let result = Generalizer().generalize(finding)
    return result.status == .generalized ? result.rules.filter { $0.proof.isSound && !$0.name.hasSuffix(RuleNaming.instanceSuffix) } : []
  }
}
