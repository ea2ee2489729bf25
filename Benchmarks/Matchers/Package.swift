// swift-tools-version: 6.2
import PackageDescription

// `make bench-rules` copies this package to .build/bench-rules, beside matchers that it generates there, and runs it.
let sets = ["Tree10", "Tree100", "Tree1000", "Linear10", "Linear100", "Linear1000"]
let fast: [SwiftSetting] = [.unsafeFlags(["-Ounchecked", "-enforce-exclusivity=unchecked"])]

let package = Package(
  name: "Matchers",
  dependencies: [.package(name: "Genus", path: "../..")],
  targets: [
    .target(
      name: "Stream", dependencies: [.product(name: "BitVector", package: "Genus"), .product(name: "RuleHost", package: "Genus")], swiftSettings: fast),
    .executableTarget(name: "MatcherBenchmark", dependencies: ["Stream"] + sets.map { .byName(name: $0) }, swiftSettings: fast),
  ]
    + sets.map { name in
      .target(
        name: name,
        dependencies: ["Stream", .product(name: "BitVector", package: "Genus"), .product(name: "RuleHost", package: "Genus")], swiftSettings: fast)
    },
  swiftLanguageModes: [.v6]
)
