import BitVector
package import Rules
import Solver

/// What became of a finding.
package struct Generalization: Sendable {
  package enum Status: String, Sendable {
    /// A family was found and proven.
    case generalized
    /// Only the finding itself, at its own widths and constants, was proven.
    case concrete
    /// The finding is wrong.
    case invalid
    /// The solver gave up on the finding itself, or it is too large.
    case exhausted
    /// Rules that are known already do it.
    case instance
  }

  /// A known rule that does what a claim says.
  package struct Instance: Hashable, Sendable, Codable {
    package var rule: String
    /// In bits, by the rule's width names.
    package var widths: [Value]
    /// Signed, by the names of the rule's constants.
    package var constants: [Value]

    package struct Value: Hashable, Sendable, Codable {
      package var name: String
      package var value: Int64
      package init(name: String, value: Int64) {
        self.name = name
        self.value = value
      }
    }

    package init(rule: String, widths: [Value], constants: [Value]) {
      self.rule = rule
      self.widths = widths
      self.constants = constants
    }
  }

  /// Inputs at which a finding is wrong, in the finding's names.
  package struct Refutation: Sendable {
    /// Name, width in bits, value (nil: poison).
    package var inputs: [(name: String, width: Int, value: UInt64?)]
    /// nil: poison or undefined.
    package var source: UInt64?
    package var target: UInt64?
    package var width: Int

    package init(inputs: [(name: String, width: Int, value: UInt64?)], source: UInt64?, target: UInt64?, width: Int) {
      self.inputs = inputs
      self.source = source
      self.target = target
      self.width = width
    }
  }

  package var path: String
  package var status: Status
  package var refutation: Refutation?
  package var rules: [Rule] = []
  /// Other generalizations, where they were asked for: those that cover most for their length first.
  package var alternatives: [Rule] = []
  /// Of each claim, when the status is `instance`.
  package var instances: [Instance] = []
  /// It comes from a cache; the times are those of when it was found.
  package var isCached = false
  /// What it took by the clock.
  package var seconds = 0.0
  /// Seconds that each phase took on the cores it used, in order.
  package var phases: [(name: String, seconds: Double)] = []
  /// What was given up on the way, in words.
  package var notes: [String] = []

  /// Something that was tried or found.
  package struct Step: Sendable {
    package var text: String
    /// How long it took, where that was measured.
    package var seconds: Double?
  }
  /// What was tried, step by step.
  package var story: [Step] = []

  package init(path: String, status: Status) {
    self.path = path
    self.status = status
  }

  /// Forgets how long everything took.
  package mutating func leaveOutTimes() {
    seconds = 0
    phases = []
    for index in story.indices { story[index].seconds = nil }
  }

  /// The JSON object of the interchange form.
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("finding", .string(path)), .init("status", .string(status.rawValue)), .init("seconds", .real((seconds * 1000).rounded() / 1000)),
    ]
    if isCached { members.append(.init("cached", .bool(true))) }
    if let first = instances.first {
      func values(_ values: [Instance.Value]) -> JSON { .object(values.map { .init($0.name, .string(String($0.value))) }) }
      members.append(.init("of", .string(first.rule)))
      members.append(
        .init(
          "instances",
          .array(
            instances.map {
              .object([.init("rule", .string($0.rule)), .init("widths", values($0.widths)), .init("constants", values($0.constants))])
            })))
    }
    if let refutation {
      func value(_ value: UInt64?, _ width: Int) -> JSON { value.map { .string(String(ConcreteAlgebra.signed($0, width))) } ?? .string("poison") }
      var inputs = refutation.inputs.map { JSON.Member($0.name, value($0.value, $0.width)) }
      inputs.append(.init("source", refutation.source.map { .string(String(ConcreteAlgebra.signed($0, refutation.width))) } ?? .string("poison or undefined")))
      inputs.append(.init("target", refutation.target.map { .string(String(ConcreteAlgebra.signed($0, refutation.width))) } ?? .string("poison or undefined")))
      members.append(.init("counterexample", .object(inputs)))
    }
    members.append(.init("phases", .object(phases.map { .init($0.name, .real(($0.seconds * 1000).rounded() / 1000)) })))
    if !notes.isEmpty { members.append(.init("notes", .array(notes.map { .string($0) }))) }
    members.append(.init("rules", .array(rules.map(\.json))))
    if !alternatives.isEmpty { members.append(.init("alternatives", .array(alternatives.map(\.json)))) }
    return .object(members)
  }
}
