import AbstractValues
import BitVector
package import TraceIR

extension Pipeline {
  /// Makes sure that a condition holds, or doesn't: leaves the trace otherwise.
  package mutating func emitGuard(_ condition: Reference, is expected: Bool) {
    if let known = facts(of: condition).exact {
      if (known == 1) != expected { isContradictory = true }
      noteLeftOut(guard: condition, is: expected)
      return
    }
    _ = append(Instruction(expected ? .guardTrue : .guardFalse, .none, condition, .none, .snapshot(0)))
    learn(condition, is: expected)
  }

  /// Takes in that a condition has been checked.
  mutating func learn(_ condition: Reference, is holds: Bool) {
    refine(condition, to: Knowledge(holds ? 1 : 0, width: 1), depth: 0)
    guard condition.isInstruction else { return }
    let instruction = trace.instructions[condition.index]
    guard instruction.opcode == .integer else { return }
    let (a, b) = (instruction.a, instruction.b)
    switch instruction.operation {
    case .and where holds, .or where !holds:
      if type(of: a) == .truth {
        learn(a, is: holds)
        learn(b, is: holds)
      }
    case .xor:
      if let constant = knownConstant(b), constant.type == .truth { learn(a, is: holds != (constant.bits == 1)) }
    case .freeze: learn(a, is: holds)
    case let operation where operation.isComparison: learn(holds ? operation : operation.inverse ?? operation, a, b)
    default: break
    }
  }

  private mutating func learn(_ comparison: Operation, _ a: Reference, _ b: Reference) {
    relations.learn(comparison, a, b)
    let (left, right) = (facts(of: a), facts(of: b))
    refine(a, to: left.restricted(by: comparison, right), depth: 0)
    refine(b, to: right.restricted(by: comparison.swapped, left), depth: 0)
  }

  /// Adds to what is known about a value, and about the operands it was made from.
  mutating func refine(_ reference: Reference, to more: Knowledge, depth: Int) {
    guard reference.isInstruction else { return }
    let instruction = trace.instructions[reference.index]
    let old = facts[reference.index]
    let new = old.intersection(more)
    if new == old { return }
    if new.isEmpty {
      isContradictory = true
      return
    }
    facts[reference.index] = new
    guard depth < 3, instruction.opcode == .integer else { return }
    let (a, b, operation) = (instruction.a, instruction.b, instruction.operation)
    switch operation {
    case .zext, .sext, .trunc: refine(a, to: .operand(of: operation, width: type(of: a).width, result: new, new), depth: depth + 1)
    case .add, .sub, .xor, .and, .or, .lshr, .shl:
      refine(a, to: .operand(of: operation, width: new.width, result: new, facts(of: b)), depth: depth + 1)
      guard b.isInstruction else { return }
      if operation.isCommutative { refine(b, to: .operand(of: operation, width: new.width, result: new, facts(of: a)), depth: depth + 1) }
      if operation == .sub { refine(b, to: .subtrahend(of: new, from: facts(of: a)), depth: depth + 1) }
    case .freeze: refine(a, to: new, depth: depth + 1)
    default: break
    }
  }
}
