import BitVector
import Rewriting
import Rules
import Solver

/// Makes random functions in which the patterns of rules occur, with constants on both sides of their conditions.
struct FunctionGenerator {
  private let rules: [Rule]
  /// Operations that a solver can reason about at any width.
  private static let operations = OperationTable.rows.filter { row in
    row.isExecutable && !row.operation.isDivision && ![.mul, .freeze, .bswap, .umulOverflow, .smulOverflow].contains(row.operation)
  }
  private static let widths = [1, 3, 4, 8, 16, 32, 64]

  init(_ rules: [Rule]) { self.rules = rules }

  /// Case number `number` of a run.
  func function(seed: UInt64, number: Int) -> RewritableFunction {
    var mixer = SplitMix64(seed: seed)
    var draft = Draft(random: SplitMix64(seed: mixer.next() ^ UInt64(number) &* 0xD129_0E2C_3B1F_57A5))
    let count = 1 + Int(draft.random.next() % 3)
    for _ in 0..<count {
      if let rule = rules.randomElement(using: &draft.random), !draft.random.once(in: 6) { add(rule, to: &draft) } else { addOperation(to: &draft) }
    }
    while draft.random.once(in: 2) { addOperation(to: &draft) }
    return RewritableFunction(name: "src", graph: draft.graph, assumptions: draft.assumptions, result: draft.pool.last!)
  }

  /// A function under way.
  private struct Draft {
    var random: SplitMix64
    var graph = ExpressionGraph()
    var pool: [NodeID] = []
    var assumptions: [NodeID] = []

    init(random: SplitMix64) {
      self.random = random
      let width = FunctionGenerator.widths[Int(self.random.next() % UInt64(FunctionGenerator.widths.count))]
      pool = [variable(width)]
    }

    mutating func variable(_ width: Int) -> NodeID { graph.symbol("x\(graph.symbols.count)", width: .bits(width), isConstant: false) }

    /// A value of `width` bits: one there is, a new input, or a literal.
    mutating func value(_ width: Int, isVariable: Bool = false) -> NodeID {
      let fitting = pool.filter { graph[$0].width == .bits(width) && graph[$0].kind != .literal }
      if !isVariable, random.once(in: 4) { return graph.literal(Int64(bitPattern: random.bits(width)), width: .bits(width)) }
      if !random.once(in: 3), let known = fitting.randomElement(using: &random) { return known }
      return variable(width)
    }
  }

  private func addOperation(to draft: inout Draft) {
    let row = Self.operations.randomElement(using: &draft.random)!
    var flags: Flags = []
    for flag in row.flags.individual where flag != .edge && draft.random.once(in: 4) { flags.insert(flag) }
    let operand = draft.pool.last!
    let width = draft.graph[operand].width.bits!
    let result: WidthTerm
    switch row.widths {
    case .widening:
      guard let wider = Self.widths.filter({ $0 > width }).randomElement(using: &draft.random) else { return }
      result = .bits(wider)
    case .narrowing:
      guard let narrower = Self.widths.filter({ $0 < width }).randomElement(using: &draft.random) else { return }
      result = .bits(narrower)
    case .free: result = .bits(8)
    case .uniform, .predicate, .select: result = .bits(width)
    }
    var operands = [operand]
    if row.widths == .select { operands = [draft.value(1, isVariable: true), operand] }
    while operands.count < row.arity { operands.append(draft.value(width)) }
    if row.arity == 2, draft.random.once(in: 2) { operands.swapAt(0, 1) }
    draft.pool.append(draft.graph.operation(row.operation, flags: flags, width: result, operands: operands))
  }

  /// The rule's pattern on values of the draft, and its facts as assumptions; one constant in eight is off by one.
  private func add(_ rule: Rule, to draft: inout Draft) {
    let tuples = tuples(of: rule)
    guard let tuple = tuples.randomElement(using: &draft.random), let constants = constants(of: rule, at: tuple, &draft.random) else { return }
    var nodes: [NodeID] = []
    for (index, symbol) in rule.graph.symbols.enumerated() {
      let width = symbol.width.resolved(tuple)
      if symbol.isConstant {
        var bits = constants[index]
        if draft.random.once(in: 8) { bits = bits &+ (draft.random.once(in: 2) ? 1 : .max) }
        nodes.append(draft.graph.literal(Int64(bitPattern: bits), width: .bits(width)))
      } else {
        nodes.append(draft.value(width, isVariable: true))
      }
    }
    let copied = draft.graph.copy(
      [rule.lhs] + rule.facts, from: rule.graph, width: { .bits($0.resolved(tuple)) },
      replacing: { graph, id, node in
        switch node.kind {
        case .variable, .constant: return nodes[Int(node.value)]
        case .widthValue: return graph.literal(Int64(tuple[Int(node.value)]), width: .bits(node.width.resolved(tuple)))
        case .literal: return nil
        case .operation:
          // Functions have no constant expressions: what can be computed is.
          guard rule.graph.isConstantExpression(id), let value = Program(rule.graph, roots: [id], widths: tuple).evaluate(0, constants) else { return nil }
          return graph.literal(Int64(bitPattern: value), width: .bits(node.width.resolved(tuple)))
        }
      })
    draft.pool.append(copied[0])
    for fact in copied.dropFirst() where draft.graph[fact].kind == .operation && !draft.random.once(in: 8) { draft.assumptions.append(fact) }
  }

  private func tuples(of rule: Rule) -> [[Int]] {
    var tuples: [[Int]] = [[]]
    for set in rule.widths {
      let common = Self.widths.filter(set.contains)
      tuples = Array(tuples.flatMap { tuple in (common.isEmpty ? Array(set.widths.prefix(1)) : common).map { tuple + [$0] } }.prefix(4_096))
    }
    return tuples.filter { tuple in
      // Multiplication and division of many bits are beyond a quick proof.
      rule.admits(tuple)
        && rule.graph.cone([rule.lhs, rule.rhs]).allSatisfy { id in
          let node = rule.graph[id]
          guard node.kind == .operation, node.operation.isDivision || node.operation == .mul else { return true }
          return rule.graph.operandWidth(node).resolved(tuple) <= 8
        }
    }
  }

  /// Values by symbol that fulfil the condition: drawn, or, if that doesn't hit, a solver's.
  private func constants(of rule: Rule, at tuple: [Int], _ random: inout SplitMix64) -> [UInt64]? {
    let condition = Program(rule.graph, roots: [rule.condition], widths: tuple)
    for _ in 0..<60 {
      var values: [UInt64] = []
      for symbol in rule.graph.symbols { values.append(random.bits(symbol.width.resolved(tuple), near: values.last)) }
      if condition.evaluate(0, values) == 1 { return values }
    }
    var graph = rule.graph
    let (one, zero) = (graph.literal(1, width: .bits(1)), graph.literal(0, width: .bits(1)))
    // One of its own: what a solver finds depends on what it was asked before, and a case must not depend on others.
    let prover = RefinementProver(resourceLimit: 300_000)
    guard case .refuted(let model) = prover.verdict(graph, source: one, target: zero, premises: [rule.condition], widths: tuple) else { return nil }
    return model.values.map { $0 ?? 0 }
  }
}
