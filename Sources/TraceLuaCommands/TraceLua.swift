package import ArgumentParser
import Glibc

/// The root command of `tracelua`.
package struct TraceLua: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "tracelua",
    abstract: "Runs Lua 5.4 programs with a tracing JIT whose integer optimizer is made of generated rules.",
    discussion: """
      Without a subcommand, runs a program: `tracelua FILE.lua [ARGS]`.

      Exit status: 0 done; 1 the Lua program ended with an error, or outputs differ; 2 the command line or an input can't be read.
      """,
    version: "1.0",
    subcommands: [RunCommand.self, BenchCommand.self],
    defaultSubcommand: RunCommand.self)

  package init() {}

  /// Runs the command that `arguments` (without the program's name) give, and returns the exit status.
  package static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { standardError("tracelua: \(failure.message)\n") }
      return failure.status
    } catch {
      let text = fullMessage(for: error)
      let code = exitCode(for: error)
      if code == .success { print(text) } else if !text.isEmpty { standardError(text + "\n") }
      return code == .validationFailure ? 2 : code.rawValue
    }
  }

  static func standardError(_ text: String) { write(text, to: STDERR_FILENO) }

  static func standardOutput(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Without a buffer: what was printed before has to come first.
  private static func write(_ text: String, to descriptor: Int32) {
    fflush(nil)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      rest = rest.dropFirst(max(count, 0))
    }
  }
}

/// Why a command ends with a status other than 0. The message may be empty if everything has been said.
struct CommandFailure: Error {
  var message: String
  var status: Int32

  /// The command line or an input can't be read.
  static func unreadable(_ message: String) -> CommandFailure { CommandFailure(message: message, status: 2) }
}
