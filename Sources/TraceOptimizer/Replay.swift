import TraceIR

/// The recorded iteration while it is emitted again as the loop's body.
struct Replay: Sendable {
  var isActive = false
  /// The trace whose instructions are emitted.
  var source = Trace()
  /// New values of the recorded instructions.
  var substitution: [Reference] = []
  /// The snapshot that the instruction about to be emitted had.
  var snapshot = 0
  /// State at the start of the body, as far as it isn't that of trace entry.
  var entries: [SnapshotEntry] = []
  /// Recorded snapshots already translated.
  var translated: [Int: Int] = [:]
}
