import GeneratedRules
import RuleHost

/// Which of the generated rules a pipeline applies, and how often each was applied.
package struct RuleSelection: Sendable {
  private var isPermitted: [Bool]
  /// Applications by rule, in the order of `GeneratedRules.table`.
  package private(set) var firings: [Int]
  /// Some rule may be applied.
  let isActive: Bool

  private init(_ isPermitted: [Bool]) {
    self.isPermitted = isPermitted
    firings = [Int](repeating: 0, count: isPermitted.count)
    isActive = isPermitted.contains(true)
  }

  /// Every rule.
  package static let all = RuleSelection([Bool](repeating: true, count: GeneratedRules.table.count))
  /// No rule.
  package static let none = RuleSelection([Bool](repeating: false, count: GeneratedRules.table.count))

  /// The rules, and all rules of the families, of these names; nil, with the first name that is unknown, otherwise.
  package static func named(_ names: [String]) -> Result<RuleSelection, UnknownRule> {
    var isPermitted = [Bool](repeating: false, count: GeneratedRules.table.count)
    for name in names {
      var isKnown = false
      for (index, rule) in GeneratedRules.table.enumerated() where rule.name == name || rule.family == name {
        isPermitted[index] = true
        isKnown = true
      }
      if !isKnown { return .failure(UnknownRule(name: name)) }
    }
    return .success(RuleSelection(isPermitted))
  }

  /// Every rule but one.
  package static func without(_ index: Int) -> RuleSelection {
    var isPermitted = [Bool](repeating: true, count: GeneratedRules.table.count)
    isPermitted[index] = false
    return RuleSelection(isPermitted)
  }

  /// A name that is no rule's and no family's.
  package struct UnknownRule: Error, Equatable {
    package let name: String
  }

  /// Asked before a rule is applied; counts.
  @inline(__always)
  mutating func permits(_ rule: Int) -> Bool {
    guard isPermitted[rule] else { return false }
    firings[rule] += 1
    return true
  }

  /// Adds another pipeline's counts.
  package mutating func add(_ other: RuleSelection) {
    for index in firings.indices { firings[index] += other.firings[index] }
  }
}
