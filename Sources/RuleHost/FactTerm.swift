public import BitVector

/// A side of a comparison in a fact: a value, a constant, or an operation that may have been computed already.
public enum FactTerm<Value: Equatable> {
  case value(Value)
  case constant(UInt64, width: Int)
  /// Of one or two operands; the operand of one is there twice.
  case computed(Operation, Flags, width: Int, operandWidth: Int, FactOperand<Value>, FactOperand<Value>)
}

/// An operand of an operation in a fact.
public enum FactOperand<Value: Equatable> {
  case value(Value)
  case constant(UInt64)
}

extension RuleHost where Self: ~Copyable {
  /// `a` compares with `b` as the comparison says, for sure: by what is known of values that exist, else operation by operation.
  @inline(__always) @inlinable public func proves(_ comparison: Operation, _ a: FactTerm<Value>, _ b: FactTerm<Value>) -> Bool {
    if let first = value(of: a), let second = value(of: b), proves(comparison, first, second) { return true }
    switch (hasKnowledge(of: a), hasKnowledge(of: b)) {
    case (false, false): return false
    case (false, true): return Knowledge.isReachable(comparison) && knowledge(of: b).isReached(by: comparison)
    case (true, false): return Knowledge.isReachable(comparison) && knowledge(of: a).isReached(by: comparison.swapped)
    case (true, true): return knowledgeProves(comparison, a, b)
    }
  }

  /// False only where what is known of it says no more than a width.
  @inline(__always) @inlinable func hasKnowledge(of term: FactTerm<Value>) -> Bool {
    switch term {
    case .value(let value): hasKnowledge(of: value)
    case .constant: true
    case .computed(let operation, _, _, _, let a, let b): !Knowledge.isOpen(operation) || hasKnowledge(of: a) && hasKnowledge(of: b)
    }
  }

  @inline(__always) @inlinable func hasKnowledge(of operand: FactOperand<Value>) -> Bool {
    switch operand {
    case .value(let value): hasKnowledge(of: value)
    case .constant: true
    }
  }

  @inline(__always) @inlinable func value(of term: FactTerm<Value>) -> Value? {
    switch term {
    case .value(let value): return value
    case .constant(let bits, let width): return existing(constant: bits, width: width)
    case .computed(let operation, let flags, let width, let operandWidth, let a, let b):
      guard let first = value(of: a, operandWidth), let second = value(of: b, operandWidth) else { return nil }
      return existing(PendingOperation(operation, flags, width: width, first, second))
    }
  }

  @inline(__always) @inlinable func value(of operand: FactOperand<Value>, _ width: Int) -> Value? {
    switch operand {
    case .value(let value): value
    case .constant(let bits): existing(constant: bits, width: width)
    }
  }

  @inline(__always) @inlinable func knowledge(of term: FactTerm<Value>) -> Knowledge {
    switch term {
    case .value(let value): return knowledge(of: value)
    case .constant(let bits, let width): return Knowledge(bits, width: width)
    case .computed(let operation, _, let width, let operandWidth, let a, let b):
      return Knowledge.of(operation, width: operandWidth, resultWidth: width, knowledge(of: a, operandWidth), knowledge(of: b, operandWidth))
    }
  }

  @inline(__always) @inlinable func knowledge(of operand: FactOperand<Value>, _ width: Int) -> Knowledge {
    switch operand {
    case .value(let value): knowledge(of: value)
    case .constant(let bits): Knowledge(bits, width: width)
    }
  }
}
