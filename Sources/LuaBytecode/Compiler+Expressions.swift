import LuaSyntax

extension Compiler {
  // MARK: Places for values

  /// A register that holds the value: a local's own, or a fresh one.
  mutating func anyRegister(_ expression: Expression) throws(LuaSyntaxError) -> Int {
    if let register = try localRegister(expression) { return register }
    return try nextRegister(expression)
  }

  /// As `anyRegister`, but uses the `hint` for a temporary value if no local lives there.
  private mutating func anyRegister(_ expression: Expression, hint: Int?) throws(LuaSyntaxError) -> Int {
    if let register = try localRegister(expression) { return register }
    guard let hint, function.isTemporary(hint) else { return try nextRegister(expression) }
    try value(expression, into: hint)
    return hint
  }

  private func localRegister(_ expression: Expression) throws(LuaSyntaxError) -> Int? {
    switch expression.kind {
    case .name(let name):
      if case .register(let register) = try function.resolve(name, at: expression.position) { return register }
      return nil
    case .parenthesized(let inner): return try localRegister(inner)
    default: return nil
    }
  }

  /// The value in a fresh register on top.
  mutating func nextRegister(_ expression: Expression) throws(LuaSyntaxError) -> Int {
    let register = try function.reserve(at: expression.position)
    try value(expression, into: register)
    return register
  }

  /// A register, or a biased constant index where the instruction set takes "register or constant".
  mutating func registerOrConstant(_ expression: Expression) throws(LuaSyntaxError) -> Int {
    if let constant = constantValue(of: expression) {
      let index = function.constant(constant)
      if index + Instruction.constantBias <= Int(UInt16.max) { return index + Instruction.constantBias }
    }
    return try anyRegister(expression)
  }

  /// Puts `count` values of a list into fresh registers, with nil for missing ones; extra values are evaluated and dropped.
  mutating func expressions(_ list: [Expression], count: Int, at position: SourcePosition) throws(LuaSyntaxError) {
    let first = function.freeRegister
    for (index, expression) in list.enumerated() {
      if index == list.count - 1, expression.hasMultipleResults, index < count {
        try multiple(expression, count: count - index)
      } else if index < count {
        _ = try nextRegister(expression)
      } else {
        let mark = function.freeRegister
        _ = try nextRegister(expression)
        function.freeRegister = mark
      }
    }
    let missing = first + count - function.freeRegister
    if missing > 0 {
      let register = try function.reserve(missing, at: position)
      function.emit(.loadNil, a: register, b: missing - 1, at: position)
    }
  }

  /// Exactly `count` results of a call or `...`, in fresh registers.
  private mutating func multiple(_ expression: Expression, count: Int) throws(LuaSyntaxError) {
    let first = function.freeRegister
    if case .vararg = expression.kind {
      function.emit(.vararg, a: first, b: count + 1, at: expression.position)
    } else {
      _ = try call(expression, results: .fixed(count))
    }
    function.freeRegister = first
    _ = try function.reserve(count, at: expression.position)
  }

  /// Puts a list into fresh registers; true if the last one is open, that is, its results reach up to the top.
  mutating func openExpressions(_ list: [Expression]) throws(LuaSyntaxError) -> Bool {
    for (index, expression) in list.enumerated() {
      if index == list.count - 1, expression.hasMultipleResults {
        try open(expression)
        return true
      }
      _ = try nextRegister(expression)
    }
    return false
  }

  private mutating func open(_ expression: Expression) throws(LuaSyntaxError) {
    if case .vararg = expression.kind {
      let register = try function.reserve(at: expression.position)
      function.emit(.vararg, a: register, b: 0, at: expression.position)
    } else {
      _ = try call(expression, results: .open)
    }
  }

  // MARK: Values

  /// Emits code that leaves the value in a register; for a local's register, the write is the last thing it does.
  mutating func value(_ expression: Expression, into register: Int) throws(LuaSyntaxError) {
    let position = expression.position
    if let constant = constantValue(of: expression) {
      load(constant, into: register, at: position)
      return
    }
    let mark = function.freeRegister
    defer { function.freeRegister = mark }
    switch expression.kind {
    case .nil, .true, .false, .integer, .float, .string: break  // constants
    case .vararg:
      if register == function.freeRegister - 1 {
        function.emit(.vararg, a: register, b: 2, at: position)
      } else {
        let temporary = try function.reserve(at: position)
        function.emit(.vararg, a: temporary, b: 2, at: position)
        function.emit(.move, a: register, b: temporary, at: position)
      }
    case .function(let body): try closure(body, into: register, at: position)
    case .name(let name): try variable(name, into: register, at: position)
    case .index(let table, let key): try index(table, key, into: register, at: position)
    case .call, .methodCall:
      if register == function.freeRegister - 1, function.isTemporary(register) {
        // The callee may take the place of its result.
        function.freeRegister = register
        _ = try call(expression, results: .fixed(1))
      } else {
        let result = try call(expression, results: .fixed(1))
        function.emit(.move, a: register, b: result, at: position)
      }
    case .binary(let operation, let left, let right):
      if operation.isComparison {
        try condition(expression, into: register)
      } else if operation == .concatenate {
        try concatenation(expression, into: register)
      } else {
        try arithmetic(operation, left, right, into: register, at: position)
      }
    case .unary(let operation, let operand):
      let opcode: Opcode =
        switch operation {
        case .negate: .negate
        case .not: .not
        case .length: .length
        case .complement: .complement
        }
      if operation == .not, operand.isCondition {
        try condition(expression, into: register)
      } else {
        let source = try anyRegister(operand, hint: register)
        function.emit(opcode, a: register, b: source, at: position)
      }
    case .and(let left, let right):
      let exits = try exits(left, when: false, into: register)
      try value(right, into: register)
      function.patchHere(exits)
    case .or(let left, let right):
      let exits = try exits(left, when: true, into: register)
      try value(right, into: register)
      function.patchHere(exits)
    case .parenthesized(let inner): try value(inner, into: register)
    case .table(let fields): try table(fields, into: register, at: position)
    }
  }

  func load(_ constant: Constant, into register: Int, at position: SourcePosition) {
    switch constant {
    case .nil: function.emit(.loadNil, a: register, b: 0, at: position)
    case .true: function.emit(.loadTrue, a: register, at: position)
    case .false: function.emit(.loadFalse, a: register, at: position)
    case .integer(let value) where Int64(Int32.min)...Int64(Int32.max) ~= value: function.emit(.loadInteger, a: register, c: Int(value), at: position)
    default: function.emit(.loadConstant, a: register, c: function.constant(constant), at: position)
    }
  }

  private mutating func variable(_ name: String, into register: Int, at position: SourcePosition) throws(LuaSyntaxError) {
    switch try function.resolve(name, at: position) {
    case .register(let source): if source != register { function.emit(.move, a: register, b: source, at: position) }
    case .upvalue(let index): function.emit(.getUpvalue, a: register, b: index, at: position)
    case .constant(let constant): load(constant, into: register, at: position)
    case .global:
      let key = function.constant(.string(Array(name.utf8)))
      switch try function.resolve("_ENV", at: position) {
      case .upvalue(let index): function.emit(.getGlobal, a: register, b: index, c: key, at: position)
      case .register(let environment): function.emit(.getField, a: register, b: environment, c: key, at: position)
      case .constant, .global: throw function.failure("_ENV cannot be a constant", at: position)
      }
    }
  }

  private mutating func index(_ table: Expression, _ key: Expression, into register: Int, at position: SourcePosition) throws(LuaSyntaxError) {
    let tableRegister = try anyRegister(table, hint: register)
    switch constantValue(of: key) {
    case .string(let bytes): function.emit(.getField, a: register, b: tableRegister, c: function.constant(.string(bytes)), at: position)
    case .integer(let value) where Int64(Int32.min)...Int64(Int32.max) ~= value:
      function.emit(.getInteger, a: register, b: tableRegister, c: Int(value), at: position)
    default:
      let keyRegister = try anyRegister(key, hint: tableRegister == register ? nil : register)
      function.emit(.getTable, a: register, b: tableRegister, c: keyRegister, at: position)
    }
  }

  mutating func closure(_ body: FunctionBody, into register: Int, at position: SourcePosition) throws(LuaSyntaxError) {
    let prototype = try nestedFunction(body)
    function.emit(.closure, a: register, c: prototype, at: position)
  }

  private mutating func concatenation(_ expression: Expression, into register: Int) throws(LuaSyntaxError) {
    let first = function.freeRegister
    var count = 1
    var rest = expression
    while case .binary(.concatenate, let left, let right) = rest.kind {
      _ = try nextRegister(left)
      count += 1
      rest = right
    }
    _ = try nextRegister(rest)
    function.emit(.concatenate, a: register, b: count, c: first, at: expression.position)
  }

  /// Items are stored in batches, so that a long list needs few registers.
  private static let itemsPerBatch = 50

  private mutating func table(_ fields: [TableField], into register: Int, at position: SourcePosition) throws(LuaSyntaxError) {
    var itemCount = 0
    for case .item in fields { itemCount += 1 }
    let keyCount = fields.count - itemCount
    // The items' registers follow the table's own.
    let table = register == function.freeRegister - 1 && function.isTemporary(register) ? register : try function.reserve(at: position)
    function.emit(.newTable, a: table, b: min(itemCount, Int(UInt16.max)), c: min(keyCount, 1 << 20), at: position)
    var stored = 0
    var pending = 0
    for (index, field) in fields.enumerated() {
      switch field {
      case .keyed(let key, let value):
        let mark = function.freeRegister
        switch constantValue(of: key) {
        case .string(let bytes):
          let constant = function.constant(.string(bytes))
          function.emit(.setField, a: table, b: try registerOrConstant(value), c: constant, at: key.position)
        case .integer(let integer) where Int64(Int32.min)...Int64(Int32.max) ~= integer:
          function.emit(.setInteger, a: table, b: try registerOrConstant(value), c: Int(integer), at: key.position)
        default:
          let keyRegister = try anyRegister(key)
          function.emit(.setTable, a: table, b: keyRegister, c: try registerOrConstant(value), at: key.position)
        }
        function.freeRegister = mark
      case .item(let item):
        if index == fields.count - 1, item.hasMultipleResults {
          try open(item)
          function.emit(.setList, a: table, b: 0, c: stored, at: position)
          // An open list says itself how far it reaches, batch included.
          function.freeRegister = table + 1
          pending = 0
          continue
        }
        _ = try nextRegister(item)
        pending += 1
        if pending == Self.itemsPerBatch {
          function.emit(.setList, a: table, b: pending, c: stored, at: position)
          stored += pending
          pending = 0
          function.freeRegister = table + 1
        }
      }
    }
    if pending > 0 { function.emit(.setList, a: table, b: pending, c: stored, at: position) }
    if table != register { function.emit(.move, a: register, b: table, at: position) }
  }
}

extension Expression {
  /// Whether the value is a truth made by a comparison or by `not`.
  fileprivate var isCondition: Bool {
    switch kind {
    case .binary(let operation, _, _): operation.isComparison
    case .unary(.not, let operand): operand.isCondition
    case .and, .or: true
    case .parenthesized(let inner): inner.isCondition
    default: false
    }
  }
}
