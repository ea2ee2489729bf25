import BitVector
import Findings
import Foundation
import Fuzzing
import GeneratedRules
import Rewriting
import RuleHost
import Rules
import Solver
import Testing

private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The rules of Generated/Rules; of a family of operators the first.
private let generated: [Rule] = {
  let folder = root.appendingPathComponent("Generated/Rules").path
  let paths = (FileManager.default.subpaths(atPath: folder) ?? []).filter { $0.hasSuffix(".rules") }.sorted()
  return paths.flatMap { path -> [Rule] in
    let text = String(decoding: FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data(), as: UTF8.self)
    return ((try? RuleFileParser(file: path).parse(text).rules) ?? []).filter { $0.family == nil || $0.family == $0.name + "-family" }
  }
}()

private let wrong = """
  rule fine
    width     W: 1...64
    variable  x, y: W
    match     (add (sub x y) y)
    rewrite   x
    sound     at all widths
  rule wrong
    width     W: 2...64
    variable  x: W
    constant  C1, C2: W
    match     (and (or x C1) C2)
    rewrite   (and x C2)
    when      (ult C1 C2)
    sound     at all widths
  """

@Test
func rewritingWithGeneratedRulesRefines() {
  let summary = Fuzzer(generated).run(seed: 1, count: 600)
  for failure in summary.failures { Issue.record("\(CrashFile.text(failure, seed: 1))") }
  #expect(summary.rewritten > 300)
  #expect(summary.undecided < summary.rewritten / 10)
  // Most rules get their turn in a few hundred functions.
  #expect(summary.firings.count * 10 > generated.count * 7, "\(summary.firings)")
}

@Test
func compiledRulesRefine() {
  let emitted = Set(GeneratedRules.table.map(\.name))
  let rules = generated.filter { emitted.contains($0.name) }
  let fuzzer = Fuzzer(rules) { FunctionHost.rewrite($0) }
  let summary = fuzzer.run(seed: 2, count: 600)
  for failure in summary.failures { Issue.record("\(CrashFile.text(failure, seed: 2))") }
  // Functions have any width, the host one: most patterns that occur are narrower.
  #expect(summary.rewritten > 40)
  #expect(summary.firings.count * 4 > rules.count, "\(summary.firings)")
}

@Test
func aWrongRuleIsFoundAndCutDown() throws {
  let rules = try RuleFileParser(file: "-").parse(wrong).rules
  let summary = Fuzzer(rules).run(seed: 3, count: 60)
  #expect(!summary.failures.isEmpty)
  for failure in summary.failures {
    #expect(failure.after.rules.contains("wrong"))
    // Nothing is left but the pattern: two operations on one input.
    #expect(failure.before.instructions.count == 2, "\(CrashFile.text(failure, seed: 3))")
    // And it is a finding that is wrong, for whoever reads it.
    let finding = try FindingReader.read(SourceText(path: "crash.ll", text: CrashFile.text(failure, seed: 3)))
    let verdict = RefinementProver().verdict(
      finding.graph, source: finding.claims[0].source, target: finding.claims[0].target, premises: finding.assumptions)
    guard case .refuted = verdict else {
      Issue.record("\(CrashFile.text(failure, seed: 3))")
      continue
    }
  }
}

@Test
func aRunIsTheSameEachTime() throws {
  let rules = try RuleFileParser(file: "-").parse(wrong).rules
  let runs = (0..<2).map { _ in Fuzzer(rules).run(seed: 4, count: 40) }
  #expect(runs[0].failures.map { CrashFile.text($0, seed: 4) } == runs[1].failures.map { CrashFile.text($0, seed: 4) })
  #expect(runs[0].firings == runs[1].firings)
}

private let crashes = ((try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Tests/FuzzingTests/Crashes").path)) ?? [])
  .filter { $0.hasSuffix(".ll") }.sorted()

/// What was once rewritten wrongly is rewritten rightly, by the interpreted rules and by the compiled ones.
@Test(arguments: crashes)
func oldCrashesStayFixed(_ name: String) throws {
  let function = try CrashFile.function(in: FindingReader.contents(of: root.appendingPathComponent("Tests/FuzzingTests/Crashes/\(name)").path))
  for fuzzer in [Fuzzer(generated), Fuzzer(generated) { FunctionHost.rewrite($0) }] {
    if let failure = fuzzer.failure(of: function) { Issue.record("\(CrashFile.text(failure, seed: 0))") }
  }
}
