package import TraceIR

/// The optimizer as a function from trace to trace.
///
/// The recorder doesn't need it: it emits through a ``Pipeline`` itself. It serves tests and traces read from text.
package enum Optimizer {
  /// A straight recorded trace, optimized.
  ///
  /// If the recorded trace ends in `loop`, its final snapshot tells the slots at the end of the iteration, and the result is a loop.
  package static func optimized(_ recorded: Trace, through start: Pipeline = Pipeline()) throws(LoopFailure) -> Trace {
    var pipeline = start
    return try optimized(recorded, through: &pipeline)
  }

  /// The same through a pipeline that can be asked afterwards.
  package static func optimized(_ recorded: Trace, through pipeline: inout Pipeline) throws(LoopFailure) -> Trace {
    pipeline.emit(recorded)
    if let final = recorded.finalSnapshot {
      let snapshot = recorded.snapshots[final]
      for entry in recorded.entries(of: snapshot) { pipeline.slots.set(Int(entry.slot), to: pipeline.translated(entry.value)) }
      for frame in recorded.frames(of: snapshot) { pipeline.slots.push(frame) }
      pipeline.slots.pc = Int(snapshot.pc)
    }
    if pipeline.isContradictory { throw .contradiction }
    if recorded.ending == .loop {
      try pipeline.closeLoop()
    } else {
      pipeline.end(recorded.ending)
    }
    return pipeline.optimizedTrace
  }
}

extension Pipeline {
  /// The trace so far without dead code.
  package var optimizedTrace: Trace { DeadCode.removed(from: trace) }

  /// Emits all instructions of a straight trace.
  fileprivate mutating func emit(_ recorded: Trace) {
    replay = Replay(isActive: true, source: recorded, substitution: [Reference](repeating: .none, count: recorded.instructions.count))
    replay.lastNeeds = LastNeeds(recorded)
    for (index, instruction) in recorded.instructions.enumerated() {
      if instruction.opcode == .slot {
        replay.snapshot = instruction.snapshot ?? 0
        replay.substitution[index] = value(ofSlot: instruction.slot, type: instruction.type, isKnown: instruction.snapshot == nil)
      } else {
        emitAgain(index)
      }
    }
    replay.isActive = false
  }
}
