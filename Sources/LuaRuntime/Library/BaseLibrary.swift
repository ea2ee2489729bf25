import Glibc
import LuaBytecode
import LuaSyntax

/// The basic functions (manual, section 6.1).
enum BaseLibrary {
  static let functions: [LibraryFunction] = [
    LibraryFunction("print") { NativeCall.run($0, $1, $2, print) },
    LibraryFunction("type") { NativeCall.run($0, $1, $2, type) },
    LibraryFunction("tostring") { NativeCall.run($0, $1, $2, tostring) },
    LibraryFunction("tonumber") { NativeCall.run($0, $1, $2, tonumber) },
    LibraryFunction("next", kind: .next) { NativeCall.run($0, $1, $2, next) },
    LibraryFunction("pairs") { NativeCall.run($0, $1, $2, pairs) },
    LibraryFunction("ipairs") { NativeCall.run($0, $1, $2, ipairs) },
    LibraryFunction("select") { NativeCall.run($0, $1, $2, select) },
    LibraryFunction("assert") { NativeCall.run($0, $1, $2, assert) },
    LibraryFunction("error") { NativeCall.run($0, $1, $2, error) },
    LibraryFunction("pcall", kind: .protectedCall) { NativeCall.run($0, $1, $2, pcall) },
    LibraryFunction("xpcall", kind: .handledCall) { NativeCall.run($0, $1, $2, xpcall) },
    LibraryFunction("rawget") { NativeCall.run($0, $1, $2, rawget) },
    LibraryFunction("rawset") { NativeCall.run($0, $1, $2, rawset) },
    LibraryFunction("rawlen") { NativeCall.run($0, $1, $2, rawlen) },
    LibraryFunction("rawequal") { NativeCall.run($0, $1, $2, rawequal) },
    LibraryFunction("setmetatable") { NativeCall.run($0, $1, $2, setmetatable) },
    LibraryFunction("getmetatable") { NativeCall.run($0, $1, $2, getmetatable) },
    LibraryFunction("load") { NativeCall.run($0, $1, $2, load) },
    LibraryFunction("collectgarbage") { NativeCall.run($0, $1, $2, collectgarbage) },
  ]

  /// What `ipairs` returns: not a global, but made like one.
  static let ipairsIterator = LibraryFunction("inext", kind: .inext) { NativeCall.run($0, $1, $2, inext) }

  private static func print(_ call: NativeCall) throws(PendingError) -> Int {
    for index in 0..<call.count {
      if index > 0 { call.state.pointee.output.append(9) }
      let string = try call.state.string(of: call.arguments[index])
      call.state.pointee.output.append(string.bytes, count: string.pointee.count)
    }
    call.state.pointee.output.append(10)
    return 0
  }

  private static func type(_ call: NativeCall) throws(PendingError) -> Int {
    let name = try call.any(0).typeName
    return call.returning(Value(call.state.makeString(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))))
  }

  private static func tostring(_ call: NativeCall) throws(PendingError) -> Int {
    let value = try call.any(0)
    return call.returning(Value(try call.state.string(of: value)))
  }

  private static func tonumber(_ call: NativeCall) throws(PendingError) -> Int {
    guard !call[1].isNil else {
      let value = try call.any(0)
      return call.returning(value.coercedToNumber ?? .nil)
    }
    guard call[0].tag == Tag.string else { throw call.typeError(0, expected: "string") }
    let base = try call.integer(1)
    guard 2...36 ~= base else { throw call.argumentError(1, "base out of range") }
    return call.returning(integer(call[0].string.buffer, base: UInt64(base)).map { Value($0) } ?? .nil)
  }

  private static func integer(_ text: UnsafeBufferPointer<UInt8>, base: UInt64) -> Int64? {
    var digits = text[...]
    while let first = digits.first, NumberLiteral.isSpace(first) { digits.removeFirst() }
    while let last = digits.last, NumberLiteral.isSpace(last) { digits.removeLast() }
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty else { return nil }
    var value: UInt64 = 0
    for byte in digits {
      let lower = byte | 0x20
      let digit: UInt64
      switch byte {
      case 48...57: digit = UInt64(byte - 48)
      default:
        guard 97...122 ~= lower else { return nil }
        digit = UInt64(lower - 87)
      }
      guard digit < base else { return nil }
      value = value &* base &+ digit
    }
    return Int64(bitPattern: isNegative ? 0 &- value : value)
  }

  private static func next(_ call: NativeCall) throws(PendingError) -> Int {
    let table = try call.table(0)
    let key = call[1]
    switch table.next(after: key, into: call.slot) {
    case .entry: return 2
    case .end: return call.returning(.nil)
    case .invalidKey: throw call.state.error("invalid key to 'next'")
    }
  }

  private static func pairs(_ call: NativeCall) throws(PendingError) -> Int {
    let value = try call.any(0)
    if let handler = call.state.handler(of: value, .pairs) {
      let slot = call.free
      slot[0] = handler
      slot[1] = value
      _ = try call.call(at: slot, argumentCount: 1, wanted: 3)
      return call.returning(slot[0], slot[1], slot[2])
    }
    return call.returning(call.state.pointee.globals.value(forString: call.state.makeString("next")), value, .nil)
  }

  private static func inext(_ call: NativeCall) throws(PendingError) -> Int {
    let index = try call.integer(1) &+ 1
    let value = try call.state.index(call[0], Value(index))
    if value.isNil { return call.returning(.nil) }
    return call.returning(Value(index), value)
  }

  private static func ipairs(_ call: NativeCall) throws(PendingError) -> Int {
    let value = try call.any(0)
    return call.returning(call.state.pointee.ipairsIterator, value, Value(0))
  }

  private static func select(_ call: NativeCall) throws(PendingError) -> Int {
    if call[0].tag == Tag.string, call[0].string.pointee.count == 1, call[0].string.bytes[0] == UInt8(ascii: "#") {
      return call.returning(Value(call.count - 1))
    }
    let index = try call.integer(0)
    guard index != 0, index > 0 || -index < Int64(call.count) else { throw call.argumentError(0, "index out of range") }
    let first = index > 0 ? Int(clamping: index) : call.count + Int(index)
    guard first < call.count else { return 0 }
    for offset in 0..<call.count - first { call.setResult(offset, call.arguments[first + offset]) }
    return call.count - first
  }

  private static func assert(_ call: NativeCall) throws(PendingError) -> Int {
    let value = try call.any(0)
    if value.isFalse {
      guard call.count > 1 else { throw call.state.error("assertion failed!") }
      guard call[1].tag == Tag.string else { throw call.state.error(value: call[1]) }
      throw call.state.error(call[1].string)
    }
    for index in 0..<call.count { call.setResult(index, call.arguments[index]) }
    return call.count
  }

  private static func error(_ call: NativeCall) throws(PendingError) -> Int {
    let value = call[0]
    let level = try call.integer(1, default: 1)
    if value.tag == Tag.string, level > 0 {
      throw call.state.error(value.string, level: Int(clamping: min(level, 1000)))
    }
    throw call.state.error(value: value)
  }

  private static func pcall(_ call: NativeCall) throws(PendingError) -> Int {
    _ = try call.any(0)
    let (state, frame) = (call.state, call.state.pointee.thread.frame)
    do throws(PendingError) {
      let count = try call.call(at: call.arguments, argumentCount: call.count - 1, wanted: -1)
      call.slot[0] = Value(true)
      return count + 1
    } catch {
      state.pointee.thread.frame = frame
      return call.returning(Value(false), state.takeError())
    }
  }

  private static func xpcall(_ call: NativeCall) throws(PendingError) -> Int {
    guard call.count >= 2 else { throw call.typeError(1, expected: "function") }
    let (state, frame) = (call.state, call.state.pointee.thread.frame)
    let handler = call[1]
    swap(&call.arguments[0], &call.arguments[1])
    do throws(PendingError) {
      let count = try call.call(at: call.arguments + 1, argumentCount: call.count - 2, wanted: -1)
      for index in 0..<count { call.arguments[index] = call.arguments[index + 1] }
      call.slot[0] = Value(true)
      return count + 1
    } catch {
      state.pointee.thread.frame = frame
      let value = state.takeError()
      state.pointee.thread.nativeTop = call.free
      return call.returning(Value(false), try state.call(handler, value, .nil))
    }
  }

  private static func rawget(_ call: NativeCall) throws(PendingError) -> Int { call.returning(try call.table(0).value(for: try call.any(1))) }

  private static func rawset(_ call: NativeCall) throws(PendingError) -> Int {
    let table = try call.table(0)
    let key = call[1]
    if key.isNil { throw call.state.error("table index is nil") }
    if key.tag == Tag.float, key.float.isNaN { throw call.state.error("table index is NaN") }
    call.state.set(table, key, try call.any(2))
    return call.returning(Value(table))
  }

  private static func rawlen(_ call: NativeCall) throws(PendingError) -> Int {
    switch call[0].tag {
    case Tag.table: return call.returning(Value(call[0].table.length))
    case Tag.string: return call.returning(Value(call[0].string.pointee.count))
    default: throw call.argumentError(0, "table or string expected")
    }
  }

  private static func rawequal(_ call: NativeCall) throws(PendingError) -> Int {
    call.returning(Value(try call.any(0).isRawEqual(to: try call.any(1))))
  }

  private static func setmetatable(_ call: NativeCall) throws(PendingError) -> Int {
    let table = try call.table(0)
    guard call[1].isNil && call.count > 1 || call[1].tag == Tag.table else { throw call.typeError(1, expected: "nil or table") }
    if let old = table.pointee.metatable, call.state.handler(in: old, .metatable) != nil {
      throw call.state.error("cannot change a protected metatable")
    }
    table.pointee.metatable = call[1].isNil ? nil : call[1].table
    return call.returning(Value(table))
  }

  private static func getmetatable(_ call: NativeCall) throws(PendingError) -> Int {
    guard let metatable = call.state.metatable(of: try call.any(0)) else { return call.returning(.nil) }
    return call.returning(call.state.handler(in: metatable, .metatable) ?? Value(metatable))
  }

  private static func load(_ call: NativeCall) throws(PendingError) -> Int {
    var source: [UInt8] = []
    var name: String
    if call[0].tag == Tag.string {
      source = Array(call[0].string.buffer)
      name = call[0].string.text
    } else {
      let function = try call.function(0)
      name = "=(load)"
      while true {
        call.free[0] = function
        _ = try call.call(at: call.free, argumentCount: 0, wanted: 1)
        let piece = call.free[0]
        if piece.isNil { break }
        guard piece.tag == Tag.string else { throw call.state.error("reader function must return a string") }
        if piece.string.pointee.count == 0 { break }
        source += piece.string.buffer
      }
    }
    if !call[1].isNil { name = try call.string(1).text }
    if source.first == 27 { return call.failing("attempt to load a binary chunk (mode is 't')") }
    let machine = call.state.machine
    do {
      let prototype = try Compiler.compile(source: source, chunkName: displayName(ofChunk: name))
      return call.returning(Value(machine.mainClosure(prototype, environment: call.count > 3 ? call[3] : nil)))
    } catch {
      return call.failing(error.luaDescription)
    }
  }

  /// A chunk name as messages show it: `=name` and `@file` without their marks, source text as `[string "…"]`.
  static func displayName(ofChunk name: String) -> String {
    if name.hasPrefix("=") || name.hasPrefix("@") { return String(name.dropFirst()) }
    let firstLine = name.prefix { $0 != "\n" && $0 != "\r\n" }
    let limit = 60 - "[string \"...\"]".utf8.count - 1
    if firstLine.utf8.count == name.utf8.count, name.utf8.count <= limit { return "[string \"\(name)\"]" }
    return "[string \"\(String(decoding: firstLine.utf8.prefix(limit), as: UTF8.self))...\"]"
  }

  private static func collectgarbage(_ call: NativeCall) throws(PendingError) -> Int {
    let option = call[0].isNil ? "collect" : try call.string(0).text
    switch option {
    case "collect", "step":
      let wasStopped = call.state.pointee.isCollectorStopped
      call.state.pointee.isCollectorStopped = false
      call.state.collectGarbage(liveEnd: call.free)
      call.state.pointee.isCollectorStopped = wasStopped
      return call.returning(option == "step" ? Value(true) : Value(0))
    case "count": return call.returning(Value(Double(call.state.pointee.heapBytes) / 1024))
    case "stop", "restart":
      call.state.pointee.isCollectorStopped = option == "stop"
      return call.returning(Value(0))
    case "isrunning": return call.returning(Value(!call.state.pointee.isCollectorStopped))
    case "incremental", "generational": return call.returning(Value(call.state.makeString("incremental")))
    case "setpause", "setstepmul": return call.returning(Value(100))
    default: throw call.argumentError(0, "invalid option '\(option)'")
    }
  }
}

extension StatePointer {
  /// An error whose message may hold any bytes, with the place of a level in front.
  func error(_ message: UnsafeMutablePointer<StringObject>, level: Int = 1) -> PendingError {
    error(value: Value(makeString(Array(place(level: level).utf8) + Array(message.buffer))))
  }

  /// The error value, which is no longer pending.
  func takeError() -> Value {
    defer { pointee.errorValue = .nil }
    return pointee.errorValue
  }
}
