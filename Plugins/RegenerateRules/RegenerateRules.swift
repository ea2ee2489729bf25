import Foundation
import PackagePlugin

/// `swift package regenerate [--check] [--jobs N]`: builds genus and has it write `Generated/` anew.
@main
struct RegenerateRules: CommandPlugin {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  func performCommand(context: PluginContext, arguments: [String]) throws {
    var parameters = PackageManager.BuildParameters()
    parameters.configuration = .release
    parameters.logging = .concise
    let build = try packageManager.build(.product("genus"), parameters: parameters)
    guard build.succeeded, let genus = build.builtArtifacts.first(where: { $0.kind == .executable && $0.url.lastPathComponent == "genus" }) else {
      throw Failure(description: "genus can't be built:\n\(build.logText)")
    }
    let process = Process()
    process.executableURL = genus.url
    process.arguments = ["regenerate", "--package", context.package.directoryURL.path()] + arguments
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Failure(description: "genus regenerate: exit status \(process.terminationStatus)") }
  }
}
