import Diagnostics

/// A place in a textual IR with the next token at hand: the words that every production of the grammar is read with.
struct IRCursor {
  private var lexer: IRLexer
  /// The next token.
  private(set) var token: IRToken
  var source: SourceText { lexer.source }

  init(_ source: SourceText) {
    lexer = IRLexer(source)
    token = lexer.next()
  }

  mutating func advance() { token = lexer.next() }

  /// Goes to the first token of the next line.
  mutating func skipLine() {
    lexer.skipLine()
    advance()
  }

  var text: String { source.text(token.range) }

  /// The next token is this word or sign.
  func stands(_ word: StaticString) -> Bool {
    guard token.kind == .word || token.kind == .sign, token.range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { expected in zip(expected, source.bytes[token.range]).allSatisfy { $0 == $1 } }
  }

  /// Passes this word or sign if it is next.
  mutating func accept(_ word: StaticString) -> Bool {
    guard stands(word) else { return false }
    advance()
    return true
  }

  mutating func expect(_ word: StaticString) throws(Diagnostic) {
    guard accept(word) else { throw unexpected("'\(word)'") }
  }

  /// The next token isn't what was expected.
  func unexpected(_ expected: String) -> Diagnostic {
    let whole = token.offset..<max(token.range.upperBound, token.offset)
    return source.diagnostic("expected \(expected), found \(source.quoted(whole))", at: token.offset)
  }

  /// Passes everything up to the sign that closes the bracket which is next.
  mutating func skipBrackets() throws(Diagnostic) {
    let open = token.offset
    var depth = 0
    repeat {
      if token.kind == .end { throw source.diagnostic("this bracket isn't closed", at: open) }
      if stands("(") || stands("[") || stands("{") || stands("<") { depth += 1 }
      if stands(")") || stands("]") || stands("}") || stands(">") { depth -= 1 }
      advance()
    } while depth > 0
  }

  /// The number of bits of the integer type that is next.
  mutating func integerType() throws(Diagnostic) -> Int {
    let word = text
    guard token.kind == .word, word.utf8.first == UInt8(ascii: "i"), let bits = Int(word.dropFirst()) else {
      throw unexpected("an integer type")
    }
    guard (1...64).contains(bits) else { throw unexpected("an integer type of 1 to 64 bits") }
    advance()
    return bits
  }
}
