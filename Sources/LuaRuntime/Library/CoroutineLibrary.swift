import LuaBytecode

/// Coroutines (manual, section 6.2): each has a stack and frames of its own; resuming runs the interpreter on them.
enum CoroutineLibrary {
  static let functions: [LibraryFunction] = [
    LibraryFunction("create") { NativeCall.run($0, $1, $2, create) },
    LibraryFunction("resume") { NativeCall.run($0, $1, $2, resume) },
    LibraryFunction("yield", kind: .yield) { NativeCall.run($0, $1, $2, yield) },
    LibraryFunction("wrap") { NativeCall.run($0, $1, $2, wrap) },
    LibraryFunction("status") { NativeCall.run($0, $1, $2, status) },
    LibraryFunction("running") { NativeCall.run($0, $1, $2, running) },
    LibraryFunction("isyieldable") { NativeCall.run($0, $1, $2, isyieldable) },
    LibraryFunction("close") { NativeCall.run($0, $1, $2, close) },
  ]

  /// What `wrap` returns a copy of, with the coroutine captured.
  static let wrapped = LibraryFunction("wrap") { NativeCall.run($0, $1, $2, resumeWrapped) }

  private static func make(_ call: NativeCall) throws(PendingError) -> UnsafeMutablePointer<CoroutineObject> {
    let function = try call.function(0)
    guard let coroutine = call.state.makeCoroutine() else { throw call.state.error("cannot map memory for a coroutine's stack") }
    coroutine.pointee.thread.stack[0] = function
    coroutine.pointee.thread.top = coroutine.pointee.thread.stack + 1
    coroutine.pointee.thread.nativeTop = coroutine.pointee.thread.top
    return coroutine
  }

  private static func coroutine(_ call: NativeCall) throws(PendingError) -> UnsafeMutablePointer<CoroutineObject> {
    guard call[0].tag == Tag.coroutine else { throw call.typeError(0, expected: "thread") }
    return call[0].coroutine
  }

  private static func create(_ call: NativeCall) throws(PendingError) -> Int { call.returning(Value(try make(call))) }

  private static func wrap(_ call: NativeCall) throws(PendingError) -> Int {
    let coroutine = try make(call)
    // The argument's slot keeps it alive while the function object is made.
    call.arguments[0] = Value(coroutine)
    let name = call.state.makeString(wrapped.name)
    return call.returning(Value(call.state.makeNative(name, kind: .plain, captured: Value(coroutine), wrapped.entry)))
  }

  private static func resume(_ call: NativeCall) throws(PendingError) -> Int {
    let coroutine = try coroutine(call)
    do throws(PendingError) {
      let count = try call.state.resume(coroutine, arguments: call.arguments + 1, count: call.count - 1, results: call.slot + 1)
      call.setResult(0, Value(true))
      return count + 1
    } catch {
      return call.returning(Value(false), call.state.takeError())
    }
  }

  private static func resumeWrapped(_ call: NativeCall) throws(PendingError) -> Int {
    let coroutine = call.slot[0].native.pointee.captured.coroutine
    do throws(PendingError) {
      return try call.state.resume(coroutine, arguments: call.arguments, count: call.count, results: call.slot)
    } catch {
      // The error goes on as one of the caller, which a message shows.
      let value = call.state.pointee.errorValue
      throw value.tag == Tag.string ? call.state.error(value.string) : error
    }
  }

  /// Reached only where the interpreter does not see the call: from native functions.
  private static func yield(_ call: NativeCall) throws(PendingError) -> Int {
    if call.state.pointee.coroutine == nil {
      throw call.state.error(value: Value(call.state.makeString("attempt to yield from outside a coroutine")))
    }
    throw call.state.error(value: Value(call.state.makeString("attempt to yield across a C-call boundary")))
  }

  private static func status(_ call: NativeCall) throws(PendingError) -> Int {
    let name =
      switch try coroutine(call).pointee.status {
      case .suspended: "suspended"
      case .running: "running"
      case .normal: "normal"
      case .dead: "dead"
      case .main: call.state.pointee.coroutine == nil ? "running" : "normal"
      }
    return call.returning(Value(call.state.makeString(name)))
  }

  private static func running(_ call: NativeCall) throws(PendingError) -> Int {
    if let coroutine = call.state.pointee.coroutine { return call.returning(Value(coroutine), Value(false)) }
    return call.returning(Value(call.state.mainCoroutine), Value(true))
  }

  private static func isyieldable(_ call: NativeCall) throws(PendingError) -> Int {
    call.returning(Value(call.state.pointee.coroutine != nil && call.state.pointee.thread.nativeDepth <= 1))
  }

  private static func close(_ call: NativeCall) throws(PendingError) -> Int {
    let coroutine = try coroutine(call)
    switch coroutine.pointee.status {
    case .dead: return call.returning(Value(true))
    case .suspended:
      call.state.finish(coroutine)
      return call.returning(Value(true))
    case .running: throw call.state.error("cannot close a running coroutine")
    case .normal, .main: throw call.state.error("cannot close a normal coroutine")
    }
  }
}

extension StatePointer {
  /// An object that stands for the main thread.
  var mainCoroutine: UnsafeMutablePointer<CoroutineObject> {
    let key = Value(makeString("(main)"))
    let known = pointee.loadedModules.value(for: key)
    if known.tag == Tag.coroutine { return known.coroutine }
    guard let coroutine = makeCoroutine() else { fatalError("tracelua: cannot map memory for a coroutine's stack") }
    coroutine.pointee.thread.unmap()
    coroutine.pointee.status = .main
    set(pointee.loadedModules, key, Value(coroutine))
    return coroutine
  }

  /// Continues a coroutine until it yields or ends; its values go to `results`. Returns how many they are.
  func resume(
    _ coroutine: UnsafeMutablePointer<CoroutineObject>, arguments: UnsafeMutablePointer<Value>, count: Int, results: UnsafeMutablePointer<Value>
  ) throws(PendingError) -> Int {
    switch coroutine.pointee.status {
    case .suspended: break
    case .dead: throw error(value: Value(makeString("cannot resume dead coroutine")))
    case .running, .normal, .main: throw error(value: Value(makeString("cannot resume non-suspended coroutine")))
    }
    guard pointee.runDepth < RuntimeState.runDepthLimit else { throw error("C stack overflow") }
    let resumer = pointee.coroutine
    if let resumer {
      resumer.pointee.thread = pointee.thread
      resumer.pointee.status = .normal
    } else {
      pointee.mainThread = pointee.thread
    }
    let savedFlag = pointee.isCalledByNative
    coroutine.pointee.resumer = resumer
    coroutine.pointee.status = .running
    pointee.coroutine = coroutine
    pointee.thread = coroutine.pointee.thread
    pointee.runDepth += 1
    var outcome: Result<(first: UnsafeMutablePointer<Value>, count: Int), PendingError>
    do throws(PendingError) {
      outcome = .success(try continueThread(arguments, count))
    } catch {
      outcome = .failure(error)
    }
    pointee.runDepth -= 1
    coroutine.pointee.thread = pointee.thread
    coroutine.pointee.resumer = nil
    pointee.coroutine = resumer
    pointee.isCalledByNative = savedFlag
    if let resumer {
      pointee.thread = resumer.pointee.thread
      resumer.pointee.status = .running
    } else {
      pointee.thread = pointee.mainThread
    }
    let hasYielded = coroutine.pointee.status == .suspended
    switch outcome {
    case .failure(let error):
      finish(coroutine)
      throw error
    case .success(let values):
      do throws(PendingError) {
        try ensureStack(results, values.count + ThreadState.nativeSlack)
      } catch {
        finish(coroutine)
        throw error
      }
      for index in 0..<values.count { results[index] = values.first[index] }
      if !hasYielded { finish(coroutine) }
      return values.count
    }
  }

  /// Runs the current thread from where it is: its start, or the yield that it stopped at.
  private func continueThread(_ arguments: UnsafeMutablePointer<Value>, _ count: Int) throws(PendingError) -> (first: UnsafeMutablePointer<Value>, count: Int) {
    let stack = pointee.thread.stack
    let results: Int
    if pointee.thread.frame == pointee.thread.frames {
      try ensureStack(stack, count + ThreadState.nativeSlack)
      for index in 0..<count { stack[1 + index] = arguments[index] }
      pointee.thread.nativeTop = stack + (1 + count)
      if stack.pointee.tag == Tag.closure {
        pointee.thread.nativeDepth = 1
        pointee.isCalledByNative = false
        try pushFrame(stack, argumentCount: count, wanted: -1, flags: .endsRun)
        pointee.thread.nativeTop = nil
        results = try execute(from: pointee.thread.frames + 1)
      } else {
        results = try call(at: stack, argumentCount: count, wanted: -1)
      }
    } else {
      let frame = pointee.thread.frame
      let instruction = (frame.pointee.pc - 1).pointee
      // The arguments become the results of the call that yielded.
      let isIterator = instruction.opcode == .genericForCall
      let target = frame.pointee.base + (instruction.a + (isIterator ? 4 : 0))
      let wanted = isIterator ? instruction.b : instruction.opcode == .tailCall ? -1 : instruction.c - 1
      try ensureStack(target, count + ThreadState.nativeSlack)
      for index in 0..<count { target[index] = arguments[index] }
      _ = adjustResults(target, count: count, wanted: wanted)
      pointee.thread.nativeTop = nil
      pointee.isCalledByNative = false
      results = try execute(from: pointee.thread.frames + 1)
    }
    if results == -2 {
      pointee.coroutine.unsafelyUnwrapped.pointee.status = .suspended
      return (pointee.yielded.first, pointee.yielded.count)
    }
    return (stack, results)
  }

  /// Ends a coroutine: closes its variables and gives its stack back.
  func finish(_ coroutine: UnsafeMutablePointer<CoroutineObject>) {
    var open = coroutine.pointee.thread.openUpvalues
    while let upvalue = open {
      open = upvalue.pointee.nextOpen
      upvalue.close()
    }
    coroutine.pointee.thread.openUpvalues = nil
    coroutine.pointee.status = .dead
    coroutine.pointee.thread.unmap()
  }
}
