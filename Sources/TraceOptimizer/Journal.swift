import AbstractValues
import TraceIR

/// What was recorded, step by step, over the values of the optimized trace: the recorded side of a ``Recording``.
struct Journal: Sendable {
  private(set) var steps: [Recording.Step] = []
  private(set) var assumptions: [Recording.Assumption] = []

  mutating func note(_ instruction: Instruction, at position: Int, is result: Reference, in trace: Trace) {
    let operands = [instruction.a, instruction.b, instruction.c].prefix(instruction.operandCount).map { operand($0, trace) }
    steps.append(
      Recording.Step(
        position: position, operation: instruction.operation, flags: instruction.flags, type: instruction.type, operands: Array(operands),
        result: operand(result, trace)))
  }

  mutating func note(guard condition: Reference, is expected: Bool, at position: Int, in trace: Trace) {
    // A constant condition has been answered for where it was computed.
    if condition.isConstant { return }
    steps.append(
      Recording.Step(
        position: position, operation: nil, flags: [], type: .truth, operands: [operand(condition, trace)], result: .constant(.truth(expected))))
  }

  mutating func note(assumption facts: Knowledge, on phi: Reference) {
    let parts = [facts.zeros, facts.ones, facts.unsignedLower, facts.unsignedUpper, facts.signedLowerBits, facts.signedUpperBits]
    assumptions.append(Recording.Assumption(phi: phi.index, parts: parts))
  }

  private func operand(_ reference: Reference, _ trace: Trace) -> Recording.Operand {
    reference.isConstant ? .constant(trace.constants[reference.index]) : .value(reference.index)
  }
}
