extension ExpressionGraph {
  /// The s-expression of `root`.
  ///
  /// Literals are signed decimals (a one-bit 1 is `1`), casts name their result width, and so do three-way comparisons of another width
  /// than 8. A literal of which neither another operand nor the context tells the width is followed by it, `-1:V`. That is how rule files
  /// spell it; `forInterchange` writes what has no spelling there by other operations. `isWidthKnown` says that whoever reads the text knows
  /// the width of the whole; `defaultOperandWidth` is what they give operands of predicates (nil: the first width name).
  public func text(
    _ root: NodeID, forInterchange: Bool = false, isWidthKnown: Bool = true, defaultOperandWidth: WidthTerm? = nil
  ) -> String {
    var output = ""
    let style = Style(isInterchange: forInterchange, defaultOperandWidth: defaultOperandWidth ?? (widthNames.isEmpty ? nil : .named(0)))
    write(root, style, isWidthKnown: isWidthKnown, to: &output)
    return output
  }

  private struct Style {
    var isInterchange: Bool
    var defaultOperandWidth: WidthTerm?
  }

  /// The spelling of a width.
  public func text(_ width: WidthTerm) -> String { width.bits.map(String.init) ?? widthNames[width.nameIndex!] }

  private func write(_ id: NodeID, _ style: Style, isWidthKnown: Bool, to output: inout String) {
    let node = self[id]
    let suffix = isWidthKnown || style.isInterchange ? "" : ":" + text(node.width)
    switch node.kind {
    case .literal: output += (node.width == .bits(1) ? String(node.value & 1) : String(node.value)) + suffix
    case .widthValue: output += widthNames[Int(node.value)] + suffix
    case .variable, .constant: output += symbols[Int(node.value)].name
    case .operation:
      let isWide = node.operation.row.widths == .free && node.width != .bits(8)
      if style.isInterchange {
        if isWide { return writeThreeWay(node, to: &output) }
        if node.operation.isCast, self[node.operands[0]].kind == .literal { return writeCastLiteral(node, to: &output) }
      }
      output += "(" + node.operation.name
      for (flag, name) in Flags.spellings where node.flags.contains(flag) { output += "." + name }
      if node.operation.isCast || isWide { output += " " + text(node.width) }
      var isOperandWidthKnown = node.operands.suffix(node.operation == .select ? 2 : 3).contains(where: tellsWidth)
      if node.operation.row.widths == .uniform || node.operation == .select { isOperandWidthKnown = isOperandWidthKnown || isWidthKnown }
      if node.operation.row.widths == .predicate, operandWidth(node) == style.defaultOperandWidth { isOperandWidthKnown = true }
      for (position, operand) in node.operands.enumerated() {
        output += " "
        write(operand, style, isWidthKnown: isOperandWidthKnown || node.operation == .select && position == 0, to: &output)
      }
      output += ")"
    }
  }

  /// The s-expression of `id` shows by itself what width it has.
  private func tellsWidth(_ id: NodeID) -> Bool {
    let node = self[id]
    switch node.kind {
    case .literal, .widthValue: return false
    case .variable, .constant: return true
    case .operation:
      switch node.operation.row.widths {
      case .predicate, .widening, .narrowing, .free: return true
      case .select: return node.operands.dropFirst().contains(where: tellsWidth)
      case .uniform: return node.operands.contains(where: tellsWidth)
      }
    }
  }

  /// A cast of a literal, whose width the interchange form has no way to say: by the result's bits.
  private func writeCastLiteral(_ node: Node, to output: inout String) {
    let literal = self[node.operands[0]]
    let (from, to) = (text(literal.width), text(node.width))
    switch node.operation {
    case .zext: output += literal.value == -1 ? "(sub (shl 1 \(from)) 1)" : "(and \(literal.value) (sub (shl 1 \(from)) 1))"
    case .sext: output += "(ashr (shl \(literal.value) (sub \(to) \(from))) (sub \(to) \(from)))"
    default: output += String(literal.value)
    }
  }

  private func writeThreeWay(_ node: Node, to output: inout String) {
    let (greater, less) = node.operation == .scmp ? ("sgt", "slt") : ("ugt", "ult")
    let operands = node.operands.map { text($0, forInterchange: true) }.joined(separator: " ")
    let width = text(node.width)
    output += "(sub (zext \(width) (\(greater) \(operands))) (zext \(width) (\(less) \(operands))))"
  }
}

extension WidthRule: Equatable {}
