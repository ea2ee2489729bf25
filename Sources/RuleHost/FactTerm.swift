public import BitVector

/// A side of a comparison in a fact: a value, or an operation that may have been computed already.
public enum FactTerm<Value: Equatable> {
  case value(Value)
  case computed(PendingOperation<Value>, operandWidth: Int)
}

extension RuleHost where Self: ~Copyable {
  /// `a` compares with `b` as the comparison says, for sure: by what is known of values that exist, else operation by operation.
  @inlinable public func proves(_ comparison: Operation, _ a: FactTerm<Value>, _ b: FactTerm<Value>) -> Bool {
    if let first = value(of: a), let second = value(of: b), proves(comparison, first, second) { return true }
    return knowledge(of: a).proves(comparison, knowledge(of: b))
  }

  @inlinable func value(of term: FactTerm<Value>) -> Value? {
    switch term {
    case .value(let value): value
    case .computed(let operation, operandWidth: _): existing(operation)
    }
  }

  @inlinable func knowledge(of term: FactTerm<Value>) -> Knowledge {
    switch term {
    case .value(let value): return knowledge(of: value)
    case .computed(let pending, let operandWidth):
      let (a, b) = pending.operation == .select ? (pending.b, pending.c) : (pending.a, pending.b)
      return Knowledge.of(pending.operation, width: operandWidth, resultWidth: pending.width, knowledge(of: a), knowledge(of: b))
    }
  }
}
