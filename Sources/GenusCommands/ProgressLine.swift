import Dispatch
import Foundation
import Synchronization

/// One line on a terminal that says what is running, done and left; it is rewritten in place.
final class ProgressLine: Sendable {
  private struct State: Sendable {
    var progress: Progress
    var isShown = false
    var hasEnded = false
  }
  /// What the line says.
  struct Progress: Sendable {
    var done = 0
    /// nil: not known.
    var total: Int?
    /// Names of what is being worked on, by their numbers.
    var running: [Int: String] = [:]

    init(total: Int?) { self.total = total }

    /// The line, at most `columns` characters.
    func text(seconds: Int, columns: Int) -> String {
      var text = total.map { "\(done) of \($0) done, \($0 - done) left" } ?? "\(done) done"
      text += seconds < 60 ? ", \(seconds) s" : ", \(seconds / 60) min \(seconds % 60) s"
      if !running.isEmpty { text += ": " + running.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", ") }
      text = String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "?" : Character($0) })
      return text.count <= columns ? text : String(text.prefix(max(0, columns - 1))) + "…"
    }
  }

  private let state: Mutex<State>
  private let start = ContinuousClock.now

  /// nil where standard error isn't a terminal, or nobody wants to see it.
  init?(total: Int?, isQuiet: Bool) {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return nil }
    state = Mutex(State(progress: Progress(total: total)))
    drawLater()
  }

  func start(_ index: Int, _ name: String) { state.withLock { $0.progress.running[index] = name } }

  func finish(_ index: Int) {
    state.withLock { state in
      state.progress.running[index] = nil
      state.progress.done += 1
    }
  }

  /// Takes the line away while `body` prints.
  func hide(_ body: () -> Void) {
    state.withLock { state in
      erase(&state)
      body()
    }
  }

  /// Takes the line away for good.
  func end() {
    state.withLock { state in
      erase(&state)
      state.hasEnded = true
    }
  }

  private func drawLater() {
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) { [weak self] in self?.draw() }
  }

  private func draw() {
    state.withLock { state in
      if state.hasEnded { return }
      drawLater()
      let seconds = Int((ContinuousClock.now - start).components.seconds)
      write("\r\u{1B}[K" + state.progress.text(seconds: seconds, columns: Self.columns - 1))
      state.isShown = true
    }
  }

  private func erase(_ state: inout State) {
    if state.isShown { write("\r\u{1B}[K") }
    state.isShown = false
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// How wide the terminal is.
  private static var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1 ? Int(size.ws_col) : 80
  }
}
