package import TraceIR

/// Removes what no guard, store, snapshot or later iteration needs, and numbers the rest anew.
package struct DeadCode {
  private let trace: Trace
  private var isLive: [Bool]
  private var pending: [Int] = []

  private init(_ trace: Trace) {
    self.trace = trace
    isLive = [Bool](repeating: false, count: trace.instructions.count)
  }

  package static func removed(from trace: Trace) -> Trace {
    var pass = DeadCode(trace)
    pass.mark()
    return pass.compacted()
  }

  private func isAnchor(_ instruction: Instruction) -> Bool {
    if instruction.opcode.isAnchor || instruction.isGuard { return true }
    guard instruction.opcode == .call else { return false }
    return !trace.helper(of: instruction).row.effects.isDisjoint(with: [.writesTables, .leavesValue])
  }

  private mutating func mark() {
    for index in trace.instructions.indices.reversed() where isAnchor(trace.instructions[index]) { use(.instruction(index)) }
    if let final = trace.finalSnapshot { use(snapshot: final) }
    while let index = pending.popLast() { useOperands(of: trace.instructions[index]) }
  }

  private mutating func use(_ reference: Reference) {
    guard reference.isInstruction, !isLive[reference.index] else { return }
    isLive[reference.index] = true
    pending.append(reference.index)
  }

  private mutating func useOperands(of instruction: Instruction) {
    if instruction.operandCount > 0 { use(instruction.a) }
    if instruction.operandCount > 1 { use(instruction.b) }
    if instruction.operandCount > 2 { use(instruction.c) }
    if instruction.opcode == .call { for argument in trace.arguments(of: instruction) { use(argument) } }
    if let snapshot = instruction.snapshot { use(snapshot: snapshot) }
  }

  private mutating func use(snapshot: Int) {
    for entry in trace.entries(of: trace.snapshots[snapshot]) { use(entry.value) }
    for frame in trace.frames(of: trace.snapshots[snapshot]) { use(frame.closure) }
  }

  private func compacted() -> Trace {
    var builder = TraceBuilder()
    var new = [Reference](repeating: .none, count: trace.instructions.count)
    var next = 0
    for index in trace.instructions.indices where isLive[index] {
      new[index] = .instruction(next)
      next += 1
    }
    func translate(_ reference: Reference, _ builder: inout TraceBuilder) -> Reference {
      reference.isConstant ? builder.constant(trace.constants[reference.index]) : reference.isNone ? .none : new[reference.index]
    }
    var snapshots: [Int: Int] = [:]
    func translate(snapshot index: Int, _ builder: inout TraceBuilder) -> Int {
      if let known = snapshots[index] { return known }
      let snapshot = trace.snapshots[index]
      var entries: [SnapshotEntry] = []
      for entry in trace.entries(of: snapshot) { entries.append(SnapshotEntry(slot: Int(entry.slot), value: translate(entry.value, &builder))) }
      var frames: [SnapshotFrame] = []
      for var frame in trace.frames(of: snapshot) {
        frame.closure = translate(frame.closure, &builder)
        frames.append(frame)
      }
      snapshots[index] = builder.snapshot(pc: Int(snapshot.pc), entries, frames: frames, popped: Int(snapshot.popped), top: snapshot.top.map { Int($0) })
      return snapshots[index]!  // set in the line before
    }
    for index in trace.instructions.indices where isLive[index] {
      var instruction = trace.instructions[index]
      if instruction.opcode == .loop {
        builder.startLoop()
        continue
      }
      if instruction.opcode == .call {
        var arguments: [Reference] = []
        for argument in trace.arguments(of: instruction) { arguments.append(translate(argument, &builder)) }
        _ = builder.call(trace.helper(of: instruction), arguments)
        continue
      }
      if instruction.operandCount > 0 { instruction.a = translate(instruction.a, &builder) }
      if instruction.operandCount > 1 { instruction.b = translate(instruction.b, &builder) }
      if instruction.operandCount > 2 { instruction.c = translate(instruction.c, &builder) }
      if let snapshot = instruction.snapshot { instruction.c = .snapshot(translate(snapshot: snapshot, &builder)) }
      builder.append(instruction)
    }
    builder.end(trace.ending, snapshot: trace.finalSnapshot.map { translate(snapshot: $0, &builder) })
    return builder.trace
  }
}
