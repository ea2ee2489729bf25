import BitVector

/// A family in the making: pattern, replacement and facts over symbolic constants, the condition still unknown.
struct RuleDraft {
  var graph: ExpressionGraph
  var source: NodeID
  var target: NodeID
  var facts: [NodeID]
  /// A node of one bit, once it is known.
  var condition: NodeID?
  /// Symbol indices of the constants, in the order of the columns of ``Samples``.
  var constants: [Int]
  /// The constants' values in the finding.
  var original: [UInt64]
  var originalWidths: [Int]
  var skeleton: Skeleton
  /// For the finding's constants it is the finding, literal for literal.
  var isFindingItself = false
  /// The replacement's constants are expressed in the shortest way.
  var isNatural = false
  /// Of some neighbours of the finding (``Neighbours``), the part by which another replacement with the same constants is right for clearly more.
  var neighbourShortfall = 0.0
  /// Which holes of the skeleton's pattern its constants stand for.
  var partition: Partition
  /// Drafts with other replacements that are right for constants of other families, not for the finding's.
  var others: [RuleDraft] = []

  /// `terms` writes the node of each hole of the replacement and the facts.
  init(_ skeleton: Skeleton, _ partition: Partition, terms: (_ hole: Int, _ graph: inout ExpressionGraph, _ constants: [NodeID]) -> NodeID) {
    self.skeleton = skeleton
    self.partition = partition
    originalWidths = skeleton.originalWidths
    graph = ExpressionGraph()
    for name in skeleton.graph.widthNames { _ = graph.width(named: name) }
    let used = Set(skeleton.variables)
    for (index, symbol) in skeleton.graph.symbols.enumerated() where used.contains(index) { graph.symbol(symbol.name, width: symbol.width, isConstant: false) }
    constants = []
    original = []
    var nodes: [NodeID] = []
    var ofHole: [Int: NodeID] = [:]
    let groups = partition.columns
    for (index, group) in groups.enumerated() {
      let hole = skeleton.holes[group[0]]
      var name = groups.count == 1 ? "C" : "C\(index + 1)"
      while graph.symbols.contains(where: { $0.name == name }) || graph.widthNames.contains(name) { name += "_" }
      constants.append(graph.symbols.count)
      let node = graph.symbol(name, width: hole.width, isConstant: true)
      original.append(UInt64(bitPattern: hole.original) & ConcreteAlgebra.mask(hole.width.resolved(skeleton.originalWidths)))
      nodes.append(node)
      for member in group { ofHole[skeleton.holes[member].symbol] = node }
    }
    for (hole, value) in partition.fixed { ofHole[skeleton.holes[hole].symbol] = graph.literal(value, width: skeleton.holes[hole].width) }
    for (index, hole) in skeleton.holes.enumerated() where ofHole[hole.symbol] == nil { ofHole[hole.symbol] = terms(index, &graph, nodes) }
    let roots = graph.copy(
      [skeleton.source, skeleton.target] + skeleton.facts, from: skeleton.graph,
      replacing: { graph, _, node in
        switch node.kind {
        case .constant: ofHole[Int(node.value)]
        case .variable: graph.symbolNode(named: skeleton.graph.symbols[Int(node.value)].name)
        default: nil
        }
      })
    source = roots[0]
    target = roots[1]
    facts = Array(roots.dropFirst(2))
  }

  /// Pattern, replacement and facts.
  var text: String { ([source, target] + facts).map { graph.text($0) }.joined(separator: " => ") }

  /// Operations on constants alone in the replacement and the facts that the pattern doesn't have.
  var constantOperations: Int {
    let pattern = Set(graph.cone([source]))
    return graph.cone([target] + facts).count { graph[$0].kind == .operation && !pattern.contains($0) && graph.isConstantExpression($0) }
  }

  /// Literals of the finding, of more than two, that stand among constants in the replacement and the facts but not in the pattern.
  var chanceLiterals: Int {
    let pattern = Set(graph.cone([source]))
    let nodes = graph.cone([target] + facts)
    return nodes.count { id in
      graph[id].kind == .literal && !(-2...2).contains(graph[id].value) && !pattern.contains(id)
        && nodes.contains { graph[$0].kind == .operation && graph[$0].operands.contains(id) && graph.isConstantExpression($0) }
    }
  }

  /// A fact stands there with a literal and none of the pattern's constants.
  var hasLiteralFacts: Bool {
    facts.contains { fact in
      let nodes = graph.cone([fact]).map { graph[$0] }
      return nodes.contains { $0.kind == .literal } && !nodes.contains { $0.kind == .constant }
    }
  }

  /// A constant of more than a bit stands in a fact alone.
  var hasFreeFacts: Bool {
    let pattern = graph.symbols(below: [source])
    return constants.contains { !pattern.contains($0) && graph.symbols[$0].width != .bits(1) }
  }

  /// Widths are vocabulary: bits are counted, or nothing else is there.
  var countsBits: Bool { constants.isEmpty || graph.countsBits([source, target] + facts) }

  /// The greatest signed value is a bound somewhere.
  var isSigned: Bool {
    let ordering: Set<Operation> = [.slt, .sle, .sgt, .sge, .smin, .smax, .saddOverflow, .ssubOverflow, .smulOverflow, .sdiv, .srem, .floordiv]
    return graph.cone([source, target] + facts).contains { id in
      graph[id].kind == .operation && (graph[id].flags.contains(.nsw) || ordering.contains(graph[id].operation))
    }
  }

  /// Of the pattern's operations.
  var flagCount: Int { graph.cone([source]).reduce(0) { $0 + graph[$1].flags.individual.count } }

  /// Nothing that replacement and facts compute from constants is poison or undefined for the finding's.
  var isDefinedForFinding: Bool {
    let roots = graph.cone([target] + facts).filter { graph[$0].kind == .operation && graph.isConstantExpression($0) }
    if roots.isEmpty { return true }
    let program = Program(graph, roots: roots, widths: originalWidths)
    var values = [UInt64](repeating: 0, count: graph.symbols.count)
    for (constant, value) in zip(constants, original) { values[constant] = value }
    var frame = Program.Frame<ConcreteAlgebra>()
    program.run(&frame, values: values)
    return roots.indices.allSatisfy { frame.poison[program.roots[$0]] != true && program.undefined($0, ConcreteAlgebra(), frame) != true }
  }

  var hasProducts: Bool { graph.hasProducts([source, target] + facts) }

  var variables: [Int] { graph.symbols.indices.filter { !graph.symbols[$0].isConstant } }
  var constantNodes: [NodeID] {
    var copy = graph
    return constants.map { copy.symbolNode(named: graph.symbols[$0].name)! }
  }
  /// Says of each constant that it has a value, at the finding's widths; `graph` extends the draft's.
  func equations(_ values: [UInt64], _ graph: inout ExpressionGraph) -> [NodeID] {
    zip(constantNodes, values).map { node, value in
      let width = graph[node].width
      let literal = graph.literal(ConcreteAlgebra.signed(value, width.resolved(originalWidths)), width: width)
      return graph.operation(.eq, node, literal)
    }
  }
  var constantWidths: [WidthTerm] { constants.map { graph.symbols[$0].width } }

  func oracle(at widths: [Int], arena: SharedArena) -> Oracle {
    Oracle(
      graph, source: source, target: target, facts: facts, constants: constants, variables: variables, widths: widths, arena: arena,
      strays: skeleton.strays)
  }
  func inputBits(_ widths: [Int]) -> Int { variables.reduce(0) { $0 + graph.symbols[$1].width.resolved(widths) } }
  func constantBits(_ widths: [Int]) -> [Int] { constants.map { graph.symbols[$0].width.resolved(widths) } }

  /// The draft with other flags on some nodes; nodes that pattern and replacement share change together.
  func changingFlags(_ change: (NodeID, Node) -> Flags?) -> RuleDraft {
    var draft = self
    var fresh = ExpressionGraph()
    for name in graph.widthNames { _ = fresh.width(named: name) }
    for symbol in graph.symbols { fresh.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant) }
    // Operands are copied before the node is asked for, so a changed node is rebuilt over its changed operands.
    var map: [Int: NodeID] = [:]
    for id in graph.cone([source, target] + facts + (condition.map { [$0] } ?? [])) {
      let node = graph[id]
      if node.kind == .operation {
        map[id.index] = fresh.operation(
          node.operation, flags: change(id, node) ?? node.flags, width: node.width, operands: node.operands.map { map[$0.index]! })
      } else {
        map[id.index] = fresh.copy([id], from: graph)[0]
      }
    }
    draft.graph = fresh
    draft.source = map[source.index]!
    draft.target = map[target.index]!
    draft.facts = facts.map { map[$0.index]! }
    draft.condition = condition.map { map[$0.index]! }
    return draft
  }
}

extension ExpressionGraph {
  /// Something is multiplied or divided, if only by powers of two that lose no bits, or counted modulo a width.
  func hasProducts(_ roots: [NodeID]) -> Bool {
    cone(roots).contains { id in
      let node = self[id]
      if node.kind != .operation { return false }
      return node.operation.isDivision || [.mul, .smulOverflow, .umulOverflow, .fshl, .fshr].contains(node.operation)
        || node.operation == .shl && !node.flags.isDisjoint(with: [.nsw, .nuw])
    }
  }

  /// Positions and numbers of bits occur, with which a width may be compared.
  func countsBits(_ roots: [NodeID]) -> Bool {
    let counting: Set<Operation> = [.shl, .lshr, .ashr, .fshl, .fshr, .ctpop, .ctlz, .cttz, .log2, .zext, .sext, .trunc]
    return cone(roots).contains { id in self[id].kind == .widthValue || self[id].kind == .operation && counting.contains(self[id].operation) }
  }
}
