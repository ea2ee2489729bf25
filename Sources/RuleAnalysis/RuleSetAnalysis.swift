import BitVector
package import Rules
package import Solver

/// What can be said of rules as a set: whether they end, which say nothing new, which never get to fire, where their order matters.
package enum RuleSetAnalysis {
  package enum Kind: String, Hashable, Sendable {
    /// Doesn't lower the measure that the emitter goes by, so is not emitted.
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

    package var description: String { "\(rule): \(detail)" }
  }

  /// Remarks in the order of the rules. Of two rules that are instances of each other, the later one is redundant.
  ///
  /// That one rule's condition and facts imply another's is decided by the solver at the claimed widths; where it gives up, nothing is remarked.
  package static func remarks(on rules: [Rule]) -> [Remark] {
    let prover = RefinementProver(resourceLimit: 1_000_000)
    var remarks: [Remark] = []
    let roots = Dictionary(grouping: rules.indices) { rootKey(rules[$0].graph[rules[$0].lhs].operation) }
    for (index, rule) in rules.enumerated() {
      if !rule.proof.isSound { remarks.append(Remark(kind: .notProven, rule: rule.name, detail: "not proven, so not emitted")) }
      if !Measure.decreases(rule) {
        remarks.append(Remark(kind: .notDecreasing, rule: rule.name, detail: "the replacement is not less than the pattern in the measure, so not emitted"))
      }
      if let other = covering(rule, index, rule.lhs, rules, roots, prover) {
        remarks.append(Remark(kind: .redundant, rule: rule.name, other: other, detail: "an instance of \(other)"))
        continue
      }
      for id in inner(rule) {
        guard let other = covering(rule, index, id, rules, roots, prover) else { continue }
        remarks.append(
          Remark(kind: .shadowed, rule: rule.name, other: other, detail: "never fires: \(other) rewrites its \(rule.graph.text(id)) first"))
        break
      }
    }
    return remarks
  }

  /// The rules without those that are redundant, and remarks on these.
  package static func withoutRedundant(_ rules: [Rule]) -> (rules: [Rule], left: [Remark]) {
    let left = remarks(on: rules).filter { $0.kind == .redundant }
    let names = Set(left.map(\.rule))
    return (rules.filter { !names.contains($0.name) }, left)
  }

  /// A rule where a set's other rules have been at work on the parts of its pattern first.
  package enum Canonical {
    /// None of them always is.
    case asItIs
    /// Not proven.
    case form(Rule)
    /// It never fires, for the reason given.
    case none(String)
  }

  /// What becomes of rule number `index` of `rules`.
  package static func canonical(_ index: Int, of rules: [Rule]) -> Canonical {
    let prover = RefinementProver(resourceLimit: 1_000_000)
    let roots = Dictionary(grouping: rules.indices) { rootKey(rules[$0].graph[rules[$0].lhs].operation) }
    var rule = rules[index]
    var shadow: String?
    // Every step lowers the measure of the pattern.
    steps: while true {
      for id in inner(rule) {
        guard let general = covering(rule, index, id, rules, roots, prover).flatMap({ name in rules.first { $0.name == name } }),
          let instance = Instance.all(of: general, in: rule, at: id).first(where: { $0.covers(prover) })
        else { continue }
        var graph = rule.graph
        guard let part = instance.replacement(&graph), let form = CanonicalPattern(rule, replacing: id, with: part, in: graph) else {
          return .none("\(general.name) rewrites its \(rule.graph.text(id)) first, and the constants of what comes about have no names")
        }
        rule = form.rule
        if !form.keepsConstants { (rule.proof.weakest, rule.proof.solvedWidths) = (.unknown, []) }
        shadow = general.name
        continue steps
      }
      guard let shadow else { return .asItIs }
      return Measure.decreases(rule) ? .form(rule) : .none("once \(shadow) has rewritten a part of its pattern, its replacement is not less")
    }
  }

  /// The operations of a rule's pattern below its root.
  private static func inner(_ rule: Rule) -> [NodeID] {
    rule.graph.cone([rule.lhs]).filter { $0 != rule.lhs && rule.graph[$0].kind == .operation && !rule.graph.isConstantExpression($0) }
  }

  /// The first of `rules` of which `rule` is an instance that saves no more.
  package static func subsuming(_ rule: Rule, among rules: [Rule]) -> String? {
    subsuming(rule, among: rules, RefinementProver(resourceLimit: 1_000_000))
  }

  /// The same, decided by `prover` within its limits.
  package static func subsuming(_ rule: Rule, among rules: [Rule], _ prover: RefinementProver) -> String? {
    rules.first { general in
      rootKey(general.graph[general.lhs].operation) == rootKey(rule.graph[rule.lhs].operation) && saving(general) >= saving(rule)
        && covers(general, rule, at: rule.lhs, prover)
    }?.name
  }

  private static func saving(_ rule: Rule) -> Int { rule.cost.lhs - rule.cost.rhs }

  /// The first rule that applies to the expression `root` of `rule`'s pattern wherever `rule` does.
  private static func covering(_ rule: Rule, _ index: Int, _ root: NodeID, _ rules: [Rule], _ roots: [UInt8: [Int]], _ prover: RefinementProver) -> String? {
    for other in roots[rootKey(rule.graph[root].operation)] ?? [] where other != index {
      let general = rules[other]
      guard general.proof.isSound, Measure.decreases(general) else { continue }
      // A part is rewritten whatever it is used for only by rules that ask nothing of uses or of variables.
      if root != rule.lhs, !general.facts.isEmpty || !Measure.vanishing(in: general).isEmpty { continue }
      if root == rule.lhs, saving(general) < saving(rule) { continue }
      guard covers(general, rule, at: root, prover) else { continue }
      // Of two that cover each other the first stays.
      if root == rule.lhs, other > index, saving(rule) >= saving(general), covers(rule, general, at: general.lhs, prover) { continue }
      return general.name
    }
    return nil
  }

  private static func covers(_ general: Rule, _ special: Rule, at root: NodeID, _ prover: RefinementProver) -> Bool {
    let vanishing = Set(Measure.vanishing(in: special))
    return Instance.all(of: general, in: special, at: root).contains { instance in
      // What must have no other use for the general rule must have none for the special one.
      let isFree = root != special.lhs || Measure.vanishing(in: general).allSatisfy { instance.operations[$0].map(vanishing.contains) ?? true }
      return isFree && instance.covers(prover)
    }
  }

  /// A comparison and its mirror image may match each other.
  private static func rootKey(_ operation: Operation) -> UInt8 { min(operation.rawValue, operation.swapped.rawValue) }
}
