@_exported public import AbstractValues  // hosts speak of `Knowledge`
public import BitVector

/// The view that generated rules have of somebody's intermediate representation.
///
/// Values are named by ids: one machine word, compared with `==`; equal ids are equal values, and hosts that share equal constants and
/// operations let rules match more. Generated code is generic and inlinable, so a conformance in another module is specialized there: no
/// witness tables, no reference counting.
///
/// What a host has to keep:
/// - constants come last among the operands of commutative operations and comparisons;
/// - bits of a constant beyond its width are zero;
/// - ``operation(of:)`` gives nil for everything that is no `BitVector` operation and for operations that rules must not look through (the
///   loop-carried values of a trace, for instance).
///
/// To rewrite an operation that is about to be made, call `GeneratedRules.rewrite(_:in:)` with it.
public protocol RuleHost: ~Copyable {
  /// The id of a value.
  associatedtype Value: Equatable

  // MARK: Looking at values

  /// The operation that computes `value`, or nil.
  func operation(of value: Value) -> Operation?
  /// The flags of the operation that computes `value`; asked only where there is one.
  func flags(of value: Value) -> Flags
  /// Operand number `index`, from 0, of the operation that computes `value`.
  func operand(_ index: Int, of value: Value) -> Value
  /// Width in bits, 1 to 64; 0 for what is no bit vector.
  func width(of value: Value) -> Int
  /// The bits of a constant; nil for other values.
  func constant(_ value: Value) -> UInt64?
  /// How many uses `value` has, not counting those by the operation being rewritten: by operations made so far and by whatever else keeps it
  /// alive. A rule that adds operations asks whether those it replaces vanish. Without an implementation: so many that no such rule applies.
  func useCount(of value: Value) -> Int

  // MARK: What is known of values

  /// Known bits and bounds of `value`. Without an implementation: nothing but what constants show.
  func knowledge(of value: Value) -> Knowledge
  /// Something is known of `value`, so that ``knowledge(of:)`` says more than a width. Asked first, since most often nothing is, and then most
  /// facts can't be proven; true is never wrong. Without an implementation: as ``knowledge(of:)`` shows.
  func hasKnowledge(of value: Value) -> Bool
  /// `a` compares with `b` as the comparison says, for sure. Without an implementation: as their ``knowledge(of:)`` shows.
  func proves(_ comparison: Operation, _ a: Value, _ b: Value) -> Bool
  /// The value of an operation if it has been computed already. Facts about expressions are looked up through it. Without an implementation: nil.
  func existing(_ operation: PendingOperation<Value>) -> Value?
  /// The value of a constant if there is one already; matching makes none. Without an implementation: nil.
  func existing(constant bits: UInt64, width: Int) -> Value?
  /// Value number `index`, from 0, of those that something is known about in comparison with `value` (from a guard, say); nil past the last. The
  /// order is the host's, but fixed. Rules whose facts name a third value look for it here. Without an implementation: none.
  func relative(_ index: Int, of value: Value) -> Value?

  // MARK: Making values

  /// A constant; bits beyond the width are zero.
  mutating func makeConstant(_ bits: UInt64, width: Int) -> Value
  /// The value of an operation, which the host may simplify on its own.
  mutating func make(_ operation: PendingOperation<Value>) -> Value

  /// Asked right before a rule is applied; false forbids it. The place to count, by the rule's index in `GeneratedRules.table`.
  mutating func permits(_ rule: Int) -> Bool
}

extension RuleHost where Self: ~Copyable {
  @inline(__always) @inlinable public func knowledge(of value: Value) -> Knowledge {
    let width = width(of: value)
    if let bits = constant(value) { return Knowledge(bits, width: width) }
    return Knowledge(anyOf: width)
  }

  @inline(__always) @inlinable public func hasKnowledge(of value: Value) -> Bool { constant(value) != nil || !knowledge(of: value).isUnlimited }

  @inline(__always) @inlinable public func proves(_ comparison: Operation, _ a: Value, _ b: Value) -> Bool {
    if a == b { return comparison == .eq || comparison == .ule || comparison == .uge || comparison == .sle || comparison == .sge }
    switch (hasKnowledge(of: a), hasKnowledge(of: b)) {
    case (false, false): return false
    case (false, true): return Knowledge.isReachable(comparison) && knowledge(of: b).isReached(by: comparison)
    case (true, false): return Knowledge.isReachable(comparison) && knowledge(of: a).isReached(by: comparison.swapped)
    case (true, true): return knowledgeProves(comparison, a, b)
    }
  }

  @inlinable public func useCount(of value: Value) -> Int { .max }

  @inlinable public func existing(_ operation: PendingOperation<Value>) -> Value? { nil }

  @inlinable public func existing(constant bits: UInt64, width: Int) -> Value? { nil }

  @inlinable public func relative(_ index: Int, of value: Value) -> Value? { nil }

  @inlinable public mutating func permits(_ rule: Int) -> Bool { true }
}

// MARK: - What generated code says

extension RuleHost where Self: ~Copyable {
  /// The constant `value` compares with `bits` as the comparison says, for sure.
  @inline(__always) @inlinable public func proves(_ comparison: Operation, _ value: Value, _ bits: UInt64) -> Bool {
    if hasKnowledge(of: value) { return knowledgeProves(comparison, value, bits) }
    return Knowledge.isReachable(comparison) && Knowledge(bits, width: width(of: value)).isReached(by: comparison)
  }

  // Where something is known; seldom, so not part of every rule's code.

  @inline(never) @inlinable func knowledgeProves(_ comparison: Operation, _ a: Value, _ b: Value) -> Bool {
    knowledge(of: a).proves(comparison, knowledge(of: b))
  }

  @inline(never) @inlinable func knowledgeProves(_ comparison: Operation, _ value: Value, _ bits: UInt64) -> Bool {
    knowledge(of: value).proves(comparison, Knowledge(bits, width: width(of: value)))
  }

  @inline(never) @inlinable func knowledgeProves(_ comparison: Operation, _ a: FactTerm<Value>, _ b: FactTerm<Value>) -> Bool {
    knowledge(of: a).proves(comparison, knowledge(of: b))
  }

  /// Every bit of `mask` is zero in `value`, for sure.
  @inlinable public func provesZero(_ value: Value, _ mask: UInt64) -> Bool { mask & ~knowledge(of: value).zeros == 0 }

  /// The operands of a comparison that is written as `comparison` or, with exchanged operands, as its mirror image.
  @inlinable public func operands(of value: Value, as comparison: Operation) -> (Value, Value)? {
    let operation = operation(of: value)
    if operation == comparison { return (operand(0, of: value), operand(1, of: value)) }
    if operation == comparison.swapped { return (operand(1, of: value), operand(0, of: value)) }
    return nil
  }

  @inlinable public mutating func make(_ operation: Operation, _ flags: Flags = [], width: Int, _ a: Value) -> Value {
    make(PendingOperation(operation, flags, width: width, a))
  }
  @inlinable public mutating func make(_ operation: Operation, _ flags: Flags = [], width: Int, _ a: Value, _ b: Value) -> Value {
    make(PendingOperation(operation, flags, width: width, a, b))
  }
  @inlinable public mutating func make(_ operation: Operation, _ flags: Flags = [], width: Int, _ a: Value, _ b: Value, _ c: Value) -> Value {
    make(PendingOperation(operation, flags, width: width, a, b, c))
  }

  /// `operation` as rules expect it: a constant last, and less rather than greater where no operand is a constant.
  @inline(__always) @inlinable public func normalized(_ operation: PendingOperation<Value>) -> PendingOperation<Value> {
    if operation.operation.isCommutative { return constantLast(operation) }
    guard operation.operation.isComparison else { return operation }
    let isGreater = operation.operation.swapped.rawValue < operation.operation.rawValue
    return constant(operation.a) != nil || isGreater && constant(operation.b) == nil ? operation.reversed : operation
  }

  /// A commutative operation with a constant last.
  @inline(__always) @inlinable public func constantLast(_ operation: PendingOperation<Value>) -> PendingOperation<Value> {
    constant(operation.a) == nil ? operation : operation.reversed
  }
}
