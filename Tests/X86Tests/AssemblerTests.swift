import Testing
import X86

/// The bytes that `write` assembles, in hexadecimal.
private func bytes(_ write: (inout Assembler) -> Void) -> String {
  var assembler = Assembler()
  write(&assembler)
  assembler.resolveLabels()
  return assembler.code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}

/// Encodings worked out from Intel's manual: opcode, REX, ModRM, SIB, displacement, immediate.
@Suite struct EncodingTests {
  @Test func arithmetic() {
    // REX.W + 01 /r: ModRM = 11 001 000 (source rcx, destination rax).
    #expect(bytes { $0.emit(.add, .quad, .rax, .rcx) } == "48 01 c8")
    // REX.W + REX.B, ModRM = 11 000 111.
    #expect(bytes { $0.emit(.add, .quad, .r15, .rax) } == "49 01 c7")
    // REX.W + 83 /5 ib.
    #expect(bytes { $0.emit(.sub, .quad, .rsp, 8) } == "48 83 ec 08")
    // REX.W + 81 /7 id.
    #expect(bytes { $0.emit(.cmp, .quad, .rdi, 1000) } == "48 81 ff e8 03 00 00")
    // 31 /r without REX.
    #expect(bytes { $0.emit(.xor, .long, .rax, .rax) } == "31 c0")
    // 38 /r on sil needs REX, on cl it does not.
    #expect(bytes { $0.emit(.cmp, .byte, .rsi, .rcx) } == "40 38 ce")
    #expect(bytes { $0.emit(.cmp, .byte, .rcx, .rdx) } == "38 d1")
    #expect(bytes { $0.emit(.test, .quad, .rax, .rax) } == "48 85 c0")
    #expect(bytes { $0.emit(.neg, .quad, .r8) } == "49 f7 d8")
  }

  @Test func memory() {
    // 03 /r, mode 00, base rbx.
    #expect(bytes { $0.emit(.add, .quad, .rax, .at(.rbx)) } == "48 03 03")
    // rbp as base has a displacement always; rsp and r12 a SIB byte always.
    #expect(bytes { $0.emit(.mov, .quad, .rax, .at(.rbp)) } == "48 8b 45 00")
    #expect(bytes { $0.emit(.mov, .quad, .rax, .at(.r13)) } == "49 8b 45 00")
    #expect(bytes { $0.emit(.mov, .quad, .rax, .at(.rsp, 8)) } == "48 8b 44 24 08")
    #expect(bytes { $0.emit(.mov, .quad, .rax, .at(.r12, 8)) } == "49 8b 44 24 08")
    // SIB: scale 11, index 001, base 111.
    #expect(bytes { $0.emit(.lea, .quad, .rax, .at(.rdi, index: .rcx, scale: 3, 16)) } == "48 8d 44 cf 10")
    #expect(bytes { $0.emit(.lea, .quad, .rax, .scaled(.rcx, scale: 2)) } == "48 8d 04 8d 00 00 00 00")
    // Mode 10: 32-bit displacement.
    #expect(bytes { $0.emit(.mov, .quad, .at(.rbx, 0x180), .rdx) } == "48 89 93 80 01 00 00")
    #expect(bytes { $0.emit(.mov, .quad, .at(.rbx, 24), 3) } == "48 c7 43 18 03 00 00 00")
    #expect(bytes { $0.emit(.mov, .byte, .at(.rbx), .rdi) } == "40 88 3b")
  }

  @Test func constants() {
    #expect(bytes { $0.load(0, into: .rax) } == "b8 00 00 00 00")
    #expect(bytes { $0.load(-1, into: .rax) } == "48 c7 c0 ff ff ff ff")
    #expect(bytes { $0.load(0xffff_ffff, into: .r9) } == "41 b9 ff ff ff ff")
    #expect(bytes { $0.load(.min, into: .r9) } == "49 b9 00 00 00 00 00 00 00 80")
  }

  @Test func multiplicationAndShifts() {
    #expect(bytes { $0.emit(.imul, .quad, .rax, .rcx) } == "48 0f af c1")
    #expect(bytes { $0.emit(.imul, .quad, .rax, .rcx, 10) } == "48 6b c1 0a")
    #expect(bytes { $0.emit(.imul, .quad, .rax, .rcx, 1000) } == "48 69 c1 e8 03 00 00")
    #expect(bytes { $0.emit(.idiv, .quad, .rcx) } == "48 f7 f9")
    #expect(bytes { $0.emit(.cqo) } == "48 99")
    #expect(bytes { $0.emit(.sar, .quad, .rdx, 3) } == "48 c1 fa 03")
    #expect(bytes { $0.emitByCL(.shl, .quad, .rax) } == "48 d3 e0")
    // VEX.LZ.66.0F38.W1 F7 /r: C4, ~R~X~B=111 map=2, W=1 ~vvvv=~rcx=1110 L=0 pp=01.
    #expect(bytes { $0.emit(.shlx, .quad, .rax, .rdx, .rcx) } == "c4 e2 f1 f7 c2")
    #expect(bytes { $0.emit(.shrd, .quad, .rax, .rdx, 5) } == "48 0f ac d0 05")
  }

  @Test func vectors() {
    #expect(bytes { $0.emit(.addsd, .quad, .xmm(1), .xmm(2)) } == "f2 0f 58 ca")
    #expect(bytes { $0.emit(.addsd, .quad, .xmm(9), .xmm(10)) } == "f2 45 0f 58 ca")
    #expect(bytes { $0.emit(.movsd, .quad, .at(.rbx, 16), .xmm(0)) } == "f2 0f 11 43 10")
    #expect(bytes { $0.emit(.movq, .quad, .xmm(0), .rax) } == "66 48 0f 6e c0")
    #expect(bytes { $0.emit(.movq, .quad, .rax, .xmm(0)) } == "66 48 0f 7e c0")
    #expect(bytes { $0.emit(.cvtsi2sd, .quad, .xmm(0), .rax) } == "f2 48 0f 2a c0")
    #expect(bytes { $0.emit(.cvttsd2si, .quad, .rax, .xmm(0)) } == "f2 48 0f 2c c0")
    #expect(bytes { $0.emit(.ucomisd, .quad, .xmm(0), .xmm(1)) } == "66 0f 2e c1")
    #expect(bytes { $0.emit(.roundsd, .quad, .xmm(0), .xmm(1), 9) } == "66 0f 3a 0b c1 09")
  }

  @Test func conditions() {
    #expect(bytes { $0.emit(.set, .byte, .rax, condition: .less) } == "0f 9c c0")
    #expect(bytes { $0.emit(.set, .byte, .rsi, condition: .equal) } == "40 0f 94 c6")
    #expect(bytes { $0.emit(.cmov, .quad, .rax, .rcx, condition: .notEqual) } == "48 0f 45 c1")
    for condition in Condition.allCases { #expect(condition.negated.negated == condition && condition.negated != condition) }
  }
}

@Suite struct LabelTests {
  @Test func forwardJumpsAreLongAndBackwardJumpsShort() {
    let text = bytes { assembler in
      let head = assembler.makeLabel()
      let exit = assembler.makeLabel()
      assembler.bind(head)
      assembler.jump(.equal, to: exit)
      assembler.jump(to: head)
      assembler.bind(exit)
      assembler.emit(.ret)
    }
    // je +2 (over the jmp), jmp -8.
    #expect(text == "0f 84 02 00 00 00 eb f8 c3")
  }

  @Test func farBackwardJumpsAreLong() {
    var assembler = Assembler()
    let head = assembler.makeLabel()
    assembler.bind(head)
    for _ in 0..<200 { assembler.emit(.nop) }
    assembler.jump(.less, to: head)
    assembler.resolveLabels()
    #expect(Array(assembler.code.suffix(6)) == [0x0f, 0x8c, 0x32, 0xff, 0xff, 0xff])
  }

  @Test func dataIsAddressedFromTheInstructionsEnd() {
    let text = bytes { assembler in
      let pool = assembler.makeLabel()
      assembler.emit(.addsd, .quad, .xmm(0), .label(pool))
      assembler.emit(.cmp, .quad, .label(pool), 1)
      assembler.bind(pool)
      assembler.data(1)
    }
    #expect(text == "f2 0f 58 05 08 00 00 00 48 83 3d 00 00 00 00 01 01 00 00 00 00 00 00 00")
  }

  @Test func alignmentIsFilledWithNops() {
    for start in 0..<16 {
      var assembler = Assembler()
      for _ in 0..<start { assembler.emit(.ret) }
      assembler.align(to: 16)
      #expect(assembler.count == (start == 0 ? 0 : 16))
      let filling = Disassembler.lines(of: Array(assembler.code.dropFirst(start)))
      #expect(filling.allSatisfy { $0.text.hasPrefix("nop") })
    }
  }

  @Test func externalJumpsAreRelativeToTheFinalPlace() {
    var assembler = Assembler()
    assembler.jump(toAddress: 0x2000)
    var copy = [UInt8](repeating: 0, count: assembler.count)
    let reached = copy.withUnsafeMutableBytes { assembler.copy(to: $0.baseAddress!, runningAt: 0x1000) }
    #expect(reached)
    #expect(copy == [0xe9, 0xfb, 0x0f, 0, 0])
    let tooFar = copy.withUnsafeMutableBytes { assembler.copy(to: $0.baseAddress!, runningAt: 0x7000_0000_0000) }
    #expect(!tooFar)
  }
}
