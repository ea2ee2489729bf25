import ArgumentParser
import BitVector
import Findings
import Foundation
import Generalization
import Parallelism
import Rules

/// `genus explain FINDING`
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells how a finding is generalized: what was tried, how large the tables were, where the condition's boundary lies, what was proven.",
    discussion: """
      For each conjunct of the condition there are constants just inside and just outside of it, at narrow widths, with an input for which the \
      rewrite is wrong outside.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "A finding (.ll, .trace, .opt).") var finding: String
  @Option(help: "How the story is printed: text or json.") var format: Format = .text
  @Flag(help: "Leave times out, so that the same finding gives the same text.") var withoutTimes = false

  init() {}

  func run() throws {
    let finding = try FindingReader.read(path: finding)
    var generalizer = Generalizer()
    generalizer.decidesWeakness = true
    let cores = Cores(ProcessInfo.processInfo.activeProcessorCount)
    generalizer.cores = cores
    var result = FindingSize.answer(finding) ?? cores.occupied { generalizer.generalize(finding) }
    if withoutTimes { result.leaveOutTimes() }
    let explanation = GeneralizationStory(result, showsTimes: !withoutTimes)
    switch format {
    case .text: print(explanation.text)
    case .json: print(explanation.json.indentedText(""))
    }
    if result.status == .invalid || result.status == .exhausted { throw ExitCode(1) }
  }
}

/// The story of one generalization, to be printed.
struct GeneralizationStory {
  private let result: Generalization
  private let showsTimes: Bool
  private let boundaries: [(rule: Rule, boundaries: [Boundary])]

  init(_ result: Generalization, showsTimes: Bool) {
    self.result = result
    self.showsTimes = showsTimes
    boundaries = result.rules.map { ($0, Boundary.all(of: $0)) }
  }

  var text: String {
    var lines: [String] = []
    for step in result.story { lines.append(step.text + (step.seconds.map { " (\(Self.milliseconds($0)))" } ?? "")) }
    for (rule, boundaries) in boundaries where !boundaries.isEmpty {
      lines.append("the boundary of \(rule.name)")
      for boundary in boundaries { lines += Self.lines(boundary, of: rule) }
    }
    if showsTimes { lines.append(result.phases.map { "\($0.name) \(Self.milliseconds($0.seconds))" }.joined(separator: ", ")) }
    lines.append(GeneralizationReport.text(result, showsTimes: showsTimes))
    return lines.joined(separator: "\n")
  }

  private static func milliseconds(_ seconds: Double) -> String { "\(Int(seconds * 1000)) ms" }

  private static func list(_ values: [Boundary.Value]) -> String { values.map { "\($0.name) = \($0.text)" }.joined(separator: ", ") }

  private static func lines(_ boundary: Boundary, of rule: Rule) -> [String] {
    let widths = boundary.widths.map { "\($0.name) = \($0.bits)" }.joined(separator: ", ")
    let results = boundary.results.map { "the \($0.name) gives \($0.bits == nil ? "poison or undefined behaviour" : $0.text)" }.joined(separator: ", ")
    let input = boundary.input.isEmpty ? "" : "for \(list(boundary.input)) "
    return [
      "  \(InfixPrinter(rule.graph).text(boundary.conjunct))" + (widths.isEmpty ? "" : ", at \(widths)"),
      "    inside   \(list(boundary.inside))",
      "    outside  \(list(boundary.outside)): \(input)\(results)",
    ]
  }

  /// The object of `genus generalize`, with the story and the boundaries.
  var json: JSON {
    func object(_ values: [Boundary.Value]) -> JSON { .object(values.map { .init($0.name, .string($0.text)) }) }
    let story = result.story.map { step -> JSON in
      .object([.init("text", .string(step.text))] + (step.seconds.map { [.init("seconds", .real(($0 * 1000).rounded() / 1000))] } ?? []))
    }
    let shown = boundaries.flatMap { rule, boundaries in
      boundaries.map { boundary -> JSON in
        .object([
          .init("rule", .string(rule.name)), .init("conjunct", .string(rule.graph.text(boundary.conjunct, forInterchange: true))),
          .init("widths", .object(boundary.widths.map { .init($0.name, .string(String($0.bits))) })), .init("inside", object(boundary.inside)),
          .init("outside", object(boundary.outside)), .init("input", object(boundary.input)), .init("results", object(boundary.results)),
        ])
      }
    }
    guard case .object(let members) = result.json else { return result.json }
    return .object(members + [.init("story", .array(story)), .init("boundaries", .array(shown))])
  }
}
