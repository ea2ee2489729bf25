import Foundation

/// The files that a folder should hold, and how to make it hold them.
struct GeneratedTree {
  /// The folder.
  var root: String
  /// Contents by path within the folder.
  var files: [String: String] = [:]

  init(root: String) { self.root = root }

  /// Paths, sorted, whose file is missing, differs, or is there though it shouldn't be; `isOurs` says which files in the folder are the
  /// generator's.
  func differences(among isOurs: (String) -> Bool) -> [String] {
    let stale = stale(among: isOurs)
    return (files.keys.filter { contents($0) != files[$0] } + stale).sorted()
  }

  /// Writes what differs, each file whole or not at all, and removes stale files; returns the paths it touched, sorted.
  @discardableResult
  func write(removing isOurs: (String) -> Bool) throws -> [String] {
    let changed = differences(among: isOurs)
    for path in changed {
      let url = URL(fileURLWithPath: root + "/" + path)
      do {
        if let text = files[path] {
          try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(text.utf8).write(to: url, options: .atomic)
        } else {
          try FileManager.default.removeItem(at: url)
        }
      } catch {
        throw CommandFailure(message: "can't write '\(root)/\(path)': \(error.localizedDescription)", status: 2)
      }
    }
    return changed
  }

  private func contents(_ path: String) -> String? {
    FileManager.default.contents(atPath: root + "/" + path).map { String(decoding: $0, as: UTF8.self) }
  }

  private func stale(among isOurs: (String) -> Bool) -> [String] {
    (FileManager.default.subpaths(atPath: root) ?? []).filter { path in
      var isFolder: ObjCBool = false
      return isOurs(path) && files[path] == nil && FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }
}
