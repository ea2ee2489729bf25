import BitVector

/// One refinement to prove: the program's roots are source, target, then premises.
struct Goal {
  var graph: ExpressionGraph
  var program: Program
  /// In bits, or numbers of unknowns (``ParametricAlgebra/firstUnknown``).
  var widths: [Int]
  /// Between widths, where they are unknown.
  var orders: [(narrow: WidthTerm, wide: WidthTerm)] = []
  /// Widths left out, where they are unknown.
  var except: [[Int]] = []
  /// A symbol with a value.
  var fixed: (symbol: Int, value: Int64)?

  var isWide: Bool { widths.contains { $0 >= ParametricAlgebra.firstUnknown } }

  init(_ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int]) {
    self.graph = graph
    self.widths = widths
    program = Program(graph, roots: [source, target] + premises, widths: widths)
  }

  /// With another premise.
  func assuming(_ build: (inout ExpressionGraph) -> NodeID) -> Goal {
    var goal = self
    let premise = build(&goal.graph)
    goal.program = Program(goal.graph, roots: program.rootNodes + [premise], widths: widths)
    return goal
  }
}

/// Divides a goal by the values of one constant: a power of two (or what one is made from it), or a shift amount; and all the rest.
struct CaseSplit {
  let cases: [Goal]

  /// nil: no constant offers itself.
  init?(_ goal: Goal) {
    guard let split = Self.powerOfTwo(goal) ?? Self.shiftAmount(goal) else { return nil }
    cases = split
  }

  private static func bits(_ goal: Goal, _ symbol: Int) -> Int {
    let width = goal.graph.symbols[symbol].width.resolved(goal.widths)
    return min(width, 64)
  }

  /// Where a premise speaks of `pow2` or `lowmask` of a constant or of its negative.
  private static func powerOfTwo(_ goal: Goal) -> [Goal]? {
    let graph = goal.graph
    for id in graph.cone(Array(goal.program.rootNodes.dropFirst(2))) {
      let node = graph[id]
      guard node.kind == .operation, node.operation == .isPowerOfTwo || node.operation == .isLowMask else { continue }
      let argument = graph[node.operands[0]]
      let isMask = node.operation == .isLowMask
      let symbol: Int
      let value: (Int) -> Int64
      if argument.kind == .constant {
        symbol = Int(argument.value)
        value = { isMask ? ($0 == 63 ? -1 : 1 << Int64($0 + 1) - 1) : 1 << Int64($0) }
      } else if argument.kind == .operation, argument.operation == .sub, !isMask, graph.isLiteral(argument.operands[0], 0),
        graph[argument.operands[1]].kind == .constant
      {
        symbol = Int(graph[argument.operands[1]].value)
        value = { 0 &- (1 << Int64($0)) }
      } else {
        continue
      }
      return (0..<bits(goal, symbol)).map { exponent in
        var part = goal
        part.fixed = (symbol, value(exponent))
        return part
      } + [goal.assuming { $0.operation(.not, id) }]
    }
    return nil
  }

  /// Where a constant is a shift amount: each amount below the width, then all others at once.
  private static func shiftAmount(_ goal: Goal) -> [Goal]? {
    var uses: [Int: Int] = [:]
    for step in goal.program.steps where step.kind == .operation && [.shl, .lshr, .ashr].contains(step.operation) {
      let amount = goal.program.steps[step.b]
      if amount.kind == .variable || amount.kind == .constant { uses[Int(amount.bits), default: 0] += 1 }
    }
    guard let symbol = uses.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
    let count = bits(goal, symbol)
    return (0..<count).map { amount in
      var part = goal
      part.fixed = (symbol, Int64(amount))
      return part
    } + [
      goal.assuming { graph in
        let node = graph.symbolNode(named: graph.symbols[symbol].name)!
        let width = graph[node].width
        let count = width.nameIndex.map { graph.widthValue($0, width: width) } ?? graph.literal(Int64(count), width: width)
        return graph.operation(.uge, node, count)
      }
    ]
  }
}
