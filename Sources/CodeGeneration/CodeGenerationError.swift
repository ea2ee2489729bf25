package import TraceIR
package import X86

/// Why a trace cannot become machine code.
package enum CodeGenerationError: Error, Equatable {
  /// The processor or the layout lacks something that the instruction needs.
  case unsupported(instruction: Int, what: String)
  /// More values are live than the native frame has room for.
  case tooManySpills(limit: Int)
  /// The trace is longer than a limit that keeps offsets in 32 bits.
  case tooLong(instructions: Int)
  /// The helper has no address.
  case noHelper(Helper)
  /// The trace links to a trace whose entry is not known.
  case noTarget(trace: Int)
  /// The allocator made a mistake, which its checker found.
  case wrongAllocation(AllocationError)
  /// The code has no place.
  case memory(ExecutableMemoryError)
}

extension CodeGenerationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unsupported(let instruction, let what): "instruction \(instruction): no machine code for \(what)"
    case .tooManySpills(let limit): "more than \(limit) values need a place in the native frame"
    case .tooLong(let instructions): "\(instructions) instructions are too many"
    case .noHelper(let helper): "the helper \(helper.name) has no address"
    case .noTarget(let trace): "trace \(trace) has no entry to link to"
    case .wrongAllocation(let error): "wrong register allocation: \(error)"
    case .memory(let error): error.description
    }
  }
}
