import CodeGeneration
import TraceIR

/// A small seeded generator (SplitMix64), so that a failure can be repeated.
struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// A Lua stack for machine code: values of 16 bytes, with room below slot 0 for the running closure.
final class NativeStack {
  static let below = 4
  let memory: UnsafeMutablePointer<UInt64>
  let count: Int
  /// The runtime's state: result, interrupt flag, stack end.
  let state: UnsafeMutablePointer<UInt64>

  init(slots: Int) {
    count = slots
    memory = .allocate(capacity: 2 * (slots + NativeStack.below))
    memory.initialize(repeating: 0, count: 2 * (slots + NativeStack.below))
    state = .allocate(capacity: 8)
    state.initialize(repeating: 0, count: 8)
    state[3] = UInt64(UInt(bitPattern: memory + 2 * (slots + NativeStack.below)))
  }

  deinit {
    memory.deallocate()
    state.deallocate()
  }

  var base: UnsafeMutableRawPointer { UnsafeMutableRawPointer(memory + 2 * NativeStack.below) }

  subscript(slot: Int) -> Constant {
    get {
      let index = 2 * (slot + NativeStack.below)
      return Constant(TraceType(tag: memory[index + 1]) ?? .none, memory[index])
    }
    set {
      let index = 2 * (slot + NativeStack.below)
      memory[index] = newValue.type == .truth ? 0 : newValue.bits
      memory[index + 1] = newValue.type == .truth ? 1 + newValue.bits : newValue.type.tag!
    }
  }
}

extension Constant {
  /// As it stands on the stack: truths are `false` or `true`.
  var onStack: Constant { type == .truth ? (bits == 1 ? .true : .false) : self }
}

/// Compiles a trace, runs it from the given slots and compares with the reference interpreter; returns nil or what differs.
func difference<Memory: TraceMemory>(
  _ generator: inout CodeGenerator, _ trace: Trace, slots: [Int: Constant], memory: Memory, limit: Int = 100_000
) throws -> String? {
  let compiled = try generator.compile(trace, firstExit: 1000)
  return difference(compiled, trace, slots: slots, memory: memory, limit: limit)
}

func difference<Memory: TraceMemory>(
  _ compiled: CompiledTrace, _ trace: Trace, slots: [Int: Constant], memory: Memory, limit: Int = 100_000
) -> String? {
  var interpreter = TraceInterpreter(trace, slots: slots, memory: memory)
  let outcome = interpreter.run(limit: limit)
  guard case .exit(let snapshot, let written) = outcome else { return "the interpreter says \(outcome)" }
  let stack = NativeStack(slots: max(trace.slotLimit, (slots.keys.max() ?? 0) + 1) + 8)
  for (slot, value) in slots { stack[slot] = value }
  let number = compiled.run(base: stack.base, state: UnsafeMutableRawPointer(stack.state))
  if number != Int64(1000 + snapshot) { return "left through \(number - 1000), not \(snapshot)" }
  for slot in -1..<stack.count {
    let expected = (written[slot] ?? slots[slot] ?? .nil).onStack
    let found = stack[slot]
    // Any NaN is as good as another.
    if expected.type == .float && found.type == .float && Double(bitPattern: expected.bits).isNaN && Double(bitPattern: found.bits).isNaN { continue }
    if found != expected { return "slot \(slot) is \(found), not \(expected), after exit \(snapshot)" }
  }
  return nil
}

/// A generator of machine code that checks every allocation.
func checkedGenerator(counter: UInt? = nil, without missing: CodeGenerationOptions.Features = [], layout: RuntimeLayout = RuntimeLayout()) throws
  -> CodeGenerator
{
  var options = CodeGenerationOptions()
  options.checksAllocation = true
  options.counter = counter
  options.features.subtract(missing)
  return try CodeGenerator(layout: layout, options: options)
}
