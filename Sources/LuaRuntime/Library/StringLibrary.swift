import Glibc

/// String manipulation (manual, section 6.4), but for patterns and `format`.
enum StringLibrary {
  static let functions: [LibraryFunction] =
    [
      LibraryFunction("len") { NativeCall.run($0, $1, $2, len) },
      LibraryFunction("byte") { NativeCall.run($0, $1, $2, byte) },
      LibraryFunction("char") { NativeCall.run($0, $1, $2, char) },
      LibraryFunction("sub") { NativeCall.run($0, $1, $2, sub) },
      LibraryFunction("rep") { NativeCall.run($0, $1, $2, rep) },
      LibraryFunction("lower") { NativeCall.run($0, $1, $2, lower) },
      LibraryFunction("upper") { NativeCall.run($0, $1, $2, upper) },
      LibraryFunction("reverse") { NativeCall.run($0, $1, $2, reverse) },
      LibraryFunction("format") { NativeCall.run($0, $1, $2, StringFormat.format) },
    ]

  private static func len(_ call: NativeCall) throws(PendingError) -> Int { call.returning(Value(try call.string(0).pointee.count)) }

  /// A start position: negative ones count from the end; at least 1.
  static func start(_ position: Int64, count: Int) -> Int {
    if position > 0 { return Int(clamping: position) }
    if position == 0 || position < -Int64(count) { return 1 }
    return count + Int(position) + 1
  }

  /// An end position: negative ones count from the end; at most the length.
  static func end(_ position: Int64, count: Int) -> Int {
    if position > Int64(count) { return count }
    if position >= 0 { return Int(position) }
    return position < -Int64(count) ? 0 : count + Int(position) + 1
  }

  private static func byte(_ call: NativeCall) throws(PendingError) -> Int {
    let string = try call.string(0)
    let position = try call.integer(1, default: 1)
    let first = start(position, count: string.pointee.count)
    let last = end(try call.integer(2, default: position), count: string.pointee.count)
    // A position of 0, or before the start, names no byte.
    if call[2].isNil, position == 0 || position < -Int64(string.pointee.count) { return 0 }
    guard first <= last else { return 0 }
    try call.state.ensureStack(call.arguments, last - first + ThreadState.nativeSlack)
    for index in first...last { call.setResult(index - first, Value(Int(string.bytes[index - 1]))) }
    return last - first + 1
  }

  private static func char(_ call: NativeCall) throws(PendingError) -> Int {
    try withUnsafeTemporary(count: call.count) { (buffer) throws(PendingError) in
      for index in 0..<call.count {
        let code = try call.integer(index)
        guard 0...255 ~= code else { throw call.argumentError(index, "value out of range") }
        buffer[index] = UInt8(code)
      }
      return call.returning(Value(call.state.makeString(UnsafeBufferPointer(buffer))))
    }
  }

  /// A scratch buffer of exactly `count` bytes.
  static func withUnsafeTemporary(count: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) throws(PendingError) -> Int) throws(PendingError) -> Int {
    let result = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(count, 1)) { buffer -> Result<Int, PendingError> in
      do throws(PendingError) {
        return .success(try body(UnsafeMutableBufferPointer(rebasing: buffer[..<count])))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func sub(_ call: NativeCall) throws(PendingError) -> Int {
    let string = try call.string(0)
    let first = start(try call.integer(1), count: string.pointee.count)
    let last = end(try call.integer(2, default: -1), count: string.pointee.count)
    guard first <= last else { return call.returning(Value(call.state.makeString(""))) }
    return call.returning(Value(call.state.makeString(UnsafeBufferPointer(start: string.bytes + (first - 1), count: last - first + 1))))
  }

  private static func rep(_ call: NativeCall) throws(PendingError) -> Int {
    let string = try call.string(0)
    let times = try call.integer(1)
    let separator = call[2].isNil ? nil : try call.string(2)
    guard times > 0 else { return call.returning(Value(call.state.makeString(""))) }
    let separatorCount = separator?.pointee.count ?? 0
    let (total, overflow) = (string.pointee.count + separatorCount).multipliedReportingOverflow(by: Int(times))
    guard !overflow, total < 1 << 31 else { throw call.state.error("resulting string too large") }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(total)
    for index in 0..<Int(times) {
      bytes.append(contentsOf: string.buffer)
      if let separator, index < Int(times) - 1 { bytes.append(contentsOf: separator.buffer) }
    }
    return call.returning(Value(call.state.makeString(bytes)))
  }

  private static func mapped(_ call: NativeCall, _ transform: (UInt8) -> UInt8) throws(PendingError) -> Int {
    let string = try call.string(0)
    return try withUnsafeTemporary(count: string.pointee.count) { (buffer) throws(PendingError) in
      for index in 0..<buffer.count { buffer[index] = transform(string.bytes[index]) }
      return call.returning(Value(call.state.makeString(UnsafeBufferPointer(buffer))))
    }
  }

  private static func lower(_ call: NativeCall) throws(PendingError) -> Int { try mapped(call) { 65...90 ~= $0 ? $0 + 32 : $0 } }

  private static func upper(_ call: NativeCall) throws(PendingError) -> Int { try mapped(call) { 97...122 ~= $0 ? $0 - 32 : $0 } }

  private static func reverse(_ call: NativeCall) throws(PendingError) -> Int {
    let string = try call.string(0)
    return try withUnsafeTemporary(count: string.pointee.count) { (buffer) throws(PendingError) in
      for index in 0..<buffer.count { buffer[index] = string.bytes[buffer.count - 1 - index] }
      return call.returning(Value(call.state.makeString(UnsafeBufferPointer(buffer))))
    }
  }
}
