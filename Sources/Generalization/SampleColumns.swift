import BitVector

/// The values of a bank's terms at the samples that a condition must admit (the positives) and must not admit (the negatives).
///
/// Sets of samples are words of bits, the positives' words first. Of each part, those samples stand in front at which all terms are bytes, so
/// that sixteen are compared at a time; the rest starts a new word. Bits that stand for no sample are undefined in what is computed and 0 in
/// ``valid``.
final class SampleColumns {
  /// The positives or the negatives.
  struct Part {
    /// Sample numbers of the bank, narrow ones first.
    let samples: [Int]
    let narrow: Int
    let firstWord: Int
    let narrowWords: Int
    let words: Int
    /// Place of the first narrow sample among the bytes of a term.
    let firstByte: Int
    /// Place of the first sample among those of both parts.
    let firstSample: Int
    /// Place of the first wide sample among the wide values of a term.
    let firstWide: Int

    init(_ samples: [Int], _ isNarrow: [Bool], after other: Part? = nil) {
      let wide = samples.filter { !isNarrow[$0] }
      self.samples = samples.filter { isNarrow[$0] } + wide
      narrow = samples.count - wide.count
      narrowWords = (narrow + 63) / 64
      words = narrowWords + (wide.count + 63) / 64
      firstWord = other?.words ?? 0
      firstByte = 64 * (other?.narrowWords ?? 0)
      firstSample = other?.count ?? 0
      firstWide = other.map { $0.count - $0.narrow } ?? 0
    }

    var count: Int { samples.count }
    var wordRange: Range<Int> { firstWord..<(firstWord + words) }
    /// The bit of the sample at `index` in ``samples``, counted from the first bit of all words.
    func bit(_ index: Int) -> Int { firstWord * 64 + (index < narrow ? index : narrowWords * 64 + index - narrow) }
    /// The samples whose bits are set.
    func members(_ words: SampleWords) -> [Int] {
      samples.indices.filter { words[bit($0) / 64] >> UInt64(bit($0) % 64) & 1 != 0 }.map { samples[$0] }
    }
  }

  let bank: TermBank
  let positives: Part
  let negatives: Part
  /// The bits that stand for samples.
  let valid: SampleWords
  /// The class of each term.
  let widthClasses: [Int]
  /// Terms of which a condition may speak alone.
  let isTelling: [Bool]
  /// Terms that have a value wherever the condition must hold: a shift by too much, or a quotient by zero, would make it poison there.
  private(set) var isDefined: [Bool] = []
  /// Where the terms have a value that don't have one everywhere; a condition that is poison doesn't hold.
  private var places: [SampleWords] = []
  /// The index of a term's places; -1 where it has a value everywhere.
  private var placesOfTerm: [Int] = []

  /// `byteStride` bytes a term: its values at the narrow samples shifted up to 8 bits, which keeps both orders and overflow; each part padded
  /// to whole words with its first value.
  let bytes: UnsafeMutablePointer<UInt8>
  let byteStride: Int
  /// For each class and narrow place, by how much its values are shifted; `byteStride` a class.
  let shifts: UnsafeMutablePointer<UInt8>
  /// `wideStride` words a term: its values at the other samples, positives first, shifted up to 64 bits.
  let wideValues: UnsafeMutablePointer<UInt64>
  let wideStride: Int
  /// For each class and sample, positives first, the width in bits.
  let widths: [[Int]]

  /// Where x equals, is unsigned less than, is signed less than y: what ``relate(_:_:_:)`` found last.
  let equal: UnsafeMutablePointer<UInt64>
  let unsignedLess: UnsafeMutablePointer<UInt64>
  let signedLess: UnsafeMutablePointer<UInt64>

  var words: Int { positives.words + negatives.words }

  /// All pointers are allocated here and freed in `deinit`; their sizes never change.
  init(_ bank: TermBank, positive: [Int], negative: [Int]) {
    self.bank = bank
    let isNarrow = (0..<bank.samples.count).map(bank.values.isNarrow)
    let positives = Part(Self.spread(positive), isNarrow)
    let negatives = Part(Self.spread(negative), isNarrow, after: positives)
    self.positives = positives
    self.negatives = negatives
    var valid = SampleWords(repeating: 0, count: positives.words + negatives.words)
    for part in [positives, negatives] { for index in 0..<part.count { valid[part.bit(index) / 64] |= 1 << UInt64(part.bit(index) % 64) } }
    self.valid = valid
    widthClasses = bank.terms.map(\.widthClass)
    isTelling = bank.terms.map(\.isTelling)
    byteStride = (positives.narrowWords + negatives.narrowWords) * 64
    bytes = .allocate(capacity: bank.terms.count * byteStride + 16)
    shifts = .allocate(capacity: bank.classes.count * byteStride + 16)
    wideStride = positives.count - positives.narrow + negatives.count - negatives.narrow
    wideValues = .allocate(capacity: bank.terms.count * wideStride + 1)
    let order = positives.samples + negatives.samples
    widths = bank.classes.map { width in
      let ofSegment = bank.samples.tuples.map { width.resolved($0) }
      var bySample = [Int](repeating: 0, count: bank.samples.count)
      for (segment, range) in bank.samples.ranges.enumerated() { for sample in range { bySample[sample] = ofSegment[segment] } }
      return order.map { bySample[$0] }
    }
    let words = positives.words + negatives.words + 1
    equal = .allocate(capacity: words)
    unsignedLess = .allocate(capacity: words)
    signedLess = .allocate(capacity: words)
    for pointer in [equal, unsignedLess, signedLess] { pointer.initialize(repeating: 0, count: words) }
    fillBytes()
    fillWideValues()
    for (index, term) in bank.terms.enumerated() {
      isDefined.append(true)
      placesOfTerm.append(-1)
      guard term.leaf == nil else { continue }
      var places = definedPlaces(term.a, term.b)
      restrict(&places, to: term, widths[widthClasses[index]])
      guard let places else { continue }
      isDefined[index] = positives.wordRange.allSatisfy { places[$0] == valid[$0] }
      placesOfTerm[index] = self.places.count
      self.places.append(places)
    }
  }

  /// Where two terms both have a value; nil if that is everywhere.
  func definedPlaces(_ a: Int, _ b: Int) -> SampleWords? {
    let (first, second) = (placesOfTerm[a], placesOfTerm[b])
    if first < 0 { return second < 0 ? nil : places[second] }
    if second < 0 || second == first { return places[first] }
    return SampleWords(zip(places[first], places[second]).map { $0 & $1 })
  }

  deinit {
    bytes.deallocate()
    shifts.deallocate()
    wideValues.deallocate()
    for pointer in [equal, unsignedLess, signedLess] { pointer.deallocate() }
  }

  /// Spreads over the samples, so that a wrong atom fails early.
  private static func spread(_ list: [Int]) -> [Int] {
    let stride = 37
    guard list.count > stride, list.count % stride != 0 else { return list }
    return list.indices.map { list[$0 &* stride % list.count] }
  }

  private func fillBytes() {
    for part in [positives, negatives] where part.narrow > 0 {
      let places = part.narrowWords * 64
      let samples = part.samples[..<part.narrow] + Array(repeating: part.samples[0], count: places - part.narrow)
      for widthClass in bank.classes.indices {
        for place in 0..<places {
          shifts[widthClass &* byteStride &+ part.firstByte &+ place] = UInt8(8 - widths[widthClass][part.firstSample + (place < part.narrow ? place : 0)])
        }
      }
      let sources = samples.map { Int(bank.values.places[$0]) }
      bank.values.bytes.withUnsafeBufferPointer { values in
        for term in widthClasses.indices {
          let (from, to) = (values.baseAddress! + term &* bank.values.byteStride, bytes + (term &* byteStride &+ part.firstByte))
          let distances = shifts + (widthClasses[term] &* byteStride &+ part.firstByte)
          for place in 0..<places { to[place] = from[sources[place]] &<< distances[place] }
        }
      }
    }
  }

  private func fillWideValues() {
    for part in [positives, negatives] where part.narrow < part.count {
      let sources = part.samples.map { ~Int(bank.values.places[$0]) }
      bank.values.words.withUnsafeBufferPointer { values in
        for term in widthClasses.indices {
          let (from, to) = (values.baseAddress! + term &* bank.values.wordStride, wideValues + (term &* wideStride &+ part.firstWide))
          let widths = widths[widthClasses[term]]
          for index in part.narrow..<part.count {
            to[index &- part.narrow] = from[sources[index]] &<< UInt64(64 &- widths[part.firstSample &+ index])
          }
        }
      }
    }
  }

  /// Takes away where a term's operation has no value.
  private func restrict(_ places: inout SampleWords?, to term: TermBank.Term, _ widths: [Int]) {
    let isMissing: (_ x: UInt64, _ y: UInt64, _ width: Int) -> Bool
    // A condition that divides by zero is no help where it must hold, and proofs don't rely on it elsewhere.
    let parts = term.operation.isDivision ? [positives] : [positives, negatives]
    switch term.operation {
    case .shl, .lshr, .ashr: isMissing = { _, y, width in y >= UInt64(width) }
    case .udiv, .urem: isMissing = { _, y, _ in y == 0 }
    case .sdiv, .srem: isMissing = { x, y, width in y == 0 || y == ConcreteAlgebra.mask(width) && x == 1 << UInt64(width - 1) }
    default: return
    }
    for part in parts {
      for (index, sample) in part.samples.enumerated()
      where isMissing(bank.value(term.a, sample), bank.value(term.b, sample), widths[part.firstSample + index]) {
        let bit = part.bit(index)
        if places == nil { places = valid }
        places![bit / 64] &= ~(1 << UInt64(bit % 64))
      }
    }
  }

  /// The width of a term's class, and the values of two terms, at a wide sample of a part.
  @inline(__always) func wide(_ a: Int, _ b: Int, _ part: Part, _ index: Int) -> (x: UInt64, y: UInt64, width: Int) {
    let sample = part.samples[index]
    return (bank.value(a, sample), bank.value(b, sample), widths[widthClasses[a]][part.firstSample &+ index])
  }
}
