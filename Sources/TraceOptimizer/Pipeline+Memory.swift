import AbstractValues
import BitVector
import TraceIR

extension Pipeline {
  /// A load: the value is known from an earlier load or store, or loaded now.
  mutating func emitLoad(_ instruction: Instruction) -> Reference {
    guard case .load(let memory) = instruction.opcode.row.effect else { preconditionFailure("loads only") }
    let index = memory == .element ? instruction.b : .none
    if let value = self.memory.value(memory, instruction.a, index) { return checked(value, instruction.type) }
    var value = append(instruction)
    if instruction.type.isSingleton { value = constant(Constant(instruction.type, 0)) }
    self.memory.learn(memory, instruction.a, index, is: value)
    return value
  }

  /// A known value where one of a certain type was recorded.
  private mutating func checked(_ value: Reference, _ expected: TraceType) -> Reference {
    let type = type(of: value)
    if type == .truth, expected == .true || expected == .false {
      emitGuard(value, is: expected == .true)
      return constant(Constant(expected, 0))
    }
    if type != expected { isContradictory = true }
    return value
  }

  mutating func emitStore(_ instruction: Instruction) {
    guard case .store(let memory) = instruction.opcode.row.effect else { preconditionFailure("stores only") }
    let index = memory == .element ? instruction.b : .none
    let value = memory == .element ? instruction.c : instruction.b
    // The value is there already.
    if self.memory.value(memory, instruction.a, index) == value { return }
    _ = append(instruction)
    let address = instruction.a
    self.memory.forget { [self] entry in entry.memory == memory && mayAlias(memory, entry.address, entry.index, address, index) }
    self.memory.learn(memory, address, index, is: value)
  }

  /// Whether two places of one class of memory can be the same.
  func mayAlias(_ memory: MemoryClass, _ a: Reference, _ indexA: Reference, _ b: Reference, _ indexB: Reference) -> Bool {
    switch memory {
    case .element:
      if a == b { return mayBeEqual(indexA, indexB) }
      return !areDifferentTables(tableOfArray(a), tableOfArray(b))
    case .node:
      guard a != b else { return true }
      let (first, second) = (trace.instructions[a.index], trace.instructions[b.index])
      guard first.opcode == .node, second.opcode == .node else { return true }
      return first.b == second.b && !areDifferentTables(first.a, second.a)
    case .count: return !areDifferentTables(a, b)
    case .cell:
      guard a != b, a.isInstruction, b.isInstruction else { return true }
      let (first, second) = (trace.instructions[a.index], trace.instructions[b.index])
      // Two upvalues of one closure are two variables.
      return first.opcode != .upvalue || second.opcode != .upvalue || first.a != second.a || first.number == second.number
    default: return true
    }
  }

  /// Whether two integers may be equal; no if the facts say so, or if they differ by a constant.
  private func mayBeEqual(_ a: Reference, _ b: Reference) -> Bool {
    if a == b { return true }
    return relations.decides(.eq, a, b) != false && Knowledge.decided(.eq, facts(of: a), facts(of: b)) != false
  }

  private func tableOfArray(_ pointer: Reference) -> Reference {
    guard pointer.isInstruction, trace.instructions[pointer.index].opcode == .array else { return .none }
    return trace.instructions[pointer.index].a
  }

  /// One was made by the trace after the other was there already.
  private func areDifferentTables(_ a: Reference, _ b: Reference) -> Bool {
    if a == b || a.isNone || b.isNone { return false }
    func isNew(_ table: Reference) -> Bool {
      guard table.isInstruction, trace.instructions[table.index].opcode == .call else { return false }
      return trace.helper(of: trace.instructions[table.index]) == .newTable
    }
    let (newA, newB) = (isNew(a), isNew(b))
    return newA && (newB || b.isConstant || b.index < a.index) || newB && (a.isConstant || a.index < b.index)
  }
}
