import AbstractValues
import BitVector
import Rules

/// Looks for values of the symbols that only a fact has: what the function's assumptions say, and the tightest that is known.
struct FactSearch {
  let application: RuleApplication
  let plan: RulePlan
  /// How many assignments are tried for one fact.
  private static let candidateLimit = 64
  private var graph: ExpressionGraph { application.prepared.rule.graph }
  private var subject: Subject { application.subject }

  /// Assignments of `fact`'s open symbols that are worth a proof, best first.
  func candidates(for fact: NodeID, _ bindings: Bindings) -> [Bindings] {
    var result = assumed(fact, bindings)
    result += derived(fact, bindings)
    result += guessed(fact, bindings)
    return Array(result.prefix(Self.candidateLimit))
  }

  /// From assumptions of the fact's form.
  private func assumed(_ fact: NodeID, _ bindings: Bindings) -> [Bindings] {
    var result: [Bindings] = []
    for known in subject.facts {
      var target = known.node
      if !known.holds {
        let node = subject.graph[known.node]
        guard node.kind == .operation, let inverse = node.operation.inverse else { continue }
        target = subject.graph.operation(inverse, operands: node.operands)
      }
      var matcher = PatternMatcher(graph, isConstant: application.prepared.isConstant, in: subject)
      _ = matcher.match([.init(pattern: fact, subject: target)], bindings) { found in
        result.append(found)
        return result.count >= Self.candidateLimit
      }
    }
    return result
  }

  // MARK: From what is known of values

  private func openConstant(_ id: NodeID, _ bindings: Bindings) -> Int? {
    let node = graph[id]
    return node.kind == .constant && bindings.symbols[Int(node.value)] == nil ? Int(node.value) : nil
  }

  private func subjectNode(_ id: NodeID, _ bindings: Bindings) -> NodeID? {
    application.instantiate(id, bindings, plan, application.partialValues(bindings, plan))
  }

  private func binding(_ constants: [(symbol: Int, bits: UInt64)], width: Int, _ bindings: Bindings) -> Bindings? {
    var result = bindings
    for (symbol, bits) in constants {
      let literal = subject.literal(bits, width: width)
      guard result.unify(graph.symbols[symbol].width, width), result.symbols[symbol] == nil || result.symbols[symbol] == literal else { return nil }
      result.symbols[symbol] = literal
    }
    return result
  }

  private func derived(_ fact: NodeID, _ bindings: Bindings) -> [Bindings] {
    let node = graph[fact]
    guard node.kind == .operation, node.operation.isComparison else { return [] }
    var result: [Bindings] = []
    for (operation, left, right) in [(node.operation, node.a, node.b), (node.operation.swapped, node.b, node.a)] {
      let (left, right) = (NodeID(left), NodeID(right))
      if let symbol = openConstant(right, bindings), let value = subjectNode(left, bindings) {
        let known = subject.known(value)
        result += bounds(operation, known).compactMap { binding([(symbol, $0)], width: known.width, bindings) }
      }
      let inner = graph[left]
      guard inner.kind == .operation, inner.operation == .add || inner.operation == .and else { continue }
      for (value, constant) in [(inner.a, inner.b), (inner.b, inner.a)] {
        guard graph[NodeID(constant)].kind == .constant, let value = subjectNode(NodeID(value), bindings) else { continue }
        let symbol = Int(graph[NodeID(constant)].value)
        let known = subject.known(value)
        let pairs = inner.operation == .add ? intervals(operation, known) : operation == .eq ? masks(known, right, bindings) : []
        result += pairs.compactMap { pair in
          var constants = [(symbol, pair.0)]
          if graph[right].kind == .constant { constants.append((Int(graph[right].value), pair.1)) }
          return binding(constants, width: known.width, bindings)
        }
      }
    }
    return result
  }

  /// The tightest C for which `x OP C` is known, and the next power of two where that is looser.
  private func bounds(_ operation: BitVector.Operation, _ known: Knowledge) -> [UInt64] {
    switch operation {
    case .ult:
      guard known.unsignedUpper < known.mask else { return [] }
      let bound = known.unsignedUpper + 1
      let rounded = bound.nonzeroBitCount == 1 ? bound : bound.leadingZeroBitCount == 0 ? 0 : 1 << UInt64(64 - bound.leadingZeroBitCount)
      return rounded == bound || rounded == 0 || rounded > known.mask ? [bound] : [bound, rounded]
    case .ule: return [known.unsignedUpper, known.unsignedUpper == 0 ? 0 : .max >> UInt64(known.unsignedUpper.leadingZeroBitCount)]
    case .ugt: return known.unsignedLower > 0 ? [known.unsignedLower - 1] : []
    case .uge: return [known.unsignedLower]
    case .slt: return known.signedUpper < Knowledge.greatest(known.width) ? [known.bits(known.signedUpper + 1)] : []
    case .sle: return [known.bits(known.signedUpper)]
    case .sgt: return known.signedLower > Knowledge.least(known.width) ? [known.bits(known.signedLower - 1)] : []
    case .sge: return [known.bits(known.signedLower)]
    case .eq: return known.exact.map { [$0] } ?? []
    default: return []
    }
  }

  /// Pairs C1, C2 for which `x + C1 OP C2` is known.
  private func intervals(_ operation: BitVector.Operation, _ known: Knowledge) -> [(UInt64, UInt64)] {
    guard operation == .ult || operation == .ule else { return [] }
    let ends = [(known.unsignedLower, known.unsignedUpper), (known.bits(known.signedLower), known.bits(known.signedUpper))]
    return ends.compactMap { low, high in
      let count = (high &- low) & known.mask
      if operation == .ule { return ((0 &- low) & known.mask, count) }
      return count == known.mask ? nil : ((0 &- low) & known.mask, count + 1)
    }
  }

  /// Pairs C1, C2 for which `x & C1 == C2` is known; `right` is C2 or what stands in its place.
  private func masks(_ known: Knowledge, _ right: NodeID, _ bindings: Bindings) -> [(UInt64, UInt64)] {
    if openConstant(right, bindings) != nil { return [(known.zeros | known.ones, known.ones), (known.zeros, 0)] }
    guard let value = subjectNode(right, bindings).flatMap(subject.literal), value & ~known.ones == 0 else { return [] }
    return [(known.zeros | value, value)]
  }

  /// If one symbol is open, what the assumptions speak of: any literal for a constant, any value for a variable.
  private func guessed(_ fact: NodeID, _ bindings: Bindings) -> [Bindings] {
    let open = Set(graph.cone([fact]).map { graph[$0] }.filter { $0.symbol.map { bindings.symbols[$0] == nil } ?? false })
    guard open.count == 1, let symbol = open.first, let width = bindings.width(symbol.width) else { return [] }
    let values = subject.graph.cone(subject.facts.map(\.node)).filter { id in
      subject.width(id) == width && (symbol.kind == .variable || subject.graph[id].kind == .literal)
    }
    return values.prefix(Self.candidateLimit).map { value in
      var result = bindings
      result.symbols[Int(symbol.value)] = value
      return result
    }
  }
}
