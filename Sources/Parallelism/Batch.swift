import Dispatch
import Synchronization

/// Works on many items at once, and hands the results over in the order of the items.
package struct Batch: Sendable {
  /// Items worked on at the same time.
  package var jobs: Int

  package init(jobs: Int) { self.jobs = max(1, jobs) }

  /// Calls `next` for one item after another until it gives nil, `work` for each of them, and `deliver` for each result, in order. `next`
  /// and `deliver` are called from one thread at a time each.
  ///
  /// Items are asked for when somebody is free to work on them, and at most eight results per job wait for an earlier one; so memory stays
  /// bounded however many items there are.
  package func run<Item: Sendable, Result: Sendable>(
    next: @escaping @Sendable () -> Item?, work: @escaping @Sendable (Int, Item) -> Result, deliver: @escaping @Sendable (Int, Result) -> Void
  ) {
    let progress = Mutex(Progress<Result>())
    let source = Mutex(false)
    let delivery = DispatchSemaphore(value: 1)
    let room = DispatchSemaphore(value: jobs * 8)
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while true {
        room.wait()
        let item = source.withLock { isAtEnd -> (Int, Item)? in
          guard !isAtEnd, let item = next() else {
            isAtEnd = true
            return nil
          }
          return progress.withLock { progress in
            defer { progress.next += 1 }
            return (progress.next, item)
          }
        }
        guard let (index, item) = item else {
          room.signal()
          return
        }
        let result = work(index, item)
        progress.withLock { $0.waiting[index] = result }
        delivery.wait()
        while let (position, ready) = progress.withLock({ progress -> (Int, Result)? in
          guard let ready = progress.waiting.removeValue(forKey: progress.delivered) else { return nil }
          defer { progress.delivered += 1 }
          return (progress.delivered, ready)
        }) {
          deliver(position, ready)
          room.signal()
        }
        delivery.signal()
      }
    }
  }

  /// The same for the items of an array, until all are done, or `isWanted` says that no more are begun.
  package func run<Item: Sendable, Result: Sendable>(
    _ items: [Item], while isWanted: @escaping @Sendable () -> Bool = { true }, work: @escaping @Sendable (Int, Item) -> Result,
    deliver: @escaping @Sendable (Int, Result) -> Void
  ) {
    let next = Mutex(0)
    run(
      next: {
        next.withLock { index -> Item? in
          guard index < items.count, isWanted() else { return nil }
          defer { index += 1 }
          return items[index]
        }
      }, work: work, deliver: deliver)
  }

  /// How far a run is.
  private struct Progress<Result: Sendable>: Sendable {
    var next = 0
    var delivered = 0
    var waiting: [Int: Result] = [:]
  }
}
