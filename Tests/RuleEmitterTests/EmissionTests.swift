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

/// What is asked of every operation of a kind is not worth a call; what a pattern's operation has to be found for is.
@Test
func rulesOfFactsAloneAreInlined() throws {
  let text = RuleEmitter().emit([
    try rule("alone", "(ult x y)", "1", "fact (ult x y)\n  sound at all widths"),
    try rule("behind", "(ult (and x C1) y)", "1", "fact (ult x y)\n  sound at all widths"),
  ]).files.map(\.contents).joined()
  #expect(text.contains("@inline(__always) @inlinable static func alone<"))
  #expect(text.contains("  @inlinable static func behind<"))
}

/// Each operation comes to its rules in the order that they expect, and those without rules to none.
@Test
func entryBringsOperandsInOrder() throws {
  let set = [
    try rule("sum", "(add (sub x y) y)", "x"), try rule("difference", "(sub (add x y) y)", "x"),
    try rule("less", "(ult (and x C1) y)", "1", "fact (ult x y)\n  sound at all widths"),
  ]
  let entry = try #require(RuleEmitter().emit(set).files.first { $0.name == "GeneratedRules.swift" }).contents
  let cases = entry.split(separator: "\n").map { $0.drop { $0 == " " } }.drop { !$0.hasPrefix("switch") }.prefix { $0 != "}" }
  #expect(
    cases.map(String.init) == [
      "switch operation.operation {", "case .add: return rewriteAdd(host.constantLast(operation), in: &host)",
      "case .sub: return rewriteSub(operation, in: &host)", "case .ult:", "let isNormal = host.constant(operation.a) == nil",
      "return isNormal ? rewriteUlt(operation, in: &host) : nil", "case .ugt:",
      "let isNormal = host.constant(operation.a) == nil && host.constant(operation.b) != nil",
      "return isNormal ? nil : rewriteUlt(operation.reversed, in: &host)", "default: return nil",
    ])
}

/// A comparison of a value with what is computed asks first whether anything is known of it.
@Test
func longFactsAreAskedLast() throws {
  let fact = "fact (ne x (and (or y 0) C1))\n  sound at all widths"
  let text = RuleEmitter().emit([try rule("masked", "(eq (and y C1) x)", "0", fact)]).files.map(\.contents).joined()
  let known = "Knowledge.of(.and, width: 64, resultWidth: 64, host.knowledge(of: y), Knowledge(C1, width: 64))"
  #expect(text.contains("host.hasKnowledge(of: x) && host.knowledge(of: x).proves(.ne, \(known))"))
}
