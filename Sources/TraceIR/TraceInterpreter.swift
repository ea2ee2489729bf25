import BitVector

/// A value while a trace is interpreted.
package typealias TraceValue = Constant

/// The memory that a trace reads and writes, as the interpreter sees it.
package protocol TraceMemory {
  /// Performs an instruction that is no arithmetic; nil leaves the trace (a node with another key, say).
  ///
  /// Loads return the value with the type it really has; the interpreter compares it with the expected one.
  mutating func perform(_ instruction: Instruction, _ operands: [TraceValue]) -> TraceValue?
  /// Calls a helper; nil leaves the trace.
  mutating func call(_ helper: Helper, _ arguments: [TraceValue]) -> TraceValue?
}

/// Memory for traces that touch none.
package struct NoMemory: TraceMemory {
  package init() {}
  package func perform(_ instruction: Instruction, _ operands: [TraceValue]) -> TraceValue? { nil }
  package func call(_ helper: Helper, _ arguments: [TraceValue]) -> TraceValue? { nil }
}

/// How a run of a trace ended.
package enum TraceOutcome: Equatable, Sendable {
  /// Through a snapshot, with the slots that it writes.
  case exit(snapshot: Int, slots: [Int: TraceValue])
  /// To another trace, with the slots of the final snapshot.
  case linked(trace: Int, slots: [Int: TraceValue])
  /// Still looping after the allowed number of instructions.
  case unfinished
  /// An operation was poison or undefined: the trace is wrong.
  case undefined(instruction: Int)
}

/// The reference meaning of a trace, slow and plain.
package struct TraceInterpreter<Memory: TraceMemory> {
  private let trace: Trace
  private let slots: [Int: TraceValue]
  private var values: [TraceValue]
  package private(set) var memory: Memory
  /// Instructions executed so far, loop markers and phis not counted.
  package private(set) var executed = 0

  /// Starts with stack slots as given; absent ones are nil.
  package init(_ trace: Trace, slots: [Int: TraceValue], memory: Memory) {
    self.trace = trace
    self.slots = slots
    self.memory = memory
    values = [TraceValue](repeating: .nil, count: trace.instructions.count)
  }

  /// Runs until the trace is left, for at most `limit` instructions.
  package mutating func run(limit: Int) -> TraceOutcome {
    var index = 0
    while executed < limit {
      if index == trace.instructions.count {
        switch trace.ending {
        case .loop: index = enterLoop(first: false)
        case .link(let target): return .linked(trace: target, slots: written(trace.finalSnapshot!))
        case .exit: return leave(trace.finalSnapshot!)
        }
        continue
      }
      if trace.instructions[index].opcode == .loop {
        index = enterLoop(first: true)
        continue
      }
      executed += 1
      if let outcome = execute(index) { return outcome }
      index += 1
    }
    return .unfinished
  }

  /// Sets the phis, all at once; returns the position after them.
  private mutating func enterLoop(first: Bool) -> Int {
    let start = trace.loopStart! + 1
    var end = start
    while end < trace.instructions.count, trace.instructions[end].opcode == .phi { end += 1 }
    let incoming = (start..<end).map { value(first ? trace.instructions[$0].a : trace.instructions[$0].b) }
    for (offset, value) in incoming.enumerated() { values[start + offset] = value }
    return end
  }

  /// Nil goes on.
  private mutating func execute(_ index: Int) -> TraceOutcome? {
    let instruction = trace.instructions[index]
    let snapshot = instruction.snapshot
    let operands = [instruction.a, instruction.b, instruction.c].prefix(instruction.operandCount).map(value)
    var result: TraceValue?
    switch instruction.opcode {
    case .slot: result = slots[instruction.slot] ?? .nil
    case .integer:
      guard let bits = Evaluation.integer(instruction, operands) else { return .undefined(instruction: index) }
      result = bits
    case .guardTrue: return operands[0].bits == 1 ? nil : leave(snapshot!)
    case .guardFalse: return operands[0].bits == 0 ? nil : leave(snapshot!)
    case .safepoint, .loop, .phi: return nil
    case .call:
      result = memory.call(trace.helper(of: instruction), trace.arguments(of: instruction).map(value))
    default:
      if let known = Evaluation.float(instruction, operands) {
        result = known
      } else if instruction.opcode == .identical {
        result = .truth(operands[0] == operands[1])
      } else if instruction.opcode != .toInteger {
        result = memory.perform(instruction, operands)
        if instruction.type == .none { return nil }
      }
    }
    guard let result, result.type == instruction.type else { return snapshot.map(leave) ?? .undefined(instruction: index) }
    values[index] = result
    return nil
  }

  private func value(_ reference: Reference) -> TraceValue {
    reference.isConstant ? trace.constants[reference.index] : values[reference.index]
  }

  private func written(_ snapshot: Int) -> [Int: TraceValue] {
    var slots: [Int: TraceValue] = [:]
    for entry in trace.entries(of: trace.snapshots[snapshot]) { slots[Int(entry.slot)] = value(entry.value) }
    return slots
  }

  private func leave(_ snapshot: Int) -> TraceOutcome { .exit(snapshot: snapshot, slots: written(snapshot)) }
}
