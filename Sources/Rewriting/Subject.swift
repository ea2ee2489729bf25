package import AbstractValues
package import BitVector

/// Whether premises imply a fact, one-bit values of a graph, where no symbol is poison; false where that isn't known.
package typealias Entailment = (_ graph: ExpressionGraph, _ premises: [NodeID], _ fact: NodeID) -> Bool

/// The function that patterns are matched against: its graph, which grows as other spellings of instructions are tried, and what is known
/// of its values. The matcher, the prover of facts and the speller share it.
package final class Subject {
  package let function: RewritableFunction
  package var graph: ExpressionGraph
  private var analysis: ValueAnalysis
  private var spellings: [NodeID: [Spelling]] = [:]
  /// Asked of facts that the analysis doesn't decide.
  private let entailment: Entailment?
  private var entailed: [NodeID: Bool] = [:]
  /// Facts that are asked of one function.
  private static let questionLimit = 200

  package init(_ function: RewritableFunction, entailment: Entailment? = nil) {
    self.function = function
    self.entailment = entailment
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
  /// The assumptions that speak of the fact's symbols imply it together, as far as ``Entailment`` says.
  func entails(_ fact: NodeID) -> Bool {
    guard let entailment, !facts.isEmpty else { return false }
    if let known = entailed[fact] { return known }
    guard entailed.count < Self.questionLimit else { return false }
    func variables(_ id: NodeID) -> Set<NodeID> { Set(graph.cone([id]).filter { graph[$0].kind == .variable }) }
    let spoken = variables(fact)
    let relevant = facts.filter { !variables($0.node).isDisjoint(with: spoken) }
    let premises = relevant.map { $0.holds ? $0.node : graph.operation(.eq, $0.node, literal(0, width: 1)) }
    let result = !premises.isEmpty && entailment(graph, premises, fact)
    entailed[fact] = result
    return result
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
