import BitVector
import TraceIR
import X86

/// What divisions by constants have in common: computed once, used again where the straight line comes by.
struct DivisionCache {
  private var signs: [(value: Value, sign: Value, positive: Value)] = []
  private var quotients: [(value: Value, divisor: Int64, quotient: Value)] = []
  /// How many of the last entries are searched.
  private static let reach = 8

  /// The sign of a value as 0 or -1, and the value exclusive-or that.
  func signs(of value: Value) -> (sign: Value, positive: Value)? {
    for entry in signs.suffix(DivisionCache.reach) where entry.value == value { return (entry.sign, entry.positive) }
    return nil
  }

  func floorQuotient(_ value: Value, _ divisor: Int64) -> Value? {
    for entry in quotients.suffix(DivisionCache.reach) where entry.value == value && entry.divisor == divisor { return entry.quotient }
    return nil
  }

  mutating func addSigns(of value: Value, sign: Value, positive: Value) { signs.append((value, sign, positive)) }

  mutating func addFloorQuotient(_ value: Value, _ divisor: Int64, _ quotient: Value) { quotients.append((value, divisor, quotient)) }
}

/// Quotients and remainders. A constant divisor becomes shifts or a multiplication (``Magic``); others take the division instruction.
extension Selection {
  mutating func division(_ instruction: Instruction) -> Value {
    let width = instruction.type.width
    let operation = instruction.operation
    if operation == .udiv || operation == .urem {
      let x = value(instruction.a)
      if let divisor = trace.constant(instruction.b)?.bits, divisor != 0 {
        let maximum = ConcreteAlgebra.mask(width)
        return operation == .udiv ? unsignedQuotient(x, divisor, maximum: maximum) : unsignedRemainder(x, divisor, maximum: maximum)
      }
      return divide(operation == .udiv ? .unsignedQuotient : .unsignedRemainder, size(width), x, value(instruction.b))
    }
    let x = signExtended(value(instruction.a), width)
    if let divisor = constant(instruction.b), let quick = signedByConstant(operation, x, divisor) { return masked(quick, width) }
    let divisor = signExtended(value(instruction.b), width)
    switch operation {
    case .sdiv: return masked(divide(.signedQuotient, .quad, x, divisor), width)
    case .srem: return masked(divide(.signedRemainder, .quad, x, divisor), width)
    case .floordiv: return masked(divide(.floorQuotient, .quad, x, divisor), width)
    default: return masked(divide(.floorRemainder, .quad, x, divisor), width)
    }
  }

  private mutating func divide(_ kind: Division, _ size: OperandSize, _ a: Value, _ b: Value) -> Value {
    var step = Step(.divide)
    step.mnemonic = kind == .unsignedQuotient || kind == .unsignedRemainder ? .div : .idiv
    step.size = size
    (step.a, step.b) = (a, b)
    step.immediate = kind.rawValue
    return define(step)
  }

  // MARK: Unsigned, by a constant

  /// `x / divisor` for `0 <= x <= maximum`, unsigned.
  private mutating func unsignedQuotient(_ x: Value, _ divisor: UInt64, maximum: UInt64) -> Value {
    if divisor == 1 { return x }
    if divisor & (divisor - 1) == 0 { return binary(.shr, .quad, x, immediate: Int64(divisor.trailingZeroBitCount)) }
    let magic = Magic(divisor: divisor, maximum: maximum)
    let high = multiplyHigh(x, by: magic.multiplier)
    if !magic.adds { return magic.shift == 0 ? high : binary(.shr, .quad, high, immediate: Int64(magic.shift)) }
    let half = binary(.shr, .quad, binary(.sub, .quad, x, high), immediate: 1)
    let total = sum(half, high)
    return magic.shift == 1 ? total : binary(.shr, .quad, total, immediate: Int64(magic.shift - 1))
  }

  /// `x % divisor` for `0 <= x <= maximum`, unsigned.
  mutating func unsignedRemainder(_ x: Value, _ divisor: UInt64, maximum: UInt64) -> Value {
    if divisor & (divisor - 1) == 0 { return binary(.and, .quad, x, immediate: Int64(bitPattern: divisor - 1)) }
    let quotient = unsignedQuotient(x, divisor, maximum: maximum)
    return binary(.sub, .quad, x, product(quotient, Int64(bitPattern: divisor)))
  }

  // MARK: Signed, by a constant

  /// Nil where the division instruction is taken: divisor 0, and floored division by what is negative.
  private mutating func signedByConstant(_ operation: Operation, _ x: Value, _ divisor: Int64) -> Value? {
    if divisor == 0 { return nil }
    switch operation {
    case .floordiv: return floorQuotient(x, divisor)
    case .floormod:
      if divisor > 0 && divisor & (divisor - 1) == 0 { return binary(.and, .quad, x, immediate: divisor - 1) }
      if divisor == -1 { return makeConstant(0) }
      guard let quotient = floorQuotient(x, divisor) else { return nil }
      return binary(.sub, .quad, x, product(quotient, divisor))
    case .sdiv: return truncatedQuotient(x, divisor)
    default:
      let quotient = truncatedQuotient(x, divisor)
      return binary(.sub, .quad, x, product(quotient, divisor))
    }
  }

  /// Rounded down: with `s` the sign as 0 or -1, `floor(x / d) = ((x ^ s) / d) ^ s`, where `x ^ s` is not negative.
  private mutating func floorQuotient(_ x: Value, _ divisor: Int64) -> Value? {
    if divisor == 1 { return x }
    if divisor == -1 { return unary(.neg, .quad, x) }
    guard divisor > 0 else { return nil }
    if divisor & (divisor - 1) == 0 { return binary(.sar, .quad, x, immediate: Int64(divisor.trailingZeroBitCount)) }
    if let known = divisions.floorQuotient(x, divisor) { return known }
    let (sign, positive) = signs(of: x)
    let quotient = unsignedQuotient(positive, UInt64(divisor), maximum: UInt64(Int64.max))
    let result = binary(.xor, .quad, quotient, sign, commutative: true)
    divisions.addFloorQuotient(x, divisor, result)
    return result
  }

  private mutating func signs(of x: Value) -> (sign: Value, positive: Value) {
    if let known = divisions.signs(of: x) { return known }
    let sign = binary(.sar, .quad, x, immediate: 63)
    let positive = binary(.xor, .quad, x, sign, commutative: true)
    divisions.addSigns(of: x, sign: sign, positive: positive)
    return (sign, positive)
  }

  /// Rounded to zero: the quotient of the magnitudes, with the sign put back.
  private mutating func truncatedQuotient(_ x: Value, _ divisor: Int64) -> Value {
    if divisor == 1 { return x }
    if divisor == -1 { return unary(.neg, .quad, x) }
    let (sign, positive) = signs(of: x)
    let magnitude = binary(.sub, .quad, positive, sign)
    let quotient = unsignedQuotient(magnitude, divisor.magnitude, maximum: 1 << 63)
    let flipped = binary(.xor, .quad, quotient, sign, commutative: true)
    return divisor > 0 ? binary(.sub, .quad, flipped, sign) : binary(.sub, .quad, sign, flipped)
  }
}
