import BitVector
import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

extension Recorder {
  /// What a root trace of a numeric loop may assume from its start: the copy is the index, and the index keeps its sign.
  mutating func beginNumericLoop(_ head: Bytecode, at position: Int) throws(AbortReason) {
    let index = try value(head.a)
    pipeline.alias(slot: offset + head.a + 3, to: index)
    guard actual(head.a).tag == Tag.integer, actual(head.a + 2).tag == Tag.integer else { return }
    let step = try value(head.a + 2)
    let isUpwards = actual(head.a + 2).integer > 0
    // Where the program has a number for the step, it is the instruction before the loop's preparation that loads it.
    let load = prototype.pointee.code[position + head.c - 1]
    if load.opcode == .loadInteger, load.a == head.a + 2 {
      guarantee(pipeline.emit(.eq, step, pipeline.integer(actual(head.a + 2).integer)))
    } else {
      guarantee(pipeline.emit(.sgt, step, pipeline.integer(0)), is: isUpwards)
    }
    guard isUpwards else { return }
    for bound in [Int64(1), 0] where actual(head.a).integer >= bound {
      guarantee(pipeline.emit(.sge, index, pipeline.integer(bound)))
      return
    }
  }

  mutating func recordForPrepare(_ i: Bytecode, at position: Int) throws(AbortReason) {
    let registers = i.a..<(i.a + 3)
    guard registers.allSatisfy({ actual($0).tag == Tag.integer }) else { throw .unsupportedArgument }
    let (start, limit, step) = (try value(i.a), try value(i.a + 1), try value(i.a + 2))
    let (first, last, by) = (actual(i.a).integer, actual(i.a + 1).integer, actual(i.a + 2).integer)
    if by == 0 { throw .raisesError }
    guarantee(pipeline.emit(by > 0 ? .sgt : .slt, step, pipeline.integer(0)))
    let runs = by > 0 ? first <= last : first >= last
    // The other way is as short as this one: the interpreter takes the instruction again.
    guarantee(pipeline.emit(by > 0 ? .sle : .sge, start, limit), is: runs)
    guard runs else { return }
    let distance = by > 0 ? pipeline.emit(.sub, limit, start) : pipeline.emit(.sub, start, limit)
    let count: Reference
    if let constant = pipeline.knownConstant(step), constant.signed == 1 || constant.signed == -1 {
      count = distance
    } else {
      let magnitude = by > 0 ? step : pipeline.emit(.sub, pipeline.integer(0), step)
      count = pipeline.emit(.udiv, distance, magnitude)
    }
    set(i.a + 1, count)
    set(i.a + 3, start)
  }

  mutating func recordForLoop(_ i: Bytecode, at position: Int) throws(AbortReason) -> RecordingStep {
    let target = position + 1 + i.c
    let isOwn = isOwnHead(position)
    if waits(for: i, at: position) { return .finished }
    let continues: Bool
    if actual(i.a).tag == Tag.integer {
      continues = try recordIntegerStep(i, at: position, exit: position + 1)
    } else {
      continues = try recordFloatStep(i, at: position, exit: position + 1)
    }
    guard continues else {
      if isOwn { throw .leavesLoop }
      return .goOn
    }
    return try passHead(i, position, entry: target, isOwn: isOwn)
  }

  private mutating func recordIntegerStep(_ i: Bytecode, at position: Int, exit: Int) throws(AbortReason) -> Bool {
    let (index, count, step) = (try value(i.a), try value(i.a + 1), try value(i.a + 2))
    let continues = actual(i.a + 1).payload > 0
    let condition = pipeline.emit(.ugt, count, pipeline.integer(0))
    guarantee(condition, is: continues, elseAt: continues ? exit : position)
    guard continues else { return false }
    // The count was computed so that the index never passes the limit: neither wraps.
    let next = pipeline.emit(.add, index, step, flags: .nsw)
    set(i.a, next)
    set(i.a + 1, pipeline.emit(.sub, count, pipeline.integer(1), flags: .nuw))
    set(i.a + 3, next)
    return true
  }

  private mutating func recordFloatStep(_ i: Bytecode, at position: Int, exit: Int) throws(AbortReason) -> Bool {
    guard actual(i.a).tag == Tag.float, actual(i.a + 1).tag == Tag.float, actual(i.a + 2).tag == Tag.float else { throw .unsupportedArgument }
    let (index, limit, step) = (try value(i.a), try value(i.a + 1), try value(i.a + 2))
    let isUpwards = actual(i.a + 2).float > 0
    guarantee(pipeline.emit(Instruction(.floatLess, .truth, pipeline.constant(.float(0)), step)), is: isUpwards)
    let next = pipeline.emit(Instruction(.floatAdd, .float, index, step))
    let value = actual(i.a).float + actual(i.a + 2).float
    let continues = isUpwards ? value <= actual(i.a + 1).float : value >= actual(i.a + 1).float
    let condition = pipeline.emit(Instruction(.floatLessOrEqual, .truth, isUpwards ? next : limit, isUpwards ? limit : next))
    guarantee(condition, is: continues, elseAt: continues ? exit : position)
    guard continues else { return false }
    set(i.a, next)
    set(i.a + 3, next)
    return true
  }

  mutating func recordLoopHead(_ i: Bytecode, at position: Int) throws(AbortReason) -> RecordingStep {
    if waits(for: i, at: position) { return .finished }
    return try passHead(i, position, entry: position + 1, isOwn: isOwnHead(position))
  }

  /// A loop turns and has no trace yet: a side trace ends there, so that the loop gets a trace of its own first.
  private mutating func waits(for i: Bytecode, at position: Int) -> Bool {
    guard !isRoot || isFunction else { return false }
    switch i.opcode {
    // Numeric loops that seldom turn are common, and cheap to unroll.
    case .hotForLoop: guard passes[offset << 20 | position, default: 0] >= 2 else { return false }
    case .hotLoop: guard last.offset == offset, last.position > position else { return false }
    default: return false
    }
    pipeline.end(.exit)
    endsAt = .loop
    return true
  }

  /// The head of the loop that this root trace is for.
  private func isOwnHead(_ position: Int) -> Bool {
    guard case .root(let head) = start, isInEntryFrame, !isFunction else { return false }
    return prototype.pointee.code + position == head
  }

  /// The loop's head is passed, after whatever its instruction does: closes the loop, links to its trace, or unrolls it.
  private mutating func passHead(_ i: Bytecode, _ position: Int, entry: Int, isOwn: Bool) throws(AbortReason) -> RecordingStep {
    pipeline.slots.pc = entry
    killDead(at: entry)
    let head = offset << 20 | position
    passes[head, default: 0] += 1
    if isOwn {
      if allocates { _ = pipeline.emit(Instruction(.safepoint, .none, .none, .none, .snapshot(0))) }
      do throws(LoopFailure) {
        try pipeline.closeLoop()
        return .finished
      } catch {
        // Another iteration may begin with the types that this one ends with.
        if case .unstableType = error, passes[head, default: 0] < 3 { return .goOn }
        throw error == .contradiction ? .contradiction : .unstableLoop
      }
    }
    if i.opcode == .traceForLoop || i.opcode == .traceLoop {
      guard !isRoot || isFunction, cache.canLink(to: i.b, from: frame.pointee.closure) else { throw .innerLoop }
      if allocates { _ = pipeline.emit(Instruction(.safepoint, .none, .none, .none, .snapshot(0))) }
      pipeline.end(.link(trace: i.b))
      return .finished
    }
    if passes[head, default: 0] > configuration.maximumUnrolled { throw .longLoop }
    return .goOn
  }

  // MARK: Generic loops

  mutating func recordGenericCall(_ i: Bytecode) throws(AbortReason) {
    let function = try value(i.a)
    let iterator = actual(i.a)
    if iterator.tag == Tag.native, iterator.native.pointee.kind == .inext, actual(i.a + 1).tag == Tag.table, actual(i.a + 2).tag == Tag.integer {
      _ = try guaranteeIdentity(function, iterator)
      return try recordNextElement(i)
    }
    guard iterator.tag == Tag.closure else { throw .unsupportedNative }
    for offset in 0..<3 { set(i.a + 4 + offset, try value(i.a + offset)) }
    throw .unsupportedInstruction
  }

  /// The step of a loop over `ipairs(t)`.
  private mutating func recordNextElement(_ i: Bytecode) throws(AbortReason) {
    let (table, index) = (try value(i.a + 1), try value(i.a + 2))
    let actualTable = actual(i.a + 1).table
    let position = actual(i.a + 2).payload
    let count = pipeline.emit(Instruction(.count, .integer, table))
    let isInside = position < UInt64(actualTable.pointee.arrayCount)
    guarantee(pipeline.emit(.ult, index, count), is: isInside)
    guard isInside, let element = actualTable.pointee.array?[Int(position)], !element.isNil else { throw .leavesLoop }
    let array = pipeline.emit(Instruction(.array, .pointer, table))
    let value = pipeline.emit(Instruction(.elementLoad, try type(of: element), array, index, .snapshot(0)))
    set(i.a + 4, pipeline.emit(.add, index, pipeline.integer(1)))
    set(i.a + 5, value)
    for extra in 2..<max(i.b, 2) { set(i.a + 4 + extra, pipeline.constant(.nil)) }
  }

  mutating func recordGenericLoop(_ i: Bytecode) throws(AbortReason) {
    let control = try value(i.a + 4)
    if !actual(i.a + 4).isNil { set(i.a + 2, control) }
  }
}
