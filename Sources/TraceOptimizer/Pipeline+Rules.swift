package import AbstractValues
package import BitVector
import GeneratedRules
package import RuleHost
package import TraceIR

extension Pipeline {
  /// The value that the rules put in an operation's place.
  mutating func rewritten(_ instruction: Instruction) -> Reference? {
    guard rules.isActive, ruleDepth < 16 else { return nil }
    ruleDepth += 1
    defer { ruleDepth -= 1 }
    let (a, operation) = (instruction.a, instruction.operation)
    let pending = PendingOperation(
      operation, instruction.flags, width: instruction.type.width, a, operation.arity > 1 ? instruction.b : a, operation.arity > 2 ? instruction.c : a)
    return GeneratedRules.rewrite(pending, in: &self)
  }

  private func instruction(_ pending: PendingOperation<Reference>) -> Instruction {
    let arity = pending.operation.arity
    return Instruction(
      pending.operation, pending.flags, .bits(pending.width), pending.a, arity > 1 ? pending.b : .none, arity > 2 ? pending.c : .none)
  }
}

/// Generated rules see the trace through its pipeline: phis and everything that is no integer operation are opaque.
extension Pipeline: RuleHost {
  package func operation(of value: Reference) -> Operation? {
    guard value.isInstruction else { return nil }
    let instruction = trace.instructions[value.index]
    return instruction.opcode == .integer ? instruction.operation : nil
  }

  package func flags(of value: Reference) -> Flags { trace.instructions[value.index].flags }

  package func operand(_ index: Int, of value: Reference) -> Reference {
    let instruction = trace.instructions[value.index]
    return index == 0 ? instruction.a : index == 1 ? instruction.b : instruction.c
  }

  package func width(of value: Reference) -> Int { type(of: value).width }

  package func constant(_ value: Reference) -> UInt64? {
    guard value.isConstant else { return nil }
    let constant = trace.constants[value.index]
    return constant.type.isInteger ? constant.bits : nil
  }

  /// The uses so far, and one more if the rest of a trace that is emitted again needs the value; what a recording will need nobody knows yet.
  package func useCount(of value: Reference) -> Int {
    value.isInstruction ? Int(useCounts[value.index]) + (replay.needsLater(valueAt: value.index) ? 1 : 0) : 0
  }

  package func knowledge(of value: Reference) -> Knowledge { facts(of: value) }

  package func proves(_ comparison: Operation, _ a: Reference, _ b: Reference) -> Bool {
    let (first, second) = (facts(of: a), facts(of: b))
    return Knowledge.decided(comparison, first, second) == true
      || relations.decides(comparison, a, b, haveOneSign: first.hasSign(of: second)) == true
  }

  package func relative(_ index: Int, of value: Reference) -> Reference? { relations.relative(index, of: value) }

  package func existing(_ operation: PendingOperation<Reference>) -> Reference? { existing(instruction(operation)) }

  package func existing(constant bits: UInt64, width: Int) -> Reference? { builder.existing(TraceIR.Constant(.bits(width), bits)) }

  package mutating func makeConstant(_ bits: UInt64, width: Int) -> Reference {
    builder.constant(TraceIR.Constant(.bits(width), bits & ConcreteAlgebra.mask(width)))
  }

  package mutating func make(_ operation: PendingOperation<Reference>) -> Reference { emit(instruction(operation)) }

  package mutating func permits(_ rule: Int) -> Bool { rules.permits(rule) }
}
