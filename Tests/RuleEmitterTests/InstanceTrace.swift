import BitVector
import CodeGeneration
import Rules
import TraceIR
import TraceOptimizer

/// The pattern of a rule as a recorded trace: variables come from stack slots, facts are guards, the result goes to a slot.
struct InstanceTrace {
  private static let resultSlot = 20
  private var builder = TraceBuilder()
  let recorded: Trace
  let slots: [Int: Constant]

  /// nil where a constant expression of the pattern or a fact is poison. `kept`: operations of the pattern whose values are wanted as well.
  init?(_ rule: Rule, widths: [Int], values: [UInt64], kept: [NodeID] = []) {
    slots = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0, Constant(.integer, $1)) })
    let entry = builder.snapshot(pc: 0, [])
    var made: [NodeID: Reference] = [:]
    // The root comes after the guards, but where a fact speaks of it.
    let early = Set(rule.graph.cone(rule.facts))
    for id in rule.graph.cone(rule.facts + [rule.lhs]) where id != rule.lhs || early.contains(id) {
      let node = rule.graph[id]
      let type = TraceType.bits(node.width.resolved(widths))
      if node.kind == .variable {
        let loaded = builder.append(Instruction(.slot, .integer, .slot(Int(node.value)), .none, .snapshot(entry)))
        made[id] = type == .integer ? loaded : builder.append(Instruction(.trunc, [], type, loaded))
      } else if rule.graph.isConstantExpression(id) {
        guard let bits = Program(rule.graph, roots: [id], widths: widths).evaluate(0, values) else { return nil }
        made[id] = builder.constant(Constant(type, bits))
      } else {
        made[id] = Self.append(node, type, made, &builder)
      }
    }
    for fact in rule.facts where !rule.graph.isConstantExpression(fact) {
      builder.append(Instruction(.guardTrue, .none, made[fact]!, .none, .snapshot(entry)))
    }
    let root = rule.graph[rule.lhs]
    let type = TraceType.bits(root.width.resolved(widths))
    let result = made[rule.lhs] ?? Self.append(root, type, made, &builder)
    var entries: [SnapshotEntry] = []
    for (place, value) in ([result] + kept.compactMap { made[$0] }).enumerated() {
      let wide = builder.trace.type(of: value) == .integer ? value : builder.append(Instruction(.zext, [], .integer, value))
      entries.append(SnapshotEntry(slot: Self.resultSlot + place, value: wide))
    }
    builder.end(.exit, snapshot: builder.snapshot(pc: 1, entries))
    recorded = builder.trace
  }

  private static func append(_ node: Node, _ type: TraceType, _ made: [NodeID: Reference], _ builder: inout TraceBuilder) -> Reference {
    let operands = node.operands.map { made[$0]! } + [.none, .none]
    return builder.append(Instruction(node.operation, node.flags, type, operands[0], operands[1], operands[2]))
  }

  /// How many instructions the trace has without and with the rule `name`; nil if some guard is seen to fail always.
  func lengths(with name: String) throws -> (without: Int, with: Int)? {
    func length(_ rules: RuleSelection) throws -> Int? {
      do {
        let trace = try Optimizer.optimized(recorded, through: Pipeline(rules: rules))
        return trace.instructions.count { $0.opcode != .integer || $0.operation.isInstruction }
      } catch .contradiction { return nil }
    }
    guard let without = try length(.none), let with = try length(RuleSelection.named([name]).get()) else { return nil }
    return (without, with)
  }

  /// Optimized with the rule `name` alone, and how often it was applied; nil if some guard is seen to fail always.
  func optimized(with name: String) throws -> (trace: Trace, fired: Int)? {
    var pipeline = Pipeline(rules: try RuleSelection.named([name]).get())
    do {
      let trace = try Optimizer.optimized(recorded, through: &pipeline)
      return (trace, pipeline.rules.firings.reduce(0, +))
    } catch .contradiction {
      return nil
    }
  }

  /// What a trace leaves: the exit, and the result slot.
  struct Outcome: Equatable {
    var exit: Int
    var result: UInt64?
  }

  /// As the recorded trace says; nil where it is undefined.
  var expected: Outcome? {
    var interpreter = TraceInterpreter(recorded, slots: slots, memory: NoMemory())
    guard case .exit(let snapshot, let written) = interpreter.run(limit: 1_000) else { return nil }
    return Outcome(exit: Int(recorded.snapshots[snapshot].pc), result: written[Self.resultSlot]?.bits)
  }

  /// As the machine code of `trace` does.
  func executed(_ trace: Trace, _ generator: inout CodeGenerator) throws -> Outcome {
    let compiled = try generator.compile(trace, firstExit: 0)
    let (below, count) = (4, 40)
    let stack = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * (below + count))
    stack.initialize(repeating: 0, count: 2 * (below + count))
    let state = UnsafeMutablePointer<UInt64>.allocate(capacity: 8)
    state.initialize(repeating: 0, count: 8)
    defer {
      stack.deallocate()
      state.deallocate()
    }
    state[3] = UInt64(UInt(bitPattern: stack + 2 * (below + count)))
    for (slot, value) in slots {
      stack[2 * (below + slot)] = value.bits
      stack[2 * (below + slot) + 1] = TraceType.integer.tag!
    }
    let number = compiled.run(base: UnsafeMutableRawPointer(stack + 2 * below), state: UnsafeMutableRawPointer(state))
    let exit = Int(trace.snapshots[Int(number)].pc)
    return Outcome(exit: exit, result: exit == 1 ? stack[2 * (below + Self.resultSlot)] : nil)
  }
}
