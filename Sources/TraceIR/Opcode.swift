/// What an instruction of a trace does; one row of ``OpcodeTable`` each.
package enum Opcode: UInt8, CaseIterable, Sendable {
  case loop, phi
  case slot
  case integer
  case guardTrue, guardFalse
  case floatAdd, floatSubtract, floatMultiply, floatDivide, floatNegate, floatAbsolute, floatSquareRoot, floatFloor, floatCeiling
  case floatEqual, floatLess, floatLessOrEqual
  case toFloat, toInteger
  case identical
  case length, byte
  case metatable, array, capacity, nodeCount, node
  case count, countStore
  case upvalue
  case elementLoad, elementStore
  case nodeLoad, nodeStore
  case cellLoad, cellStore
  case call, result
  case safepoint
}

/// What an operand field of an instruction holds.
package enum OperandKind: Sendable, Equatable {
  /// Unused.
  case none
  /// A value of this type.
  case value(TraceType)
  /// A value of any Lua type or ``TraceType/truth``.
  case any
  /// A value of a type with an address: string, table, closure, native, pointer.
  case address
  /// A value of the result's type.
  case same
  /// A value of the result's type that may be defined later.
  case forward
  /// Operands of a `BitVector.Operation`, by its arity and width rule.
  case operation
  /// A slot number of the frame the trace starts in, signed; not a reference. -1 is the running closure.
  case slot
  /// The number of a ``Helper``.
  case helper
  /// A position in ``Trace/arguments``.
  case argumentStart
  /// A number of arguments.
  case argumentCount
  /// A snapshot to leave through; part of every guard.
  case snapshot
  /// A snapshot, or none where the type is already known.
  case optionalSnapshot
}

/// What decides the type of a result.
package enum ResultKind: Sendable, Equatable {
  case none
  case fixed(TraceType)
  /// Written in the instruction.
  case explicit
  /// By the `BitVector.Operation`.
  case operation
}

/// What an instruction reads or changes besides its operands. Classes never overlap in memory.
package enum Effect: Sendable, Equatable {
  /// The result depends on the operands only.
  case pure
  /// Reads memory of a class.
  case load(MemoryClass)
  /// Writes memory of a class.
  case store(MemoryClass)
  /// What the helper says.
  case call
  /// Marks a place.
  case marker
  /// Leaves the trace unless a condition holds; no result.
  case check
}

/// A kind of memory; stores to one never change loads of another.
package enum MemoryClass: UInt8, Sendable, CaseIterable {
  /// Stack slots: read at the trace's start, never written before an exit.
  case slot
  /// Values of array parts.
  case element
  /// Values of hash parts.
  case node
  /// Upvalues, closed or of frames below the trace.
  case cell
  /// Addresses, capacities and metatables of tables: changed by calls only.
  case header
  /// Numbers of values in array parts.
  case count
  /// The value a call left in the runtime's state.
  case result
}

/// One row of ``OpcodeTable``.
package struct OpcodeRow: Sendable {
  package let opcode: Opcode
  /// Spelling in the text form; integer instructions are spelled as their operation.
  package let name: String
  package let a: OperandKind
  package let b: OperandKind
  package let c: OperandKind
  package let result: ResultKind
  package let effect: Effect
  /// The instruction carries a number of 16 bits in ``Instruction/number``.
  package let hasNumber: Bool
  /// One line of meaning.
  package let meaning: String

  fileprivate init(
    _ opcode: Opcode, _ name: String, _ a: OperandKind = .none, _ b: OperandKind = .none, _ c: OperandKind = .none, _ result: ResultKind = .none,
    _ effect: Effect = .pure, number: Bool = false, _ meaning: String
  ) {
    self.opcode = opcode
    self.name = name
    self.a = a
    self.b = b
    self.c = c
    self.result = result
    self.effect = effect
    hasNumber = number
    self.meaning = meaning
  }
}

/// The single source of truth on the trace IR's opcodes.
package enum OpcodeTable {
  private static let f64 = OperandKind.value(.float)
  private static let isFloat = ResultKind.fixed(.float)
  private static let isTruth = ResultKind.fixed(.truth)

  /// The rows in the order of ``Opcode``'s raw values.
  package static let rows: [OpcodeRow] = [
    .init(.loop, "loop", .none, .none, .none, .none, .marker, "start of the loop body; what comes before runs once"),
    .init(.phi, "phi", .same, .forward, .none, .explicit, .marker, "a at the first pass of the loop, b of the pass before at each later one"),
    .init(
      .slot, "slot", .slot, .none, .optionalSnapshot, .explicit, .load(.slot),
      "value that stack slot a had at trace entry; leaves unless it has the result's type"),
    .init(.integer, "", .operation, .operation, .operation, .operation, .pure, "the BitVector operation it names"),
    .init(.guardTrue, "guard.true", .value(.truth), .none, .snapshot, .none, .check, "leaves unless a is 1"),
    .init(.guardFalse, "guard.false", .value(.truth), .none, .snapshot, .none, .check, "leaves unless a is 0"),
    .init(.floatAdd, "fadd", f64, f64, .none, isFloat, .pure, "a + b, rounded to nearest even"),
    .init(.floatSubtract, "fsub", f64, f64, .none, isFloat, .pure, "a - b"),
    .init(.floatMultiply, "fmul", f64, f64, .none, isFloat, .pure, "a * b"),
    .init(.floatDivide, "fdiv", f64, f64, .none, isFloat, .pure, "a / b"),
    .init(.floatNegate, "fneg", f64, .none, .none, isFloat, .pure, "a with the sign bit flipped"),
    .init(.floatAbsolute, "fabs", f64, .none, .none, isFloat, .pure, "a with the sign bit cleared"),
    .init(.floatSquareRoot, "fsqrt", f64, .none, .none, isFloat, .pure, "square root"),
    .init(.floatFloor, "ffloor", f64, .none, .none, isFloat, .pure, "largest integral float not above a"),
    .init(.floatCeiling, "fceil", f64, .none, .none, isFloat, .pure, "smallest integral float not below a"),
    .init(.floatEqual, "feq", f64, f64, .none, isTruth, .pure, "a == b; 0 if either is a NaN"),
    .init(.floatLess, "flt", f64, f64, .none, isTruth, .pure, "a < b; 0 if either is a NaN"),
    .init(.floatLessOrEqual, "fle", f64, f64, .none, isTruth, .pure, "a <= b; 0 if either is a NaN"),
    .init(.toFloat, "tofloat", .value(.integer), .none, .none, isFloat, .pure, "the float nearest to a signed integer"),
    .init(.toInteger, "tointeger", f64, .none, .snapshot, .fixed(.integer), .pure, "the integer equal to a float; leaves if there is none"),
    .init(.identical, "identical", .address, .address, .none, isTruth, .pure, "the same address"),
    .init(.length, "length", .value(.string), .none, .none, .fixed(.integer), .pure, "length of a string in bytes"),
    .init(
      .byte, "byte", .value(.string), .value(.integer), .none, .fixed(.integer), .pure, "byte b of a string, 0-based, zero-extended; 0 <= b < length"),
    .init(.metatable, "metatable", .value(.table), .none, .none, .fixed(.pointer), .load(.header), "address of a table's metatable, or 0"),
    .init(.array, "array", .value(.table), .none, .none, .fixed(.pointer), .load(.header), "address of a table's array part"),
    .init(
      .capacity, "capacity", .value(.table), .none, .none, .fixed(.integer), .load(.header), "number of values that a table's array part has room for"),
    .init(.nodeCount, "node.count", .value(.table), .none, .none, .fixed(.integer), .load(.header), "number of a table's nodes with a key, dead ones too"),
    .init(
      .node, "node", .value(.table), .any, .snapshot, .fixed(.pointer), .load(.header), number: true,
      "address of the value of node # of a table's hash part; leaves unless that node exists and its key is the constant b"),
    .init(.count, "count", .value(.table), .none, .none, .fixed(.integer), .load(.count), "number of values in a table's array part"),
    .init(
      .countStore, "count.store", .value(.table), .value(.integer), .none, .none, .store(.count),
      "sets the number of values in a table's array part, not above its capacity"),
    .init(
      .upvalue, "upvalue", .value(.closure), .none, .snapshot, .fixed(.pointer), .pure, number: true,
      "address of the value of upvalue #; leaves if that is a stack slot at or above the trace's first"),
    .init(
      .elementLoad, "element.load", .value(.pointer), .value(.integer), .snapshot, .explicit, .load(.element),
      "value b, 0-based, of an array part; leaves unless it has the result's type"),
    .init(.elementStore, "element.store", .value(.pointer), .value(.integer), .any, .none, .store(.element), "sets value b of an array part to c"),
    .init(.nodeLoad, "node.load", .value(.pointer), .none, .snapshot, .explicit, .load(.node), "the value at a; leaves unless it has the result's type"),
    .init(.nodeStore, "node.store", .value(.pointer), .any, .none, .none, .store(.node), "sets the value at a to b"),
    .init(
      .cellLoad, "cell.load", .value(.pointer), .none, .snapshot, .explicit, .load(.cell), "an upvalue's value; leaves unless it has the result's type"),
    .init(.cellStore, "cell.store", .value(.pointer), .any, .none, .none, .store(.cell), "sets an upvalue's value to b"),
    .init(.call, "call", .helper, .argumentStart, .argumentCount, .explicit, .call, "calls a helper of the runtime"),
    .init(
      .result, "result", .value(.truth), .none, .snapshot, .explicit, .load(.result),
      "the Lua value that call a left in the runtime's state; leaves unless it has the result's type"),
    .init(.safepoint, "safepoint", .none, .none, .snapshot, .none, .check, "leaves if the runtime wants to collect garbage or to interrupt"),
  ]
}

extension Opcode {
  /// This opcode's row of the table.
  package var row: OpcodeRow { OpcodeTable.rows[Int(rawValue)] }
  package var name: String { row.name }

  /// Field `c` of the instruction is a snapshot (perhaps none).
  package var hasSnapshot: Bool {
    switch self {
    case .slot, .guardTrue, .guardFalse, .toInteger, .node, .upvalue, .elementLoad, .nodeLoad, .cellLoad, .result, .safepoint: true
    default: false
    }
  }

  /// Has no result and must be kept: guards and stores and markers. Calls are judged by their helper.
  package var isAnchor: Bool {
    switch self {
    case .loop, .guardTrue, .guardFalse, .safepoint, .countStore, .elementStore, .nodeStore, .cellStore: true
    default: false
    }
  }
}
