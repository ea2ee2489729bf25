import Glibc

/// The functions of the string library that match patterns.
enum StringPatterns {
  static let functions: [LibraryFunction] = [
    LibraryFunction("find") { NativeCall.run($0, $1, $2, find) },
    LibraryFunction("match") { NativeCall.run($0, $1, $2, match) },
    LibraryFunction("gmatch") { NativeCall.run($0, $1, $2, gmatch) },
    LibraryFunction("gsub") { NativeCall.run($0, $1, $2, gsub) },
  ]

  /// What `gmatch` returns a copy of, with its state captured.
  static let iterator = LibraryFunction("for iterator") { NativeCall.run($0, $1, $2, nextMatch) }

  private static func find(_ call: NativeCall) throws(PendingError) -> Int { try search(call, isFind: true) }

  private static func match(_ call: NativeCall) throws(PendingError) -> Int { try search(call, isFind: false) }

  private static func search(_ call: NativeCall, isFind: Bool) throws(PendingError) -> Int {
    let subject = try call.string(0)
    let pattern = try call.string(1)
    let start = StringLibrary.start(try call.integer(2, default: 1), count: subject.pointee.count) - 1
    guard start <= subject.pointee.count else { return call.returning(.nil) }
    if isFind, !call[3].isFalse || !pattern.buffer.contains(where: isSpecial) {
      guard let found = plainFind(subject.buffer, pattern.buffer, from: start) else { return call.returning(.nil) }
      return call.returning(Value(found + 1), Value(found + pattern.pointee.count))
    }
    var matcher = PatternMatcher(subject: subject.buffer, pattern: pattern.buffer, state: call.state)
    let isAnchored = pattern.buffer.first == UInt8(ascii: "^")
    var position = start
    repeat {
      if let end = try matcher.match(at: position, patternStart: isAnchored ? 1 : 0) {
        guard isFind else { return try pushCaptures(call, matcher, start: position, end: end) }
        var values = [Value(position + 1), Value(end)]
        for index in 0..<matcher.captures.count { values.append(try matcher.value(ofCapture: index, start: position, end: end)) }
        return results(call, values)
      }
      position += 1
    } while position <= subject.pointee.count && !isAnchored
    return call.returning(.nil)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "."), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "%"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func plainFind(_ subject: UnsafeBufferPointer<UInt8>, _ pattern: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let text = subject.baseAddress, let wanted = pattern.baseAddress, !pattern.isEmpty else { return start }
    var position = start
    while position + pattern.count <= subject.count {
      guard let found = memchr(text + position, Int32(pattern[0]), subject.count - pattern.count + 1 - position) else { return nil }
      position = UnsafeRawPointer(found) - UnsafeRawPointer(text)
      if memcmp(text + position, wanted, pattern.count) == 0 { return position }
      position += 1
    }
    return nil
  }

  private static func results(_ call: NativeCall, _ values: [Value]) -> Int {
    for (index, value) in values.enumerated() { call.setResult(index, value) }
    return values.count
  }

  private static func pushCaptures(_ call: NativeCall, _ matcher: PatternMatcher, start: Int, end: Int) throws(PendingError) -> Int {
    var values: [Value] = []
    for index in 0..<max(matcher.captures.count, 1) { values.append(try matcher.value(ofCapture: index, start: start, end: end)) }
    return results(call, values)
  }

  // MARK: gmatch

  private static func gmatch(_ call: NativeCall) throws(PendingError) -> Int {
    let subject = Value(try call.string(0))
    let pattern = Value(try call.string(1))
    let start = StringLibrary.start(try call.integer(2, default: 1), count: subject.string.pointee.count) - 1
    // Subject, pattern, next position, and the end of the last match.
    let state = call.state.makeTable(arrayCapacity: 4)
    for value in [subject, pattern, Value(start), Value(-1)] { call.state.append(state, value) }
    let name = call.state.makeString(iterator.name)
    return call.returning(Value(call.state.makeNative(name, kind: .plain, captured: Value(state), iterator.entry)))
  }

  private static func nextMatch(_ call: NativeCall) throws(PendingError) -> Int {
    let state = call.slot[0].native.pointee.captured.table
    let subject = state.value(forInteger: 1).string
    let pattern = state.value(forInteger: 2).string
    var position = Int(state.value(forInteger: 3).integer)
    let lastEnd = Int(state.value(forInteger: 4).integer)
    var matcher = PatternMatcher(subject: subject.buffer, pattern: pattern.buffer, state: call.state)
    while position <= subject.pointee.count {
      if let end = try matcher.match(at: position, patternStart: 0), end != lastEnd {
        call.state.set(state, integer: 3, Value(end))
        call.state.set(state, integer: 4, Value(end))
        return try pushCaptures(call, matcher, start: position, end: end)
      }
      position += 1
    }
    return call.returning(.nil)
  }

  // MARK: gsub

  private static func gsub(_ call: NativeCall) throws(PendingError) -> Int {
    let subject = try call.string(0)
    let pattern = try call.string(1)
    let replacement = call[2]
    switch replacement.tag {
    case Tag.string, Tag.integer, Tag.float: _ = try call.string(2)
    case Tag.table, Tag.closure, Tag.native: break
    default: throw call.typeError(2, expected: "string/function/table")
    }
    let limit = try call.integer(3, default: Int64(subject.pointee.count) + 1)
    let isAnchored = pattern.buffer.first == UInt8(ascii: "^")
    var matcher = PatternMatcher(subject: subject.buffer, pattern: pattern.buffer, state: call.state)
    var output: [UInt8] = []
    var position = 0
    var count: Int64 = 0
    var lastEnd = -1
    while count < limit {
      if let end = try matcher.match(at: position, patternStart: isAnchored ? 1 : 0), end != lastEnd {
        count += 1
        try append(call, matcher, position, end, to: &output)
        position = end
        lastEnd = end
      } else if position < subject.pointee.count {
        output.append(subject.bytes[position])
        position += 1
      } else {
        break
      }
      if isAnchored { break }
    }
    if position < subject.pointee.count { output.append(contentsOf: subject.buffer[position...]) }
    return call.returning(Value(call.state.makeString(output)), Value(count))
  }

  private static func append(_ call: NativeCall, _ matcher: PatternMatcher, _ start: Int, _ end: Int, to output: inout [UInt8]) throws(PendingError) {
    let replacement = call[2]
    let value: Value
    switch replacement.tag {
    case Tag.table: value = try call.state.index(replacement, try matcher.value(ofCapture: 0, start: start, end: end))
    case Tag.string: return try appendTemplate(call, matcher, start, end, to: &output)
    default:
      let slot = call.free
      slot[0] = replacement
      let count = max(matcher.captures.count, 1)
      for index in 0..<count { slot[1 + index] = try matcher.value(ofCapture: index, start: start, end: end) }
      _ = try call.call(at: slot, argumentCount: count, wanted: 1)
      value = slot[0]
    }
    if value.isFalse {
      output.append(contentsOf: matcher.subject[start..<end])
    } else if value.tag == Tag.string {
      output.append(contentsOf: value.string.buffer)
    } else if value.isNumber {
      output.append(contentsOf: call.state.numberString(value).buffer)
    } else {
      throw call.state.error("invalid replacement value (a \(call.state.typeName(of: value)))")
    }
  }

  private static func appendTemplate(
    _ call: NativeCall, _ matcher: PatternMatcher, _ start: Int, _ end: Int, to output: inout [UInt8]
  ) throws(PendingError) {
    let template = call[2].string.buffer
    var index = 0
    while index < template.count {
      let byte = template[index]
      index += 1
      guard byte == UInt8(ascii: "%") else {
        output.append(byte)
        continue
      }
      guard index < template.count else { throw call.state.error("invalid use of '%' in replacement string") }
      let selector = template[index]
      index += 1
      switch selector {
      case UInt8(ascii: "%"): output.append(selector)
      case UInt8(ascii: "0"): output.append(contentsOf: matcher.subject[start..<end])
      case 49...57:
        let value = try matcher.value(ofCapture: Int(selector) - 49, start: start, end: end)
        output.append(contentsOf: value.tag == Tag.string ? value.string.buffer : call.state.numberString(value).buffer)
      default: throw call.state.error("invalid use of '%' in replacement string")
      }
    }
  }
}
