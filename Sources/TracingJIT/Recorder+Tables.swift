import BitVector
import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

extension Recorder {
  // MARK: Reading

  mutating func recordGet(_ i: Bytecode) throws(AbortReason) {
    switch i.opcode {
    case .getGlobal:
      let environment = frame.pointee.closure.upvalues[i.b].pointee.location.pointee
      let table = try upvalueLoad(i.b)
      set(i.a, try get(table, environment, try constant(i.c), prototype.pointee.constants[i.c], depth: 0))
    case .getTable: set(i.a, try get(try value(i.b), actual(i.b), try value(i.c), actual(i.c), depth: 0))
    case .getInteger: set(i.a, try get(try value(i.b), actual(i.b), pipeline.integer(Int64(i.c)), Value(Int64(i.c)), depth: 0))
    case .getField: set(i.a, try get(try value(i.b), actual(i.b), try constant(i.c), prototype.pointee.constants[i.c], depth: 0))
    default:
      let object = try value(i.b)
      let method = try get(object, actual(i.b), try constant(i.c), prototype.pointee.constants[i.c], depth: 0)
      set(i.a + 1, object)
      set(i.a, method)
    }
  }

  /// `object[key]`, with what `__index` tables add.
  private mutating func get(_ object: Reference, _ actual: Value, _ key: Reference, _ actualKey: Value, depth: Int) throws(AbortReason) -> Reference {
    guard actual.tag == Tag.table else {
      guard actual.tag == Tag.string, let metatable = state.pointee.stringMetatable else { throw .metamethod }
      return try getFromHandler(try constant(of: Value(metatable)), metatable, key, actualKey, depth: depth)
    }
    let value = try rawGet(object, actual.table, key, actualKey)
    if !actual.table.value(for: actualKey).isNil { return value }
    guard let metatable = actual.table.pointee.metatable else {
      guaranteeNoMetatable(object)
      return value
    }
    let address = pipeline.emit(Instruction(.metatable, .pointer, object))
    cache.keep(UInt(bitPattern: metatable), in: state)
    let known = pipeline.constant(Constant(.pointer, UInt64(UInt(bitPattern: metatable))))
    guarantee(pipeline.emit(Instruction(.identical, .truth, address, known)))
    return try getFromHandler(try constant(of: Value(metatable)), metatable, key, actualKey, depth: depth)
  }

  /// Goes on in the table that a metatable's `__index` names.
  private mutating func getFromHandler(
    _ metatable: Reference, _ actual: UnsafeMutablePointer<TableObject>, _ key: Reference, _ actualKey: Value, depth: Int
  ) throws(AbortReason) -> Reference {
    let name = state.makeString("__index")
    let handler = actual.value(forString: name)
    let nameConstant = try constant(of: Value(name))
    let value = try rawGet(metatable, actual, nameConstant, Value(name))
    if handler.isNil { return value }
    guard handler.tag == Tag.table, depth < 8 else { throw .metamethod }
    return try get(value, handler, key, actualKey, depth: depth + 1)
  }

  /// The value of a key, without metamethods.
  private mutating func rawGet(
    _ table: Reference, _ actual: UnsafeMutablePointer<TableObject>, _ key: Reference, _ actualKey: Value
  ) throws(AbortReason) -> Reference {
    let found = actual.value(for: actualKey)
    let type = try type(of: found)
    switch actualKey.tag {
    case Tag.integer:
      if let index = try elementIndex(table, actual, key, actualKey.integer) {
        let array = pipeline.emit(Instruction(.array, .pointer, table))
        return pipeline.emit(Instruction(.elementLoad, type, array, index, .snapshot(0)))
      }
      return result(of: pipeline.call(.tableGetInteger, [table, key]), type)
    case Tag.string:
      if pipeline.knownConstant(key) != nil, let index = nodeIndex(actual, actualKey) {
        let node = pipeline.emit(Instruction(.node, .pointer, table, key, .snapshot(0), number: index))
        return pipeline.emit(Instruction(.nodeLoad, type, node, .none, .snapshot(0)))
      }
      return result(of: pipeline.call(.tableGetString, [table, key]), type)
    case Tag.nil: return pipeline.constant(.nil)
    default: return result(of: pipeline.call(.tableGetValue, [table, key]), type)
    }
  }

  /// The value that a call left, of the type it has now.
  private mutating func result(of call: Reference, _ type: TraceType) -> Reference {
    let value = pipeline.emit(Instruction(.result, type, call, .none, .snapshot(0)))
    return type.isSingleton ? pipeline.constant(Constant(type, 0)) : value
  }

  /// The 0-based index into the array part, guarded to be inside; nil if the key is outside of it now, which is not guarded.
  private mutating func elementIndex(
    _ table: Reference, _ actual: UnsafeMutablePointer<TableObject>, _ key: Reference, _ actualKey: Int64
  ) throws(AbortReason) -> Reference? {
    guard UInt64(bitPattern: actualKey) &- 1 < UInt64(actual.pointee.arrayCount) else { return nil }
    let index = pipeline.emit(.sub, key, pipeline.integer(1))
    let count = pipeline.emit(Instruction(.count, .integer, table))
    guarantee(pipeline.emit(.ult, index, count))
    return index
  }

  /// A value for the key behind the array part's last: written by the trace itself if there is room, and no key in the nodes that would
  /// have to move; false if it isn't so now.
  mutating func appendInPlace(
    _ table: Reference, _ actual: UnsafeMutablePointer<TableObject>, _ key: Reference, _ actualKey: Int64, _ value: Reference
  ) -> Bool {
    let object = actual.pointee
    guard UInt64(bitPattern: actualKey) &- 1 == UInt64(object.arrayCount), object.arrayCount < object.arrayCapacity, object.nodeCount == 0 else { return false }
    let index = pipeline.emit(.sub, key, pipeline.integer(1))
    let count = pipeline.emit(Instruction(.count, .integer, table))
    guarantee(pipeline.emit(.eq, index, count))
    guarantee(pipeline.emit(.ult, index, pipeline.emit(Instruction(.capacity, .integer, table))))
    guarantee(pipeline.emit(.eq, pipeline.emit(Instruction(.nodeCount, .integer, table)), pipeline.integer(0)))
    let array = pipeline.emit(Instruction(.array, .pointer, table))
    _ = pipeline.emit(Instruction(.elementStore, .none, array, index, value))
    _ = pipeline.emit(Instruction(.countStore, .none, table, key))
    return true
  }

  /// The number of the node that holds a string key.
  private func nodeIndex(_ table: UnsafeMutablePointer<TableObject>, _ key: Value) -> UInt16? {
    let mask = table.pointee.nodeMask
    var index = Int(truncatingIfNeeded: key.string.pointee.hash) & mask
    while true {
      let node = table.pointee.nodes + index
      if node.pointee.key.isIdentical(to: key) { return UInt16(exactly: index) }
      if node.pointee.key.isNil { return nil }
      index = (index + 1) & mask
    }
  }

  mutating func guaranteeNoMetatable(_ table: Reference) {
    let address = pipeline.emit(Instruction(.metatable, .pointer, table))
    guarantee(pipeline.emit(Instruction(.identical, .truth, address, pipeline.constant(Constant(.pointer, 0)))))
  }

  // MARK: Writing

  mutating func recordSet(_ i: Bytecode) throws(AbortReason) {
    switch i.opcode {
    case .setGlobal:
      let environment = frame.pointee.closure.upvalues[i.a].pointee.location.pointee
      let table = try upvalueLoad(i.a)
      try put(table, environment, try constant(i.c), prototype.pointee.constants[i.c], try operand(i.b))
    case .setTable: try put(try value(i.a), actual(i.a), try value(i.b), actual(i.b), try operand(i.c))
    case .setInteger: try put(try value(i.a), actual(i.a), pipeline.integer(Int64(i.c)), Value(Int64(i.c)), try operand(i.b))
    default: try put(try value(i.a), actual(i.a), try constant(i.c), prototype.pointee.constants[i.c], try operand(i.b))
    }
  }

  /// A register or constant.
  private mutating func operand(_ index: Int) throws(AbortReason) -> Reference {
    index < Bytecode.constantBias ? try value(index) : try constant(index - Bytecode.constantBias)
  }

  /// `object[key] = value` for tables without metatable, or whose metatable doesn't matter.
  private mutating func put(_ object: Reference, _ actual: Value, _ key: Reference, _ actualKey: Value, _ value: Reference) throws(AbortReason) {
    guard actual.tag == Tag.table else { throw .metamethod }
    let table = actual.table
    if actualKey.isNil || actualKey.tag == Tag.float && actualKey.float.isNaN { throw .raisesError }
    if let metatable = table.pointee.metatable {
      // Only a new key, or one whose value is nil, asks the metatable.
      try guaranteeNoHandler(object, metatable)
    } else {
      guaranteeNoMetatable(object)
    }
    let isNil = pipeline.type(of: value) == .nil
    switch actualKey.tag {
    case Tag.integer:
      if !isNil, let index = try elementIndex(object, table, key, actualKey.integer) {
        let array = pipeline.emit(Instruction(.array, .pointer, object))
        _ = pipeline.emit(Instruction(.elementStore, .none, array, index, value))
      } else if isNil || !appendInPlace(object, table, key, actualKey.integer, value) {
        allocates = true
        _ = pipeline.call(.tableSetInteger, [object, key, value])
      }
    case Tag.string:
      // Keys of metamethods take the slow way, which knows about the caches of absent ones.
      let isEvent = actualKey.string.pointee.count > 1 && actualKey.string.bytes[0] == 95 && actualKey.string.bytes[1] == 95
      if pipeline.knownConstant(key) != nil, !isEvent, let index = nodeIndex(table, actualKey) {
        let node = pipeline.emit(Instruction(.node, .pointer, object, key, .snapshot(0), number: index))
        _ = pipeline.emit(Instruction(.nodeStore, .none, node, value))
      } else {
        allocates = true
        _ = pipeline.call(.tableSetString, [object, key, value])
      }
    default:
      allocates = true
      guarantee(pipeline.call(.tableSetValue, [object, key, value]))
    }
  }

  /// Makes sure that a table's metatable is the one at hand, and that it has no `__newindex`.
  private mutating func guaranteeNoHandler(_ object: Reference, _ metatable: UnsafeMutablePointer<TableObject>) throws(AbortReason) {
    let name = state.makeString("__newindex")
    guard metatable.value(forString: name).isNil else { throw .metamethod }
    let address = pipeline.emit(Instruction(.metatable, .pointer, object))
    cache.keep(UInt(bitPattern: metatable), in: state)
    guarantee(pipeline.emit(Instruction(.identical, .truth, address, pipeline.constant(Constant(.pointer, UInt64(UInt(bitPattern: metatable)))))))
    _ = try rawGet(try constant(of: Value(metatable)), metatable, try constant(of: Value(name)), Value(name))
  }

  // MARK: Construction

  mutating func recordConstruction(_ i: Bytecode) throws(AbortReason) {
    allocates = true
    if i.opcode == .newTable {
      set(i.a, pipeline.call(.newTable, [pipeline.integer(Int64(i.b)), pipeline.integer(Int64(i.c >> 8))]))
      return
    }
    guard i.b > 0 else { throw .unsupportedArgument }
    let table = try value(i.a)
    for offset in 1...i.b {
      let item = try value(i.a + offset)
      _ = pipeline.call(.tableSetInteger, [table, pipeline.integer(Int64(i.c + offset)), item])
    }
  }

  mutating func recordLength(_ i: Bytecode) throws(AbortReason) {
    let object = try value(i.b)
    switch actual(i.b).tag {
    case Tag.string: set(i.a, pipeline.emit(Instruction(.length, .integer, object)))
    case Tag.table:
      guard actual(i.b).table.pointee.metatable == nil else { throw .metamethod }
      guaranteeNoMetatable(object)
      set(i.a, pipeline.emit(Instruction(.count, .integer, object)))
    default: throw .metamethod
    }
  }
}
