import BitVector

/// A skeleton some of whose holes have been filled.
struct HoleFilling {
  var graph: ExpressionGraph
  var source: NodeID
  var target: NodeID
  var facts: [NodeID]

  /// Holes of a group become the group's first hole, fixed ones their literal. Symbols keep their indices.
  static func grouped(_ skeleton: Skeleton, _ partition: Partition) -> HoleFilling {
    var leader: [Int: Int] = [:]
    for group in partition.groups { for hole in group { leader[skeleton.holes[hole].symbol] = skeleton.holes[group[0]].symbol } }
    var literal: [Int: Int64] = [:]
    for (hole, value) in partition.fixed { literal[skeleton.holes[hole].symbol] = value }
    return fill(skeleton) { graph, symbol, width in
      if let value = literal[symbol] { return graph.literal(value, width: width) }
      if let first = leader[symbol] { return graph.symbolNode(named: skeleton.graph.symbols[first].name) }
      return nil
    }
  }

  /// Fills holes by symbol index; nil leaves a hole open.
  static func fill(_ skeleton: Skeleton, _ filler: @escaping (inout ExpressionGraph, _ symbol: Int, _ width: WidthTerm) -> NodeID?) -> HoleFilling {
    var graph = ExpressionGraph()
    for name in skeleton.graph.widthNames { _ = graph.width(named: name) }
    for symbol in skeleton.graph.symbols { graph.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant) }
    let roots = graph.copy(
      [skeleton.source, skeleton.target] + skeleton.facts, from: skeleton.graph,
      replacing: { graph, _, node in
        node.kind == .constant ? filler(&graph, Int(node.value), node.width) : nil
      })
    return HoleFilling(graph: graph, source: roots[0], target: roots[1], facts: Array(roots.dropFirst(2)))
  }
}
