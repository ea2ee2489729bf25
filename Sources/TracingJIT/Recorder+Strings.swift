import LuaBytecode
import LuaRuntime
import TraceIR
import TraceOptimizer

extension Recorder {
  mutating func recordConcatenation(_ i: Bytecode) throws(AbortReason) {
    allocates = true
    // Right to left, as Lua does.
    var result = try string(i.c + i.b - 1)
    for register in stride(from: i.c + i.b - 2, through: i.c, by: -1) {
      let left = try string(register)
      result = pipeline.call(.concatenate, [left, result])
    }
    set(i.a, result)
  }

  private mutating func string(_ register: Int) throws(AbortReason) -> Reference {
    try string(try value(register), actual(register))
  }

  /// A string, or a number as string.
  mutating func string(_ reference: Reference, _ actual: Value) throws(AbortReason) -> Reference {
    switch actual.tag {
    case Tag.string: return reference
    case Tag.integer:
      allocates = true
      return pipeline.call(.integerToString, [reference])
    case Tag.float:
      allocates = true
      return pipeline.call(.floatToString, [reference])
    default: throw .metamethod
    }
  }
}
