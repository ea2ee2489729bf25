import Diagnostics

/// One line of a PyPy finding.
enum TraceStatement {
  /// A name or a number, and where it stands.
  struct Atom {
    enum Content {
      case name(String)
      case number(Int64)
    }
    var content: Content
    var offset: Int
  }
  /// An operation on atoms.
  struct Call {
    var name: String
    var offset: Int
    var arguments: [Atom]
  }
  enum Outcome {
    case atom(Atom)
    case call(Call)
  }

  case inputs([Atom])
  case definition(Atom, Call)
  /// `a < b <= c`: the atoms, and the signs between them.
  case fact([Atom], signs: [String])
  case noOverflow(Atom)
  case result(Atom, Outcome)
  case resultNoOverflow(Atom)
}

/// Reads PyPy findings line by line.
struct TraceScanner {
  private struct Token {
    enum Kind { case name, number, sign, end }
    var kind: Kind
    var range: Range<Int>
  }
  private let source: SourceText
  private var position = 0
  private var lineEnd = 0
  private var token = Token(kind: .end, range: 0..<0)

  init(_ source: SourceText) { self.source = source }

  /// The statement of the next line that has one; nil at the end of the text.
  mutating func next() throws(Diagnostic) -> TraceStatement? {
    while position < source.bytes.count {
      lineEnd = source.bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
      advance()
      if token.kind == .end {
        position = lineEnd + 1
        continue
      }
      let statement = try statement()
      guard token.kind == .end else { throw unexpected("the end of the line") }
      position = lineEnd + 1
      return statement
    }
    return nil
  }

  private mutating func statement() throws(Diagnostic) -> TraceStatement {
    guard token.kind == .name else { throw unexpected("'inputs:', a definition, 'assume' or 'result'") }
    switch source.text(token.range) {
    case "inputs":
      advance()
      try expect(":")
      var names: [TraceStatement.Atom] = []
      while token.kind != .end {
        if !names.isEmpty { try expect(",") }
        if names.count == ReadingLimits.inputs { throw unexpected("at most \(ReadingLimits.inputs) inputs") }
        names.append(try name())
      }
      return .inputs(names)
    case "assume":
      advance()
      if isNoOverflow { return .noOverflow(try noOverflow()) }
      var atoms = [try atom()]
      var signs: [String] = []
      repeat {
        let sign = token.kind == .sign ? source.text(token.range) : ""
        guard ["==", "!=", "<", "<=", ">", ">="].contains(sign) else { throw unexpected("a comparison") }
        advance()
        signs.append(sign)
        atoms.append(try atom())
      } while token.kind != .end && signs.count < 2
      return .fact(atoms, signs: signs)
    case "result":
      advance()
      if isNoOverflow { return .resultNoOverflow(try noOverflow()) }
      let subject = try name()
      try expect("=")
      return .result(subject, try outcome())
    default:
      let subject = try name()
      try expect("=")
      guard case .call(let call) = try outcome() else { throw unexpected("'('") }
      return .definition(subject, call)
    }
  }

  private var isNoOverflow: Bool { token.kind == .name && source.text(token.range) == "no_overflow" }
  private mutating func noOverflow() throws(Diagnostic) -> TraceStatement.Atom {
    advance()
    return try name()
  }

  private mutating func outcome() throws(Diagnostic) -> TraceStatement.Outcome {
    let subject = try atom()
    guard case .name(let operation) = subject.content, isSign("(") else { return .atom(subject) }
    advance()
    var arguments: [TraceStatement.Atom] = []
    while !isSign(")") {
      if arguments.count == 2 { throw unexpected("')'") }
      if !arguments.isEmpty { try expect(",") }
      arguments.append(try atom())
    }
    advance()
    return .call(TraceStatement.Call(name: operation, offset: subject.offset, arguments: arguments))
  }

  private mutating func name() throws(Diagnostic) -> TraceStatement.Atom {
    guard token.kind == .name else { throw unexpected("a name") }
    return try atom()
  }

  private mutating func atom() throws(Diagnostic) -> TraceStatement.Atom {
    let (word, offset) = (source.text(token.range), token.range.lowerBound)
    switch token.kind {
    case .name:
      advance()
      return TraceStatement.Atom(content: .name(word), offset: offset)
    case .number:
      guard let value = Int64(word) ?? UInt64(word).map({ Int64(bitPattern: $0) }) else { throw unexpected("a number of 64 bits") }
      advance()
      return TraceStatement.Atom(content: .number(value), offset: offset)
    default: throw unexpected("a name or a number")
    }
  }

  private func isSign(_ sign: StaticString) -> Bool { token.kind == .sign && source.text(token.range) == "\(sign)" }
  private mutating func expect(_ sign: StaticString) throws(Diagnostic) {
    guard isSign(sign) else { throw unexpected("'\(sign)'") }
    advance()
  }
  private func unexpected(_ expected: String) -> Diagnostic {
    let found = token.kind == .end ? "the end of the line" : source.quoted(token.range)
    return source.diagnostic("expected \(expected), found \(found)", at: token.range.lowerBound)
  }

  private mutating func advance() {
    func byte(_ index: Int) -> UInt8 { index < lineEnd ? source.bytes[index] : UInt8(ascii: "\n") }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func isLetter(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
    while byte(position) == 32 || byte(position) == 9 || byte(position) == 13 { position += 1 }
    let start = position
    let first = byte(start)
    if start >= lineEnd || first == UInt8(ascii: "#") {
      token = Token(kind: .end, range: start..<start)
      return
    }
    position += 1
    if isLetter(first) {
      while isLetter(byte(position)) || isDigit(byte(position)) { position += 1 }
      token = Token(kind: .name, range: start..<position)
    } else if isDigit(first) || first == UInt8(ascii: "-") && isDigit(byte(position)) {
      while isDigit(byte(position)) { position += 1 }
      token = Token(kind: .number, range: start..<position)
    } else {
      let isPaired = [UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">")].contains(first)
      if isPaired, byte(position) == UInt8(ascii: "=") { position += 1 }
      while first >= 0x80, position < lineEnd, byte(position) & 0xC0 == 0x80 { position += 1 }
      token = Token(kind: .sign, range: start..<position)
    }
  }
}
