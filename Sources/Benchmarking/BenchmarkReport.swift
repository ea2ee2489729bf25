import FoundationEssentials
import Glibc

/// What leaving a rule family out does to all programs.
package struct AblationResult: Codable, Equatable, Sendable {
  package var family: String
  /// Seconds with all rules ÷ seconds without the family, as a geometric mean over the programs.
  package var geomean: Double
  package var programs: [ProgramResult]

  package init(family: String, programs: [ProgramResult]) {
    self.family = family
    self.geomean = SampleStatistics.geometricMean(programs.map(\.ratio.median))
    self.programs = programs
  }
}

/// The outcome of `tracelua bench`.
package struct BenchmarkReport: Codable, Equatable, Sendable {
  package var programs: [ProgramResult]
  /// The geometric mean of the programs' median ratios.
  package var geomean: Double
  package var ablation: [AblationResult]?

  package init(programs: [ProgramResult], ablation: [AblationResult]? = nil) {
    self.programs = programs
    self.geomean = SampleStatistics.geometricMean(programs.map(\.ratio.median))
    self.ablation = ablation
  }

  /// Whether the two sides printed the same everywhere.
  package var isOutputEqual: Bool { (programs + (ablation ?? []).flatMap(\.programs)).allSatisfy { $0.outputs == "equal" } }

  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    // Numbers, strings and dictionaries always encode, but for NaN: no ratio without a run, and there is one at least.
    guard let data = try? encoder.encode(self) else { return "{}" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// A table for people.
  package var text: String {
    let header = ["program", "with", "without", "ratio", "95 %", "instructions", "rules fired"]
    var rows = [header]
    for program in programs {
      rows.append([
        program.name + (program.outputs == "equal" ? "" : " (OUTPUTS DIFFER)"), Self.seconds(program.seconds.with), Self.seconds(program.seconds.without),
        Self.number(program.ratio.median), "\(Self.number(program.ratio.low))...\(Self.number(program.ratio.high))",
        Self.instructions(program.executedInstructions), "\(program.fired.values.reduce(0, +))",
      ])
    }
    var text = Self.table(rows)
    text += "geometric mean of ratios: \(Self.number(geomean))\n"
    let fired = programs.reduce(into: [String: Int]()) { $0.merge($1.fired, uniquingKeysWith: +) }
    if !fired.isEmpty {
      let sorted = fired.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      text += "\n" + Self.table([["rule", "fired"]] + sorted.map { [$0.key, "\($0.value)"] })
    }
    if let ablation {
      let changed = ablation.map { result in
        [result.family, Self.number(result.geomean), "\(result.programs.reduce(0) { $0 + $1.executedInstructions.without - $1.executedInstructions.with })"]
      }
      text += "\n" + Self.table([["left out", "all ÷ without it", "instructions saved by it"]] + changed)
    }
    return text
  }

  private static func number(_ value: Double) -> String { formatted(value, "%.3f") }

  private static func seconds(_ values: [Double]) -> String { formatted(SampleStatistics.median(values), "%.3f s") }

  /// One number in C's format. Not Foundation's, which would make every start of the program some milliseconds longer.
  private static func formatted(_ value: Double, _ format: String) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      let count = withVaList([value]) { vsnprintf(buffer.baseAddress, buffer.count, format, $0) }
      return String(decoding: buffer.prefix(max(0, min(Int(count), 63))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  private static func instructions(_ sides: ProgramResult.Sides<Int>) -> String {
    guard sides.without > 0 else { return "none" }
    return formatted((Double(sides.with) / Double(sides.without) - 1) * 100, "%+.2f %%")
  }

  /// Left-aligned first column, right-aligned others.
  private static func table(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + padding : padding + cell
      }.joined(separator: "  ") + "\n"
    }.joined()
  }
}
