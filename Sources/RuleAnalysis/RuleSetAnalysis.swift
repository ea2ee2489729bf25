import BitVector
package import Rules

/// What can be said of rules as a set: which don't end, which say nothing new, which never get to fire.
package enum RuleSetAnalysis {
  package enum Kind: String, Hashable, Sendable {
    /// Could be applied for ever.
    case notDecreasing
    /// Not proven, so not emitted.
    case notProven
    /// Whatever it rewrites, another rule rewrites to something as cheap.
    case redundant
    /// A part of its pattern is always rewritten first, by another rule.
    case shadowed
  }

  package struct Remark: Hashable, Sendable, CustomStringConvertible {
    package var kind: Kind
    package var rule: String
    /// The rule that makes it redundant or shadows it.
    package var other: String?
    package var detail: String

    /// A set with such a rule is wrong, not just larger than need be.
    package var isFault: Bool { kind == .notDecreasing }
    package var description: String { "\(rule): \(detail)" }
  }

  /// Remarks in the order of the rules. Of two rules that are instances of each other, the later one is redundant.
  ///
  /// Conditions are compared by trying all constants at widths of at most 4 bits: a remark is a reason to look, not a proof.
  package static func remarks(on rules: [Rule]) -> [Remark] {
    var remarks: [Remark] = []
    let roots = Dictionary(grouping: rules.indices) { rootKey(rules[$0].graph[rules[$0].lhs].operation) }
    for (index, rule) in rules.enumerated() {
      if !rule.proof.isSound { remarks.append(Remark(kind: .notProven, rule: rule.name, detail: "not proven, so not emitted")) }
      if !Measure.decreases(rule) {
        remarks.append(Remark(kind: .notDecreasing, rule: rule.name, detail: "the replacement is not less than the pattern in the measure"))
      }
      if let other = covering(rule, index, rule.lhs, rules, roots) {
        remarks.append(Remark(kind: .redundant, rule: rule.name, other: other, detail: "an instance of \(other)"))
        continue
      }
      for id in rule.graph.cone([rule.lhs]) where id != rule.lhs && rule.graph[id].kind == .operation && !rule.graph.isConstantExpression(id) {
        guard let other = covering(rule, index, id, rules, roots) else { continue }
        remarks.append(
          Remark(kind: .shadowed, rule: rule.name, other: other, detail: "never fires: \(other) rewrites its \(rule.graph.text(id)) first"))
        break
      }
    }
    return remarks
  }

  /// The first rule that applies to the expression `root` of `rule`'s pattern wherever `rule` does.
  private static func covering(_ rule: Rule, _ index: Int, _ root: NodeID, _ rules: [Rule], _ roots: [UInt8: [Int]]) -> String? {
    for other in roots[rootKey(rule.graph[root].operation)] ?? [] where other != index {
      let general = rules[other]
      guard general.proof.isSound, Measure.decreases(general) else { continue }
      // A part is rewritten whatever it is used for only by rules that ask nothing of uses or of variables.
      if root != rule.lhs, !general.facts.isEmpty || !Measure.vanishing(in: general).isEmpty { continue }
      if root == rule.lhs, general.cost.lhs - general.cost.rhs < rule.cost.lhs - rule.cost.rhs { continue }
      guard Instance.all(of: general, in: rule, at: root).contains(where: { $0.covers() }) else { continue }
      // Of two that cover each other the first stays.
      if root == rule.lhs, other > index, Instance.all(of: rule, in: general, at: general.lhs).contains(where: { $0.covers() }) { continue }
      return general.name
    }
    return nil
  }

  /// A comparison and its mirror image may match each other.
  private static func rootKey(_ operation: Operation) -> UInt8 { min(operation.rawValue, operation.swapped.rawValue) }
}
