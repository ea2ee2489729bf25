import Synchronization

/// The cores that a run may use. Who has work that may be needed later takes one that is free.
package final class Cores: Sendable {
  private let free: Mutex<Int>

  package init(_ count: Int = 1) { free = Mutex(count) }

  /// Holds a core, whether one is free or not, while `work` lasts.
  package func occupied<Result>(_ work: () -> Result) -> Result {
    free.withLock { $0 -= 1 }
    defer { vacate() }
    return work()
  }

  /// Takes a core, if one is free; whoever did gives it back by ``vacate()``.
  func take() -> Bool {
    free.withLock { free in
      if free <= 0 { return false }
      free -= 1
      return true
    }
  }
  func vacate() { free.withLock { $0 += 1 } }
}
