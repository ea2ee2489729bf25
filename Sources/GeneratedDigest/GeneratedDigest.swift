import Foundation

/// The listing of everything under `Generated/`, with which stale or edited files are told without generating anything.
///
/// One line a file, `HASH PATH`, sorted by path; rule files and the Swift made from them. The hash is FNV-1a of the file's bytes: it finds
/// mistakes, not forgeries.
package enum GeneratedDigest {
  /// Where the listing is kept, within the package.
  package static let path = "Generated/digest.txt"
  /// The folders whose files it lists, within the package.
  package static let folders = ["Generated/Rules", "Generated/Sources"]

  private static let header = "# The files of this folder as genus left them; `swift package regenerate` writes it anew."

  /// The listing of `files`, by path within the package.
  package static func text(_ files: [String: [UInt8]]) -> String {
    let lines = files.keys.sorted().map { path in "\(hash(files[path]!)) \(path)" }
    return ([header] + lines).map { $0 + "\n" }.joined()
  }

  /// 16 hexadecimal digits.
  package static func hash(_ bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The paths, within the package at `root`, that were changed, added or removed since `genus` wrote the listing; sorted. All of them if
  /// there is no listing.
  package static func differences(in root: String) -> [String] {
    var current: [String: String] = [:]
    for path in files(in: root) { current[path] = hash([UInt8](FileManager.default.contents(atPath: root + "/" + path) ?? Data())) }
    var listed: [String: String] = [:]
    let listing = FileManager.default.contents(atPath: root + "/" + path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    for line in listing.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { listed[String(parts[1])] = String(parts[0]) }
    }
    return Set(current.keys).union(listed.keys).filter { current[$0] != listed[$0] }.sorted()
  }

  /// The rule files and Swift files under the listed folders, as paths within the package at `root`; sorted.
  package static func files(in root: String) -> [String] {
    var result: [String] = []
    for folder in folders {
      guard let paths = FileManager.default.subpaths(atPath: root + "/" + folder) else { continue }
      result += paths.filter { $0.hasSuffix(".rules") || $0.hasSuffix(".swift") }.map { folder + "/" + $0 }
    }
    return result.sorted()
  }
}
