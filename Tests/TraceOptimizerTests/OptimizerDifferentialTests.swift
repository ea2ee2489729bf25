import TestSupport
import Testing
import TraceIR
import TraceOptimizer

/// The optimized loop does what the recorded iteration does over and over.
@Suite struct OptimizerDifferentialTests {
  /// Where and with which slots a run ended.
  private struct End: Equatable {
    var pc: Int32
    var slots: [Int: TraceValue]
  }

  private func runRecorded(_ trace: Trace, _ start: [Int: TraceValue], iterations: Int) -> End? {
    var slots = start
    for _ in 0..<iterations {
      var straight = trace
      straight.ending = .exit
      var interpreter = TraceInterpreter(straight, slots: slots, memory: NoMemory())
      guard case .exit(let snapshot, let written) = interpreter.run(limit: .max) else { return nil }
      slots.merge(written) { $1 }
      if snapshot != trace.finalSnapshot { return End(pc: trace.snapshots[snapshot].pc, slots: slots) }
    }
    return nil
  }

  @Test(arguments: 0..<8) func loopsAgree(_ block: Int) throws {
    var finished = 0
    for seed in 0..<150 {
      let recorded = RandomTrace.make(seed: UInt64(block * 1000 + seed), length: 8 + seed % 30)
      var generator = SeededGenerator(seed: UInt64(seed))
      guard let optimized = try? Optimizer.optimized(recorded) else { continue }
      try TraceVerifier.verify(optimized)
      for _ in 0..<6 {
        var slots: [Int: TraceValue] = [:]
        for slot in 0..<RandomTrace.slotCount {
          let small = Int64(generator.next() % 9) - 4
          slots[slot] = .integer(generator.next() % 3 == 0 ? Int64(bitPattern: generator.next()) : small)
        }
        guard let expected = runRecorded(recorded, slots, iterations: 20) else { continue }
        finished += 1
        var interpreter = TraceInterpreter(optimized, slots: slots, memory: NoMemory())
        guard case .exit(let snapshot, let written) = interpreter.run(limit: 100_000) else {
          Issue.record("seed \(seed): the optimized trace doesn't end\n\(recorded.text)\n\(optimized.text)")
          return
        }
        let actual = End(pc: optimized.snapshots[snapshot].pc, slots: slots.merging(written) { $1 })
        if actual != expected {
          Issue.record("seed \(seed): \(actual) instead of \(expected)\n\(recorded.text)\n\(optimized.text)")
          return
        }
      }
    }
    #expect(finished > 100)
  }
}
