import LuaBytecode

extension StatePointer {
  /// A closure of a prototype, with its upvalues found in the frame that makes it.
  func makeClosure(
    _ prototype: UnsafeMutablePointer<RuntimePrototype>, base: UnsafeMutablePointer<Value>, enclosing: UnsafeMutablePointer<ClosureObject>
  ) -> UnsafeMutablePointer<ClosureObject> {
    let closure = makeClosure(prototype)
    for index in 0..<prototype.pointee.upvalueCount {
      let source = prototype.pointee.upvalues[index]
      (closure.upvalues + index).initialize(to: source.isInEnclosingStack ? openUpvalue(at: base + source.index) : enclosing.upvalues[source.index])
    }
    return closure
  }

  /// The upvalue of a stack slot: the one that is open already, or a new one. The list is sorted by slot, highest first.
  private func openUpvalue(at slot: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<UpvalueObject> {
    var previous: UnsafeMutablePointer<UpvalueObject>?
    var candidate = pointee.thread.openUpvalues
    while let upvalue = candidate, upvalue.pointee.location >= slot {
      if upvalue.pointee.location == slot { return upvalue }
      previous = upvalue
      candidate = upvalue.pointee.nextOpen
    }
    let upvalue = makeUpvalue(at: slot)
    upvalue.pointee.nextOpen = candidate
    if let previous {
      previous.pointee.nextOpen = upvalue
    } else {
      pointee.thread.openUpvalues = upvalue
    }
    return upvalue
  }

  /// Gives the upvalues at `slot` and above cells of their own.
  package func closeUpvalues(from slot: UnsafeMutablePointer<Value>) {
    while let upvalue = pointee.thread.openUpvalues, upvalue.pointee.location >= slot {
      pointee.thread.openUpvalues = upvalue.pointee.nextOpen
      upvalue.close()
    }
  }
}

extension UnsafeMutablePointer<UpvalueObject> {
  /// Takes the variable's value over from the stack.
  func close() {
    pointee.closed = pointee.location.pointee
    pointee.location = cell
  }

  /// Makes the upvalue a closed one with this value.
  func setClosed(_ value: Value) {
    pointee.closed = value
    pointee.location = cell
  }

  /// The object's own cell.
  private var cell: UnsafeMutablePointer<Value> { (UnsafeMutableRawPointer(self) + 24).assumingMemoryBound(to: Value.self) }
}
