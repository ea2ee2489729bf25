import Benchmarking
import Foundation
import Testing

@Suite struct SampleStatisticsTests {
  @Test func median() {
    #expect(SampleStatistics.median([3]) == 3)
    #expect(SampleStatistics.median([5, 1, 3]) == 3)
    #expect(SampleStatistics.median([4, 1, 3, 2]) == 2.5)
    #expect(SampleStatistics.median([]).isNaN)
  }

  @Test func geometricMean() {
    #expect(SampleStatistics.geometricMean([]) == 1)
    #expect(abs(SampleStatistics.geometricMean([2, 8]) - 4) < 1e-12)
    #expect(abs(SampleStatistics.geometricMean([0.5, 2]) - 1) < 1e-12)
    #expect(abs(SampleStatistics.geometricMean([1, 10, 100]) - 10) < 1e-12)
  }

  @Test func quantilesInterpolate() {
    let values: [Double] = [10, 20, 30, 40, 50]
    #expect(SampleStatistics.quantile(values, 0) == 10)
    #expect(SampleStatistics.quantile(values, 0.5) == 30)
    #expect(SampleStatistics.quantile(values, 1) == 50)
    // Position 0.1 * 4 = 0.4, between 10 and 20.
    #expect(SampleStatistics.quantile(values, 0.1) == 14)
  }

  @Test func intervalOfEqualValuesIsAPoint() { #expect(Estimate(bootstrapping: [2, 2, 2, 2]) == Estimate(median: 2, low: 2, high: 2)) }

  @Test func intervalHoldsTheMedianAndStaysInRange() {
    let estimate = Estimate(bootstrapping: [1, 2, 3, 4, 5, 6, 7])
    #expect(estimate.median == 4)
    #expect(estimate.low >= 1 && estimate.low < 4)
    #expect(estimate.high <= 7 && estimate.high > 4)
    #expect(estimate == Estimate(bootstrapping: [1, 2, 3, 4, 5, 6, 7]))
  }

  /// With two values a and b, resampled medians are a, (a + b) / 2 and b, with chances 1/4, 1/2 and 1/4: both ends are beyond 2.5 %.
  @Test func intervalOfTwoValues() { #expect(Estimate(bootstrapping: [1, 3]) == Estimate(median: 2, low: 1, high: 3)) }
}

@Suite struct BenchmarkReportTests {
  private func result(_ name: String, outputs: String = "equal", with: [Double], without: [Double]) -> ProgramResult {
    let seconds = ProgramResult.Sides(with: with, without: without)
    return ProgramResult(
      name: name, outputs: outputs, seconds: seconds, ratio: ProgramResult.ratio(seconds), executedInstructions: ProgramResult.Sides(with: 90, without: 100),
      fired: ["b-rule": 2, "a-rule": 2, "c-rule": 7])
  }

  @Test func ratiosAreOfPairs() {
    // 1/2, 2/2, 6/2: the median is 1, though the ratio of the medians would be 2/2 too; the second pair differs.
    #expect(result("p", with: [1, 2, 6], without: [2, 2, 2]).ratio.median == 1)
    #expect(result("p", with: [1, 9, 4], without: [2, 3, 2]).ratio.median == 2)
  }

  @Test func meanOverPrograms() {
    let report = BenchmarkReport(programs: [result("p", with: [1], without: [2]), result("q", with: [4], without: [2])])
    #expect(abs(report.geomean - 1) < 1e-12)
    #expect(report.isOutputEqual)
    #expect(!BenchmarkReport(programs: [result("p", outputs: "different", with: [1], without: [2])]).isOutputEqual)
  }

  @Test func text() {
    let report = BenchmarkReport(programs: [result("crc", with: [0.5], without: [1]), result("sha", outputs: "different", with: [2], without: [2])])
    #expect(
      report.text == """
        program                  with  without  ratio           95 %  instructions  rules fired
        crc                   0.500 s  1.000 s  0.500  0.500...0.500      -10.00 %           11
        sha (OUTPUTS DIFFER)  2.000 s  2.000 s  1.000  1.000...1.000      -10.00 %           11
        geometric mean of ratios: 0.707

        rule    fired
        c-rule     14
        a-rule      4
        b-rule      4

        """)
  }

  @Test func jsonHasThePromisedKeys() throws {
    let json = BenchmarkReport(programs: [result("crc", with: [0.5], without: [1])]).json
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["programs", "geomean"])
    let program = try #require((object["programs"] as? [[String: Any]])?.first)
    #expect(Set(program.keys) == ["name", "outputs", "seconds", "ratio", "executedInstructions", "fired"])
    #expect(Set(try #require(program["ratio"] as? [String: Any]).keys) == ["median", "low", "high"])
    #expect(Set(try #require(program["seconds"] as? [String: Any]).keys) == ["with", "without"])
  }
}

@Suite struct ChildProcessTests {
  @Test func outputStatusAndSignal() throws {
    let process = try ChildProcess.run("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"])
    #expect(process.status == 3)
    #expect(String(decoding: process.output, as: UTF8.self) == "out\n")
    #expect(String(decoding: process.errorOutput, as: UTF8.self) == "err\n")
    #expect(process.seconds >= 0 && process.seconds < 10)
    #expect(try ChildProcess.run("/bin/sh", ["-c", "kill -9 $$"]).status == 137)
  }

  @Test func missingExecutable() {
    #expect { try ChildProcess.run("/nonexistent/program", []) } throws: { "\($0)" == "cannot run /nonexistent/program: No such file or directory" }
  }
}
