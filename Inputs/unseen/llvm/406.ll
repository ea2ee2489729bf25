; issue: llvm/llvm-project#220849
; title: ceiling division under a bound on the dividend
; expected: assume(x ult C1); assume(y ult C2); zext(x urem y != 0) + zext(x udiv y) -> zext((x + (y - 1)) udiv y)
; expected-pre: C1 != 0 and C2 >u 1 and (C1 - 1) + (C2 - 2) does not overflow
; ops: icmp assume udiv urem zext add
; notes: two widths; the range attribute of y as an assumption

define i16 @src(i8 %x, i8 %y) {
  %bound = icmp ult i8 %x, 101
  call void @llvm.assume(i1 %bound)
  %boundy = icmp ult i8 %y, 11
  call void @llvm.assume(i1 %boundy)
  %q = udiv i8 %x, %y
  %r = urem i8 %x, %y
  %has.rem = icmp ne i8 %r, 0
  %q.ext = zext i8 %q to i16
  %round = zext i1 %has.rem to i16
  %result = add i16 %round, %q.ext
  ret i16 %result
}

define i16 @tgt(i8 %x, i8 %y) {
  %m = add i8 %y, -1
  %a = add i8 %x, %m
  %q = udiv i8 %a, %y
  %result = zext i8 %q to i16
  ret i16 %result
}

declare void @llvm.assume(i1)
