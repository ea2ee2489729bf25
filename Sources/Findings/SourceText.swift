package import Diagnostics

/// The bytes of an input, and how places in it are named.
package struct SourceText: Sendable {
  /// As the user gave it.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
  package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// How much of a line or a word an error shows, in bytes.
  private static let shownLine = 400
  private static let shownWord = 40

  /// An error at the byte `offset`.
  package func diagnostic(_ message: String, at offset: Int) -> Diagnostic {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var start = 0
    for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    // Continuation bytes of UTF-8 are no scalars of their own.
    let column = 1 + bytes[start..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    let end = bytes[start...].prefix(Self.shownLine).firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let shown = String(decoding: bytes[start..<(end ?? min(start + Self.shownLine, bytes.count))], as: UTF8.self)
    return Diagnostic(message, at: SourceLocation(file: path, line: line, column: column), sourceLine: bytes.isEmpty ? nil : shown)
  }

  /// The text of a range.
  package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text of a range between quotes, shortened, control characters replaced.
  package func quoted(_ range: Range<Int>) -> String {
    if range.isEmpty { return "the end of the file" }
    let word = String(decoding: bytes[range].prefix(Self.shownWord), as: UTF8.self)
    let visible = word.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "?" : String($0) }.joined()
    return "'\(visible)\(range.count > Self.shownWord ? "…" : "")'"
  }
}

/// Bounds on what is read, so that any input takes bounded time and memory.
package enum ReadingLimits {
  /// Bytes of one file.
  package static let fileSize = 64 << 20
  /// Nodes of one finding or function: operations, literals and symbols.
  package static let nodes = 10_000
  /// Inputs of one finding or function.
  package static let inputs = 1_000
  /// Functions of one file.
  package static let functions = 100_000
}
