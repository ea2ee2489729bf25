import BitVector
package import Findings
import Rewriting
import Rules
import Solver

/// Looks for the first known families that do what the claims of a finding say.
///
/// A family does it where one firing in the claim's source, its facts proven from the finding's assumptions, gives the claim's target, or
/// something of no higher measure. In the second case, and where the family isn't trusted, a solver must prove the claim too: a wrong claim is
/// an instance of nothing. Families may become known bit by bit; what has been considered isn't considered again.
package struct Recognition {
  /// A firing that does what a claim says.
  package struct Match: Sendable {
    package var rule: String
    /// In bits, by the names of the rule's widths.
    package var widths: [(name: String, bits: Int)]
    /// By the names of the rule's constants, those that the match tells.
    package var constants: [(name: String, width: Int, bits: UInt64)]
  }

  /// Findings with more nodes are not looked at.
  private static let sizeLimit = 500
  /// Z3's resource units for the proof of a claim.
  private static let resourceLimit: UInt32 = 2_000_000

  private var claims: [ClaimRecognition]
  private var considered = 0
  private let isTooLarge: Bool

  package init(_ finding: Finding) {
    let roots = finding.assumptions + finding.claims.flatMap { [$0.source, $0.target] }
    isTooLarge = finding.graph.cone(roots).count > Self.sizeLimit
    claims = isTooLarge ? [] : finding.claims.map { ClaimRecognition(finding, $0, resourceLimit: Self.resourceLimit) }
  }

  /// Considers the families that became known since the last time; the matches of all claims once each has one.
  package mutating func consider(_ known: KnownFamilies) -> [Match]? {
    if isTooLarge { return nil }
    for index in claims.indices where claims[index].match == nil {
      for family in known.families[considered...] where claims[index].match == nil { claims[index].consider(family) }
    }
    considered = known.count
    let matches = claims.compactMap(\.match)
    return matches.count == claims.count ? matches : nil
  }
}

/// The recognition of one claim.
private struct ClaimRecognition {
  private(set) var match: Recognition.Match?
  private let subject: Subject
  private let claim: Finding.Claim
  private let readable: Set<BitVector.Operation>
  private let targetMeasure: FunctionMeasure
  private let resourceLimit: UInt32
  /// The solver's word on the claim, once it was asked.
  private var isProven: Bool?

  init(_ finding: Finding, _ claim: Finding.Claim, resourceLimit: UInt32) {
    func function(_ result: NodeID) -> RewritableFunction {
      RewritableFunction(name: "claim", graph: finding.graph, assumptions: finding.assumptions, result: result)
    }
    subject = Subject(function(claim.source))
    self.claim = claim
    readable = subject.readableOperations
    targetMeasure = FunctionMeasure(function(claim.target))
    self.resourceLimit = resourceLimit
  }

  mutating func consider(_ family: KnownFamilies.Family) {
    guard family.operations.isSubset(of: readable) else { return }
    var found: (firing: RuleFiring, isTarget: Bool)?
    family.prepared.firings(in: subject) { firing in
      let isTarget = CanonicalForm.areEqual(firing.function, subject.function, claim.target)
      guard isTarget || !(targetMeasure < FunctionMeasure(firing.function)) else { return false }
      found = (firing, isTarget)
      return isTarget
    }
    guard let found else { return }
    if !(found.isTarget && family.isTrusted) {
      if isProven == nil { isProven = proof() }
      guard isProven == true else { return }
    }
    match = description(found.firing, family.prepared)
  }

  private func proof() -> Bool {
    let function = subject.function
    let prover = RefinementProver(resourceLimit: resourceLimit)
    if case .proved = prover.verdict(function.graph, source: claim.source, target: claim.target, premises: function.assumptions) { return true }
    return false
  }

  private func description(_ firing: RuleFiring, _ prepared: PreparedRule) -> Recognition.Match {
    let rule = prepared.rule
    let widths = rule.usedWidths.compactMap { index in firing.widths[index].map { (name: rule.graph.widthNames[index], bits: $0) } }
    let tuple = zip(firing.widths, rule.widths).map { $0 ?? $1.widths.first ?? 1 }
    let constants = rule.usedSymbols.compactMap { index -> (name: String, width: Int, bits: UInt64)? in
      let symbol = rule.graph.symbols[index]
      guard symbol.isConstant, let bits = firing.literals[index] else { return nil }
      return (symbol.name, symbol.width.resolved(tuple), bits)
    }
    return Recognition.Match(rule: rule.name, widths: widths, constants: constants)
  }
}
