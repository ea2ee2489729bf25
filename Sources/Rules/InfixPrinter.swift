package import BitVector

/// Writes expressions as people read them, for comments: `(x | C1) & C2`.
///
/// Signed and unsigned operations end in `s` and `u` (`<u`, `>>s`, `/s`), flags follow a dot (`+.nsw`), and comparisons bind
/// looser than bit operations. Nothing reads this form back.
package struct InfixPrinter {
  private let graph: ExpressionGraph

  package init(_ graph: ExpressionGraph) { self.graph = graph }

  /// `lhs  ⇒  rhs`, then the condition and the facts, if any.
  package static func text(_ rule: Rule) -> String {
    let printer = InfixPrinter(rule.graph)
    var text = "\(printer.text(rule.lhs))  ⇒  \(printer.text(rule.rhs))"
    if rule.isConditional { text += "   when \(printer.text(rule.condition))" }
    if !rule.facts.isEmpty { text += "   given \(rule.facts.map { printer.text($0) }.joined(separator: ", "))" }
    return text
  }

  package func text(_ root: NodeID) -> String { text(root, within: .lowest) }

  /// How tightly an operator binds, loosest first.
  private enum Binding: Int, Comparable {
    case lowest, choice, implication, disjunction, conjunction, comparison, or, xor, and, shift, sum, product, prefix
    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  private func text(_ id: NodeID, within outer: Binding) -> String {
    let node = graph[id]
    switch node.kind {
    case .literal: return node.width == .bits(1) ? String(node.value & 1) : String(node.value)
    case .widthValue: return graph.widthNames[Int(node.value)]
    case .variable, .constant: return graph.symbols[Int(node.value)].name
    case .operation: return text(node, within: outer)
    }
  }

  private func text(_ node: Node, within outer: Binding) -> String {
    let flags = node.flags.individual.map { flag in "." + Flags.spellings.first { $0.flag == flag }!.name }.joined()
    func parenthesized(_ text: String, _ binding: Binding) -> String { binding <= outer ? "(\(text))" : text }
    let operands = node.operands
    if node.operation == .not || node.operation == .xor && isLiteral(operands[1], -1) {
      return parenthesized((node.width == .bits(1) ? "!" : "~") + text(operands[0], within: .prefix), .prefix)
    }
    if node.operation == .sub, isLiteral(operands[0], 0), flags.isEmpty { return parenthesized("-" + text(operands[1], within: .prefix), .prefix) }
    if node.operation == .select {
      let parts = operands.map { text($0, within: .choice) }
      return parenthesized("\(parts[0]) ? \(parts[1]) : \(parts[2])", .choice)
    }
    guard let (symbol, binding) = infix(node) else {
      let width = node.operation.isCast || node.operation.row.widths == .free ? "[\(graph.text(node.width))]" : ""
      return "\(node.operation.name)\(flags)\(width)(\(operands.map { text($0, within: .lowest) }.joined(separator: ", ")))"
    }
    // Chains of one associative operator need no parentheses.
    let (left, right) = (graph[operands[0]], operands[1])
    let isChain = left.kind == .operation && left.operation == node.operation && left.flags.isEmpty && flags.isEmpty && binding != .comparison
    // Nobody remembers how shifts and bit operations bind: their operands are parenthesized.
    let inner = binding >= .or && binding <= .shift ? .product : binding
    let leftText = isChain ? text(left, within: .lowest) : text(operands[0], within: inner)
    return parenthesized("\(leftText) \(symbol)\(flags) \(text(right, within: inner))", binding)
  }

  private func isLiteral(_ id: NodeID, _ value: Int64) -> Bool { graph[id].kind == .literal && graph[id].value == value }

  private func infix(_ node: Node) -> (String, Binding)? {
    let isTruth = node.width == .bits(1)
    return switch node.operation {
    case .add: ("+", .sum)
    case .sub: ("-", .sum)
    case .mul: ("*", .product)
    case .udiv: ("/u", .product)
    case .sdiv: ("/s", .product)
    case .urem: ("%u", .product)
    case .srem: ("%s", .product)
    case .floordiv: ("//", .product)
    case .floormod: ("mod", .product)
    case .and: isTruth ? ("&&", .conjunction) : ("&", .and)
    case .or: isTruth ? ("||", .disjunction) : ("|", .or)
    case .xor: ("^", .xor)
    case .shl: ("<<", .shift)
    case .lshr: (">>u", .shift)
    case .ashr: (">>s", .shift)
    case .eq: ("==", .comparison)
    case .ne: ("!=", .comparison)
    case .ult: ("<u", .comparison)
    case .ule: ("<=u", .comparison)
    case .ugt: (">u", .comparison)
    case .uge: (">=u", .comparison)
    case .slt: ("<s", .comparison)
    case .sle: ("<=s", .comparison)
    case .sgt: (">s", .comparison)
    case .sge: (">=s", .comparison)
    case .implies: ("=>", .implication)
    default: nil
    }
  }
}
