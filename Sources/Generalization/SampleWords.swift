/// A set of samples as words of bits, in the layout of a ``SampleColumns``.
typealias SampleWords = ContiguousArray<UInt64>

extension SampleWords {
  /// Number of samples in the set.
  var population: Int { reduce(0) { $0 &+ $1.nonzeroBitCount } }
}

/// Tells sequences of words apart; that two have the same by chance is too seldom to matter.
struct Fingerprint {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always) mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0xD6E8_FEB8_6659_FD93
    value ^= value &>> 32
  }
}
