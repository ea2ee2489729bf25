import BitVector
import TraceIR
import X86

/// Integer operations, except comparisons and divisions.
extension Selection {
  mutating func selectInteger(_ index: Int, _ instruction: Instruction) throws(CodeGenerationError) {
    let result: Value
    if instruction.operation.isComparison || isOverflowTest(instruction) {
      result = materialize(test(instruction))
    } else if instruction.operation.isDivision {
      result = division(instruction)
    } else {
      result = try arithmetic(index, instruction)
    }
    setValue(index, result)
  }

  private mutating func arithmetic(_ index: Int, _ instruction: Instruction) throws(CodeGenerationError) -> Value {
    let width = instruction.type.width
    switch instruction.operation {
    case .add: return addition(instruction, width)
    case .sub: return subtraction(instruction, width)
    case .mul: return multiplication(instruction, width)
    case .and, .or, .xor: return bitwise(instruction, width)
    case .shl, .lshr, .ashr: return shift(instruction, width)
    case .fshl, .fshr: return funnelShift(instruction, width)
    case .select:
      let test = flags(of: instruction.a)
      // Only guards fold float equality, so one flag decides.
      return choose(test.condition, value(instruction.b), else: value(instruction.c))
    case .zext, .freeze: return value(instruction.a)
    case .sext: return masked(signExtended(value(instruction.a), self.width(instruction.a)), width)
    case .trunc: return masked(value(instruction.a), width)
    case .ctpop, .ctlz, .cttz: return try count(index, instruction, width)
    case .bswap:
      let swapped = unary(.bswap, .quad, value(instruction.a))
      return width == 64 ? swapped : binary(.shr, .quad, swapped, immediate: Int64(64 - width))
    case .bitreverse: return reversed(value(instruction.a), width)
    case .abs:
      let x = signExtended(value(instruction.a), width)
      let negated = unary(.neg, .quad, x)
      return masked(choose(.sign, x, else: negated), width)
    case .smin: return extreme(instruction, .less, signed: true)
    case .smax: return extreme(instruction, .greater, signed: true)
    case .umin: return extreme(instruction, .below, signed: false)
    case .umax: return extreme(instruction, .above, signed: false)
    case .uaddSat, .usubSat, .saddSat, .ssubSat: return saturating(instruction, width)
    case .scmp, .ucmp:
      compareIntegers(instruction.a, instruction.b, signed: instruction.operation == .scmp)
      let greater = set(instruction.operation == .scmp ? .greater : .above)
      compareIntegers(instruction.a, instruction.b, signed: instruction.operation == .scmp)
      let less = set(instruction.operation == .scmp ? .less : .below)
      return masked(binary(.sub, .quad, greater, less), width)
    default: throw .unsupported(instruction: index, what: instruction.operation.name)
    }
  }

  // MARK: Sums and products

  private mutating func addition(_ instruction: Instruction, _ width: Int) -> Value {
    var (a, b) = (instruction.a, instruction.b)
    if a.isConstant { swap(&a, &b) }
    if width == 1 { return binary(.xor, .long, value(a), value(b), commutative: true) }
    if width < 64 { return masked(binary(.add, size(width), value(a), value(b), commutative: true), width) }
    if place(a) != nil || place(b) != nil { return operate(.add, a, b, commutative: true) }
    if isFolded(b) || isFolded(a) {
      if isFolded(a) { swap(&a, &b) }
      let shift = self.instruction(b)
      let scale = UInt8(trace.constant(shift.b)?.bits ?? 0)
      if let displacement = immediate(a) { return address(.none, value(shift.a), scale: scale, displacement) }
      return address(value(a), value(shift.a), scale: scale)
    }
    if let immediate = immediate(b) { return sum(value(a), immediate: immediate) }
    return sum(value(a), value(b))
  }

  private mutating func subtraction(_ instruction: Instruction, _ width: Int) -> Value {
    let (a, b) = (instruction.a, instruction.b)
    if width == 1 { return binary(.xor, .long, value(a), value(b), commutative: true) }
    if trace.constant(a)?.bits == 0 { return masked(unary(.neg, .quad, value(b)), width) }
    if width < 64 { return masked(binary(.sub, size(width), value(a), value(b)), width) }
    if let immediate = immediate(b), immediate != .min { return sum(value(a), immediate: -immediate) }
    return operate(.sub, a, b, commutative: false)
  }

  private mutating func multiplication(_ instruction: Instruction, _ width: Int) -> Value {
    var (a, b) = (instruction.a, instruction.b)
    if a.isConstant { swap(&a, &b) }
    if width == 1 { return binary(.and, .long, value(a), value(b), commutative: true) }
    let x = value(a)
    guard let factor = constant(b) else { return masked(binary(.imul, size(width), x, value(b), commutative: true), width) }
    return masked(product(x, factor), width)
  }

  /// `x * factor`, the low 64 bits.
  mutating func product(_ x: Value, _ factor: Int64) -> Value {
    switch factor {
    case 0: return makeConstant(0)
    case 1: return x
    case -1: return unary(.neg, .quad, x)
    case 2: return sum(x, x)
    case 3, 5, 9: return address(x, x, scale: factor == 3 ? 1 : factor == 5 ? 2 : 3)
    default:
      if factor > 0 && factor & (factor - 1) == 0 { return binary(.shl, .quad, x, immediate: Int64(factor.trailingZeroBitCount)) }
      if factor == .min { return binary(.shl, .quad, x, immediate: 63) }
      if Int32(exactly: factor) != nil { return transfer(.imul, .quad, x, immediate: factor) }
      return binary(.imul, .quad, x, makeConstant(UInt64(bitPattern: factor)), commutative: true)
    }
  }

  // MARK: Bits

  private mutating func bitwise(_ instruction: Instruction, _ width: Int) -> Value {
    var (a, b) = (instruction.a, instruction.b)
    if a.isConstant { swap(&a, &b) }
    let mnemonic: Mnemonic = instruction.operation == .and ? .and : instruction.operation == .or ? .or : .xor
    if place(a) != nil || place(b) != nil { return operate(mnemonic, a, b, commutative: true) }
    guard let bits = trace.constant(b)?.bits else { return binary(mnemonic, size(width), value(a), value(b), commutative: true) }
    if mnemonic == .and {
      switch bits {
      case 0xff: return transfer(.movzxByte, .long, value(a))
      case 0xffff: return transfer(.movzxWord, .long, value(a))
      case 0xffff_ffff: return transfer(.mov, .long, value(a))
      // The upper half becomes 0, as in the 32-bit form, which has an immediate for every mask.
      case 0...0xffff_ffff: return binary(.and, .long, value(a), immediate: Int64(Int32(truncatingIfNeeded: bits)))
      default: break
      }
    }
    if mnemonic == .xor && bits == .max { return unary(.not, .quad, value(a)) }
    return binary(mnemonic, size(width), value(a), immediate: width <= 32 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits))
  }

  private mutating func shift(_ instruction: Instruction, _ width: Int) -> Value {
    let amount = trace.constant(instruction.b)?.bits
    var x = value(instruction.a)
    if instruction.operation == .ashr { x = signExtended(x, width) }
    let mnemonic: Mnemonic = instruction.operation == .shl ? .shl : instruction.operation == .lshr ? .shr : .sar
    if let amount {
      if amount == 0 { return value(instruction.a) }
      let shifted = mnemonic == .shl && amount == 1 ? sum(x, x) : binary(mnemonic, .quad, x, immediate: Int64(amount & 63))
      return mnemonic == .shr ? shifted : masked(shifted, width)
    }
    let shifted = shift(mnemonic, .quad, x, by: value(instruction.b))
    return mnemonic == .shr ? shifted : masked(shifted, width)
  }

  private mutating func funnelShift(_ instruction: Instruction, _ width: Int) -> Value {
    let isLeft = instruction.operation == .fshl
    let (a, b) = (value(instruction.a), value(instruction.b))
    if width == 1 { return isLeft ? a : b }
    if let amount = trace.constant(instruction.c)?.bits { return funnelShift(a, b, by: Int64(amount % UInt64(width)), width, isLeft: isLeft) }
    if width == 64 {
      var step = Step(.doubleShiftByCount)
      step.mnemonic = isLeft ? .shld : .shrd
      (step.a, step.b) = isLeft ? (a, b) : (b, a)
      step.c = value(instruction.c)
      return define(step)
    }
    let c = value(instruction.c)
    let amount = width & (width - 1) == 0 ? binary(.and, .long, c, immediate: Int64(width - 1)) : unsignedRemainder(c, UInt64(width), maximum: .max >> 1)
    let rest = binary(.sub, .quad, makeConstant(UInt64(width)), amount)
    let high = shift(.shl, .quad, a, by: isLeft ? amount : rest)
    let low = shift(.shr, .quad, b, by: isLeft ? rest : amount)
    return masked(binary(.or, .quad, high, low, commutative: true), width)
  }

  /// By a constant amount, less than the width.
  private mutating func funnelShift(_ a: Value, _ b: Value, by amount: Int64, _ width: Int, isLeft: Bool) -> Value {
    if amount == 0 { return isLeft ? a : b }
    if width == 64 {
      if a == b { return rotated(a, right: isLeft ? 64 - amount : amount) }
      var step = Step(.doubleShift)
      step.mnemonic = isLeft ? .shld : .shrd
      (step.a, step.b) = isLeft ? (a, b) : (b, a)
      step.immediate = amount
      return define(step)
    }
    if width == 32, a == b { return binary(.rol, .long, a, immediate: isLeft ? amount : 32 - amount) }
    let left = isLeft ? amount : Int64(width) - amount
    let high = binary(.shl, .quad, a, immediate: left)
    let low = binary(.shr, .quad, b, immediate: Int64(width) - left)
    return masked(binary(.or, .quad, high, low, commutative: true), width)
  }

  private mutating func rotated(_ a: Value, right amount: Int64) -> Value {
    guard features.contains(.bmi2) else { return binary(.ror, .quad, a, immediate: amount) }
    var step = Step(.transfer)
    step.mnemonic = .rorx
    step.a = a
    step.immediate = amount
    step.options = [.immediate, .inRegister]
    return define(step)
  }

  private mutating func count(_ index: Int, _ instruction: Instruction, _ width: Int) throws(CodeGenerationError) -> Value {
    let x = value(instruction.a)
    switch instruction.operation {
    case .ctpop:
      guard features.contains(.popcnt) else { throw .unsupported(instruction: index, what: "ctpop without popcnt") }
      return transfer(.popcnt, .quad, x)
    case .ctlz:
      guard features.contains(.lzcnt) else { throw .unsupported(instruction: index, what: "ctlz without lzcnt") }
      let zeros = transfer(.lzcnt, .quad, x)
      return width == 64 ? zeros : sum(zeros, immediate: Int32(width - 64))
    default:
      guard features.contains(.bmi1) else { throw .unsupported(instruction: index, what: "cttz without tzcnt") }
      // A bit above the value stops the count at the width.
      return transfer(.tzcnt, .quad, width == 64 ? x : binary(.or, .quad, x, immediate: Int64(1) << Int64(width)))
    }
  }

  /// Bytes by `bswap`, then nibbles, pairs and bits by masks (H. S. Warren, "Hacker's Delight", 7-1).
  private mutating func reversed(_ a: Value, _ width: Int) -> Value {
    var x = unary(.bswap, .quad, a)
    for (amount, mask) in [(4, 0x0f0f_0f0f_0f0f_0f0f), (2, 0x3333_3333_3333_3333), (1, 0x5555_5555_5555_5555)] as [(Int64, UInt64)] {
      let high = binary(.and, .quad, binary(.shr, .quad, x, immediate: amount), makeConstant(mask))
      let low = binary(.shl, .quad, binary(.and, .quad, x, makeConstant(mask)), immediate: amount)
      x = binary(.or, .quad, high, low, commutative: true)
    }
    return width == 64 ? x : binary(.shr, .quad, x, immediate: Int64(64 - width))
  }

  // MARK: Bounds

  private mutating func extreme(_ instruction: Instruction, _ condition: Condition, signed: Bool) -> Value {
    compareIntegers(instruction.a, instruction.b, signed: signed)
    return choose(condition, value(instruction.a), else: value(instruction.b))
  }

  private mutating func saturating(_ instruction: Instruction, _ width: Int) -> Value {
    let (a, b) = (value(instruction.a), value(instruction.b))
    switch instruction.operation {
    case .usubSat:
      let difference = binary(.sub, .quad, a, b)
      return choose(.below, makeConstant(0), else: difference)
    case .uaddSat where width == 64:
      let total = binary(.add, .quad, a, b, commutative: true)
      return choose(.below, makeConstant(.max), else: total)
    case .uaddSat:
      let total = binary(.add, .quad, a, b, commutative: true)
      let limit = makeConstant((1 << UInt64(width)) - 1)
      compare(.cmp, .quad, total, limit)
      return choose(.above, limit, else: total)
    default: break
    }
    let mnemonic: Mnemonic = instruction.operation == .saddSat ? .add : .sub
    if width == 64 {
      // The bound on overflow: MAX for a >= 0, MIN for a < 0.
      let bound = binary(.xor, .quad, binary(.sar, .quad, a, immediate: 63), makeConstant(UInt64(Int64.max)), commutative: true)
      let result = binary(mnemonic, .quad, a, b, commutative: mnemonic == .add)
      return choose(.overflow, bound, else: result)
    }
    let exact = binary(mnemonic, .quad, signExtended(a, width), signExtended(b, width))
    let (least, greatest) = (makeConstant(UInt64(bitPattern: -1 << Int64(width - 1))), makeConstant((1 << UInt64(width - 1)) - 1))
    compare(.cmp, .quad, exact, greatest)
    let capped = choose(.greater, greatest, else: exact)
    compare(.cmp, .quad, capped, least)
    return masked(choose(.less, least, else: capped), width)
  }
}
