package import LuaSyntax

/// A value that the compiler knows.
package enum Constant: Hashable, Sendable {
  case `nil`
  case `false`
  case `true`
  case integer(Int64)
  /// The bits of a double, so that 0.0 and -0.0 are different constants.
  case float(UInt64)
  case string([UInt8])
}

/// Where a closure finds an upvalue when it is made.
package struct UpvalueDescription: Hashable, Sendable {
  package let name: String
  /// A register of the enclosing function, rather than one of its upvalues.
  package let isInEnclosingStack: Bool
  package let index: Int
}

/// A local variable's name while it is in scope: for messages and for trace dumps.
package struct LocalDescription: Hashable, Sendable {
  package let name: String
  package let register: Int
  /// Instructions `start ..< end` see the variable.
  package let start: Int
  package var end: Int
}

/// A compiled function.
package final class Prototype: Sendable {
  package let name: String
  package let chunk: String
  package let parameterCount: Int
  package let isVararg: Bool
  /// Registers a frame needs.
  package let registerCount: Int
  package let code: [Instruction]
  /// The place of each instruction.
  package let positions: [SourcePosition]
  package let constants: [Constant]
  package let upvalues: [UpvalueDescription]
  package let prototypes: [Prototype]
  package let locals: [LocalDescription]
  package let position: SourcePosition

  init(
    name: String, chunk: String, parameterCount: Int, isVararg: Bool, registerCount: Int, code: [Instruction], positions: [SourcePosition],
    constants: [Constant], upvalues: [UpvalueDescription], prototypes: [Prototype], locals: [LocalDescription], position: SourcePosition
  ) {
    self.name = name
    self.chunk = chunk
    self.parameterCount = parameterCount
    self.isVararg = isVararg
    self.registerCount = registerCount
    self.code = code
    self.positions = positions
    self.constants = constants
    self.upvalues = upvalues
    self.prototypes = prototypes
    self.locals = locals
    self.position = position
  }
}
