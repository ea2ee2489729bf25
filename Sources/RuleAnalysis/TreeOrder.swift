import BitVector
import Rules

/// The order of Knuth and Bendix on expressions as trees, every operation and every leaf of weight 1, commutative operands as a multiset.
///
/// A tree is greater than another if no variable occurs more often in the other and it weighs more; or weighs the same and its operation
/// comes earlier in the precedence; or has the same operation and greater operands. (D. Knuth, P. Bendix: Simple word problems in universal
/// algebras, 1970.)
struct TreeOrder {
  private let graph: ExpressionGraph

  init(_ graph: ExpressionGraph) { self.graph = graph }

  /// "The first comes before the second": what a precedence must fulfil.
  struct Requirement: Hashable {
    var greater: Operation
    var less: Operation
  }

  /// A precedence in which the pattern of each of `rules` is greater than its replacement, greatest first; nil if none was found.
  static func precedence(_ rules: [Rule]) -> [Operation]? {
    var requirements: Set<Requirement> = []
    for rule in rules {
      guard let needed = TreeOrder(rule.graph).greater(rule.lhs, rule.rhs) else { return nil }
      requirements.formUnion(needed)
    }
    var open = Set(requirements.flatMap { [$0.greater, $0.less] }).sorted { $0.rawValue < $1.rawValue }
    var order: [Operation] = []
    while !open.isEmpty {
      guard let next = open.first(where: { operation in !requirements.contains { $0.less == operation && open.contains($0.greater) } }) else { return nil }
      order.append(next)
      open.removeAll { $0 == next }
    }
    return order
  }

  /// Operations that `left` has more than `right`, shared ones counted at each use; -1 if some variable occurs more often in `right`, or it is
  /// larger.
  func sizeLoss(_ left: NodeID, _ right: NodeID) -> Int {
    guard hasNoNewVariables(left, right) else { return -1 }
    return max(-1, count(left) { $0.kind == .operation } - count(right) { $0.kind == .operation })
  }

  /// What the precedence must fulfil for `left` to be greater than `right`; nil if it isn't under any.
  private func greater(_ left: NodeID, _ right: NodeID) -> Set<Requirement>? {
    guard left != right, hasNoNewVariables(left, right) else { return nil }
    let (leftWeight, rightWeight) = (count(left) { _ in true }, count(right) { _ in true })
    if leftWeight != rightWeight { return leftWeight > rightWeight ? [] : nil }
    guard isTree(left), isTree(right) else { return nil }
    let (a, b) = (normalized(left), normalized(right))
    if a.operation != b.operation { return [Requirement(greater: a.operation, less: b.operation)] }
    if a.operation.isCommutative {
      var (rest, others) = (a.operands, b.operands)
      for operand in a.operands {
        guard let place = others.firstIndex(of: operand) else { continue }
        others.remove(at: place)
        rest.remove(at: rest.firstIndex(of: operand)!)
      }
      if rest.isEmpty { return nil }
      var all: Set<Requirement> = []
      for other in others {
        guard let needed = rest.lazy.compactMap({ greater($0, other) }).first else { return nil }
        all.formUnion(needed)
      }
      return all
    }
    guard let place = a.operands.indices.first(where: { a.operands[$0] != b.operands[$0] }) else { return nil }
    return greater(a.operands[place], b.operands[place])
  }

  private func isTree(_ id: NodeID) -> Bool { graph[id].kind == .operation && !graph.isConstantExpression(id) }

  /// Comparisons are read from left to right, less before greater, as hosts keep them.
  private func normalized(_ id: NodeID) -> (operation: Operation, operands: [NodeID]) {
    let node = graph[id]
    guard node.operation.isComparison, node.operation.swapped.rawValue < node.operation.rawValue else { return (node.operation, node.operands) }
    return (node.operation.swapped, [node.operands[1], node.operands[0]])
  }

  private func hasNoNewVariables(_ left: NodeID, _ right: NodeID) -> Bool {
    let variables = graph.cone([right]).filter { graph[$0].kind == .variable }
    return variables.allSatisfy { variable in count(right) { $0 == graph[variable] } <= count(left) { $0 == graph[variable] } }
  }

  /// How many nodes of the tree fulfil `isCounted`; expressions over constants are leaves. Stops counting at a billion.
  private func count(_ root: NodeID, _ isCounted: (Node) -> Bool) -> Int {
    var counts: [NodeID: Int] = [:]
    for id in graph.cone([root]) {
      if graph.isConstantExpression(id) {
        // A leaf, whatever it is made of.
        counts[id] = graph[id].kind == .operation ? (isCounted(Self.leaf) ? 1 : 0) : isCounted(graph[id]) ? 1 : 0
      } else {
        counts[id] = min(graph[id].operands.reduce(isCounted(graph[id]) ? 1 : 0) { $0 + counts[$1]! }, 1_000_000_000)
      }
    }
    return counts[root]!
  }

  private static let leaf: Node = {
    var graph = ExpressionGraph()
    let zero = graph.literal(0, width: .bits(1))
    return graph[zero]
  }()
}
