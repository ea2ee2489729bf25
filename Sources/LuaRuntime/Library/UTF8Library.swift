import LuaSyntax

/// UTF-8 (manual, section 6.5).
enum UTF8Library {
  static let functions: [LibraryFunction] = [
    LibraryFunction("char") { NativeCall.run($0, $1, $2, char) },
    LibraryFunction("codepoint") { NativeCall.run($0, $1, $2, codepoint) },
    LibraryFunction("len") { NativeCall.run($0, $1, $2, len) },
    LibraryFunction("offset") { NativeCall.run($0, $1, $2, offset) },
    LibraryFunction("codes") { NativeCall.run($0, $1, $2, codes) },
  ]

  static let iterator = LibraryFunction("for iterator") { NativeCall.run($0, $1, $2, nextCode) }

  static func addConstants(to table: UnsafeMutablePointer<TableObject>, _ state: StatePointer) {
    state.set(table, "charpattern", Value(state.makeString([91, 0, 45, 0x7F, 0xC2, 45, 0xFD, 93, 91, 0x80, 45, 0xBF, 93, 42])))
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// The code point at an index and its length in bytes, or nil if the bytes are no UTF-8 (strictly, unless `isLax`).
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, isLax: Bool) -> (code: UInt32, length: Int)? {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), 1) }
    guard first & 0x40 != 0, first < 0xFE else { return nil }
    let length = (~first).leadingZeroBitCount
    guard index + length <= bytes.count else { return nil }
    var code = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard isContinuation(bytes[index + offset]) else { return nil }
      code = code << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    let limits: [UInt32] = [0, 0, 0x80, 0x800, 0x10000, 0x200000, 0x4000000]
    guard code >= limits[length] else { return nil }
    if !isLax, code > 0x10FFFF || 0xD800...0xDFFF ~= code { return nil }
    return (code, length)
  }

  private static func char(_ call: NativeCall) throws(PendingError) -> Int {
    var bytes: [UInt8] = []
    for index in 0..<call.count {
      let code = try call.integer(index)
      guard 0...0x7FFF_FFFF ~= code else { throw call.argumentError(index, "value out of range") }
      bytes += UTF8Encoding.bytes(of: UInt32(code))
    }
    return call.returning(Value(call.state.makeString(bytes)))
  }

  private static func position(_ position: Int64, count: Int) -> Int64 {
    position >= 0 ? position : -position > Int64(count) ? 0 : Int64(count) + position + 1
  }

  private static func codepoint(_ call: NativeCall) throws(PendingError) -> Int {
    let string = try call.string(0)
    let first = position(try call.integer(1, default: 1), count: string.pointee.count)
    let last = position(try call.integer(2, default: first), count: string.pointee.count)
    guard first >= 1 else { throw call.argumentError(1, "out of bounds") }
    guard last <= Int64(string.pointee.count) else { throw call.argumentError(2, "out of bounds") }
    var values: [Value] = []
    var index = Int(first) - 1
    while index < last {
      guard let (code, length) = decode(string.buffer, at: index, isLax: !call[3].isFalse) else { throw call.state.error("invalid UTF-8 code") }
      values.append(Value(Int(code)))
      index += length
    }
    try call.state.ensureStack(call.arguments, values.count + ThreadState.nativeSlack)
    for (index, value) in values.enumerated() { call.setResult(index, value) }
    return values.count
  }

  private static func len(_ call: NativeCall) throws(PendingError) -> Int {
    let string = try call.string(0)
    var index = position(try call.integer(1, default: 1), count: string.pointee.count) - 1
    let last = position(try call.integer(2, default: -1), count: string.pointee.count) - 1
    guard index >= 0, index <= Int64(string.pointee.count) else { throw call.argumentError(1, "initial position out of bounds") }
    guard last < Int64(string.pointee.count) else { throw call.argumentError(2, "final position out of bounds") }
    var count = 0
    while index <= last {
      guard let (_, length) = decode(string.buffer, at: Int(index), isLax: !call[3].isFalse) else { return call.returning(.nil, Value(index + 1)) }
      index += Int64(length)
      count += 1
    }
    return call.returning(Value(count))
  }

  private static func offset(_ call: NativeCall) throws(PendingError) -> Int {
    let string = try call.string(0)
    let bytes = string.buffer
    var n = try call.integer(1)
    let start = position(try call.integer(2, default: n >= 0 ? 1 : Int64(bytes.count) + 1), count: bytes.count)
    guard start >= 1, start <= Int64(bytes.count) + 1 else { throw call.argumentError(2, "position out of bounds") }
    var index = Int(start) - 1
    func isTail(_ index: Int) -> Bool { index < bytes.count && isContinuation(bytes[index]) }
    if n == 0 {
      while index > 0, isTail(index) { index -= 1 }
      return call.returning(Value(index + 1))
    }
    if isTail(index) { throw call.state.error("initial position is a continuation byte") }
    if n < 0 {
      while n < 0, index > 0 {
        repeat { index -= 1 } while index > 0 && isTail(index)
        n += 1
      }
    } else {
      n -= 1
      while n > 0, index < bytes.count {
        repeat { index += 1 } while isTail(index)
        n -= 1
      }
    }
    return call.returning(n == 0 ? Value(index + 1) : .nil)
  }

  private static func codes(_ call: NativeCall) throws(PendingError) -> Int {
    let string = Value(try call.string(0))
    return call.returning(call.state.pointee.codesIterator, string, Value(0))
  }

  private static func nextCode(_ call: NativeCall) throws(PendingError) -> Int {
    let bytes = try call.string(0).buffer
    var index = Int(try call.integer(1))
    // From the last character's first byte to behind it.
    while index < bytes.count, index > 0, isContinuation(bytes[index]) { index += 1 }
    guard index < bytes.count else { return 0 }
    guard let (code, length) = decode(bytes, at: index, isLax: false), index + length >= bytes.count || !isContinuation(bytes[index + length]) else {
      throw call.state.error("invalid UTF-8 code")
    }
    return call.returning(Value(index + 1), Value(Int(code)))
  }
}
