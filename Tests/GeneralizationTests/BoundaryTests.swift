import BitVector
import Foundation
import Generalization
import Rules
import Testing

@Suite struct BoundaryTests {
  private func rule(_ text: String) throws -> Rule { try RuleFileParser(file: "boundary").parse(text).rules[0] }

  /// Nothing is below zero, and something is below one: zero.
  @Test func findsConstantsOnBothSides() throws {
    let rule = try rule(
      """
      rule nothing-below
        width     W: 1...64
        variable  x: W
        constant  C: W
        match     (ult x C)
        rewrite   0
        when      (eq C 0)
      """)
    let boundary = try #require(Boundary.all(of: rule).first)
    #expect(boundary.widths.map(\.bits) == [8])
    #expect(boundary.inside.map(\.text) == ["0"])
    // The neighbours of 0 are 1 and -1; input 0 is below both.
    #expect(boundary.outside.map(\.text) == ["1"] || boundary.outside.map(\.text) == ["-1"])
    #expect(boundary.input.map(\.text) == ["0"])
    #expect(boundary.results.map(\.bits) == [1, 0])
  }

  /// Each conjunct has its own line, and what lies outside it fulfils the other.
  @Test func keepsTheOtherConjuncts() throws {
    let rule = try rule(
      """
      rule and-of-or
        width     W: 1...64
        variable  x: W
        constant  C1, C2: W
        match     (lshr (and x C1) C2)
        rewrite   (lshr x C2)
        when      (and (eq (lshr -1 C2) (lshr C1 C2)) (ult C2 W))
      """)
    let boundaries = Boundary.all(of: rule)
    // Without the second conjunct the first is poison, and so never holds: only the first has a line.
    #expect(boundaries.map { rule.graph.text($0.conjunct) } == ["(eq (lshr -1 C2) (lshr C1 C2))"])
    let boundary = try #require(boundaries.first)
    let width = boundary.widths[0].bits
    let program = Program(rule.graph, roots: [rule.lhs, rule.rhs, rule.condition], widths: [width])
    func holds(_ constants: [Boundary.Value]) -> (condition: Bool, isRight: Bool) {
      var frame = Program.Frame<ConcreteAlgebra>()
      let values = rule.graph.symbols.map { symbol in (constants + boundary.input).first { $0.name == symbol.name }!.bits! }
      program.run(ConcreteAlgebra(), &frame, symbol: { index, _ in (values[index], nil) })
      return (program.holds(2, ConcreteAlgebra(), frame), program.refinement(source: 0, target: 1, ConcreteAlgebra(), frame))
    }
    #expect(holds(boundary.inside) == (true, true))
    #expect(holds(boundary.outside) == (false, false))
  }

  @Test func dontShowWhatIsNeverNeeded() throws {
    let rule = try rule(
      """
      rule xor-of-xor
        width     W: 1...64
        variable  x: W
        constant  C: W
        match     (xor (xor x C) C)
        rewrite   x
        when      (ult C 4)
      """)
    #expect(Boundary.all(of: rule).isEmpty)
  }
}
