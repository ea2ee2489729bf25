package import TraceOptimizer

/// What the engine did, for `--stats`.
package struct Statistics: Sendable {
  package var rootTraces = 0
  package var sideTraces = 0
  /// Exits that lead to the side trace of another one.
  package var sharedExits = 0
  /// Recorded instructions, before and after optimization.
  package var recordedInstructions = 0
  package var compiledInstructions = 0
  /// Entries from the interpreter, and exits to it.
  package var entries = 0
  /// Time spent recording the ends of traces, optimizing and compiling, in nanoseconds.
  package var compileNanoseconds: UInt64 = 0
  /// Places where recording failed, as `file:line: reason`, with how often.
  package var aborts: [String: Int] = [:]
  /// Applications of each rule.
  package var rules: RuleSelection

  /// A table for people; aborts by number, then by place.
  package func text(ruleNames: [String], codeBytes: Int) -> String {
    var lines = [
      "root traces            \(rootTraces)",
      "side traces            \(sideTraces)",
      "exits that share one   \(sharedExits)",
      "instructions recorded  \(recordedInstructions)",
      "instructions compiled  \(compiledInstructions)",
      "machine code           \(codeBytes) bytes",
      "entered                \(entries) times",
      "compile time           \(compileNanoseconds / 1000) µs",
    ]
    for (place, count) in aborts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { lines.append("aborted \(count)× \(place)") }
    for (index, count) in rules.firings.enumerated() where count > 0 { lines.append("rule \(ruleNames[index])  \(count)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
