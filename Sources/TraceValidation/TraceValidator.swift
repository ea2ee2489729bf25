import BitVector
import Solver
package import TraceIR

/// What became of one recorded step.
package enum StepVerdict: Sendable, Equatable {
  /// The optimized trace does the same operation on the same values.
  case same
  case proven
  /// The solver gave up within its resource limit.
  case undecided
  /// With these values of the optimized trace's opaque instructions the step is wrong.
  case wrong([Int: UInt64])
}

/// Proves each recorded step of a ``Recording``: wherever the step is reached and its operation is defined, the value that stands for its
/// result is defined and equal; a guard that was left out holds; what is assumed of a loop's values holds at its first iteration, and after
/// each iteration at whose start it held.
package final class TraceValidator {
  private let recording: Recording
  private let context: SolverContext
  /// The guards of the optimized trace: position, condition, what it is after.
  private let guards: [(position: Int, condition: Int, expected: Bool)]

  /// `resourceLimit` bounds each question, in Z3's resource units.
  package init(_ recording: Recording, resourceLimit: UInt32 = 8_000_000) {
    self.recording = recording
    context = SolverContext(resourceLimit: resourceLimit)
    guards = recording.optimized.instructions.enumerated().compactMap { position, instruction in
      guard instruction.opcode == .guardTrue || instruction.opcode == .guardFalse, instruction.a.isInstruction else { return nil }
      return (position, instruction.a.index, instruction.opcode == .guardTrue)
    }
  }

  /// One verdict a step, then one for each assumption.
  package func verdicts() -> (steps: [StepVerdict], assumptions: [StepVerdict]) {
    (recording.steps.map(verdict), recording.assumptions.map(verdict))
  }

  private func verdict(_ step: Recording.Step) -> StepVerdict {
    if isSame(step) { return .same }
    return answer(at: step.position) { terms in
      let values = step.operands.map { terms.value($0, context) }
      let result = terms.value(step.result, context)
      let width = step.type.width
      guard let operation = step.operation else { return ([], terms.algebra.eq(values[0].term, result.term, width)) }
      let (recorded, undefined) = terms.applied(operation, step.flags, step.type, step.operands, values)
      let premises = [recorded.poison, undefined].compactMap { $0.map(terms.algebra.negated) }
      let isEqual = terms.algebra.eq(recorded.term, result.term, width)
      return (premises, result.poison.map { terms.algebra.both(terms.algebra.negated($0), isEqual) } ?? isEqual)
    }
  }

  /// The very operation on the very values.
  private func isSame(_ step: Recording.Step) -> Bool {
    guard let operation = step.operation, case .value(let index) = step.result else { return false }
    let instruction = recording.optimized.instructions[index]
    guard instruction.opcode == .integer, instruction.operation == operation, instruction.flags == step.flags, instruction.type == step.type else {
      return false
    }
    return [instruction.a, instruction.b, instruction.c].prefix(instruction.operandCount).map(recording.operand) == step.operands
  }

  private func verdict(_ assumption: Recording.Assumption) -> StepVerdict {
    let trace = recording.optimized
    let phi = trace.instructions[assumption.phi]
    guard let loop = trace.loopStart else { return .undecided }
    // At the first iteration, then after any.
    for (value, position) in [(phi.a, loop), (phi.b, trace.instructions.count)] {
      let verdict = answer(at: position) { terms in
        let term = terms.value(recording.operand(value), context).term
        return ([], terms.fits(term, assumption.parts, phi.type.width))
      }
      if verdict != .proven { return verdict }
    }
    return .proven
  }

  /// Asks whether a claim holds where the guards before `position` have passed.
  ///
  /// What is proven for any values of the operands' operands is so for theirs, so that small questions come first; only the last, with
  /// everything in it, may find the claim wrong.
  private func answer(at position: Int, _ question: (inout TraceTerms) -> (premises: [SMTTerm], claim: SMTTerm)) -> StepVerdict {
    for (depth, scope) in [(2, Scope.none), (4, .related), (.max, .related), (.max, .all)] {
      var terms = TraceTerms(recording, context.algebra, position: position, depth: depth)
      var (premises, claim) = question(&terms)
      for obligation in terms.obligations { claim = terms.algebra.both(claim, obligation) }
      premises += passed(before: position, scope, &terms)
      context.reset()
      for premise in premises + terms.premises { context.require(premise) }
      context.require(terms.algebra.negated(claim))
      switch context.check() {
      case .unsatisfiable: return .proven
      case .satisfiable where scope == .all:
        let order = terms.unknowns.keys.sorted()
        return .wrong(Dictionary(uniqueKeysWithValues: zip(order, context.model(order.map { terms.unknowns[$0]! }).vectors)))
      case .unknown where scope == .all: return .undecided
      default: continue
      }
    }
    return .undecided
  }

  private enum Scope { case none, related, all }

  /// The conditions of guards that have passed: all, or those that speak of values which the question, or a guard taken in before, speaks of.
  private func passed(before position: Int, _ scope: Scope, _ terms: inout TraceTerms) -> [SMTTerm] {
    if scope == .none { return [] }
    var result: [SMTTerm] = []
    var rest = guards.filter { $0.position < position }
    for _ in 0..<(scope == .all ? 1 : 3) {
      let visited = terms.visited
      let chosen = scope == .all ? rest : rest.filter { !cone($0.condition, terms.depth).isDisjoint(with: visited) }
      for guarded in chosen {
        let condition = terms.algebra.isSet(terms.value(.value(guarded.condition), context).term)
        result.append(guarded.expected ? condition : terms.algebra.negated(condition))
      }
      rest.removeAll { guarded in chosen.contains { $0.position == guarded.position } }
    }
    return result
  }

  /// The instructions that a value is computed from, itself included.
  private func cone(_ root: Int, _ depth: Int) -> Set<Int> {
    var result: Set<Int> = []
    var level = [root]
    var left = depth
    while !level.isEmpty {
      var next: [Int] = []
      for index in level where result.insert(index).inserted {
        let instruction = recording.optimized.instructions[index]
        guard instruction.opcode == .integer, left > 0 else { continue }
        for operand in [instruction.a, instruction.b, instruction.c].prefix(instruction.operandCount) where operand.isInstruction { next.append(operand.index) }
      }
      level = next
      if left < .max { left -= 1 }
    }
    return result
  }
}
