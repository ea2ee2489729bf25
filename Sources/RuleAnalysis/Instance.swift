import BitVector
import Rules
import Solver

/// One rule seen as an instance of another: what the general rule's symbols and widths stand for in the special one.
struct Instance {
  private let general: Rule
  private let special: Rule
  /// Nodes of the special rule's graph, by symbol of the general one.
  private var symbols: [Int: NodeID] = [:]
  /// Widths of the special rule, by width name of the general one.
  private var widths: [Int: WidthTerm] = [:]
  /// Constant expressions of the general rule, and what they must equal in the special one.
  private var equations: [(general: NodeID, special: NodeID)] = []
  /// Operations of the special rule, by operation of the general pattern.
  private(set) var operations: [NodeID: NodeID] = [:]

  private init(_ general: Rule, _ special: Rule) { (self.general, self.special) = (general, special) }

  /// Operands of commutative operations can be exchanged in more ways than are worth a look.
  private static let limit = 256

  /// The ways in which `general`'s pattern matches the expression `root` of `special`; facts that introduce symbols match facts.
  static func all(of general: Rule, in special: Rule, at root: NodeID) -> [Instance] {
    var instances = Instance(general, special).match(general.lhs, root)
    for fact in general.facts {
      instances = instances.flatMap { instance -> [Instance] in
        if general.symbols(in: fact).allSatisfy({ instance.symbols[$0] != nil }) { return [instance] }
        return special.facts.flatMap { instance.match(fact, $0) }
      }
    }
    return instances
  }

  private func match(_ pattern: NodeID, _ term: NodeID) -> [Instance] {
    var result = self
    let (node, target) = (general.graph[pattern], special.graph[term])
    guard result.unify(node.width, target.width) else { return [] }
    switch node.kind {
    case .variable, .constant:
      if node.kind == .constant, !special.graph.isConstantExpression(term) { return [] }
      if let bound = symbols[Int(node.value)] {
        if bound == term { return [result] }
        guard node.kind == .constant else { return [] }
        result.equations.append((pattern, term))
      } else {
        result.symbols[Int(node.value)] = term
      }
      return [result]
    case .literal where target.kind == .literal: return target.value == node.value ? [result] : []
    case _ where general.graph.isConstantExpression(pattern):
      guard special.graph.isConstantExpression(term) else { return [] }
      result.equations.append((pattern, term))
      return [result]
    case .literal, .widthValue: return []
    case .operation:
      guard target.kind == .operation, target.flags.isSuperset(of: node.flags) else { return [] }
      result.operations[pattern] = term
      func pairwise(_ operands: [NodeID]) -> [Instance] {
        zip(node.operands, operands).reduce([result]) { instances, pair in Array(instances.flatMap { $0.match(pair.0, pair.1) }.prefix(Self.limit)) }
      }
      var all: [Instance] = []
      for operands in target.operandOrders(as: node.operation) { all += pairwise(operands) }
      return Array(all.prefix(Self.limit))
    }
  }

  private mutating func unify(_ a: WidthTerm, _ b: WidthTerm) -> Bool {
    guard let name = a.nameIndex else { return a == b }
    if let bound = widths[name] { return bound == b }
    widths[name] = b
    return true
  }

  /// Wherever the special rule may fire, the general one may: its widths are among the general rule's, and its condition and facts imply the
  /// general rule's condition, facts and equations. Decided by the solver, at all widths at once or at one after another.
  ///
  /// A fact about variables must also look like one of the special rule's, its constants aside: what follows from a fact in another form isn't
  /// therefore something that a host can prove.
  func covers(_ prover: RefinementProver) -> Bool {
    guard coversWidths() else { return false }
    var graph = special.graph
    guard let goal = goal(&graph), factsAreNamed(&graph) else { return false }
    if graph[goal].kind == .literal { return graph[goal].value & 1 == 1 }
    let one = graph.literal(1, width: .bits(1))
    let premises = [special.condition] + special.facts
    func isImplied(_ tuple: [Int]) -> Bool {
      if case .proved = prover.verdict(graph, source: one, target: goal, premises: premises, widths: tuple) { return true }
      return false
    }
    guard let claimed = special.boundedTuples else { return false }
    let tuples = Self.sample(claimed)
    guard let first = tuples.first, isImplied(first) else { return false }
    if case .proved = prover.verdictAtAllWidths(graph, source: one, target: goal, premises: premises, orders: [], except: []) { return true }
    return tuples.dropFirst().allSatisfy(isImplied)
  }

  /// At most 64 of `tuples`, evenly spread, the first and the last among them.
  private static func sample(_ tuples: [[Int]]) -> [[Int]] {
    if tuples.count <= 64 { return tuples }
    return (0..<64).map { tuples[$0 * (tuples.count - 1) / 63] }
  }

  /// The general rule's condition, facts and equations as one truth in the special rule's names; nil where a symbol stands for nothing.
  private func goal(_ graph: inout ExpressionGraph) -> NodeID? {
    var parts = general.facts
    if general.isConditional { parts.append(general.condition) }
    guard var translated = translate(parts + equations.map(\.general), &graph) else { return nil }
    let sides = translated.suffix(equations.count)
    translated.removeLast(equations.count)
    for (side, equation) in zip(sides, equations) {
      guard graph[side].width == graph[equation.special].width else { return nil }
      translated.append(graph.operation(.eq, side, equation.special))
    }
    guard let first = translated.first else { return graph.literal(1, width: .bits(1)) }
    return translated.dropFirst().reduce(first) { graph.operation(.and, $0, $1) }
  }

  /// What the general rule makes of the part it matches, as a node of `graph`, the special rule's; nil where a symbol stands for nothing.
  func replacement(_ graph: inout ExpressionGraph) -> NodeID? { translate([general.rhs], &graph)?[0] }

  private func factsAreNamed(_ graph: inout ExpressionGraph) -> Bool {
    guard let facts = translate(general.facts, &graph) else { return false }
    let known = Set(special.facts.map { Self.shape(graph, $0) })
    return facts.allSatisfy { graph.isConstantExpression($0) || known.contains(Self.shape(graph, $0)) }
  }

  /// The text of an expression without its constants.
  private static func shape(_ graph: ExpressionGraph, _ id: NodeID) -> String {
    if graph.isConstantExpression(id) { return "_" }
    let node = graph[id]
    return node.isLeaf ? graph.text(id) : "(\(node.operation) \(node.operands.map { shape(graph, $0) }.joined(separator: " ")))"
  }

  private func translate(_ roots: [NodeID], _ graph: inout ExpressionGraph) -> [NodeID]? {
    let names = general.graph.cone(roots).map { general.graph[$0] }
    let isComplete = names.allSatisfy { node in
      switch node.kind {
      case .variable, .constant: symbols[Int(node.value)] != nil
      case .widthValue: widths[Int(node.value)] != nil
      case .literal, .operation: true
      }
    }
    guard isComplete else { return nil }
    return graph.copy(
      roots, from: general.graph, width: { $0.nameIndex.flatMap { widths[$0] } ?? $0 },
      replacing: { graph, _, node in
        switch node.kind {
        case .variable, .constant: return symbols[Int(node.value)]
        case .widthValue:
          let own = node.width.nameIndex.flatMap { widths[$0] } ?? node.width
          let named = widths[Int(node.value)]!
          return named.bits.map { graph.literal(Int64($0), width: own) } ?? graph.widthValue(named.nameIndex!, width: own)
        case .literal, .operation: return nil
        }
      })
  }

  private func generalTuple(_ tuple: [Int]) -> [Int] {
    general.widths.indices.map { widths[$0]?.resolved(tuple) ?? general.widths[$0].widths.first ?? 1 }
  }

  private func coversWidths() -> Bool {
    // Up to two width names all tuples are looked at; beyond that each name by itself.
    if special.widths.count <= 2, let tuples = special.boundedTuples { return tuples.allSatisfy { general.admits(generalTuple($0)) } }
    return widths.allSatisfy { name, width in
      width.nameIndex.map { index in special.widths[index].widths.allSatisfy(general.widths[name].contains) } ?? general.widths[name].contains(width.bits ?? 0)
    }
  }
}
