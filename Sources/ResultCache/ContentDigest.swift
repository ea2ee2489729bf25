/// 128 bits that change whenever the bytes do: they find mistakes, not forgeries.
///
/// Two lanes that multiply and mix words of 8 bytes, with different constants; how the bytes are handed over in parts doesn't matter as long as
/// all parts but the last have a multiple of 8 bytes.
struct ContentDigest {
  private var low: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var high: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  /// Bytes so far.
  private(set) var count = 0

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    while offset + 8 <= bytes.count {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    if offset < bytes.count {
      var rest: UInt64 = 0
      for byte in bytes[offset...].reversed() { rest = rest << 8 | UInt64(byte) }
      add(rest)
    }
    count += bytes.count
  }

  private mutating func add(_ word: UInt64) {
    low = Self.mixed((low ^ word) &* 0xFF51_AFD7_ED55_8CCD)
    high = Self.mixed((high &+ word) &* 0xC4CE_B9FE_1A85_EC53)
  }

  private static func mixed(_ word: UInt64) -> UInt64 { (word << 31 | word >> 33) ^ word >> 15 }

  /// 32 hexadecimal digits.
  var text: String { Self.digits(Self.mixed(low &+ UInt64(count)) &* 0xFF51_AFD7_ED55_8CCD) + Self.digits(high ^ UInt64(count)) }

  private static func digits(_ word: UInt64) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }

  /// 63 bits of the digest of `text`.
  static func short(_ text: String) -> Int64 {
    var digest = ContentDigest()
    var text = text
    text.withUTF8 { digest.add(UnsafeRawBufferPointer($0)) }
    return Int64(bitPattern: digest.low ^ digest.high ^ UInt64(digest.count)) & .max
  }
}
