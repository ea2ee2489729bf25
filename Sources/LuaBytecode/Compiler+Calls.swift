import LuaSyntax

/// How many results of a call are wanted.
enum WantedResults {
  case fixed(Int)
  /// All of them, up to the top.
  case open

  /// The operand `c` of CALL.
  var operand: Int {
    switch self {
    case .fixed(let count): count + 1
    case .open: 0
    }
  }
}

extension Compiler {
  mutating func callStatement(_ expression: Expression) throws(LuaSyntaxError) { _ = try call(expression, results: .fixed(0)) }

  /// Calls with callee and arguments in fresh registers; the results begin at the returned register, which stays reserved.
  mutating func call(_ expression: Expression, results: WantedResults) throws(LuaSyntaxError) -> Int {
    let callee = try function.reserve(at: expression.position)
    let arguments: [Expression]
    var argumentCount: Int
    switch expression.kind {
    case .call(let functionExpression, let list):
      try value(functionExpression, into: callee)
      arguments = list
      argumentCount = list.count
    case .methodCall(let receiver, let name, let list):
      let object = try anyRegisterForReceiver(receiver, callee)
      if function.freeRegister == callee + 1 { _ = try function.reserve(at: expression.position) }
      function.freeRegister = callee + 2
      function.emit(.selfField, a: callee, b: object, c: function.constant(.string(Array(name.utf8))), at: expression.position)
      arguments = list
      argumentCount = list.count + 1
    default: preconditionFailure("not a call")
    }
    if try openExpressions(arguments) { argumentCount = -1 }
    function.emit(.call, a: callee, b: argumentCount + 1, c: results.operand, at: expression.position)
    function.freeRegister = callee + 1
    return callee
  }

  private mutating func anyRegisterForReceiver(_ receiver: Expression, _ callee: Int) throws(LuaSyntaxError) -> Int {
    if case .name(let name) = receiver.kind, case .register(let register) = try function.resolve(name, at: receiver.position) { return register }
    try value(receiver, into: callee)
    return callee
  }
}
