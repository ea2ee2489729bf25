import ArgumentParser
import Diagnostics
import Foundation
import TraceIR
import TraceValidation

/// `genus validate FILE`
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Proves traces that tracelua optimized equal to what it recorded, in their integer part.",
    discussion: """
      The file holds recordings, as `tracelua --validate` makes them: each recorded integer operation beside the value that the optimizer put \
      in its place, guards that were left out, and what was assumed of loops. Exit status 1 if one is wrong; what the solver can't decide is \
      said, and no error.
      """)

  @Argument(help: "A file of recordings.")
  var file: String

  @Option(help: ArgumentHelp("Bound for each question, in Z3's resource units, about 2 million a second.", valueName: "number"))
  var limit: UInt32 = 4_000_000

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else { throw CommandFailure(message: "can't read '\(file)'", status: 2) }
    let recordings: [Recording]
    do throws(TraceSyntaxError) {
      recordings = try Recording.parse(String(decoding: data, as: UTF8.self))
    } catch {
      throw CommandFailure(message: "\(file): \(error.description)", status: 2)
    }
    for recording in recordings {
      // What is proven of a trace means nothing where that isn't one.
      do throws(TraceError) { try TraceVerifier.verify(recording.optimized) } catch {
        let place = error.instruction.map { ", instruction \($0)" } ?? ""
        throw CommandFailure(message: "\(file): trace \(recording.number) at \(recording.place)\(place): \(error.description)", status: 2)
      }
    }
    var (steps, same, proven, undecided, wrong) = (0, 0, 0, 0, 0)
    for recording in recordings {
      let report = ValidationReport(recording, resourceLimit: limit)
      print(report.text, terminator: "")
      steps += report.steps.count + report.assumptions.count
      same += report.same
      proven += report.proven
      undecided += report.undecided
      wrong += report.wrong
    }
    print("validated \(recordings.count) traces: of \(steps) integer steps \(same) kept, \(proven) proved, \(undecided) undecided, \(wrong) wrong")
    if wrong > 0 { throw ExitCode(1) }
  }
}
