import ArgumentParser
import RuleEmitter

/// `genus emit-for-measuring FILE.rules… --rules N [--linear] --out DIR`: what `make bench-rules` compiles.
struct EmitForMeasuring: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emit-for-measuring",
    abstract: "Compiles rule files, cut or grown to a number of rules, to Swift for benchmarks only.",
    discussion: "Rules beyond those of the files are theirs with other operations in the patterns. These are not sound.",
    shouldDisplay: false)

  @Argument(help: ArgumentHelp("Rule files, or folders of them.", valueName: "file.rules"))
  var files: [String]

  @Option(help: ArgumentHelp("How many rules.", valueName: "n"))
  var rules: Int

  @Flag(help: "Try one rule after another.")
  var linear = false

  @Option(help: ArgumentHelp("The folder for the Swift files.", valueName: "dir"))
  var out: String

  func run() throws {
    var emitter = RuleEmitter()
    emitter.isLinear = linear
    let set = RuleVariants.rules(emitter.emit(try RuleFiles.read(files)).rules, count: rules)
    let result = emitter.emit(set)
    for note in result.notes { Genus.printError("left out \(note)") }
    guard result.rules.count == rules else {
      throw CommandFailure(message: "there are only \(result.rules.count) variants, not \(rules)", status: 1)
    }
    var tree = GeneratedTree(root: out)
    for file in result.files { tree.files[file.name] = file.contents }
    try tree.write(removing: { $0.hasSuffix(".swift") && !$0.contains("/") && $0 != "Visit.swift" })
  }
}
