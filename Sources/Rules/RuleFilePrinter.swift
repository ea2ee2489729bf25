import BitVector

/// Writes rule files; ``RuleFileParser`` reads them back.
///
/// Unused symbols and width names are left out. What the parser reads back prints as the same text.
package enum RuleFilePrinter {
  package static func text(_ file: RuleFile) -> String {
    let header = file.header.isEmpty ? [] : [file.header.map { $0.isEmpty ? "//\n" : "// \($0)\n" }.joined()]
    return (header + file.rules.map(text)).joined(separator: "\n")
  }

  /// One rule, each field on its line, ending in a newline.
  package static func text(_ rule: Rule) -> String {
    let graph = rule.graph
    var lines = ["rule \(rule.name)"]
    func field(_ keyword: String, _ value: String) {
      lines.append("  " + keyword + String(repeating: " ", count: max(1, 10 - keyword.count)) + value)
    }
    if let family = rule.family { field("family", family) }
    for origin in rule.origins { field("from", origin) }
    lines.append("  // " + InfixPrinter.text(rule))
    for name in rule.usedWidths { field("width", "\(graph.widthNames[name]): \(rule.widths[name].text)") }
    if let relation = rule.widthCondition { field("where", graph.text(relation, defaultOperandWidth: .bits(64))) }
    for isConstant in [false, true] {
      let symbols = rule.usedSymbols.map { graph.symbols[$0] }.filter { $0.isConstant == isConstant }
      for group in symbols.grouped(by: \.width) {
        field(isConstant ? "constant" : "variable", "\(group.map(\.name).joined(separator: ", ")): \(graph.text(group[0].width))")
      }
    }
    field("match", graph.text(rule.lhs, isWidthKnown: false))
    field("rewrite", graph.text(rule.rhs))
    if rule.isConditional { field("when", graph.text(rule.condition)) }
    for fact in rule.facts { field("fact", graph.text(fact)) }
    field("sound", rule.proof.isSound ? "at all widths" : "not proven")
    switch rule.proof.weakest {
    case .exact(let widths):
      let solved = rule.proof.solvedWidths.isEmpty ? "" : "; by a solver at \(WidthSet(rule.proof.solvedWidths).text)"
      field("weakest", "exact at \(WidthSet(widths).text)\(solved)")
    case .partial(let coverage, let widths): field("weakest", "\(coverage) at \(WidthSet(widths).text)")
    case .unknown: field("weakest", "unknown")
    }
    field("cost", "\(rule.cost.lhs) -> \(rule.cost.rhs)")
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Array {
  /// Runs of neighbours that agree on `key`.
  fileprivate func grouped<Key: Equatable>(by key: (Element) -> Key) -> [[Element]] {
    var groups: [[Element]] = []
    for element in self {
      if let last = groups.last?.last, key(last) == key(element) { groups[groups.count - 1].append(element) } else { groups.append([element]) }
    }
    return groups
  }
}
