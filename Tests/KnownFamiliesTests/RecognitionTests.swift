import BitVector
import Findings
import KnownFamilies
import Rules
import Testing

@Suite struct RecognitionTests {
  private func rules(_ text: String) throws -> [Rule] { try RuleFileParser(file: "known.rules").parse(text).rules }

  private func rule(_ name: String, _ match: String, _ rewrite: String, when: String? = nil, fact: String? = nil, isSound: Bool = true) -> String {
    """
    rule \(name)
      width     W: 1...64
      variable  x, y: W
      constant  C1, C2: W
      match     \(match)
      rewrite   \(rewrite)
    \(when.map { "  when \($0)\n" } ?? "")\(fact.map { "  fact \($0)\n" } ?? "")  sound \(isSound ? "at all widths" : "not proven")

    """
  }

  private func finding(_ source: String, _ target: String, result: Int = 8) throws -> Finding {
    func function(_ name: String, _ body: String) -> String {
      "define i\(result) @\(name)(i8 %x, i8 %y) {\n\(body.split(separator: ";").map { $0 + "\n" }.joined())}\n"
    }
    return try FindingReader.read(SourceText(path: "a.ll", text: function("src", source) + function("tgt", target) + "declare void @llvm.assume(i1)\n"))
  }

  private func matches(_ rules: String, _ finding: Finding, isTrusted: Bool = false) throws -> [Recognition.Match]? {
    var known = KnownFamilies()
    known.add(try self.rules(rules), isTrusted: isTrusted)
    var recognition = Recognition(finding)
    return recognition.consider(known)
  }

  private var mask: String { rule("mask", "(and (or x C1) C2)", "(and x C2)", when: "(eq (and C1 C2) 0)") }
  private func masked(_ a: Int, _ b: Int) throws -> Finding {
    try finding("%a = or i8 %x, \(a);%r = and i8 %a, \(b);ret i8 %r", "%r = and i8 %x, \(b);ret i8 %r")
  }
  private func there(_ a: Int, andBack b: Int) throws -> Finding { try finding("%a = add i8 %x, \(a);%r = sub i8 %a, \(b);ret i8 %r", "ret i8 %x") }

  @Test func saysWithWhatARuleDoesIt() throws {
    let match = try #require(try matches(mask, masked(3, -16))?.first)
    #expect(match.rule == "mask")
    #expect(match.widths.map(\.name) == ["W"] && match.widths.map(\.bits) == [8])
    #expect(match.constants.map(\.name) == ["C1", "C2"] && match.constants.map(\.bits) == [3, 0xF0])
  }

  @Test func operandsMayStandInAnyOrder() throws {
    #expect(try matches(mask, finding("%a = or i8 3, %x;%r = and i8 12, %a;ret i8 %r", "%r = and i8 12, %x;ret i8 %r")) != nil)
  }

  @Test func theConditionMustHold() throws {
    #expect(try matches(mask, masked(3, 12)) != nil)
    #expect(try matches(mask, masked(3, 6)) == nil)
  }

  @Test func aWrongFindingIsAnInstanceOfNothing() throws {
    // What the rule gives is `x & 12`, just as cheap.
    let wrong = try finding("%a = or i8 %x, 3;%r = and i8 %a, 12;ret i8 %r", "%r = and i8 %x, 13;ret i8 %r")
    for isTrusted in [false, true] { #expect(try matches(mask, wrong, isTrusted: isTrusted) == nil) }
    // A rule that only says that it is proven.
    let lie = rule("lie", "(or x C1)", "x")
    #expect(try matches(lie, finding("%r = or i8 %x, 3;ret i8 %r", "ret i8 %x")) == nil)
  }

  @Test func whatCostsMoreThanTheTargetIsNoInstance() throws {
    let half = rule("half", "(add (add x C1) C2)", "(add x (add C1 C2))")
    // The target is the whole sum's inverse of nothing: x.
    let whole = try finding("%a = add i8 %x, 3;%r = add i8 %a, -3;ret i8 %r", "ret i8 %x")
    #expect(try matches(half, whole) == nil)
    #expect(try matches(half, finding("%a = add i8 %x, 3;%r = add i8 %a, 4;ret i8 %r", "%r = add i8 %x, 7;ret i8 %r")) != nil)
  }

  @Test func anotherAnswerThatCostsNoMoreWillDo() throws {
    let cheaper = rule("cheaper", "(sub (add x y) y)", "x")
    // A clumsy target: what the rule gives is better.
    let clumsy = try finding(
      "%a = add i8 %x, %y;%r = sub i8 %a, %y;ret i8 %r", "%a = or i8 %x, 1;%b = and i8 %x, 1;%c = xor i8 %b, 1;%r = sub i8 %a, %c;ret i8 %r")
    #expect(try matches(cheaper, clumsy) != nil)
  }

  @Test func factsComeFromAssumptions() throws {
    let bounded = rule("bounded", "(and x C1)", "x", when: "(eq (and C1 (add C1 1)) 0)", fact: "(ule x C1)")
    let assumed = try finding("%c = icmp ult i8 %x, 8;call void @llvm.assume(i1 %c);%r = and i8 %x, 7;ret i8 %r", "ret i8 %x")
    #expect(try matches(bounded, assumed) != nil)
    #expect(try matches(bounded, finding("%r = and i8 %x, 7;ret i8 %r", "ret i8 %x")) == nil)
  }

  @Test func unprovenRulesAreNotKnown() throws {
    #expect(try matches(rule("proposed", "(sub (add x C1) C1)", "x", isSound: false), there(3, andBack: 3)) == nil)
  }

  @Test func theFirstFamilyIsNamedHoweverTheyBecomeKnown() throws {
    let general = rule("general", "(sub (add x y) y)", "x")
    let special = rule("special", "(sub (add x C1) C1)", "x")
    let other = rule("other", "(xor x x)", "0")
    let finding = try there(3, andBack: 3)
    #expect(try matches(other + special + general, finding)?.map(\.rule) == ["special"])
    #expect(try matches(general + special, finding)?.map(\.rule) == ["general"])
    var known = KnownFamilies()
    var recognition = Recognition(finding)
    for (text, name) in [(other, nil), (special, "special"), (general, "special")] as [(String, String?)] {
      known.add(try rules(text), isTrusted: true)
      #expect(recognition.consider(known)?.first?.rule == name)
    }
  }

  @Test func everyClaimNeedsARule() throws {
    let text = "inputs: x, y\nt0 = int_add(x, y)\nt1 = int_sub(t0, y)\nt2 = int_xor(x, x)\nresult t1 = x\nresult t2 = 0\n"
    let finding = try FindingReader.read(SourceText(path: "a.trace", text: text))
    let (sum, clear) = (rule("sum", "(sub (add x y) y)", "x"), rule("clear", "(xor x x)", "0"))
    #expect(try matches(sum, finding) == nil)
    #expect(try matches(clear + sum, finding)?.map(\.rule) == ["sum", "clear"])
  }
}
