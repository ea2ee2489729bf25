import Foundation
import Solver

/// Which engine found a result: a different one may find another.
package enum EngineVersion {
  /// Differs wherever the code of the running program differs, or the solver's version; nil where the program can't be read.
  ///
  /// The program's file is digested whole, so nobody has to remember to raise a number when the engine changes.
  package static let current: String? = {
    let path = FileManager.default.fileExists(atPath: "/proc/self/exe") ? "/proc/self/exe" : Bundle.main.executablePath
    guard let path, let file = FileHandle(forReadingAtPath: path) else { return nil }
    var digest = ContentDigest()
    while let part = try? file.read(upToCount: 1 << 20), !part.isEmpty { part.withUnsafeBytes { digest.add($0) } }
    return digest.count > 0 ? "\(digest.text) with \(SolverVersion.text)" : nil
  }()
}
