import BitVector
package import Diagnostics

/// Reads rule files.
///
/// A file is a sequence of rules. A rule starts with `rule NAME` at the margin; its fields follow, one a line, indented, a keyword first:
///
///     rule and-of-or-disjoint
///       from      llvm/047.ll
///       // (x | C1) & C2  ⇒  x & C2   when C1 & C2 == 0
///       width     W: 1...64
///       variable  x: W
///       constant  C1, C2: W
///       match     (and (or x C1) C2)
///       rewrite   (and x C2)
///       when      (eq (and C1 C2) 0)
///       sound     at all widths
///       weakest   exact at 3...6,8
///       cost      2 -> 1
///
/// `family`, `where` (a relation between widths) and `fact` are the other fields; `from` and `fact` may repeat. Lines that start with `//`
/// are comments. What is left out is the weakest claim: not proven, weakest unknown.
package struct RuleFileParser {
  private let file: String

  /// `file` is the path that diagnostics name.
  package init(file: String) { self.file = file }

  /// Bounds on what is read, so that any text takes bounded time and memory.
  fileprivate enum Limit {
    static let rules = 100_000
    /// Of one rule.
    static let fields = 10_000
    static let widths = 16
    static let symbols = 1_000
    /// Operations, literals and symbols of one rule.
    static let nodes = 1_000
  }

  /// The rules of `text`, each checked by ``RuleChecker``; throws at the first fault.
  package func parse(_ text: String) throws(Diagnostic) -> RuleFile {
    var rules: [Rule] = []
    var header: Line?
    var fields: [Field] = []
    var firstUses: [String: Int] = [:]
    func finish() throws(Diagnostic) {
      guard let header else { return }
      let rule = try rule(header, fields)
      if let first = firstUses.updateValue(header.number, forKey: rule.name) {
        throw header.failure("rule '\(rule.name)' is already defined in line \(first)", file: file, column: 6)
      }
      rules.append(rule)
    }
    for (index, content) in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }).enumerated() {
      let line = Line(number: index + 1, text: content.last == "\r" ? String(content.dropLast()) : String(content))
      let trimmed = line.text.drop { $0 == " " || $0 == "\t" }
      if trimmed.isEmpty || trimmed.hasPrefix("//") { continue }
      if trimmed.startIndex == line.text.startIndex {
        try finish()
        (header, fields) = (line, [])
        guard line.text.hasPrefix("rule ") else { throw line.failure("expected 'rule NAME' or an indented field", file: file, column: 1) }
        if rules.count == Limit.rules { throw line.failure("expected at most \(Limit.rules) rules", file: file, column: 1) }
      } else {
        guard header != nil else { throw line.failure("a field before the first 'rule'", file: file, column: 1) }
        if fields.count == Limit.fields { throw line.failure("expected at most \(Limit.fields) fields", file: file, column: 1) }
        fields.append(try Field(line, file: file))
      }
    }
    try finish()
    return RuleFile(rules: rules)
  }

  private func rule(_ header: Line, _ fields: [Field]) throws(Diagnostic) -> Rule {
    let name = header.text.dropFirst(5).trimmed
    guard Rule.isName(name) else { throw header.failure("expected a name of letters, digits, '-', '_' and '.', found \(name.quoted)", file: file, column: 6) }
    var graph = ExpressionGraph()
    var widths: [WidthSet] = []
    for field in self.fields(.width, of: fields) {
      let (names, set) = try field.declaration(of: "a width's members")
      guard names.count == 1, let widthSet = WidthSet(set.text) else { throw field.failure("expected 'NAME: WIDTHS', as in 'W: 1...64'") }
      guard !graph.widthNames.contains(names[0].text) else { throw field.failure("width \(names[0].text.quoted) is already declared", names[0].column) }
      if widths.count == Limit.widths { throw field.failure("expected at most \(Limit.widths) widths", names[0].column) }
      _ = graph.width(named: names[0].text)
      widths.append(widthSet)
    }
    for keyword in [Keyword.variable, .constant] {
      for field in self.fields(keyword, of: fields) {
        let (names, widthText) = try field.declaration(of: "a width")
        let width: WidthTerm
        if let index = graph.widthNames.firstIndex(of: widthText.text) {
          width = .named(index)
        } else if let bits = Int(widthText.text), (1...64).contains(bits) {
          width = .bits(bits)
        } else {
          throw field.failure("expected a declared width or a number from 1 to 64, found \(widthText.text.quoted)", widthText.column)
        }
        for name in names {
          guard Rule.isSymbol(name.text) else { throw field.failure("\(name.text.quoted) can't be a symbol's name", name.column) }
          guard !graph.symbols.contains(where: { $0.name == name.text }), !graph.widthNames.contains(name.text) else {
            throw field.failure("\(name.text.quoted) is already declared", name.column)
          }
          if graph.symbols.count == Limit.symbols { throw field.failure("expected at most \(Limit.symbols) symbols", name.column) }
          graph.symbol(name.text, width: width, isConstant: keyword == .constant)
        }
      }
    }
    guard let match = try only(.match, of: fields) else { throw header.failure("rule '\(name)' has no 'match'", file: file, column: 1) }
    guard let rewrite = try only(.rewrite, of: fields) else { throw header.failure("rule '\(name)' has no 'rewrite'", file: file, column: 1) }
    let lhs = try expression(match, &graph, nil)
    let rhs = try expression(rewrite, &graph, graph[lhs].width)
    let when = try only(.when, of: fields)
    let condition = try when.map { field throws(Diagnostic) in try expression(field, &graph, .bits(1)) } ?? graph.literal(1, width: .bits(1))
    let factFields = self.fields(.fact, of: fields)
    var facts: [NodeID] = []
    for field in factFields { facts.append(try expression(field, &graph, .bits(1))) }
    let relationField = try only(.where, of: fields)
    let relation = try relationField.map { field throws(Diagnostic) in try expression(field, &graph, .bits(1), defaultOperandWidth: .bits(64)) }
    var rule = Rule(name: name, graph: graph, widths: widths, widthCondition: relation, lhs: lhs, rhs: rhs, condition: condition, facts: facts)
    rule.family = try only(.family, of: fields)?.value
    rule.origins = self.fields(.from, of: fields).map(\.value)
    rule.proof = try proof(fields)
    if let problem = RuleChecker.problems(in: rule).first {
      let field: Field? =
        switch problem.part {
        case .widths: self.fields(.width, of: fields).first
        case .match: match
        case .rewrite: rewrite
        case .condition: when
        case .fact(let index): factFields[index]
        case .widthCondition: relationField
        }
      throw field?.failure(problem.message) ?? header.failure(problem.message, file: file, column: 6)
    }
    if let field = try only(.cost, of: fields), field.value != "\(rule.cost.lhs) -> \(rule.cost.rhs)" {
      throw field.failure("the rule's cost is \(rule.cost.lhs) -> \(rule.cost.rhs)")
    }
    return rule
  }

  /// Stands between the widths at which weakness was decided by looking at all constants, and those at which a solver decided it.
  private static let solvedMark = "; by a solver at "

  private func proof(_ fields: [Field]) throws(Diagnostic) -> Rule.Proof {
    var proof = Rule.Proof(isSound: false, weakest: .unknown)
    if let field = try only(.sound, of: fields) {
      switch field.value {
      case "at all widths": proof.isSound = true
      case "not proven": break
      default: throw field.failure("expected 'at all widths' or 'not proven'")
      }
    }
    if let field = try only(.weakest, of: fields), field.value != "unknown" {
      let solved = field.value.firstRange(of: Self.solvedMark)
      let words = field.value[..<(solved?.lowerBound ?? field.value.endIndex)].split(separator: " ", maxSplits: 2)
      guard words.count == 3, words[1] == "at", let widths = WidthSet(words[2]) else {
        throw field.failure("expected 'exact at WIDTHS', 'COVERAGE at WIDTHS' or 'unknown'")
      }
      if words[0] == "exact" {
        proof.weakest = .exact(widths: widths.widths)
        if let solved {
          guard let solvedWidths = WidthSet(field.value[solved.upperBound...]) else { throw field.failure("expected widths after '\(Self.solvedMark)'") }
          proof.solvedWidths = solvedWidths.widths
        }
      } else if solved == nil, let coverage = Double(words[0]), (0...1).contains(coverage) {
        proof.weakest = .partial(coverage: coverage, widths: widths.widths)
      } else {
        throw field.failure("expected 'exact' or a share from 0 to 1, found \(words[0].quoted)")
      }
    }
    return proof
  }

  private func expression(
    _ field: Field, _ graph: inout ExpressionGraph, _ width: WidthTerm?, defaultOperandWidth: WidthTerm? = nil
  ) throws(Diagnostic) -> NodeID {
    let parser = ExpressionParser(at: field.location, sourceLine: field.line.shown, defaultOperandWidth: defaultOperandWidth)
    let root = try parser.parse(field.value, into: &graph, width: width)
    if graph.nodes.count > Limit.nodes { throw field.failure("expected at most \(Limit.nodes) operations, literals and symbols") }
    return root
  }

  private func fields(_ keyword: Keyword, of fields: [Field]) -> [Field] { fields.filter { $0.keyword == keyword } }

  private func only(_ keyword: Keyword, of fields: [Field]) throws(Diagnostic) -> Field? {
    let found = self.fields(keyword, of: fields)
    if found.count > 1 { throw found[1].failure("a second '\(keyword.rawValue)'") }
    return found.first
  }
}

/// The fields of a rule, in the order in which they are written.
private enum Keyword: String, CaseIterable {
  case family, from, width, `where`, variable, constant, match, rewrite, when, fact, sound, weakest, cost
}

private struct Line {
  /// 1-based.
  var number: Int
  var text: String

  func failure(_ message: String, file: String, column: Int) -> Diagnostic {
    Diagnostic(message, at: SourceLocation(file: file, line: number, column: column), sourceLine: shown)
  }

  /// As much of the text as an error shows.
  var shown: String { String(text.unicodeScalars.prefix(400)) }
}

private struct Field {
  var keyword: Keyword
  var value: String
  var line: Line
  /// Where the value starts.
  var location: SourceLocation

  init(_ line: Line, file: String) throws(Diagnostic) {
    let start = line.text.firstIndex { $0 != " " && $0 != "\t" }!
    let end = line.text[start...].firstIndex { $0 == " " || $0 == "\t" } ?? line.text.endIndex
    let column = line.text.distance(from: line.text.startIndex, to: start) + 1
    guard let keyword = Keyword(rawValue: String(line.text[start..<end])) else {
      let known = Keyword.allCases.map(\.rawValue).joined(separator: ", ")
      throw line.failure("unknown field \(line.text[start..<end].quoted); the fields are \(known)", file: file, column: column)
    }
    let value = line.text[end...].drop { $0 == " " || $0 == "\t" }
    guard !value.isEmpty else { throw line.failure("'\(keyword.rawValue)' needs a value", file: file, column: column) }
    self.keyword = keyword
    self.value = value.trimmed
    self.line = line
    location = SourceLocation(file: file, line: line.number, column: line.text.distance(from: line.text.startIndex, to: value.startIndex) + 1)
  }

  /// A fault in this field; `column` counts from the start of the value, from 0.
  func failure(_ message: String, _ column: Int = 0) -> Diagnostic {
    Diagnostic(message, at: SourceLocation(file: location.file, line: location.line, column: location.column + column), sourceLine: line.shown)
  }

  /// Splits `a, b: what`; columns count from the start of the value.
  func declaration(of what: String) throws(Diagnostic) -> (names: [(text: String, column: Int)], right: (text: String, column: Int)) {
    guard let colon = value.firstIndex(of: ":") else { throw failure("expected ':' and \(what)") }
    func piece(_ part: Substring) -> (text: String, column: Int) {
      let start = part.firstIndex { $0 != " " } ?? part.endIndex
      return (part.trimmed, value.distance(from: value.startIndex, to: start))
    }
    let parts = value[..<colon].split(separator: ",", maxSplits: RuleFileParser.Limit.symbols, omittingEmptySubsequences: false)
    if parts.count > RuleFileParser.Limit.symbols { throw failure("expected at most \(RuleFileParser.Limit.symbols) names") }
    let names = parts.map(piece)
    for name in names where name.text.isEmpty { throw failure("expected a name", name.column) }
    return (names, piece(value[value.index(after: colon)...]))
  }
}

extension StringProtocol {
  /// The start of the text between quotes, for messages.
  fileprivate var quoted: String {
    let shown = unicodeScalars.prefix(40)
    return "'\(String(String.UnicodeScalarView(shown)))\(shown.endIndex < unicodeScalars.endIndex ? "…" : "")'"
  }
}

extension Substring {
  /// Without spaces and tabs at both ends.
  fileprivate var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(self[first...last])
  }
}

extension Rule {
  /// A rule's or family's name: letters, digits, `-`, `_`, `.`.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { isWordScalar($0) || $0 == "-" || $0 == "." }
  }
  /// A symbol's or width's name: a letter, then letters, digits and `_`.
  package static func isSymbol(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !("0"..."9").contains(first), text != "true", text != "false" else { return false }
    return text.unicodeScalars.allSatisfy(isWordScalar)
  }
  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
  }
}
