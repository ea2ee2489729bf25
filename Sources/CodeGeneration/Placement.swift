import X86

/// A place where a value is: a register, a spill slot of the native frame, or the value's own home.
package struct Location: Hashable, Sendable {
  package let raw: Int32

  package static let none = Location(raw: .min)

  @inline(__always)
  package static func register(_ number: UInt8) -> Location { Location(raw: Int32(number)) }
  @inline(__always)
  static func slot(_ index: Int32) -> Location { Location(raw: 32 + index) }
  /// The home of a value: a constant, a Lua stack slot or the state.
  @inline(__always)
  static func home(_ value: Value) -> Location { Location(raw: -1 - value.raw) }

  package var isRegister: Bool { raw >= 0 && raw < 32 }
  var isSlot: Bool { raw >= 32 }
  var isHome: Bool { raw < 0 && raw != .min }
  var register: Register { Register(number: UInt8(raw)) }
  var slot: Int32 { raw - 32 }
  var homeValue: Value { Value(raw: -1 - raw) }
}

/// An operand of a placed step.
package struct Operand: Hashable, Sendable {
  package let raw: UInt8

  package static let none = Operand(raw: 255)
  /// In memory, at the placed step's `from`.
  static let memory = Operand(raw: 254)

  @inline(__always)
  package static func register(_ number: UInt8) -> Operand { Operand(raw: number) }

  package var isRegister: Bool { raw < 32 }
  var register: Register { Register(number: raw) }
}

/// A step with registers, or a move that the allocator added.
package struct Placed: Sendable {
  package enum Kind: UInt8, Sendable {
    case step
    /// `to = from`.
    case move
    /// `to` and `from`, two general registers, change places.
    case exchange
  }

  package var kind: Kind
  /// The operands of the step come from `b, a` instead of `a, b`.
  var isSwapped = false
  package var result = Operand.none
  package var a = Operand.none
  package var b = Operand.none
  package var c = Operand.none
  var step: Int32 = -1
  /// The source of a move, or where a step's operand in memory is.
  package var from = Location.none
  package var to = Location.none

  static func move(_ from: Location, _ to: Location) -> Placed {
    var placed = Placed(kind: .move)
    placed.from = from
    placed.to = to
    return placed
  }
}

/// The result of register allocation.
package struct Allocation {
  package var placed: [Placed] = []
  /// Spill slots in use at most.
  var slotCount = 0
  /// Where the values that live at the loop's head are there; phis among them.
  var head: [(value: Value, location: Location)] = []
  /// For each exit, where its entries' locations begin in `exitLocations`.
  var exitStarts: [Int32] = []
  /// The location of each entry's value at each exit; `none` for entries without a value.
  package var exitLocations: [Location] = []
  /// The number of the placed item with which the loop's body begins.
  var bodyStart = 0
}
