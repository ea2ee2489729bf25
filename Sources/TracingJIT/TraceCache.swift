import CodeGeneration
import LuaBytecode
import LuaRuntime
import TraceIR

/// A compiled trace and what is known about its exits.
struct TraceRecord {
  /// Where the trace begins.
  enum Origin {
    /// At a loop head, whose instruction now names the trace.
    case root(head: UnsafeMutablePointer<Bytecode>)
    /// At an exit of another trace.
    case side(parent: Int, snapshot: Int)
  }

  /// How an exit has been used.
  struct ExitState {
    var count = 0
    var failures = 0
    /// The count at which a side trace is recorded next; nil for never again.
    var threshold: Int?
    /// The trace that goes on there.
    var side: Int?
  }

  let origin: Origin
  /// The root trace that this one belongs to; itself for a root trace.
  let root: Int
  let trace: Trace
  let compiled: CompiledTrace
  /// The number of the exit through snapshot 0.
  let firstExit: Int
  var exits: [ExitState]
  /// The closure whose frame the trace starts in.
  let closure: UnsafeMutablePointer<ClosureObject>
  /// Types that slots have at entry, beyond what the trace itself checks.
  let knownTypes: [Int: TraceType]
  /// Side traces of a root trace, at any depth.
  var sideTraces = 0
}

/// All traces by number.
///
/// A class, as the recorder asks it while the engine owns it.
final class TraceCache {
  private(set) var records: [TraceRecord] = []
  /// The trace that an exit number belongs to.
  private var owners: [Int32] = []
  /// Addresses of objects that traces name; the collector keeps them alive.
  private(set) var roots: Set<UInt> = []

  /// The number of the next trace's first exit.
  var nextExit: Int { owners.count }
  var count: Int { records.count }

  subscript(number: Int) -> TraceRecord {
    get { records[number] }
    set { records[number] = newValue }
  }

  /// Adds a trace; gives its number.
  func add(_ record: TraceRecord, roots: Set<UInt>) -> Int {
    let number = records.count
    records.append(record)
    owners += repeatElement(Int32(number), count: record.trace.snapshots.count)
    self.roots.formUnion(roots)
    if record.root != number { records[record.root].sideTraces += 1 }
    return number
  }

  /// The trace and the snapshot of an exit number.
  func exit(_ number: Int) -> (trace: Int, snapshot: Int) {
    let trace = Int(owners[number])
    return (trace, number - records[trace].firstExit)
  }

  /// A trace in a frame of `closure` may jump to the start of a root trace: the frame fits it.
  func canLink(to number: Int, from closure: UnsafeMutablePointer<ClosureObject>) -> Bool {
    records.indices.contains(number) && fits(number, closure)
  }

  /// A trace may run in a frame of `closure`: it is the trace's own, or it shares the prototype and all variables.
  func fits(_ number: Int, _ closure: UnsafeMutablePointer<ClosureObject>) -> Bool {
    let own = records[number].closure
    if own == closure { return true }
    guard own.pointee.prototype == closure.pointee.prototype else { return false }
    return (0..<own.pointee.upvalueCount).allSatisfy { own.upvalues[$0] == closure.upvalues[$0] }
  }

  /// What slots are known to hold when a trace is left through a snapshot: types, and values that the trace knows.
  func state(of number: Int, at snapshot: Int) -> (types: [Int: TraceType], constants: [Int: Constant]) {
    let record = records[number]
    let trace = record.trace
    var types = record.knownTypes
    for instruction in trace.instructions {
      if instruction.snapshot == snapshot { break }
      if instruction.opcode == .slot { types[instruction.slot] = instruction.type }
    }
    var constants: [Int: Constant] = [:]
    for (slot, type) in types where type.isSingleton { constants[slot] = Constant(type, 0) }
    for entry in trace.entries(of: trace.snapshots[snapshot]) {
      let (slot, type) = (Int(entry.slot), trace.type(of: entry.value))
      constants[slot] = nil
      // A truth is one of two types: the trace that follows checks which.
      types[slot] = type == .truth ? nil : type
      if let constant = trace.constant(entry.value), constant.type != .truth { constants[slot] = constant }
    }
    return (types, constants)
  }
}
