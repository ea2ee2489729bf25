import ArgumentParser
import Benchmarking
import FoundationEssentials
import GeneratedRules
import Glibc
import LuaBytecode
import LuaRuntime
import LuaSyntax
import RuleHost
import TraceOptimizer
import TracingJIT

/// `tracelua FILE.lua [ARGS]`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "run", abstract: "Run a Lua program (the default).")

  @Argument(help: ArgumentHelp("The program.", valueName: "file.lua"))
  var file: String

  @Argument(help: ArgumentHelp("What the program finds in `arg` and `...`. After `--`, arguments may begin with a dash.", valueName: "args"))
  var arguments: [String] = []

  @Flag(name: .customLong("no-jit"), help: "Interpret only.")
  var isInterpreted = false

  @Option(help: ArgumentHelp("The rules that optimize traces: all, none, or names of rules and families.", valueName: "all|none|name,…"))
  var rules = "all"

  @Flag(help: "Say on standard error what the JIT did.")
  var stats = false

  @Option(help: ArgumentHelp("Print bytecode (and don't run), or each trace, its IR, its machine code, on standard error.", valueName: "bytecode|trace|ir|asm"))
  var dump: String?

  @Option(help: ArgumentHelp("Set a parameter of the JIT, such as hotloop=1; may be given several times.", valueName: "name=value"))
  var set: [String] = []

  @Flag(help: "Prove each optimized trace equal to what was recorded, in its integer part: with the `genus` beside this executable, when the program ends.")
  var validate = false

  @Option(help: ArgumentHelp("Count executed trace instructions and write them and the rules' firings to a file.", visibility: .hidden))
  var report: String?

  func run() throws {
    let source = try Self.contents(of: file)
    let prototype: Prototype
    do throws(LuaSyntaxError) {
      prototype = try Compiler.compile(source: source, chunkName: file)
    } catch {
      throw CommandFailure.unreadable(error.description)
    }
    if dump == "bytecode" {
      TraceLua.standardOutput(BytecodePrinter.text(of: prototype))
      return
    }
    let machine = LuaMachine()
    let engine = try makeEngine(machine)
    let validation = validate ? Validation() : nil
    if validate, validation == nil { throw CommandFailure.unreadable("cannot make a temporary file") }
    if let validation { engine?.recordings = validation.add }
    let finish = { [self] in self.finish(engine, machine) ?? validation?.finish() }
    machine.exitHook = { _ in
      if let failure = finish() {
        TraceLua.standardError("tracelua: \(failure.message)\n")
        Glibc.exit(failure.status)
      }
    }
    machine.setArguments(arguments, script: file)
    var failure: CommandFailure?
    do throws(LuaError) {
      try machine.run(prototype, arguments: arguments)
    } catch {
      failure = CommandFailure(message: error.description, status: 1)
    }
    let outputFailure = machine.flushOutput()
    failure = finish() ?? failure
    if let outputFailure { failure = CommandFailure(message: "cannot write output: \(String(cString: strerror(outputFailure)))", status: 1) }
    if let failure { throw failure }
  }

  /// Reads a file; a failure names it.
  static func contents(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw CommandFailure.unreadable("cannot open \(path): \(String(cString: strerror(errno)))") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      bytes += buffer[..<count]
      if count < buffer.count { break }
    }
    if ferror(file) != 0 { throw CommandFailure.unreadable("cannot read \(path): \(String(cString: strerror(errno)))") }
    return bytes
  }

  private func makeEngine(_ machine: LuaMachine) throws -> Engine? {
    let selection = try Self.selection(rules)
    var configuration = Configuration()
    for setting in set {
      let parts = setting.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let value = Int(parts[1]), configuration.set(parts[0], to: value) else {
        let names = Configuration.parameters.map(\.name).joined(separator: ", ")
        throw CommandFailure.unreadable("'\(setting)' sets no parameter; there are \(names)")
      }
    }
    var parts: Dump.Parts = []
    for name in (dump ?? "").split(separator: ",") {
      guard let part = Dump.Parts(name: String(name)) else {
        throw CommandFailure.unreadable("there is no '\(name)' to dump; it is bytecode, trace, ir or asm")
      }
      parts.insert(part)
    }
    if isInterpreted { return nil }
    guard let engine = Engine(machine, configuration: configuration, rules: selection, countsInstructions: report != nil) else {
      TraceLua.standardError("tracelua: no machine code on this processor; interpreting\n")
      return nil
    }
    if !parts.isEmpty { engine.dump = Dump(parts, to: TraceLua.standardError) }
    engine.install()
    return engine
  }

  /// The rules that a name list selects.
  static func selection(_ text: String) throws -> RuleSelection {
    switch text {
    case "all": return .all
    case "none": return .none
    default:
      switch RuleSelection.named(text.split(separator: ",").map(String.init)) {
      case .success(let selection): return selection
      case .failure(let unknown): throw CommandFailure.unreadable("there is no rule or family '\(unknown.name)'")
      }
    }
  }

  /// Writes statistics and report, where asked for; returns why that failed.
  private func finish(_ engine: Engine?, _ machine: LuaMachine) -> CommandFailure? {
    let names = GeneratedRules.table.map(\.name)
    if stats {
      TraceLua.standardError(engine.map { $0.statistics.text(ruleNames: names, codeBytes: $0.codeBytes) } ?? "interpreted only\n")
    }
    guard let report else { return nil }
    var fired: [String: Int] = [:]
    for (name, count) in zip(names, engine?.statistics.rules.firings ?? []) where count > 0 { fired[name] = count }
    let contents = RunReport(executedInstructions: Int(machine.state.pointee.executedTraceInstructions), fired: fired)
    do {
      try JSONEncoder().encode(contents).write(to: URL(fileURLWithPath: report))
      return nil
    } catch {
      return CommandFailure(message: "cannot write \(report)", status: 2)
    }
  }
}
