import X86

/// The code behind guards: it writes the snapshot's slots and returns the exit's number.
///
///     stub:   mov [rbx + 16 s], payload       for each slot of the snapshot that changed
///             mov qword [rbx + 16 s + 8], tag
///             …
///     patch:  mov eax, number                 5 bytes; a hot exit's become `jmp` to its side trace
///             jmp epilogue
///
/// Guards that leave with the same slots in the same places share a stub.
extension Lowering {
  /// Writes the stubs of all guards so far.
  mutating func writeStubs() {
    for index in stubs.indices {
      let (exit, label) = stubs[index]
      if let earlier = equalStub(before: index) {
        stubOffsets[Int(exit)] = stubOffsets[Int(earlier)]
        assembler.bind(label, toOffset: stubOffsets[Int(earlier)].stub)
        continue
      }
      assembler.bind(label)
      writeExit(exit)
    }
  }

  /// An exit before `index` with a stub that does the same.
  private func equalStub(before index: Int) -> Int32? {
    let exit = Int(stubs[index].exit)
    var earlier = index - 1
    while earlier >= 0 {
      let other = Int(stubs[earlier].exit)
      if machine.exits[other].snapshot != machine.exits[exit].snapshot { return nil }
      if other == exit || (locations(of: other).elementsEqual(locations(of: exit)) && sameCount(other, exit)) { return stubs[earlier].exit }
      earlier -= 1
    }
    return nil
  }

  private func sameCount(_ a: Int, _ b: Int) -> Bool { request.counter == nil || machine.exits[a].executed == machine.exits[b].executed }

  func locations(of exit: Int) -> ArraySlice<Location> {
    let start = Int(allocation.exitStarts[exit])
    return allocation.exitLocations[start..<start + Int(machine.exits[exit].entryCount)]
  }

  /// Writes one exit here.
  mutating func writeExit(_ exit: Int32) {
    let stub = assembler.count
    restore(Int(exit))
    if let counter = request.counter {
      assembler.emit(.add, .quad, NativeFrame.executed, machine.exits[Int(exit)].executed)
      assembler.load(Int64(bitPattern: UInt64(counter)), into: .rax)
      assembler.emit(.mov, .quad, .rcx, NativeFrame.executed)
      assembler.emit(.add, .quad, .at(.rax), .rcx)
    }
    stubOffsets[Int(exit)] = (stub, assembler.count)
    if let target = request.target, Int(exit) == machine.exits.count - 1, machine.loopHead == nil {
      let full = target.shift.isEmpty ? nil : shiftFrames(target.shift)
      if let entry = target.entry {
        assembler.jump(toAddress: UInt(bitPattern: entry))
      } else {
        assembler.jump(to: internalEntry)
      }
      guard let full else { return }
      assembler.bind(full)
      stubOffsets[Int(exit)] = (stub, assembler.count)
    }
    // Always the form of 5 bytes.
    assembler.load(Int64(request.firstExit) + Int64(machine.exits[Int(exit)].snapshot), into: .rax)
    assembler.jump(to: epilogue)
  }

  // MARK: Slots

  private struct Entry {
    var slot: Int32
    var location: Location
    var tag: UInt8?
    var keepsTag: Bool
  }

  /// Writes the exit's slots. Registers are stored first, then `rax` carries what is in memory.
  private mutating func restore(_ exit: Int) {
    var entries: [Entry] = []
    for (entry, location) in zip(machine.exitEntries[machine.entries(of: exit)], locations(of: exit)) {
      entries.append(Entry(slot: entry.slot, location: location, tag: entry.tag, keepsTag: entry.keepsTag))
    }
    copyStackSlots(&entries)
    for entry in entries where entry.location.isRegister { storeRegister(entry) }
    for entry in entries where !entry.location.isRegister { storeMemory(entry) }
  }

  private func payload(_ slot: Int32) -> Memory { .at(.stackBase, slot * 16) }
  private func tag(_ slot: Int32) -> Memory { .at(.stackBase, slot * 16 + 8) }

  /// Slots that other slots get a copy of, and that are written themselves, are read before anything is written.
  private mutating func copyStackSlots(_ entries: inout [Entry]) {
    var copied: [Int] = []
    for (index, entry) in entries.enumerated() {
      guard let source = stackSlot(entry.location), source != entry.slot, entries.contains(where: { $0.slot == source }) else { continue }
      assembler.emit(.push, .quad, payload(source))
      copied.append(index)
    }
    for index in copied.reversed() {
      let entry = entries[index]
      assembler.emit(.pop, .quad, payload(entry.slot))
      // The payload is in place: only the tag is left to do.
      entries[index].location = .none
    }
  }

  /// The Lua stack slot that is the home of a location.
  private func stackSlot(_ location: Location) -> Int32? {
    guard location.isHome, case .stackSlot(let slot) = machine.homes[location.homeValue.index] else { return nil }
    return slot
  }

  private mutating func storeRegister(_ entry: Entry) {
    let register = entry.location.register
    if let tag = entry.tag {
      assembler.emit(register.isVector ? .movsd : .mov, .quad, payload(entry.slot), register)
      storeTag(entry, tag)
    } else {
      // A truth's tag is 1 plus its bit; the register is still wanted as it is.
      assembler.emit(.mov, .quad, payload(entry.slot), 0)
      assembler.emit(.mov, .quad, tag(entry.slot), register)
      assembler.emit(.add, .quad, tag(entry.slot), 1)
    }
  }

  private mutating func storeTag(_ entry: Entry, _ value: UInt8) {
    if !entry.keepsTag { assembler.emit(.mov, .quad, tag(entry.slot), Int32(value)) }
  }

  private mutating func storeMemory(_ entry: Entry) {
    guard let value = entry.tag else { return storeTruth(entry) }
    storeTag(entry, value)
    if entry.location == .none {
      // Types with one value have payload 0; copied slots have theirs.
      if value <= 2 { assembler.emit(.mov, .quad, payload(entry.slot), 0) }
      return
    }
    if let bits = constant(entry.location) {
      if let immediate = Int32(exactly: Int64(bitPattern: bits)) {
        assembler.emit(.mov, .quad, payload(entry.slot), immediate)
        return
      }
      assembler.load(Int64(bitPattern: bits), into: .rax)
    } else {
      if stackSlot(entry.location) == entry.slot { return }
      assembler.emit(.mov, .quad, .rax, memory(entry.location))
    }
    assembler.emit(.mov, .quad, payload(entry.slot), .rax)
  }

  private mutating func storeTruth(_ entry: Entry) {
    assembler.emit(.mov, .quad, payload(entry.slot), 0)
    if let bits = constant(entry.location) {
      assembler.emit(.mov, .quad, tag(entry.slot), Int32(1 + (bits & 1)))
      return
    }
    assembler.emit(.mov, .quad, .rax, memory(entry.location))
    assembler.emit(.add, .quad, .rax, 1)
    assembler.emit(.mov, .quad, tag(entry.slot), .rax)
  }
}
