/// What an operand of an instruction is.
package enum Operand: Sendable {
  case unused
  /// A register that is written, or read.
  case target, source
  /// A register that is read, with the swapped flag.
  case swappableSource
  /// The first of several registers that are read or written.
  case registers
  case registerOrConstant
  case constant
  case upvalue
  /// A signed number that is an operand of the operation.
  case immediate
  /// A distance from the next instruction.
  case jump
  /// A count, a size or another plain number.
  case count
  case prototype
}

/// A row of the opcode table.
package struct OpcodeRow: Sendable {
  package let opcode: Opcode
  package let mnemonic: String
  package let a: Operand
  package let b: Operand
  package let c: Operand
  /// The meaning. R is the frame's registers, K the constants, U the upvalues, RK register or constant, `pc` the next instruction.
  package let meaning: String
}

/// One row per opcode, in the order of `Opcode`.
package enum OpcodeTable {
  package static func row(_ opcode: Opcode) -> OpcodeRow { rows[Int(opcode.rawValue)] }

  package static let rows: [OpcodeRow] = data + arithmetic + control + calls

  private static func row(_ opcode: Opcode, _ mnemonic: String, _ a: Operand, _ b: Operand, _ c: Operand, _ meaning: String) -> OpcodeRow {
    OpcodeRow(opcode: opcode, mnemonic: mnemonic, a: a, b: b, c: c, meaning: meaning)
  }

  private static let data: [OpcodeRow] = [
    row(.move, "MOVE", .target, .source, .unused, "R[a] = R[b]"),
    row(.loadInteger, "LOADI", .target, .unused, .immediate, "R[a] = c"),
    row(.loadConstant, "LOADK", .target, .unused, .constant, "R[a] = K[c]"),
    row(.loadNil, "LOADNIL", .registers, .count, .unused, "R[a], …, R[a+b] = nil"),
    row(.loadTrue, "LOADTRUE", .target, .unused, .unused, "R[a] = true"),
    row(.loadFalse, "LOADFALSE", .target, .unused, .unused, "R[a] = false"),
    row(.getUpvalue, "GETUPVAL", .target, .upvalue, .unused, "R[a] = U[b]"),
    row(.setUpvalue, "SETUPVAL", .source, .upvalue, .unused, "U[b] = R[a]"),
    row(.getGlobal, "GETGLOBAL", .target, .upvalue, .constant, "R[a] = U[b][K[c]]"),
    row(.setGlobal, "SETGLOBAL", .upvalue, .registerOrConstant, .constant, "U[a][K[c]] = RK[b]"),
    row(.getTable, "GETTABLE", .target, .source, .source, "R[a] = R[b][R[c]]"),
    row(.getInteger, "GETI", .target, .source, .immediate, "R[a] = R[b][c]"),
    row(.getField, "GETFIELD", .target, .source, .constant, "R[a] = R[b][K[c]]"),
    row(.setTable, "SETTABLE", .source, .source, .registerOrConstant, "R[a][R[b]] = RK[c]"),
    row(.setInteger, "SETI", .source, .registerOrConstant, .immediate, "R[a][c] = RK[b]"),
    row(.setField, "SETFIELD", .source, .registerOrConstant, .constant, "R[a][K[c]] = RK[b]"),
    row(.newTable, "NEWTABLE", .target, .count, .count, "R[a] = {} with room for b items and c keys"),
    row(.selfField, "SELF", .target, .source, .constant, "R[a+1] = R[b]; R[a] = R[b][K[c]]"),
    row(.setList, "SETLIST", .source, .count, .count, "R[a][c+i] = R[a+i] for i in 1...b; b = 0: up to the top"),
  ]

  private static let arithmetic: [OpcodeRow] = [
    row(.add, "ADD", .target, .source, .source, "R[a] = R[b] + R[c]"),
    row(.subtract, "SUB", .target, .source, .source, "R[a] = R[b] - R[c]"),
    row(.multiply, "MUL", .target, .source, .source, "R[a] = R[b] * R[c]"),
    row(.modulo, "MOD", .target, .source, .source, "R[a] = R[b] % R[c]"),
    row(.power, "POW", .target, .source, .source, "R[a] = R[b] ^ R[c]"),
    row(.divide, "DIV", .target, .source, .source, "R[a] = R[b] / R[c]"),
    row(.floorDivide, "IDIV", .target, .source, .source, "R[a] = R[b] // R[c]"),
    row(.and, "BAND", .target, .source, .source, "R[a] = R[b] & R[c]"),
    row(.or, "BOR", .target, .source, .source, "R[a] = R[b] | R[c]"),
    row(.exclusiveOr, "BXOR", .target, .source, .source, "R[a] = R[b] ~ R[c]"),
    row(.shiftLeft, "SHL", .target, .source, .source, "R[a] = R[b] << R[c]"),
    row(.shiftRight, "SHR", .target, .source, .source, "R[a] = R[b] >> R[c]"),
    row(.addConstant, "ADDK", .target, .swappableSource, .constant, "R[a] = R[b] + K[c]"),
    row(.subtractConstant, "SUBK", .target, .source, .constant, "R[a] = R[b] - K[c]"),
    row(.multiplyConstant, "MULK", .target, .swappableSource, .constant, "R[a] = R[b] * K[c]"),
    row(.moduloConstant, "MODK", .target, .source, .constant, "R[a] = R[b] % K[c]"),
    row(.powerConstant, "POWK", .target, .source, .constant, "R[a] = R[b] ^ K[c]"),
    row(.divideConstant, "DIVK", .target, .source, .constant, "R[a] = R[b] / K[c]"),
    row(.floorDivideConstant, "IDIVK", .target, .source, .constant, "R[a] = R[b] // K[c]"),
    row(.andConstant, "BANDK", .target, .swappableSource, .constant, "R[a] = R[b] & K[c]"),
    row(.orConstant, "BORK", .target, .swappableSource, .constant, "R[a] = R[b] | K[c]"),
    row(.exclusiveOrConstant, "BXORK", .target, .swappableSource, .constant, "R[a] = R[b] ~ K[c]"),
    row(.addImmediate, "ADDI", .target, .swappableSource, .immediate, "R[a] = R[b] + c"),
    row(.subtractImmediate, "SUBI", .target, .source, .immediate, "R[a] = R[b] - c"),
    row(.multiplyImmediate, "MULI", .target, .swappableSource, .immediate, "R[a] = R[b] * c"),
    row(.moduloImmediate, "MODI", .target, .source, .immediate, "R[a] = R[b] % c"),
    row(.floorDivideImmediate, "IDIVI", .target, .source, .immediate, "R[a] = R[b] // c"),
    row(.andImmediate, "BANDI", .target, .swappableSource, .immediate, "R[a] = R[b] & c"),
    row(.orImmediate, "BORI", .target, .swappableSource, .immediate, "R[a] = R[b] | c"),
    row(.exclusiveOrImmediate, "BXORI", .target, .swappableSource, .immediate, "R[a] = R[b] ~ c"),
    row(.shiftLeftImmediate, "SHLI", .target, .source, .immediate, "R[a] = R[b] << c"),
    row(.shiftRightImmediate, "SHRI", .target, .source, .immediate, "R[a] = R[b] >> c"),
    row(.subtractFromImmediate, "RSUBI", .target, .source, .immediate, "R[a] = c - R[b]"),
    row(.shiftImmediateLeft, "RSHLI", .target, .source, .immediate, "R[a] = c << R[b]"),
    row(.negate, "UNM", .target, .source, .unused, "R[a] = -R[b]"),
    row(.complement, "BNOT", .target, .source, .unused, "R[a] = ~R[b]"),
    row(.not, "NOT", .target, .source, .unused, "R[a] = not R[b]"),
    row(.length, "LEN", .target, .source, .unused, "R[a] = #R[b]"),
    row(.concatenate, "CONCAT", .target, .count, .registers, "R[a] = R[c] .. … .. R[c+b-1]; changes these registers"),
  ]

  private static let control: [OpcodeRow] = [
    row(.jump, "JMP", .unused, .unused, .jump, "pc += c"),
    row(.jumpClosing, "JMPCLOSE", .registers, .unused, .jump, "close upvalues at R[a] and above; pc += c"),
    row(.close, "CLOSE", .registers, .unused, .unused, "close upvalues at R[a] and above"),
    row(.test, "TEST", .source, .unused, .jump, "if R[a] then pc += c"),
    row(.testNot, "TESTN", .source, .unused, .jump, "if not R[a] then pc += c"),
    row(.testSet, "TESTSET", .target, .source, .jump, "if R[b] then R[a] = R[b]; pc += c"),
    row(.testNotSet, "TESTNSET", .target, .source, .jump, "if not R[b] then R[a] = R[b]; pc += c"),
    row(.equal, "EQ", .source, .source, .jump, "if R[a] == R[b] then pc += c"),
    row(.notEqual, "NE", .source, .source, .jump, "if R[a] ~= R[b] then pc += c"),
    row(.equalConstant, "EQK", .source, .constant, .jump, "if R[a] == K[b] then pc += c"),
    row(.notEqualConstant, "NEK", .source, .constant, .jump, "if R[a] ~= K[b] then pc += c"),
    row(.equalImmediate, "EQI", .source, .immediate, .jump, "if R[a] == b then pc += c"),
    row(.notEqualImmediate, "NEI", .source, .immediate, .jump, "if R[a] ~= b then pc += c"),
    row(.less, "LT", .source, .source, .jump, "if R[a] < R[b] then pc += c"),
    row(.notLess, "NLT", .source, .source, .jump, "if not (R[a] < R[b]) then pc += c"),
    row(.lessOrEqual, "LE", .source, .source, .jump, "if R[a] <= R[b] then pc += c"),
    row(.notLessOrEqual, "NLE", .source, .source, .jump, "if not (R[a] <= R[b]) then pc += c"),
    row(.lessImmediate, "LTI", .source, .immediate, .jump, "if R[a] < b then pc += c"),
    row(.notLessImmediate, "NLTI", .source, .immediate, .jump, "if not (R[a] < b) then pc += c"),
    row(.lessOrEqualImmediate, "LEI", .source, .immediate, .jump, "if R[a] <= b then pc += c"),
    row(.notLessOrEqualImmediate, "NLEI", .source, .immediate, .jump, "if not (R[a] <= b) then pc += c"),
    row(.greaterImmediate, "GTI", .source, .immediate, .jump, "if R[a] > b then pc += c"),
    row(.notGreaterImmediate, "NGTI", .source, .immediate, .jump, "if not (R[a] > b) then pc += c"),
    row(.greaterOrEqualImmediate, "GEI", .source, .immediate, .jump, "if R[a] >= b then pc += c"),
    row(.notGreaterOrEqualImmediate, "NGEI", .source, .immediate, .jump, "if not (R[a] >= b) then pc += c"),
  ]

  private static let calls: [OpcodeRow] = [
    row(.call, "CALL", .registers, .count, .count, "R[a], …, R[a+c-2] = R[a](R[a+1], …, R[a+b-1]); b = 0: up to the top; c = 0: all results, sets the top"),
    row(
      .tailCall, "TAILCALL", .registers, .count, .unused,
      "as CALL with all results; a Lua function takes the running frame's place, for others the RETURN that follows returns the results"),
    row(.return, "RETURN", .registers, .count, .unused, "return R[a], …, R[a+b-2]; b = 0: up to the top"),
    row(.returnNone, "RETURN0", .unused, .unused, .unused, "return"),
    row(.returnOne, "RETURN1", .source, .unused, .unused, "return R[a]"),
    row(.vararg, "VARARG", .registers, .count, .unused, "R[a], …, R[a+b-2] = ...; b = 0: all, sets the top"),
    row(.closure, "CLOSURE", .target, .unused, .prototype, "R[a] = closure of prototype c"),
    row(
      .forPrepare, "FORPREP", .registers, .unused, .jump,
      "start R[a], limit R[a+1], step R[a+2]; R[a+1] = iterations left if integer; R[a+3] = R[a]; if none then pc += c"),
    row(.forLoop, "FORLOOP", .registers, .count, .jump, "if iterations are left: R[a] += R[a+2]; R[a+3] = R[a]; pc += c"),
    row(.genericForCall, "TFORCALL", .registers, .count, .unused, "R[a+4], …, R[a+3+b] = R[a](R[a+1], R[a+2])"),
    row(.genericForLoop, "TFORLOOP", .registers, .unused, .jump, "if R[a+4] ~= nil then R[a+2] = R[a+4]; pc += c"),
    row(.loop, "LOOP", .unused, .count, .unused, "the head of a while, repeat or generic for loop"),
    row(.enter, "ENTER", .unused, .count, .unused, "the head of a function"),
    row(.hotLoop, "HOTLOOP", .unused, .count, .unused, "LOOP that counts b down and calls the hot hook at zero"),
    row(.hotForLoop, "HOTFORLOOP", .registers, .count, .jump, "FORLOOP that counts b down and calls the hot hook at zero"),
    row(.hotEnter, "HOTENTER", .unused, .count, .unused, "ENTER that counts b down and calls the hot hook at zero"),
    row(.traceLoop, "TRACELOOP", .unused, .count, .unused, "LOOP that enters trace b"),
    row(.traceForLoop, "TRACEFORLOOP", .registers, .count, .jump, "FORLOOP that enters trace b when iterations are left"),
    row(.traceEnter, "TRACEENTER", .unused, .count, .unused, "ENTER that enters trace b"),
  ]
}
