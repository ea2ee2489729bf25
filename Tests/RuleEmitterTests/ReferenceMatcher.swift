import BitVector
import RuleHost
import Rules

/// Says by plain interpretation whether a rule applies: every way of matching is tried, conditions and facts are evaluated.
struct ReferenceMatcher {
  let rule: Rule
  let widths: [Int]
  let host: GraphHost

  private struct Binding {
    var values: [Int: NodeID] = [:]
    var constants: [Int: UInt64] = [:]
    /// Constant expressions of the pattern and what they have to be.
    var expected: [(NodeID, UInt64)] = []
  }

  /// The rule applies to `root`, at the values of the host's inputs.
  func applies(to root: PendingOperation<NodeID>) -> Bool {
    let node = rule.graph[rule.lhs]
    return match(node, root.operation, root.flags, root.width, [root.a, root.b, root.c], Binding()).flatMap(completed).contains(where: holds)
  }

  /// Every choice of inputs for the variables that only facts name.
  private func completed(_ binding: Binding) -> [Binding] {
    let open = Set(rule.facts.flatMap { rule.symbols(in: $0) }).filter { !rule.graph.symbols[$0].isConstant && binding.values[$0] == nil }
    guard let symbol = open.min() else { return [binding] }
    let width = rule.graph.symbols[symbol].width.resolved(widths)
    return host.graph.nodes.indices.filter { host.graph.nodes[$0].kind == .variable && host.graph.nodes[$0].width == .bits(width) }.flatMap { index in
      var next = binding
      next.values[symbol] = NodeID(index)
      return completed(next)
    }
  }

  private func match(_ id: NodeID, _ value: NodeID, _ binding: Binding) -> [Binding] {
    let node = rule.graph[id]
    guard node.width.resolved(widths) == host.width(of: value) else { return [] }
    var binding = binding
    if node.kind == .variable {
      if let bound = binding.values[Int(node.value)] { return bound == value ? [binding] : [] }
      binding.values[Int(node.value)] = value
      return [binding]
    }
    if rule.graph.isConstantExpression(id) {
      guard let bits = host.constant(value) else { return [] }
      if node.kind == .constant, binding.constants[Int(node.value)] == nil { binding.constants[Int(node.value)] = bits }
      binding.expected.append((id, bits))
      return [binding]
    }
    guard let operation = host.operation(of: value) else { return [] }
    let operands = (0..<operation.arity).map { host.operand($0, of: value) }
    return match(node, operation, host.flags(of: value), host.width(of: value), operands, binding)
  }

  private func match(_ node: Node, _ operation: Operation, _ flags: Flags, _ width: Int, _ operands: [NodeID], _ binding: Binding) -> [Binding] {
    guard node.width.resolved(widths) == width, flags.isSuperset(of: node.flags) else { return [] }
    func pairwise(_ operands: [NodeID]) -> [Binding] {
      zip(node.operands, operands).reduce([binding]) { bindings, pair in bindings.flatMap { match(pair.0, pair.1, $0) } }
    }
    var result: [Binding] = []
    if node.operation == operation { result += pairwise(operands) }
    if node.operation == operation.swapped, operation.isCommutative || operation.isComparison {
      result += pairwise([operands[1], operands[0]] + operands.dropFirst(2))
    }
    return result
  }

  private func holds(_ binding: Binding) -> Bool {
    var symbols = [UInt64](repeating: 0, count: rule.graph.symbols.count)
    for (symbol, bits) in binding.constants { symbols[symbol] = bits }
    for (symbol, value) in binding.values {
      guard let bits = host.evaluate(value) else { return false }
      symbols[symbol] = bits
    }
    func evaluate(_ id: NodeID) -> UInt64? { Program(rule.graph, roots: [id], widths: widths).evaluate(0, symbols) }
    return binding.expected.allSatisfy { evaluate($0.0) == $0.1 } && ([rule.condition] + rule.facts).allSatisfy { evaluate($0) == 1 }
  }
}
