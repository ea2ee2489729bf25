; issue: llvm/llvm-project#128014
; title: select between masked and unmasked value under a truncation
; expected: trunc((x & C1) == 0 ? x & C2 : x) -> trunc x
; expected-pre: trunc(C1 | C2) == -1
; ops: and icmp select trunc
; notes: -

define i16 @src(i32 %x) {
  %m = and i32 %x, 32768
  %c = icmp eq i32 %m, 0
  %n = and i32 %x, 32767
  %s = select i1 %c, i32 %n, i32 %x
  %r = trunc i32 %s to i16
  ret i16 %r
}

define i16 @tgt(i32 %x) {
  %r = trunc i32 %x to i16
  ret i16 %r
}
