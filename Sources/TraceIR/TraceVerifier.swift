import BitVector

/// A broken invariant.
package struct TraceError: Error, Equatable, CustomStringConvertible {
  /// Position of the instruction; nil where a snapshot or the ending is at fault.
  package let instruction: Int?
  package let message: String

  package var description: String { message }
}

/// Checks what every pass and code generation rely on:
///
/// 1. Operands are defined before their use; a phi's second operand after the loop marker or before it.
/// 2. Operands have the types of the opcode's row; integer operations have the widths of their width rule and only their own flags.
/// 3. A phi has the type of both its operands, its first is defined before the loop; phis directly follow the one loop marker.
/// 4. Every guard has a snapshot, whose values are defined before the guard; only `slot` may do without.
/// 5. Snapshot entries ascend strictly by slot and hold Lua values or truths; frames have closures, in ascending order of base.
/// 6. Calls pass what their helper takes; `result` names the last call before it, and that call leaves a value.
/// 7. `node` has a constant key of type string or integer.
/// 8. The trace ends in `loop` if and only if it has a loop marker; other endings have a final snapshot.
package struct TraceVerifier: Sendable {
  private let trace: Trace

  private init(_ trace: Trace) { self.trace = trace }

  /// Throws the first broken invariant.
  package static func verify(_ trace: Trace) throws(TraceError) {
    let verifier = TraceVerifier(trace)
    for (index, entry) in trace.snapshots.enumerated() { try verifier.checkShape(entry, index) }
    var lastCall: Int?
    for (index, instruction) in trace.instructions.enumerated() {
      try verifier.check(instruction, at: index, lastCall: lastCall)
      if instruction.opcode == .call { lastCall = index }
    }
    try verifier.checkEnding()
  }

  private func check(_ instruction: Instruction, at index: Int, lastCall: Int?) throws(TraceError) {
    let row = instruction.opcode.row
    switch row.result {
    case .none: try require(instruction.type == .none, index, "has no result")
    case .fixed(let type): try require(instruction.type == type, index, "has type \(type.name)")
    case .explicit, .operation: try require(instruction.type != .none, index, "has a result")
    }
    if instruction.opcode == .integer { return try checkOperation(instruction, index) }
    for (kind, operand) in zip([row.a, row.b, row.c], [instruction.a, instruction.b, instruction.c]) {
      try check(operand, kind, of: instruction, at: index)
    }
    switch instruction.opcode {
    case .loop: try require(trace.loopStart == index, index, "is the trace's only loop marker")
    case .phi:
      let previous = index > 0 ? trace.instructions[index - 1].opcode : .slot
      try require(previous == .loop || previous == .phi, index, "follows the loop marker or another phi")
      try require(instruction.a.isConstant || instruction.a.index < trace.loopStart ?? 0, index, "has its first operand before the loop")
    case .node:
      let key = trace.constant(instruction.b)
      try require(key?.type == .string || key?.type == .integer, index, "has a constant string or integer as key")
    case .call: try checkCall(instruction, index)
    case .result:
      try require(instruction.a.isInstruction && instruction.a.index == lastCall, index, "names the last call")
      try require(
        trace.helper(of: trace.instructions[instruction.a.index]).row.effects.contains(.leavesValue), index, "names a call that leaves a value")
    default: break
    }
  }

  private func check(_ operand: Reference, _ kind: OperandKind, of instruction: Instruction, at index: Int) throws(TraceError) {
    switch kind {
    case .none: try require(operand.isNone, index, "has an operand too many")
    case .operation, .slot, .helper, .argumentStart, .argumentCount: break
    case .snapshot:
      try require(operand.raw < UInt32(trace.snapshots.count), index, "has a snapshot")
      try checkValues(ofSnapshot: Int(operand.raw), before: index)
    case .optionalSnapshot:
      if !operand.isNone { try check(operand, .snapshot, of: instruction, at: index) }
    case .forward:
      try require(!operand.isNone && (operand.isConstant || operand.index < trace.instructions.count), index, "has a second operand")
      try require(trace.type(of: operand) == instruction.type, index, "has operands of its type")
    case .same:
      try checkDefined(operand, at: index)
      try require(trace.type(of: operand) == instruction.type, index, "has operands of its type")
    case .value(let type):
      try checkDefined(operand, at: index)
      try require(trace.type(of: operand) == type, index, "takes \(type.name), not \(trace.type(of: operand).name)")
    case .any:
      try checkDefined(operand, at: index)
      try require(isLuaValue(trace.type(of: operand)), index, "takes a Lua value, not \(trace.type(of: operand).name)")
    case .address:
      try checkDefined(operand, at: index)
      try require(trace.type(of: operand).isAddress, index, "takes an address, not \(trace.type(of: operand).name)")
      try require(trace.type(of: instruction.a) == trace.type(of: instruction.b), index, "has operands of one type")
    }
  }

  private func checkOperation(_ instruction: Instruction, _ index: Int) throws(TraceError) {
    let row = instruction.operation.row
    try require(row.isExecutable, index, "is executable")
    try require(row.flags.isSuperset(of: instruction.flags), index, "has only flags of '\(row.name)'")
    let operands = [instruction.a, instruction.b, instruction.c]
    for operand in operands.prefix(row.arity) {
      try checkDefined(operand, at: index)
      try require(trace.type(of: operand).isInteger, index, "takes integers, not \(trace.type(of: operand).name)")
    }
    for operand in operands.dropFirst(row.arity) { try require(operand.isNone, index, "has an operand too many") }
    let widths = operands.prefix(row.arity).map { trace.type(of: $0).width }
    let result = instruction.type.width
    switch row.widths {
    case .uniform: try require(widths.allSatisfy { $0 == result }, index, "has one width throughout")
    case .predicate: try require(result == 1 && widths.allSatisfy { $0 == widths[0] }, index, "compares operands of one width")
    case .select: try require(widths[0] == 1 && widths[1] == result && widths[2] == result, index, "selects by one bit between values of its width")
    case .widening: try require(widths[0] < result, index, "widens")
    case .narrowing: try require(widths[0] > result && result > 0, index, "narrows")
    case .free: try require(result > 0 && widths.allSatisfy { $0 == widths[0] }, index, "has operands of one width")
    }
  }

  private func checkCall(_ instruction: Instruction, _ index: Int) throws(TraceError) {
    try require(instruction.a.raw < UInt32(Helper.allCases.count), index, "names a helper")
    let (start, count) = (Int(instruction.b.raw), Int(instruction.c.raw))
    try require(start + count <= trace.arguments.count, index, "has its arguments in the list")
    let row = trace.helper(of: instruction).row
    try require(count == row.parameters.count, index, "has \(row.parameters.count) arguments")
    try require(instruction.type == row.result, index, "has type \(row.result.name)")
    for (parameter, argument) in zip(row.parameters, trace.arguments(of: instruction)) {
      switch parameter {
      case .typed(let type): try check(argument, .value(type), of: instruction, at: index)
      case .value: try check(argument, .any, of: instruction, at: index)
      }
    }
  }

  // MARK: Snapshots

  private func checkShape(_ snapshot: Snapshot, _ index: Int) throws(TraceError) {
    try require(
      snapshot.entryRange.upperBound <= trace.entries.count && snapshot.frameRange.upperBound <= trace.frames.count, snapshot: index, "lies in the lists")
    let entries = trace.entries(of: snapshot)
    for (lower, upper) in zip(entries, entries.dropFirst()) { try require(lower.slot < upper.slot, snapshot: index, "ascends by slot") }
    for entry in entries { try require(isLuaValue(trace.type(of: entry.value)), snapshot: index, "holds Lua values") }
    var base: Int32 = snapshot.popped > 0 ? .min : 0
    for frame in trace.frames(of: snapshot) {
      try require(frame.base > base, snapshot: index, "has frames that ascend")
      try require(trace.type(of: frame.closure) == .closure, snapshot: index, "has closures in its frames")
      base = frame.base
    }
  }

  private func checkValues(ofSnapshot number: Int, before index: Int) throws(TraceError) {
    let snapshot = trace.snapshots[number]
    for entry in trace.entries(of: snapshot) where entry.value.isInstruction {
      try require(entry.value.index < index, snapshot: number, "uses v\(entry.value.index) before its definition")
    }
    for frame in trace.frames(of: snapshot) where frame.closure.isInstruction {
      try require(frame.closure.index < index, snapshot: number, "uses v\(frame.closure.index) before its definition")
    }
  }

  private func checkEnding() throws(TraceError) {
    let loops = trace.loopStart != nil
    guard loops == (trace.ending == .loop) else { throw TraceError(instruction: nil, message: "the trace ends in 'loop' if and only if it has a loop marker") }
    if let start = trace.loopStart, !trace.instructions.indices.contains(start) || trace.instructions[start].opcode != .loop {
      throw TraceError(instruction: nil, message: "the loop marker is where the trace says")
    }
    if !loops, trace.finalSnapshot == nil { throw TraceError(instruction: nil, message: "the ending needs a snapshot") }
    if let final = trace.finalSnapshot {
      guard trace.snapshots.indices.contains(final) else { throw TraceError(instruction: nil, message: "the final snapshot exists") }
      try checkValues(ofSnapshot: final, before: trace.instructions.count)
    }
  }

  // MARK: Messages

  private func isLuaValue(_ type: TraceType) -> Bool { type == .truth || type.tag != nil }

  private func checkDefined(_ operand: Reference, at index: Int) throws(TraceError) {
    try require(!operand.isNone, index, "has an operand too few")
    if operand.isConstant {
      try require(operand.index < trace.constants.count, index, "names a constant that exists")
    } else {
      try require(operand.index < index, index, "uses v\(operand.index) before its definition")
    }
  }

  /// Words a broken invariant as "'v3 = add v1, v2' must be …": the text says what should hold.
  private func require(_ holds: Bool, _ index: Int, _ text: String) throws(TraceError) {
    if !holds { throw TraceError(instruction: index, message: "'\(TracePrinter(trace).line(index))': it \(text)") }
  }

  private func require(_ holds: Bool, snapshot index: Int, _ text: String) throws(TraceError) {
    if !holds { throw TraceError(instruction: nil, message: "snapshot @\(index): it \(text)") }
  }
}
