import Parallelism
import Synchronization
import Testing

@Suite struct BatchTests {
  @Test(arguments: [1, 2, 5]) func deliversInTheOrderOfTheItems(jobs: Int) {
    let delivered = Mutex<[Int]>([])
    Batch(jobs: jobs).run(
      Array(0..<100),
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

  @Test func beginsNoMoreThanIsWanted() {
    let delivered = Mutex<[Int]>([])
    Batch(jobs: 1).run(
      Array(0..<100), while: { delivered.withLock { $0.count } < 10 }, work: { _, item in item * 2 },
      deliver: { _, result in delivered.withLock { $0.append(result) } })
    #expect(delivered.withLock { $0 } == (0..<10).map { $0 * 2 })
  }
}
