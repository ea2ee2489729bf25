import RuleAnalysis
import Rules
import Testing

private func rule(_ name: String, _ match: String, _ rewrite: String, _ more: String = "", isSound: Bool = true, widths: String = "1...64") throws -> Rule {
  try RuleFileParser(file: "-").parse(
    """
    rule \(name)
      width     W: \(widths)
      variable  x, y, z: W
      constant  C1, C2: W
      match     \(match)
      rewrite   \(rewrite)
      \(more.isEmpty ? "// no more" : more)
      sound     \(isSound ? "at all widths" : "not proven")
    """
  ).rules[0]
}

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
func rulesThatDoNotEndAreFaults() throws {
  let commute = try rule("commute", "(add x y)", "(add y x)")
  #expect(remarks(commute) == ["notDecreasing commute: the replacement is not less than the pattern in the measure"])
  let faults = RuleSetAnalysis.remarks(on: [commute]).filter(\.isFault)
  #expect(faults.count == 1)
}
