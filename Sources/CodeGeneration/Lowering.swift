import TraceIR
import X86

/// Writes the machine instructions of allocated steps.
struct Lowering: ~Copyable {
  /// What code generation is told for one trace.
  struct Request {
    /// Number of the trace's first exit.
    var firstExit: Int32
    /// Address of the counter of executed trace instructions; nil for none.
    var counter: UInt?
    /// Where the trace goes on; nil if it does not link.
    var target: LinkTarget?
    var layout: RuntimeLayout
  }

  let machine: MachineTrace
  let allocation: Allocation
  let request: Request
  var assembler: Assembler

  /// Constants in memory: a label, the bits, and whether 16 bytes are read.
  private var pool: [(label: Label, bits: UInt64, isWide: Bool)] = []
  private var loopLabel: Label
  /// The register and width that the zero flag compares with 0, if that is known.
  var zeroFlag: (register: Register, size: OperandSize)?
  var epilogue: Label
  /// The exits whose stubs are to be written, with their labels.
  var stubs: [(exit: Int32, label: Label)] = []
  private(set) var sources: [(offset: Int, instruction: Int)] = []
  private(set) var loopOffset: Int?
  private(set) var internalEntryOffset = 0
  var internalEntry: Label
  private(set) var codeSize = 0
  /// Stub and patch position of each exit, by exit.
  var stubOffsets: [(stub: Int, patch: Int)]

  init(_ machine: MachineTrace, _ allocation: Allocation, _ request: Request) {
    self.machine = machine
    self.allocation = allocation
    self.request = request
    assembler = Assembler(capacity: 64 * machine.steps.count + 256)
    loopLabel = assembler.makeLabel()
    epilogue = assembler.makeLabel()
    internalEntry = assembler.makeLabel()
    stubOffsets = Array(repeating: (-1, -1), count: machine.exits.count)
  }

  /// Writes everything; labels are resolved afterwards.
  mutating func lower() {
    prologue()
    var index = 0
    while index < allocation.placed.count {
      if index == allocation.bodyStart && machine.loopHead != nil { startLoop() }
      index += lower(at: index)
    }
    writeStubs()
    writeEpilogue()
    codeSize = assembler.count
    writePool()
    assembler.resolveLabels()
  }

  // MARK: Frame

  private mutating func prologue() {
    for register in NativeFrame.saved { assembler.emit(.push, .quad, register) }
    assembler.emit(.sub, .quad, .rsp, NativeFrame.size)
    assembler.emit(.mov, .quad, .stackBase, Register.arguments[0])
    assembler.emit(.mov, .quad, NativeFrame.state, Register.arguments[1])
    internalEntryOffset = assembler.count
    assembler.bind(internalEntry)
    if request.counter != nil { assembler.emit(.mov, .quad, NativeFrame.executed, 0) }
  }

  /// `rax` has the exit's number.
  private mutating func writeEpilogue() {
    assembler.bind(epilogue)
    assembler.emit(.add, .quad, .rsp, NativeFrame.size)
    for register in NativeFrame.saved.reversed() { assembler.emit(.pop, .quad, register) }
    assembler.emit(.ret)
  }

  private mutating func writePool() {
    assembler.pad(to: 16)
    for isWide in [true, false] {
      for entry in pool where entry.isWide == isWide {
        assembler.bind(entry.label)
        assembler.data(entry.bits)
        if isWide { assembler.data(0) }
      }
    }
  }

  /// Adds to the executed instructions; changes the flags.
  private mutating func count(_ instructions: Int) {
    if request.counter != nil && instructions > 0 { assembler.emit(.add, .quad, NativeFrame.executed, Int32(instructions)) }
  }

  // MARK: Places

  /// A constant's place in memory; `isWide` for instructions that read 16 bytes.
  mutating func constantPlace(_ bits: UInt64, isWide: Bool = false) -> Memory {
    for entry in pool where entry.bits == bits && entry.isWide == isWide { return .label(entry.label) }
    let label = assembler.makeLabel()
    pool.append((label, bits, isWide))
    return .label(label)
  }

  /// The memory of a location that is no register.
  mutating func memory(_ location: Location, isWide: Bool = false) -> Memory {
    if location.isSlot { return NativeFrame.slot(location.slot) }
    switch machine.homes[location.homeValue.index] {
    case .constant(let index): return constantPlace(machine.constants[Int(index)], isWide: isWide)
    case .stackSlot(let slot): return .at(.stackBase, slot * 16)
    case .state, .none: return NativeFrame.state
    }
  }

  /// The bits of a location that is a constant.
  func constant(_ location: Location) -> UInt64? {
    guard location.isHome, case .constant(let index) = machine.homes[location.homeValue.index] else { return nil }
    return machine.constants[Int(index)]
  }

  // MARK: Moves

  private mutating func move(_ from: Location, _ to: Location) {
    if to.isRegister {
      let target = to.register
      if from.isRegister {
        assembler.emit(target.isVector ? .movapd : .mov, .quad, target, from.register)
      } else if let bits = constant(from) {
        load(bits, target)
      } else {
        assembler.emit(target.isVector ? .movsd : .mov, .quad, target, memory(from))
      }
      return
    }
    if from.isRegister {
      assembler.emit(from.register.isVector ? .movsd : .mov, .quad, memory(to), from.register)
    } else if let bits = constant(from), let immediate = Int32(exactly: Int64(bitPattern: bits)) {
      assembler.emit(.mov, .quad, memory(to), immediate)
    } else {
      // From memory to memory without a register; both addresses are those with `rsp` as it is outside of the pair.
      assembler.emit(.push, .quad, memory(from))
      assembler.emit(.pop, .quad, memory(to))
    }
  }

  /// Loads a constant without touching the flags.
  private mutating func load(_ bits: UInt64, _ target: Register) {
    if !target.isVector {
      assembler.load(Int64(bitPattern: bits), into: target)
    } else if bits == 0 {
      assembler.emit(.xorps, .quad, target, target)
    } else {
      assembler.emit(.movsd, .quad, target, constantPlace(bits))
    }
  }

  // MARK: Steps

  /// Writes the placed item; returns how many items that were.
  private mutating func lower(at index: Int) -> Int {
    let placed = allocation.placed[index]
    switch placed.kind {
    case .move:
      markNextStep(index)
      move(placed.from, placed.to)
      if placed.to.isRegister && placed.to.register == zeroFlag?.register { zeroFlag = nil }
    case .exchange:
      zeroFlag = nil
      assembler.emit(.xchg, .quad, placed.to.register, placed.from.register)
    case .step:
      let step = machine.steps[Int(placed.step)]
      mark(step.source)
      switch step.kind {
      case .loopHead: break
      case .backEdge:
        count(machine.executedInLoop)
        assembler.jump(to: loopLabel)
      case .exit:
        let stub = stubLabel(step.exit)
        if request.counter == nil && isBackEdge(index + 1) {
          // The guard at the bottom of the loop is the jump back.
          assembler.jump(step.condition.negated, to: loopLabel)
          assembler.jump(to: stub)
          return 2
        }
        assembler.jump(step.condition, to: stub)
      case .exitIfOrderedEqual:
        let past = assembler.makeLabel()
        assembler.jump(.parity, to: past)
        assembler.jump(.equal, to: stubLabel(step.exit))
        assembler.bind(past)
      case .finish: writeExit(step.exit)
      default: write(step, placed)
      }
    }
    return 1
  }

  private func isBackEdge(_ index: Int) -> Bool {
    guard index < allocation.placed.count, allocation.placed[index].kind == .step else { return false }
    return machine.steps[Int(allocation.placed[index].step)].kind == .backEdge
  }

  /// Moves belong to the step that they are made for.
  private mutating func markNextStep(_ index: Int) {
    var next = index
    while next < allocation.placed.count {
      if allocation.placed[next].kind == .step { return mark(machine.steps[Int(allocation.placed[next].step)].source) }
      next += 1
    }
  }

  private mutating func mark(_ source: Int32) {
    if sources.last?.instruction != Int(source) { sources.append((assembler.count, Int(source))) }
  }

  /// Binds the loop's label; the moves into the loop's registers, before it, run once.
  private mutating func startLoop() {
    count(machine.executedBeforeLoop)
    zeroFlag = nil
    assembler.align(to: 32)
    assembler.bind(loopLabel)
    loopOffset = assembler.count
  }

  private mutating func stubLabel(_ exit: Int32) -> Label {
    let label = assembler.makeLabel()
    stubs.append((exit, label))
    return label
  }
}
