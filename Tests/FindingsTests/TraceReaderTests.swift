import Findings
import Testing

struct TraceReaderTests {
  @Test(arguments: [
    // A comparison is one bit, and so is the claim on it.
    ("t0 = int_lt(x0, 0)\nassume x0 >= 0\nresult t0 = 0", "assume (sge x0 0)\n(slt x0 0) => 0"),
    // Literals go right: comparisons are swapped, sums exchanged, differences kept.
    (
      "t0 = int_sub(4, x0)\nt1 = int_add(2, t0)\nt2 = int_lt(2, t1)\nresult t2 = int_ge(x0, 2)",
      "(sgt (add (sub 4 x0) 2) 2) => (sge x0 2)"
    ),
    // Tests of comparisons are comparisons, or their inverses.
    (
      "t0 = uint_lt(x0, x1)\nt1 = int_is_zero(t0)\nt2 = int_is_true(t1)\nassume t1 == 1\nassume t2 != 1\nresult t2 = t0",
      "assume (uge x0 x1)\nassume (ult x0 x1)\n(uge x0 x1) => (ult x0 x1)"
    ),
    // Comparisons combined bit by bit stay one bit; their negation has no inverse comparison.
    ("t0 = int_eq(x0, 1)\nt1 = int_eq(x0, 2)\nt2 = int_or(t0, t1)\nassume t2 == 0\nresult t0 = 0", "assume (xor (or (eq x0 1) (eq x0 2)) 1)\n(eq x0 1) => 0"),
    // Where 64 bits are needed, the comparison is widened.
    ("t0 = int_ne(x0, 0)\nassume 0 <= x0 <= 1\nresult t0 = x0", "assume (ult x0 2)\n(zext 64 (ne x0 0)) => x0"),
    ("t0 = int_ne(x0, 0)\nt1 = int_add(t0, 5)\nresult t1 = x0", "(add (zext 64 (ne x0 0)) 5) => x0"),
    // Ranges.
    (
      "t0 = int_neg(x0)\nassume 0 <= x0 < 64\nassume -3 < x1 <= 7\nresult t0 = x1",
      "assume (ult x0 64)\nassume (sgt x1 -3)\nassume (sle x1 7)\n(sub 0 x0) => x1"
    ),
    ("t0 = int_invert(x0)\nassume 0 <= x0 <= 9223372036854775807\nresult t0 = x1", "assume (ule x0 9223372036854775807)\n(xor x0 -1) => x1"),
    // Checked operations wrap; an assumption makes them nsw wherever the same is computed.
    ("t0 = int_add_ovf(x0, 1)\nresult no_overflow t0", "(sadd.ov x0 1) => 0"),
    (
      "t0 = int_mul_ovf(x0, 12)\nt1 = int_add_ovf(5, t0)\nassume no_overflow t0\nresult no_overflow t1\nresult t1 = int_or(t0, 5)",
      "(sadd.ov (mul.nsw x0 12) 5) => 0\n(add (mul.nsw x0 12) 5) => (or (mul.nsw x0 12) 5)"
    ),
    ("t0 = int_add(1, x0)\nt1 = int_add_ovf(x0, 1)\nassume no_overflow t1\nresult t0 = x1", "(add.nsw x0 1) => x1"),
    // What no claim contains must be said.
    ("t0 = int_sub_ovf(x0, 2)\nt1 = int_sub_ovf(x0, 15)\nassume no_overflow t1\nresult no_overflow t0", "assume (eq (ssub.ov x0 15) 0)\n(ssub.ov x0 2) => 0"),
    // Shifts and divisions.
    (
      "t0 = int_lshift(1, x0)\nt1 = int_rshift(t0, x0)\nt2 = uint_rshift(t1, 3)\nt3 = int_mod(t2, 7)\nresult t3 = int_floordiv(x0, 2)",
      "(floormod (lshr (ashr (shl 1 x0) x0) 3) 7) => (floordiv x0 2)"
    ),
  ])
  func reads(lines: String, printed: String) {
    #expect(Printed.reading("# a comment\ninputs: x0, x1\n\(lines)\n# same family, other constants: t0 = int_add(x0, 3)\n", as: "a.trace") == printed)
  }

  @Test(arguments: [
    ("t0 = int_foo(x0)\nresult t0 = 0", "2:6: expected an operation of PyPy on integers, found 'int_foo'"),
    ("t0 = uint_mul_high(x0, 3)\nresult t0 = 0", "2:6: 'uint_mul_high' has no form within 64 bits"),
    ("t0 = int_add(x0)\nresult t0 = 0", "2:6: expected 2 arguments of 'int_add', found 1"),
    ("t0 = int_neg(x0, x0)\nresult t0 = 0", "2:6: expected 1 argument of 'int_neg', found 2"),
    ("t0 = int_add(x0, x0, x0)\nresult t0 = 0", "2:20: expected ')', found ','"),
    ("t0 = int_add(x0, y)\nresult t0 = 0", "2:18: expected a value that is defined above, found 'y'"),
    ("t0 = int_add(x0, 18446744073709551616)\nresult t0 = 0", "2:18: expected a number of 64 bits, found '18446744073709551616'"),
    ("x0 = int_add(x0, 1)\nresult x0 = 0", "2:1: 'x0' is defined twice"),
    ("t0 = x0\nresult t0 = 0", "2:8: expected '(', found the end of the line"),
    ("assume x0\nresult x0 = 0", "2:10: expected a comparison, found the end of the line"),
    ("assume x0 = 0\nresult x0 = 0", "2:11: expected a comparison, found '='"),
    ("assume 0 < x0 < 3 < 4\nresult x0 = 0", "2:19: expected the end of the line, found '<'"),
    ("assume no_overflow x0\nresult x0 = 0", "2:20: expected the name of a sum, a difference or a product"),
    ("foo\nresult x0 = 0", "2:4: expected '=', found the end of the line"),
    ("§ 1", "2:1: expected 'inputs:', a definition, 'assume' or 'result', found '§'"),
    ("", "3:1: expected a line 'result …', found none"),
  ])
  func saysWhatIsWrong(lines: String, message: String) {
    #expect(Printed.reading("inputs: x0\n\(lines)\n", as: "a.trace") == "a.trace:" + message)
  }
}
