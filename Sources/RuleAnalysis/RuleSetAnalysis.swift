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
    let set = IndexedRules(rules)
    var remarks: [Remark] = []
    for (index, rule) in rules.enumerated() {
      if !rule.proof.isSound { remarks.append(Remark(kind: .notProven, rule: rule.name, detail: "not proven, so not emitted")) }
      if !set.decreases[index] {
        remarks.append(Remark(kind: .notDecreasing, rule: rule.name, detail: "the replacement is not less than the pattern in the measure, so not emitted"))
      }
      if let other = set.covering(rule, index, rule.lhs).map({ rules[$0].name }) {
        remarks.append(Remark(kind: .redundant, rule: rule.name, other: other, detail: "an instance of \(other)"))
        continue
      }
      for id in inner(rule) {
        guard let other = set.covering(rule, index, id).map({ rules[$0].name }) else { continue }
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

  /// What becomes of each of `rules`.
  package static func canonicalForms(of rules: [Rule]) -> [Canonical] {
    let set = IndexedRules(rules)
    return rules.indices.map { canonical($0, of: set) }
  }

  private static func canonical(_ index: Int, of set: IndexedRules) -> Canonical {
    var rule = set.rules[index]
    var shadow: String?
    // Every step lowers the measure of the pattern.
    steps: while true {
      for id in inner(rule) {
        guard let general = set.covering(rule, index, id).map({ set.rules[$0] }),
          let instance = Instance.all(of: general, in: rule, at: id).first(where: { $0.covers(set.prover) })
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
      return Measure.decreases(rule) ? .form(foldingLiterals(rule)) : .none("once \(shadow) has rewritten a part of its pattern, its replacement is not less")
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

  fileprivate static func saving(_ rule: Rule) -> Int { rule.cost.lhs - rule.cost.rhs }

  fileprivate static func covers(_ general: Rule, _ special: Rule, at root: NodeID, _ prover: RefinementProver) -> Bool {
    let instances = Instance.all(of: general, in: special, at: root)
    if instances.isEmpty { return false }
    let vanishing = Set(Measure.vanishing(in: special))
    return instances.contains { instance in
      // What must have no other use for the general rule must have none for the special one.
      let isFree = root != special.lhs || Measure.vanishing(in: general).allSatisfy { instance.operations[$0].map(vanishing.contains) ?? true }
      return isFree && instance.covers(prover)
    }
  }

  /// A comparison and its mirror image may match each other.
  fileprivate static func rootKey(_ operation: Operation) -> UInt8 { min(operation.rawValue, operation.swapped.rawValue) }

  /// Rules with what is asked of them again and again.
  private struct IndexedRules {
    let rules: [Rule]
    let prover = RefinementProver(resourceLimit: 1_000_000)
    let decreases: [Bool]
    private let saving: [Int]
    /// It rewrites whatever it matches, whatever that is used for and whatever is known of variables.
    private let isUnconditional: [Bool]
    private let roots: [UInt8: [Int]]

    init(_ rules: [Rule]) {
      self.rules = rules
      decreases = rules.map(Measure.decreases)
      saving = rules.map(RuleSetAnalysis.saving)
      isUnconditional = rules.map { $0.facts.isEmpty && Measure.vanishing(in: $0).isEmpty }
      roots = Dictionary(grouping: rules.indices) { rootKey(rules[$0].graph[rules[$0].lhs].operation) }
    }

    /// The first rule that applies to the expression `root` of the pattern of `rule`, number `index` or made from it, wherever `rule` does.
    func covering(_ rule: Rule, _ index: Int, _ root: NodeID) -> Int? {
      for other in roots[rootKey(rule.graph[root].operation)] ?? [] where other != index {
        let general = rules[other]
        guard general.proof.isSound, decreases[other] else { continue }
        // A part is rewritten whatever it is used for only by rules that ask nothing of uses or of variables.
        if root != rule.lhs, !isUnconditional[other] { continue }
        if root == rule.lhs, saving[other] < saving[index] { continue }
        guard covers(general, rule, at: root, prover) else { continue }
        // Of two that cover each other the first stays.
        if root == rule.lhs, other > index, saving[index] >= saving[other], covers(rule, general, at: general.lhs, prover) { continue }
        return other
      }
      return nil
    }
  }
}
