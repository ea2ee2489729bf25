/// A word, name or sign of a textual IR, LLVM's or Souper's.
struct IRToken: Sendable {
  enum Kind: Sendable {
    /// Keywords, types, numbers.
    case word
    /// `%name`; the range is without the `%`.
    case local
    /// `@name`; the range is without the `@`.
    case global
    case string
    /// One character.
    case sign
    /// `!name` or `#name`.
    case annotation
    case end
  }
  var kind: Kind
  /// The bytes of its text.
  var range: Range<Int>
  /// Where it starts, with its sigil.
  var offset: Int
}

/// Cuts the textual IR of LLVM or Souper into tokens, one at a time; a copy is a bookmark.
struct IRLexer {
  let source: SourceText
  private var position = 0

  init(_ source: SourceText) { self.source = source }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "$"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private func byte(_ index: Int) -> UInt8? { index < source.bytes.count ? source.bytes[index] : nil }

  private mutating func skipBlank() {
    while let next = byte(position) {
      if next == UInt8(ascii: ";") {
        skipLine()
      } else if next == 32 || (9...13).contains(next) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Goes to the end of the current line.
  mutating func skipLine() {
    while let next = byte(position), next != UInt8(ascii: "\n") { position += 1 }
  }

  /// The next token; `.end`, empty, at the end of the text.
  mutating func next() -> IRToken {
    skipBlank()
    let start = position
    guard let first = byte(position) else { return IRToken(kind: .end, range: start..<start, offset: start) }
    func isName(_ byte: UInt8?) -> Bool { byte.map { Self.isWord($0) || $0 == UInt8(ascii: "\"") } ?? false }
    switch first {
    case UInt8(ascii: "%"), UInt8(ascii: "@"):
      position += 1
      guard isName(byte(position)) else { return IRToken(kind: .sign, range: start..<position, offset: start) }
      let name = byte(position) == UInt8(ascii: "\"") ? skipString() : skipWord()
      return IRToken(kind: first == UInt8(ascii: "%") ? .local : .global, range: name, offset: start)
    case UInt8(ascii: "!"), UInt8(ascii: "#"):
      position += 1
      _ = skipWord()
      return IRToken(kind: .annotation, range: start..<position, offset: start)
    case UInt8(ascii: "\""):
      _ = skipString()
      return IRToken(kind: .string, range: start..<position, offset: start)
    case let other where Self.isWord(other): return IRToken(kind: .word, range: skipWord(), offset: start)
    default:
      position += 1
      // A scalar of more than one byte is one sign.
      while let next = byte(position), first >= 0x80, next & 0xC0 == 0x80 { position += 1 }
      return IRToken(kind: .sign, range: start..<position, offset: start)
    }
  }

  private mutating func skipWord() -> Range<Int> {
    let start = position
    while let next = byte(position), Self.isWord(next) { position += 1 }
    return start..<position
  }

  /// Passes a string; the range is what stands between the quotes.
  private mutating func skipString() -> Range<Int> {
    let start = position + 1
    position = start
    while let next = byte(position), next != UInt8(ascii: "\""), next != UInt8(ascii: "\n") { position += 1 }
    let range = start..<position
    if byte(position) == UInt8(ascii: "\"") { position += 1 }
    return range
  }
}
