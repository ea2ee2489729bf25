import TraceIR
import X86

/// A trace as machine steps over values without registers: the result of selection, the input of register allocation.
package struct MachineTrace {
  /// A value that changes from pass to pass of the loop.
  struct Phi {
    var value: Value
    /// At the first pass.
    var entry: Value
    /// At each later pass, from the pass before.
    var back: Value
  }

  /// A call of a C function.
  struct Call {
    var address: UInt
    var argumentStart: Int32
    var argumentCount: Int32
  }

  /// A Lua stack slot that an exit writes.
  struct ExitEntry {
    /// Relative to the trace's slot 0.
    var slot: Int32
    /// The payload; none for types with one value.
    var value: Value
    /// The tag; nil if `value` is a truth, whose tag is 1 plus its bit.
    var tag: UInt8?
    /// The slot has this tag already.
    var keepsTag: Bool
  }

  /// A place where the trace is left.
  struct Exit {
    var snapshot: Int32
    var entryStart: Int32
    var entryCount: Int32
    /// Trace instructions executed since the segment (pre-roll or loop body) began, this one included.
    var executed: Int32
  }

  var steps: [Step] = []
  /// Whether each value lives in vector registers.
  var isVector: [Bool] = []
  var homes: [Home] = []
  /// A register that suits each value, or 255.
  var hints: [UInt8] = []
  /// Bits of the constants.
  var constants: [UInt64] = []
  var phis: [Phi] = []
  var calls: [Call] = []
  var arguments: [Value] = []
  var exits: [Exit] = []
  var exitEntries: [ExitEntry] = []
  /// The step that is the loop's head.
  var loopHead: Int?
  /// Trace instructions executed before the loop, and in one pass of it.
  var executedBeforeLoop = 0
  var executedInLoop = 0

  /// A value with a home and no step that defines it, or one that a step will define.
  mutating func makeValue(vector: Bool, home: Home = .none, hint: UInt8 = 255) -> Value {
    isVector.append(vector)
    homes.append(home)
    hints.append(hint)
    return Value(raw: Int32(isVector.count - 1))
  }

  func entries(of exit: Int) -> Range<Int> { Int(exits[exit].entryStart)..<Int(exits[exit].entryStart + exits[exit].entryCount) }
}
