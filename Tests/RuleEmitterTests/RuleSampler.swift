import BitVector
import RuleHost
import Rules
import TestSupport

/// Draws values for a rule's symbols, on both sides of its condition and facts.
struct RuleSampler {
  let rule: Rule
  let widths: [Int]
  private var generator: SeededGenerator
  private let premises: Program
  /// Equations with a symbol alone on one side: the symbol, and the other side.
  private var equations: [(symbol: Int, side: Program)] = []

  init(_ rule: Rule, widths: [Int], seed: UInt64) {
    (self.rule, self.widths) = (rule, widths)
    generator = SeededGenerator(seed: seed)
    premises = Program(rule.graph, roots: [rule.condition] + rule.facts, widths: widths)
    for id in rule.graph.cone([rule.condition] + rule.facts) where rule.graph[id].kind == .operation && rule.graph[id].operation == .eq {
      let operands = rule.graph[id].operands
      for (side, other) in [(operands[0], operands[1]), (operands[1], operands[0])] {
        guard rule.graph[side].isLeaf, rule.graph[side].kind == .constant || rule.graph[side].kind == .variable else { continue }
        equations.append((Int(rule.graph[side].value), Program(rule.graph, roots: [other], widths: widths)))
      }
    }
  }

  /// Condition and facts hold.
  func holds(_ values: [UInt64]) -> Bool { (0...rule.facts.count).allSatisfy { premises.evaluate($0, values) == 1 } }

  /// Values for all symbols; now and then equations are made to hold.
  mutating func next() -> [UInt64] {
    var values: [UInt64] = []
    for symbol in rule.graph.symbols {
      let width = symbol.width.resolved(widths)
      values.append(bits(width, near: values.last) & ConcreteAlgebra.mask(width))
    }
    if generator.next() % 4 != 0 {
      for (symbol, side) in equations.shuffled(using: &generator) {
        if let value = side.evaluate(0, values) { values[symbol] = value & ConcreteAlgebra.mask(rule.graph.symbols[symbol].width.resolved(widths)) }
      }
    }
    return values
  }

  private mutating func bits(_ width: Int, near last: UInt64?) -> UInt64 {
    let one: UInt64 = 1
    let shift = generator.next() % UInt64(width)
    switch generator.next() % 12 {
    case 0: return generator.next() % UInt64(width + 2)
    case 1: return one << shift
    case 2: return (one << shift) &- 1
    case 3: return 0 &- (one << shift)
    case 4: return 0 &- generator.next() % 9
    case 5: return (generator.next() % 15) << shift
    case 6, 7:
      guard let last else { return generator.next() }
      return [last, last &+ 1, last &- 1, ~last, 0 &- last, last << 1, last >> 1, last &+ shift][Int(generator.next() % 8)]
    case 8: return generator.next() & ConcreteAlgebra.mask(width) >> shift
    case 9, 10:
      let count = UInt64(width)
      return [0, 1, 2, count - 1, count, UInt64.max, one << (count - 1)][Int(generator.next() % 7)]
    default: return generator.next()
    }
  }
}
