package import BitVector

/// A trace as it was recorded, beside what the optimizer made of it, for a check by somebody else.
///
/// The recorded integer instructions are written over the optimized trace's values: each says which operation the program performed on which
/// values, and which value the optimizer put in its place. By induction along the trace the optimized values are those of the recorded
/// program if every step is right. In a loop, steps behind the `loop` marker are those of the iteration that is emitted a second time.
///
///     recording 3 sieve.lua:12
///     v0 = slot 0 : i64 @0
///     …
///     end loop
///     steps
///     4: add.nsw v0, 1 = v3
///     7: slt v3, 100 = i1(1)
///     9: guard v7 = i1(1)
///     loop v12 zeros 0 ones 0 unsigned 0 99 signed 0 99
///
/// A step's number is the position at which it was recorded: all guards before it have passed. `guard` is a guard that was left out. `loop`
/// is what the optimizer assumed of a loop's value: bits, bounds inclusive.
package struct Recording: Sendable {
  package enum Operand: Hashable, Sendable {
    /// The result of an instruction of the optimized trace.
    case value(Int)
    case constant(Constant)
  }

  package struct Step: Hashable, Sendable {
    package var position: Int
    /// Nil: a guard on the only operand was left out.
    package var operation: Operation?
    package var flags: Flags
    package var type: TraceType
    package var operands: [Operand]
    /// What stands for the result; for a guard what its condition is.
    package var result: Operand

    package init(position: Int, operation: Operation?, flags: Flags, type: TraceType, operands: [Operand], result: Operand) {
      self.position = position
      self.operation = operation
      self.flags = flags
      self.type = type
      self.operands = operands
      self.result = result
    }
  }

  /// What is assumed of a phi at the start of each iteration; bits as of its width.
  package struct Assumption: Hashable, Sendable {
    package var phi: Int
    /// Bits known to be 0, bits known to be 1, unsigned bounds, signed bounds.
    package var parts: [UInt64]

    package init(phi: Int, parts: [UInt64]) {
      self.phi = phi
      self.parts = parts
    }
  }

  package var number: Int
  /// Where the trace begins, for people.
  package var place: String
  /// Before dead code is removed.
  package var optimized: Trace
  package var steps: [Step]
  package var assumptions: [Assumption]

  package init(number: Int, place: String, optimized: Trace, steps: [Step], assumptions: [Assumption]) {
    self.number = number
    self.place = place
    self.optimized = optimized
    self.steps = steps
    self.assumptions = assumptions
  }

  package func operand(_ reference: Reference) -> Operand {
    reference.isConstant ? .constant(optimized.constants[reference.index]) : .value(reference.index)
  }

  // MARK: Text

  private static func text(_ operand: Operand) -> String {
    switch operand {
    case .value(let index): "v\(index)"
    case .constant(let constant) where constant.type == .integer: "\(constant.signed)"
    case .constant(let constant): "\(constant.type.name)(\(constant.bits))"
    }
  }

  package static func text(_ step: Step) -> String {
    var name = step.operation?.name ?? "guard"
    for flag in Flags.spellings where step.flags.contains(flag.flag) { name += "." + flag.name }
    let written = step.operation.map { $0.isCast || $0.row.widths == .free } ?? false
    return name + " " + step.operands.map(text).joined(separator: ", ") + (written ? " : \(step.type.name)" : "") + " = " + text(step.result)
  }

  package var text: String {
    var result = "recording \(number) \(place)\n" + optimized.text + "steps\n"
    for step in steps { result += "\(step.position): \(Recording.text(step))\n" }
    for assumption in assumptions {
      let parts = assumption.parts
      result += "loop v\(assumption.phi) zeros \(parts[0]) ones \(parts[1]) unsigned \(parts[2]) \(parts[3]) signed \(parts[4]) \(parts[5])\n"
    }
    return result
  }

  /// Reads recordings one after another.
  package static func parse(_ text: String) throws(TraceSyntaxError) -> [Recording] {
    var parser = RecordingParser(text)
    return try parser.recordings()
  }
}

/// Reads what ``Recording/text`` writes.
private struct RecordingParser {
  private let lines: [Substring]
  private var line = 0

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  mutating func recordings() throws(TraceSyntaxError) -> [Recording] {
    var result: [Recording] = []
    while line < lines.count {
      if lines[line].isEmpty { line += 1 } else { result.append(try recording()) }
    }
    return result
  }

  private func error(_ message: String) -> TraceSyntaxError { TraceSyntaxError(line: line + 1, message: message) }

  private mutating func recording() throws(TraceSyntaxError) -> Recording {
    let head = lines[line].split(separator: " ", maxSplits: 2)
    guard head.count >= 2, head[0] == "recording", let number = Int(head[1]) else { throw error("expected 'recording' and a number") }
    line += 1
    let start = line
    while line < lines.count, lines[line] != "steps" { line += 1 }
    guard line < lines.count else { throw error("expected 'steps'") }
    let trace: Trace
    do throws(TraceSyntaxError) {
      trace = try TraceParser.parse(lines[start..<line].joined(separator: "\n"))
    } catch {
      throw TraceSyntaxError(line: start + error.line, message: error.message)
    }
    line += 1
    var result = Recording(number: number, place: head.count > 2 ? String(head[2]) : "", optimized: trace, steps: [], assumptions: [])
    while line < lines.count, !lines[line].isEmpty, !lines[line].hasPrefix("recording") {
      if lines[line].hasPrefix("loop ") { result.assumptions.append(try assumption(trace)) } else { result.steps.append(try step(trace)) }
      line += 1
    }
    return result
  }

  private func words() -> [Substring] { lines[line].split { " ,".contains($0) } }

  private func assumption(_ trace: Trace) throws(TraceSyntaxError) -> Recording.Assumption {
    let words = words()
    let numbers = [3, 5, 7, 8, 10, 11].compactMap { words.indices.contains($0) ? UInt64(words[$0]) : nil }
    guard words.count == 12, numbers.count == 6, case .value(let phi) = try operand(words[1], trace), trace.instructions[phi].opcode == .phi else {
      throw error("expected a phi's bits and bounds")
    }
    return Recording.Assumption(phi: phi, parts: numbers)
  }

  private func step(_ trace: Trace) throws(TraceSyntaxError) -> Recording.Step {
    var words = words()
    guard words.count >= 5, words[0].hasSuffix(":"), let position = Int(words[0].dropLast()), (0...trace.instructions.count).contains(position) else {
      throw error("expected a position and a step")
    }
    let result = try operand(words.removeLast(), trace)
    guard words.removeLast() == "=" else { throw error("expected '=' and a result") }
    let names = words[1].split(separator: ".")
    // Names of operations may have a dot in them.
    var spelling = names[0]
    var flagNames = names.dropFirst()
    if let second = names.dropFirst().first, OperationTable.operation(named: spelling + "." + second) != nil {
      spelling = Substring(spelling + "." + second)
      flagNames = names.dropFirst(2)
    }
    var flags: Flags = []
    for name in flagNames {
      guard let flag = Flags.spellings.first(where: { $0.name == name })?.flag else { throw error("unknown flag '\(name)'") }
      flags.insert(flag)
    }
    var written: TraceType?
    if words.count > 3, words[words.count - 2] == ":" {
      written = TraceType(name: words[words.count - 1])
      words.removeLast(2)
    }
    var operands: [Recording.Operand] = []
    for word in words.dropFirst(2) { operands.append(try operand(word, trace)) }
    if spelling == "guard" {
      guard operands.count == 1 else { throw error("a guard has one operand") }
      return Recording.Step(position: position, operation: nil, flags: [], type: .truth, operands: operands, result: result)
    }
    guard let operation = OperationTable.operation(named: String(spelling)), operands.count == operation.arity else {
      throw error("unknown operation '\(spelling)', or not its number of operands")
    }
    let types = operands.map { type($0, trace) } + [type(result, trace)]
    guard types.allSatisfy(\.isInteger) else { throw error("integers only") }
    let own = operation.row.widths == .predicate ? .truth : written ?? types[operation == .select ? 1 : 0]
    guard own == types[operands.count], operation == .select || types[..<operands.count].allSatisfy({ $0 == types[0] }) else {
      throw error("types don't agree")
    }
    return Recording.Step(position: position, operation: operation, flags: flags, type: own, operands: operands, result: result)
  }

  private func type(_ operand: Recording.Operand, _ trace: Trace) -> TraceType {
    switch operand {
    case .value(let index): trace.instructions[index].type
    case .constant(let constant): constant.type
    }
  }

  private func operand(_ word: Substring, _ trace: Trace) throws(TraceSyntaxError) -> Recording.Operand {
    if word.hasPrefix("v"), let index = Int(word.dropFirst()), trace.instructions.indices.contains(index) { return .value(index) }
    if let value = Int64(word) { return .constant(.integer(value)) }
    let parts = word.split(separator: "(")
    if parts.count == 2, parts[1].hasSuffix(")"), let type = TraceType(name: parts[0]), type.isInteger, let bits = UInt64(parts[1].dropLast()) {
      return .constant(Constant(type, bits))
    }
    throw error("unknown value '\(word)'")
  }
}
