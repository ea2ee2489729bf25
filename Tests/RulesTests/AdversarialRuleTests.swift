import Diagnostics
import Rules
import Testing

/// Rule files that nobody writes: each gives rules or an error with a place, in bounded time and memory.
@Suite struct AdversarialRuleTests {
  private static let head = "rule a\n  width     W: 1...64\n  variable  x, y: W\n  constant  C: W\n"

  private func rule(_ match: String) -> String { "\(Self.head)  match     \(match)\n  rewrite   x\n" }

  private func failure(_ text: String) -> String? {
    do throws(Diagnostic) {
      _ = try RuleFileParser(file: "a.rules").parse(text)
      return nil
    } catch {
      #expect(error.description.utf8.count < 4_000)
      return "\(error.location.line):\(error.location.column): \(error.message)"
    }
  }

  private func nested(_ depth: Int) -> String { String(repeating: "(add y ", count: depth) + "x" + String(repeating: ")", count: depth) }

  @Test func deepNesting() {
    #expect(failure(rule(String(repeating: "(", count: 100_000))) == "5:1013: expression nested deeper than 1000")
    #expect(failure(rule(nested(100_000))) == "5:7013: expression nested deeper than 1000")
    #expect(failure(rule(nested(900))) == nil)
  }

  @Test func longChains() {
    #expect(failure(rule("(and" + String(repeating: " x", count: 100_000) + ")")) == "5:20014: expected at most 10000 parts of an expression")
    // A chain of any length is as deep as an expression may be, whatever it is written as.
    #expect(failure(rule("(and" + String(repeating: " x", count: 9_000) + ")")) == "5:13: expected at most 1000 operations, literals and symbols")
    #expect(failure(rule("(or" + (0..<300).map { " (add x \($0))" }.joined() + ")")) == nil)
  }

  @Test func manyOperations() {
    // 8191 distinct operations in a tree of depth 13.
    func tree(_ depth: Int, _ first: Int) -> String {
      depth == 0 ? "(add x \(first))" : "(xor \(tree(depth - 1, first)) \(tree(depth - 1, first + 1 << (depth - 1))))"
    }
    #expect(failure(rule(tree(12, 0)))?.hasSuffix(": expected at most 10000 parts of an expression") == true)
    #expect(failure(rule(tree(10, 0))) == "5:13: expected at most 1000 operations, literals and symbols")
  }

  @Test func widthsThatAreNone() {
    for width in ["0", "65", "-1", "64.5", "9999999999999999999999"] {
      #expect(
        failure("rule a\n  variable  x: \(width)\n  match     (add x x)\n  rewrite   x\n")
          == "2:16: expected a declared width or a number from 1 to 64, found '\(width)'")
      #expect(failure("rule a\n  width     W: 1...\(width)\n") == "2:13: expected 'NAME: WIDTHS', as in 'W: 1...64'")
      #expect(failure(rule("(zext \(width) x)")) == "5:19: expected a width from 1 to 64 or a width's name, found '\(width)'")
    }
  }

  @Test func enormousNumbersAndWords() {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(failure(rule("(add x \(digits))")) == "5:20: expected a symbol, a number or '(', found '\(digits.prefix(40))…'")
    #expect(failure(rule("(\(digits) x)")) == "5:13: expected an operation, found '\(digits.prefix(40))…'")
    #expect(failure("rule \(digits)?\n") == "1:6: expected a name of letters, digits, '-', '_' and '.', found '\(digits.prefix(40))…'")
    #expect(failure("rule a\n  \(digits) 1\n")?.hasPrefix("2:3: unknown field '\(digits.prefix(40))…'; the fields are ") == true)
  }

  @Test func manyOfEverything() {
    #expect(failure(String(repeating: "// nothing\n", count: 1_000_000) + rule("(add x y)")) == nil)
    #expect(failure(Self.head + String(repeating: "  from      a\n", count: 20_000)) == "10002:1: expected at most 10000 fields")
    let names = (0..<2_000).map { "x\($0)" }.joined(separator: ", ")
    #expect(failure("rule a\n  variable  \(names): 8\n") == "2:13: expected at most 1000 names")
    let more = (0..<900).map { "y\($0)" }.joined(separator: ", ")
    #expect(failure("rule a\n  variable  \(more): 8\n  constant  \(more.replacing("y", with: "z")): 8\n") == "3:503: expected at most 1000 symbols")
    #expect(failure("rule a\n" + (0..<17).map { "  width     W\($0): 8\n" }.joined()) == "18:13: expected at most 16 widths")
  }

  /// 64^8 tuples of widths, none of which fits.
  @Test func widthsThatNeverFit() {
    let widths = (0..<8).map { "  width     W\($0): 1...64\n" }.joined()
    let sum = (0..<7).reversed().reduce("W7") { "(add W\($1) \($0))" }
    _ = failure("rule a\n\(widths)  variable  x: W0\n  where     (eq \(sum) 0)\n  match     (add x x)\n  rewrite   x\n")
    #expect(failure("rule a\n  width     V, W: 1...64\n") == "2:13: expected 'NAME: WIDTHS', as in 'W: 1...64'")
  }

  @Test func oddBytes() {
    #expect(failure(rule("(add x y)").replacingLineFeeds(with: "\r\n")) == nil)
    #expect(failure(rule("(add x \u{0}y)")) == "5:20: expected a symbol, a number or '(', found '?y'")
    #expect(failure(rule(String(decoding: [0x28, 0xFF, 0xFE, 0x29], as: UTF8.self)))?.hasPrefix("5:13: expected an operation") == true)
    // A letter with an accent of its own is two scalars.
    #expect(failure(rule("(add x e\u{301})")) == "5:20: expected a symbol, a number or '(', found 'e\u{301}'")
    #expect(failure("") == nil)
    #expect(failure("\u{FEFF}rule a\n") == "1:1: expected 'rule NAME' or an indented field")
  }

  @Test func namesTwice() {
    #expect(failure(rule("(add x y)") + rule("(add x y)")) == "7:6: rule 'a' is already defined in line 1")
    #expect(failure("rule a\n  width     W: 8\n  width     W: 8\n") == "3:13: width 'W' is already declared")
    #expect(failure("rule a\n  variable  x: 8\n  constant  x: 8\n") == "3:13: 'x' is already declared")
  }
}

extension String {
  fileprivate func replacingLineFeeds(with end: String) -> String { split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end) }
}
