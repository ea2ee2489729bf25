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

/// Numbers by fingerprint, in one flat table with open addressing.
struct FingerprintTable {
  private var keys: ContiguousArray<UInt64>
  /// -1 where the place is free.
  private var numbers: ContiguousArray<Int32>
  private var count = 0

  init(capacity: Int = 256) {
    keys = .init(repeating: 0, count: capacity)
    numbers = .init(repeating: -1, count: capacity)
  }

  /// The place of `key`, or the free one where it belongs.
  @inline(__always) private func place(_ key: UInt64) -> Int {
    let mask = keys.count &- 1
    var place = Int(truncatingIfNeeded: key) & mask
    while numbers[place] >= 0, keys[place] != key { place = (place &+ 1) & mask }
    return place
  }

  @inline(__always) subscript(_ key: Fingerprint) -> Int? {
    let number = numbers[place(key.value)]
    return number < 0 ? nil : Int(number)
  }

  /// Adds a fingerprint that isn't there yet.
  mutating func add(_ key: Fingerprint, _ number: Int) {
    if count &* 2 >= keys.count {
      let old = (keys, numbers)
      self = FingerprintTable(capacity: 2 * keys.count)
      for place in old.0.indices where old.1[place] >= 0 { put(old.0[place], old.1[place]) }
    }
    put(key.value, Int32(number))
  }

  private mutating func put(_ key: UInt64, _ number: Int32) {
    let place = place(key)
    (keys[place], numbers[place]) = (key, number)
    count += 1
  }

  /// Adds a fingerprint; false: it was there.
  mutating func insert(_ key: Fingerprint) -> Bool {
    if self[key] != nil { return false }
    add(key, 0)
    return true
  }
}
