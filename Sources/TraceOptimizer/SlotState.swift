package import TraceIR

/// The stack as the trace sees it at one point: what a snapshot taken there must hold.
package struct SlotState: Sendable {
  /// Values by slot, from slot -1 on; ``Reference/none`` for a slot that is as at trace entry.
  private var values: [Reference] = []
  /// What the same slots held at entry, as far as they were loaded.
  private var entry: [Reference] = []
  package private(set) var frames: [SnapshotFrame] = []
  /// Where the interpreter would go on.
  package var pc = 0 { didSet { if pc != oldValue { isChanged = true } } }
  /// Something is different since the last snapshot.
  var isChanged = true

  package init() {}

  /// Marks a slot whose value is never read again.
  private static let dead = Reference(raw: 0xffff_fffe)

  private func value(_ slot: Int) -> Reference { slot + 1 < values.count ? values[slot + 1] : .none }

  /// The value that a slot is known to have; nil before its first load, and for dead slots.
  package subscript(_ slot: Int) -> Reference? {
    let value = value(slot)
    return value.isNone || value == SlotState.dead ? nil : value
  }

  /// The slot's old value is gone, and no value was put there since.
  package func isDead(_ slot: Int) -> Bool { value(slot) == SlotState.dead }

  private mutating func reserve(_ slot: Int) {
    while values.count <= slot + 1 {
      values.append(.none)
      entry.append(.none)
    }
  }

  /// The slot still holds what it held at entry.
  mutating func load(_ slot: Int, as value: Reference) {
    reserve(slot)
    values[slot + 1] = value
    entry[slot + 1] = value
  }

  package mutating func set(_ slot: Int, to value: Reference) {
    reserve(slot)
    if values[slot + 1] != value {
      values[slot + 1] = value
      isChanged = true
    }
  }

  /// The slot's value isn't needed any more.
  package mutating func kill(_ slot: Int) {
    if slot + 1 >= values.count { reserve(slot) }
    if values[slot + 1] == SlotState.dead { return }
    // A snapshot may leave out a dead slot; that its last value is still in one does no harm.
    if values[slot + 1] != entry[slot + 1] { isChanged = true }
    values[slot + 1] = SlotState.dead
  }

  /// Kills `slot` and everything above.
  package mutating func kill(from slot: Int) {
    for index in max(slot + 1, 0)..<max(values.count, slot + 1, 0) { kill(index - 1) }
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

  /// Slots that must be written back, ascending.
  package var modified: [SnapshotEntry] {
    var result: [SnapshotEntry] = []
    for index in values.indices {
      let value = values[index]
      if !value.isNone && value != SlotState.dead && value != entry[index] { result.append(SnapshotEntry(slot: index - 1, value: value)) }
    }
    return result
  }

  /// What a slot held at entry; nil if it was never loaded.
  package func entryValue(_ slot: Int) -> Reference? {
    guard slot + 1 < entry.count, !entry[slot + 1].isNone else { return nil }
    return entry[slot + 1]
  }
}
