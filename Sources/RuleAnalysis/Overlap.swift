import BitVector
import Rules
import Solver

/// A program in which two rules may fire, one at its root, the other at the root or below.
struct Overlap {
  /// What the whole is.
  var source: NodeID
  /// What the outer rule makes of it.
  var outer: NodeID
  /// The part at which the inner rule fires, and what it makes of that.
  var part: NodeID
  var inner: NodeID
  /// Tells it from other overlaps of the same two rules, whatever the widths: the place in the pattern, and the order of operands.
  var key: [Int]
  /// Conditions and facts of both, and equations between their constants.
  var premises: [NodeID]
  /// Holds them all; constants are symbols still.
  var graph: ExpressionGraph

  /// All overlaps of `outer` at the widths `outerTuple` with `inner`; two copies of one rule at their roots are none.
  static func all(_ outer: Rule, _ outerTuple: [Int], _ inner: Rule, _ innerTuple: [Int], isSameRule: Bool) -> [Overlap] {
    var graph = ExpressionGraph()
    let first = outer.instantiate([outer.lhs, outer.rhs, outer.condition] + outer.facts, at: outerTuple, into: &graph, rename: { $0 })
    let taken = Set(graph.symbols.map(\.name))
    func rename(_ name: String) -> String {
      var name = name
      while taken.contains(name) { name += "_" }
      return name
    }
    let second = inner.instantiate([inner.lhs, inner.rhs, inner.condition] + inner.facts, at: innerTuple, into: &graph, rename: rename)
    let unifier = Unifier(graph)
    var overlaps: [Overlap] = []
    let parts = graph.cone([first[0]]).filter(unifier.isOperation).reversed()
    for (place, part) in parts.enumerated() where !(isSameRule && part == first[0]) {
      for (order, solved) in unifier.unifying(part, second[0]).enumerated() {
        var builder = Builder(solved)
        // Hosts compute what is made of constants before any rule sees it.
        guard let source = builder.build([first[0]]), !builder.hasFoldable else { continue }
        let roots = builder.build([first[1], part, second[1]])
        let conditions = builder.build([first[2], second[2]] + first.dropFirst(3) + second.dropFirst(3))
        guard let roots, let conditions, let equations = builder.equations() else { continue }
        let premises = (conditions + equations).filter { !(builder.graph[$0].kind == .literal && builder.graph[$0].value & 1 == 1) }
        overlaps.append(
          Overlap(source: source[0], outer: roots[0], part: roots[1], inner: roots[2], key: [place, order], premises: premises, graph: builder.graph))
      }
    }
    return overlaps
  }

  /// Several choices of values for the constants, as far as they fulfil the premises: two with none of 0, 1 and -1, all constants different from
  /// one to the other; and one for each of 0, 1, -1 and the least value, with that for some constant. Without constants there is one. At most `limit`.
  func choices(_ prover: RefinementProver, limit: Int = 6) -> [ConcreteTerms] {
    let roots = [source, outer, part, inner]
    let constants = graph.cone(roots + premises).filter { graph[$0].kind == .constant && graph[$0].width != .bits(1) }
    guard !constants.isEmpty else { return [ConcreteTerms(graph, roots: roots, premises: premises, prover)].compactMap { $0 } }
    var choices: [ConcreteTerms] = []
    /// Adds the choice that `conditions` allow; their nodes belong to `grown`.
    func choose(_ grown: ExpressionGraph, _ conditions: [NodeID]) {
      guard let terms = ConcreteTerms(grown, roots: roots, premises: premises + conditions, prover) else { return }
      let isNew = !choices.contains { other in constants.allSatisfy { other.values[Int(graph[$0].value)] == terms.values[Int(graph[$0].value)] } }
      if isNew { choices.append(terms) }
    }
    var plain = graph
    var usual: [NodeID] = []
    for id in constants { for value in [0, 1, -1] as [Int64] { usual.append(plain.operation(.ne, id, plain.literal(value, width: graph[id].width))) } }
    choose(plain, usual)
    if let first = choices.first, limit > 1 {
      var second = plain
      let others = constants.map { id in
        second.operation(.ne, id, second.literal(Int64(bitPattern: first.values[Int(graph[id].value)]), width: graph[id].width))
      }
      choose(second, usual + others)
    }
    for value in [0, 1, -1, Int64.min] where choices.count < limit {
      var edge = graph
      let hits = constants.map { id in
        let width = graph[id].width.bits ?? 64
        return edge.operation(.eq, id, edge.literal(value == .min ? -1 << Int64(width - 1) : value, width: graph[id].width))
      }
      let some = hits.dropFirst().reduce(hits[0]) { edge.operation(.or, $0, $1) }
      choose(edge, [some])
    }
    if choices.isEmpty { choose(graph, []) }
    return choices
  }
}

/// Makes two expressions of one graph equal by values for their variables: classes of nodes, joined from the roots down.
private struct Unifier {
  let graph: ExpressionGraph
  private var parent: [Int]
  /// The node that says what the class is: an operation before a constant before a variable.
  private var schema: [Int]
  private var flags: [Flags]
  private let isConstant: [Bool]
  /// Constant expressions that must have one value.
  private(set) var equations: [(NodeID, NodeID)] = []

  init(_ graph: ExpressionGraph) {
    self.graph = graph
    parent = Array(graph.nodes.indices)
    schema = Array(graph.nodes.indices)
    flags = graph.nodes.map(\.flags)
    isConstant = graph.nodes.indices.map { graph.isConstantExpression(NodeID($0)) }
    steps = Steps(left: max(200, 200_000 / max(1, graph.nodes.count)))
  }

  /// What all unifiers that come of one may do together: patterns that resemble themselves could be overlaid in exponentially many ways.
  private final class Steps {
    var left: Int
    init(left: Int) { self.left = left }
  }
  private let steps: Steps

  func isOperation(_ id: NodeID) -> Bool { graph[id].kind == .operation && !isConstant[id.index] }

  private func find(_ id: NodeID) -> Int {
    var index = id.index
    while parent[index] != index { index = parent[index] }
    return index
  }
  /// The node that stands for the class of `id`, and the flags of all its members.
  func representative(_ id: NodeID) -> (node: NodeID, flags: Flags) {
    let root = find(id)
    return (NodeID(schema[root]), flags[root])
  }

  /// Operands of commutative operations can be exchanged in more ways than are worth a look.
  private static let limit = 64

  /// The ways to make `a` and `b` equal, by the orders of commutative operands.
  func unifying(_ a: NodeID, _ b: NodeID) -> [Unifier] {
    if steps.left == 0 { return [] }
    steps.left -= 1
    var result = self
    let (x, y) = (find(a), find(b))
    if x == y { return [result] }
    let (left, right) = (NodeID(schema[x]), NodeID(schema[y]))
    guard graph[left].width == graph[right].width else { return [] }
    func join(_ chosen: NodeID) {
      result.parent[y] = x
      result.schema[x] = chosen.index
      result.flags[x] = flags[x].union(flags[y])
    }
    if graph[left].kind == .variable {
      join(right)
      return [result]
    }
    if graph[right].kind == .variable {
      join(left)
      return [result]
    }
    if isConstant[left.index] || isConstant[right.index] {
      guard isConstant[left.index], isConstant[right.index] else { return [] }
      if graph[left].kind == .literal, graph[right].kind == .literal { return [] }
      result.equations.append((left, right))
      join(graph[right].kind == .literal ? right : left)
      return [result]
    }
    let (node, other) = (graph[left], graph[right])
    join(left)
    func pairwise(_ operands: [NodeID]) -> [Unifier] {
      zip(node.operands, operands).reduce([result]) { unifiers, pair in Array(unifiers.flatMap { $0.unifying(pair.0, pair.1) }.prefix(Self.limit)) }
    }
    var all: [Unifier] = []
    for operands in other.operandOrders(as: node.operation) { all += pairwise(operands) }
    return Array(all.prefix(Self.limit))
  }
}

/// Builds the expressions that a unifier makes of its graph's nodes.
private struct Builder {
  private let unifier: Unifier
  private(set) var graph = ExpressionGraph()
  private var built: [NodeID: NodeID] = [:]
  private var isUnderWay: Set<NodeID> = []
  /// An operation on variables has become one on constants.
  private(set) var hasFoldable = false

  init(_ unifier: Unifier) {
    self.unifier = unifier
    for symbol in unifier.graph.symbols { graph.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant) }
  }

  /// nil where a variable would stand for an expression that holds itself.
  mutating func build(_ roots: [NodeID]) -> [NodeID]? {
    var result: [NodeID] = []
    for root in roots {
      guard let node = build(root) else { return nil }
      result.append(node)
    }
    return result
  }

  mutating func equations() -> [NodeID]? {
    var result: [NodeID] = []
    for (left, right) in unifier.equations {
      let sides = graph.copy([left, right], from: unifier.graph)
      result.append(graph.operation(.eq, sides[0], sides[1]))
    }
    return result
  }

  private mutating func build(_ id: NodeID) -> NodeID? {
    let (node, flags) = unifier.representative(id)
    if let done = built[node] { return done }
    guard isUnderWay.insert(node).inserted else { return nil }
    defer { isUnderWay.remove(node) }
    let source = unifier.graph[node]
    if !unifier.isOperation(node) {
      // Constants as they are; what they must equal is among the equations.
      built[node] = graph.copy([node], from: unifier.graph)[0]
      return built[node]
    }
    var operands: [NodeID] = []
    for operand in source.operands {
      guard let made = build(operand) else { return nil }
      operands.append(made)
    }
    let result = graph.operation(source.operation, flags: flags, width: source.width, operands: operands)
    if graph.isConstantExpression(result) { hasFoldable = true }
    built[node] = result
    return result
  }
}
