import BitVector
package import Rules
import Solver

/// All that ``RuleSetAnalysis``, ``Termination`` and ``CriticalPairs`` say of a set of rules.
package struct RuleSetReport: Sendable {
  package let rules: [Rule]
  package let remarks: [RuleSetAnalysis.Remark]
  package let termination: Termination
  /// Programs on which rules go round, where termination is refused and some were found.
  package let cycle: RewriteCycle?
  package let criticalPairs: CriticalPairs

  /// `jobs`: how many threads look for critical pairs; what they find doesn't depend on it.
  package init(on rules: [Rule], jobs: Int = 1) {
    self.rules = rules
    remarks = RuleSetAnalysis.remarks(on: rules)
    let termination = Termination(of: rules)
    self.termination = termination
    cycle = termination.isProven ? nil : CycleSearch(termination.culprits.map { rules[$0] }, RefinementProver(resourceLimit: 1_000_000)).cycle()
    // Two normal forms can only be compared where there are any.
    criticalPairs = termination.isProven ? CriticalPairs(of: rules, jobs: jobs) : CriticalPairs()
  }

  /// The set may go on for ever.
  package var isRefused: Bool { !termination.isProven }

  // MARK: Text

  /// For people.
  package var text: String {
    var lines = remarks.map(\.description)
    if termination.isProven {
      lines.append("termination: proven; every rule lowers the first of these that it changes, and raises none before it")
      for (index, component) in termination.components.enumerated() {
        lines.append("  \(index + 1). \(Self.text(component.kind)): \(count(component.rules))")
      }
      lines.append(
        "critical pairs: \(criticalPairs.overlaps) overlaps, tried with \(criticalPairs.choices) choices of constants; \(criticalPairs.joining) join, "
          + "\(criticalPairs.pairs.count { $0.joinsSometimes }) join with some constants only, \(criticalPairs.pairs.count { !$0.joinsSometimes }) with none; "
          + "\(criticalPairs.empty) that nothing was found to fulfil")
      if criticalPairs.leftOut > 0 {
        lines.append("  of \(criticalPairs.leftOut) more pairs of rules that may overlap nothing was looked at: there are too many")
      }
      let pairs = criticalPairs.pairs
      let losses = pairs.filter(\.isLoss)
      lines.append(
        "  of those that don't join, \(pairs.count { !$0.isOrderSensitive }) cost the same either way, in \(pairs.count { $0.isOrderSensitive } - losses.count) "
          + "the generated code takes the cheaper way, in \(losses.count) the dearer\(losses.isEmpty ? "" : "; of these one for each two rules:")")
      var seen: Set<[String]> = []
      let examples = losses.filter { seen.insert([$0.outer, $0.inner]).inserted }
      lines += examples.prefix(Self.exampleLimit).map(Self.text)
      if examples.count > Self.exampleLimit { lines.append("  and \(examples.count - Self.exampleLimit) more, which the JSON form lists") }
    } else {
      lines += refusal
    }
    lines.append("\(rules.count) rules, \(remarks.count) remarks")
    return lines.joined(separator: "\n")
  }

  private static let exampleLimit = 10

  private func count(_ indices: [Int]) -> String {
    indices.count <= 3 ? indices.map { rules[$0].name }.joined(separator: ", ") : "\(indices.count) rules"
  }

  private var refusal: [String] {
    let names = termination.culprits.map { rules[$0].name }
    guard let cycle else {
      return [
        "termination: refused; no measure was found that \(names.joined(separator: ", ")) all respect, and none of them can be left out of this list",
        "  (no cycle was found either: this is a proof that is missing, not a proof of the contrary)",
      ]
    }
    var lines = [
      "termination: refused; \(Set(cycle.rules).count == 1 ? "this rule goes" : "these rules go") round: \(Set(cycle.rules).sorted().joined(separator: ", "))"
    ]
    lines.append("  \(cycle.terms[0])")
    for (rule, term) in zip(cycle.rules, cycle.terms.dropFirst()) { lines.append("  -> \(term)   by \(rule)") }
    return lines
  }

  private static func text(_ kind: Termination.Component.Kind) -> String {
    switch kind {
    case .standard("cost"): "the sum of the operations' costs"
    case .standard("operations"): "the number of operations"
    case .standard("weight"): "the sum of the operations' weights (Docs/Rules.md)"
    case .standard(let name): "the number of \(name)"
    case .weights(let weights):
      "the sum of found weights: " + weights.sorted { $0.key < $1.key }.map { "\($0.key.description) \($0.value)" }.joined(separator: ", ")
    case .treeSize: "the size as a tree"
    case .precedence(let order): "the Knuth-Bendix order with \(order.map(\.name).joined(separator: " > "))"
    }
  }

  private static func text(_ pair: CriticalPair) -> String {
    let given = pair.facts.isEmpty ? "" : " given \(pair.facts.joined(separator: ", "))"
    let ways = [(pair.outerRules, pair.afterOuter, pair.costs[0]), (pair.innerRules, pair.afterInner, pair.costs[1])]
    let lines = (pair.isOuterFirst ? ways : ways.reversed()).map { "    \($0.joined(separator: ", ")): \($1), cost \($2)" }
    let joining = pair.joinsSometimes ? " (joins with \(pair.joiningChoices) of \(pair.choices) choices of constants)" : ""
    return (["  \(pair.program)\(given)\(joining)"] + lines).joined(separator: "\n")
  }

  // MARK: JSON

  package var json: JSON {
    func names(_ indices: [Int]) -> JSON { .array(indices.map { .string(rules[$0].name) }) }
    let remarks = self.remarks.map { remark in
      var members = [JSON.Member("kind", .string(remark.kind.rawValue)), .init("rule", .string(remark.rule))]
      if let other = remark.other { members.append(.init("other", .string(other))) }
      return JSON.object(members + [.init("detail", .string(remark.detail))])
    }
    var proof: [JSON.Member] = [.init("proven", .bool(termination.isProven))]
    if termination.isProven {
      proof.append(
        .init(
          "measure",
          .array(termination.components.map { .object([.init("component", .string(Self.text($0.kind))), .init("rules", names($0.rules))]) })))
    } else {
      proof.append(.init("culprits", names(termination.culprits)))
      if let cycle {
        proof.append(
          .init("cycle", .object([.init("terms", .array(cycle.terms.map { .string($0) })), .init("rules", .array(cycle.rules.map { .string($0) }))])))
      }
    }
    let pairs = criticalPairs.pairs.map { pair in
      func branch(_ rules: [String], _ result: String, _ cost: Int) -> JSON {
        .object([.init("rules", .array(rules.map { .string($0) })), .init("result", .string(result)), .init("cost", .integer(cost))])
      }
      return JSON.object([
        .init("outer", .string(pair.outer)), .init("inner", .string(pair.inner)), .init("program", .string(pair.program)),
        .init("facts", .array(pair.facts.map { .string($0) })), .init("afterOuter", branch(pair.outerRules, pair.afterOuter, pair.costs[0])),
        .init("afterInner", branch(pair.innerRules, pair.afterInner, pair.costs[1])), .init("first", .string(pair.isOuterFirst ? "outer" : "inner")),
        .init("choices", .integer(pair.choices)), .init("joiningChoices", .integer(pair.joiningChoices)),
        .init("costDifference", .integer(pair.costDifference)),
      ])
    }
    return .object([
      .init("rules", .integer(rules.count)), .init("remarks", .array(remarks)), .init("termination", .object(proof)),
      .init(
        "criticalPairs",
        .object([
          .init("overlaps", .integer(criticalPairs.overlaps)), .init("choices", .integer(criticalPairs.choices)),
          .init("joining", .integer(criticalPairs.joining)),
          .init("unfulfilled", .integer(criticalPairs.empty)), .init("pairsNotLookedAt", .integer(criticalPairs.leftOut)),
          .init("parting", .array(pairs)),
        ])),
    ])
  }
}
