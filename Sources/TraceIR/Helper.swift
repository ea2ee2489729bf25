/// A C function of the runtime that traces call.
///
/// Its first argument is the runtime's state, then come the parameters in order by the C calling convention
/// (``Parameter/value`` takes two: payload, then tag). The raw value indexes the table of addresses that code generation is given.
package enum Helper: UInt8, CaseIterable, Sendable {
  case tableGetInteger, tableGetString, tableGetValue
  case tableSetInteger, tableSetString, tableSetValue
  case tableLength, newTable, setMetatable, callerMatches, sharesSlot
  case concatenate, integerToString, floatToString, substring, stringFromByte, stringLess, stringLessOrEqual
  case power, floatModulo, sine, cosine, tangent, arcTangent, exponential, logarithm, floatRemainder

  /// What a parameter is.
  package enum Parameter: Sendable, Equatable {
    case typed(TraceType)
    /// Any Lua value, as payload and tag.
    case value
  }

  /// What a helper reads and changes.
  package struct Effects: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Reads tables.
    package static let readsTables = Effects(rawValue: 1)
    /// Writes values of tables, may move and grow their parts.
    package static let writesTables = Effects(rawValue: 2)
    /// Makes an object; never collects.
    package static let allocates = Effects(rawValue: 4)
    /// Leaves a Lua value in the runtime's state, for ``Opcode/result``.
    package static let leavesValue = Effects(rawValue: 8)
  }

  /// One row of the table of helpers.
  package struct Row: Sendable {
    package let helper: Helper
    package let name: String
    package let parameters: [Parameter]
    /// ``TraceType/truth`` results are 1 for success.
    package let result: TraceType
    package let effects: Effects
    package let meaning: String

    fileprivate init(_ helper: Helper, _ name: String, _ parameters: [Parameter], _ result: TraceType, _ effects: Effects = [], _ meaning: String) {
      self.helper = helper
      self.name = name
      self.parameters = parameters
      self.result = result
      self.effects = effects
      self.meaning = meaning
    }
  }

  /// The rows in the order of the raw values.
  package static let rows: [Row] = [
    .init(.tableGetInteger, "table.get.integer", [t, i], .truth, [.readsTables, .leavesValue], "raw t[i]; the value is left in the state; always 1"),
    .init(.tableGetString, "table.get.string", [t, s], .truth, [.readsTables, .leavesValue], "raw t[s]; the value is left in the state; always 1"),
    .init(.tableGetValue, "table.get", [t, .value], .truth, [.readsTables, .leavesValue], "raw t[k]; the value is left in the state; always 1"),
    .init(.tableSetInteger, "table.set.integer", [t, i, .value], .truth, [.readsTables, .writesTables, .allocates], "raw t[i] = v; always 1"),
    .init(.tableSetString, "table.set.string", [t, s, .value], .truth, [.readsTables, .writesTables, .allocates], "raw t[s] = v; always 1"),
    .init(.tableSetValue, "table.set", [t, .value, .value], .truth, [.readsTables, .writesTables, .allocates], "raw t[k] = v; 0 for a nil or NaN key"),
    .init(.tableLength, "table.length", [t], .integer, .readsTables, "a border of the table (#t without metamethod)"),
    .init(.newTable, "table.new", [i, i], .table, .allocates, "a table with room for so many array and hash entries"),
    .init(.setMetatable, "table.setmetatable", [t, t], .truth, .writesTables, "gives a table without metatable one; always 1"),
    .init(
      .callerMatches, "frame.caller", [i, .typed(.closure), i, i], .truth, [],
      "1 if the frame so many above the entered one's caller has this closure and pc, and the frame below it these results and distances"),
    .init(
      .sharesSlot, "frame.shares", [.typed(.closure), i, i], .truth, [],
      "1 if the closure's upvalue of this number is this slot of the frame that the trace was entered in"),
    .init(.concatenate, "concatenate", [s, s], .string, .allocates, "a .. b"),
    .init(.integerToString, "string.integer", [i], .string, .allocates, "decimal digits"),
    .init(.floatToString, "string.float", [f], .string, .allocates, "as Lua's tostring"),
    .init(.substring, "string.sub", [s, i, i], .string, .allocates, "string.sub(s, i, j), any i and j"),
    .init(.stringFromByte, "string.char", [i], .string, .allocates, "a string of one byte, 0 to 255"),
    .init(.stringLess, "string.less", [s, s], .truth, [], "a < b by bytes"),
    .init(.stringLessOrEqual, "string.lessequal", [s, s], .truth, [], "a <= b by bytes"),
    .init(.power, "power", [f, f], .float, [], "C's pow"),
    .init(.floatModulo, "modulo", [f, f], .float, [], "Lua's % on floats"),
    .init(.sine, "sine", [f], .float, [], "C's sin"),
    .init(.cosine, "cosine", [f], .float, [], "C's cos"),
    .init(.tangent, "tangent", [f], .float, [], "C's tan"),
    .init(.arcTangent, "arctangent", [f, f], .float, [], "C's atan2"),
    .init(.exponential, "exponential", [f], .float, [], "C's exp"),
    .init(.logarithm, "logarithm", [f], .float, [], "C's log"),
    .init(.floatRemainder, "remainder", [f, f], .float, [], "C's fmod"),
  ]

  private static let i = Parameter.typed(.integer)
  private static let f = Parameter.typed(.float)
  private static let s = Parameter.typed(.string)
  private static let t = Parameter.typed(.table)

  package var row: Row { Helper.rows[Int(rawValue)] }
  package var name: String { row.name }
  /// May be left out if the result isn't used, and merged with an equal call.
  package var isPure: Bool { row.effects.isEmpty }
}
