import BitVector
import Rules

extension RuleFunction {
  // MARK: Conditions

  /// Conditions that cost more operations than this come after the questions for uses.
  private static let useWeight = 3

  mutating func writeConditions() -> Bool {
    for (name, expression) in deferred { pending.append("\(name) == \(constants.word(expression))") }
    var facts = rule.facts
    // Facts that introduce a constant come first: the condition may name it.
    for fact in rule.facts {
      let free = rule.symbols(in: fact).filter { symbols[$0] == nil && graph.symbols[$0].isConstant }
      guard !free.isEmpty else { continue }
      let query = FactQuery(form: form, constants: constants, values: values)
      guard let found = query.introduction(fact), Set(found.constants.map(\.symbol)) == free else { return false }
      pending += found.conditions
      flush()
      for (symbol, bits) in found.constants {
        let name = unique(graph.symbols[symbol].name)
        writer.line("let \(name) = \(bits)")
        symbols[symbol] = name
      }
      facts.removeAll { $0 == fact }
    }
    let conjuncts = rule.isConditional ? constants.weighedConjuncts(of: rule.condition) : []
    pending += conjuncts.filter { $0.weight <= Self.useWeight }.map(\.text)
    for id in Measure.vanishing(in: rule) {
      let uses = usesWithinPattern(id)
      pending.append("host.useCount(of: \(values[id]!)) \(uses == 0 ? "==" : "<=") \(uses)")
    }
    pending += conjuncts.filter { $0.weight > Self.useWeight }.map(\.text)
    let isBound = { [symbols] fact in rule.symbols(in: fact).allSatisfy { symbols[$0] != nil } }
    ask(facts.filter(isBound))
    facts.removeAll(where: isBound)
    while let next = relatedVariable(facts) {
      writeSearch(for: next.symbol, near: next.anchor)
      let isBound = { [symbols] fact in rule.symbols(in: fact).allSatisfy { symbols[$0] != nil } }
      ask(facts.filter(isBound))
      facts.removeAll(where: isBound)
    }
    guard facts.isEmpty else { return false }
    pending.append("host.permits(\(form.index))")
    flush()
    return true
  }

  /// Adds questions for `facts` to the pending conditions.
  private mutating func ask(_ facts: [NodeID]) {
    let query = FactQuery(form: form, constants: constants, values: values)
    for check in facts.flatMap(constants.definedness) where !pending.contains(check) { pending.append(check) }
    pending += facts.map { query.proves($0) }.filter { $0 != "true" }
  }

  /// A variable that only facts name, and a value that a fact relates it to.
  private func relatedVariable(_ facts: [NodeID]) -> (symbol: Int, anchor: String)? {
    for fact in facts {
      let free = rule.symbols(in: fact).filter { symbols[$0] == nil }
      guard free.count == 1, let symbol = free.first, isCompared(symbol, in: fact) else { continue }
      if let anchor = graph.cone([fact]).compactMap({ values[$0] }).first { return (symbol, anchor) }
    }
    return nil
  }

  /// The symbol, or a sum or difference with it, is what the fact compares: only such values does a host relate to others.
  private func isCompared(_ symbol: Int, in fact: NodeID) -> Bool {
    func isSymbol(_ id: NodeID) -> Bool { graph[id].kind == .variable && graph[id].value == Int64(symbol) }
    return graph[fact].operands.contains { side in
      isSymbol(side) || graph[side].kind == .operation && [.add, .sub].contains(graph[side].operation) && graph[side].operands.contains(where: isSymbol)
    }
  }

  /// Opens a loop over the values that the host can compare with `anchor`.
  private mutating func writeSearch(for symbol: Int, near anchor: String) {
    flush()
    let index = unique("index")
    let name = unique(graph.symbols[symbol].name)
    writer.line("var \(index) = 0")
    writer.open("while let \(name) = host.relative(\(index), of: \(anchor)) {")
    writer.line("\(index) += 1")
    openLoops += 1
    failure = "continue"
    bind(symbol, name)
    pending.append("host.width(of: \(name)) == \(form.text(graph.symbols[symbol].width))")
  }

  /// Uses of `id` by operations of the pattern below the root.
  private func usesWithinPattern(_ id: NodeID) -> Int {
    graph.cone([rule.lhs]).filter { $0 != rule.lhs }.reduce(0) { $0 + graph[$1].operands.filter { $0 == id }.count }
  }

  // MARK: Replacement

  mutating func writeReplacement() {
    writer.line("return \(replacement(rule.rhs, isRoot: true))")
  }

  /// The Swift of a value of the replacement; operations below the root are computed in lines of their own.
  private mutating func replacement(_ id: NodeID, isRoot: Bool = false) -> String {
    if let name = values[id] { return name }
    if graph.isConstantExpression(id) { return "host.makeConstant(\(ConstantExpression.bare(constants.word(id))), width: \(form.text(graph[id].width)))" }
    let node = graph[id]
    var operation = node.operation
    var nodes = node.operands
    if operation.isCommutative || operation.isComparison, graph.isConstantExpression(nodes[0]) {
      nodes.swapAt(0, 1)
      operation = operation.swapped
    }
    let operands = nodes.map { replacement($0) }
    let flags = node.flags.isEmpty ? "" : " \(ConstantExpression.flags(node.flags)),"
    let text = "host.make(.\(operation),\(flags) width: \(form.text(graph[id].width)), \(operands.joined(separator: ", ")))"
    if isRoot { return text }
    let name = unique("\(operation)")
    writer.line("let \(name) = \(text)")
    values[id] = name
    return name
  }
}
