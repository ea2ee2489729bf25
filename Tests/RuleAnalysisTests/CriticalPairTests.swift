import RuleAnalysis
import Rules
import Testing

@Test
func pairsThatJoinAreCounted() throws {
  let pairs = CriticalPairs(of: [try rule("absorb", "(umin (umin x y) y)", "(umin x y)"), try rule("same", "(umin x x)", "x")])
  #expect(pairs.overlaps > 2)
  #expect(pairs.joining == pairs.overlaps, "\(pairs.pairs)")
}

@Test
func theOrderMattersWhereOneWayIsCheaper() throws {
  let whole = try rule("whole", "(xor (ne (and x C1) 0) (ne (and y C1) 0))", "(ne (and (xor x y) C1) 0)", "when (pow2 C1)", widths: "8...64")
  let part = try rule("part", "(ne (and x C1) 0)", "(slt x 0)", "when (eq C1 (shl 1 (sub W 1)))", widths: "8...64")
  let pairs = CriticalPairs(of: [whole, part]).pairs
  let pair = try #require(pairs.first { $0.outer == "whole" && $0.inner == "part" })
  // The sign of x xor y: one operation and a comparison; or two comparisons and one operation.
  #expect(pair.costs == [2, 3])
  #expect(pair.afterOuter == "(slt (xor x_ y) 0)" || pair.afterOuter == "(slt (xor x x_) 0)", "\(pair.afterOuter)")
  #expect(!pair.isOuterFirst && pair.isLoss)
  #expect(pair.outerRules == ["whole", "part"])
}

@Test
func conditionsThatExcludeEachOtherGiveNoOverlap() throws {
  let even = try rule("even", "(and x C1)", "(shl x C1)", "when (eq (and C1 1) 0)", widths: "8...64")
  let odd = try rule("odd", "(and x C1)", "(lshr x C1)", "when (eq (and C1 1) 1)", widths: "8...64")
  let pairs = CriticalPairs(of: [even, odd])
  #expect(pairs.overlaps == 0)
  #expect(pairs.empty == 1)
}

@Test
func factsAreGivenToBothSides() throws {
  let shift = try rule("shift", "(ashr x C1)", "(lshr x C1)", "fact (sge x 0)")
  let mask = try rule("mask", "(and (ashr x C1) C2)", "(and (lshr x C1) C2)", "fact (sge x 0)")
  let pairs = CriticalPairs(of: [shift, mask])
  #expect(pairs.overlaps == 1)
  #expect(pairs.joining == 1)
}

/// With most constants both ways lead to the same; where C1 is 0, 1, -1 or the least value, the outer rule says something else.
@Test
func severalChoicesOfConstantsAreTried() throws {
  let inner = try rule("inner", "(and x C1)", "C1", widths: "8...64")
  let outer = try rule(
    "outer", "(xor (and x C1) y)", "(xor y (select (or (ult (add C1 1) 3) (eq C1 (shl 1 (sub W 1)))) 5 C1))", widths: "8...64")
  let pairs = CriticalPairs(of: [outer, inner])
  #expect(pairs.overlaps == 1)
  #expect(pairs.choices == 6)
  let pair = try #require(pairs.pairs.first)
  #expect(pair.choices == 6 && pair.joiningChoices == 2 && pair.joinsSometimes)
  #expect(pair.costDifference == 0)
}
