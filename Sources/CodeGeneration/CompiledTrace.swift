import X86

/// A place where a compiled trace is left.
package struct CompiledExit: Sendable, Equatable {
  /// What the trace returns when it is left here: the first exit number plus the snapshot's.
  package let number: Int
  package let snapshot: Int
  /// The instruction in the trace that leaves; the number of instructions for the ending.
  package let instruction: Int
  /// Bytes from the trace's first byte to the stub.
  package let stubOffset: Int
  /// Bytes from the trace's first byte to the 5 bytes that ``CodeGenerator/patch(_:snapshot:to:)`` makes a jump.
  package let patchOffset: Int
}

/// Machine code of a trace, in a `CodeGenerator`'s memory.
///
/// It is called with slot 0 of the frame and the runtime's state, and returns the number of the exit; the exit's stub has then written the
/// snapshot's slots.
package struct CompiledTrace: Sendable {
  package typealias Function = @convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Int64

  /// For calls from outside.
  ///
  /// Unsafe: points into memory that its `CodeGenerator` owns; valid until that is emptied or gone.
  package nonisolated(unsafe) let entry: UnsafeRawPointer
  /// For jumps from other traces, whose frame it goes on with: slots are loaded again, no register is expected.
  ///
  /// Unsafe: as `entry`.
  package nonisolated(unsafe) let internalEntry: UnsafeRawPointer
  /// Bytes of code and constants.
  package let size: Int
  /// Bytes of code; constants follow.
  package let codeSize: Int
  /// Bytes from the entry to the loop's first instruction; nil without a loop.
  package let loopOffset: Int?
  /// Every guard's exit, in the order of the trace.
  package let exits: [CompiledExit]
  /// The trace instruction that each stretch of code comes from: bytes from the entry, ascending, and the instruction.
  package let sources: [(offset: Int, instruction: Int)]
  /// Values that got a place in the native frame.
  package let spillSlots: Int

  /// Runs the trace.
  ///
  /// Unsafe: the code has this signature; `base` and `state` must be what the trace was compiled for.
  package func run(base: UnsafeMutableRawPointer, state: UnsafeMutableRawPointer) -> Int64 {
    unsafeBitCast(entry, to: Function.self)(base, state)
  }

  /// The code in text, one instruction a line; each trace instruction's begins with its `heading`.
  package func text(heading: (Int) -> String) -> String {
    let bytes = [UInt8](UnsafeRawBufferPointer(start: entry, count: codeSize))
    let lines = Disassembler.lines(of: bytes, at: 0)
    var names: [Int: String] = [:]
    if let loopOffset { names[loopOffset] = "loop" }
    for exit in exits where names[exit.stubOffset] == nil { names[exit.stubOffset] = "exit_\(exit.snapshot)_\(exit.instruction)" }
    var text = ""
    var source = 0
    for line in lines {
      while source < sources.count && sources[source].offset <= line.offset {
        if source + 1 == sources.count || sources[source + 1].offset > line.offset { text += heading(sources[source].instruction) }
        source += 1
      }
      if let name = names[line.offset] { text += name + ":\n" }
      var instruction = line.text
      if let target = line.target, let name = names[target] {
        instruction = instruction.prefix { $0 != " " } + " " + name
      }
      let offset = String(line.offset, radix: 16)
      text += String(repeating: " ", count: max(0, 6 - offset.count)) + offset + "  " + instruction + "\n"
    }
    return text
  }
}
