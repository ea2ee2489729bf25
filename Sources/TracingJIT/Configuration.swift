/// The JIT's parameters, each a row of ``Configuration/parameters``.
package struct Configuration: Sendable {
  /// Back edges before a loop is recorded.
  package var hotLoop = 56
  /// Exits through one snapshot before a side trace is recorded.
  package var hotExit = 10
  /// Recorded instructions before a trace is given up.
  package var maximumInstructions = 4000
  /// Snapshots before a trace is given up.
  package var maximumSnapshots = 800
  /// Inlined calls inside one another.
  package var maximumFrames = 20
  /// Inlined calls of one function inside itself.
  package var maximumRecursion = 3
  /// Side traces of one root trace.
  package var maximumSideTraces = 150
  /// Failed recordings at one place before it is left to the interpreter.
  package var maximumAttempts = 4
  /// Iterations of an inner loop that a trace unrolls.
  package var maximumUnrolled = 8
  /// Traces altogether.
  package var maximumTraces = 4000

  package init() {}

  /// One parameter: its name on the command line, unit and meaning.
  package struct Parameter: Sendable {
    package let name: String
    package let unit: String
    package let meaning: String
    package let path: any WritableKeyPath<Configuration, Int> & Sendable
  }

  package static let parameters: [Parameter] = [
    Parameter(name: "hotloop", unit: "back edges", meaning: "before a loop is recorded", path: \.hotLoop),
    Parameter(name: "hotexit", unit: "exits", meaning: "through one snapshot before a side trace is recorded", path: \.hotExit),
    Parameter(name: "maxrecord", unit: "instructions", meaning: "recorded before a trace is given up", path: \.maximumInstructions),
    Parameter(name: "maxsnap", unit: "snapshots", meaning: "before a trace is given up", path: \.maximumSnapshots),
    Parameter(name: "maxframes", unit: "calls", meaning: "inlined inside one another", path: \.maximumFrames),
    Parameter(name: "callunroll", unit: "calls", meaning: "of one function inlined inside itself", path: \.maximumRecursion),
    Parameter(name: "maxside", unit: "traces", meaning: "that one root trace may have at its exits", path: \.maximumSideTraces),
    Parameter(name: "attempts", unit: "recordings", meaning: "that may fail at one place before it is left to the interpreter", path: \.maximumAttempts),
    Parameter(name: "loopunroll", unit: "iterations", meaning: "of an inner loop that a trace unrolls", path: \.maximumUnrolled),
    Parameter(name: "maxtrace", unit: "traces", meaning: "altogether", path: \.maximumTraces),
  ]

  /// Sets a parameter by name; false if there is none of that name or the value is negative.
  package mutating func set(_ name: some StringProtocol, to value: Int) -> Bool {
    guard value >= 0, let parameter = Configuration.parameters.first(where: { $0.name == name }) else { return false }
    self[keyPath: parameter.path] = value
    return true
  }
}
