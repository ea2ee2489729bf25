extension Parser {
  /// The next statement; nil for a lone semicolon.
  mutating func statement() throws(LuaSyntaxError) -> Statement? {
    let start = lexer.position
    func statement(_ kind: Statement.Kind) -> Statement { Statement(kind: kind, position: start) }
    switch lexer.token {
    case .symbol(.semicolon):
      try lexer.advance()
      return nil
    case .symbol(.doubleColon):
      try lexer.advance()
      let label = try name()
      try expect(.doubleColon)
      return statement(.label(label))
    case .keyword(.if): return statement(try ifStatement())
    case .keyword(.while):
      try lexer.advance()
      let condition = try expression()
      try expect(.do)
      let body = try block()
      try expect(.end, closing: .while, at: start)
      return statement(.while(condition, body))
    case .keyword(.do):
      try lexer.advance()
      let body = try block()
      try expect(.end, closing: .do, at: start)
      return statement(.do(body))
    case .keyword(.for): return statement(try forStatement())
    case .keyword(.repeat):
      try lexer.advance()
      let body = try block()
      try expect(.until, closing: .repeat, at: start)
      return statement(.repeat(body, until: try expression()))
    case .keyword(.function): return statement(try functionStatement())
    case .keyword(.local):
      try lexer.advance()
      if try take(.function) {
        let functionName = try name()
        return statement(.localFunction(functionName, try functionBody(name: functionName, start: start)))
      }
      return statement(try localStatement())
    case .keyword(.break):
      try lexer.advance()
      return statement(.break)
    case .keyword(.goto):
      try lexer.advance()
      return statement(.goto(try name()))
    default: return statement(try expressionStatement())
    }
  }

  private mutating func ifStatement() throws(LuaSyntaxError) -> Statement.Kind {
    let start = lexer.position
    var clauses: [(condition: Expression, block: Block)] = []
    var otherwise: Block?
    repeat {
      try lexer.advance()
      let condition = try expression()
      try expect(.then)
      clauses.append((condition, try block()))
    } while at(.elseif)
    if try take(.else) { otherwise = try block() }
    try expect(.end, closing: .if, at: start)
    return .if(clauses, otherwise: otherwise)
  }

  private mutating func forStatement() throws(LuaSyntaxError) -> Statement.Kind {
    let start = lexer.position
    try lexer.advance()
    let first = try name()
    if try take(.assign) {
      let from = try expression()
      try expect(.comma)
      let limit = try expression()
      let step = try take(.comma) ? try expression() : nil
      try expect(.do)
      let body = try block()
      try expect(.end, closing: .for, at: start)
      return .numericFor(first, start: from, limit: limit, step: step, body)
    }
    var names = [first]
    guard at(.comma) || at(.in) else { throw failure("'=' or 'in' expected") }
    while try take(.comma) { names.append(try name()) }
    try expect(.in)
    let expressions = try expressionList()
    try expect(.do)
    let body = try block()
    try expect(.end, closing: .for, at: start)
    return .genericFor(names, expressions, body)
  }

  private mutating func functionStatement() throws(LuaSyntaxError) -> Statement.Kind {
    let start = lexer.position
    try lexer.advance()
    var position = lexer.position
    var fullName = try name()
    var target = Expression(kind: .name(fullName), position: position)
    var isMethod = false
    while at(.dot) || at(.colon) {
      isMethod = at(.colon)
      try lexer.advance()
      position = lexer.position
      let field = try name()
      fullName += (isMethod ? ":" : ".") + field
      target = Expression(kind: .index(target, Expression(kind: .string(Array(field.utf8)), position: position)), position: position)
      if isMethod { break }
    }
    let body = try functionBody(name: fullName, start: start, isMethod: isMethod)
    return .assignment([target], [Expression(kind: .function(body), position: start)])
  }

  private mutating func localStatement() throws(LuaSyntaxError) -> Statement.Kind {
    var names: [LocalName] = []
    repeat {
      let position = lexer.position
      var local = LocalName(name: try name(), attribute: nil, position: position)
      if try take(.less) {
        let attributePosition = lexer.position
        let attribute = try name()
        switch attribute {
        case "const": local.attribute = .constant
        case "close": local.attribute = .close
        default: throw LuaSyntaxError(chunk: lexer.chunk, position: attributePosition, message: "unknown attribute '\(attribute)'")
        }
        try expect(.greater)
      }
      names.append(local)
    } while try take(.comma)
    let expressions = try take(.assign) ? try expressionList() : []
    return .local(names, expressions)
  }

  private mutating func expressionStatement() throws(LuaSyntaxError) -> Statement.Kind {
    let first = try suffixedExpression()
    if at(.assign) || at(.comma) {
      var targets = [first]
      while try take(.comma) { targets.append(try suffixedExpression()) }
      for target in targets {
        switch target.kind {
        case .name, .index: break
        default: throw failure("syntax error")
        }
      }
      try expect(.assign)
      return .assignment(targets, try expressionList())
    }
    switch first.kind {
    case .call, .methodCall: return .call(first)
    default: throw failure("syntax error")
    }
  }
}
