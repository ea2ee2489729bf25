import AbstractValues
import BitVector
import Glibc
import Testing

/// How near transfer functions come to the best that the domain can say, measured at width 4.
///
/// For two operands every 41st pair of the 1,732 abstract values is looked at, with `EXHAUSTIVE=1` all three million. With `PRECISION=1` the
/// table of Docs/Trust.md is printed.
@Suite struct PrecisionTests {
  struct Score: CustomStringConvertible {
    var pairs = 0
    /// As tight as can be.
    var best = 0
    /// Sum over the pairs of: members of the best result for each member of ours.
    var ratio = 0.0
    mutating func add(_ result: UInt16, _ image: UInt16, width: Int) {
      if image == 0 { return }
      let closure = SmallDomain.closures[width - 1][Int(image)]
      pairs += 1
      best += result == closure ? 1 : 0
      ratio += Double(closure.nonzeroBitCount) / Double(result.nonzeroBitCount)
    }
    var shareOfBest: Double { Double(best) / Double(pairs) }
    var meanRatio: Double { ratio / Double(pairs) }
    var description: String { "\(best)/\(pairs) \(meanRatio)" }
  }

  static func score(_ use: Use) -> Score? {
    let width = 4
    guard let resultWidth = use.resultWidths(width).last(where: { $0 <= 4 }) else { return nil }
    let domain = SmallDomain[width]
    var score = Score()
    switch use.operation.arity {
    case 1, 2:
      let images = Images(use, width: width, resultWidth: resultWidth)
      let count = use.operation.arity == 1 ? domain.values.count : domain.values.count * domain.values.count
      for index in stride(from: 0, to: count, by: use.operation.arity == 1 || isExhaustive ? 1 : 41) {
        let (i, j) = (index % domain.values.count, index / domain.values.count)
        let result = Knowledge.of(use.operation, use.flags, width: width, resultWidth: resultWidth, domain.values[i], domain.values[j], domain.values[j])
        score.add(SmallDomain.members(result), images.image(domain.members[i], use.operation.arity == 1 ? 0 : j), width: resultWidth)
      }
    default:
      let firsts = SmallDomain[use.operandWidth(0, width)]
      let total = firsts.values.count * domain.values.count * domain.values.count
      for index in stride(from: 0, to: total, by: total / (isExhaustive ? 300_000 : 5_000) | 1) {
        let (i, j, k) = (index % firsts.values.count, index / firsts.values.count % domain.values.count, index / firsts.values.count / domain.values.count)
        let result = Knowledge.of(use.operation, use.flags, width: width, resultWidth: width, firsts.values[i], domain.values[j], domain.values[k])
        var image: UInt16 = 0
        for x in 0..<UInt64(1) << UInt64(firsts.width) where firsts.members[i] >> UInt16(x) & 1 != 0 {
          for y in 0..<UInt64(16) where domain.members[j] >> UInt16(y) & 1 != 0 {
            for z in 0..<UInt64(16) where domain.members[k] >> UInt16(z) & 1 != 0 {
              image |= 1 << UInt16(ConcreteAlgebra().apply(use.operation, use.flags, width: width, resultWidth: width, x, y, z).value)
            }
          }
        }
        score.add(SmallDomain.members(result), image, width: width)
      }
    }
    return score
  }

  @Test(arguments: Use.all.filter(\.isBest)) func someAreBest(_ use: Use) {
    guard let score = Self.score(use) else { return }
    #expect(score.best == score.pairs, "\(use.testDescription): \(score)")
  }

  @Test(arguments: Use.floors.keys.sorted { $0.rawValue < $1.rawValue }) func othersKeepTheirShare(_ operation: BitVector.Operation) throws {
    let score = try #require(Self.score(Use(operation: operation, flags: [])))
    #expect(score.shareOfBest * 100 >= Use.floors[operation]!, "\(operation): \(score)")
  }

  @Test(.enabled(if: getenv("PRECISION") != nil)) func table() {
    for use in Use.all {
      guard let score = Self.score(use) else { continue }
      func percent(_ value: Double) -> String { "\((value * 1000).rounded() / 10)" }
      print("precision | `\(use.testDescription)` | \(percent(score.shareOfBest)) % | \(percent(score.meanRatio)) % |")
    }
  }

  /// With known bits as all that is known, the result's known bits are the best.
  @Test(arguments: [BitVector.Operation.add, .sub, .and, .or, .xor, .not, .zext, .sext, .trunc]) func knownBitsAreBest(_ operation: BitVector.Operation) {
    for width in 1...4 {
      for resultWidth in Use(operation: operation, flags: []).resultWidths(width) where resultWidth <= 4 {
        let limit = UInt64(1) << UInt64(width)
        var masks: [Knowledge] = []
        for zeros in 0..<limit { for ones in 0..<limit where zeros & ones == 0 { masks.append(Knowledge(zeros: zeros, ones: ones, width: width)) } }
        for a in masks {
          for b in operation.arity == 1 ? [a] : masks {
            let result = Knowledge.of(operation, width: width, resultWidth: resultWidth, a, b)
            var (everywhere, nowhere) = (result.mask, result.mask)
            for x in 0..<limit where a.contains(x) {
              for y in 0..<limit where b.contains(y) {
                let value = ConcreteAlgebra().apply(operation, [], width: width, resultWidth: resultWidth, x, y, y).value
                everywhere &= value
                nowhere &= ~value
              }
            }
            if result.ones != everywhere || result.zeros != nowhere {
              Issue.record("\(operation) at \(width): \(a) \(b)")
              return
            }
          }
        }
      }
    }
  }

  /// A few results that must be tight.
  @Test func resultsAreTight() {
    let index = Knowledge(signed: 1, 100, width: 64)
    func of(_ operation: BitVector.Operation, _ flags: Flags, _ a: Knowledge, _ b: Knowledge) -> Knowledge {
      Knowledge.of(operation, flags, width: 64, resultWidth: 64, a, b, b)
    }
    let sum = of(.add, [], index, Knowledge(5, width: 64))
    #expect(sum.signedLower == 6 && sum.signedUpper == 105)
    let masked = of(.and, [], Knowledge(anyOf: 64), Knowledge(0xf0, width: 64))
    #expect(masked.unsignedUpper == 0xf0 && masked.zeros == ~0xf0)
    let remainder = of(.floormod, [], Knowledge(anyOf: 64), Knowledge(7, width: 64))
    #expect(remainder.signedLower == 0 && remainder.signedUpper == 6)
    let next = of(.add, .nsw, Knowledge(signed: 2, .max, width: 64), Knowledge(1, width: 64))
    #expect(next.signedLower == 3)
    #expect(Knowledge.decided(.ult, index, Knowledge(101, width: 64)) == true)
    #expect(Knowledge.decided(.ult, index, Knowledge(100, width: 64)) == nil)
    // Operations that would divide by zero, or shift too far, say nothing.
    #expect(of(.floordiv, [], index, Knowledge(0, width: 64)).exact == nil)
    #expect(of(.shl, [], Knowledge(1, width: 64), Knowledge(64, width: 64)).exact == nil)
  }
}

extension Use {
  /// Comparisons, predicates on overflow, choice and complement lose nothing: two ranges decide the first two, by their ends.
  fileprivate var isBest: Bool {
    let operations: [BitVector.Operation] = [
      .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge, .uaddOverflow, .usubOverflow, .saddOverflow, .ssubOverflow, .umulOverflow, .select, .not,
    ]
    return flags.isEmpty && operations.contains(operation)
  }

  /// Least shares of best results, in percent: what was measured, rounded down to a multiple of 5, so that a change that loses is noticed.
  /// The best would need more than parts: that a result has holes, or an operand's bits weighed against the other's range.
  static let floors: [BitVector.Operation: Double] = [
    .add: 80, .sub: 80, .mul: 50, .xor: 70, .udiv: 60, .srem: 65, .floormod: 55, .lshr: 65, .ashr: 80, .eq: 90, .ne: 90, .ctlz: 85, .smin: 95, .smax: 95,
    .umin: 95, .umax: 95, .uaddSat: 70, .usubSat: 70, .saddSat: 80, .ssubSat: 80, .smulOverflow: 90, .and: 25, .or: 25, .shl: 40, .fshl: 40, .fshr: 40,
  ]
}
