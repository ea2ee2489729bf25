import BitVector
import Solver
import TraceIR

/// The integer values of an optimized trace as terms of a solver, made as they are needed.
///
/// Everything but integer operations is opaque: an unknown, of which only what the runtime guarantees is known.
struct TraceTerms {
  /// A value, and where it is poison (nil: nowhere).
  struct Value {
    var term: SMTTerm
    var poison: SMTTerm?
  }

  let recording: Recording
  let algebra: SMTAlgebra
  /// Operations from here on are not yet known to be defined.
  let position: Int
  /// How many operations deep values are looked into; what is deeper is an unknown.
  let depth: Int
  private var values: [Int: Value] = [:]
  /// Unknowns by instruction, in the order of the instructions when sorted.
  private(set) var unknowns: [Int: SMTTerm] = [:]
  /// What holds of the unknowns, and that operations before ``position`` are defined.
  private(set) var premises: [SMTTerm] = []
  /// Operations from ``position`` on must not be undefined.
  private(set) var obligations: [SMTTerm] = []

  init(_ recording: Recording, _ algebra: SMTAlgebra, position: Int, depth: Int) {
    self.recording = recording
    self.algebra = algebra
    self.position = position
    self.depth = depth
  }

  /// The instructions that have terms.
  var visited: Set<Int> { Set(values.keys) }

  mutating func value(_ operand: Recording.Operand, _ context: borrowing SolverContext, depth: Int? = nil) -> Value {
    switch operand {
    case .constant(let constant): return Value(term: algebra.literal(constant.bits, constant.type.width))
    case .value(let index):
      if let known = values[index] { return known }
      let value = made(index, context, depth ?? self.depth)
      values[index] = value
      return value
    }
  }

  private mutating func made(_ index: Int, _ context: borrowing SolverContext, _ depth: Int) -> Value {
    let instruction = recording.optimized.instructions[index]
    let width = max(instruction.type.width, 1)
    guard instruction.opcode == .integer, depth > 0 else {
      let unknown = context.vector("v\(index)", width: width)
      unknowns[index] = unknown
      if let bounds = bounds(instruction) { premises.append(algebra.ule(unknown, algebra.literal(bounds, width), width)) }
      for assumption in recording.assumptions where assumption.phi == index { premises.append(fits(unknown, assumption.parts, width)) }
      return Value(term: unknown)
    }
    let operands = [instruction.a, instruction.b, instruction.c].prefix(instruction.operandCount)
    let terms = operands.map { value(recording.operand($0), context, depth: depth - 1) }
    var (result, undefined) = applied(instruction.operation, instruction.flags, instruction.type, operands.map(recording.operand), terms)
    if index < position {
      // The program came by here, so it was defined.
      for wrong in [result.poison, undefined] { if let wrong { premises.append(algebra.negated(wrong)) } }
      result.poison = nil
    } else if let undefined {
      obligations.append(algebra.negated(undefined))
    }
    return result
  }

  /// An operation's value, with the poison of its operands, and where it is undefined.
  func applied(
    _ operation: BitVector.Operation, _ flags: Flags, _ type: TraceType, _ operands: [Recording.Operand], _ values: [Value]
  ) -> (Value, undefined: SMTTerm?) {
    func width(_ operand: Recording.Operand) -> Int {
      switch operand {
      case .value(let index): recording.optimized.instructions[index].type.width
      case .constant(let constant): constant.type.width
      }
    }
    let (second, third) = (min(1, values.count - 1), values.count - 1)
    let outcome = algebra.apply(
      operation, flags, width: width(operands[operation == .select ? 1 : 0]), resultWidth: type.width, values[0].term, values[second].term,
      values[third].term)
    var poison = outcome.poison
    if operation == .select {
      let one = algebra.truth(false)
      let chosen = algebra.either(
        algebra.both(algebra.isSet(values[0].term), values[1].poison ?? one),
        algebra.both(algebra.negated(algebra.isSet(values[0].term)), values[2].poison ?? one))
      if values[1].poison != nil || values[2].poison != nil { poison = algebra.either(poison, chosen) }
      poison = algebra.either(poison, values[0].poison)
    } else if operation != .freeze {
      for value in values { poison = algebra.either(poison, value.poison) }
    }
    return (Value(term: outcome.value, poison: poison), outcome.undefined)
  }

  /// The largest number that an opaque integer of this kind may be: sizes are below the address space of 47 bits.
  private func bounds(_ instruction: Instruction) -> UInt64? {
    switch instruction.opcode {
    case .byte: 255
    case .count, .capacity, .nodeCount, .length: 1 << 47 - 1
    case .call where recording.optimized.helper(of: instruction) == .tableLength: 1 << 47 - 1
    default: nil
    }
  }

  /// A value has the bits and lies between the bounds of an assumption.
  func fits(_ value: SMTTerm, _ parts: [UInt64], _ width: Int) -> SMTTerm {
    let literals = parts.map { algebra.literal($0, width) }
    let zero = algebra.literal(0, width)
    let hasZeros = algebra.eq(algebra.and(value, literals[0], width), zero, width)
    let hasOnes = algebra.eq(algebra.and(value, literals[1], width), literals[1], width)
    let isUnsigned = algebra.both(algebra.ule(literals[2], value, width), algebra.ule(value, literals[3], width))
    let isSigned = algebra.both(algebra.sle(literals[4], value, width), algebra.sle(value, literals[5], width))
    return algebra.both(algebra.both(hasZeros, hasOnes), algebra.both(isUnsigned, isSigned))
  }
}
