; issue: llvm/llvm-project#217805
; title: greater than itself with the sign bit set
; expected: x sgt (x | C) -> x sgt -1
; expected-pre: C slt 0
; ops: or icmp
; notes: a pull request; constant made up

define i1 @src(i32 %x) {
  %o = or i32 %x, -8
  %r = icmp sgt i32 %x, %o
  ret i1 %r
}

define i1 @tgt(i32 %x) {
  %r = icmp sgt i32 %x, -1
  ret i1 %r
}
