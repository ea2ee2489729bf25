import ArgumentParser
import RuleAnalysis
import RuleEmitter

/// `genus emit FILE.rules… --out DIR`
struct Emit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compiles rule files to Swift.",
    discussion:
      "Rules that are not proven, that don't make what they rewrite cheaper, or that are instances of others, are left out and named on standard error.")

  @Argument(help: ArgumentHelp("Rule files.", valueName: "file.rules"))
  var files: [String]

  @Option(help: ArgumentHelp("The folder for the Swift files; Swift files there that no rule gives are removed.", valueName: "dir"))
  var out: String

  func run() throws {
    let (rules, redundant) = RuleSetAnalysis.withoutRedundant(try RuleFiles.read(files).map(RuleSetAnalysis.foldingLiterals))
    let result = RuleEmitter().emit(rules)
    for remark in redundant { Genus.printError("left out \(remark)") }
    for note in result.notes { Genus.printError("left out \(note)") }
    var tree = GeneratedTree(root: out)
    for file in result.files { tree.files[file.name] = file.contents }
    try tree.write(removing: { $0.hasSuffix(".swift") && !$0.contains("/") })
  }
}
