import X86

/// A place where a value is: a register, a spill slot of the native frame, or the value's own home.
struct Location: Hashable, Sendable {
  let raw: Int32

  static let none = Location(raw: .min)

  @inline(__always)
  static func register(_ number: UInt8) -> Location { Location(raw: Int32(number)) }
  @inline(__always)
  static func slot(_ index: Int32) -> Location { Location(raw: 32 + index) }
  /// The home of a value: a constant, a Lua stack slot or the state.
  @inline(__always)
  static func home(_ value: Value) -> Location { Location(raw: -1 - value.raw) }

  var isRegister: Bool { raw >= 0 && raw < 32 }
  var isSlot: Bool { raw >= 32 }
  var isHome: Bool { raw < 0 && raw != .min }
  var register: Register { Register(number: UInt8(raw)) }
  var slot: Int32 { raw - 32 }
  var homeValue: Value { Value(raw: -1 - raw) }
}

/// An operand of a placed step.
struct Operand: Hashable, Sendable {
  let raw: UInt8

  static let none = Operand(raw: 255)
  /// In memory, at the placed step's `from`.
  static let memory = Operand(raw: 254)

  @inline(__always)
  static func register(_ number: UInt8) -> Operand { Operand(raw: number) }

  var isRegister: Bool { raw < 32 }
  var register: Register { Register(number: raw) }
}

/// A step with registers, or a move that the allocator added.
struct Placed: Sendable {
  enum Kind: UInt8, Sendable {
    case step
    /// `to = from`.
    case move
    /// `to` and `from`, two general registers, change places.
    case exchange
  }

  var kind: Kind
  /// The operands of the step come from `b, a` instead of `a, b`.
  var isSwapped = false
  var result = Operand.none
  var a = Operand.none
  var b = Operand.none
  var c = Operand.none
  var step: Int32 = -1
  /// The source of a move, or where a step's operand in memory is.
  var from = Location.none
  var to = Location.none

  static func move(_ from: Location, _ to: Location) -> Placed {
    var placed = Placed(kind: .move)
    placed.from = from
    placed.to = to
    return placed
  }
}

/// The result of register allocation.
struct Allocation {
  var placed: [Placed] = []
  /// Spill slots in use at most.
  var slotCount = 0
  /// Where the values that live at the loop's head are there; phis among them.
  var head: [(value: Value, location: Location)] = []
  /// For each exit, where its entries' locations begin in `exitLocations`.
  var exitStarts: [Int32] = []
  /// The location of each entry's value at each exit; `none` for entries without a value.
  var exitLocations: [Location] = []
  /// The number of the placed item with which the loop's body begins.
  var bodyStart = 0
}
