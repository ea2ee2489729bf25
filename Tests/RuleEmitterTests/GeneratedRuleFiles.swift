import Foundation
import RuleEmitter
import Rules

/// What the committed rule files hold.
enum GeneratedRuleFiles {
  /// The rules of Generated/Rules, in the order in which they are emitted.
  static let rules: [Rule] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Generated/Rules").path
    let paths = (FileManager.default.subpaths(atPath: folder) ?? []).filter { $0.hasSuffix(".rules") }.sorted()
    let files = paths.map { try? RuleFileParser(file: $0).parse(String(decoding: FileManager.default.contents(atPath: "\(folder)/\($0)")!, as: UTF8.self)) }
    return RuleEmitter().emit(files.flatMap { $0?.rules ?? [] }).rules
  }()
}
