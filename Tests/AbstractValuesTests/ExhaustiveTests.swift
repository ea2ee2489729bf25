import AbstractValues
import BitVector
import TestSupport
import Testing

/// At widths 1 to 3 all abstract operands and all their members, at width 4 all of them for one operand, many for two and three.
@Suite struct ExhaustiveTests {
  /// Every reduced value is the tightest for its members, and reduction finds it from any parts that say the same.
  @Test(arguments: 1...4) func reductionIsTightest(_ width: Int) {
    var generator = SeededGenerator(seed: 3)
    let mask = ConcreteAlgebra.mask(width)
    func number() -> UInt64 { generator.next() & mask }
    for _ in 0..<20_000 {
      var value = Knowledge(anyOf: width)
      let parts = generator.next()
      if parts & 1 != 0 { (value.unsignedLower, value.unsignedUpper) = (number(), number()) }
      if parts & 2 != 0 { (value.signedLowerBits, value.signedUpperBits) = (number(), number()) }
      if parts & 4 != 0 { (value.zeros, value.ones) = (number() & number(), number() & number()) }
      let members = SmallDomain.members(value)
      let reduced = value.reduced()
      #expect(reduced.isEmpty == (members == 0))
      if members != 0 { #expect(reduced == SmallDomain.best(members, width), "\(value)") }
    }
  }

  @Test(arguments: Use.all.filter { $0.operation.arity == 2 }) func resultsOfTwoContainAllValues(_ use: Use) {
    var checked = 0
    for width in 1...4 {
      let domain = SmallDomain[width]
      // Odd steps meet every operand.
      let step = width < 4 || isExhaustive ? 1 : 41
      for resultWidth in use.resultWidths(width) where resultWidth <= 4 {
        let images = Images(use, width: width, resultWidth: resultWidth)
        for index in stride(from: 0, to: domain.values.count * domain.values.count, by: step) {
          let (i, j) = (index % domain.values.count, index / domain.values.count)
          let result = Knowledge.of(use.operation, use.flags, width: width, resultWidth: resultWidth, domain.values[i], domain.values[j], domain.values[j])
          let image = images.image(domain.members[i], j)
          checked += image.nonzeroBitCount
          if image & ~SmallDomain.members(result) != 0 {
            Issue.record("\(use.testDescription) at \(width): \(result) for \(domain.values[i]) and \(domain.values[j])")
            return
          }
        }
      }
    }
    #expect(checked > 0)
  }

  @Test(arguments: Use.all.filter { $0.operation.arity != 2 }) func otherResultsContainAllValues(_ use: Use) {
    let operation = use.operation
    var checked = 0
    for width in 1...4 {
      for resultWidth in use.resultWidths(width) {
        let domains = (0..<3).map { SmallDomain[use.operandWidth($0, width)] }
        let counts = (0..<3).map { $0 < operation.arity ? domains[$0].values.count : 1 }
        let total = counts.reduce(1, *)
        let step = operation.arity == 1 ? 1 : max(1, total / (isExhaustive ? 500_000 : 5_000)) | 1
        for index in stride(from: 0, to: total, by: step) {
          let (i, j, k) = (index % counts[0], index / counts[0] % counts[1], index / counts[0] / counts[1])
          let (a, b, c) = (domains[0].values[i], domains[1].values[j], domains[2].values[k])
          let result = Knowledge.of(operation, use.flags, width: width, resultWidth: resultWidth, a, b, c)
          for x in 0..<UInt64(1) << UInt64(domains[0].width) where domains[0].members[i] >> UInt16(x) & 1 != 0 {
            for y in 0..<(operation.arity > 1 ? UInt64(1) << UInt64(width) : 1) where operation.arity < 2 || domains[1].members[j] >> UInt16(y) & 1 != 0 {
              for z in 0..<(operation.arity > 2 ? UInt64(1) << UInt64(width) : 1) where operation.arity < 3 || domains[2].members[k] >> UInt16(z) & 1 != 0 {
                let outcome = ConcreteAlgebra().apply(operation, use.flags, width: width, resultWidth: resultWidth, x, y, z)
                if outcome.poison == true || outcome.undefined == true { continue }
                checked += 1
                if !result.contains(outcome.value) {
                  Issue.record("\(use.testDescription) at \(width): \(x) \(y) \(z) gives \(outcome.value), not in \(result); operands \(a) \(b) \(c)")
                  return
                }
              }
            }
          }
        }
      }
    }
    #expect(checked > 0 || operation == .bswap)
  }

  @Test func combinationsContainAllValues() {
    for width in 1...3 {
      let domain = SmallDomain[width]
      for (i, a) in domain.values.enumerated() {
        for (j, b) in domain.values.enumerated() {
          let (inA, inB) = (domain.members[i], domain.members[j])
          #expect(SmallDomain.members(a.intersection(b)) == inA & inB)
          #expect((inA | inB) & ~SmallDomain.members(a.union(b)) == 0)
          #expect((inA | inB) & ~SmallDomain.members(a.widened(by: b)) == 0)
          #expect(a.implies(b) == (inA & ~inB == 0))
        }
      }
    }
  }

  @Test(arguments: Operation.allCases.filter(\.isComparison)) func restrictionsKeepWhatCompares(_ comparison: Operation) {
    for width in 1...3 {
      let domain = SmallDomain[width]
      for (i, a) in domain.values.enumerated() {
        for (j, b) in domain.values.enumerated() {
          let restricted = SmallDomain.members(a.restricted(by: comparison, b))
          var expected: UInt16 = 0
          for x in 0..<UInt64(1) << UInt64(width) where domain.members[i] >> UInt16(x) & 1 != 0 {
            for y in 0..<UInt64(1) << UInt64(width) where domain.members[j] >> UInt16(y) & 1 != 0 {
              if ConcreteAlgebra().apply(comparison, [], width: width, resultWidth: 1, x, y, 0).value == 1 { expected |= 1 << UInt16(x) }
            }
          }
          #expect(expected & ~restricted == 0)
          #expect(restricted & ~domain.members[i] == 0)
          if comparison != .ne, expected != 0 { #expect(SmallDomain.best(expected, width) == a.restricted(by: comparison, b), "\(a) \(comparison) \(b)") }
        }
      }
    }
  }

  @Test(arguments: [Operation.add, .sub, .xor, .not, .and, .or, .shl, .lshr, .zext, .sext, .trunc]) func operandsFit(_ operation: Operation) {
    var isSound = true
    for width in 1...3 {
      for resultWidth in Use(operation: operation, flags: []).resultWidths(width) where resultWidth <= 4 {
        let (domain, results) = (SmallDomain[width], SmallDomain[resultWidth])
        for (j, second) in domain.values.enumerated() {
          for (k, result) in results.values.enumerated() {
            let operand = Knowledge.operand(of: operation, width: width, result: result, second)
            let subtrahend = operation == .sub ? Knowledge.subtrahend(of: result, from: second) : nil
            for x in 0..<UInt64(1) << UInt64(width) {
              for y in 0..<UInt64(1) << UInt64(width) where domain.members[j] >> UInt16(y) & 1 != 0 {
                let outcome = ConcreteAlgebra().apply(operation, [], width: width, resultWidth: resultWidth, x, y, 0)
                if outcome.poison != true, results.members[k] >> UInt16(outcome.value) & 1 != 0, !operand.contains(x) { isSound = false }
                let difference = (y &- x) & ConcreteAlgebra.mask(width)
                if let subtrahend, results.members[k] >> UInt16(difference) & 1 != 0, !subtrahend.contains(x) { isSound = false }
              }
            }
          }
        }
      }
    }
    #expect(isSound)
  }

  /// The short way where nothing is known of one operand says what the long way does.
  @Test(arguments: Operation.allCases.filter(Knowledge.isOpen)) func nothingComesOfNothing(_ operation: Operation) {
    for width in 1...4 {
      let any = Knowledge(anyOf: width)
      for other in SmallDomain[width].values {
        for (a, b) in [(any, other), (other, any)] {
          let long = Knowledge.result(of: operation, [], width: width, resultWidth: width, a, b, b)
          #expect(Knowledge.of(operation, width: width, resultWidth: width, a, b) == long, "\(operation) of \(a), \(b)")
        }
      }
    }
  }

  /// So does the short way where a constant keeps or sets some of a value's bits and nothing is known of the others.
  @Test(arguments: [Operation.and, .or], [Flags(), .disjoint]) func masksOfNothingAreTheMasks(_ operation: Operation, _ flags: Flags) {
    for width in 1...5 {
      let any = Knowledge(anyOf: width)
      for bits in 0..<UInt64(1) << UInt64(width) {
        let mask = Knowledge(bits, width: width)
        let flags = operation == .or ? flags : []
        let long = Knowledge.result(of: operation, flags, width: width, resultWidth: width, any, mask, mask)
        #expect(Knowledge.of(operation, flags, width: width, resultWidth: width, any, mask, mask) == long, "\(operation) \(bits)")
      }
    }
  }

  @Test(arguments: Operation.allCases.filter(\.isComparison)) func nothingIsProvenOfNothing(_ comparison: Operation) {
    for width in 1...4 {
      let any = Knowledge(anyOf: width)
      #expect(any.isUnlimited)
      for other in SmallDomain[width].values {
        let (forward, backward) = (Knowledge.decided(comparison, any, other) == true, Knowledge.decided(comparison, other, any) == true)
        #expect(any.proves(comparison, other) == forward && other.proves(comparison, any) == backward, "\(comparison) \(other)")
        #expect(other.isUnlimited == (other == any))
        if other.isReached(by: comparison) { #expect(Knowledge.isReachable(comparison)) }
      }
    }
  }
}
