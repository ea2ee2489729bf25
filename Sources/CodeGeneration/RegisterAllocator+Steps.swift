import X86

/// Operands and results of each kind of step.
extension RegisterAllocator {
  mutating func place(_ step: Step, _ position: Int32) {
    var placed = Placed(kind: .step)
    placed.step = position
    switch step.kind {
    case .load, .store, .storeImmediate, .compareMemory, .three, .set:
      placed.a = operand(step.a, 0, position)
      placed.b = operand(step.b, 1, position)
      placed.c = operand(step.c, 2, position)
      advance(step, position)
      releaseOperands(step, position)
      define(step, &placed)
    case .compare:
      placed.a = operand(step.a, 0, position)
      fold(step.b, 1, position, &placed, \.b)
      advance(step, position)
      releaseOperands(step, position)
    case .compareImmediate, .transfer:
      if step.options.contains(.inRegister) {
        placed.a = operand(step.a, 0, position)
      } else {
        fold(step.a, 0, position, &placed, \.a)
      }
      advance(step, position)
      releaseOperands(step, position)
      define(step, &placed)
    case .binary, .conditionalMove:
      if step.a == step.b {
        placed.b = operand(step.b, 1, position)
      } else {
        fold(step.b, 1, position, &placed, \.b)
      }
      tie(step, position, &placed)
    case .binaryImmediate, .unary: tie(step, position, &placed)
    case .binaryMemory:
      placed.b = operand(step.b, 1, position)
      placed.c = operand(step.c, 2, position)
      tie(step, position, &placed)
    case .doubleShift:
      placed.b = operand(step.b, 1, position)
      tie(step, position, &placed)
    case .add, .addImmediate: placeSum(step, position, &placed)
    case .shiftByCount:
      placed.b = fixed(step.b, 1, position, .rcx, destroyed: false)
      tie(step, position, &placed)
    case .doubleShiftByCount:
      placed.c = fixed(step.c, 2, position, .rcx, destroyed: false)
      placed.b = operand(step.b, 1, position)
      tie(step, position, &placed)
    case .multiplyHigh where step.mnemonic == .mulx:
      placed.a = fixed(step.a, 0, position, .rdx, destroyed: false)
      if step.a == step.b {
        placed.b = placed.a
      } else {
        fold(step.b, 1, position, &placed, \.b)
      }
      advance(step, position)
      releaseOperands(step, position)
      define(step, &placed)
    case .multiplyHigh: placeFixed(step, position, &placed, result: .rdx)
    case .multiplyWide: placeFixed(step, position, &placed, result: .rax)
    case .divide:
      let isRemainder = Division(rawValue: step.immediate)?.isRemainder ?? false
      placeFixed(step, position, &placed, result: isRemainder ? .rdx : .rax)
    case .call: placeCall(step, position, &placed)
    case .exit, .exitIfOrderedEqual, .finish: leave(step.exit, position)
    case .loopHead, .backEdge: break
    }
    output.placed.append(placed)
    if step.result.isAllocated && ranges.end[step.result.index] == position { release(step.result) }
    if !releasedSlots.isEmpty {
      state.freeSlots += releasedSlots
      releasedSlots.removeAll(keepingCapacity: true)
    }
  }

  // MARK: Operands

  @inline(__always)
  private func next(_ operand: Int, _ position: Int32) -> Int32 { ranges.nextUse[3 * Int(position) + operand] }

  /// An operand that must be in a register.
  private mutating func operand(_ value: Value, _ index: Int, _ position: Int32) -> Operand {
    use(value, next: next(index, position), foldable: false, position: position)
  }

  /// An operand that may stay in memory.
  private mutating func fold(_ value: Value, _ index: Int, _ position: Int32, _ placed: inout Placed, _ field: WritableKeyPath<Placed, Operand>) {
    let operand = use(value, next: next(index, position), foldable: true, position: position)
    placed[keyPath: field] = operand
    if operand == .memory { placed.from = location(of: value) }
  }

  /// Sets the operands' next uses.
  private mutating func advance(_ step: Step, _ position: Int32) {
    if step.a.isAllocated { state.next[step.a.index] = next(0, position) }
    if step.b.isAllocated { state.next[step.b.index] = next(1, position) }
    if step.c.isAllocated { state.next[step.c.index] = next(2, position) }
  }

  private mutating func releaseOperands(_ step: Step, _ position: Int32) {
    releaseIfDead(step.a, position)
    releaseIfDead(step.b, position)
    releaseIfDead(step.c, position)
  }

  /// Gives the result any register, perhaps one of an operand that was released.
  private mutating func define(_ step: Step, _ placed: inout Placed) {
    guard step.result.isAllocated else { return }
    pinned = []
    let register = allocate(for: step.result, from: allowed(step.result))
    assign(step.result, register)
    placed.result = .register(register)
  }

  // MARK: Tied operands

  /// Gives the result the register of `a`, which is copied first if it is needed later. The other operands are placed.
  private mutating func tie(_ step: Step, _ position: Int32, _ placed: inout Placed) {
    if isWorthLoading(step.a, next(0, position), position) {
      _ = use(step.a, next: next(0, position), foldable: false, position: position)
    }
    let current = register(of: step.a)
    let bDies = step.b.isAllocated && step.b != step.a && dies(step.b, position)
    advance(step, position)
    let prefersB = step.options.contains(.commutative) && bDies && placed.b.isRegister && placed.b.raw == hints[step.result.index]
    if current != RegisterAllocator.noRegister && dies(step.a, position) && isTieable(step, current) && !prefersB {
      unassign(step.a)
      finishTie(step, position, &placed, current)
      return
    }
    if step.options.contains(.commutative) && bDies && placed.b.isRegister {
      // `a` becomes the second operand, in its register or in memory.
      let register = placed.b.raw
      unassign(step.b)
      placed.isSwapped = true
      if current == RegisterAllocator.noRegister {
        placed.b = .memory
        placed.from = location(of: step.a)
      } else {
        placed.b = .register(current)
      }
      finishTie(step, position, &placed, register)
      return
    }
    let source: Location
    if current == RegisterAllocator.noRegister {
      source = location(of: step.a)
    } else {
      source = .register(current)
      pinned.insert(RegisterSet(number: current))
    }
    let isFixedCount = step.kind == .shiftByCount || step.kind == .doubleShiftByCount
    let usable = isFixedCount ? allowed(step.result).subtracting(RegisterSet(.rcx)) : allowed(step.result)
    let register = allocate(for: step.result, from: usable)
    output.placed.append(.move(source, .register(register)))
    finishTie(step, position, &placed, register)
  }

  private func isTieable(_ step: Step, _ register: UInt8) -> Bool {
    (step.kind != .shiftByCount && step.kind != .doubleShiftByCount) || register != Register.rcx.number
  }

  private mutating func finishTie(_ step: Step, _ position: Int32, _ placed: inout Placed, _ register: UInt8) {
    placed.a = .register(register)
    placed.result = .register(register)
    // Released before the result is assigned: a dying operand may share the register.
    releaseOperands(step, position)
    assign(step.result, register)
  }

  /// A sum adds in place if an operand dies here and the result has no better place, else it is a `lea`.
  private mutating func placeSum(_ step: Step, _ position: Int32, _ placed: inout Placed) {
    let hint = hints[step.result.index]
    let wantsOther = hint != RegisterAllocator.noRegister && state.free.contains(RegisterSet(number: hint))
    let aInRegister = register(of: step.a) != RegisterAllocator.noRegister
    let aEnds = aInRegister && dies(step.a, position) && !wantsOther
    if step.kind == .addImmediate || step.a == step.b {
      if !aInRegister || aEnds {
        if step.kind == .add { placed.b = operand(step.b, 1, position) }
        return tie(step, position, &placed)
      }
    } else if aEnds || !aInRegister {
      fold(step.b, 1, position, &placed, \.b)
      return tie(step, position, &placed)
    } else if register(of: step.b) != RegisterAllocator.noRegister && dies(step.b, position) && !wantsOther {
      placed.b = operand(step.b, 1, position)
      return tie(step, position, &placed)
    }
    placed.a = operand(step.a, 0, position)
    placed.b = operand(step.b, 1, position)
    advance(step, position)
    releaseOperands(step, position)
    define(step, &placed)
  }

  // MARK: Named registers

  /// Puts an operand into a named register and pins it. If it is destroyed there and needed later, its value lives on elsewhere.
  private mutating func fixed(_ value: Value, _ index: Int, _ position: Int32, _ register: Register, destroyed: Bool) -> Operand {
    let number = register.number
    if value == .stackBase {
      vacate(number)
      output.placed.append(.move(.register(Register.stackBase.number), .register(number)))
      pinned.insert(RegisterSet(number: number))
      return .register(number)
    }
    if self.register(of: value) == number {
      pinned.insert(RegisterSet(number: number))
      if destroyed && !dies(value, position) { vacate(number) }
      return .register(number)
    }
    vacate(number)
    pinned.insert(RegisterSet(number: number))
    output.placed.append(.move(location(of: value), .register(number)))
    // A value with a register keeps it; one from memory, or one that needs it no longer, has this one if that stays as it is.
    let isHomeless = self.register(of: value) == RegisterAllocator.noRegister
    if isHomeless || dies(value, position) {
      unassign(value)
      if !destroyed { assign(value, number) }
    }
    return .register(number)
  }

  /// `a` in `rax`, `b` in neither `rax` nor `rdx`, which the step destroys; the result in one of the two.
  private mutating func placeFixed(_ step: Step, _ position: Int32, _ placed: inout Placed, result: Register) {
    let others = RegisterSet.general.subtracting(RegisterSet([.rax, .rdx]))
    let inMemory = step.kind != .divide && step.b.isAllocated && step.b != step.a && register(of: step.b) == RegisterAllocator.noRegister
    if inMemory {
      placed.b = .memory
      placed.from = location(of: step.b)
    } else {
      placed.b = use(step.b, next: next(1, position), foldable: false, position: position, from: others)
    }
    placed.a = fixed(step.a, 0, position, .rax, destroyed: true)
    pinned.insert(RegisterSet(.rax))
    vacate(Register.rdx.number)
    advance(step, position)
    releaseOperands(step, position)
    assign(step.result, result.number)
    placed.result = .register(result.number)
  }

  // MARK: Calls

  private mutating func placeCall(_ step: Step, _ position: Int32, _ placed: inout Placed) {
    let call = machine.calls[Int(step.call)]
    var general = 0
    var vector = 0
    moves.removeAll()
    for index in Int(call.argumentStart)..<Int(call.argumentStart + call.argumentCount) {
      let argument = machine.arguments[index]
      state.next[argument.index] = ranges.nextArgumentUse[index]
      let target: Register
      if machine.isVector[argument.index] {
        target = .xmm(vector)
        vector += 1
      } else {
        target = Register.arguments[general]
        general += 1
      }
      moves.add(location(of: argument), .register(target.number))
    }
    // What is needed later moves to registers that survive, or to memory; the registers keep their contents for the arguments.
    for number in 0..<UInt8(32) where RegisterSet.destroyedByCalls.contains(RegisterSet(number: number)) {
      let value = Value(raw: state.valueIn[Int(number)])
      guard value.isAllocated else { continue }
      let safe = state.free.intersection(.preserved)
      if ranges.end[value.index] <= position {
        unassign(value)
      } else if number < 16 && !safe.isEmpty && machine.homes[value.index] == .none {
        output.placed.append(.move(.register(number), .register(safe.first)))
        unassign(value)
        assign(value, safe.first)
      } else {
        evict(number)
      }
    }
    resolveMoves()
    for index in Int(call.argumentStart)..<Int(call.argumentStart + call.argumentCount) { releaseIfDead(machine.arguments[index], position) }
    if step.result.isAllocated {
      let register = machine.isVector[step.result.index] ? Register.xmm(0) : Register.rax
      assign(step.result, register.number)
      placed.result = .register(register.number)
    }
  }
}
