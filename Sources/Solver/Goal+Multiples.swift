import BitVector

extension Goal {
  /// A goal that implies this one, in which what an exact quotient or a premise says is a multiple is written as one, by a factor of its own, and what
  /// cancels is cancelled; nil if nothing is said to be one.
  ///
  /// `x /u.exact C` is poison or undefined unless x is a multiple of C that doesn't wrap: q · C for one q. Wherever the source is neither, all
  /// expressions are what they are with q · C in x's place. Where it is poison the target must not be undefined all the same, which is told before.
  var writingMultiples: Goal? {
    if poisoned != nil || fixed != nil { return nil }
    var result = self
    var roots = program.rootNodes
    var factoring = Factoring()
    while factoring.count < Self.multipleLimit, let multiple = factoring.multipleOfPremises(result.graph, roots) {
      roots = factoring.write(multiple, &result.graph, roots)
    }
    guard factoring.count > 0 || factoring.multipleOfSource(result.graph, roots) != nil else { return nil }
    factoring.learnDivisors(result.graph, of: roots[0])
    roots = factoring.cancelled(&result.graph, roots)
    guard factoring.isDefined(result.graph, roots[1], beside: roots[0]) else { return nil }
    while factoring.count < Self.multipleLimit, let multiple = factoring.multipleOfSource(result.graph, roots) {
      roots = factoring.write(multiple, &result.graph, roots)
      roots.append(result.graph.operation(.ne, multiple.divisor, result.graph.literal(0, width: result.graph[multiple.divisor].width)))
    }
    roots = factoring.flagless(&result.graph, factoring.cancelled(&result.graph, roots))
    result.program = Program(result.graph, roots: roots, widths: widths)
    return result
  }
  private static let multipleLimit = 3
}

/// Writes symbols as products that never wrap.
private struct Factoring {
  /// A symbol that is a multiple of an expression, as a signed or unsigned number.
  struct Multiple {
    var symbol: NodeID
    var divisor: NodeID
    var isSigned: Bool
  }

  private(set) var count = 0
  /// The products written, which never wrap.
  private var products: Set<NodeID> = []
  /// What is zero nowhere that the source is defined.
  private var nonzero: Set<NodeID> = []

  /// What a premise says is a multiple.
  ///
  /// A premise may divide by zero, which leaves the dividend: zero, if that is what it says, and a multiple of zero. The least value, of which
  /// -1 leaves nothing too, is no multiple of it without wrapping.
  func multipleOfPremises(_ graph: ExpressionGraph, _ roots: [NodeID]) -> Multiple? {
    roots.dropFirst(2).lazy.flatMap { graph.conjuncts(of: $0) }.compactMap { premise in
      let node = graph[premise]
      guard node.kind == .operation, node.operation == .eq, graph.isLiteral(node.operands[1], 0) else { return nil }
      return multiple(graph, node.operands[0], of: [.urem])
    }.first
  }

  /// What an exact quotient of the source is taken of.
  func multipleOfSource(_ graph: ExpressionGraph, _ roots: [NodeID]) -> Multiple? {
    graph.poisoning(roots[0]).lazy.filter { graph[$0].flags.contains(.exact) }.compactMap { multiple(graph, $0, of: [.udiv, .sdiv]) }.first
  }

  private func multiple(_ graph: ExpressionGraph, _ id: NodeID, of divisions: [BitVector.Operation]) -> Multiple? {
    let node = graph[id]
    guard node.kind == .operation, divisions.contains(node.operation) else { return nil }
    let (symbol, divisor) = (node.operands[0], node.operands[1])
    guard graph[symbol].symbol != nil, graph[divisor].kind != .literal, !graph.cone([divisor]).contains(symbol) else { return nil }
    return Multiple(symbol: symbol, divisor: divisor, isSigned: node.operation == .sdiv)
  }

  /// Where what it divides by is zero the source is undefined.
  mutating func learnDivisors(_ graph: ExpressionGraph, of source: NodeID) {
    for id in graph.cone([source]) where graph[id].kind == .operation && graph[id].operation.isDivision {
      nonzero.formUnion(factors(graph[id].operands[1], graph))
    }
  }

  /// The target is undefined nowhere but where the source is, though that may be poison.
  func isDefined(_ graph: ExpressionGraph, _ target: NodeID, beside source: NodeID) -> Bool {
    let ofSource = Set(graph.cone([source]))
    return graph.cone([target]).allSatisfy { id in
      let node = graph[id]
      guard node.kind == .operation, node.operation.isDivision, !ofSource.contains(id) else { return true }
      // The least value may be divided by -1.
      return [.udiv, .urem].contains(node.operation) && factors(node.operands[1], graph).allSatisfy(nonzero.contains)
    }
  }

  /// The roots with a product by a factor of its own in the symbol's place, and what is known of it.
  mutating func write(_ multiple: Multiple, _ graph: inout ExpressionGraph, _ roots: [NodeID]) -> [NodeID] {
    let node = graph[multiple.symbol]
    let factor = graph.symbol("factor\(count)", width: node.width, isConstant: node.kind == .constant)
    let product = graph.operation(.mul, flags: multiple.isSigned ? .nsw : .nuw, factor, multiple.divisor)
    count += 1
    products.insert(product)
    if nonzero.contains(multiple.symbol) { nonzero.insert(factor) }
    let written = graph.rebuilding(roots, leaves: [multiple.symbol: product]) { graph, id, written in
      guard products.contains(id) || nonzero.contains(id) else { return nil }
      let node = graph[id]
      let other = graph.operation(node.operation, flags: node.flags, width: node.width, operands: node.operands.map { written[$0]! })
      if products.contains(id) { products.insert(other) }
      if nonzero.contains(id) { nonzero.insert(other) }
      return other
    }
    let wraps = graph.operation(multiple.isSigned ? .smulOverflow : .umulOverflow, factor, multiple.divisor)
    return written + [graph.operation(.eq, wraps, graph.literal(0, width: .bits(1)))]
  }

  /// The roots without the quotients and remainders of multiples of what divides them.
  mutating func cancelled(_ graph: inout ExpressionGraph, _ roots: [NodeID]) -> [NodeID] {
    let ofSource = Set(graph.cone([roots[0]]))
    return graph.rebuilding(roots) { graph, id, written in
      let node = graph[id]
      let operands = node.operands.map { written[$0]! }
      if products.contains(id) {
        let product = graph.operation(node.operation, flags: node.flags, operands[0], operands[1])
        products.insert(product)
        return product
      }
      // Where the least value is divided by -1 the quotient wraps, and the source is undefined.
      let isUnsigned = [.udiv, .urem].contains(node.operation)
      guard node.operation.isDivision, isUnsigned || ofSource.contains(id) else { return nil }
      let divisors = factors(operands[1], graph)
      guard divisors.allSatisfy(nonzero.contains), let rest = factors(operands[0], graph).removing(divisors) else { return nil }
      let flag: Flags = isUnsigned ? .nuw : .nsw
      guard areOf(flag, operands[0], graph), areOf(flag, operands[1], graph) else { return nil }
      if [.urem, .srem, .floormod].contains(node.operation) { return graph.literal(0, width: node.width) }
      guard let first = rest.first else { return graph.literal(1, width: node.width) }
      return rest.dropFirst().reduce(first) { product, factor in
        let product = graph.operation(.mul, flags: flag, product, factor)
        products.insert(product)
        return product
      }
    }
  }

  /// The roots with products as if they might wrap.
  func flagless(_ graph: inout ExpressionGraph, _ roots: [NodeID]) -> [NodeID] {
    graph.rebuilding(roots) { graph, id, written in
      let node = graph[id]
      return products.contains(id) ? graph.operation(.mul, written[node.operands[0]]!, written[node.operands[1]]!) : nil
    }
  }

  /// The factors of a product written here.
  private func factors(_ id: NodeID, _ graph: ExpressionGraph) -> [NodeID] {
    products.contains(id) ? graph[id].operands.flatMap { factors($0, graph) } : [id]
  }

  /// All its products are of numbers that are signed, or all of such that aren't.
  private func areOf(_ flag: Flags, _ id: NodeID, _ graph: ExpressionGraph) -> Bool {
    !products.contains(id) || graph[id].flags == flag && graph[id].operands.allSatisfy { areOf(flag, $0, graph) }
  }
}

extension [NodeID] {
  /// Without one of each of `others`; nil if there is one that isn't here.
  fileprivate func removing(_ others: [NodeID]) -> [NodeID]? {
    var rest = self
    for other in others {
      guard let place = rest.firstIndex(of: other) else { return nil }
      rest.remove(at: place)
    }
    return rest
  }
}

extension ExpressionGraph {
  /// What makes the root poison wherever it is poison.
  fileprivate func poisoning(_ root: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var open = [root]
    while let id = open.popLast() {
      if found.contains(id) { continue }
      found.append(id)
      let node = self[id]
      guard node.kind == .operation, node.operation != .freeze else { continue }
      open += node.operation == .select ? [node.operands[0]] : Array(node.operands)
    }
    return found
  }
}
