/// The operations of the register machine. What each does is in `OpcodeTable`, one row per opcode.
package enum Opcode: UInt8, CaseIterable, Sendable {
  case move, loadInteger, loadConstant, loadNil, loadTrue, loadFalse
  case getUpvalue, setUpvalue, getGlobal, setGlobal
  case getTable, getInteger, getField, setTable, setInteger, setField
  case newTable, selfField, setList

  case add, subtract, multiply, modulo, power, divide, floorDivide, and, or, exclusiveOr, shiftLeft, shiftRight
  case addConstant, subtractConstant, multiplyConstant, moduloConstant, powerConstant, divideConstant, floorDivideConstant
  case andConstant, orConstant, exclusiveOrConstant
  case addImmediate, subtractImmediate, multiplyImmediate, moduloImmediate, floorDivideImmediate
  case andImmediate, orImmediate, exclusiveOrImmediate, shiftLeftImmediate, shiftRightImmediate
  case subtractFromImmediate, shiftImmediateLeft
  case negate, complement, not, length, concatenate

  case jump, jumpClosing, close
  case test, testNot, testSet, testNotSet
  case equal, notEqual, equalConstant, notEqualConstant, equalImmediate, notEqualImmediate
  case less, notLess, lessOrEqual, notLessOrEqual
  case lessImmediate, notLessImmediate, lessOrEqualImmediate, notLessOrEqualImmediate
  case greaterImmediate, notGreaterImmediate, greaterOrEqualImmediate, notGreaterOrEqualImmediate

  case call, tailCall, `return`, returnNone, returnOne, vararg, closure
  case forPrepare, forLoop, genericForCall, genericForLoop, loop, enter

  // Written over `loop`, `forLoop` and `enter` in a running program, never by the compiler.
  case hotLoop, hotForLoop, hotEnter
  case traceLoop, traceForLoop, traceEnter
}
