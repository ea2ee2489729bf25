import BitVector
package import Rules

extension RuleSetAnalysis {
  /// `rule` with a literal for each expression over literals that has the same value at all widths it claims: hosts compute such expressions
  /// before any rule sees them. Computed with the one definition of the operations; what is said of the rule stays true.
  package static func foldingLiterals(_ rule: Rule) -> Rule {
    let graph = rule.graph
    let roots = [rule.lhs, rule.rhs, rule.condition] + rule.facts
    let closed = closedOperations(graph, roots)
    guard !closed.isEmpty, let tuples = rule.boundedTuples, !tuples.isEmpty else { return rule }
    let values = tuples.map { tuple -> [UInt64?] in
      let program = Program(graph, roots: closed, widths: tuple)
      return closed.indices.map { program.evaluate($0, []) }
    }
    var literals: [NodeID: Int64] = [:]
    for (index, id) in closed.enumerated() {
      func width(_ tuple: [Int]) -> Int { graph[id].width.resolved(tuple) }
      // At the widest width the number is read; it is the literal's if it is that at all widths.
      let widest = tuples.indices.max { width(tuples[$0]) < width(tuples[$1]) }!
      guard let bits = values[widest][index] else { continue }
      let signed = ConcreteAlgebra.signed(bits, width(tuples[widest]))
      let number = [signed, Int64(bitPattern: bits)].first { number in
        tuples.indices.allSatisfy { values[$0][index] == UInt64(bitPattern: number) & ConcreteAlgebra.mask(width(tuples[$0])) }
      }
      if let number { literals[id] = number }
    }
    if literals.isEmpty { return rule }
    var folded = rule
    var made: [NodeID: NodeID] = [:]
    for id in graph.cone(roots) {
      let node = graph[id]
      if let number = literals[id] {
        made[id] = folded.graph.literal(number, width: node.width)
      } else if node.kind == .operation {
        made[id] = folded.graph.operation(node.operation, flags: node.flags, width: node.width, operands: node.operands.map { made[$0]! })
      } else {
        made[id] = id
      }
    }
    (folded.lhs, folded.rhs, folded.condition, folded.facts) = (made[rule.lhs]!, made[rule.rhs]!, made[rule.condition]!, rule.facts.map { made[$0]! })
    return folded
  }

  /// The operations below `roots` that are computed from literals alone; widths are left as names.
  private static func closedOperations(_ graph: ExpressionGraph, _ roots: [NodeID]) -> [NodeID] {
    var closed: Set<NodeID> = []
    var result: [NodeID] = []
    for id in graph.cone(roots) {
      switch graph[id].kind {
      case .literal: closed.insert(id)
      case .variable, .constant, .widthValue: break
      case .operation:
        guard graph[id].operands.allSatisfy(closed.contains) else { continue }
        closed.insert(id)
        result.append(id)
      }
    }
    return result
  }
}
