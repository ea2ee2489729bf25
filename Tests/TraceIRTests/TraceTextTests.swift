import Testing
import TraceIR

@Suite struct TraceTextTests {
  static let sample = """
    v0 = slot 3 : i64 @0
    v1 = slot 4 : table @0
    v2 = slot -1 : closure
    v3 = add.nsw v0, 1
    v4 = ult v3, -1
    guard.true v4 @1
    v6 = trunc v3 : i8
    v7 = and v6, i8(15)
    v8 = zext.nneg v7 : i64
    v9 = select v4, v8, 9223372036854775807
    v10 = tofloat v9
    v11 = fmul v10, f64(-0.5)
    v12 = node v1, string(0xbeef) #7 @1
    v13 = node.load v12 : f64 @1
    node.store v12, nil
    v15 = call table.get.integer(v1, v3)
    v16 = result v15 : string @1
    v17 = upvalue v2 #300 @1
    cell.store v17, v16
    loop
    v20 = phi v3, v21 : i64
    v21 = add v20, 1
    v22 = identical v16, string(0x10)
    guard.false v22 @2
    end loop
    @0 pc 4 { }
    @1 pc 7 { 3: v3, 4: nil }
    @2 pc 9 { 3: v20, 9: v22 } frame v2 base 5 return 9 results 1 frame closure(0x10) base 8 return -1 results -1
    @3 pc 2 pop 1 { -4: v3 }

    """

  @Test func printingParsesBack() throws {
    #expect(try TraceParser.parse(Self.sample).text == Self.sample)
  }

  @Test func aSampleIsValid() throws {
    try TraceVerifier.verify(TraceParser.parse(Self.sample))
  }
}
