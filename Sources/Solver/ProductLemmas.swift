import BitVector

/// What is true of products of integers, in terms that are linear in the products.
///
/// For factors c in common: q₁·c and q₂·c differ by at least |c| unless q₁ = q₂, and by exactly c where q₁ - q₂ = 1. That is what proofs about
/// quotients and remainders come down to.
struct ProductLemmas {
  struct Product {
    var left: SMTTerm
    var right: SMTTerm
    var value: SMTTerm

    /// The other factor where `factor` is one.
    func other(than factor: SMTTerm) -> SMTTerm? { left.ast == factor.ast ? right : right.ast == factor.ast ? left : nil }
  }
  /// value = multiple · factor.
  private struct Multiple {
    var multiple: SMTTerm
    var factor: SMTTerm
    var value: SMTTerm
  }

  private let algebra: IntegerAlgebra
  /// Numerals by which one factor may be a multiple of another.
  private let scales: [SMTTerm]
  /// More products have too many pairs.
  private let productLimit = 8
  private static let lemmaLimit = 6_000
  /// Factors may be negative.
  private let isSigned: Bool

  init(_ algebra: IntegerAlgebra, scales: [SMTTerm], isSigned: Bool) {
    self.algebra = algebra
    self.scales = scales
    self.isSigned = isSigned
  }

  func lemmas(_ products: [Product]) -> [SMTTerm] {
    var result: [SMTTerm] = []
    let readings = products.prefix(productLimit).map { product in
      [
        Multiple(multiple: product.left, factor: product.right, value: product.value),
        Multiple(multiple: product.right, factor: product.left, value: product.value),
      ]
    }
    for reading in readings.joined() {
      let factor = reading.factor
      for multiple in -1...2 as ClosedRange<Int64> {
        let known = Multiple(multiple: algebra.integer(multiple), factor: factor, value: algebra.times(factor, multiple))
        result += compare(reading, known)
      }
      for scale in scales {
        result.append(algebra.implies(algebra.equal(factor, scale), algebra.equal(reading.value, algebra.knowledge.scaled(reading.multiple, scale))))
      }
    }
    for (index, one) in readings.enumerated() {
      for other in readings[(index + 1)...] {
        for first in one {
          for second in other {
            result += pair(first, second)
            let mirrored = Multiple(multiple: negative(second.multiple), factor: negative(second.factor), value: second.value)
            result += pair(first, mirrored)
            guard isSigned else { continue }
            result += pair(first, Multiple(multiple: second.multiple, factor: negative(second.factor), value: negative(second.value)))
          }
        }
      }
    }
    // The sum of two multiples of one factor is a multiple of it.
    let multiples = Array(readings.joined())
    for (number, one) in multiples.enumerated() {
      let others = multiples.indices.filter { $0 != number && multiples[$0].factor.ast == one.factor.ast }
      for second in others {
        for third in others where second < third && result.count < Self.lemmaLimit {
          let (left, right) = (multiples[second], multiples[third])
          let sum = Multiple(
            multiple: algebra.plus(left.multiple, right.multiple), factor: one.factor, value: algebra.plus(left.value, right.value))
          result += compare(one, sum)
        }
      }
    }
    return result
  }

  private func negative(_ term: SMTTerm) -> SMTTerm { algebra.minus(algebra.integer(0), term) }

  private func pair(_ one: Multiple, _ other: Multiple) -> [SMTTerm] {
    let areCommon = algebra.equal(one.factor, other.factor)
    var lemmas = compare(one, other)
    if one.factor.ast == other.factor.ast { lemmas += spread(one, other) }
    for scale in scales {
      for (large, small) in [(one, other), (other, one)] {
        let isScaled = algebra.equal(large.multiple, algebra.knowledge.scaled(small.multiple, scale))
        lemmas.append(algebra.implies(isScaled, algebra.equal(large.value, algebra.knowledge.scaled(small.value, scale))))
      }
    }
    return lemmas.map { algebra.implies(areCommon, $0) } + [monotone(one, other), monotone(other, one)]
  }

  /// Multiples that are two steps apart: what is left of two dividends is together less than two divisors.
  private func spread(_ one: Multiple, _ other: Multiple) -> [SMTTerm] {
    let isPositive = algebra.less(algebra.integer(0), one.factor)
    func apart(_ small: Multiple, _ large: Multiple) -> SMTTerm {
      let isFar = algebra.atMost(algebra.plus(small.multiple, algebra.integer(2)), large.multiple)
      let twice = algebra.plus(small.value, algebra.times(one.factor, 2))
      return algebra.implies(algebra.both(isPositive, isFar), algebra.atMost(twice, large.value))
    }
    return [apart(one, other), apart(other, one)]
  }

  /// For 0 <= q₁ < q₂ and 0 < c₁ <= c₂: q₁·c₁ + c₁ <= q₂·c₂.
  private func monotone(_ small: Multiple, _ large: Multiple) -> SMTTerm {
    let zero = algebra.integer(0)
    let areOrdered = algebra.both(
      algebra.both(algebra.atMost(zero, small.multiple), algebra.less(small.multiple, large.multiple)),
      algebra.both(algebra.less(zero, small.factor), algebra.atMost(small.factor, large.factor)))
    return algebra.implies(areOrdered, algebra.atMost(algebra.plus(small.value, small.factor), large.value))
  }

  /// For two multiples of the first one's factor.
  private func compare(_ one: Multiple, _ other: Multiple) -> [SMTTerm] {
    let (zero, factor) = (algebra.integer(0), one.factor)
    let difference = algebra.minus(one.value, other.value)
    let (isAbove, isBelow) = (algebra.less(other.multiple, one.multiple), algebra.less(one.multiple, other.multiple))
    let (isPositive, isNegative) = (algebra.less(zero, factor), algebra.less(factor, zero))
    func when(_ first: SMTTerm, _ second: SMTTerm, _ then: SMTTerm) -> SMTTerm { algebra.implies(algebra.both(first, second), then) }
    let step = algebra.minus(one.multiple, other.multiple)
    return [
      algebra.implies(algebra.equal(one.multiple, other.multiple), algebra.equal(difference, zero)),
      algebra.implies(algebra.equal(factor, zero), algebra.equal(difference, zero)),
      algebra.implies(algebra.equal(step, algebra.integer(1)), algebra.equal(difference, factor)),
      algebra.implies(algebra.equal(step, algebra.integer(-1)), algebra.equal(difference, negative(factor))),
      when(isPositive, isAbove, algebra.atMost(factor, difference)),
      when(isPositive, isBelow, algebra.atMost(difference, negative(factor))),
      when(isNegative, isAbove, algebra.atMost(difference, factor)),
      when(isNegative, isBelow, algebra.atMost(negative(factor), difference)),
    ]
  }
}
