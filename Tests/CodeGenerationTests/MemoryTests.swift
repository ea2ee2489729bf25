import CodeGeneration
import Testing
import TraceIR

/// Runs a trace natively and by the interpreter over the same arena; exits, slots and the arena's contents must agree.
private func check(_ text: String, _ arena: Arena, slots: [Int: Constant], expectedExit: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let trace = try TraceParser.parse(text)
  try TraceVerifier.verify(trace)
  var generator = try checkedGenerator(layout: arena.layout)
  let compiled = try generator.compile(trace, firstExit: 1000)
  let before = arena.bytes
  var interpreter = TraceInterpreter(trace, slots: slots, memory: ArenaMemory(arena))
  let outcome = interpreter.run(limit: 100_000)
  guard case .exit(let exit, _) = outcome else {
    Issue.record("\(outcome)", sourceLocation: sourceLocation)
    return
  }
  #expect(exit == expectedExit, sourceLocation: sourceLocation)
  let expected = arena.bytes
  // The comparison runs the interpreter once more, on the restored arena, and the machine code after it on its results: keep them apart.
  arena.restore(before)
  let stack = NativeStack(slots: max(trace.slotLimit, (slots.keys.max() ?? 0) + 1) + 8)
  for (slot, value) in slots { stack[slot] = value }
  let number = compiled.run(base: stack.base, state: UnsafeMutableRawPointer(stack.state))
  #expect(number == Int64(1000 + exit), sourceLocation: sourceLocation)
  #expect(arena.bytes == expected, "the arena differs", sourceLocation: sourceLocation)
  guard case .exit(_, let written) = outcome else { return }
  for slot in 0..<stack.count {
    let wanted = (written[slot] ?? slots[slot] ?? .nil).onStack
    #expect(stack[slot] == wanted, "slot \(slot)", sourceLocation: sourceLocation)
  }
}

@Suite struct MemoryTests {
  private let arena = Arena(TestHelpers.layout)

  private func integers(_ values: Int64...) -> [Constant] { values.map { .integer($0) } }

  @Test func sumOfAnArray() throws {
    // for i = 1, #t do s = s + t[i] end, until an element is no integer.
    let text = """
      v0 = slot 0 : table @0
      v1 = slot 1 : i64 @0
      v2 = slot 2 : i64 @0
      v3 = array v0
      v4 = count v0
      loop
      v6 = phi v1, v12 : i64
      v7 = phi v2, v11 : i64
      v8 = ule v6, v4
      guard.true v8 @1
      v9 = add v6, -1
      v10 = element.load v3, v9 : i64 @2
      v11 = add v7, v10
      v12 = add v6, 1
      end loop
      @0 pc 0 { }
      @1 pc 1 { 1: v6, 2: v7 }
      @2 pc 2 { 1: v6, 2: v7 }
      """
    let table = arena.makeTable(array: integers(3, 4, 5, 1_000_000_000_000, -7))
    try check(text, arena, slots: [0: table, 1: .integer(1), 2: .integer(100)], expectedExit: 1)
    let mixed = arena.makeTable(array: integers(3, 4) + [.float(2.5)] + integers(1))
    try check(text, arena, slots: [0: mixed, 1: .integer(1), 2: .integer(0)], expectedExit: 2)
    try check(text, arena, slots: [0: .integer(3), 1: .integer(1), 2: .integer(0)], expectedExit: 0)
  }

  @Test func storesOfEveryType() throws {
    let text = """
      v0 = slot 0 : table @0
      v1 = slot 1 : i64 @0
      v2 = slot 2 : f64 @0
      v3 = slot 3 : string @0
      v4 = array v0
      v5 = slt v1, 5
      element.store v4, 0, v1
      element.store v4, 1, v2
      element.store v4, v1, v3
      v9 = add v1, 1
      element.store v4, v9, v5
      v11 = add v1, 2
      element.store v4, v11, nil
      element.store v4, 5, true
      element.store v4, 6, -3
      element.store v4, 7, 81985529216486895
      element.store v4, 8, f64(0.5)
      v18 = element.load v4, v9 : true @1
      v19 = element.load v4, 1 : f64 @1
      v20 = fadd v19, f64(1.0)
      end exit @2
      @0 pc 0 { }
      @1 pc 1 { }
      @2 pc 2 { 4: v18, 5: v20, 6: v5, 7: nil, 8: v3, 9: 4886718345, 10: f64(1.5) }
      """
    let table = arena.makeTable(array: integers(1, 2, 3, 4, 5, 6, 7, 8, 9))
    let string = arena.makeString("abc")
    try check(text, arena, slots: [0: table, 1: .integer(2), 2: .float(-2), 3: string], expectedExit: 2)
  }

  @Test func tagsAreWrittenWhereTheTypeChanges() throws {
    // Elements 1 and 2 have one place if the indexes are equal; a call may write anything.
    let text = """
      v0 = slot 0 : table @0
      v1 = slot 1 : i64 @0
      v2 = slot 2 : i64 @0
      v3 = array v0
      v4 = element.load v3, v1 : i64 @1
      v5 = element.load v3, v2 : i64 @1
      element.store v3, v1, v5
      element.store v3, v2, f64(0.5)
      element.store v3, v1, v4
      v9 = element.load v3, v1 : i64 @2
      v10 = call table.set(v0, 1, true)
      element.store v3, 0, v9
      element.store v3, v1, v9
      end exit @3
      @0 pc 0 { }
      @1 pc 1 { }
      @2 pc 2 { }
      @3 pc 3 { 4: v9, 5: v4 }
      """
    for (first, second) in [(0, 1), (1, 1), (2, 0), (1, 0)] as [(Int64, Int64)] {
      let table = arena.makeTable(array: integers(10, 20, 30))
      try check(text, arena, slots: [0: table, 1: .integer(first), 2: .integer(second)], expectedExit: 3)
    }
  }

  @Test func stringsAndNodes() throws {
    let key = arena.makeString("key")
    let other = arena.makeString("other")
    let nodes: [(key: Constant, value: Constant)] = [(.integer(7), .integer(70)), (key, .integer(5)), (other, .nil), (.nil, .nil)]
    let table = arena.makeTable(array: [], nodes: nodes)
    let hexadecimal = String(key.bits, radix: 16)
    let text = """
      v0 = slot 0 : table @0
      v1 = metatable v0
      v2 = identical v1, pointer(0x0)
      guard.true v2 @0
      v4 = node v0, string(0x\(hexadecimal)) #1 @1
      v5 = node.load v4 : i64 @1
      v6 = add v5, 1
      node.store v4, v6
      v8 = node v0, 7 #0 @2
      v9 = node.load v8 : i64 @2
      v10 = length string(0x\(hexadecimal))
      v11 = slot 1 : string @0
      v12 = byte v11, 1
      v13 = add v10, -1
      v14 = byte v11, v13
      v15 = node v0, 8 #0 @3
      end exit @0
      @0 pc 0 { }
      @1 pc 1 { }
      @2 pc 2 { }
      @3 pc 3 { 2: v5, 3: v9, 4: v12, 5: v14, 6: v10 }
      """
    try check(text, arena, slots: [0: table, 1: key], expectedExit: 3)
    // Node 1 of a table with one node does not exist.
    try check(text, arena, slots: [0: arena.makeTable(array: []), 1: key], expectedExit: 1)
  }

  @Test func upvaluesOutsideTheTracesStack() throws {
    let cell = arena.makeCell(.float(1.5))
    let closure = arena.makeClosure(upvalue: cell)
    let text = """
      v0 = slot -1 : closure @0
      v1 = upvalue v0 #0 @1
      v2 = cell.load v1 : f64 @1
      v3 = fmul v2, f64(4.0)
      cell.store v1, v3
      end exit @2
      @0 pc 0 { }
      @1 pc 1 { }
      @2 pc 2 { 0: v3 }
      """
    try check(text, arena, slots: [-1: closure], expectedExit: 2)
  }

  @Test func upvaluesInTheTracesStackLeave() throws {
    let trace = try TraceParser.parse(
      """
      v0 = slot -1 : closure @0
      v1 = upvalue v0 #0 @1
      v2 = cell.load v1 : i64 @1
      end exit @2
      @0 pc 0 { }
      @1 pc 1 { }
      @2 pc 2 { 5: v2 }
      """)
    var generator = try checkedGenerator(layout: arena.layout)
    let compiled = try generator.compile(trace, firstExit: 1000)
    let stack = NativeStack(slots: 16)
    let base = UInt64(UInt(bitPattern: stack.base))
    // Slot, and the exit that is expected: below the trace's first slot is outside, like the running closure's own slot.
    for (slot, exit) in [(-2, 1002), (-1, 1001), (0, 1001), (3, 1001), (15, 1001)] {
      stack[-2] = .integer(4)
      stack[-1] = arena.makeClosure(upvalue: base &+ UInt64(bitPattern: Int64(slot * 16)))
      let number = compiled.run(base: stack.base, state: UnsafeMutableRawPointer(stack.state))
      // Slot -1 holds a closure, so its load leaves.
      #expect(number == Int64(exit), "slot \(slot)")
    }
  }

  @Test func callsKeepWhatLivesAcrossThem() throws {
    let text = """
      v0 = slot 0 : table @0
      v1 = slot 1 : i64 @0
      v2 = slot 2 : f64 @0
      v3 = slot 3 : i64 @0
      v4 = slot 4 : string @0
      v5 = mul v1, 3
      v6 = mul v3, 5
      v7 = xor v5, v6
      v8 = fmul v2, f64(3.0)
      loop
      v10 = phi v1, v24 : i64
      v11 = phi v2, v18 : f64
      v12 = phi v4, v17 : string
      v13 = phi v3, v23 : i64
      v14 = call table.get.integer(v0, v10)
      v15 = result v14 : i64 @1
      v16 = add v15, v5
      v17 = call string.sub(v12, v16, v7)
      v18 = call power(v8, v11)
      v19 = call sine(v2)
      v20 = call table.set(v0, v10, v19)
      guard.true v20 @2
      v22 = add v6, v7
      v23 = add v13, v22
      v24 = add v10, 1
      v25 = sle v24, 4
      guard.true v25 @2
      end loop
      @0 pc 0 { }
      @1 pc 1 { 1: v10, 2: v11, 4: v12, 5: v13, 6: v5, 7: v6, 8: v7, 9: v8 }
      @2 pc 2 { 1: v10, 2: v18, 4: v17, 5: v13, 6: v16, 7: v7, 8: v20, 9: v19 }
      """
    let table = arena.makeTable(array: integers(10, 20, 30, 40))
    let slots: [Int: Constant] = [0: table, 1: .integer(1), 2: .float(1.25), 3: .integer(6), 4: arena.makeString("x")]
    try check(text, arena, slots: slots, expectedExit: 2)
    // After the first run's stores, the elements are floats.
    try check(text, arena, slots: slots, expectedExit: 1)
  }

  @Test func argumentsOfAnyType() throws {
    let text = """
      v0 = slot 0 : table @0
      v1 = slot 1 : i64 @0
      v2 = slt v1, 3
      v3 = call table.set(v0, 1, v2)
      v4 = call table.set(v0, 2, nil)
      v5 = call table.set(v0, 3, f64(2.5))
      v6 = call table.set(v0, 4, 81985529216486895)
      v7 = call table.set(v0, v1, v0)
      v8 = slot 2 : f64 @0
      v9 = call table.set(v0, 5, v8)
      end exit @1
      @0 pc 0 { }
      @1 pc 1 { 3: v3, 4: v9, 5: v2 }
      """
    let table = arena.makeTable(array: integers(1, 2, 3, 4, 5, 6, 7))
    try check(text, arena, slots: [0: table, 1: .integer(6), 2: .float(8)], expectedExit: 1)
    try check(text, arena, slots: [0: table, 1: .integer(2), 2: .float(.infinity)], expectedExit: 1)
  }

  @Test func safepointsLeaveWhenAsked() throws {
    let trace = try TraceParser.parse(
      """
      v0 = slot 0 : i64
      loop
      v2 = phi v0, v4 : i64
      safepoint @0
      v4 = add v2, 1
      v5 = slt v4, 10
      guard.true v5 @1
      end loop
      @0 pc 0 { 0: v2 }
      @1 pc 1 { 0: v4 }
      """)
    var generator = try checkedGenerator(layout: arena.layout)
    let compiled = try generator.compile(trace, firstExit: 0)
    let stack = NativeStack(slots: 8)
    stack[0] = .integer(3)
    let finished = compiled.run(base: stack.base, state: UnsafeMutableRawPointer(stack.state))
    #expect(finished == 1 && stack[0] == .integer(10))
    stack[0] = .integer(3)
    stack.state[2] = 1
    let interrupted = compiled.run(base: stack.base, state: UnsafeMutableRawPointer(stack.state))
    #expect(interrupted == 0 && stack[0] == .integer(3))
  }

  @Test func missingHelpersAreReported() throws {
    let trace = try TraceParser.parse("v0 = call sine(f64(1.0))\nend exit @0\n@0 pc 0 { 0: v0 }")
    var generator = try checkedGenerator(layout: RuntimeLayout())
    #expect(throws: CodeGenerationError.noHelper(.sine)) { try generator.compile(trace, firstExit: 0) }
  }
}
