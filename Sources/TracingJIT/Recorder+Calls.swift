import CodeGeneration
import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

extension Recorder {
  mutating func recordCall(_ i: Bytecode, at position: Int) throws(AbortReason) {
    try call(register: i.a, argumentCount: try operandCount(i, after: i.a), wanted: i.c - 1, returnPC: position + 1)
  }

  /// How many arguments or results an instruction takes that says it in its operand `b`, or leaves it to the call before.
  private func operandCount(_ i: Bytecode, after register: Int) throws(AbortReason) -> Int {
    if i.b > 0 { return i.b - 1 }
    guard let top = pipeline.slots.top else { throw .unsupportedArgument }
    return top - (offset + register) - 1
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
    if depth == 0, let last = popped.last, last.closure == callee, last.base == base, last.returnPC == returnPC, last.wanted == wanted {
      // The very call that the trace has returned from: its frame is still there.
      popped.removeLast()
      pipeline.slots.pop(frames: -1)
      closure = constant
      try placeArguments(of: prototype, base: base, argumentCount: argumentCount)
      pipeline.slots.top = nil
      return
    }
    let outer = pipeline.slots.frames.filter { $0.closure == constant }.count + (rootClosure == constant ? 1 : 0)
    guard outer < configuration.maximumRecursion else { throw .recursion }
    try placeArguments(of: prototype, base: base, argumentCount: argumentCount)
    pipeline.slots.top = nil
    pipeline.slots.push(SnapshotFrame(closure: constant, base: base, returnPC: returnPC, wantedResults: wanted))
    closure = constant
  }

  /// Arguments are in place; parameters without one get nil, and what lies above is gone.
  private mutating func placeArguments(of prototype: UnsafeMutablePointer<RuntimePrototype>, base: Int, argumentCount: Int) throws(AbortReason) {
    let parameters = prototype.pointee.parameterCount
    for index in 0..<min(argumentCount, parameters) { _ = try slotValue(base + index) }
    pipeline.slots.kill(from: base + min(argumentCount, parameters))
    for index in argumentCount..<max(parameters, argumentCount) { pipeline.slots.set(base + index, to: pipeline.constant(.nil)) }
    requiredSlots = max(requiredSlots, base + prototype.pointee.registerCount)
  }

  /// A called function begins: inlined, or its trace goes on if it was called inside itself.
  mutating func recordEntry(_ i: Bytecode, at position: Int) -> RecordingStep {
    let callee = frame.pointee.closure
    let isOwn = isFunction && callee == rootActual
    let isInside = (1...max(depth, 1)).contains { (frame - $0).pointee.closure == callee }
    guard isOwn || isInside && i.opcode == .traceEnter && cache.canLink(to: i.b, from: callee) else { return .goOn }
    pipeline.slots.pc = position + 1
    if allocates { _ = pipeline.emit(Instruction(.safepoint, .none, .none, .none, .snapshot(0))) }
    pipeline.end(.link(trace: isOwn ? cache.count : i.b))
    return .finished
  }

  /// What becomes of the interpreter's frames where the trace, just recorded, ends.
  func frameShift(of trace: Trace) -> FrameShift {
    guard let final = trace.finalSnapshot else { return FrameShift(popped: 0, pushed: [], base: 0) }
    let snapshot = trace.snapshots[final]
    let frames = trace.frames(of: snapshot)
    var pushed: [FrameShift.Frame] = []
    for (index, entry) in frames.enumerated() {
      let own = frame - (frames.count - 1 - index)
      let (callee, caller) = (own.pointee.closure, (own - 1).pointee.closure)
      pushed.append(
        FrameShift.Frame(
          closure: UInt(bitPattern: callee), constants: UInt(bitPattern: callee.pointee.prototype.pointee.constants), base: entry.base,
          returnAddress: UInt(bitPattern: caller.pointee.prototype.pointee.code + Int(entry.returnPC)), wanted: entry.wantedResults))
    }
    return FrameShift(popped: snapshot.popped, pushed: pushed, base: Int32(offset))
  }

  mutating func recordTailCall(_ i: Bytecode) throws(AbortReason) -> RecordingStep {
    if actual(i.a).tag == Tag.native, depth > 0 {
      let native = actual(i.a).native
      _ = try guaranteeIdentity(try value(i.a), actual(i.a))
      return try finishReturn(try nativeResults(native, register: i.a, argumentCount: try operandCount(i, after: i.a)))
    }
    guard depth > 0 else { return try leaveFrame() }
    guard actual(i.a).tag == Tag.closure else { throw .unsupportedArgument }
    let constant = try guaranteeIdentity(try value(i.a), actual(i.a))
    var arguments: [Reference] = []
    for index in 0..<(try operandCount(i, after: i.a)) { arguments.append(try value(i.a + 1 + index)) }
    let callee = actual(i.a).closure
    pipeline.slots.top = nil
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
    if depth == 0, isRoot, !isFunction { throw .returnsBelow }
    var results: [Reference] = []
    switch i.opcode {
    case .returnNone: break
    case .returnOne: results.append(try value(i.a))
    default:
      for index in 0..<(try operandCount(i, after: i.a - 1)) { results.append(try value(i.a + index)) }
    }
    return try finishReturn(results)
  }

  /// Ends the recorded frame: the results go to where the caller wants them.
  private mutating func finishReturn(_ results: [Reference]) throws(AbortReason) -> RecordingStep {
    let (target, wanted): (Int, Int)
    if let callee = pipeline.slots.popFrame() {
      (target, wanted) = (Int(callee.base) - 1, Int(callee.wantedResults))
      frame -= 1
      closure = try currentClosure()
    } else {
      guard try returnBelow() else { return try leaveFrame() }
      let callee = frame + 1
      (target, wanted) = (callee.pointee.function - base, Int(callee.pointee.wanted))
    }
    pipeline.slots.kill(from: target)
    let count = wanted < 0 ? results.count : wanted
    pipeline.slots.top = wanted < 0 ? target + count : nil
    requiredSlots = max(requiredSlots, target + count)
    for index in 0..<count { set(target - offset + index, index < results.count ? results[index] : pipeline.constant(.nil)) }
    return .goOn
  }

  /// The closure of the recorded frame, after a return.
  private mutating func currentClosure() throws(AbortReason) -> Reference {
    if let last = pipeline.slots.frames.last { return last.closure }
    return popped.isEmpty ? rootClosure : try constant(of: Value(frame.pointee.closure))
  }

  /// Returns from a frame of the interpreter into its caller, which is guarded to be the one at hand; false where that can't be done.
  private mutating func returnBelow() throws(AbortReason) -> Bool {
    let caller = frame - 1
    // The trace of a function is for all its callers; of these, it goes on in itself only.
    if isFunction, caller.pointee.closure != rootActual { return false }
    guard popped.count < 4, frame.pointee.flags.rawValue == 0, caller > state.pointee.thread.frames else { return false }
    if let open = state.pointee.thread.openUpvalues, open.pointee.location >= frame.pointee.base { return false }
    let code = caller.pointee.closure.pointee.prototype.pointee.code
    let shape = RuntimeHelpers.shape(of: frame)
    let constant = try constant(of: Value(caller.pointee.closure))
    let check = pipeline.call(
      .callerMatches,
      [pipeline.integer(Int64(popped.count)), constant, pipeline.integer(Int64(Int(bitPattern: caller.pointee.pc))), pipeline.integer(shape)])
    guarantee(check)
    popped.append(
      PoppedFrame(
        closure: frame.pointee.closure, base: offset, returnPC: caller.pointee.pc - code, wanted: Int(frame.pointee.wanted)))
    pipeline.slots.pop(frames: 1)
    frame -= 1
    closure = constant
    return true
  }

  /// The frame that the trace started in returns: a side trace ends here, a root trace isn't made.
  private mutating func leaveFrame() throws(AbortReason) -> RecordingStep {
    guard !isRoot || isFunction else { throw .returnsBelow }
    pipeline.end(.exit)
    return .finished
  }

  mutating func recordClose(_ i: Bytecode) throws(AbortReason) {
    // No closure is made on a trace, so upvalues are open here only if they were at its start.
    if let open = state.pointee.thread.openUpvalues, open.pointee.location >= frame.pointee.base + i.a { throw .unsupportedInstruction }
  }
}
