import Glibc
import LuaBytecode
import LuaRuntime
import LuaSyntax

/// The command line of `tracelua`.
package enum TraceLuaCommand {
  /// Runs the process's command line, and ends the process.
  package static func runAndExit() -> Never {
    signal(SIGPIPE, SIG_IGN)
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  package static func run(_ arguments: [String]) -> Int32 {
    var arguments = arguments
    var dump = false
    if arguments.first == "--dump" {
      dump = true
      arguments.removeFirst(2)
    }
    guard let path = arguments.first, let file = fopen(path, "rb") else { return 2 }
    var source: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      source += buffer[..<count]
    }
    do {
      let prototype = try Compiler.compile(source: source, chunkName: path)
      if dump {
        print(BytecodePrinter.text(of: prototype), terminator: "")
        return 0
      }
      let machine = LuaMachine()
      machine.setArguments(Array(arguments.dropFirst()), script: path)
      defer { _ = machine.flushOutput() }
      try machine.run(prototype, arguments: Array(arguments.dropFirst()))
      return 0
    } catch {
      FileHandleStandIn.report("tracelua: \(error)\n")
      return 1
    }
  }
}

enum FileHandleStandIn {
  static func report(_ text: String) { _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) } }
}
