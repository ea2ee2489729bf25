package import BitVector
package import TraceIR

/// How two values can compare: a set of orders, signed and unsigned.
package struct Order: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let signedLess = Order(rawValue: 1)
  package static let signedGreater = Order(rawValue: 2)
  package static let unsignedLess = Order(rawValue: 4)
  package static let unsignedGreater = Order(rawValue: 8)
  package static let equal = Order(rawValue: 16)
  package static let all = Order(rawValue: 31)

  private static let signed: Order = [.signedLess, .signedGreater]
  private static let unsigned: Order = [.unsignedLess, .unsignedGreater]

  /// The orders in which a comparison holds.
  package init?(_ operation: Operation) {
    switch operation {
    case .eq: self = .equal
    case .ne: self = [.signedLess, .signedGreater, .unsignedLess, .unsignedGreater]
    case .slt: self = [.signedLess, .unsignedLess, .unsignedGreater]
    case .sle: self = [.signedLess, .unsignedLess, .unsignedGreater, .equal]
    case .sgt: self = [.signedGreater, .unsignedLess, .unsignedGreater]
    case .sge: self = [.signedGreater, .unsignedLess, .unsignedGreater, .equal]
    case .ult: self = [.unsignedLess, .signedLess, .signedGreater]
    case .ule: self = [.unsignedLess, .signedLess, .signedGreater, .equal]
    case .ugt: self = [.unsignedGreater, .signedLess, .signedGreater]
    case .uge: self = [.unsignedGreater, .signedLess, .signedGreater, .equal]
    default: return nil
    }
  }

  /// The orders in which a comparison fails.
  package init?(not operation: Operation) {
    guard let inverse = operation.inverse else { return nil }
    self.init(inverse)
  }

  /// The same pair the other way round.
  package var swapped: Order {
    var result = intersection(.equal)
    if contains(.signedLess) { result.insert(.signedGreater) }
    if contains(.signedGreater) { result.insert(.signedLess) }
    if contains(.unsignedLess) { result.insert(.unsignedGreater) }
    if contains(.unsignedGreater) { result.insert(.unsignedLess) }
    return result
  }

  /// No way is left in which unequal values could compare: they have one signed and one unsigned order.
  private var excludesUnequal: Bool { isDisjoint(with: .signed) || isDisjoint(with: .unsigned) }

  /// Whether a comparison holds in every order left; nil where the orders differ.
  package func decides(_ operation: Operation) -> Bool? {
    guard let holds = Order(operation), let fails = Order(not: operation) else { return nil }
    if isImpossible(with: fails) { return true }
    if isImpossible(with: holds) { return false }
    return nil
  }

  private func isImpossible(with other: Order) -> Bool {
    let both = intersection(other)
    return !both.contains(.equal) && both.excludesUnequal
  }
}

/// What guards have shown about pairs of values.
package struct Relations: Sendable {
  private struct Pair: Hashable {
    let first: Reference
    let second: Reference
  }

  private var orders: [Pair: Order] = [:]
  /// The values that each value was compared with, in the order of the guards.
  private var partners: [Reference: [Reference]] = [:]

  package init() {}

  /// The orders that are left for `a` compared with `b`.
  package func order(of a: Reference, _ b: Reference) -> Order {
    if a == b { return .equal }
    return a.raw < b.raw ? orders[Pair(first: a, second: b)] ?? .all : (orders[Pair(first: b, second: a)] ?? .all).swapped
  }

  /// Takes in that one of `order` holds for `a` compared with `b`.
  package mutating func learn(_ a: Reference, _ order: Order, _ b: Reference) {
    if a == b { return }
    let pair = a.raw < b.raw ? Pair(first: a, second: b) : Pair(first: b, second: a)
    if orders[pair] == nil {
      partners[a, default: []].append(b)
      partners[b, default: []].append(a)
    }
    orders[pair, default: .all].formIntersection(a.raw < b.raw ? order : order.swapped)
  }

  /// Value number `index` of those that guards have compared `value` with, in the order of the guards; nil past the last.
  package func relative(_ index: Int, of value: Reference) -> Reference? {
    guard let values = partners[value], values.indices.contains(index) else { return nil }
    return values[index]
  }
}
