import RuleEmitter
import Rules
import Testing

private func rules(_ text: String) throws -> [Rule] { try RuleFileParser(file: "-").parse(text).rules }

private let declarations = """
    width     W: 1...64
    variable  x, y: W
    constant  C1, C2: W
  """

private func rule(_ name: String, _ match: String, _ rewrite: String, _ more: String = "sound at all widths") throws -> Rule {
  try rules("rule \(name)\n\(declarations)\n  match \(match)\n  rewrite \(rewrite)\n  \(more)\n")[0]
}

@Test
func whatIsNotProvenIsLeftOut() throws {
  let result = RuleEmitter().emit([try rule("unproven", "(add (sub x y) y)", "x", "sound not proven")])
  #expect(result.notes.map(\.description) == ["unproven: not proven"])
  #expect(result.rules.isEmpty)
  #expect(result.files.map(\.name) == ["GeneratedRules.swift", "RuleTable.swift"])
}

@Test
func whatDoesNotGetCheaperIsLeftOut() throws {
  let result = RuleEmitter().emit([try rule("dearer", "(shl x 1)", "(mul x 2)")])
  #expect(result.notes.map(\.description) == ["dearer: the replacement is not less than the pattern in the measure"])
}

@Test
func whatWouldMakeProgramsLongerIsLeftOut() throws {
  let result = RuleEmitter().emit([try rule("longer", "(mul x 7)", "(sub (shl x 3) x)")])
  #expect(result.notes.map(\.description) == ["longer: the replacement is more instructions than the pattern"])
}

@Test
func repeatedRulesAreLeftOutUnderAnyName() throws {
  let result = RuleEmitter().emit([
    try rule("first", "(and (or x C1) C2)", "(and x C2)", "when (eq (and C1 C2) 0)\n  sound at all widths"),
    try rule("second", "(and C1 (or C2 y))", "(and y C1)", "when (eq 0 (and C2 C1))\n  sound at all widths"),
  ])
  #expect(result.notes.map(\.description) == ["second: the same as first"])
  #expect(result.rules.map(\.name) == ["first"])
}

@Test
func widthsThatTheHostLacksAreLeftOut() throws {
  let text = "rule narrow\n  variable x: 13\n  match (add (sub x 1) 1)\n  rewrite x\n  sound at all widths\n"
  #expect(RuleEmitter().emit(try rules(text)).notes.map(\.description) == ["narrow: holds at no width that the host has"])
}

@Test
func emissionIsDeterministic() throws {
  let set = [
    try rule("a", "(add (sub x y) y)", "x"), try rule("b", "(sub (add x y) y)", "x"), try rule("c", "(xor (xor x C1) C2)", "(xor x (xor C1 C2))"),
    try rule("d", "(xor (and x y) (or x y))", "(xor x y)"),
  ]
  #expect(RuleEmitter().emit(set).files == RuleEmitter().emit(set).files)
}
