import Foundation
import GenusCommands
import Testing

/// A folder for one test, removed after it.
private struct TemporaryFolder: ~Copyable {
  let path = NSTemporaryDirectory() + "genus-commands-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }
  func contents(_ name: String) -> String { FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

private func rule(_ name: String, _ match: String, _ rewrite: String, isSound: Bool = true) -> String {
  """
  rule \(name)
    width     W: 8...64
    variable  x, y: W
    constant  C: W
    match     \(match)
    rewrite   \(rewrite)
    sound     \(isSound ? "at all widths" : "not proven")

  """
}

private let right = rule("right", "(add (sub x y) y)", "x")
private let special = rule("special", "(add (sub x C) C)", "x")
private let wrong = rule("wrong", "(or x C)", "x")
private let round = rule("to", "(shl x 1)", "(add x x)") + rule("from", "(add x x)", "(shl x 1)")

@Test(arguments: [(right, 0), (right + special, 0), (round, 1), ("rule broken\n  match (load x)\n", 2)])
func checkSaysWhetherASetIsRefused(_ text: String, _ status: Int) async throws {
  let folder = try TemporaryFolder()
  let file = try folder.write("a.rules", text)
  for format in ["text", "json"] { #expect(await Genus.run(["check", file, "--format", format]) == Int32(status)) }
}

@Test(arguments: [(right, 0), (right + wrong, 1), (rule("memory", "(load x)", "x"), 2), (rule("effect", "(add x y)", "(store x y)"), 2)])
func verifySaysWhetherAllIsProven(_ text: String, _ status: Int) async throws {
  let folder = try TemporaryFolder()
  let file = try folder.write("a.rules", text)
  for format in ["text", "json"] { #expect(await Genus.run(["verify", file, "--repair", "--format", format]) == Int32(status)) }
}

@Test
func filesThatCannotBeReadAreStatusTwo() async throws {
  for command in ["check", "verify", "fuzz"] { #expect(await Genus.run([command, "/nowhere/at/all.rules"]) == 2) }
  #expect(await Genus.run(["certify", "/nowhere/at/all.rules", "--out", "/nowhere/out"]) == 2)
}

@Test
func certifyWritesWholeFoldersAndLeavesOthersAlone() async throws {
  let folder = try TemporaryFolder()
  let file = try folder.write("a.rules", right)
  let out = folder.path + "/out"
  #expect(await Genus.run(["certify", file, "--out", out, "--widths", "8,16"]) == 0)
  #expect(folder.contents("out/index.txt") == "unsat right/sound-8.smt2\nunsat right/sound-16.smt2\n")
  // A folder with something else in it, a solver that isn't there, widths that are none.
  #expect(await Genus.run(["certify", file, "--out", folder.path]) == 2)
  #expect(await Genus.run(["certify", file, "--out", out, "--check", "no-such-solver"]) == 2)
  #expect(await Genus.run(["certify", file, "--out", out, "--widths", "65"]) == 2)
  #expect(folder.contents("a.rules") == right)
}

@Test
func emitLeavesInstancesOfOtherRulesOut() async throws {
  let folder = try TemporaryFolder()
  let file = try folder.write("a.rules", special + right)
  #expect(await Genus.run(["emit", file, "--out", folder.path + "/out"]) == 0)
  let table = folder.contents("out/RuleTable.swift")
  #expect(table.contains("\"right\""))
  #expect(!table.contains("\"special\""))
}

@Test
func fuzzFindsAWrongRuleAndSavesIt() async throws {
  let folder = try TemporaryFolder()
  let good = try folder.write("right.rules", right)
  let bad = try folder.write("wrong.rules", wrong)
  #expect(await Genus.run(["fuzz", good, "--count", "20"]) == 0)
  #expect(await Genus.run(["fuzz", bad, "--count", "20", "--out", folder.path + "/crashes"]) == 1)
  let crashes = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/crashes")
  #expect(!crashes.isEmpty && crashes.allSatisfy { $0.hasPrefix("seed-1-case-") && $0.hasSuffix(".ll") })
  // A saved failure is a finding, and a wrong one.
  #expect(await Genus.run(["generalize", folder.path + "/crashes/" + crashes[0], "--no-cache"]) == 1)
}
