/// A straight line of instructions, with an optional loop at its end, and the exits out of it.
///
///     pre-roll instructions
///     loop
///     phi …
///     body instructions          ending `loop` goes back to behind the marker
///
/// Everything is flat: instructions refer to each other, to constants and to snapshots by number.
package struct Trace: Sendable {
  package var instructions: [Instruction] = []
  package var constants: [Constant] = []
  package var snapshots: [Snapshot] = []
  package var entries: [SnapshotEntry] = []
  package var frames: [SnapshotFrame] = []
  /// Arguments of calls, each call's together.
  package var arguments: [Reference] = []
  package var ending: Ending = .exit
  /// State after the last instruction; unused by ``Ending/loop``.
  package var finalSnapshot: Int?
  /// Position of the loop marker.
  package var loopStart: Int?

  package init() {}

  /// The type of a value.
  @inlinable package func type(of reference: Reference) -> TraceType {
    if reference.isNone { return .none }
    return reference.isConstant ? constants[reference.index].type : instructions[reference.index].type
  }

  /// The constant that a reference names; nil for instructions.
  @inlinable package func constant(_ reference: Reference) -> Constant? { reference.isConstant ? constants[reference.index] : nil }

  /// The helper of a call.
  package func helper(of instruction: Instruction) -> Helper { Helper.rows[Int(instruction.a.raw)].helper }
  /// The arguments of a call.
  package func arguments(of instruction: Instruction) -> ArraySlice<Reference> {
    arguments[Int(instruction.b.raw)..<Int(instruction.b.raw) + Int(instruction.c.raw)]
  }

  package func entries(of snapshot: Snapshot) -> ArraySlice<SnapshotEntry> { entries[snapshot.entryRange] }
  package func frames(of snapshot: Snapshot) -> ArraySlice<SnapshotFrame> { frames[snapshot.frameRange] }

  /// The lowest slot that the trace may read or write, at most -1.
  package var lowestSlot: Int {
    var lowest = -1
    for instruction in instructions where instruction.opcode == .slot { lowest = min(lowest, instruction.slot) }
    for entry in entries { lowest = min(lowest, Int(entry.slot)) }
    return lowest
  }

  /// One past the highest slot that the trace may read or write; the stack must reach so far above the trace's base.
  package var slotLimit: Int {
    var limit = 0
    for instruction in instructions where instruction.opcode == .slot { limit = max(limit, instruction.slot + 1) }
    for entry in entries { limit = max(limit, Int(entry.slot) + 1) }
    return limit
  }
}
