import BitVector
import Findings
import Generalization

/// Keeps findings from the engine that it couldn't be done with in bounded time. What people and miners call a finding is far from these bounds.
enum FindingSize {
  /// Bits of all operations, a product or quotient counted as so many sums.
  private static let effortLimit = 100_000
  private static let assumptionLimit = 200
  private static let claimLimit = 200
  /// Findings of more effort are tried on random inputs before a solver looks at them.
  private static let triedEffort = 10_000
  private static let trials = 200

  /// The answer for a finding that is too large, or large and found wrong with little effort; nil for all others.
  static func answer(_ finding: Finding) -> Generalization? {
    let graph = finding.graph
    var effort = 0
    for id in graph.cone(finding.assumptions + finding.claims.flatMap { [$0.source, $0.target] }) where graph[id].kind == .operation {
      let width = graph.operandWidth(graph[id]).bits ?? 64
      effort += graph[id].operation == .mul || graph[id].operation.isDivision ? 2 * width * width : width
    }
    let reason: String? =
      if effort > effortLimit {
        "the finding is too large: its operations are as much work as \(effort / 64) sums of 64 bits, more than \(effortLimit / 64)"
      } else if finding.assumptions.count > assumptionLimit {
        "the finding is too large: \(finding.assumptions.count) assumptions, more than \(assumptionLimit)"
      } else if finding.claims.count > claimLimit {
        "the finding is too large: \(finding.claims.count) claims, more than \(claimLimit)"
      } else {
        nil
      }
    if reason == nil && effort <= triedEffort { return nil }
    if let refutation = refutation(finding) {
      var result = Generalization(path: finding.path, status: .invalid)
      result.refutation = refutation
      return result
    }
    guard let reason else { return nil }
    var result = Generalization(path: finding.path, status: .exhausted)
    result.notes = [reason]
    return result
  }

  /// The first random inputs at which a claim is wrong.
  private static func refutation(_ finding: Finding) -> Generalization.Refutation? {
    let graph = finding.graph
    let claims = finding.claims.flatMap { [$0.source, $0.target] }
    let program = Program(graph, roots: finding.assumptions + claims)
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    var random = SplitMix64(seed: 1)
    let first = finding.assumptions.count
    for trial in 0..<trials {
      let inputs = graph.symbols.map { symbol in
        let bits = random.next()
        return (trial % 3 == 0 ? bits % 9 : trial % 3 == 1 ? bits : 0 &- bits % 9) & ConcreteAlgebra.mask(symbol.width.bits ?? 64)
      }
      program.run(algebra, &frame, symbol: { index, _ in (inputs[index], nil) })
      guard (0..<first).allSatisfy({ program.holds($0, algebra, frame) }) else { continue }
      for (index, claim) in finding.claims.enumerated() where !program.refinement(source: first + 2 * index, target: first + 2 * index + 1, algebra, frame) {
        let used = graph.cone([claim.source, claim.target] + finding.assumptions).filter { graph[$0].kind == .variable }.map { Int(graph[$0].value) }.sorted()
        return Generalization.Refutation(
          inputs: used.map { (graph.symbols[$0].name, graph.symbols[$0].width.bits ?? 64, inputs[$0]) },
          source: program.evaluate(first + 2 * index, inputs), target: program.evaluate(first + 2 * index + 1, inputs),
          width: graph[claim.source].width.bits ?? 64)
      }
    }
    return nil
  }
}
