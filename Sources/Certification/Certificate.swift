import BitVector
package import Rules

/// One proof obligation of a rule, as a text that any solver for SMT-LIB 2 checks.
package struct Certificate: Sendable {
  package enum Obligation: String, Sendable {
    /// No input and no constants that fulfil condition and facts make the replacement wrong: to be unsatisfiable.
    case sound
    /// Some constants and inputs fulfil condition and facts, so that the rule says something: to be satisfiable.
    case satisfiable
    /// Outside the condition there are no constants for which the rule would be right, and say something: to be unsatisfiable.
    case weakest
  }

  package var rule: String
  package var obligation: Obligation
  /// In bits, in the order of the rule's width names.
  package var widths: [Int]
  package var text: String
  /// Which case of the obligation it is, where that is divided; nil: all of it.
  package var part: String?

  /// What the solver must answer.
  package var expected: String { obligation == .satisfiable ? "sat" : "unsat" }
  /// `rule/sound-64-8.smt2`, or `rule/sound-64-8/part.smt2`, within the folder of certificates.
  package var path: String {
    "\(folder)/\(([obligation.rawValue] + widths.map(String.init)).joined(separator: "-"))\(part.map { "/" + $0 } ?? "").smt2"
  }

  /// The rule's name, if that can be a folder's.
  var folder: String { rule.hasPrefix(".") ? "rule-" + rule : rule }

  /// The obligations of `rule` at `widths`; that it can fire only where there is anything to fulfil.
  package static func all(of rule: Rule, at widths: [Int]) -> [Certificate] {
    let hasPremises = rule.isConditional || !rule.facts.isEmpty
    return [sound(rule, widths)] + (hasPremises ? [satisfiable(rule, widths)] : [])
  }

  /// Widths at which it is certified that a condition is the weakest: there a solver can go through all inputs.
  package static let narrow = 1...4

  /// That the condition of `rule` is the weakest, at the narrow ones among the widths at which the rule says so; none for rules with several widths.
  package static func weakest(_ rule: Rule) -> [Certificate] {
    guard case .exact(let widths) = rule.proof.weakest, rule.widths.count == 1, rule.isConditional else { return [] }
    return widths.filter { narrow.contains($0) && rule.admits([$0]) }.map { weakest(rule, [$0]) }
  }

  private static func weakest(_ rule: Rule, _ widths: [Int]) -> Certificate {
    var condition = CertificateWriter(rule, widths, in: SMTLIBAlgebra(), roots: [rule.condition])
    condition.require(condition.algebra.negated(condition.holds(0)))
    // Some input, under other names, at which the facts hold and the pattern has a value.
    let some = CertificateWriter(rule, widths, in: condition.algebra, roots: [rule.lhs] + rule.facts, prefix: "some.")
    condition.include(some)
    for index in rule.facts.indices { condition.require(some.holds(1 + index)) }
    for fault in [some.frame.poison[some.program.roots[0]], some.program.undefined(0, some.algebra, some.frame)] {
      if let fault { condition.require(some.algebra.negated(fault)) }
    }
    // For all inputs the replacement is right where the facts hold.
    let all = CertificateWriter(rule, widths, in: condition.algebra, roots: [rule.lhs, rule.rhs] + rule.facts)
    var isRight = all.program.refinement(source: 0, target: 1, all.algebra, all.frame)
    for index in rule.facts.indices { isRight = all.algebra.either(all.algebra.negated(all.holds(2 + index)), isRight) }
    return Certificate(
      rule: rule.name, obligation: .weakest, widths: widths,
      text: condition.text(
        .weakest,
        [
          "unsat means: no constants outside the condition would do, other than those for which no input that",
          "fulfils the facts gives the pattern a value.",
        ], logic: "BV", forAll: all, isRight))
  }

  private static func sound(_ rule: Rule, _ widths: [Int]) -> Certificate { sound(rule, widths, in: SMTLIBAlgebra(), part: nil) }

  /// `part`: its name, if it isn't the certificate itself; `restrict` asks for more, so that the certificate is of a part of the obligation.
  static func sound<A: CertificateAlgebra>(
    _ rule: Rule, _ widths: [Int], in algebra: A, part: String?, remarks: [String] = [], restrict: (inout CertificateWriter<A>) -> Void = { _ in }
  ) -> Certificate {
    var writer = CertificateWriter(rule, widths, in: algebra, roots: [rule.lhs, rule.rhs, rule.condition] + rule.facts)
    restrict(&writer)
    for (index, _) in ([rule.condition] + rule.facts).enumerated() { writer.require(writer.holds(2 + index)) }
    writer.require(writer.algebra.negated(writer.program.refinement(source: 0, target: 1, writer.algebra, writer.frame)))
    algebra.finish()
    return Certificate(
      rule: rule.name, obligation: .sound, widths: widths,
      text: writer.text(
        .sound,
        [
          "unsat means: wherever the condition and the facts hold, the replacement refines the pattern;",
          "where the pattern is neither poison nor undefined, the replacement is neither, and equal.",
        ] + remarks + algebra.remarks), part: part)
  }

  private static func satisfiable(_ rule: Rule, _ widths: [Int]) -> Certificate {
    var writer = CertificateWriter(rule, widths, in: SMTLIBAlgebra(), roots: [rule.condition] + rule.facts)
    for (index, _) in ([rule.condition] + rule.facts).enumerated() { writer.require(writer.holds(index)) }
    return Certificate(
      rule: rule.name, obligation: .satisfiable, widths: widths,
      text: writer.text(.satisfiable, ["sat means: some constants and inputs fulfil the condition and the facts, so the rule is not vacuous."]))
  }
}
