import BitVector
import Diagnostics
import Solver
import Testing

/// A rewrite over x, y: W and C: W, and the widths at which it is right.
struct Rewrite: CustomTestStringConvertible, Sendable {
  var source: String
  var target: String
  var premise = "true"
  /// The widths from 1 to 10 at which it is wrong.
  var wrongAt: [Int] = []
  var testDescription: String { "\(source) => \(target) when \(premise)" }
}

@Suite struct ProverTests {
  static let rewrites = [
    Rewrite(source: "(sub (add x y) y)", target: "x"),
    Rewrite(source: "(and (xor x y) y)", target: "(and y (xor x -1))"),
    // 1 and -1 are one value at width 1.
    Rewrite(source: "(slt x 1)", target: "(sle x 0)", wrongAt: [1]),
    Rewrite(source: "(lshr (shl x 1) 1)", target: "(and x (lshr -1 1))", wrongAt: []),
    Rewrite(source: "(ctpop (and x 3))", target: "(sub (and x 3) (lshr (and x 3) 1))", wrongAt: [1]),
    Rewrite(source: "(urem x C)", target: "(and x (sub C 1))", premise: "(pow2 C)"),
    Rewrite(source: "(udiv x C)", target: "0", premise: "(sgt C 0)", wrongAt: [2, 3, 4, 5, 6, 7, 8, 9, 10]),
    Rewrite(source: "(smax x (sub 0 x))", target: "(abs x)"),
    Rewrite(source: "(ashr (ashr x C) C)", target: "(ashr x (add C C))", premise: "(ult (add C C) W)", wrongAt: []),
  ]

  private func parts(_ rewrite: Rewrite) throws -> (graph: ExpressionGraph, source: NodeID, target: NodeID, premise: NodeID) {
    var graph = ExpressionGraph()
    let width = graph.width(named: "W")
    for name in ["x", "y"] { graph.symbol(name, width: width, isConstant: false) }
    graph.symbol("C", width: width, isConstant: true)
    let parser = ExpressionParser(at: SourceLocation(file: "rewrite", line: 1, column: 1))
    let source = try parser.parse(rewrite.source, into: &graph)
    let target = try parser.parse(rewrite.target, into: &graph, width: graph[source].width)
    let premise = try parser.parse(rewrite.premise, into: &graph, width: .bits(1))
    return (graph, source, target, premise)
  }

  /// Whether the rewrite is right at a width, by trying everything.
  private func isRight(_ rewrite: Rewrite, _ width: Int) throws -> Bool {
    let (graph, source, target, premise) = try parts(rewrite)
    let program = Program(graph, roots: [source, target, premise], widths: [width])
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    for assignment in UInt64(0)..<(1 << UInt64(3 * width)) {
      let mask = ConcreteAlgebra.mask(width)
      let values = [assignment & mask, assignment >> UInt64(width) & mask, assignment >> UInt64(2 * width) & mask]
      program.run(algebra, &frame, symbol: { index, _ in (values[index], nil) })
      if program.holds(2, algebra, frame), !program.refinement(source: 0, target: 1, algebra, frame) { return false }
    }
    return true
  }

  @Test(arguments: rewrites) func provesWidthByWidth(_ rewrite: Rewrite) throws {
    let (graph, source, target, premise) = try parts(rewrite)
    let prover = RefinementProver()
    for width in 1...6 {
      let expected = try width <= 5 ? isRight(rewrite, width) : !rewrite.wrongAt.contains(width)
      switch prover.verdict(graph, source: source, target: target, premises: [premise], widths: [width]) {
      case .proved: #expect(expected, "proved at \(width)")
      case .refuted(let counterexample):
        #expect(!expected, "refuted at \(width) by \(counterexample)")
        #expect(counterexample.source != nil && counterexample.source != counterexample.target)
      case .unknown: Issue.record("the solver gave up at \(width)")
      }
    }
  }

  /// One query over all widths says what the queries width by width say together.
  @Test(arguments: rewrites) func provesAllWidthsAtOnce(_ rewrite: Rewrite) throws {
    let (graph, source, target, premise) = try parts(rewrite)
    let prover = RefinementProver()
    switch prover.verdictAtAllWidths(graph, source: source, target: target, premises: [premise], orders: [], except: []) {
    case .proved: #expect(rewrite.wrongAt.isEmpty)
    case .refuted(let widths, _):
      let isWrong = try !isRight(rewrite, min(widths[0], 4))
      #expect(isWrong || widths[0] > 4)
    case .unknown: #expect(rewrite.source.contains("div") || rewrite.source.contains("rem"), "the solver gave up")
    }
  }

  @Test func wrongWidthsCanBeLeftOut() throws {
    let (graph, source, target, premise) = try parts(Self.rewrites[2])
    let verdict = RefinementProver().verdictAtAllWidths(graph, source: source, target: target, premises: [premise], orders: [], except: [[1]])
    guard case .proved = verdict else {
      Issue.record("\(verdict)")
      return
    }
  }
}
