package import BitVector

/// One concrete missed optimization: where the assumptions hold, each claim's source may become its target.
package struct Finding: Sendable {
  /// The path it was read from, as the user gave it.
  package var path: String
  /// Holds all expressions; every width is a number, every symbol a variable.
  package var graph: ExpressionGraph
  /// One-bit expressions that hold of the variables.
  package var assumptions: [NodeID]
  /// What may be replaced by what; most findings make one claim.
  package var claims: [Claim]

  package struct Claim: Hashable, Sendable {
    package var source: NodeID
    package var target: NodeID
    /// Both are at hand where they are found equal: either may replace the other.
    package var isEquality: Bool

    package init(source: NodeID, target: NodeID, isEquality: Bool = false) {
      self.source = source
      self.target = target
      self.isEquality = isEquality
    }
  }

  package init(path: String, graph: ExpressionGraph, assumptions: [NodeID], claims: [Claim]) {
    self.path = path
    self.graph = graph
    self.assumptions = assumptions
    self.claims = claims
  }
}
