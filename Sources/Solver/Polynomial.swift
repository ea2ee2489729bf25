import BitVector

/// Polynomials over the subexpressions of a graph, with coefficients modulo 2^64: expressions that are equal as polynomials are equal at every
/// width up to 64.
///
/// A shift left is a product with a power of two (by the logarithm of one: with that one), a remainder the dividend less quotient times
/// divisor, the quotient of a multiple that never wraps the other factor, an `or` of disjoint operands a sum. Other bitwise operations are sums
/// with conjunctions: x | y is x + y - (x & y), x ^ y is x + y - 2·(x & y), x & ~y is x - (x & y).
struct Polynomial: Equatable {
  /// What is not taken apart.
  enum Atom: Hashable, Comparable {
    case node(NodeID)
    /// Two to the power of a node.
    case power(NodeID)
    /// The quotient of two nodes by one of the divisions.
    case quotient(Operation, NodeID, NodeID)
    /// Two nodes, the lesser first.
    case conjunction(NodeID, NodeID)

    private var order: (Int, Int, Int) {
      switch self {
      case .node(let id): (0, id.index, 0)
      case .power(let id): (1, id.index, 0)
      case .conjunction(let a, let b): (2, a.index, b.index)
      case .quotient(let division, let a, let b): (3 + Int(division.rawValue), a.index, b.index)
      }
    }
    static func < (a: Atom, b: Atom) -> Bool { a.order < b.order }
  }
  /// A product of atoms, each as often as its exponent, in order; empty: 1.
  typealias Monomial = [Atom]
  private(set) var terms: [Monomial: Int64] = [:]

  /// More terms are not worth the time.
  private static let termLimit = 200

  private init(_ terms: [Monomial: Int64]) { self.terms = terms.filter { $0.value != 0 } }

  /// The target equals the source as a polynomial, and is poison or undefined only where the source is.
  static func areEqual(_ graph: ExpressionGraph, _ source: NodeID, _ target: NodeID, premises: [NodeID]) -> Bool {
    var reading = Reading(graph: graph, premises: premises)
    guard let left = reading.polynomial(source) else { return false }
    let atoms = Set(reading.atoms)
    reading.isTarget = true
    guard let right = reading.polynomial(target), left == right else { return false }
    return reading.atoms.allSatisfy { atom in
      if atoms.contains(atom) { return true }
      if case .node(let id) = atom { return [.constant, .widthValue].contains(graph[id].kind) }
      return false
    }
  }

  /// Reads expressions of a graph.
  struct Reading {
    let graph: ExpressionGraph
    /// Operations with flags are not taken apart: the target may not be poison where the source isn't.
    var isTarget = false
    private(set) var atoms: [Atom] = []
    private var equations: [NodeID: NodeID] = [:]
    /// What the premises say are powers of two.
    private var powersOfTwo: Set<NodeID> = []
    private var depth = 0
    /// What an equation says has values where the divisor is zero, too.
    private var equationDepth = 0

    /// Equations among `premises` between a constant and an expression are used from left to right.
    init(graph: ExpressionGraph, premises: [NodeID]) {
      self.graph = graph
      for premise in premises { addEquations(premise) }
    }

    private mutating func addEquations(_ premise: NodeID) {
      let node = graph[premise]
      guard node.kind == .operation else { return }
      if node.operation == .and {
        for operand in node.operands { addEquations(operand) }
      } else if node.operation == .isPowerOfTwo {
        powersOfTwo.insert(node.operands[0])
      } else if node.operation == .eq {
        let (left, right) = (node.operands[0], node.operands[1])
        for (symbol, other) in [(left, right), (right, left)]
        where graph[symbol].kind == .constant && equations[symbol] == nil && !graph.cone([other]).contains(symbol) && graph.isConstantExpression(other) {
          equations[symbol] = other
          return
        }
      }
    }

    mutating func polynomial(_ id: NodeID) -> Polynomial? {
      let node = graph[id]
      depth += 1
      defer { depth -= 1 }
      guard depth < 40 else { return nil }
      if case .literal = node.kind { return Polynomial([[]: node.value]) }
      if let other = equations[id] {
        equationDepth += 1
        defer { equationDepth -= 1 }
        return polynomial(other)
      }
      guard node.kind == .operation, node.flags.isEmpty || !isTarget else { return atom(.node(id)) }
      let operands = node.operands
      switch node.operation {
      case .xor where graph.isLiteral(operands[1], -1):
        return polynomial(operands[0]).map { Polynomial([[]: -1]).plus($0, -1) }
      case .and: return conjunction(operands[0], operands[1])
      case .or where !node.flags.contains(.disjoint): return sum(operands[0], operands[1], conjunctions: -1)
      case .xor: return sum(operands[0], operands[1], conjunctions: -2)
      case .add, .sub, .or:
        guard let left = polynomial(operands[0]), let right = polynomial(operands[1]) else { return nil }
        return left.plus(right, node.operation == .sub ? -1 : 1)
      case .mul:
        guard let left = polynomial(operands[0]), let right = polynomial(operands[1]) else { return nil }
        return left.times(right)
      case .shl:
        guard let value = polynomial(operands[0]) else { return nil }
        let amount = graph[operands[1]]
        // Two to its logarithm is the power of two itself, whose logarithm is less than the width.
        if amount.kind == .operation, [.log2, .cttz].contains(amount.operation), powersOfTwo.contains(amount.operands[0]) {
          guard let power = polynomial(amount.operands[0]) else { return nil }
          return value.times(power)
        }
        if amount.kind == .literal, (0..<64).contains(amount.value) {
          // Too far where the source is not shifted as far.
          if isTarget { return atoms.contains(.power(operands[1])) ? value.times(Polynomial([[]: 1 << amount.value])) : atom(.node(id)) }
          _ = atom(.power(operands[1]))
          return value.times(Polynomial([[]: 1 << amount.value]))
        }
        return value.times(atom(.power(operands[1])))
      case .urem, .srem, .floormod:
        guard let dividend = polynomial(operands[0]), let divisor = polynomial(operands[1]) else { return nil }
        let division: Operation = node.operation == .urem ? .udiv : node.operation == .srem ? .sdiv : .floordiv
        return atom(.quotient(division, operands[0], operands[1])).times(divisor).map { dividend.plus($0, -1) }
      case .udiv, .sdiv, .floordiv: return exactQuotient(node) ?? atom(.quotient(node.operation, operands[0], operands[1]))
      default: return atom(.node(id))
      }
    }

    /// The bits that two nodes have in common.
    private mutating func conjunction(_ a: NodeID, _ b: NodeID) -> Polynomial? {
      if a == b { return polynomial(a) }
      for (one, other) in [(a, b), (b, a)] {
        let node = graph[other]
        guard node.kind == .operation, node.operation == .xor, graph.isLiteral(node.operands[1], -1) else { continue }
        guard let all = polynomial(one), let common = conjunction(one, node.operands[0]) else { return nil }
        return all.plus(common, -1)
      }
      return atom(.conjunction(min(a, b), max(a, b)))
    }

    private mutating func sum(_ a: NodeID, _ b: NodeID, conjunctions: Int64) -> Polynomial? {
      guard let left = polynomial(a), let right = polynomial(b), let common = conjunction(a, b) else { return nil }
      return left.plus(right, 1).plus(common, conjunctions)
    }

    /// The quotient of a dividend that is a multiple of the divisor, as neither ever wraps: the same as of integers.
    private mutating func exactQuotient(_ node: Node) -> Polynomial? {
      if isTarget || equationDepth > 0 { return nil }
      let flag: Flags = node.operation == .udiv ? .nuw : .nsw
      guard let dividend = integer(node.operands[0], flag), let divisor = integer(node.operands[1], flag), let quotient = dividend.quotient(by: divisor)
      else { return nil }
      // Where the divisor is zero the quotient is undefined.
      var result: Polynomial? = Polynomial([:])
      for (monomial, coefficient) in quotient.terms {
        var term: Polynomial? = Polynomial([[]: coefficient])
        for factor in monomial {
          if case .node(let id) = factor, case .literal = graph[id].kind {
            term = term?.times(Polynomial([[]: graph[id].value]))
          } else {
            term = term?.times(atom(factor))
          }
        }
        guard let term else { return nil }
        result = result?.plus(term, 1)
      }
      return result
    }

    /// The value of `id` as an integer, signed where `flag` is `nsw`: operations with the flag never wrap, all others are not taken apart, nor are
    /// literals, which may be others at narrower widths.
    private mutating func integer(_ id: NodeID, _ flag: Flags) -> Polynomial? {
      depth += 1
      defer { depth -= 1 }
      guard depth < 40 else { return nil }
      if let other = equations[id] { return integer(other, flag) }
      let node = graph[id]
      if graph.isLiteral(id, 0) { return Polynomial([:]) }
      if graph.isLiteral(id, flag == .nsw ? -1 : 1) { return Polynomial([[]: node.value]) }
      guard node.kind == .operation, node.flags.contains(flag), [.add, .sub, .mul, .shl].contains(node.operation), let left = integer(node.operands[0], flag)
      else { return Polynomial([[.node(id)]: 1]) }
      if node.operation == .shl { return left.times(Polynomial([[.power(node.operands[1])]: 1])) }
      guard let right = integer(node.operands[1], flag) else { return nil }
      let result = node.operation == .mul ? left.times(right) : left.plus(right, node.operation == .sub ? -1 : 1)
      // Coefficients are counts of like terms, which must not wrap either.
      return result.flatMap { $0.terms.values.allSatisfy { $0.magnitude < 1 << 20 } ? $0 : nil }
    }

    private mutating func atom(_ atom: Atom) -> Polynomial {
      if !atoms.contains(atom) { atoms.append(atom) }
      return Polynomial([[atom]: 1])
    }
  }

  /// What `divisor`, if it is a single term, is to be multiplied with; nil where that is no polynomial.
  private func quotient(by divisor: Polynomial) -> Polynomial? {
    guard divisor.terms.count == 1, let (factors, factor) = divisor.terms.first else { return nil }
    var result: [Monomial: Int64] = [:]
    for (monomial, coefficient) in terms {
      guard coefficient % factor == 0 else { return nil }
      var rest = monomial
      for factor in factors {
        guard let place = rest.firstIndex(of: factor) else { return nil }
        rest.remove(at: place)
      }
      result[rest] = coefficient / factor
    }
    return Polynomial(result)
  }

  private func plus(_ other: Polynomial, _ factor: Int64) -> Polynomial {
    Polynomial(terms.merging(other.terms.mapValues { $0 &* factor }) { $0 &+ $1 })
  }

  private func times(_ other: Polynomial) -> Polynomial? {
    guard terms.count * other.terms.count <= Self.termLimit else { return nil }
    var result: [Monomial: Int64] = [:]
    for (left, a) in terms { for (right, b) in other.terms { result[(left + right).sorted(), default: 0] &+= a &* b } }
    return Polynomial(result)
  }
}
