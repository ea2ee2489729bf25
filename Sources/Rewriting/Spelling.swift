import AbstractValues
package import BitVector

/// One way to write an operation; it gives what the operation gives wherever that isn't poison.
package struct Spelling: Hashable {
  package var operation: BitVector.Operation
  package var flags: Flags
  package var operands: [NodeID]
}

/// Finds the ways to write an operation that cost the same, so that a rule fires on `add x, -1` as on `sub x, 1`.
struct Speller {
  private let subject: Subject
  private var result: [Spelling] = []
  private var seen: Set<Spelling> = []

  init(subject: Subject) { self.subject = subject }

  private mutating func add(_ operation: BitVector.Operation, _ flags: Flags, _ operands: NodeID...) {
    let spelling = Spelling(operation: operation, flags: flags, operands: operands)
    if seen.insert(spelling).inserted { result.append(spelling) }
  }

  mutating func spellings(of id: NodeID) -> [Spelling] {
    let node = subject.graph[id]
    let operands = node.operands
    let first = Spelling(operation: node.operation, flags: node.flags.union(impliedFlags(node)), operands: operands)
    result = [first]
    seen = [first]
    var a = operands[0]
    var b = operands.count > 1 ? operands[1] : a
    if node.operation.isCommutative, subject.literal(a) != nil { swap(&a, &b) }
    switch node.operation {
    case .add, .sub: respellSum(node, first.flags, a, b)
    case .mul: respellProduct(first.flags, a, b)
    case .shl: respellLeftShift(first.flags, a, b)
    case .or, .xor: respellDisjoint(id, node, first.flags, a, b)
    case .and: respellAnd(id, a, b)
    case .udiv:
      if let divisor = subject.literal(b), divisor.nonzeroBitCount == 1 { add(.lshr, node.flags, a, count(divisor.trailingZeroBitCount, like: a)) }
    case .urem:
      if let divisor = subject.literal(b), divisor.nonzeroBitCount == 1 { add(.and, [], a, subject.literal(divisor - 1, width: subject.width(a))) }
    case .lshr:
      if let amount = shift(b) { add(.udiv, node.flags, a, subject.literal(1 << amount, width: subject.width(a))) }
      if subject.known(a).isNonnegative { add(.ashr, node.flags, a, b) }
    case .ashr:
      if subject.known(a).isNonnegative { add(.lshr, node.flags, a, b) }
    case .zext:
      if first.flags.contains(.nneg) { add(.sext, [], a) }
    case .sext:
      if subject.known(a).isNonnegative { add(.zext, .nneg, a) }
    case .select: respellSelect(a, b, operands[2])
    case _ where node.operation.isComparison:
      respellComparison(node.operation, first.flags, a, b)
    default: break
    }
    return result
  }

  // MARK: Flags that needn't be written

  /// Flags whose breach is impossible, by what is known of the operands.
  private mutating func impliedFlags(_ node: Node) -> Flags {
    let operands = node.operands.map { subject.known($0) }
    let width = operands[0].width
    func never(_ overflow: BitVector.Operation) -> Bool {
      return Knowledge.of(overflow, width: width, resultWidth: 1, operands[0], operands[1]).exact == 0
    }
    var flags: Flags = []
    switch node.operation {
    case .add:
      if never(.uaddOverflow) { flags.insert(.nuw) }
      if never(.saddOverflow) { flags.insert(.nsw) }
    case .sub:
      if never(.usubOverflow) { flags.insert(.nuw) }
      if never(.ssubOverflow) { flags.insert(.nsw) }
    case .mul:
      let (high, overflow) = operands[0].unsignedUpper.multipliedReportingOverflow(by: operands[1].unsignedUpper)
      if !overflow && high <= operands[0].mask { flags.insert(.nuw) }
      if !overflow && high <= operands[0].mask >> 1 { flags.insert(.nsw) }
    case .shl:
      guard operands[1].unsignedUpper < UInt64(width) else { break }
      let spare = operands[0].unsignedUpper.leadingZeroBitCount - (64 - width) - Int(operands[1].unsignedUpper)
      if spare >= 0 { flags.insert(.nuw) }
      if spare >= 1 { flags.insert(.nsw) }
    case .lshr, .ashr, .udiv:
      let isDivision = node.operation == .udiv
      guard let amount = operands[1].exact, isDivision ? amount.nonzeroBitCount == 1 : amount < UInt64(width) else { break }
      let lost = isDivision ? amount - 1 : (1 << amount) - 1
      if operands[0].zeros & lost == lost { flags.insert(.exact) }
    case .or:
      if operands[0].zeros | operands[1].zeros == operands[0].mask { flags.insert(.disjoint) }
    case .zext:
      if operands[0].isNonnegative { flags.insert(.nneg) }
    case .trunc:
      let kept = node.width.bits!
      if operands[0].unsignedUpper <= ConcreteAlgebra.mask(kept) { flags.insert(.nuw) }
      if operands[0].signedLower >= Knowledge.least(kept) && operands[0].signedUpper <= Knowledge.greatest(kept) { flags.insert(.nsw) }
    case .ctlz, .cttz:
      if operands[0].unsignedLower > 0 { flags.insert(.edge) }
    case .abs:
      if operands[0].signedLower > Knowledge.least(width) { flags.insert(.edge) }
    case _ where node.operation.isComparison:
      if operands[0].isNonnegative && operands[1].isNonnegative || operands[0].isNegative && operands[1].isNegative { flags.insert(.samesign) }
    default: break
    }
    return flags
  }

  // MARK: Arithmetic

  private mutating func count(_ value: Int, like operand: NodeID) -> NodeID { subject.literal(UInt64(value), width: subject.width(operand)) }
  private mutating func negated(_ bits: UInt64, like operand: NodeID) -> NodeID { subject.literal(0 &- bits, width: subject.width(operand)) }
  /// A literal amount that is less than the width.
  private func shift(_ amount: NodeID) -> UInt64? {
    subject.literal(amount).flatMap { $0 < UInt64(subject.width(amount)) ? $0 : nil }
  }

  private mutating func respellSum(_ node: Node, _ flags: Flags, _ a: NodeID, _ b: NodeID) {
    let width = subject.width(a)
    if let literal = subject.literal(b), literal != 0 {
      // Unsigned wrap of one is the absence of it in the other; the least value has no opposite.
      let isLeast = literal == 1 << UInt64(width - 1)
      add(node.operation == .add ? .sub : .add, isLeast ? [] : flags.intersection(.nsw), a, negated(literal, like: b))
    }
    if node.operation == .add {
      if a == b {
        if width > 1 { add(.shl, flags, a, count(1, like: a)) }
        if width > 2 { add(.mul, flags, a, count(2, like: a)) }
      }
      if subject.known(a).zeros | subject.known(b).zeros == subject.known(a).mask {
        add(.or, .disjoint, a, b)
        add(.xor, [], a, b)
      }
      if let literal = subject.literal(b), literal == 1 << UInt64(width - 1) { add(.xor, [], a, b) }
    } else {
      if subject.graph.isLiteral(a, -1) { add(.xor, [], b, a) }
      if subject.graph.isLiteral(a, 0) { add(.mul, [], b, subject.literal(.max, width: width)) }
      // Taking away bits that are all there.
      let (left, right) = (subject.known(a), subject.known(b))
      if ~left.ones & ~right.zeros & left.mask == 0 { add(.xor, [], a, b) }
    }
  }

  private mutating func respellProduct(_ flags: Flags, _ a: NodeID, _ b: NodeID) {
    guard let factor = subject.literal(b) else { return }
    let width = subject.width(a)
    if factor.nonzeroBitCount == 1 {
      let amount = factor.trailingZeroBitCount
      // The highest bit alone is a negative factor.
      let flags = amount == width - 1 ? flags.intersection(.nuw) : flags
      add(.shl, flags, a, count(amount, like: a))
      if factor == 2 { add(.add, flags, a, a) }
    }
    if subject.graph.isLiteral(b, -1) { add(.sub, [], subject.literal(0, width: width), a) }
  }

  private mutating func respellLeftShift(_ flags: Flags, _ a: NodeID, _ b: NodeID) {
    guard let amount = shift(b) else { return }
    let width = subject.width(a)
    add(.mul, Int(amount) == width - 1 ? flags.intersection(.nuw) : flags, a, subject.literal(1 << amount, width: width))
    if amount == 1 { add(.add, flags, a, a) }
  }

  private mutating func respellDisjoint(_ id: NodeID, _ node: Node, _ flags: Flags, _ a: NodeID, _ b: NodeID) {
    let width = subject.width(a)
    let isDisjoint = flags.contains(.disjoint) || subject.known(a).zeros | subject.known(b).zeros == subject.known(a).mask
    if isDisjoint {
      add(.add, [.nsw, .nuw], a, b)
      add(.xor, [], a, b)
      add(.or, .disjoint, a, b)
    }
    if node.operation == .xor {
      if subject.graph.isLiteral(b, -1) {
        add(.sub, [.nsw, .nuw], b, a)
        let inner = subject.graph[a]
        if width == 1, inner.kind == .operation, let inverse = inner.operation.inverse { add(inverse, inner.flags, inner.operands[0], inner.operands[1]) }
      }
      if let literal = subject.literal(b), literal == 1 << UInt64(width - 1), width > 1 { add(.add, [], a, b) }
      if width == 1 { add(.ne, [], a, b) }
    } else if width == 1 {
      // Where both operands count, a logical disjunction says no more.
      let one = subject.literal(1, width: 1)
      add(.select, [], a, one, b)
      add(.select, [], b, one, a)
    }
  }

  private mutating func respellAnd(_ id: NodeID, _ a: NodeID, _ b: NodeID) {
    let width = subject.width(a)
    if width == 1 {
      let zero = subject.literal(0, width: 1)
      add(.select, [], a, b, zero)
      add(.select, [], b, a, zero)
    }
    if let mask = subject.literal(b), width < 64 ? mask < ConcreteAlgebra.mask(width) : mask < .max, (mask + 1).nonzeroBitCount == 1 {
      add(.urem, [], a, subject.literal(mask + 1, width: width))
    }
  }

  private mutating func respellSelect(_ condition: NodeID, _ then: NodeID, _ otherwise: NodeID) {
    let node = subject.graph[condition]
    guard node.kind == .operation else { return }
    if let inverse = node.operation.inverse {
      let opposite = subject.graph.operation(inverse, flags: node.flags, operands: node.operands)
      add(.select, [], opposite, otherwise, then)
    } else if node.operation == .xor, subject.graph.isLiteral(node.operands[1], -1) {
      add(.select, [], node.operands[0], otherwise, then)
    }
  }

  // MARK: Comparisons

  private mutating func respellComparison(_ operation: BitVector.Operation, _ flags: Flags, _ a: NodeID, _ b: NodeID) {
    var forms = [(operation, a, b)]
    // Literals right.
    if subject.literal(a) != nil { forms = [(operation.swapped, b, a)] }
    for (operation, a, b) in forms {
      if let literal = subject.literal(b) { respellBound(operation, flags, a, literal) }
    }
    if flags.contains(.samesign), let other = operation.otherSignedness { add(other, flags, a, b) }
    if subject.width(a) == 1, operation == .ne { add(.xor, [], a, b) }
    for spelling in result where spelling.operation.isComparison { add(spelling.operation.swapped, spelling.flags, spelling.operands[1], spelling.operands[0]) }
  }

  /// Comparisons with the neighbours of a literal bound.
  private mutating func respellBound(_ operation: BitVector.Operation, _ flags: Flags, _ a: NodeID, _ literal: UInt64) {
    let width = subject.width(a)
    let mask = ConcreteAlgebra.mask(width)
    let (least, greatest): (UInt64, UInt64) = (1 << UInt64(width - 1), mask >> 1)
    func bound(_ bits: UInt64) -> NodeID { subject.literal(bits & mask, width: width) }
    // The sign of another bound may differ, so that flag doesn't follow.
    switch operation {
    case .ult where literal != 0: add(.ule, [], a, bound(literal - 1))
    case .ule where literal != mask: add(.ult, [], a, bound(literal + 1))
    case .ugt where literal != mask: add(.uge, [], a, bound(literal + 1))
    case .uge where literal != 0: add(.ugt, [], a, bound(literal - 1))
    case .slt where literal != least: add(.sle, [], a, bound(literal &- 1))
    case .sle where literal != greatest: add(.slt, [], a, bound(literal &+ 1))
    case .sgt where literal != greatest: add(.sge, [], a, bound(literal &+ 1))
    case .sge where literal != least: add(.sgt, [], a, bound(literal &- 1))
    default: break
    }
    // At the ends of the ranges, and for values of known sign, orders and equality meet.
    switch (operation, literal) {
    case (.eq, 0), (.ult, 1), (.ule, 0): spellZero(a, bound(0), bound(1), [.eq, .ule], .ult)
    case (.ne, 0), (.ugt, 0), (.uge, 1): spellZero(a, bound(0), bound(1), [.ne, .ugt], .uge)
    case (.slt, 0), (.ugt, greatest), (.uge, least), (.sle, mask):
      add(.slt, [], a, bound(0))
      add(.sle, [], a, bound(mask))
      add(.ugt, [], a, bound(greatest))
      add(.uge, [], a, bound(least))
    case (.sge, 0), (.ult, least), (.ule, greatest), (.sgt, mask):
      add(.sgt, [], a, bound(mask))
      add(.sge, [], a, bound(0))
      add(.ult, [], a, bound(least))
      add(.ule, [], a, bound(greatest))
    default: break
    }
    let known = subject.known(a)
    let isBoundNonNegative = literal <= greatest
    if known.isNonnegative && isBoundNonNegative || known.isNegative && !isBoundNonNegative, let other = operation.otherSignedness {
      add(other, [], a, bound(literal))
    }
  }

  private mutating func spellZero(_ a: NodeID, _ zero: NodeID, _ one: NodeID, _ atZero: [BitVector.Operation], _ atOne: BitVector.Operation) {
    for operation in atZero { add(operation, [], a, zero) }
    if subject.width(a) > 1 { add(atOne, [], a, one) }
  }
}

extension BitVector.Operation {
  /// The comparison that agrees with this one on operands of equal sign.
  fileprivate var otherSignedness: BitVector.Operation? {
    switch self {
    case .ult: .slt
    case .ule: .sle
    case .ugt: .sgt
    case .uge: .sge
    case .slt: .ult
    case .sle: .ule
    case .sgt: .ugt
    case .sge: .uge
    default: nil
    }
  }
}
