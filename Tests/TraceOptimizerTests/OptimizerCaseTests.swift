import Foundation
import Testing
import TraceIR
import TraceOptimizer

/// Before/after files of the pipeline without rules: a recorded trace, a line `---`, the optimized trace. `BLESS=1` writes the latter.
@Suite struct OptimizerCaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".trace") }.sorted()
  }()

  @Test(arguments: names) func optimizes(_ name: String) throws {
    let file = Self.folder.appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let parts = text.components(separatedBy: "---\n")
    let recorded = try TraceParser.parse(parts[0])
    let optimized: String
    do {
      let trace = try Optimizer.optimized(recorded, through: Pipeline(rules: .none))
      try TraceVerifier.verify(trace)
      optimized = trace.text
    } catch let failure as LoopFailure {
      optimized = "\(failure)\n"
    }
    if ProcessInfo.processInfo.environment["BLESS"] == "1" {
      try (parts[0] + "---\n" + optimized).write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(parts.count == 2)
      #expect(optimized == parts.last)
    }
  }

  @Test func thereAreCases() { #expect(Self.names.count >= 15) }
}
