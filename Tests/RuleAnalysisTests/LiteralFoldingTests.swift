import BitVector
import RuleAnalysis
import Rules
import Testing

private func folded(_ rule: Rule) -> [String] {
  let folded = RuleSetAnalysis.foldingLiterals(rule)
  return ([folded.lhs, folded.rhs, folded.condition] + folded.facts).map { folded.graph.text($0) }
}

@Test
func literalsOfAPatternAreComputed() throws {
  let special = try rule("special", "(and (shl x (lshr 2 1)) (umax 1 1))", "(xor x (sub 3 3))", "fact (ule x (add 2 1))", widths: "3...64")
  #expect(folded(special) == ["(and (shl x 1) 1)", "(xor x 0)", "1", "(ule x 3)"])
}

@Test
func negativeNumbersAreTheSameAtAllWidths() throws {
  #expect(try folded(rule("special", "(and x (sub 1 3))", "x"))[0] == "(and x -2)")
  #expect(try folded(rule("special", "(and x (xor -1 0))", "x"))[0] == "(and x -1)")
}

@Test
func whatDiffersFromWidthToWidthStays() throws {
  // The greatest signed number; a value with other bits at each width.
  #expect(try folded(rule("special", "(and x (lshr -1 2))", "x", widths: "3...64"))[0] == "(and x (lshr -1 2))")
  // Poison at one bit, where 1 is no amount to shift by.
  #expect(try folded(rule("special", "(and x (lshr 2 1))", "x", widths: "1...64"))[0] == "(and x (lshr 2 1))")
  #expect(try folded(rule("special", "(and x (lshr 2 1))", "x", widths: "2...64"))[0] == "(and x 1)")
}

@Test
func constantsAndWidthsKeepTheirNames() throws {
  #expect(try folded(rule("special", "(and (add x C1) (add C1 1))", "x", "when (eq C1 (add 1 1))", widths: "8"))[0] == "(and (add x C1) (add C1 1))")
  #expect(try folded(rule("special", "(lshr x (sub W 1))", "x", widths: "8"))[0] == "(lshr x (sub W 1))")
}

@Test
func whatIsSaidOfTheRuleStays() throws {
  let special = try rule("special", "(and x (umax 1 1))", "x")
  let folded = RuleSetAnalysis.foldingLiterals(special)
  #expect(folded.proof == special.proof)
  #expect(folded.cost == special.cost)
  #expect(folded.widths == special.widths)
}
