package import BitVector

extension Rule {
  /// All expressions of the rule but the relation between widths.
  package var expressions: [NodeID] { [lhs, rhs, condition] + facts }

  /// There is a condition on constants.
  package var isConditional: Bool { !(graph[condition].kind == .literal && graph[condition].value & 1 == 1) }

  /// The symbols that the rule names, by index, ascending.
  package var usedSymbols: [Int] {
    graph.symbols(below: expressions).sorted()
  }

  /// The width names that the rule mentions, by index, ascending.
  package var usedWidths: [Int] {
    var used = Set<Int>()
    for id in graph.cone(expressions + (widthCondition.map { [$0] } ?? [])) {
      if let name = graph[id].width.nameIndex { used.insert(name) }
      if graph[id].kind == .widthValue { used.insert(Int(graph[id].value)) }
    }
    return used.sorted()
  }

  /// The symbols below `root`, by index.
  package func symbols(in root: NodeID) -> Set<Int> {
    graph.symbols(below: [root])
  }

  /// What the pattern and the replacement cost; see ``Measure``.
  package var cost: (lhs: Int, rhs: Int) { (graph.cost(lhs), graph.cost(rhs)) }
}
