import AbstractValues
import BitVector
import Glibc
import Testing

/// With `EXHAUSTIVE=1` in the environment all pairs are looked at where otherwise a part is.
let isExhaustive = getenv("EXHAUSTIVE") != nil

/// One way of using an operation: its flags and widths.
struct Use: CustomTestStringConvertible, Hashable, Sendable {
  var operation: Operation
  var flags: Flags
  var testDescription: String { operation.name + flags.individual.map { flag in "." + (Flags.spellings.first { $0.flag == flag }?.name ?? "") }.joined() }

  /// Each operation without flags, with each flag alone, and with all.
  static let all: [Use] = Operation.allCases.flatMap { operation -> [Use] in
    let flags = operation.row.flags
    return ([[], flags] + flags.individual).reduce(into: [Use]()) { uses, flags in
      if !uses.contains(where: { $0.flags == flags }) { uses.append(Use(operation: operation, flags: flags)) }
    }
  }

  /// Widths of results to look at when operands have `width` bits.
  func resultWidths(_ width: Int) -> [Int] {
    switch operation.row.widths {
    case .uniform: operation == .implies && width != 1 || operation == .bswap && width % 16 != 0 ? [] : [width]
    case .predicate: [1]
    case .select: [width]
    case .widening: [width + 1, 2 * width].filter { $0 > width && $0 <= 64 }.uniqued
    case .narrowing: [width - 1, (width + 1) / 2].filter { $0 > 0 && $0 < width }.uniqued
    case .free: [2, width].filter { $0 > 1 }.uniqued
    }
  }

  func operandWidth(_ index: Int, _ width: Int) -> Int { operation == .select && index == 0 ? 1 : width }
}

extension [Int] {
  fileprivate var uniqued: [Int] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

/// All reduced abstract values of a small width, each with the set of its members: bit x of ``members`` for value x.
struct SmallDomain: Sendable {
  let width: Int
  let values: [Knowledge]
  let members: [UInt16]

  static let all = (1...4).map(SmallDomain.init)
  static subscript(width: Int) -> SmallDomain { all[width - 1] }

  /// The tightest abstract value of a set, built from its definition: what all members have in common.
  static func best(_ set: UInt16, _ width: Int) -> Knowledge {
    var result = Knowledge(anyOf: width)
    let all = (0..<UInt64(1) << UInt64(width)).filter { set >> UInt16($0) & 1 != 0 }
    let signed = all.map { ConcreteAlgebra.signed($0, width) }
    result.ones = all.reduce(result.mask, &)
    result.zeros = ~all.reduce(0, |) & result.mask
    (result.unsignedLower, result.unsignedUpper) = (all.min()!, all.max()!)
    (result.signedLower, result.signedUpper) = (signed.min()!, signed.max()!)
    return result
  }

  static func members(_ value: Knowledge) -> UInt16 {
    var set: UInt16 = 0
    for bits in 0..<UInt64(1) << UInt64(value.width) where value.contains(bits) { set |= 1 << UInt16(bits) }
    return set
  }

  /// The members of the tightest abstract value of every set of values of 1 to 4 bits.
  static let closures: [[UInt16]] = (1...4).map { width in
    (0...UInt16.max >> UInt16(16 - (1 << width))).map { $0 == 0 ? 0 : members(best($0, width)) }
  }

  private init(_ width: Int) {
    // Every reduced value is the best of its own members, so all of them are found among all parts.
    var sets: Set<UInt16> = []
    let limit = UInt64(1) << UInt64(width)
    let half = Int64(limit / 2)
    var bySign: [UInt16] = []
    var byOrder: [UInt16] = []
    for lower in -half..<half {
      for upper in lower..<half { bySign.append((lower...upper).reduce(0) { $0 | 1 << UInt16(UInt64(bitPattern: $1) & (limit - 1)) }) }
    }
    for lower in 0..<limit { for upper in lower..<limit { byOrder.append((lower...upper).reduce(0) { $0 | 1 << UInt16($1) }) } }
    let ranges = Set(bySign.flatMap { signed in byOrder.map { $0 & signed } })
    for zeros in 0..<limit {
      for ones in 0..<limit where zeros & ones == 0 {
        let fitting = (0..<limit).filter { $0 & zeros == 0 && ~$0 & ones == 0 }.reduce(0 as UInt16) { $0 | 1 << UInt16($1) }
        for range in ranges where range & fitting != 0 { sets.insert(range & fitting) }
      }
    }
    self.width = width
    members = sets.sorted()
    values = members.map { SmallDomain.best($0, width) }
  }
}

/// The values that an operation of one or two operands has for members of abstract values, as sets; results of at most 4 bits.
struct Images {
  private let rows: [[UInt16]]

  init(_ use: Use, width: Int, resultWidth: Int) {
    let second = use.operation.arity > 1 ? SmallDomain[width].members : [1]
    rows = (0..<UInt64(1) << UInt64(width)).map { x in
      let single = (0..<UInt64(use.operation.arity > 1 ? 1 << width : 1)).map { y -> UInt16 in
        let outcome = ConcreteAlgebra().apply(use.operation, use.flags, width: width, resultWidth: resultWidth, x, y, y)
        return outcome.poison == true || outcome.undefined == true ? 0 : 1 << UInt16(outcome.value)
      }
      return second.map { set in single.indices.reduce(0) { set >> UInt16($1) & 1 != 0 ? $0 | single[$1] : $0 } }
    }
  }

  /// For the members of a set, and those of abstract value number `second`.
  func image(_ first: UInt16, _ second: Int) -> UInt16 {
    var (rest, result): (UInt16, UInt16) = (first, 0)
    while rest != 0 {
      result |= rows[rest.trailingZeroBitCount][second]
      rest &= rest - 1
    }
    return result
  }
}
