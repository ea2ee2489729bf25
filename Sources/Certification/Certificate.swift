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

  /// What the solver must answer.
  package var expected: String { obligation == .satisfiable ? "sat" : "unsat" }
  /// `rule/sound-64-8.smt2`, within the folder of certificates.
  package var path: String { "\(folder)/\(([obligation.rawValue] + widths.map(String.init)).joined(separator: "-")).smt2" }

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
    var condition = Writer(rule, widths, roots: [rule.condition])
    condition.require(condition.algebra.negated(condition.holds(0)))
    // Some input, under other names, at which the facts hold and the pattern has a value.
    let some = Writer(rule, widths, roots: [rule.lhs] + rule.facts, prefix: "some.", sharing: condition)
    condition.include(some)
    for index in rule.facts.indices { condition.require(some.holds(1 + index)) }
    for fault in [some.frame.poison[some.program.roots[0]], some.program.undefined(0, some.algebra, some.frame)] {
      if let fault { condition.require(some.algebra.negated(fault)) }
    }
    // For all inputs the replacement is right where the facts hold.
    let all = Writer(rule, widths, roots: [rule.lhs, rule.rhs] + rule.facts, sharing: condition)
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
  let algebra: SMTLIBAlgebra
  private(set) var frame = Program.Frame<SMTLIBAlgebra>()
  /// The constants, then the inputs and what `freeze` makes: names and sorts.
  private var constants: [(name: String, sort: String)] = []
  private var inputs: [(name: String, sort: String)] = []
  private var requirements: [SMTLIBTerm] = []

  /// `prefix` comes before the names of inputs; constants and definitions are shared with `other`.
  init(_ rule: Rule, _ widths: [Int], roots: [NodeID], prefix: String = "input.", sharing other: Writer? = nil) {
    self.rule = rule
    self.widths = widths
    algebra = other?.algebra ?? SMTLIBAlgebra()
    program = Program(rule.graph, roots: roots, widths: widths)
    /// Prefixed, so that no rule can name what SMT-LIB has a meaning for.
    func name(_ symbol: Symbol) -> String { (symbol.isConstant ? "constant." : prefix) + symbol.name }
    var constants: [(name: String, sort: String)] = []
    var inputs: [(name: String, sort: String)] = []
    let used = Set(program.steps.filter { $0.kind == .variable || $0.kind == .constant }.map { Int($0.bits) })
    for index in used.sorted() {
      let symbol = rule.graph.symbols[index]
      let sort = SMTLIBAlgebra.sort(symbol.width.resolved(widths))
      if symbol.isConstant { constants.append((name(symbol), sort)) } else { inputs += [(name(symbol), sort), (name(symbol) + ".poison", "Bool")] }
    }
    program.run(
      algebra, &frame,
      symbol: { index, _ in
        let symbol = rule.graph.symbols[index]
        return (SMTLIBTerm(text: name(symbol)), symbol.isConstant ? nil : SMTLIBTerm(text: name(symbol) + ".poison"))
      },
      frozen: { step, width in
        let name = prefix == "input." ? "frozen.\(step)" : "\(prefix)frozen.\(step)"
        inputs.append((name, SMTLIBAlgebra.sort(width)))
        return SMTLIBTerm(text: name)
      })
    (self.constants, self.inputs) = (constants, inputs)
  }

  /// Declares what `other` speaks of as well.
  mutating func include(_ other: Writer) {
    for constant in other.constants where !constants.contains(where: { $0.name == constant.name }) { constants.append(constant) }
    inputs += other.inputs
  }

  func holds(_ root: Int) -> SMTLIBTerm { program.holds(root, algebra, frame) }
  mutating func require(_ truth: SMTLIBTerm) { requirements.append(truth) }

  /// `forAll`: whose inputs the truth `isRight` is required for, all at once.
  func text(
    _ obligation: Certificate.Obligation, _ meaning: [String], logic: String = "QF_BV", forAll: Writer? = nil, _ isRight: SMTLIBTerm? = nil
  ) -> String {
    let expected = obligation == .satisfiable ? "sat" : "unsat"
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
    var declared = constants
    for constant in forAll?.constants ?? [] where !declared.contains(where: { $0.name == constant.name }) { declared.append(constant) }
    let commands =
      // No `:status`: a solver that knows what it should say is no second opinion.
      ["(set-info :smt-lib-version 2.6)", "(set-logic \(logic))"] + inOrder(declared).map { "(declare-const \($0.name) \($0.sort))" }
      + algebra.definitions.commands(for: requirements) + requirements.map { "(assert \($0.text))" }
      + [forAll.flatMap { writer in isRight.map { Self.quantified(writer, $0) } }].compactMap { $0 } + ["(check-sat)", "(exit)"]
    return (head + commands).joined(separator: "\n") + "\n"
  }

  /// Inputs and constants in the order of the rule's symbols.
  private func inOrder(_ constants: [(name: String, sort: String)]) -> [(name: String, sort: String)] {
    var rest = constants + inputs
    var result: [(name: String, sort: String)] = []
    for symbol in rule.graph.symbols {
      for name in ["constant.", "input.", "some."].map({ $0 + symbol.name }) {
        for spelled in [name, name + ".poison"] {
          guard let index = rest.firstIndex(where: { $0.name == spelled }) else { continue }
          result.append(rest.remove(at: index))
        }
      }
    }
    return result + rest
  }

  /// The truth for all inputs of `writer`, its definitions within.
  private static func quantified(_ writer: Writer, _ truth: SMTLIBTerm) -> String {
    let bindings = writer.algebra.definitions.bindings(for: [truth])
    let body = bindings.map { "(let ((\($0.name) \($0.body))) " }.joined() + truth.text + String(repeating: ")", count: bindings.count)
    if writer.inputs.isEmpty { return "(assert \(body))" }
    return "(assert (forall (\(writer.inputs.map { "(\($0.name) \($0.sort))" }.joined(separator: " "))) \(body)))"
  }
}
