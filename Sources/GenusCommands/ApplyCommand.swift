package import ArgumentParser
import Diagnostics
import Findings
import Foundation
import Rewriting
import Rules

/// `genus apply`: rewrites the functions of an LLVM IR file.
package struct ApplyCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Rewrite the functions of an LLVM IR file with rules, to a fixed point.",
    discussion: """
      Prints the file. A rule fires where it lowers the cost of the whole function; what it must know of variables is proven from llvm.assume,
      known bits and ranges. Functions that no rule changes are printed as they are; the others lose their llvm.assume calls, which have served.
      """)

  @Option(name: .customLong("rules"), help: ArgumentHelp("A file of rules; may be given several times.", valueName: "file.rules"))
  package var ruleFiles: [String] = []

  @Flag(help: "Say on standard error which rules fired, and how often.")
  package var stats = false

  @Flag(help: "Keep llvm.assume calls and what only they need in functions that change.")
  package var keepAssumptions = false

  @Argument(help: ArgumentHelp("The functions to rewrite: straight-line code on integers.", valueName: "functions.ll"))
  package var functions: String

  package init() {}

  package func run() throws {
    do throws(Diagnostic) {
      var rules: [Rule] = []
      for path in ruleFiles {
        let source = try FindingReader.contents(of: path)
        rules += try RuleFileParser(file: path).parse(String(decoding: source.bytes, as: UTF8.self)).rules
      }
      let module = try ModuleRewriter(FindingReader.contents(of: functions), rules: rules, keepsAssumptions: keepAssumptions)
      FileHandle.standardOutput.write(Data(module.text.utf8))
      if stats { FileHandle.standardError.write(Data(summary(module, rules).utf8)) }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      throw ExitCode(2)
    }
  }

  private func summary(_ module: ModuleRewriter, _ rules: [Rule]) -> String {
    let fired = zip(rules, module.firings).filter { $0.1 > 0 }.map { "\($0.0.name): \($0.1)\n" }.joined()
    return fired + module.changes.map { "@\($0.name): cost \($0.before) -> \($0.after)\n" }.joined()
  }
}
