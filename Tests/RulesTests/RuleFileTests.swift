import BitVector
import Diagnostics
import Rules
import Testing

/// Rules in the form that the printer writes.
let wellFormed = [
  """
  rule and-of-or-disjoint
    from      llvm/047.ll
    from      llvm/011.ll
    // (x | C1) & C2  ⇒  x & C2   when C1 & C2 == 0
    width     W: 1...64
    variable  x: W
    constant  C1, C2: W
    match     (and (or x C1) C2)
    rewrite   (and x C2)
    when      (eq (and C1 C2) 0)
    sound     at all widths
    weakest   exact at 3...6,8
    cost      2 -> 1

  """,
  """
  rule xor-of-zext-or
    family    zext-moves
    // zext[W](x |.disjoint C1) ^ C2  ⇒  zext[W](x) ^ (C2 ^ zext[W](C1))
    width     V: 1...32
    width     W: 2...64
    where     (uge W (add V V))
    variable  x: V
    constant  C1: V
    constant  C2: W
    match     (xor (zext W (or.disjoint x C1)) C2)
    rewrite   (xor (zext W x) (xor C2 (zext W C1)))
    sound     not proven
    weakest   0.93 at 4...6
    cost      3 -> 2

  """,
  """
  rule slt-of-nonnegative
    // x <s 0  ⇒  0   given x >=s 0
    width     W: 8,16,32,64
    variable  x: W
    match     (slt x 0)
    rewrite   0
    fact      (sge x 0)
    sound     at all widths
    weakest   unknown
    cost      1 -> 0

  """,
  """
  rule literals-of-unknown-width
    // x - C - zext[W](-1) <u zext[W](c ? 1 : 0)  ⇒  x <u zext[W](5)   when C <u zext[W](-1)
    width     V: 1...32
    width     W: 2...64
    variable  x: W
    variable  c: 1
    constant  C: W
    match     (ult (sub (sub x C) (zext W -1:V)) (zext W (select c 1:V 0:V)))
    rewrite   (ult x (zext W 5:V))
    when      (ult C (zext W -1:V))
    sound     not proven
    weakest   unknown
    cost      5 -> 1

  """,
  """
  rule lshr-of-sign
    // x >>u (W - 1)  ⇒  zext[W](x <s 0)
    width     W: 2...64
    variable  x: W
    match     (lshr x (sub W 1))
    rewrite   (zext W (slt x 0))
    sound     not proven
    weakest   unknown
    cost      1 -> 2

  """,
]

@Test(arguments: wellFormed)
func ruleFilesRoundTrip(_ text: String) throws {
  let file = try RuleFileParser(file: "a.rules").parse(text)
  #expect(RuleFilePrinter.text(file) == text)
}

@Test
func severalRulesAndAHeaderRoundTrip() throws {
  let rules = try wellFormed.map { try RuleFileParser(file: "a.rules").parse($0).rules[0] }
  let text = RuleFilePrinter.text(RuleFile(header: ["Generated.", "", "Don't edit."], rules: rules))
  #expect(text.hasPrefix("// Generated.\n//\n// Don't edit.\n\nrule and-of-or-disjoint\n"))
  #expect(try RuleFileParser(file: "a.rules").parse(text).rules.map(\.name) == rules.map(\.name))
}

@Test
func fieldsGiveTheRule() throws {
  let rule = try RuleFileParser(file: "a.rules").parse(wellFormed[1]).rules[0]
  #expect(rule.family == "zext-moves")
  #expect(rule.proof == Rule.Proof(isSound: false, weakest: .partial(coverage: 0.93, widths: [4, 5, 6])))
  #expect(rule.graph.symbols.map(\.name) == ["x", "C1", "C2"])
  #expect(rule.admits([8, 16]))
  #expect(!rule.admits([8, 15]))
}

struct FaultyRule: Sendable, CustomTestStringConvertible {
  var testDescription: String { message }
  var line: Int
  var column: Int
  var message: String
  var text: String
  init(_ line: Int, _ column: Int, _ message: String, _ fields: String...) {
    (self.line, self.column, self.message) = (line, column, message)
    text = "rule r\n" + fields.map { $0 + "\n" }.joined()
  }
}

private let declarations = "  width W: 1...64\n  variable x: W\n  constant C: W"

@Test(arguments: [
  FaultyRule(
    2, 3, "unknown field 'widht'; the fields are family, from, width, where, variable, constant, match, rewrite, when, fact, sound, weakest, cost",
    "  widht W: 1"),
  FaultyRule(2, 9, "expected 'NAME: WIDTHS', as in 'W: 1...64'", "  width W: 0...64"),
  FaultyRule(3, 15, "expected a declared width or a number from 1 to 64, found 'V'", "  width W: 1...64", "  variable x: V"),
  FaultyRule(3, 12, "'W' is already declared", "  width W: 1...64", "  variable W: W"),
  FaultyRule(1, 1, "rule 'r' has no 'match'", declarations),
  FaultyRule(5, 20, "expected a symbol, a number or '(', found 'y'", declarations, "  match     (add x y)", "  rewrite   x"),
  FaultyRule(6, 13, "the constant 'C' is not bound by the pattern", declarations, "  match     (add x x)", "  rewrite   (mul x C)"),
  FaultyRule(7, 9, "the variable 'x' can't stand in a condition, only in a fact", declarations, "  match (add x C)", "  rewrite x", "  when  (eq x 0)"),
  FaultyRule(5, 9, "the pattern must be an operation", declarations, "  match x", "  rewrite 0"),
  FaultyRule(5, 9, "'not' can only stand in conditions and constant expressions", declarations, "  match (not x)", "  rewrite x"),
  FaultyRule(7, 3, "'when' needs a value", declarations, "  match (add x C)", "  rewrite x", "  when"),
  FaultyRule(6, 3, "a second 'match'", declarations, "  match (add x C)", "  match (add x C)", "  rewrite x"),
  FaultyRule(7, 8, "the rule's cost is 1 -> 0", declarations, "  match (add x C)", "  rewrite x", "  cost 3 -> 1"),
  FaultyRule(
    2, 9, "no widths satisfy the casts and the relation between widths", "  width W: 1...8", "  width V: 9...64", "  variable x: W",
    "  match (trunc V (add x 1))", "  rewrite (trunc V x)"),
])
func faultsAreReportedWhereTheyAre(_ fault: FaultyRule) {
  #expect {
    try RuleFileParser(file: "bad.rules").parse(fault.text)
  } throws: { error in
    guard let diagnostic = error as? Diagnostic else { return false }
    #expect(diagnostic.message == fault.message)
    #expect(diagnostic.location.line == fault.line)
    if !fault.message.hasPrefix("a second") { #expect(diagnostic.location.column == fault.column) }
    return true
  }
}

@Test
func namesAreUnique() throws {
  let text = wellFormed[0] + "\n" + wellFormed[0]
  #expect(throws: Diagnostic.self) { try RuleFileParser(file: "a.rules").parse(text) }
  let rule = try RuleFileParser(file: "a.rules").parse(wellFormed[0]).rules[0]
  #expect(RuleChecker.repeatedNames(in: [rule, rule, rule]) == ["and-of-or-disjoint"])
}

@Test
func jsonHasTheKeysOfTheFormatInOrder() throws {
  let rule = try RuleFileParser(file: "a.rules").parse(wellFormed[1]).rules[0]
  #expect(
    rule.json.text == """
      {"name": "xor-of-zext-or", "family": "zext-moves", "widths": {"V": "1...32", "W": "2...64"}, "widthCondition": "(uge W (add V V))", \
      "variables": {"x": "V"}, "constants": {"C1": "V", "C2": "W"}, "lhs": "(xor (zext W (or.disjoint x C1)) C2)", \
      "rhs": "(xor (zext W x) (xor C2 (zext W C1)))", "condition": "true", "facts": [], "sound": {"widths": []}, \
      "weakest": {"exact": false, "coverage": 0.93, "widths": [4, 5, 6]}, "cost": {"lhs": 3, "rhs": 2}}
      """)
}

@Test
func jsonHasNoTypedLiterals() throws {
  let rule = try RuleFileParser(file: "a.rules").parse(wellFormed[3]).rules[0]
  #expect(rule.graph.text(rule.condition, forInterchange: true) == "(ult C (sub (shl 1 V) 1))")
  #expect(rule.graph.text(rule.rhs, forInterchange: true) == "(ult x (and 5 (sub (shl 1 V) 1)))")
}

@Test
func jsonTextIsEscaped() {
  #expect(JSON.object([.init("a\"", .string("\\\n\u{1}é"))]).text == #"{"a\"": "\\\n\u0001é"}"#)
}

@Test
func infixNeedsFewParentheses() throws {
  var graph = ExpressionGraph()
  let width = graph.width(named: "W")
  for name in ["a", "b", "c"] { graph.symbol(name, width: width, isConstant: false) }
  let parser = ExpressionParser(at: SourceLocation(file: "-", line: 1, column: 1))
  for (expression, expected) in [
    ("(sub (sub a b) c)", "a - b - c"), ("(sub a (sub b c))", "a - (b - c)"), ("(mul (add a b) c)", "(a + b) * c"),
    ("(eq (and a (xor b -1)) 0)", "a & ~b == 0"), ("(and (eq a 0) (slt.samesign b c))", "a == 0 && b <s.samesign c"),
    ("(select (ult a b) (shl a 1) (neg c))", "a <u b ? a << 1 : -c"), ("(umin (ashr a 1) (trunc W (zext 64 b)))", "umin(a >>s 1, trunc[W](zext[64](b)))"),
    ("(eq (zext W (eq a b)) c)", "zext[W](a == b) == c"),
  ] {
    let root = try parser.parse(expression, into: &graph)
    #expect(InfixPrinter(graph).text(root) == expected)
  }
}

/// How weakness is told that was decided by a solver.
@Suite struct SolvedWidthsTests {
  private func text(_ weakest: String) -> String {
    """
    rule and-of-or
      // (x | C1) & C2  ⇒  x & C2   when C1 & C2 == 0
      width     W: 1...64
      variable  x: W
      constant  C1, C2: W
      match     (and (or x C1) C2)
      rewrite   (and x C2)
      when      (eq (and C1 C2) 0)
      sound     at all widths
      weakest   \(weakest)
      cost      2 -> 1

    """
  }

  @Test func areReadAndPrinted() throws {
    let text = text("exact at 3...5; by a solver at 8,16")
    let rule = try RuleFileParser(file: "test").parse(text).rules[0]
    #expect(rule.proof.weakest == .exact(widths: [3, 4, 5]) && rule.proof.solvedWidths == [8, 16])
    #expect(RuleFilePrinter.text(rule) == text)
    #expect(rule.json.text.contains("\"weakest\": {\"exact\": true, \"widths\": [3, 4, 5, 8, 16], \"bySolver\": [8, 16]}"))
  }

  @Test(arguments: ["exact at 3...5; by a solver at", "exact at 3...5; by a solver at none", "0.9 at 3...5; by a solver at 8", "exact at 3; by solver at 8"])
  func dontTakeOtherForms(weakest: String) {
    #expect(throws: (any Error).self) { try RuleFileParser(file: "test").parse(text(weakest)) }
  }
}
