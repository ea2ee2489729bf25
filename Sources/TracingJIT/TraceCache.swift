import CodeGeneration
import LuaBytecode
import LuaRuntime
import TraceIR

/// A compiled trace.
struct TraceRecord {
  /// Where the trace begins.
  enum Origin {
    /// At a loop head, whose instruction now names the trace.
    case root(head: UnsafeMutablePointer<Bytecode>)
    /// At an exit of another trace.
    case side(exit: Int)
  }

  let origin: Origin
  /// The root trace that this one belongs to; itself for a root trace.
  let root: Int
  let trace: Trace
  let compiled: CompiledTrace
  /// The number of the exit through snapshot 0.
  let firstExit: Int
  /// The closure whose frame the trace starts in.
  let closure: UnsafeMutablePointer<ClosureObject>
  /// Types that slots have at entry, beyond what the trace itself checks.
  let knownTypes: [Int: TraceType]
  /// Those of them that the trace relies on.
  let reliedTypes: [Int: TraceType]
  /// Values that slots have at entry, where a side trace begins.
  let knownConstants: [Int: Constant]
  /// Slots whose values at entry are never read.
  let deadSlots: Set<Int>
  /// The trace makes objects, or a trace that leads to it does.
  let allocates: Bool
  /// Side traces of a root trace, at any depth.
  var sideTraces = 0
}

/// An exit, by number: where the interpreter goes on, and how often it did.
struct ExitRecord {
  /// The trace that is left, and the snapshot.
  let trace: Int32
  let snapshot: Int32
  /// The next instruction.
  let pc: Int32
  /// Inlined calls, in ``TraceCache/frames``.
  let frameStart: Int32
  let frameCount: Int32
  /// Frames that end.
  let popped: Int32
  /// The slot behind open results, if there are any.
  let top: Int32?
  var count: Int32 = 0
  /// The count at which a side trace is recorded; the largest number for never.
  var threshold: Int32
  var failures: Int32 = 0
  /// A trace goes on here.
  var hasSide = false
}

/// All traces by number, and all their exits.
///
/// A class, as the recorder asks it while the engine owns it. What is needed to enter and leave a trace is in flat arrays.
final class TraceCache {
  private(set) var records: [TraceRecord] = []
  /// Side traces by the place where they begin.
  private var sideTraces: [Int32: [Int]] = [:]
  var exits: [ExitRecord] = []
  private(set) var frames: [SnapshotFrame] = []
  private(set) var entries: [UnsafeRawPointer] = []
  private(set) var closures: [UnsafeMutablePointer<ClosureObject>] = []
  /// Addresses of objects that traces name; the collector keeps them alive.
  private var roots: Set<UInt> = []

  /// The number of the next trace's first exit.
  var nextExit: Int { exits.count }
  var count: Int { records.count }

  subscript(number: Int) -> TraceRecord { records[number] }

  /// Adds a trace; gives its number.
  func add(_ record: TraceRecord, threshold: Int) -> Int {
    let number = records.count
    records.append(record)
    for (index, snapshot) in record.trace.snapshots.enumerated() {
      exits.append(
        ExitRecord(
          trace: Int32(number), snapshot: Int32(index), pc: snapshot.pc, frameStart: Int32(frames.count), frameCount: snapshot.frameCount,
          popped: snapshot.popped, top: snapshot.top,
          threshold: Int32(truncatingIfNeeded: threshold)))
      frames += record.trace.frames(of: snapshot)
    }
    entries.append(record.compiled.entry)
    closures.append(record.closure)
    if record.root != number { records[record.root].sideTraces += 1 }
    if case .side(let exit) = record.origin { sideTraces[exits[exit].pc, default: []].append(number) }
    return number
  }

  /// Keeps an object alive whose address is a constant of a trace.
  func keep(_ address: UInt, in state: StatePointer) {
    if roots.insert(address).inserted { state.keepAlive(address) }
  }

  /// A trace in a frame of `closure` may jump to the start of a root trace: the frame fits it.
  func canLink(to number: Int, from closure: UnsafeMutablePointer<ClosureObject>) -> Bool {
    records.indices.contains(number) && fits(number, closure)
  }

  /// A trace may run in a frame of `closure`: it is the trace's own, or it shares the prototype and all variables.
  @inline(__always)
  func fits(_ number: Int, _ closure: UnsafeMutablePointer<ClosureObject>) -> Bool {
    let own = closures[number]
    return own == closure || areAlike(own, closure)
  }

  @inline(never)
  private func areAlike(_ own: UnsafeMutablePointer<ClosureObject>, _ closure: UnsafeMutablePointer<ClosureObject>) -> Bool {
    guard own.pointee.prototype == closure.pointee.prototype else { return false }
    return (0..<own.pointee.upvalueCount).allSatisfy { own.upvalues[$0] == closure.upvalues[$0] }
  }

  /// A side trace that does for an exit, at which slots are known to hold `known`: one from the same place, that relies on nothing more.
  ///
  /// Not where the exit's own trace begins at that place: it may have come back without doing anything.
  func sideTrace(for exit: ExitRecord, in closure: UnsafeMutablePointer<ClosureObject>, known: (types: [Int: TraceType], constants: [Int: Constant])) -> Int? {
    guard exit.popped == 0, let candidates = sideTraces[exit.pc] else { return nil }
    let parent = records[Int(exit.trace)]
    if case .side(let start) = parent.origin, exits[start].pc == exit.pc { return nil }
    return candidates.first { number in
      let record = records[number]
      guard case .side(let start) = record.origin, record.closure == closure, record.allocates || !parent.allocates else { return false }
      let other = exits[start]
      guard other.popped == 0, other.top == exit.top, haveEqualFrames(other, exit) else { return false }
      return record.reliedTypes.allSatisfy { known.types[$0.key] == $0.value }
        && record.knownConstants.allSatisfy { record.deadSlots.contains($0.key) || known.constants[$0.key] == $0.value }
    }
  }

  /// The same inlined calls have begun at both exits.
  private func haveEqualFrames(_ a: ExitRecord, _ b: ExitRecord) -> Bool {
    guard a.frameCount == b.frameCount else { return false }
    let (first, second) = (records[Int(a.trace)].trace, records[Int(b.trace)].trace)
    for offset in 0..<Int(a.frameCount) {
      let (x, y) = (frames[Int(a.frameStart) + offset], frames[Int(b.frameStart) + offset])
      guard x.base == y.base, x.returnPC == y.returnPC, x.wantedResults == y.wantedResults else { return false }
      guard let called = first.constant(x.closure), called == second.constant(y.closure) else { return false }
    }
    return true
  }

  /// What slots are known to hold when a trace is left through a snapshot: types, and values that the trace knows.
  func state(at exit: ExitRecord) -> (types: [Int: TraceType], constants: [Int: Constant]) {
    let record = records[Int(exit.trace)]
    let trace = record.trace
    var types = record.knownTypes
    for instruction in trace.instructions {
      if instruction.snapshot == Int(exit.snapshot) { break }
      if instruction.opcode == .slot { types[instruction.slot] = instruction.type }
    }
    var constants: [Int: Constant] = [:]
    for (slot, type) in types where type.isSingleton { constants[slot] = Constant(type, 0) }
    for entry in trace.entries(of: trace.snapshots[Int(exit.snapshot)]) {
      let (slot, type) = (Int(entry.slot), trace.type(of: entry.value))
      constants[slot] = nil
      // A truth is one of two types: the trace that follows checks which.
      types[slot] = type == .truth ? nil : type
      if let constant = trace.constant(entry.value), constant.type != .truth { constants[slot] = constant }
    }
    return (types, constants)
  }
}
