import LuaSyntax
import Testing

@Suite struct NumberLiteralTests {
  private func parse(_ text: String) -> LuaNumber? { Array(text.utf8).withUnsafeBufferPointer { NumberLiteral.parse($0) } }

  @Test(
    arguments: [
      ("0", 0), ("42", 42), (" 7\n", 7), ("-5", -5), ("+5", 5), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
      ("0x10", 16), ("0xffffffffffffffff", -1), ("0x1ffffffffffffffff", -1), ("-0x1", -1),
    ] as [(String, Int64)])
  func integers(text: String, value: Int64) { #expect(parse(text) == .integer(value)) }

  @Test(
    arguments: [
      ("1.5", 1.5), (".5", 0.5), ("5.", 5), ("1e2", 100), ("1E-2", 0.01), ("9223372036854775808", 0x1p63), ("0x.8", 0.5), ("0x1p4", 16), ("0xA.8p1", 21),
      ("-2.5", -2.5),
    ] as [(String, Double)])
  func floats(text: String, value: Double) { #expect(parse(text) == .float(value)) }

  @Test(arguments: ["", " ", "-", "1x", "0x", "1e", "1e+", "inf", "nan", "1 2", "--1", "0x1p", ".", "e5", "0x.p1"])
  func noNumbers(text: String) { #expect(parse(text) == nil) }
}

@Suite struct UTF8EncodingTests {
  @Test func lengths() {
    #expect(UTF8Encoding.bytes(of: 0x7F) == [0x7F])
    #expect(UTF8Encoding.bytes(of: 0x80) == [0xC2, 0x80])
    #expect(UTF8Encoding.bytes(of: 0x20AC) == [0xE2, 0x82, 0xAC])
    #expect(UTF8Encoding.bytes(of: 0x1F600) == [0xF0, 0x9F, 0x98, 0x80])
    #expect(UTF8Encoding.bytes(of: 0x7FFF_FFFF) == [0xFD, 0xBF, 0xBF, 0xBF, 0xBF, 0xBF])
  }
}

@Suite struct LexerTests {
  private func tokens(_ source: String) throws(LuaSyntaxError) -> [Token] {
    var lexer = try Lexer(source: Array(source.utf8), chunk: "test")
    var tokens: [Token] = []
    while lexer.token != .endOfFile {
      tokens.append(lexer.token)
      try lexer.advance()
    }
    return tokens
  }

  @Test func longestSymbolWins() throws {
    #expect(
      try tokens("a..b...c//d<<=") == [
        .name("a"), .symbol(.doubleDot), .name("b"), .symbol(.ellipsis), .name("c"), .symbol(.doubleSlash), .name("d"), .symbol(.shiftLeft), .symbol(.assign),
      ])
  }

  @Test func escapes() throws {
    let source = #""\65\066\x43\u{44}\z   E\n\\""#
    #expect(try tokens(source) == [.string(Array("ABCDE\n\\".utf8))])
  }

  @Test func longBracketsAndComments() throws {
    #expect(try tokens("--[==[ no\n]] ]==] [=[\na]]b]=] -- end") == [.string(Array("a]]b".utf8))])
  }

  @Test func firstLineWithHashIsSkipped() throws { #expect(try tokens("#!/usr/bin/lua\nx") == [.name("x")]) }

  @Test func positionsCountFromOne() throws {
    var lexer = try Lexer(source: Array("a\r\n  b".utf8), chunk: "test")
    #expect(lexer.position == SourcePosition(line: 1, column: 1))
    try lexer.advance()
    #expect(lexer.position == SourcePosition(line: 2, column: 3))
  }
}

@Suite struct ParserTests {
  private func message(_ source: String) -> String {
    do throws(LuaSyntaxError) {
      _ = try Parser.parse(Array(source.utf8), chunk: "f.lua")
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("x = = 1", "f.lua:1:5: unexpected symbol near '='"),
    ("x =", "f.lua:1:4: unexpected symbol near <eof>"),
    ("if x then\n\n", "f.lua:3:1: 'end' expected (to close 'if' at line 1) near <eof>"),
    ("f(\n1", "f.lua:2:2: ')' expected (to close '(' at line 1) near <eof>"),
    ("for 1", "f.lua:1:5: <name> expected near '1'"),
    ("x = 'abc", "f.lua:1:9: unfinished string near <eof>"),
    ("x = 0xg", "f.lua:1:5: malformed number near '0xg'"),
    ("x = '\\q'", "f.lua:1:7: invalid escape sequence near ''\\q'"),
    ("local x <foo> = 1", "f.lua:1:10: unknown attribute 'foo'"),
    ("return 1 x = 2", "f.lua:1:10: <eof> expected near 'x'"),
    ("function f() return ... end", "f.lua:1:21: cannot use '...' outside a vararg function near '...'"),
    ("x.y", "f.lua:1:4: syntax error near <eof>"),
  ])
  func errorsNameThePlace(source: String, expected: String) { #expect(message(source) == expected) }

  @Test func depthIsBounded() {
    #expect(message(String(repeating: "(", count: 100_000)).contains("chunk has too many syntax levels"))
    #expect(message("x = " + String(repeating: "{", count: 100_000)).contains("chunk has too many syntax levels"))
    #expect(message(String(repeating: "do ", count: 100_000)).contains("chunk has too many syntax levels"))
    #expect(message("x = 1" + String(repeating: "+1", count: 100_000)).contains("expression has too many operators"))
    #expect(message("x = a" + String(repeating: ".b", count: 100_000)).contains("expression has too many suffixes"))
  }

  /// Fully parenthesized text, to see how operators bind.
  private func shape(_ expression: Expression) -> String {
    switch expression.kind {
    case .name(let name): name
    case .integer(let value): "\(value)"
    case .binary(let operation, let left, let right): "(\(shape(left)) \(operation.rawValue) \(shape(right)))"
    case .unary(let operation, let operand): "(\(operation.rawValue) \(shape(operand)))"
    case .and(let left, let right): "(\(shape(left)) and \(shape(right)))"
    case .or(let left, let right): "(\(shape(left)) or \(shape(right)))"
    default: "?"
    }
  }

  @Test(arguments: [
    ("a or b and c", "(a or (b and c))"),
    ("a < b == c", "((a < b) == c)"),
    ("a | b ~ c & d", "(a | (b ~ (c & d)))"),
    ("a << b .. c", "(a << (b .. c))"),
    ("a .. b .. c", "(a .. (b .. c))"),
    ("a + b * c - d", "((a + (b * c)) - d)"),
    ("-a ^ b", "(- (a ^ b))"),
    ("a ^ b ^ c", "(a ^ (b ^ c))"),
    ("a ^ -b", "(a ^ (- b))"),
    ("not a == b", "((not a) == b)"),
    ("#a + ~b", "((# a) + (~ b))"),
    ("a & 15 == 0", "((a & 15) == 0)"),
  ])
  func precedence(source: String, expected: String) throws {
    let chunk = try Parser.parse(Array("return \(source)".utf8), chunk: "f.lua")
    guard case .return(let values)? = chunk.block.statements.first?.kind else {
      Issue.record("no return")
      return
    }
    #expect(shape(values[0]) == expected)
  }
}
