; issue: llvm/llvm-project#191723
; title: decrement in a narrow type undone after the extension
; expected: o = x | C1: zext(o + C2) + C3 -> zext(o)
; expected-pre: C3 == zext(-C2) and C1 uge -C2
; ops: or add zext
; notes: a pull request; the constant of the or made up

define i32 @src(i8 %x) {
  %or = or i8 %x, 4
  %inner = add i8 %or, -4
  %z = zext i8 %inner to i32
  %r = add i32 %z, 4
  ret i32 %r
}

define i32 @tgt(i8 %x) {
  %or = or i8 %x, 4
  %r = zext i8 %or to i32
  ret i32 %r
}
