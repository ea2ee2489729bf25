import X86

/// Gives values registers, in one pass forward over the steps.
///
/// A register is taken at the first use that wants one and given back at the value's last need. If none is free, the value whose next
/// use is furthest leaves (L. Belady, 1966), in favour of values that need no store; a value is stored once at most, constants and Lua
/// stack slots never. At the loop's head, phis inherit the registers of their entries and the loop's invariants with the most uses keep
/// or get the registers that the body leaves free. If the body nevertheless drives out an invariant, it is allocated once more with that
/// invariant in memory throughout, so that nothing is reloaded only to be driven out again. At the back edge parallel moves restore the
/// head's registers; a phi's next value is steered to the phi's register, so that most of them are empty.
package struct RegisterAllocator {
  let machine: MachineTrace
  let ranges: LiveRanges
  var output = Allocation()

  // The state that changes from step to step; saved at the loop's head.
  struct State {
    /// The register of each value, or 255.
    var registerOf: [UInt8]
    /// The value in each register, or -1.
    var valueIn: [Int32]
    /// The spill slot of each value, or -1.
    var slotOf: [Int32]
    /// The next step with the value as operand.
    var next: [Int32]
    var freeSlots: [Int32] = []
    var slotCount: Int32 = 0
    var free: RegisterSet = [.general, .vector]
  }

  var state: State
  /// Registers that the current step needs as they are.
  var pinned: RegisterSet = []
  /// Invariants that stay in memory in the loop.
  var nonresident: [Bool]
  /// The registers that the back edge wants for the phis' next values, or 255.
  var hints: [UInt8]
  var crossesCall: [Bool]
  var moves = ParallelMoves()
  /// Slots of values that the current step needs for the last time: free behind it.
  var releasedSlots: [Int32] = []
  var headState: State?
  var headCount = (placed: 0, exits: 0, starts: 0)
  var attempts = 0

  static let noRegister: UInt8 = 255
  /// Spill slots that the native frame has.
  static let slotLimit = 254
  /// How often a loop's body is allocated at most.
  static let attemptLimit = 4
  /// A use within so many steps is worth a register that is free.
  private static let nearby: Int32 = 24

  private init(_ machine: MachineTrace) {
    self.machine = machine
    ranges = LiveRanges(machine)
    let count = machine.isVector.count
    state = State(
      registerOf: Array(repeating: RegisterAllocator.noRegister, count: count), valueIn: Array(repeating: -1, count: 32),
      slotOf: Array(repeating: -1, count: count), next: ranges.firstUse)
    nonresident = Array(repeating: false, count: count)
    hints = machine.hints
    crossesCall = Array(repeating: false, count: count)
    if !ranges.calls.isEmpty {
      for value in 0..<count { crossesCall[value] = ranges.crossesCall(Value(raw: Int32(value))) }
    }
    output.placed.reserveCapacity(machine.steps.count * 5 / 4 + 16)
  }

  package static func allocate(_ machine: MachineTrace) throws(CodeGenerationError) -> Allocation {
    var allocator = RegisterAllocator(machine)
    allocator.run()
    allocator.output.slotCount = Int(allocator.state.slotCount)
    if allocator.output.slotCount > slotLimit { throw .tooManySpills(limit: slotLimit) }
    return allocator.output
  }

  private mutating func run() {
    var index = 0
    while index < machine.steps.count {
      pinned = []
      let position = Int32(index)
      switch machine.steps[index].kind {
      case .loopHead: enterLoop(position)
      case .backEdge:
        if !closeLoop() {
          index = (machine.loopHead ?? 0) + 1
          continue
        }
        var jump = Placed(kind: .step)
        jump.step = position
        output.placed.append(jump)
      default: place(machine.steps[index], position)
      }
      index += 1
    }
  }

  // MARK: Registers

  @inline(__always)
  func dies(_ value: Value, _ position: Int32) -> Bool { value.isAllocated && ranges.end[value.index] <= position }

  @inline(__always)
  func register(of value: Value) -> UInt8 { state.registerOf[value.index] }

  /// Where the value is now.
  func location(of value: Value) -> Location {
    let register = state.registerOf[value.index]
    if register != RegisterAllocator.noRegister { return .register(register) }
    if machine.homes[value.index] != .none { return .home(value) }
    return .slot(state.slotOf[value.index])
  }

  @inline(__always)
  mutating func assign(_ value: Value, _ register: UInt8) {
    state.registerOf[value.index] = register
    state.valueIn[Int(register)] = value.raw
    state.free.remove(RegisterSet(number: register))
  }

  @inline(__always)
  mutating func unassign(_ value: Value) {
    let register = state.registerOf[value.index]
    if register == RegisterAllocator.noRegister { return }
    state.registerOf[value.index] = RegisterAllocator.noRegister
    state.valueIn[Int(register)] = -1
    state.free.insert(RegisterSet(number: register))
  }

  /// Gives back what the value has.
  mutating func release(_ value: Value) {
    unassign(value)
    let slot = state.slotOf[value.index]
    // Slots of values that the loop's head knows are the head's until the end.
    if slot >= 0 && headState == nil { releasedSlots.append(slot) }
    state.slotOf[value.index] = -1
  }

  @inline(__always)
  mutating func releaseIfDead(_ value: Value, _ position: Int32) {
    if dies(value, position) { release(value) }
  }

  func allowed(_ value: Value) -> RegisterSet { machine.isVector[value.index] ? .vector : .general }

  /// A register for a value; drives another one out if none is free.
  mutating func allocate(for value: Value, from allowed: RegisterSet) -> UInt8 {
    let usable = allowed.subtracting(pinned)
    let free = state.free.intersection(usable)
    if free.isEmpty { return evictOne(from: usable) }
    return choose(for: value, from: free)
  }

  func choose(for value: Value, from free: RegisterSet) -> UInt8 {
    let hint = hints[value.index]
    if hint != RegisterAllocator.noRegister && free.contains(RegisterSet(number: hint)) { return hint }
    if free.rawValue >= 1 << 16 { return free.first }
    let preserved = free.intersection(.preserved)
    if crossesCall[value.index] && !preserved.isEmpty { return preserved.first }
    let plain = free.intersection(.plain)
    if !plain.isEmpty { return plain.first }
    return preserved.isEmpty ? free.first : preserved.first
  }

  private mutating func evictOne(from usable: RegisterSet) -> UInt8 {
    precondition(!usable.isEmpty, "a step needs more registers than there are")
    var best: UInt8 = RegisterAllocator.noRegister
    var bestScore: Int64 = -1
    var rest = usable
    while !rest.isEmpty {
      let register = rest.first
      rest.remove(RegisterSet(number: register))
      let value = Int(state.valueIn[Int(register)])
      // A value that need not be stored is as good as one that is used a few steps later.
      let isStored = machine.homes[value] != .none || state.slotOf[value] >= 0
      let score = Int64(state.next[value]) + (isStored ? 8 : 0)
      if score > bestScore {
        bestScore = score
        best = register
      }
    }
    evict(best)
    return best
  }

  /// Takes the register from its value, which is stored if it is nowhere else.
  mutating func evict(_ register: UInt8) {
    let value = Value(raw: state.valueIn[Int(register)])
    store(value)
    unassign(value)
  }

  /// Makes sure that the value is in memory.
  mutating func store(_ value: Value) {
    guard machine.homes[value.index] == .none, state.slotOf[value.index] < 0 else { return }
    let slot = makeSlot()
    state.slotOf[value.index] = slot
    output.placed.append(.move(.register(register(of: value)), .slot(slot)))
  }

  mutating func makeSlot() -> Int32 {
    if let slot = state.freeSlots.popLast() { return slot }
    state.slotCount += 1
    return state.slotCount - 1
  }

  /// Frees a register by moving its value to another one or to memory.
  mutating func vacate(_ register: UInt8, forbidden: RegisterSet = []) {
    let value = Value(raw: state.valueIn[Int(register)])
    guard value.isAllocated else { return }
    let others = state.free.intersection(allowed(value)).subtracting(pinned).subtracting(forbidden).subtracting(RegisterSet(number: register))
    // Constants and stack slots are not worth a move.
    if others.isEmpty || machine.homes[value.index] != .none { return evict(register) }
    unassign(value)
    let target = choose(for: value, from: others)
    output.placed.append(.move(.register(register), .register(target)))
    assign(value, target)
  }

  // MARK: Operands

  /// Brings an operand into a register, or leaves it in memory if it may be folded and that is better.
  mutating func use(_ value: Value, next: Int32, foldable: Bool, position: Int32, from restriction: RegisterSet? = nil) -> Operand {
    guard value.isAllocated else { return value == .none ? .none : .register(Register.stackBase.number) }
    let usable = restriction ?? allowed(value)
    var register = state.registerOf[value.index]
    if register != RegisterAllocator.noRegister {
      if !usable.contains(RegisterSet(number: register)) {
        vacate(register, forbidden: RegisterSet.general.subtracting(usable).union(RegisterSet.vector.subtracting(usable)))
        return use(value, next: next, foldable: foldable, position: position, from: restriction)
      }
    } else {
      if foldable && !deservesRegister(value, next: next, position: position, from: usable) { return .memory }
      let source = location(of: value)
      register = allocate(for: value, from: usable)
      output.placed.append(.move(source, .register(register)))
      assign(value, register)
    }
    pinned.insert(RegisterSet(number: register))
    return .register(register)
  }

  /// Whether a value in memory that is needed again soon should be loaded into a register of its own before it is copied.
  func isWorthLoading(_ value: Value, _ next: Int32, _ position: Int32) -> Bool {
    register(of: value) == RegisterAllocator.noRegister && !dies(value, position)
      && deservesRegister(value, next: next, position: position, from: allowed(value))
  }

  private func deservesRegister(_ value: Value, next: Int32, position: Int32, from usable: RegisterSet) -> Bool {
    if case .constant = machine.homes[value.index] { return false }
    if nonresident[value.index] { return false }
    return next != LiveRanges.never && next - position < RegisterAllocator.nearby && !state.free.intersection(usable).subtracting(pinned).isEmpty
  }

  /// Records where the values of an exit are, then gives back those that were needed no longer than this.
  mutating func leave(_ exit: Int32, _ position: Int32) {
    output.exitStarts.append(Int32(output.exitLocations.count))
    let entries = machine.entries(of: Int(exit))
    for entry in entries {
      let value = machine.exitEntries[entry].value
      output.exitLocations.append(value.isAllocated ? location(of: value) : .none)
    }
    for entry in entries {
      let value = machine.exitEntries[entry].value
      if value.isAllocated && ranges.end[value.index] == position { release(value) }
    }
  }

  // MARK: Moves

  /// Appends the collected moves in an order that works.
  mutating func resolveMoves() {
    let freeGeneral = state.free.intersection(.general)
    let freeVector = state.free.intersection(.vector)
    // Targets of the moves are not spare.
    var taken: RegisterSet = []
    for move in moves.moves {
      if move.to.isRegister { taken.insert(RegisterSet(number: move.to.register.number)) }
      if move.from.isRegister { taken.insert(RegisterSet(number: move.from.register.number)) }
    }
    let general = freeGeneral.subtracting(taken)
    let vector = freeVector.subtracting(taken)
    var spareSlot: Location?
    var usedSpare = false
    let collected = moves
    collected.resolve(
      spare: { from, to in
        if to.isRegister && !usedSpare {
          let candidates = to.register.isVector ? vector : general
          if !candidates.isEmpty {
            usedSpare = true
            return .register(candidates.first)
          }
        }
        if to.isRegister && from.isRegister && !to.register.isVector { return nil }
        if spareSlot == nil { spareSlot = .slot(makeSlot()) }
        return spareSlot
      },
      emit: { output.placed.append($0) })
  }
}
