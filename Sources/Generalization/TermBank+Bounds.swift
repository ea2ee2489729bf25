import BitVector

extension TermBank {
  /// What is known of a value by its constants: terms for the least and the greatest value, unsigned, or the bits that may be set.
  private struct Bounds {
    var low: Int?
    var high: Int?
  }

  /// Longer bounds, in tenths of a symbol, tell nothing that is easy to read.
  private static let boundLimit = 90

  /// Adds what an abstract interpretation of `draft` computes: how far each value can reach, in terms of the constants.
  ///
  /// `x & C1 << C2` has no bits but `C1 << C2`: a condition most often compares such bounds. They need not be right where something wraps:
  /// what they say is tested like all terms. `ofNode`: the terms of the constant expressions.
  mutating func addBounds(of draft: RuleDraft, _ ofNode: [NodeID: Int]) {
    let graph = draft.graph
    let count = terms.count
    var ofVariable: [Int64: Bounds] = [:]
    for fact in draft.facts { addBounds(ofFact: fact, graph, ofNode, &ofVariable) }
    var bounds: [NodeID: Bounds] = [:]
    for id in graph.cone([draft.source, draft.target] + draft.facts) {
      if let term = ofNode[id] {
        bounds[id] = Bounds(low: term, high: term)
        continue
      }
      let node = graph[id]
      switch node.kind {
      case .variable: bounds[id] = ofVariable[node.value]
      case .operation:
        guard let widthClass = classes.firstIndex(of: node.width), node.width.bits != 1 else { continue }
        let operands = node.operands.map { bounds[$0] ?? Bounds() }
        let result = self.bounds(node, operands, isConstant: node.operands.map { ofNode[$0] != nil }, source: graph.operandWidth(node), widthClass)
        bounds[id] = Bounds(low: result.low.flatMap(readable), high: result.high.flatMap(readable))
      default: break
      }
    }
    markGiven(from: count)
  }

  private func readable(_ term: Int) -> Int? { terms[term].cost <= Self.boundLimit ? term : nil }

  /// What a fact says of a variable.
  private mutating func addBounds(ofFact fact: NodeID, _ graph: ExpressionGraph, _ ofNode: [NodeID: Int], _ ofVariable: inout [Int64: Bounds]) {
    let node = graph[fact]
    guard node.kind == .operation, node.operands.count == 2 else { return }
    let left = graph[node.operands[0]]
    guard let bound = ofNode[node.operands[1]], let minusOne = literal(-1, terms[bound].widthClass) else { return }
    if left.kind == .variable {
      switch node.operation {
      case .ult, .slt: ofVariable[left.value, default: Bounds()].high = append(.add, bound, minusOne)
      case .ule, .sle: ofVariable[left.value, default: Bounds()].high = bound
      case .ugt, .sgt: ofVariable[left.value, default: Bounds()].low = append(.sub, bound, minusOne)
      case .uge, .sge: ofVariable[left.value, default: Bounds()].low = bound
      default: break
      }
    } else if left.kind == .operation, left.operands.count == 2, graph[left.operands[0]].kind == .variable, let second = ofNode[left.operands[1]] {
      let variable = graph[left.operands[0]].value
      switch (left.operation, node.operation) {
      case (.and, .eq) where isZero(bound): ofVariable[variable, default: Bounds()].high = append(.not, second, nil)
      case (.sub, .ult):
        ofVariable[variable, default: Bounds()].low = second
        ofVariable[variable, default: Bounds()].high = append(.add, second, bound).flatMap { append(.add, $0, minusOne) }
      default: break
      }
    }
  }

  /// The bounds of an operation's result.
  private mutating func bounds(_ node: Node, _ operands: [Bounds], isConstant: [Bool], source: WidthTerm, _ widthClass: Int) -> Bounds {
    func both(_ operation: Operation, _ a: Int?, _ b: Int?) -> Int? {
      if let a, let b, terms[a].widthClass == terms[b].widthClass { return append(operation, a, b) }
      return nil
    }
    let (a, b) = (operands[0], operands.count > 1 ? operands[1] : Bounds())
    switch node.operation {
    case .and: return Bounds(low: nil, high: both(.and, a.high, b.high) ?? a.high ?? b.high)
    case .or: return Bounds(low: both(.or, a.low, b.low) ?? a.low ?? b.low, high: both(.or, a.high, b.high))
    case .xor: return Bounds(low: nil, high: both(.or, a.high, b.high))
    case .add: return Bounds(low: both(.add, a.low, b.low) ?? a.low ?? b.low, high: both(.add, a.high, b.high))
    case .sub: return Bounds(low: both(.sub, a.low, b.high), high: both(.sub, a.high, b.low) ?? a.high)
    case .mul:
      // What is left between the largest multiple and the bound that it doesn't pass.
      if let factor = isConstant[1] ? b.high : isConstant[0] ? a.high : nil {
        if node.flags.contains(.nsw), let greatest = term(.greatest, widthClass), let least = term(.least, widthClass) {
          _ = append(.srem, greatest, factor)
          _ = append(.srem, least, factor)
        }
        if node.flags.contains(.nuw), let all = literal(-1, widthClass) { _ = append(.urem, all, factor) }
      }
      return Bounds(low: both(.mul, a.low, b.low), high: both(.mul, a.high, b.high))
    case .shl: return isConstant[1] ? Bounds(low: both(.shl, a.low, b.high), high: both(.shl, a.high, b.high)) : Bounds(low: a.low, high: nil)
    case .lshr, .udiv:
      guard isConstant[1] else { return Bounds(low: nil, high: a.high) }
      return Bounds(low: both(node.operation, a.low, b.high), high: both(node.operation, a.high ?? literal(-1, widthClass), b.low))
    case .ashr: return isConstant[1] ? Bounds(low: both(.ashr, a.low, b.high), high: both(.ashr, a.high, b.low)) : Bounds()
    case .sdiv, .floordiv:
      return isConstant[1] ? Bounds(low: both(node.operation, a.low, b.high), high: both(node.operation, a.high, b.low)) : Bounds()
    case .urem, .floormod: return Bounds(low: nil, high: both(.add, b.high, literal(-1, widthClass)))
    case .srem: return Bounds(low: nil, high: both(.add, b.high.flatMap { append(.abs, $0, nil) }, literal(-1, widthClass)))
    case .umin, .smin: return Bounds(low: both(node.operation, a.low, b.low), high: both(node.operation, a.high, b.high) ?? a.high ?? b.high)
    case .umax, .smax: return Bounds(low: both(node.operation, a.low, b.low) ?? a.low ?? b.low, high: both(node.operation, a.high, b.high))
    case .ctlz, .cttz, .ctpop, .log2: return Bounds(low: nil, high: width(widthClass))
    case .zext, .trunc:
      guard let from = classes.firstIndex(of: source), from != widthClass else { return Bounds() }
      let high = a.high ?? (node.operation == .zext ? literal(-1, from) : nil)
      return Bounds(low: a.low.flatMap { cast($0, by: node.operation, to: widthClass) }, high: high.flatMap { cast($0, by: node.operation, to: widthClass) })
    default: return Bounds()
    }
  }

  private func literal(_ value: Int64, _ widthClass: Int) -> Int? { term(.literal(value), widthClass) }
  /// The width of a class, as a term of it.
  private func width(_ widthClass: Int) -> Int? { classes[widthClass].nameIndex.flatMap { term(.width($0), widthClass) } }
}
