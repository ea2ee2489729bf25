import TraceLuaCommands

@main
enum TraceLua {
  static func main() { TraceLuaCommand.runAndExit() }
}
