import LuaSyntax

/// What a name means at some place of a function.
enum Resolution {
  case register(Int)
  case upvalue(Int)
  case constant(Constant)
  /// A field of the environment.
  case global
}

/// A local variable that is in scope.
struct ActiveLocal {
  var name: String
  /// The register, or nil for a compile-time constant.
  var register: Int?
  var constant: Constant?
  var isReadOnly: Bool
  var isCaptured = false
  /// Its row in the debugging table.
  var description: Int?
}

/// A jump out of blocks, by `goto` or `break`.
struct PendingJump {
  var name: String
  var index: Int
  var position: SourcePosition
  /// Active locals at the jump; lowered when blocks around it end.
  var localCount: Int
  /// Active locals at the label, once it is known.
  var targetLocalCount: Int?
}

struct BlockScope {
  var firstLocal: Int
  var firstInstruction: Int
  var isLoop: Bool
  var labels: [String: (index: Int, localCount: Int, line: UInt32)] = [:]
}

/// A function while its code is being made.
final class FunctionBuilder {
  let parent: FunctionBuilder?
  let chunk: String
  let body: FunctionBody

  var code: [Instruction] = []
  var positions: [SourcePosition] = []
  var constants: [Constant] = []
  private var constantIndices: [Constant: Int] = [:]
  var upvalues: [UpvalueDescription] = []
  private var readOnlyUpvalues: Set<Int> = []
  var prototypes: [Prototype] = []
  var locals: [ActiveLocal] = []
  var descriptions: [LocalDescription] = []
  var blocks: [BlockScope] = []
  var jumps: [PendingJump] = []
  var freeRegister = 0
  private var registerCount = 2

  static let registerLimit = 250
  static let localLimit = 200
  static let upvalueLimit = 255
  static let constantLimit = 1 << 26

  /// Locals' registers lie below this one.
  var localRegisterEnd = 0

  init(parent: FunctionBuilder?, chunk: String, body: FunctionBody) {
    self.parent = parent
    self.chunk = chunk
    self.body = body
  }

  func failure(_ message: String, at position: SourcePosition) -> LuaSyntaxError {
    LuaSyntaxError(chunk: chunk, position: position, message: message)
  }

  // MARK: Code

  var nextIndex: Int { code.count }

  @discardableResult
  func emit(_ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, at position: SourcePosition) -> Int {
    code.append(Instruction(opcode, a: a, b: b, c: c))
    positions.append(position)
    return code.count - 1
  }

  func patch(_ jump: Int, to target: Int) { code[jump].c = target - jump - 1 }

  func patchHere(_ jumps: [Int]) {
    for jump in jumps { patch(jump, to: nextIndex) }
  }

  func constant(_ value: Constant) -> Int {
    if let index = constantIndices[value] { return index }
    constants.append(value)
    constantIndices[value] = constants.count - 1
    return constants.count - 1
  }

  // MARK: Registers

  func reserve(_ count: Int = 1, at position: SourcePosition) throws(LuaSyntaxError) -> Int {
    let first = freeRegister
    freeRegister += count
    guard freeRegister <= Self.registerLimit else { throw failure("function or expression needs too many registers", at: position) }
    registerCount = max(registerCount, freeRegister)
    return first
  }

  func isTemporary(_ register: Int) -> Bool { register >= localRegisterEnd }

  // MARK: Scopes

  func enterBlock(isLoop: Bool = false) { blocks.append(BlockScope(firstLocal: locals.count, firstInstruction: nextIndex, isLoop: isLoop)) }

  /// Ends the innermost block: its locals go out of scope and captured ones are closed, on every way out.
  func leaveBlock(at position: SourcePosition, closes: Bool = true) {
    let block = blocks.removeLast()
    if let captured = firstCaptured(from: block.firstLocal) {
      if closes { emit(.close, a: captured, at: position) }
      for jump in jumps where jump.index >= block.firstInstruction {
        guard let register = firstCaptured(from: max(block.firstLocal, jump.targetLocalCount ?? 0)) else { continue }
        code[jump.index].opcode = .jumpClosing
        code[jump.index].a = register
      }
    }
    for index in jumps.indices where jumps[index].targetLocalCount == nil {
      jumps[index].localCount = min(jumps[index].localCount, block.firstLocal)
    }
    removeLocals(downTo: block.firstLocal)
  }

  /// The register of the first captured local among those from `first` on.
  func firstCaptured(from first: Int) -> Int? { locals[min(first, locals.count)...].first { $0.isCaptured }?.register }

  private func removeLocals(downTo count: Int) {
    for local in locals[count...] {
      if let description = local.description { descriptions[description].end = nextIndex }
    }
    locals.removeSubrange(count...)
    localRegisterEnd = locals.last(where: { $0.register != nil })?.register.map { $0 + 1 } ?? 0
    freeRegister = localRegisterEnd
  }

  /// Makes a reserved register the home of a local that is in scope from the next instruction on.
  func activate(_ name: String, register: Int, isReadOnly: Bool = false, at position: SourcePosition) throws(LuaSyntaxError) {
    guard locals.count < Self.localLimit else { throw failure("too many local variables (limit is \(Self.localLimit))", at: position) }
    descriptions.append(LocalDescription(name: name, register: register, start: nextIndex, end: nextIndex))
    locals.append(ActiveLocal(name: name, register: register, constant: nil, isReadOnly: isReadOnly, description: descriptions.count - 1))
    localRegisterEnd = register + 1
  }

  func activateConstant(_ name: String, _ value: Constant) {
    locals.append(ActiveLocal(name: name, register: nil, constant: value, isReadOnly: true, description: nil))
  }

  // MARK: Names

  func resolve(_ name: String, at position: SourcePosition) throws(LuaSyntaxError) -> Resolution {
    if let local = locals.last(where: { $0.name == name }) {
      if let constant = local.constant { return .constant(constant) }
      if let register = local.register { return .register(register) }
    }
    if let index = upvalues.firstIndex(where: { $0.name == name }) { return .upvalue(index) }
    guard let parent else { return .global }
    switch try parent.resolve(name, at: position) {
    case .register(let register):
      parent.markCaptured(register)
      let isReadOnly = parent.locals.last { $0.name == name }?.isReadOnly == true
      return .upvalue(try addUpvalue(name, isInEnclosingStack: true, index: register, isReadOnly: isReadOnly, at: position))
    case .upvalue(let index):
      let isReadOnly = parent.readOnlyUpvalues.contains(index)
      return .upvalue(try addUpvalue(name, isInEnclosingStack: false, index: index, isReadOnly: isReadOnly, at: position))
    case .constant(let constant): return .constant(constant)
    case .global: return .global
    }
  }

  func isReadOnly(_ name: String) -> Bool {
    if let local = locals.last(where: { $0.name == name }) { return local.isReadOnly }
    if let index = upvalues.firstIndex(where: { $0.name == name }) { return readOnlyUpvalues.contains(index) }
    return parent?.isReadOnly(name) ?? false
  }

  private func addUpvalue(_ name: String, isInEnclosingStack: Bool, index: Int, isReadOnly: Bool, at position: SourcePosition) throws(LuaSyntaxError) -> Int {
    guard upvalues.count < Self.upvalueLimit else { throw failure("too many upvalues (limit is \(Self.upvalueLimit))", at: position) }
    upvalues.append(UpvalueDescription(name: name, isInEnclosingStack: isInEnclosingStack, index: index))
    if isReadOnly { readOnlyUpvalues.insert(upvalues.count - 1) }
    return upvalues.count - 1
  }

  private func markCaptured(_ register: Int) {
    if let local = locals.lastIndex(where: { $0.register == register }) { locals[local].isCaptured = true }
  }

  func finish() -> Prototype {
    Prototype(
      name: body.name, chunk: chunk, parameterCount: body.parameters.count, isVararg: body.isVararg, registerCount: registerCount + 1, code: code,
      positions: positions, constants: constants, upvalues: upvalues, prototypes: prototypes, locals: descriptions, position: body.position)
  }
}
