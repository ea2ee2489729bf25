import BitVector
import Solver
import TestSupport
import Testing

/// One way of using an operation: its flags and widths.
struct Use: CustomTestStringConvertible, Sendable {
  var operation: Operation
  var flags: Flags
  var testDescription: String { operation.name + (flags.isEmpty ? "" : ".\(flags.rawValue)") }

  /// Each operation without flags, with each flag alone, and with all.
  static let all: [Use] = Operation.allCases.flatMap { operation -> [Use] in
    let flags = operation.row.flags
    return ([[], flags] + flags.individual).reduce(into: [Use]()) { uses, flags in
      if !uses.contains(where: { $0.flags == flags }) { uses.append(Use(operation: operation, flags: flags)) }
    }
  }

  /// Operand and result widths to test at when operands have `width` bits; nil: the operation doesn't exist there.
  func resultWidth(_ width: Int) -> Int? {
    switch operation.row.widths {
    case .uniform: return operation == .implies && width != 1 ? nil : width
    case .predicate: return 1
    case .select: return width
    case .widening: return width + 3 <= 64 ? width + 3 : nil
    case .narrowing: return width > 1 ? (width + 1) / 2 : nil
    case .free: return width + 1 <= 64 ? width + 1 : nil
    }
  }
}

/// The same operation over machine words, 512 assignments at a time, and Z3 terms.
@Suite struct AlgebraAgreementTests {
  private let words = ConcreteAlgebra()

  private func widthsOfOperands(_ use: Use, _ width: Int) -> [Int] {
    use.operation == .select ? [1, width, width] : Array(repeating: width, count: use.operation.arity)
  }

  @Test(arguments: Use.all) func bitSlicedEqualsWords(_ use: Use) {
    let arena = PlaneArena(capacity: 1 << 16)
    let sliced = arena.algebra
    for width in 1...5 {
      guard let resultWidth = use.resultWidth(width) else { continue }
      let widths = widthsOfOperands(use, width)
      let total = widths.reduce(0, +)
      for block in 0..<max(1, (1 << total) >> 9) {
        sliced.reset(to: 0)
        var position = 0
        let operands = widths.map { operandWidth -> Int in
          let vector = sliced.allocate(operandWidth)
          for bit in 0..<operandWidth {
            let index = position + bit
            sliced[vector + bit] = index < 9 ? PlaneArena.lanePatterns[index] : (block >> (index - 9) & 1 != 0 ? Plane(repeating: .max) : .zero)
          }
          position += operandWidth
          return vector
        }
        let (a, b, c) = (operands[0], operands.count > 1 ? operands[1] : operands[0], operands.count > 2 ? operands[2] : operands[0])
        let outcome = sliced.apply(use.operation, use.flags, width: width, resultWidth: resultWidth, a, b, c)
        for lane in 0..<min(512, 1 << total) {
          let assignment = block << 9 | lane
          var position = 0
          let values = widths.map { operandWidth -> UInt64 in
            defer { position += operandWidth }
            return UInt64(assignment >> position) & ConcreteAlgebra.mask(operandWidth)
          }
          let expected = words.apply(
            use.operation, use.flags, width: width, resultWidth: resultWidth, values[0], values.count > 1 ? values[1] : 0, values.count > 2 ? values[2] : 0)
          func isSet(_ plane: Int) -> Bool { sliced[plane][lane / 64] >> UInt64(lane % 64) & 1 != 0 }
          var value: UInt64 = 0
          for bit in 0..<resultWidth where isSet(outcome.value + bit) { value |= 1 << UInt64(bit) }
          let same =
            value == expected.value && (outcome.poison.map(isSet) ?? false) == (expected.poison ?? false)
            && (outcome.undefined.map(isSet) ?? false) == (expected.undefined ?? false)
          if !same {
            Issue.record("\(use.testDescription) at width \(width) of \(values): words give \(expected), planes \(value)")
            return
          }
        }
      }
    }
  }

  @Test(arguments: Use.all) func solverEqualsWords(_ use: Use) {
    let context = SolverContext(resourceLimit: 1_000_000)
    let terms = context.algebra
    var generator = SeededGenerator(seed: 7)
    func agree(_ width: Int, _ resultWidth: Int, _ values: [UInt64]) -> Bool {
      let widths = widthsOfOperands(use, width)
      let operands = zip(values, widths).map { terms.literal($0, $1) }
      let outcome = terms.apply(
        use.operation, use.flags, width: width, resultWidth: resultWidth, operands[0], operands.count > 1 ? operands[1] : operands[0],
        operands.count > 2 ? operands[2] : operands[0])
      let expected = words.apply(
        use.operation, use.flags, width: width, resultWidth: resultWidth, values[0], values.count > 1 ? values[1] : values[0],
        values.count > 2 ? values[2] : values[0])
      let poison = outcome.poison.map { context.value(ofTruth: $0) } ?? false
      let undefined = outcome.undefined.map { context.value(ofTruth: $0) } ?? false
      return context.value(of: outcome.value) == expected.value && poison == (expected.poison ?? false) && undefined == (expected.undefined ?? false)
    }
    for width in 1...4 {
      guard let resultWidth = use.resultWidth(width) else { continue }
      let widths = widthsOfOperands(use, width)
      for assignment in 0..<(1 << min(widths.reduce(0, +), 9)) {
        var position = 0
        let values = widths.map { operandWidth -> UInt64 in
          defer { position += operandWidth }
          return UInt64(assignment >> position) & ConcreteAlgebra.mask(operandWidth)
        }
        if !agree(width, resultWidth, values) {
          Issue.record("\(use.testDescription) at width \(width) of \(values)")
          return
        }
      }
    }
    for width in [8, 13, 16, 32, 64] {
      guard let resultWidth = use.resultWidth(width) else { continue }
      for _ in 0..<24 {
        let values = widthsOfOperands(use, width).map { operandWidth -> UInt64 in
          let mask = ConcreteAlgebra.mask(operandWidth)
          switch generator.next() % 4 {
          case 0: return generator.next() % UInt64(width + 2) & mask
          case 1: return [0, 1, mask, mask >> 1, mask ^ (mask >> 1)][Int(generator.next() % 5)]
          default: return generator.next() & mask
          }
        }
        if !agree(width, resultWidth, values) {
          Issue.record("\(use.testDescription) at width \(width) of \(values)")
          return
        }
      }
    }
  }

  /// The overflow predicates are what the double-width product says.
  @Test(arguments: [1, 2, 5, 8, 9]) func solverOverflowPredicatesMeetTheirDefinition(_ width: Int) {
    for isSigned in [false, true] {
      let context = SolverContext(resourceLimit: 50_000_000)
      let terms = context.algebra
      let (a, b) = (context.vector("a", width: width), context.vector("b", width: width))
      func extend(_ term: SMTTerm) -> SMTTerm {
        isSigned ? terms.sext(term, from: width, to: 2 * width) : terms.zext(term, from: width, to: 2 * width)
      }
      let wraps = terms.ne(terms.mul(extend(a), extend(b), 2 * width), extend(terms.mul(a, b, width)), 2 * width)
      context.require(terms.differ(wraps, isSigned ? terms.smulOverflows(a, b, width) : terms.umulOverflows(a, b, width)))
      let outcome = context.check()
      #expect(outcome == .unsatisfiable)
    }
  }
}
