package import BitVector
package import Rewriting
package import Rules

/// A proof that rewriting with a set of rules comes to an end, whatever rules are used in whatever order; or why there is none.
///
/// The proof is an order on programs, as graphs whose shared operations count once, compared component by component. The first components
/// are sums of weights of operations: those of ``Measure`` where they do, others found by linear programming where they don't. Then come
/// the size as a tree and, for what keeps even that, a Knuth–Bendix order on trees. Each component is a natural number or a well-founded
/// order, no rule raises a component before the one it lowers, so no chain of rewrites is infinite. As with ``Measure``, a rule fires only
/// where the inner operations that the comparison takes to vanish have no other use.
package struct Termination: Sendable {
  package typealias Feature = Measure.Feature

  package struct Component: Sendable {
    package enum Kind: Hashable, Sendable {
      /// One of ``Measure``'s, by its name.
      case standard(String)
      /// Found weights; features not named weigh nothing.
      case weights([Feature: Int])
      /// Operations with shared ones counted at each use, and no variable more often.
      case treeSize
      /// The Knuth–Bendix order in which an operation is greater than those after it; operations not named are the least.
      case precedence([Operation])
    }
    package var kind: Kind
    /// Rules that it lowers and the components before it keep, by index.
    package var rules: [Int]
  }

  /// In the order of comparison.
  package var components: [Component] = []
  /// The smallest set of rules for which no order was found, by index: without any one of them there is one. Empty: termination is proven.
  package var culprits: [Int] = []
  package var isProven: Bool { culprits.isEmpty }

  /// Looks for a proof for `rules`.
  package init(of rules: [Rule]) {
    let search = Search(rules)
    var remaining = Array(rules.indices)
    components = search.components(&remaining)
    guard !remaining.isEmpty else { return }
    components = []
    // Leave out whatever isn't needed to be without an order.
    culprits = remaining
    var size = culprits.count
    while size > 0 {
      var end = culprits.count
      while end > 0 {
        let part = max(0, end - size)..<end
        var fewer = culprits
        fewer.removeSubrange(part)
        let candidate = fewer
        _ = search.components(&fewer)
        if !fewer.isEmpty { culprits = candidate }
        end = part.lowerBound
      }
      size /= 2
    }
  }
}

extension RewriteOrder {
  /// The order in which rules that keep cost and number of operations come to an end, or all of them where some raise the cost; the usual one
  /// where it does for all of them, or none is found.
  package init(endingFor rules: [Rule]) {
    func key(_ root: NodeID, _ rule: Rule) -> (Int, Int) {
      let measure = Measure(rule.graph, root)
      return (measure.cost, measure.operations)
    }
    let raisesCost = rules.contains { key($0.rhs, $0) > key($0.lhs, $0) }
    let concerned = raisesCost ? rules : rules.filter { key($0.rhs, $0) == key($0.lhs, $0) }
    if !raisesCost, concerned.allSatisfy(Measure.decreases) {
      self.init()
      return
    }
    self.init(
      Termination(of: concerned).components.compactMap { component in
        switch component.kind {
        case .standard("cost"): .cost
        case .standard("operations"): .operations
        case .standard("weight"): .weight
        case .standard("missing flags"): .missingFlags
        case .weights(let weights): .features(weights)
        default: nil
        }
      }, precedesCost: raisesCost)
  }
}

/// The search for components.
private struct Search {
  private let rules: [Rule]
  /// What each rule takes away, by feature; what it adds is negative.
  private let losses: [[Termination.Feature: Int]]

  init(_ rules: [Rule]) {
    self.rules = rules
    losses = rules.map { rule in
      var loss: [Termination.Feature: Int] = [:]
      for (root, sign) in [(rule.lhs, 1), (rule.rhs, -1)] {
        for id in rule.graph.cone([root]) where rule.graph[id].kind == .operation && !rule.graph.isConstantExpression(id) {
          let node = rule.graph[id]
          loss[.init(node.operation), default: 0] += sign
          for flag in node.operation.row.flags.subtracting(node.flags).individual { loss[.init(node.operation, missing: flag), default: 0] += sign }
        }
      }
      return loss.filter { $0.value != 0 }
    }
  }

  /// The weights of features with which no rule adds weight and some take some away; nil: there are none.
  private func weights(_ rules: [Int], _ isFeature: (Termination.Feature) -> Bool) -> [Termination.Feature: Int]? {
    let features = Set(rules.flatMap { losses[$0].keys }).filter(isFeature).sorted()
    if features.isEmpty { return nil }
    let rows = rules.map { index in features.map { losses[index][$0, default: 0] } }
    return LinearWeights.solve(rows).map { weights in Dictionary(uniqueKeysWithValues: zip(features, weights).filter { $0.1 > 0 }) }
  }

  /// Components that lower the rules in `remaining`, which keeps those for which there is none.
  func components(_ remaining: inout [Int]) -> [Termination.Component] {
    var components: [Termination.Component] = []
    func take(_ kind: Termination.Component.Kind, _ loss: (Int) -> Int) {
      let changes = remaining.map(loss)
      guard changes.allSatisfy({ $0 >= 0 }), changes.contains(where: { $0 > 0 }) else { return }
      components.append(.init(kind: kind, rules: zip(remaining, changes).filter { $0.1 > 0 }.map(\.0)))
      remaining = zip(remaining, changes).filter { $0.1 == 0 }.map(\.0)
    }
    func sum(_ index: Int, _ weight: (Termination.Feature) -> Int) -> Int { losses[index].reduce(0) { $0 + $1.value * weight($1.key) } }
    take(.standard("cost")) { sum($0) { $0.missing.isEmpty ? $0.operation.row.cost : 0 } }
    take(.standard("operations")) { sum($0) { $0.missing.isEmpty ? 1 : 0 } }
    take(.standard("weight")) { sum($0) { $0.missing.isEmpty ? $0.operation.weight : 0 } }
    func takeWeights(_ isFeature: (Termination.Feature) -> Bool) {
      while let chosen = weights(remaining, isFeature) { take(.weights(chosen)) { sum($0) { chosen[$0, default: 0] } } }
    }
    // Weights of operations alone say the same of a pattern whatever flags it is met with.
    takeWeights(\.missing.isEmpty)
    take(.standard("missing flags")) { sum($0) { $0.missing.isEmpty ? 0 : 1 } }
    takeWeights { _ in true }
    take(.treeSize) { TreeOrder(rules[$0].graph).sizeLoss(rules[$0].lhs, rules[$0].rhs) }
    if !remaining.isEmpty, let order = TreeOrder.precedence(remaining.map { rules[$0] }) {
      components.append(.init(kind: .precedence(order), rules: remaining))
      remaining = []
    }
    return components
  }
}
