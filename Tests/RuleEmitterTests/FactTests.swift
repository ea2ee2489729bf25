import AbstractValues
import BitVector
import RuleHost
import Testing

/// A host of values of three bits of which something is known, or nothing.
private struct KnowledgeHost: RuleHost {
  static let width = 3
  /// Nothing, each constant, and bounds and bits of several kinds.
  let known: [Knowledge] =
    [Knowledge(anyOf: width)] + (0..<8).map { Knowledge($0, width: width) }
    + [
      Knowledge(unsigned: 1, 7, width: width), Knowledge(unsigned: 0, 5, width: width), Knowledge(signed: -4, 1, width: width),
      Knowledge(signed: -2, 3, width: width), Knowledge(zeros: 1, ones: 0, width: width), Knowledge(zeros: 0, ones: 4, width: width),
    ]
  /// Asks for knowledge as if there were always some.
  var isPatient = false

  func operation(of value: Int) -> Operation? { nil }
  func flags(of value: Int) -> Flags { [] }
  func operand(_ index: Int, of value: Int) -> Int { value }
  func width(of value: Int) -> Int { Self.width }
  func constant(_ value: Int) -> UInt64? { (1...8).contains(value) ? UInt64(value - 1) : nil }
  func knowledge(of value: Int) -> Knowledge { known[value] }
  func hasKnowledge(of value: Int) -> Bool { isPatient || !known[value].isUnlimited }
  mutating func makeConstant(_ bits: UInt64, width: Int) -> Int { Int(bits) + 1 }
  mutating func make(_ operation: PendingOperation<Int>) -> Int { 0 }
}

private let comparisons = Operation.allCases.filter(\.isComparison)

/// Where nothing is known, what decides that early says what looking at all that is known says.
@Test(arguments: comparisons)
func factsAreDecidedEarlyAsTheyAreLate(_ comparison: Operation) {
  let host = KnowledgeHost()
  var patient = host
  patient.isPatient = true
  func decided(_ a: Knowledge, _ b: Knowledge) -> Bool { Knowledge.decided(comparison, a, b) == true }
  for (a, first) in host.known.enumerated() {
    for bits in 0..<UInt64(8) {
      let expected = decided(first, Knowledge(bits, width: 3))
      #expect(host.proves(comparison, a, bits) == expected && patient.proves(comparison, a, bits) == expected, "\(first), \(bits)")
    }
    for (b, second) in host.known.enumerated() {
      if a != b {
        #expect(host.proves(comparison, a, b) == decided(first, second), "\(first), \(second)")
        #expect(host.proves(comparison, .value(a), .value(b)) == decided(first, second), "\(first), \(second)")
      }
      for operation in [Operation.add, .sub, .xor, .and, .or, .mul] {
        let term = FactTerm<Int>.computed(operation, [], width: 3, operandWidth: 3, .value(a), .value(b))
        let computed = Knowledge.of(operation, width: 3, resultWidth: 3, first, second)
        for bits in 0..<UInt64(8) {
          let constant = FactTerm<Int>.constant(bits, width: 3)
          let other = Knowledge(bits, width: 3)
          #expect(host.proves(comparison, term, constant) == decided(computed, other), "\(operation) \(first) \(second) \(bits)")
          #expect(host.proves(comparison, constant, term) == decided(other, computed), "\(operation) \(first) \(second) \(bits)")
        }
        #expect(host.proves(comparison, term, .value(a)) == decided(computed, first), "\(operation) \(first) \(second)")
      }
    }
  }
}

/// Without an implementation something is known exactly where what is known says more than the width.
@Test
func whatIsKnownTellsWhetherSomethingIs() {
  struct Plain: RuleHost {
    func operation(of value: Int) -> Operation? { nil }
    func flags(of value: Int) -> Flags { [] }
    func operand(_ index: Int, of value: Int) -> Int { value }
    func width(of value: Int) -> Int { value }
    func constant(_ value: Int) -> UInt64? { value == 8 ? 7 : nil }
    mutating func makeConstant(_ bits: UInt64, width: Int) -> Int { 0 }
    mutating func make(_ operation: PendingOperation<Int>) -> Int { 0 }
  }
  #expect((1...64).filter { Plain().hasKnowledge(of: $0) } == [8])
}

/// Normal form has a constant last; what is in it stays as it is.
@Test(arguments: Operation.allCases.filter { $0.arity == 2 })
func normalOrderIsReachedOnce(_ operation: Operation) {
  let host = KnowledgeHost()
  for a in [0, 2] {
    for b in [0, 3] where a == 0 || b == 0 {
      let pending = PendingOperation(operation, [], width: 3, a, b)
      let root = host.normalized(pending)
      #expect(host.normalized(root) == root)
      #expect(root == pending || root == pending.reversed && (operation.isCommutative || operation.isComparison))
      if operation.isCommutative || operation.isComparison { #expect(host.constant(root.a) == nil) }
    }
  }
}
