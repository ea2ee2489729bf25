import X86

/// The loop's head and its back edge.
extension RegisterAllocator {
  /// Invariants in the order of their claim to a register.
  private func invariants(_ position: Int32, vector: Bool) -> [Value] {
    var found: [(value: Value, weight: Int)] = []
    for value in ranges.definition.indices
    where ranges.definition[value] < position && ranges.end[value] > position && machine.isVector[value] == vector && !nonresident[value] {
      let uses = Int(ranges.usesInLoop[value])
      guard uses > 0 else { continue }
      let isConstant = if case .constant = machine.homes[value] { true } else { false }
      found.append((Value(raw: Int32(value)), isConstant ? uses : uses * 2))
    }
    found.sort { ($1.weight, $0.value.raw) < ($0.weight, $1.value.raw) }
    return found.map(\.value)
  }

  mutating func enterLoop(_ position: Int32) {
    let hasCalls = ranges.calls.contains { $0 > position }
    let spareGeneral = max(0, 14 - ranges.pressure.general)
    let spare = (general: hasCalls ? min(spareGeneral, 5) : spareGeneral, vector: hasCalls ? 0 : max(0, 16 - ranges.pressure.vector))
    var resident: [Value] = Array(invariants(position, vector: false).prefix(spare.general))
    resident += invariants(position, vector: true).prefix(spare.vector)
    var isResident = [Bool](repeating: false, count: machine.isVector.count)
    for value in resident { isResident[value.index] = true }
    for register in 0..<UInt8(32) {
      let value = Value(raw: state.valueIn[Int(register)])
      guard value.isAllocated, ranges.end[value.index] > position, !isResident[value.index] else { continue }
      evict(register)
    }
    placePhis(position)
    for value in resident where register(of: value) == RegisterAllocator.noRegister || standsInCallsWay(value) {
      let free = state.free.intersection(allowed(value))
      if free.isEmpty || (register(of: value) != RegisterAllocator.noRegister && free.intersection(.preserved).isEmpty) { continue }
      let source = location(of: value)
      unassign(value)
      let target = choose(for: value, from: free)
      output.placed.append(.move(source, .register(target)))
      assign(value, target)
    }
    recordHead(position)
  }

  /// A call in the loop would destroy the value's register, where another would be safe.
  private func standsInCallsWay(_ value: Value) -> Bool {
    let register = RegisterSet(number: register(of: value))
    return crossesCall[value.index] && !machine.isVector[value.index] && register.isDisjoint(with: .preserved)
  }

  /// Phis take over the registers of entries that die here; the others get copies.
  private mutating func placePhis(_ position: Int32) {
    let live = machine.phis.filter { ranges.end[$0.value.index] > position }
    let sources = live.map { location(of: $0.entry) }
    var waiting: [Int] = []
    for (index, phi) in live.enumerated() {
      if ranges.end[phi.entry.index] == position, register(of: phi.entry) != RegisterAllocator.noRegister {
        let register = register(of: phi.entry)
        unassign(phi.entry)
        assign(phi.value, register)
        if standsInCallsWay(phi.value), !state.free.intersection(.preserved).isEmpty {
          unassign(phi.value)
          let better = choose(for: phi.value, from: state.free.intersection(.preserved))
          output.placed.append(.move(.register(register), .register(better)))
          assign(phi.value, better)
        }
      } else {
        waiting.append(index)
      }
    }
    // All at once: a register that is taken here may be the source of another copy.
    moves.removeAll()
    for index in waiting {
      let phi = live[index]
      let register = allocate(for: phi.value, from: allowed(phi.value))
      moves.add(sources[index], .register(register))
      assign(phi.value, register)
      pinned.insert(RegisterSet(number: register))
    }
    resolveMoves()
    for phi in machine.phis where ranges.end[phi.entry.index] == position { release(phi.entry) }
    for phi in live where phi.back.isAllocated {
      let register = register(of: phi.value)
      if register != RegisterAllocator.noRegister && ranges.definition[phi.back.index] > position { hints[phi.back.index] = register }
    }
    passHintsOn(position)
  }

  /// What becomes a phi's next value in place should be in the phi's register already.
  private mutating func passHintsOn(_ head: Int32) {
    var index = machine.steps.count - 1
    while index > Int(head) {
      let step = machine.steps[index]
      index -= 1
      guard step.result.isAllocated, hints[step.result.index] != RegisterAllocator.noRegister, step.a.isAllocated else { continue }
      switch step.kind {
      case .binary, .binaryImmediate, .unary, .conditionalMove, .add, .addImmediate:
        if ranges.end[step.a.index] == Int32(index + 1), ranges.definition[step.a.index] > head, hints[step.a.index] == RegisterAllocator.noRegister,
          machine.isVector[step.a.index] == machine.isVector[step.result.index]
        {
          hints[step.a.index] = hints[step.result.index]
        }
      default: break
      }
    }
  }

  private mutating func recordHead(_ position: Int32) {
    output.head.removeAll(keepingCapacity: true)
    for value in state.registerOf.indices where ranges.end[value] > position && ranges.definition[value] <= position {
      let value = Value(raw: Int32(value))
      if state.registerOf[value.index] != RegisterAllocator.noRegister { output.head.append((value, .register(state.registerOf[value.index]))) }
      if state.slotOf[value.index] >= 0 { output.head.append((value, .slot(state.slotOf[value.index]))) }
    }
    output.bodyStart = output.placed.count
    headState = state
    headCount = (output.placed.count, output.exitLocations.count, output.exitStarts.count)
  }

  /// Restores the head's places; false if the body shall be allocated once more.
  mutating func closeLoop() -> Bool {
    moves.removeAll()
    var retry = false
    for (value, target) in output.head {
      if let phi = machine.phis.first(where: { $0.value == value }) {
        moves.add(location(of: phi.back), target)
      } else if target.isRegister {
        let source = location(of: value)
        if !source.isRegister && attempts < RegisterAllocator.attemptLimit {
          nonresident[value.index] = true
          retry = true
        }
        moves.add(source, target)
      }
    }
    if retry {
      attempts += 1
      restart()
      return false
    }
    resolveMoves()
    return true
  }

  /// Goes back to the loop's head, with the new nonresidents in memory there.
  private mutating func restart() {
    guard let head = headState else { return }
    output.placed.removeSubrange(headCount.placed...)
    output.exitLocations.removeSubrange(headCount.exits...)
    output.exitStarts.removeSubrange(headCount.starts...)
    state = head
    for (value, location) in output.head where nonresident[value.index] && location.isRegister && register(of: value) != RegisterAllocator.noRegister {
      evict(location.register.number)
    }
    recordHead(Int32(machine.loopHead ?? 0))
  }
}
