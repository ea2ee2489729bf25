/// A value of a stack slot at a snapshot.
package struct SnapshotEntry: Hashable, Sendable {
  /// Relative to slot 0 of the frame the trace starts in.
  package var slot: Int32
  package var value: Reference

  package init(slot: Int, value: Reference) {
    self.slot = Int32(slot)
    self.value = value
  }
}

/// A call that the trace has inlined and not yet returned from.
package struct SnapshotFrame: Hashable, Sendable {
  /// The called closure: a constant, or a value of type closure.
  package var closure: Reference
  /// Slot 0 of the called frame, relative to slot 0 of the frame the trace starts in.
  package var base: Int32
  /// Where the caller goes on.
  package var returnPC: Int32
  /// Number of results the caller wants; -1 for all.
  package var wantedResults: Int32

  package init(closure: Reference, base: Int, returnPC: Int, wantedResults: Int) {
    self.closure = closure
    self.base = Int32(base)
    self.returnPC = Int32(returnPC)
    self.wantedResults = Int32(wantedResults)
  }
}

/// What the interpreter's state must become when the trace is left here.
///
///     slot    … 0        1        …   base of frame 1 …
///     value   entries of the sparse map; slots without an entry are as they were at trace entry
///
/// First `popped` frames of the interpreter end, those below the frame that the trace was entered in, too, if it is more than one;
/// their callers' slots have negative numbers. Then the inlined frames begin. Innermost frame last; `pc` is the instruction that the interpreter executes next, in the innermost frame.
package struct Snapshot: Hashable, Sendable {
  package var pc: Int32
  /// Position in ``Trace/entries``; entries ascend by slot.
  package var entryStart: Int32
  package var entryCount: Int32
  /// Position in ``Trace/frames``.
  package var frameStart: Int32
  package var frameCount: Int32
  /// Frames that the trace has returned from, the one it was entered in first.
  package var popped: Int32
  /// The slot behind the results of a call that left all it had, for the instruction that takes them; nil elsewhere.
  package var top: Int32?

  package init(pc: Int, entries: Range<Int>, frames: Range<Int>, popped: Int = 0, top: Int? = nil) {
    self.popped = Int32(popped)
    self.top = top.map { Int32($0) }
    self.pc = Int32(pc)
    entryStart = Int32(entries.lowerBound)
    entryCount = Int32(entries.count)
    frameStart = Int32(frames.lowerBound)
    frameCount = Int32(frames.count)
  }

  package var entryRange: Range<Int> { Int(entryStart)..<Int(entryStart + entryCount) }
  package var frameRange: Range<Int> { Int(frameStart)..<Int(frameStart + frameCount) }
}

/// Where control goes after the last instruction.
package enum Ending: Hashable, Sendable {
  /// To the instruction after the loop marker; phis take their second operands.
  case loop
  /// Stores the final snapshot, then jumps to the entry of another root trace.
  case link(trace: Int)
  /// Stores the final snapshot and returns to the interpreter.
  case exit
}
