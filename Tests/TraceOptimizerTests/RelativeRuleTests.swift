import Testing
import TraceIR
import TraceOptimizer

/// Guards that order two values through a third.
@Suite struct RelativeRuleTests {
  /// With `first` and `second` guarded, whether `b + 1 > a` is seen to be false.
  private func optimized(_ first: String, _ second: String) throws -> (trace: Trace, fired: Int) {
    let selection = try RuleSelection.named(["sgt-add-pypy-005"]).get()
    let recorded = try TraceParser.parse(
      """
      v0 = slot 0 : i64 @0
      v1 = slot 1 : i64 @0
      v2 = slot 2 : i64 @0
      v3 = \(first)
      guard.true v3 @0
      v4 = \(second)
      guard.true v4 @0
      v5 = add v1, 1
      v6 = sgt v5, v0
      guard.false v6 @0
      end exit @1
      @0 pc 0 { }
      @1 pc 1 { 3: v5 }
      """)
    var pipeline = Pipeline(rules: selection)
    let trace = try Optimizer.optimized(recorded, through: &pipeline)
    try TraceVerifier.verify(trace)
    return (trace, pipeline.rules.firings.reduce(0, +))
  }

  private func guards(_ trace: Trace) -> Int { trace.instructions.count { $0.opcode == .guardTrue || $0.opcode == .guardFalse } }

  @Test func thirdValueOrdersTwoOthers() throws {
    // v2 <= v0 and v1 < v2: so v1 + 1 <= v0. The relations close over the third value and the offset; no rule is needed.
    let result = try optimized("sle v2, v0", "slt v1, v2")
    #expect(result.fired == 0)
    #expect(guards(result.trace) == 2)
  }

  @Test func otherOrdersDoNot() throws {
    // v1 <= v2 <= v0 allows v1 == v0; and v2 below v1 says nothing of v0.
    for (first, second) in [("sle v2, v0", "sle v1, v2"), ("sle v2, v0", "slt v2, v1"), ("sle v0, v2", "slt v1, v2"), ("ule v2, v0", "slt v1, v2")] {
      let result = try optimized(first, second)
      #expect(result.fired == 0)
      #expect(guards(result.trace) == 3)
    }
  }
}
