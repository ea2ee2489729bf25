import BitVector
import Rules

/// Tries one rule on a function.
struct RuleApplication {
  let index: Int
  let prepared: PreparedRule
  let plans: RulePlans
  let subject: Subject
  private var rule: Rule { prepared.rule }
  private var graph: ExpressionGraph { prepared.rule.graph }

  init(_ index: Int, _ prepared: PreparedRule, plans: RulePlans, subject: Subject) {
    self.index = index
    self.prepared = prepared
    self.plans = plans
    self.subject = subject
  }

  /// Calls `accept` with each replacement that the rule allows for the instruction `root`, until it answers true.
  func replacements(of root: NodeID, accept: (NodeID) -> Bool) {
    firings(at: root) { replacement, _ in accept(replacement) }
  }

  /// As ``replacements(of:accept:)``, with what the rule's symbols and widths stand for.
  func firings(at root: NodeID, accept: (NodeID, Bindings) -> Bool) {
    var matcher = PatternMatcher(graph, isConstant: prepared.isConstant, in: subject)
    _ = matcher.match([.init(pattern: rule.lhs, subject: root)], Bindings(graph)) { bindings in
      plans(bindings).contains { plan in
        plan.isAdmitted
          && solve(factsFrom: 0, bindings, plan) { bindings in
            guard let replacement = replacement(bindings, plan), replacement != root else { return false }
            return accept(replacement, bindings)
          }
      }
    }
  }

  /// The plans for the widths that are bound; where the pattern leaves one open that the rule uses, which its condition speaks of, for each that it
  /// may be.
  private func plans(_ bindings: Bindings) -> [RulePlan] {
    let open = prepared.usedWidths.filter { bindings.widths[$0] == nil }
    let widths = zip(bindings.widths, rule.widths).map { $0 ?? $1.widths.first ?? 1 }
    guard let name = open.first else { return [plans.plan(index, prepared, widths: widths)] }
    if open.count > 1 { return [] }
    return rule.widths[name].widths.map { width in
      var widths = widths
      widths[name] = width
      return plans.plan(index, prepared, widths: widths)
    }
  }

  private func values(_ bindings: Bindings, _ plan: RulePlan) -> RulePlan.Values {
    plan.evaluate(bindings.symbols.map { $0.flatMap(subject.literal) ?? 0 })
  }

  /// The replacement, if the condition and all constant expressions agree to these constants.
  private func replacement(_ bindings: Bindings, _ plan: RulePlan) -> NodeID? {
    let values = values(bindings, plan)
    guard values.conditionHolds else { return nil }
    for (part, literal) in bindings.literals {
      let node = graph[part]
      let value = node.kind == .widthValue ? UInt64(plan.widths[Int(node.value)]) & ConcreteAlgebra.mask(subject.width(literal)) : values[part]
      guard value == subject.literal(literal) else { return nil }
    }
    return instantiate(rule.rhs, bindings, plan, values)
  }

  /// `root` of the rule's graph in terms of the function; nil where a symbol isn't bound or a constant expression has no value.
  func instantiate(_ root: NodeID, _ bindings: Bindings, _ plan: RulePlan, _ values: RulePlan.Values) -> NodeID? {
    var built: [NodeID: NodeID] = [:]
    for id in graph.cone([root]) {
      let node = graph[id]
      let width = node.width.resolved(plan.widths)
      switch node.kind {
      case .literal: built[id] = subject.graph.literal(node.value, width: .bits(width))
      case .widthValue: built[id] = subject.literal(UInt64(plan.widths[Int(node.value)]), width: width)
      case .variable, .constant:
        built[id] = bindings.symbols[Int(node.value)]
        if let symbol = built[id], subject.width(symbol) != width { return nil }
      case .operation where prepared.isConstant[id.index]:
        // Inner constant expressions have no place and no value, and are not needed.
        guard prepared.constantParts.contains(id), isBound(id, bindings) else { continue }
        guard let value = values[id] else { return nil }
        built[id] = subject.literal(value, width: width)
      case .operation:
        let operands = node.operands.compactMap { built[$0] }
        guard operands.count == node.operation.arity else { return nil }
        built[id] = subject.graph.folded(node.operation, flags: node.flags, width: .bits(width), operands)
      }
    }
    return built[root]
  }

  /// All symbols below `root` are bound.
  private func isBound(_ root: NodeID, _ bindings: Bindings) -> Bool {
    graph.cone([root]).allSatisfy { graph[$0].symbol.map { bindings.symbols[$0] != nil } ?? true }
  }

  // MARK: Facts

  /// Calls `accept` for each way to prove the facts from number `first` on, symbols that only facts have bound.
  private func solve(factsFrom first: Int, _ bindings: Bindings, _ plan: RulePlan, accept: (Bindings) -> Bool) -> Bool {
    guard first < rule.facts.count else { return accept(bindings) }
    let fact = rule.facts[first]
    guard isBound(fact, bindings) else {
      let search = FactSearch(application: self, plan: plan)
      for candidate in search.candidates(for: fact, bindings) where isProven(fact, candidate, plan) {
        if solve(factsFrom: first + 1, candidate, plan, accept: accept) { return true }
      }
      return false
    }
    return isProven(fact, bindings, plan) && solve(factsFrom: first + 1, bindings, plan, accept: accept)
  }

  private func isProven(_ fact: NodeID, _ bindings: Bindings, _ plan: RulePlan) -> Bool {
    for id in graph.cone([fact]) where graph[id].kind == .variable {
      // A fact speaks of values that aren't poison; where the pattern isn't poison with the variable, that must be known.
      let symbol = Int(graph[id].value)
      guard let value = bindings.symbols[symbol] else { return false }
      if !prepared.strictVariables.contains(symbol) && !subject.isDefined(value) { return false }
    }
    guard let node = instantiate(fact, bindings, plan, values(bindings, plan)) else { return false }
    return FactProver(subject: subject).holds(node)
  }

  /// The values of constant parts while some constants of a fact are still open.
  func partialValues(_ bindings: Bindings, _ plan: RulePlan) -> RulePlan.Values { values(bindings, plan) }
}
