import BitVector

/// Bits of integers are remainders of quotients by powers of two.
extension SMTLIBIntegerAlgebra {
  /// The sum over all bits of what `weight` gives for the bit's index.
  private func bits(_ a: IntegerTerm, _ width: Int, weight: (Int) -> String) -> IntegerTerm {
    let value = value(a, width)
    let summands = (0..<width).map { "(* \(weight($0)) (mod (div \(value.text) \(Self.power($0))) 2))" }
    let sum = integer(width == 1 ? summands[0] : "(+ \(summands.joined(separator: " ")))", value)
    return IntegerTerm(residue: sum, value: sum)
  }
  func ctpop(_ a: IntegerTerm, _ width: Int) -> IntegerTerm { bits(a, width) { _ in "1" } }
  func bitreverse(_ a: IntegerTerm, _ width: Int) -> IntegerTerm { bits(a, width) { Self.power(width - 1 - $0) } }
  /// The count of the first of `tests` that holds of `value`; else all bits, of which there are less than words.
  private func count(_ value: SMTLIBTerm, _ width: Int, _ tests: [(test: String, count: Int)]) -> SMTLIBTerm {
    integer(tests.reversed().reduce(String(width)) { "(ite \($1.test) \($1.count) \($0))" }, value)
  }
  func ctlz(_ a: IntegerTerm, _ width: Int) -> IntegerTerm {
    let value = value(a, width)
    let count = count(value, width, (0..<width).map { ("(<= \(Self.power(width - 1 - $0)) \(value.text))", $0) })
    return IntegerTerm(residue: count, value: count)
  }
  /// What a number of trailing zeros is.
  func trailingZeros(_ value: SMTLIBTerm, _ width: Int) -> SMTLIBTerm {
    count(value, width, (0..<width).map { ("(not (= (mod \(value.text) \(Self.power($0 + 1))) 0))", $0) })
  }
  func cttz(_ a: IntegerTerm, _ width: Int) -> IntegerTerm {
    let count = known.trailingZeros(value(a, width), width)
    return IntegerTerm(residue: count, value: count)
  }
  func bswap(_ a: IntegerTerm, _ width: Int) -> IntegerTerm {
    bits(a, width) { index in
      let target = (width / 8 - 1 - index / 8) * 8 + index % 8
      return target >= 0 ? Self.power(target) : "0"
    }
  }
}
