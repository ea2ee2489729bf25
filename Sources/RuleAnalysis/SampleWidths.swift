import BitVector
import Rules

extension Rule {
  /// A few tuples of widths that stand for all: those of common machine widths and of truths, in the order in which they are worth looking at
  /// (products of 16 bits are quickly solved); if none is admitted, the last one that is.
  func sampleTuples(limit: Int = 12) -> [[Int]] {
    var tuples: [[Int]] = [[]]
    for set in widths {
      let common = [16, 64, 32, 8, 1].filter(set.contains)
      let choices = common.isEmpty ? Array(set.widths.suffix(2)) : common
      tuples = Array(tuples.flatMap { tuple in choices.map { tuple + [$0] } }.prefix(4_096))
    }
    let admitted = tuples.filter(admits)
    return admitted.isEmpty ? Array((boundedTuples ?? []).suffix(1)) : Array(admitted.prefix(limit))
  }

  /// Copies `roots` into `graph` at the widths `tuple`. Symbols are made anew, under the names that `rename` gives; the result's symbols are by
  /// the rule's index.
  func instantiate(_ roots: [NodeID], at tuple: [Int], into target: inout ExpressionGraph, rename: (String) -> String) -> [NodeID] {
    var made: [Int: NodeID] = [:]
    for index in graph.symbols(below: roots).sorted() {
      let symbol = graph.symbols[index]
      made[index] = target.symbol(rename(symbol.name), width: .bits(symbol.width.resolved(tuple)), isConstant: symbol.isConstant)
    }
    return target.copy(
      roots, from: graph, width: { .bits($0.resolved(tuple)) },
      replacing: { target, _, node in
        switch node.kind {
        case .variable, .constant: made[Int(node.value)]
        case .widthValue: target.literal(Int64(tuple[Int(node.value)]), width: .bits(node.width.resolved(tuple)))
        case .literal, .operation: nil
        }
      })
  }
}
