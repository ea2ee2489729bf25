import BitVector
import TraceIR
import X86

/// What the flags say after a comparison.
struct FlagTest {
  enum Kind { case flag, orderedEqual }

  /// Holds if the comparison does; for ``Kind/orderedEqual``, `equal` and not `parity` together.
  var condition: Condition
  var kind = Kind.flag
}

/// Comparisons: their flags, and what depends on them.
extension Selection {
  func isOverflowTest(_ instruction: Instruction) -> Bool {
    instruction.operation.rawValue >= Operation.uaddOverflow.rawValue && instruction.operation.rawValue <= Operation.smulOverflow.rawValue
  }

  mutating func selectGuard(_ instruction: Instruction) throws(CodeGenerationError) {
    guard let snapshot = instruction.snapshot else { return }
    let wanted = instruction.opcode == .guardTrue
    if let known = trace.constant(instruction.a) {
      if (known.bits == 1) == wanted { return }
    }
    let test = flags(of: instruction.a)
    switch test.kind {
    case .flag: exit(if: wanted ? test.condition.negated : test.condition, snapshot)
    case .orderedEqual where wanted:
      exit(if: .notEqual, snapshot)
      exit(if: .parity, snapshot)
    case .orderedEqual:
      var step = Step(.exitIfOrderedEqual)
      step.exit = exit(snapshot)
      append(step)
    }
  }

  /// Sets the flags by a truth; the comparison itself if it is folded.
  mutating func flags(of reference: Reference) -> FlagTest {
    if isFolded(reference) { return test(instruction(reference)) }
    let value = value(reference)
    compare(.test, .long, value, value)
    return FlagTest(condition: .notEqual)
  }

  /// The truth as a value.
  mutating func materialize(_ test: FlagTest) -> Value {
    switch test.kind {
    case .flag: return set(test.condition)
    case .orderedEqual:
      let equal = set(.equal)
      let ordered = set(.notParity)
      return binary(.and, .long, equal, ordered, commutative: true)
    }
  }

  /// Computes a comparison's flags.
  mutating func test(_ instruction: Instruction) -> FlagTest {
    switch instruction.opcode {
    case .identical:
      if let address = immediate(instruction.b) {
        compare(.cmp, .quad, value(instruction.a), immediate: Int64(address))
      } else {
        compare(.cmp, .quad, value(instruction.a), value(instruction.b))
      }
      return FlagTest(condition: .equal)
    // With the operands exchanged, unordered sets the carry and makes `above` and `aboveOrEqual` false.
    case .floatLess:
      compare(.ucomisd, .quad, value(instruction.b), value(instruction.a))
      return FlagTest(condition: .above)
    case .floatLessOrEqual:
      compare(.ucomisd, .quad, value(instruction.b), value(instruction.a))
      return FlagTest(condition: .aboveOrEqual)
    case .floatEqual:
      compare(.ucomisd, .quad, value(instruction.a), value(instruction.b))
      return FlagTest(condition: .equal, kind: .orderedEqual)
    default:
      return isOverflowTest(instruction) ? overflowTest(instruction) : comparison(instruction)
    }
  }

  // MARK: Integer comparisons

  private func condition(_ operation: Operation) -> Condition {
    switch operation {
    case .eq: .equal
    case .ne: .notEqual
    case .ult: .below
    case .ule: .belowOrEqual
    case .ugt: .above
    case .uge: .aboveOrEqual
    case .slt: .less
    case .sle: .lessOrEqual
    case .sgt: .greater
    default: .greaterOrEqual
    }
  }

  private func isSigned(_ operation: Operation) -> Bool { operation.rawValue >= Operation.slt.rawValue && operation.rawValue <= Operation.sge.rawValue }

  private mutating func comparison(_ instruction: Instruction) -> FlagTest {
    var (a, b, operation) = (instruction.a, instruction.b, instruction.operation)
    if a.isConstant && !b.isConstant {
      swap(&a, &b)
      operation = operation.swapped
    }
    if let place = place(b) {
      compare(value(a), place)
      return FlagTest(condition: condition(operation))
    }
    if let place = place(a) {
      guard let immediate = immediate(b) else {
        compare(value(b), place)
        return FlagTest(condition: condition(operation.swapped))
      }
      compare(place, immediate: immediate)
      return FlagTest(condition: condition(operation))
    }
    if isFolded(a) { return bitTest(self.instruction(a), condition(operation)) }
    compareIntegers(a, b, signed: isSigned(operation))
    return FlagTest(condition: condition(operation))
  }

  /// Sets the flags by two integers of one width.
  mutating func compareIntegers(_ a: Reference, _ b: Reference, signed: Bool) {
    let width = width(a)
    if width == 64 || !signed || width == 32 {
      let size = size(width)
      if let constant = trace.constant(b), let immediate = size == .long ? Int32(truncatingIfNeeded: constant.bits) : immediate(b) {
        compare(.cmp, size, value(a), immediate: Int64(immediate))
      } else {
        compare(.cmp, size, value(a), value(b))
      }
      return
    }
    let first = signExtended(value(a), width)
    if let constant = constant(b), Int32(exactly: constant) != nil {
      compare(.cmp, .quad, first, immediate: constant)
    } else {
      compare(.cmp, .quad, first, signExtended(value(b), width))
    }
  }

  /// `(a & b) == 0` or `!= 0`.
  private mutating func bitTest(_ conjunction: Instruction, _ condition: Condition) -> FlagTest {
    let size = size(conjunction.type.width)
    var (a, b) = (conjunction.a, conjunction.b)
    if a.isConstant { swap(&a, &b) }
    if let mask = trace.constant(b), let immediate = size == .long ? Int32(truncatingIfNeeded: mask.bits) : immediate(b) {
      // A mask without the sign bit of 32 bits tests the same in the shorter form.
      compare(.test, immediate >= 0 ? .long : size, value(a), immediate: Int64(immediate))
    } else {
      compare(.test, size, value(a), value(b))
    }
    return FlagTest(condition: condition)
  }

  // MARK: Overflow

  private mutating func overflowTest(_ instruction: Instruction) -> FlagTest {
    let width = width(instruction.a)
    let (a, b) = (value(instruction.a), value(instruction.b))
    if width == 64 { return fullOverflow(instruction.operation, a, b) }
    switch instruction.operation {
    case .usubOverflow:
      compare(.cmp, .quad, a, b)
      return FlagTest(condition: .below)
    case .uaddOverflow: return exceeds(binary(.add, .quad, a, b, commutative: true), width)
    case .umulOverflow where width <= 32: return exceeds(binary(.imul, .quad, a, b, commutative: true), width)
    case .umulOverflow:
      // The operands moved to the top: the product of one with the other's low bits overflows 64 bits as the narrow one overflows its width.
      return fullOverflow(.umulOverflow, binary(.shl, .quad, a, immediate: Int64(64 - width)), b)
    case .smulOverflow where width > 32:
      return fullOverflow(.smulOverflow, binary(.shl, .quad, a, immediate: Int64(64 - width)), signExtended(b, width))
    default:
      let (x, y) = (signExtended(a, width), signExtended(b, width))
      let exact: Value =
        switch instruction.operation {
        case .saddOverflow: binary(.add, .quad, x, y, commutative: true)
        case .ssubOverflow: binary(.sub, .quad, x, y)
        default: binary(.imul, .quad, x, y, commutative: true)
        }
      let wrapped = signExtended(masked(exact, width), width)
      compare(.cmp, .quad, wrapped, exact)
      return FlagTest(condition: .notEqual)
    }
  }

  /// `a > 2^width - 1`, both without a sign.
  private mutating func exceeds(_ a: Value, _ width: Int) -> FlagTest {
    let rest = binary(.shr, .quad, a, immediate: Int64(width))
    compare(.test, .quad, rest, rest)
    return FlagTest(condition: .notEqual)
  }

  private mutating func fullOverflow(_ operation: Operation, _ a: Value, _ b: Value) -> FlagTest {
    switch operation {
    case .usubOverflow:
      compare(.cmp, .quad, a, b)
      return FlagTest(condition: .below)
    case .ssubOverflow:
      compare(.cmp, .quad, a, b)
      return FlagTest(condition: .overflow)
    case .uaddOverflow:
      _ = binary(.add, .quad, a, b, commutative: true)
      return FlagTest(condition: .below)
    case .saddOverflow:
      _ = binary(.add, .quad, a, b, commutative: true)
      return FlagTest(condition: .overflow)
    case .umulOverflow:
      var step = Step(.multiplyWide)
      step.mnemonic = .mul
      (step.a, step.b) = (a, b)
      _ = define(step)
      return FlagTest(condition: .overflow)
    default:
      _ = binary(.imul, .quad, a, b, commutative: true)
      return FlagTest(condition: .overflow)
    }
  }
}
