import BitVector
import Rules
import Testing
import Verification

private func rule(_ name: String, _ match: String, _ rewrite: String, _ more: String = "", widths: String = "1...64") throws -> Rule {
  try RuleFileParser(file: "-").parse(
    """
    rule \(name)
      width     W: \(widths)
      variable  x, y: W
      constant  C1, C2: W
      match     \(match)
      rewrite   \(rewrite)
      \(more.isEmpty ? "// no more" : more)
      sound     at all widths
    """
  ).rules[0]
}

private func triage(_ rule: Rule, against others: [Rule] = [], repairing: Bool = false) -> Triage {
  Triage(rule, against: others, isRepairing: repairing, Verifier())
}

@Test
func aRightRuleIsNew() throws {
  guard case .new = triage(try rule("right", "(add (sub x y) y)", "x")).verdict else {
    Issue.record("not proven")
    return
  }
}

@Test
func aRightRuleThatIsKnownIsSubsumed() throws {
  let known = [try rule("other", "(sub (add x y) y)", "x"), try rule("known", "(add (sub x y) y)", "x")]
  guard case .subsumed(let name) = triage(try rule("special", "(add (sub x 5) 5)", "x", widths: "8...64"), against: known).verdict else {
    Issue.record("not subsumed")
    return
  }
  #expect(name == "known")
}

@Test
func aRightRuleThatLowersNothingIsRightAllTheSame() throws {
  let result = triage(try rule("commute", "(add x y)", "(add y x)"))
  #expect(result.isProven && !result.decreases)
}

@Test
func aWrongRuleIsShownWhereItIsSmallest() throws {
  let wrong = try rule("wrong", "(and (or x C1) C2)", "(and x C2)", widths: "3...64")
  let result = triage(wrong)
  let refutation = try #require(result.refutation)
  #expect(!result.isProven)
  // One set bit that the replacement loses; x, C1 and C2 in the order of the symbols, y unused.
  #expect(refutation.widths == [3])
  #expect(wrong.usedSymbols.map { refutation.values[$0] } == [0, 1, 1])
  #expect(
    refutation.explanation(of: wrong) == [
      "at W = 3 bits", "with C1 = 1 (binary 001); C2 = 1 (binary 001); x = 0 (binary 000)", "the pattern (x | C1) & C2 is computed so:",
      "  x | C1 = 1 (binary 001)", "  (x | C1) & C2 = 1 (binary 001)", "the replacement x & C2 is computed so:", "  x & C2 = 0 (binary 000)",
    ])
}

@Test
func poisonIsNamed() throws {
  // The sum of two halves may carry; with nuw that is poison on the right only.
  let result = triage(try rule("flags", "(add x y)", "(add.nuw x y)", widths: "8"))
  let refutation = try #require(result.refutation)
  #expect(refutation.replacement == nil)
  #expect(refutation.explanation(of: result.rule).last == "  x +.nuw y is poison")
}

@Test
func aConditionIsFoundAndIsTheWeakest() throws {
  guard case .repairable(let repaired, .condition(let coverage)) = triage(try rule("mask", "(and (or x C1) C2)", "(and x C2)"), repairing: true).verdict else {
    Issue.record("not repaired")
    return
  }
  #expect(coverage == 1)
  // The same truth as C1 & C2 == 0, whatever it looks like.
  let (one, two) = (try #require(repaired.usedSymbols.dropFirst().first), try #require(repaired.usedSymbols.last))
  let condition = Program(repaired.graph, roots: [repaired.condition], widths: [4])
  for first in UInt64(0)..<16 {
    for second in UInt64(0)..<16 {
      var values = [UInt64](repeating: 0, count: repaired.graph.symbols.count)
      (values[one], values[two]) = (first, second)
      #expect((condition.evaluate(0, values) == 1) == (first & second == 0))
    }
  }
}

@Test
func aConditionThatIsTooWeakIsReplaced() throws {
  let wrong = try rule("shift", "(and (lshr (shl x C1) C1) C2)", "(and x C2)", "when (ne C2 0)", widths: "4...64")
  guard case .repairable(let repaired, .condition) = triage(wrong, repairing: true).verdict else {
    Issue.record("not repaired")
    return
  }
  guard case .proven = Verifier().verify(repaired) else {
    Issue.record("\(InfixPrinter.text(repaired))")
    return
  }
}

@Test
func aRuleThatIsWrongAtOneBitLosesThatWidth() throws {
  let result = triage(try rule("double", "(add x x)", "(shl x 1)"), repairing: true)
  #expect(result.refutation?.widths == [1])
  guard case .repairable(let repaired, .widths) = result.verdict else {
    Issue.record("not repaired")
    return
  }
  #expect(repaired.widths.map(\.text) == ["2...64"])
}

@Test
func whatNoConstantMakesRightIsWrong() throws {
  guard case .wrong = triage(try rule("never", "(add (xor x C1) C2)", "(mul x x)", widths: "4...16"), repairing: true).verdict else {
    Issue.record("repaired?")
    return
  }
}

/// The literals have their value from 4 bits on, and so has the proof over integers; at 1 bit, 5 is 1 and 6 is 0.
@Test
func widthsBelowThatOfTheLiteralsAreProvenByThemselves() throws {
  guard case .refuted(let refutation) = Verifier().verify(try rule("bounded", "(ult (umin x 5) 6)", "1")) else {
    Issue.record("not refuted")
    return
  }
  #expect(refutation.widths == [1])
  guard case .proven = Verifier().verify(try rule("bounded", "(ult (umin x 5) 6)", "1", widths: "2...64")) else {
    Issue.record("not proven")
    return
  }
}

/// At one bit the lowest bit is the sign: wrong where the rule claims nothing.
@Test
func widthsThatAreNotClaimedMayBeWrong() throws {
  guard case .proven = Verifier().verify(try rule("natural", "(sge (and x 1) 0)", "1", widths: "2...64")) else {
    Issue.record("not proven")
    return
  }
  guard case .refuted(let refutation) = Verifier().verify(try rule("natural", "(sge (and x 1) 0)", "1")) else {
    Issue.record("not refuted")
    return
  }
  #expect(refutation.widths == [1])
}
