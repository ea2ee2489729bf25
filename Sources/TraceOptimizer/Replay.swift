import TraceIR

/// The recorded iteration while it is emitted again as the loop's body.
struct Replay: Sendable {
  var isActive = false
  /// The trace whose instructions are emitted.
  var source = Trace()
  /// New values of the recorded instructions.
  var substitution: [Reference] = []
  /// The snapshot that the instruction about to be emitted had.
  var snapshot = 0
  /// State at the start of the body, as far as it isn't that of trace entry.
  var entries: [SnapshotEntry] = []
  /// Recorded snapshots already translated.
  var translated: [Int: Int] = [:]
  /// Which recorded instruction is being emitted.
  var position = 0
  /// By recorded instruction: the last one that needs its value; ``LastNeeds/end`` where the end of the trace does.
  var lastNeeds = LastNeeds()
  /// By new value, as far as it stands for a recorded one: the last recorded instruction that needs it.
  var needs: [Int] = []

  /// Notes that the value at `index` of the new trace stands for the recorded instruction that is being emitted.
  mutating func note(valueAt index: Int) {
    while needs.count <= index { needs.append(-1) }
    needs[index] = max(needs[index], lastNeeds[position])
  }

  /// The rest of the recorded trace needs the value at `index` of the new one.
  func needsLater(valueAt index: Int) -> Bool { isActive && index < needs.count && needs[index] > position }
}

/// For each instruction of a trace the last one that has its value as an operand or in its snapshot.
struct LastNeeds: Sendable {
  /// Later than all instructions.
  static let end = Int.max
  private var positions: [Int] = []

  init() {}

  /// `kept`: values that the end of the trace needs, besides those of its final snapshot.
  init(_ trace: Trace, kept: [Reference] = []) {
    positions = [Int](repeating: -1, count: trace.instructions.count)
    var snapshots = [Int](repeating: -1, count: trace.snapshots.count)
    for (index, instruction) in trace.instructions.enumerated() {
      let count = instruction.operandCount
      if count > 0 { use(instruction.a, at: index) }
      if count > 1 { use(instruction.b, at: index) }
      if count > 2 { use(instruction.c, at: index) }
      if instruction.opcode == .call { for argument in trace.arguments(of: instruction) { use(argument, at: index) } }
      if let snapshot = instruction.snapshot { snapshots[snapshot] = index }
    }
    if let final = trace.finalSnapshot { snapshots[final] = Self.end }
    for (index, position) in snapshots.enumerated() where position >= 0 {
      for entry in trace.entries(of: trace.snapshots[index]) { use(entry.value, at: position) }
      for frame in trace.frames(of: trace.snapshots[index]) { use(frame.closure, at: position) }
    }
    for value in kept { use(value, at: Self.end) }
  }

  private mutating func use(_ reference: Reference, at position: Int) {
    if reference.isInstruction { positions[reference.index] = max(positions[reference.index], position) }
  }

  /// -1: nothing needs it.
  subscript(_ index: Int) -> Int { positions.isEmpty ? -1 : positions[index] }
}
