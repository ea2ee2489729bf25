package import Diagnostics
import Foundation

/// Reads findings from files; the extension says the format.
package enum FindingReader {
  /// Reads the finding in the file at `path`: an LLVM pair (`.ll`), a PyPy trace (`.trace`) or a Souper replacement (`.opt`).
  ///
  /// Throws at the place that can't be read, with what was expected and what stood there.
  package static func read(path: String) throws(Diagnostic) -> Finding { try read(contents(of: path)) }

  /// Reads the finding in `source`; the extension of its path says the format.
  package static func read(_ source: SourceText) throws(Diagnostic) -> Finding {
    switch source.path.split(separator: "/").last?.split(separator: ".").last {
    case "ll": return try LLVMPair.read(source)
    case "trace":
      var parser = TraceParser(source)
      return try parser.read()
    case "opt":
      var parser = SouperParser(source)
      return try parser.read()
    default:
      throw source.diagnostic("expected a file named *.ll, *.opt or *.trace", at: 0)
    }
  }

  /// The bytes of the file at `path`.
  package static func contents(of path: String) throws(Diagnostic) -> SourceText {
    let empty = SourceText(path: path, bytes: [])
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw empty.diagnostic("can't read the file: \(String(cString: strerror(errno)))", at: 0) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var data = Data()
    do {
      data = try file.read(upToCount: ReadingLimits.fileSize + 1) ?? data
    } catch {
      throw empty.diagnostic("can't read the file: \(String(cString: strerror(errno)))", at: 0)
    }
    if data.count > ReadingLimits.fileSize {
      throw empty.diagnostic("the file has more than \(ReadingLimits.fileSize >> 20) MB", at: 0)
    }
    return SourceText(path: path, bytes: [UInt8](data))
  }
}
