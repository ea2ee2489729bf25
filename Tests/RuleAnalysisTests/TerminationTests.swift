import BitVector
import RuleAnalysis
import Rules
import TestSupport
import Testing

private func kinds(_ termination: Termination) -> [Termination.Component.Kind] { termination.components.map(\.kind) }

@Test
func cheaperReplacementsEnd() throws {
  let termination = Termination(of: [try rule("a", "(add (sub x y) y)", "x"), try rule("b", "(mul x 2)", "(shl x 1)", widths: "3...64")])
  #expect(termination.isProven)
  #expect(kinds(termination) == [.standard("cost")])
  #expect(termination.components.map(\.rules) == [[0, 1]])
}

@Test
func aRuleThatExchangesOperandsIsRefusedWithItsCycle() throws {
  let report = RuleSetReport(on: [try rule("fine", "(add (sub x y) y)", "x"), try rule("commute", "(xor x y)", "(xor y x)")])
  #expect(report.isRefused)
  #expect(report.termination.culprits == [1])
  #expect(report.cycle?.rules == ["commute"])
}

@Test
func rulesThatUndoEachOtherAreRefusedTogether() throws {
  let to = try rule("to", "(shl x 1)", "(add x x)", widths: "2...64")
  let from = try rule("from", "(add x x)", "(shl x 1)", widths: "2...64")
  let report = RuleSetReport(on: [to, try rule("other", "(add (sub x y) y)", "x"), from])
  #expect(report.termination.culprits == [0, 2])
  #expect(report.cycle.map { Set($0.rules) } == ["to", "from"])
  #expect(report.cycle?.terms.first == "(shl x 1)")
  #expect(report.cycle?.terms.last == "(shl x 1)")
  #expect(RuleSetReport(on: [to]).termination.isProven)
  #expect(RuleSetReport(on: [from]).termination.isProven)
}

@Test
func weightsAreFoundWhereTheUsualMeasureRises() throws {
  // Dearer by the table: a multiplication instead of an addition. With weights of their own both end.
  let termination = Termination(of: [try rule("a", "(add x x)", "(mul x 2)", widths: "3...64"), try rule("b", "(sub x C1)", "(add x (sub 0 C1))")])
  #expect(termination.isProven)
  guard case .weights(let weights)? = kinds(termination).first else {
    Issue.record("no weights: \(kinds(termination))")
    return
  }
  let (add, mul, sub) = (weights[.init(.add), default: 0], weights[.init(.mul), default: 0], weights[.init(.sub), default: 0])
  #expect(add >= mul && sub >= add && sub + add > add + mul, "\(weights)")
}

@Test
func nestingIsOrderedByPrecedence() throws {
  // The same operations, one inside the other; two ways round, each fine by itself.
  let out = try rule("out", "(xor (bswap x) C1)", "(bswap (xor x (bswap C1)))", widths: "16,32,64")
  let into = try rule("into", "(bswap (xor x C1))", "(xor (bswap x) (bswap C1))", widths: "16,32,64")
  #expect(kinds(Termination(of: [out])) == [.precedence([.xor, .bswap])])
  #expect(kinds(Termination(of: [into])) == [.precedence([.bswap, .xor])])
  #expect(Termination(of: [out, into]).culprits == [0, 1])
}

@Test
func growingTreesAreNotDecreasing() throws {
  // One operation fewer as a graph in neither; the variable occurs more often on the right.
  #expect(!Termination(of: [try rule("grow", "(and x y)", "(and (and x x) y)")]).isProven)
}

@Test
func weightsThatLPFindsRespectAllRows() throws {
  var generator = SeededGenerator(seed: 5)
  var solved = 0
  for _ in 0..<300 {
    let (rows, columns) = (Int.random(in: 1...6, using: &generator), Int.random(in: 1...5, using: &generator))
    let table = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: -2...2, using: &generator) } }
    func products(_ weights: [Int]) -> [Int] { table.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } } }
    func isGood(_ weights: [Int]) -> Bool {
      weights.allSatisfy { $0 >= 0 } && products(weights).allSatisfy { $0 >= 0 } && products(weights).contains { $0 > 0 }
    }
    if let weights = LinearWeights.solve(table) {
      #expect(isGood(weights), "\(table) \(weights)")
      solved += 1
    } else {
      // Small weights by exhaustion find nothing either.
      var candidates: [[Int]] = [[]]
      for _ in 0..<columns { candidates = candidates.flatMap { candidate in (0...3).map { candidate + [$0] } } }
      #expect(!candidates.contains(where: isGood), "\(table)")
    }
  }
  #expect(solved > 50 && solved < 290)
}
