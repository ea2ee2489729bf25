import Glibc

/// Statistics of small samples of measurements.
package enum SampleStatistics {
  /// The middle value, or the mean of the two middle ones; NaN for no values.
  package static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The n-th root of the product of positive values; 1 for no values.
  package static func geometricMean(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 1 }
    return exp(values.reduce(0) { $0 + log($1) } / Double(values.count))
  }

  /// The value below which a share of the sorted values lies, by linear interpolation between neighbours.
  ///
  /// - Parameter share: between 0 and 1.
  package static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let first = sorted.first else { return .nan }
    let position = share * Double(sorted.count - 1)
    let index = Int(position)
    guard index + 1 < sorted.count else { return sorted.last ?? first }
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }
}

/// A median with the interval that holds it with a probability of 95 %.
package struct Estimate: Codable, Equatable, Sendable {
  package var median: Double
  package var low: Double
  package var high: Double

  package init(median: Double, low: Double, high: Double) {
    self.median = median
    self.low = low
    self.high = high
  }

  /// Estimates the median by the percentile bootstrap: medians of samples drawn with replacement (Efron 1979).
  ///
  /// - Parameter seed: the same seed draws the same samples.
  package init(bootstrapping values: [Double], resamples: Int = 2000, seed: UInt64 = 1) {
    var generator = SplitMix64(seed: seed)
    var medians: [Double] = []
    medians.reserveCapacity(resamples)
    for _ in 0..<resamples where !values.isEmpty {
      medians.append(SampleStatistics.median(values.indices.map { _ in values[generator.index(below: values.count)] }))
    }
    medians.sort()
    self.init(
      median: SampleStatistics.median(values), low: SampleStatistics.quantile(medians, 0.025), high: SampleStatistics.quantile(medians, 0.975))
  }
}

/// The generator of the bootstrap's samples.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func index(below count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }
}
