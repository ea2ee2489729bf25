import BitVector
import CodeGeneration
import Testing
import TraceIR
import X86

/// Where the operands of the operation under test come from.
enum OperandSource: String, CaseIterable, Sendable {
  /// All in registers.
  case registers
  /// The last operand is a constant.
  case constant
  /// The first operand is a constant.
  case constantFirst
  /// Registers are short: operands are in memory.
  case spilled
  /// The operands are needed afterwards.
  case kept
}

/// Every operation, as machine code, gives what the bit-vector evaluator gives.
@Suite struct OperationTests {
  static let operations = Operation.allCases.filter { $0.row.isExecutable }
  static let widths = [1, 2, 7, 8, 16, 31, 32, 33, 48, 63, 64]

  /// Values at which operations tend to be wrong.
  static func edges(_ width: Int) -> [UInt64] {
    let mask = ConcreteAlgebra.mask(width)
    let values: [UInt64] = [0, 1, 2, 3, 7, 10, 1 << 31, (1 << 32) - 1, mask, mask - 1, mask >> 1, (mask >> 1) + 1, UInt64(width - 1), 0x5555_5555_5555_5555]
    return Array(Set(values.map { $0 & mask })).sorted()
  }

  static func resultTypes(_ operation: Operation, _ width: Int) -> [TraceType] {
    switch operation.row.widths {
    case .uniform, .select: operation == .bswap && width % 16 != 0 ? [] : [.bits(width)]
    case .predicate: [.truth]
    case .widening: widths.filter { $0 > width }.map(TraceType.bits)
    case .narrowing: widths.filter { $0 < width }.map(TraceType.bits)
    case .free: [.bits(8), .bits(64), .bits(2)]
    }
  }

  /// A trace that reads operands from slots 0, 1, 2 and writes the result, extended to 64 bits, to slot 3.
  static func trace(_ operation: Operation, _ width: Int, _ type: TraceType, _ source: OperandSource, constant: UInt64) -> Trace {
    var builder = TraceBuilder()
    var raw: [Reference] = []
    for slot in 0..<operation.arity { raw.append(builder.append(Instruction(.slot, .integer, .slot(slot)))) }
    var fillers: [Reference] = []
    if source == .spilled {
      for slot in 10..<26 {
        let filler = builder.append(Instruction(.slot, .integer, .slot(slot)))
        fillers.append(builder.integer(.add, filler, raw[0]))
      }
    }
    func narrowed(_ reference: Reference, _ width: Int) -> Reference {
      width == 64 ? builder.integer(.xor, reference, builder.integer(0)) : builder.append(Instruction(.trunc, [], .bits(width), reference))
    }
    var operands = raw.enumerated().map { narrowed($1, operation == .select && $0 == 0 ? 1 : width) }
    let fixed = Constant(.bits(width), constant & ConcreteAlgebra.mask(width))
    if source == .constant { operands[operation.arity - 1] = builder.constant(fixed) }
    if source == .constantFirst && operation != .select { operands[0] = builder.constant(fixed) }
    var entries: [SnapshotEntry] = []
    if source == .spilled {
      // A sum that needs all of them at once keeps the registers full.
      for filler in fillers { fillers[0] = builder.integer(.xor, fillers[0], filler) }
    }
    operands += [.none, .none, .none]
    let result = builder.append(Instruction(operation, [], type, operands[0], operands[1], operands[2]))
    let wide = type.width == 64 ? result : builder.append(Instruction(.zext, [], .integer, result))
    entries.append(SnapshotEntry(slot: 3, value: wide))
    if source == .spilled {
      for (index, filler) in fillers.enumerated() { entries.append(SnapshotEntry(slot: 10 + index, value: filler)) }
    }
    if source == .kept {
      for (index, operand) in operands.prefix(operation.arity).enumerated() {
        let kept = trace(builder, operand).width == 64 ? operand : builder.append(Instruction(.zext, [], .integer, operand))
        entries.append(SnapshotEntry(slot: 10 + index, value: kept))
      }
    }
    builder.end(.exit, snapshot: builder.snapshot(pc: 0, entries))
    return builder.trace
  }

  private static func trace(_ builder: TraceBuilder, _ reference: Reference) -> TraceType { builder.trace.type(of: reference) }

  private func check(
    _ operation: Operation, _ source: OperandSource, without missing: CodeGenerationOptions.Features = [], widths: [Int] = OperationTests.widths
  ) throws {
    var generator = try checkedGenerator(without: missing)
    var random = Generator(state: UInt64(operation.rawValue) &* 77 &+ UInt64(source.rawValue.count))
    var runs = 0
    for width in widths {
      let edges = OperationTests.edges(width)
      let constants = source == .constant || source == .constantFirst ? edges + (0..<4).map { _ in random.next() & ConcreteAlgebra.mask(width) } : [0]
      for type in OperationTests.resultTypes(operation, width) {
        for constant in constants {
          let trace = OperationTests.trace(operation, width, type, source, constant: constant)
          let compiled = try generator.compile(trace, firstExit: 1000)
          for _ in 0..<(constants.count > 1 ? 6 : 60) {
            var slots: [Int: Constant] = [:]
            for slot in 0..<operation.arity {
              let bits = Bool.random(using: &random) ? edges.randomElement(using: &random)! : random.next()
              slots[slot] = Constant(.integer, bits)
            }
            for slot in 10..<26 { slots[slot] = Constant(.integer, random.next()) }
            if isUndefined(trace, slots) { continue }
            runs += 1
            if let difference = difference(compiled, trace, slots: slots, memory: NoMemory()) {
              Issue.record(
                "\(operation.name) i\(width) \(source) \(slots[0]!.bits) \(slots[1]?.bits ?? 0) \(slots[2]?.bits ?? 0): \(difference)\n\(trace.text)")
              return
            }
          }
        }
      }
    }
    #expect(runs > 20)
  }

  private func isUndefined(_ trace: Trace, _ slots: [Int: Constant]) -> Bool {
    var interpreter = TraceInterpreter(trace, slots: slots, memory: NoMemory())
    if case .undefined = interpreter.run(limit: 1000) { return true }
    return false
  }

  @Test(arguments: operations) func registers(_ operation: Operation) throws { try check(operation, .registers) }
  @Test(arguments: operations) func constants(_ operation: Operation) throws { try check(operation, .constant) }
  @Test(arguments: operations) func constantsFirst(_ operation: Operation) throws { try check(operation, .constantFirst) }
  @Test(arguments: operations) func spilled(_ operation: Operation) throws { try check(operation, .spilled) }
  @Test(arguments: operations) func kept(_ operation: Operation) throws { try check(operation, .kept) }

  /// Without BMI2, shifts go through `cl` and products through `rax`.
  @Test(arguments: [Operation.shl, .lshr, .ashr, .fshl, .fshr, .udiv, .urem, .sdiv, .srem, .floordiv, .floormod], OperandSource.allCases)
  func olderProcessors(_ operation: Operation, _ source: OperandSource) throws { try check(operation, source, without: .bmi2, widths: [8, 32, 64]) }
}

/// Multipliers for division, against the machine's own division.
@Suite struct DivisionTests {
  @Test func constantDivisorsAtTheirEdges() throws {
    var generator = try checkedGenerator()
    var random = Generator(state: 5)
    var divisors: [Int64] = [
      1, -1, 2, -2, 3, -3, 5, 6, 7, 9, 10, 11, 12, 25, 60, 100, 125, 625, 641, 1000, 1 << 32, (1 << 32) + 1, .max, .min, .max - 1, .min + 1,
    ]
    for _ in 0..<40 { divisors.append(Int64(bitPattern: random.next() >> UInt64.random(in: 0...62, using: &random))) }
    for divisor in divisors where divisor != 0 {
      for operation in [Operation.udiv, .urem, .sdiv, .srem, .floordiv, .floormod] {
        let trace = OperationTests.trace(operation, 64, .integer, .constant, constant: UInt64(bitPattern: divisor))
        let compiled = try generator.compile(trace, firstExit: 1000)
        var dividends: [Int64] = [0, 1, -1, .max, .min, .min + 1, divisor, 0 &- divisor, divisor &- 1, divisor &+ 1]
        for _ in 0..<20 {
          // Multiples of the divisor and their neighbours are where a multiplier fails first.
          let multiple = Int64(bitPattern: random.next() >> 3) / divisor &* divisor
          dividends += [multiple, multiple &- 1, multiple &+ 1, Int64(bitPattern: random.next())]
        }
        for dividend in dividends {
          let signed = operation != .udiv && operation != .urem
          if signed && operation != .floordiv && operation != .floormod && dividend == .min && divisor == -1 { continue }
          let difference = difference(compiled, trace, slots: [0: .integer(dividend), 1: .integer(1)], memory: NoMemory())
          if let difference {
            Issue.record("\(dividend) \(operation.name) \(divisor): \(difference)")
            return
          }
        }
      }
    }
  }
}
