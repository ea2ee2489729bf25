import AbstractValues
import BitVector
import Glibc
import Solver
import Testing

/// Z3 proves of the very functions that optimizers run: whatever abstract operands contain the operands, the abstract result contains the
/// result. Nothing is assumed of the abstract operands, not even that they are reduced.
///
/// With `PROVE_WIDTHS=8,16,32,64` in the environment these widths are proven instead of 4, and what Z3 gives up is printed and no failure:
/// so the table in Docs/Trust.md is made. `PROVE_LIMIT` bounds each question, in Z3's resource units.
@Suite struct ProofTests {
  private typealias Terms = AbstractValue<SMTAlgebra>

  private static let requested: [Int]? = getenv("PROVE_WIDTHS").map { String(cString: $0).split(separator: ",").compactMap { Int($0) } }
  static let widths = requested ?? [4]
  private let limit: UInt32 = getenv("PROVE_LIMIT").flatMap { UInt32(String(cString: $0)) } ?? 20_000_000

  /// An abstract value of unknowns.
  private func unknown(_ name: String, _ width: Int, _ context: borrowing SolverContext) -> Terms {
    func part(_ part: String) -> SMTTerm { context.vector(name + part, width: width) }
    return Terms(
      context.algebra, width: width, zeros: part("zeros"), ones: part("ones"), unsigned: (part("low"), part("high")),
      signed: (part("least"), part("most")))
  }

  /// No values fulfil what is required and let `claim` fail.
  private func isValid(_ claim: SMTTerm, _ premises: [SMTTerm], _ context: borrowing SolverContext) -> Satisfiability {
    context.reset()
    for premise in premises { context.require(premise) }
    context.require(context.algebra.negated(claim))
    return context.check()
  }

  /// Each part of the result is a question of its own, answered if possible from the same part of the operands alone.
  private func proves(
    _ result: Terms, holds value: SMTTerm, _ operands: [(Terms, SMTTerm)], _ others: [SMTTerm], _ context: borrowing SolverContext
  ) -> Satisfiability {
    let parts = operands.map { $0.0.parts(holding: $0.1) }
    for (index, claim) in result.parts(holding: value).enumerated() {
      if isValid(claim, others + parts.map { $0[index] }, context) == .unsatisfiable { continue }
      let answer = isValid(claim, others + parts.flatMap { $0 }, context)
      if answer != .unsatisfiable { return answer }
    }
    return .unsatisfiable
  }

  private func expect(_ answer: Satisfiability, _ what: String) {
    if Self.requested != nil {
      print("proof: \(what): \(answer == .unsatisfiable ? "proven" : answer == .unknown ? "given up" : "WRONG")")
      #expect(answer != .satisfiable, "\(what)")
    } else {
      #expect(answer == .unsatisfiable, "\(what)")
    }
  }

  @Test(arguments: Use.all, widths) func transferIsSound(_ use: Use, _ width: Int) {
    // Products, quotients and sums of bits are hopeless beyond.
    if width > 8, use.operation.isDivision || [.mul, .umulOverflow, .smulOverflow, .ctpop].contains(use.operation) { return }
    for resultWidth in use.resultWidths(width) {
      let context = SolverContext(resourceLimit: limit)
      let algebra = context.algebra
      let operands = (0..<use.operation.arity).map { index in
        let width = use.operandWidth(index, width)
        return (unknown("a\(index)", width, context), context.vector("x\(index)", width: width))
      }
      let (values, abstract) = (operands.map(\.1), operands.map(\.0))
      let (second, third) = (min(1, operands.count - 1), operands.count - 1)
      let outcome = algebra.apply(use.operation, use.flags, width: width, resultWidth: resultWidth, values[0], values[second], values[third])
      let others = [outcome.poison, outcome.undefined].compactMap { $0.map(algebra.negated) }
      let result = Terms.transferred(use.operation, use.flags, width, resultWidth, abstract[0], abstract[second], abstract[third])
      expect(proves(result, holds: outcome.value, operands, others, context), "\(use.testDescription) at \(width) to \(resultWidth)")
    }
  }

  /// Reduction keeps every value that fits: with the transfer functions' soundness that of ``AbstractValue/result(of:_:width:resultWidth:_:_:_:)``.
  @Test(arguments: widths) func reductionIsSound(_ width: Int) {
    let context = SolverContext(resourceLimit: limit)
    let (value, x) = (unknown("a", width, context), context.vector("x", width: width))
    expect(proves(value.reduced(), holds: x, [(value, x)], [], context), "reduction at \(width)")
  }

  /// The two steps of reduction, each alone: rounding a bound to the known bits passes no value that fits, and what lies between two values
  /// begins with the bits that these begin with.
  @Test(arguments: widths) func reductionStepsAreSound(_ width: Int) {
    let context = SolverContext(resourceLimit: limit)
    let algebra = context.algebra
    let names = ["low", "high", "zeros", "ones", "x"].map { context.vector($0, width: width) }
    let (low, high, zeros, ones, x) = (names[0], names[1], names[2], names[3], names[4])
    let ceiling = Terms.ceiling(algebra, low, zeros: zeros, ones: ones, width: width)
    let hasZeros = algebra.isZero(algebra.and(x, zeros, width), width)
    let hasOnes = algebra.eq(algebra.and(x, ones, width), ones, width)
    let reachesIt = algebra.both(algebra.negated(ceiling.isNone), algebra.ule(ceiling.value, x, width))
    expect(isValid(reachesIt, [hasZeros, hasOnes, algebra.ule(low, x, width)], context), "rounding at \(width)")
    let prefix = Terms.prefix(algebra, low, high, width: width)
    let beginsAlike = algebra.eq(algebra.and(x, prefix, width), algebra.and(low, prefix, width), width)
    expect(isValid(beginsAlike, [algebra.ule(low, x, width), algebra.ule(x, high, width)], context), "shared bits at \(width)")
  }

  /// The value of an exact operand is its lower bound, so that folding is the operation itself.
  @Test(arguments: widths) func exactValuesAreTheLowerBound(_ width: Int) {
    let context = SolverContext(resourceLimit: limit)
    let algebra = context.algebra
    let (value, x) = (unknown("a", width, context), context.vector("x", width: width))
    let isExact = algebra.eq(value.unsignedLower, value.unsignedUpper, width)
    expect(isValid(algebra.eq(x, value.unsignedLower, width), [value.contains(x), isExact], context), "exact values at \(width)")
  }

  @Test(arguments: widths) func latticeIsSound(_ width: Int) {
    let context = SolverContext(resourceLimit: limit)
    let algebra = context.algebra
    let (a, b, x) = (unknown("a", width, context), unknown("b", width, context), context.vector("x", width: width))
    let fitsOne = algebra.either(a.contains(x), b.contains(x))
    expect(isValid(a.union(b).contains(x), [fitsOne], context), "union at \(width)")
    expect(isValid(a.widened(by: b).contains(x), [fitsOne], context), "widening at \(width)")
  }

  @Test(arguments: Operation.allCases.filter(\.isComparison), widths) func restrictionIsSound(_ comparison: Operation, _ width: Int) {
    let context = SolverContext(resourceLimit: limit)
    let algebra = context.algebra
    let (a, b) = (unknown("a", width, context), unknown("b", width, context))
    let (x, y) = (context.vector("x", width: width), context.vector("y", width: width))
    let holds = algebra.isSet(algebra.apply(comparison, [], width: width, resultWidth: 1, x, y, y).value)
    expect(proves(a.restrictedParts(by: comparison, b), holds: x, [(a, x), (b, y)], [holds], context), "restriction by \(comparison) at \(width)")
  }

  // MARK: Relations

  private func difference(_ order: IntegerOrder, _ x: SMTTerm, _ y: SMTTerm, _ width: Int, _ algebra: SMTAlgebra) -> SMTTerm {
    func integer(_ term: SMTTerm) -> SMTTerm {
      order == .signed ? algebra.sext(term, from: width, to: 80) : algebra.zext(term, from: width, to: 80)
    }
    return algebra.sub(integer(x), integer(y), 80)
  }

  /// x - y <= bound, as integers of 80 bits.
  private func isBounded(_ order: IntegerOrder, _ x: SMTTerm, _ y: SMTTerm, _ bound: SMTTerm, _ width: Int, _ algebra: SMTAlgebra) -> SMTTerm {
    algebra.sle(difference(order, x, y, width, algebra), algebra.sext(bound, from: 64, to: 80), 80)
  }

  @Test(arguments: IntegerOrder.allCases, [8, 64]) func boundsAddUp(_ order: IntegerOrder, _ width: Int) {
    let context = SolverContext(resourceLimit: 60_000_000)
    let algebra = context.algebra
    let values = ["x", "y", "z"].map { context.vector($0, width: width) }
    let (j, k) = (context.vector("j", width: 64), context.vector("k", width: 64))
    let step = RelationStep.composed(algebra, j, k)
    let premises = [isBounded(order, values[0], values[1], j, width, algebra), isBounded(order, values[1], values[2], k, width, algebra), step.isValid]
    #expect(isValid(isBounded(order, values[0], values[2], step.bound, width, algebra), premises, context) == .unsatisfiable)
  }

  @Test(arguments: Operation.allCases.filter(\.isComparison), [8, 64]) func comparisonsBound(_ comparison: Operation, _ width: Int) {
    let context = SolverContext(resourceLimit: 60_000_000)
    let algebra = context.algebra
    let (x, y) = (context.vector("x", width: width), context.vector("y", width: width))
    guard let bounds = comparison.bounds else {
      #expect(comparison == .ne)
      return
    }
    let holds = algebra.isSet(algebra.apply(comparison, [], width: width, resultWidth: 1, x, y, y).value)
    for order in IntegerOrder.allCases where bounds.order == nil || bounds.order == order {
      for (bound, first, second) in [(bounds.forward, x, y), (bounds.backward, y, x)] {
        guard let bound else { continue }
        let term = algebra.literal(UInt64(bitPattern: bound), 64)
        #expect(isValid(isBounded(order, first, second, term, width, algebra), [holds], context) == .unsatisfiable)
      }
    }
  }

  @Test(arguments: IntegerOrder.allCases, [8, 64]) func boundsProveComparisons(_ order: IntegerOrder, _ width: Int) {
    let context = SolverContext(resourceLimit: 60_000_000)
    let algebra = context.algebra
    let (x, y, k) = (context.vector("x", width: width), context.vector("y", width: width), context.vector("k", width: 64))
    let areApart = context.truth("apart")
    let premises = [isBounded(order, x, y, k, width, algebra), algebra.either(algebra.negated(areApart), algebra.ne(x, y, width))]
    let (isLess, isLessOrEqual) =
      order == .signed ? (algebra.slt(x, y, width), algebra.sle(x, y, width)) : (algebra.ult(x, y, width), algebra.ule(x, y, width))
    #expect(isValid(isLess, premises + [RelationStep.provesLess(algebra, k, areApart: areApart)], context) == .unsatisfiable)
    #expect(isValid(isLessOrEqual, premises + [RelationStep.provesLessOrEqual(algebra, k)], context) == .unsatisfiable)
    // Of values with one sign, each order says what the other says.
    let haveOneSign = algebra.negated(algebra.differ(algebra.isNegative(x, width), algebra.isNegative(y, width)))
    let orders = algebra.differ(algebra.slt(x, y, width), algebra.ult(x, y, width))
    #expect(isValid(algebra.negated(orders), [haveOneSign], context) == .unsatisfiable)
  }

  @Test(arguments: IntegerOrder.allCases, [8, 16, 64]) func offsetsAreDistances(_ order: IntegerOrder, _ width: Int) {
    let context = SolverContext(resourceLimit: 60_000_000)
    let algebra = context.algebra
    let (known, x) = (unknown("a", width, context), context.vector("x", width: width))
    let (c, d) = (context.vector("c", width: width), context.vector("d", width: width))
    let sum = algebra.add(x, c, width)
    let keeps = RelationStep<SMTAlgebra>.keepsOrder(order, known, plus: c)
    let isDistance = algebra.eq(difference(order, sum, x, width, algebra), algebra.sext(c, from: width, to: 80), 80)
    #expect(isValid(isDistance, [known.contains(x), keeps], context) == .unsatisfiable)
    let areApart = RelationStep<SMTAlgebra>.areApart(algebra, c, d, width: width)
    #expect(isValid(algebra.ne(sum, algebra.add(x, d, width), width), [areApart], context) == .unsatisfiable)
  }
}
