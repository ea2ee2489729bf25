import BitVector
import Testing

@Suite struct OperationTableTests {
  @Test func rowsStandInTheOrderOfTheOperations() {
    #expect(OperationTable.rows.map(\.operation) == Operation.allCases)
  }

  @Test func shortcutsAgreeWithTheTable() {
    for row in OperationTable.rows {
      #expect(row.operation.arity == row.arity)
      #expect(row.operation.isCommutative == row.isCommutative)
    }
    #expect(Operation.allCases.filter(\.isComparison) == Operation.allCases.filter { $0.inverse != nil })
  }

  @Test func spellingsAreDistinct() {
    #expect(Set(OperationTable.rows.map(\.name)).count == OperationTable.rows.count)
  }

  @Test(arguments: Operation.allCases.filter(\.isCommutative)) func commutativeOperationsAre(_ operation: Operation) {
    let algebra = ConcreteAlgebra()
    for flags in [Flags()] + operation.row.flags.individual {
      for a in UInt64(0)..<16 {
        for b in UInt64(0)..<16 {
          let result = operation.row.widths == .predicate ? 1 : 4
          let (left, right) = (
            algebra.apply(operation, flags, width: 4, resultWidth: result, a, b, 0), algebra.apply(operation, flags, width: 4, resultWidth: result, b, a, 0)
          )
          #expect(left.value == right.value && left.poison == right.poison)
        }
      }
    }
  }

  @Test(arguments: Operation.allCases.filter(\.isComparison)) func swappedAndInverseComparisons(_ operation: Operation) {
    let algebra = ConcreteAlgebra()
    for a in UInt64(0)..<8 {
      for b in UInt64(0)..<8 {
        let value = algebra.apply(operation, [], width: 3, resultWidth: 1, a, b, 0).value
        #expect(algebra.apply(operation.swapped, [], width: 3, resultWidth: 1, b, a, 0).value == value)
        #expect(algebra.apply(operation.inverse!, [], width: 3, resultWidth: 1, a, b, 0).value == 1 - value)
      }
    }
  }

  /// Lua's (and Python's) division, by hand.
  @Test func floorDivision() {
    let algebra = ConcreteAlgebra()
    func pair(_ a: Int64, _ b: Int64) -> (Int64, Int64) {
      let (x, y) = (UInt64(bitPattern: a), UInt64(bitPattern: b))
      return (
        Int64(bitPattern: algebra.apply(.floordiv, [], width: 64, resultWidth: 64, x, y, 0).value),
        Int64(bitPattern: algebra.apply(.floormod, [], width: 64, resultWidth: 64, x, y, 0).value)
      )
    }
    #expect(pair(-7, 2) == (-4, 1))
    #expect(pair(7, -2) == (-4, -1))
    #expect(pair(-7, -2) == (3, -1))
    #expect(pair(.min, -1) == (.min, 0))
    #expect(pair(6, 3) == (2, 0))
  }
}
