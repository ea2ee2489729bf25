import Foundation
import LuaBytecode
import LuaRuntime

/// A Lua program's output, errors included, from this project's interpreter or from `lua5.4`.
enum LuaRun {
  struct Outcome: Equatable {
    var output: String
    var error: String?
  }

  /// Runs a program in this process, without a JIT.
  static func interpret(_ source: String, chunk: String = "test.lua") throws -> Outcome {
    let prototype = try Compiler.compile(source: Array(source.utf8), chunkName: chunk)
    let path = NSTemporaryDirectory() + "tracelua-test-\(UUID().uuidString)"
    let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
    defer {
      close(descriptor)
      unlink(path)
    }
    let machine = LuaMachine()
    machine.redirectOutput(to: descriptor)
    var message: String?
    do throws(LuaError) {
      try machine.run(prototype)
    } catch {
      message = error.description
    }
    if let code = machine.flushOutput() { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    let data = FileManager.default.contents(atPath: path) ?? Data()
    return Outcome(output: String(decoding: data, as: UTF8.self), error: message)
  }

  /// The reference implementation, where there is one.
  static let reference = ["/usr/bin/lua5.4", "/usr/local/bin/lua5.4"].first { FileManager.default.isExecutableFile(atPath: $0) }

  /// What the reference implementation prints for a file, run from the file's folder.
  static func reference(_ executable: String, file: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = [file.lastPathComponent]
    process.currentDirectoryURL = file.deletingLastPathComponent()
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
