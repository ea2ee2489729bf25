import ArgumentParser
import Findings
import Rewriting
import RuleAnalysis
import Rules
import Solver

/// `genus apply --rules FILE.rules… FUNCTIONS.ll`
struct Apply: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rewrites the functions of an LLVM IR file with rules, to a fixed point.",
    discussion: """
      Prints the file. A rule fires where it lowers the cost of the whole function, or keeps it and the rules' own order of operations (found \
      so that they come to an end) says that the replacement is less; where a rule raises the cost, that order \
      alone decides. What it must know of variables is proven from llvm.assume, known bits and ranges. Functions that no rule changes are printed as they are; the others lose their llvm.assume calls, \
      which have served.
      """)

  @Option(name: .customLong("rules"), help: ArgumentHelp("A file of rules; may be given several times.", valueName: "file.rules"))
  var ruleFiles: [String] = []

  @Flag(help: "Say on standard error which rules fired, how often, and what the functions cost.")
  var stats = false

  @Flag(help: "Keep llvm.assume calls, and what only they need, in functions that change.")
  var keepAssumptions = false

  @Argument(help: ArgumentHelp("The functions to rewrite: straight-line code on integers.", valueName: "functions.ll"))
  var functions: String

  func run() throws {
    let rules = try ruleFiles.flatMap { try RuleFiles.read($0) }
    let prover = RefinementProver(resourceLimit: 400_000)
    let module = try ModuleRewriter(
      FindingReader.contents(of: functions), rules: rules, keepsAssumptions: keepAssumptions, entailment: { prover.entails($0, $1, $2) },
      order: RewriteOrder(endingFor: rules))
    print(module.text, terminator: "")
    for (rule, count) in zip(rules, module.firings) where count > 0 {
      if !rule.proof.isSound { Genus.printError("warning: rule '\(rule.name)' fired and is not proven") }
      if stats { Genus.printError("\(rule.name): \(count)") }
    }
    if stats {
      for change in module.changes { Genus.printError("@\(change.name): cost \(change.before) -> \(change.after)") }
    }
  }
}
