import CodeGeneration
import Glibc
import LuaBytecode
package import LuaRuntime
import TraceIR
package import TraceOptimizer

/// The tracing JIT of one Lua state: counts, records, compiles, enters traces and takes over when they are left.
///
/// It hooks into the state at ``install()``; the state must not outlive it. One thread at a time, as the state.
package final class Engine {
  package let configuration: Configuration
  package internal(set) var statistics: Statistics
  /// What to print of each trace, and how.
  package var dump: Dump?
  /// Gets each trace beside what was recorded, as text; with nil that isn't kept.
  package var recordings: ((String) -> Void)?
  /// Whether traces are verified before they are compiled.
  package var verifies = false

  let state: StatePointer
  let cache = TraceCache()
  var generator: CodeGenerator
  var recorder: Recorder?
  private let rules: RuleSelection
  /// Failed recordings at loop heads.
  private var failures: [UnsafeMutablePointer<Bytecode>: Int] = [:]
  /// Functions that have been called often, but not yet twice as often as loops have to turn.
  private var called: Set<UnsafeMutablePointer<Bytecode>> = []
  private var liveness = LivenessCache()
  /// Slots above its base that any trace may write.
  private var requiredSlots = 0

  /// Nil where machine code can't be made: then the interpreter goes on alone.
  ///
  /// - Parameter countsInstructions: executed trace instructions are counted in the state, which costs time.
  package init?(_ machine: LuaMachine, configuration: Configuration = Configuration(), rules: RuleSelection = .all, countsInstructions: Bool = false) {
    var options = CodeGenerationOptions()
    if countsInstructions { options.counter = Engine.counter(of: machine.state) }
    guard let generator = try? CodeGenerator(layout: Engine.layout(of: machine.state), options: options) else { return nil }
    self.generator = generator
    self.configuration = configuration
    self.rules = rules
    state = machine.state
    statistics = Statistics(rules: rules)
    machine.countsHotness = true
    machine.hotCount = max(configuration.hotLoop, 1)
  }

  /// Bytes of machine code made so far.
  package var codeBytes: Int { generator.codeBytes }

  /// Begins to watch the state, which must not run yet.
  package func install() {
    state.pointee.jitContext = Unmanaged.passUnretained(self).toOpaque()
    state.pointee.hotHook = { state, head in Engine.of(state).hot(head.assumingMemoryBound(to: Bytecode.self)) ? 1 : 0 }
    state.pointee.traceHook = { state, head in Engine.of(state).enter(head.assumingMemoryBound(to: Bytecode.self)) ? 1 : 0 }
    state.pointee.recordHook = { state, pc in Engine.of(state).record(pc.assumingMemoryBound(to: Bytecode.self)) ? 0 : 1 }
    state.pointee.abortHook = { state, _ in
      Engine.of(state).abort(.runEnded)
      return 0
    }
  }

  /// The engine of a state.
  ///
  /// Unsafe: the context is set in ``install()``, and the engine outlives the state's runs.
  private static func of(_ state: UnsafeMutableRawPointer) -> Engine {
    let context = state.assumingMemoryBound(to: RuntimeState.self).pointee.jitContext
    return Unmanaged<Engine>.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
  }

  /// The address of the state's counter of executed trace instructions.
  private static func counter(of state: StatePointer) -> UInt {
    UInt(bitPattern: UnsafeMutableRawPointer(state)) + UInt(MemoryLayout<RuntimeState>.offset(of: \.executedTraceInstructions) ?? 0)
  }

  private static func layout(of state: StatePointer) -> RuntimeLayout {
    var layout = RuntimeLayout()
    layout.nodeSize = Int32(ObjectLayout.nodeSize)
    layout.stateResult = Int32(MemoryLayout<RuntimeState>.offset(of: \.jitResult) ?? 0)
    layout.stateInterrupt = Int32(MemoryLayout<RuntimeState>.offset(of: \.collectSoon) ?? 0)
    layout.stateStackEnd = Int32(MemoryLayout<RuntimeState>.offset(of: \.thread.stackEnd) ?? 0)
    layout.stateFrame = Int32(MemoryLayout<RuntimeState>.offset(of: \.thread.frame) ?? 0)
    layout.stateBaseLimit = Int32(MemoryLayout<RuntimeState>.offset(of: \.jitBaseLimit) ?? 0)
    layout.stateFrameLimit = Int32(MemoryLayout<RuntimeState>.offset(of: \.jitFrameLimit) ?? 0)
    layout.frameSize = Int32(MemoryLayout<CallFrame>.stride)
    layout.frameClosure = Int32(MemoryLayout<CallFrame>.offset(of: \.closure) ?? 0)
    layout.frameBase = Int32(MemoryLayout<CallFrame>.offset(of: \.base) ?? 0)
    layout.framePC = Int32(MemoryLayout<CallFrame>.offset(of: \.pc) ?? 0)
    layout.frameConstants = Int32(MemoryLayout<CallFrame>.offset(of: \.constants) ?? 0)
    layout.frameFunction = Int32(MemoryLayout<CallFrame>.offset(of: \.function) ?? 0)
    layout.frameWanted = Int32(MemoryLayout<CallFrame>.offset(of: \.wanted) ?? 0)
    layout.helpers = RuntimeHelpers.addresses
    return layout
  }

  // MARK: Recording

  /// A loop has become hot: true if it is recorded from here on.
  private func hot(_ head: UnsafeMutablePointer<Bytecode>) -> Bool {
    let failed = failures[head, default: 0]
    let backoff = wait(after: failed)
    head.pointee.b = max(backoff, 1)
    if recorder != nil { return false }
    if head.pointee.opcode == .hotEnter, called.insert(head).inserted { return false }
    guard failed < configuration.maximumAttempts * AbortReason.partsOfAttempt, cache.count < configuration.maximumTraces else {
      head.pointee.stopCounting()
      return false
    }
    let frame = state.pointee.thread.frame
    var recorder = Recorder(start: .root(head: head), in: self, base: frame.pointee.base, frame: frame, root: frame.pointee.closure)
    do throws(AbortReason) {
      try recorder.beginLoop(head)
    } catch {
      return false
    }
    self.recorder = recorder
    return true
  }

  /// Records an instruction; true to go on.
  private func record(_ pc: UnsafeMutablePointer<Bytecode>) -> Bool {
    guard recorder != nil else { return false }
    do throws(AbortReason) {
      if try recorder!.record(pc) == .goOn { return true }  // checked in the line before
      try finish()
    } catch {
      abort(error)
    }
    return false
  }

  /// Back edges until a loop is recorded again after failures.
  private func wait(after failed: Int) -> Int { min(configuration.hotLoop << min(failed / 2, 8), 60_000) }

  func makePipeline() -> Pipeline { Pipeline(rules: rules, keepsRecording: recordings != nil) }
  func takeLiveness() -> LivenessCache { liveness }

  /// Compiles the recorded trace, and lets the program come to it.
  private func finish() throws(AbortReason) {
    guard let recorder else { return }
    let begin = Engine.now()
    let trace = recorder.pipeline.optimizedTrace
    if verifies {
      do {
        try TraceVerifier.verify(trace)
      } catch {
        fatalError("wrong trace: \(error)\n\(trace.text)")
      }
    }
    // Otherwise the same would be recorded where this trace ends, again and again.
    if trace.ending == .exit, trace.instructions.isEmpty { throw .nothingRecorded }
    let number = cache.count
    let firstExit = cache.nextExit
    let compiled: CompiledTrace
    do {
      var target: LinkTarget?
      if case .link(let linked) = trace.ending { target = LinkTarget(linked == number ? nil : cache[linked].compiled, recorder.frameShift(of: trace)) }
      compiled = try generator.compile(trace, firstExit: firstExit, target: target)
    } catch {
      throw .codeGeneration
    }
    let origin: TraceRecord.Origin
    let root: Int
    switch recorder.start {
    case .root(let head): (origin, root) = (.root(head: head), number)
    case .side(let exit, let parentRoot): (origin, root) = (.side(exit: exit), parentRoot)
    }
    let record = TraceRecord(
      origin: origin, root: root, trace: trace, compiled: compiled, firstExit: firstExit, closure: recorder.rootActual,
      knownTypes: recorder.knownTypes, reliedTypes: recorder.reliedTypes, knownConstants: recorder.knownConstants, deadSlots: recorder.deadAtStart,
      allocates: recorder.allocates)
    _ = cache.add(record, threshold: max(configuration.hotExit, 1))
    if trace.ending == .exit, let final = trace.finalSnapshot {
      if recorder.endsAt == .loop {
        // By then the loop has a trace, or can't have one.
        cache.exits[firstExit + final].threshold = Int32(2 * configuration.hotLoop)
      } else if recorder.isFunction {
        // What follows is the business of the callers' traces, which begin at their loops.
        cache.exits[firstExit + final].threshold = .max
      }
    }
    requiredSlots = max(requiredSlots, recorder.requiredSlots, trace.slotLimit)
    liveness = recorder.liveness
    statistics.recordedInstructions += recorder.pipeline.trace.instructions.count
    statistics.compiledInstructions += trace.instructions.count
    statistics.rules.add(recorder.pipeline.rules)
    self.recorder = nil
    connect(number)
    statistics.compileNanoseconds += Engine.now() - begin
    dump?.write(trace: cache[number], number: number, cache: cache, machine: state.machine)
    if let recordings, let recording = recorder.pipeline.recording(number: number, place: Dump.place(of: cache[number], in: state.machine)) {
      recordings(recording.text)
    }
  }

  private func connect(_ number: Int) {
    switch cache[number].origin {
    case .root(let head):
      statistics.rootTraces += 1
      head.pointee.startTrace(number)
    case .side(let exit):
      statistics.sideTraces += 1
      lead(exit, to: number)
    }
  }

  /// From now on, machine code goes on in a trace where it takes this exit.
  private func lead(_ exit: Int, to number: Int) {
    let from = cache.exits[exit]
    try? generator.patch(cache[Int(from.trace)].compiled, snapshot: Int(from.snapshot), to: cache[number].compiled)
    cache.exits[exit].hasSide = true
  }

  /// Gives the recording up.
  func abort(_ reason: AbortReason) {
    guard let recorder else { return }
    let frame = state.pointee.thread.frame
    let prototype = frame.pointee.closure.pointee.prototype
    let position = min(max(frame.pointee.pc - prototype.pointee.code, 0), prototype.pointee.codeCount - 1)
    let place = "\(state.machine.prototypes[prototype.pointee.id].chunk):\(prototype.pointee.lines[position]): \(reason.message)"
    statistics.aborts[place, default: 0] += 1
    dump?.write(abort: place)
    liveness = recorder.liveness
    // Loops inside functions get traces before the functions do.
    let weight = recorder.isFunction && reason == .innerLoop ? 1 : reason.weight(attempts: configuration.maximumAttempts)
    let limit = configuration.maximumAttempts * AbortReason.partsOfAttempt
    switch recorder.start {
    case .root(let head):
      failures[head, default: 0] += weight
      let failed = failures[head, default: 0]
      // After bad luck, another iteration soon.
      head.pointee.b = weight == 1 && failed <= limit / 2 ? failed : max(wait(after: failed), 1)
      if failed >= limit { head.pointee.stopCounting() }
    case .side(let exit, _):
      cache.exits[exit].failures += Int32(weight)
      let failed = Int(cache.exits[exit].failures)
      let wait = configuration.hotExit << min(failed / 2, 10)
      cache.exits[exit].threshold = failed >= limit ? .max : cache.exits[exit].count &+ Int32(wait)
    }
    self.recorder = nil
  }

  static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  // MARK: Running

  /// Runs the trace that an instruction names; true if the interpreter records from where the trace was left.
  private func enter(_ head: UnsafeMutablePointer<Bytecode>) -> Bool {
    let number = head.pointee.b
    let frame = state.pointee.thread.frame
    guard recorder == nil, cache.fits(number, frame.pointee.closure), hasRoom(above: frame) else { return false }
    statistics.entries &+= 1
    // Unsafe: the code has this signature, and the base is one that the trace fits.
    let code = unsafeBitCast(cache.entries[number], to: CompiledTrace.Function.self)
    let exit = Int(code(UnsafeMutableRawPointer(frame.pointee.base), UnsafeMutableRawPointer(state)))
    // Traces that went on in other frames have left those in the state.
    let last = state.pointee.thread.frame
    let (base, closure) = (last.pointee.base, last.pointee.closure)
    restore(exit, base: base)
    cache.exits[exit].count &+= 1
    return cache.exits[exit].count >= cache.exits[exit].threshold && startSide(exit, base: base, frame: last, closure: closure)
  }

  /// The stack and the frames have room for everything that traces may put there.
  private func hasRoom(above frame: UnsafeMutablePointer<CallFrame>) -> Bool {
    let end = frame.pointee.base + requiredSlots
    guard end <= state.pointee.thread.stackEnd, frame + 2 * (configuration.maximumFrames + 1) < state.pointee.thread.frameEnd else { return false }
    if end > state.pointee.thread.stackLimit {
      let thread = state.pointee.thread
      state.pointee.thread.stackLimit = thread.stack + min((end - thread.stack) * 2, thread.stackEnd - thread.stack)
    }
    state.pointee.jitBaseLimit = state.pointee.thread.stackLimit - requiredSlots
    state.pointee.jitFrameLimit = state.pointee.thread.frameEnd - 2 * (configuration.maximumFrames + 1)
    return true
  }

  /// Makes the frames and the place to go on that an exit says; its slots are written already.
  @inline(__always)
  private func restore(_ number: Int, base: UnsafeMutablePointer<Value>) {
    let exit = cache.exits[number]
    var frame = state.pointee.thread.frame - Int(exit.popped)
    var index = Int(exit.frameStart)
    let end = index + Int(exit.frameCount)
    while index < end {
      let entry = cache.frames[index]
      let callee = frame + 1
      let start = base + Int(entry.base)
      frame.pointee.pc = frame.pointee.closure.pointee.prototype.pointee.code + Int(entry.returnPC)
      let closure = start[-1].closure
      callee.pointee.closure = closure
      callee.pointee.base = start
      callee.pointee.constants = closure.pointee.prototype.pointee.constants
      callee.pointee.function = start - 1
      callee.pointee.wanted = entry.wantedResults
      callee.pointee.flags = CallFrame.Flags(rawValue: 0)
      frame = callee
      index += 1
    }
    frame.pointee.pc = frame.pointee.closure.pointee.prototype.pointee.code + Int(exit.pc)
    state.pointee.thread.frame = frame
    if let top = exit.top { state.pointee.thread.top = base + Int(top) }
  }

  /// An exit has become hot: true, with a recorder at work, if a side trace may be made.
  @inline(never)
  private func startSide(
    _ number: Int, base: UnsafeMutablePointer<Value>, frame: UnsafeMutablePointer<CallFrame>, closure: UnsafeMutablePointer<ClosureObject>
  ) -> Bool {
    let exit = cache.exits[number]
    let root = cache[Int(exit.trace)].root
    guard !exit.hasSide, cache[root].sideTraces < configuration.maximumSideTraces, cache.count < configuration.maximumTraces else {
      cache.exits[number].threshold = .max
      return false
    }
    if let known = cache.sideTrace(for: exit, in: closure, known: cache.state(at: exit)) {
      lead(number, to: known)
      statistics.sharedExits += 1
      cache.exits[number].threshold = .max
      return false
    }
    var recorder = Recorder(start: .side(exit: number, root: root), in: self, base: base, frame: state.pointee.thread.frame, root: closure)
    recorder.beginSide(exit, entered: frame)
    self.recorder = recorder
    return true
  }
}

extension Bytecode {
  /// Makes a loop head enter a trace.
  fileprivate mutating func startTrace(_ number: Int) {
    switch opcode {
    case .hotLoop, .loop: opcode = .traceLoop
    case .hotForLoop, .forLoop: opcode = .traceForLoop
    case .hotEnter, .enter: opcode = .traceEnter
    default: return
    }
    b = number
  }
}
