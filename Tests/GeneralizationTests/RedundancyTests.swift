import BitVector
import Rules
import Testing

/// Most constants that a pattern of several comparisons is right for make one of them needless; a finding that isn't about that is of another
/// family.
@Suite struct RedundancyTests {
  private func first(_ source: String, _ target: String) throws -> Rule {
    try #require(try rules(comparisonFinding(source, target), "ranges.ll").first)
  }

  /// The last constant of what a rule rewrites to, at 4 bits.
  private func replacement(_ rule: Rule) -> ([UInt64]) -> UInt64? { rule.value(of: rule.graph[rule.rhs].operands[1], widths: 4) }

  @Test func joinsRanges() throws {
    let rule = try first(
      "  %a = add i32 %x, -48\n  %p = icmp ult i32 %a, 10\n  %b = add i32 %x, -58\n  %q = icmp ult i32 %b, 5\n  %r = or i1 %p, %q",
      "  %a = add i32 %x, -48\n  %r = icmp ult i32 %a, 15")
    #expect(rule.graph.text(rule.lhs) == "(or (ult (add x C1) C2) (ult (add x C3) C4))")
    let replacement = replacement(rule)
    // Ranges that touch or overlap, the second of which reaches farther, are one: all such are admitted.
    for start in 0..<16 as Range<UInt64> {
      for count in 1..<15 as Range<UInt64> {
        for offset in 0...count {
          for length in 1..<16 as Range<UInt64> where offset + length > count && offset + length < 16 {
            let second = (start + offset) & 15
            let joined = replacement([(0 &- start) & 15, count, (0 &- second) & 15, length])
            #expect(joined == offset + length, "\(start) \(count) \(offset) \(length)")
          }
        }
      }
    }
  }

  @Test func extendsARangeByItsEnd() throws {
    let rule = try first(
      "  %a = add i32 %x, -48\n  %p = icmp ult i32 %a, 10\n  %q = icmp eq i32 %x, 58\n  %r = or i1 %p, %q",
      "  %a = add i32 %x, -48\n  %r = icmp ult i32 %a, 11")
    #expect(rule.graph.text(rule.lhs) == "(or (ult (add x C1) C2) (eq x C3))")
    let replacement = replacement(rule)
    for start in 0..<16 as Range<UInt64> {
      for count in 1..<15 as Range<UInt64> { #expect(replacement([(0 &- start) & 15, count, (start + count) & 15]) == count + 1) }
    }
  }

  @Test func shortensARangeByItsEnd() throws {
    let rule = try first(
      "  %a = add i32 %x, -48\n  %p = icmp ult i32 %a, 10\n  %q = icmp ne i32 %x, 57\n  %r = and i1 %p, %q",
      "  %a = add i32 %x, -48\n  %r = icmp ult i32 %a, 9")
    let replacement = replacement(rule)
    for start in 0..<16 as Range<UInt64> {
      for count in 2..<16 as Range<UInt64> { #expect(replacement([(0 &- start) & 15, count, (start + count - 1) & 15]) == count - 1) }
    }
  }

  /// A finding that is about what is needless says for which constants it is.
  @Test func dontLeaveOutWhatTheFindingSays() throws {
    let rule = try first(
      "  %p = icmp ult i32 %x, 10\n  %q = icmp ne i32 %x, 57\n  %r = and i1 %p, %q",
      "  %r = icmp ult i32 %x, 10")
    #expect(rule.graph.text(rule.lhs) == "(and (ult x C1) (ne x C2))")
    #expect(rule.graph.text(rule.rhs) == "(ult x C1)")
    #expect(rule.graph.text(rule.condition) == "(uge C2 C1)")
  }

  /// It is so too where the replacement is written in another way than the operand that the pattern comes to.
  @Test func dontLeaveOutWhatTheFindingSaysInOtherWords() throws {
    let rule = try first(
      "  %p = icmp ult i32 %x, 10\n  %q = icmp ne i32 %x, 57\n  %r = and i1 %p, %q",
      "  %r = icmp ule i32 %x, 9")
    #expect(rule.graph.text(rule.lhs) == "(and (ult x C1) (ne x C2))")
    #expect(rule.graph.text(rule.rhs) == "(ule x (add C1 -1))")
    // Nothing is below zero, so that 0 is a constant of its own.
    let holds = rule.admission(widths: 4)
    for first in 1..<16 as Range<UInt64> {
      for second in 0..<16 as Range<UInt64> { #expect(holds([first, second]) == (second >= first), "\(first) \(second)") }
    }
  }

  /// Where the first mask lacks a bit of what it is compared with, its comparison never holds, and the rest is right whatever it says; the finding
  /// isn't of those.
  @Test func leavesOutConditionsThatNeverHold() throws {
    let rule = try first(
      "  %a = and i32 %x, -256\n  %p = icmp eq i32 %a, 287453952\n  %b = and i32 %x, -65536\n  %q = icmp eq i32 %b, 287440896\n  %r = or i1 %p, %q",
      "  %b = and i32 %x, -65536\n  %r = icmp eq i32 %b, 287440896")
    #expect(rule.graph.text(rule.lhs) == "(or (eq (and x C1) C2) (eq (and x C3) C4))")
    #expect(rule.graph.text(rule.rhs) == "(eq (and x C3) C4)")
    let holds = rule.admission(widths: 4)
    for c1 in 0..<16 as Range<UInt64> {
      for c2 in 0..<16 as Range<UInt64> where c2 & c1 == c2 {
        for c3 in 0..<16 as Range<UInt64> {
          for c4 in 0..<16 as Range<UInt64> where c4 & c3 == c4 {
            let isRight = (0..<16 as Range<UInt64>).allSatisfy { x in x & c1 != c2 || x & c3 == c4 }
            #expect(holds([c1, c2, c3, c4]) == isRight, "\(c1) \(c2) \(c3) \(c4)")
          }
        }
      }
    }
  }

  /// Four constants, each of which is related with two of the others.
  @Test func findsConditionsOfFourConstants() throws {
    let text = """
      define i1 @src(i1 %p, i1 %q) {
        %a = select i1 %p, i32 4, i32 1
        %b = select i1 %q, i32 4, i32 1
        %m = and i32 %b, %a
        %r = icmp eq i32 %m, 0
        ret i1 %r
      }
      define i1 @tgt(i1 %p, i1 %q) {
        %r = xor i1 %p, %q
        ret i1 %r
      }
      """
    let rule = try #require(try rules(text, "bits.ll").first)
    #expect(rule.graph.text(rule.lhs) == "(eq (and (select q C1 C2) (select p C3 C4)) 0)")
    let holds = rule.admission(widths: 3)
    let words = 0..<8 as Range<UInt64>
    for c1 in words {
      for c2 in words {
        for c3 in words { for c4 in words { #expect(holds([c1, c2, c3, c4]) == (c1 & c3 != 0 && c2 & c4 != 0 && c1 & c4 == 0 && c2 & c3 == 0)) } }
      }
    }
  }
}
