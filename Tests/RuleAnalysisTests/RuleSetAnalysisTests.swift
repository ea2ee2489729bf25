import RuleAnalysis
import Rules
import Testing

private func remarks(_ rules: Rule...) -> [String] { RuleSetAnalysis.remarks(on: rules).map { "\($0.kind.rawValue) \($0.description)" } }

@Test
func aSpecialCaseIsRedundant() throws {
  let general = try rule("general", "(and (or x C1) C2)", "(and x C2)", "when (eq (and C1 C2) 0)")
  let special = try rule("special", "(and (or y C1) 1)", "(and y 1)", "when (eq (and C1 1) 0)")
  #expect(remarks(special, general) == ["redundant special: an instance of general"])
}

@Test
func aRuleWithAWeakerConditionIsNot() throws {
  let general = try rule("general", "(and (or x C1) C2)", "(and x C2)", "when (eq (and C1 C2) 0)", widths: "4...64")
  let other = try rule("other", "(and (or y C1) C2)", "(and y C2)", "when (eq (and C1 (and C2 6)) 0)", widths: "4...64")
  #expect(remarks(general, other) == ["redundant general: an instance of other"])
}

@Test
func widthsThatTheGeneralRuleDoesNotClaimMatter() throws {
  let narrow = try rule("narrow", "(add (sub x y) y)", "x", widths: "1...32")
  let wide = try rule("wide", "(add z (sub x z))", "x")
  #expect(remarks(wide, narrow) == ["redundant narrow: an instance of wide"])
  #expect(remarks(narrow) == [])
}

@Test
func ofTwoThatAreTheSameTheFirstStays() throws {
  let first = try rule("first", "(sgt x y)", "(slt y x)", isSound: true)
  let second = try rule("second", "(sgt z y)", "(slt y z)", isSound: true)
  #expect(remarks(first, second) == ["redundant second: an instance of first"])
}

@Test
func aPatternWhosePartIsAlwaysRewrittenIsShadowed() throws {
  let first = try rule("zero", "(and x 0)", "0")
  let second = try rule("never", "(add (and x 0) y)", "y")
  #expect(remarks(first, second) == ["shadowed never: never fires: zero rewrites its (and x 0) first"])
}

@Test
func whatNeedsAFactShadowsNothing() throws {
  let first = try rule("positive", "(ashr x C1)", "(lshr x C1)", "fact (sge x 0)")
  let second = try rule("other", "(add (ashr x C1) 0)", "(ashr x C1)")
  #expect(remarks(first, second) == [])
}

@Test
func implicationIsDecidedAtEveryWidth() throws {
  // At 1 to 4 bits every C1 that is below 16 is any C1: only wider ones tell the conditions apart.
  let general = try rule("general", "(and (or x C1) C2)", "(and x C2)", "when (and (eq (and C1 C2) 0) (ult C1 16))", widths: "5...64")
  let special = try rule("special", "(and (or y C1) C2)", "(and y C2)", "when (and (eq (and C1 C2) 0) (ult C1 17))", widths: "5...64")
  #expect(remarks(general, special) == ["redundant general: an instance of special"])
}

@Test
func constantExpressionsInPatternsAreCompared() throws {
  let general = try rule("general", "(and (xor x C1) (sub 0 C1))", "(and x (sub 0 C1))")
  let special = try rule("special", "(and (xor y 1) -1)", "(and y -1)")
  #expect(remarks(special, general) == ["redundant special: an instance of general"])
}

@Test
func tighterFactsOfTheSameFormAreInstances() throws {
  let general = try rule("general", "(and x C1)", "x", "fact (ule x 7)")
  let special = try rule("special", "(and y C1)", "y", "fact (ule y 3)", widths: "4...64")
  #expect(remarks(general, special) == ["redundant special: an instance of general"])
}

@Test
func factsOfAnotherFormAreNot() throws {
  let general = try rule("general", "(and x C1)", "x", "fact (eq (lshr x 3) 0)", widths: "4...64")
  let special = try rule("special", "(and y C1)", "y", "fact (ule y 3)", widths: "4...64")
  #expect(remarks(general, special) == [])
}

@Test
func whatDoesNotLowerTheMeasureIsNotEmitted() throws {
  let commute = try rule("commute", "(add x y)", "(add y x)")
  #expect(remarks(commute) == ["notDecreasing commute: the replacement is not less than the pattern in the measure, so not emitted"])
}

@Test
func redundantRulesAreLeftOut() throws {
  let general = try rule("general", "(add (sub x y) y)", "x")
  let special = try rule("special", "(add (sub x C1) C1)", "x")
  let (rules, left) = RuleSetAnalysis.withoutRedundant([special, general])
  #expect(rules.map(\.name) == ["general"])
  #expect(left.map(\.description) == ["special: an instance of general"])
}
