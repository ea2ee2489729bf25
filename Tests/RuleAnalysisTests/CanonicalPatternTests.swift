import BitVector
import RuleAnalysis
import Rules
import Testing

private func canonical(_ rule: Rule, _ others: Rule...) -> String {
  switch RuleSetAnalysis.canonicalForms(of: [rule] + others)[0] {
  case .asItIs: return "as it is"
  case .none(let reason): return reason
  case .form(let form):
    let condition = form.isConditional ? " when " + form.graph.text(form.condition) : ""
    return form.graph.text(form.lhs) + " => " + form.graph.text(form.rhs) + condition + form.facts.map { " given " + form.graph.text($0) }.joined()
  }
}

private func difference() throws -> Rule { try rule("difference", "(sub x C1)", "(add x (sub 0 C1))") }
private func masks() throws -> Rule { try rule("masks", "(and (and x C1) C2)", "(and x (and C1 C2))") }

@Test
func aConstantOfThePatternIsNamedAnew() throws {
  let special = try rule("special", "(and (sub x C1) C2)", "(and x C2)", "when (eq (and (sub 0 C1) C2) 0)")
  // A constant is called what its negation was called.
  #expect(canonical(special, try difference()) == "(and (add x C1) C2) => (and x C2) when (eq (and C1 C2) 0)")
}

@Test
func whatTheRestOfTheRuleSaysOfTheConstantIsTurnedRound() throws {
  let special = try rule("special", "(slt (sub x C1) C2)", "(slt x (add C1 C2))", "fact (sge x C1)")
  #expect(canonical(special, try difference()) == "(slt (add x C1) C2) => (slt x (add (sub 0 C1) C2)) given (sge x (sub 0 C1))")
}

@Test
func twoConstantsThatBecomeOneAreOne() throws {
  let special = try rule("special", "(sub (and (and x C1) C2) x)", "(xor (and C1 C2) -1)")
  #expect(canonical(special, try masks()) == "(sub (and x C1) x) => (xor C1 -1)")
}

@Test
func aPatternThatStandsIsLeft() throws {
  #expect(canonical(try rule("plain", "(and (add x C1) C2)", "(and x C2)"), try difference()) == "as it is")
  // Only where its condition says so does the other rule rewrite the part first.
  let sometimes = try rule("sometimes", "(sub x C1)", "(add x (sub 0 C1))", "when (ult C1 5)")
  #expect(canonical(try rule("special", "(and (sub x C1) C2)", "(and x C2)"), sometimes) == "as it is")
}

@Test
func ofTwoConstantsThatBecomeOneTheSimplestConditionIsTaken() throws {
  let special = try rule("special", "(sub (or (and (and x C1) C2) y) y)", "(and x C2)", "when (eq (and C1 C2) C2)")
  #expect(canonical(special, try masks()) == "(sub (or (and x C1) y) y) => (and x C1)")
}

@Test
func aRuleThatSavesNothingInThatFormNeverFires() throws {
  let special = try rule("special", "(ne (and (and x C1) C2) 0)", "(sge (and x C1) (and C1 C2))")
  #expect(canonical(special, try masks()) == "once masks has rewritten a part of its pattern, its replacement is not less")
}
