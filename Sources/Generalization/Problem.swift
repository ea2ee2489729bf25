package import BitVector
package import Findings
import Rules

/// One claim of a finding, on its own: where the assumptions hold, `source` may become `target`.
package struct Problem: Sendable {
  /// Numeric widths only; every symbol is a variable.
  package var graph: ExpressionGraph
  package var source: NodeID
  package var target: NodeID
  package var assumptions: [NodeID]
  /// The constants of the assumptions are the family's own, not expressions over the pattern's.
  var freesFacts = false
  /// Widths that are equal in the finding are one.
  var tiesWidths = false

  package init(graph: ExpressionGraph, source: NodeID, target: NodeID, assumptions: [NodeID]) {
    self.graph = graph
    self.source = source
    self.target = target
    self.assumptions = assumptions
  }

  package init(_ finding: Finding, claim: Finding.Claim) {
    self.init(graph: finding.graph, source: claim.source, target: claim.target, assumptions: finding.assumptions)
  }

  /// What the target costs more than the source, if it does.
  var extraCost: Int { max(0, Measure(graph, target).cost - Measure(graph, source).cost) }

  /// Indices of the variables that occur below `roots`.
  func variables(_ roots: [NodeID]) -> Set<Int> {
    Set(graph.cone(roots).filter { graph[$0].kind == .variable }.map { Int(graph[$0].value) })
  }

  /// How often a literal occurs in the pattern: what would be constants of its own.
  var literalPlaces: Int { literalPlaces(below: [source]) }

  /// How often a literal occurs in the assumptions.
  var literalPlacesInFacts: Int { literalPlaces(below: assumptions) }

  private func literalPlaces(below roots: [NodeID]) -> Int {
    graph.cone(roots).reduce(0) { count, id in count + graph[id].operands.count { graph[$0].kind == .literal } }
  }

  /// The rewrite and its assumptions, for `genus explain`.
  var text: String { "\(graph.text(source)) => \(graph.text(target)) where \(assumptions.map { graph.text($0) })" }

  /// The problem with a fresh variable in the place of `id`, and the variable's name.
  func abstracting(_ id: NodeID) -> (problem: Problem, name: String) {
    var name = "y"
    while graph.symbols.contains(where: { $0.name == name }) { name += "y" }
    var extended = self
    extended.graph.symbol(name, width: graph[id].width, isConstant: false)
    return (extended.rebuilt { fresh, node, _ in node == id ? fresh.symbolNode(named: name) : nil }, name)
  }

  /// The same problem in a fresh graph that holds nothing else; `replacing` may give other nodes for some.
  func rebuilt(replacing replace: (inout ExpressionGraph, NodeID, Node) -> NodeID? = { _, _, _ in nil }) -> Problem {
    var fresh = ExpressionGraph()
    for symbol in graph.symbols { fresh.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant) }
    let roots = fresh.copy([source, target] + assumptions, from: graph, replacing: replace)
    return Problem(graph: fresh, source: roots[0], target: roots[1], assumptions: Array(roots.dropFirst(2)))
  }
}
