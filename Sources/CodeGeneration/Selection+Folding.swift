import BitVector
import TraceIR

/// Which instructions are computed as a part of their only user.
extension Selection {
  mutating func countUses() {
    func count(_ reference: Reference) {
      if reference.isInstruction { useCounts[reference.index] = useCounts[reference.index] &+ (useCounts[reference.index] == .max ? 0 : 1) }
    }
    for instruction in trace.instructions {
      switch instruction.operandCount {
      case 0: break
      case 1: count(instruction.a)
      case 2:
        count(instruction.a)
        count(instruction.b)
      default:
        count(instruction.a)
        count(instruction.b)
        count(instruction.c)
      }
    }
    for argument in trace.arguments { count(argument) }
    for entry in trace.entries where entry.value.isInstruction { isInSnapshot[entry.value.index] = true }
    for frame in trace.frames where frame.closure.isInstruction { isInSnapshot[frame.closure.index] = true }
  }

  mutating func chooseFolding() {
    for (index, instruction) in trace.instructions.enumerated() {
      switch instruction.opcode {
      case .guardTrue, .guardFalse: foldTest(instruction.a, into: index)
      case .integer where instruction.operation == .select: foldTest(instruction.a, into: index)
      case .integer where instruction.operation == .add && instruction.type == .integer:
        foldShift(instruction.b, into: index)
        if !isFolded(instruction.b) { foldShift(instruction.a, into: index) }
      case .integer where instruction.operation == .eq || instruction.operation == .ne:
        // `(a & b) == 0` is one `test`.
        if instruction.b.isConstant, trace.constants[instruction.b.index].bits == 0, canFold(instruction.a, into: index),
          isOperation(instruction.a, .and)
        {
          isFolded[instruction.a.index] = true
        }
      default: break
      }
    }
    foldIndexes()
    foldLoads()
  }

  /// A loaded value with one use, in arithmetic before anything is written, is read by that instruction itself.
  private mutating func foldLoads() {
    var lastWrite = -1
    for (user, instruction) in trace.instructions.enumerated() {
      if instruction.opcode == .integer && instruction.operation.isComparison { foldComparedLoad(instruction, user, after: lastWrite) }
      if isFolded[user] { continue }
      switch instruction.opcode {
      case .countStore, .elementStore, .nodeStore, .cellStore, .call, .loop: lastWrite = user
      case .floatAdd, .floatMultiply, .floatSubtract, .floatDivide:
        foldLoad(instruction.b, into: user, after: lastWrite)
        if instruction.opcode == .floatAdd || instruction.opcode == .floatMultiply, !isFolded(instruction.b) {
          foldLoad(instruction.a, into: user, after: lastWrite)
        }
      case .integer where instruction.type == .integer:
        switch instruction.operation {
        case .add, .and, .or, .xor:
          // An operand that is folded or constant makes it another instruction.
          if isFolded(instruction.a) || isFolded(instruction.b) || instruction.a.isConstant || instruction.b.isConstant { break }
          foldLoad(instruction.b, into: user, after: lastWrite)
          if !isFolded(instruction.b) { foldLoad(instruction.a, into: user, after: lastWrite) }
        case .sub where !instruction.a.isConstant: foldLoad(instruction.b, into: user, after: lastWrite)
        default: break
        }
      default: break
      }
    }
  }

  /// One operand of a comparison, which is made here or, folded, by the next instruction.
  private mutating func foldComparedLoad(_ instruction: Instruction, _ user: Int, after lastWrite: Int) {
    guard trace.type(of: instruction.a) == .integer, !isFolded(instruction.a), !isFolded(instruction.b) else { return }
    if isFolded[user] {
      guard user + 1 < trace.instructions.count, trace.instructions[user + 1].a == .instruction(user) else { return }
    }
    if !instruction.a.isConstant { foldLoad(instruction.b, into: user, after: lastWrite) }
    if !isFolded(instruction.b), !instruction.b.isConstant || immediate(instruction.b) != nil { foldLoad(instruction.a, into: user, after: lastWrite) }
  }

  private mutating func foldLoad(_ loaded: Reference, into user: Int, after lastWrite: Int) {
    guard canFold(loaded, into: user), loaded.index > lastWrite else { return }
    let load = trace.instructions[loaded.index]
    guard isLoad(load), load.type == .integer || load.type == .float else { return }
    isFolded[loaded.index] = true
  }

  /// Reads 8 bytes of memory, which an instruction may do itself.
  func isLoad(_ instruction: Instruction) -> Bool {
    switch instruction.opcode {
    case .elementLoad, .nodeLoad, .cellLoad, .count, .capacity, .nodeCount, .length: true
    default: false
    }
  }

  /// The place of a folded load's value.
  func place(_ reference: Reference) -> Place? { reference.isInstruction ? places[reference.index] : nil }

  mutating func setPlace(_ index: Int, _ place: Place) { places[index] = place }

  /// `a[i + c]`: a sum that only element addresses of its segment use becomes their displacement.
  private mutating func foldIndexes() {
    var indexUses: [Int32: UInt16] = [:]
    for (user, instruction) in trace.instructions.enumerated() where instruction.opcode == .elementLoad || instruction.opcode == .elementStore {
      guard isDisplaced(instruction.b), isSameSegment(instruction.b.index, user), instruction.c != instruction.b else { continue }
      indexUses[Int32(instruction.b.index), default: 0] += 1
    }
    for (index, uses) in indexUses where uses == useCounts[Int(index)] && !isInSnapshot[Int(index)] { isFolded[Int(index)] = true }
  }

  /// The value is a sum or difference of a value and a small constant.
  private func isDisplaced(_ reference: Reference) -> Bool { offset(of: reference) != nil }

  /// The constant of such a sum, in elements; the value is operand `a` of the instruction.
  func offset(of reference: Reference) -> Int32? {
    guard isOperation(reference, .add) || isOperation(reference, .sub) else { return nil }
    let sum = trace.instructions[reference.index]
    guard sum.type == .integer, sum.a.isInstruction, !isFolded(sum.a), let offset = immediate(sum.b), offset.magnitude < 1 << 20 else { return nil }
    return sum.operation == .add ? offset : -offset
  }

  private func isSameSegment(_ a: Int, _ b: Int) -> Bool {
    guard let loop = trace.loopStart else { return true }
    return (a < loop) == (b < loop)
  }

  /// The value has one use, which is not a snapshot's and is in the same segment.
  private func canFold(_ reference: Reference, into user: Int) -> Bool {
    guard reference.isInstruction, useCounts[reference.index] == 1, !isInSnapshot[reference.index] else { return false }
    return isSameSegment(reference.index, user)
  }

  func isOperation(_ reference: Reference, _ operation: Operation) -> Bool {
    reference.isInstruction && trace.instructions[reference.index].opcode == .integer && trace.instructions[reference.index].operation == operation
  }

  private mutating func foldTest(_ condition: Reference, into user: Int) {
    guard canFold(condition, into: user) else { return }
    let instruction = trace.instructions[condition.index]
    switch instruction.opcode {
    case .floatEqual: isFolded[condition.index] = trace.instructions[user].opcode != .integer
    case .floatLess, .floatLessOrEqual, .identical: isFolded[condition.index] = true
    case .integer: isFolded[condition.index] = instruction.operation.isComparison || isOverflowTest(instruction)
    default: break
    }
  }

  private mutating func foldShift(_ shifted: Reference, into user: Int) {
    guard canFold(shifted, into: user), isOperation(shifted, .shl), let amount = trace.constant(trace.instructions[shifted.index].b) else { return }
    isFolded[shifted.index] = amount.bits >= 1 && amount.bits <= 3 && !trace.instructions[shifted.index].a.isConstant
  }
}
