import X86

/// Names a value of a machine trace: the result of a step, a phi, a constant or something in memory.
struct Value: Hashable, Sendable {
  let raw: Int32

  @inline(__always)
  init(raw: Int32) { self.raw = raw }

  /// No operand.
  static let none = Value(raw: -1)
  /// The address of slot 0 of the frame that the trace started in; it has a register of its own.
  static let stackBase = Value(raw: -2)

  /// The value lives in a register that the allocator chooses.
  @inline(__always)
  var isAllocated: Bool { raw >= 0 }

  @inline(__always)
  var index: Int { Int(raw) }
}

/// Where a value can be found without a register, from its definition on.
enum Home: Hashable, Sendable {
  /// Nowhere, until it is spilled.
  case none
  /// It is a constant of the machine trace.
  case constant(Int32)
  /// The payload of a Lua stack slot, which nobody writes before the trace is left.
  case stackSlot(Int32)
  /// The native frame's copy of the runtime's state.
  case state
}

/// What a step is, and with that which constraints its operands have.
///
/// `d` is the result; `[m]` is `[a + b * 2^scale + displacement]` unless said otherwise. A tied operand shares the result's register.
/// Folded operands may stay in memory.
enum StepKind: UInt8, Sendable {
  /// `d = mnemonic [m]`; also `lea`.
  case load
  /// `mnemonic [m], c`.
  case store
  /// `mnemonic [m], immediate`; also `cmp`.
  case storeImmediate
  /// `mnemonic a, b` for the flags; `b` may be folded.
  case compare
  /// `mnemonic a, immediate` for the flags; `a` may be folded.
  case compareImmediate
  /// `mnemonic a, [b + c * 2^scale + displacement]` for the flags.
  case compareMemory
  /// `d = mnemonic a, b`, `a` tied, `b` may be folded.
  case binary
  /// `d = mnemonic a, immediate`, `a` tied.
  case binaryImmediate
  /// `d = mnemonic a, [b + c * 2^scale + displacement]`, `a` tied.
  case binaryMemory
  /// `d = mnemonic a`, `a` tied.
  case unary
  /// `d = a + b`: `add` if an operand dies here, else `lea`.
  case add
  /// `d = a + immediate`: `add` if `a` dies here, else `lea`.
  case addImmediate
  /// `d = mnemonic a` or `d = mnemonic a, immediate`; `a` may be folded.
  case transfer
  /// `d = mnemonic a, b` in three registers.
  case three
  /// `d = 1` if the condition holds, else 0.
  case set
  /// `d = condition ? b : a`, `a` tied, `b` may be folded.
  case conditionalMove
  /// `d = a` shifted by the low bits of `b`, which is in `rcx`; `a` tied.
  case shiftByCount
  /// `d = mnemonic a, b, immediate`, `a` tied.
  case doubleShift
  /// `d = mnemonic a, b, cl`: `a` tied, `c` in `rcx`.
  case doubleShiftByCount
  /// `d` is the high half of the product of `a` and `b`; `b` may be folded.
  case multiplyHigh
  /// `d` is the low half of the product of `a` and `b` and the flags tell whether it overflowed without a sign.
  case multiplyWide
  /// Quotient or remainder of `a` by `b`, of the kind that `immediate` names (``Division``).
  case divide
  /// A call of the function at `calls[call]`.
  case call
  /// Leaves through `exit` if the condition holds.
  case exit
  /// Leaves through `exit` if `equal` holds and the comparison was ordered.
  case exitIfOrderedEqual
  /// Start of the loop; phis are set.
  case loopHead
  /// Back to the start of the loop.
  case backEdge
  /// Leaves through `exit` for good: the end of a trace without a loop.
  case finish
}

/// The variants of ``StepKind/divide``.
enum Division: Int64, Sendable {
  case unsignedQuotient, unsignedRemainder, signedQuotient, signedRemainder, floorQuotient, floorRemainder

  var isRemainder: Bool { rawValue & 1 == 1 }
}

/// Properties of a step that constraints depend on.
struct StepOptions: OptionSet, Sendable {
  let rawValue: UInt8

  /// `a` and `b` may be exchanged.
  static let commutative = StepOptions(rawValue: 1)
  /// The transfer has an immediate operand.
  static let immediate = StepOptions(rawValue: 2)
  /// `a` must be in a register although the kind could fold it.
  static let inRegister = StepOptions(rawValue: 4)
}

/// One machine instruction over values, or a few that belong together.
struct Step: Sendable {
  var kind: StepKind
  var mnemonic: Mnemonic = .mov
  var size: OperandSize = .quad
  var condition: Condition = .overflow
  var scale: UInt8 = 0
  var options: StepOptions = []
  var result: Value = .none
  var a: Value = .none
  var b: Value = .none
  var c: Value = .none
  var displacement: Int32 = 0
  /// Index of the exit, or -1.
  var exit: Int32 = -1
  /// Index of the call, or -1.
  var call: Int32 = -1
  var immediate: Int64 = 0
  /// The trace instruction that this step is a part of.
  var source: Int32 = 0

  init(_ kind: StepKind) { self.kind = kind }
}
