import Glibc

/// Numbers as text, the way Lua writes them.
package enum NumberFormat {
  /// Room for any number's text.
  package static let capacity = 64

  /// Writes the decimal digits of an integer; returns the length.
  package static func write(_ value: Int64, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var magnitude = value.magnitude
    var index = capacity
    repeat {
      index -= 1
      buffer[index] = UInt8(truncatingIfNeeded: magnitude % 10) + 48
      magnitude /= 10
    } while magnitude > 0
    if value < 0 {
      index -= 1
      buffer[index] = UInt8(ascii: "-")
    }
    let length = capacity - index
    for offset in 0..<length { buffer[offset] = buffer[index + offset] }
    return length
  }

  /// Writes a float with 14 significant digits, and ".0" if it looks like an integer; returns the length.
  package static func write(_ value: Double, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var length = buffer.withMemoryRebound(to: CChar.self) { characters in
      withVaList([value]) { Int(vsnprintf(characters.baseAddress, capacity, "%.14g", $0)) }
    }
    let looksLikeInteger = buffer[..<length].allSatisfy { $0 == UInt8(ascii: "-") || $0 &- 48 < 10 }
    if looksLikeInteger {
      buffer[length] = UInt8(ascii: ".")
      buffer[length + 1] = UInt8(ascii: "0")
      length += 2
    }
    return length
  }
}

extension StatePointer {
  /// The string of a number, as `tostring` gives it.
  package func numberString(_ value: Value) -> UnsafeMutablePointer<StringObject> {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberFormat.capacity) { buffer in
      let length =
        value.tag == Tag.integer ? NumberFormat.write(value.integer, into: buffer) : NumberFormat.write(value.float, into: buffer)
      return makeString(UnsafeBufferPointer(rebasing: buffer[..<length]))
    }
  }
}
