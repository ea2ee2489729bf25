package import BitVector

/// Appends to a trace; interns constants and nothing else.
package struct TraceBuilder: Sendable {
  package private(set) var trace = Trace()
  private var constantIndex: [Constant: Int] = [:]

  package init() {}

  /// Goes on with a trace that exists.
  package init(_ trace: Trace) {
    self.trace = trace
    for (index, constant) in trace.constants.enumerated() { constantIndex[constant] = index }
  }

  /// Number of instructions so far.
  package var count: Int { trace.instructions.count }

  // MARK: Values

  package mutating func constant(_ constant: Constant) -> Reference {
    if let index = constantIndex[constant] { return .constant(index) }
    constantIndex[constant] = trace.constants.count
    trace.constants.append(constant)
    return .constant(trace.constants.count - 1)
  }

  /// The constant if the trace has it.
  package func existing(_ constant: Constant) -> Reference? { constantIndex[constant].map(Reference.constant) }

  package mutating func integer(_ value: Int64) -> Reference { constant(.integer(value)) }
  package mutating func float(_ value: Double) -> Reference { constant(.float(value)) }

  /// Adds an instruction at the end.
  @discardableResult package mutating func append(_ instruction: Instruction) -> Reference {
    trace.instructions.append(instruction)
    return .instruction(trace.instructions.count - 1)
  }

  /// An integer operation whose result type follows from its operands; not for casts.
  package mutating func integer(_ operation: Operation, _ a: Reference, _ b: Reference = .none, _ c: Reference = .none, flags: Flags = []) -> Reference {
    let type = operation.row.widths == .predicate ? .truth : trace.type(of: operation == .select ? b : a)
    return append(Instruction(operation, flags, type, a, b, c))
  }

  package mutating func call(_ helper: Helper, _ arguments: [Reference]) -> Reference {
    let start = trace.arguments.count
    trace.arguments += arguments
    return append(Instruction(.call, helper.row.result, Reference(raw: UInt32(helper.rawValue)), .snapshot(start), .snapshot(arguments.count)))
  }

  // MARK: Snapshots and control

  /// Adds a snapshot; `entries` ascend by slot.
  package mutating func snapshot(pc: Int, _ entries: [SnapshotEntry], frames: [SnapshotFrame] = [], popped: Int = 0, top: Int? = nil) -> Int {
    let (entryStart, frameStart) = (trace.entries.count, trace.frames.count)
    trace.entries += entries
    trace.frames += frames
    trace.snapshots.append(
      Snapshot(pc: pc, entries: entryStart..<trace.entries.count, frames: frameStart..<trace.frames.count, popped: popped, top: top))
    return trace.snapshots.count - 1
  }

  package mutating func startLoop() {
    trace.loopStart = count
    append(Instruction(.loop, .none))
  }

  /// Sets the value that a phi takes at later passes.
  package mutating func setBack(of phi: Reference, to value: Reference) { trace.instructions[phi.index].b = value }

  /// Replaces an instruction, of which nothing may depend on the fields that change.
  package mutating func replace(_ index: Int, with instruction: Instruction) { trace.instructions[index] = instruction }

  package mutating func end(_ ending: Ending, snapshot: Int?) {
    trace.ending = ending
    trace.finalSnapshot = snapshot
  }
}
