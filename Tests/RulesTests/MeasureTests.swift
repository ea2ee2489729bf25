import BitVector
import Rules
import Testing

private func rule(_ match: String, _ rewrite: String) throws -> Rule {
  try RuleFileParser(file: "-").parse(
    """
    rule r
      width     W: 1...64
      variable  x, y: W
      constant  C1, C2: W
      match     \(match)
      rewrite   \(rewrite)
    """
  ).rules[0]
}

@Test(arguments: [
  ("(and (or x C1) C2)", "(and x C2)"),
  // Cheaper, though not fewer.
  ("(mul x C1)", "(shl x (log2 C1))"),
  // Equal cost, one operation less in weight.
  ("(sub x C1)", "(add x (sub 0 C1))"),
  ("(add x C1)", "(or.disjoint x C1)"),
  // Only a flag is won.
  ("(add x C1)", "(add.nuw x C1)"),
  ("(slt x C1)", "(ult x C1)"),
  ("(add (sub x y) y)", "x"),
])
func theseRulesDecrease(_ text: (String, String)) throws {
  #expect(Measure.decreases(try rule(text.0, text.1)))
}

@Test(arguments: [
  ("(and x C1)", "(and x C1)"),
  ("(and x C1)", "(and C1 x)"),
  ("(shl x C1)", "(mul x (shl 1 C1))"),
  ("(add.nuw x C1)", "(add x C1)"),
  ("(ult x C1)", "(slt x C1)"),
  ("(mul x 3)", "(add x (mul x 2))"),
])
func theseRulesDoNot(_ text: (String, String)) throws {
  #expect(!Measure.decreases(try rule(text.0, text.1)))
}

@Test(arguments: [
  // The root is replaced by something no dearer than itself.
  ("(and (or x C1) C2)", "(and x C2)", []),
  ("(add (sub x y) y)", "x", []),
  ("(mul (shl x 1) C1)", "(shl x (add 1 (log2 C1)))", []),
  // What is reused costs nothing.
  ("(and (ult x C1) (ule x C2))", "(ult x C1)", []),
  // Two new operations for one root: the others must vanish.
  ("(and (add (shl y x) C2) -8)", "(add (shl x y) (and C2 -8))", ["(shl y x)", "(add (shl y x) C2)"]),
  // The shift stays, the sum must vanish.
  ("(and (add (shl x C1) C2) -8)", "(add (shl x C1) (and C2 -8))", ["(add (shl x C1) C2)"]),
  // As dear as the root, and x occurs twice in the new one.
  ("(add (shl x 1) y)", "(add x x)", ["(shl x 1)"]),
])
func operationsVanishWhereTheRootAloneDoesNotPay(_ text: (String, String, [String])) throws {
  let rule = try rule(text.0, text.1)
  #expect(Measure.decreases(rule))
  #expect(Measure.vanishing(in: rule).map { rule.graph.text($0) } == text.2)
}

@Test
func weightsFollowTheCanonicalDirections() {
  let preferred: [(Operation, over: Operation)] = [
    (.ult, .ule), (.ugt, .uge), (.slt, .sle), (.sgt, .sge), (.ult, .slt), (.ule, .sle), (.ugt, .sgt), (.uge, .sge), (.zext, .sext), (.umin, .smin),
  ]
  for (operation, other) in preferred { #expect(operation.weight < other.weight) }
}
