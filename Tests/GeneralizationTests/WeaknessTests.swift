import Foundation
import Generalization
import Rules
import Testing

/// Whether conditions are weakest above the widths of complete tables.
@Suite struct WeaknessTests {
  private func decided(_ condition: String, _ match: String, _ rewrite: String, constants: String = "C1, C2", facts: String = "") throws -> (
    widths: [Int], notes: [String]
  ) {
    let text = """
      rule tested
        width     W: 1...64
        variable  x: W
        constant  \(constants): W
        match     \(match)
        rewrite   \(rewrite)
        when      \(condition)
      \(facts)
        sound     at all widths
        weakest   exact at 3...5
      """
    let (rule, notes) = Weakness().decided(try RuleFileParser(file: "weakness").parse(text).rules[0])
    return (rule.proof.solvedWidths, notes)
  }

  @Test(arguments: [
    ("(eq (and C1 C2) 0)", "(and (or x C1) C2)", "(and x C2)"),
    // The inputs that refute constants outside depend on the constants.
    ("(ult C1 C2)", "(ult (and x C1) C2)", "1"),
    ("(uge C2 C1)", "(umin (umin x C1) C2)", "(umin x C1)"),
  ]) func findsThatNothingIsMissed(condition: String, match: String, rewrite: String) throws {
    let (widths, notes) = try decided(condition, match, rewrite)
    #expect(widths == [8, 16, 32, 64])
    #expect(notes.isEmpty)
  }

  /// At 3 to 5 bits no shift amount below the width has bit 3 set: a condition that forbids it is weakest there, and not at 16 bits.
  @Test func findsWhatIsMissedAtLargeWidthsOnly() throws {
    let (widths, notes) = try decided("(eq (and C 8) 0)", "(xor (shl x C) (shl x C))", "0", constants: "C")
    #expect(widths == [8])
    #expect(notes.contains { $0.contains("W = 16") && $0.contains("C = ") })
  }

  /// With x below C2, C1 may be anything from C2 - 1 on.
  @Test func countsFacts() throws {
    let facts = "  fact      (ult x C2)"
    let right = try decided("(uge C1 (sub C2 1))", "(umin x C1)", "x", facts: facts)
    #expect(right.widths == [8, 16, 32, 64] && right.notes.isEmpty)
    let narrow = try decided("(uge C1 C2)", "(umin x C1)", "x", facts: facts)
    #expect(narrow.widths.isEmpty && narrow.notes.count == 4)
  }
}
