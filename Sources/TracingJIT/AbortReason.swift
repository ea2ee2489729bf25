/// Why a recording was given up.
package enum AbortReason: String, CaseIterable, Error, Sendable {
  case unsupportedInstruction, unsupportedType, unsupportedNative, unsupportedArgument
  case metamethod, raisesError
  case innerLoop, longLoop, leavesLoop, returnsBelow, unstableLoop, contradiction
  case tooLong, tooManySnapshots, tooDeep, recursion
  case unexpectedFrame, inconsistentType
  case nothingRecorded, codeGeneration, runEnded

  /// Words for people.
  package var message: String {
    switch self {
    case .unsupportedInstruction: "an instruction that traces don't support"
    case .unsupportedType: "a value of a type that traces don't know"
    case .unsupportedNative: "a call of a native function that traces don't know"
    case .unsupportedArgument: "an operand that traces don't support"
    case .metamethod: "a metamethod"
    case .raisesError: "the instruction raises an error"
    case .innerLoop: "an inner loop"
    case .longLoop: "an inner loop that turns too often to be unrolled"
    case .leavesLoop: "the loop is left"
    case .returnsBelow: "a return below the frame that the trace started in"
    case .unstableLoop: "a variable's type changes from iteration to iteration"
    case .contradiction: "the next iteration would leave the trace for certain"
    case .tooLong: "too many instructions"
    case .tooManySnapshots: "too many snapshots"
    case .tooDeep: "too many calls inside one another"
    case .recursion: "a function that calls itself"
    case .unexpectedFrame: "a call that the recorder didn't see"
    case .inconsistentType: "a value that isn't what the recorder expected"
    case .nothingRecorded: "the trace would be empty"
    case .codeGeneration: "no machine code can be made"
    case .runEnded: "an error or a return to the host"
    }
  }

  /// How much a failure counts against further recordings at the same place: parts of an attempt, of which there are four.
  ///
  /// Whether a loop is left in the recorded iteration is chance, most of all for loops that seldom turn; other failures are likely to come again,
  /// and some certain to.
  func weight(attempts: Int) -> Int {
    switch self {
    case .unsupportedInstruction, .unsupportedNative, .innerLoop, .nothingRecorded, .codeGeneration: attempts * AbortReason.partsOfAttempt
    case .leavesLoop, .returnsBelow, .longLoop: 1
    default: AbortReason.partsOfAttempt
    }
  }

  static let partsOfAttempt = 4
}
