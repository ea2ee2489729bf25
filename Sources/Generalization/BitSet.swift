/// A fixed-size set of small numbers.
struct BitSet: Hashable, Sendable {
  var words: ContiguousArray<UInt64>

  init(count: Int, filled: Bool = false) {
    words = ContiguousArray(repeating: filled ? .max : 0, count: (count + 63) / 64)
    if filled, count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
  }

  subscript(_ index: Int) -> Bool {
    get { words[index >> 6] &>> UInt64(index & 63) & 1 != 0 }
    set {
      if newValue { words[index >> 6] |= 1 &<< UInt64(index & 63) } else { words[index >> 6] &= ~(1 &<< UInt64(index & 63)) }
    }
  }
  /// Appends the words of another set, to compare two sets as one.
  mutating func append(_ other: BitSet) { words += other.words }
  var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  mutating func formUnion(_ other: BitSet) { for index in words.indices { words[index] |= other.words[index] } }
  mutating func formIntersection(_ other: BitSet) { for index in words.indices { words[index] &= other.words[index] } }
  mutating func subtract(_ other: BitSet) { for index in words.indices { words[index] &= ~other.words[index] } }
  func intersectionCount(_ other: BitSet) -> Int {
    var count = 0
    for index in words.indices { count &+= (words[index] & other.words[index]).nonzeroBitCount }
    return count
  }
  /// Every member of `other` is in this or in `second`.
  func covers(_ other: BitSet, with second: BitSet) -> Bool {
    for index in words.indices where other.words[index] & ~(words[index] | second.words[index]) != 0 { return false }
    return true
  }
  func isSuperset(of other: BitSet) -> Bool {
    for index in words.indices where other.words[index] & ~words[index] != 0 { return false }
    return true
  }
}
