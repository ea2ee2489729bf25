import BitVector
import Rewriting
import Rules
import TestSupport

/// Makes functions at random: a few parameters, operations on them, now and then a rule's pattern.
struct RandomFunction {
  private var generator: SeededGenerator
  private var graph = ExpressionGraph()
  /// Values to compute with.
  private var pool: [NodeID] = []
  private static let operations = BitVector.Operation.allCases.filter {
    $0.row.isExecutable && $0 != .floordiv && $0 != .floormod && $0 != .bswap && $0.row.widths != .free
  }

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }

  private mutating func value(_ width: Int) -> NodeID {
    let fitting = pool.filter { graph[$0].width == .bits(width) }
    if !chance(4), let value = fitting.randomElement(using: &generator) { return value }
    return literal(width)
  }
  private mutating func literal(_ width: Int) -> NodeID {
    let bits: Int64 =
      chance(2)
      ? Int64.random(in: -2...4, using: &generator)
      : chance(2) ? 1 << Int64.random(in: 0..<Int64(width), using: &generator) : Int64.random(in: .min ... .max, using: &generator)
    return graph.literal(bits, width: .bits(width))
  }

  private mutating func operation(_ width: Int) -> NodeID {
    while true {
      let operation = Self.operations.randomElement(using: &generator)!
      let flags = operation.row.flags.individual.filter { _ in chance(3) }.reduce(into: Flags()) { $0.insert($1) }
      switch operation.row.widths {
      case .uniform: return graph.operation(operation, flags: flags, operands: (0..<operation.arity).map { _ in value(width) })
      case .select: return graph.operation(.select, value(1), value(width), value(width))
      case .predicate where width == 1:
        let operand = pool.randomElement(using: &generator)!
        return graph.operation(operation, flags: flags, operand, value(graph[operand].width.bits!))
      case .widening, .narrowing:
        let fitting = pool.filter { operation == .trunc ? graph[$0].width.bits! > width : graph[$0].width.bits! < width }
        guard let operand = fitting.randomElement(using: &generator) else { continue }
        return graph.operation(operation, flags: flags, width: .bits(width), operand)
      default: continue
      }
    }
  }

  /// The rule's pattern on values of the pool, at some of its widths; constants are chosen so that the condition holds, if that is found soon.
  private mutating func pattern(of rule: Rule, widths: [Int]) -> NodeID? {
    guard let tuple = rule.widthTuples(within: widths).randomElement(using: &generator) else { return nil }
    let condition = Program(rule.graph, roots: [rule.condition], widths: tuple)
    var values: [NodeID] = []
    for _ in 0..<50 {
      values = rule.graph.symbols.map { $0.isConstant ? literal($0.width.resolved(tuple)) : value($0.width.resolved(tuple)) }
      if condition.evaluate(0, values.map { UInt64(bitPattern: graph[$0].value) & ConcreteAlgebra.mask(graph[$0].width.bits!) }) == 1 { break }
    }
    let substitute: (inout ExpressionGraph, NodeID, Node) -> NodeID? = { target, _, node in
      switch node.kind {
      case .variable, .constant: values[Int(node.value)]
      case .widthValue: target.literal(Int64(tuple[Int(node.value)]), width: .bits(node.width.resolved(tuple)))
      default: nil
      }
    }
    return graph.copy([rule.lhs], from: rule.graph, width: { .bits($0.resolved(tuple)) }, replacing: substitute)[0]
  }

  /// A function of values of `widths` in bits, in which the patterns of `rules` occur.
  mutating func next(widths: [Int], operations count: Int, rules: [Rule] = [], assumptions assumptionCount: Int = 0) -> RewritableFunction {
    graph = ExpressionGraph()
    pool = (0..<4).map { graph.symbol("x\($0)", width: .bits(widths[$0 % widths.count]), isConstant: false) }
    var assumptions: [NodeID] = []
    for _ in 0..<assumptionCount {
      let subject = pool.randomElement(using: &generator)!
      let width = graph[subject].width.bits!
      let moved = chance(3) ? graph.operation(chance(2) ? .add : .and, subject, literal(width)) : subject
      let comparison = BitVector.Operation.allCases.filter(\.isComparison).randomElement(using: &generator)!
      assumptions.append(graph.operation(comparison, moved, chance(3) ? value(width) : literal(width)))
    }
    for _ in 0..<count {
      if chance(3), let rule = rules.randomElement(using: &generator), let node = pattern(of: rule, widths: widths) {
        pool.append(node)
      } else {
        pool.append(operation(widths.randomElement(using: &generator)!))
      }
    }
    return RewritableFunction(name: "f", graph: graph, assumptions: assumptions, result: pool.last!)
  }
}

extension Rule {
  /// The admitted tuples made of some widths.
  fileprivate func widthTuples(within widths: [Int]) -> [[Int]] {
    var tuples: [[Int]] = [[]]
    for _ in self.widths { tuples = tuples.flatMap { tuple in widths.map { tuple + [$0] } } }
    return tuples.filter(admits)
  }
}

extension RewritableFunction {
  /// What a function gives for some inputs.
  enum Outcome: Hashable {
    case value(UInt64)
    /// It is undefined or poison, or an assumption is broken.
    case anything
    /// It depends on what a frozen poison value is.
    case choice
  }

  func outcome(_ inputs: [UInt64], poison: Set<Int> = []) -> Outcome {
    let outcomes = Set([0, 0x5A5A_5A5A_5A5A_5A5A, .max].map { outcome(inputs, poison, frozen: $0) })
    return outcomes.count == 1 ? outcomes.first! : .choice
  }

  private func outcome(_ inputs: [UInt64], _ poison: Set<Int>, frozen: UInt64) -> Outcome {
    let program = Program(graph, roots: assumptions + [result])
    var frame = Program.Frame<ConcreteAlgebra>()
    let algebra = ConcreteAlgebra()
    program.run(
      algebra, &frame, symbol: { index, _ in (inputs[index], poison.contains(index) ? true : nil) },
      frozen: { _, width in frozen & ConcreteAlgebra.mask(width) })
    guard assumptions.indices.allSatisfy({ program.holds($0, algebra, frame) }) else { return .anything }
    let root = assumptions.count
    if frame.poison[program.roots[root]] == true || program.undefined(root, algebra, frame) == true { return .anything }
    return .value(frame.values[program.roots[root]])
  }
}
