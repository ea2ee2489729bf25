import CodeGeneration
import Testing
import TraceIR

/// Links to traces for other frames: the interpreter's frames are changed, and slot 0 is another one.
@Suite struct FrameShiftTests {
  /// Frames in the layout's default form: closure, base, pc, constants, function, wanted results and flags.
  private struct Frames {
    static let words = 6
    let stack = NativeStack(slots: 32)
    let memory: UnsafeMutablePointer<UInt64>

    init(running: Int) {
      memory = .allocate(capacity: Frames.words * 24)
      memory.initialize(repeating: 0, count: Frames.words * 24)
      stack.state[4] = address(ofFrame: running)
      stack.state[5] = address(ofSlot: 20)
      stack.state[6] = address(ofFrame: 20)
    }

    func address(ofFrame index: Int) -> UInt64 { UInt64(UInt(bitPattern: memory + Frames.words * index)) }
    func address(ofSlot slot: Int) -> UInt64 { UInt64(UInt(bitPattern: stack.base)) &+ UInt64(bitPattern: Int64(slot * 16)) }
    func frame(_ index: Int) -> [UInt64] { (0..<Frames.words).map { memory[Frames.words * index + $0] } }
    var running: UInt64 { stack.state[4] }
  }

  /// Adds 5 to its slot 0.
  private static let target = """
    v0 = slot 0 : i64 @0
    v1 = add v0, 5
    end exit @1
    @0 pc 0 { }
    @1 pc 1 { 0: v1 }
    """

  private func link(_ text: String, _ shift: FrameShift, through generator: inout CodeGenerator) throws -> CompiledTrace {
    let target = try generator.compile(try TraceParser.parse(Self.target), firstExit: 300)
    return try generator.compile(try TraceParser.parse(text), firstExit: 200, target: LinkTarget(target, shift))
  }

  private func run(_ trace: CompiledTrace, _ stack: NativeStack) -> Int64 { trace.run(base: stack.base, state: UnsafeMutableRawPointer(stack.state)) }

  private static let call = """
    v0 = slot 0 : i64
    end link 0 @0
    @0 pc 0 { 3: closure(0x10), 4: v0 } frame closure(0x10) base 4 return 9 results 2
    """
  private static let pushed = FrameShift(
    popped: 0, pushed: [FrameShift.Frame(closure: 0x10, constants: 0x1234_5678_9abc, base: 4, returnAddress: 0xabc, wanted: 2)], base: 4)

  @Test func frameBegins() throws {
    var generator = try checkedGenerator()
    let trace = try link(Self.call, Self.pushed, through: &generator)
    let frames = Frames(running: 0)
    defer { frames.memory.deallocate() }
    frames.stack[0] = .integer(37)
    #expect(run(trace, frames.stack) == 301)
    #expect(frames.stack[4] == .integer(42) && frames.stack[3] == Constant(.closure, 0x10))
    #expect(frames.running == frames.address(ofFrame: 1))
    #expect(frames.frame(0) == [0, 0, 0xabc, 0, 0, 0])
    #expect(frames.frame(1) == [0x10, frames.address(ofSlot: 4), 0, 0x1234_5678_9abc, frames.address(ofSlot: 3), 2])
  }

  /// Without room the trace is left as if it ended in the interpreter: the slots are written, the frames are its business.
  @Test(arguments: [5, 6]) func withoutRoomTheTraceIsLeft(_ limit: Int) throws {
    var generator = try checkedGenerator()
    let trace = try link(Self.call, Self.pushed, through: &generator)
    let frames = Frames(running: 1)
    defer { frames.memory.deallocate() }
    frames.stack.state[limit] = limit == 5 ? frames.address(ofSlot: 3) : frames.address(ofFrame: 0)
    frames.stack[0] = .integer(37)
    #expect(run(trace, frames.stack) == 200)
    #expect(frames.stack[4] == .integer(37) && frames.stack[3] == Constant(.closure, 0x10))
    #expect(frames.running == frames.address(ofFrame: 1))
    #expect(frames.frame(1) == [0, 0, 0, 0, 0, 0] && frames.frame(2) == [0, 0, 0, 0, 0, 0])
    // The limits themselves are allowed.
    frames.stack.state[limit] = limit == 5 ? frames.address(ofSlot: 4) : frames.address(ofFrame: 1)
    #expect(run(trace, frames.stack) == 301)
  }

  @Test func frameEnds() throws {
    let text = "v0 = slot 0 : i64\nend link 0 @0\n@0 pc 0 pop 1 { -3: v0 }"
    var generator = try checkedGenerator()
    let trace = try link(text, FrameShift(popped: 1, pushed: [], base: -3), through: &generator)
    let frames = Frames(running: 1)
    defer { frames.memory.deallocate() }
    frames.stack[0] = .integer(1)
    #expect(run(trace, frames.stack) == 301)
    #expect(frames.stack[-3] == .integer(6) && frames.running == frames.address(ofFrame: 0))
  }

  @Test func frameEndsAndAnotherBegins() throws {
    let text = "v0 = slot 0 : i64\nend link 0 @0\n@0 pc 0 pop 1 { 1: closure(0x30), 2: v0 } frame closure(0x30) base 2 return 4 results -1"
    let shift = FrameShift(popped: 1, pushed: [FrameShift.Frame(closure: 0x30, constants: 0, base: 2, returnAddress: 0x77, wanted: -1)], base: 2)
    var generator = try checkedGenerator()
    let trace = try link(text, shift, through: &generator)
    let frames = Frames(running: 3)
    defer { frames.memory.deallocate() }
    frames.stack[0] = .integer(1)
    #expect(run(trace, frames.stack) == 301)
    #expect(frames.stack[2] == .integer(6) && frames.running == frames.address(ofFrame: 3))
    #expect(frames.frame(2)[2] == 0x77)
    // All results are wanted, and there are no flags behind that number.
    #expect(frames.frame(3) == [0x30, frames.address(ofSlot: 2), 0, 0, frames.address(ofSlot: 1), 0xffff_ffff])
  }

  @Test func traceCallsItself() throws {
    var generator = try checkedGenerator()
    let text = """
      v0 = slot 0 : i64 @0
      v1 = slt v0, 10
      guard.true v1 @1
      v2 = add v0, 1
      end link 0 @2
      @0 pc 0 { }
      @1 pc 1 { 0: v0 }
      @2 pc 2 { 0: closure(0x10), 1: v2 } frame closure(0x10) base 1 return 3 results 1
      """
    let shift = FrameShift(popped: 0, pushed: [FrameShift.Frame(closure: 0x10, constants: 0, base: 1, returnAddress: 0x5, wanted: 1)], base: 1)
    let trace = try generator.compile(try TraceParser.parse(text), firstExit: 0, target: LinkTarget(nil, shift))
    let frames = Frames(running: 0)
    defer { frames.memory.deallocate() }
    frames.stack[0] = .integer(0)
    #expect(run(trace, frames.stack) == 1)
    #expect(frames.stack[10] == .integer(10) && frames.stack[9] == Constant(.closure, 0x10) && frames.running == frames.address(ofFrame: 10))
    // Slot 0 may be slot 20 at most: the stack is full before the number is reached.
    frames.stack.state[4] = frames.address(ofFrame: 0)
    frames.stack[0] = .integer(-100)
    #expect(run(trace, frames.stack) == 2)
    #expect(frames.running == frames.address(ofFrame: 20) && frames.stack[21] == .integer(-79))
  }
}
