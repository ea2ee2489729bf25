import BitVector

/// One operation on top of a term: on it alone, or on it and a leaf.
struct TermStep {
  private var operation: Operation
  private var leaf: Int?
  private var leafIsFirst = false
  var isUnary: Bool { leaf == nil }
  /// A sum, a difference or a complement.
  var isSum: Bool { [.add, .sub, .not].contains(operation) }

  /// Every operation that terms are built with, with every leaf on either side.
  static func all(_ leaves: [Int]) -> [TermStep] {
    var result = TermBank.unaryCosts.map { TermStep(operation: $0.0, leaf: nil) }
    for (operation, _) in TermBank.binaryCosts {
      for leaf in leaves {
        result.append(TermStep(operation: operation, leaf: leaf))
        if !operation.isCommutative { result.append(TermStep(operation: operation, leaf: leaf, leafIsFirst: true)) }
      }
    }
    return result
  }

  /// Of a term that has the value `value` at a sample.
  @inline(__always) func apply(_ value: UInt64, _ bank: borrowing TermBank, _ sample: Int, _ width: Int) -> UInt64 {
    guard let leaf else { return TermBank.value(operation, value, width) }
    let other = bank.value(leaf, sample)
    return leafIsFirst ? TermBank.value(operation, other, value, width) : TermBank.value(operation, value, other, width)
  }

  /// The term's number.
  func append(to term: Int, _ bank: inout TermBank) -> Int? {
    guard let leaf else { return bank.append(operation, term, nil) }
    return leafIsFirst ? bank.append(operation, leaf, term) : bank.append(operation, term, leaf)
  }
}
