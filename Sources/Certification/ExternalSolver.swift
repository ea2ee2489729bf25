import Foundation
import Synchronization

/// A solver for SMT-LIB 2 files that is a program of its own, such as cvc5.
package struct ExternalSolver: Sendable {
  package enum Answer: Hashable, Sendable {
    case unsatisfiable, satisfiable, unknown
    /// It took more than the seconds it was given.
    case late
    /// It ended without an answer; what it said.
    case failed(String)

    /// It says one or the other.
    package var isAnswer: Bool { self == .unsatisfiable || self == .satisfiable }

    package var text: String {
      switch self {
      case .unsatisfiable: "unsat"
      case .satisfiable: "sat"
      case .unknown: "unknown"
      case .late: "no answer in time"
      case .failed(let output): output.isEmpty ? "no answer" : "no answer: \(output)"
      }
    }
  }

  /// The program's file.
  package let executable: String
  /// For each query, in each of the ways in which it is asked.
  package let seconds: Double
  /// The options of each way of asking: one solver has several procedures, and none is the best for all queries.
  private let ways: [[String]]
  /// The same for queries over the integers.
  private let waysOverIntegers: [[String]]

  /// `name` is a path, or a name that is looked for in `PATH`; nil if there is no such program.
  package init?(_ name: String, seconds: Double) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let candidates = name.contains("/") ? [name] : folders.map { $0 + "/" + name }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else { return nil }
    executable = found
    self.seconds = seconds
    let isCVC5 = found.split(separator: "/").last == "cvc5"
    // As it comes; integers in the words' place, which products, quotients and sums of bits want; all bits at once.
    ways = isCVC5 ? [[], ["--solve-bv-as-int=sum"], ["--bitblast=eager", "--bv-sat-solver=cadical"]] : [[]]
    // As it comes; and with more lemmas about products.
    waysOverIntegers = isCVC5 ? [[], ["--nl-ext-tplanes"]] : [[]]
  }

  /// What the solver says of the file at `path`: the first answer among all ways of asking, each in a part of the time at first.
  package func answer(to path: String) -> Answer {
    let quick = quickAnswer(to: path)
    if quick.isAnswer || ways.count == 1 { return quick }
    return answer(to: path, ways, seconds: seconds)
  }

  /// What the solver says of the file at `path`, which is over the integers.
  package func answerOverIntegers(to path: String) -> Answer { answer(to: path, waysOverIntegers, seconds: seconds) }

  /// The same, in a tenth of the time, or a second, if that is more.
  package func quickAnswer(to path: String) -> Answer {
    answer(to: path, ways, seconds: ways.count == 1 ? seconds : min(seconds, max(1, seconds / 10)))
  }

  private func answer(to path: String, _ ways: [[String]], seconds: Double) -> Answer {
    var last = Answer.unknown
    for options in ways {
      let answer = answer(to: path, options, seconds: seconds)
      if answer.isAnswer { return answer }
      // What the solver says of a way that doesn't suit the query is of no interest.
      if last == .unknown || answer == .late { last = answer }
    }
    return last
  }

  private func answer(to path: String, _ options: [String], seconds: Double) -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = options + [path]
    let output = Pipe()
    // The process is kept for a while, and its end of the pipe with it: thousands of queries would run out of descriptors.
    defer { try? output.fileHandleForReading.close() }
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { return .failed(error.localizedDescription) }
    // Answers are a word; what doesn't fit into the pipe is no answer, and ends at the time limit.
    if ended.wait(timeout: .now() + seconds) == .timedOut {
      process.terminate()
      if ended.wait(timeout: .now() + 1) == .timedOut { kill(process.processIdentifier, SIGKILL) }
      return .late
    }
    let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    switch text.split(whereSeparator: \.isNewline).first.map(String.init) {
    case "unsat": return .unsatisfiable
    case "sat": return .satisfiable
    case "unknown": return .unknown
    case let first: return .failed(first ?? "")
    }
  }

  /// The answers to `paths`, in their order, `jobs` queries at a time.
  package func answers(to paths: [String], jobs: Int) -> [Answer] {
    let next = Mutex(0)
    let answers = Mutex([Answer](repeating: .unknown, count: paths.count))
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, paths.count))) { _ in
      while true {
        let index = next.withLock { value in
          value += 1
          return value - 1
        }
        guard index < paths.count else { return }
        let answer = answer(to: paths[index])
        answers.withLock { $0[index] = answer }
      }
    }
    return answers.withLock { $0 }
  }
}
