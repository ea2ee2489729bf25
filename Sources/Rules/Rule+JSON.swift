import BitVector

extension Rule {
  /// The rule in the interchange form, its keys in the order of the format's description.
  package var json: JSON {
    func text(_ id: NodeID) -> JSON { .string(graph.text(id, forInterchange: true)) }
    func symbols(areConstants: Bool) -> JSON {
      .object(
        usedSymbols.map { graph.symbols[$0] }.filter { $0.isConstant == areConstants }
          .map { JSON.Member($0.name, .string(graph.text($0.width))) })
    }
    func integers(_ values: [Int]) -> JSON { .array(values.map { .integer($0) }) }
    var members: [JSON.Member] = [JSON.Member("name", .string(name))]
    if let family { members.append(JSON.Member("family", .string(family))) }
    if !origins.isEmpty { members.append(JSON.Member("origins", .array(origins.map { .string($0) }))) }
    let weakest: JSON =
      switch proof.weakest {
      case .exact(let widths):
        .object(
          [JSON.Member("exact", .bool(true)), JSON.Member("widths", integers(Set(widths + proof.solvedWidths).sorted()))]
            + (proof.solvedWidths.isEmpty ? [] : [JSON.Member("bySolver", integers(proof.solvedWidths))]))
      case .partial(let coverage, let widths):
        .object([JSON.Member("exact", .bool(false)), JSON.Member("coverage", .real(coverage)), JSON.Member("widths", integers(widths))])
      case .unknown: .object([JSON.Member("exact", .bool(false)), JSON.Member("widths", .array([]))])
      }
    let covered = proof.isSound ? usedWidths.first.map { widths[$0].widths } ?? [graph[lhs].width.bits ?? 64] : []
    members += [
      JSON.Member("widths", .object(usedWidths.map { JSON.Member(graph.widthNames[$0], .string(widths[$0].text)) })),
      JSON.Member("widthCondition", widthCondition.map(text) ?? .string("true")),
      JSON.Member("variables", symbols(areConstants: false)),
      JSON.Member("constants", symbols(areConstants: true)),
      JSON.Member("lhs", text(lhs)),
      JSON.Member("rhs", text(rhs)),
      JSON.Member("condition", isConditional ? text(condition) : .string("true")),
      JSON.Member("facts", .array(facts.map(text))),
      JSON.Member("sound", .object([JSON.Member("widths", integers(covered))])),
      JSON.Member("weakest", weakest),
      JSON.Member("cost", .object([JSON.Member("lhs", .integer(cost.lhs)), JSON.Member("rhs", .integer(cost.rhs))])),
    ]
    return .object(members)
  }
}
