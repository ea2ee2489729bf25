; issue: llvm/llvm-project#219528
; title: absolute value of a value with a known bit equals the value
; expected: abs(x | C) == x | C -> x >s -1
; expected-pre: C >s 0
; ops: or abs icmp
; notes: -

define i1 @src(i32 %x) {
  %o = or i32 %x, 1
  %a = call i32 @llvm.abs.i32(i32 %o, i1 false)
  %r = icmp eq i32 %a, %o
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp sgt i32 %x, -1
  ret i1 %r
}
