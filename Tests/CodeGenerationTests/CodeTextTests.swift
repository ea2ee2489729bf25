import CodeGeneration
import Foundation
import Testing
import TraceIR
import X86

/// Traces with the machine code that they become: `Cases/NAME.trace` holds the trace, a line `---`, and the code.
///
/// `BLESS=1` writes what code generation gives; read the difference before it is committed.
@Suite(.enabled(if: ProcessorFeatures.current.isSuperset(of: [.bmi1, .bmi2])))
struct CodeTextTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

  static let cases: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".trace") }.sorted()
  }()

  @Test func thereAreCases() { #expect(CodeTextTests.cases.count >= 8) }

  @Test(arguments: cases) func code(_ name: String) throws {
    let file = CodeTextTests.folder.appendingPathComponent(name)
    let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "---\n")
    let trace = try TraceParser.parse(parts[0])
    try TraceVerifier.verify(trace)
    var generator = try checkedGenerator()
    let compiled = try generator.compile(trace, firstExit: 0)
    let printer = TracePrinter(trace)
    let text = compiled.text { $0 < trace.instructions.count ? "; \(printer.line($0))\n" : "; end\n" }
    if ProcessInfo.processInfo.environment["BLESS"] == "1" {
      try (parts[0] + "---\n" + text).write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(parts.count == 2 && text == parts[1], "\(text)")
  }
}
