import Synchronization

/// What the searches for conditions of one finding have taken, in about hundredths of a second of an ordinary machine.
///
/// It is counted, not measured, so that no result depends on the machine.
final class Effort {
  private var used = 0
  private var ample: Int

  /// `ample`: when nothing better is looked for any more beside what was found.
  init(ample: Int = 200) { self.ample = ample }

  /// Nothing better is looked for beside what was found.
  var isAmple: Bool { used > ample }
  /// Nothing is looked for.
  var isExhausted: Bool { used > 2 * ample }

  func add(_ hundredths: Int) { used += hundredths }
  /// At least `hundredths` more are to be had before it is ample.
  func extend(_ hundredths: Int) { ample = max(ample, used + hundredths) }

  fileprivate func copy() -> Effort {
    let copy = Effort(ample: ample)
    copy.used = used
    return copy
  }
}

/// What some searches for conditions may take together, in about hundredths of a second, as part of the finding's effort.
final class SearchBudget {
  private var left: Int
  private let effort: Effort
  private var spent = 0
  private let isCancelled = Atomic(false)

  init(hundredths: Int = 220, of effort: Effort = Effort()) {
    left = hundredths
    self.effort = effort
  }

  /// At least `hundredths` are left then.
  func renew(_ hundredths: Int) { left = max(left, hundredths) }
  func add(_ hundredths: Int) { left = max(left, 0) + hundredths }

  /// Something is left.
  var isOpen: Bool { left > 0 && !effort.isExhausted && !isCancelled.load(ordering: .relaxed) }

  /// False when nothing is left.
  func spend(_ search: ConditionSynthesis.Effort, isPartial: Bool) -> Bool {
    guard isOpen else { return false }
    let hundredths = isPartial ? 12 : [2, 8, 30][search.rawValue]
    left -= hundredths
    spent += hundredths
    effort.add(hundredths)
    return true
  }

  /// One that has as much left, for a search at the same time; ``join(_:)`` takes from this one what it spent.
  func fork() -> SearchBudget { SearchBudget(hundredths: left, of: effort.copy()) }
  func join(_ fork: SearchBudget) {
    left -= fork.spent
    spent += fork.spent
    effort.add(fork.spent)
  }
  /// Nothing is left from now on; may be called by another thread.
  func cancel() { isCancelled.store(true, ordering: .relaxed) }
}
