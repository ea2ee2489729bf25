import BitVector

/// A problem whose literals have become holes and whose widths have become names.
///
/// Every occurrence of a literal is a constant symbol of its own, so that equal ones can turn out independent.
struct Skeleton {
  /// Where a hole stands; in a fact with constants of its own as in the pattern.
  enum Role: Sendable { case pattern, replacement, fact }

  struct Hole: Sendable {
    /// The symbol's index in the graph.
    var symbol: Int
    var role: Role
    /// The literal's value in the finding, sign-extended.
    var original: Int64
    var width: WidthTerm
  }

  /// Widths are names or forced numbers; symbols are the problem's variables, then the holes.
  var graph: ExpressionGraph
  var source: NodeID
  var target: NodeID
  var facts: [NodeID]
  var holes: [Hole]
  /// The finding's width of each width name, in bits.
  var originalWidths: [Int]
  /// Pairs of width names (narrow, wide) that casts put in order.
  var order: [(narrow: WidthTerm, wide: WidthTerm)]
  /// Indices of the symbols that are variables and occur.
  private(set) var variables: [Int]
  /// What an assignment may be that says something simpler than the finding, with a pattern of one value if the replacement isn't of one too.
  let strays: Judgement
  /// Widths that are whole bytes, because bytes are swapped there.
  private let ofBytes: [WidthTerm]

  /// Widths that must be equal are one class; a class is a name unless it is forced to one bit.
  ///
  /// Where the target has nodes of the source, their literals are the source's, unless `separatingTarget`. With `pinningBits` what is one bit
  /// wide in the finding is so everywhere.
  init(_ problem: Problem, strays: Judgement, separatingTarget: Bool = false, pinningBits: Bool = false) {
    let graph = problem.graph
    var classes = WidthClasses(graph, roots: [problem.source, problem.target] + problem.assumptions)
    classes.unite(problem.source, problem.target)
    if pinningBits { classes.pinBits() }
    if problem.tiesWidths { classes.tieEqual() }
    let names = classes.names(graph)

    var fresh = ExpressionGraph()
    for name in names.ordered { _ = fresh.width(named: name.text) }
    var holes: [Hole] = []
    for (index, symbol) in graph.symbols.enumerated() {
      fresh.symbol(symbol.name, width: names.term(ofSymbol: index) ?? symbol.width, isConstant: false)
    }
    var used = Set<String>(graph.symbols.map(\.name))
    func hole(_ role: Role, _ node: Node, _ width: WidthTerm, _ fresh: inout ExpressionGraph) -> NodeID {
      var name = "\(role == .pattern ? "K" : role == .replacement ? "D" : "F")\(holes.count + 1)"
      while !used.insert(name).inserted { name += "_" }
      holes.append(Hole(symbol: fresh.symbols.count, role: role, original: node.value, width: width))
      return fresh.symbol(name, width: width, isConstant: true)
    }
    var built: [Int: NodeID] = [:]
    func build(_ id: NodeID, _ role: Role, _ fresh: inout ExpressionGraph) -> NodeID {
      if let done = built[id.index] { return done }
      let node = graph[id]
      let result: NodeID
      switch node.kind {
      case .literal: return hole(role, node, names.term(id), &fresh)
      case .variable, .constant: result = fresh.symbolNode(named: graph.symbols[Int(node.value)].name)!
      case .widthValue: return hole(role, node, names.term(id), &fresh)
      case .operation:
        let operands = node.operands.enumerated().map { position, operand -> NodeID in
          graph[operand].kind == .literal ? hole(role, graph[operand], names.term(id, operand: position), &fresh) : build(operand, role, &fresh)
        }
        result = fresh.operation(node.operation, flags: node.flags, width: names.term(id), operands: operands)
      }
      built[id.index] = result
      return result
    }
    source = build(problem.source, .pattern, &fresh)
    facts = problem.assumptions.map { build($0, problem.freesFacts ? .pattern : .fact, &fresh) }
    if separatingTarget { built = [:] }
    target = build(problem.target, .replacement, &fresh)
    self.graph = fresh
    self.holes = holes
    self.strays = fresh.isConstantExpression(target) ? strays : strays.union(.constant)
    originalWidths = names.ordered.map(\.bits)
    (order, variables, ofBytes) = Self.read(fresh, [source, target] + facts)
  }

  /// A pattern and a replacement without holes, at the widths `tuple`.
  init(_ graph: ExpressionGraph, source: NodeID, target: NodeID, facts: [NodeID], widths tuple: [Int]) {
    (self.graph, self.source, self.target, self.facts) = (graph, source, target, facts)
    holes = []
    strays = graph.isConstantExpression(target) ? [] : .constant
    originalWidths = tuple
    (order, variables, ofBytes) = Self.read(graph, [source, target] + facts)
  }

  /// What the operations say of the widths' order, and the variables that occur.
  private static func read(_ graph: ExpressionGraph, _ roots: [NodeID])
    -> (order: [(narrow: WidthTerm, wide: WidthTerm)], variables: [Int], ofBytes: [WidthTerm])
  {
    var order: [(narrow: WidthTerm, wide: WidthTerm)] = []
    var variables: [Int] = []
    var ofBytes: [WidthTerm] = []
    for id in graph.cone(roots) {
      let node = graph[id]
      if node.kind == .operation, node.operation == .bswap { ofBytes.append(node.width) }
      if node.kind == .variable { variables.append(Int(node.value)) }
      guard node.kind == .operation else { continue }
      // A three-way comparison tells three results apart.
      if node.operation.row.widths == .free { order.append((.bits(1), node.width)) }
      guard node.operation.isCast else { continue }
      let (from, to) = (graph.operandWidth(node), node.width)
      order.append(node.operation == .trunc ? (to, from) : (from, to))
    }
    return (order, variables.sorted(), ofBytes)
  }

  /// Widths are vocabulary: bits are counted, or nothing else is there.
  var countsBits: Bool { holes.allSatisfy { $0.role != .pattern } || graph.countsBits([source, target] + facts) }

  /// The casts widen and narrow as they say at these widths, and what has its bytes swapped has whole ones.
  func admits(_ widths: [Int]) -> Bool {
    order.allSatisfy { $0.narrow.resolved(widths) < $0.wide.resolved(widths) } && ofBytes.allSatisfy { $0.resolved(widths) % 8 == 0 }
  }

}

/// Which widths of a graph must be equal.
struct WidthClasses {
  /// Slots: node results, then the literal operands of each node (a literal has the width of its place).
  private var parent: [Int]
  private let nodeCount: Int
  private let graph: ExpressionGraph
  private let cone: [NodeID]
  private var forcedToOne: Set<Int> = []
  private let roots: [NodeID]

  init(_ graph: ExpressionGraph, roots: [NodeID]) {
    self.graph = graph
    self.roots = roots
    nodeCount = graph.nodes.count
    parent = Array(0..<(4 * graph.nodes.count))
    cone = graph.cone(roots)
    // Nodes of one symbol are one node; literals shared between places are not united, their places are.
    for id in cone where graph[id].kind == .operation {
      let node = graph[id]
      let places = node.operands.indices.map { place(id, $0) }
      switch node.operation.row.widths {
      case .uniform: for operand in places { unite(id.index, operand) }
      case .predicate:
        forceOne(id.index)
        for operand in places.dropFirst() { unite(places[0], operand) }
      case .select:
        forceOne(places[0])
        unite(id.index, places[1])
        unite(id.index, places[2])
      case .widening, .narrowing: break
      case .free: unite(places[0], places[1])
      }
    }
    for root in roots where graph[root].kind == .operation && roots.firstIndex(of: root)! >= 2 { forceOne(root.index) }
  }

  /// The slot of an operand: the operand's own, or for a literal one of this place alone.
  private func place(_ id: NodeID, _ position: Int) -> Int {
    let operand = graph[id].operands[position]
    return graph[operand].kind == .literal ? nodeCount * (position + 1) + id.index : operand.index
  }

  private func find(_ slot: Int) -> Int {
    var slot = slot
    while parent[slot] != slot { slot = parent[slot] }
    return slot
  }
  private mutating func unite(_ a: Int, _ b: Int) {
    let (x, y) = (find(a), find(b))
    if x == y { return }
    parent[max(x, y)] = min(x, y)
    if forcedToOne.remove(max(x, y)) != nil { forcedToOne.insert(min(x, y)) }
  }
  private mutating func forceOne(_ slot: Int) { forcedToOne.insert(find(slot)) }
  mutating func unite(_ a: NodeID, _ b: NodeID) { unite(a.index, b.index) }

  struct Names {
    struct Name { var text: String, bits: Int }
    var ordered: [Name]
    fileprivate var ofSlot: [Int: WidthTerm]
    fileprivate var ofSymbol: [Int: WidthTerm]
    fileprivate let classes: WidthClasses

    func term(_ id: NodeID) -> WidthTerm { ofSlot[classes.find(id.index)]! }
    func term(_ id: NodeID, operand: Int) -> WidthTerm { ofSlot[classes.find(classes.place(id, operand))]! }
    func term(ofSymbol index: Int) -> WidthTerm? { ofSymbol[index] }
  }

  /// Classes that are one bit wide in the finding are forced to be.
  mutating func pinBits() {
    for (slot, width) in bits where width == 1 { forceOne(slot) }
  }

  /// Classes that are of the same width in the finding, not of one bit, are one.
  mutating func tieEqual() {
    var first: [Int: Int] = [:]
    for (slot, width) in bits.sorted(by: { $0.key < $1.key }) where width > 1 {
      if let other = first[width] { unite(slot, other) } else { first[width] = slot }
    }
  }

  /// The finding's width of each class.
  private var bits: [Int: Int] {
    var bits: [Int: Int] = [:]
    func note(_ slot: Int, _ width: Int) { if bits[find(slot)] == nil { bits[find(slot)] = width } }
    for id in cone {
      // A literal has the width of its places; by itself it counts only as a root.
      if graph[id].kind != .literal || roots.contains(id) { note(id.index, graph[id].width.bits!) }
      for (position, operand) in graph[id].operands.enumerated() { note(place(id, position), graph[operand].width.bits!) }
    }
    return bits
  }

  /// Names for the classes, widest in the finding first: W, V, U, T, then W5, W6, …
  func names(_ graph: ExpressionGraph) -> Names {
    let bits = bits
    let free = bits.keys.filter { !forcedToOne.contains($0) }.sorted { (bits[$1]!, $0) < (bits[$0]!, $1) }
    let letters = ["W", "V", "U", "T"]
    var ofSlot: [Int: WidthTerm] = [:]
    var ordered: [Names.Name] = []
    let taken = Set(graph.symbols.map(\.name))
    for slot in free {
      ofSlot[slot] = .named(ordered.count)
      var text = ordered.count < letters.count ? letters[ordered.count] : "W\(ordered.count + 1)"
      while taken.contains(text) { text += "w" }
      ordered.append(Names.Name(text: text, bits: bits[slot]!))
    }
    for slot in bits.keys where ofSlot[slot] == nil { ofSlot[slot] = .bits(1) }
    var ofSymbol: [Int: WidthTerm] = [:]
    for id in cone where graph[id].kind == .variable { ofSymbol[Int(graph[id].value)] = ofSlot[find(id.index)]! }
    return Names(ordered: ordered, ofSlot: ofSlot, ofSymbol: ofSymbol, classes: self)
  }
}
