/// Collects lines of Swift at two spaces a level.
struct SwiftWriter {
  private(set) var lines: [String] = []
  private var depth: Int

  init(depth: Int = 0) { self.depth = depth }

  mutating func line(_ text: String = "") { lines.append(text.isEmpty ? "" : String(repeating: "  ", count: depth) + text) }

  /// A line that opens a block; `close` ends it.
  mutating func open(_ text: String) {
    line(text)
    depth += 1
  }
  mutating func close(_ text: String = "}") {
    depth -= 1
    line(text)
  }
  var text: String { lines.map { $0 + "\n" }.joined() }
}
