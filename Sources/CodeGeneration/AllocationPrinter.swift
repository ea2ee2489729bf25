import X86

/// The steps of an allocation in text: values with their places, and the moves between.
///
///     %12:rax = binary add %3:rax, %7:[slot 2]
///     rcx <- home of %5
struct AllocationPrinter {
  private let machine: MachineTrace
  private let allocation: Allocation

  init(_ machine: MachineTrace, _ allocation: Allocation) {
    self.machine = machine
    self.allocation = allocation
  }

  var text: String {
    var text = ""
    for (index, placed) in allocation.placed.enumerated() {
      if index == allocation.bodyStart && machine.loopHead != nil {
        text += "loop: " + allocation.head.map { "%\($0.value.raw):\(name($0.location))" }.joined(separator: " ") + "\n"
        for phi in machine.phis { text += "%\(phi.value.raw) = phi %\(phi.entry.raw), %\(phi.back.raw)\n" }
      }
      text += line(placed) + "\n"
    }
    return text
  }

  private func line(_ placed: Placed) -> String {
    switch placed.kind {
    case .move: return "  \(name(placed.to)) <- \(name(placed.from))"
    case .exchange: return "  \(name(placed.to)) <-> \(name(placed.from))"
    case .step: break
    }
    let step = machine.steps[Int(placed.step)]
    var text = step.result == .none ? "" : "%\(step.result.raw):\(name(placed.result, placed)) = "
    text += "\(step.kind) \(step.mnemonic)"
    let operands = placed.isSwapped ? [step.b, step.a, step.c] : [step.a, step.b, step.c]
    for (value, operand) in zip(operands, [placed.a, placed.b, placed.c]) where value != .none {
      text += value == .stackBase ? " base" : " %\(value.raw):\(name(operand, placed))"
    }
    if step.immediate != 0 { text += " \(step.immediate)" }
    if step.exit >= 0 { text += " @\(machine.exits[Int(step.exit)].snapshot)" }
    return text
  }

  private func name(_ operand: Operand, _ placed: Placed) -> String {
    if operand == .none { return "?" }
    return operand == .memory ? name(placed.from) : "\(operand.register)"
  }

  private func name(_ location: Location) -> String {
    if location == .none { return "nowhere" }
    if location.isHome { return "[home of %\(location.homeValue.raw)]" }
    return location.isRegister ? "\(location.register)" : "[slot \(location.slot)]"
  }
}
