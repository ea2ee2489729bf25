; issue: llvm/llvm-project#201290
; title: bound on an offset of a masked value
; expected: ((x & m) +nuw C1) <u (m +nuw C2) -> true
; expected-pre: C1 <u C2
; ops: and add icmp
; notes: -

define i1 @src(i32 %x, i32 %m) {
  %a = and i32 %x, %m
  %p = add nuw i32 %a, 1024
  %q = add nuw i32 %m, 1025
  %r = icmp ult i32 %p, %q
  ret i1 %r
}

define i1 @tgt(i32 %x, i32 %m) {
  ret i1 true
}
