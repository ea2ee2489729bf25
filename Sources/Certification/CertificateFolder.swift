import Foundation

/// A folder of certificates, written whole or not at all.
package struct CertificateFolder: Sendable {
  package let path: String
  /// Lists every certificate with its expected answer; marks a folder as ours.
  private static let index = "index.txt"

  package init(_ path: String) { self.path = path }

  package struct WriteError: Error, CustomStringConvertible {
    package var description: String
  }

  /// Replaces what an earlier run wrote there. The files are written beside the folder and put in its place at the end.
  ///
  /// Throws where the folder holds something else, or can't be written; then it is as it was.
  package func write(_ certificates: [Certificate]) throws(WriteError) {
    let manager = FileManager.default
    let target = URL(fileURLWithPath: path).standardizedFileURL
    let contents = (try? manager.contentsOfDirectory(atPath: target.path)) ?? []
    var isFolder: ObjCBool = false
    if manager.fileExists(atPath: target.path, isDirectory: &isFolder), !isFolder.boolValue || !contents.isEmpty && !contents.contains(Self.index) {
      throw WriteError(description: "'\(path)' exists and holds no certificates")
    }
    let partial = target.deletingLastPathComponent().appendingPathComponent(".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? manager.removeItem(at: partial) }
    do {
      try manager.createDirectory(at: partial, withIntermediateDirectories: true)
      for rule in Set(certificates.map(\.folder)).sorted() {
        try manager.createDirectory(at: partial.appendingPathComponent(rule), withIntermediateDirectories: true)
      }
      for certificate in certificates { try Data(certificate.text.utf8).write(to: partial.appendingPathComponent(certificate.path)) }
      let index = certificates.map { "\($0.expected) \($0.path)\n" }.joined()
      try Data(index.utf8).write(to: partial.appendingPathComponent(Self.index))
      if manager.fileExists(atPath: target.path) { try manager.removeItem(at: target) }
      try manager.moveItem(at: partial, to: target)
    } catch {
      throw WriteError(description: "can't write '\(path)': \(error.localizedDescription)")
    }
  }

  /// Puts `certificates`, parts of one that is there, beside it.
  func add(_ certificates: [Certificate]) throws(WriteError) {
    do {
      for certificate in certificates {
        let url = URL(fileURLWithPath: path + "/" + certificate.path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(certificate.text.utf8).write(to: url)
      }
    } catch {
      throw WriteError(description: "can't write '\(path)': \(error.localizedDescription)")
    }
  }

  /// Removes parts that turned out to be of no use.
  func remove(_ certificates: [Certificate]) {
    for folder in Set(certificates.map { URL(fileURLWithPath: path + "/" + $0.path).deletingLastPathComponent() }) {
      try? FileManager.default.removeItem(at: folder)
      let parent = folder.deletingLastPathComponent()
      if (try? FileManager.default.contentsOfDirectory(atPath: parent.path))?.isEmpty == true { try? FileManager.default.removeItem(at: parent) }
    }
  }

  /// Lists `certificates`, in their order, in place of what was listed.
  package func list(_ certificates: [Certificate]) throws(WriteError) {
    do {
      try Data(certificates.map { "\($0.expected) \($0.path)\n" }.joined().utf8).write(to: URL(fileURLWithPath: path + "/" + Self.index), options: .atomic)
    } catch {
      throw WriteError(description: "can't write '\(path)': \(error.localizedDescription)")
    }
  }
}
