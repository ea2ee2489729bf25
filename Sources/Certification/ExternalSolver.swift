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
  /// For each query.
  package let seconds: Double

  /// `name` is a path, or a name that is looked for in `PATH`; nil if there is no such program.
  package init?(_ name: String, seconds: Double) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let candidates = name.contains("/") ? [name] : folders.map { $0 + "/" + name }
    guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else { return nil }
    executable = found
    self.seconds = seconds
  }

  /// What the solver says of the file at `path`.
  package func answer(to path: String) -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = [path]
    let output = Pipe()
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
