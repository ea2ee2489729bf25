package import FoundationEssentials
import Glibc

/// A program run to its end in a process of its own.
package struct ChildProcess: Sendable {
  /// The exit status, or 128 plus the number of the signal that ended it.
  package let status: Int32
  /// CPU time of the process, user and system, in seconds.
  package let seconds: Double
  package let output: Data
  package let errorOutput: Data

  package struct LaunchFailure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Runs an executable and waits for it. Its output goes to files, so that reading it does not disturb the measurement.
  package static func run(_ executable: String, _ arguments: [String]) throws(LaunchFailure) -> ChildProcess {
    let output = try TemporaryFile()
    let errorOutput = try TemporaryFile()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output.descriptor, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errorOutput.descriptor, STDERR_FILENO)
    var process: pid_t = 0
    var argumentPointers: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in argumentPointers { free(pointer) } }
    let code = posix_spawn(&process, executable, &actions, nil, &argumentPointers, nil)
    guard code == 0 else { throw LaunchFailure(description: "cannot run \(executable): \(String(cString: strerror(code)))") }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw LaunchFailure(description: "lost the process of \(executable)") }
    }
    let signal = status & 0x7F
    let seconds = usage.ru_utime.seconds + usage.ru_stime.seconds
    return ChildProcess(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, seconds: seconds, output: output.contents(), errorOutput: errorOutput.contents())
  }
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

/// A file without a name, gone with its owner.
private struct TemporaryFile: ~Copyable {
  let descriptor: Int32

  init() throws(ChildProcess.LaunchFailure) {
    var template = Array("/tmp/tracelua-bench-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw ChildProcess.LaunchFailure(description: "cannot make a temporary file: \(String(cString: strerror(errno)))") }
    unlink(template)
  }

  deinit { close(descriptor) }

  func contents() -> Data {
    let size = lseek(descriptor, 0, SEEK_END)
    lseek(descriptor, 0, SEEK_SET)
    var data = Data(count: max(0, Int(size)))
    let count = data.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return data.prefix(max(0, count))
  }
}
