/// An operation on bit vectors of 1 to 64 bits.
///
/// Its name, arity, widths, flags, cost and laws are a row of ``OperationTable``; its meaning is one function,
/// ``BitVectorAlgebra/apply(_:_:width:resultWidth:_:_:_:)``, generic over the algebra.
public enum Operation: UInt8, CaseIterable, Hashable, Sendable {
  case add, sub, mul
  case udiv, sdiv, urem, srem, floordiv, floormod
  case and, or, xor
  case shl, lshr, ashr, fshl, fshr
  case eq, ne, ult, ule, ugt, uge, slt, sle, sgt, sge
  case select
  case zext, sext, trunc
  case ctpop, ctlz, cttz, bswap, bitreverse, abs
  case smin, smax, umin, umax
  case uaddSat, usubSat, saddSat, ssubSat
  case uaddOverflow, saddOverflow, usubOverflow, ssubOverflow, umulOverflow, smulOverflow
  case scmp, ucmp
  case freeze
  // Only in conditions and constant expressions.
  case not, implies
  case isPowerOfTwo, isLowMask, isShiftedMask, log2
}

/// Promises attached to an operation whose breach makes the result poison.
public struct Flags: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// No signed wrap.
  @inlinable public static var nsw: Flags { Flags(rawValue: 1) }
  /// No unsigned wrap.
  @inlinable public static var nuw: Flags { Flags(rawValue: 2) }
  /// Nothing is shifted or divided away.
  @inlinable public static var exact: Flags { Flags(rawValue: 4) }
  /// The operands of an `or` share no set bit.
  @inlinable public static var disjoint: Flags { Flags(rawValue: 8) }
  /// The operand of a `zext` is not negative.
  @inlinable public static var nneg: Flags { Flags(rawValue: 16) }
  /// Both operands of a comparison have the same sign.
  @inlinable public static var samesign: Flags { Flags(rawValue: 32) }
  /// The edge case is poison: 0 for `ctlz` and `cttz`, the least value for `abs`.
  @inlinable public static var edge: Flags { Flags(rawValue: 64) }

  /// Each flag with its spelling after the dot, in printing order.
  public static let spellings: [(flag: Flags, name: String)] = [
    (.nsw, "nsw"), (.nuw, "nuw"), (.exact, "exact"), (.disjoint, "disjoint"), (.nneg, "nneg"), (.samesign, "samesign"), (.edge, "edge"),
  ]

  /// The flags one by one, in printing order.
  public var individual: [Flags] { Flags.spellings.map(\.flag).filter(contains) }
}
