import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

extension Recorder {
  init(
    start: Start, in engine: Engine, base: UnsafeMutablePointer<Value>, frame: UnsafeMutablePointer<CallFrame>,
    root: UnsafeMutablePointer<ClosureObject>
  ) {
    self.start = start
    state = engine.state
    configuration = engine.configuration
    pipeline = engine.makePipeline()
    self.base = base
    self.frame = frame
    liveness = engine.takeLiveness()
    cache = engine.cache
    rootActual = root
    rootClosure = pipeline.constant(Constant(.closure, UInt64(UInt(bitPattern: root))))
    closure = rootClosure
    requiredSlots = (frame.pointee.base - base) + frame.pointee.closure.pointee.prototype.pointee.registerCount
    cache.keep(UInt(bitPattern: root), in: state)
  }

  /// Starts at the loop head that the interpreter has just executed.
  mutating func beginLoop(_ head: UnsafeMutablePointer<Bytecode>) throws(AbortReason) {
    let code = prototype.pointee.code
    let position = head - code
    pipeline.slots.pc = frame.pointee.pc - code
    switch head.pointee.opcode {
    case .hotEnter, .enter:
      isFunction = true
      loopExtent = 0...Int.max
    case .hotForLoop, .forLoop:
      loopExtent = (position + 1 + head.pointee.c)...position
      try beginNumericLoop(head.pointee, at: position)
    default:
      // The loop ends with the last jump back to its head.
      var last = position
      for index in position..<prototype.pointee.codeCount {
        let instruction = code[index]
        if case .jump = OpcodeTable.row(instruction.opcode).c, index + 1 + instruction.c == position { last = index }
      }
      loopExtent = position...last
    }
  }

  /// Starts where a trace was left, with what it knew there.
  mutating func beginSide(_ exit: ExitRecord, entered: UnsafeMutablePointer<CallFrame>) {
    let parent = cache[Int(exit.trace)].trace
    let known = cache.state(at: exit)
    knownTypes = known.types
    knownConstants = known.constants
    allocates = cache[Int(exit.trace)].allocates
    for (slot, constant) in known.constants.sorted(by: { $0.key < $1.key }) {
      pipeline.alias(slot: slot, to: pipeline.constant(constant))
    }
    let left = parent.snapshots[Int(exit.snapshot)].popped
    for index in 0..<Int(left) {
      let frame = entered - index
      let caller = frame - 1
      let code = caller.pointee.closure.pointee.prototype.pointee.code
      popped.append(
        PoppedFrame(
          // Where calls were inlined after the return, their frames have just overwritten this one's; it matches none.
          closure: frame.pointee.closure, base: exit.frameCount > 0 ? .min : frame.pointee.base - base, returnPC: caller.pointee.pc - code,
          wanted: Int(frame.pointee.wanted)))
    }
    pipeline.slots.pop(frames: Int(left))
    if left > 0, exit.frameCount == 0 {
      let actual = UInt(bitPattern: frame.pointee.closure)
      cache.keep(actual, in: state)
      closure = pipeline.constant(Constant(.closure, UInt64(actual)))
    }
    for frame in parent.frames(of: parent.snapshots[Int(exit.snapshot)]) {
      let actual = UInt(bitPattern: (base + Int(frame.base))[-1].closure)
      cache.keep(actual, in: state)
      let callee = pipeline.constant(Constant(.closure, UInt64(actual)))
      pipeline.slots.push(
        SnapshotFrame(closure: callee, base: Int(frame.base), returnPC: Int(frame.returnPC), wantedResults: Int(frame.wantedResults)))
      closure = callee
    }
    pipeline.slots.pc = frame.pointee.pc - prototype.pointee.code
    pipeline.slots.top = exit.top.map { Int($0) }
    let live = liveness.of(prototype, machine: state.machine)
    for slot in knownConstants.keys where slot >= offset {
      if slot - offset >= prototype.pointee.registerCount || !live.isLive(slot - offset, at: Int(exit.pc)) { deadAtStart.insert(slot) }
    }
  }
}
