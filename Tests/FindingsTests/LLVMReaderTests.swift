import Diagnostics
import Findings
import Testing

struct LLVMReaderTests {
  /// A pair whose functions have these bodies.
  private func pair(_ parameters: String, _ result: String, _ source: String, _ target: String) -> String {
    "define \(result) @src(\(parameters)) {\n\(source)\n}\ndefine \(result) @tgt(\(parameters)) {\n\(target)\n}\n"
  }

  @Test func readsFlagsCastsAndComparisons() {
    let text = pair(
      "i8 noundef %x, i32 %y", "i1",
      """
      entry:
        %a = zext nneg i8 %x to i32, !dbg !7   ; extended
        %b = add nuw nsw i32 %a, %y
        %c = or disjoint i32 %b, -8
        %d = lshr exact i32 %c, 1
        %e = trunc nuw i32 %d to i16
        %r = icmp samesign ult i16 %e, 7
        ret i1 %r
      """, "  ret i1 true")
    #expect(
      Printed.reading(text, as: "a.ll")
        == "(ult.samesign (trunc.nuw 16 (lshr.exact (or.disjoint (add.nsw.nuw (zext.nneg 32 x) y) -8) 1)) 7) => 1")
  }

  @Test func readsIntrinsics() {
    let text = pair(
      "i32 %x, i32 %y", "i32",
      """
        %a = tail call i32 @llvm.umax.i32(i32 %x, i32 noundef 4)
        %b = call range(i32 0, 33) i32 @llvm.ctlz.i32(i32 %a, i1 true) #3
        %c = call i32 @llvm.cttz.i32(i32 %b, i1 false)
        %d = call i32 @llvm.fshl.i32(i32 %c, i32 %y, i32 3)
        %e = call i32 @llvm.ssub.sat.i32(i32 %d, i32 %y)
        %f = call i32 @llvm.scmp.i32.i32(i32 %e, i32 %x)
        ret i32 %f
      """, "  ret i32 %x")
    #expect(
      Printed.reading(text, as: "a.ll") == "(scmp 32 (ssub.sat (fshl (cttz (ctlz.edge (umax x 4))) y 3) y) x) => x")
  }

  @Test func readsOverflowIntrinsicsAsTwoOperations() {
    let text = pair(
      "i8 %x, i8 %y", "i8",
      """
        %p = call { i8, i1 } @llvm.smul.with.overflow.i8(i8 %x, i8 %y)
        %v = extractvalue { i8, i1 } %p, 0
        %o = extractvalue { i8, i1 } %p, 1
        %r = select i1 %o, i8 0, i8 %v
        ret i8 %r
      """, "  %m = freeze i8 %x\n  ret i8 %m")
    #expect(Printed.reading(text, as: "a.ll") == "(select (smul.ov x y) 0 (mul x y)) => (freeze x)")
  }

  @Test func readsAssumptionsOfTheSource() {
    let text = pair(
      "i32 range(i32 1, 10) %x", "i32",
      """
        %c = icmp ne i32 %x, 3
        call void @llvm.assume(i1 %c) [ "align"(ptr null, i64 8) ]
        call void @llvm.assume(i1 true)
        call void @llvm.assume(i1 %c)
        ret i32 %x
      """,
      """
        %c = icmp ne i32 %x, 4
        call void @llvm.assume(i1 %c)
        ret i32 1
      """)
    #expect(Printed.reading(text, as: "a.ll") == "assume (ult (add x -1) 9)\nassume (ne x 3)\nx => 1")
  }

  @Test func matchesParametersByPosition() {
    let text = """
      target triple = "x86_64"
      declare i32 @llvm.umax.i32(i32, i32) #0
      define dso_local noundef i32 @tgt(i32 %p, i32 %q) local_unnamed_addr #0 { ret i32 %p }
      define i32 @src(i32 %0, i32 %1) { %3 = sub i32 %0, %1 %"a b" = add i32 %3, %1 ret i32 %"a b" }
      attributes #0 = { nounwind }
      !7 = !{}
      """
    #expect(Printed.reading(text, as: "a.ll") == "(add (sub x0 x1) x1) => x0")
  }

  @Test(arguments: [
    ("i32 %x", "  %a = add i32 %x, poison\n  ret i32 %a", "2:20: expected a value, found 'poison', which findings don't have"),
    ("i32 %x", "  %a = add i32 %x, %y\n  ret i32 %a", "2:20: expected a value that is defined above, found '%y'"),
    ("i8 %x", "  %a = add i32 %x, 1\n  ret i32 %a", "2:16: expected a value of i32, found '%x' of i8"),
    ("i32 %x", "  %a = fadd i32 %x, 1\n  ret i32 %a", "2:8: expected an instruction on integers, found 'fadd'"),
    ("i32 %x", "  %a = and nsw i32 %x, 1\n  ret i32 %a", "2:12: expected a flag of 'and', found 'nsw'"),
    ("i32 %x", "  %x = add i32 %x, 1\n  ret i32 %x", "2:3: '%x' is defined twice"),
    ("i32 %x", "  %a = zext i32 %x to i32\n  ret i32 %a", "2:23: expected a type wider than i32, found 'i32'"),
    ("i32 %x", "  %a = icmp lt i32 %x, 1\n  ret i32 %x", "2:13: expected a comparison's predicate, found 'lt'"),
    ("i32 %x", "  br label %b\nb:\n  ret i32 %x", "2:3: expected an instruction or 'ret', found 'br'"),
    ("i32 %x", "  ret i32 %x\nb:\n  ret i32 %x", "3:1: expected '}': only straight-line code is read, found 'b'"),
    ("i32 %x", "  ret i8 %x", "2:7: expected i32, found 'i8'"),
    ("i32 %x", "  ret i32 4294967296", "2:11: expected a literal of 32 bits, found '4294967296'"),
    ("<4 x i32> %x", "  ret i32 0", "1:17: expected an integer type, found '<'"),
    ("i128 %x", "  ret i32 0", "1:17: expected an integer type of 1 to 64 bits, found 'i128'"),
    ("i32 %x", "  %a = call i32 @llvm.sshl.sat.i32(i32 %x, i32 1)\n  ret i32 %a", "2:17: expected an intrinsic on integers, found '@llvm.sshl.sat.i32'"),
    (
      "i32 %x", "  %a = call i32 @llvm.umin.i16(i32 %x, i32 1)\n  ret i32 %a",
      "2:17: expected an intrinsic whose name ends in .i32, found '@llvm.umin.i16'"
    ),
    ("i24 %x", "  %a = call i24 @llvm.bswap.i24(i24 %x)\n  ret i32 0", "2:17: expected 'llvm.bswap' of a multiple of 16 bits, found '@llvm.bswap.i24'"),
    ("i32 %x", "  call void @use(i32 %x)\n  ret i32 %x", "2:13: expected '@llvm.assume', found '@use'"),
  ])
  func saysWhatIsWrong(parameters: String, body: String, message: String) {
    let text = "define i32 @src(\(parameters)) {\n\(body)\n}\ndefine i32 @tgt(\(parameters)) {\n  ret i32 0\n}\n"
    #expect(Printed.reading(text, as: "a.ll") == "a.ll:" + message)
  }

  @Test func wantsBothFunctions() {
    let function = "define i32 @src(i32 %x) {\n  ret i32 %x\n}\n"
    #expect(Printed.reading(function, as: "a.ll") == "a.ll:4:1: expected a function '@tgt', found none")
    #expect(Printed.reading(function + function, as: "a.ll") == "a.ll:4:1: '@src' is defined twice")
    #expect(Printed.reading(function + "ret", as: "a.ll") == "a.ll:4:1: expected 'define' or 'declare', found 'ret'")
    #expect(Printed.reading("", as: "a.ll") == "a.ll:1:1: expected a function '@src', found none")
    let other = "define i32 @tgt(i8 %x) {\n  ret i32 0\n}\n"
    #expect(Printed.reading(function + other, as: "a.ll") == "a.ll:4:1: expected '@tgt' to have the types of '@src'")
    #expect(Printed.reading("define i32 @src(i32 %x) {\n  ret i32 %x\n", as: "a.ll") == "a.ll:3:1: expected '}', found the end of the file")
  }

  @Test func showsTheLineAtFault() {
    let text = "define i32 @src(i32 %\"ä\", i99 %y) {\n  ret i32 0\n}\n"
    do {
      _ = try FindingReader.read(SourceText(path: "a.ll", text: text))
      Issue.record("expected an error")
    } catch {
      let lines = [
        "a.ll:1:27: error: expected an integer type of 1 to 64 bits, found 'i99'", "define i32 @src(i32 %\"ä\", i99 %y) {",
        "                          ^",
      ]
      #expect(error.description == lines.joined(separator: "\n"))
    }
  }

  @Test func saysWhyAFileCannotBeRead() {
    #expect(Printed.reading(path: "/nowhere/a.ll") == "/nowhere/a.ll:1:1: can't read the file: No such file or directory")
    #expect(Printed.reading(path: "/") == "/:1:1: can't read the file: Is a directory")
  }

  @Test func knowsItsExtensions() {
    #expect(Printed.reading("", as: "dir.ll/a.txt") == "dir.ll/a.txt:1:1: expected a file named *.ll, *.opt or *.trace")
  }
}
