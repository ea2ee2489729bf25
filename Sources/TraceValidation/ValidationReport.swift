import BitVector
package import TraceIR

/// What the validation of one trace came to, in words.
package struct ValidationReport: Sendable {
  package let recording: Recording
  package let steps: [StepVerdict]
  package let assumptions: [StepVerdict]

  package init(_ recording: Recording, resourceLimit: UInt32 = 8_000_000) {
    self.recording = recording
    (steps, assumptions) = TraceValidator(recording, resourceLimit: resourceLimit).verdicts()
  }

  private func count(_ verdict: StepVerdict) -> Int { (steps + assumptions).count { $0 == verdict } }

  package var same: Int { count(.same) }
  package var proven: Int { count(.proven) }
  package var undecided: Int { count(.undecided) }
  package var wrong: Int { steps.count + assumptions.count - same - proven - undecided }

  /// One line, and a counterexample for each step that is wrong.
  package var text: String {
    let verdict = wrong > 0 ? "WRONG" : undecided > 0 ? "undecided" : "proved"
    var text = "trace \(recording.number)\(recording.place.isEmpty ? "" : " at " + recording.place): \(verdict)"
    text += "; of \(steps.count) recorded integer steps and \(assumptions.count) loop assumptions \(same) are kept as they were, \(proven) proved equal"
    if undecided > 0 { text += ", \(undecided) undecided" }
    if wrong > 0 { text += ", \(wrong) wrong" }
    text += "\n"
    for (step, verdict) in zip(recording.steps, steps) {
      switch verdict {
      case .undecided: text += "  undecided at \(step.position): \(Recording.text(step))\n"
      case .wrong(let values): text += "  wrong at \(step.position): \(Recording.text(step))" + counterexample(values)
      default: continue
      }
    }
    for (assumption, verdict) in zip(recording.assumptions, assumptions) {
      switch verdict {
      case .undecided: text += "  undecided: what is assumed of the loop's v\(assumption.phi)\n"
      case .wrong(let values): text += "  wrong: what is assumed of the loop's v\(assumption.phi)" + counterexample(values)
      default: continue
      }
    }
    return text
  }

  private func counterexample(_ values: [Int: UInt64]) -> String {
    let printer = TracePrinter(recording.optimized)
    if values.isEmpty { return "\n" }
    return ", for example with\n"
      + values.keys.sorted().map { index in
        let width = recording.optimized.instructions[index].type.width
        let value = width == 0 ? 0 : ConcreteAlgebra.signed(values[index]!, width)
        return "    \(printer.line(index)) giving \(width == 1 ? values[index]! == 0 ? "0" : "1" : String(value))\n"
      }.joined()
  }
}
