import BitVector

extension RuleDraft {
  /// Pattern and replacement where a variable is at the bounds of what the pattern compares it with, or a fact: what they compute of constants alone
  /// there is what conditions speak of.
  func atBounds(_ graph: inout ExpressionGraph) -> [NodeID] {
    var roots: [NodeID] = []
    var count = 0
    for id in graph.cone([source] + facts) where graph[id].kind == .operation && graph[id].operation.isComparison {
      let comparison = graph[id]
      guard graph.isConstantExpression(comparison.operands[1]), let (variable, values) = bounds(comparison, &graph) else { continue }
      for value in values.prefix(Self.boundLimit - count) {
        let old = graph
        roots += graph.copy([target, source], from: old, replacing: { _, id, _ in id == variable ? value : nil })
        count += 1
      }
    }
    return roots
  }
  private static let boundLimit = 6

  /// The variable that is compared with a constant, and its values on both sides of where the outcome changes.
  private func bounds(_ comparison: Node, _ graph: inout ExpressionGraph) -> (variable: NodeID, values: [NodeID])? {
    let (left, bound) = (comparison.operands[0], comparison.operands[1])
    let node = graph[left]
    let one = graph.literal(1, width: node.width)
    var bounds = [bound]
    switch comparison.operation {
    case .eq, .ne: break
    case .ult, .uge, .slt, .sge: bounds.append(graph.operation(.sub, bound, one))
    default: bounds.append(graph.operation(.add, bound, one))
    }
    if node.kind == .variable { return (left, bounds) }
    guard node.kind == .operation, [.add, .sub].contains(node.operation), graph[node.operands[0]].kind == .variable,
      graph.isConstantExpression(node.operands[1])
    else { return nil }
    let back: BitVector.Operation = node.operation == .add ? .sub : .add
    var values = bounds.map { graph.operation(back, $0, node.operands[1]) }
    // Where the sum is zero, the least that is below an unsigned bound.
    if [.ult, .ule, .ugt, .uge].contains(comparison.operation) { values.append(graph.operation(back, graph.literal(0, width: node.width), node.operands[1])) }
    return (node.operands[0], values)
  }
}
