import Foundation
import Synchronization

/// The findings that a command line names: files, folders of them, and `-` for paths that come on standard input, one a line.
final class FindingPaths: Sendable {
  struct Entry: Sendable {
    /// As it is opened, and named in results.
    var path: String
    /// What its rule file is called, without the extension: the path within the folder that was named, or the file's name.
    var stem: String
  }
  private enum Source: Sendable {
    case entry(Entry)
    case standardInput
  }
  private let sources: [Source]
  private let next = Mutex(0)
  /// How many there are; nil: that depends on standard input.
  let total: Int?

  static let extensions = [".ll", ".opt", ".trace"]

  /// Folders are listed now, in the order of their paths; standard input is read line by line.
  init(_ paths: [String]) {
    sources = paths.flatMap { path -> [Source] in
      if path == "-" { return [.standardInput] }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
        return [.entry(Entry(path: path, stem: Self.stem(path.split(separator: "/").last.map(String.init) ?? "finding")))]
      }
      return Self.within(path).map { .entry(Entry(path: path + (path.hasSuffix("/") ? "" : "/") + $0, stem: Self.stem($0))) }
    }
    total = sources.contains { if case .standardInput = $0 { true } else { false } } ? nil : sources.count
  }

  /// The findings in a folder, as paths within it, in order.
  static func within(_ folder: String) -> [String] {
    (FileManager.default.subpaths(atPath: folder) ?? []).filter { path in extensions.contains { path.hasSuffix($0) } }.sorted()
  }

  /// The next finding; nil after the last.
  func pop() -> Entry? {
    next.withLock { next in
      while next < sources.count {
        switch sources[next] {
        case .entry(let entry):
          next += 1
          return entry
        case .standardInput:
          if let line = readLine(strippingNewline: true) {
            if line.isEmpty { continue }
            return Entry(path: line, stem: Self.stem(line.split(separator: "/").last.map(String.init) ?? "finding"))
          }
          next += 1
        }
      }
      return nil
    }
  }

  /// Without the extension, which in a file's name starts at the first dot.
  private static func stem(_ path: String) -> String {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return String(path[..<start] + path[start...].prefix { $0 != "." })
  }
}
