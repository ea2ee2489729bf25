import LuaBytecode
import LuaSyntax

extension StatePointer {
  /// Lays a compiled function out in raw memory, with those inside it.
  ///
  /// - Parameter countsEntries: whether loops and functions count for the JIT (see `hotHook`).
  func load(_ prototype: Prototype, counts: Bool) -> UnsafeMutablePointer<RuntimePrototype> {
    let code = UnsafeMutablePointer<Instruction>.allocate(capacity: prototype.code.count)
    for (index, instruction) in prototype.code.enumerated() {
      var instruction = instruction
      if counts { instruction.startCounting(machine.hotCount) }
      (code + index).initialize(to: instruction)
    }
    let constants = UnsafeMutablePointer<Value>.allocate(capacity: max(prototype.constants.count, 1))
    for (index, constant) in prototype.constants.enumerated() { (constants + index).initialize(to: value(of: constant)) }
    let children = UnsafeMutablePointer<UnsafeMutablePointer<RuntimePrototype>>.allocate(capacity: max(prototype.prototypes.count, 1))
    let upvalues = UnsafeMutablePointer<UpvalueSource>.allocate(capacity: max(prototype.upvalues.count, 1))
    for (index, upvalue) in prototype.upvalues.enumerated() {
      (upvalues + index).initialize(to: UpvalueSource(isInEnclosingStack: upvalue.isInEnclosingStack, index: upvalue.index))
    }
    let lines = UnsafeMutablePointer<UInt32>.allocate(capacity: prototype.positions.count)
    for (index, position) in prototype.positions.enumerated() { (lines + index).initialize(to: position.line) }
    let result = UnsafeMutablePointer<RuntimePrototype>.allocate(capacity: 1)
    result.initialize(
      to: RuntimePrototype(
        code: code, entry: counts ? code : code + 1, constants: constants, prototypes: children, registerCount: prototype.registerCount,
        parameterCount: prototype.parameterCount, isVararg: prototype.isVararg, upvalueCount: prototype.upvalues.count,
        codeCount: prototype.code.count, constantCount: prototype.constants.count, id: machine.register(prototype), upvalues: upvalues, lines: lines))
    register(result)
    for (index, child) in prototype.prototypes.enumerated() { (children + index).initialize(to: load(child, counts: counts)) }
    return result
  }

  private func value(of constant: Constant) -> Value {
    switch constant {
    case .nil: .nil
    case .true: Value(true)
    case .false: Value(false)
    case .integer(let value): Value(value)
    case .float(let bits): Value(Double(bitPattern: bits))
    case .string(let bytes): Value(makeString(bytes))
    }
  }

  /// Registers a prototype as a root of the collector.
  private func register(_ prototype: UnsafeMutablePointer<RuntimePrototype>) {
    if pointee.prototypeCount == pointee.prototypeCapacity {
      let capacity = pointee.prototypeCapacity * 2
      let grown = UnsafeMutablePointer<UnsafeMutablePointer<RuntimePrototype>>.allocate(capacity: capacity)
      grown.initialize(from: pointee.prototypes, count: pointee.prototypeCount)
      pointee.prototypes.deallocate()
      pointee.prototypes = grown
      pointee.prototypeCapacity = capacity
    }
    (pointee.prototypes + pointee.prototypeCount).initialize(to: prototype)
    pointee.prototypeCount += 1
  }
}

extension RuntimePrototype {
  func deallocate() {
    code.deallocate()
    constants.deallocate()
    prototypes.deallocate()
    upvalues.deallocate()
    lines.deallocate()
  }
}

extension Instruction {
  fileprivate mutating func startCounting(_ count: Int) {
    switch opcode {
    case .loop: opcode = .hotLoop
    case .forLoop: opcode = .hotForLoop
    case .enter: opcode = .hotEnter
    default: return
    }
    b = count
  }
}
