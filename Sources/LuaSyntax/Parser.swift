/// A recursive-descent parser for Lua 5.4, with operator precedence by binding power.
package struct Parser {
  var lexer: Lexer
  /// Nesting of expressions, blocks and functions; bounded so that no input overflows the stack.
  private var depth = 0
  private static let depthLimit = 200
  /// Whether `...` means something in the function being read.
  var allowsVararg = true

  private init(lexer: Lexer) { self.lexer = lexer }

  /// Parses a whole chunk, as the body of a vararg function.
  ///
  /// - Parameter chunk: the name that messages show.
  package static func parse(_ source: [UInt8], chunk: String) throws(LuaSyntaxError) -> FunctionBody {
    var parser = Parser(lexer: try Lexer(source: source, chunk: chunk))
    let start = parser.lexer.position
    let block = try parser.block()
    guard parser.lexer.token == .endOfFile else { throw parser.failure("<eof> expected") }
    return FunctionBody(parameters: [], isVararg: true, block: block, name: "main chunk", position: start, end: parser.lexer.position)
  }

  func failure(_ message: String) -> LuaSyntaxError {
    LuaSyntaxError(chunk: lexer.chunk, position: lexer.position, message: "\(message) near \(lexer.nearText)")
  }

  mutating func nested<Result>(_ body: (inout Parser) throws(LuaSyntaxError) -> Result) throws(LuaSyntaxError) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure("chunk has too many syntax levels") }
    return try body(&self)
  }

  func at(_ symbol: Symbol) -> Bool { lexer.token == .symbol(symbol) }

  func at(_ keyword: Keyword) -> Bool { lexer.token == .keyword(keyword) }

  mutating func take(_ symbol: Symbol) throws(LuaSyntaxError) -> Bool {
    guard at(symbol) else { return false }
    try lexer.advance()
    return true
  }

  mutating func take(_ keyword: Keyword) throws(LuaSyntaxError) -> Bool {
    guard at(keyword) else { return false }
    try lexer.advance()
    return true
  }

  mutating func expect(_ symbol: Symbol) throws(LuaSyntaxError) {
    guard try take(symbol) else { throw failure("'\(symbol.rawValue)' expected") }
  }

  mutating func expect(_ keyword: Keyword) throws(LuaSyntaxError) {
    guard try take(keyword) else { throw failure("'\(keyword.rawValue)' expected") }
  }

  /// Takes the word that closes what `opener` began at `start`.
  mutating func expect(_ keyword: Keyword, closing opener: Keyword, at start: SourcePosition) throws(LuaSyntaxError) {
    guard try take(keyword) else {
      if start.line == lexer.position.line { throw failure("'\(keyword.rawValue)' expected") }
      throw failure("'\(keyword.rawValue)' expected (to close '\(opener.rawValue)' at line \(start.line))")
    }
  }

  /// Takes the symbol that closes what `opener` began at `start`.
  mutating func expect(_ symbol: Symbol, closing opener: Symbol, at start: SourcePosition) throws(LuaSyntaxError) {
    guard try take(symbol) else {
      if start.line == lexer.position.line { throw failure("'\(symbol.rawValue)' expected") }
      throw failure("'\(symbol.rawValue)' expected (to close '\(opener.rawValue)' at line \(start.line))")
    }
  }

  mutating func name() throws(LuaSyntaxError) -> String {
    guard case .name(let name) = lexer.token else { throw failure("<name> expected") }
    try lexer.advance()
    return name
  }

  var endsBlock: Bool {
    switch lexer.token {
    case .endOfFile, .keyword(.end), .keyword(.else), .keyword(.elseif), .keyword(.until): true
    default: false
    }
  }

  mutating func block() throws(LuaSyntaxError) -> Block {
    try nested { (parser) throws(LuaSyntaxError) in
      var statements: [Statement] = []
      while !parser.endsBlock {
        let start = parser.lexer.position
        if try parser.take(.return) {
          statements.append(Statement(kind: .return(try parser.returnedExpressions()), position: start))
          break
        }
        if let statement = try parser.statement() { statements.append(statement) }
      }
      return Block(statements: statements, end: parser.lexer.position)
    }
  }

  private mutating func returnedExpressions() throws(LuaSyntaxError) -> [Expression] {
    let expressions = endsBlock || at(.semicolon) ? [] : try expressionList()
    _ = try take(.semicolon)
    guard endsBlock else { throw failure("<eof> expected") }
    return expressions
  }
}
