import BitVector

/// Damaged variants of good files.
package struct Mutator: Sendable {
  private let seeds: [[UInt8]]
  private let words: [[UInt8]]
  /// Bytes that no variant exceeds.
  private static let sizeLimit = 1 << 20

  /// `seeds` are the good files, at least one.
  package init(_ reader: FuzzedReader, seeds: [[UInt8]]) {
    self.seeds = seeds
    words = reader.words.map { Array($0.utf8) }
  }

  /// Variant number `number`; the same seed and number give the same bytes.
  package func mutant(seed: UInt64, number: Int) -> [UInt8] {
    var mixer = SplitMix64(seed: seed)
    var random = SplitMix64(seed: mixer.next() ^ UInt64(number) &* 0xD129_0E2C_3B1F_57A5)
    var bytes = seeds.randomElement(using: &random)!
    // One change in half of the cases, more and more seldom.
    for _ in 0...min(3, random.next().trailingZeroBitCount) { mutate(&bytes, &random) }
    return Array(bytes.prefix(Self.sizeLimit))
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    func place(in bytes: [UInt8]) -> Int { Int(random.next() % UInt64(bytes.count + 1)) }
    func stretch(of bytes: [UInt8], upTo limit: UInt64) -> Range<Int> {
      let start = place(in: bytes)
      return start..<min(bytes.count, start + Int(random.next() % (limit + 1)))
    }
    switch random.next() % 12 {
    case 0: bytes.removeSubrange(stretch(of: bytes, upTo: 8))
    case 1: bytes.removeSubrange(stretch(of: bytes, upTo: 200))
    case 2, 3: bytes.replaceSubrange(stretch(of: bytes, upTo: 6), with: words.randomElement(using: &random)!)
    case 4: bytes.insert(contentsOf: words.randomElement(using: &random)!, at: place(in: bytes))
    case 5:
      let at = place(in: bytes)
      if at < bytes.count { bytes[at] = UInt8(truncatingIfNeeded: random.next()) }
    case 6:
      let at = place(in: bytes)
      if at < bytes.count { bytes[at] ^= 1 << UInt8(random.next() % 8) }
    case 7: bytes.insert(contentsOf: Array(bytes[stretch(of: bytes, upTo: 60)]), at: place(in: bytes))
    case 8:
      // The end of another file.
      let other = seeds.randomElement(using: &random)!
      bytes.replaceSubrange(place(in: bytes)..., with: other[place(in: other)...])
    case 9: replaceNumber(&bytes, &random)
    case 10:
      // A line, or a word, over and over.
      let piece = random.next() % 2 == 0 ? words.randomElement(using: &random)! : Array(bytes[stretch(of: bytes, upTo: 30)])
      let count = [3, 50, 2_000, 70_000][Int(random.next() % 64 == 0 ? 3 : random.next() % 3)]
      bytes.insert(contentsOf: [[UInt8]](repeating: piece, count: count).joined(), at: place(in: bytes))
    default:
      // Two stretches change places.
      let (a, b) = (stretch(of: bytes, upTo: 20), stretch(of: bytes, upTo: 20))
      let (first, second) = a.lowerBound <= b.lowerBound ? (a, b) : (b, a)
      guard first.upperBound <= second.lowerBound else { return }
      let (left, right) = (Array(bytes[first]), Array(bytes[second]))
      bytes.replaceSubrange(second, with: left)
      bytes.replaceSubrange(first, with: right)
    }
  }

  /// Puts another number in the place of one.
  private func replaceNumber(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let starts = bytes.indices.filter { digits.contains(bytes[$0]) && ($0 == 0 || !digits.contains(bytes[$0 - 1])) }
    guard let start = starts.randomElement(using: &random) else { return }
    let end = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.count
    let numbers = ["0", "1", "2", "63", "64", "65", "128", "-1", "9223372036854775807", "-9223372036854775808", "18446744073709551615", "99999999999999999999"]
    bytes.replaceSubrange(start..<end, with: Array(numbers.randomElement(using: &random)!.utf8))
  }
}
