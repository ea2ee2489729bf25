/// When each value is needed: definition, last need, and the next step that wants it in a register.
///
/// A trace is a straight line, so a value lives from its definition to one last step. What is defined before the loop and needed in it
/// lives to the back edge; its next use behind its last one in the body is its first one in the next pass.
struct LiveRanges {
  /// Beyond every step.
  static let never: Int32 = .max

  /// The step that defines each value; -1 for values with a home and no step, the loop head for phis.
  private(set) var definition: [Int32]
  /// The last step that needs each value, in a register or for an exit; -1 if none does.
  private(set) var end: [Int32]
  /// For operand `k` of step `s`, at `3 * s + k`: the next step after this use that has the value as operand.
  private(set) var nextUse: [Int32]
  /// The same for the arguments of calls, by position in the machine trace's list.
  private(set) var nextArgumentUse: [Int32]
  /// The first step that has each value as operand.
  private(set) var firstUse: [Int32]
  /// How many operands in the loop each value is.
  private(set) var usesInLoop: [UInt16]
  /// Steps of calls, ascending.
  private(set) var calls: [Int32] = []
  /// The most values defined in the loop, phis included, that live at once there: general and vector.
  private(set) var pressure: (general: Int, vector: Int) = (0, 0)

  private let loopHead: Int32
  private let last: Int32

  init(_ machine: MachineTrace) {
    let count = machine.isVector.count
    definition = Array(repeating: -1, count: count)
    end = Array(repeating: -1, count: count)
    nextUse = Array(repeating: LiveRanges.never, count: machine.steps.count * 3)
    nextArgumentUse = Array(repeating: LiveRanges.never, count: machine.arguments.count)
    firstUse = Array(repeating: LiveRanges.never, count: count)
    usesInLoop = Array(repeating: 0, count: count)
    loopHead = Int32(machine.loopHead ?? -1)
    last = Int32(machine.steps.count - 1)
    findEnds(machine)
    findUses(machine)
    if loopHead >= 0 { measurePressure(machine) }
  }

  /// Whether a call happens after the value's definition and before its last need.
  func crossesCall(_ value: Value) -> Bool {
    var (low, high) = (0, calls.count)
    while low < high {
      let middle = (low + high) / 2
      if calls[middle] > definition[value.index] { high = middle } else { low = middle + 1 }
    }
    return low < calls.count && calls[low] < end[value.index]
  }

  private mutating func findEnds(_ machine: MachineTrace) {
    for phi in machine.phis {
      definition[phi.value.index] = loopHead
      need(phi.entry, at: loopHead)
    }
    for (index, step) in machine.steps.enumerated() {
      let position = Int32(index)
      if step.result != .none {
        definition[step.result.index] = position
        need(step.result, at: position)
      }
      need(step.a, at: position)
      need(step.b, at: position)
      need(step.c, at: position)
      if step.call >= 0 {
        calls.append(position)
        let call = machine.calls[Int(step.call)]
        for argument in call.argumentStart..<call.argumentStart + call.argumentCount { need(machine.arguments[Int(argument)], at: position) }
      }
      if step.exit >= 0 {
        for entry in machine.entries(of: Int(step.exit)) { need(machine.exitEntries[entry].value, at: position) }
      }
    }
    guard loopHead >= 0 else { return }
    for phi in machine.phis where phi.back != .none { need(phi.back, at: last) }
    for value in end.indices where definition[value] < loopHead && end[value] > loopHead { end[value] = last }
  }

  @inline(__always)
  private mutating func need(_ value: Value, at position: Int32) {
    if value.isAllocated && end[value.index] < position { end[value.index] = position }
  }

  private mutating func findUses(_ machine: MachineTrace) {
    if loopHead >= 0 {
      // The first pass over the body finds the first uses, which follow the last ones.
      scan(machine, from: Int(last), to: Int(loopHead) + 1)
      let length = last - loopHead
      for value in firstUse.indices where firstUse[value] != LiveRanges.never {
        firstUse[value] = definition[value] < loopHead ? firstUse[value] + length : LiveRanges.never
      }
      for phi in machine.phis where phi.back != .none { firstUse[phi.back.index] = min(firstUse[phi.back.index], last) }
      for value in usesInLoop.indices { usesInLoop[value] = 0 }
      scan(machine, from: Int(last), to: Int(loopHead) + 1)
      scan(machine, from: Int(loopHead), to: 0)
    } else {
      scan(machine, from: Int(last), to: 0)
    }
  }

  /// Backwards; `firstUse` holds the next use seen so far.
  private mutating func scan(_ machine: MachineTrace, from: Int, to: Int) {
    var index = from
    while index >= to {
      let step = machine.steps[index]
      if step.call >= 0 {
        let call = machine.calls[Int(step.call)]
        var argument = call.argumentStart + call.argumentCount - 1
        while argument >= call.argumentStart {
          let value = machine.arguments[Int(argument)]
          nextArgumentUse[Int(argument)] = firstUse[value.index]
          firstUse[value.index] = Int32(index)
          argument -= 1
        }
      }
      if step.kind == .loopHead {
        for phi in machine.phis { firstUse[phi.entry.index] = Int32(index) }
      }
      use(step.c, index, 2)
      use(step.b, index, 1)
      use(step.a, index, 0)
      index -= 1
    }
  }

  @inline(__always)
  private mutating func use(_ value: Value, _ step: Int, _ operand: Int) {
    guard value.isAllocated else { return }
    nextUse[3 * step + operand] = firstUse[value.index]
    firstUse[value.index] = Int32(step)
    if step > loopHead && usesInLoop[value.index] < .max { usesInLoop[value.index] += 1 }
  }

  private mutating func measurePressure(_ machine: MachineTrace) {
    let length = Int(last - loopHead) + 2
    var generalChange = [Int32](repeating: 0, count: length)
    var vectorChange = [Int32](repeating: 0, count: length)
    for value in definition.indices where definition[value] >= loopHead {
      let start = Int(definition[value] - loopHead)
      let stop = Int(max(end[value], definition[value]) - loopHead)
      if machine.isVector[value] {
        vectorChange[start] += 1
        vectorChange[stop] -= 1
      } else {
        generalChange[start] += 1
        generalChange[stop] -= 1
      }
    }
    var (general, vector) = (0, 0)
    for index in 0..<length {
      general += Int(generalChange[index])
      vector += Int(vectorChange[index])
      pressure.general = max(pressure.general, general)
      pressure.vector = max(pressure.vector, vector)
    }
  }
}
