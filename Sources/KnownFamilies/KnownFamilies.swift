import BitVector
import Rewriting
package import Rules

/// Rules that are known already, in the order in which they became known.
package struct KnownFamilies: Sendable {
  struct Family: Sendable {
    var prepared: PreparedRule
    /// What a finding must have for the pattern to occur in it.
    var operations: Set<BitVector.Operation>
    /// Proven by who asks, so that what it rewrites needs no other proof.
    var isTrusted: Bool
  }
  private(set) var families: [Family] = []

  package init() {}

  /// How many there are.
  package var count: Int { families.count }

  /// Adds those of `rules` that say they are proven; `isTrusted`: whoever calls has seen the proof.
  package mutating func add(_ rules: [Rule], isTrusted: Bool) {
    for rule in rules where rule.proof.isSound {
      let prepared = PreparedRule(rule)
      families.append(Family(prepared: prepared, operations: prepared.patternOperations, isTrusted: isTrusted))
    }
  }
}
