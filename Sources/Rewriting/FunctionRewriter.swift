import BitVector
package import Rules

/// Rewrites functions with rules until no rule lowers the ``FunctionMeasure`` any more. Unless it `mayLengthen`, no rewrite makes a function longer.
package struct FunctionRewriter {
  /// What has been done.
  package struct Statistics: Hashable, Sendable {
    /// How often each rule fired, by its index.
    package var firings: [Int]
    package init(ruleCount: Int) { firings = Array(repeating: 0, count: ruleCount) }
  }

  private let rules: [PreparedRule]
  /// The rules whose patterns are an operation, by that.
  private let numbers: [BitVector.Operation: [Int]]
  private let plans = RulePlans()

  private let entailment: Entailment?
  private let order: RewriteOrder
  private let mayLengthen: Bool

  /// `entailment` is asked of facts that known bits, ranges and relations don't decide; `order` compares what costs the same, or all; `mayLengthen`:
  /// cheap instructions may take the place of a dear one, if each that is added saves more than one cycle or `order` says so whatever it costs.
  package init(_ rules: [Rule], entailment: Entailment? = nil, order: RewriteOrder = RewriteOrder(), mayLengthen: Bool = false) {
    self.mayLengthen = mayLengthen
    self.entailment = entailment
    self.order = order
    let prepared = rules.map(PreparedRule.init)
    self.rules = prepared
    numbers = Dictionary(grouping: prepared.indices.filter { prepared[$0].canMatch }) { prepared[$0].rule.graph[prepared[$0].rule.lhs].operation }
  }

  /// The rules that may match the instruction `root` in one of its spellings, in order.
  private func candidates(_ root: NodeID, _ subject: Subject) -> [Int] {
    let operations = Set(subject.spellings(of: root).map(\.operation))
    return operations.flatMap { numbers[$0] ?? [] }.sorted()
  }

  /// `function` with the rules applied, and how often each rule fired.
  ///
  /// At each step the last instruction at which some rule lowers the measure is rewritten, by the rule that lowers it most (of equals, the
  /// first). Each step lowers the measure of the whole function, so it comes to an end.
  package func rewrite(_ function: RewritableFunction) -> (RewritableFunction, Statistics) {
    var function = function
    var statistics = Statistics(ruleCount: rules.count)
    while let (next, rule) = step(function) {
      function = next
      statistics.firings[rule] += 1
    }
    return (function, statistics)
  }

  /// What one firing of one rule can make of `function`, whether that lowers the measure or not: all instructions, then all rules, in order.
  package func successors(of function: RewritableFunction) -> [(function: RewritableFunction, rule: Int)] {
    let subject = Subject(function, entailment: entailment)
    var result: [(function: RewritableFunction, rule: Int)] = []
    for root in function.graph.cone([function.result]) where function.graph[root].kind == .operation {
      for index in candidates(root, subject) {
        RuleApplication(index, rules[index], plans: plans, subject: subject).replacements(of: root) { replacement in
          result.append((function.replacing(root, with: replacement, in: subject.graph), index))
          return false
        }
      }
    }
    return result
  }

  private func step(_ function: RewritableFunction) -> (RewritableFunction, rule: Int)? {
    let subject = Subject(function, entailment: entailment)
    let before = FunctionMeasure(function, order: order)
    let length = function.length
    for root in function.graph.cone([function.result]).reversed() where function.graph[root].kind == .operation {
      var best: (function: RewritableFunction, measure: FunctionMeasure, rule: Int)?
      for index in candidates(root, subject) {
        let application = RuleApplication(index, rules[index], plans: plans, subject: subject)
        application.replacements(of: root) { replacement in
          let next = function.replacing(root, with: replacement, in: subject.graph)
          let measure = FunctionMeasure(next, order: order)
          let isPaid = mayLengthen && (measure.measure.cost + next.length < before.measure.cost + length || measure.isPreferred(to: before))
          guard measure < best?.measure ?? before, isPaid || next.length <= length,
            next.instructions.allSatisfy({ LLVMPrinter.canPrint(next.graph[$0].operation) })
          else { return false }
          best = (next, measure, index)
          return true
        }
      }
      if let best { return (best.function, best.rule) }
    }
    return nil
  }
}
