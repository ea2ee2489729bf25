import BitVector

extension Goal {
  /// Both sides are equal as polynomials, at all widths.
  var areEqualPolynomials: Bool {
    let roots = program.rootNodes
    return poisoned == nil && Polynomial.areEqual(graph, roots[0], roots[1], premises: Array(roots.dropFirst(2)))
  }

  /// A goal that implies this one, in which nothing is multiplied: sums of unknowns in the places of products, one unknown for what is equal as a
  /// product (``Polynomial``); nil if there are none, or other products and quotients remain.
  ///
  /// Unknowns are poison where their factors are; a product that isn't of all that its operands are made of stays, as does one of quotients in the
  /// target, which may be undefined.
  var withoutProducts: Goal? {
    if fixed != nil || !isNonlinear { return nil }
    let roots = program.rootNodes
    let premises = Array(roots.dropFirst(2))
    var result = self
    var unknowns: [Polynomial.Monomial: NodeID] = [:]
    func replaced(_ root: NodeID, isTarget: Bool) -> NodeID {
      var reading = Polynomial.Reading(graph: graph, premises: premises)
      reading.isTarget = isTarget
      return result.graph.rebuilding([root]) { [graph] fresh, id, written in
        let node = graph[id]
        guard node.operation == .mul, !(isTarget && !node.flags.isEmpty), let sum = reading.polynomial(id), sum.terms.count <= Self.sumLimit,
          !(isTarget && sum.divides), graph.symbols(below: [id]).isSubset(of: graph.symbols(below: sum.nodes))
        else { return nil }
        var total: NodeID?
        // What is added comes before what is subtracted, as people write it.
        let terms = sum.terms.sorted { ($0.value < 0) == ($1.value < 0) ? $0.key.lexicographicallyPrecedes($1.key) : $1.value < 0 }
        for (monomial, coefficient) in terms {
          guard var term = fresh.product(monomial, node.width, written, &unknowns) else { return nil }
          if coefficient == -1 {
            total = fresh.operation(.sub, total ?? fresh.literal(0, width: node.width), term)
            continue
          }
          if coefficient != 1 {
            term = monomial.isEmpty ? fresh.literal(coefficient, width: node.width) : fresh.operation(.mul, term, fresh.literal(coefficient, width: node.width))
          }
          total = total.map { fresh.operation(.add, $0, term) } ?? term
        }
        return total ?? fresh.literal(0, width: node.width)
      }[0]
    }
    let written = roots.enumerated().map { replaced($1, isTarget: $0 > 0) }
    result.program = Program(result.graph, roots: written, widths: widths)
    return result.isNonlinear ? nil : result
  }
  private static let sumLimit = 8
}

extension Polynomial {
  /// The nodes that it is made of.
  fileprivate var nodes: [NodeID] {
    terms.keys.joined().flatMap { atom -> [NodeID] in
      switch atom {
      case .node(let id), .power(let id): [id]
      case .quotient(_, let a, let b), .conjunction(let a, let b): [a, b]
      }
    }
  }

  fileprivate var divides: Bool {
    terms.keys.joined().contains { if case .quotient = $0 { true } else { false } }
  }
}

extension ExpressionGraph {
  /// What stands for a product: 1, a node itself, or an unknown; nil where that isn't written.
  fileprivate mutating func product(
    _ monomial: Polynomial.Monomial, _ width: WidthTerm, _ written: [NodeID: NodeID], _ unknowns: inout [Polynomial.Monomial: NodeID]
  ) -> NodeID? {
    if monomial.isEmpty { return literal(1, width: width) }
    if monomial.count == 1, case .node(let id) = monomial[0] { return written[id] }
    if let known = unknowns[monomial], self[known].width != width { return nil }
    let zero = literal(0, width: width)
    var product = unknowns[monomial] ?? symbol("product\(unknowns.count)", width: width, isConstant: true)
    unknowns[monomial] = product
    for (place, atom) in monomial.enumerated() where place == 0 || monomial[place - 1] != atom {
      let factor: NodeID?
      switch atom {
      case .node(let id): factor = written[id]
      case .power(let amount): factor = written[amount].map { operation(.shl, literal(1, width: width), $0) }
      case .conjunction(let a, let b): factor = written[a].flatMap { a in written[b].map { operation(.and, a, $0) } }
      // Only of the source, which may be undefined.
      case .quotient: continue
      }
      guard let factor, self[factor].width == width else { return nil }
      product = operation(.xor, product, operation(.and, factor, zero))
    }
    return product
  }
}
