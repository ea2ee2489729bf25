import Glibc

extension StatePointer {
  func metatable(of value: Value) -> UnsafeMutablePointer<TableObject>? {
    switch value.tag {
    case Tag.table: value.table.pointee.metatable
    case Tag.string: pointee.stringMetatable
    default: nil
    }
  }

  /// The handler for an event, or nil. A table remembers the first eight events it has no handler for.
  @inline(__always)
  func handler(in metatable: UnsafeMutablePointer<TableObject>, _ event: Event) -> Value? {
    if event.rawValue < 8 {
      let bit = UInt8(1) << UInt8(event.rawValue)
      if metatable.pointee.header.absentEvents & bit != 0 { return nil }
      let value = metatable.value(forString: pointee.eventNames[event.rawValue])
      if value.isNil {
        metatable.pointee.header.absentEvents |= bit
        return nil
      }
      return value
    }
    let value = metatable.value(forString: pointee.eventNames[event.rawValue])
    return value.isNil ? nil : value
  }

  func handler(of value: Value, _ event: Event) -> Value? {
    guard let metatable = metatable(of: value) else { return nil }
    return handler(in: metatable, event)
  }

  private static var loopLimit: Int { 2000 }

  /// `object[key]`, with metamethods.
  @inline(never)
  package func index(_ object: Value, _ key: Value) throws(PendingError) -> Value {
    var object = object
    for _ in 0..<Self.loopLimit {
      let handler: Value
      if object.tag == Tag.table {
        let table = object.table
        let value = table.value(for: key)
        if !value.isNil { return value }
        guard let metatable = table.pointee.metatable, let found = self.handler(in: metatable, .index) else { return .nil }
        handler = found
      } else {
        guard let found = self.handler(of: object, .index) else { throw indexError(object, key) }
        handler = found
      }
      if handler.isFunction { return try call(handler, object, key) }
      object = handler
    }
    throw error("'__index' chain too long; possibly a loop")
  }

  /// `object[key] = value`, with metamethods.
  @inline(never)
  package func setIndex(_ object: Value, _ key: Value, _ value: Value) throws(PendingError) {
    var object = object
    for _ in 0..<Self.loopLimit {
      let handler: Value
      if object.tag == Tag.table {
        let table = object.table
        guard let metatable = table.pointee.metatable, table.value(for: key).isNil, let found = self.handler(in: metatable, .newIndex) else {
          if key.isNil { throw error("table index is nil") }
          if key.tag == Tag.float, key.float.isNaN { throw error("table index is NaN") }
          return set(table, key, value)
        }
        handler = found
      } else {
        guard let found = self.handler(of: object, .newIndex) else { throw indexError(object, key) }
        handler = found
      }
      if handler.isFunction {
        _ = try call(handler, object, key, value)
        return
      }
      object = handler
    }
    throw error("'__newindex' chain too long; possibly a loop")
  }

  @inline(never)
  func length(_ value: Value) throws(PendingError) -> Value {
    if value.tag == Tag.string { return Value(value.string.pointee.count) }
    if let handler = handler(of: value, .length) { return try call(handler, value, value) }
    guard value.tag == Tag.table else { throw operandError("get length of", value) }
    return Value(value.table.length)
  }

  /// Concatenates `count` values in registers into `result`; right-associative, with metamethods.
  @inline(never)
  func concatenate(_ values: UnsafeMutablePointer<Value>, count: Int, into result: UnsafeMutablePointer<Value>) throws(PendingError) {
    var count = count
    while count > 1 {
      let left = values[count - 2]
      let right = values[count - 1]
      guard left.isConcatenable, right.isConcatenable else {
        guard let handler = handler(of: left, .concatenate) ?? handler(of: right, .concatenate) else {
          throw operandError("concatenate", left.isConcatenable ? right : left)
        }
        values[count - 2] = try call(handler, left, right)
        count -= 1
        continue
      }
      // As many as can be joined at once.
      var first = count - 2
      while first > 0, values[first - 1].isConcatenable { first -= 1 }
      values[first] = Value(join(values + first, count: count - first))
      count = first + 1
    }
    result.pointee = values[0]
  }

  private func join(_ values: UnsafeMutablePointer<Value>, count: Int) -> UnsafeMutablePointer<StringObject> {
    var total = 0
    for index in 0..<count {
      if values[index].tag != Tag.string { values[index] = Value(numberString(values[index])) }
      total += values[index].string.pointee.count
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Swift.max(total, 1)) { buffer in
      var offset = 0
      for index in 0..<count {
        let string = values[index].string
        memcpy(buffer.baseAddress.unsafelyUnwrapped + offset, string.bytes, string.pointee.count)
        offset += string.pointee.count
      }
      return makeString(UnsafeBufferPointer(rebasing: buffer[..<total]))
    }
  }

  /// `tostring`, with `__tostring` and `__name`.
  package func string(of value: Value) throws(PendingError) -> UnsafeMutablePointer<StringObject> {
    if let handler = handler(of: value, .toString) {
      let result = try call(handler, value, value)
      if result.isNumber { return numberString(result) }
      guard result.tag == Tag.string else { throw error("'__tostring' must return a string") }
      return result.string
    }
    switch value.tag {
    case Tag.nil: return makeString("nil")
    case Tag.false: return makeString("false")
    case Tag.true: return makeString("true")
    case Tag.integer, Tag.float: return numberString(value)
    case Tag.string: return value.string
    default:
      return makeString("\(typeName(of: value)): 0x\(String(value.payload, radix: 16))")
    }
  }

  /// The type's name, or the `__name` of its metatable.
  func typeName(of value: Value) -> String {
    if let name = handler(of: value, .name), name.tag == Tag.string { return name.string.text }
    return "\(value.typeName)"
  }
}

extension Value {
  @inline(__always)
  var isConcatenable: Bool { tag &- Tag.integer < 3 }
}
