import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

extension Recorder {
  mutating func recordCall(_ i: Bytecode, at position: Int) throws(AbortReason) {
    guard i.b > 0, i.c > 0 else { throw .unsupportedArgument }
    try call(register: i.a, argumentCount: i.b - 1, wanted: i.c - 1, returnPC: position + 1)
  }

  /// A call of the function in a register, with the arguments behind it.
  mutating func call(register: Int, argumentCount: Int, wanted: Int, returnPC: Int) throws(AbortReason) {
    let function = try value(register)
    switch actual(register).tag {
    case Tag.native:
      let native = actual(register).native
      _ = try guaranteeIdentity(function, actual(register))
      try recordNative(native, register: register, argumentCount: argumentCount, wanted: wanted)
    case Tag.closure:
      let callee = actual(register).closure
      let constant = try guaranteeIdentity(function, actual(register))
      pipeline.slots.set(offset + register, to: constant)
      // What the caller doesn't read any more needs no place in the callee's snapshots.
      let live = liveness.of(prototype, machine: state.machine)
      for index in 0..<register where !live.isLive(index, at: returnPC) { pipeline.slots.kill(offset + index) }
      try enter(callee, constant, base: offset + register + 1, argumentCount: argumentCount, returnPC: returnPC, wanted: wanted)
      frame += 1
    default: throw .metamethod
    }
  }

  /// Begins an inlined call whose arguments are in place.
  private mutating func enter(
    _ callee: UnsafeMutablePointer<ClosureObject>, _ constant: Reference, base: Int, argumentCount: Int, returnPC: Int, wanted: Int
  ) throws(AbortReason) {
    let prototype = callee.pointee.prototype
    guard !prototype.pointee.isVararg else { throw .unsupportedArgument }
    guard depth < configuration.maximumFrames else { throw .tooDeep }
    let outer = pipeline.slots.frames.filter { $0.closure == constant }.count + (rootClosure == constant ? 1 : 0)
    guard outer < configuration.maximumRecursion else { throw .recursion }
    let parameters = prototype.pointee.parameterCount
    for index in 0..<min(argumentCount, parameters) { _ = try slotValue(base + index) }
    pipeline.slots.kill(from: base + min(argumentCount, parameters))
    for index in argumentCount..<max(parameters, argumentCount) { pipeline.slots.set(base + index, to: pipeline.constant(.nil)) }
    pipeline.slots.push(SnapshotFrame(closure: constant, base: base, returnPC: returnPC, wantedResults: wanted))
    closure = constant
    requiredSlots = max(requiredSlots, base + prototype.pointee.registerCount)
  }

  mutating func recordTailCall(_ i: Bytecode) throws(AbortReason) -> RecordingStep {
    guard depth > 0 else { return try leaveFrame() }
    guard i.b > 0, actual(i.a).tag == Tag.closure else { throw .unsupportedArgument }
    let constant = try guaranteeIdentity(try value(i.a), actual(i.a))
    var arguments: [Reference] = []
    for index in 0..<(i.b - 1) { arguments.append(try value(i.a + 1 + index)) }
    let callee = actual(i.a).closure
    guard let caller = pipeline.slots.popFrame() else { throw .unexpectedFrame }
    let base = Int(caller.base)
    pipeline.slots.kill(from: base - 1)
    pipeline.slots.set(base - 1, to: constant)
    for (index, argument) in arguments.enumerated() { pipeline.slots.set(base + index, to: argument) }
    try enterTail(callee, constant, caller, argumentCount: arguments.count)
    return .goOn
  }

  private mutating func enterTail(
    _ callee: UnsafeMutablePointer<ClosureObject>, _ constant: Reference, _ caller: SnapshotFrame, argumentCount: Int
  ) throws(AbortReason) {
    let prototype = callee.pointee.prototype
    guard !prototype.pointee.isVararg else { throw .unsupportedArgument }
    let base = Int(caller.base)
    let parameters = prototype.pointee.parameterCount
    pipeline.slots.kill(from: base + min(argumentCount, parameters))
    for index in argumentCount..<max(parameters, argumentCount) { pipeline.slots.set(base + index, to: pipeline.constant(.nil)) }
    pipeline.slots.push(SnapshotFrame(closure: constant, base: base, returnPC: Int(caller.returnPC), wantedResults: Int(caller.wantedResults)))
    closure = constant
    requiredSlots = max(requiredSlots, base + prototype.pointee.registerCount)
  }

  mutating func recordReturn(_ i: Bytecode) throws(AbortReason) -> RecordingStep {
    guard depth > 0 else { return try leaveFrame() }
    var results: [Reference] = []
    switch i.opcode {
    case .returnNone: break
    case .returnOne: results.append(try value(i.a))
    default:
      guard i.b > 0 else { throw .unsupportedArgument }
      for index in 0..<(i.b - 1) { results.append(try value(i.a + index)) }
    }
    guard let callee = pipeline.slots.popFrame() else { throw .unexpectedFrame }
    guard callee.wantedResults >= 0 else { throw .unsupportedArgument }
    let target = Int(callee.base) - 1
    pipeline.slots.kill(from: target)
    for index in 0..<Int(callee.wantedResults) {
      pipeline.slots.set(target + index, to: index < results.count ? results[index] : pipeline.constant(.nil))
    }
    frame -= 1
    closure = pipeline.slots.frames.last?.closure ?? rootClosure
    return .goOn
  }

  /// The frame that the trace started in returns: a side trace ends here, a root trace isn't made.
  private mutating func leaveFrame() throws(AbortReason) -> RecordingStep {
    guard !isRoot else { throw .returnsBelow }
    pipeline.end(.exit)
    return .finished
  }

  mutating func recordClose(_ i: Bytecode) throws(AbortReason) {
    // No closure is made on a trace, so upvalues are open here only if they were at its start.
    if let open = state.pointee.thread.openUpvalues, open.pointee.location >= frame.pointee.base + i.a { throw .unsupportedInstruction }
  }
}
