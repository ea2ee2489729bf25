import BitVector
import Generalization
import RuleAnalysis
package import Rules

/// What is to be done with a rule that somebody proposes.
package struct Triage: Sendable {
  package enum Verdict: Sendable {
    /// Right, and no rule of the set it is compared with does the same.
    case new
    /// Right, and an instance of the named rule.
    case subsumed(by: String)
    /// Wrong as it stands, right in another form.
    case repairable(Rule, Repair)
    /// Wrong; no repair was found, or none was looked for.
    case wrong
    /// The solver gave up at some widths.
    case undecided([[Int]])
  }

  package enum Repair: Sendable {
    /// With this share of the constants for which it is right, at the widths of complete tables; 1: the weakest condition.
    case condition(coverage: Double)
    /// At fewer widths.
    case widths
  }

  package var rule: Rule
  package var verdict: Verdict
  /// Where it is wrong.
  package var refutation: Verifier.Refutation?
  /// It could go on for ever together with others, or makes nothing cheaper; then it isn't emitted.
  package var decreases: Bool

  package var isProven: Bool {
    switch verdict {
    case .new, .subsumed: true
    case .repairable, .wrong, .undecided: false
    }
  }

  /// Proves `rule`; compares it with `others` if it is right, and looks for a repair, if that is wanted, where it is wrong.
  package init(_ rule: Rule, against others: [Rule], isRepairing: Bool, _ verifier: Verifier) {
    self.rule = rule
    decreases = Measure.decreases(rule)
    switch verifier.verify(rule) {
    case .proven: verdict = RuleSetAnalysis.subsuming(rule, among: others).map(Verdict.subsumed) ?? .new
    case .undecided(let tuples): verdict = .undecided(tuples)
    case .refuted(let refutation):
      self.refutation = refutation
      verdict = isRepairing ? Self.repaired(rule, refutation, verifier) ?? .wrong : .wrong
    }
  }

  private static func repaired(_ rule: Rule, _ refutation: Verifier.Refutation, _ verifier: Verifier) -> Verdict? {
    // A rule that is only wrong at a few narrow widths wants fewer widths, not another condition.
    if (refutation.widths.max() ?? 64) < 4, let narrowed = narrowed(rule, verifier) { return .repairable(narrowed, .widths) }
    guard var repair = ConditionRepair(rule) else { return nil }
    for _ in 0..<6 {
      guard let proposal = repair.propose(), !isNever(proposal.rule) else { return nil }
      switch verifier.verify(proposal.rule) {
      case .proven: return .repairable(proposal.rule, .condition(coverage: proposal.coverage))
      case .undecided: return nil
      case .refuted(let wrong):
        // At the narrowest widths accidents happen: first without these.
        if (wrong.widths.max() ?? 64) < 4, let narrowed = narrowed(proposal.rule, verifier) {
          return .repairable(narrowed, .condition(coverage: proposal.coverage))
        }
        repair.learnWrong(wrong.values.map { $0 ?? 0 }, at: wrong.widths)
      }
    }
    return nil
  }

  private static func isNever(_ rule: Rule) -> Bool { rule.graph[rule.condition].kind == .literal && rule.graph[rule.condition].value & 1 == 0 }

  /// The rule at the widths from some number of bits on, at most 4, at all of which it is right; nil where that isn't so.
  private static func narrowed(_ rule: Rule, _ verifier: Verifier) -> Rule? {
    for least in 2...4 {
      var fewer = rule
      fewer.widths = rule.widths.map { set in WidthSet(set.widths.filter { $0 >= least }) }
      guard !fewer.widths.contains(where: \.isEmpty), !(fewer.boundedTuples ?? []).isEmpty else { return nil }
      if case .proven = verifier.verify(fewer) { return fewer }
    }
    return nil
  }
}
