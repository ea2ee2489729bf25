import CodeGeneration
import Testing
import TraceIR
import X86

@Suite struct ExitTests {
  private func run(_ compiled: CompiledTrace, _ stack: NativeStack) -> Int64 {
    compiled.run(base: stack.base, state: UnsafeMutableRawPointer(stack.state))
  }

  @Test func slotsMayChangePlaces() throws {
    // A rotation of three, a copy, and what stays.
    let trace = try TraceParser.parse(
      """
      v0 = slot 0 : i64 @0
      v1 = slot 1 : f64 @0
      v2 = slot 2 : string @0
      v3 = slot 3 : i64 @0
      end exit @1
      @0 pc 0 { }
      @1 pc 1 { 0: v1, 1: v2, 2: v0, 3: v3, 4: v0, 5: v3, 6: v1 }
      """)
    var generator = try checkedGenerator()
    let compiled = try generator.compile(trace, firstExit: 0)
    let stack = NativeStack(slots: 8)
    stack[0] = .integer(11)
    stack[1] = .float(2.5)
    stack[2] = Constant(.string, 0xabc0)
    stack[3] = .integer(44)
    let exit = run(compiled, stack)
    #expect(exit == 1)
    let slots = (0...7).map { stack[$0] }
    #expect(slots == [.float(2.5), Constant(.string, 0xabc0), .integer(11), .integer(44), .integer(11), .integer(44), .float(2.5), .nil])
  }

  @Test func unchangedSlotsAreNotWritten() throws {
    // Slot 0 has its type checked and its value kept: the exit has nothing to store.
    let trace = try TraceParser.parse("v0 = slot 0 : i64 @0\nend exit @1\n@0 pc 0 { }\n@1 pc 1 { 0: v0 }")
    var generator = try checkedGenerator()
    let compiled = try generator.compile(trace, firstExit: 0)
    let text = compiled.text { _ in "" }
    #expect(!text.contains("mov QWORD PTR [rbx"))
  }

  @Test func guardsWithEqualExitsShareAStub() throws {
    let trace = try TraceParser.parse(
      """
      v0 = slot 0 : i64 @0
      v1 = add v0, 1
      v2 = slt v1, 10
      guard.true v2 @1
      v4 = sgt v1, 0
      guard.true v4 @1
      v6 = mul v1, v1
      v7 = slt v6, 50
      guard.true v7 @2
      end exit @3
      @0 pc 0 { }
      @1 pc 1 { 0: v1 }
      @2 pc 2 { 0: v6 }
      @3 pc 3 { 0: v1, 1: v6 }
      """)
    var generator = try checkedGenerator()
    let compiled = try generator.compile(trace, firstExit: 20)
    #expect(compiled.exits.map(\.snapshot) == [0, 1, 1, 2, 3])
    #expect(compiled.exits.map(\.number) == [20, 21, 21, 22, 23])
    #expect(compiled.exits[1].stubOffset == compiled.exits[2].stubOffset)
    #expect(Set(compiled.exits.map(\.stubOffset)).count == 4)
    let stack = NativeStack(slots: 8)
    for (value, exit, result) in [(20, 21, 21), (-5, 21, -4), (7, 22, 64), (2, 23, 3)] as [(Int64, Int64, Int64)] {
      stack[0] = .integer(value)
      let left = run(compiled, stack)
      #expect(left == exit && stack[0] == .integer(result))
    }
  }

  @Test func hotExitsGoOnInASideTrace() throws {
    var generator = try checkedGenerator()
    let root = try generator.compile(
      try TraceParser.parse(
        """
        v0 = slot 0 : i64 @0
        loop
        v2 = phi v0, v5 : i64
        v3 = and v2, 1
        v4 = eq v3, 0
        guard.true v4 @1
        v5 = lshr v2, 1
        end loop
        @0 pc 0 { }
        @1 pc 1 { 0: v2, 1: true }
        """), firstExit: 100)
    // From the odd number on: add 3, leave if that exceeds 100, else go back to the root trace.
    let side = try generator.compile(
      try TraceParser.parse(
        """
        v0 = slot 0 : i64
        v1 = add v0, 3
        v2 = sle v1, 100
        guard.true v2 @0
        end link 0 @1
        @0 pc 2 { 0: v1 }
        @1 pc 3 { 0: v1 }
        """), firstExit: 200, target: LinkTarget(root))
    let stack = NativeStack(slots: 8)
    stack[0] = .integer(40)
    let first = run(root, stack)
    #expect(first == 101 && stack[0] == .integer(5) && stack[1] == .true)
    try generator.patch(root, snapshot: 1, to: side)
    // 40 -> 5 -> 8 -> 1 -> 4 -> 1 -> … never exceeds 100, so start above: 97 -> 100 -> 25 -> 28 -> 7 -> 10 -> 5 …; 99 leaves at once.
    stack[0] = .integer(99)
    let second = run(root, stack)
    #expect(second == 200 && stack[0] == .integer(102))
    stack[0] = .float(1)
    let third = run(root, stack)
    #expect(third == 100)
  }

  @Test func inlinedClosuresAreWrittenBelowTheirFrames() throws {
    let trace = try TraceParser.parse(
      """
      v0 = slot 0 : closure @0
      v1 = slot 1 : i64 @0
      end exit @1
      @0 pc 0 { }
      @1 pc 7 { 1: nil, 6: v1 } frame v0 base 5 return 9 results 1
      """)
    var generator = try checkedGenerator()
    let compiled = try generator.compile(trace, firstExit: 0)
    let stack = NativeStack(slots: 12)
    stack[0] = Constant(.closure, 0x1230)
    stack[1] = .integer(8)
    let exit = run(compiled, stack)
    #expect(exit == 1)
    #expect(stack[4] == Constant(.closure, 0x1230) && stack[6] == .integer(8) && stack[1] == .nil)
  }

  @Test func linksNeedATarget() throws {
    let trace = try TraceParser.parse("v0 = slot 0 : i64\nend link 3 @0\n@0 pc 0 { 0: v0 }")
    var generator = try checkedGenerator()
    #expect(throws: CodeGenerationError.noTarget(trace: 3)) { try generator.compile(trace, firstExit: 0) }
  }

  @Test func fullMemoryIsReported() throws {
    let trace = try TraceParser.parse("v0 = slot 0 : i64\nend exit @0\n@0 pc 0 { 1: v0 }")
    var generator = try CodeGenerator(layout: RuntimeLayout(), capacity: 4096)
    var count = 0
    var failure: CodeGenerationError?
    while failure == nil && count < 1000 {
      do {
        _ = try generator.compile(trace, firstExit: 0)
        count += 1
      } catch {
        failure = error
      }
    }
    #expect(failure == .memory(.full(needed: 128, available: 0)), "after \(count) traces")
    try generator.removeAll()
    let again = try generator.compile(trace, firstExit: 0)
    let stack = NativeStack(slots: 4)
    stack[0] = .integer(9)
    let exit = run(again, stack)
    #expect(exit == 0 && stack[1] == .integer(9))
  }
}
