import BitVector
import Rules

/// Looks for other replacements of a problem's source: of one operation or two over its parts and constants, no dearer than its own.
///
/// What is right for the finding's own constants, but is one of many ways to write it, may be right for no others; another way may be.
struct ReplacementSearch {
  let problem: Problem
  private let constants: ReplacementConstants
  private let width: WidthTerm
  /// What the source computes from variables below its root, and the variables, simplest first.
  private let parts: [NodeID]

  private enum Limit {
    /// So many replacements are enough.
    static let found = 2
    /// So many parts of the source are looked at.
    static let parts = 5
  }

  init(_ problem: Problem) {
    self.problem = problem
    constants = ReplacementConstants(problem.graph, source: problem.source, premises: problem.assumptions)
    let graph = problem.graph
    width = graph[problem.source].width
    parts = Array(
      graph.cone([problem.source]).filter { $0 != problem.source && !graph.isConstantExpression($0) }
        .sorted { (graph.cone([$0]).count, $0) < (graph.cone([$1]).count, $1) }
        .prefix(Limit.parts))
  }

  /// The problem with other targets, cheapest first.
  func problems() -> [Problem] {
    if constants.isEmpty { return [] }
    let (own, source) = (Measure(problem.graph, problem.target), Measure(problem.graph, problem.source))
    let sketches = sketches().map { (sketch: $0, measure: Measure($0.graph, $0.target)) }
      .filter { ($0.measure.cost, $0.measure.operations) <= (own.cost, own.operations) && $0.measure < source }
      .sorted { $0.measure < $1.measure }
    var tried = Set([problem.graph.text(problem.target)])
    var found: [Problem] = []
    for (sketch, _) in sketches where found.count < Limit.found {
      guard let filled = filled(sketch), tried.insert(filled.graph.text(filled.target)).inserted
      else { continue }
      found.append(filled)
    }
    return found
  }

  /// A replacement with unknown constants in a copy of the problem's graph.
  private struct Sketch {
    var graph: ExpressionGraph
    var target: NodeID
  }

  /// The problem with a sketch as its target; nil if no constants make it right, or one of its operations says nothing.
  private func filled(_ sketch: Sketch) -> Problem? {
    guard let (graph, target) = constants.filled(sketch.graph, target: sketch.target) else { return nil }
    let source = Set(graph.cone([problem.source]))
    for id in graph.cone([target]) where graph[id].kind == .operation && !source.contains(id) && !constants.varies(graph, id) { return nil }
    return Problem(graph: graph, source: problem.source, target: target, assumptions: problem.assumptions).rebuilt()
  }

  /// Operations of one result in the operands' width, and truths.
  private static let uniform: [Operation] = [.add, .sub, .and, .or, .xor, .shl, .lshr, .ashr, .umin, .umax, .smin, .smax, .mul]
  private static let comparisons: [Operation] = [.eq, .ne, .ult, .ugt, .slt, .sgt]

  /// Pairs of an outer and an inner operation that say more together than one of them: truths, then values.
  private static let rangeTests: [(Operation, Operation)] = [(.ult, .add), (.ugt, .add), (.eq, .and), (.ne, .and), (.ult, .lshr), (.eq, .lshr), (.ne, .lshr)]
  private static let pairs: [(Operation, Operation)] = [
    (.and, .lshr), (.and, .shl), (.and, .add), (.and, .ashr), (.add, .and), (.shl, .and), (.xor, .and), (.or, .and), (.add, .xor), (.lshr, .add),
    (.ashr, .shl), (.lshr, .shl), (.shl, .lshr), (.add, .shl), (.add, .mul), (.sub, .and),
  ]

  /// A constant; parts, cast or not; parts with constants and with each other in one operation; with two constants in two.
  private func sketches() -> [Sketch] {
    let base = problem.graph
    var sketches: [Sketch] = []
    func add(_ build: (inout ExpressionGraph, _ hole: (inout ExpressionGraph, WidthTerm) -> NodeID) -> NodeID) {
      var graph = base
      let first = graph.symbols.count
      let target = build(&graph) { graph, width in graph.symbol("?\(graph.symbols.count - first)", width: width, isConstant: true) }
      sketches.append(Sketch(graph: graph, target: target))
    }
    add { $1(&$0, width) }
    for part in parts {
      let own = base[part].width
      if own == width { add { _, _ in part } }
      for (operation, isWider) in [(Operation.zext, true), (.sext, true), (.trunc, false)] where own != width && (own.bits! < width.bits!) == isWider {
        add { graph, _ in graph.operation(operation, width: width, part) }
      }
      let outer = width == .bits(1) ? Self.comparisons : own == width ? Self.uniform : []
      for operation in outer {
        add { graph, hole in graph.operation(operation, part, hole(&graph, own)) }
        if operation == .sub || operation == .shl || operation == .lshr { add { graph, hole in graph.operation(operation, hole(&graph, own), part) } }
        for other in parts where other != part && base[other].width == own {
          if operation.isCommutative, other < part { continue }
          add { graph, _ in graph.operation(operation, part, other) }
        }
      }
      guard own != .bits(1) else { continue }
      for (outer, inner) in width == .bits(1) ? Self.rangeTests : own == width ? Self.pairs : [] {
        add { graph, hole in
          let below = graph.operation(inner, part, hole(&graph, own))
          return graph.operation(outer, below, hole(&graph, own))
        }
      }
      if width == .bits(1) { continue }
      for operation in Self.comparisons {
        add { graph, hole in
          let test = graph.operation(operation, part, hole(&graph, own))
          return graph.operation(.zext, width: width, test)
        }
      }
    }
    return sketches
  }
}
