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
    discussion: "A PATH is a finding (.ll, .trace) or a folder of them. Exit status: 1 if a finding is wrong, 2 if one can't be read.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

  @Argument(help: "Findings, or folders of them.") var paths: [String]
  @Option(help: "How results are printed: text, json (one array) or jsonl (one object a line, as they finish).") var format: Format = .text
  @Option(name: .long, help: "Findings worked on at the same time.") var jobs: Int = ProcessInfo.processInfo.activeProcessorCount
  @Option(name: .long, help: ArgumentHelp("Writes a rule file for each finding into DIR.", valueName: "DIR")) var out: String?

  init() {}

  func run() throws {
    let files = FindingPaths.expand(paths)
    let state = Mutex(State())
    let (format, out) = (format, out)
    Batch(jobs: jobs).run(
      count: files.count,
      load: { index in
        do throws(Diagnostic) { return try FindingReader.read(path: files[index]) } catch {
          state.withLock { $0.isUnreadable = true }
          FileHandle.standardError.write(Data((error.description + "\n").utf8))
          return nil
        }
      },
      deliver: { _, result in
        guard let result else { return }
        if result.status == .invalid || result.status == .exhausted { state.withLock { $0.hasFailed = true } }
        if let out {
          do { try Self.write(result, to: out) } catch {
            state.withLock { $0.isUnreadable = true }
            FileHandle.standardError.write(Data("\(out): error: \(error.localizedDescription)\n".utf8))
          }
        }
        switch format {
        case .json: state.withLock { $0.objects.append(result.json) }
        case .jsonl: print(result.json.text)
        case .text: print(GeneralizationReport.text(result))
        }
      })
    let final = state.withLock { $0 }
    if format == .json { print(JSON.array(final.objects).indentedText()) }
    if final.isUnreadable { throw ExitCode(2) }
    if final.hasFailed { throw ExitCode(1) }
  }

  private struct State: Sendable {
    var hasFailed = false
    var isUnreadable = false
    var objects: [JSON] = []
  }

  private static func write(_ result: Generalization, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let stem = result.path.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? "finding"
    let text = RuleFilePrinter.text(RuleFile(rules: result.rules))
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent("\(stem).rules"), options: .atomic)
  }
}

/// Files named by paths, folders expanded in the order of their names.
enum FindingPaths {
  static func expand(_ paths: [String]) -> [String] {
    paths.flatMap { path -> [String] in
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else { return [path] }
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(".ll") || $0.hasSuffix(".trace") || $0.hasSuffix(".opt") }.sorted().map {
        path + (path.hasSuffix("/") ? "" : "/") + $0
      }
    }
  }
}

/// The text that `generalize` prints.
enum GeneralizationReport {
  static func text(_ result: Generalization) -> String {
    var lines = ["\(result.path): \(result.status.rawValue) in \(Int(result.seconds * 1000)) ms"]
    if let refutation = result.refutation {
      for input in refutation.inputs { lines.append("  \(input.name) = \(input.value.map(String.init) ?? "poison")") }
      lines.append("  source gives \(refutation.source.map(String.init) ?? "poison or undefined behaviour")")
      lines.append("  target gives \(refutation.target.map(String.init) ?? "poison or undefined behaviour")")
    }
    for note in result.notes { lines.append("  note: \(note)") }
    lines += result.rules.map(RuleFilePrinter.text)
    return lines.joined(separator: "\n")
  }
}

/// `genus explain FINDING`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell how a finding is generalized: what was tried, what was found, what was proven, and how long it took.")

  @Argument(help: "A finding (.ll, .trace, .opt).") var finding: String

  func run() throws {
    let result = Generalizer().generalize(try FindingReader.read(path: finding))
    for line in result.story { print(line) }
    print(result.phases.map { "\($0.name) \(Int($0.seconds * 1000)) ms" }.joined(separator: ", "))
    print(GeneralizationReport.text(result))
    if result.status == .invalid || result.status == .exhausted { throw ExitCode(1) }
  }
}
