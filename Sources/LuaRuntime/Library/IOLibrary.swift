import Glibc
import LuaSyntax

/// Input and output on the standard streams (manual, section 6.8, in part).
enum IOLibrary {
  static let functions: [LibraryFunction] = [
    LibraryFunction("write") { NativeCall.run($0, $1, $2, write) },
    LibraryFunction("read") { NativeCall.run($0, $1, $2, read) },
  ]

  private static func write(_ call: NativeCall) throws(PendingError) -> Int {
    for index in 0..<call.count {
      let string = try call.string(index)
      call.state.pointee.output.append(string.bytes, count: string.pointee.count)
    }
    return 0
  }

  private static func read(_ call: NativeCall) throws(PendingError) -> Int {
    call.state.pointee.output.flush()
    if call.count == 0 { return call.returning(line(call.state, keepsEnd: false)) }
    var results: [Value] = []
    for index in 0..<call.count {
      let value: Value
      if call[index].tag == Tag.integer {
        value = bytes(call.state, count: Int(clamping: call[index].integer))
      } else {
        switch try call.string(index).text.drop(while: { $0 == "*" }).first {
        case "l": value = line(call.state, keepsEnd: false)
        case "L": value = line(call.state, keepsEnd: true)
        case "a": value = bytes(call.state, count: .max, allowsEmpty: true)
        case "n":
          let text = line(call.state, keepsEnd: false)
          value = text.coercedToNumber ?? .nil
        default: throw call.argumentError(index, "invalid format")
        }
      }
      results.append(value)
      if value.isNil { break }
    }
    for (index, value) in results.enumerated() { call.setResult(index, value) }
    return results.count
  }

  private static func line(_ state: StatePointer, keepsEnd: Bool) -> Value {
    var bytes: [UInt8] = []
    var isAtEnd = true
    while true {
      guard let character = state.pointee.input.next() else { break }
      isAtEnd = false
      if character == 10 {
        if keepsEnd { bytes.append(10) }
        break
      }
      bytes.append(character)
    }
    return isAtEnd ? .nil : Value(state.makeString(bytes))
  }

  private static func bytes(_ state: StatePointer, count: Int, allowsEmpty: Bool = false) -> Value {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard let character = state.pointee.input.next() else { break }
      bytes.append(character)
    }
    return bytes.isEmpty && !allowsEmpty && count > 0 ? .nil : Value(state.makeString(bytes))
  }
}
