import BitVector

/// Divides a goal by which way a choice goes: the condition of a `select`, the order of the operands of a minimum or maximum, or the sign of a
/// magnitude's operand.
///
/// What is chosen stands in the choice's place in each case, so that the arms are seen as they are. A last case is that the condition is poison.
struct ChoiceSplit {
  let cases: [Goal]

  /// nil: there is no choice that may be divided by.
  init?(_ goal: Goal) {
    var graph = goal.graph
    let roots = goal.program.rootNodes
    let unpoisoned = roots.indices.filter { $0 != goal.poisoned }
    for id in graph.cone(unpoisoned.map { roots[$0] }) {
      guard let condition = Self.condition(&graph, id), graph[condition].kind != .literal else { continue }
      let negation = Self.negated(&graph, condition)
      let sides = [(condition, true), (negation, false)].map { premise, isTrue in
        var side = goal
        var chosen = graph
        let replaced = chosen.copy(roots, from: graph, replacing: { copy, id, _ in Self.choice(graph, id, &copy, condition: condition, isTrue: isTrue) })
        side.graph = chosen
        let premises = goal.poisoned == nil ? Self.relevant(chosen, Array(replaced.dropFirst(2)), to: replaced.prefix(2)) : Array(replaced.dropFirst(2))
        side.program = Program(chosen, roots: replaced.prefix(2) + premises + [premise], widths: goal.widths)
        return side
      }
      var last: [Goal] = []
      if Self.mayBePoison(graph, condition) {
        guard goal.poisoned == nil else { continue }
        var poison = goal
        poison.graph = graph
        poison.program = Program(graph, roots: roots + [condition], widths: goal.widths)
        poison.poisoned = roots.count
        last = [poison]
      }
      cases = sides + last
      return
    }
    return nil
  }

  /// When the first operand (of a `select`: the second) is what a choice gives; nil: it is none, or has parts that may be undefined
  /// behaviour, which the cases wouldn't show.
  private static func condition(_ graph: inout ExpressionGraph, _ id: NodeID) -> NodeID? {
    let node = graph[id]
    guard node.kind == .operation, node.flags.isEmpty else { return nil }
    let arms = node.operation == .select ? Array(node.operands.dropFirst()) : node.operands
    let order: BitVector.Operation? =
      switch node.operation {
      case .select: .select
      case .umin: .ule
      case .umax: .uge
      case .smin: .sle
      case .smax: .sge
      // Magnitudes of constants are seldom what a proof depends on.
      case .abs: graph.isConstantExpression(id) ? nil : .sge
      default: nil
      }
    guard let order, !graph.cone(node.operands).contains(where: { graph[$0].kind == .operation && graph[$0].operation.isDivision }) else { return nil }
    if order == .select { return node.operands[0] }
    return graph.operation(order, arms[0], node.operation == .abs ? graph.literal(0, width: node.width) : arms[1])
  }

  /// What is chosen where `condition` is as said, if `id` is a choice by it.
  private static func choice(_ graph: ExpressionGraph, _ id: NodeID, _ copy: inout ExpressionGraph, condition: NodeID, isTrue: Bool) -> NodeID? {
    var source = graph
    guard Self.condition(&source, id) == condition else { return nil }
    let node = graph[id]
    let isMagnitude = node.operation == .abs
    let arm = isMagnitude ? node.operands[0] : node.operands[(node.operation == .select ? 1 : 0) + (isTrue ? 0 : 1)]
    let chosen = copy.copy([arm], from: graph, replacing: { inner, id, _ in choice(graph, id, &inner, condition: condition, isTrue: isTrue) })[0]
    return isMagnitude && !isTrue ? copy.operation(.sub, copy.literal(0, width: node.width), chosen) : chosen
  }

  /// The conjuncts of premises that speak of nothing but what the roots do: of the arm that isn't chosen no more need be known.
  private static func relevant(_ graph: ExpressionGraph, _ premises: [NodeID], to roots: ArraySlice<NodeID>) -> [NodeID] {
    func symbols(_ roots: [NodeID]) -> Set<NodeID> { Set(graph.cone(roots).filter { graph[$0].symbol != nil }) }
    let known = symbols(Array(roots))
    return premises.flatMap(graph.conjuncts).filter { symbols([$0]).isSubset(of: known) }
  }

  private static func negated(_ graph: inout ExpressionGraph, _ condition: NodeID) -> NodeID {
    let node = graph[condition]
    if node.kind == .operation, node.flags.isEmpty, let inverse = node.operation.inverse { return graph.operation(inverse, operands: node.operands) }
    return graph.operation(.eq, condition, graph.literal(0, width: .bits(1)))
  }

  private static func mayBePoison(_ graph: ExpressionGraph, _ root: NodeID) -> Bool {
    graph.cone([root]).contains { id in
      let node = graph[id]
      return node.kind == .variable || node.kind == .operation && (!node.flags.isEmpty || [.shl, .lshr, .ashr].contains(node.operation))
    }
  }
}
