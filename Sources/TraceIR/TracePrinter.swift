import BitVector

/// Prints a trace in its text form, which ``TraceParser`` reads back.
///
///     v0 = slot 3 : i64 @0
///     v1 = add.nsw v0, 1
///     v2 = slt v1, 100
///     guard.true v2 @1
///     loop
///     v5 = phi v1, v6 : i64
///     v6 = add.nsw v5, 1
///     …
///     end loop
///     @0 pc 4 { }
///     @1 pc 7 { 3: v1 } frame closure(0x10) base 5 return 9 results 1
package struct TracePrinter: Sendable {
  private let trace: Trace

  package init(_ trace: Trace) { self.trace = trace }

  package var text: String {
    var lines = trace.instructions.indices.map(line)
    lines.append(endingLine)
    for index in trace.snapshots.indices { lines.append(snapshotLine(index)) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One instruction.
  package func line(_ index: Int) -> String {
    let instruction = trace.instructions[index]
    let row = instruction.opcode.row
    var text = instruction.type == .none ? "" : "v\(index) = "
    if instruction.opcode == .integer {
      text += instruction.operation.name
      for flag in Flags.spellings where instruction.flags.contains(flag.flag) { text += "." + flag.name }
    } else {
      text += row.name
    }
    switch instruction.opcode {
    case .slot: text += " \(instruction.slot)"
    case .call: text += " \(trace.helper(of: instruction).name)(" + trace.arguments(of: instruction).map(operand).joined(separator: ", ") + ")"
    default:
      let operands = [instruction.a, instruction.b, instruction.c].prefix(instruction.operandCount)
      if !operands.isEmpty { text += " " + operands.map(operand).joined(separator: ", ") }
    }
    if row.hasNumber { text += " #\(instruction.number)" }
    if TracePrinter.writesType(instruction) { text += " : \(instruction.type.name)" }
    if let snapshot = instruction.snapshot { text += " @\(snapshot)" }
    return text
  }

  /// The type is not evident from opcode and operands.
  static func writesType(_ instruction: Instruction) -> Bool {
    if instruction.opcode == .integer { return instruction.operation.isCast || instruction.operation.row.widths == .free }
    return instruction.opcode.row.result == .explicit && instruction.opcode != .call
  }

  /// A reference as operand.
  package func operand(_ reference: Reference) -> String {
    if reference.isNone { return "_" }
    guard reference.isConstant else { return "v\(reference.index)" }
    let constant = trace.constants[reference.index]
    switch constant.type {
    case .integer: return "\(constant.signed)"
    case .nil, .false, .true: return constant.type.name
    case .float:
      let value = Double(bitPattern: constant.bits)
      return value.isNaN ? "f64(0x" + String(constant.bits, radix: 16) + ")" : "f64(\(value))"
    case let type where type.isInteger: return type.width == 1 ? "i1(\(constant.bits))" : "\(type.name)(\(constant.signed))"
    default: return "\(constant.type.name)(0x" + String(constant.bits, radix: 16) + ")"
    }
  }

  private var endingLine: String {
    var text: String
    switch trace.ending {
    case .loop: text = "end loop"
    case .link(let target): text = "end link \(target)"
    case .exit: text = "end exit"
    }
    if let snapshot = trace.finalSnapshot { text += " @\(snapshot)" }
    return text
  }

  private func snapshotLine(_ index: Int) -> String {
    let snapshot = trace.snapshots[index]
    let entries = trace.entries(of: snapshot).map { "\($0.slot): \(operand($0.value))" }.joined(separator: ", ")
    var text = "@\(index) pc \(snapshot.pc)" + (snapshot.popped > 0 ? " pop \(snapshot.popped)" : "")
    if let top = snapshot.top { text += " top \(top)" }
    text += " {" + (entries.isEmpty ? " }" : " \(entries) }")
    for frame in trace.frames(of: snapshot) {
      text += " frame \(operand(frame.closure)) base \(frame.base) return \(frame.returnPC) results \(frame.wantedResults)"
    }
    return text
  }
}

extension Trace {
  /// The text form.
  package var text: String { TracePrinter(self).text }
}
