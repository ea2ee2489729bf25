import TraceIR

/// Values that memory is known to hold at this point of the trace, from loads and stores before.
struct MemoryState: Sendable {
  struct Entry: Sendable {
    let memory: MemoryClass
    /// The pointer, and for elements the index.
    let address: Reference
    let index: Reference
    var value: Reference
  }

  private(set) var entries: [Entry] = []

  /// The value at an address, if known.
  func value(_ memory: MemoryClass, _ address: Reference, _ index: Reference) -> Reference? {
    entries.last { $0.address == address && $0.index == index && $0.memory == memory }?.value
  }

  mutating func learn(_ memory: MemoryClass, _ address: Reference, _ index: Reference, is value: Reference) {
    entries.append(Entry(memory: memory, address: address, index: index, value: value))
  }

  /// Forgets what `isClobbered` says.
  mutating func forget(where isClobbered: (Entry) -> Bool) { entries.removeAll(where: isClobbered) }
}
