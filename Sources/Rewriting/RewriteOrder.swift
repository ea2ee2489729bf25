import BitVector
package import Rules

/// How programs of equal cost and equally many operations compare, before the rest of the ``FunctionMeasure`` does: by sums of weights, the
/// first difference decides.
///
/// Rules that exchange operations of equal cost against the usual weights need weights of their own to come to an end; rules that raise the
/// cost need weights that decide before it does.
package struct RewriteOrder: Sendable {
  package enum Component: Sendable {
    /// The usual costs of operations.
    case cost
    /// Their number.
    case operations
    /// The usual weights of operations.
    case weight
    case missingFlags
    /// Features not named weigh nothing.
    case features([Measure.Feature: Int])
  }
  private let components: [Component]
  /// It decides before the cost does.
  let precedesCost: Bool

  package init(_ components: [Component] = [], precedesCost: Bool = false) {
    self.components = components
    self.precedesCost = precedesCost
  }

  /// By component, what `nodes` weigh.
  func weights(_ nodes: [Node]) -> [Int] {
    components.map { component in nodes.reduce(0) { $0 + weight($1, component) } }
  }

  private func weight(_ node: Node, _ component: Component) -> Int {
    let missing = node.operation.row.flags.subtracting(node.flags).individual
    return switch component {
    case .cost: node.operation.row.cost
    case .operations: 1
    case .weight: node.operation.weight
    case .missingFlags: missing.count
    case .features(let weights): missing.reduce(weights[.init(node.operation), default: 0]) { $0 + weights[.init(node.operation, missing: $1), default: 0] }
    }
  }
}
