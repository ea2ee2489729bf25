import AbstractValues
import TraceIR

/// Why a recorded iteration can't be made a loop.
package enum LoopFailure: Error, Equatable, Sendable {
  /// A slot's type at the end of the iteration isn't the one it began with; another iteration may settle it.
  case unstableType(slot: Int)
  /// The second iteration would leave the trace for certain.
  case contradiction
}

extension Pipeline {
  /// Makes the recorded iteration a loop: emits it a second time, with the slots' values at its end for those at its start.
  ///
  /// What doesn't change from one iteration to the next is found in the first copy by the ordinary stages; so invariant
  /// computations, loads and guards stay in front of the loop. A slot that changes becomes a phi. What is known about a phi is
  /// guessed from the first iteration and checked at the end of the second; a guess that fails is weakened, and the body emitted again.
  package mutating func closeLoop() throws(LoopFailure) {
    var carried: [Carried] = []
    for entry in slots.modified {
      let slot = Int(entry.slot)
      let type = type(of: entry.value)
      let entryValue = slots.entryValue(slot)
      if let entryValue, self.type(of: entryValue) != type { throw .unstableType(slot: slot) }
      let known = type.isInteger ? facts(of: entry.value) : Knowledge(anyOf: 1)
      carried.append(Carried(slot: slot, entry: entryValue, value: entry.value, isInvariant: type.isSingleton, facts: known))
    }
    for attempt in 0..<8 {
      if attempt == 6 {
        // Enough guessed.
        for index in carried.indices where !carried[index].isInvariant {
          carried[index].facts = Knowledge(anyOf: max(type(of: carried[index].value).width, 1))
        }
      }
      var candidate = self
      if candidate.emitBody(&carried) {
        if candidate.isContradictory { throw .contradiction }
        candidate.builder.end(.loop, snapshot: nil)
        self = candidate
        return
      }
    }
    throw .contradiction
  }

  /// A slot that the iteration changes.
  private struct Carried {
    let slot: Int
    /// Its value at trace entry, if it was loaded.
    let entry: Reference?
    /// Its value after the first iteration.
    let value: Reference
    /// It has that value after every iteration.
    var isInvariant: Bool
    var mustBePhi = false
    /// What is assumed about it at the start of the body.
    var facts: Knowledge
    var phi = Reference.none
  }

  /// Emits the body; false if an assumption about a carried slot, now corrected, was wrong.
  private mutating func emitBody(_ carried: inout [Carried]) -> Bool {
    let recorded = trace
    let count = builder.count
    forgetWhatTheBodyChanges()
    builder.startLoop()
    note(facts: Knowledge(anyOf: 1))
    var substitution = (0..<count).map(Reference.instruction)
    var entries: [SnapshotEntry] = []
    for index in carried.indices {
      var start = carried[index].value
      if !carried[index].isInvariant {
        // Slots that end the iteration with one value begin the next with one.
        if let equal = carried[..<index].first(where: { $0.value == start && !$0.isInvariant }) {
          start = equal.phi
        } else {
          start = builder.append(Instruction(.phi, type(of: start), start, start))
          note(facts: carried[index].facts)
          if type(of: start).isInteger { noteAssumption(on: start, carried[index].facts) }
        }
        carried[index].phi = start
      }
      if let entry = carried[index].entry, entry.isInstruction { substitution[entry.index] = start }
      entries.append(SnapshotEntry(slot: carried[index].slot, value: start))
    }
    replay = Replay(isActive: true, source: recorded, substitution: substitution, entries: entries)
    replay.lastNeeds = LastNeeds(recorded, kept: carried.map(\.value))
    for index in 0..<count { emitAgain(index) }
    replay.isActive = false
    return check(&carried)
  }

  /// Emits an instruction of the replayed trace.
  mutating func emitAgain(_ index: Int) {
    let instruction = replay.source.instructions[index]
    if instruction.opcode == .slot { return }
    replay.snapshot = instruction.snapshot ?? 0
    replay.position = index
    let result: Reference
    if instruction.opcode == .call {
      result = call(replay.source.helper(of: instruction), replay.source.arguments(of: instruction).map { translated($0) })
    } else {
      var copy = instruction
      if copy.operandCount > 0 { copy.a = translated(copy.a) }
      if copy.operandCount > 1 { copy.b = translated(copy.b) }
      if copy.operandCount > 2 { copy.c = translated(copy.c) }
      result = emit(copy)
    }
    replay.substitution[index] = result
    if result.isInstruction { replay.note(valueAt: result.index) }
  }

  /// Sets the phis' second operands and checks what was assumed.
  private mutating func check(_ carried: inout [Carried]) -> Bool {
    var holds = true
    for index in carried.indices {
      let value = translated(carried[index].value)
      if carried[index].isInvariant {
        if value != carried[index].value {
          carried[index].isInvariant = false
          carried[index].mustBePhi = true
          holds = false
        }
        continue
      }
      builder.setBack(of: carried[index].phi, to: value)
      if !carried[index].mustBePhi, value == carried[index].phi || value == carried[index].value {
        carried[index].isInvariant = true
        holds = false
        continue
      }
      guard type(of: value).isInteger else { continue }
      let known = facts(of: value)
      if !known.implies(carried[index].facts) {
        carried[index].facts = carried[index].facts.widened(by: known)
        holds = false
      }
    }
    return holds
  }

  /// A snapshot of the body: the state at its start, overlaid with what the recorded snapshot says.
  mutating func translatedSnapshot() -> Int {
    if let known = replay.translated[replay.snapshot] { return known }
    let source = replay.source
    let recorded = source.snapshots[replay.snapshot]
    let own = source.entries(of: recorded).map { SnapshotEntry(slot: Int($0.slot), value: translated($0.value)) }
    let limit = source.frames(of: recorded).last.map(\.base) ?? .max
    var entries: [SnapshotEntry] = []
    var position = 0
    for entry in own {
      while position < replay.entries.count, replay.entries[position].slot < entry.slot {
        entries.append(replay.entries[position])
        position += 1
      }
      if position < replay.entries.count, replay.entries[position].slot == entry.slot { position += 1 }
      entries.append(entry)
    }
    // Slots of inlined frames belong to the recorded snapshot alone.
    entries += replay.entries[position...].filter { $0.slot < limit }
    let frames = source.frames(of: recorded).map { frame in
      SnapshotFrame(closure: translated(frame.closure), base: Int(frame.base), returnPC: Int(frame.returnPC), wantedResults: Int(frame.wantedResults))
    }
    let result = builder.snapshot(pc: Int(recorded.pc), entries, frames: frames, popped: Int(recorded.popped), top: recorded.top.map { Int($0) })
    replay.translated[replay.snapshot] = result
    return result
  }

  /// The value that stands for one of the replayed trace.
  mutating func translated(_ reference: Reference) -> Reference {
    if reference.isInstruction { return replay.substitution[reference.index] }
    return reference.isNone ? .none : constant(replay.source.constants[reference.index])
  }

  // MARK: Memory across iterations

  /// Keeps only what every iteration of the body finds in memory at its start.
  private mutating func forgetWhatTheBodyChanges() {
    var stores: [Instruction] = []
    for instruction in trace.instructions {
      switch instruction.opcode {
      case .countStore, .elementStore, .nodeStore, .cellStore: stores.append(instruction)
      case .call where trace.helper(of: instruction).row.effects.contains(.writesTables):
        headerEpoch = builder.count
        memory.forget { $0.memory == .element || $0.memory == .node || $0.memory == .count }
      default: break
      }
    }
    memory.forget { [self] entry in
      stores.contains { store in
        guard case .store(entry.memory) = store.opcode.row.effect else { return false }
        // The places of other iterations have other indices and perhaps other tables.
        switch entry.memory {
        case .node, .cell: return mayAlias(entry.memory, entry.address, .none, store.a, .none)
        default: return true
        }
      }
    }
  }
}
