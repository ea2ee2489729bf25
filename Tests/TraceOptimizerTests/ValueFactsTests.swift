import BitVector
import TestSupport
import Testing
import TraceOptimizer

/// Every value that an operation gives for operands that fit their facts fits the result's facts.
@Suite struct ValueFactsTests {
  private static func element(_ generator: inout SeededGenerator, _ width: Int) -> ValueFacts {
    let mask: UInt64 = 1 << UInt64(width) - 1
    func number(_ generator: inout SeededGenerator) -> UInt64 { generator.next() & mask }
    func signed(_ bits: UInt64) -> Int64 { Int64(bitPattern: bits << UInt64(64 - width)) >> Int64(64 - width) }
    while true {
      var facts = ValueFacts(anyOf: width)
      let parts = generator.next()
      if parts & 1 != 0 {
        let (a, b) = (number(&generator), number(&generator))
        facts = facts.intersection(ValueFacts(unsigned: min(a, b), max(a, b), width: width), width: width)
      }
      if parts & 2 != 0 {
        let (a, b) = (signed(number(&generator)), signed(number(&generator)))
        facts = facts.intersection(ValueFacts(signed: min(a, b), max(a, b), width: width), width: width)
      }
      if parts & 4 != 0 {
        let (known, bits) = (number(&generator), number(&generator))
        facts = facts.intersection(ValueFacts(zeros: known & ~bits, ones: known & bits, width: width), width: width)
      }
      if parts & 24 == 24 { facts = ValueFacts(number(&generator), width: width) }
      if !facts.isEmpty { return facts }
    }
  }

  private static func members(_ facts: ValueFacts, _ width: Int) -> [UInt64] {
    (0..<UInt64(1) << UInt64(width)).filter { facts.contains($0, width: width) }
  }

  static let operations = Operation.allCases.filter(\.row.isExecutable)

  @Test(arguments: operations) func resultsFit(_ operation: Operation) {
    var generator = SeededGenerator(seed: UInt64(operation.rawValue))
    let allFlags: [Flags] = [[]] + operation.row.flags.individual + [operation.row.flags]
    var checked = 0
    for round in 0..<(operation.arity == 3 ? 300 : 1500) {
      let width = 1 + round % 4
      var resultWidth = width
      switch operation.row.widths {
      case .predicate: resultWidth = 1
      case .widening: resultWidth = width + 1 + round / 4 % 3
      case .narrowing:
        if width == 1 { continue }
        resultWidth = 1 + round / 4 % (width - 1)
      case .free: resultWidth = 2 + round / 4 % 3
      case .uniform, .select: break
      }
      if operation == .bswap, width % 16 != 0 { continue }
      let flags = allFlags[round / 8 % allFlags.count]
      let first = Self.element(&generator, operation == .select ? 1 : width)
      let (second, third) = (Self.element(&generator, width), Self.element(&generator, width))
      let facts = ValueFacts.result(of: operation, flags, width: width, resultWidth: resultWidth, first, second, third)
      for a in Self.members(first, operation == .select ? 1 : width) {
        for b in operation.arity > 1 ? Self.members(second, width) : [0] {
          for c in operation.arity > 2 ? Self.members(third, width) : [0] {
            let outcome = ConcreteAlgebra().apply(operation, flags, width: width, resultWidth: resultWidth, a, b, c)
            if outcome.poison == true || outcome.undefined == true { continue }
            checked += 1
            if !facts.contains(outcome.value, width: resultWidth) {
              Issue.record("\(operation.name) \(flags) at \(width): \(a) \(b) \(c) gives \(outcome.value), outside \(facts); operands \(first) \(second)")
              return
            }
          }
        }
      }
    }
    #expect(checked > 0 || operation == .bswap)
  }

  @Test func combinationsFit() {
    var generator = SeededGenerator(seed: 99)
    for round in 0..<4000 {
      let width = 1 + round % 5
      let (a, b) = (Self.element(&generator, width), Self.element(&generator, width))
      for value in 0..<UInt64(1) << UInt64(width) {
        let (inA, inB) = (a.contains(value, width: width), b.contains(value, width: width))
        #expect(!(inA && inB) || a.intersection(b, width: width).contains(value, width: width))
        #expect(!(inA || inB) || a.union(b).contains(value, width: width))
        #expect(!(inA || inB) || a.widened(by: b, width: width).contains(value, width: width))
      }
    }
  }

  /// A few results that must be tight.
  @Test func resultsAreTight() {
    let index = ValueFacts(signed: 1, 100, width: 64)
    let sum = ValueFacts.result(of: .add, [], width: 64, resultWidth: 64, index, ValueFacts(5, width: 64), index)
    #expect(sum.signedLower == 6 && sum.signedUpper == 105)
    let masked = ValueFacts.result(of: .and, [], width: 64, resultWidth: 64, ValueFacts(anyOf: 64), ValueFacts(0xf0, width: 64), index)
    #expect(masked.unsignedUpper == 0xf0 && masked.zeros == ~0xf0)
    let remainder = ValueFacts.result(of: .floormod, [], width: 64, resultWidth: 64, ValueFacts(anyOf: 64), ValueFacts(7, width: 64), index)
    #expect(remainder.signedLower == 0 && remainder.signedUpper == 6)
    let next = ValueFacts.result(of: .add, .nsw, width: 64, resultWidth: 64, ValueFacts(signed: 2, .max, width: 64), ValueFacts(1, width: 64), index)
    #expect(next.signedLower == 3)
    #expect(ValueFacts.decided(.ult, index, ValueFacts(101, width: 64)) == true)
    #expect(ValueFacts.decided(.ult, index, ValueFacts(100, width: 64)) == nil)
  }
}
