import BitVector
import Rules

/// Values for a rule's symbols on both sides of each boundary of its premises: pairs that differ in one symbol, by as little as was found.
struct BoundaryInstances {
  struct Pair {
    /// All premises hold.
    var inside: [UInt64]
    /// One doesn't.
    var outside: [UInt64]
  }

  let rule: Rule
  let widths: [Int]
  /// The conjuncts of the condition, then the facts.
  let premises: [NodeID]
  private let program: Program
  private let pattern: Program
  private var sampler: RuleSampler

  init(_ rule: Rule, widths: [Int], seed: UInt64) {
    (self.rule, self.widths) = (rule, widths)
    premises = (rule.isConditional ? rule.graph.conjuncts(of: rule.condition) : []) + rule.facts
    program = Program(rule.graph, roots: premises, widths: widths)
    pattern = Program(rule.graph, roots: [rule.lhs], widths: widths)
    sampler = RuleSampler(rule, widths: widths, seed: seed)
  }

  private func holding(_ values: [UInt64]) -> [Bool] { premises.indices.map { program.evaluate($0, values) == 1 } }

  /// Values that fulfil everything, and at which the pattern is neither poison nor undefined if that was found.
  mutating func inside() -> [UInt64]? {
    var found: [UInt64]?
    for _ in 0..<20_000 {
      let values = sampler.next()
      guard sampler.holds(values) else { continue }
      if pattern.evaluate(0, values) != nil { return values }
      found = found ?? values
    }
    return found
  }

  /// Up to `count` pairs at the boundary of premise number `index`; the others hold on both sides if that was found.
  mutating func pairs(at index: Int, count: Int) -> [Pair] {
    var exact: [Pair] = []
    var rough: Pair?
    for _ in 0..<100 where exact.count < count {
      guard let values = inside() else { break }
      if let pair = neighbor(of: values, breaking: index, keepingOthers: true) {
        exact.append(pair)
      } else if rough == nil {
        rough = neighbor(of: values, breaking: index, keepingOthers: false)
      }
    }
    return exact.isEmpty ? rough.map { [$0] } ?? [] : exact
  }

  private func neighbor(of values: [UInt64], breaking index: Int, keepingOthers: Bool) -> Pair? {
    for change in 0..<76 {
      for symbol in rule.symbols(in: premises[index]).sorted() {
        let mask = ConcreteAlgebra.mask(rule.graph.symbols[symbol].width.resolved(widths))
        let near: [UInt64] = [1, 2, 3, 4, 8]
        var next = values
        switch change {
        case 0..<5: next[symbol] = (values[symbol] &+ near[change]) & mask
        case 5..<10: next[symbol] = (values[symbol] &- near[change - 5]) & mask
        case 10..<74: next[symbol] = values[symbol] ^ 1 << UInt64(change - 10) & mask
        case 74: next[symbol] = (0 &- values[symbol]) & mask
        default: next[symbol] = ~values[symbol] & mask
        }
        guard next != values else { continue }
        let holds = holding(next)
        if !holds[index], !keepingOthers || holds.indices.allSatisfy({ $0 == index || holds[$0] }) { return Pair(inside: values, outside: next) }
      }
    }
    return nil
  }
}
