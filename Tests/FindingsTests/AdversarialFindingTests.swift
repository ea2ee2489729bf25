import Diagnostics
import Findings
import Testing

/// Findings that nobody writes: each gives a finding or an error with a place, in bounded time and memory.
@Suite struct AdversarialFindingTests {
  private func llvm(_ body: String, width: Int = 32, target: String? = nil) -> String {
    "define i\(width) @src(i\(width) %x) {\n\(body)}\ndefine i\(width) @tgt(i\(width) %x) {\n  \(target ?? "ret i\(width) %x")\n}\n"
  }

  @Test(arguments: ["ll", "trace", "opt"])
  func emptyAndOdd(kind: String) {
    let start = [
      "ll": "expected a function '@src', found none", "trace": "expected a line 'result …', found none",
      "opt": "expected 'infer' or 'cand', found the end of the file",
    ]
    #expect(Printed.reading("", as: "a." + kind) == "a.\(kind):1:1: \(start[kind]!)")
    for text in ["\u{0}", String(repeating: "\u{0}", count: 100_000), "\u{FEFF}", "é"] {
      #expect(Printed.reading(text, as: "a." + kind).hasPrefix("a.\(kind):1:1: expected"))
    }
    let broken = SourceText(path: "a." + kind, bytes: [UInt8](repeating: 0xFF, count: 100_000))
    #expect(throws: Diagnostic.self) { try FindingReader.read(broken) }
  }

  @Test func carriageReturns() {
    let text = "inputs: x\r\n# a comment\r\nt = int_add(x, 0)\r\n\r\nresult t = x\r\n"
    #expect(Printed.reading(text, as: "a.trace") == "(add x 0) => x")
    let pair = llvm("  %a = add i32 %x, 0\n  ret i32 %a\n").split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    #expect(Printed.reading(pair, as: "a.ll") == "(add x 0) => x")
    #expect(Printed.reading("%0:i8 = var\r\n%1:i8 = add %0, 0:i8\r\ninfer %1\r\nresult %0\r\n", as: "a.opt") == "(add x0 0) => x0")
  }

  @Test func aMillionLines() {
    let blank = String(repeating: "\n", count: 1_000_000)
    #expect(Printed.reading(blank + llvm("  ret i32 %x\n"), as: "a.ll") == "x => x")
    #expect(Printed.reading(blank + "x", as: "a.ll") == "a.ll:1000001:1: expected 'define' or 'declare', found 'x'")
    #expect(Printed.reading(blank + "inputs: x\nresult x = x", as: "a.trace") == "x => x")
    #expect(Printed.reading(llvm(String(repeating: "  %a = add i32 %x, 1\n", count: 1_000_000)), as: "a.ll") == "a.ll:3:3: '%a' is defined twice")
    let trace = (0..<1_000_000).map { "t\($0) = int_add(x, \($0))\n" }.joined()
    #expect(Printed.reading("inputs: x\n\(trace)result x = x\n", as: "a.trace") == "a.trace:1:1: expected at most 10000 lines")
  }

  @Test(arguments: [0, 65, 128])
  func widthsThatAreNone(width: Int) {
    let range = "expected an integer type of 1 to 64 bits, found 'i\(width)'"
    #expect(Printed.reading(llvm("  ret i\(width) %x\n", width: width), as: "a.ll") == "a.ll:1:8: \(range)")
    #expect(Printed.reading(llvm("  %a = zext i32 %x to i\(width)\n  ret i32 %x\n"), as: "a.ll") == "a.ll:2:23: \(range)")
    #expect(Printed.reading("%0:i\(width) = var\ninfer %0\nresult %0\n", as: "a.opt").hasPrefix("a.opt:1:"))
  }

  @Test func enormousNumbers() {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(
      Printed.reading("inputs: x\nt = int_add(x, \(digits))\n", as: "a.trace") == "a.trace:2:16: expected a number of 64 bits, found '\(digits.prefix(40))…'")
    #expect(Printed.reading(llvm("  %a = add i32 %x, \(digits)\n"), as: "a.ll") == "a.ll:2:20: expected a value, found '\(digits.prefix(40))…'")
    #expect(Printed.reading(llvm("  ret i\(digits) %x\n"), as: "a.ll") == "a.ll:2:7: expected an integer type, found 'i\(digits.prefix(39))…'")
    #expect(Printed.reading("%0:i8 = add \(digits):i8, 1:i8\n", as: "a.opt").contains("found '\(digits.prefix(40))…'"))
  }

  @Test func longNames() {
    let name = String(repeating: "n", count: 1_000_000)
    #expect(Printed.reading("inputs: x, \(name), \(name)\n", as: "a.trace").utf8.count < 1_000)
    #expect(Printed.reading(llvm("  %\(name) = add i32 %x, 1\n  %\(name) = add i32 %x, 1\n"), as: "a.ll").utf8.count < 1_000)
    #expect(Printed.reading(llvm("  ret i32 %\(name)\n"), as: "a.ll").utf8.count < 1_000)
    #expect(Printed.reading("%0:i8 = \(name) 1:i8\n", as: "a.opt").utf8.count < 1_000)
  }

  @Test func namesTwiceAndUsesBeforeDefinitions() {
    #expect(Printed.reading(llvm("  %x = add i32 %x, 1\n"), as: "a.ll") == "a.ll:2:3: '%x' is defined twice")
    #expect(
      Printed.reading(llvm("  %a = add i32 %b, 1\n  %b = add i32 %a, 1\n"), as: "a.ll") == "a.ll:2:16: expected a value that is defined above, found '%b'")
    #expect(Printed.reading(llvm("  %a = add i32 %a, 1\n"), as: "a.ll") == "a.ll:2:16: expected a value that is defined above, found '%a'")
    #expect(Printed.reading("inputs: x\nt = int_add(t, 1)\n", as: "a.trace") == "a.trace:2:13: expected a value that is defined above, found 't'")
    #expect(Printed.reading("inputs: x, x\n", as: "a.trace") == "a.trace:1:12: 'x' is defined twice")
    #expect(Printed.reading("%0:i8 = add %0, 1:i8\n", as: "a.opt").hasPrefix("a.opt:1:13: expected"))
  }

  @Test func deepNesting() {
    let brackets = String(repeating: "(", count: 1_000_000)
    #expect(Printed.reading("define i32 @src" + brackets, as: "a.ll") == "a.ll:1:17: expected an integer type, found '('")
    #expect(Printed.reading("define range" + brackets, as: "a.ll") == "a.ll:1:13: this bracket isn't closed")
    #expect(Printed.reading("inputs: x\nt = int_add" + brackets, as: "a.trace") == "a.trace:2:13: expected a name or a number, found '('")
    #expect(Printed.reading("%0:i8 = var " + brackets, as: "a.opt").hasPrefix("a.opt:1:14: expected"))
  }
}
