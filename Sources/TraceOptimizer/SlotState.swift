package import TraceIR

/// The stack as the trace sees it at one point: what a snapshot taken there must hold.
package struct SlotState: Sendable {
  /// Values by slot plus `origin`; ``Reference/none`` for a slot that is as at trace entry.
  private var values: [Reference] = []
  /// What the same slots held at entry, as far as they were loaded.
  private var entry: [Reference] = []
  /// Where slot 0 is in the lists.
  private var origin = 1
  package private(set) var frames: [SnapshotFrame] = []
  /// Frames returned from below the trace's own calls.
  package private(set) var popped = 0
  /// The slot behind the results that a call left for the next instruction to take, however many they are.
  package var top: Int? { didSet { if top != oldValue { isChanged = true } } }
  /// Where the interpreter would go on.
  package var pc = 0 { didSet { if pc != oldValue { isChanged = true } } }
  /// Something is different since the last snapshot.
  var isChanged = true

  package init() {}

  /// Marks a slot whose value is never read again.
  private static let dead = Reference(raw: 0xffff_fffe)

  private func value(_ slot: Int) -> Reference { values.indices.contains(slot + origin) ? values[slot + origin] : .none }

  /// The value that a slot is known to have; nil before its first load, and for dead slots.
  package subscript(_ slot: Int) -> Reference? {
    let value = value(slot)
    return value.isNone || value == SlotState.dead ? nil : value
  }

  /// The slot's old value is gone, and no value was put there since.
  package func isDead(_ slot: Int) -> Bool { value(slot) == SlotState.dead }

  private mutating func reserve(_ slot: Int) {
    if slot + origin < 0 {
      // A caller's frame comes into view: room for some more slots below.
      let more = 32 - (slot + origin)
      values.insert(contentsOf: repeatElement(.none, count: more), at: 0)
      entry.insert(contentsOf: repeatElement(.none, count: more), at: 0)
      origin += more
    }
    while values.count <= slot + origin {
      values.append(.none)
      entry.append(.none)
    }
  }

  /// The slot still holds what it held at entry.
  mutating func load(_ slot: Int, as value: Reference) {
    reserve(slot)
    values[slot + origin] = value
    entry[slot + origin] = value
  }

  package mutating func set(_ slot: Int, to value: Reference) {
    reserve(slot)
    if values[slot + origin] != value {
      values[slot + origin] = value
      isChanged = true
    }
  }

  /// The slot's value isn't needed any more.
  package mutating func kill(_ slot: Int) {
    reserve(slot)
    if values[slot + origin] == SlotState.dead { return }
    // A snapshot may leave out a dead slot; that its last value is still in one does no harm.
    if values[slot + origin] != entry[slot + origin] { isChanged = true }
    values[slot + origin] = SlotState.dead
  }

  /// Kills `slot` and everything above.
  package mutating func kill(from slot: Int) {
    reserve(slot)
    for index in (slot + origin)..<values.count { kill(index - origin) }
  }

  /// The next snapshot is a new one.
  package mutating func touch() { isChanged = true }

  package mutating func push(_ frame: SnapshotFrame) {
    frames.append(frame)
    isChanged = true
  }

  package mutating func popFrame() -> SnapshotFrame? {
    isChanged = true
    return frames.popLast()
  }

  /// Returns from a frame of the interpreter, or takes one of these returns back.
  package mutating func pop(frames count: Int) {
    popped += count
    isChanged = true
  }

  /// Slots that must be written back, ascending.
  package var modified: [SnapshotEntry] {
    var result: [SnapshotEntry] = []
    for index in values.indices {
      let value = values[index]
      if !value.isNone && value != SlotState.dead && value != entry[index] { result.append(SnapshotEntry(slot: index - origin, value: value)) }
    }
    return result
  }

  /// What a slot held at entry; nil if it was never loaded.
  package func entryValue(_ slot: Int) -> Reference? {
    guard entry.indices.contains(slot + origin), !entry[slot + origin].isNone else { return nil }
    return entry[slot + origin]
  }
}
