import BitVector
import CodeGeneration
import Testing
import TraceIR
import X86

/// Random valid traces without memory: integers of several widths, floats, guards, phis.
struct RandomTrace {
  private var builder = TraceBuilder()
  private var random: Generator
  /// Values by type that may be used at this point.
  private var values: [TraceType: [Reference]] = [:]
  private let slotCount = 24

  private init(seed: UInt64) { random = Generator(state: seed) }

  static func make(seed: UInt64, loop: Bool, size: Int) -> Trace {
    var random = RandomTrace(seed: seed)
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

  private mutating func step() {
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
