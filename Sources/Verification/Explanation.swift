import BitVector
package import Rules

extension Verifier.Refutation {
  /// The refutation in words that anyone can check by hand: the values, then each side part by part.
  package func explanation(of rule: Rule) -> [String] {
    let graph = rule.graph
    let printer = InfixPrinter(graph)
    func number(_ bits: UInt64?, _ width: Int) -> String {
      guard let bits else { return "poison" }
      let signed = ConcreteAlgebra.signed(bits, width)
      var notes: [String] = []
      if signed < 0, width > 1 { notes.append("signed \(signed)") }
      if (2...16).contains(width) {
        let digits = String(bits, radix: 2)
        notes.append("binary " + String(repeating: "0", count: width - digits.count) + digits)
      }
      return "\(bits)" + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
    }
    func value(_ symbol: Int) -> String { "\(graph.symbols[symbol].name) = \(number(values[symbol], graph.symbols[symbol].width.resolved(widths)))" }
    let names = rule.usedWidths.map { "\(graph.widthNames[$0]) = \(widths[$0])" }
    let inputs = rule.usedSymbols.sorted { (graph.symbols[$0].isConstant ? 0 : 1, $0) < (graph.symbols[$1].isConstant ? 0 : 1, $1) }.map(value)
    var lines: [String] = []
    if !names.isEmpty { lines.append("at \(names.joined(separator: ", ")) bits") }
    if !inputs.isEmpty { lines.append("with \(inputs.joined(separator: "; "))") }
    if rule.isConditional { lines.append("the condition holds: \(printer.text(rule.condition))") }
    for fact in rule.facts { lines.append("the fact holds: \(printer.text(fact))") }

    let program = Program(graph, roots: [rule.lhs, rule.rhs], widths: widths)
    var frame = Program.Frame<ConcreteAlgebra>()
    program.run(ConcreteAlgebra(), &frame, symbol: { symbol, _ in (values[symbol] ?? 0, values[symbol] == nil ? true : nil) })
    let cone = graph.cone([rule.lhs, rule.rhs])
    func result(_ id: NodeID) -> String {
      let step = cone.firstIndex(of: id)!
      if frame.undefined[step] == true { return "is undefined" }
      if frame.poison[step] == true { return "is poison" }
      return "= \(number(frame.values[step], graph[id].width.resolved(widths)))"
    }
    for (title, root) in [("the pattern", rule.lhs), ("the replacement", rule.rhs)] {
      lines.append("\(title) \(printer.text(root)) \(graph[root].kind == .operation ? "is computed so:" : "is:")")
      for id in graph.cone([root]) where graph[id].kind == .operation || id == root { lines.append("  \(printer.text(id)) \(result(id))") }
    }
    return lines
  }
}
