import Findings
import Testing

struct SouperReaderTests {
  /// Replacements, and how they are read.
  private static let cases: [(text: String, printed: String)] = [
    (
      """
      ; found in a loop
      %0:i32 = var (range=[0,10)) (nonZero)
      %1:i1 = ult %0, 20:i32
      pc %1 1:i1
      %2:i32 = udiv %0, 1:i32 (hasExternalUses)
      infer %2
      result %0
      """, "assume (ult x0 10)\nassume (ne x0 0)\nassume (ult x0 20)\n(udiv x0 1) => x0"
    ),
    (
      """
      %x:i8 = var (knownBits=0xx1xxxx) (powerOfTwo)
      %y:i8 = var (range=[-5,3)) (signBits=5) (nonNegative) (negative)
      %2 = addnsw %x, %y
      %3 = shlnuw %2, 1:i8
      %4 = ashrexact %3, 1:i8
      %5:i8 = mulnw %4, -1:i8
      cand %5 0:i8
      """,
      """
      assume (eq (and x -112) 16)
      assume (eq (ctpop x) 1)
      assume (ult (add y 5) 8)
      assume (ult (add y 8) 16)
      assume (sge y 0)
      assume (slt y 0)
      (mul.nsw.nuw (ashr.exact (shl.nuw (add.nsw x y) 1) 1) -1) => 0
      """
    ),
    (
      """
      %0:i16 = var
      %1:i16 = var
      %2:i17 = sadd.with.overflow %0, %1
      %3:i1 = extractvalue %2, 1:i32
      %4:i16 = extractvalue %2, 0:i32
      %5:i1 = slt %4, %0
      pc %3 0:i1
      pc %5 0:i1
      pc %0 %1
      %6:i32 = zext %4
      %7:i8 = trunc %6
      %8:i8 = select %3, %7, 255:i8
      %9:i8 = fshl %8, %8, 3:i8
      infer %9 (demandedBits=00001111)
      result 1:i8
      """,
      """
      assume (xor (sadd.ov x0 x1) 1)
      assume (sge (add x0 x1) x0)
      assume (eq x0 x1)
      (and (fshl (select (sadd.ov x0 x1) (trunc 8 (zext 32 (add x0 x1))) -1) (select (sadd.ov x0 x1) (trunc 8 (zext 32 (add x0 x1))) -1) 3) 15) => (and 1 15)
      """
    ),
  ]
  static let texts = cases.map(\.text)

  @Test(arguments: cases.indices)
  func reads(index: Int) {
    #expect(Printed.reading(Self.cases[index].text, as: "a.opt") == Self.cases[index].printed)
  }

  @Test(arguments: [
    ("infer %1\nresult %0", "2:7: expected a value that is defined above, found '%1'"),
    ("%1:i8 = phi %0, %0\ninfer %1\nresult %0", "2:9: expected an instruction of Souper's on integers, found 'phi'"),
    ("%1:i8 = add %0, 1:i16\ninfer %1\nresult %0", "2:9: expected operands of one type after the instruction, found 'add'"),
    ("%1:i16 = add %0, 1:i8\ninfer %1\nresult %0", "2:10: expected an instruction that gives i16, found 'add'"),
    ("%1:i8 = add %0, 1\ninfer %1\nresult %0", "3:1: expected ':', found 'infer'"),
    ("%1:i8 = add %0, 300:i8\ninfer %1\nresult %0", "2:17: expected a literal of 8 bits, found '300'"),
    ("%0:i8 = var\ninfer %0\nresult %0", "2:1: '%0' is defined twice"),
    (
      "%1:i8 = var (odd)\ninfer %0\nresult %1",
      "2:14: expected an attribute: knownBits, nonZero, nonNegative, negative, powerOfTwo, range or signBits, found 'odd'"
    ),
    ("%1:i8 = var (knownBits=01)\ninfer %0\nresult %1", "2:24: expected 8 characters of 01x, found '01'"),
    ("%1:i128 = var\ninfer %0\nresult %0", "2:4: expected an integer type of 1 to 64 bits, found 'i128'"),
    ("%1 = var\ninfer %0\nresult %0", "2:4: expected ':' and the variable's type, found '='"),
    ("%1:i8 = zext %0\ninfer %1\nresult %0", "2:9: expected a result wider than i8 of an instruction, found 'zext'"),
    ("infer %0", "2:9: expected 'result', found the end of the file"),
    ("result %0", "2:1: expected an instruction, 'pc', 'infer' or 'cand', found 'result'"),
    ("infer %0\nresult 1:i8\ninfer %0\nresult 2:i8", "4:1: expected the end of the file: one replacement is read, found 'infer'"),
    ("blockpc %0 0 %0 1:i8", "2:1: expected an instruction, 'pc', 'infer' or 'cand', found 'blockpc'"),
  ])
  func saysWhatIsWrong(lines: String, message: String) {
    #expect(Printed.reading("%0:i8 = var\n\(lines)", as: "a.opt") == "a.opt:" + message)
  }
}
