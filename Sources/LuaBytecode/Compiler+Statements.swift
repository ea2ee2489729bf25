import LuaSyntax

extension Compiler {
  mutating func statement(_ statement: Statement) throws(LuaSyntaxError) {
    let position = statement.position
    switch statement.kind {
    case .local(let names, let values): try local(names, values, at: position)
    case .assignment(let targets, let values): try assignment(targets, values, at: position)
    case .call(let call): try callStatement(call)
    case .do(let body): try block(body)
    case .while(let condition, let body): try whileLoop(condition, body, at: position)
    case .repeat(let body, let condition): try repeatLoop(body, until: condition, at: position)
    case .if(let clauses, let otherwise): try ifStatement(clauses, otherwise: otherwise, at: position)
    case .numericFor(let name, let start, let limit, let step, let body):
      try numericFor(name, start: start, limit: limit, step: step, body, at: position)
    case .genericFor(let names, let values, let body): try genericFor(names, values, body, at: position)
    case .localFunction(let name, let body):
      let register = try function.reserve(at: position)
      try function.activate(name, register: register, at: position)
      try closure(body, into: register, at: position)
    case .return(let values): try returnStatement(values, at: position)
    case .break: pendingJump("break", at: position)
    case .goto(let name): try gotoStatement(name, at: position)
    case .label: break  // by `statements(of:)`, which sees what follows
    }
  }

  // MARK: Locals and assignments

  private mutating func local(_ names: [LocalName], _ values: [Expression], at position: SourcePosition) throws(LuaSyntaxError) {
    if let close = names.first(where: { $0.attribute == .close }) {
      throw function.failure("to-be-closed variables are not supported (variable '\(close.name)')", at: close.position)
    }
    if names.count == 1, values.count == 1, names[0].attribute == .constant, let value = constantValue(of: values[0]) {
      function.activateConstant(names[0].name, value)
      return
    }
    let first = function.freeRegister
    try expressions(values, count: names.count, at: position)
    for (offset, name) in names.enumerated() {
      try function.activate(name.name, register: first + offset, isReadOnly: name.attribute != nil, at: name.position)
    }
  }

  private mutating func assignment(_ targets: [Expression], _ values: [Expression], at position: SourcePosition) throws(LuaSyntaxError) {
    if targets.count == 1, values.count == 1 {
      let target = try self.target(targets[0], assignedLocals: [])
      if case .register(let register) = target {
        try assign(values[0], toLocal: register)
      } else {
        try store(try registerOrConstant(values[0]), to: target, at: targets[0].position)
      }
      return
    }
    var assignedLocals: Set<Int> = []
    for target in targets {
      if case .name(let name) = target.kind, case .register(let register) = try function.resolve(name, at: target.position) { assignedLocals.insert(register) }
    }
    var places: [AssignmentTarget] = []
    for target in targets { places.append(try self.target(target, assignedLocals: assignedLocals)) }
    let first = function.freeRegister
    try expressions(values, count: targets.count, at: position)
    for index in targets.indices.reversed() { try store(first + index, to: places[index], at: targets[index].position) }
  }

  /// Where a value goes; tables and keys are already in registers.
  enum AssignmentTarget {
    case register(Int)
    case upvalue(Int)
    case global(environment: Int, key: Int)
    case field(table: Int, key: Int)
    case integer(table: Int, key: Int)
    case element(table: Int, key: Int)
  }

  private mutating func target(_ expression: Expression, assignedLocals: Set<Int>) throws(LuaSyntaxError) -> AssignmentTarget {
    switch expression.kind {
    case .name(let name):
      if function.isReadOnly(name) { throw function.failure("attempt to assign to const variable '\(name)'", at: expression.position) }
      switch try function.resolve(name, at: expression.position) {
      case .register(let register): return .register(register)
      case .upvalue(let index): return .upvalue(index)
      case .constant: throw function.failure("attempt to assign to const variable '\(name)'", at: expression.position)
      case .global:
        let key = function.constant(.string(Array(name.utf8)))
        switch try function.resolve("_ENV", at: expression.position) {
        case .upvalue(let index): return .global(environment: index, key: key)
        case .register(let register): return .field(table: register, key: key)
        case .constant, .global: throw function.failure("_ENV cannot be a constant", at: expression.position)
        }
      }
    case .index(let table, let key):
      let tableRegister = try stableRegister(table, assignedLocals: assignedLocals)
      switch constantValue(of: key) {
      case .string(let bytes): return .field(table: tableRegister, key: function.constant(.string(bytes)))
      case .integer(let value) where Int64(Int32.min)...Int64(Int32.max) ~= value: return .integer(table: tableRegister, key: Int(value))
      default: return .element(table: tableRegister, key: try stableRegister(key, assignedLocals: assignedLocals))
      }
    default: throw function.failure("cannot assign to this expression", at: expression.position)
    }
  }

  /// The value in a register that the assignment itself does not change before it is used.
  private mutating func stableRegister(_ expression: Expression, assignedLocals: Set<Int>) throws(LuaSyntaxError) -> Int {
    let register = try anyRegister(expression)
    guard assignedLocals.contains(register) else { return register }
    let copy = try function.reserve(at: expression.position)
    function.emit(.move, a: copy, b: register, at: expression.position)
    return copy
  }

  private mutating func assign(_ value: Expression, toLocal register: Int) throws(LuaSyntaxError) {
    if case .table = value.kind {
      // The fields may read the variable's old value.
      let fresh = try nextRegister(value)
      function.emit(.move, a: register, b: fresh, at: value.position)
    } else {
      try self.value(value, into: register)
    }
  }

  private func store(_ value: Int, to target: AssignmentTarget, at position: SourcePosition) throws(LuaSyntaxError) {
    switch target {
    case .register(let register): function.emit(.move, a: register, b: value, at: position)
    case .upvalue(let index): function.emit(.setUpvalue, a: try plainRegister(value, at: position), b: index, at: position)
    case .global(let environment, let key): function.emit(.setGlobal, a: environment, b: value, c: key, at: position)
    case .field(let table, let key): function.emit(.setField, a: table, b: value, c: key, at: position)
    case .integer(let table, let key): function.emit(.setInteger, a: table, b: value, c: key, at: position)
    case .element(let table, let key): function.emit(.setTable, a: table, b: key, c: value, at: position)
    }
  }

  private func plainRegister(_ value: Int, at position: SourcePosition) throws(LuaSyntaxError) -> Int {
    guard value >= Instruction.constantBias else { return value }
    let register = try function.reserve(at: position)
    function.emit(.loadConstant, a: register, c: value - Instruction.constantBias, at: position)
    return register
  }

  // MARK: Branches and loops

  private mutating func ifStatement(
    _ clauses: [(condition: Expression, block: Block)], otherwise: Block?, at position: SourcePosition
  ) throws(LuaSyntaxError) {
    var exits: [Int] = []
    for (index, clause) in clauses.enumerated() {
      let skips = try jumps(if: clause.condition, is: false)
      function.freeRegister = function.localRegisterEnd
      try block(clause.block)
      if index < clauses.count - 1 || otherwise != nil { exits.append(function.emit(.jump, at: clause.block.end)) }
      function.patchHere(skips)
    }
    if let otherwise { try block(otherwise) }
    function.patchHere(exits)
  }

  /// The condition comes after the body, so that an iteration is: loop head, body, condition.
  private mutating func whileLoop(_ condition: Expression, _ body: Block, at position: SourcePosition) throws(LuaSyntaxError) {
    let entry = function.emit(.jump, at: position)
    let head = function.emit(.loop, at: position)
    function.enterBlock(isLoop: true)
    try block(body)
    function.patchHere([entry])
    for jump in try jumps(if: condition, is: true) { function.patch(jump, to: head) }
    leaveLoop(at: position)
  }

  private mutating func repeatLoop(_ body: Block, until condition: Expression, at position: SourcePosition) throws(LuaSyntaxError) {
    let head = function.emit(.loop, at: position)
    function.enterBlock(isLoop: true)
    // The condition sees the body's locals.
    function.enterBlock()
    let bodyScope = function.locals.count
    try statements(of: body, endsWithCondition: true)
    let backJumps: [Int]
    if function.firstCaptured(from: bodyScope) != nil || mayCapture(condition) {
      let exits = try jumps(if: condition, is: true)
      if let captured = function.firstCaptured(from: bodyScope) { function.emit(.close, a: captured, at: condition.position) }
      backJumps = [function.emit(.jump, at: condition.position)]
      function.patchHere(exits)
    } else {
      backJumps = try jumps(if: condition, is: false)
    }
    for jump in backJumps { function.patch(jump, to: head) }
    function.leaveBlock(at: body.end)
    leaveLoop(at: position)
  }

  /// Whether evaluating a condition can make a closure: a rare thing, so any function in it counts.
  private func mayCapture(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .nil, .true, .false, .integer, .float, .string, .vararg, .name: false
    case .unary(_, let inner), .parenthesized(let inner): mayCapture(inner)
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right), .index(let left, let right):
      mayCapture(left) || mayCapture(right)
    case .call, .methodCall, .function, .table: true
    }
  }

  /// Ends a loop's outer scope: the breaks inside land here.
  private mutating func leaveLoop(at position: SourcePosition) {
    let first = function.blocks.last?.firstInstruction ?? 0
    function.leaveBlock(at: position)
    for index in function.jumps.indices.reversed() {
      guard function.jumps[index].index >= first else { break }
      guard function.jumps[index].name == "break", function.jumps[index].targetLocalCount == nil else { continue }
      function.patch(function.jumps[index].index, to: function.nextIndex)
      function.jumps[index].targetLocalCount = function.locals.count
    }
  }

  private mutating func numericFor(
    _ name: String, start: Expression, limit: Expression, step: Expression?, _ body: Block, at position: SourcePosition
  ) throws(LuaSyntaxError) {
    function.enterBlock(isLoop: true)
    let base = try nextRegister(start)
    _ = try nextRegister(limit)
    if let step {
      _ = try nextRegister(step)
    } else {
      function.emit(.loadInteger, a: try function.reserve(at: position), c: 1, at: position)
    }
    for offset in 0..<3 { try function.activate("(for state)", register: base + offset, at: position) }
    let prepare = function.emit(.forPrepare, a: base, at: position)
    function.enterBlock()
    try function.activate(name, register: try function.reserve(at: position), at: position)
    try statements(of: body)
    function.leaveBlock(at: body.end)
    let loop = function.emit(.forLoop, a: base, at: position)
    function.patch(loop, to: prepare + 1)
    function.patch(prepare, to: loop + 1)
    leaveLoop(at: position)
  }

  private mutating func genericFor(_ names: [String], _ values: [Expression], _ body: Block, at position: SourcePosition) throws(LuaSyntaxError) {
    function.enterBlock(isLoop: true)
    let base = function.freeRegister
    try expressions(values, count: 4, at: position)
    for offset in 0..<4 { try function.activate("(for state)", register: base + offset, at: position) }
    let entry = function.emit(.jump, at: position)
    let head = function.emit(.loop, at: position)
    function.enterBlock()
    // The call needs room for the iterator and its two arguments.
    let first = try function.reserve(max(names.count, 3), at: position)
    for (offset, name) in names.enumerated() { try function.activate(name, register: first + offset, at: position) }
    function.freeRegister = function.localRegisterEnd
    try statements(of: body)
    function.leaveBlock(at: body.end)
    function.patchHere([entry])
    function.emit(.genericForCall, a: base, b: names.count, at: position)
    let loop = function.emit(.genericForLoop, a: base, at: position)
    function.patch(loop, to: head)
    leaveLoop(at: position)
  }

  // MARK: Jumps

  private mutating func pendingJump(_ name: String, at position: SourcePosition) {
    let index = function.emit(.jump, at: position)
    function.jumps.append(PendingJump(name: name, index: index, position: position, localCount: function.locals.count))
  }

  private mutating func gotoStatement(_ name: String, at position: SourcePosition) throws(LuaSyntaxError) {
    pendingJump(name, at: position)
    for block in function.blocks.reversed() {
      guard let label = block.labels[name] else { continue }
      // A backward jump: close what may have been captured since the label.
      let last = function.jumps.count - 1
      function.jumps[last].targetLocalCount = label.localCount
      function.patch(function.jumps[last].index, to: label.index)
      return
    }
  }

  /// - Parameter isLoop: a `goto` after the label leads back to it.
  mutating func label(_ name: String, isAtEndOfBlock: Bool, isLoop: Bool, at position: SourcePosition) throws(LuaSyntaxError) {
    if let line = function.blocks.lazy.compactMap({ $0.labels[name]?.line }).first {
      throw function.failure("label '\(name)' already defined on line \(line)", at: position)
    }
    let innermost = function.blocks.count - 1
    let firstLocal = function.blocks[innermost].firstLocal
    // At the end of its block a label lies outside the scope of the block's locals.
    let localCount = isAtEndOfBlock ? firstLocal : function.locals.count
    let index = function.nextIndex
    if isLoop { function.emit(.loop, at: position) }
    function.blocks[innermost].labels[name] = (index, localCount, position.line)
    for jump in function.jumps.indices where function.jumps[jump].name == name && function.jumps[jump].targetLocalCount == nil {
      guard function.jumps[jump].index >= function.blocks[innermost].firstInstruction else { continue }
      if function.jumps[jump].localCount < localCount {
        let variable = function.locals[function.jumps[jump].localCount].name
        throw function.failure(
          "<goto \(name)> at line \(function.jumps[jump].position.line) jumps into the scope of local '\(variable)'", at: function.jumps[jump].position)
      }
      function.jumps[jump].targetLocalCount = localCount
      function.patch(function.jumps[jump].index, to: index)
    }
  }

  private mutating func returnStatement(_ values: [Expression], at position: SourcePosition) throws(LuaSyntaxError) {
    if values.isEmpty {
      function.emit(.returnNone, at: position)
    } else if values.count == 1, !values[0].hasMultipleResults {
      function.emit(.returnOne, a: try anyRegister(values[0]), at: position)
    } else if values.count == 1, values[0].isCall {
      let register = try call(values[0], results: .open)
      // The call just made becomes a tail call.
      let index = function.nextIndex - 1
      function.code[index] = Instruction(.tailCall, a: register, b: function.code[index].b)
      function.emit(.return, a: register, b: 0, at: position)
    } else {
      let first = function.freeRegister
      let isOpen = try openExpressions(values)
      function.emit(.return, a: first, b: isOpen ? 0 : values.count + 1, at: position)
    }
  }
}

extension Expression {
  fileprivate var isCall: Bool {
    switch kind {
    case .call, .methodCall: true
    default: false
    }
  }
}

extension Statement {
  /// Whether the statement, nested functions aside, has a `goto` to a label.
  func contains(gotoTo name: String) -> Bool {
    func search(_ block: Block) -> Bool { block.statements.contains { $0.contains(gotoTo: name) } }
    return switch kind {
    case .goto(let target): target == name
    case .do(let block), .while(_, let block), .repeat(let block, _), .numericFor(_, _, _, _, let block), .genericFor(_, _, let block): search(block)
    case .if(let clauses, let otherwise): clauses.contains { search($0.block) } || otherwise.map(search) ?? false
    default: false
    }
  }
}
