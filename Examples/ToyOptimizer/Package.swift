// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "ToyOptimizer",
  dependencies: [.package(name: "Genus", path: "../..")],
  targets: [
    .executableTarget(
      name: "ToyOptimizer",
      dependencies: [
        .product(name: "BitVector", package: "Genus"), .product(name: "GeneratedRules", package: "Genus"), .product(name: "RuleHost", package: "Genus"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
