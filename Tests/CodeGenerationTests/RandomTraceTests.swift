import BitVector
import CodeGeneration
import Testing
import TraceIR
import X86

/// Random valid traces: integers of several widths, floats, guards, phis; elements of an array and calls if there is an arena.
struct RandomTrace {
  /// The table whose elements are read and written, in slot 24.
  static let elementCount = 8
  private var hasMemory = false
  private var array: Reference?
  private var builder = TraceBuilder()
  private var random: Generator
  /// Values by type that may be used at this point.
  private var values: [TraceType: [Reference]] = [:]
  private let slotCount = 24

  private init(seed: UInt64) { random = Generator(state: seed) }

  static func make(seed: UInt64, loop: Bool, size: Int, memory: Bool = false) -> Trace {
    var random = RandomTrace(seed: seed)
    random.hasMemory = memory
    return random.build(loop: loop, size: size)
  }

  /// Stack slots for a run: integers in even slots, floats in every third odd one.
  static func slots(seed: UInt64) -> [Int: Constant] {
    var random = Generator(state: seed ^ 0xabcd)
    var slots: [Int: Constant] = [:]
    for slot in 0..<24 {
      if isFloat(slot) {
        slots[slot] = .float([0.0, -1.5, 3, 1e18, .infinity, -0.0, 0.1].randomElement(using: &random)! * Double(Int.random(in: -3...3, using: &random)))
      } else {
        slots[slot] = .integer([0, 1, -1, 100, .max, .min, Int64(bitPattern: random.next())].randomElement(using: &random)!)
      }
    }
    slots[0] = .integer(Int64.random(in: 1...20, using: &random))
    return slots
  }

  static func isFloat(_ slot: Int) -> Bool { slot % 4 == 3 }

  private mutating func build(loop: Bool, size: Int) -> Trace {
    for slot in 0..<slotCount where slot == 0 || Int.random(in: 0..<4, using: &random) > 0 {
      let type: TraceType = RandomTrace.isFloat(slot) ? .float : .integer
      add(builder.append(Instruction(.slot, type, .slot(slot), .none, .snapshot(emptySnapshot()))), type)
    }
    if hasMemory {
      let table = builder.append(Instruction(.slot, .table, .slot(24), .none, .snapshot(emptySnapshot())))
      array = builder.append(Instruction(.array, .pointer, table))
    }
    add(builder.integer(3), .integer)
    add(builder.constant(Constant(.bits(8), 200)), .bits(8))
    add(builder.constant(Constant(.bits(32), 77)), .bits(32))
    add(builder.float(2.5), .float)
    if values[.float] == nil { add(builder.float(1), .float) }
    for _ in 0..<size / 3 { step() }
    if loop {
      addLoop(size)
    } else {
      for _ in 0..<size { step() }
      builder.end(.exit, snapshot: snapshot())
    }
    return builder.trace
  }

  private mutating func addLoop(_ size: Int) {
    builder.startLoop()
    // The counter: slot 0 holds the number of passes.
    var phis: [(phi: Reference, type: TraceType)] = []
    let counter = builder.append(Instruction(.phi, .integer, .instruction(1), .none))
    let count = Int.random(in: 0...7, using: &random)
    for _ in 0..<count {
      let type: TraceType = [.integer, .integer, .float, .bits(32), .truth].randomElement(using: &random)!
      guard let entry = pick(type) else { continue }
      phis.append((builder.append(Instruction(.phi, type, entry, .none)), type))
    }
    for phi in phis { add(phi.phi, phi.type) }
    for _ in 0..<size / 2 { step() }
    let next = builder.integer(.sub, counter, builder.integer(1))
    let goesOn = builder.integer(.sgt, next, builder.integer(0))
    builder.append(Instruction(.guardTrue, .none, goesOn, .none, .snapshot(snapshot())))
    for _ in 0..<size / 2 { step() }
    builder.setBack(of: counter, to: next)
    for phi in phis { builder.setBack(of: phi.phi, to: pick(phi.type)!) }
    builder.end(.loop, snapshot: nil)
  }

  private mutating func add(_ reference: Reference, _ type: TraceType) {
    // The counter must be instruction 1: an addition makes it one.
    values[type, default: []].append(reference)
    if builder.count == 1 { values[.integer]!.append(builder.integer(.and, reference, builder.integer(31))) }
  }

  /// Prefers recent values, so that many are short-lived and some long.
  private mutating func pick(_ type: TraceType) -> Reference? {
    guard let candidates = values[type], !candidates.isEmpty else { return nil }
    if Bool.random(using: &random) { return candidates.suffix(6).randomElement(using: &random) }
    return candidates.randomElement(using: &random)
  }

  private mutating func emptySnapshot() -> Int { builder.snapshot(pc: 0, []) }

  private mutating func snapshot() -> Int {
    var entries: [SnapshotEntry] = []
    for slot in 0..<slotCount + 4 where Int.random(in: 0..<3, using: &random) == 0 {
      let type: TraceType = [.integer, .integer, .float, .truth, .nil].randomElement(using: &random)!
      if type == .nil {
        entries.append(SnapshotEntry(slot: slot, value: builder.constant(.nil)))
      } else if let value = pick(type) {
        entries.append(SnapshotEntry(slot: slot, value: value))
      }
    }
    return builder.snapshot(pc: 1, entries)
  }

  /// A load, a store, or a call; elements 0 to 3 are integers and 4 to 7 floats at first.
  private mutating func memoryStep(_ array: Reference) {
    let isFloat = Bool.random(using: &random)
    let type: TraceType = isFloat ? .float : .integer
    var index = builder.integer(Int64.random(in: 0..<4, using: &random) + (isFloat ? 4 : 0))
    if Bool.random(using: &random) {
      let low = builder.integer(.and, pick(.integer)!, builder.integer(3))
      index = isFloat ? builder.integer(.add, low, builder.integer(4)) : low
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      // Now and then with another type, so that later loads leave.
      let stored = Int.random(in: 0..<4, using: &random) > 0 ? pick(type) : pick([.truth, .float, .integer].randomElement(using: &random)!)
      builder.append(Instruction(.elementStore, .none, array, index, stored ?? builder.constant(.nil)))
    case 1 where isFloat:
      add(builder.call(.power, [pick(.float)!, pick(.float)!]), .float)
    case 2 where isFloat: add(builder.call(.sine, [pick(.float)!]), .float)
    default:
      let loaded = builder.append(Instruction(.elementLoad, type, array, index, .snapshot(snapshot())))
      // Most loads have one use, which may read the element in place.
      if Int.random(in: 0..<3, using: &random) == 0 { return add(loaded, type) }
      let other = pick(type)!
      let (a, b) = Bool.random(using: &random) ? (loaded, other) : (other, loaded)
      if isFloat {
        let opcode: Opcode = [.floatAdd, .floatSubtract, .floatMultiply, .floatDivide].randomElement(using: &random)!
        add(builder.append(Instruction(opcode, .float, a, b)), .float)
      } else {
        let operations: [Operation] = [.add, .sub, .and, .or, .xor, .mul, .smax, .slt, .uge, .eq]
        let result = builder.integer(operations.randomElement(using: &random)!, a, Int.random(in: 0..<4, using: &random) == 0 ? builder.integer(993) : b)
        add(result, builder.trace.type(of: result))
        if builder.trace.type(of: result) == .truth && Bool.random(using: &random) {
          builder.append(Instruction(.guardTrue, .none, result, .none, .snapshot(snapshot())))
        }
      }
    }
  }

  private mutating func step() {
    if let array, Int.random(in: 0..<4, using: &random) == 0 { return memoryStep(array) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0: guardStep()
    case 1, 2: floatStep()
    case 3: castStep()
    default: integerStep()
    }
  }

  private mutating func guardStep() {
    guard let condition = pick(.truth) else { return }
    builder.append(Instruction(Bool.random(using: &random) ? .guardTrue : .guardFalse, .none, condition, .none, .snapshot(snapshot())))
  }

  private mutating func floatStep() {
    let (a, b) = (pick(.float)!, pick(.float)!)
    let opcodes: [Opcode] = [
      .floatAdd, .floatSubtract, .floatMultiply, .floatDivide, .floatNegate, .floatAbsolute, .floatFloor, .floatCeiling, .floatSquareRoot, .floatEqual,
      .floatLess, .floatLessOrEqual, .toFloat, .toInteger,
    ]
    let opcode = opcodes.randomElement(using: &random)!
    switch opcode {
    case .floatAdd, .floatSubtract, .floatMultiply, .floatDivide: add(builder.append(Instruction(opcode, .float, a, b)), .float)
    case .floatEqual, .floatLess, .floatLessOrEqual: add(builder.append(Instruction(opcode, .truth, a, b)), .truth)
    case .toFloat: add(builder.append(Instruction(opcode, .float, pick(.integer)!)), .float)
    case .toInteger: add(builder.append(Instruction(opcode, .integer, a, .none, .snapshot(snapshot()))), .integer)
    default: add(builder.append(Instruction(opcode, .float, a)), .float)
    }
  }

  private mutating func castStep() {
    let types: [TraceType] = [.integer, .bits(32), .bits(8), .truth, .bits(48)]
    let (from, to) = (types.randomElement(using: &random)!, types.randomElement(using: &random)!)
    guard from.width != to.width, let value = pick(from) else { return }
    let operation: Operation = from.width > to.width ? .trunc : Bool.random(using: &random) ? .zext : .sext
    add(builder.append(Instruction(operation, [], to, value)), to)
  }

  private mutating func integerStep() {
    let type: TraceType = Int.random(in: 0..<4, using: &random) > 0 ? .integer : [.bits(32), .bits(8), .truth, .bits(48)].randomElement(using: &random)!
    let operation = OperationTests.operations.randomElement(using: &random)!
    guard let a = pick(type), var b = pick(type), let c = pick(type) else { return }
    let width = type.width
    let isUsefulConstant = Int.random(in: 0..<3, using: &random) == 0
    if isUsefulConstant {
      let bits = [1, 2, 3, 10, 255, 0xffff, 1 << 20, .max, random.next()].randomElement(using: &random)! & ConcreteAlgebra.mask(width)
      b = builder.constant(Constant(type, bits))
    }
    switch operation {
    case .bswap where width % 16 != 0: return
    case .sext, .zext, .trunc: return
    // Undefined at 64 bits for MIN and -1.
    case .sdiv, .srem: return
    case .udiv, .urem, .floordiv, .floormod: b = builder.integer(.or, b, builder.constant(Constant(type, 1)))
    case .shl, .lshr, .ashr:
      // A narrow width is no power of two: mask further.
      let limit = UInt64(1) << UInt64(63 - (width.leadingZeroBitCount))
      b = builder.integer(.and, b, builder.constant(Constant(type, (limit - 1) & ConcreteAlgebra.mask(width))))
    case .select:
      guard let condition = pick(.truth) else { return }
      add(builder.integer(.select, condition, a, b), type)
      return
    case .scmp, .ucmp:
      if width < 2 { return }
      add(builder.append(Instruction(operation, [], type, a, b)), type)
      return
    default: break
    }
    let operands: [Reference] = [a, operation.arity > 1 ? b : .none, operation.arity > 2 ? c : .none]
    let result = builder.integer(operation, operands[0], operands[1], operands[2])
    add(result, builder.trace.type(of: result))
  }
}

@Suite struct RandomTraceTests {
  private func run(seeds: Range<UInt64>, loop: Bool, size: Int, without missing: CodeGenerationOptions.Features = []) throws {
    var generator = try checkedGenerator(without: missing)
    for seed in seeds {
      let trace = RandomTrace.make(seed: seed, loop: loop, size: size)
      try TraceVerifier.verify(trace)
      let compiled: CompiledTrace
      do {
        compiled = try generator.compile(trace, firstExit: 1000)
      } catch {
        Issue.record("seed \(seed): \(error)\n\(trace.text)")
        return
      }
      for run in 0..<3 as Range<UInt64> {
        let slots = RandomTrace.slots(seed: seed &* 31 &+ run)
        if let difference = difference(compiled, trace, slots: slots, memory: NoMemory()) {
          Issue.record("seed \(seed) run \(run): \(difference)\n\(trace.text)")
          return
        }
      }
    }
  }

  @Test func straightTraces() throws { try run(seeds: 1..<400, loop: false, size: 40) }
  @Test func shortLoops() throws { try run(seeds: 1000..<1600, loop: true, size: 12) }
  @Test func longLoops() throws { try run(seeds: 2000..<2300, loop: true, size: 60) }
  @Test func veryLongLoops() throws { try run(seeds: 3000..<3040, loop: true, size: 300) }
  @Test func loopsOnOlderProcessors() throws { try run(seeds: 4000..<4200, loop: true, size: 40, without: .bmi2) }

  /// Elements and calls: exits, slots and the array's contents agree with the interpreter.
  private func runWithMemory(seeds: Range<UInt64>, loop: Bool, size: Int) throws {
    let arena = Arena(TestHelpers.layout)
    let elements: [Constant] = (0..<4).map { .integer(Int64($0) * 1000 - 7) } + (0..<4).map { .float(Double($0) - 0.75) }
    let table = arena.makeTable(array: elements)
    let before = arena.bytes
    var generator = try checkedGenerator(layout: arena.layout)
    for seed in seeds {
      let trace = RandomTrace.make(seed: seed, loop: loop, size: size, memory: true)
      try TraceVerifier.verify(trace)
      let compiled = try generator.compile(trace, firstExit: 1000)
      for run in 0..<3 as Range<UInt64> {
        var slots = RandomTrace.slots(seed: seed &* 31 &+ run)
        slots[24] = table
        arena.restore(before)
        var interpreter = TraceInterpreter(trace, slots: slots, memory: ArenaMemory(arena))
        let outcome = interpreter.run(limit: 100_000)
        let expected = arena.bytes
        arena.restore(before)
        let stack = NativeStack(slots: 40)
        for (slot, value) in slots { stack[slot] = value }
        let number = compiled.run(base: stack.base, state: UnsafeMutableRawPointer(stack.state))
        guard case .exit(let exit, let written) = outcome else {
          Issue.record("seed \(seed) run \(run): \(outcome)")
          return
        }
        var wrong: [Int] = []
        for slot in 0..<30 where !isSame(stack[slot], (written[slot] ?? slots[slot] ?? .nil).onStack) { wrong.append(slot) }
        if number != Int64(1000 + exit) || !wrong.isEmpty || !isSame(arena.bytes, expected) {
          Issue.record("seed \(seed) run \(run): exit \(number), not \(1000 + exit), slots \(wrong)\n\(trace.text)")
          return
        }
      }
    }
  }

  private func isSame(_ a: Constant, _ b: Constant) -> Bool {
    if a == b { return true }
    return a.type == .float && b.type == .float && Double(bitPattern: a.bits).isNaN && Double(bitPattern: b.bits).isNaN
  }

  /// Equal, but for the bits of NaNs in the words that differ.
  private func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a == b { return true }
    for start in stride(from: 0, to: a.count, by: 8) where a[start..<start + 8] != b[start..<start + 8] {
      let words = [a, b].map { bytes in bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
      if !words.allSatisfy({ Double(bitPattern: $0).isNaN }) { return false }
    }
    return true
  }

  @Test func straightTracesWithMemory() throws { try runWithMemory(seeds: 6000..<6300, loop: false, size: 40) }
  @Test func loopsWithMemory() throws { try runWithMemory(seeds: 7000..<7500, loop: true, size: 24) }
  @Test func longLoopsWithMemory() throws { try runWithMemory(seeds: 8000..<8100, loop: true, size: 120) }

  /// Executed instructions are counted exactly as the interpreter counts them.
  @Test func countsAreExact() throws {
    let counter = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    counter.initialize(to: 0)
    defer { counter.deallocate() }
    var generator = try checkedGenerator(counter: UInt(bitPattern: counter))
    for seed in 5000..<5200 as Range<UInt64> {
      let trace = RandomTrace.make(seed: seed, loop: seed % 3 != 0, size: 20)
      let slots = RandomTrace.slots(seed: seed)
      let before = counter.pointee
      let found = try difference(&generator, trace, slots: slots, memory: NoMemory())
      #expect(found == nil)
      var interpreter = TraceInterpreter(trace, slots: slots, memory: NoMemory())
      _ = interpreter.run(limit: 100_000)
      #expect(Int(counter.pointee - before) == interpreter.executed, "seed \(seed)")
    }
  }
}
