import X86

/// A broken promise of register allocation.
package struct AllocationError: Error, Equatable, CustomStringConvertible {
  /// The trace instruction whose step is at fault.
  package let instruction: Int
  package let message: String
  /// The allocation in text.
  package let allocation: String

  init(instruction: Int, message: String) {
    self.instruction = instruction
    self.message = message
    allocation = ""
  }

  init(_ error: AllocationError, in allocation: String) {
    instruction = error.instruction
    message = error.message
    self.allocation = allocation
  }

  package var description: String { "instruction \(instruction): \(message)" + (allocation.isEmpty ? "" : "\n" + allocation) }
}

/// Checks an allocation by running it over symbols: every location holds the name of a value or nothing.
///
/// 1. An operand is where the allocation says it is; a tied operand is in the result's register; named registers are obeyed.
/// 2. A step's result overwrites what was there; calls and divisions also destroy their registers; nothing else changes.
/// 3. At each exit, every value of the snapshot is where the exit's stub will look for it.
/// 4. At the loop's head, each phi is where its entry is; what the head records is all that the body may rely on.
/// 5. At the back edge, each recorded place holds the phi's next value, or again the invariant.
/// 6. The stack pointer and the register of the Lua stack's base are never written.
///
/// As in regalloc2's checker, only the allocation at hand is verified, not the allocator.
package struct AllocationChecker {
  private let machine: MachineTrace
  private let allocation: Allocation
  /// The value in each register, then in each spill slot.
  private var contents: [Value]
  private var step = Step(.loopHead)
  private var exitCount = 0

  private init(_ machine: MachineTrace, _ allocation: Allocation) {
    self.machine = machine
    self.allocation = allocation
    contents = Array(repeating: .none, count: 32 + allocation.slotCount)
    contents[Int(Register.stackBase.number)] = .stackBase
  }

  package static func check(_ machine: MachineTrace, _ allocation: Allocation) throws(AllocationError) {
    var checker = AllocationChecker(machine, allocation)
    for (index, placed) in allocation.placed.enumerated() {
      if index == allocation.bodyStart && machine.loopHead != nil { try checker.enterLoop() }
      try checker.check(placed)
    }
    try checker.require(checker.exitCount == machine.exits.count, "has \(machine.exits.count) exits, not \(checker.exitCount)")
  }

  // MARK: Contents

  private func value(at location: Location) -> Value {
    if location == .none { return .none }
    return location.isHome ? (machine.homes[location.homeValue.index] == .none ? .none : location.homeValue) : contents[Int(location.raw)]
  }

  private mutating func set(_ location: Location, _ value: Value) throws(AllocationError) {
    try require(!location.isHome && location != .none, "writes a value's home")
    try require(location.raw != Int32(Register.rsp.number) && location.raw != Int32(Register.stackBase.number), "writes a reserved register")
    contents[Int(location.raw)] = value
  }

  private mutating func destroy(_ registers: RegisterSet) {
    for number in 0..<UInt8(32) where registers.contains(RegisterSet(number: number)) { contents[Int(number)] = .none }
  }

  private func require(_ holds: Bool, _ message: @autoclosure () -> String) throws(AllocationError) {
    if !holds { throw AllocationError(instruction: Int(step.source), message: "\(step.kind) " + message()) }
  }

  private func name(_ location: Location) -> String {
    if location == .none { return "nowhere" }
    if location.isHome { return "the home of value \(location.homeValue.raw)" }
    return location.isRegister ? "\(location.register)" : "slot \(location.slot)"
  }

  private func expect(_ value: Value, at location: Location) throws(AllocationError) {
    let found = self.value(at: location)
    try require(found == value, "needs value \(value.raw) in \(name(location)), which has \(found.raw)")
  }

  private func expect(_ value: Value, _ operand: Operand, _ placed: Placed) throws(AllocationError) {
    if value == .none { return try require(operand == .none, "has an operand too many") }
    try expect(value, at: operand == .memory ? placed.from : .register(operand.raw))
  }

  // MARK: Steps

  private mutating func check(_ placed: Placed) throws(AllocationError) {
    switch placed.kind {
    case .move: try set(placed.to, value(at: placed.from))
    case .exchange:
      let (a, b) = (value(at: placed.from), value(at: placed.to))
      try require(placed.from.isRegister && placed.to.isRegister, "exchanges what is no register")
      try set(placed.from, b)
      try set(placed.to, a)
    case .step:
      step = machine.steps[Int(placed.step)]
      try checkOperands(placed)
      try checkConstraints(placed)
      if step.exit >= 0 { try checkExit(Int(step.exit)) }
      switch step.kind {
      case .divide, .multiplyWide: destroy(RegisterSet([.rax, .rdx]))
      case .multiplyHigh where step.mnemonic != .mulx: destroy(RegisterSet([.rax, .rdx]))
      case .call: destroy(.destroyedByCalls)
      case .backEdge: try closeLoop()
      default: break
      }
      if step.result != .none {
        try require(placed.result.isRegister, "has a result without a register")
        try require(placed.result.register.isVector == machine.isVector[step.result.index], "has its result in a register of the wrong class")
        try set(.register(placed.result.raw), step.result)
      }
    }
  }

  private func checkOperands(_ placed: Placed) throws(AllocationError) {
    if step.kind == .addImmediate || step.kind == .binaryImmediate || step.kind == .unary || step.kind == .compareImmediate {
      return try expect(step.a, placed.a, placed)
    }
    try expect(placed.isSwapped ? step.b : step.a, placed.a, placed)
    try expect(placed.isSwapped ? step.a : step.b, placed.b, placed)
    try expect(step.c, placed.c, placed)
    if step.call >= 0 { try checkArguments(machine.calls[Int(step.call)]) }
  }

  private func checkConstraints(_ placed: Placed) throws(AllocationError) {
    try require(!placed.isSwapped || step.options.contains(.commutative), "exchanges its operands")
    switch step.kind {
    case .binary, .binaryImmediate, .binaryMemory, .unary, .conditionalMove, .doubleShift:
      try require(placed.result == placed.a, "has its tied operand in another register than its result")
      try require(placed.result != placed.b || step.a == step.b, "has its second operand in the result's register")
    case .shiftByCount:
      try require(placed.result == placed.a && placed.b == .register(Register.rcx.number) && placed.a != placed.b, "shifts by rcx")
    case .doubleShiftByCount:
      try require(placed.result == placed.a && placed.c == .register(Register.rcx.number) && placed.a != placed.c, "shifts by rcx")
    case .multiplyHigh where step.mnemonic == .mulx:
      try require(placed.a == .register(Register.rdx.number), "has a factor in rdx")
    case .multiplyHigh, .multiplyWide, .divide:
      try require(placed.a == .register(Register.rax.number), "has its first operand in rax")
      try require(placed.b != .register(Register.rax.number) && placed.b != .register(Register.rdx.number), "has its second operand elsewhere")
    case .add, .addImmediate:
      let isMemoryTied = placed.b != .memory || placed.result == placed.a
      try require(isMemoryTied, "adds from memory in place")
    default: break
    }
  }

  private func checkArguments(_ call: MachineTrace.Call) throws(AllocationError) {
    var general = 0
    var vector = 0
    for index in Int(call.argumentStart)..<Int(call.argumentStart + call.argumentCount) {
      let argument = machine.arguments[index]
      if machine.isVector[argument.index] {
        try expect(argument, at: .register(Register.xmm(vector).number))
        vector += 1
      } else {
        try expect(argument, at: .register(Register.arguments[general].number))
        general += 1
      }
    }
  }

  private mutating func checkExit(_ exit: Int) throws(AllocationError) {
    try require(exit == exitCount && exit < allocation.exitStarts.count, "has its exits in order")
    exitCount += 1
    let start = Int(allocation.exitStarts[exit])
    for (offset, entry) in machine.entries(of: exit).enumerated() {
      let value = machine.exitEntries[entry].value
      if value.isAllocated { try expect(value, at: allocation.exitLocations[start + offset]) }
    }
  }

  // MARK: The loop

  private mutating func enterLoop() throws(AllocationError) {
    step = machine.steps[machine.loopHead ?? 0]
    var atHead = [Value](repeating: .none, count: contents.count)
    atHead[Int(Register.stackBase.number)] = .stackBase
    for (value, location) in allocation.head {
      let phi = machine.phis.first { $0.value == value }
      try expect(phi?.entry ?? value, at: location)
      atHead[Int(location.raw)] = value
    }
    contents = atHead
  }

  private func closeLoop() throws(AllocationError) {
    for (value, location) in allocation.head {
      let phi = machine.phis.first { $0.value == value }
      try expect(phi?.back ?? value, at: location)
    }
  }
}
