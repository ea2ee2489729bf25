extension Parser {
  mutating func expressionList() throws(LuaSyntaxError) -> [Expression] {
    var expressions = [try expression()]
    while try take(.comma) { expressions.append(try expression()) }
    return expressions
  }

  mutating func expression() throws(LuaSyntaxError) -> Expression { try expression(above: 0) }

  /// Left and right binding power; right below left makes an operator right-associative (manual, section 3.4.8).
  private static func bindingPower(of symbol: Symbol) -> (operation: BinaryOperator, left: Int, right: Int)? {
    switch symbol {
    case .less: (.less, 3, 3)
    case .greater: (.greater, 3, 3)
    case .lessOrEqual: (.lessOrEqual, 3, 3)
    case .greaterOrEqual: (.greaterOrEqual, 3, 3)
    case .notEqual: (.notEqual, 3, 3)
    case .equal: (.equal, 3, 3)
    case .pipe: (.or, 4, 4)
    case .tilde: (.exclusiveOr, 5, 5)
    case .ampersand: (.and, 6, 6)
    case .shiftLeft: (.shiftLeft, 7, 7)
    case .shiftRight: (.shiftRight, 7, 7)
    case .doubleDot: (.concatenate, 9, 8)
    case .plus: (.add, 10, 10)
    case .minus: (.subtract, 10, 10)
    case .star: (.multiply, 11, 11)
    case .slash: (.divide, 11, 11)
    case .doubleSlash: (.floorDivide, 11, 11)
    case .percent: (.modulo, 11, 11)
    case .caret: (.power, 14, 13)
    default: nil
    }
  }

  private static let unaryPower = 12

  /// Operators or suffixes that may follow one another; later stages recurse over the tree, so its height is bounded.
  private static let chainLimit = 3000

  private mutating func expression(above minimum: Int) throws(LuaSyntaxError) -> Expression {
    try nested { (parser) throws(LuaSyntaxError) in
      var left = try parser.unaryExpression()
      for _ in 0..<Self.chainLimit {
        let position = parser.lexer.position
        switch parser.lexer.token {
        case .keyword(.or) where minimum < 1:
          try parser.lexer.advance()
          left = Expression(kind: .or(left, try parser.expression(above: 1)), position: position)
        case .keyword(.and) where minimum < 2:
          try parser.lexer.advance()
          left = Expression(kind: .and(left, try parser.expression(above: 2)), position: position)
        case .symbol(let symbol):
          guard let power = Self.bindingPower(of: symbol), power.left > minimum else { return left }
          try parser.lexer.advance()
          left = Expression(kind: .binary(power.operation, left, try parser.expression(above: power.right)), position: position)
        default: return left
        }
      }
      throw parser.failure("expression has too many operators")
    }
  }

  private mutating func unaryExpression() throws(LuaSyntaxError) -> Expression {
    let operation: UnaryOperator
    switch lexer.token {
    case .symbol(.minus): operation = .negate
    case .symbol(.tilde): operation = .complement
    case .symbol(.hash): operation = .length
    case .keyword(.not): operation = .not
    default: return try simpleExpression()
    }
    let position = lexer.position
    try lexer.advance()
    return Expression(kind: .unary(operation, try expression(above: Self.unaryPower)), position: position)
  }

  private mutating func simpleExpression() throws(LuaSyntaxError) -> Expression {
    let position = lexer.position
    let kind: Expression.Kind
    switch lexer.token {
    case .integer(let value): kind = .integer(value)
    case .float(let value): kind = .float(value)
    case .string(let bytes): kind = .string(bytes)
    case .keyword(.nil): kind = .nil
    case .keyword(.true): kind = .true
    case .keyword(.false): kind = .false
    case .symbol(.ellipsis):
      guard allowsVararg else { throw failure("cannot use '...' outside a vararg function") }
      kind = .vararg
    case .symbol(.leftBrace): return try tableConstructor()
    case .keyword(.function):
      try lexer.advance()
      return Expression(kind: .function(try functionBody(name: "", start: position)), position: position)
    default: return try suffixedExpression()
    }
    try lexer.advance()
    return Expression(kind: kind, position: position)
  }

  /// A name or parenthesized expression, followed by indexing and calls.
  mutating func suffixedExpression() throws(LuaSyntaxError) -> Expression {
    let start = lexer.position
    var result: Expression
    switch lexer.token {
    case .name(let name):
      try lexer.advance()
      result = Expression(kind: .name(name), position: start)
    case .symbol(.leftParenthesis):
      try lexer.advance()
      let inner = try expression()
      try expect(.rightParenthesis, closing: .leftParenthesis, at: start)
      result = Expression(kind: .parenthesized(inner), position: start)
    default: throw failure("unexpected symbol")
    }
    for _ in 0..<Self.chainLimit {
      let position = lexer.position
      switch lexer.token {
      case .symbol(.dot):
        try lexer.advance()
        let keyPosition = lexer.position
        let key = Expression(kind: .string(Array(try name().utf8)), position: keyPosition)
        result = Expression(kind: .index(result, key), position: position)
      case .symbol(.leftBracket):
        try lexer.advance()
        let key = try expression()
        try expect(.rightBracket)
        result = Expression(kind: .index(result, key), position: position)
      case .symbol(.colon):
        try lexer.advance()
        let method = try name()
        let callPosition = lexer.position
        result = Expression(kind: .methodCall(result, method, try arguments()), position: callPosition)
      case .symbol(.leftParenthesis), .symbol(.leftBrace), .string:
        result = Expression(kind: .call(result, try arguments()), position: position)
      default: return result
      }
    }
    throw failure("expression has too many suffixes")
  }

  private mutating func arguments() throws(LuaSyntaxError) -> [Expression] {
    let start = lexer.position
    switch lexer.token {
    case .string(let bytes):
      try lexer.advance()
      return [Expression(kind: .string(bytes), position: start)]
    case .symbol(.leftBrace): return [try tableConstructor()]
    case .symbol(.leftParenthesis):
      try lexer.advance()
      if try take(.rightParenthesis) { return [] }
      let list = try expressionList()
      try expect(.rightParenthesis, closing: .leftParenthesis, at: start)
      return list
    default: throw failure("function arguments expected")
    }
  }

  private mutating func tableConstructor() throws(LuaSyntaxError) -> Expression {
    let start = lexer.position
    try expect(.leftBrace)
    var fields: [TableField] = []
    while !at(.rightBrace) {
      if try take(.leftBracket) {
        let key = try expression()
        try expect(.rightBracket)
        try expect(.assign)
        fields.append(.keyed(key, try expression()))
      } else if case .name(let name) = lexer.token {
        // Only the token after the name tells `name = value` from an expression.
        let position = lexer.position
        var ahead = lexer
        try ahead.advance()
        if ahead.token == .symbol(.assign) {
          try ahead.advance()
          lexer = ahead
          fields.append(.keyed(Expression(kind: .string(Array(name.utf8)), position: position), try expression()))
        } else {
          fields.append(.item(try expression()))
        }
      } else {
        fields.append(.item(try expression()))
      }
      if try take(.comma) { continue }
      guard try take(.semicolon) else { break }
    }
    try expect(.rightBrace, closing: .leftBrace, at: start)
    return Expression(kind: .table(fields), position: start)
  }

  /// Parameters, block and `end`; a method gets `self` as its first parameter.
  mutating func functionBody(name functionName: String, start: SourcePosition, isMethod: Bool = false) throws(LuaSyntaxError) -> FunctionBody {
    var parameters = isMethod ? ["self"] : []
    var isVararg = false
    try expect(.leftParenthesis)
    if !at(.rightParenthesis) {
      repeat {
        if try take(.ellipsis) {
          isVararg = true
          break
        }
        guard case .name(let parameter) = lexer.token else { throw failure("<name> or '...' expected") }
        try lexer.advance()
        parameters.append(parameter)
      } while try take(.comma)
    }
    try expect(.rightParenthesis)
    let outer = allowsVararg
    allowsVararg = isVararg
    let body = try block()
    allowsVararg = outer
    let end = lexer.position
    try expect(.end, closing: .function, at: start)
    return FunctionBody(parameters: parameters, isVararg: isVararg, block: body, name: functionName, position: start, end: end)
  }
}
