import Parallelism
import Synchronization
import Testing

@Suite struct BatchTests {
  @Test(arguments: [1, 2, 5]) func deliversInTheOrderOfTheItems(jobs: Int) {
    let next = Mutex(0)
    let delivered = Mutex<[Int]>([])
    Batch(jobs: jobs).run(
      next: {
        next.withLock { next -> Int? in
          defer { next += 1 }
          return next < 100 ? next : nil
        }
      },
      work: { index, item in
        var value = item
        for step in 0..<((index % 7) * 500) { value = (value &* 31 &+ step) % 1009 }
        return (item, value)
      },
      deliver: { index, result in
        #expect(result.0 == index)
        delivered.withLock { $0.append(result.0) }
      })
    #expect(delivered.withLock { $0 } == Array(0..<100))
  }
}
