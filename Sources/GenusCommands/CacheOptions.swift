import ArgumentParser
import Foundation
import ResultCache

/// `--cache FILE` and `--no-cache`.
struct CacheOptions: ParsableArguments {
  @Option(
    name: .customLong("cache"),
    help: ArgumentHelp("Where results are kept, so that a finding is worked on once; made if it isn't there.", valueName: "file"))
  var path: String?

  @Flag(name: .customLong("no-cache"), help: "Neither use nor keep results.")
  var isOff = false

  func validate() throws {
    if isOff, path != nil { throw ValidationError("'--cache' and '--no-cache' contradict each other.") }
  }

  /// The cache; nil where there is to be none, or where the engine doesn't know its own version.
  ///
  /// `standard` is where it is if the command line doesn't say. Of that one nobody hears if it can't be used.
  func cache(standard: String?) -> ResultCache? {
    guard !isOff, let path = path ?? standard, let engine = EngineVersion.current else { return nil }
    if self.path == nil, !FileManager.default.isWritableFile(atPath: Self.existingFolder(of: path)) { return nil }
    return ResultCache(path: path, engine: engine) { Genus.printError("genus: warning: \($0)") }
  }

  /// `genus/results.sqlite` in the user's folder for caches.
  static var userPath: String? {
    let environment = ProcessInfo.processInfo.environment
    if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder + "/genus/results.sqlite" }
    return environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.cache/genus/results.sqlite" : nil }
  }

  /// The innermost folder above `path` that is there.
  private static func existingFolder(of path: String) -> String {
    var folder = (path as NSString).deletingLastPathComponent
    while !folder.isEmpty, folder != "/", !FileManager.default.fileExists(atPath: folder) { folder = (folder as NSString).deletingLastPathComponent }
    return folder.isEmpty ? "." : folder
  }
}
