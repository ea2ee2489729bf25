import Foundation
package import Generalization
import Rules

/// A result as it is kept: JSON, with the rules as the text of a rule file, which is the form that reads back as it was written.
package struct StoredResult: Codable, Equatable {
  private struct Refutation: Codable, Equatable {
    struct Input: Codable, Equatable {
      var name: String
      var width: Int
      var value: UInt64?
    }
    var inputs: [Input]
    var source: UInt64?
    var target: UInt64?
    var width: Int
  }
  private struct Phase: Codable, Equatable {
    var name: String
    var seconds: Double
  }
  private var status: String
  private var refutation: Refutation?
  private var rules: String
  /// nil: none.
  private var alternatives: String?
  private var seconds: Double
  private var phases: [Phase]
  private var notes: [String]

  package init(_ result: Generalization) {
    status = result.status.rawValue
    refutation = result.refutation.map { refutation in
      Refutation(
        inputs: refutation.inputs.map { .init(name: $0.name, width: $0.width, value: $0.value) }, source: refutation.source, target: refutation.target,
        width: refutation.width)
    }
    rules = RuleFilePrinter.text(RuleFile(rules: result.rules))
    alternatives = result.alternatives.isEmpty ? nil : RuleFilePrinter.text(RuleFile(rules: result.alternatives))
    seconds = result.seconds
    phases = result.phases.map { Phase(name: $0.name, seconds: $0.seconds) }
    notes = result.notes
  }

  /// The result for the finding at `path`, without its story; nil if this isn't one.
  package func result(path: String) -> Generalization? {
    guard let status = Generalization.Status(rawValue: status), status != .instance else { return nil }
    var result = Generalization(path: path, status: status)
    result.refutation = refutation.map { refutation in
      Generalization.Refutation(
        inputs: refutation.inputs.map { ($0.name, $0.width, $0.value) }, source: refutation.source, target: refutation.target, width: refutation.width)
    }
    guard let rules = try? RuleFileParser(file: path).parse(rules).rules else { return nil }
    result.rules = rules
    if let text = self.alternatives {
      guard let alternatives = try? RuleFileParser(file: path).parse(text).rules else { return nil }
      result.alternatives = alternatives
    }
    result.seconds = seconds
    result.phases = phases.map { ($0.name, $0.seconds) }
    result.notes = notes
    return result
  }

  /// `result` as it reads back after it was kept, its story apart; nil where that would print as something else.
  package static func readBack(_ result: Generalization) -> Generalization? {
    guard let copy = StoredResult(result).result(path: result.path), copy.json == result.json, StoredResult(copy) == StoredResult(result) else { return nil }
    return copy
  }

  var text: String? { (try? Self.encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } }

  init?(text: String) {
    guard let stored = try? JSONDecoder().decode(StoredResult.self, from: Data(text.utf8)) else { return nil }
    self = stored
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
