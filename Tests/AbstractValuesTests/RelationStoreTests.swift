import AbstractValues
import BitVector
import TestSupport
import Testing

@Suite struct RelationStoreTests {
  @Test func relativesComeInTheOrderOfTheComparisons() {
    var relations = RelationStore<Int>()
    relations.learn(.slt, 2, 0)
    relations.learn(.eq, 0, 3)
    relations.learn(.sle, 0, 2)
    relations.learn(.eq, 1, 2)
    #expect(relations.relative(0, of: 0) == 2)
    #expect(relations.relative(1, of: 0) == 3)
    #expect(relations.relative(2, of: 0) == nil)
    #expect(relations.relative(1, of: 2) == 1)
    #expect(relations.relative(0, of: 9) == nil)
  }

  @Test func comparisonsCloseTransitively() {
    var relations = RelationStore<String>()
    relations.learn(.slt, "a", "b")
    relations.learn(.sle, "b", "c")
    relations.learn(.eq, "c", "d")
    #expect(relations.decides(.slt, "a", "d") == true)
    #expect(relations.decides(.sge, "a", "d") == false)
    #expect(relations.decides(.eq, "a", "d") == false)
    #expect(relations.decides(.sle, "b", "d") == true)
    #expect(relations.decides(.slt, "b", "d") == nil)
    // Another order, unless both have one sign.
    #expect(relations.decides(.ult, "a", "d") == nil)
    #expect(relations.decides(.ult, "a", "d", haveOneSign: true) == true)
    #expect(relations.decides(.slt, "a", "e") == nil)
    #expect(relations.decides(.slt, "a", "a") == false)
  }

  @Test func differentValuesThatAreNotAboveAreBelow() {
    var relations = RelationStore<String>()
    relations.learn(.ule, "a", "b")
    #expect(relations.decides(.ult, "a", "b") == nil)
    relations.learn(.ne, "b", "a")
    #expect(relations.decides(.ult, "a", "b") == true)
    relations.learn(.sge, "a", "c")
    relations.learn(.sle, "a", "c")
    #expect(relations.decides(.eq, "a", "c") == true)
  }

  @Test func offsetsThatDoNotWrapKeepOrder() {
    let small = Knowledge(signed: 0, 100, width: 64)
    var relations = RelationStore<String>()
    relations.learn("i+1", is: "i", plus: 1, knowledge: small)
    relations.learn(.slt, "i", "n")
    #expect(relations.decides(.sle, "i+1", "n") == true)
    #expect(relations.decides(.slt, "i+1", "n") == nil)
    #expect(relations.decides(.ult, "i", "i+1") == true)
    // Of which nothing is known may wrap, but differs still.
    var others = RelationStore<String>()
    others.learn("i+1", is: "i", plus: 1, knowledge: Knowledge(anyOf: 64))
    others.learn("i+2", is: "i+1", plus: 1, knowledge: Knowledge(anyOf: 64))
    #expect(others.decides(.slt, "i", "i+1") == nil)
    #expect(others.decides(.ne, "i", "i+2") == true)
    others.learn(.slt, "i", "n")
    #expect(others.decides(.sle, "i+1", "n") == nil)
  }

  /// What random comparisons and sums of random values say is never contradicted by other questions about these values.
  @Test func answersAreTrue() {
    var generator = SeededGenerator(seed: 11)
    let comparisons = Operation.allCases.filter(\.isComparison)
    var answers = 0
    for _ in 0..<600 {
      let width = Int.random(in: 3...6, using: &generator)
      let mask = ConcreteAlgebra.mask(width)
      var values = (0..<4).map { _ in generator.next() & mask }
      var relations = RelationStore<Int>()
      func holds(_ comparison: Operation, _ a: Int, _ b: Int) -> Bool {
        ConcreteAlgebra().apply(comparison, [], width: width, resultWidth: 1, values[a], values[b], 0).value == 1
      }
      for _ in 0..<Int.random(in: 2...10, using: &generator) {
        let (a, b) = (Int.random(in: values.indices, using: &generator), Int.random(in: values.indices, using: &generator))
        if Bool.random(using: &generator) {
          let comparison = comparisons.randomElement(using: &generator)!
          relations.learn(holds(comparison, a, b) ? comparison : comparison.inverse!, a, b)
        } else {
          let offset = generator.next() & mask
          let other = generator.next() & mask
          values.append((values[a] &+ offset) & mask)
          let known = Knowledge(unsigned: min(values[a], other), max(values[a], other), width: width)
          relations.learn(values.count - 1, is: a, plus: offset, knowledge: known)
        }
      }
      for a in values.indices {
        for b in values.indices {
          let haveOneSign = values[a] >> UInt64(width - 1) == values[b] >> UInt64(width - 1)
          for comparison in comparisons {
            guard let answer = relations.decides(comparison, a, b, haveOneSign: haveOneSign) else { continue }
            answers += a == b ? 0 : 1
            if answer != holds(comparison, a, b) {
              Issue.record("\(comparison) \(values[a]) \(values[b]) at \(width)")
              return
            }
          }
        }
      }
    }
    #expect(answers > 5_000)
  }
}
