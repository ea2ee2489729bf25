import BitVector
import Rewriting
import Rules
import Solver

/// Expressions of fixed widths whose constants have been given values that fulfil some premises; what is left is variables.
struct ConcreteTerms {
  private(set) var graph = ExpressionGraph()
  /// One for each of the roots asked for.
  private(set) var roots: [NodeID] = []
  /// Premises that speak of variables.
  private(set) var facts: [NodeID] = []
  /// What the symbols were given, by their index in the source.
  private(set) var values: [UInt64] = []

  /// nil where nothing fulfils `premises` (nodes of `source`, of one bit), the solver gives up, or a constant expression has no value.
  init?(_ source: ExpressionGraph, roots: [NodeID], premises: [NodeID], _ prover: RefinementProver) {
    var query = source
    let (one, zero) = (query.literal(1, width: .bits(1)), query.literal(0, width: .bits(1)))
    guard case .refuted(let model) = prover.quickVerdict(query, source: one, target: zero, premises: premises) else { return nil }
    let values = model.values.map { $0 ?? 0 }
    self.values = values
    for symbol in source.symbols { graph.symbol(symbol.name, width: symbol.width, isConstant: false) }
    var isComplete = true
    let copied = graph.copy(
      roots + premises, from: source,
      replacing: { graph, id, node in
        if node.kind == .variable { return graph.symbolNode(named: source.symbols[Int(node.value)].name) }
        guard node.kind != .literal, source.isConstantExpression(id) else { return nil }
        let value = Program(source, roots: [id]).evaluate(0, values)
        if value == nil { isComplete = false }
        return graph.literal(Int64(bitPattern: value ?? 0), width: node.width)
      })
    guard isComplete else { return nil }
    self.roots = Array(copied.prefix(roots.count))
    facts = copied.dropFirst(roots.count).filter { self.graph[$0].kind != .literal }
  }

  /// The function that computes `root` where the facts hold.
  func function(_ root: NodeID) -> RewritableFunction { RewritableFunction(name: "f", graph: graph, assumptions: facts, result: root) }
}

extension RewritableFunction {
  /// The result as text that is the same for operands in another order, and for comparisons read from right to left.
  var canonicalText: String { graph.canonicalText(result) }
}

extension ExpressionGraph {
  fileprivate func canonicalText(_ root: NodeID) -> String {
    var texts: [NodeID: String] = [:]
    for id in cone([root]) {
      let node = self[id]
      guard node.kind == .operation else {
        texts[id] = text(id) + ":" + text(node.width)
        continue
      }
      let isReversed = node.operation.isComparison && node.operation.swapped.rawValue < node.operation.rawValue
      var operands = node.operands.map { texts[$0]! }
      if isReversed { operands.swapAt(0, 1) }
      if node.operation.isCommutative { operands = operands.prefix(2).sorted() + operands.dropFirst(2) }
      let operation = isReversed ? node.operation.swapped : node.operation
      texts[id] = "(\(operation.name).\(node.flags.rawValue):\(text(node.width)) \(operands.joined(separator: " ")))"
    }
    return texts[root]!
  }
}
