import BitVector

/// An elementary condition: a predicate on one or two terms of a bank.
struct Atom: Hashable, Sendable {
  /// A comparison, an overflow predicate or a predicate on one term.
  var operation: Operation
  var a: Int
  /// Equal to `a` for predicates on one term.
  var b: Int
  var isNegated = false
  /// Length of its reading, in tenths of a symbol.
  var cost: Int

  var complement: Atom {
    if let inverse = operation.inverse { return Atom(operation: inverse, a: a, b: b, isNegated: false, cost: cost) }
    return Atom(operation: operation, a: a, b: b, isNegated: !isNegated, cost: cost + (isNegated ? -4 : 4))
  }

  /// A total order of atoms, by terms.
  func precedes(_ other: Atom) -> Bool {
    if a != other.a { return a < other.a }
    if b != other.b { return b < other.b }
    if operation != other.operation { return operation.rawValue < other.operation.rawValue }
    return !isNegated && other.isNegated
  }

  @inline(__always) static func compare(_ operation: Operation, _ x: UInt64, _ y: UInt64, _ width: Int) -> Bool {
    let algebra = ConcreteAlgebra()
    switch operation {
    case .eq: return x == y
    case .ne: return x != y
    case .ult: return x < y
    case .ule: return x <= y
    case .ugt: return x > y
    case .uge: return x >= y
    case .slt: return algebra.slt(x, y, width)
    case .sle: return !algebra.slt(y, x, width)
    case .sgt: return algebra.slt(y, x, width)
    case .sge: return !algebra.slt(x, y, width)
    case .isPowerOfTwo: return x != 0 && x & (x &- 1) == 0
    case .isLowMask: return algebra.isLowMask(x, width)
    case .isShiftedMask:
      return x != 0
        && {
          let filled = (x | (x &- 1)) & ConcreteAlgebra.mask(width)
          return filled & (filled &+ 1) & ConcreteAlgebra.mask(width) == 0
        }()
    case .uaddOverflow: return algebra.uaddOverflows(x, y, width)
    case .saddOverflow: return algebra.saddOverflows(x, y, width)
    case .ssubOverflow: return algebra.ssubOverflows(x, y, width)
    case .umulOverflow: return algebra.umulOverflows(x, y, width)
    default: return algebra.smulOverflows(x, y, width)
    }
  }

  /// Writes the atom into a graph.
  func node(_ bank: TermBank, _ graph: inout ExpressionGraph, constants: [NodeID]) -> NodeID {
    let left = bank.node(a, &graph, constants: constants)
    let truth =
      operation.arity == 1 ? graph.operation(operation, left) : graph.operation(operation, left, bank.node(b, &graph, constants: constants))
    guard isNegated else { return truth }
    if operation.row.widths == .predicate, operation.arity == 2 { return graph.operation(.eq, truth, graph.literal(0, width: .bits(1))) }
    return graph.operation(.not, truth)
  }
}

/// A condition: a conjunction of disjunctions, or any of some atoms.
struct Formula: Sendable {
  /// Any of these makes the whole true.
  var alternatives: [Atom] = []
  /// The inner lists are joined by `or`, the outer one by `and`.
  var clauses: [[Atom]]

  static let always = Formula(clauses: [])
  var isAlways: Bool { alternatives.isEmpty && clauses.isEmpty }

  /// Length of its reading, in tenths of a symbol; a literal common to clauses is written once.
  var cost: Int {
    let factored = self.factored
    let before = alternatives.reduce(0) { $0 + $1.cost + 6 }
    return before + (factored.common.map(\.cost).reduce(0, +)) + factored.rest.reduce(0) { $0 + $1.reduce(0) { $0 + $1.cost } }
      + 6 * max(0, factored.common.count + factored.rest.reduce(0) { $0 + $1.count } - 1)
  }

  /// Literals that all clauses share (if there are two clauses or more), and the clauses without them.
  private var factored: (common: [Atom], rest: [[Atom]]) {
    guard clauses.count > 1 else { return ([], clauses) }
    let common = clauses[0].filter { atom in clauses.allSatisfy { $0.contains(atom) } }
    let rest = clauses.map { $0.filter { !common.contains($0) } }
    return rest.contains([]) ? (common, []) : (common, rest)
  }

  /// Writes the formula into a graph, as a node of one bit.
  func node(_ bank: TermBank, _ graph: inout ExpressionGraph, constants: [NodeID]) -> NodeID {
    func chain(_ operation: Operation, _ parts: [NodeID], _ graph: inout ExpressionGraph) -> NodeID {
      guard var result = parts.first else { return graph.literal(operation == .and ? 1 : 0, width: .bits(1)) }
      for part in parts.dropFirst() { result = graph.operation(operation, result, part) }
      return result
    }
    let (common, rest) = factored
    let commonNodes = common.map { $0.node(bank, &graph, constants: constants) }
    let restNodes = rest.map { clause in chain(.or, clause.map { $0.node(bank, &graph, constants: constants) }, &graph) }
    let other = alternatives.map { $0.node(bank, &graph, constants: constants) } + commonNodes
    if other.isEmpty { return chain(.and, restNodes, &graph) }
    let tail = rest.isEmpty && !common.isEmpty ? [] : [chain(.and, restNodes, &graph)]
    return chain(.or, other + tail, &graph)
  }
}

extension Operation {
  /// What a comparison adds to the length: equality reads best, then order.
  var comparisonCost: Int { self == .eq ? 8 : self == .ne ? 9 : 10 }
}
