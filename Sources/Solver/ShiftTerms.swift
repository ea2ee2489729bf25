import BitVector

/// Shifts by unknown amounts as unknowns with lemmas, for ``ParametricAlgebra``.
///
/// As bits a shift by an unknown amount is six layers of choices, and that shifts compose, distribute over bitwise operations and are
/// monotone has to be found again in each proof. Here shifts are pushed to what is no bitwise operation, amounts of shifts of shifts add up
/// (without wrap), and what is left is an unknown of which the lemmas tell bounds and how it goes with the others. That
/// proves or says nothing, as ``IntegerAlgebra`` does: the lemmas admit more than shifts do.
final class ShiftTerms {
  /// `value` is `base` shifted by `amount`, which is exact below 64.
  private struct Shift {
    var operation: Operation
    var base: SMTTerm
    var amount: SMTTerm
    var width: Int
    var value: SMTTerm
  }
  /// What shifts are pushed through.
  private enum Shape {
    case combination(Operation, SMTTerm, SMTTerm)
    case choice(SMTTerm, SMTTerm, SMTTerm)
    case shift(Int)
  }
  private struct Key: Hashable {
    var number: UInt32
    var width: Int
  }

  /// Amounts of 64 or more are all the same, so that few bits hold them and their sums.
  private static let amountWidth = 16
  private static let largest: UInt64 = 127
  /// More have too many pairs.
  private static let shiftLimit = 12

  private let terms: SMTAlgebra
  private var shifts: [Shift] = []
  private var shapes: [Key: Shape] = [:]
  private var values: [String: SMTTerm] = [:]

  init(_ terms: SMTAlgebra) { self.terms = terms }

  /// Literals that occur: what a shift by one of them gives is told exactly.
  private var literals: Set<UInt64> = []
  func note(literal: UInt64) { if (1..<64).contains(literal) { literals.insert(literal) } }

  func note(_ operation: Operation, _ a: SMTTerm, _ b: SMTTerm, width: Int, is value: SMTTerm) { note(.combination(operation, a, b), value, width) }
  func note(choice condition: SMTTerm, _ a: SMTTerm, _ b: SMTTerm, width: Int, is value: SMTTerm) { note(.choice(condition, a, b), value, width) }
  private func note(_ shape: Shape, _ value: SMTTerm, _ width: Int) {
    let key = Key(number: terms.number(value), width: width)
    if shapes[key] == nil { shapes[key] = shape }
  }

  /// `base` shifted by `amount`, of 64 bits, as a value of `width` bits.
  func shifted(_ operation: Operation, _ base: SMTTerm, by amount: SMTTerm, width: Int, _ algebra: ParametricAlgebra) -> SMTTerm {
    let low = terms.trunc(amount, from: 64, to: Self.amountWidth)
    let isSmall = terms.ule(amount, terms.literal(Self.largest, 64), 64)
    return shifted(operation, base, byWide: terms.choose(isSmall, low, wide(Self.largest), Self.amountWidth), width: width, algebra)
  }

  private func shifted(_ operation: Operation, _ base: SMTTerm, byWide amount: SMTTerm, width: Int, _ algebra: ParametricAlgebra) -> SMTTerm {
    let key = "\(operation) \(terms.number(base)) \(terms.number(amount)) \(width)"
    if let known = values[key] { return known }
    func part(_ base: SMTTerm) -> SMTTerm { shifted(operation, base, byWide: amount, width: width, algebra) }
    let value: SMTTerm
    switch shapes[Key(number: terms.number(base), width: width)] {
    case .combination(.and, let a, let b): value = algebra.and(part(a), part(b), width)
    case .combination(.or, let a, let b): value = algebra.or(part(a), part(b), width)
    case .combination(.xor, let a, let b): value = algebra.xor(part(a), part(b), width)
    // Modulo 2^W a shift left is a product with a power of two (or 0).
    case .combination(.add, let a, let b) where operation == .shl: value = algebra.add(part(a), part(b), width)
    case .combination(.sub, let a, let b) where operation == .shl: value = algebra.sub(part(a), part(b), width)
    case .choice(let condition, let a, let b): value = algebra.choose(condition, part(a), part(b), width)
    // Amounts of a shift of a shift add up: each is 0 (or all sign bits) where its own amount reaches the width, so is the sum's.
    case .shift(let index) where shifts[index].operation == operation:
      value = shifted(
        operation, shifts[index].base, byWide: terms.add(shifts[index].amount, amount, Self.amountWidth), width: width, algebra)
    default:
      value = algebra.trunc(terms.unknown(key, width: 64), from: 64, to: width)
      shifts.append(Shift(operation: operation, base: base, amount: amount, width: width, value: value))
      note(.shift(shifts.count - 1), value, width)
    }
    values[key] = value
    return value
  }

  /// What is true of the shifts. `isBounding`: comparisons, which are dear, also of shifts that are no bitwise sum of two others.
  func lemmas(_ algebra: ParametricAlgebra, isBounding: Bool) -> [SMTTerm] {
    var result: [SMTTerm] = []
    let given = shifts.prefix(Self.shiftLimit)
    for (index, one) in given.enumerated() {
      for other in given[(index + 1)...] where one.operation == other.operation && one.width == other.width {
        result += pair(one, other, isBounding)
        // Bitwise sums of shifts by one amount are shifts of the bitwise sum.
        guard terms.isSame(one.amount, other.amount), !terms.isSame(one.base, other.base) else { continue }
        let sum = shifted(one.operation, unsplit(terms.xor(one.base, other.base, 64), one.width, algebra), byWide: one.amount, width: one.width, algebra)
        result.append(terms.eq(sum, terms.xor(one.value, other.value, 64), 64))
      }
      for other in given where isBounding && other.operation != one.operation && other.width == one.width { result += inverse(one, other, algebra) }
    }
    for (index, shift) in shifts.enumerated() {
      result += values(shift, algebra)
      if index >= given.count { result += extents(shift, algebra) }
      if isBounding { result += bounds(shift, algebra) }
    }
    return result
  }

  /// The value, through which no shift is pushed.
  private func unsplit(_ value: SMTTerm, _ width: Int, _ algebra: ParametricAlgebra) -> SMTTerm {
    shapes[Key(number: terms.number(value), width: width)] = nil
    return value
  }

  private func implies(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { terms.either(terms.negated(a), b) }
  private func same(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { terms.isSame(a, b) ? terms.truth(true) : terms.eq(a, b, 64) }
  private func wide(_ value: UInt64) -> SMTTerm { terms.literal(value, Self.amountWidth) }

  /// What single amounts give.
  private func values(_ shift: Shift, _ algebra: ParametricAlgebra) -> [SMTTerm] {
    let (base, value, width) = (shift.base, shift.value, shift.width)
    let isNegative = algebra.isNegative(base, width)
    let zero = algebra.literal(0, width)
    let count = terms.trunc(algebra.widthValue(width, as: 64), from: 64, to: Self.amountWidth)
    let isOut = terms.ule(count, shift.amount, Self.amountWidth)
    let isLast = terms.eq(count, terms.add(shift.amount, wide(1), Self.amountWidth), Self.amountWidth)
    var result = [
      implies(terms.eq(shift.amount, wide(0), Self.amountWidth), terms.eq(value, base, 64)), implies(terms.eq(base, zero, 64), terms.eq(value, zero, 64)),
    ]
    switch shift.operation {
    case .shl:
      result.append(implies(isOut, terms.eq(value, zero, 64)))
      result.append(implies(isLast, terms.eq(value, terms.choose(terms.bit(base, 0, 64), algebra.least(width), zero, 64), 64)))
    case .lshr:
      result.append(implies(isOut, terms.eq(value, zero, 64)))
      result.append(implies(isLast, terms.eq(value, terms.choose(isNegative, terms.literal(1, 64), zero, 64), 64)))
    default:
      let signs = terms.choose(isNegative, algebra.literal(.max, width), zero, 64)
      result.append(implies(terms.either(isOut, isLast), terms.eq(value, signs, 64)))
    }
    for literal in literals.sorted().prefix(3) {
      let exact = algebra.shifted(shift.operation, base, byLiteral: literal, width)
      result.append(implies(terms.eq(shift.amount, wide(literal), Self.amountWidth), terms.eq(value, exact, 64)))
    }
    return result
  }

  /// All bits from the highest one that is set downwards (or from the lowest one upwards): a shift moves that bit.
  ///
  /// h = v | h >> 1 has one solution, bit by bit from the top; so what follows of shifts' highest bits takes no search.
  private func extents(_ shift: Shift, _ algebra: ParametricAlgebra) -> [SMTTerm] {
    let one = terms.literal(1, 64)
    func extent(_ term: SMTTerm) -> (extent: SMTTerm, moved: SMTTerm, definition: SMTTerm) {
      let extent = terms.unknown("extent \(shift.operation == .shl) \(terms.number(term))", width: 64)
      let moved = shift.operation == .shl ? terms.shl(extent, one, 64) : terms.lshr(extent, one, 64)
      return (extent, moved, terms.eq(extent, terms.or(term, moved, 64), 64))
    }
    let (base, value) = (extent(shift.base), extent(shift.value))
    func isWithin(_ a: SMTTerm, _ b: SMTTerm) -> SMTTerm { terms.eq(terms.and(a, b, 64), a, 64) }
    let isMoved = terms.ule(wide(1), shift.amount, Self.amountWidth)
    let holds = terms.both(isWithin(value.extent, base.extent), implies(isMoved, isWithin(value.extent, base.moved)))
    let isExempt = shift.operation == .ashr ? algebra.isNegative(shift.base, shift.width) : terms.truth(false)
    return [base.definition, value.definition, terms.either(isExempt, holds)]
  }

  private func bounds(_ shift: Shift, _ algebra: ParametricAlgebra) -> [SMTTerm] {
    let (base, value, width) = (shift.base, shift.value, shift.width)
    let isNegative = algebra.isNegative(base, width)
    let one = terms.literal(1, 64)
    let half = terms.lshr(base, one, 64)
    let isMoved = terms.ule(wide(1), shift.amount, Self.amountWidth)
    switch shift.operation {
    case .shl: return [implies(isMoved, terms.negated(terms.bit(value, 0, 64)))]
    case .lshr: return [implies(isMoved, terms.ule(value, half, 64))]
    default:
      // Of the complement of a negative number, which is not negative, the same as of others.
      let complements = terms.ule(algebra.not(value, width), terms.lshr(algebra.not(base, width), one, 64), 64)
      return [
        implies(isNegative, terms.both(terms.ule(base, value, 64), algebra.isNegative(value, width))),
        implies(terms.both(terms.negated(isNegative), isMoved), terms.ule(value, half, 64)),
        implies(terms.both(isNegative, isMoved), complements),
      ]
    }
  }

  private func pair(_ one: Shift, _ other: Shift, _ isBounding: Bool) -> [SMTTerm] {
    let areEqual = same(one.base, other.base)
    let amounts = terms.isSame(one.amount, other.amount) ? terms.truth(true) : terms.eq(one.amount, other.amount, Self.amountWidth)
    var result = [implies(terms.both(areEqual, amounts), terms.eq(one.value, other.value, 64))]
    if isBounding, one.operation == .lshr {
      // Not farther, of no less: no less.
      for (large, small) in [(one, other), (other, one)] {
        let isOrdered = terms.both(terms.ule(large.amount, small.amount, Self.amountWidth), terms.ule(small.base, large.base, 64))
        result.append(implies(isOrdered, terms.ule(small.value, large.value, 64)))
      }
    }
    return result
  }

  /// For a shift `back` of what `there` gave: by as much, it gives some of the bits; what is kept by a shift back and forth stays.
  private func inverse(_ there: Shift, _ back: Shift, _ algebra: ParametricAlgebra) -> [SMTTerm] {
    guard terms.isSame(there.value, back.base), there.operation != .ashr, back.operation != .ashr else { return [] }
    let isBack = terms.isSame(there.amount, back.amount) ? terms.truth(true) : terms.eq(there.amount, back.amount, Self.amountWidth)
    let common = terms.and(back.value, there.base, 64)
    return [implies(isBack, terms.eq(common, back.value, 64))]
  }
}
