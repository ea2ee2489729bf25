import LuaBytecode

// What the interpreter's loop needs but should not contain: rare cases, each one call away.
extension StatePointer {
  /// Calls what is neither a Lua function nor a plain native one: `pcall`, `coroutine.yield`, callable objects. False for a yield.
  @inline(never)
  func callSpecial(_ slot: UnsafeMutablePointer<Value>, _ count: inout Int, wanted: Int) throws(PendingError) -> Bool {
    try resolveCallable(slot, &count)
    if slot.pointee.tag == Tag.closure {
      try pushFrame(slot, argumentCount: count, wanted: wanted, flags: [])
      return true
    }
    switch slot.pointee.native.pointee.kind {
    case .protectedCall where count >= 1 && slot[1].tag == Tag.closure:
      try pushFrame(slot + 1, argumentCount: count - 1, wanted: wanted, flags: .isProtected)
      return true
    case .handledCall where count >= 2 && slot[1].tag == Tag.closure:
      swap(&slot[1], &slot[2])
      try pushFrame(slot + 2, argumentCount: count - 2, wanted: wanted, flags: [.isProtected, .hasHandler])
      return true
    case .yield:
      // Only across Lua functions: the native ones in between live on the host's stack.
      guard pointee.coroutine != nil else { throw error(value: Value(makeString("attempt to yield from outside a coroutine"))) }
      guard pointee.thread.nativeDepth <= 1 else { throw error(value: Value(makeString("attempt to yield across a C-call boundary"))) }
      pointee.yielded = (slot + 1, count)
      return false
    default: break
    }
    pointee.thread.nativeTop = slot + (count + 1)
    // pcall of a native function: for its messages, the caller is native.
    let results = slot.pointee.native.pointee.entry(self, slot + 1, count)
    pointee.thread.nativeTop = nil
    if results < 0 { throw PendingError() }
    _ = adjustResults(slot, count: results, wanted: wanted)
    return true
  }

  @inline(never)
  func loadVarargs(_ frame: UnsafeMutablePointer<CallFrame>, into target: UnsafeMutablePointer<Value>, wanted: Int) throws(PendingError) {
    let fixed = frame.pointee.closure.pointee.prototype.pointee.parameterCount
    let first = frame.pointee.function + (1 + fixed)
    let available = Swift.max(frame.pointee.base - first, 0)
    let count = wanted < 0 ? available : wanted
    try ensureStack(target, count + ThreadState.nativeSlack)
    for index in 0..<count { target[index] = index < available ? first[index] : .nil }
    if wanted < 0 { pointee.thread.top = target + count }
  }

  // MARK: Numeric for (manual, section 3.3.5)

  /// Prepares a loop's state: start, limit, step, and a slot for the visible variable. False if the loop does not run.
  @inline(never)
  func prepareLoop(_ state: UnsafeMutablePointer<Value>) throws(PendingError) -> Bool {
    if state[0].tag == Tag.integer, state[2].tag == Tag.integer {
      let start = state[0].integer
      let step = state[2].integer
      if step == 0 { throw error("'for' step is zero") }
      guard let limit = try integerLimit(state[1], start: start, step: step) else { return false }
      // The count fits in 64 unsigned bits; the negated step is taken in two steps, as -minInteger does not exist.
      let count =
        step > 0
        ? (UInt64(bitPattern: limit) &- UInt64(bitPattern: start)) / UInt64(step)
        : (UInt64(bitPattern: start) &- UInt64(bitPattern: limit)) / (UInt64(-(step + 1)) + 1)
      state[1] = Value(payload: count, tag: Tag.integer)
      state[3] = Value(start)
      return true
    }
    guard let limit = state[1].asDouble else { throw loopError("limit", state[1]) }
    guard let step = state[2].asDouble else { throw loopError("step", state[2]) }
    guard let start = state[0].asDouble else { throw loopError("initial value", state[0]) }
    if step == 0 { throw error("'for' step is zero") }
    guard step > 0 ? start <= limit : start >= limit else { return false }
    state[0] = Value(start)
    state[1] = Value(limit)
    state[2] = Value(step)
    state[3] = Value(start)
    return true
  }

  /// The limit clipped to integers; nil if the loop does not run.
  private func integerLimit(_ value: Value, start: Int64, step: Int64) throws(PendingError) -> Int64? {
    let limit: Int64
    switch value.tag {
    case Tag.integer: limit = value.integer
    case Tag.float:
      let rounded = step < 0 ? value.float.rounded(.up) : value.float.rounded(.down)
      if let exact = Int64(exactly: rounded) {
        limit = exact
      } else if value.float > 0 {
        if step < 0 { return nil }
        limit = .max
      } else if value.float < 0 {
        if step > 0 { return nil }
        limit = .min
      } else {
        return nil  // NaN
      }
    default: throw loopError("limit", value)
    }
    return (step > 0 ? start > limit : start < limit) ? nil : limit
  }

  private func loopError(_ what: String, _ value: Value) -> PendingError {
    error("bad 'for' \(what) (number expected, got \(typeName(of: value)))")
  }

  func continueFloatLoop(_ state: UnsafeMutablePointer<Value>) -> Bool {
    let index = state[0].float + state[2].float
    guard state[2].float > 0 ? index <= state[1].float : index >= state[1].float else { return false }
    state[0] = Value(index)
    state[3] = Value(index)
    return true
  }

  // MARK: The JIT

  /// A counter reached zero: asks the JIT. True if recording starts. Without a JIT the instruction stops counting.
  @inline(never)
  func hot(_ head: UnsafeMutablePointer<Instruction>) -> Bool {
    if let hook = pointee.hotHook { return hook(self, head) != 0 }
    head.pointee.stopCounting()
    return false
  }

  /// Runs a trace. True if recording starts where it was left.
  @inline(never)
  func enterTrace(_ head: UnsafeMutablePointer<Instruction>) -> Bool {
    let starts = pointee.traceHook.unsafelyUnwrapped(self, head) != 0
    if pointee.collectSoon != 0 {
      let frame = pointee.thread.frame
      collect(frame, frame.pointee.base, frame.pointee.pc)
    }
    return starts
  }

  /// Keeps the object at an address alive for good: machine code names it.
  package func keepAlive(_ address: UInt) {
    guard let header = UnsafeMutablePointer<ObjectHeader>(bitPattern: address) else { return }
    if pointee.jitRootCount == pointee.jitRootCapacity {
      let capacity = max(pointee.jitRootCapacity * 2, 64)
      let grown = UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>>.allocate(capacity: capacity)
      if let old = pointee.jitRoots { grown.initialize(from: old, count: pointee.jitRootCount) }
      pointee.jitRoots?.deallocate()
      pointee.jitRoots = grown
      pointee.jitRootCapacity = capacity
    }
    pointee.jitRoots.unsafelyUnwrapped[pointee.jitRootCount] = header
    pointee.jitRootCount += 1
  }

  /// Collects garbage at an instruction of the running Lua function.
  @inline(never)
  func collect(_ frame: UnsafeMutablePointer<CallFrame>, _ base: UnsafeMutablePointer<Value>, _ pc: UnsafeMutablePointer<Instruction>) {
    frame.pointee.pc = pc
    let registersEnd = base + frame.pointee.closure.pointee.prototype.pointee.registerCount
    // An open call may have left results beyond the registers.
    collectGarbage(liveEnd: Swift.max(registersEnd, Swift.min(pointee.thread.top, pointee.thread.stackLimit)))
  }
}

extension Instruction {
  /// Gives a counting or trace instruction its plain form again.
  package mutating func stopCounting() {
    switch opcode {
    case .hotLoop, .traceLoop: opcode = .loop
    case .hotForLoop, .traceForLoop: opcode = .forLoop
    case .hotEnter, .traceEnter: opcode = .enter
    default: return
    }
    b = 0
  }
}

extension UnsafeMutablePointer<TableObject> {
  /// Replaces the value of a string key that has one; false if it has none (then metamethods may matter).
  @inline(__always)
  func replace(_ key: UnsafeMutablePointer<StringObject>, _ value: Value) -> Bool {
    let mask = pointee.nodeMask
    var index = Int(truncatingIfNeeded: key.pointee.hash) & mask
    let payload = UInt64(UInt(bitPattern: key))
    while true {
      let node = pointee.nodes + index
      if node.pointee.key.payload == payload, node.pointee.key.tag == Tag.string {
        if node.pointee.value.isNil { return false }
        node.pointee.value = value
        return true
      }
      if node.pointee.key.tag == Tag.nil { return false }
      index = (index &+ 1) & mask
    }
  }
}

extension LuaArithmetic {
  @inline(__always)
  static func floorDivide(_ left: Int64, byPositive right: Int64) -> Int64 {
    let quotient = left / right
    return left < 0 && quotient &* right != left ? quotient &- 1 : quotient
  }

  @inline(__always)
  static func modulo(_ left: Int64, byPositive right: Int64) -> Int64 {
    let remainder = left % right
    return remainder < 0 ? remainder &+ right : remainder
  }
}
