import Glibc

/// The value of a Lua number: the language has two kinds.
package enum LuaNumber: Hashable, Sendable {
  case integer(Int64)
  case float(Double)
}

/// Lua's conversion of text to numbers, shared by the lexer, `tonumber` and arithmetic on strings.
package enum NumberLiteral {
  /// The number that `text` spells, with white space around it and a sign allowed; nil if it is no number.
  ///
  /// Decimal integers that overflow become floats; hexadecimal ones wrap around (manual, section 3.1).
  package static func parse(_ text: UnsafeBufferPointer<UInt8>) -> LuaNumber? {
    var start = 0
    var end = text.count
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    var index = start
    var isNegative = false
    if index < end, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
      isNegative = text[index] == UInt8(ascii: "-")
      index += 1
    }
    guard index < end else { return nil }
    if index + 1 < end, text[index] == UInt8(ascii: "0"), text[index + 1] | 0x20 == UInt8(ascii: "x") {
      return hexadecimal(text, from: index + 2, to: end, isNegative: isNegative)
    }
    if let integer = decimalInteger(text, from: index, to: end, isNegative: isNegative) { return .integer(integer) }
    return decimalFloat(text, from: start, digits: index, to: end)
  }

  package static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  package static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  private static func decimalInteger(_ text: UnsafeBufferPointer<UInt8>, from: Int, to end: Int, isNegative: Bool) -> Int64? {
    var magnitude: UInt64 = 0
    for index in from..<end {
      guard isDigit(text[index]) else { return nil }
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(text[index] - 48))
      if overflow || carry { return nil }
      magnitude = sum
    }
    let limit = UInt64(Int64.max) + (isNegative ? 1 : 0)
    guard magnitude <= limit else { return nil }
    return Int64(bitPattern: isNegative ? 0 &- magnitude : magnitude)
  }

  private static func decimalFloat(_ text: UnsafeBufferPointer<UInt8>, from start: Int, digits: Int, to end: Int) -> LuaNumber? {
    // strtod also takes "inf", "nan" and hexadecimal; Lua's grammar does not.
    for index in digits..<end {
      switch text[index] {
      case 48...57, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"): break
      default: return nil
      }
    }
    guard isDigit(text[digits]) || text[digits] == UInt8(ascii: ".") else { return nil }
    var copy = text[start..<end].map { CChar(bitPattern: $0) }
    copy.append(0)
    return copy.withUnsafeBufferPointer { buffer in
      guard let begin = buffer.baseAddress else { return nil }
      var stop: UnsafeMutablePointer<CChar>?
      let value = strtod(begin, &stop)
      guard let stop, UnsafePointer(stop) == begin + (buffer.count - 1) else { return nil }
      return .float(value)
    }
  }

  private static func hexadecimal(_ text: UnsafeBufferPointer<UInt8>, from: Int, to end: Int, isNegative: Bool) -> LuaNumber? {
    var index = from
    var wrapped: UInt64 = 0
    var mantissa = 0.0
    var exponent = 0
    var digits = 0
    while index < end, let digit = hexDigit(text[index]) {
      wrapped = wrapped &* 16 &+ UInt64(digit)
      mantissa = mantissa * 16 + Double(digit)
      digits += 1
      index += 1
    }
    if index == end { return digits == 0 ? nil : .integer(Int64(bitPattern: isNegative ? 0 &- wrapped : wrapped)) }
    if text[index] == UInt8(ascii: ".") {
      index += 1
      while index < end, let digit = hexDigit(text[index]) {
        mantissa = mantissa * 16 + Double(digit)
        exponent -= 4
        digits += 1
        index += 1
      }
    }
    guard digits > 0 else { return nil }
    if index < end {
      guard text[index] | 0x20 == UInt8(ascii: "p") else { return nil }
      index += 1
      var isNegativeExponent = false
      if index < end, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
        isNegativeExponent = text[index] == UInt8(ascii: "-")
        index += 1
      }
      guard index < end else { return nil }
      var written = 0
      while index < end {
        guard isDigit(text[index]) else { return nil }
        written = min(written * 10 + Int(text[index] - 48), 100_000)
        index += 1
      }
      exponent += isNegativeExponent ? -written : written
    }
    let value = ldexp(mantissa, Int32(clamping: exponent))
    return .float(isNegative ? -value : value)
  }
}
