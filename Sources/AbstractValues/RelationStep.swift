package import BitVector

/// The two orders of bit vectors.
package enum IntegerOrder: UInt8, Sendable, CaseIterable {
  case signed, unsigned
}

/// The steps by which a ``RelationStore`` concludes, each over any algebra: over machine words they are what it computes, over Z3's terms
/// what is proven.
///
/// A *bound* k of a over b says that a - b <= k, both read as integers in one of the orders; k is a signed word of 64 bits.
package enum RelationStep<Algebra: BitVectorAlgebra> {
  /// a - b <= j and b - c <= k give a - c <= j + k, where that has 64 bits.
  package static func composed(_ algebra: Algebra, _ j: Algebra.Vector, _ k: Algebra.Vector) -> (bound: Algebra.Vector, isValid: Algebra.Truth) {
    (algebra.add(j, k, 64), algebra.negated(algebra.saddOverflows(j, k, 64)))
  }

  /// A bound of a over b proves a < b; also one of 0 does where they are known to differ.
  package static func provesLess(_ algebra: Algebra, _ bound: Algebra.Vector, areApart: Algebra.Truth) -> Algebra.Truth {
    let (zero, one) = (algebra.literal(0, 64), algebra.literal(1, 64))
    return algebra.either(algebra.slt(bound, zero, 64), algebra.both(areApart, algebra.slt(bound, one, 64)))
  }

  /// A bound of a over b proves a <= b.
  package static func provesLessOrEqual(_ algebra: Algebra, _ bound: Algebra.Vector) -> Algebra.Truth { algebra.slt(bound, algebra.literal(1, 64), 64) }

  /// Whether `value` + `offset`, which is read as a signed number, is their sum as integers in an order, for every value that fits.
  @_specialize(where Algebra == ConcreteAlgebra)
  package static func keepsOrder(_ order: IntegerOrder, _ value: AbstractValue<Algebra>, plus offset: Algebra.Vector) -> Algebra.Truth {
    let distance = AbstractValue(Word(offset, value.width, value.algebra))
    switch order {
    case .signed: return AbstractValue.overflow(.saddOverflow, value, distance).fails.truth
    case .unsigned:
      let opposite = AbstractValue(-distance.low)
      let (up, down) = (AbstractValue.overflow(.uaddOverflow, value, distance).fails, AbstractValue.overflow(.usubOverflow, value, opposite).fails)
      let (isDown, isExtreme) = (distance.low.isNegative, distance.low == distance.low.sign)
      return ((!isDown && up) || (isDown && !isExtreme && down)).truth
    }
  }

  /// Two sums of one value and different offsets differ.
  package static func areApart(_ algebra: Algebra, _ offset: Algebra.Vector, _ other: Algebra.Vector, width: Int) -> Algebra.Truth {
    algebra.ne(offset, other, width)
  }
}

extension Operation {
  /// What a comparison that holds says: the order it speaks of (nil: both), the bound of the first operand over the second, and the other way
  /// round.
  package var bounds: (order: IntegerOrder?, forward: Int64?, backward: Int64?)? {
    switch self {
    case .eq: (nil, 0, 0)
    case .ult: (.unsigned, -1, nil)
    case .ule: (.unsigned, 0, nil)
    case .ugt: (.unsigned, nil, -1)
    case .uge: (.unsigned, nil, 0)
    case .slt: (.signed, -1, nil)
    case .sle: (.signed, 0, nil)
    case .sgt: (.signed, nil, -1)
    case .sge: (.signed, nil, 0)
    default: nil
    }
  }
}
