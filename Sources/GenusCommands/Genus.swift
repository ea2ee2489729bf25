package import ArgumentParser
import Diagnostics
import Foundation

/// The root command. Each subcommand is a file of its own.
package struct Genus: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "genus",
    abstract: "Turns missed optimizations into proven rule families, and rule families into Swift.",
    discussion: """
      A finding is one concrete missed optimization: a pair of LLVM functions, a Souper .opt file or a trace. The rule it belongs to is \
      proven for all inputs, constants and widths that it claims, kept as text in rule files, and compiled into Swift that rewrites any \
      intermediate representation that conforms to RuleHost.

      Exit status: 0 done; 1 a finding or rule is invalid or not proven, or generated files are out of date; 2 the command line or an \
      input can't be read.
      """,
    version: "1.0",
    subcommands: [
      Generalize.self, Explain.self, Apply.self, Check.self, Certify.self, Emit.self, EmitForMeasuring.self, Fuzz.self, Regenerate.self, Validate.self,
      Verify.self,
    ])

  package init() {}

  /// Runs the command that `arguments` (without the program's name) give, prints errors, and returns the exit status.
  package static func run(_ arguments: [String]) async -> Int32 {
    do {
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand { try await asynchronous.run() } else { try command.run() }
      return 0
    } catch let diagnostic as Diagnostic {
      printError(diagnostic.description)
      return 2
    } catch let failure as CommandFailure {
      printError("genus: \(failure.message)")
      return failure.status
    } catch {
      let text = fullMessage(for: error)
      let code = exitCode(for: error)
      if code == .success { print(text) } else if !text.isEmpty { printError(text) }
      return code == .validationFailure ? 2 : code.rawValue
    }
  }

  static func printError(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}

/// Ends a command with a message and a status.
struct CommandFailure: Error {
  var message: String
  /// 1 for what is invalid, not proven or out of date; 2 for what can't be read or written.
  var status: Int32
}
