import Glibc

/// A Lua error under way; its value is in the state.
package struct PendingError: Error {}

/// A hook of the JIT: gets the state and the instruction in question.
package typealias JITHook = @convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer) -> Int

/// Everything that the interpreter, its helpers and machine code share: one block of raw memory.
package struct RuntimeState {
  /// The running thread, by value: switching coroutines copies it in and out.
  package var thread: ThreadState

  /// 1 when the heap has grown enough for a collection; traces leave when they see it.
  package var collectSoon: UInt64 = 0

  // MARK: The JIT's seam. All nil without one.

  /// Called with the counting instruction when its counter is zero; returns whether the interpreter records from here on.
  package var hotHook: JITHook?
  /// Called with a TRACE… instruction; runs the trace and leaves frame, base and pc of where to go on in the state's frame.
  package var traceHook: JITHook?
  /// Called before each instruction while recording; returns 0 to go on recording.
  package var recordHook: JITHook?
  /// Called when an error ends the run that is being recorded.
  package var abortHook: JITHook?
  package var jitContext: UnsafeMutableRawPointer?
  /// Trace instructions executed, where traces are made to count them.
  package var executedTraceInstructions: UInt64 = 0
  /// The highest slot 0 and the highest frame from which a trace may make further frames.
  package var jitBaseLimit: UnsafeMutablePointer<Value>?
  package var jitFrameLimit: UnsafeMutablePointer<CallFrame>?
  /// The value that the last helper called by a trace left.
  package var jitResult = Value.nil
  /// Objects whose addresses are in machine code: roots of the collector.
  var jitRoots: UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>>?
  var jitRootCount = 0
  var jitRootCapacity = 0

  // MARK: The heap

  var objects: UnsafeMutablePointer<ObjectHeader>?
  var buckets: UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>?>
  var bucketMask: Int
  var stringCount = 0
  /// Bytes in use, and the amount that makes `collectSoon` 1.
  package var heapBytes = 0
  package var heapThreshold = 1 << 20
  /// The only node of tables without a hash part: empty, and never written.
  var emptyNode: UnsafeMutablePointer<Node>
  var isCollectorStopped = false
  var gray: UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>>
  var grayCount = 0
  var grayCapacity = 1024
  var weakTables: UnsafeMutablePointer<UnsafeMutablePointer<TableObject>>
  var weakCount = 0
  var weakCapacity = 16

  // MARK: Roots

  package var globals: UnsafeMutablePointer<TableObject>
  var ipairsIterator = Value.nil
  var codesIterator = Value.nil
  package var stringMetatable: UnsafeMutablePointer<TableObject>?
  package var errorValue = Value.nil
  var eventNames: UnsafeMutablePointer<UnsafeMutablePointer<StringObject>>
  var prototypes: UnsafeMutablePointer<UnsafeMutablePointer<RuntimePrototype>>
  var prototypeCount = 0
  var prototypeCapacity = 16
  var coroutine: UnsafeMutablePointer<CoroutineObject>?
  /// The main thread, while a coroutine runs.
  var mainThread: ThreadState
  var loadedModules: UnsafeMutablePointer<TableObject>

  // MARK: Execution

  /// The values of a yield under way.
  var yielded: (first: UnsafeMutablePointer<Value>, count: Int)
  var coroutineCount = 0
  /// Runs of the interpreter inside one another on the host's stack.
  var runDepth = 0
  /// A native function was called by another one, so errors carry no line.
  var isCalledByNative = false
  var output = OutputBuffer()
  var input = InputBuffer()
  /// The state's owner, for what is not performance: an unretained reference.
  var owner: UnsafeMutableRawPointer
  var random: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  static let runDepthLimit = 160
}

package typealias StatePointer = UnsafeMutablePointer<RuntimeState>

/// An event that a metatable can have a handler for. The first eight are remembered as absent in `absentEvents`.
enum Event: Int, CaseIterable {
  case index, newIndex, equal, length, call, less, lessOrEqual, concatenate
  case add, subtract, multiply, modulo, power, divide, floorDivide, and, or, exclusiveOr, shiftLeft, shiftRight, negate, complement
  case toString, name, mode, metatable, pairs, close, collect

  var key: String {
    switch self {
    case .index: "__index"
    case .newIndex: "__newindex"
    case .equal: "__eq"
    case .length: "__len"
    case .call: "__call"
    case .less: "__lt"
    case .lessOrEqual: "__le"
    case .concatenate: "__concat"
    case .add: "__add"
    case .subtract: "__sub"
    case .multiply: "__mul"
    case .modulo: "__mod"
    case .power: "__pow"
    case .divide: "__div"
    case .floorDivide: "__idiv"
    case .and: "__band"
    case .or: "__bor"
    case .exclusiveOr: "__bxor"
    case .shiftLeft: "__shl"
    case .shiftRight: "__shr"
    case .negate: "__unm"
    case .complement: "__bnot"
    case .toString: "__tostring"
    case .name: "__name"
    case .mode: "__mode"
    case .metatable: "__metatable"
    case .pairs: "__pairs"
    case .close: "__close"
    case .collect: "__gc"
    }
  }
}

extension ThreadState {
  static let stackSlots = 1_000_000
  /// Slots that a native function may use above its arguments without asking.
  static let nativeSlack = 64
  static let coroutineSlots = 1 << 17
  private static let firstLimit = 4096
  private static let firstCoroutineLimit = 256

  /// Maps a stack and frames; pages are used as they are touched.
  init?(slots: Int) {
    let slotBytes = (slots + Self.nativeSlack * 2) * MemoryLayout<Value>.stride
    let frameCount = max(slots / 5, 1000)
    let frameBytes = frameCount * MemoryLayout<CallFrame>.stride
    guard let stack = Self.map(slotBytes) else { return nil }
    guard let frames = Self.map(frameBytes) else {
      munmap(stack, slotBytes)
      return nil
    }
    self.stack = stack.assumingMemoryBound(to: Value.self)
    self.stackEnd = self.stack + slots
    self.stackLimit = self.stack + (slots == Self.stackSlots ? Self.firstLimit : Self.firstCoroutineLimit)
    self.frames = frames.assumingMemoryBound(to: CallFrame.self)
    self.frameEnd = self.frames + (frameCount - 2)
    self.frame = self.frames
    self.top = self.stack
    self.nativeTop = self.stack
    self.openUpvalues = nil
    self.nativeDepth = 0
  }

  private static func map(_ bytes: Int) -> UnsafeMutableRawPointer? {
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    return memory == MAP_FAILED ? nil : memory
  }

  func unmap() {
    let slots = stackEnd - stack
    munmap(stack, (slots + Self.nativeSlack * 2) * MemoryLayout<Value>.stride)
    munmap(frames, max(slots / 5, 1000) * MemoryLayout<CallFrame>.stride)
  }
}
