package import TraceIR
package import X86

/// What code generation may use and shall add.
package struct CodeGenerationOptions: Sendable {
  package typealias Features = ProcessorFeatures

  /// Extensions of the instruction set.
  package var features = ProcessorFeatures.current
  /// Verify each register allocation; the trace is refused if it is wrong, which would be a mistake in the allocator.
  package var checksAllocation = false
  /// Address of a 64-bit counter to which traces add the trace instructions that they executed (loop markers and phis not counted),
  /// when they are left; nil for none. Costs an addition in memory at each pass of a loop.
  package var counter: UInt?

  package init() {}
}

/// Where a trace that ends in `link` goes on.
package struct LinkTarget: Sendable {
  /// The other trace's ``CompiledTrace/internalEntry``; nil for the trace itself.
  ///
  /// Unsafe: lives as long as the code generator's memory.
  package nonisolated(unsafe) let entry: UnsafeRawPointer?
  /// What happens to the interpreter's frames before.
  package var shift: FrameShift

  package init(_ trace: CompiledTrace?, _ shift: FrameShift = FrameShift(popped: 0, pushed: [], base: 0)) {
    entry = trace?.internalEntry
    self.shift = shift
  }
}

/// Makes machine code of traces and keeps it.
package struct CodeGenerator: ~Copyable {
  private var memory: ExecutableMemory
  private let layout: RuntimeLayout
  private let options: CodeGenerationOptions

  /// Reserves `capacity` bytes of addresses for all traces; all can jump to each other.
  package init(layout: RuntimeLayout, options: CodeGenerationOptions = CodeGenerationOptions(), capacity: Int = 64 << 20) throws(CodeGenerationError) {
    self.layout = layout
    self.options = options
    do {
      memory = try ExecutableMemory(capacity: capacity)
    } catch {
      throw .memory(error)
    }
  }

  /// Bytes of machine code so far.
  package var codeBytes: Int { memory.count }

  /// Compiles a verified trace. Exit numbers are `firstExit` plus the snapshot's number; `target` is needed if the trace ends in `link`.
  package mutating func compile(_ trace: Trace, firstExit: Int, target: LinkTarget? = nil) throws(CodeGenerationError) -> CompiledTrace {
    if trace.instructions.count > 1 << 20 { throw .tooLong(instructions: trace.instructions.count) }
    let machine = try Selection.select(trace, layout: layout, features: options.features)
    let allocation = try RegisterAllocator.allocate(machine)
    if options.checksAllocation {
      do {
        try AllocationChecker.check(machine, allocation)
      } catch {
        throw .wrongAllocation(AllocationError(error, in: AllocationPrinter(machine, allocation).text))
      }
    }
    if case .link(let number) = trace.ending, target == nil { throw .noTarget(trace: number) }
    let request = Lowering.Request(
      firstExit: Int32(firstExit), counter: options.counter, target: trace.ending == .exit ? nil : target, layout: layout)
    var lowering = Lowering(machine, allocation, request)
    lowering.lower()
    let entry: UnsafeRawPointer
    do {
      entry = try memory.append(lowering.assembler)
    } catch {
      throw .memory(error)
    }
    return CompiledTrace(
      entry: entry, internalEntry: entry + lowering.internalEntryOffset, size: lowering.assembler.count, codeSize: lowering.codeSize,
      loopOffset: lowering.loopOffset, exits: exits(of: machine, lowering.stubOffsets, firstExit), sources: lowering.sources,
      spillSlots: allocation.slotCount)
  }

  private func exits(of machine: MachineTrace, _ offsets: [(stub: Int, patch: Int)], _ firstExit: Int) -> [CompiledExit] {
    var exits: [CompiledExit] = []
    for step in machine.steps where step.exit >= 0 {
      let snapshot = Int(machine.exits[Int(step.exit)].snapshot)
      let offset = offsets[Int(step.exit)]
      exits.append(
        CompiledExit(
          number: firstExit + snapshot, snapshot: snapshot, instruction: Int(step.source), stubOffset: offset.stub, patchOffset: offset.patch))
    }
    return exits
  }

  /// Makes every exit of `trace` through `snapshot` go on in `target`, after the slots are written. No trace may be running.
  package mutating func patch(_ trace: CompiledTrace, snapshot: Int, to target: CompiledTrace) throws(CodeGenerationError) {
    do {
      for exit in trace.exits where exit.snapshot == snapshot {
        try memory.patchJump(atOffset: memory.offset(of: trace.entry) + exit.patchOffset, to: target.internalEntry)
      }
    } catch {
      throw .memory(error)
    }
  }

  /// Forgets all traces; compiled traces must not be run any more.
  package mutating func removeAll() throws(CodeGenerationError) {
    do {
      try memory.removeAll()
    } catch {
      throw .memory(error)
    }
  }
}
