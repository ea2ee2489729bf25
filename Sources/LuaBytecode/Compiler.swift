package import LuaSyntax

/// Makes register code from a syntax tree.
///
/// Registers are used as a stack: locals in scope below, temporaries above. So at any instruction every register below
/// the first free one has been written since the frame began, which is what the collector relies on.
package struct Compiler {
  var function: FunctionBuilder

  /// Compiles a parsed chunk to the prototype of its main function, whose only upvalue is the environment.
  package static func compile(_ chunk: FunctionBody, chunkName: String) throws(LuaSyntaxError) -> Prototype {
    var compiler = Compiler(function: FunctionBuilder(parent: nil, chunk: chunkName, body: chunk))
    compiler.function.upvalues = [UpvalueDescription(name: "_ENV", isInEnclosingStack: true, index: 0)]
    try compiler.compileBody()
    return compiler.function.finish()
  }

  /// Parses and compiles source text.
  package static func compile(source: [UInt8], chunkName: String) throws(LuaSyntaxError) -> Prototype {
    try compile(try Parser.parse(source, chunk: chunkName), chunkName: chunkName)
  }

  private mutating func compileBody() throws(LuaSyntaxError) {
    let body = function.body
    function.emit(.enter, at: body.position)
    function.enterBlock()
    for parameter in body.parameters {
      try function.activate(parameter, register: try function.reserve(at: body.position), at: body.position)
    }
    try statements(of: body.block)
    if let jump = function.jumps.first(where: { $0.targetLocalCount == nil }) { throw unresolved(jump) }
    function.leaveBlock(at: body.end, closes: false)
    function.emit(.returnNone, at: body.end)
  }

  private func unresolved(_ jump: PendingJump) -> LuaSyntaxError {
    if jump.name == "break" { return function.failure("break outside loop at line \(jump.position.line)", at: jump.position) }
    return function.failure("no visible label '\(jump.name)' for <goto> at line \(jump.position.line)", at: jump.position)
  }

  /// Compiles a function inside the current one and returns its index among the current one's prototypes.
  mutating func nestedFunction(_ body: FunctionBody) throws(LuaSyntaxError) -> Int {
    let outer = function
    function = FunctionBuilder(parent: outer, chunk: outer.chunk, body: body)
    try compileBody()
    outer.prototypes.append(function.finish())
    function = outer
    return outer.prototypes.count - 1
  }

  mutating func block(_ block: Block, isLoop: Bool = false) throws(LuaSyntaxError) {
    function.enterBlock(isLoop: isLoop)
    try statements(of: block)
    function.leaveBlock(at: block.end)
  }

  /// - Parameter endsWithCondition: the block's locals are still in scope after its last statement, as in `repeat`.
  mutating func statements(of block: Block, endsWithCondition: Bool = false) throws(LuaSyntaxError) {
    for (index, statement) in block.statements.enumerated() {
      if case .label(let name) = statement.kind {
        let isLast = !endsWithCondition && block.statements[index...].allSatisfy { if case .label = $0.kind { true } else { false } }
        let isLoop = block.statements[index...].contains { $0.contains(gotoTo: name) }
        try label(name, isAtEndOfBlock: isLast, isLoop: isLoop, at: statement.position)
      } else {
        try self.statement(statement)
      }
      function.freeRegister = function.localRegisterEnd
    }
  }
}
