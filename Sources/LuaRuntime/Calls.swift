import LuaBytecode

extension StatePointer {
  /// The first slot that neither the running function nor the stack below uses.
  var freeSlot: UnsafeMutablePointer<Value> {
    if let top = pointee.thread.nativeTop { return top }
    let frame = pointee.thread.frame
    return frame.pointee.base + frame.pointee.closure.pointee.prototype.pointee.registerCount
  }

  /// Makes sure that `count` slots from `slot` on are there.
  func ensureStack(_ slot: UnsafeMutablePointer<Value>, _ count: Int) throws(PendingError) {
    if count > ThreadState.stackSlots { throw error("stack overflow") }
    let end = slot + count
    if end > pointee.thread.stackLimit { try raiseStackLimit(to: end) }
  }

  @inline(never)
  func raiseStackLimit(to end: UnsafeMutablePointer<Value>) throws(PendingError) {
    guard end <= pointee.thread.stackEnd else { throw error("stack overflow") }
    let doubled = pointee.thread.stack + Swift.min((end - pointee.thread.stack) * 2, pointee.thread.stackEnd - pointee.thread.stack)
    pointee.thread.stackLimit = Swift.max(end, doubled)
  }

  /// Calls a function with one to three arguments for its first result.
  func call(_ function: Value, _ first: Value, _ second: Value, _ third: Value? = nil) throws(PendingError) -> Value {
    let slot = freeSlot
    slot[0] = function
    slot[1] = first
    slot[2] = second
    if let third { slot[3] = third }
    _ = try call(at: slot, argumentCount: third == nil ? 2 : 3, wanted: 1)
    return slot[0]
  }

  /// Calls the function at `slot` with the arguments after it, on the host's stack; results replace the function. Returns how many there are.
  ///
  /// - Parameter wanted: the count of results, filled up with nil; -1 for all.
  @discardableResult
  package func call(at slot: UnsafeMutablePointer<Value>, argumentCount: Int, wanted: Int) throws(PendingError) -> Int {
    guard pointee.runDepth < RuntimeState.runDepthLimit else { throw error("stack overflow (C stack overflow)") }
    let savedTop = pointee.thread.nativeTop
    let savedFlag = pointee.isCalledByNative
    pointee.runDepth += 1
    pointee.thread.nativeDepth += 1
    defer {
      pointee.thread.nativeTop = savedTop
      pointee.isCalledByNative = savedFlag
      pointee.runDepth -= 1
      pointee.thread.nativeDepth -= 1
    }
    var count = argumentCount
    pointee.thread.nativeTop = slot + (count + 1)
    try resolveCallable(slot, &count)
    if slot.pointee.tag == Tag.native {
      pointee.isCalledByNative = savedTop != nil
      pointee.thread.nativeTop = slot + (count + 1)
      return try finishNative(slot, slot.pointee.native.pointee.entry(self, slot + 1, count), wanted: wanted)
    }
    try pushFrame(slot, argumentCount: count, wanted: wanted, flags: .endsRun)
    pointee.thread.nativeTop = nil
    pointee.isCalledByNative = false
    return try execute(from: pointee.thread.frame)
  }

  private func finishNative(_ slot: UnsafeMutablePointer<Value>, _ count: Int, wanted: Int) throws(PendingError) -> Int {
    if count < 0 { throw PendingError() }
    if wanted < 0 { return count }
    var index = count
    while index < wanted {
      slot[index] = .nil
      index += 1
    }
    return wanted
  }

  /// Replaces a callable object by its `__call` handler, with the object as first argument.
  @inline(never)
  func resolveCallable(_ slot: UnsafeMutablePointer<Value>, _ argumentCount: inout Int) throws(PendingError) {
    var attempts = 0
    while !slot.pointee.isFunction {
      guard attempts < 100, let handler = handler(of: slot.pointee, .call) else { throw callError(slot.pointee) }
      attempts += 1
      try ensureStack(slot, argumentCount + 2)
      var index = argumentCount + 1
      while index > 0 {
        index -= 1
        slot[index + 1] = slot[index]
      }
      slot[0] = handler
      argumentCount += 1
    }
  }

  /// Begins a call of the Lua function at `slot`.
  @inline(__always)
  func pushFrame(_ slot: UnsafeMutablePointer<Value>, argumentCount: Int, wanted: Int, flags: CallFrame.Flags) throws(PendingError) {
    let closure = slot.pointee.closure
    let prototype = closure.pointee.prototype
    let frame = pointee.thread.frame + 1
    var base = slot + 1
    if prototype.pointee.isVararg {
      base = try moveFixedArguments(slot, argumentCount, prototype)
    } else {
      if base + prototype.pointee.registerCount > pointee.thread.stackLimit { try raiseStackLimit(to: base + prototype.pointee.registerCount) }
      var index = argumentCount
      while index < prototype.pointee.parameterCount {
        base[index] = .nil
        index += 1
      }
    }
    if frame >= pointee.thread.frameEnd { throw error("stack overflow") }
    frame.pointee.closure = closure
    frame.pointee.base = base
    frame.pointee.pc = prototype.pointee.entry
    frame.pointee.constants = prototype.pointee.constants
    frame.pointee.function = slot
    frame.pointee.wanted = Int32(truncatingIfNeeded: wanted)
    frame.pointee.flags = flags
    pointee.thread.frame = frame
  }

  /// Moves the fixed arguments of a vararg function above all its arguments; the extra ones stay below the new base.
  @inline(never)
  private func moveFixedArguments(
    _ slot: UnsafeMutablePointer<Value>, _ argumentCount: Int, _ prototype: UnsafeMutablePointer<RuntimePrototype>
  ) throws(PendingError) -> UnsafeMutablePointer<Value> {
    let fixed = prototype.pointee.parameterCount
    var index = argumentCount
    try ensureStack(slot, 1 + Swift.max(argumentCount, fixed) + prototype.pointee.registerCount)
    while index < fixed {
      slot[1 + index] = .nil
      index += 1
    }
    let base = slot + (1 + Swift.max(argumentCount, fixed))
    for index in 0..<fixed {
      base[index] = slot[1 + index]
      slot[1 + index] = .nil
    }
    return base
  }

  /// Ends the running frame: moves its results to where the caller wants them. Returns how many there are.
  @inline(never)
  func popFrame(_ values: UnsafeMutablePointer<Value>, count: Int) -> Int {
    let frame = pointee.thread.frame
    var target = frame.pointee.function
    var total = count
    for index in 0..<count { target[index] = values[index] }
    if frame.pointee.flags.contains(.isProtected) {
      if frame.pointee.flags.contains(.hasHandler) {
        target -= 1
        for index in 0..<count { target[index] = target[index + 1] }
      }
      target -= 1
      target[0] = Value(true)
      total += 1
    }
    pointee.thread.frame = frame - 1
    return adjustResults(target, count: total, wanted: Int(frame.pointee.wanted))
  }

  @inline(__always)
  func adjustResults(_ target: UnsafeMutablePointer<Value>, count: Int, wanted: Int) -> Int {
    if wanted < 0 {
      pointee.thread.top = target + count
      return count
    }
    var index = count
    while index < wanted {
      target[index] = .nil
      index += 1
    }
    return wanted
  }

  /// After an error: cuts the frames back to the innermost `pcall` above `entry`, which gets the error as result. False if there is none.
  func unwind(to entry: UnsafeMutablePointer<CallFrame>) -> Bool {
    var frame = pointee.thread.frame
    while frame > entry, !frame.pointee.flags.contains(.isProtected) { frame -= 1 }
    closeUpvalues(from: frame.pointee.function)
    pointee.thread.frame = frame - 1
    guard frame > entry else { return false }
    pointee.thread.nativeTop = nil
    pointee.isCalledByNative = false
    var target = frame.pointee.function - 1
    if frame.pointee.flags.contains(.hasHandler) {
      target -= 1
      let handler = target[1]
      if let result = try? call(handler, pointee.errorValue, .nil) { pointee.errorValue = result }
    }
    target[0] = Value(false)
    target[1] = pointee.errorValue
    pointee.errorValue = .nil
    _ = adjustResults(target, count: 2, wanted: Int(frame.pointee.wanted))
    return true
  }
}
