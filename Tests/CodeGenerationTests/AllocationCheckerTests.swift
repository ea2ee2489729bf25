import BitVector
import CodeGeneration
import Testing
import TraceIR
import X86

/// The checker accepts what the allocator makes and rejects it with one mistake in it.
@Suite struct AllocationCheckerTests {
  private func accepts(_ machine: MachineTrace, _ allocation: Allocation) -> Bool { (try? AllocationChecker.check(machine, allocation)) != nil }

  /// How many of the broken allocations are rejected.
  private func rejections(_ breakOne: (inout Allocation, Int, inout Generator) -> Bool) throws -> (tried: Int, rejected: Int) {
    var random = Generator(state: 9)
    var tried = 0
    var rejected = 0
    for seed in 0..<60 as Range<UInt64> {
      let trace = RandomTrace.make(seed: seed, loop: seed % 2 == 0, size: 50)
      let machine = try Selection.select(trace, layout: RuntimeLayout(), features: .current)
      let allocation = try RegisterAllocator.allocate(machine)
      #expect(accepts(machine, allocation))
      for index in allocation.placed.indices {
        var broken = allocation
        guard breakOne(&broken, index, &random) else { continue }
        tried += 1
        if !accepts(machine, broken) { rejected += 1 }
      }
    }
    return (tried, rejected)
  }

  @Test func operandsInOtherRegistersAreRejected() throws {
    let (tried, rejected) = try rejections { allocation, index, random in
      guard allocation.placed[index].kind == .step, allocation.placed[index].a.isRegister, allocation.placed[index].a.raw != 3 else { return false }
      allocation.placed[index].a = .register((allocation.placed[index].a.raw + UInt8.random(in: 1...15, using: &random)) % 32)
      return true
    }
    #expect(tried > 1000 && rejected == tried)
  }

  @Test func resultsInOtherRegistersAreRejected() throws {
    let (tried, rejected) = try rejections { allocation, index, _ in
      let result = allocation.placed[index].result
      guard allocation.placed[index].kind == .step, result.isRegister else { return false }
      // The reserved ones.
      allocation.placed[index].result = .register(index % 2 == 0 ? 3 : 4)
      return true
    }
    #expect(tried > 1000 && rejected == tried)
  }

  @Test func missingMovesAreRejected() throws {
    let (tried, rejected) = try rejections { allocation, index, _ in
      guard allocation.placed[index].kind == .move, allocation.placed[index].to.isRegister else { return false }
      // A move onto itself is no move.
      allocation.placed[index].from = allocation.placed[index].to
      return true
    }
    // A few moves bring what is there already.
    #expect(tried > 1000 && Double(rejected) > 0.95 * Double(tried), "\(rejected) of \(tried)")
  }

  @Test func wrongExitsAreRejected() throws {
    var random = Generator(state: 4)
    for seed in 100..<140 as Range<UInt64> {
      let machine = try Selection.select(RandomTrace.make(seed: seed, loop: true, size: 40), layout: RuntimeLayout(), features: .current)
      let allocation = try RegisterAllocator.allocate(machine)
      for index in allocation.exitLocations.indices where allocation.exitLocations[index].isRegister {
        var broken = allocation
        let number = UInt8(allocation.exitLocations[index].raw)
        broken.exitLocations[index] = .register((number + UInt8.random(in: 1...31, using: &random)) % 32)
        #expect(!accepts(machine, broken))
      }
    }
  }

  @Test func tooManyValuesAreRefused() throws {
    // All sums are needed at the end, where they need a register each or a slot.
    func trace(_ count: Int) -> Trace {
      var builder = TraceBuilder()
      let slot = builder.append(Instruction(.slot, .integer, .slot(0)))
      var sums = [slot]
      for index in 1...count { sums.append(builder.integer(.add, sums[index - 1], builder.integer(Int64(index)))) }
      let entries = sums.dropFirst().enumerated().map { SnapshotEntry(slot: $0, value: $1) }
      builder.end(.exit, snapshot: builder.snapshot(pc: 0, entries))
      return builder.trace
    }
    var generator = try checkedGenerator()
    let most = trace(254 + 14)
    #expect(throws: CodeGenerationError.tooManySpills(limit: 254)) { try generator.compile(trace(254 + 15), firstExit: 0) }
    let compiled = try generator.compile(most, firstExit: 1000)
    let found = difference(compiled, most, slots: [0: .integer(7)], memory: NoMemory())
    #expect(found == nil)
    #expect(compiled.spillSlots == 254)
  }
}
