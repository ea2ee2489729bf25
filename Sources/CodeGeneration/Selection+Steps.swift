import TraceIR
import X86

/// Small builders of steps, named after what they compute.
extension Selection {
  /// `a op b` in the result's register.
  mutating func binary(_ mnemonic: Mnemonic, _ size: OperandSize, _ a: Value, _ b: Value, commutative: Bool = false, vector: Bool = false) -> Value {
    var step = Step(.binary)
    step.mnemonic = mnemonic
    step.size = size
    (step.a, step.b) = (a, b)
    if commutative { step.options = .commutative }
    return define(step, vector: vector)
  }

  /// `a op b` of two operands of an instruction, one of which may be a folded load.
  mutating func operate(_ mnemonic: Mnemonic, _ a: Reference, _ b: Reference, commutative: Bool, vector: Bool = false) -> Value {
    if let place = place(b) { return binary(mnemonic, value(a), place, vector: vector) }
    if let place = place(a) { return binary(mnemonic, value(b), place, vector: vector) }
    return binary(mnemonic, .quad, value(a), value(b), commutative: commutative, vector: vector)
  }

  /// `a op [place]` in the result's register.
  private mutating func binary(_ mnemonic: Mnemonic, _ a: Value, _ place: Place, vector: Bool) -> Value {
    var step = Step(.binaryMemory)
    step.mnemonic = mnemonic
    (step.a, step.b, step.c, step.scale, step.displacement) = (a, place.base, place.index, place.scale, place.displacement)
    return define(step, vector: vector)
  }

  /// `a op immediate` in the result's register; also shifts by a constant.
  mutating func binary(_ mnemonic: Mnemonic, _ size: OperandSize, _ a: Value, immediate: Int64) -> Value {
    guard Int32(exactly: immediate) != nil else { return binary(mnemonic, size, a, makeConstant(UInt64(bitPattern: immediate))) }
    var step = Step(.binaryImmediate)
    step.mnemonic = mnemonic
    step.size = size
    step.a = a
    step.immediate = immediate
    return define(step)
  }

  mutating func unary(_ mnemonic: Mnemonic, _ size: OperandSize, _ a: Value) -> Value {
    var step = Step(.unary)
    step.mnemonic = mnemonic
    step.size = size
    step.a = a
    return define(step)
  }

  /// `op a` into another register, `a` perhaps from memory.
  mutating func transfer(_ mnemonic: Mnemonic, _ size: OperandSize, _ a: Value, vector: Bool = false) -> Value {
    var step = Step(.transfer)
    step.mnemonic = mnemonic
    step.size = size
    step.a = a
    return define(step, vector: vector)
  }

  mutating func transfer(_ mnemonic: Mnemonic, _ size: OperandSize, _ a: Value, immediate: Int64, vector: Bool = false) -> Value {
    var step = Step(.transfer)
    step.mnemonic = mnemonic
    step.size = size
    step.a = a
    step.immediate = immediate
    step.options = .immediate
    return define(step, vector: vector)
  }

  mutating func three(_ mnemonic: Mnemonic, _ size: OperandSize, _ a: Value, _ b: Value) -> Value {
    var step = Step(.three)
    step.mnemonic = mnemonic
    step.size = size
    (step.a, step.b) = (a, b)
    return define(step)
  }

  /// `a + b`, 64 bits.
  mutating func sum(_ a: Value, _ b: Value) -> Value {
    var step = Step(.add)
    step.mnemonic = .add
    (step.a, step.b) = (a, b)
    step.options = .commutative
    return define(step)
  }

  /// `a + immediate`, 64 bits.
  mutating func sum(_ a: Value, immediate: Int32) -> Value {
    var step = Step(.addImmediate)
    step.mnemonic = .add
    step.a = a
    step.immediate = Int64(immediate)
    return define(step)
  }

  /// `base + index * 2^scale + displacement`.
  mutating func address(_ base: Value, _ index: Value, scale: UInt8, _ displacement: Int32 = 0) -> Value {
    var step = Step(.load)
    step.mnemonic = .lea
    (step.a, step.b, step.scale, step.displacement) = (base, index, scale, displacement)
    return define(step)
  }

  /// The 8 bytes at a place.
  mutating func load(_ base: Value, _ displacement: Int32, index: Value = .none, scale: UInt8 = 0, vector: Bool = false) -> Value {
    var step = Step(.load)
    step.mnemonic = vector ? .movsd : .mov
    (step.a, step.b, step.scale, step.displacement) = (base, index, scale, displacement)
    return define(step, vector: vector)
  }

  mutating func compare(_ mnemonic: Mnemonic, _ size: OperandSize, _ a: Value, _ b: Value) {
    var step = Step(.compare)
    step.mnemonic = mnemonic
    step.size = size
    (step.a, step.b) = (a, b)
    append(step)
  }

  mutating func compare(_ mnemonic: Mnemonic, _ size: OperandSize, _ a: Value, immediate: Int64) {
    if immediate == 0 && mnemonic == .cmp { return compare(.test, size, a, a) }
    var step = Step(.compareImmediate)
    step.mnemonic = mnemonic
    step.size = size
    step.a = a
    step.immediate = immediate
    append(step)
  }

  /// Compares `a` with the 8 bytes at a place.
  mutating func compare(_ a: Value, _ place: Place) {
    var step = Step(.compareMemory)
    step.mnemonic = .cmp
    (step.a, step.b, step.c, step.scale, step.displacement) = (a, place.base, place.index, place.scale, place.displacement)
    append(step)
  }

  /// Compares the 8 bytes at a place with a constant.
  mutating func compare(_ place: Place, immediate: Int32) {
    var step = Step(.storeImmediate)
    step.mnemonic = .cmp
    (step.a, step.b, step.scale, step.displacement) = (place.base, place.index, place.scale, place.displacement)
    step.immediate = Int64(immediate)
    append(step)
  }

  /// 1 if the condition holds, else 0.
  mutating func set(_ condition: Condition) -> Value {
    var step = Step(.set)
    step.condition = condition
    return define(step)
  }

  /// `condition ? b : a`.
  mutating func choose(_ condition: Condition, _ b: Value, else a: Value) -> Value {
    var step = Step(.conditionalMove)
    step.condition = condition
    (step.a, step.b) = (a, b)
    return define(step)
  }

  // MARK: Narrow values

  /// The low bits of a value whose higher bits are arbitrary.
  mutating func masked(_ a: Value, _ width: Int) -> Value {
    switch width {
    case 64: return a
    case 8: return transfer(.movzxByte, .long, a)
    case 16: return transfer(.movzxWord, .long, a)
    case 32: return transfer(.mov, .long, a)
    case ..<32: return binary(.and, .long, a, immediate: (1 << Int64(width)) - 1)
    default: return binary(.and, .quad, a, immediate: (1 << Int64(width)) - 1)
    }
  }

  /// A zero-extended value of `width` bits, extended to 64 bits with copies of its sign.
  mutating func signExtended(_ a: Value, _ width: Int) -> Value {
    switch width {
    case 64: return a
    case 1: return unary(.neg, .quad, a)
    case 8: return transfer(.movsxByte, .quad, a)
    case 16: return transfer(.movsxWord, .quad, a)
    case 32: return transfer(.movsxd, .quad, a)
    default: return binary(.sar, .quad, binary(.shl, .quad, a, immediate: Int64(64 - width)), immediate: Int64(64 - width))
    }
  }

  /// The size of instructions for values of a width.
  func size(_ width: Int) -> OperandSize { width <= 32 ? .long : .quad }

  // MARK: Shifts

  /// `a` shifted by the low bits of `b`.
  mutating func shift(_ mnemonic: Mnemonic, _ size: OperandSize, _ a: Value, by b: Value) -> Value {
    if features.contains(.bmi2) {
      let flagless: Mnemonic =
        switch mnemonic {
        case .shl: .shlx
        case .shr: .shrx
        default: .sarx
        }
      return three(flagless, size, a, b)
    }
    var step = Step(.shiftByCount)
    step.mnemonic = mnemonic
    step.size = size
    (step.a, step.b) = (a, b)
    return define(step)
  }

  /// The high half of the unsigned product with a constant.
  mutating func multiplyHigh(_ a: Value, by multiplier: UInt64) -> Value {
    var step = Step(.multiplyHigh)
    let hasMulx = features.contains(.bmi2)
    step.mnemonic = hasMulx ? .mulx : .mul
    step.a = a
    step.b = makeConstant(multiplier)
    suggest(hasMulx ? .rdx : .rax, for: a)
    return define(step)
  }

  /// A register that suits the value, if it has no wish yet.
  private mutating func suggest(_ register: Register, for value: Value) {
    if value.isAllocated && machine.homes[value.index] == .none && machine.hints[value.index] == 255 { machine.hints[value.index] = register.number }
  }
}
