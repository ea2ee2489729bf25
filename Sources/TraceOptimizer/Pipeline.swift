package import AbstractValues
package import BitVector
package import TraceIR

/// The one way an instruction gets into a trace.
///
///     constant folding → facts → rules → common subexpressions → append
///
/// The recorder emits through it while it records, and so does the loop optimizer when it emits the recorded trace again.
/// Where a later stage finds that a value exists already, nothing is appended.
package struct Pipeline: Sendable {
  package internal(set) var builder = TraceBuilder()
  /// The stack at this point of the trace.
  package var slots = SlotState()
  /// A guard would always fail: the trace was recorded along a path that facts exclude, and must be given up.
  package internal(set) var isContradictory = false

  /// What is known about each instruction's result; meaningless for results that are no integers.
  var facts: [Knowledge] = []
  var relations = RelationStore<Reference>()
  var memory = MemoryState()
  private var expressions = CommonSubexpressions()
  /// Loads of table headers before this position are out of date.
  var headerEpoch = 0
  /// The snapshot of the present state, if one was taken.
  private var currentSnapshot = 0
  /// How often each result is an operand or in a snapshot.
  var useCounts: [UInt32] = []
  /// Which rules are applied, and how often each was.
  package internal(set) var rules: RuleSelection
  /// Rules at work on the results of rules.
  var ruleDepth = 0
  /// The loop while it is emitted again.
  var replay = Replay()

  /// What was recorded, if that is kept.
  private var journal: Journal?

  /// - Parameter keepsRecording: ``recording(number:place:)`` will be asked for.
  package init(rules: RuleSelection = .all, keepsRecording: Bool = false) {
    self.rules = rules
    if keepsRecording { journal = Journal() }
  }

  package var trace: Trace { builder.trace }

  /// The trace beside what was recorded; nil if that wasn't kept.
  package func recording(number: Int, place: String) -> Recording? {
    guard let journal else { return nil }
    return Recording(number: number, place: place, optimized: trace, steps: journal.steps, assumptions: journal.assumptions)
  }

  mutating func noteLeftOut(guard condition: Reference, is expected: Bool) {
    if journal != nil, ruleDepth == 0 { journal?.note(guard: condition, is: expected, at: builder.count, in: builder.trace) }
  }
  mutating func noteAssumption(on phi: Reference, _ facts: Knowledge) { journal?.note(assumption: facts, on: phi) }

  // MARK: Questions

  package func type(of reference: Reference) -> TraceType { builder.trace.type(of: reference) }
  package func knownConstant(_ reference: Reference) -> Constant? { builder.trace.constant(reference) }

  /// What is known about an integer.
  package func facts(of reference: Reference) -> Knowledge {
    if let constant = knownConstant(reference) { return Knowledge(constant.bits, width: constant.type.width) }
    return facts[reference.index]
  }

  // MARK: Values

  package mutating func constant(_ constant: Constant) -> Reference { builder.constant(constant) }
  package mutating func integer(_ value: Int64) -> Reference { builder.constant(.integer(value)) }

  /// Emits an integer operation whose result type follows from its operands; not for casts.
  package mutating func emit(
    _ operation: Operation, _ a: Reference, _ b: Reference = .none, _ c: Reference = .none, flags: Flags = []
  ) -> Reference {
    let type = operation.row.widths == .predicate ? .truth : type(of: operation == .select ? b : a)
    return emit(Instruction(operation, flags, type, a, b, c))
  }

  /// Emits any instruction without effect on the trace's control; the result is not always new.
  package mutating func emit(_ instruction: Instruction) -> Reference {
    switch instruction.opcode {
    case .integer:
      if journal == nil || ruleDepth > 0 { return emitInteger(instruction) }
      let position = builder.count
      let result = emitInteger(instruction)
      journal?.note(instruction, at: position, is: result, in: builder.trace)
      return result
    case .count, .elementLoad, .nodeLoad, .cellLoad: return emitLoad(instruction)
    case .countStore, .elementStore, .nodeStore, .cellStore:
      emitStore(instruction)
      return .none
    case .metatable, .array, .capacity, .nodeCount, .node: return emitShared(instruction, since: headerEpoch)
    case .floatAdd, .floatSubtract, .floatMultiply, .floatDivide, .floatNegate, .floatAbsolute, .floatSquareRoot, .floatFloor, .floatCeiling, .floatEqual,
      .floatLess, .floatLessOrEqual, .toFloat, .toInteger, .identical, .length, .byte, .upvalue:
      return emitPure(instruction)
    case .guardTrue, .guardFalse:
      emitGuard(instruction.a, is: instruction.opcode == .guardTrue)
      return .none
    case .slot, .result, .safepoint: return append(instruction)
    case .call, .loop, .phi: preconditionFailure("calls, loops and phis are not emitted one by one")
    }
  }

  private mutating func emitInteger(_ original: Instruction) -> Reference {
    let instruction = ordered(withKnownOperands(original))
    let operation = instruction.operation
    let (a, b, c) = (instruction.a, instruction.b, instruction.c)
    let width = type(of: operation == .select ? b : a).width
    let first = facts(of: a)
    // Values of a trace are never poison.
    let result =
      operation == .freeze
      ? first
      : Knowledge.of(
        operation, instruction.flags, width: width, resultWidth: instruction.type.width, first, b.isNone ? first : facts(of: b), c.isNone ? first : facts(of: c)
      )
    if let exact = result.exact { return constant(Constant(instruction.type, exact)) }
    if operation.isComparison, let outcome = relations.decides(operation, a, b, haveOneSign: first.hasSign(of: facts(of: b))) {
      return constant(.truth(outcome))
    }
    if let replacement = rewritten(instruction) { return replacement }
    let value: Reference
    if let position = expressions.find(instruction, among: builder.trace.instructions) {
      // Guards since then may have said more of the operands.
      value = .instruction(position)
      refine(value, to: result, depth: 0)
    } else {
      value = append(instruction, facts: result)
    }
    relateToOperand(value, instruction, width)
    return value
  }

  /// Notes that a value is another one plus a constant.
  private mutating func relateToOperand(_ value: Reference, _ instruction: Instruction, _ width: Int) {
    guard instruction.operation == .add || instruction.operation == .sub, let constant = knownConstant(instruction.b) else { return }
    let offset = instruction.operation == .add ? constant.bits : (0 &- constant.bits) & ConcreteAlgebra.mask(width)
    relations.learn(value, is: instruction.a, plus: offset, knowledge: facts(of: instruction.a))
  }

  /// An equal operation that exists already.
  func existing(_ instruction: Instruction) -> Reference? {
    expressions.find(ordered(instruction), among: builder.trace.instructions).map(Reference.instruction)
  }

  /// Constants for operands of which only one value is left.
  private mutating func withKnownOperands(_ original: Instruction) -> Instruction {
    var instruction = original
    if let known = exactConstant(original.a) { instruction.a = known }
    if let known = exactConstant(original.b) { instruction.b = known }
    if let known = exactConstant(original.c) { instruction.c = known }
    return instruction
  }

  private mutating func exactConstant(_ reference: Reference) -> Reference? {
    guard reference.isInstruction, let exact = facts[reference.index].exact else { return nil }
    return constant(Constant(type(of: reference), exact))
  }

  /// Constants second, older operands first, where the operation allows it.
  private func ordered(_ instruction: Instruction) -> Instruction {
    let operation = instruction.operation
    guard operation.arity == 2, operation.isCommutative || operation.isComparison else { return instruction }
    let (a, b) = (instruction.a, instruction.b)
    guard a.isConstant && !b.isConstant || operation.isCommutative && a.isInstruction && b.isInstruction && a.raw > b.raw else { return instruction }
    var result = instruction
    (result.a, result.b) = (b, a)
    if operation.isComparison { result.operation = operation.swapped }
    return result
  }

  private mutating func emitPure(_ instruction: Instruction) -> Reference {
    let operands = [instruction.a, instruction.b].prefix(instruction.operandCount)
    let constants = operands.compactMap(knownConstant)
    if constants.count == operands.count {
      if let value = Evaluation.float(instruction, constants) { return constant(value) }
      if instruction.opcode == .identical { return constant(.truth(constants[0] == constants[1])) }
    }
    if instruction.opcode == .identical, instruction.a == instruction.b { return constant(.truth(true)) }
    return emitShared(instruction, since: 0)
  }

  /// Appends unless an equal instruction since a position exists.
  private mutating func emitShared(_ instruction: Instruction, since epoch: Int) -> Reference {
    if let position = expressions.find(instruction, among: builder.trace.instructions), position >= epoch { return .instruction(position) }
    return append(instruction)
  }

  /// Appends, with a snapshot if the opcode leaves the trace.
  mutating func append(_ original: Instruction, facts known: Knowledge? = nil) -> Reference {
    var instruction = original
    if instruction.opcode.hasSnapshot, instruction.opcode != .slot || !instruction.c.isNone { instruction.c = .snapshot(snapshot()) }
    let reference = builder.append(instruction)
    note(facts: known ?? initialFacts(instruction))
    countUses(instruction)
    expressions.insert(reference.index, among: builder.trace.instructions)
    return reference
  }

  /// Keeps the lists by instruction as long as the trace.
  mutating func note(facts known: Knowledge) {
    facts.append(known)
    useCounts.append(0)
  }

  private mutating func countUse(_ reference: Reference) {
    if reference.isInstruction { useCounts[reference.index] += 1 }
  }

  private mutating func countUses(_ instruction: Instruction) {
    let count = instruction.operandCount
    if count > 0 { countUse(instruction.a) }
    if count > 1 { countUse(instruction.b) }
    if count > 2 { countUse(instruction.c) }
  }

  private func initialFacts(_ instruction: Instruction) -> Knowledge {
    switch instruction.opcode {
    case .byte: Knowledge(unsigned: 0, 255, width: 64)
    // No object is larger than the address space of 47 bits.
    case .count, .capacity, .nodeCount, .length: Knowledge(unsigned: 0, 1 << 47 - 1, width: 64)
    case .call where trace.helper(of: instruction) == .tableLength: Knowledge(unsigned: 0, 1 << 47 - 1, width: 64)
    default: Knowledge(anyOf: max(instruction.type.width, 1))
    }
  }

  /// The trace can't be recorded.
  package mutating func giveUp() { isContradictory = true }

  // MARK: Slots and snapshots

  /// The value of a stack slot, loaded from the stack if the trace hasn't met it yet.
  ///
  /// - Parameter isKnown: the type needs no check.
  package mutating func value(ofSlot slot: Int, type: TraceType, isKnown: Bool) -> Reference {
    if let value = slots[slot] { return value }
    var value = append(Instruction(.slot, type, .slot(slot), .none, isKnown ? .none : .snapshot(0)))
    if type.isSingleton { value = constant(Constant(type, 0)) }
    slots.load(slot, as: value)
    return value
  }

  /// Takes in that a slot held the same value at trace entry as one already loaded.
  package mutating func alias(slot: Int, to value: Reference) { slots.load(slot, as: value) }

  /// A snapshot of the present state.
  package mutating func snapshot() -> Int {
    if replay.isActive { return translatedSnapshot() }
    if !slots.isChanged { return currentSnapshot }
    let entries = slots.modified
    for entry in entries { countUse(entry.value) }
    currentSnapshot = builder.snapshot(pc: slots.pc, entries, frames: slots.frames, popped: slots.popped, top: slots.top)
    slots.isChanged = false
    return currentSnapshot
  }

  // MARK: Calls

  /// Calls a helper; a pure one only if it wasn't called before with the same arguments.
  package mutating func call(_ helper: Helper, _ arguments: [Reference]) -> Reference {
    if helper.isPure {
      for index in builder.trace.instructions.indices where builder.trace.instructions[index].opcode == .call {
        let instruction = builder.trace.instructions[index]
        if trace.helper(of: instruction) == helper, trace.arguments(of: instruction).elementsEqual(arguments) { return .instruction(index) }
      }
    }
    let reference = builder.call(helper, arguments)
    note(facts: initialFacts(builder.trace.instructions[reference.index]))
    for argument in arguments { countUse(argument) }
    if helper.row.effects.contains(.writesTables) {
      headerEpoch = builder.count
      memory.forget { $0.memory == .element || $0.memory == .node || $0.memory == .count }
    }
    return reference
  }

  // MARK: Ends

  /// Ends the trace where it is; the snapshot is of the present state.
  package mutating func end(_ ending: Ending) {
    builder.end(ending, snapshot: snapshot())
  }
}
