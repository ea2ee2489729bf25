import BitVector
import Solver

/// Whether a draft has its finding as an instance.
enum Fit {
  case right
  /// Values of the finding's inputs, by name, for which a fact that the finding doesn't have is needed, or the rewrite is wrong.
  case wrong([String: UInt64])
  /// The solver gave up.
  case unknown
}

extension Derivation {
  /// Whether the rewrite is right for the finding's own constants at its own widths, where the finding's own facts hold.
  func fit(_ draft: RuleDraft) -> Fit {
    if draft.isFindingItself { return .right }
    var graph = draft.graph
    let premises = draft.equations(draft.original, &graph)
    let skeleton = draft.skeleton
    let given = graph.copy(
      skeleton.facts, from: skeleton.graph,
      replacing: { graph, _, node in
        switch node.kind {
        case .constant: skeleton.holes.first { $0.symbol == Int(node.value) }.map { graph.literal($0.original, width: node.width) }
        case .variable: graph.symbolNode(named: skeleton.graph.symbols[Int(node.value)].name)
        default: nil
        }
      })
    let truth = graph.literal(1, width: .bits(1))
    func fit(_ source: NodeID, _ target: NodeID, _ facts: [NodeID]) -> Fit {
      switch prover.verdict(graph, source: source, target: target, premises: premises + facts, widths: draft.originalWidths) {
      case .proved: return .right
      case .unknown: return .unknown
      case .refuted(let counterexample):
        var values: [String: UInt64] = [:]
        for (symbol, value) in zip(graph.symbols, counterexample.values) where !symbol.isConstant { values[symbol.name] = value ?? 0 }
        return .wrong(values)
      }
    }
    for fact in draft.facts {
      let fit = fit(truth, fact, given)
      guard case .right = fit else { return fit }
    }
    return fit(draft.source, draft.target, draft.facts)
  }
}
