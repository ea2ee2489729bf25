import BitVector
package import Rules
import Solver

/// Whether exact conditions are weakest above the widths of complete tables too.
package struct Weakness {
  /// Widths that are asked about, in bits, one name as another.
  private static let widths = [8, 16, 32, 64]
  /// Z3's resource units for one query, for one width, and for all of a rule.
  private enum Limit {
    static let query: UInt32 = 200_000
    static let width: UInt64 = 300_000
    static let rule: UInt64 = 700_000
    static let tuples = 6
  }

  package init() {}

  /// `rule`, an exact one, with the widths at which the solver decided that no constants outside its condition would do; and, in words, those
  /// that were found.
  package func decided(_ rule: Rule) -> (rule: Rule, notes: [String]) {
    guard case .exact(let exhausted) = rule.proof.weakest, rule.proof.isSound, !rule.usedWidths.isEmpty else { return (rule, []) }
    var (result, notes) = (rule, [String]())
    let prover = WeaknessProver(resourceLimit: Limit.query, budget: Limit.width)
    var undecided = Set<Int>()
    var decided = Set<Int>()
    for tuple in Self.tuples(rule) where !exhausted.contains(tuple[0]) {
      if undecided.contains(tuple[0]) { continue }
      if prover.resourcesUsed > Limit.rule {
        undecided.insert(tuple[0])
        continue
      }
      switch prover.verdict(rule.graph, source: rule.lhs, target: rule.rhs, condition: rule.condition, facts: rule.facts, widths: tuple) {
      case .weakest: decided.insert(tuple[0])
      case .unknown: undecided.insert(tuple[0])
      case .missed(let constants):
        undecided.insert(tuple[0])
        let names = rule.usedSymbols.filter { rule.graph.symbols[$0].isConstant }
        let values = names.map { index in
          "\(rule.graph.symbols[index].name) = \(ConcreteAlgebra.signed(constants[index], rule.graph.symbols[index].width.resolved(tuple)))"
        }
        let widths = rule.usedWidths.map { "\(rule.graph.widthNames[$0]) = \(tuple[$0])" }
        notes.append("\(rule.name) is right for \(values.joined(separator: ", ")) too, which its condition leaves out, at \(widths.joined(separator: ", "))")
      }
    }
    result.proof.solvedWidths = decided.subtracting(undecided).sorted()
    return (result, notes)
  }

  /// Tuples of common widths that the rule claims, the finding's order of names kept, narrow ones first.
  private static func tuples(_ rule: Rule) -> [[Int]] {
    var tuples: [[Int]] = [[]]
    for set in rule.widths { tuples = tuples.flatMap { tuple in widths.filter { set.contains($0) }.map { tuple + [$0] } } }
    return Array(tuples.filter { $0.count == rule.widths.count && rule.admits($0) }.prefix(Limit.tuples))
  }
}
