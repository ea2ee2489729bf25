import Glibc

/// `string.format`: the conversions of C's printf, on Lua values.
enum StringFormat {
  static func format(_ call: NativeCall) throws(PendingError) -> Int {
    let format = Array(try call.string(0).buffer)
    var output: [UInt8] = []
    var index = 0
    var argument = 0
    while index < format.count {
      let byte = format[index]
      index += 1
      guard byte == UInt8(ascii: "%") else {
        output.append(byte)
        continue
      }
      if index < format.count, format[index] == UInt8(ascii: "%") {
        output.append(byte)
        index += 1
        continue
      }
      let start = index
      while index < format.count, isFlagOrDigit(format[index]) { index += 1 }
      guard index < format.count, index - start < 20 else {
        throw call.state.error("invalid conversion '%\(String(decoding: format[start...], as: UTF8.self))' to 'format'")
      }
      let specification = Array(format[start..<index])
      argument += 1
      try convert(format[index], specification, call, argument, into: &output)
      index += 1
    }
    return call.returning(Value(call.state.makeString(output)))
  }

  private static func isFlagOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static func convert(
    _ conversion: UInt8, _ specification: [UInt8], _ call: NativeCall, _ argument: Int, into output: inout [UInt8]
  ) throws(PendingError) {
    guard argument < call.count else { throw call.argumentError(argument, "no value") }
    switch Character(Unicode.Scalar(conversion)) {
    case "d", "i":
      let value = try call.integer(argument)
      if specification.isEmpty {
        output.append(contentsOf: String(value).utf8)
      } else {
        print(specification, "lld", [value], into: &output)
      }
    case "u": print(specification, "llu", [try call.integer(argument)], into: &output)
    case "x", "X", "o": print(specification, "ll" + String(Unicode.Scalar(conversion)), [try call.integer(argument)], into: &output)
    case "c":
      let code = try call.integer(argument)
      if specification.isEmpty {
        output.append(UInt8(truncatingIfNeeded: code))
      } else {
        print(specification, "c", [Int32(truncatingIfNeeded: code)], into: &output)
      }
    case "e", "E", "f", "F", "g", "G", "a", "A":
      print(specification, String(Unicode.Scalar(conversion)), [try call.double(argument)], into: &output)
    case "p":
      let value = call[argument]
      let text = value.tag >= Tag.firstObject ? "0x" + String(value.payload, radix: 16) : "(null)"
      pad(Array(text.utf8), specification, into: &output)
    case "s":
      let string = try call.state.string(of: call[argument])
      pad(Array(string.buffer), specification, into: &output)
    case "q":
      guard specification.isEmpty else { throw call.state.error("specifier '%q' cannot have modifiers") }
      try quote(call, argument, into: &output)
    default:
      let text = String(decoding: specification + [conversion], as: UTF8.self)
      throw call.state.error("invalid conversion '%\(text)' to 'format'")
    }
  }

  private static func print(_ specification: [UInt8], _ conversion: String, _ arguments: [any CVarArg], into output: inout [UInt8]) {
    let format = "%" + String(decoding: specification, as: UTF8.self) + conversion
    let capacity = 512
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let count = Int(withVaList(arguments) { vsnprintf(buffer.baseAddress, capacity, format, $0) })
      for index in 0..<min(count, capacity - 1) { output.append(UInt8(bitPattern: buffer[index])) }
    }
  }

  /// Width, `-` and precision for strings, which may hold any bytes.
  private static func pad(_ bytes: [UInt8], _ specification: [UInt8], into output: inout [UInt8]) {
    var width = 0
    var precision: Int?
    var isLeft = false
    for byte in specification {
      switch byte {
      case UInt8(ascii: "-"): isLeft = true
      case UInt8(ascii: "."): precision = 0
      case 48...57:
        if let digits = precision { precision = digits * 10 + Int(byte - 48) } else { width = width * 10 + Int(byte - 48) }
      default: break
      }
    }
    let shown = precision.map { bytes.prefix($0) } ?? bytes[...]
    let padding = [UInt8](repeating: 32, count: max(0, min(width, 10_000) - shown.count))
    output += isLeft ? shown + padding : padding + shown
  }

  private static func quote(_ call: NativeCall, _ argument: Int, into output: inout [UInt8]) throws(PendingError) {
    let value = call[argument]
    switch value.tag {
    case Tag.string:
      let bytes = Array(value.string.buffer)
      output.append(34)
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case 34, 92, 10: output += [92, byte]
        case 0..<32, 127:
          let isFollowedByDigit = index + 1 < bytes.count && 48...57 ~= bytes[index + 1]
          let text = String(byte)
          output.append(92)
          output += (isFollowedByDigit ? String(repeating: "0", count: 3 - text.count) + text : text).utf8
        default: output.append(byte)
        }
      }
      output.append(34)
    case Tag.integer: output += (value.integer == Int64.min ? "0x8000000000000000" : String(value.integer)).utf8
    case Tag.float:
      let float = value.float
      if float == .infinity {
        output += "1e9999".utf8
      } else if float == -.infinity {
        output += "-1e9999".utf8
      } else if float.isNaN {
        output += "(0/0)".utf8
      } else {
        print([], "a", [float], into: &output)
      }
    case Tag.nil, Tag.false, Tag.true: output += call.state.makeStringText(of: value).utf8
    default: throw call.argumentError(argument, "value has no literal form")
    }
  }
}

extension StatePointer {
  /// The text of nil and the truth values.
  func makeStringText(of value: Value) -> String {
    switch value.tag {
    case Tag.nil: "nil"
    case Tag.false: "false"
    default: "true"
    }
  }
}
