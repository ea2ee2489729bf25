// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled with the same strictness; warnings are errors.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Targets that run millions of times a second: no exclusivity checks, no overflow traps in released code.
let hot: [SwiftSetting] = strict + [.unsafeFlags(["-Ounchecked", "-enforce-exclusivity=unchecked"], .when(configuration: .release))]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// A library target of this package: folder, target and noun are the same word.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = strict) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a target; `Cases` holds before/after files that a runner reads from disk.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "Genus",
  products: [
    .executable(name: "genus", targets: ["genus"]),
    .executable(name: "tracelua", targets: ["tracelua"]),
    .library(name: "BitVector", targets: ["BitVector"]),
    .library(name: "RuleHost", targets: ["RuleHost"]),
    .library(name: "GeneratedRules", targets: ["GeneratedRules"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Shared by everything.
    library("Diagnostics"),
    library("Parallelism"),
    library("BitVector", ["Diagnostics"]),
    library("AbstractValues", ["BitVector"]),

    // Offline: from findings to proven rule families to Swift source.
    .systemLibrary(name: "CZ3", pkgConfig: "z3", providers: [.apt(["libz3-dev"])]),
    // A fault in Z3 ends a query, not the program.
    .target(name: "CFault", cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])]),
    library("Solver", ["CZ3", "CFault", "BitVector", "Parallelism"]),
    library("Findings", ["BitVector", "Diagnostics"]),
    library("Rules", ["BitVector", "Diagnostics"]),
    library("Rewriting", ["AbstractValues", "BitVector", "Diagnostics", "Findings", "Rules"]),
    library("Generalization", ["BitVector", "Findings", "Parallelism", "RuleAnalysis", "Rules", "Solver"], settings: hot),
    library("RuleEmitter", ["AbstractValues", "BitVector", "Rules"]),
    library("RuleAnalysis", ["BitVector", "Rewriting", "Rules", "Solver"]),
    library("Certification", ["BitVector", "Rules"]),
    library("Verification", ["BitVector", "Generalization", "RuleAnalysis", "Rules", "Solver"]),
    library("Fuzzing", ["BitVector", "Diagnostics", "Findings", "LuaSyntax", "Rewriting", "Rules", "Solver"]),
    library("KnownFamilies", ["BitVector", "Findings", "Rewriting", "Rules", "Solver"]),
    library("ResultCache", ["BitVector", "Findings", "Generalization", "Rules", "Solver", .product(name: "GRDB", package: "GRDB.swift")]),
    library("TraceValidation", ["BitVector", "Solver", "TraceIR"]),
    library("GeneratedDigest"),
    library(
      "GenusCommands",
      [
        "BitVector", "Certification", "GeneratedDigest", "Diagnostics", "Findings", "Fuzzing", "Generalization", "KnownFamilies", "Parallelism", "ResultCache",
        "Rewriting",
        "RuleAnalysis", "RuleEmitter", "Rules", "TraceIR", "TraceValidation", "Verification", argumentParser,
      ]),
    .executableTarget(name: "genus", dependencies: ["GenusCommands"], swiftSettings: strict),

    // What the generated Swift needs, and the generated Swift.
    library("RuleHost", ["AbstractValues", "BitVector"]),
    // All of the folder is the target's, so that a rule file which comes or goes makes the build plan anew.
    .target(
      name: "GeneratedRules", dependencies: ["BitVector", "RuleHost"], path: "Generated", exclude: ["Rules", "digest.txt"], sources: ["Sources"],
      swiftSettings: strict, plugins: ["CheckGeneratedRules"]),
    .executableTarget(name: "generated-check", dependencies: ["GeneratedDigest"], path: "Sources/GeneratedCheck", swiftSettings: strict),
    .plugin(name: "CheckGeneratedRules", capability: .buildTool(), dependencies: ["generated-check"]),
    .plugin(
      name: "RegenerateRules",
      capability: .command(
        intent: .custom(verb: "regenerate", description: "Write Generated/ anew from Inputs/: findings to rules to Swift."),
        permissions: [.writeToPackageDirectory(reason: "Writes the rules and the Swift generated from them to Generated/.")])),

    // Lua, from text to a running interpreter.
    library("LuaSyntax", ["Diagnostics"]),
    library("LuaBytecode", ["LuaSyntax", "Diagnostics"]),
    library("LuaRuntime", ["LuaBytecode", "LuaSyntax", "Diagnostics"], settings: hot),

    // Traces, from recording to machine code.
    library("TraceIR", ["BitVector", "Diagnostics"]),
    library("TraceOptimizer", ["AbstractValues", "BitVector", "GeneratedRules", "RuleHost", "TraceIR"], settings: hot),
    library("X86", settings: hot),
    library("CodeGeneration", ["BitVector", "TraceIR", "X86"], settings: hot),
    library("TracingJIT", ["BitVector", "CodeGeneration", "GeneratedRules", "LuaBytecode", "LuaRuntime", "TraceIR", "TraceOptimizer"], settings: hot),
    library("Benchmarking"),
    library(
      "TraceLuaCommands",
      ["Benchmarking", "GeneratedRules", "LuaBytecode", "LuaRuntime", "LuaSyntax", "RuleHost", "TraceOptimizer", "TracingJIT", argumentParser]),
    .executableTarget(name: "tracelua", dependencies: ["TraceLuaCommands"], swiftSettings: strict),

    // Tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("Parallelism"),
    tests("BitVector", ["Solver"]),
    tests("AbstractValues", ["BitVector", "Solver"]),
    tests("Findings", ["BitVector", "Diagnostics"], exclude: ["Crashes"]),
    tests("Rules", ["BitVector", "Diagnostics"]),
    tests("Rewriting", ["AbstractValues", "BitVector", "Diagnostics", "Findings", "RuleAnalysis", "Rules"], exclude: ["Cases"]),
    tests("Generalization", ["BitVector", "CFault", "Diagnostics", "Findings", "Parallelism", "Rules", "Solver"], exclude: ["Cases"]),
    tests("Certification", ["BitVector", "Rules"]),
    tests(
      "Fuzzing", ["BitVector", "Diagnostics", "Findings", "GeneratedRules", "Rewriting", "RuleEmitter", "RuleHost", "Rules", "Solver"],
      exclude: ["Crashes", "ReaderCrashes"]),
    tests("KnownFamilies", ["BitVector", "Diagnostics", "Findings", "Rules"]),
    tests("ResultCache", ["BitVector", "Diagnostics", "Findings", "Generalization", "Rules"]),
    tests("GenusCommands", ["Diagnostics", "Findings", "Generalization", "genus"], exclude: ["Cases"]),
    tests("Verification", ["BitVector", "Findings", "Generalization", "Rules"]),
    tests("RuleAnalysis", ["BitVector", "Rules"]),
    tests("RuleEmitter", ["AbstractValues", "BitVector", "CodeGeneration", "GeneratedRules", "Rewriting", "RuleHost", "Rules", "TraceIR", "TraceOptimizer"]),
    tests("LuaSyntax", ["Diagnostics"]),
    tests("LuaBytecode", ["LuaSyntax"], exclude: ["Cases"]),
    tests("LuaRuntime", ["LuaBytecode", "LuaSyntax"], exclude: ["Cases"]),
    tests("TraceIR", ["BitVector"]),
    tests("TraceOptimizer", ["AbstractValues", "BitVector", "TraceIR", "GeneratedRules", "RuleHost"], exclude: ["Cases"]),
    tests("TraceValidation", ["TraceIR", "TraceOptimizer"]),
    tests("X86", []),
    tests("CodeGeneration", ["BitVector", "TraceIR", "X86"], exclude: ["Cases"]),
    tests("TracingJIT", ["LuaRuntime", "LuaBytecode", "LuaSyntax"], exclude: ["Cases"]),
    tests("Benchmarking", []),
    tests("TraceLuaCommands", ["Benchmarking", "genus", "tracelua"]),
  ],
  swiftLanguageModes: [.v6]
)
