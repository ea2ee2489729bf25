import BitVector

/// A place where the text of a trace can't be read.
package struct TraceSyntaxError: Error, Equatable, CustomStringConvertible {
  /// 1-based.
  package let line: Int
  package let message: String

  package var description: String { "line \(line): \(message)" }
}

/// Reads the text form that ``TracePrinter`` writes.
///
/// Values may have any names; `;` starts a comment. Only the form is checked, the rest is ``TraceVerifier``'s.
package struct TraceParser {
  private var builder = TraceBuilder()
  private var names: [Substring: Reference] = [:]
  private var tokens: [Substring] = []
  private var position = 0
  private var line = 0
  /// Snapshot lines come last; their numbers must count from 0.
  private var ending: (ending: Ending, snapshot: Int?)?
  private var pending: [(phi: Reference, name: Substring, line: Int)] = []

  private init() {}

  package static func parse(_ text: String) throws(TraceSyntaxError) -> Trace {
    var parser = TraceParser()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      parser.line += 1
      parser.tokens = tokenize(line)
      parser.position = 0
      if !parser.tokens.isEmpty { try parser.parseLine() }
    }
    for (phi, name, line) in parser.pending {
      guard let value = parser.names[name] else { throw TraceSyntaxError(line: line, message: "unknown value \(name)") }
      parser.builder.setBack(of: phi, to: value)
    }
    guard let ending = parser.ending else { throw TraceSyntaxError(line: parser.line, message: "expected an 'end' line") }
    parser.builder.end(ending.ending, snapshot: ending.snapshot)
    return parser.builder.trace
  }

  /// Words, and one-character punctuation.
  private static func tokenize(_ line: Substring) -> [Substring] {
    var tokens: [Substring] = []
    var start: Substring.Index?
    for index in line.indices {
      let character = line[index]
      let isPunctuation = ",:{}()=@#".contains(character)
      if isPunctuation || character.isWhitespace || character == ";" {
        if let first = start { tokens.append(line[first..<index]) }
        start = nil
        if character == ";" { return tokens }
        if isPunctuation { tokens.append(line[index...index]) }
      } else if start == nil {
        start = index
      }
    }
    if let first = start { tokens.append(line[first...]) }
    return tokens
  }

  // MARK: Lines

  private mutating func parseLine() throws(TraceSyntaxError) {
    switch tokens[0] {
    case "@": try parseSnapshot()
    case "end": try parseEnding()
    default: try parseInstruction()
    }
    if position < tokens.count { throw error("expected the end of the line, found '\(tokens[position])'") }
  }

  private mutating func parseEnding() throws(TraceSyntaxError) {
    position = 1
    let word = try next("an ending")
    let kind: Ending
    switch word {
    case "loop": kind = .loop
    case "link": kind = .link(trace: try number())
    case "exit": kind = .exit
    default: throw error("expected 'loop', 'link' or 'exit', found '\(word)'")
    }
    ending = (kind, try optionalSnapshot())
  }

  private mutating func parseSnapshot() throws(TraceSyntaxError) {
    position = 1
    let index = try number()
    guard index == builder.trace.snapshots.count else { throw error("expected snapshot \(builder.trace.snapshots.count)") }
    try expect("pc")
    let pc = try number()
    var popped = 0
    if peek == "pop" {
      position += 1
      popped = try number()
    }
    var top: Int?
    if peek == "top" {
      position += 1
      top = try number()
    }
    try expect("{")
    var entries: [SnapshotEntry] = []
    while peek != "}" {
      if !entries.isEmpty { try expect(",") }
      let slot = try number()
      try expect(":")
      entries.append(SnapshotEntry(slot: slot, value: try operand()))
    }
    try expect("}")
    var frames: [SnapshotFrame] = []
    while peek == "frame" {
      position += 1
      let closure = try operand()
      try expect("base")
      let base = try number()
      try expect("return")
      let pc = try number()
      try expect("results")
      frames.append(SnapshotFrame(closure: closure, base: base, returnPC: pc, wantedResults: try number()))
    }
    _ = builder.snapshot(pc: pc, entries, frames: frames, popped: popped, top: top)
  }

  private mutating func parseInstruction() throws(TraceSyntaxError) {
    var name: Substring?
    if tokens.count > 1, tokens[1] == "=" {
      name = tokens[0]
      position = 2
    }
    let word = try next("an opcode")
    let reference: Reference
    if let opcode = OpcodeTable.rows.first(where: { !$0.name.isEmpty && $0.name == word })?.opcode {
      reference = try parse(opcode)
    } else {
      reference = try parseOperation(word)
    }
    let type = builder.trace.type(of: reference)
    if (name == nil) != (type == .none) { throw error(name == nil ? "the result needs a name" : "'\(word)' has no result") }
    if let name {
      if names[name] != nil { throw error("value \(name) is named twice") }
      names[name] = reference
    }
  }

  private mutating func parseOperation(_ word: Substring) throws(TraceSyntaxError) -> Reference {
    var (base, flags) = (String(word), Flags())
    while OperationTable.operation(named: base) == nil {
      guard let dot = base.lastIndex(of: "."), let flag = Flags.spellings.first(where: { $0.name == base[base.index(after: dot)...] }) else {
        throw error("unknown opcode '\(word)'")
      }
      flags.insert(flag.flag)
      base = String(base[..<dot])
    }
    let operation = OperationTable.operation(named: base)!  // the loop ends when there is one
    guard operation.row.isExecutable else { throw error("'\(base)' stands in conditions only") }
    var operands: [Reference] = [.none, .none, .none]
    for index in 0..<operation.arity {
      if index > 0 { try expect(",") }
      operands[index] = try operand()
    }
    if operation.isCast || operation.row.widths == .free {
      return builder.append(Instruction(operation, flags, try type(), operands[0], operands[1], operands[2]))
    }
    return builder.integer(operation, operands[0], operands[1], operands[2], flags: flags)
  }

  private mutating func parse(_ opcode: Opcode) throws(TraceSyntaxError) -> Reference {
    let row = opcode.row
    if opcode == .loop {
      builder.startLoop()
      return .instruction(builder.count - 1)
    }
    if opcode == .call { return try parseCall() }
    var operands: [Reference] = [.none, .none, .none]
    var forward: Substring?
    for (index, kind) in [row.a, row.b, row.c].enumerated() {
      switch kind {
      case .none, .snapshot, .optionalSnapshot: continue
      case .slot: operands[index] = .slot(try number())
      default:
        if index > 0 { try expect(",") }
        if kind == .forward, let word = peek, names[word] == nil, word.first?.isLetter == true, !isConstantStart(word) {
          forward = word
          position += 1
        } else {
          operands[index] = try operand()
        }
      }
    }
    var number = 0
    if row.hasNumber {
      try expect("#")
      number = try self.number()
    }
    var type = TraceType.none
    switch row.result {
    case .explicit: type = try self.type()
    case .fixed(let fixed): type = fixed
    case .none, .operation: break
    }
    if opcode.hasSnapshot {
      if let snapshot = try optionalSnapshot() { operands[2] = .snapshot(snapshot) }
    }
    let reference = builder.append(Instruction(opcode, type, operands[0], operands[1], operands[2], number: UInt16(truncatingIfNeeded: number)))
    if let forward { pending.append((reference, forward, line)) }
    return reference
  }

  private mutating func parseCall() throws(TraceSyntaxError) -> Reference {
    let word = try next("a helper")
    guard let helper = Helper.rows.first(where: { $0.name == word })?.helper else { throw error("unknown helper '\(word)'") }
    try expect("(")
    var arguments: [Reference] = []
    while peek != ")" {
      if !arguments.isEmpty { try expect(",") }
      arguments.append(try operand())
    }
    try expect(")")
    return builder.call(helper, arguments)
  }

  // MARK: Parts of lines

  private func isConstantStart(_ word: Substring) -> Bool { TraceType(name: word) != nil }

  private mutating func operand() throws(TraceSyntaxError) -> Reference {
    let word = try next("an operand")
    if word == "_" { return .none }
    if let value = names[word] { return value }
    if let value = Int64(word) { return builder.integer(value) }
    guard let type = TraceType(name: word) else { throw error("unknown value \(word)") }
    if type.isSingleton { return builder.constant(Constant(type, 0)) }
    try expect("(")
    let digits = try next("a value")
    try expect(")")
    if digits.hasPrefix("0x"), let bits = UInt64(digits.dropFirst(2), radix: 16) { return builder.constant(Constant(type, bits)) }
    if type.isInteger, let value = Int64(digits) {
      return builder.constant(Constant(type, UInt64(bitPattern: value) & ConcreteAlgebra.mask(type.width)))
    }
    if type == .float, let value = Double(digits) { return builder.float(value) }
    throw error("'\(digits)' is no \(type.name)")
  }

  private mutating func type() throws(TraceSyntaxError) -> TraceType {
    try expect(":")
    let word = try next("a type")
    guard let type = TraceType(name: word) else { throw error("unknown type '\(word)'") }
    return type
  }

  private mutating func optionalSnapshot() throws(TraceSyntaxError) -> Int? {
    guard peek == "@" else { return nil }
    position += 1
    return try number()
  }

  private var peek: Substring? { position < tokens.count ? tokens[position] : nil }

  private mutating func next(_ expected: String) throws(TraceSyntaxError) -> Substring {
    guard position < tokens.count else { throw error("expected \(expected)") }
    position += 1
    return tokens[position - 1]
  }

  private mutating func expect(_ word: String) throws(TraceSyntaxError) {
    let found = try next("'\(word)'")
    if found != word { throw error("expected '\(word)', found '\(found)'") }
  }

  private mutating func number() throws(TraceSyntaxError) -> Int {
    let word = try next("a number")
    guard let value = Int32(word) else { throw error("expected a number, found '\(word)'") }
    return Int(value)
  }

  private func error(_ message: String) -> TraceSyntaxError { TraceSyntaxError(line: line, message: message) }
}
