import ArgumentParser
import Benchmarking
import FoundationEssentials
import GeneratedRules
import Glibc
import RuleHost
import TraceOptimizer

/// `tracelua bench [PROGRAM…]`
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure what rules do to programs.",
    discussion: """
      Each program runs in processes of its own, with and without the rules in turn. Times are CPU seconds; the ratio is with ÷ without, its \
      interval holds the median with 95 % (bootstrap over the pairs of runs). Without a program, all of Inputs/programs are measured.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("Paths of programs, or their names in Inputs/programs.", valueName: "program"))
  var programs: [String] = []

  @Option(help: ArgumentHelp("The rules to measure.", valueName: "all|none|name,…"))
  var rules = "all"

  @Option(help: ArgumentHelp("The rules to compare with.", valueName: "all|none|name,…"))
  var against = "none"

  @Flag(help: "Also leave one rule family out at a time.")
  var ablate = false

  @Option(help: ArgumentHelp("Pairs of runs.", valueName: "n"))
  var runs = 5

  @Option(help: "The form of the report.")
  var format = Format.text

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs must be at least 1.") }
  }

  func run() throws {
    _ = try RunCommand.selection(rules)
    _ = try RunCommand.selection(against)
    let executable = try Self.executable()
    let files = try programs.isEmpty ? Self.allPrograms() : programs.map(Self.path)
    var results: [ProgramResult] = []
    let comparison = Comparison(executable: executable, with: ["--rules", rules], without: ["--rules", against], runs: runs)
    for file in files { results.append(try measure(comparison, file)) }
    var ablation: [AblationResult]?
    if ablate { ablation = try ablations(executable, files) }
    let report = BenchmarkReport(programs: results, ablation: ablation)
    TraceLua.standardOutput(format == .json ? report.json : report.text)
    if !report.isOutputEqual { throw CommandFailure(message: "outputs differ", status: 1) }
  }

  private func ablations(_ executable: String, _ files: [String]) throws -> [AblationResult] {
    var results: [AblationResult] = []
    let families = families
    for family in families {
      let others = families.filter { $0 != family }
      let comparison = Comparison(
        executable: executable, with: ["--rules", rules], without: ["--rules", others.isEmpty ? "none" : others.joined(separator: ",")], runs: runs)
      results.append(AblationResult(family: family, programs: try files.map { try measure(comparison, $0) }))
    }
    return results
  }

  /// The families that `rules` names, in the order of the rules.
  private var families: [String] {
    let names = Set(rules.split(separator: ",").map(String.init))
    var families: [String] = []
    for rule in GeneratedRules.table where rules == "all" || names.contains(rule.name) || names.contains(rule.family) {
      if !families.contains(rule.family) { families.append(rule.family) }
    }
    return families
  }

  private func measure(_ comparison: Comparison, _ file: String) throws -> ProgramResult {
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    if isatty(STDERR_FILENO) == 1 { TraceLua.standardError("\(name)\n") }
    do throws(Comparison.Failure) {
      return try comparison.result(program: file, name: name)
    } catch {
      throw CommandFailure(message: error.description, status: 1)
    }
  }

  /// This executable, as a path that can be run again.
  private static func executable() throws -> String {
    do {
      return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    } catch {
      throw CommandFailure.unreadable("cannot find the executable that is running")
    }
  }

  private static let folder = "Inputs/programs"

  private static func allPrograms() throws -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw CommandFailure.unreadable("there is no folder \(folder) here; name the programs to run")
    }
    return names.filter { $0.hasSuffix(".lua") }.sorted().map { "\(folder)/\($0)" }
  }

  private static func path(_ program: String) throws -> String {
    let candidates = [program, "\(folder)/\(program).lua", "\(folder)/\(program)"]
    guard let path = candidates.first(where: { FileManager.default.isReadableFile(atPath: $0) && !isFolder($0) }) else {
      throw CommandFailure.unreadable("cannot open program \(program)")
    }
    return path
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
