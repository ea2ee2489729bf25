import CodeGeneration
import LuaBytecode
import LuaRuntime
import TraceIR

/// Prints traces as they are made.
package struct Dump {
  /// What is printed of each trace.
  package struct Parts: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// One line a trace or abort: number, origin, place, ending.
    package static let trace = Parts(rawValue: 1)
    /// The optimized trace.
    package static let ir = Parts(rawValue: 2)
    /// The machine code.
    package static let assembly = Parts(rawValue: 4)

    /// The part of a name on the command line: `trace`, `ir` or `asm`.
    package init?(name: String) {
      switch name {
      case "trace": self = .trace
      case "ir": self = .ir
      case "asm": self = .assembly
      default: return nil
      }
    }
  }

  private let parts: Parts
  private let output: (String) -> Void

  /// `output` gets whole lines.
  package init(_ parts: Parts, to output: @escaping (String) -> Void) {
    self.parts = parts
    self.output = output
  }

  func write(trace record: TraceRecord, number: Int, cache: TraceCache, machine: LuaMachine) {
    var text = "trace \(number) at \(Dump.place(of: record, in: machine))"
    if case .side(let exit) = record.origin { text += ", side trace of \(cache.exits[exit].trace) from exit \(cache.exits[exit].snapshot)" }
    switch record.trace.ending {
    case .loop: text += ", loops"
    case .link(let target): text += ", links to trace \(target)"
    case .exit: text += ", ends in the interpreter"
    }
    output(text + ", \(record.trace.instructions.count) instructions, \(record.compiled.codeSize) bytes of code\n")
    let printer = TracePrinter(record.trace)
    if parts.contains(.ir) { output(record.trace.text) }
    if parts.contains(.assembly) {
      output(record.compiled.text { $0 < record.trace.instructions.count ? "; \(printer.line($0))\n" : "; end\n" })
    }
  }

  /// Chunk and line where a trace begins.
  static func place(of record: TraceRecord, in machine: LuaMachine) -> String {
    let prototype = record.closure.pointee.prototype
    let first = record.trace.snapshots.first.map { Int($0.pc) } ?? 0
    let line = prototype.pointee.lines[min(first, prototype.pointee.codeCount - 1)]
    return "\(machine.prototypes[prototype.pointee.id].chunk):\(line)"
  }

  func write(abort place: String) { output("abort at \(place)\n") }
}
