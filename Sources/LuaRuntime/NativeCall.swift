import LuaBytecode
import LuaSyntax

/// A native function's view of its arguments, and where its results go.
struct NativeCall {
  let state: StatePointer
  /// The function's own slot; arguments follow it, and results replace it.
  let slot: UnsafeMutablePointer<Value>
  let count: Int

  @inline(__always)
  var arguments: UnsafeMutablePointer<Value> { slot + 1 }

  typealias Body = (NativeCall) throws(PendingError) -> Int

  /// Runs a function's body behind the C interface of `NativeEntry`.
  @inline(__always)
  static func run(_ state: UnsafeMutableRawPointer, _ arguments: UnsafeMutableRawPointer, _ count: Int, _ body: Body) -> Int {
    do throws(PendingError) {
      return try body(
        NativeCall(
          state: state.assumingMemoryBound(to: RuntimeState.self), slot: (arguments - ObjectLayout.valueSize).assumingMemoryBound(to: Value.self), count: count)
      )
    } catch {
      return -1
    }
  }

  /// The argument at an index from 0; nil for missing ones.
  @inline(__always)
  subscript(index: Int) -> Value { index < count ? arguments[index] : .nil }

  // MARK: Results

  @inline(__always)
  func returning(_ value: Value) -> Int {
    slot[0] = value
    return 1
  }

  func returning(_ first: Value, _ second: Value) -> Int {
    slot[0] = first
    slot[1] = second
    return 2
  }

  func returning(_ first: Value, _ second: Value, _ third: Value) -> Int {
    slot[0] = first
    slot[1] = second
    slot[2] = third
    return 3
  }

  /// Sets the result at an index; arguments from there on are gone.
  func setResult(_ index: Int, _ value: Value) { slot[index] = value }

  /// `nil, message`: how functions report failures that are not errors.
  func failing(_ message: String) -> Int { returning(.nil, Value(state.makeString(message))) }

  // MARK: Checked arguments

  var functionName: String {
    let name = slot[0].tag == Tag.native ? slot[0].native.pointee.name.text : "?"
    if state.pointee.isCalledByNative { return name }
    if state.currentInstruction?.opcode == .genericForCall { return "for iterator" }
    guard let dot = name.lastIndex(of: ".") else { return name }
    return String(name[name.index(after: dot)...])
  }

  func argumentError(_ index: Int, _ message: String) -> PendingError {
    var number = index + 1
    if !state.pointee.isCalledByNative, let called = state.calledName, called.kind == "method" {
      number -= 1
      if number == 0 { return state.error("calling '\(functionName)' on bad self (\(message))") }
    }
    return state.error("bad argument #\(number) to '\(functionName)' (\(message))")
  }

  func typeError(_ index: Int, expected: String) -> PendingError {
    let actual = index < count ? state.typeName(of: self[index]) : "no value"
    return argumentError(index, "\(expected) expected, got \(actual)")
  }

  func any(_ index: Int) throws(PendingError) -> Value {
    guard index < count else { throw argumentError(index, "value expected") }
    return arguments[index]
  }

  @inline(__always)
  func integer(_ index: Int) throws(PendingError) -> Int64 {
    let value = self[index]
    if value.tag == Tag.integer { return value.integer }
    return try convertedInteger(index)
  }

  @inline(never)
  private func convertedInteger(_ index: Int) throws(PendingError) -> Int64 {
    guard let number = self[index].coercedToNumber else { throw typeError(index, expected: "number") }
    guard let integer = number.asInteger else { throw argumentError(index, "number has no integer representation") }
    return integer
  }

  func integer(_ index: Int, default fallback: Int64) throws(PendingError) -> Int64 { self[index].isNil ? fallback : try integer(index) }

  /// A number of either kind, converted from a string if need be.
  func number(_ index: Int) throws(PendingError) -> Value {
    let value = self[index]
    if value.isNumber { return value }
    guard let number = value.coercedToNumber else { throw typeError(index, expected: "number") }
    return number
  }

  func double(_ index: Int) throws(PendingError) -> Double { try number(index).asDouble ?? 0 }

  @inline(__always)
  func string(_ index: Int) throws(PendingError) -> UnsafeMutablePointer<StringObject> {
    let value = self[index]
    if value.tag == Tag.string { return value.string }
    return try convertedString(index)
  }

  @inline(never)
  private func convertedString(_ index: Int) throws(PendingError) -> UnsafeMutablePointer<StringObject> {
    guard self[index].isNumber else { throw typeError(index, expected: "string") }
    let string = state.numberString(self[index])
    // The argument keeps the string alive.
    arguments[index] = Value(string)
    return string
  }

  func table(_ index: Int) throws(PendingError) -> UnsafeMutablePointer<TableObject> {
    guard self[index].tag == Tag.table else { throw typeError(index, expected: "table") }
    return arguments[index].table
  }

  func function(_ index: Int) throws(PendingError) -> Value {
    guard self[index].isFunction else { throw typeError(index, expected: "function") }
    return arguments[index]
  }

  // MARK: Calls back into Lua

  /// The first slot above the arguments.
  var free: UnsafeMutablePointer<Value> { arguments + count }

  /// Calls `function` with the arguments that the caller has put behind `slot`; the results replace it. Returns their count.
  func call(at slot: UnsafeMutablePointer<Value>, argumentCount: Int, wanted: Int) throws(PendingError) -> Int {
    let saved = state.pointee.thread.nativeTop
    defer { state.pointee.thread.nativeTop = saved }
    return try state.call(at: slot, argumentCount: argumentCount, wanted: wanted)
  }
}
