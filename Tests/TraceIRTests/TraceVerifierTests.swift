import BitVector
import Testing
import TraceIR

/// Traces that break an invariant are refused, with the instruction and what it should be.
@Suite struct TraceVerifierTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String
    var testDescription: String { message }
  }

  static let cases: [Case] = [
    Case(text: "v0 = slot 0 : i64 @0\nv1 = and v0, i8(1)\nend exit @0\n@0 pc 0 { }", message: "'v1 = and v0, i8(1)': it has one width throughout"),
    Case(text: "v0 = slot 0 : f64 @0\nv1 = add v0, v0\nend exit @0\n@0 pc 0 { }", message: "'v1 = add v0, v0': it takes integers, not f64"),
    Case(text: "v0 = slot 0 : i64 @0\nv1 = xor.nsw v0, v0\nend exit @0\n@0 pc 0 { }", message: "'v1 = xor.nsw v0, v0': it has only flags of 'xor'"),
    Case(text: "v0 = slot 0 : i64 @0\nguard.true v0 @0\nend exit @0\n@0 pc 0 { }", message: "'guard.true v0 @0': it takes i1, not i64"),
    Case(text: "v0 = slot 0 : i64 @0\nv1 = eq v0, 1\nguard.true v1\nend exit @0\n@0 pc 0 { }", message: "'guard.true v1': it has a snapshot"),
    Case(text: "v0 = slot 0 : i64 @0\nv1 = trunc v0 : i64\nend exit @0\n@0 pc 0 { }", message: "'v1 = trunc v0 : i64': it narrows"),
    Case(text: "v0 = slot 0 : i64 @1\nend exit @0\n@0 pc 0 { }", message: "'v0 = slot 0 : i64 @1': it has a snapshot"),
    Case(text: "v0 = slot 0 : i64 @0\nv1 = fadd v0, v0\nend exit @0\n@0 pc 0 { }", message: "'v1 = fadd v0, v0': it takes f64, not i64"),
    Case(text: "v0 = slot 0 : i64 @0\nend exit @0\n@0 pc 0 { 1: v0 }", message: "snapshot @0: it uses v0 before its definition"),
    Case(text: "v0 = slot 0 : i64\nend exit @0\n@0 pc 0 { 2: v0, 1: v0 }", message: "snapshot @0: it ascends by slot"),
    Case(text: "v0 = slot 0 : i64\nend exit @0\n@0 pc 0 { } frame v0 base 3 return 1 results 1", message: "snapshot @0: it has closures in its frames"),
    Case(text: "v0 = slot 0 : i64\nend loop\n@0 pc 0 { }", message: "the trace ends in 'loop' if and only if it has a loop marker"),
    Case(text: "v0 = slot 0 : i64\nend exit", message: "the ending needs a snapshot"),
    Case(
      text: "v0 = slot 0 : i64\nloop\nv2 = add v0, 1\nv3 = phi v0, v2 : i64\nend loop",
      message: "'v3 = phi v0, v2 : i64': it follows the loop marker or another phi"),
    Case(text: "v0 = slot 0 : i64\nv1 = tofloat v0\nloop\nv3 = phi v0, v1 : i64\nend loop", message: "'v3 = phi v0, v1 : i64': it has operands of its type"),
    Case(
      text: "v0 = slot 0 : table\nv1 = call table.get.integer(v0, 1)\nv2 = call table.get.integer(v0, 2)\nv3 = result v1 : i64 @0\nend exit @0\n@0 pc 0 { }",
      message: "'v3 = result v1 : i64 @0': it names the last call"),
    Case(text: "v0 = slot 0 : table\nv1 = call power(v0, v0)\nend exit @0\n@0 pc 0 { }", message: "'v1 = call power(v0, v0)': it takes f64, not table"),
    Case(
      text: "v0 = slot 0 : table\nv1 = node v0, nil #0 @0\nend exit @0\n@0 pc 0 { }",
      message: "'v1 = node v0, nil #0 @0': it has a constant string or integer as key"),
  ]

  @Test(arguments: cases) func refuses(_ example: Case) throws {
    let trace = try TraceParser.parse(example.text)
    #expect(throws: TraceError.self) { try TraceVerifier.verify(trace) }
    do {
      try TraceVerifier.verify(trace)
    } catch {
      #expect("\(error)" == example.message)
    }
  }

  @Test func usesComeAfterDefinitions() {
    var builder = TraceBuilder()
    let late = builder.append(Instruction(.add, [], .integer, .instruction(1), builder.integer(1)))
    builder.append(Instruction(.slot, .integer, .slot(0)))
    builder.end(.exit, snapshot: builder.snapshot(pc: 0, [SnapshotEntry(slot: 0, value: late)]))
    #expect(throws: TraceError.self) { try TraceVerifier.verify(builder.trace) }
  }

  @Test(arguments: [
    ("v0 = slot 0 : i64\nv1 = frobnicate v0\nend exit", "line 2: unknown opcode 'frobnicate'"),
    ("v0 = slot 0 : i65\nend exit", "line 1: unknown type 'i65'"),
    ("v0 = add v9, 1\nend exit", "line 1: unknown value v9"),
    ("v0 = slot 0 : i64\nv0 = slot 1 : i64\nend exit", "line 2: value v0 is named twice"),
    ("slot 0 : i64\nend exit", "line 1: the result needs a name"),
    ("v0 = slot 0 : i64", "line 1: expected an 'end' line"),
    ("v0 = slot x : i64\nend exit", "line 1: expected a number, found 'x'"),
    ("end exit @0\n@1 pc 0 { }", "line 2: expected snapshot 0"),
    ("v0 = call nothing()\nend exit", "line 1: unknown helper 'nothing'"),
  ])
  func unreadable(_ text: String, _ message: String) {
    do {
      _ = try TraceParser.parse(text)
      Issue.record("'\(text)' was read")
    } catch {
      #expect("\(error)" == message)
    }
  }

  /// Shape relations that other code relies on.
  @Test func tablesAreInOrder() {
    for (index, row) in OpcodeTable.rows.enumerated() { #expect(Int(row.opcode.rawValue) == index) }
    for (index, row) in Helper.rows.enumerated() { #expect(Int(row.helper.rawValue) == index) }
    #expect(MemoryLayout<Instruction>.size == 16)
    for row in OpcodeTable.rows where row.c == .snapshot { #expect(row.opcode.hasSnapshot) }
    let names = OpcodeTable.rows.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(OperationTable.operation(named: name) == nil) }
  }
}
