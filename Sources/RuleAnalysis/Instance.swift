import BitVector
import Rules

/// One rule seen as an instance of another: what the general rule's symbols and widths stand for in the special one.
struct Instance {
  private let general: Rule
  private let special: Rule
  /// Nodes of the special rule's graph, by symbol of the general one.
  private var symbols: [Int: NodeID] = [:]
  /// Widths of the special rule, by width name of the general one.
  private var widths: [Int: WidthTerm] = [:]

  private init(_ general: Rule, _ special: Rule) { (self.general, self.special) = (general, special) }

  /// All ways in which `general`'s pattern matches the expression `root` of `special`.
  static func all(of general: Rule, in special: Rule, at root: NodeID) -> [Instance] {
    var instance = Instance(general, special)
    guard instance.unify(general.graph[general.lhs].width, special.graph[root].width) else { return [] }
    return instance.match(general.lhs, root)
  }

  private func match(_ pattern: NodeID, _ term: NodeID) -> [Instance] {
    var result = self
    let (node, target) = (general.graph[pattern], special.graph[term])
    guard result.unify(node.width, target.width) else { return [] }
    switch node.kind {
    case .variable, .constant:
      if node.kind == .constant, !special.graph.isConstantExpression(term) { return [] }
      if let bound = symbols[Int(node.value)] { return bound == term ? [result] : [] }
      result.symbols[Int(node.value)] = term
      return [result]
    case .literal: return target.kind == .literal && target.value == node.value ? [result] : []
    case .widthValue:
      guard target.kind == .widthValue, result.widths[Int(node.value)]?.nameIndex == Int(target.value) else { return [] }
      return [result]
    case .operation:
      guard target.kind == .operation, target.flags.isSuperset(of: node.flags) else { return [] }
      func pairwise(_ operands: [NodeID]) -> [Instance] {
        zip(node.operands, operands).reduce([result]) { instances, pair in instances.flatMap { $0.match(pair.0, pair.1) } }
      }
      var all: [Instance] = []
      if node.operation == target.operation { all += pairwise(target.operands) }
      if node.operation == target.operation.swapped, node.operation.isCommutative || node.operation.isComparison {
        all += pairwise([target.operands[1], target.operands[0]] + target.operands.dropFirst(2))
      }
      return all
    }
  }

  private mutating func unify(_ a: WidthTerm, _ b: WidthTerm) -> Bool {
    guard let name = a.nameIndex else { return a == b }
    if let bound = widths[name] { return bound == b }
    widths[name] = b
    return true
  }

  /// Wherever the special rule may fire, the general one may: at every claimed width; for every choice of constants, as far as that is decided
  /// by trying all at the smallest widths.
  func covers() -> Bool {
    // Facts have to be named by the special rule too: nothing is known of how they follow from each other.
    let known = Set(special.facts.map { special.graph.text($0) })
    for fact in general.facts {
      guard let text = text(fact), known.contains(text) else { return false }
    }
    let tuples = smallTuples()
    guard !tuples.isEmpty, coversWidths() else { return false }
    return tuples.allSatisfy(holdsForAllConstants)
  }

  /// The general rule's expression `id` in the special rule's names; nil where a symbol stands for nothing.
  private func text(_ id: NodeID) -> String? {
    var graph = special.graph
    var isComplete = true
    let copied = graph.copy(
      [id], from: general.graph, width: { $0.nameIndex.flatMap { widths[$0] } ?? $0 },
      replacing: { graph, _, node in
        switch node.kind {
        case .variable, .constant:
          guard let bound = symbols[Int(node.value)] else {
            isComplete = false
            return graph.literal(0, width: .bits(1))
          }
          return bound
        case .widthValue:
          guard let width = widths[Int(node.value)] else { return nil }
          return width.bits.map { graph.literal(Int64($0), width: .bits(64)) }
        default: return nil
        }
      })
    return isComplete ? graph.text(copied[0]) : nil
  }

  private func generalTuple(_ tuple: [Int]) -> [Int] {
    general.widths.indices.map { widths[$0]?.resolved(tuple) ?? general.widths[$0].widths.first ?? 1 }
  }

  private func coversWidths() -> Bool {
    // Up to two width names all tuples are looked at; beyond that each name by itself.
    if special.widths.count <= 2 { return special.widthTuples.allSatisfy { general.admits(generalTuple($0)) } }
    return widths.allSatisfy { name, width in
      width.nameIndex.map { index in special.widths[index].widths.allSatisfy(general.widths[name].contains) } ?? general.widths[name].contains(width.bits ?? 0)
    }
  }

  /// Two tuples of widths of at most 4 bits, the widest of these.
  private func smallTuples() -> [[Int]] {
    var tuples: [[Int]] = [[]]
    for set in special.widths { tuples = tuples.flatMap { tuple in set.widths.filter { $0 <= 4 }.suffix(2).map { tuple + [$0] } } }
    return Array(tuples.filter(special.admits).suffix(2))
  }

  private func holdsForAllConstants(_ tuple: [Int]) -> Bool {
    let graph = special.graph
    let constants = special.usedSymbols.filter { graph.symbols[$0].isConstant }
    let bits = constants.map { graph.symbols[$0].width.resolved(tuple) }
    guard bits.reduce(0, +) <= 14 else { return false }
    let condition = Program(graph, roots: [special.condition], widths: tuple)
    let generalCondition = Program(general.graph, roots: [general.condition], widths: generalTuple(tuple))
    let bound = symbols.filter { general.graph.symbols[$0.key].isConstant }.map { ($0.key, Program(graph, roots: [$0.value], widths: tuple)) }
    var values = [UInt64](repeating: 0, count: graph.symbols.count)
    var generalValues = [UInt64](repeating: 0, count: general.graph.symbols.count)
    for assignment in 0..<(UInt64(1) << UInt64(bits.reduce(0, +))) {
      var rest = assignment
      for (symbol, width) in zip(constants, bits) {
        values[symbol] = rest & ConcreteAlgebra.mask(width)
        rest >>= UInt64(width)
      }
      guard condition.evaluate(0, values) == 1 else { continue }
      for (symbol, program) in bound {
        guard let value = program.evaluate(0, values) else { return false }
        generalValues[symbol] = value
      }
      if generalCondition.evaluate(0, generalValues) != 1 { return false }
    }
    return true
  }
}
