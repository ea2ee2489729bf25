/// A place in a text file.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// Path as given by the user.
  public var file: String
  /// 1-based.
  public var line: Int
  /// 1-based, in Unicode scalars.
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String { "\(file):\(line):\(column)" }
}

/// An input that can't be read: where, what stands there, what was expected.
public struct Diagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  public var location: SourceLocation
  public var message: String
  /// The text of the line at fault, if it is at hand.
  public var sourceLine: String?

  /// Unicode scalars of a message.
  private static let messageLimit = 500

  /// A message that quotes an input as long as a book is cut.
  public init(_ message: String, at location: SourceLocation, sourceLine: String? = nil) {
    let shown = message.unicodeScalars.prefix(Self.messageLimit)
    self.message = shown.endIndex == message.unicodeScalars.endIndex ? message : String(String.UnicodeScalarView(shown)) + "…"
    self.location = location
    self.sourceLine = sourceLine
  }

  /// `file:line:column: error: message`, then the line and a caret where the line is known.
  public var description: String {
    let head = "\(location): error: \(message)"
    guard let sourceLine else { return head }
    let visible = String(sourceLine.prefix(200))
    let indent = sourceLine.prefix(min(max(location.column - 1, 0), 200)).map { $0 == "\t" ? "\t" : " " }.joined()
    return "\(head)\n\(visible)\n\(indent)^"
  }
}
