import BitVector
import Diagnostics
import Findings
import Generalization
import Rules
import Testing

/// Families of a finding that are found only when it is put in another way.
@Suite struct VariationTests {
  private func first(_ text: String, _ path: String) throws -> Rule {
    try #require(try rules(text, path).first)
  }
  private func text(_ rule: Rule) -> [String] {
    ([rule.lhs, rule.rhs, rule.condition] + rule.facts).map { rule.graph.text($0) }
  }

  /// `x <u 1` is right for the finding as `x == 0` is, but for no difference of the constants other than none.
  @Test func findsReplacementsOfAnotherShape() throws {
    let rule = try first(
      """
      define i1 @src(i32 %x) {
        %a = add i32 %x, 5
        %r = icmp eq i32 %a, 5
        ret i1 %r
      }
      define i1 @tgt(i32 %x) {
        %r = icmp ult i32 %x, 1
        ret i1 %r
      }
      """, "other.ll")
    #expect(text(rule) == ["(eq (add x C1) C2)", "(eq x (sub C2 C1))", "1"])
  }

  /// What generalizes well stays, whatever else would be right for the finding's constants.
  @Test(arguments: [
    ("%a = mul i16 %x, 3", "%r = mul i16 %a, 4", "%r = mul i16 %x, 12", "(mul x (mul C1 C2))"),
    ("%a = shl i16 %x, 3", "%r = lshr i16 %a, 3", "%r = and i16 %x, 8191", "(and x (lshr -1 C))"),
    ("%a = and i16 %x, 12", "%r = xor i16 %a, 12", "%n = xor i16 %x, -1\n  %r = and i16 %n, 12", "(and (xor x C2) C1)"),
  ]) func dontReplaceWhatGeneralizesWell(first: String, second: String, target: String, replacement: String) throws {
    let rule = try self.first(
      """
      define i16 @src(i16 %x) {
        \(first)
        \(second)
        ret i16 %r
      }
      define i16 @tgt(i16 %x) {
        \(target)
        ret i16 %r
      }
      """, "own.ll")
    #expect(rule.graph.text(rule.rhs) == replacement)
  }

  /// `smax` of the constants is right where both are not negative, `umax` also where the second is zero: the longer condition stands beside the
  /// shorter one.
  @Test func showsTheWiderFamilyBesideTheShorter() throws {
    let text = """
      define i8 @src(i8 %x) {
        %m = call i8 @llvm.smax.i8(i8 %x, i8 7)
        %r = call i8 @llvm.umax.i8(i8 %m, i8 20)
        ret i8 %r
      }
      define i8 @tgt(i8 %x) {
        %r = call i8 @llvm.smax.i8(i8 %x, i8 20)
        ret i8 %r
      }
      """
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "larger.ll", text: text)))
    let first = try #require(result.rules.first)
    #expect(self.text(first) == ["(umax (smax x C1) C2)", "(smax x (smax C1 C2))", "(sge (or C1 C2) 0)"])
    let wider = try #require(result.rules.first { $0.name.hasSuffix("-wider") })
    #expect(wider.graph.text(wider.rhs) == "(smax x (umax C1 C2))")
    let holds = wider.admission(widths: 4)
    for c1 in 0..<16 as Range<UInt64> {
      for c2 in 0..<16 as Range<UInt64> { #expect(holds([c1, c2]) == (c1 < 8 && c2 < 8 || c2 == 0)) }
    }
  }

  /// The short condition leaves out a few constants; the weakest one, which says of these what they are, stands beside it.
  @Test func showsTheWeakestConditionBesideAPartialOne() throws {
    let text = """
      inputs: x0
      t0 = int_mul_ovf(x0, 12)
      t1 = int_add_ovf(5, t0)
      assume no_overflow t0
      result no_overflow t1
      """
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "weakest.trace", text: text)))
    #expect(result.rules.count == 2)
    guard case .partial? = result.rules.first?.proof.weakest, let rule = result.rules.last, case .exact = rule.proof.weakest else {
      Issue.record("not a partial and an exact condition")
      return
    }
    #expect(rule.graph.text(rule.lhs) == "(sadd.ov (mul.nsw x0 C1) C2)")
    let holds = rule.admission(widths: 4)
    let words = -8...7
    for c1 in words {
      for c2 in words {
        let isRight = words.allSatisfy { x in !words.contains(x * c1) || words.contains(x * c1 + c2) }
        #expect(holds([c1, c2].map { UInt64(bitPattern: Int64($0)) & 15 }) == isRight, "\(c1), \(c2)")
      }
    }
  }

  /// The bound of a fact that is an expression over the pattern's constants isn't the weakest one: beside it stands a rule that says of any bound
  /// whether it is right.
  @Test func showsTheFamilyWithBoundsOfItsOwn() throws {
    let text = """
      define i32 @src(i32 %m) {
        %c = icmp ult i32 %m, 600
        call void @llvm.assume(i1 %c)
        %s = add i32 %m, 7
        %r = urem i32 %s, 600
        ret i32 %r
      }
      define i32 @tgt(i32 %m) {
        %s = add i32 %m, 7
        %w = icmp uge i32 %s, 600
        %d = sub i32 %s, 600
        %r = select i1 %w, i32 %d, i32 %s
        ret i32 %r
      }
      declare void @llvm.assume(i1)
      """
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "bound.ll", text: text)))
    let free = try #require(result.rules.first { $0.name.hasSuffix("-free") })
    #expect(free.facts.map { free.graph.text($0) } == ["(ult m C3)"])
    let holds = free.admission(widths: 4)
    let words: Range<UInt64> = 0..<16
    for c1 in words {
      for c2 in words.dropFirst() {
        for c3 in words.dropFirst() {
          let isRight = (0..<c3).allSatisfy { m in (m + c1) % 16 < 2 * c2 }
          #expect(holds([c1, c2, c3]) == isRight, "\(c1), \(c2), \(c3)")
        }
      }
    }
  }

  /// What is rotated and compared stands as it is on the other side, rotated back.
  @Test func undoesRotations() throws {
    let rule = try first(
      """
      define i1 @src(i16 %a) {
        %f = call i16 @llvm.fshl.i16(i16 %a, i16 %a, i16 13)
        %r = icmp eq i16 %f, 5
        ret i1 %r
      }
      define i1 @tgt(i16 %a) {
        %r = icmp eq i16 %a, 40
        ret i1 %r
      }
      """, "rotated.ll")
    #expect(text(rule) == ["(eq (fshl a a C1) C2)", "(eq a (fshr C2 C2 C1))", "1"])
  }

  /// The weakest fact for the finding's constants, and for nearly all others, leaves nothing for bounds of their own to say.
  @Test func dontShowBoundsThatTheWeakestFactCovers() throws {
    let text = """
      define i8 @src(i8 %x) {
        %c = icmp ult i8 %x, 20
        call void @llvm.assume(i1 %c)
        %r = call i8 @llvm.umin.i8(i8 %x, i8 20)
        ret i8 %r
      }
      define i8 @tgt(i8 %x) {
        ret i8 %x
      }
      declare void @llvm.assume(i1)
      """
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "weakest.ll", text: text)))
    #expect(!result.rules.isEmpty && !result.rules.contains { $0.name.hasSuffix("-free") })
  }

  /// Of single bits no difference to a bound that isn't negative can be below it: nothing is claimed where no input fulfils the facts.
  @Test func claimsNoWidthAtWhichFactsCantHold() throws {
    let rule = try first(
      """
      inputs: x0, x1
      t0 = int_sub_ovf(x0, 11)
      t1 = uint_ge(t0, x1)
      t2 = int_sub_ovf(x0, 20)
      t3 = uint_ge(t2, x1)
      t4 = int_sub_ovf(x0, 4)
      t5 = uint_ge(t4, x1)
      assume t3 == 0
      assume t5 == 0
      assume x1 >= 0
      result t1 = 0
      """, "facts.trace")
    #expect(rule.admits([64]) && !rule.admits([1]))
  }

  /// Of what stands beside the shifted value only counts that it is below what the shift drops.
  @Test func abstractsWhatOnlyHasBits() throws {
    let rule = try first(
      """
      inputs: x0, x1, x2
      t0 = int_and(x0, 31)
      t1 = int_lshift(t0, 5)
      t2 = int_and(x1, 31)
      t3 = int_or(t1, t2)
      t4 = int_and(x2, 7)
      t5 = int_lshift(t4, 10)
      t6 = int_or(t3, t5)
      t7 = int_rshift(t6, 10)
      result t7 = t4
      """, "bits.trace")
    #expect(rule.graph.text(rule.lhs) == "(ashr (or y (shl (and x2 C1) C2)) C2)")
    #expect(rule.facts.map { rule.graph.text($0) } == ["(ult y (shl 1 C2))"])
    #expect(rule.admits([64]))
  }

  /// A sum may have any bits.
  @Test func dontAbstractWhatMayHaveAllBits() throws {
    let rule = try first(
      """
      inputs: x0, x1
      t0 = int_add(x0, x1)
      t1 = int_and(t0, 255)
      t2 = int_and(t1, 15)
      result t2 = int_and(t0, 15)
      """, "all.trace")
    #expect(rule.facts.isEmpty)
    #expect(rule.graph.text(rule.lhs) == "(and (and y C1) C2)")
  }

  private func comparison(_ assumption: String, _ source: String, _ target: String) throws -> Rule {
    try first(
      """
      define i1 @src(i8 %x, i8 %y) {
        \(assumption)
        call void @llvm.assume(i1 %k)
        \(source)
        ret i1 %r
      }
      define i1 @tgt(i8 %x, i8 %y) {
        \(target)
      }
      """, "facts.ll")
  }

  /// No distance of the two implies another: the fact's is a constant of its own, and not none.
  @Test func givesFactsConstantsOfTheirOwn() throws {
    let rule = try comparison("%s = add i8 %y, 12\n  %k = icmp eq i8 %x, %s", "%r = icmp eq i8 %x, %y", "ret i1 false")
    #expect(rule.facts.map { rule.graph.text($0) } == ["(eq x (add y C))"])
    let holds = rule.admission(widths: 4)
    for constant in 0..<16 as Range<UInt64> { #expect(holds([constant]) == (constant != 0)) }
  }

  /// What is greater by 5 is greater by 1: that says all.
  @Test func dontFreeConstantsOfTheWeakestFact() throws {
    let rule = try comparison("%s = add nuw i8 %y, 5\n  %k = icmp uge i8 %x, %s", "%r = icmp eq i8 %x, %y", "ret i1 false")
    #expect(text(rule) == ["(eq x y)", "0", "1", "(uge x (add.nuw y 1))"])
  }

  /// That the constants of a fact follow from the pattern's is a special case: here the fact's are any that the pattern's own doesn't fulfil.
  @Test func givesFactsConstantsOfTheirOwnBesideThePatterns() throws {
    let rule = try comparison("%m = and i8 %x, 15\n  %k = icmp ne i8 %m, 0", "%r = icmp eq i8 %x, 16", "ret i1 false")
    #expect(text(rule) == ["(eq x C1)", "0", "(eq (and C1 C2) C3)", "(ne (and x C2) C3)"])
  }

  /// A fact that is poison for the finding's constants, as by a shift by -1, is none that the finding has.
  @Test func dontStateFactsThatArePoison() throws {
    let rule = try comparison("%k = icmp ne i8 %x, 0", "%i = add i8 %x, -1\n  %r = icmp ult i8 %i, 7", "%r = icmp ule i8 %x, 7\n  ret i1 %r")
    #expect(text(rule) == ["(ult (add x -1) C)", "(ule x C)", "1", "(ne x 0)"])
  }

  /// Without flags not all constants are right; with them they are, which a rule beside the first says.
  @Test func showsBesideARuleWithoutFlagsWhatTheyAllow() throws {
    let rules = try rules(
      """
      define i64 @src(i16 %x) {
        %a = zext i16 %x to i32
        %b = mul nuw nsw i32 %a, 20
        %r = zext nneg i32 %b to i64
        ret i64 %r
      }
      define i64 @tgt(i16 %x) {
        %a = zext i16 %x to i64
        %r = mul nuw nsw i64 %a, 20
        ret i64 %r
      }
      """, "flags.ll")
    try #require(rules.count == 2)
    #expect(text(rules[0]) == ["(zext W (mul (zext V x) C))", "(mul.nsw.nuw (zext W x) (zext W C))", "(eq (umul.ov (zext V -1:U) C) 0)"])
    #expect(text(rules[1]).last == "1" && rules[1].name.hasSuffix("-wider"))
    #expect(rules[1].graph.cone([rules[1].lhs]).contains { rules[1].graph[$0].operation == .mul && rules[1].graph[$0].flags.contains(.nuw) })
  }

  /// What another arm is at the bounds of a comparison is what the condition speaks of: beside the rule for one constant that is both bound and
  /// arm stands that of two.
  @Test func comparesArmsAtTheBoundsOfAComparison() throws {
    let rules = try rules(
      """
      define i32 @src(i32 %x) {
        %c = icmp slt i32 %x, 64
        %s = ashr i32 %x, 4
        %m = call i32 @llvm.smin.i32(i32 %s, i32 1000)
        %r = select i1 %c, i32 4, i32 %m
        ret i32 %r
      }
      define i32 @tgt(i32 %x) {
        %s = ashr i32 %x, 4
        %m = call i32 @llvm.smin.i32(i32 %s, i32 1000)
        %r = call i32 @llvm.smax.i32(i32 %m, i32 4)
        ret i32 %r
      }
      """, "bounds.ll")
    let pattern = "(select (slt x C1) C2 (smin (ashr x C3) C4))"
    let rule = try #require(rules.first { $0.graph.text($0.lhs) == pattern })
    #expect(rule.graph.text(rule.rhs) == "(smax (smin (ashr x C3) C4) C2)")
    let holds = rule.admission(widths: 8)
    for (bound, arm, amount, limit) in [(64, 4, 4, 100), (16, 4, 2, 5), (65, 4, 4, 5), (-16, -2, 3, 9)] {
      let constants = [bound, arm, amount, limit].map { UInt64(bitPattern: Int64($0)) & 0xff }
      let isRight = bound >> amount >= arm && (bound - 1) >> amount <= arm
      #expect(holds(constants) == isRight, "\(constants)")
    }
  }

  /// Widths that are equal in the finding only by chance are not confused, nor asked to be different.
  @Test func tellsEqualWidthsApart() throws {
    let rules = try rules(
      """
      define i1 @src(i8 %a, i8 %b) {
        %x = zext i8 %a to i32
        %y = zext i8 %b to i32
        %h = shl i32 %x, 8
        %o = or disjoint i32 %h, %y
        %r = icmp ne i32 %o, 770
        ret i1 %r
      }
      define i1 @tgt(i8 %a, i8 %b) {
        %x = icmp ne i8 %a, 3
        %y = icmp ne i8 %b, 2
        %r = or i1 %x, %y
        ret i1 %r
      }
      """, "halves.ll")
    let rule = try #require(rules.first)
    #expect(rule.graph.text(rule.rhs) == "(or (ne a (trunc V (lshr C2 C1))) (ne b (trunc V C2)))")
    #expect(rule.admits([32, 8]) && rule.admits([64, 8]))
  }

  /// A shift out of all bits is zero, whatever bounds say so.
  @Test func saysOfBoundedExpressionsWhatTheyComeTo() throws {
    let rule = try first(
      """
      define i32 @src(i32 %x, i32 %y, i32 %z) {
        %k = icmp ult i32 %y, 2
        call void @llvm.assume(i1 %k)
        %o = add i32 %z, -1
        %l = icmp ult i32 %o, 2
        call void @llvm.assume(i1 %l)
        %s = lshr i32 %y, %z
        %r = xor i32 %x, %s
        ret i32 %r
      }
      define i32 @tgt(i32 %x, i32 %y, i32 %z) {
        ret i32 %x
      }
      """, "zero.ll")
    #expect(text(rule) == ["(xor x yy)", "x", "1", "(ult yy 1)"])
  }

  /// The bound itself is admitted: the leading zeros of 16 are fewer than those of 15.
  @Test func weakensFactsToTheirBounds() throws {
    let rule = try first(
      """
      define i1 @src(i32 %x) {
        %k = icmp ugt i32 %x, 15
        call void @llvm.assume(i1 %k)
        %c = call i32 @llvm.ctlz.i32(i32 %x, i1 true)
        %r = icmp ugt i32 %c, 27
        ret i1 %r
      }
      define i1 @tgt(i32 %x) {
        ret i1 false
      }
      """, "bound.ll")
    let program = Program(rule.graph, roots: rule.facts, widths: [32])
    let values = rule.graph.symbols.map { symbol -> UInt64 in symbol.isConstant ? 27 : 16 }
    #expect(rule.facts.count == 1 && program.evaluate(0, values) == 1)
  }

  /// What is multiplied is below a bound where it is below the bound's quotient, rounded up.
  @Test(arguments: [("nuw", "ult", "33", "5"), ("nsw", "slt", "33", "5"), ("nsw", "sgt", "-33", "-5")])
  func roundsQuotients(flag: String, comparison: String, bound: String, quotient: String) throws {
    let source = "%m = mul \(flag) i32 %x, 7\n  %r = icmp \(comparison) i32 %m, \(bound)"
    let target = "%r = icmp \(comparison) i32 %x, \(quotient)"
    let rules = try rules(comparisonFinding(source, target), "quotient.ll").filter {
      $0.graph[$0.lhs].operation == ($0.graph[$0.rhs].operation) && $0.graph[$0.lhs].operation.name == comparison
    }
    #expect(!rules.isEmpty)
    let bounds = rules.map { $0.value(of: $0.graph[$0.rhs].operands[1], widths: 16) }
    // Bounds that are multiples of the factor too.
    for factor in 2..<9 as Range<Int64> {
      for product in 1..<40 as Range<Int64> {
        let signed = comparison == "sgt" ? -product : product
        let down = signed >= 0 ? signed / factor : -((-signed + factor - 1) / factor)
        let expected = comparison == "sgt" ? down : (signed + factor - 1) / factor
        let words = [factor, signed].map { UInt64(bitPattern: $0) & 0xffff }
        #expect(bounds.contains { $0(words) == UInt64(bitPattern: expected) & 0xffff }, "\(factor) \(signed)")
      }
    }
  }

  /// What has no bits but a mask's is below a bound where it is below the next multiple.
  @Test func roundsBoundsUpToMultiples() throws {
    let source = "%a = and i8 %x, -16\n  %r = icmp slt i8 %a, 20"
    let rule = try #require(try rules(comparisonFinding(source, "%r = icmp slt i8 %x, 32").replacing("i32", with: "i8"), "multiple.ll").first)
    #expect(rule.graph[rule.lhs].operation == .slt && rule.graph[rule.rhs].operation == .slt)
    let bound = rule.value(of: rule.graph[rule.rhs].operands[1], widths: 16)
    for bits in 1..<6 as Range<UInt64> {
      for value in 1..<100 as Range<UInt64> {
        let multiple: UInt64 = 1 << bits
        #expect(bound([0x10000 - multiple, value]) == (value + multiple - 1) / multiple * multiple, "\(multiple) \(value)")
      }
    }
  }

  /// A complement is as near as a constant where bits are masked.
  @Test func takesComplementsAsConstants() throws {
    let rule = try first(
      """
      define i32 @src(i32 %x) {
        %a = and i32 %x, 4095
        %b = and i32 %a, 1023
        %c = or i32 %b, 1
        %r = sub i32 %c, 1
        ret i32 %r
      }
      define i32 @tgt(i32 %x) {
        %r = and i32 %x, 1022
        ret i32 %r
      }
      """, "masks.ll")
    #expect(rule.graph.text(rule.condition) == "1")
    let mask = rule.value(of: rule.graph[rule.rhs].operands[1], widths: 16)
    for words in [[0xfff, 0x3ff, 1], [0xf0f0, 0xff00, 0x1000], [0xffff, 0x1234, 0]] as [[UInt64]] {
      #expect(mask(words) == words[0] & words[1] & ~words[2])
    }
  }

  /// What the finding itself costs, its family may.
  @Test func mayCostWhatTheFindingCosts() throws {
    let text = """
      define i32 @src(i32 %x) {
        %m = call i32 @llvm.smin.i32(i32 %x, i32 100)
        %r = xor i32 %m, 100
        ret i32 %r
      }
      define i32 @tgt(i32 %x) {
        %c = icmp slt i32 %x, 100
        %d = xor i32 %x, 100
        %r = select i1 %c, i32 %d, i32 0
        ret i32 %r
      }
      declare i32 @llvm.smin.i32(i32, i32)
      """
    let result = Generalizer().generalize(try FindingReader.read(SourceText(path: "dearer.ll", text: text)))
    let rule = try #require(result.rules.first)
    #expect(result.status == .generalized && rule.cost.rhs > rule.cost.lhs && !Measure.decreases(rule))
    #expect(result.notes.contains { $0.contains("raises the cost") })
  }
}
