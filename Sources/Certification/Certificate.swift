import BitVector
package import Rules

/// One proof obligation of a rule, as a text that any solver for SMT-LIB 2 checks.
package struct Certificate: Sendable {
  package enum Obligation: String, Sendable {
    /// No input and no constants that fulfil condition and facts make the replacement wrong: to be unsatisfiable.
    case sound
    /// Some constants and inputs fulfil condition and facts, so that the rule says something: to be satisfiable.
    case satisfiable
  }

  package var rule: String
  package var obligation: Obligation
  /// In bits, in the order of the rule's width names.
  package var widths: [Int]
  package var text: String

  /// What the solver must answer.
  package var expected: String { obligation == .sound ? "unsat" : "sat" }
  /// `rule/sound-64-8.smt2`, within the folder of certificates.
  package var path: String { "\(folder)/\(([obligation.rawValue] + widths.map(String.init)).joined(separator: "-")).smt2" }

  /// The rule's name, if that can be a folder's.
  var folder: String { rule.hasPrefix(".") ? "rule-" + rule : rule }

  /// The obligations of `rule` at `widths`; that it can fire only where there is anything to fulfil.
  package static func all(of rule: Rule, at widths: [Int]) -> [Certificate] {
    let hasPremises = rule.isConditional || !rule.facts.isEmpty
    return [sound(rule, widths)] + (hasPremises ? [satisfiable(rule, widths)] : [])
  }

  private static func sound(_ rule: Rule, _ widths: [Int]) -> Certificate {
    var writer = Writer(rule, widths, roots: [rule.lhs, rule.rhs, rule.condition] + rule.facts)
    for (index, _) in ([rule.condition] + rule.facts).enumerated() { writer.require(writer.holds(2 + index)) }
    writer.require(writer.algebra.negated(writer.program.refinement(source: 0, target: 1, writer.algebra, writer.frame)))
    return Certificate(
      rule: rule.name, obligation: .sound, widths: widths,
      text: writer.text(
        .sound,
        [
          "unsat means: wherever the condition and the facts hold, the replacement refines the pattern;",
          "where the pattern is neither poison nor undefined, the replacement is neither, and equal.",
        ]))
  }

  private static func satisfiable(_ rule: Rule, _ widths: [Int]) -> Certificate {
    var writer = Writer(rule, widths, roots: [rule.condition] + rule.facts)
    for (index, _) in ([rule.condition] + rule.facts).enumerated() { writer.require(writer.holds(index)) }
    return Certificate(
      rule: rule.name, obligation: .satisfiable, widths: widths,
      text: writer.text(.satisfiable, ["sat means: some constants and inputs fulfil the condition and the facts, so the rule is not vacuous."]))
  }
}

/// Writes one obligation.
private struct Writer {
  let rule: Rule
  let widths: [Int]
  let program: Program
  let algebra = SMTLIBAlgebra()
  private(set) var frame = Program.Frame<SMTLIBAlgebra>()
  private var declarations: [String] = []
  private var requirements: [SMTLIBTerm] = []

  init(_ rule: Rule, _ widths: [Int], roots: [NodeID]) {
    self.rule = rule
    self.widths = widths
    program = Program(rule.graph, roots: roots, widths: widths)
    var declarations: [String] = []
    let used = Set(program.steps.filter { $0.kind == .variable || $0.kind == .constant }.map { Int($0.bits) })
    for index in used.sorted() {
      let symbol = rule.graph.symbols[index]
      let name = Self.name(symbol)
      declarations.append("(declare-const \(name) \(SMTLIBAlgebra.sort(symbol.width.resolved(widths))))")
      if !symbol.isConstant { declarations.append("(declare-const \(name).poison Bool)") }
    }
    program.run(
      algebra, &frame,
      symbol: { index, _ in
        let symbol = rule.graph.symbols[index]
        let name = Self.name(symbol)
        return (SMTLIBTerm(text: name), symbol.isConstant ? nil : SMTLIBTerm(text: name + ".poison"))
      },
      frozen: { step, width in
        declarations.append("(declare-const frozen.\(step) \(SMTLIBAlgebra.sort(width)))")
        return SMTLIBTerm(text: "frozen.\(step)")
      })
    self.declarations = declarations
  }

  /// Prefixed, so that no rule can name what SMT-LIB has a meaning for.
  private static func name(_ symbol: Symbol) -> String { (symbol.isConstant ? "constant." : "input.") + symbol.name }

  func holds(_ root: Int) -> SMTLIBTerm { program.holds(root, algebra, frame) }
  mutating func require(_ truth: SMTLIBTerm) { requirements.append(truth) }

  func text(_ obligation: Certificate.Obligation, _ meaning: [String]) -> String {
    let expected = obligation == .sound ? "unsat" : "sat"
    let names = rule.usedWidths.map { "\(rule.graph.widthNames[$0]) = \(widths[$0])" }
    let reading = InfixPrinter.text(rule).replacing("⇒", with: "=>")
    let head =
      [
        "; Certificate of a rewrite rule, written by genus.",
        "; rule        \(rule.name)",
        ";             \(reading)",
        "; widths      \(names.isEmpty ? "as written" : names.joined(separator: ", "))",
        "; obligation  \(obligation.rawValue); expected answer: \(expected)",
      ] + meaning.map { ";             \($0)" }
    let commands =
      // No `:status`: a solver that knows what it should say is no second opinion.
      ["(set-info :smt-lib-version 2.6)", "(set-logic QF_BV)"] + declarations + algebra.definitions.commands(for: requirements)
      + requirements.map { "(assert \($0.text))" } + ["(check-sat)", "(exit)"]
    return (head + commands).joined(separator: "\n") + "\n"
  }
}
