import BitVector

/// Terms over a rule's constants and widths, distinct by their values on given samples, simplest first.
struct TermBank {
  /// What a term without operands is.
  enum Leaf: Hashable, Sendable {
    case constant(Int)
    case literal(Int64)
    /// The width with this name's index.
    case width(Int)
    /// The least signed value.
    case least
    /// The greatest signed value.
    case greatest
    /// The least signed value of the narrower width with this name's index, zero-extended or sign-extended.
    case narrowLeast(Int, isSigned: Bool)
  }

  struct Term: Sendable {
    var leaf: Leaf?
    var operation: Operation
    var a: Int
    var b: Int
    /// Index of the term's width in ``TermBank/classes``.
    var widthClass: Int
    /// Length of its reading, in tenths of a symbol.
    var cost: Int
    /// The length by which it is taken up: what the pattern has is as near as a constant.
    var effort = 0
    /// A constant occurs in it.
    var isSymbolic = false
    /// Pattern or replacement have it: conditions are likely to speak of it.
    var isGiven = false
    /// A constant or a width occurs in it: what is said of it may be more than which width it has.
    var isTelling = false
    /// It may be worth saying that the term is a power of two or a mask: it has a constant, or is a width.
    var hasPredicates: Bool { isSymbolic || leaf != nil && isTelling }
  }

  let samples: Samples
  /// The distinct widths that terms have.
  let classes: [WidthTerm]
  private(set) var terms: [Term] = []
  private(set) var values: TermValues
  private var known = FingerprintTable()
  private let bits: [[Int]]
  /// What pattern and replacement compute where a variable is at a bound of a comparison.
  private(set) var boundaryTerms: Set<Int> = []
  /// Terms may have products, quotients and remainders.
  let hasProducts: Bool
  /// First term of each generation.
  private(set) var generations: [Int] = [0]
  /// Number of the terms of up to one operation, which stand in front.
  var oneOperation: Int { generations.count > 2 ? generations[2] : terms.count }

  /// Leaves: the constants, 0, 1, -1, the least value, widths, `literals`, and what `draft` computes from constants. `operations` are as near as a
  /// sum, however rare they are elsewhere.
  init(
    _ samples: Samples, constants: [WidthTerm], widthCount: Int, literals: [Int64] = [], extraClasses: [WidthTerm] = [],
    inverses: [Inverse] = [], operations: Set<Operation> = [], draft: RuleDraft? = nil
  ) {
    self.samples = samples
    binaryCosts = Self.binaryCosts.map { ($0, operations.contains($0) ? min($1, Self.costOfGiven) : $1) }
    let isSigned = draft?.isSigned ?? false
    hasProducts = draft?.hasProducts ?? true
    var classes: [WidthTerm] = []
    for width in constants + extraClasses where !classes.contains(width) { classes.append(width) }
    self.classes = classes
    bits = classes.map { width in samples.tuples.map { width.resolved($0) } }
    values = TermValues(samples, widths: bits)
    for (index, width) in constants.enumerated() { add(leaf: .constant(index), classes.firstIndex(of: width)!, cost: 10) }
    for (widthClass, width) in classes.enumerated() {
      add(leaf: .literal(0), widthClass, cost: 10)
      add(leaf: .literal(1), widthClass, cost: 10)
      if width.bits != 1 {
        add(leaf: .literal(-1), widthClass, cost: 10)
        for name in 0..<widthCount { add(leaf: .width(name), widthClass, cost: width == .named(name) ? 11 : 14) }
        add(leaf: .least, widthClass, cost: 13)
        if isSigned { add(leaf: .greatest, widthClass, cost: 15) }
        add(leaf: .literal(2), widthClass, cost: 13)
        for literal in literals where literal != 2 { add(leaf: .literal(literal), widthClass, cost: 15) }
        for name in 0..<widthCount where width != .named(name) && samples.tuples.allSatisfy({ $0[name] < width.resolved($0) }) {
          for isSigned in [false, true] { add(leaf: .narrowLeast(name, isSigned: isSigned), widthClass, cost: 24) }
        }
      }
    }
    // What a constant is at another width counts as no operation.
    for term in terms.indices where terms[term].isSymbolic {
      for target in classes.indices where target != terms[term].widthClass { cast(term, to: target) }
    }
    for inverse in inverses { add(inverse, constants.indices.filter { constants[$0] == inverse.width }) }
    if let draft { addExpressions(of: draft) }
    generations.append(terms.count)
  }

  /// What the pattern, the replacement and the facts compute from constants alone.
  private mutating func addExpressions(of draft: RuleDraft) {
    var graph = draft.graph
    let own = Set(graph.cone([draft.source, draft.target] + draft.facts))
    let atBounds = draft.atBounds(&graph)
    var ofNode: [NodeID: Int] = [:]
    for id in graph.cone([draft.source, draft.target] + draft.facts + atBounds) where graph.isConstantExpression(id) {
      let node = graph[id]
      defer { if !own.contains(id), let term = ofNode[id], terms[term].leaf == nil { markBoundary(term) } }
      switch node.kind {
      case .constant:
        ofNode[id] = draft.constants.firstIndex(of: Int(node.value)).flatMap { constant in
          terms.firstIndex { $0.leaf == .constant(constant) }
        }
      case .literal:
        let widthClass = classes.firstIndex(of: node.width)
        ofNode[id] = term(.literal(node.value), widthClass)
      case .widthValue:
        let widthClass = classes.firstIndex(of: node.width)
        ofNode[id] = term(.width(Int(node.value)), widthClass)
      case .operation:
        let operands = node.operands.compactMap { ofNode[$0] }
        guard operands.count == node.operands.count, node.operation.arity <= 2, let widthClass = classes.firstIndex(of: node.width) else { continue }
        let count = terms.count
        if node.operation.isCast {
          guard terms[operands[0]].widthClass != widthClass else { continue }
          ofNode[id] = cast(operands[0], by: node.operation, to: widthClass)
        } else {
          // A term whose operands are the same reads as one with a single operand.
          if operands.count == 2, operands[0] == operands[1] { continue }
          ofNode[id] = append(node.operation, operands[0], operands.count == 2 ? operands[1] : nil)
        }
        markGiven(from: count)
      case .variable: continue
      }
    }
    addBounds(of: draft, ofNode)
  }

  /// Its operation is the pattern's, and reads no worse than a sum.
  private mutating func markBoundary(_ term: Int) {
    boundaryTerms.insert(term)
    let (a, b) = (terms[term].a, terms[term].b)
    if terms[term].operation.arity == 2 { terms[term].cost = min(terms[term].cost, terms[a].cost + terms[b].cost + Self.costOfGiven) }
  }

  /// The terms from number `first` on stand in the pattern, or follow from it.
  mutating func markGiven(from first: Int) {
    for term in first..<max(first, terms.count) {
      terms[term].isGiven = true
      terms[term].effort = min(terms[term].effort, 14)
    }
  }

  /// The cast of a term to another width class; nil if the widths aren't in the cast's order.
  mutating func cast(_ term: Int, by operation: Operation, to target: Int) -> Int? {
    casts(from: terms[term].widthClass, to: target).contains(operation) ? append(cast: operation, of: term, to: target) : nil
  }

  /// The leaf of a width class.
  func term(_ leaf: Leaf, _ widthClass: Int?) -> Int? { terms.firstIndex { $0.leaf == leaf && $0.widthClass == widthClass } }
  @inline(__always) func value(_ term: Int, _ sample: Int) -> UInt64 { values[term, sample] }

  /// Which terms are neither poison nor undefined for a sample: a bank's values are total, where a rule's expressions are not.
  func definedTerms(for sample: Int) -> [Bool] {
    let segment = samples.ranges.firstIndex { $0.contains(sample) }!
    var isDefined: [Bool] = []
    for term in terms {
      guard term.leaf == nil else {
        isDefined.append(true)
        continue
      }
      let (x, y) = (value(term.a, sample), value(term.b, sample))
      let outcome = ConcreteAlgebra().apply(
        term.operation, [], width: bits[terms[term.a].widthClass][segment], resultWidth: bits[term.widthClass][segment], x, y, y)
      isDefined.append(outcome.poison != true && outcome.undefined != true && isDefined[term.a] && isDefined[term.b])
    }
    return isDefined
  }

  private mutating func add(leaf: Leaf, _ widthClass: Int, cost: Int) {
    for (segment, tuple) in samples.tuples.enumerated() {
      let width = bits[widthClass][segment]
      values.compute(segment) { sample in
        let value: UInt64 =
          switch leaf {
          case .constant(let index): samples.columns[index][sample]
          case .literal(let value): UInt64(bitPattern: value)
          case .width(let name): UInt64(tuple[name])
          case .least: 1 << UInt64(width - 1)
          case .greatest: (1 << UInt64(width - 1)) &- 1
          case .narrowLeast(let name, let isSigned): (isSigned ? UInt64.max : 1) << UInt64(tuple[name] - 1)
          }
        return value & ConcreteAlgebra.mask(width)
      }
    }
    keep(Term(leaf: leaf, operation: .add, a: -1, b: -1, widthClass: widthClass, cost: cost))
  }

  /// Keeps the term whose values were computed last, if no simpler one has them; the term that has them.
  @discardableResult private mutating func keep(_ term: Term) -> Int {
    var term = term
    if case .constant? = term.leaf {
      term.isSymbolic = true
      term.isTelling = true
    } else if case .width? = term.leaf {
      term.isTelling = true
    } else if term.leaf == nil {
      term.isTelling = terms[term.a].isTelling || terms[term.b].isTelling
      term.isSymbolic = terms[term.a].isSymbolic || terms[term.b].isSymbolic
    }
    term.effort = term.cost
    if term.leaf == nil {
      for operand in term.a == term.b ? [term.a] : [term.a, term.b] { term.effort += terms[operand].effort - terms[operand].cost }
    }
    let fingerprint = values.fingerprint(term.widthClass)
    if let other = known[fingerprint] {
      if terms[other].leaf == nil, term.cost < terms[other].cost, term.a < other, term.b < other {
        term.effort = min(term.effort, terms[other].effort)
        term.isGiven = terms[other].isGiven
        terms[other] = term
      }
      return other
    }
    known.add(fingerprint, terms.count)
    terms.append(term)
    values.append()
    return terms.count - 1
  }

  @inline(__always) private mutating func unary(_ a: Int, _ widthClass: Int, _ f: (_ x: UInt64, _ width: Int) -> UInt64) {
    for segment in samples.tuples.indices {
      let width = bits[widthClass][segment]
      values.compute(segment, a) { f($0, width) }
    }
  }
  @inline(__always) private mutating func binary(_ a: Int, _ b: Int, _ widthClass: Int, _ f: (_ x: UInt64, _ y: UInt64, _ width: Int) -> UInt64) {
    for segment in samples.tuples.indices {
      let width = bits[widthClass][segment]
      values.compute(segment, a, b) { f($0, $1, width) }
    }
  }

  /// Operations that terms are built with, and how much each adds to the length.
  static let unaryCosts: [(Operation, Int)] = [(.not, 8), (.sub, 8), (.ctlz, 12), (.cttz, 12), (.ctpop, 16), (.log2, 11), (.abs, 16)]
  private static let reversalCost = 12
  static let binaryCosts: [(Operation, Int)] = [
    (.add, 10), (.sub, 10), (.and, 10), (.or, 10), (.xor, 10), (.shl, 10), (.lshr, 10), (.ashr, 11), (.mul, 28), (.udiv, 20), (.urem, 20), (.umin, 24),
    (.umax, 24),
    (.smin, 25), (.smax, 25), (.sdiv, 36), (.srem, 30),
  ]
  private static let costsOfInverses: [Operation: Int] = [.floordiv: 36, .fshl: 20, .fshr: 20]
  private static let costOfGiven = 12
  private let binaryCosts: [(Operation, Int)]

  /// What an operation on one term gives.
  @inline(__always) static func value(_ operation: Operation, _ x: UInt64, _ w: Int) -> UInt64 {
    let algebra = ConcreteAlgebra()
    return switch operation {
    case .not: algebra.not(x, w)
    case .sub: algebra.neg(x, w)
    case .ctlz: algebra.ctlz(x, w)
    case .cttz: algebra.cttz(x, w)
    case .ctpop: algebra.ctpop(x, w)
    case .log2: algebra.sub(UInt64(w - 1), algebra.ctlz(x, w), w)
    case .bitreverse: algebra.bitreverse(x, w)
    case .bswap: algebra.bswap(x, w)
    default: algebra.isNegative(x, w) ? algebra.neg(x, w) : x
    }
  }
  /// What an operation on two terms gives; a funnel shift turns the first around.
  @inline(__always) static func value(_ operation: Operation, _ x: UInt64, _ y: UInt64, _ w: Int) -> UInt64 {
    let algebra = ConcreteAlgebra()
    return switch operation {
    case .add: algebra.add(x, y, w)
    case .sub: algebra.sub(x, y, w)
    case .and: x & y
    case .or: x | y
    case .xor: x ^ y
    case .shl: algebra.shl(x, y, w)
    case .lshr: algebra.lshr(x, y, w)
    case .ashr: algebra.ashr(x, y, w)
    case .mul: algebra.mul(x, y, w)
    case .udiv: algebra.udiv(x, y, w)
    case .urem: algebra.urem(x, y, w)
    case .sdiv: algebra.sdiv(x, y, w)
    case .floordiv: algebra.floordiv(x, y, w)
    case .srem: algebra.srem(x, y, w)
    case .umin: min(x, y)
    case .umax: max(x, y)
    case .smin: algebra.slt(x, y, w) ? x : y
    case .fshl, .fshr: algebra.apply(operation, [], width: w, resultWidth: w, x, x, y).value
    default: algebra.slt(x, y, w) ? y : x
    }
  }

  // The cases fold the operation into the loop.
  private mutating func apply(_ operation: Operation, _ a: Int) {
    let widthClass = terms[a].widthClass
    switch operation {
    case .not: unary(a, widthClass) { x, w in Self.value(.not, x, w) }
    case .sub: unary(a, widthClass) { x, w in Self.value(.sub, x, w) }
    case .ctlz: unary(a, widthClass) { x, w in Self.value(.ctlz, x, w) }
    case .cttz: unary(a, widthClass) { x, w in Self.value(.cttz, x, w) }
    case .ctpop: unary(a, widthClass) { x, w in Self.value(.ctpop, x, w) }
    case .log2: unary(a, widthClass) { x, w in Self.value(.log2, x, w) }
    case .bitreverse: unary(a, widthClass) { x, w in Self.value(.bitreverse, x, w) }
    case .bswap: unary(a, widthClass) { x, w in Self.value(.bswap, x, w) }
    default: unary(a, widthClass) { x, w in Self.value(.abs, x, w) }
    }
  }
  private mutating func apply(_ operation: Operation, _ a: Int, _ b: Int) {
    let widthClass = terms[a].widthClass
    switch operation {
    case .add: binary(a, b, widthClass) { x, y, w in Self.value(.add, x, y, w) }
    case .sub: binary(a, b, widthClass) { x, y, w in Self.value(.sub, x, y, w) }
    case .and: binary(a, b, widthClass) { x, y, w in Self.value(.and, x, y, w) }
    case .or: binary(a, b, widthClass) { x, y, w in Self.value(.or, x, y, w) }
    case .xor: binary(a, b, widthClass) { x, y, w in Self.value(.xor, x, y, w) }
    case .shl: binary(a, b, widthClass) { x, y, w in Self.value(.shl, x, y, w) }
    case .lshr: binary(a, b, widthClass) { x, y, w in Self.value(.lshr, x, y, w) }
    case .ashr: binary(a, b, widthClass) { x, y, w in Self.value(.ashr, x, y, w) }
    case .mul: binary(a, b, widthClass) { x, y, w in Self.value(.mul, x, y, w) }
    case .udiv: binary(a, b, widthClass) { x, y, w in Self.value(.udiv, x, y, w) }
    case .urem: binary(a, b, widthClass) { x, y, w in Self.value(.urem, x, y, w) }
    case .sdiv: binary(a, b, widthClass) { x, y, w in Self.value(.sdiv, x, y, w) }
    case .floordiv: binary(a, b, widthClass) { x, y, w in Self.value(.floordiv, x, y, w) }
    case .srem: binary(a, b, widthClass) { x, y, w in Self.value(.srem, x, y, w) }
    case .umin: binary(a, b, widthClass) { x, y, w in Self.value(.umin, x, y, w) }
    case .umax: binary(a, b, widthClass) { x, y, w in Self.value(.umax, x, y, w) }
    case .smin: binary(a, b, widthClass) { x, y, w in Self.value(.smin, x, y, w) }
    case .fshl: binary(a, b, widthClass) { x, y, w in Self.value(.fshl, x, y, w) }
    case .fshr: binary(a, b, widthClass) { x, y, w in Self.value(.fshr, x, y, w) }
    default: binary(a, b, widthClass) { x, y, w in Self.value(.smax, x, y, w) }
    }
  }

  /// Adds one operation on terms, or finds the term that has its values.
  mutating func append(_ operation: Operation, _ a: Int, _ b: Int?) -> Int? {
    let cost: Int
    if let b {
      guard let own = Self.costsOfInverses[operation] ?? binaryCosts.first(where: { $0.0 == operation })?.1 else { return nil }
      apply(operation, a, b)
      cost = terms[b].cost + own
    } else {
      guard let own = operation.isReversal ? Self.reversalCost : Self.unaryCosts.first(where: { $0.0 == operation })?.1 else { return nil }
      apply(operation, a)
      cost = own
    }
    return keep(Term(leaf: nil, operation: operation, a: a, b: b ?? a, widthClass: terms[a].widthClass, cost: terms[a].cost + cost))
  }

  /// Adds the terms with one operation more, the shortest first, up to `limit` terms in all: operations on the newest terms and leaves, and casts.
  ///
  /// With `isPairing`, what is put together of two counts of bits or powers of two is among them.
  mutating func grow(limit: Int, budget: Int = 64_000_000, isPairing: Bool = false) {
    let (leaves, newest) = (generations[1], generations[generations.count - 2]..<terms.count)
    let limit = min(limit, budget / max(samples.count, 1))
    values.reserve(terms: limit)
    let isFirst = generations.count == 2
    // The newest terms by length; what the pattern has counts as a leaf.
    var ofCost: [[Int]] = []
    for a in newest {
      let cost = terms[a].effort
      while ofCost.count <= cost { ofCost.append([]) }
      ofCost[cost].append(a)
    }
    let partners = isPairing ? newest.filter { isCountOrPower($0) } : []
    let longest = ofCost.count + ((0..<leaves) + partners).reduce(0) { max($0, terms[$1].effort) } + 25
    for total in 0..<longest where terms.count < limit {
      func candidates(_ cost: Int) -> [Int] { ofCost.indices.contains(total - cost) ? ofCost[total - cost] : [] }
      for a in candidates(6) where terms[a].isSymbolic {
        for target in classes.indices where target != terms[a].widthClass { cast(a, to: target) }
      }
      for (operation, cost) in Self.unaryCosts {
        for a in candidates(cost)
        where terms.count < limit && classes[terms[a].widthClass].bits != 1 && !isComplement(a, operation) && (terms[a].isSymbolic || operation.isOfMasks) {
          apply(operation, a)
          keep(Term(leaf: nil, operation: operation, a: a, b: a, widthClass: terms[a].widthClass, cost: terms[a].cost + cost))
        }
      }
      // The lowest set bit counts as one operation.
      if isFirst {
        for a in candidates(10)
        where terms[a].isSymbolic && classes[terms[a].widthClass].bits != 1 && !isComplement(a, .sub) && terms.count + 1 < limit {
          if let negative = append(.sub, a, nil) { _ = append(.and, a, negative) }
        }
      }
      for (operation, cost) in binaryCosts where hasProducts || !operation.isOfProducts {
        for b in 0..<leaves {
          for a in candidates(cost + terms[b].effort) where terms.count < limit && terms[b].widthClass == terms[a].widthClass {
            if b >= newest.lowerBound, operation.isCommutative, b < a { continue }
            if classes[terms[a].widthClass].bits == 1, ![.and, .or, .xor].contains(operation) { continue }
            // x / x and 0 / x say what `x != 0` says better.
            if a == b, ![.add, .mul].contains(operation) { continue }
            if isZero(a) || isZero(b), ![.smin, .smax].contains(operation) { continue }
            if !terms[a].isSymbolic, !terms[b].isSymbolic, !operation.isOfMasks { continue }
            let length = terms[a].cost + terms[b].cost + cost
            apply(operation, a, b)
            keep(Term(leaf: nil, operation: operation, a: a, b: b, widthClass: terms[a].widthClass, cost: length))
            if !operation.isCommutative, !(newest.contains(b)) {
              apply(operation, b, a)
              keep(Term(leaf: nil, operation: operation, a: b, b: a, widthClass: terms[a].widthClass, cost: length))
            }
          }
        }
      }
      for (operation, cost) in binaryCosts where Self.pairing.contains(operation) {
        for b in partners {
          for a in candidates(cost + terms[b].effort)
          where terms.count < limit && a != b && terms[b].widthClass == terms[a].widthClass && isCountOrPower(a) && !(operation.isCommutative && b < a) {
            apply(operation, a, b)
            keep(Term(leaf: nil, operation: operation, a: a, b: b, widthClass: terms[a].widthClass, cost: terms[a].cost + terms[b].cost + cost))
          }
        }
      }
    }
    generations.append(terms.count)
  }

  private static let pairing: [Operation] = [.add, .sub, .and, .or, .xor, .shl, .lshr]
  /// The number of some bits of a constant, or 1 shifted by one.
  private func isCountOrPower(_ term: Int) -> Bool {
    let term = terms[term]
    guard term.leaf == nil, case .constant? = terms[term.b].leaf else { return false }
    return [.ctlz, .cttz, .ctpop, .log2].contains(term.operation) || term.operation == .shl && terms[term.a].leaf == .literal(1)
  }

  func isZero(_ term: Int) -> Bool { if case .literal(0)? = terms[term].leaf { true } else { false } }

  /// ~(-x) and -(~x) are better read as x - 1 and x + 1.
  private func isComplement(_ a: Int, _ operation: Operation) -> Bool {
    let term = terms[a]
    return term.leaf == nil && term.a == term.b && (operation == .sub && term.operation == .not || operation == .not && term.operation == .sub)
  }

  /// What takes values of one class of widths to another; none if their order isn't the same everywhere.
  private func casts(from source: Int, to target: Int) -> [Operation] {
    let pairs = samples.tuples.indices.map { (bits[source][$0], bits[target][$0]) }
    if pairs.allSatisfy({ $0 < $1 }) { return [.zext, .sext] }
    return pairs.allSatisfy { $0 > $1 } ? [.trunc] : []
  }

  /// Adds a term's casts to another class.
  private mutating func cast(_ term: Int, to target: Int) {
    for operation in casts(from: terms[term].widthClass, to: target) { _ = append(cast: operation, of: term, to: target) }
  }

  private mutating func append(cast operation: Operation, of a: Int, to target: Int) -> Int {
    let algebra = ConcreteAlgebra()
    for segment in samples.tuples.indices {
      let (from, to) = (bits[terms[a].widthClass][segment], bits[target][segment])
      values.compute(segment, a) { operation == .sext ? algebra.sext($0, from: from, to: to) : $0 & ConcreteAlgebra.mask(to) }
    }
    return keep(Term(leaf: nil, operation: operation, a: a, b: a, widthClass: target, cost: terms[a].cost + 6))
  }

  /// Writes a term into a graph, where `constants` are the nodes of the constants.
  func node(_ index: Int, _ graph: inout ExpressionGraph, constants: [NodeID]) -> NodeID {
    let term = terms[index]
    let width = classes[term.widthClass]
    switch term.leaf {
    case .constant(let constant)?: return constants[constant]
    case .literal(let value)?: return graph.literal(value, width: width)
    case .width(let name)?: return graph.widthValue(name, width: width)
    case .least?:
      let highest: NodeID
      if let name = width.nameIndex {
        highest = graph.operation(.sub, graph.widthValue(name, width: width), graph.literal(1, width: width))
      } else {
        highest = graph.literal(Int64(width.bits! - 1), width: width)
      }
      return graph.operation(.shl, graph.literal(1, width: width), highest)
    case .greatest?: return graph.operation(.lshr, graph.literal(-1, width: width), graph.literal(1, width: width))
    case .narrowLeast(let name, let isSigned)?:
      let highest = graph.operation(.sub, graph.widthValue(name, width: width), graph.literal(1, width: width))
      return graph.operation(.shl, graph.literal(isSigned ? -1 : 1, width: width), highest)
    case nil:
      let a = node(term.a, &graph, constants: constants)
      switch term.operation {
      case .not: return graph.operation(.xor, a, graph.literal(-1, width: width))
      case .sub where term.a == term.b: return graph.operation(.sub, graph.literal(0, width: width), a)
      case .zext, .sext, .trunc: return graph.operation(term.operation, width: width, a)
      default:
        if term.operation.arity == 1 { return graph.operation(term.operation, a) }
        let b = node(term.b, &graph, constants: constants)
        return term.operation.isRotation ? graph.operation(term.operation, a, a, b) : graph.operation(term.operation, a, b)
      }
    }
  }
}

extension Operation {
  var isReversal: Bool { self == .bswap || self == .bitreverse }
  /// A funnel shift, which among terms is of one term with itself.
  var isRotation: Bool { self == .fshl || self == .fshr }
  fileprivate var isOfProducts: Bool { self == .mul || isDivision }
  /// What widths alone are put together with: masks, powers, distances.
  fileprivate var isOfMasks: Bool { [.not, .add, .sub, .shl, .lshr].contains(self) }
}
