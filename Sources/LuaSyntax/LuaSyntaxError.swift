/// A place in Lua source text; both numbers start at 1, columns count bytes.
package struct SourcePosition: Hashable, Sendable {
  package var line: UInt32
  package var column: UInt32

  package init(line: UInt32, column: UInt32) {
    self.line = line
    self.column = column
  }
}

/// A text that is not Lua, or Lua that this implementation does not take.
package struct LuaSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The chunk's name as messages show it: a path, or `[string "…"]`.
  package let chunk: String
  package let position: SourcePosition
  /// What was expected or is wrong, with `near 'token'` where that helps.
  package let message: String

  package init(chunk: String, position: SourcePosition, message: String) {
    self.chunk = chunk
    self.position = position
    self.message = message
  }

  /// `file:line:column: message`, for people and editors.
  package var description: String { "\(chunk):\(position.line):\(position.column): \(message)" }

  /// `file:line: message`, the form that Lua programs see from `load`.
  package var luaDescription: String { "\(chunk):\(position.line): \(message)" }
}
