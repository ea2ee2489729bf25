import TraceIR

/// Finds an instruction equal to one that is about to be appended: a hash table of positions, open addressing.
struct CommonSubexpressions: Sendable {
  private var table: [Int32]
  private var count = 0

  init() { table = [Int32](repeating: -1, count: 256) }

  /// The position of the latest instruction that equals `instruction`, snapshot aside.
  func find(_ instruction: Instruction, among instructions: [Instruction]) -> Int? {
    var slot = hash(instruction) & (table.count - 1)
    while table[slot] >= 0 {
      let position = Int(table[slot])
      if isEqual(instructions[position], instruction) { return position }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  /// Enters the instruction at `position`, in place of an equal one.
  mutating func insert(_ position: Int, among instructions: [Instruction]) {
    if count * 2 >= table.count { grow(instructions) }
    let instruction = instructions[position]
    var slot = hash(instruction) & (table.count - 1)
    while table[slot] >= 0 {
      if isEqual(instructions[Int(table[slot])], instruction) {
        table[slot] = Int32(position)
        return
      }
      slot = (slot + 1) & (table.count - 1)
    }
    table[slot] = Int32(position)
    count += 1
  }

  private mutating func grow(_ instructions: [Instruction]) {
    let old = table
    table = [Int32](repeating: -1, count: old.count * 2)
    for position in old where position >= 0 {
      var slot = hash(instructions[Int(position)]) & (table.count - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = position
    }
  }

  private func isEqual(_ a: Instruction, _ b: Instruction) -> Bool {
    a.opcode == b.opcode && a.type == b.type && a.a == b.a && a.b == b.b && a.number == b.number && (a.opcode.hasSnapshot || a.c == b.c)
  }

  private func hash(_ instruction: Instruction) -> Int {
    var hash = UInt64(instruction.opcode.rawValue) << 24 ^ UInt64(instruction.type.rawValue) << 16 ^ UInt64(instruction.number)
    hash ^= UInt64(instruction.a.raw) << 32 ^ UInt64(instruction.b.raw) << 13
    if !instruction.opcode.hasSnapshot { hash ^= UInt64(instruction.c.raw) << 41 }
    hash &*= 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: hash >> 40)
  }
}
