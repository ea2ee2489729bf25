/// A JSON value whose objects keep their members' order, so that the same value always gives the same bytes.
package indirect enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case real(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package var key: String
    package var value: JSON
    package init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// On one line.
  package var text: String {
    switch self {
    case .array(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .object(let members): "{" + members.map { "\(Self.quoted($0.key)): \($0.value.text)" }.joined(separator: ", ") + "}"
    default: scalar
    }
  }

  /// Objects and arrays that hold objects are spread over lines, two spaces a level; no newline at the end.
  package func indentedText(_ indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .array(let items) where items.contains(where: \.isObject):
      return "[\n" + items.map { inner + $0.indentedText(inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members) where text.count > 100:
      return "{\n" + members.map { "\(inner)\(Self.quoted($0.key)): \($0.value.indentedText(inner))" }.joined(separator: ",\n") + "\n\(indent)}"
    default: return text
    }
  }

  private var isObject: Bool { if case .object = self { true } else { false } }

  private var scalar: String {
    switch self {
    case .bool(let value): String(value)
    case .integer(let value): String(value)
    case .real(let value): value.isFinite ? String(value) : "null"
    case .string(let value): Self.quoted(value)
    default: "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
