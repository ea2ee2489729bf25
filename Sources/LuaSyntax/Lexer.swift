/// Cuts Lua source text into tokens, one at a time.
package struct Lexer {
  /// The token at the front, and where it begins.
  package private(set) var token: Token = .endOfFile
  package private(set) var position = SourcePosition(line: 1, column: 1)

  /// The chunk's name as error messages show it.
  package let chunk: String

  private let source: [UInt8]
  private var index = 0
  private var line: UInt32 = 1
  private var lineStart = 0
  private var tokenStart = 0

  /// Starts at the first token; a first line that begins with `#` is skipped, as in Lua's scripts.
  package init(source: [UInt8], chunk: String) throws(LuaSyntaxError) {
    self.source = source
    self.chunk = chunk
    if source.first == UInt8(ascii: "#") {
      while let byte = current, byte != UInt8(ascii: "\n") { index += 1 }
    }
    try advance()
  }

  /// The text of the current token, as `near '…'` shows it.
  package var nearText: String {
    if case .endOfFile = token { return "<eof>" }
    return "'\(String(decoding: source[tokenStart..<index], as: UTF8.self))'"
  }

  /// Moves to the next token.
  package mutating func advance() throws(LuaSyntaxError) {
    try skipBlanks()
    tokenStart = index
    position = SourcePosition(line: line, column: UInt32(index - lineStart + 1))
    guard let byte = current else {
      token = .endOfFile
      return
    }
    if isNameStart(byte) {
      while let byte = current, isNameStart(byte) || isDigit(byte) { index += 1 }
      let text = String(decoding: source[tokenStart..<index], as: UTF8.self)
      token = Keyword(rawValue: text).map { .keyword($0) } ?? .name(text)
    } else if isDigit(byte) || byte == UInt8(ascii: ".") && peek(1).map(isDigit) == true {
      token = try number()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      token = try quotedString(byte)
    } else if byte == UInt8(ascii: "["), let level = longBracketLevel() {
      token = .string(try longString(level: level, what: "string"))
    } else {
      token = try symbol()
    }
  }

  private var current: UInt8? { index < source.count ? source[index] : nil }

  private func peek(_ distance: Int) -> UInt8? { index + distance < source.count ? source[index + distance] : nil }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  private func isNameStart(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 || byte == UInt8(ascii: "_") }

  private func failure(_ message: String) -> LuaSyntaxError {
    let near = String(decoding: source[tokenStart..<min(index, source.count)], as: UTF8.self)
    return LuaSyntaxError(
      chunk: chunk, position: SourcePosition(line: line, column: UInt32(max(index - lineStart, 0) + 1)),
      message: current == nil ? "\(message) near <eof>" : "\(message) near '\(near)'")
  }

  private mutating func newline() {
    // "\r\n" and "\n\r" count as one line end.
    let first = source[index]
    index += 1
    if let second = current, second != first, second == 10 || second == 13 { index += 1 }
    line += 1
    lineStart = index
  }

  private mutating func skipBlanks() throws(LuaSyntaxError) {
    while let byte = current {
      if byte == 10 || byte == 13 {
        newline()
      } else if byte == 32 || byte == 9 || byte == 11 || byte == 12 {
        index += 1
      } else if byte == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "-") {
        tokenStart = index
        index += 2
        if current == UInt8(ascii: "["), let level = longBracketLevel() {
          _ = try longString(level: level, what: "comment")
        } else {
          while let byte = current, byte != 10, byte != 13 { index += 1 }
        }
      } else {
        return
      }
    }
  }

  private mutating func number() throws(LuaSyntaxError) -> Token {
    let isHexadecimal = current == UInt8(ascii: "0") && peek(1).map { $0 | 0x20 == UInt8(ascii: "x") } == true
    let exponentLetter = isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e")
    if isHexadecimal { index += 2 }
    while let byte = current {
      if byte | 0x20 == exponentLetter, let sign = peek(1), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        index += 2
      } else if isDigit(byte) || isNameStart(byte) || byte == UInt8(ascii: ".") {
        index += 1
      } else {
        break
      }
    }
    let value = source.withUnsafeBufferPointer { NumberLiteral.parse(UnsafeBufferPointer(rebasing: $0[tokenStart..<index])) }
    switch value {
    case .integer(let integer): return .integer(integer)
    case .float(let float): return .float(float)
    case nil:
      let text = String(decoding: source[tokenStart..<index], as: UTF8.self)
      throw LuaSyntaxError(chunk: chunk, position: position, message: "malformed number near '\(text)'")
    }
  }

  private mutating func symbol() throws(LuaSyntaxError) -> Token {
    // Longest match first.
    for length in stride(from: 3, through: 1, by: -1) where index + length <= source.count {
      let text = String(decoding: source[index..<index + length], as: UTF8.self)
      if let symbol = Symbol(rawValue: text) {
        index += length
        return .symbol(symbol)
      }
    }
    index += 1
    while let byte = current, byte & 0xC0 == 0x80 { index += 1 }
    throw failure("unexpected symbol")
  }

  /// The number of `=` in the long bracket that opens here, or nil if none does.
  private func longBracketLevel() -> Int? {
    var distance = 1
    while peek(distance) == UInt8(ascii: "=") { distance += 1 }
    return peek(distance) == UInt8(ascii: "[") ? distance - 1 : nil
  }

  private mutating func longString(level: Int, what: String) throws(LuaSyntaxError) -> [UInt8] {
    let startLine = line
    index += level + 2
    if let byte = current, byte == 10 || byte == 13 { newline() }
    var bytes: [UInt8] = []
    while let byte = current {
      if byte == UInt8(ascii: "]") {
        var distance = 1
        while distance <= level, peek(distance) == UInt8(ascii: "=") { distance += 1 }
        if distance == level + 1, peek(distance) == UInt8(ascii: "]") {
          index += level + 2
          return bytes
        }
        bytes.append(byte)
        index += 1
      } else if byte == 10 || byte == 13 {
        newline()
        bytes.append(10)
      } else {
        bytes.append(byte)
        index += 1
      }
    }
    throw failure("unfinished long \(what) (starting at line \(startLine))")
  }

  private mutating func quotedString(_ quote: UInt8) throws(LuaSyntaxError) -> Token {
    index += 1
    var bytes: [UInt8] = []
    while let byte = current, byte != quote {
      switch byte {
      case 10, 13: throw failure("unfinished string")
      case UInt8(ascii: "\\"): try escape(into: &bytes)
      default:
        bytes.append(byte)
        index += 1
      }
    }
    guard current != nil else { throw failure("unfinished string") }
    index += 1
    return .string(bytes)
  }

  /// A failure that shows the text up to and with the current character.
  private mutating func escapeFailure(_ message: String) -> LuaSyntaxError {
    if current != nil { index += 1 }
    let near = String(decoding: source[tokenStart..<index], as: UTF8.self)
    return LuaSyntaxError(
      chunk: chunk, position: SourcePosition(line: line, column: UInt32(max(index - 1 - lineStart, 0) + 1)), message: "\(message) near '\(near)'")
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(LuaSyntaxError) {
    index += 1
    guard let byte = current else { throw failure("unfinished string") }
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
      UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): 92, UInt8(ascii: "\""): 34, UInt8(ascii: "'"): 39,
    ]
    if let value = simple[byte] {
      bytes.append(value)
      index += 1
    } else if byte == 10 || byte == 13 {
      newline()
      bytes.append(10)
    } else if byte == UInt8(ascii: "x") {
      index += 1
      var value: UInt8 = 0
      for _ in 0..<2 {
        guard let digit = current.flatMap(NumberLiteral.hexDigit) else { throw escapeFailure("hexadecimal digit expected") }
        value = value << 4 | digit
        index += 1
      }
      bytes.append(value)
    } else if byte == UInt8(ascii: "z") {
      index += 1
      while let byte = current, NumberLiteral.isSpace(byte) {
        if byte == 10 || byte == 13 { newline() } else { index += 1 }
      }
    } else if byte == UInt8(ascii: "u") {
      try unicodeEscape(into: &bytes)
    } else if isDigit(byte) {
      var value = 0
      for _ in 0..<3 {
        guard let digit = current, isDigit(digit) else { break }
        value = value * 10 + Int(digit - 48)
        index += 1
      }
      guard value <= 255 else { throw escapeFailure("decimal escape too large") }
      bytes.append(UInt8(value))
    } else {
      throw escapeFailure("invalid escape sequence")
    }
  }

  private mutating func unicodeEscape(into bytes: inout [UInt8]) throws(LuaSyntaxError) {
    index += 1
    guard current == UInt8(ascii: "{") else { throw escapeFailure("missing '{' in \\u{xxxx}") }
    index += 1
    var value: UInt32 = 0
    var digits = 0
    while let digit = current.flatMap(NumberLiteral.hexDigit) {
      guard value < 1 << 27 else { throw escapeFailure("UTF-8 value too large") }
      value = value << 4 | UInt32(digit)
      digits += 1
      index += 1
    }
    guard digits > 0 else { throw escapeFailure("hexadecimal digit expected") }
    guard current == UInt8(ascii: "}") else { throw escapeFailure("missing '}' in \\u{xxxx}") }
    index += 1
    bytes += UTF8Encoding.bytes(of: value)
  }
}

/// UTF-8 as Lua takes it: up to six bytes, code points up to 2^31 - 1.
package enum UTF8Encoding {
  package static func bytes(of codePoint: UInt32) -> [UInt8] {
    if codePoint < 0x80 { return [UInt8(codePoint)] }
    var rest = codePoint
    var tail: [UInt8] = []
    var firstLimit: UInt32 = 0x3F
    repeat {
      tail.append(UInt8(0x80 | rest & 0x3F))
      rest >>= 6
      firstLimit >>= 1
    } while rest > firstLimit
    tail.append(UInt8(truncatingIfNeeded: ~firstLimit << 1 | rest))
    return tail.reversed()
  }
}
