import FoundationEssentials

/// What a run of a program says about itself, by way of a file.
package struct RunReport: Codable, Equatable, Sendable {
  /// Trace instructions executed.
  package var executedInstructions: Int
  /// How often each rule fired; rules that never did are left out.
  package var fired: [String: Int]

  package init(executedInstructions: Int, fired: [String: Int]) {
    self.executedInstructions = executedInstructions
    self.fired = fired
  }
}

/// How the two sides of a comparison did on a program. The keys are those of `tracelua bench --format json`.
package struct ProgramResult: Codable, Equatable, Sendable {
  package struct Sides<Element: Codable & Equatable & Sendable>: Codable, Equatable, Sendable {
    package var with: Element
    package var without: Element

    package init(with: Element, without: Element) {
      self.with = with
      self.without = without
    }
  }

  package var name: String
  /// "equal" or "different".
  package var outputs: String
  /// CPU seconds, one a run; the runs of equal index are a pair.
  package var seconds: Sides<[Double]>
  /// Seconds with ÷ seconds without.
  package var ratio: Estimate
  package var executedInstructions: Sides<Int>
  package var fired: [String: Int]

  package init(name: String, outputs: String, seconds: Sides<[Double]>, ratio: Estimate, executedInstructions: Sides<Int>, fired: [String: Int]) {
    self.name = name
    self.outputs = outputs
    self.seconds = seconds
    self.ratio = ratio
    self.executedInstructions = executedInstructions
    self.fired = fired
  }

  /// The ratios of paired runs, as an estimate.
  package static func ratio(_ seconds: Sides<[Double]>) -> Estimate {
    Estimate(bootstrapping: zip(seconds.with, seconds.without).map { $0 / $1 })
  }
}

/// Runs of one program under two configurations, side by side.
package struct Comparison: Sendable {
  /// The executable, and the options that make each side.
  package var executable: String
  package var with: [String]
  package var without: [String]
  /// Pairs of runs.
  package var runs: Int

  package init(executable: String, with: [String], without: [String], runs: Int) {
    self.executable = executable
    self.with = with
    self.without = without
    self.runs = runs
  }

  package enum Failure: Error, CustomStringConvertible {
    case launch(ChildProcess.LaunchFailure)
    case failed(program: String, status: Int32, message: String)
    case noReport(program: String)

    package var description: String {
      switch self {
      case .launch(let failure): failure.description
      case .failed(let program, let status, let message): "\(program) ended with status \(status)\(message.isEmpty ? "" : ": \(message)")"
      case .noReport(let program): "\(program) wrote no report"
      }
    }
  }

  /// Compares on a program. Pairs are interleaved, and the side that goes first alternates, so that drifts of the machine hit both sides.
  package func result(program: String, name: String) throws(Failure) -> ProgramResult {
    var seconds = ProgramResult.Sides<[Double]>(with: [], without: [])
    var isEqual = true
    // The counting runs come first and warm the file cache up; they are not timed, as counting costs time.
    let (reportWith, outputWith) = try counted(with, program)
    let (reportWithout, outputWithout) = try counted(without, program)
    isEqual = outputWith == outputWithout
    for run in 0..<runs {
      let isWithFirst = run % 2 == 0
      let first = try timed(isWithFirst ? with : without, program)
      let second = try timed(isWithFirst ? without : with, program)
      let (withRun, withoutRun) = isWithFirst ? (first, second) : (second, first)
      seconds.with.append(withRun.seconds)
      seconds.without.append(withoutRun.seconds)
      isEqual = isEqual && withRun.output == withoutRun.output && withRun.output == outputWith
    }
    return ProgramResult(
      name: name, outputs: isEqual ? "equal" : "different", seconds: seconds, ratio: ProgramResult.ratio(seconds),
      executedInstructions: ProgramResult.Sides(with: reportWith.executedInstructions, without: reportWithout.executedInstructions),
      fired: reportWith.fired)
  }

  private func timed(_ options: [String], _ program: String) throws(Failure) -> ChildProcess {
    let process: ChildProcess
    do throws(ChildProcess.LaunchFailure) {
      process = try ChildProcess.run(executable, options + [program])
    } catch {
      throw .launch(error)
    }
    guard process.status == 0 else {
      let message = String(decoding: process.errorOutput, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
      throw .failed(program: program, status: process.status, message: message)
    }
    return process
  }

  private func counted(_ options: [String], _ program: String) throws(Failure) -> (report: RunReport, output: Data) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("tracelua-report-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let process = try timed(options + ["--report", file.path], program)
    guard let data = try? Data(contentsOf: file), let report = try? JSONDecoder().decode(RunReport.self, from: data) else {
      throw .noReport(program: program)
    }
    return (report, process.output)
  }
}
