import Foundation
import PackagePlugin

/// Fails the build of the generated rules, in milliseconds, where they are not what `genus regenerate` wrote.
@main
struct CheckGeneratedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let generated = package.appending(path: "Generated")
    let folders = ["Rules", "Sources"].map { generated.appending(path: $0) }
    // New and removed files change the list of inputs, and so run the check too.
    let files = folders.flatMap { folder in
      (FileManager.default.subpaths(atPath: folder.path()) ?? []).filter { $0.hasSuffix(".rules") || $0.hasSuffix(".swift") }.sorted()
        .map { folder.appending(path: $0) }
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "GeneratedIsCurrent.swift")
    return [
      .buildCommand(
        displayName: "Checking that Generated is current", executable: try context.tool(named: "generated-check").url,
        arguments: [package.path(), output.path()], inputFiles: files + [generated.appending(path: "digest.txt")], outputFiles: [output])
    ]
  }
}
