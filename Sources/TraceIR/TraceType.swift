/// The type of a trace value, one byte.
///
/// Raw values 1...64 are integers of that many bits. ``integer`` is Lua's, ``truth`` a condition.
package struct TraceType: RawRepresentable, Hashable, Sendable {
  package let rawValue: UInt8
  @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// No value.
  package static let none = TraceType(rawValue: 0)
  /// One bit; as a Lua value it is `false` or `true`.
  package static let truth = TraceType(rawValue: 1)
  /// A Lua integer.
  package static let integer = TraceType(rawValue: 64)
  /// A Lua float: IEEE binary64.
  package static let float = TraceType(rawValue: 65)
  package static let string = TraceType(rawValue: 66)
  package static let table = TraceType(rawValue: 67)
  /// A Lua closure.
  package static let closure = TraceType(rawValue: 68)
  package static let native = TraceType(rawValue: 69)
  /// An address of the runtime's memory that is no Lua value.
  package static let pointer = TraceType(rawValue: 70)
  /// The value `nil`.
  package static let `nil` = TraceType(rawValue: 71)
  /// The value `false`.
  package static let `false` = TraceType(rawValue: 72)
  /// The value `true`.
  package static let `true` = TraceType(rawValue: 73)

  /// An integer of `width` bits, 1 to 64.
  @inlinable package static func bits(_ width: Int) -> TraceType { TraceType(rawValue: UInt8(width)) }

  /// Width in bits; 0 for what is no integer.
  @inlinable package var width: Int { rawValue <= 64 ? Int(rawValue) : 0 }
  /// An integer of any width.
  @inlinable package var isInteger: Bool { rawValue >= 1 && rawValue <= 64 }
  /// A type with just one value.
  @inlinable package var isSingleton: Bool { rawValue >= 71 && rawValue <= 73 }
  /// Held in a general register as an address.
  @inlinable package var isAddress: Bool { rawValue >= 66 && rawValue <= 70 }

  /// The tag of a Lua value of this type; nil for types that no Lua value has. ``truth`` has tag 1 plus its bit.
  package var tag: UInt64? {
    switch self {
    case .nil: 0
    case .false: 1
    case .true: 2
    case .integer: 3
    case .float: 4
    case .string: 5
    case .table: 6
    case .closure: 7
    case .native: 8
    default: nil
    }
  }

  /// The type of Lua values with `tag`; nil for tags that traces don't know.
  package init?(tag: UInt64) {
    switch tag {
    case 0: self = .nil
    case 1: self = .false
    case 2: self = .true
    case 3: self = .integer
    case 4: self = .float
    case 5: self = .string
    case 6: self = .table
    case 7: self = .closure
    case 8: self = .native
    default: return nil
    }
  }

  /// Spelling in the text form: `i64`, `f64`, `table`, …
  package var name: String {
    switch self {
    case .none: "none"
    case .float: "f64"
    case .string: "string"
    case .table: "table"
    case .closure: "closure"
    case .native: "native"
    case .pointer: "pointer"
    case .nil: "nil"
    case .false: "false"
    case .true: "true"
    default: "i\(width)"
    }
  }

  /// The type of a spelling.
  package init?(name: some StringProtocol) {
    if name.first == "i", let width = UInt8(name.dropFirst()), width >= 1, width <= 64 {
      self.init(rawValue: width)
      return
    }
    for raw in UInt8(65)...73 where TraceType(rawValue: raw).name == name {
      self.init(rawValue: raw)
      return
    }
    return nil
  }
}
