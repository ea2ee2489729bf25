import LuaSyntax

extension Compiler {
  /// Emits code that jumps when the expression's truth is `outcome` and falls through otherwise; returns the jumps to patch.
  mutating func jumps(if expression: Expression, is outcome: Bool) throws(LuaSyntaxError) -> [Int] {
    if let constant = constantValue(of: expression) {
      return constant.isTrue == outcome ? [function.emit(.jump, at: expression.position)] : []
    }
    let mark = function.freeRegister
    defer { function.freeRegister = mark }
    switch expression.kind {
    case .unary(.not, let operand): return try jumps(if: operand, is: !outcome)
    case .parenthesized(let inner): return try jumps(if: inner, is: outcome)
    case .and(let left, let right): return try jumps(left, right, decisive: false, outcome: outcome)
    case .or(let left, let right): return try jumps(left, right, decisive: true, outcome: outcome)
    case .binary(let operation, let left, let right) where operation.isComparison:
      return [try comparison(operation, left, right, outcome: outcome, at: expression.position)]
    default:
      let register = try anyRegister(expression)
      return [function.emit(outcome ? .test : .testNot, a: register, at: expression.position)]
    }
  }

  /// `and` (whose left side decides when false) and `or` (when true).
  private mutating func jumps(_ left: Expression, _ right: Expression, decisive: Bool, outcome: Bool) throws(LuaSyntaxError) -> [Int] {
    if decisive == outcome { return try jumps(if: left, is: outcome) + jumps(if: right, is: outcome) }
    let skips = try jumps(if: left, is: decisive)
    let result = try jumps(if: right, is: outcome)
    function.patchHere(skips)
    return result
  }

  /// Emits code that, when the truth of the expression is `outcome`, puts its value into the register and jumps; returns the jumps.
  mutating func exits(_ expression: Expression, when outcome: Bool, into register: Int) throws(LuaSyntaxError) -> [Int] {
    let position = expression.position
    if let constant = constantValue(of: expression) {
      guard constant.isTrue == outcome else { return [] }
      load(constant, into: register, at: position)
      return [function.emit(.jump, at: position)]
    }
    let mark = function.freeRegister
    defer { function.freeRegister = mark }
    switch expression.kind {
    case .parenthesized(let inner) where !inner.hasMultipleResults: return try exits(inner, when: outcome, into: register)
    case .and(let left, let right): return try exits(left, right, decisive: false, when: outcome, into: register)
    case .or(let left, let right): return try exits(left, right, decisive: true, when: outcome, into: register)
    case .binary(let operation, _, _) where operation.isComparison: return try truthExit(expression, when: outcome, into: register)
    case .unary(.not, _): return try truthExit(expression, when: outcome, into: register)
    default:
      let source: Int
      if function.isTemporary(register) {
        source = try anyTemporary(expression, register)
      } else {
        source = try anyRegister(expression)
      }
      if source == register { return [function.emit(outcome ? .test : .testNot, a: register, at: position)] }
      return [function.emit(outcome ? .testSet : .testNotSet, a: register, b: source, at: position)]
    }
  }

  private mutating func anyTemporary(_ expression: Expression, _ register: Int) throws(LuaSyntaxError) -> Int {
    if case .name(let name) = expression.kind, case .register(let local) = try function.resolve(name, at: expression.position) { return local }
    try value(expression, into: register)
    return register
  }

  private mutating func exits(
    _ left: Expression, _ right: Expression, decisive: Bool, when outcome: Bool, into register: Int
  ) throws(LuaSyntaxError) -> [Int] {
    if decisive == outcome { return try exits(left, when: outcome, into: register) + exits(right, when: outcome, into: register) }
    let skips = try jumps(if: left, is: decisive)
    let result = try exits(right, when: outcome, into: register)
    function.patchHere(skips)
    return result
  }

  private mutating func truthExit(_ expression: Expression, when outcome: Bool, into register: Int) throws(LuaSyntaxError) -> [Int] {
    let skips = try jumps(if: expression, is: !outcome)
    function.emit(outcome ? .loadTrue : .loadFalse, a: register, at: expression.position)
    let exit = function.emit(.jump, at: expression.position)
    function.patchHere(skips)
    return [exit]
  }

  /// A comparison or `not` of one, as a value.
  mutating func condition(_ expression: Expression, into register: Int) throws(LuaSyntaxError) {
    let isFalse = try jumps(if: expression, is: false)
    function.emit(.loadTrue, a: register, at: expression.position)
    let end = function.emit(.jump, at: expression.position)
    function.patchHere(isFalse)
    function.emit(.loadFalse, a: register, at: expression.position)
    function.patchHere([end])
  }

  private mutating func comparison(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, outcome: Bool, at position: SourcePosition
  ) throws(LuaSyntaxError) -> Int {
    switch operation {
    case .equal, .notEqual: return try equality(left, right, outcome: outcome == (operation == .equal), at: position)
    default: break
    }
    if let immediate = immediate(right) {
      let register = try anyRegister(left)
      let opcode: Opcode =
        switch operation {
        case .less: outcome ? .lessImmediate : .notLessImmediate
        case .lessOrEqual: outcome ? .lessOrEqualImmediate : .notLessOrEqualImmediate
        case .greater: outcome ? .greaterImmediate : .notGreaterImmediate
        default: outcome ? .greaterOrEqualImmediate : .notGreaterOrEqualImmediate
        }
      return function.emit(opcode, a: register, b: immediate, at: position)
    }
    if let immediate = immediate(left) {
      let register = try anyRegister(right)
      let opcode: Opcode =
        switch operation {
        case .less: outcome ? .greaterImmediate : .notGreaterImmediate
        case .lessOrEqual: outcome ? .greaterOrEqualImmediate : .notGreaterOrEqualImmediate
        case .greater: outcome ? .lessImmediate : .notLessImmediate
        default: outcome ? .lessOrEqualImmediate : .notLessOrEqualImmediate
        }
      return function.emit(opcode, a: register, b: immediate, at: position)
    }
    let leftRegister = try anyRegister(left)
    let rightRegister = try anyRegister(right)
    switch operation {
    case .less: return function.emit(outcome ? .less : .notLess, a: leftRegister, b: rightRegister, at: position)
    case .lessOrEqual: return function.emit(outcome ? .lessOrEqual : .notLessOrEqual, a: leftRegister, b: rightRegister, at: position)
    case .greater: return function.emit(outcome ? .less : .notLess, a: rightRegister, b: leftRegister, at: position)
    default: return function.emit(outcome ? .lessOrEqual : .notLessOrEqual, a: rightRegister, b: leftRegister, at: position)
    }
  }

  private mutating func equality(_ left: Expression, _ right: Expression, outcome: Bool, at position: SourcePosition) throws(LuaSyntaxError) -> Int {
    var (left, right) = (left, right)
    if constantValue(of: left) != nil, constantValue(of: right) == nil { swap(&left, &right) }
    let register = try anyRegister(left)
    if let immediate = immediate(right) {
      return function.emit(outcome ? .equalImmediate : .notEqualImmediate, a: register, b: immediate, at: position)
    }
    if let constant = constantValue(of: right) {
      let index = function.constant(constant)
      if index <= Int(UInt16.max) { return function.emit(outcome ? .equalConstant : .notEqualConstant, a: register, b: index, at: position) }
    }
    return function.emit(outcome ? .equal : .notEqual, a: register, b: try anyRegister(right), at: position)
  }

  private func immediate(_ expression: Expression) -> Int? {
    guard case .integer(let value) = constantValue(of: expression), let immediate = Int16(exactly: value) else { return nil }
    return Int(immediate)
  }
}

extension Constant {
  var isTrue: Bool { self != .nil && self != .false }
}
