import BitVector

/// Assignments of a rule's constants, at several widths, as columns.
struct Samples {
  /// Widths in bits by width name, for each segment.
  private(set) var tuples: [[Int]] = []
  /// The rows of each segment; segments lie one after another.
  private(set) var ranges: [Range<Int>] = []
  /// One array a constant.
  private(set) var columns: [[UInt64]]
  var count: Int { ranges.last?.upperBound ?? 0 }

  init(constants: Int) { columns = Array(repeating: [], count: constants) }

  /// Appends `rows` (row-major, one value a constant) as a segment at the widths `tuple`.
  mutating func append(_ rows: [UInt64], count rowCount: Int, at tuple: [Int]) {
    guard rowCount > 0 else { return }
    let start = count
    for column in columns.indices {
      columns[column].reserveCapacity(start + rowCount)
      for row in 0..<rowCount { columns[column].append(rows[row &* columns.count &+ column]) }
    }
    tuples.append(tuple)
    ranges.append(start..<(start + rowCount))
  }
}

/// All assignments, or a fixed sample of them, for constants of the given widths.
struct RowSource {
  /// Row-major.
  var rows: [UInt64] = []
  var count = 0
  /// All assignments are there.
  var isComplete: Bool

  /// All assignments, or every so many-th of them, `count` in all.
  init(widths: [Int], evenly limit: Int) {
    let bits = widths.reduce(0, +)
    isComplete = bits < 40 && 1 << bits <= limit
    count = isComplete ? 1 << bits : limit
    rows.reserveCapacity(count * widths.count)
    // An odd stride runs through all residues, so that every bit changes.
    let stride: UInt64 = isComplete ? 1 : 0x9E37_79B9_7F4A_7C15 >> UInt64(max(0, 64 - bits)) | 1
    for index in 0..<count {
      var rest = UInt64(index) &* stride
      for width in widths {
        rows.append(rest & ConcreteAlgebra.mask(width))
        rest &>>= UInt64(width)
      }
    }
  }

  /// At most `limit` rows; if the assignments are more, interesting ones, and always `seeds`.
  init(widths: [Int], limit: Int, seeds: [[UInt64]] = []) {
    let bits = widths.reduce(0, +)
    isComplete = bits < 40 && 1 << bits <= limit
    if isComplete {
      count = 1 << bits
      rows.reserveCapacity(count * widths.count)
      for index in 0..<count {
        var rest = UInt64(index)
        for width in widths {
          rows.append(rest & ConcreteAlgebra.mask(width))
          rest &>>= UInt64(width)
        }
      }
      return
    }
    var generator = SplitMix64(seed: UInt64(bits))
    var seen = Set<[UInt64]>()
    for seed in seeds where seen.insert(seed).inserted { rows += seed }
    var attempts = 0
    while seen.count < limit, attempts < limit * 4 {
      attempts += 1
      var row = widths.map { generator.interestingValue($0) }
      // Related constants are where conditions lie.
      if widths.count > 1, generator.next() % 3 == 0 {
        let (from, to) = (Int(generator.next() % UInt64(widths.count)), Int(generator.next() % UInt64(widths.count)))
        let value = row[from]
        let related: [UInt64] = [value, ~value, 0 &- value, value &+ 1, value &- 1, value &<< (generator.next() % 4), value &>> (generator.next() % 4)]
        row[to] = related[Int(generator.next() % UInt64(related.count))] & ConcreteAlgebra.mask(widths[to])
      }
      if seen.insert(row).inserted { rows += row }
    }
    count = seen.count
  }
}
