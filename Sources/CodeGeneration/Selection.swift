import BitVector
package import TraceIR
package import X86

/// Chooses machine steps for the instructions of a trace.
///
/// Values of types narrower than 64 bits are kept zero-extended in their registers. A comparison with one use, in a guard or a
/// selection of the same segment, is not computed by itself: its flags are tested where they are used.
package struct Selection {
  let trace: Trace
  let layout: RuntimeLayout
  let features: ProcessorFeatures
  var machine = MachineTrace()

  /// The machine value of each instruction's result.
  private var values: [Value]
  /// The machine value of each trace constant, once asked for.
  private var constantValues: [Value]
  /// How often each instruction's result is an operand of another instruction.
  var useCounts: [UInt16]
  /// Whether a snapshot holds the instruction's result.
  var isInSnapshot: [Bool]
  /// Whether the instruction is computed as a part of its only user.
  var isFolded: [Bool]
  /// Where each load reads that its only user does itself.
  var places: [Int: Place] = [:]
  /// The exit entries of each snapshot, once built.
  private var snapshotEntries: [(start: Int32, count: Int32)?]
  /// Types that stack slots are known to have had at entry, from the lowest slot on.
  private var slotTypes: [TraceType]
  private let lowestSlot: Int
  /// Indexes that were doubled for element addresses.
  private var doubledIndexes: [(index: Value, doubled: Value)] = []
  /// Signs and quotients that were computed for division, to be used again.
  var divisions = DivisionCache()
  var tags = KnownTags()
  private var state = Value.none
  /// The trace instruction that steps are made for.
  private(set) var current = 0
  private var executed = 0

  private init(_ trace: Trace, _ layout: RuntimeLayout, _ features: ProcessorFeatures) {
    self.trace = trace
    self.layout = layout
    self.features = features
    let count = trace.instructions.count
    values = Array(repeating: .none, count: count)
    constantValues = Array(repeating: .none, count: trace.constants.count)
    useCounts = Array(repeating: 0, count: count)
    isInSnapshot = Array(repeating: false, count: count)
    isFolded = Array(repeating: false, count: count)
    snapshotEntries = Array(repeating: nil, count: trace.snapshots.count)
    lowestSlot = trace.lowestSlot
    slotTypes = Array(repeating: .none, count: trace.slotLimit - trace.lowestSlot)
    machine.steps.reserveCapacity(count * 2 + 16)
  }

  /// The machine trace of a verified trace.
  package static func select(_ trace: Trace, layout: RuntimeLayout, features: ProcessorFeatures) throws(CodeGenerationError) -> MachineTrace {
    var selection = Selection(trace, layout, features)
    selection.countUses()
    selection.chooseFolding()
    for index in trace.instructions.indices { try selection.select(index) }
    selection.finish()
    return selection.machine
  }

  // MARK: Values

  func isFolded(_ reference: Reference) -> Bool { reference.isInstruction && isFolded[reference.index] }

  /// The machine value of an operand.
  mutating func value(_ reference: Reference) -> Value {
    if reference.isInstruction { return values[reference.index] }
    let known = constantValues[reference.index]
    if known != .none { return known }
    let constant = trace.constants[reference.index]
    let value = makeConstant(constant.bits, vector: constant.type == .float)
    constantValues[reference.index] = value
    return value
  }

  /// A value that is a constant; each call makes one.
  mutating func makeConstant(_ bits: UInt64, vector: Bool = false, hint: UInt8 = 255) -> Value {
    machine.constants.append(bits)
    return machine.makeValue(vector: vector, home: .constant(Int32(machine.constants.count - 1)), hint: hint)
  }

  /// The runtime's state.
  mutating func stateValue() -> Value {
    if state == .none { state = machine.makeValue(vector: false, home: .state) }
    return state
  }

  /// The signed value of a constant operand, or nil.
  func constant(_ reference: Reference) -> Int64? { trace.constant(reference)?.signed }

  /// A constant operand's bits if they are an immediate of a 64-bit instruction, or nil.
  func immediate(_ reference: Reference) -> Int32? {
    guard let bits = trace.constant(reference)?.bits else { return nil }
    return Int32(exactly: Int64(bitPattern: bits))
  }

  func instruction(_ reference: Reference) -> Instruction { trace.instructions[reference.index] }

  /// The width of an operand in bits.
  func width(_ reference: Reference) -> Int { trace.type(of: reference).width }

  // MARK: Steps

  mutating func append(_ step: Step) {
    var step = step
    step.source = Int32(current)
    machine.steps.append(step)
  }

  /// Appends a step with a new result.
  mutating func define(_ step: Step, vector: Bool = false, hint: UInt8 = 255) -> Value {
    var step = step
    step.result = machine.makeValue(vector: vector, hint: hint)
    append(step)
    return step.result
  }

  mutating func setValue(_ index: Int, _ value: Value) { values[index] = value }

  /// The exit through a snapshot, here.
  mutating func exit(_ snapshot: Int) -> Int32 {
    let entries = entries(of: snapshot)
    machine.exits.append(MachineTrace.Exit(snapshot: Int32(snapshot), entryStart: entries.start, entryCount: entries.count, executed: Int32(executed)))
    return Int32(machine.exits.count - 1)
  }

  private mutating func entries(of snapshot: Int) -> (start: Int32, count: Int32) {
    if let known = snapshotEntries[snapshot] { return known }
    let start = machine.exitEntries.count
    let entries = trace.entries(of: trace.snapshots[snapshot])
    for entry in entries { appendEntry(slot: entry.slot, entry.value) }
    // The closure of an inlined call lies below its frame; where it is no constant, the interpreter finds it there.
    for frame in trace.frames(of: trace.snapshots[snapshot]) where frame.closure.isInstruction {
      if !entries.contains(where: { $0.slot == frame.base - 1 }) { appendEntry(slot: frame.base - 1, frame.closure) }
    }
    let result = (start: Int32(start), count: Int32(machine.exitEntries.count - start))
    snapshotEntries[snapshot] = result
    return result
  }

  private mutating func appendEntry(slot: Int32, _ reference: Reference) {
    let type = trace.type(of: reference)
    if reference.isInstruction, instruction(reference).opcode == .slot, instruction(reference).slot == Int(slot) { return }
    let known = slotTypes.indices.contains(Int(slot) - lowestSlot) ? slotTypes[Int(slot) - lowestSlot] : .none
    let payload = type.isSingleton ? Value.none : value(reference)
    machine.exitEntries.append(
      MachineTrace.ExitEntry(slot: slot, value: payload, tag: type == .truth ? nil : UInt8(type.tag ?? 0), keepsTag: known == type && type != .truth))
  }

  /// The place of a Lua value's payload and, `tagOffset` further, of its tag.
  struct Place: Hashable {
    var base: Value
    var index = Value.none
    var scale: UInt8 = 0
    var displacement: Int32 = 0
  }

  /// Leaves unless the value at the place has the type.
  mutating func guardTag(_ place: Place, _ type: TraceType, exit snapshot: Int) {
    var step = Step(.storeImmediate)
    step.mnemonic = .cmp
    step.size = .long
    (step.a, step.b, step.scale) = (place.base, place.index, place.scale)
    step.displacement = place.displacement + layout.tagOffset
    step.immediate = Int64(type.tag ?? 0)
    append(step)
    exit(if: .notEqual, snapshot)
  }

  mutating func exit(if condition: Condition, _ snapshot: Int) {
    var step = Step(.exit)
    step.condition = condition
    step.exit = exit(snapshot)
    append(step)
  }

  // MARK: Instructions

  private mutating func select(_ index: Int) throws(CodeGenerationError) {
    current = index
    let instruction = trace.instructions[index]
    if instruction.opcode != .loop && instruction.opcode != .phi { executed += 1 }
    if isUnused(index, instruction) { return }
    if isFolded[index] && !isLoad(instruction) { return }
    switch instruction.opcode {
    case .loop: startLoop()
    case .phi: break
    case .slot: selectSlot(index, instruction)
    case .integer: try selectInteger(index, instruction)
    case .guardTrue, .guardFalse: try selectGuard(instruction)
    case .floatAdd, .floatSubtract, .floatMultiply, .floatDivide, .floatNegate, .floatAbsolute, .floatSquareRoot, .floatFloor, .floatCeiling,
      .floatEqual, .floatLess, .floatLessOrEqual, .toFloat, .toInteger:
      try selectFloat(index, instruction)
    case .identical: setValue(index, materialize(test(instruction)))
    case .call: try selectCall(index, instruction)
    default: try selectMemory(index, instruction)
    }
  }

  /// The instruction has no effect and nobody asks for its result.
  private func isUnused(_ index: Int, _ instruction: Instruction) -> Bool {
    if useCounts[index] > 0 || isInSnapshot[index] || instruction.snapshot != nil { return false }
    switch instruction.opcode.row.effect {
    case .pure, .load: return instruction.opcode != .phi
    default: return false
    }
  }

  private mutating func startLoop() {
    machine.executedBeforeLoop = executed
    executed = 0
    machine.loopHead = machine.steps.count
    tags.forget()
    append(Step(.loopHead))
    var index = current + 1
    // Entries are asked for before any phi has a value: they are defined before the loop.
    var entries: [Value] = []
    while index < trace.instructions.count, trace.instructions[index].opcode == .phi {
      entries.append(trace.type(of: .instruction(index)).isSingleton ? .none : value(trace.instructions[index].a))
      index += 1
    }
    for (offset, entry) in entries.enumerated() where entry != .none {
      let phi = current + 1 + offset
      let value = machine.makeValue(vector: trace.instructions[phi].type == .float)
      values[phi] = value
      machine.phis.append(MachineTrace.Phi(value: value, entry: entry, back: .none))
    }
  }

  private mutating func finish() {
    current = trace.instructions.count
    guard trace.ending == .loop, let loop = trace.loopStart else {
      machine.executedBeforeLoop = executed
      if let snapshot = trace.finalSnapshot {
        var step = Step(.finish)
        step.exit = exit(snapshot)
        append(step)
      }
      return
    }
    machine.executedInLoop = executed
    var phi = 0
    var index = loop + 1
    while index < trace.instructions.count, trace.instructions[index].opcode == .phi {
      if values[index] != .none {
        machine.phis[phi].back = value(trace.instructions[index].b)
        phi += 1
      }
      index += 1
    }
    append(Step(.backEdge))
  }

  private mutating func selectSlot(_ index: Int, _ instruction: Instruction) {
    let slot = Int32(instruction.slot)
    let place = Place(base: .stackBase, displacement: slot * layout.valueSize)
    if let snapshot = instruction.snapshot { guardTag(place, instruction.type, exit: snapshot) }
    slotTypes[instruction.slot - lowestSlot] = instruction.type
    if instruction.type.isSingleton { return }
    setValue(index, machine.makeValue(vector: instruction.type == .float, home: .stackSlot(slot)))
  }

  // MARK: Element addresses

  /// Twice the index: with a factor of 8 in the address, it counts Lua values of 16 bytes. Computed once per index.
  mutating func doubled(_ index: Value) -> Value {
    for entry in doubledIndexes.suffix(16) where entry.index == index { return entry.doubled }
    let result = sum(index, index)
    doubledIndexes.append((index, result))
    return result
  }
}
