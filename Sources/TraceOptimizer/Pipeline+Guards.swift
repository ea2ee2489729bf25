import BitVector
package import TraceIR

extension Pipeline {
  /// Makes sure that a condition holds, or doesn't: leaves the trace otherwise.
  package mutating func emitGuard(_ condition: Reference, is expected: Bool) {
    if let known = facts(of: condition).exact {
      if (known == 1) != expected { isContradictory = true }
      return
    }
    _ = append(Instruction(expected ? .guardTrue : .guardFalse, .none, condition, .none, .snapshot(0)))
    learn(condition, is: expected)
  }

  /// Takes in that a condition has been checked.
  mutating func learn(_ condition: Reference, is holds: Bool) {
    refine(condition, to: ValueFacts(holds ? 1 : 0, width: 1), depth: 0)
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
    if let order = Order(comparison) { relations.learn(a, order, b) }
    let width = type(of: a).width
    let (left, right) = (facts(of: a), facts(of: b))
    refine(a, to: bounds(comparison, right, width), depth: 0)
    refine(b, to: bounds(comparison.swapped, left, width), depth: 0)
    if comparison == .ne {
      if let excluded = right.exact { refine(a, to: left.excluding(excluded, width: width), depth: 0) }
      if let excluded = left.exact { refine(b, to: right.excluding(excluded, width: width), depth: 0) }
    }
  }

  /// What `x comparison y` says about x.
  private func bounds(_ comparison: Operation, _ y: ValueFacts, _ width: Int) -> ValueFacts {
    let top = ValueFacts(anyOf: width)
    switch comparison {
    case .eq: return y
    case .ult: return y.unsignedUpper == 0 ? top : ValueFacts(unsigned: 0, y.unsignedUpper - 1, width: width)
    case .ule: return ValueFacts(unsigned: 0, y.unsignedUpper, width: width)
    case .ugt: return y.unsignedLower == .max ? top : ValueFacts(unsigned: y.unsignedLower + 1, .max, width: width)
    case .uge: return ValueFacts(unsigned: y.unsignedLower, .max, width: width)
    case .slt: return y.signedUpper == .min ? top : ValueFacts(signed: .min, y.signedUpper - 1, width: width)
    case .sle: return ValueFacts(signed: .min, y.signedUpper, width: width)
    case .sgt: return y.signedLower == .max ? top : ValueFacts(signed: y.signedLower + 1, .max, width: width)
    case .sge: return ValueFacts(signed: y.signedLower, .max, width: width)
    default: return top
    }
  }

  /// Adds to what is known about a value, and about the operands it was made from.
  mutating func refine(_ reference: Reference, to more: ValueFacts, depth: Int) {
    guard reference.isInstruction else { return }
    let instruction = trace.instructions[reference.index]
    let width = instruction.type.width
    let old = facts[reference.index]
    let new = old.intersection(more, width: width)
    if new == old { return }
    if new.isEmpty {
      isContradictory = true
      return
    }
    facts[reference.index] = new
    guard depth < 3, instruction.opcode == .integer else { return }
    let a = instruction.a
    func inverse(_ operation: Operation, _ first: ValueFacts, _ second: ValueFacts) -> ValueFacts {
      ValueFacts.result(of: operation, [], width: width, resultWidth: width, first, second, ValueFacts(anyOf: 1))
    }
    switch instruction.operation {
    case .zext, .sext:
      let narrow = type(of: a).width
      refine(a, to: ValueFacts.result(of: .trunc, [], width: width, resultWidth: narrow, new, new, new), depth: depth + 1)
    case .add, .sub, .xor, .and, .or, .lshr:
      guard let constant = knownConstant(instruction.b) else {
        if instruction.operation == .sub, let constant = knownConstant(a) {
          refine(instruction.b, to: inverse(.sub, ValueFacts(constant.bits, width: width), new), depth: depth + 1)
        }
        return
      }
      let operand = ValueFacts(constant.bits, width: width)
      let source: ValueFacts
      switch instruction.operation {
      case .add: source = inverse(.sub, new, operand)
      case .sub: source = inverse(.add, new, operand)
      case .xor: source = inverse(.xor, new, operand)
      case .and: source = ValueFacts(zeros: new.zeros & constant.bits, ones: new.ones, width: width)
      case .or: source = ValueFacts(zeros: new.zeros, ones: new.ones & ~constant.bits, width: width)
      default:
        guard constant.bits < UInt64(width) else { return }
        let low = ValueFacts.mask(Int(constant.bits))
        source = ValueFacts(unsigned: new.unsignedLower << constant.bits, new.unsignedUpper << constant.bits | low, width: width)
      }
      refine(a, to: source, depth: depth + 1)
    default: break
    }
  }
}

extension ValueFacts {
  /// Without one value, where that is a bound.
  fileprivate func excluding(_ bits: UInt64, width: Int) -> ValueFacts {
    var result = self
    let signed = ValueFacts.signed(bits, width)
    if exact == bits { return ValueFacts(unsigned: 1, 0, width: width) }
    if result.unsignedLower == bits { result.unsignedLower += 1 }
    if result.unsignedUpper == bits { result.unsignedUpper -= 1 }
    if result.signedLower == signed { result.signedLower += 1 }
    if result.signedUpper == signed { result.signedUpper -= 1 }
    result.reduce(width)
    return result
  }
}
