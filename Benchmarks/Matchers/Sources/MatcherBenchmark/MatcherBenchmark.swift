import Foundation
import Linear10
import Linear100
import Linear1000
import Stream
import Tree10
import Tree100
import Tree1000

/// `MatcherBenchmark TRACES`: nanoseconds a visited instruction, by the number of rules, for decision trees and for rules tried one by one.
@main
struct MatcherBenchmark {
  private static let sizes = ["10", "100", "1000"]
  private static let rounds = 31
  /// The stream is gone through so often for one time.
  private static let passes = 20

  private static func visit(_ kind: Int, _ host: inout StreamHost) {
    switch kind {
    case 0: Tree10.visit(&host)
    case 1: Tree100.visit(&host)
    case 2: Tree1000.visit(&host)
    case 3: Linear10.visit(&host)
    case 4: Linear100.visit(&host)
    default: Linear1000.visit(&host)
    }
  }

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: MatcherBenchmark TRACES\n".utf8))
      exit(2)
    }
    let items = TraceReader.items(try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8))
    var host = StreamHost(items)
    guard host.count > 0 else {
      FileHandle.standardError.write(Data("no integer instructions in \(CommandLine.arguments[1])\n".utf8))
      exit(2)
    }
    for size in sizes.indices {
      visit(size, &host)
      let tree = host.takeCounts()
      visit(size + 3, &host)
      guard tree == host.takeCounts() else {
        FileHandle.standardError.write(Data("with \(sizes[size]) rules the two matchers disagree\n".utf8))
        exit(1)
      }
      print("\(sizes[size]) rules: both matchers find the same \(tree.reduce(0, +)) applications in \(host.count) instructions")
    }
    // Interleaved, each round beginning elsewhere.
    var times = [[Double]](repeating: [], count: 6)
    for round in 0..<rounds {
      for step in 0..<6 {
        let kind = (round + step) % 6
        let start = processorTime()
        for _ in 0..<passes { visit(kind, &host) }
        times[kind].append((processorTime() - start) / Double(passes * host.count))
      }
    }
    print("\nns a visited instruction, median of \(rounds) interleaved rounds (25th and 75th percentile)\n")
    print("| rules | decision tree | one after another | ratio |\n|---|---|---|---|")
    for size in sizes.indices {
      print("| \(sizes[size]) | \(spread(times[size])) | \(spread(times[size + 3])) | \(spread(zip(times[size + 3], times[size]).map { $0 / $1 })) |")
    }
    print("\n1000 rules in 100 rules' time: \(spread(zip(times[2], times[1]).map { $0 / $1 })) times")
  }

  /// Nanoseconds that this thread has had: others on the machine don't count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  private static func spread(_ samples: [Double]) -> String {
    let sorted = samples.sorted()
    func quantile(_ share: Double) -> String { String(format: "%.2f", sorted[Int(share * Double(sorted.count - 1))]) }
    return "\(quantile(0.5)) (\(quantile(0.25))–\(quantile(0.75)))"
  }
}
