import BitVector
package import Diagnostics

/// The head of an LLVM function over integers, and where its body stands.
package struct LLVMFunction: Sendable {
  package struct Parameter: Sendable {
    package var name: String
    /// In bits.
    package var width: Int
    /// What stands between the type and the name.
    package var attributes: String
    /// From `range(iN low, high)`: the half-open interval of its values, which may wrap.
    package var range: (low: Int64, high: Int64)?
    package var offset: Int
  }
  package var name: String
  package var resultWidth: Int
  package var parameters: [Parameter]
  package var offset: Int
  /// The text from `define` to before the opening brace.
  package var header: String
  /// The bytes from `define` to the closing brace.
  package var range: Range<Int>
  /// At the first token of the body.
  let body: IRCursor

  /// All functions that `source` defines, in order.
  package static func all(in source: SourceText) throws(Diagnostic) -> [LLVMFunction] {
    var cursor = IRCursor(source)
    var functions: [LLVMFunction] = []
    while cursor.token.kind != .end {
      if cursor.stands("define") {
        if functions.count == ReadingLimits.functions { throw cursor.unexpected("at most \(ReadingLimits.functions) functions") }
        functions.append(try header(&cursor))
      } else if cursor.stands("declare") || cursor.stands("target") || cursor.stands("source_filename") || cursor.stands("attributes")
        || cursor.token.kind == .annotation
      {
        cursor.skipLine()
      } else {
        throw cursor.unexpected("'define' or 'declare'")
      }
    }
    return functions
  }

  /// Words between `define` and the result's type that change nothing for the function's meaning.
  private static let linkage: Set<String> = [
    "dso_local", "internal", "private", "hidden", "local_unnamed_addr", "fastcc", "external", "weak", "linkonce_odr", "noundef", "zeroext", "signext",
  ]

  private static func header(_ cursor: inout IRCursor) throws(Diagnostic) -> LLVMFunction {
    let start = cursor.token.offset
    cursor.advance()
    while cursor.token.kind == .word, linkage.contains(cursor.text) || cursor.stands("range") {
      let isRange = cursor.stands("range")
      cursor.advance()
      if isRange { try cursor.skipBrackets() }
    }
    let resultWidth = try cursor.integerType()
    guard cursor.token.kind == .global else { throw cursor.unexpected("the function's name") }
    let name = cursor.text
    cursor.advance()
    try cursor.expect("(")
    var parameters: [Parameter] = []
    while !cursor.stands(")") {
      if !parameters.isEmpty { try cursor.expect(",") }
      if parameters.count == ReadingLimits.inputs { throw cursor.unexpected("at most \(ReadingLimits.inputs) parameters") }
      parameters.append(try parameter(&cursor, number: parameters.count))
    }
    cursor.advance()
    while !cursor.stands("{") {
      if cursor.token.kind == .end { throw cursor.unexpected("'{'") }
      if cursor.stands("(") { try cursor.skipBrackets() } else { cursor.advance() }
    }
    let headerText = cursor.source.text(start..<cursor.token.offset).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    cursor.advance()
    let body = cursor
    while !cursor.stands("}") {
      if cursor.token.kind == .end { throw cursor.unexpected("'}'") }
      if cursor.stands("{") { try cursor.skipBrackets() } else { cursor.advance() }
    }
    let end = cursor.token.range.upperBound
    cursor.advance()
    return LLVMFunction(
      name: name, resultWidth: resultWidth, parameters: parameters, offset: start, header: headerText, range: start..<end, body: body)
  }

  private static func parameter(_ cursor: inout IRCursor, number: Int) throws(Diagnostic) -> Parameter {
    let start = cursor.token.offset
    let width = try cursor.integerType()
    var parameter = Parameter(name: String(number), width: width, attributes: "", range: nil, offset: start)
    let attributes = cursor.token.offset
    var end = attributes
    while cursor.token.kind != .local, !cursor.stands(","), !cursor.stands(")") {
      guard cursor.token.kind == .word || cursor.token.kind == .annotation else { throw cursor.unexpected("a parameter's name") }
      let isRange = cursor.stands("range")
      end = cursor.token.range.upperBound
      cursor.advance()
      if isRange {
        parameter.range = try range(&cursor, width: width)
        end = cursor.token.offset
      } else if cursor.stands("(") {
        try cursor.skipBrackets()
        end = cursor.token.offset
      }
    }
    parameter.attributes = cursor.source.text(attributes..<end).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if cursor.token.kind == .local {
      parameter.name = cursor.text
      parameter.offset = cursor.token.offset
      cursor.advance()
    }
    return parameter
  }

  /// The bounds of `(iN low, high)`.
  private static func range(_ cursor: inout IRCursor, width: Int) throws(Diagnostic) -> (low: Int64, high: Int64) {
    try cursor.expect("(")
    guard try cursor.integerType() == width else { throw cursor.unexpected("bounds of the parameter's width i\(width)") }
    let low = try cursor.literal(width: width)
    try cursor.expect(",")
    let high = try cursor.literal(width: width)
    try cursor.expect(")")
    return (low, high)
  }
}

extension IRCursor {
  /// Passes a literal of an integer type of `width` bits.
  mutating func literal(width: Int) throws(Diagnostic) -> Int64 {
    guard token.kind == .word else { throw unexpected("a value") }
    let value: Int64
    let word = text
    switch word {
    case "true" where width == 1: value = -1
    case "false" where width == 1: value = 0
    case "poison", "undef":
      throw source.diagnostic("expected a value, found '\(word)', which findings don't have", at: token.offset)
    default:
      if let signed = Int64(word) {
        value = signed
      } else if let unsigned = UInt64(word) {
        value = Int64(bitPattern: unsigned)
      } else {
        throw unexpected("a value")
      }
      let fits = width == 64 || value >= -(1 << Int64(width - 1)) && value < 1 << Int64(width)
      if !fits { throw unexpected("a literal of \(width) bits") }
    }
    advance()
    return value
  }
}
