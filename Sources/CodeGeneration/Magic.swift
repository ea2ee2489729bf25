/// Multipliers that replace division by a constant.
///
/// For `0 <= x <= maximum`, `x / divisor` is the high 64 bits of `x * multiplier`, shifted right by `shift`; if `adds` is set, the multiplier
/// has a 65th bit, so with `h` the high half the quotient is `(((x - h) >> 1) + h) >> (shift - 1)`.
///
/// Source: T. Granlund, P. L. Montgomery, "Division by Invariant Integers using Multiplication", PLDI 1994, theorem 4.2, with the exact bound
/// for a known maximum: `m = (2^p + e) / d` is right for all `x` with `e * x < 2^p`.
struct Magic: Equatable {
  var multiplier: UInt64
  var shift: Int
  var adds: Bool

  /// For a divisor of at least 3 that is no power of two.
  init(divisor: UInt64, maximum: UInt64) {
    precondition(divisor >= 3 && divisor & (divisor - 1) != 0, "powers of two are shifts")
    for shift in 0..<64 {
      // 2^(64 + shift) divided by the divisor, if that fits in 64 bits.
      let high = UInt64(1) << UInt64(shift)
      guard high < divisor else { break }
      let (quotient, remainder) = divisor.dividingFullWidth((high, 0))
      if quotient == .max { break }
      let excess = divisor - remainder
      let product = excess.multipliedFullWidth(by: maximum)
      if product.high < high {
        self.init(multiplier: quotient + 1, shift: shift, adds: false)
        return
      }
    }
    // ceil(2^(64 + bits) / d) has 65 bits: keep the low 64.
    let bits = 64 - (divisor - 1).leadingZeroBitCount
    let high = bits == 64 ? 0 &- divisor : (UInt64(1) << UInt64(bits)) - divisor
    let (quotient, _) = divisor.dividingFullWidth((high, 0))
    self.init(multiplier: quotient + 1, shift: bits, adds: true)
  }

  private init(multiplier: UInt64, shift: Int, adds: Bool) {
    self.multiplier = multiplier
    self.shift = shift
    self.adds = adds
  }

  /// The quotient by this method; for tests.
  func quotient(_ x: UInt64) -> UInt64 {
    let high = x.multipliedFullWidth(by: multiplier).high
    return adds ? (((x &- high) >> 1) &+ high) >> UInt64(shift - 1) : high >> UInt64(shift)
  }
}
