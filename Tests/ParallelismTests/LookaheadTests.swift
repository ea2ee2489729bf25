import Dispatch
import Parallelism
import Synchronization
import TestSupport
import Testing

@Suite struct LookaheadTests {
  /// What a run did, in the order of its turns, where a piece is wanted or not by what came before it.
  private func trail(seed: UInt64, cores: Cores) -> [[Int]] {
    var random = SeededGenerator(seed: seed)
    let count = Int(random.next() % 30)
    let values = (0..<count).map { _ in Int(random.next() % 1000) }
    let spins = (0..<count).map { _ in Int(random.next() % 3000) }
    var sum = 0
    var trail: [[Int]] = []
    let lookahead = Lookahead<(place: Int, value: Int), Int>(
      cores: cores, piece: { (place: $0, value: values[$0]) },
      work: { piece in
        // Pieces take differently long, so that they overtake each other.
        var result = piece.value
        for step in 0..<spins[piece.place] { result = (result &* 31 &+ step) % 1009 }
        return result
      }, cancel: { _ in })
    lookahead.run(count) { place in
      (sum + values[place]) % 3 != 0
    } commit: { place, piece, result in
      #expect(piece.place == place)
      sum += result
      trail.append([place, result, sum])
    }
    return trail
  }

  @Test(arguments: 1...200) func comesOutAsInTurn(seed: UInt64) {
    let alone = trail(seed: seed, cores: Cores(0))
    for _ in 0..<3 { #expect(trail(seed: seed, cores: Cores(2)) == alone) }
  }

  @Test func worksAheadOnAFreeCore() {
    // The first piece ends only when the second has begun, which one core would wait for in vain.
    let begun = DispatchSemaphore(value: 0)
    var results: [Int] = []
    let lookahead = Lookahead<Int, Int>(
      cores: Cores(1), piece: { $0 },
      work: { place in
        if place == 0 { begun.wait() } else { begun.signal() }
        return place * 10
      }, cancel: { _ in })
    lookahead.run(2) { _ in
      true
    } commit: { _, _, result in
      results.append(result)
    }
    #expect(results == [0, 10])
  }

  @Test func cancelsWhatIsNoLongerWanted() {
    final class Piece: Sendable {
      let place: Int
      let isCancelled = Atomic(false)
      init(_ place: Int) { self.place = place }
    }
    let begun = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    var isOver = false
    let lookahead = Lookahead<Piece, Void>(
      cores: Cores(1), piece: { Piece($0) },
      work: { piece in
        if piece.place == 0 {
          begun.wait()
          return
        }
        begun.signal()
        while !piece.isCancelled.load(ordering: .relaxed) {}
        ended.signal()
      }, cancel: { $0.isCancelled.store(true, ordering: .relaxed) })
    lookahead.run(2) { _ in
      !isOver
    } commit: { place, _, _ in
      #expect(place == 0)
      isOver = true
    }
    ended.wait()
  }

  @Test func leavesCoresAlone() {
    let cores = Cores(1)
    var mostAtOnce = 0
    let atOnce = Atomic(0)
    cores.occupied {
      let lookahead = Lookahead<Int, Int>(
        cores: cores, piece: { $0 },
        work: { _ in
          defer { atOnce.subtract(1, ordering: .relaxed) }
          return atOnce.add(1, ordering: .relaxed).newValue
        }, cancel: { _ in })
      lookahead.run(20) { _ in
        true
      } commit: { _, _, count in
        mostAtOnce = max(mostAtOnce, count)
      }
    }
    #expect(mostAtOnce == 1)
  }
}
