package import AbstractValues
package import BitVector

/// The function that patterns are matched against: its graph, which grows as other spellings of instructions are tried, and what is known
/// of its values. The matcher, the prover of facts and the speller share it.
package final class Subject {
  package let function: RewritableFunction
  package var graph: ExpressionGraph
  private var analysis: ValueAnalysis
  private var spellings: [NodeID: [Spelling]] = [:]

  package init(_ function: RewritableFunction) {
    self.function = function
    graph = function.graph
    analysis = ValueAnalysis(function)
  }

  package func known(_ id: NodeID) -> Knowledge { analysis.value(id, graph) }
  func isDefined(_ id: NodeID) -> Bool { analysis.isDefined(id, graph) }
  var facts: [ValueAnalysis.Fact] { analysis.facts }
  /// The assumptions imply that a comparison holds, by what they say of pairs of values.
  func relates(_ comparison: BitVector.Operation, _ a: NodeID, _ b: NodeID) -> Bool {
    analysis.relateSums([a, b], graph)
    return analysis.relations.decides(comparison, a, b, haveOneSign: known(a).hasSign(of: known(b))) == true
  }
  func says(_ node: NodeID, _ holds: Bool) -> Bool { analysis.says(node, holds) }

  func width(_ id: NodeID) -> Int { graph[id].width.bits! }
  /// The bits of a literal; nil for other nodes.
  func literal(_ id: NodeID) -> UInt64? {
    graph[id].kind == .literal ? UInt64(bitPattern: graph[id].value) & ConcreteAlgebra.mask(width(id)) : nil
  }
  func literal(_ bits: UInt64, width: Int) -> NodeID { graph.literal(Int64(bitPattern: bits), width: .bits(width)) }

  /// The ways to write the operation `id`, as it stands first.
  package func spellings(of id: NodeID) -> [Spelling] {
    if let known = spellings[id] { return known }
    var speller = Speller(subject: self)
    let result = speller.spellings(of: id)
    spellings[id] = result
    return result
  }
}
