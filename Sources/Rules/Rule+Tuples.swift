extension Rule {
  /// More combinations of widths than this are not gone through.
  package static let tupleLimit = 300_000

  /// ``widthTuples``; nil where there are too many combinations to go through.
  package var boundedTuples: [[Int]]? {
    var count = 1
    for set in widths {
      let (product, overflow) = count.multipliedReportingOverflow(by: max(1, set.widths.count))
      if overflow || product > Self.tupleLimit { return nil }
      count = product
    }
    return widthTuples
  }
}
