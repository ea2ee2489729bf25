import Findings
import Foundation
import Rules

/// Reading rule files given on a command line.
enum RuleFiles {
  /// The rules of the file at `path`.
  static func read(_ path: String) throws -> [Rule] {
    let source = try FindingReader.contents(of: path)
    return try RuleFileParser(file: path).parse(String(decoding: source.bytes, as: UTF8.self)).rules
  }

  /// The rules of all files, in order, folders expanded in the order of their names; throws where two have one name.
  static func read(_ paths: [String]) throws -> [Rule] {
    let rules = try paths.flatMap(expand).flatMap(read)
    if let name = RuleChecker.repeatedNames(in: rules).first { throw CommandFailure(message: "two rules are called '\(name)'", status: 2) }
    return rules
  }

  private static func expand(_ path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return [path] }
    return (FileManager.default.subpaths(atPath: path) ?? []).filter { $0.hasSuffix(".rules") }.sorted().map { path + "/" + $0 }
  }
}
