import BitVector
import Rewriting
import Rules
import Solver

/// A program that rules lead back to: what each step makes of it.
package struct RewriteCycle: Hashable, Sendable {
  /// The expressions in turn, the last equal to the first but for the order of operands.
  package var terms: [String]
  /// The rule of each step.
  package var rules: [String]
}

/// Looks for a program that rules turn into itself, starting from each rule's own pattern.
struct CycleSearch {
  private let rules: [Rule]
  private let prover: RefinementProver
  private static let depthLimit = 5
  private static let stateLimit = 300

  init(_ rules: [Rule], _ prover: RefinementProver) { (self.rules, self.prover) = (rules, prover) }

  /// The shortest cycle that is found.
  func cycle() -> RewriteCycle? {
    rules.lazy.compactMap(cycle).first
  }

  private func cycle(startingWith rule: Rule) -> RewriteCycle? {
    guard let tuple = rule.sampleTuples(limit: 1).first else { return nil }
    var graph = ExpressionGraph()
    let nodes = rule.instantiate([rule.lhs, rule.condition] + rule.facts, at: tuple, into: &graph, rename: { $0 })
    guard let concrete = ConcreteTerms(graph, roots: [nodes[0]], premises: Array(nodes.dropFirst()), prover) else { return nil }
    let rewriter = FunctionRewriter(rules)
    struct State {
      var function: RewritableFunction
      var parent: Int
      var rule: Int
    }
    var states = [State(function: concrete.function(concrete.roots[0]), parent: -1, rule: -1)]
    var depths = [0]
    var index = 0
    while index < states.count, states.count < Self.stateLimit {
      if depths[index] < Self.depthLimit {
        for (next, rule) in rewriter.successors(of: states[index].function) {
          // Back at some earlier program of this chain?
          var chain: [Int] = [index]
          while states[chain.last!].parent >= 0 { chain.append(states[chain.last!].parent) }
          let text = next.canonicalText
          // A rule that only exchanges operands comes back at once.
          if let start = chain.first(where: { states[$0].function.canonicalText == text }) {
            let path = chain.prefix(through: chain.firstIndex(of: start)!).reversed().map { $0 }
            let steps = path.dropFirst().map { states[$0].rule } + [rule]
            let functions = path.map { states[$0].function } + [next]
            return RewriteCycle(terms: functions.map { $0.graph.text($0.result) }, rules: steps.map { self.rules[$0].name })
          }
          states.append(State(function: next, parent: index, rule: rule))
          depths.append(depths[index] + 1)
        }
      }
      index += 1
    }
    return nil
  }
}
