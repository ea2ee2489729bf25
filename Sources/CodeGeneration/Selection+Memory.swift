import BitVector
import TraceIR
import X86

/// Types that values in memory are known to have, because they were loaded or stored: their tags need not be written again.
struct KnownTags {
  private var entries: [(place: Selection.Place, type: TraceType)] = []
  /// How many of the last entries are searched.
  private static let reach = 16

  func isKnown(_ type: TraceType, at place: Selection.Place) -> Bool {
    entries.suffix(KnownTags.reach).contains { $0.place == place && $0.type == type }
  }

  mutating func know(_ type: TraceType, at place: Selection.Place) { entries.append((place, type)) }

  /// Any other place may be this one under another name, and then has the new type.
  mutating func store(_ type: TraceType, at place: Selection.Place) {
    entries.removeAll { $0.type != type }
    if type != .truth { know(type, at: place) }
  }

  /// Somebody else may write.
  mutating func forget() { entries.removeAll(keepingCapacity: true) }
}

/// Loads, stores and calls.
extension Selection {
  mutating func selectMemory(_ index: Int, _ instruction: Instruction) throws(CodeGenerationError) {
    switch instruction.opcode {
    case .length: loadHeader(index, instruction, layout.stringLength)
    case .byte: setValue(index, byte(instruction))
    case .metatable: setValue(index, load(value(instruction.a), layout.tableMetatable))
    case .count: loadHeader(index, instruction, layout.tableCount)
    case .capacity: loadHeader(index, instruction, layout.tableCapacity)
    case .nodeCount: loadHeader(index, instruction, layout.tableNodeCount)
    case .countStore: storeCount(instruction)
    case .array: setValue(index, load(value(instruction.a), layout.tableArray))
    case .node: setValue(index, node(instruction))
    case .upvalue: setValue(index, upvalue(instruction))
    case .elementLoad: load(index, instruction, from: element(instruction))
    case .elementStore: store(instruction.c, to: element(instruction))
    case .nodeLoad, .cellLoad: load(index, instruction, from: Place(base: value(instruction.a)))
    case .nodeStore, .cellStore: store(instruction.b, to: Place(base: value(instruction.a)))
    case .result: load(index, instruction, from: Place(base: stateValue(), displacement: layout.stateResult))
    case .safepoint:
      var step = Step(.storeImmediate)
      step.mnemonic = .cmp
      step.a = stateValue()
      step.displacement = layout.stateInterrupt
      append(step)
      exit(if: .notEqual, instruction.snapshot ?? 0)
    default: throw .unsupported(instruction: index, what: instruction.opcode.name)
    }
  }

  private mutating func loadHeader(_ index: Int, _ instruction: Instruction, _ offset: Int32) {
    if isFolded(.instruction(index)) { return setPlace(index, Place(base: value(instruction.a), displacement: offset)) }
    setValue(index, load(value(instruction.a), offset))
  }

  private mutating func storeCount(_ instruction: Instruction) {
    var step = Step(.store)
    step.a = value(instruction.a)
    step.displacement = layout.tableCount
    if let immediate = immediate(instruction.b) { return storeImmediate(immediate, step) }
    step.c = value(instruction.b)
    append(step)
  }

  private mutating func byte(_ instruction: Instruction) -> Value {
    var step = Step(.load)
    step.mnemonic = .movzxByte
    step.size = .long
    step.a = value(instruction.a)
    if let offset = immediate(instruction.b), let displacement = sum(layout.stringBytes, offset) {
      step.displacement = displacement
    } else {
      step.b = value(instruction.b)
      step.displacement = layout.stringBytes
    }
    return define(step)
  }

  private func sum(_ a: Int32, _ b: Int32) -> Int32? {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : sum
  }

  /// Element `b` of the array part `a`.
  private mutating func element(_ instruction: Instruction) -> Place {
    let base = value(instruction.a)
    if let index = immediate(instruction.b), index.magnitude < 1 << 26 { return Place(base: base, displacement: index * layout.valueSize) }
    // `a[i - 1]`: the constant goes into the displacement, so that neighbours share the doubled index.
    if let offset = offset(of: instruction.b) {
      let index = value(self.instruction(instruction.b).a)
      return Place(base: base, index: doubled(index), scale: 3, displacement: offset * layout.valueSize)
    }
    return Place(base: base, index: doubled(value(instruction.b)), scale: 3)
  }

  private mutating func load(_ index: Int, _ instruction: Instruction, from place: Place) {
    if let snapshot = instruction.snapshot { guardTag(place, instruction.type, exit: snapshot) }
    tags.know(instruction.type, at: place)
    if instruction.type.isSingleton { return }
    // The only user reads the place itself.
    if isFolded(.instruction(index)) { return setPlace(index, place) }
    setValue(index, load(place.base, place.displacement, index: place.index, scale: place.scale, vector: instruction.type == .float))
  }

  private mutating func store(_ reference: Reference, to place: Place) {
    let type = trace.type(of: reference)
    var payload = Step(.store)
    (payload.a, payload.b, payload.scale, payload.displacement) = (place.base, place.index, place.scale, place.displacement)
    var tag = payload
    tag.displacement += layout.tagOffset
    let keepsTag = tags.isKnown(type, at: place)
    tags.store(type, at: place)
    if type == .truth {
      tag.c = sum(value(reference), immediate: 1)
      storeImmediate(0, payload)
      append(tag)
      return
    }
    if type.isSingleton {
      storeImmediate(0, payload)
    } else if let immediate = immediate(reference), type != .float {
      storeImmediate(immediate, payload)
    } else {
      payload.c = value(reference)
      payload.mnemonic = type == .float ? .movsd : .mov
      append(payload)
    }
    if !keepsTag { storeImmediate(Int32(type.tag ?? 0), tag) }
  }

  private mutating func storeImmediate(_ immediate: Int32, _ place: Step) {
    var step = place
    step.kind = .storeImmediate
    step.immediate = Int64(immediate)
    append(step)
  }

  // MARK: Tables and closures

  private mutating func node(_ instruction: Instruction) -> Value {
    let table = value(instruction.a)
    let snapshot = instruction.snapshot ?? 0
    var exists = Step(.storeImmediate)
    exists.mnemonic = .cmp
    exists.a = table
    exists.displacement = layout.tableNodeMask
    exists.immediate = Int64(instruction.number)
    append(exists)
    exit(if: .below, snapshot)
    let nodes = load(table, layout.tableNodes)
    let offset = Int32(instruction.number) * layout.nodeSize
    guardTag(Place(base: nodes, displacement: offset + layout.nodeKey), trace.type(of: instruction.b), exit: snapshot)
    let key = value(instruction.b)
    if let immediate = immediate(instruction.b) {
      var step = Step(.storeImmediate)
      step.mnemonic = .cmp
      (step.a, step.displacement, step.immediate) = (nodes, offset + layout.nodeKey, Int64(immediate))
      append(step)
    } else {
      var step = Step(.compareMemory)
      step.mnemonic = .cmp
      (step.a, step.b, step.displacement) = (key, nodes, offset + layout.nodeKey)
      append(step)
    }
    exit(if: .notEqual, snapshot)
    return sum(nodes, immediate: offset + layout.nodeValue)
  }

  private mutating func upvalue(_ instruction: Instruction) -> Value {
    let object = load(value(instruction.a), layout.closureUpvalues + 8 * Int32(instruction.number))
    let pointer = load(object, layout.upvaluePointer)
    // It lies in the trace's part of the stack if `end - pointer <= end - base`, unsigned (and no cell lies at the end itself).
    let end = load(stateValue(), layout.stateStackEnd)
    let fromPointer = binary(.sub, .quad, end, pointer)
    let fromBase = binary(.sub, .quad, end, .stackBase)
    compare(.cmp, .quad, fromPointer, fromBase)
    exit(if: .belowOrEqual, instruction.snapshot ?? 0)
    return pointer
  }

  // MARK: Calls

  mutating func selectCall(_ index: Int, _ instruction: Instruction) throws(CodeGenerationError) {
    let helper = trace.helper(of: instruction)
    guard let address = layout.address(of: helper) else { throw .noHelper(helper) }
    tags.forget()
    var arguments: [Value] = [stateValue()]
    for (parameter, argument) in zip(helper.row.parameters, trace.arguments(of: instruction)) {
      let type = trace.type(of: argument)
      guard parameter == .value else {
        arguments.append(value(argument))
        continue
      }
      if type == .truth {
        arguments.append(makeConstant(0))
        arguments.append(sum(value(argument), immediate: 1))
      } else {
        arguments.append(type.isSingleton ? makeConstant(0) : payload(argument, type))
        arguments.append(makeConstant(type.tag ?? 0))
      }
    }
    var step = Step(.call)
    step.call = Int32(machine.calls.count)
    machine.calls.append(
      MachineTrace.Call(address: address, argumentStart: Int32(machine.arguments.count), argumentCount: Int32(arguments.count)))
    machine.arguments += arguments
    if instruction.type == .truth {
      setValue(index, transfer(.movzxByte, .long, define(step)))
    } else {
      setValue(index, define(step, vector: instruction.type == .float))
    }
  }

  /// A value's payload as a general argument.
  private mutating func payload(_ reference: Reference, _ type: TraceType) -> Value {
    if let constant = trace.constant(reference) { return makeConstant(constant.bits) }
    return type == .float ? transfer(.movq, .quad, value(reference)) : value(reference)
  }
}
