import BitVector
import Diagnostics
import Findings
import Foundation

/// What the tests of all readers share.
enum Printed {
  /// Assumptions and claims, one a line.
  static func text(_ finding: Finding) -> String {
    (finding.assumptions.map { "assume \(finding.graph.text($0))" }
      + finding.claims.map { "\(finding.graph.text($0.source)) => \(finding.graph.text($0.target))" }).joined(separator: "\n")
  }

  /// The finding in the file at `path`, or the error it gives, on one line.
  static func reading(path: String) -> String {
    do throws(Diagnostic) {
      return Printed.text(try FindingReader.read(path: path))
    } catch {
      return "\(error.location): \(error.message)"
    }
  }

  /// The finding in `text`, or the error it gives, on one line.
  static func reading(_ text: String, as path: String) -> String {
    do throws(Diagnostic) {
      return Printed.text(try FindingReader.read(SourceText(path: path, text: text)))
    } catch {
      return "\(error.location): \(error.message)"
    }
  }
}

/// The findings that come with Genus.
enum Corpus {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Inputs/findings")

  /// The paths of the files with this extension, sorted.
  static func paths(_ kind: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix("." + kind) }.sorted().map { folder.appending(path: $0).path }
  }
}
