import Glibc
import TraceLuaCommands

@main
enum Main {
  static func main() {
    // A reader that went away is an error to report, not a signal to die of.
    signal(SIGPIPE, SIG_IGN)
    exit(TraceLua.run(Array(CommandLine.arguments.dropFirst())))
  }
}
