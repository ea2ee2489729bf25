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

  /// Ends the lines of a `case`.
  mutating func endCase() { depth -= 1 }

  /// Lines that were written elsewhere, at this place's level.
  mutating func append(_ lines: [String]) { for text in lines { line(text) } }

  var text: String { lines.map { $0 + "\n" }.joined() }
}

/// Looks for names in generated Swift.
enum SwiftText {
  /// The words of `lines`.
  static func words(in lines: some Sequence<String>) -> Set<Substring> {
    var result = Set<Substring>()
    for line in lines { result.formUnion(line.split { !($0.isLetter || $0.isNumber || $0 == "_") }) }
    return result
  }

  /// A line of code that needs the module of operations: one with a member written without its type, or with the arithmetic of constants.
  static func namesOperations(_ line: String) -> Bool {
    if line.drop(while: { $0 == " " }).hasPrefix("//") { return false }
    let words = words(in: [line])
    if words.contains("words") || words.contains("ConcreteAlgebra") || words.contains("Flags") { return true }
    return zip(line, line.dropFirst()).contains { " (".contains($0) && $1 == "." }
  }

  /// `lines` without bindings of names that nothing reads.
  static func withoutUnusedBindings(_ lines: [String]) -> [String] {
    var result = lines
    var index = result.count - 1
    // From the end: what a removed line reads may be unused in turn.
    while index >= 0 {
      let line = result[index].drop { $0 == " " }
      let name = line.hasPrefix("let ") ? line.dropFirst(4).split(separator: " ").first : nil
      if let name, !name.hasPrefix("("), !words(in: result[(index + 1)...]).contains(name) { result.remove(at: index) }
      index -= 1
    }
    return result
  }

  /// A list on as many lines as it takes.
  static func wrapped(_ start: String, _ items: [String], end: String) -> [String] {
    var lines = [start]
    for (index, item) in items.enumerated() {
      let text = item + (index == items.count - 1 ? end : ",")
      if lines[lines.count - 1].count + text.count > 110 {
        lines.append(String(repeating: " ", count: start.count) + text)
      } else {
        lines[lines.count - 1] += (lines[lines.count - 1].hasSuffix(" ") ? "" : " ") + text
      }
    }
    return lines
  }
}
