extension ExpressionGraph {
  /// The s-expression of `root`.
  ///
  /// Literals are signed decimals (a one-bit 1 is `1`), casts name their result width, and so do three-way comparisons of another width
  /// than 8, in rule files; `forInterchange` writes those as the difference of two zero-extended comparisons.
  public func text(_ root: NodeID, forInterchange: Bool = false) -> String {
    var output = ""
    write(root, forInterchange, to: &output)
    return output
  }

  /// The spelling of a width.
  public func text(_ width: WidthTerm) -> String { width.bits.map(String.init) ?? widthNames[width.nameIndex!] }

  private func write(_ id: NodeID, _ forInterchange: Bool, to output: inout String) {
    let node = self[id]
    switch node.kind {
    case .literal: output += node.width == .bits(1) ? String(node.value & 1) : String(node.value)
    case .widthValue: output += widthNames[Int(node.value)]
    case .variable, .constant: output += symbols[Int(node.value)].name
    case .operation:
      let isWide = node.operation.row.widths == .free && node.width != .bits(8)
      if isWide, forInterchange { return writeThreeWay(node, to: &output) }
      output += "(" + node.operation.name
      for (flag, name) in Flags.spellings where node.flags.contains(flag) { output += "." + name }
      if node.operation.isCast || isWide { output += " " + text(node.width) }
      for operand in node.operands {
        output += " "
        write(operand, forInterchange, to: &output)
      }
      output += ")"
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
