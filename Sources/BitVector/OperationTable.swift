/// How the widths of an operation's operands and result hang together.
public enum WidthRule: Sendable {
  /// All operands and the result have one width.
  case uniform
  /// All operands have one width, the result is one bit.
  case predicate
  /// A one-bit condition, then two operands of the result's width.
  case select
  /// The result is wider than the operand; its width is written out.
  case widening
  /// The result is narrower than the operand; its width is written out.
  case narrowing
  /// Two operands of one width; the result's width is written out.
  case free
}

/// One row of ``OperationTable``.
public struct OperationRow: Sendable {
  public let operation: Operation
  /// Spelling in s-expressions.
  public let name: String
  /// Number of operands, 1 to 3.
  public let arity: Int
  public let widths: WidthRule
  /// The flags that LLVM allows on it.
  public let flags: Flags
  /// The first two operands may be exchanged.
  public let isCommutative: Bool
  /// Rough latency in cycles of a simple machine; the measure that rules must lower.
  public let cost: Int
  /// One line of meaning, for the documentation.
  public let meaning: String
  /// May stand in patterns and replacements (not only in conditions).
  public let isExecutable: Bool

  fileprivate init(
    _ operation: Operation, _ name: String, _ arity: Int, _ widths: WidthRule = .uniform, flags: Flags = [], commutative: Bool = false, cost: Int = 1,
    executable: Bool = true, is meaning: String
  ) {
    self.operation = operation
    self.name = name
    self.arity = arity
    self.widths = widths
    self.flags = flags
    isCommutative = commutative
    self.cost = cost
    isExecutable = executable
    self.meaning = meaning
  }
}

/// The single source of truth on operations: everything but their meaning, which is ``BitVectorAlgebra``'s.
public enum OperationTable {
  /// The rows in the order of ``Operation``'s raw values.
  public static let rows: [OperationRow] = [
    .init(.add, "add", 2, flags: [.nsw, .nuw], commutative: true, is: "sum modulo 2^W"),
    .init(.sub, "sub", 2, flags: [.nsw, .nuw], is: "difference modulo 2^W"),
    .init(.mul, "mul", 2, flags: [.nsw, .nuw], commutative: true, cost: 3, is: "product modulo 2^W"),
    .init(.udiv, "udiv", 2, flags: .exact, cost: 12, is: "unsigned quotient; undefined for divisor 0"),
    .init(.sdiv, "sdiv", 2, flags: .exact, cost: 12, is: "signed quotient rounded to zero; undefined for divisor 0 and for MIN / -1"),
    .init(.urem, "urem", 2, cost: 12, is: "unsigned remainder; undefined for divisor 0"),
    .init(.srem, "srem", 2, cost: 12, is: "signed remainder with the dividend's sign; undefined for divisor 0 and for MIN % -1"),
    .init(.floordiv, "floordiv", 2, cost: 14, is: "signed quotient rounded down (Lua's //); undefined for divisor 0, MIN // -1 is MIN"),
    .init(.floormod, "floormod", 2, cost: 14, is: "signed remainder with the divisor's sign (Lua's %); undefined for divisor 0, MIN % -1 is 0"),
    .init(.and, "and", 2, commutative: true, is: "bitwise and"),
    .init(.or, "or", 2, flags: .disjoint, commutative: true, is: "bitwise or"),
    .init(.xor, "xor", 2, commutative: true, is: "bitwise exclusive or"),
    .init(.shl, "shl", 2, flags: [.nsw, .nuw], is: "shift left; poison for amounts of W or more"),
    .init(.lshr, "lshr", 2, flags: .exact, is: "logical shift right; poison for amounts of W or more"),
    .init(.ashr, "ashr", 2, flags: .exact, is: "arithmetic shift right; poison for amounts of W or more"),
    .init(.fshl, "fshl", 3, is: "high W bits of the concatenation a:b shifted left by c modulo W"),
    .init(.fshr, "fshr", 3, is: "low W bits of the concatenation a:b shifted right by c modulo W"),
    .init(.eq, "eq", 2, .predicate, flags: .samesign, commutative: true, is: "equal"),
    .init(.ne, "ne", 2, .predicate, flags: .samesign, commutative: true, is: "not equal"),
    .init(.ult, "ult", 2, .predicate, flags: .samesign, is: "unsigned less"),
    .init(.ule, "ule", 2, .predicate, flags: .samesign, is: "unsigned less or equal"),
    .init(.ugt, "ugt", 2, .predicate, flags: .samesign, is: "unsigned greater"),
    .init(.uge, "uge", 2, .predicate, flags: .samesign, is: "unsigned greater or equal"),
    .init(.slt, "slt", 2, .predicate, flags: .samesign, is: "signed less"),
    .init(.sle, "sle", 2, .predicate, flags: .samesign, is: "signed less or equal"),
    .init(.sgt, "sgt", 2, .predicate, flags: .samesign, is: "signed greater"),
    .init(.sge, "sge", 2, .predicate, flags: .samesign, is: "signed greater or equal"),
    .init(.select, "select", 3, .select, is: "second operand if the first is 1, else the third; only the chosen one's poison counts"),
    .init(.zext, "zext", 1, .widening, flags: .nneg, is: "extended with zeros"),
    .init(.sext, "sext", 1, .widening, is: "extended with copies of the sign"),
    .init(.trunc, "trunc", 1, .narrowing, flags: [.nsw, .nuw], is: "low bits"),
    .init(.ctpop, "ctpop", 1, is: "number of set bits"),
    .init(.ctlz, "ctlz", 1, flags: .edge, is: "number of leading zeros; W for 0 (poison with the flag)"),
    .init(.cttz, "cttz", 1, flags: .edge, is: "number of trailing zeros; W for 0 (poison with the flag)"),
    .init(.bswap, "bswap", 1, is: "bytes reversed; W is a multiple of 16"),
    .init(.bitreverse, "bitreverse", 1, is: "bits reversed"),
    .init(.abs, "abs", 1, flags: .edge, is: "absolute value; MIN stays MIN (poison with the flag)"),
    .init(.smin, "smin", 2, commutative: true, is: "signed minimum"),
    .init(.smax, "smax", 2, commutative: true, is: "signed maximum"),
    .init(.umin, "umin", 2, commutative: true, is: "unsigned minimum"),
    .init(.umax, "umax", 2, commutative: true, is: "unsigned maximum"),
    .init(.uaddSat, "uadd.sat", 2, commutative: true, is: "unsigned sum, clamped"),
    .init(.usubSat, "usub.sat", 2, is: "unsigned difference, clamped"),
    .init(.saddSat, "sadd.sat", 2, commutative: true, is: "signed sum, clamped"),
    .init(.ssubSat, "ssub.sat", 2, is: "signed difference, clamped"),
    .init(.uaddOverflow, "uadd.ov", 2, .predicate, commutative: true, is: "the unsigned sum wraps"),
    .init(.saddOverflow, "sadd.ov", 2, .predicate, commutative: true, is: "the signed sum wraps"),
    .init(.usubOverflow, "usub.ov", 2, .predicate, is: "the unsigned difference wraps"),
    .init(.ssubOverflow, "ssub.ov", 2, .predicate, is: "the signed difference wraps"),
    .init(.umulOverflow, "umul.ov", 2, .predicate, commutative: true, cost: 3, is: "the unsigned product wraps"),
    .init(.smulOverflow, "smul.ov", 2, .predicate, commutative: true, cost: 3, is: "the signed product wraps"),
    .init(.scmp, "scmp", 2, .free, is: "-1, 0 or 1 as the first operand is signed less, equal or greater"),
    .init(.ucmp, "ucmp", 2, .free, is: "-1, 0 or 1 as the first operand is unsigned less, equal or greater"),
    .init(.freeze, "freeze", 1, is: "an arbitrary but fixed value where the operand is poison"),
    .init(.not, "not", 1, executable: false, is: "bitwise complement"),
    .init(.implies, "=>", 2, executable: false, is: "the first operand's complement or the second, of one bit"),
    .init(.isPowerOfTwo, "pow2", 1, .predicate, executable: false, is: "exactly one bit is set"),
    .init(.isLowMask, "lowmask", 1, .predicate, executable: false, is: "0…01…1 with at least one set bit"),
    .init(.isShiftedMask, "shiftedmask", 1, .predicate, executable: false, is: "one run of set bits"),
    .init(.log2, "log2", 1, executable: false, is: "position of the highest set bit; -1 for 0"),
  ]

  private static let byName: [String: Operation] = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.operation) })

  /// The operation of a spelling, without flags.
  public static func operation(named name: String) -> Operation? { byName[name] }
}

extension Operation {
  /// This operation's row of the table.
  public var row: OperationRow { OperationTable.rows[Int(rawValue)] }
  public var name: String { row.name }

  // What matchers ask of every instruction is answered without a look at the table; that both agree is tested.

  @inlinable public var arity: Int {
    switch self {
    case .select, .fshl, .fshr: 3
    case .zext, .sext, .trunc, .ctpop, .ctlz, .cttz, .bswap, .bitreverse, .abs, .freeze, .not, .isPowerOfTwo, .isLowMask, .isShiftedMask, .log2: 1
    default: 2
    }
  }
  @inlinable public var isCommutative: Bool {
    switch self {
    case .add, .mul, .and, .or, .xor, .eq, .ne, .smin, .smax, .umin, .umax, .uaddSat, .saddSat, .uaddOverflow, .saddOverflow, .umulOverflow, .smulOverflow:
      true
    default: false
    }
  }
  /// One of the ten integer comparisons.
  @inlinable public var isComparison: Bool {
    switch self {
    case .eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge: true
    default: false
    }
  }
  /// A cast, whose result width is written out.
  public var isCast: Bool { self == .zext || self == .sext || self == .trunc }
  /// May be undefined (not just poison) for some operands.
  public var isDivision: Bool { rawValue >= Operation.udiv.rawValue && rawValue <= Operation.floormod.rawValue }

  /// The comparison that holds with exchanged operands; itself for other operations.
  @inlinable public var swapped: Operation {
    switch self {
    case .ult: .ugt
    case .ule: .uge
    case .ugt: .ult
    case .uge: .ule
    case .slt: .sgt
    case .sle: .sge
    case .sgt: .slt
    case .sge: .sle
    default: self
    }
  }

  /// The comparison that holds for equal operands too, of one that doesn't; nil for other operations.
  @inlinable public var orEqual: Operation? {
    switch self {
    case .ult: .ule
    case .ugt: .uge
    case .slt: .sle
    case .sgt: .sge
    default: nil
    }
  }

  /// The comparison that holds exactly when this one does not; nil for other operations.
  @inlinable public var inverse: Operation? {
    switch self {
    case .eq: .ne
    case .ne: .eq
    case .ult: .uge
    case .ule: .ugt
    case .ugt: .ule
    case .uge: .ult
    case .slt: .sge
    case .sle: .sgt
    case .sgt: .sle
    case .sge: .slt
    default: nil
    }
  }
}
