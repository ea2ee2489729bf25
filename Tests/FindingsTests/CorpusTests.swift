import BitVector
import Findings
import Foundation
import TestSupport
import Testing

/// The findings that come with Genus, all of them.
struct CorpusTests {
  /// Values at which integer code likes to go wrong, and others.
  private func input(_ width: Int, near literals: [Int64], _ generator: inout SeededGenerator) -> UInt64 {
    let bits: UInt64 =
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: UInt64.random(in: 0...300, using: &generator)
      case 1: UInt64.max << UInt64.random(in: 0..<64, using: &generator)
      case 2: UInt64(bitPattern: (literals.randomElement(using: &generator) ?? 0) &+ Int64.random(in: -2...2, using: &generator))
      default: generator.next()
      }
    return bits & ConcreteAlgebra.mask(width)
  }

  private struct Trial {
    var inputs: [UInt64]
    var isAdmitted: Bool
    /// Of each claim's source: nil where it is poison or undefined.
    var sources: [UInt64?]
    var refines: Bool
  }

  /// Runs a finding on `count` random inputs.
  private func trials(_ finding: Finding, count: Int, seed: UInt64) -> [Trial] {
    var generator = SeededGenerator(seed: seed)
    let literals = finding.graph.nodes.filter { $0.kind == .literal }.map(\.value)
    let claims = finding.claims.flatMap { [$0.source, $0.target] }
    let program = Program(finding.graph, roots: finding.assumptions + claims)
    let first = finding.assumptions.count
    var frame = Program.Frame<ConcreteAlgebra>()
    let algebra = ConcreteAlgebra()
    return (0..<count).map { _ in
      var inputs = finding.graph.symbols.map { input($0.width.bits!, near: literals, &generator) }
      // Facts often say that two inputs are equal, or close.
      for index in inputs.indices where index > 0 && Int.random(in: 0..<4, using: &generator) == 0 {
        inputs[index] = (inputs[0] &+ UInt64.random(in: 0...1, using: &generator)) & ConcreteAlgebra.mask(finding.graph.symbols[index].width.bits!)
      }
      program.run(algebra, &frame, symbol: { index, _ in (inputs[index], nil) })
      let isAdmitted = (0..<first).allSatisfy { program.holds($0, algebra, frame) }
      let sources = finding.claims.indices.map { program.evaluate(first + 2 * $0, inputs) }
      let refines = finding.claims.indices.allSatisfy { program.refinement(source: first + 2 * $0, target: first + 2 * $0 + 1, algebra, frame) }
      return Trial(inputs: inputs, isAdmitted: isAdmitted, sources: sources, refines: refines)
    }
  }

  @Test func isComplete() {
    #expect(Corpus.paths("ll").count { $0.contains("/llvm/") } == 64)
    #expect(Corpus.paths("trace").count { $0.contains("/pypy/") } == 89)
    #expect(Corpus.paths("trace").count { $0.contains("/lua/") } >= 14)
  }

  /// What is meant to be wrong is told by the tests of the engine, which know where.
  private static func rightPaths(_ kind: String) -> [String] { Corpus.paths(kind).filter { !$0.contains("/invalid/") } }

  @Test(arguments: rightPaths("ll") + rightPaths("trace"))
  func claimsHoldOnRandomInputs(path: String) throws {
    let finding = try FindingReader.read(path: path)
    #expect(!finding.claims.isEmpty)
    for trial in trials(finding, count: 400, seed: 1) where trial.isAdmitted { #expect(trial.refines, "\(trial.inputs)") }
  }

  @Test(arguments: Corpus.paths("trace"))
  func agreesWithTheTraceInterpreter(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let finding = try FindingReader.read(path: path)
    var admitted = 0
    for trial in trials(finding, count: 400, seed: 2) {
      let direct = TraceInterpreter(text, inputs: trial.inputs.map { Int64(bitPattern: $0) })
      if direct.isUndefined { continue }
      // Where an operation overflows that mustn't, the finding says so by an assumption or by poison.
      let isDefined = trial.isAdmitted && trial.sources.allSatisfy { $0 != nil }
      #expect(isDefined == direct.isAdmitted, "\(trial.inputs)")
      guard isDefined else { continue }
      admitted += 1
      for (claim, (source, result)) in zip(trial.sources, direct.results).enumerated() {
        let width = finding.graph[finding.claims[claim].source].width.bits!
        #expect(source == UInt64(bitPattern: result) & ConcreteAlgebra.mask(width), "\(trial.inputs)")
      }
    }
    #expect(admitted > 0)
  }

  @Test(arguments: rightPaths("ll"))
  func agreesWithTheLLVMInterpreter(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let finding = try FindingReader.read(path: path)
    var compared = 0
    for trial in trials(finding, count: 400, seed: 3) {
      let direct = LLVMInterpreter(text, function: "src", inputs: trial.inputs)
      #expect(trial.isAdmitted == direct.isAdmitted, "\(trial.inputs)")
      guard trial.isAdmitted, let source = trial.sources[0] else { continue }
      compared += 1
      #expect(source == direct.result, "\(trial.inputs)")
      // The trial says that the target refines the source, so it gives the same.
      #expect(LLVMInterpreter(text, function: "tgt", inputs: trial.inputs).result == source, "\(trial.inputs)")
    }
    #expect(compared > 0)
  }
}
