import BitVector
import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

/// What the interpreter does after the recorder has seen an instruction.
enum RecordingStep {
  case goOn
  /// The trace is complete, and ends as its pipeline says.
  case finished
}

/// Follows the interpreter, instruction by instruction, and emits what each does for the values at hand.
///
/// It sees an instruction before it is executed, together with the values of its operands, and guards everything that it
/// concludes from them. It never changes the interpreter's state.
struct Recorder {
  /// Where a recording started.
  enum Start {
    /// At the head of a loop or the entry of a function.
    case root(head: UnsafeMutablePointer<Bytecode>)
    /// At an exit of another trace.
    case side(exit: Int, root: Int)
  }

  let start: Start
  let state: StatePointer
  let configuration: Configuration
  var pipeline: Pipeline
  /// Slot 0 of the frame that the trace starts in.
  let base: UnsafeMutablePointer<Value>
  /// The frame whose instructions are recorded.
  var frame: UnsafeMutablePointer<CallFrame>
  /// The closure of that frame, as the trace knows it.
  var closure: Reference
  /// The closure of the frame that the trace starts in.
  let rootClosure: Reference
  /// The same, as it is.
  let rootActual: UnsafeMutablePointer<ClosureObject>
  /// Slots from the trace's slot 0 on that its frames use.
  var requiredSlots: Int
  /// Types that slots are known to have at entry, for side traces.
  var knownTypes: [Int: TraceType] = [:]
  /// Those of them that the trace relies on.
  var reliedTypes: [Int: TraceType] = [:]
  /// Values that slots are known to have at entry, for side traces.
  var knownConstants: [Int: Constant] = [:]
  /// Slots of these whose values are never read.
  var deadAtStart: Set<Int> = []
  var liveness: LivenessCache
  /// How often loop heads inside the trace were passed.
  var passes: [Int: Int] = [:]
  /// The instruction recorded last, by the slot of its frame's register 0 and its position.
  var last = (offset: 0, position: 0)
  /// For a root trace: the instructions of its loop, by position.
  var loopExtent = 0...0
  /// The trace makes objects.
  var allocates = false
  /// The traces that this one may link to.
  let cache: TraceCache

  /// Frames that the trace has returned from, below its own calls; the one it was entered in first.
  var popped: [PoppedFrame] = []

  /// A frame of the interpreter that the trace has returned from.
  struct PoppedFrame {
    let closure: UnsafeMutablePointer<ClosureObject>
    /// Slot of its register 0.
    let base: Int
    let returnPC: Int
    let wanted: Int
  }

  /// The recorded frame is the one that the trace was entered in.
  var isInEntryFrame: Bool { depth == 0 && popped.isEmpty }

  /// Slot of register 0 of the recorded frame.
  var offset: Int { frame.pointee.base - base }
  var prototype: UnsafeMutablePointer<RuntimePrototype> { frame.pointee.closure.pointee.prototype }
  /// Calls inlined and not yet returned from.
  var depth: Int { pipeline.slots.frames.count }
  var isRoot: Bool {
    if case .root = start { true } else { false }
  }

  /// Where a trace that ends in the interpreter does so.
  enum End {
    case functionReturn, loop
  }
  var endsAt = End.functionReturn

  /// The trace is for a function.
  var isFunction = false

  // MARK: Recording

  /// Records the instruction that the interpreter is about to execute.
  mutating func record(_ pc: UnsafeMutablePointer<Bytecode>) throws(AbortReason) -> RecordingStep {
    guard state.pointee.thread.frame == frame else { throw .unexpectedFrame }
    if pipeline.trace.instructions.count > configuration.maximumInstructions { throw .tooLong }
    if pipeline.trace.snapshots.count > configuration.maximumSnapshots { throw .tooManySnapshots }
    let position = pc - prototype.pointee.code
    pipeline.slots.pc = position
    killDead(at: position)
    if isRoot, isInEntryFrame, !loopExtent.contains(position) { throw .leavesLoop }
    let here = offset
    let step = try record(pc.pointee, at: position)
    last = (here, position)
    if pipeline.isContradictory { throw .contradiction }
    return step
  }

  private mutating func record(_ i: Bytecode, at position: Int) throws(AbortReason) -> RecordingStep {
    switch i.opcode {
    case .move: set(i.a, try value(i.b))
    case .loadInteger: set(i.a, pipeline.integer(Int64(i.c)))
    case .loadConstant: set(i.a, try constant(i.c))
    case .loadNil: for register in i.a...(i.a + i.b) { set(register, pipeline.constant(.nil)) }
    case .loadTrue: set(i.a, pipeline.constant(.true))
    case .loadFalse: set(i.a, pipeline.constant(.false))
    case .getUpvalue: set(i.a, try upvalueLoad(i.b))
    case .setUpvalue: try upvalueStore(i.a, try value(i.a), i.b)
    case .getGlobal, .getTable, .getInteger, .getField, .selfField: try recordGet(i)
    case .setGlobal, .setTable, .setInteger, .setField: try recordSet(i)
    case .newTable, .setList: try recordConstruction(i)
    case .jump: break
    case .jumpClosing, .close: try recordClose(i)
    case .test, .testNot, .testSet, .testNotSet: try recordTest(i)
    case .call: try recordCall(i, at: position)
    case .tailCall: return try recordTailCall(i)
    case .return, .returnNone, .returnOne: return try recordReturn(i)
    case .forPrepare: try recordForPrepare(i, at: position)
    case .forLoop, .hotForLoop, .traceForLoop: return try recordForLoop(i, at: position)
    case .loop, .hotLoop, .traceLoop: return try recordLoopHead(i, at: position)
    case .genericForCall: try recordGenericCall(i)
    case .genericForLoop: try recordGenericLoop(i)
    case .enter, .hotEnter, .traceEnter: return recordEntry(i, at: position)
    case .vararg, .closure: throw .unsupportedInstruction
    case .concatenate: try recordConcatenation(i)
    case .length: try recordLength(i)
    case .not:
      // The value's type, which is guarded, tells its truth.
      _ = try value(i.b)
      set(i.a, pipeline.constant(actual(i.b).isFalse ? .true : .false))
    case .negate, .complement: try recordUnary(i)
    case let opcode where opcode.isComparison: try recordComparison(i, at: position)
    default: try recordArithmetic(i)
    }
    return .goOn
  }

  // MARK: Slots

  /// The value that a register has right now.
  func actual(_ register: Int) -> Value { frame.pointee.base[register] }

  /// The type of a Lua value.
  func type(of value: Value) throws(AbortReason) -> TraceType {
    guard let type = TraceType(tag: value.tag) else { throw .unsupportedType }
    return type
  }

  /// What the trace has for a register; its type is checked against the value that the register has.
  mutating func value(_ register: Int) throws(AbortReason) -> Reference {
    if isSharedBelow(register), liveness.of(prototype, machine: state.machine).isAssignedByClosures(register) { throw .unsupportedArgument }
    return try slotValue(offset + register)
  }

  /// The register belongs to a frame below the one that the trace was entered in, and closures share it: upvalues, which traces
  /// read and write in memory, may be the same variable. It can be read if no closure assigns to it.
  private mutating func isSharedBelow(_ register: Int) -> Bool {
    offset < 0 && register < prototype.pointee.registerCount && liveness.of(prototype, machine: state.machine).isCaptured(register)
  }

  mutating func slotValue(_ slot: Int) throws(AbortReason) -> Reference {
    let expected = try type(of: base[slot])
    if pipeline.slots.isDead(slot) { throw .inconsistentType }
    if let known = knownTypes[slot], known != expected, pipeline.slots[slot] == nil { throw .inconsistentType }
    if let known = knownTypes[slot], pipeline.slots[slot] == nil { reliedTypes[slot] = known }
    let value = pipeline.value(ofSlot: slot, type: expected, isKnown: knownTypes[slot] != nil)
    if pipeline.type(of: value) != expected { throw .inconsistentType }
    if let constant = pipeline.knownConstant(value), !expected.isSingleton, constant.bits != base[slot].payload { throw .inconsistentType }
    return value
  }

  mutating func set(_ register: Int, _ value: Reference) {
    if isSharedBelow(register) { pipeline.giveUp() }
    pipeline.slots.set(offset + register, to: value)
  }

  mutating func killDead(at position: Int) {
    let live = liveness.of(prototype, machine: state.machine)
    for register in 0..<prototype.pointee.registerCount where !live.isLive(register, at: position) { pipeline.slots.kill(offset + register) }
  }

  // MARK: Constants

  /// A Lua value as a constant of the trace.
  mutating func constant(of value: Value) throws(AbortReason) -> Reference {
    let type = try type(of: value)
    if type.isAddress { cache.keep(UInt(value.payload), in: state) }
    return pipeline.constant(Constant(type, type.isSingleton ? 0 : value.payload))
  }

  mutating func constant(_ index: Int) throws(AbortReason) -> Reference { try constant(of: prototype.pointee.constants[index]) }

  // MARK: Guards

  /// Makes sure that a condition is as it was when it was recorded.
  mutating func guarantee(_ condition: Reference, is expected: Bool = true) { pipeline.emitGuard(condition, is: expected) }

  /// The same for an instruction that does nothing but jump: the other way goes on at its target, where less may be live.
  mutating func guarantee(_ condition: Reference, is expected: Bool, elseAt target: Int) {
    let count = pipeline.trace.instructions.count
    let here = pipeline.slots
    pipeline.slots.pc = target
    killDead(at: target)
    guarantee(condition, is: expected)
    pipeline.slots = here
    if pipeline.trace.instructions.count != count { pipeline.slots.touch() }
  }

  /// Makes sure that an object is the one at hand; gives it as a constant.
  mutating func guaranteeIdentity(_ reference: Reference, _ value: Value) throws(AbortReason) -> Reference {
    let constant = try constant(of: value)
    if reference != constant { guarantee(pipeline.emit(Instruction(.identical, .truth, reference, constant))) }
    return constant
  }

  // MARK: Upvalues

  /// The address of an upvalue's value, which is not in a frame that the trace holds in registers.
  private mutating func upvalueAddress(_ index: Int) throws(AbortReason) -> (address: Reference, location: UnsafeMutablePointer<Value>) {
    let location = frame.pointee.closure.upvalues[index].pointee.location
    if location >= base && location < state.pointee.thread.stackEnd { throw .unsupportedArgument }
    return (pipeline.emit(Instruction(.upvalue, .pointer, closure, .none, .snapshot(0), number: UInt16(index))), location)
  }

  /// The slot of the entered frame that an upvalue is, guarded to be it; nil for other upvalues.
  private mutating func sharedSlot(_ index: Int) throws(AbortReason) -> Int? {
    let location = frame.pointee.closure.upvalues[index].pointee.location
    guard location >= base, location < state.pointee.thread.stackEnd else { return nil }
    let slot = location - base
    guard depth > 0, popped.isEmpty, slot < rootActual.pointee.prototype.pointee.registerCount else { throw .unsupportedArgument }
    guarantee(pipeline.call(.sharesSlot, [closure, pipeline.integer(Int64(index)), pipeline.integer(Int64(slot))]))
    return slot
  }

  mutating func upvalueLoad(_ index: Int) throws(AbortReason) -> Reference {
    if let slot = try sharedSlot(index) { return try slotValue(slot) }
    let (address, location) = try upvalueAddress(index)
    return pipeline.emit(Instruction(.cellLoad, try type(of: location.pointee), address, .none, .snapshot(0)))
  }

  private mutating func upvalueStore(_ register: Int, _ value: Reference, _ index: Int) throws(AbortReason) {
    if let slot = try sharedSlot(index) { return pipeline.slots.set(slot, to: value) }
    let (address, _) = try upvalueAddress(index)
    _ = pipeline.emit(Instruction(.cellStore, .none, address, value))
  }
}

/// The liveness of each function that was recorded.
struct LivenessCache {
  private var known: [Int: Liveness] = [:]

  mutating func of(_ prototype: UnsafeMutablePointer<RuntimePrototype>, machine: LuaMachine) -> Liveness {
    let id = prototype.pointee.id
    if let known = known[id] { return known }
    let result = Liveness(machine.prototypes[id])
    known[id] = result
    return result
  }
}
