import Dispatch
package import Findings
import Synchronization

/// Generalizes many findings at once, and hands the results over in the order of the findings.
package struct Batch: Sendable {
  /// Findings worked on at the same time.
  package var jobs: Int

  package init(jobs: Int) { self.jobs = max(1, jobs) }

  /// Calls `deliver` for each of `count` findings in order, one at a time; `load` reads a finding or gives nil, which is passed on.
  ///
  /// At most a few results per job wait for an earlier one, so memory stays bounded however many findings there are.
  package func run(count: Int, load: @escaping @Sendable (Int) -> Finding?, deliver: @escaping @Sendable (Int, Generalization?) -> Void) {
    struct Progress: Sendable {
      var next = 0
      var delivered = 0
      var waiting: [Int: Generalization?] = [:]
    }
    let progress = Mutex(Progress())
    let delivery = DispatchSemaphore(value: 1)
    let room = DispatchSemaphore(value: jobs * 8)
    DispatchQueue.concurrentPerform(iterations: min(jobs, max(count, 1))) { _ in
      while true {
        room.wait()
        let index = progress.withLock { progress -> Int in
          defer { progress.next += 1 }
          return progress.next
        }
        guard index < count else {
          room.signal()
          return
        }
        let result = load(index).map { Generalizer().generalize($0) }
        progress.withLock { $0.waiting[index] = .some(result) }
        delivery.wait()
        while let (position, ready) = progress.withLock({ progress -> (Int, Generalization?)? in
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
}
