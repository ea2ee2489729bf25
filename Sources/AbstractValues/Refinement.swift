package import BitVector

extension AbstractValue {
  /// What is known of the value besides, where it compares with one of `other` as the comparison says.
  @_specialize(where Algebra == ConcreteAlgebra)
  package func restricted(by comparison: Operation, _ other: AbstractValue) -> AbstractValue {
    restrictedParts(by: comparison, other).reduced()
  }

  /// The same, parts not yet reduced.
  package func restrictedParts(by comparison: Operation, _ other: AbstractValue) -> AbstractValue {
    var result = self
    let (one, none) = (low.one, low.zero)
    switch comparison {
    case .eq: result = met(other)
    case .ne:
      // A bound that is the other value is none.
      let value = other.low
      result.low = (other.isExact && value == low).choose(low + one, low)
      result.high = (other.isExact && value == high).choose(high - one, high)
      result.least = (other.isExact && value == least).choose(least + one, least)
      result.most = (other.isExact && value == most).choose(most - one, most)
      result = .choose(other.isExact && isExact && value == low, nothing, result)
    case .ult: result.bound(unsigned: none, other.high - one)  // nothing is below 0: no bound then
    case .ule: result.bound(unsigned: none, other.high)
    case .ugt: result.bound(unsigned: other.low + one, low.allOnes)
    case .uge: result.bound(unsigned: other.low, low.allOnes)
    case .slt: result.bound(signed: low.sign, other.most - one)
    case .sle: result.bound(signed: low.sign, other.most)
    case .sgt: result.bound(signed: other.least + one, ~low.sign)
    case .sge: result.bound(signed: other.least, ~low.sign)
    default: break
    }
    return result
  }

  /// What an operation's result says of its first operand, the second being `b`; nothing for operations without a rule.
  ///
  /// `width` is that of the operand. The result is neither poison nor undefined.
  @_specialize(where Algebra == ConcreteAlgebra)
  package static func operand(of operation: Operation, width: Int, result: AbstractValue, _ b: AbstractValue) -> AbstractValue {
    switch operation {
    case .add: return difference(result, b, []).reduced()
    case .sub: return sum(result, b, []).reduced()
    case .xor: return bitwise(.xor, [], result, b).reduced()
    case .not: return bitwise(.not, [], result, b).reduced()
    // A set bit of the result is one of the operand; a clear bit where the mask has one, too.
    case .and: return AbstractValue(Bits(zero: result.zero & b.one, one: result.one)).reduced()
    case .or: return AbstractValue(Bits(zero: result.zero, one: result.one & b.zero)).reduced()
    case .shl:
      let amount = b.low
      var operand = result.any(width)
      operand.know(zero: result.zero >> amount & (result.zero.allOnes >> amount), one: result.one >> amount, where: b.isExact)
      return operand.reduced()
    case .lshr:
      let amount = b.low
      let lost = (b.low.one << amount) - b.low.one
      var operand = result.any(width)
      let (lower, upper) = (result.low << amount, result.high << amount | lost)
      operand.know(zero: result.zero << amount, one: result.one << amount, where: b.isExact)
      operand.bound(unsigned: lower, upper, where: b.isExact && (result.high << amount) >> amount == result.high)
      return operand.reduced()
    case .zext: return truncated(result, to: width, .nuw).reduced()
    case .sext: return truncated(result, to: width, .nsw).reduced()
    case .trunc:
      var operand = result.any(width)
      let upper = operand.low.literal(~ConcreteAlgebra.mask(result.width))
      operand.know(zero: result.zero.zeroExtended(to: width) & ~upper, one: result.one.zeroExtended(to: width))
      return operand.reduced()
    default: return result.any(width)
    }
  }

  /// What the result of a difference says of its second operand, the first being `a`.
  @_specialize(where Algebra == ConcreteAlgebra)
  package static func subtrahend(of result: AbstractValue, from a: AbstractValue) -> AbstractValue { difference(a, result, []).reduced() }
}
