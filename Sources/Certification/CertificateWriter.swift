import BitVector
import Rules

/// Writes one obligation.
struct CertificateWriter<Algebra: CertificateAlgebra> {
  let rule: Rule
  let widths: [Int]
  let program: Program
  let algebra: Algebra
  private(set) var frame = Program.Frame<Algebra>()
  /// The constants, then the inputs and what `freeze` makes: names and sorts.
  private var constants: [(name: String, sort: String)] = []
  private var inputs: [(name: String, sort: String)] = []
  private var requirements: [SMTLIBTerm] = []

  /// `prefix` comes before the names of inputs; writers with the same algebra share constants and definitions.
  init(_ rule: Rule, _ widths: [Int], in algebra: Algebra, roots: [NodeID], prefix: String = "input.") {
    self.rule = rule
    self.widths = widths
    self.algebra = algebra
    program = Program(rule.graph, roots: roots, widths: widths)
    /// Prefixed, so that no rule can name what SMT-LIB has a meaning for.
    func name(_ symbol: Symbol) -> String { (symbol.isConstant ? "constant." : prefix) + symbol.name }
    var constants: [(name: String, sort: String)] = []
    var inputs: [(name: String, sort: String)] = []
    let used = Set(program.steps.filter { $0.kind == .variable || $0.kind == .constant }.map { Int($0.bits) })
    for index in used.sorted() {
      let symbol = rule.graph.symbols[index]
      let sort = algebra.sort(symbol.width.resolved(widths))
      if symbol.isConstant { constants.append((name(symbol), sort)) } else { inputs += [(name(symbol), sort), (name(symbol) + ".poison", "Bool")] }
    }
    program.run(
      algebra, &frame,
      symbol: { index, width in
        let symbol = rule.graph.symbols[index]
        return (algebra.word(name(symbol), width), symbol.isConstant ? nil : SMTLIBTerm(text: name(symbol) + ".poison"))
      },
      frozen: { step, width in
        let name = prefix == "input." ? "frozen.\(step)" : "\(prefix)frozen.\(step)"
        inputs.append((name, algebra.sort(width)))
        return algebra.word(name, width)
      })
    (self.constants, self.inputs) = (constants, inputs)
  }

  /// Declares what `other` speaks of as well.
  mutating func include(_ other: CertificateWriter) {
    for constant in other.constants where !constants.contains(where: { $0.name == constant.name }) { constants.append(constant) }
    inputs += other.inputs
  }

  func holds(_ root: Int) -> SMTLIBTerm { program.holds(root, algebra, frame) }
  mutating func require(_ truth: SMTLIBTerm) { requirements.append(truth) }

  /// The symbol's word.
  func word(_ symbol: Symbol) -> Algebra.Vector {
    algebra.word((symbol.isConstant ? "constant." : "input.") + symbol.name, symbol.width.resolved(widths))
  }

  /// `forAll`: whose inputs the truth `isRight` is required for, all at once.
  func text(
    _ obligation: Certificate.Obligation, _ meaning: [String], logic: String? = nil, forAll: CertificateWriter? = nil, _ isRight: SMTLIBTerm? = nil
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
    let required = algebra.facts + requirements
    let commands =
      // No `:status`: a solver that knows what it should say is no second opinion.
      ["(set-info :smt-lib-version 2.6)", "(set-logic \(logic ?? algebra.logic))"]
      + inOrder(declared).map { "(declare-const \($0.name) \($0.sort))" } + algebra.declarations
      + algebra.definitions.commands(for: required) + required.map { "(assert \($0.text))" }
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
  private static func quantified(_ writer: CertificateWriter, _ truth: SMTLIBTerm) -> String {
    let bindings = writer.algebra.definitions.bindings(for: [truth])
    let body = bindings.map { "(let ((\($0.name) \($0.body))) " }.joined() + truth.text + String(repeating: ")", count: bindings.count)
    if writer.inputs.isEmpty { return "(assert \(body))" }
    return "(assert (forall (\(writer.inputs.map { "(\($0.name) \($0.sort))" }.joined(separator: " "))) \(body)))"
  }
}
