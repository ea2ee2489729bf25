import Glibc

// Mark and sweep over raw memory: no moving, no barriers. Roots: the stacks up to the live end, globals, constants, metatables, the error value.
extension StatePointer {
  /// Frees every object that cannot be reached.
  ///
  /// - Parameter liveEnd: the first slot of the running stack that is not in use. Slots from there on are cleared,
  ///   so that no slot ever refers to a freed object.
  package func collectGarbage(liveEnd: UnsafeMutablePointer<Value>) {
    pointee.collectSoon = 0
    if pointee.isCollectorStopped {
      pointee.heapThreshold = pointee.heapBytes + pointee.heapBytes / 2
      return
    }
    pointee.weakCount = 0
    markRoots(liveEnd: liveEnd)
    propagate()
    clearWeakTables()
    if pointee.coroutineCount > 0 { closeUpvaluesOfDeadCoroutines() }
    sweepStrings()
    sweepObjects()
    pointee.heapThreshold = Swift.max(pointee.heapBytes * 2, 1 << 20)
    clearStack(above: liveEnd)
  }

  private func clearStack(above liveEnd: UnsafeMutablePointer<Value>) {
    pointee.thread.clear(above: liveEnd)
    // A deep recursion in the past must not make every later collection clear a deep stack.
    let lowered = liveEnd + 4096
    if pointee.thread.stackLimit - pointee.thread.stack > (lowered - pointee.thread.stack) * 4 { pointee.thread.stackLimit = lowered }
  }

  private func markRoots(liveEnd: UnsafeMutablePointer<Value>) {
    mark(pointee.globals)
    mark(pointee.loadedModules)
    if let metatable = pointee.stringMetatable { mark(metatable) }
    mark(pointee.errorValue)
    mark(pointee.jitResult)
    if let roots = pointee.jitRoots { for index in 0..<pointee.jitRootCount { mark(header: roots[index]) } }
    mark(pointee.ipairsIterator)
    mark(pointee.codesIterator)
    for index in 0..<Event.allCases.count { mark(Value(pointee.eventNames[index])) }
    for index in 0..<pointee.prototypeCount {
      let prototype = pointee.prototypes[index]
      for constant in 0..<prototype.pointee.constantCount { mark(prototype.pointee.constants[constant]) }
    }
    markThread(pointee.thread, liveEnd: liveEnd)
    if var coroutine = pointee.coroutine {
      // The threads that wait for the running one: each is alive up to its free end.
      markWaitingThread(pointee.mainThread)
      mark(header: UnsafeMutableRawPointer(coroutine).assumingMemoryBound(to: ObjectHeader.self))
      while let resumer = coroutine.pointee.resumer {
        mark(header: UnsafeMutableRawPointer(resumer).assumingMemoryBound(to: ObjectHeader.self))
        coroutine = resumer
      }
    }
  }

  private func markWaitingThread(_ thread: ThreadState) {
    let end = thread.freeEnd
    markThread(thread, liveEnd: end)
    thread.clear(above: end)
  }

  private func markThread(_ thread: ThreadState, liveEnd: UnsafeMutablePointer<Value>) {
    var slot = thread.stack
    while slot < liveEnd {
      mark(slot.pointee)
      slot += 1
    }
    var frame = thread.frames + 1
    while frame <= thread.frame {
      mark(Value(frame.pointee.closure))
      frame += 1
    }
    var upvalue = thread.openUpvalues
    while let current = upvalue {
      mark(header: UnsafeMutableRawPointer(current).assumingMemoryBound(to: ObjectHeader.self))
      upvalue = current.pointee.nextOpen
    }
  }

  @inline(__always)
  private func mark(_ value: Value) {
    if value.tag >= Tag.firstObject { mark(header: value.object.assumingMemoryBound(to: ObjectHeader.self)) }
  }

  private func mark(_ table: UnsafeMutablePointer<TableObject>) { mark(header: UnsafeMutableRawPointer(table).assumingMemoryBound(to: ObjectHeader.self)) }

  @inline(__always)
  private func mark(header: UnsafeMutablePointer<ObjectHeader>) {
    if header.pointee.mark != 0 { return }
    header.pointee.mark = 1
    if header.pointee.kind != UInt8(Tag.string) { push(header) }
  }

  private func push(_ header: UnsafeMutablePointer<ObjectHeader>) {
    if pointee.grayCount == pointee.grayCapacity {
      let capacity = pointee.grayCapacity * 2
      let grown = UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>>.allocate(capacity: capacity)
      grown.initialize(from: pointee.gray, count: pointee.grayCount)
      pointee.gray.deallocate()
      pointee.gray = grown
      pointee.grayCapacity = capacity
    }
    (pointee.gray + pointee.grayCount).initialize(to: header)
    pointee.grayCount += 1
  }

  private func propagate() {
    while pointee.grayCount > 0 {
      pointee.grayCount -= 1
      let header = pointee.gray[pointee.grayCount]
      let object = UnsafeMutableRawPointer(header)
      switch header.pointee.kind {
      case UInt8(Tag.table): markTable(object.assumingMemoryBound(to: TableObject.self))
      case UInt8(Tag.closure):
        let closure = object.assumingMemoryBound(to: ClosureObject.self)
        for index in 0..<closure.pointee.upvalueCount {
          mark(header: UnsafeMutableRawPointer(closure.upvalues[index]).assumingMemoryBound(to: ObjectHeader.self))
        }
      case ObjectHeader.upvalueKind: mark(object.assumingMemoryBound(to: UpvalueObject.self).pointee.location.pointee)
      case UInt8(Tag.native):
        let native = object.assumingMemoryBound(to: NativeObject.self)
        mark(Value(native.pointee.name))
        mark(native.pointee.captured)
      case UInt8(Tag.coroutine):
        let coroutine = object.assumingMemoryBound(to: CoroutineObject.self)
        // The running coroutine's thread is in the state; a dead one has no stack.
        if coroutine.pointee.status == .suspended || coroutine.pointee.status == .normal {
          markWaitingThread(coroutine.pointee.thread)
        }
      default: break
      }
    }
  }

  private func markTable(_ table: UnsafeMutablePointer<TableObject>) {
    var hasWeakKeys = false
    var hasWeakValues = false
    if let metatable = table.pointee.metatable {
      mark(metatable)
      if let mode = handler(in: metatable, .mode), mode.tag == Tag.string {
        hasWeakKeys = mode.string.buffer.contains(UInt8(ascii: "k"))
        hasWeakValues = mode.string.buffer.contains(UInt8(ascii: "v"))
      }
    }
    if hasWeakKeys || hasWeakValues { remember(weak: table) }
    if !hasWeakValues {
      for index in 0..<table.pointee.arrayCount { mark(table.pointee.array.unsafelyUnwrapped[index]) }
    }
    for index in 0...table.pointee.nodeMask {
      let node = table.pointee.nodes + index
      // A dead node's key stays for `next`, but keeps nothing alive.
      if node.pointee.value.isNil { continue }
      if !hasWeakKeys { mark(node.pointee.key) }
      if !hasWeakValues { mark(node.pointee.value) }
    }
  }

  private func remember(weak table: UnsafeMutablePointer<TableObject>) {
    if pointee.weakCount == pointee.weakCapacity {
      let capacity = pointee.weakCapacity * 2
      let grown = UnsafeMutablePointer<UnsafeMutablePointer<TableObject>>.allocate(capacity: capacity)
      grown.initialize(from: pointee.weakTables, count: pointee.weakCount)
      pointee.weakTables.deallocate()
      pointee.weakTables = grown
      pointee.weakCapacity = capacity
    }
    (pointee.weakTables + pointee.weakCount).initialize(to: table)
    pointee.weakCount += 1
  }

  /// Removes the entries whose keys or values die. Strings count as values, not as references: they stay.
  private func clearWeakTables() {
    func isDead(_ value: Value) -> Bool {
      guard value.tag >= Tag.firstObject else { return false }
      let header = value.object.assumingMemoryBound(to: ObjectHeader.self)
      if value.tag == Tag.string { header.pointee.mark = 1 }
      return header.pointee.mark == 0
    }
    for index in 0..<pointee.weakCount {
      let table = pointee.weakTables[index]
      for element in 0..<table.pointee.arrayCount where isDead(table.pointee.array.unsafelyUnwrapped[element]) {
        table.pointee.array.unsafelyUnwrapped[element] = .nil
      }
      table.trimArray()
      for element in 0...table.pointee.nodeMask {
        let node = table.pointee.nodes + element
        if !node.pointee.value.isNil, isDead(node.pointee.key) || isDead(node.pointee.value) { node.pointee.value = .nil }
      }
    }
  }

  /// Closures may outlive the coroutine whose stack holds their variables.
  private func closeUpvaluesOfDeadCoroutines() {
    var next = pointee.objects
    while let header = next {
      next = header.pointee.next
      guard header.pointee.kind == UInt8(Tag.coroutine), header.pointee.mark == 0 else { continue }
      let coroutine = UnsafeMutableRawPointer(header).assumingMemoryBound(to: CoroutineObject.self)
      var open = coroutine.pointee.thread.openUpvalues
      while let upvalue = open {
        open = upvalue.pointee.nextOpen
        if upvalue.pointee.header.mark != 0 { upvalue.close() }
      }
    }
  }

  private func sweepStrings() {
    for bucket in 0...pointee.bucketMask {
      var previous: UnsafeMutablePointer<ObjectHeader>?
      var next = pointee.buckets[bucket]
      while let header = next {
        next = header.pointee.next
        if header.pointee.mark != 0 {
          header.pointee.mark = 0
          previous = header
          continue
        }
        if let previous { previous.pointee.next = next } else { pointee.buckets[bucket] = next }
        let string = UnsafeMutableRawPointer(header).assumingMemoryBound(to: StringObject.self)
        account(-(MemoryLayout<StringObject>.stride + string.pointee.count + 1))
        pointee.stringCount -= 1
        free(header)
      }
    }
  }

  private func sweepObjects() {
    var previous: UnsafeMutablePointer<ObjectHeader>?
    var next = pointee.objects
    while let header = next {
      next = header.pointee.next
      if header.pointee.mark != 0 {
        header.pointee.mark = 0
        previous = header
        continue
      }
      if let previous { previous.pointee.next = next } else { pointee.objects = next }
      release(header)
    }
  }

  /// Frees an object that is not a string, and what it owns.
  func release(_ header: UnsafeMutablePointer<ObjectHeader>) {
    let object = UnsafeMutableRawPointer(header)
    switch header.pointee.kind {
    case UInt8(Tag.table):
      let table = object.assumingMemoryBound(to: TableObject.self)
      let nodeBytes = table.pointee.nodes == pointee.emptyNode ? 0 : (table.pointee.nodeMask + 1) * MemoryLayout<Node>.stride
      account(-(MemoryLayout<TableObject>.stride + table.pointee.arrayCapacity * MemoryLayout<Value>.stride + nodeBytes))
      free(table.pointee.array)
      if nodeBytes > 0 { free(table.pointee.nodes) }
    case UInt8(Tag.closure):
      account(-(MemoryLayout<ClosureObject>.stride + object.assumingMemoryBound(to: ClosureObject.self).pointee.upvalueCount * 8))
    case UInt8(Tag.native): account(-MemoryLayout<NativeObject>.stride)
    case ObjectHeader.upvalueKind: account(-MemoryLayout<UpvalueObject>.stride)
    default:
      let coroutine = object.assumingMemoryBound(to: CoroutineObject.self)
      account(-(MemoryLayout<CoroutineObject>.stride + 16384))
      pointee.coroutineCount -= 1
      if coroutine.pointee.status != .dead, coroutine.pointee.status != .main { coroutine.pointee.thread.unmap() }
    }
    free(header)
  }
}

extension ThreadState {
  /// Clears the unused part of the stack, as far as it has been used.
  func clear(above liveEnd: UnsafeMutablePointer<Value>) {
    let end = stackLimit + Self.nativeSlack
    var slot = liveEnd
    while slot < end {
      slot.pointee = .nil
      slot += 1
    }
  }

  /// Where the free part of a waiting thread's stack begins.
  var freeEnd: UnsafeMutablePointer<Value> {
    if let nativeTop { return nativeTop }
    guard frame > frames else { return top }
    return max(top, frame.pointee.base + frame.pointee.closure.pointee.prototype.pointee.registerCount)
  }
}
