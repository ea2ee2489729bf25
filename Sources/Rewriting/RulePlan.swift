import BitVector
import Rules

/// A rule at fixed widths: whether it holds there, and its constant expressions laid out for evaluation.
struct RulePlan {
  /// In bits, by width name.
  let widths: [Int]
  let isAdmitted: Bool
  /// The condition, then the rule's constant parts.
  private let program: Program
  private let places: [NodeID: Int]

  init(_ prepared: PreparedRule, widths: [Int]) {
    let rule = prepared.rule
    self.widths = widths
    isAdmitted = rule.admits(widths)
    program = Program(rule.graph, roots: [rule.condition] + prepared.constantParts, widths: widths)
    places = Dictionary(uniqueKeysWithValues: prepared.constantParts.enumerated().map { ($0.element, $0.offset + 1) })
  }

  /// The values of the constant expressions for values of the symbols.
  func evaluate(_ values: [UInt64]) -> Values {
    var frame = Program.Frame<ConcreteAlgebra>()
    program.run(ConcreteAlgebra(), &frame, symbol: { index, _ in (values[index], nil) })
    return Values(plan: self, frame: frame)
  }

  struct Values {
    fileprivate let plan: RulePlan
    fileprivate let frame: Program.Frame<ConcreteAlgebra>

    private func value(_ root: Int) -> UInt64? {
      let program = plan.program
      if frame.poison[program.roots[root]] == true || program.undefined(root, ConcreteAlgebra(), frame) == true { return nil }
      return frame.values[program.roots[root]]
    }
    /// The condition is 1 and not poison.
    var conditionHolds: Bool { value(0) == 1 }
    /// The value of a constant part; nil where it is poison or undefined.
    subscript(_ part: NodeID) -> UInt64? { plan.places[part].flatMap(value) }
  }
}

/// Plans of one run, by rule and widths.
final class RulePlans {
  private struct Key: Hashable {
    var rule: Int
    var widths: [Int]
  }
  private var plans: [Key: RulePlan] = [:]

  /// The plan of rule number `index`.
  func plan(_ index: Int, _ prepared: PreparedRule, widths: [Int]) -> RulePlan {
    let key = Key(rule: index, widths: widths)
    if let plan = plans[key] { return plan }
    let plan = RulePlan(prepared, widths: widths)
    plans[key] = plan
    return plan
  }
}
