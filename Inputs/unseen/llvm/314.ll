; issue: llvm/llvm-project#143259
; title: sign function as a three-way comparison
; expected: select(x sgt C1, zext(x != C2), C3) -> scmp(x, C2)
; expected-pre: C2 == C1 + 1 and C1 != SMAX and C3 == -1
; ops: icmp zext select
; notes: issue is C code; the form is that in the fix (PR 143445)

define i32 @src(i32 %x) {
  %n = icmp ne i32 %x, 0
  %e = zext i1 %n to i32
  %c = icmp sgt i32 %x, -1
  %r = select i1 %c, i32 %e, i32 -1
  ret i32 %r
}

define i32 @tgt(i32 %x) {
  %r = call i32 @llvm.scmp.i32.i32(i32 %x, i32 0)
  ret i32 %r
}
