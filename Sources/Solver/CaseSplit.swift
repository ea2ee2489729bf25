import BitVector

/// One refinement to prove: the program's roots are source, target, then premises.
struct Goal {
  var graph: ExpressionGraph
  var program: Program
  /// In bits, or numbers of unknowns (``ParametricAlgebra/firstUnknown``).
  var widths: [Int]
  /// Between widths, where they are unknown.
  var orders: [(narrow: WidthTerm, wide: WidthTerm)] = []
  /// Widths left out, where they are unknown; 0 is any.
  var except: [[Int]] = []
  /// A symbol with a value.
  var fixed: Fixed?
  /// The root that stands among the premises and is poison, where the others hold.
  var poisoned: Int?

  struct Fixed {
    var symbol: Int
    /// nil: the least signed value.
    var value: Int64?
    /// Nothing is asked of narrower widths of the symbol, in bits.
    var from = 1

    func term<A: BitVectorAlgebra>(_ algebra: A, _ width: Int) -> A.Vector {
      value.map { algebra.literal(UInt64(bitPattern: $0), width) } ?? algebra.least(width)
    }
  }

  /// The symbol's value, if it has one.
  func value<A: BitVectorAlgebra>(ofSymbol symbol: Int, _ algebra: A, _ width: Int) -> A.Vector? {
    fixed.flatMap { $0.symbol == symbol ? $0.term(algebra, width) : nil }
  }

  var isWide: Bool { widths.contains { $0 >= ParametricAlgebra.firstUnknown } }
  /// Products and quotients occur.
  var isMultiplying: Bool {
    program.steps.contains { step in
      step.kind == .operation && [.mul, .udiv, .sdiv, .urem, .srem, .floordiv, .floormod, .umulOverflow, .smulOverflow].contains(step.operation)
    }
  }

  var isNarrow: Bool { program.steps.allSatisfy { $0.width <= 8 } }
  /// Wider than what products in bits are quickly done with.
  var isBroad: Bool { program.steps.contains { $0.width > 16 } }
  /// Products of unknowns, or quotients by unknowns, occur.
  var isNonlinear: Bool { multipliers > 0 }
  /// How many circuits of the size of a multiplier the bits of the products of unknowns, and of quotients by unknowns, take; of twice the
  /// width it is four times as large.
  var multipliers: Int {
    program.steps.reduce(0) { count, step in
      guard step.kind == .operation else { return count }
      let isByLiteral = program.steps[step.b].kind == .literal
      let isLinear = isByLiteral || program.steps[step.a].kind == .literal
      switch step.operation {
      case .mul: return count + (isLinear ? 0 : 1)
      case .umulOverflow, .smulOverflow: return count + (isLinear ? 0 : 4)
      default: return count + (step.operation.isDivision && !isByLiteral ? 1 : 0)
      }
    }
  }
  /// How to read the goal for integers, the likeliest first.
  var readings: [IntegerReading] {
    let operations = program.steps.filter { $0.kind == .operation }
    let isDividingSigned = operations.contains { step in
      [.sdiv, .srem, .floordiv, .floormod].contains(step.operation) && program.steps[step.b].kind != .literal
    }
    let others: [IntegerReading] = isWide && isShifting ? [.plain, .losingBits] : [.plain]
    if !isDividingSigned { return others }
    // Beside products, quotients compare with what is multiplied.
    return operations.contains { $0.operation == .mul } ? [.signedQuotients] + others : others + [.signedQuotients]
  }
  /// Shifts by amounts that are no literals occur.
  var isShifting: Bool {
    program.steps.contains { step in
      step.kind == .operation && [.shl, .lshr, .ashr, .fshl, .fshr].contains(step.operation)
        && program.steps[step.operation.arity > 2 ? step.c : step.b].kind != .literal
    }
  }

  init(_ graph: ExpressionGraph, source: NodeID, target: NodeID, premises: [NodeID], widths: [Int]) {
    var graph = graph
    let roots = graph.writingRemainders([source, target] + premises)
    self.graph = graph
    self.widths = widths
    program = Program(graph, roots: roots, widths: widths)
  }

  /// Goals that imply this one together: a disjunction among the premises holds where one of its parts holds (and isn't poison), so that
  /// each part may stand in its place. Empty: there is none, or the parts are many.
  var parts: [Goal] {
    if poisoned != nil { return [] }
    let roots = program.rootNodes
    var alternatives: [[NodeID]] = [Array(roots.prefix(2))]
    for premise in roots.dropFirst(2) {
      let disjuncts = Self.disjuncts(graph, premise)
      alternatives = alternatives.flatMap { chosen in disjuncts.map { chosen + $0 } }
      if alternatives.count > Self.partLimit { return [] }
    }
    if alternatives.count < 2 { return [] }
    return alternatives.map { roots in
      var part = self
      part.program = Program(graph, roots: roots, widths: widths)
      return part
    }
  }
  private static let partLimit = 6

  /// The premise as a disjunction of conjunctions.
  private static func disjuncts(_ graph: ExpressionGraph, _ premise: NodeID) -> [[NodeID]] {
    let node = graph[premise]
    guard node.kind == .operation, node.width == .bits(1), node.flags.isEmpty else { return [[premise]] }
    switch node.operation {
    case .or: return node.operands.flatMap { disjuncts(graph, $0) }
    case .and:
      let (left, right) = (disjuncts(graph, node.operands[0]), disjuncts(graph, node.operands[1]))
      if left.count * right.count > partLimit { return [[premise]] }
      return left.flatMap { one in right.map { one + $0 } }
    default: return [[premise]]
    }
  }

  /// Whether a premise is as the goal says, in `frame`; where it is poison for the one that is.
  func premise<A: BitVectorAlgebra>(_ root: Int, _ algebra: A, _ frame: Program.Frame<A>) -> A.Truth {
    if root == poisoned { return frame.poison[program.roots[root]] ?? algebra.truth(false) }
    return program.holds(root, algebra, frame)
  }

  /// With literals in the places of symbols; widths are given.
  func substituting(_ values: [Int: UInt64]) -> Goal {
    var goal = self
    var fresh = ExpressionGraph()
    for name in graph.widthNames { _ = fresh.width(named: name) }
    for symbol in graph.symbols { fresh.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant) }
    let roots = fresh.copy(
      program.rootNodes, from: graph,
      replacing: { fresh, _, node in
        guard let symbol = node.symbol else { return nil }
        guard let value = values[symbol] else { return fresh.symbolNode(named: graph.symbols[symbol].name) }
        return fresh.literal(ConcreteAlgebra.signed(value, node.width.resolved(widths)), width: node.width)
      })
    goal.graph = fresh
    goal.program = Program(fresh, roots: roots, widths: widths)
    return goal
  }

  /// With another premise.
  func assuming(_ build: (inout ExpressionGraph) -> NodeID) -> Goal {
    var goal = self
    let premise = build(&goal.graph)
    goal.program = Program(goal.graph, roots: program.rootNodes + [premise], widths: widths)
    return goal
  }
}

/// Divides a goal by the values of one symbol: a power of two (or what one is made from it), or a shift amount; and all the rest.
///
/// A variable that has a value may still be poison, so that the rest need not say anything of that.
struct CaseSplit {
  let cases: [Goal]

  /// nil: none offers itself.
  init?(_ goal: Goal) {
    guard let split = Self.powerOfTwo(goal) ?? Self.shiftAmount(goal) else { return nil }
    cases = split
  }

  /// By the values of a power of two; nil: none is said to be one.
  init?(ofPowers goal: Goal) {
    guard let split = Self.powerOfTwo(goal) else { return nil }
    cases = split
  }

  /// By the values of all constants, which are `assignments` by symbol.
  init(_ goal: Goal, assignments: [[Int: UInt64]]) { cases = assignments.map(goal.substituting) }

  /// One case for each value, then what `rest` says.
  private static func cases(_ goal: Goal, _ symbol: Int, _ values: [(value: Int64?, from: Int)], rest: (inout ExpressionGraph) -> NodeID) -> [Goal] {
    let width = goal.graph.symbols[symbol].width.resolved(goal.widths)
    return values.filter { $0.from <= width }.map { value, from in
      var part = goal
      part.fixed = Goal.Fixed(symbol: symbol, value: value, from: from)
      return part
    } + [goal.assuming(rest)]
  }

  /// Where a premise speaks of `pow2` or `lowmask` of a symbol, of `pow2` of its negative, or says that it has one bit.
  private static func powerOfTwo(_ goal: Goal) -> [Goal]? {
    let graph = goal.graph
    for id in graph.cone(Array(goal.program.rootNodes.dropFirst(2))) {
      let node = graph[id]
      guard let argument = (node.kind == .operation && node.operation == .isLowMask ? node.operands[0] : graph.powerOfTwo(saidBy: id)).map({ graph[$0] })
      else { continue }
      // The least value is its own negative; all powers but it are positive numbers.
      let powers = (0...62).map { exponent in (value: Int64(1) << Int64(exponent), from: exponent + 2) }
      if let symbol = argument.symbol {
        let isMask = node.operation == .isLowMask
        let values = isMask ? powers.dropFirst().map { ($0 - 1, $1 - 1) } + [(Int64.max, 64), (-1, 1)] : powers + [(nil, 1)]
        return cases(goal, symbol, values) { $0.operation(.not, id) }
      }
      if argument.kind == .operation, argument.operation == .sub, node.operation == .isPowerOfTwo, graph.isLiteral(argument.operands[0], 0),
        let symbol = graph[argument.operands[1]].symbol
      {
        return cases(goal, symbol, powers.map { (-$0, $1) } + [(nil, 1)]) { $0.operation(.not, id) }
      }
    }
    return nil
  }

  /// Where a symbol is a shift amount: each amount below the width, then all others at once.
  private static func shiftAmount(_ goal: Goal) -> [Goal]? {
    var uses: [Int: Int] = [:]
    for step in goal.program.steps where step.kind == .operation && [.shl, .lshr, .ashr].contains(step.operation) {
      let amount = goal.program.steps[step.b]
      if amount.kind == .variable || amount.kind == .constant { uses[Int(amount.bits), default: 0] += 1 }
    }
    guard let symbol = uses.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return nil }
    return cases(goal, symbol, (0..<64).map { (Int64($0), $0 + 1) }) { graph in
      let node = graph.symbolNode(named: graph.symbols[symbol].name)!
      let width = graph[node].width
      return graph.operation(.uge, node, width.nameIndex.map { graph.widthValue($0, width: width) } ?? graph.literal(Int64(width.bits!), width: width))
    }
  }
}

extension ExpressionGraph {
  /// What a truth says is a power of two, or has one bit.
  func powerOfTwo(saidBy truth: NodeID) -> NodeID? {
    let node = self[truth]
    guard node.kind == .operation else { return nil }
    switch node.operation {
    case .isPowerOfTwo: return node.operands[0]
    case .eq where isLiteral(node.operands[1], 1):
      let count = self[node.operands[0]]
      return count.kind == .operation && count.operation == .ctpop ? count.operands[0] : nil
    default: return nil
    }
  }
}
