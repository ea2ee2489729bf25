import BitVector

/// The values of a bank's terms at its samples, term after term: as bytes at the samples at which no term is wider, as words at the others.
struct TermValues {
  /// A segment of the samples, and where its first value stands among a term's bytes or words.
  private struct Segment {
    var range: Range<Int>
    var isNarrow: Bool
    var start: Int
  }

  private var segments: [Segment] = []
  /// By sample: its place among a term's bytes, or the complement of its place among the words.
  private(set) var places: ContiguousArray<Int32> = []
  /// Bytes a term, a multiple of 8.
  private(set) var byteStride = 0
  private(set) var bytes: ContiguousArray<UInt8> = []
  private(set) var wordStride = 0
  private(set) var words: ContiguousArray<UInt64> = []
  /// Of the term that is being computed.
  private var newBytes: ContiguousArray<UInt8>
  private var newWords: ContiguousArray<UInt64>

  /// `widths`: for each class of terms and each segment, in bits.
  init(_ samples: Samples, widths: [[Int]]) {
    for (index, range) in samples.ranges.enumerated() {
      let isNarrow = widths.allSatisfy { $0[index] <= 8 }
      let start = isNarrow ? byteStride : wordStride
      segments.append(Segment(range: range, isNarrow: isNarrow, start: start))
      for place in start..<(start + range.count) { places.append(isNarrow ? Int32(place) : ~Int32(place)) }
      if isNarrow { byteStride += range.count } else { wordStride += range.count }
    }
    byteStride = (byteStride + 7) & ~7
    newBytes = .init(repeating: 0, count: byteStride)
    newWords = .init(repeating: 0, count: wordStride)
  }

  @inline(__always) subscript(term: Int, sample: Int) -> UInt64 {
    let place = Int(places[sample])
    return place >= 0 ? UInt64(bytes[term &* byteStride &+ place]) : words[term &* wordStride &+ ~place]
  }

  func isNarrow(_ sample: Int) -> Bool { places[sample] >= 0 }

  /// Makes room for values that are to come, so that those there aren't moved.
  mutating func reserve(terms: Int) {
    bytes.reserveCapacity(terms * byteStride)
    words.reserveCapacity(terms * wordStride)
  }

  // MARK: The new term

  /// Computes the new term's values at a segment, by sample.
  @inline(__always) mutating func compute(_ segment: Int, _ f: (_ sample: Int) -> UInt64) {
    let segment = segments[segment]
    for (offset, sample) in segment.range.enumerated() {
      if segment.isNarrow { newBytes[segment.start + offset] = UInt8(truncatingIfNeeded: f(sample)) } else { newWords[segment.start + offset] = f(sample) }
    }
  }

  /// Computes them from a term's values.
  @inline(__always) mutating func compute(_ segment: Int, _ a: Int, _ f: (_ x: UInt64) -> UInt64) {
    let segment = segments[segment]
    if segment.isNarrow {
      let base = a &* byteStride
      for place in segment.start..<(segment.start &+ segment.range.count) {
        newBytes[place] = UInt8(truncatingIfNeeded: f(UInt64(bytes[base &+ place])))
      }
    } else {
      let base = a &* wordStride
      for place in segment.start..<(segment.start &+ segment.range.count) { newWords[place] = f(words[base &+ place]) }
    }
  }

  /// Computes them from the values of two terms.
  @inline(__always) mutating func compute(_ segment: Int, _ a: Int, _ b: Int, _ f: (_ x: UInt64, _ y: UInt64) -> UInt64) {
    let segment = segments[segment]
    if segment.isNarrow {
      let (left, right) = (a &* byteStride, b &* byteStride)
      for place in segment.start..<(segment.start &+ segment.range.count) {
        newBytes[place] = UInt8(truncatingIfNeeded: f(UInt64(bytes[left &+ place]), UInt64(bytes[right &+ place])))
      }
    } else {
      let (left, right) = (a &* wordStride, b &* wordStride)
      for place in segment.start..<(segment.start &+ segment.range.count) { newWords[place] = f(words[left &+ place], words[right &+ place]) }
    }
  }

  /// Of the new term's values, and its class.
  func fingerprint(_ widthClass: Int) -> Fingerprint {
    var fingerprint = Fingerprint()
    fingerprint.add(UInt64(widthClass))
    newBytes.withUnsafeBytes { bytes in
      for word in bytes.bindMemory(to: UInt64.self) { fingerprint.add(word) }
    }
    for word in newWords { fingerprint.add(word) }
    return fingerprint
  }

  /// Appends the new term's values.
  mutating func append() {
    bytes.append(contentsOf: newBytes)
    words.append(contentsOf: newWords)
  }
}
