/// The instruction forms that the assembler writes and the disassembler reads, one row a form, grouped by mnemonic.
///
/// Encodings are written as in Intel's Software Developer's Manual, volume 2: `.op0F(0xaf).w.r` is `REX.W + 0F AF /r`.
package enum InstructionTable {
  /// All rows; the forms of one mnemonic are adjacent.
  package static let forms: [InstructionForm] = [arithmetic, moves, multiplication, shifts, bits, control, vector].flatMap { $0 }

  /// Rows of the table in memory that lives as long as the process, so that the encoder reads them without reference counting.
  ///
  /// Unsafe: written once, before it is published, and never changed or freed.
  nonisolated(unsafe) static let rows: UnsafePointer<InstructionForm> = {
    let memory = UnsafeMutablePointer<InstructionForm>.allocate(capacity: forms.count)
    memory.initialize(from: forms, count: forms.count)
    return UnsafePointer(memory)
  }()

  /// The index of the first row of each mnemonic, by raw value, and the number of rows at the end.
  ///
  /// Unsafe: written once, before it is published, and never changed or freed.
  nonisolated(unsafe) static let firstRow: UnsafePointer<Int32> = {
    let count = Mnemonic.allCases.count
    let memory = UnsafeMutablePointer<Int32>.allocate(capacity: count + 1)
    for mnemonic in Mnemonic.allCases {
      memory[Int(mnemonic.rawValue)] = Int32(forms.firstIndex { $0.mnemonic == mnemonic } ?? forms.count)
    }
    memory[count] = Int32(forms.count)
    return UnsafePointer(memory)
  }()

  /// The number of rows.
  static let rowCount = forms.count

  private typealias Form = InstructionForm

  /// `add or adc sbb and sub xor cmp` have the same eight forms; the opcode's bits 3 to 5 are the `/digit`.
  private static let arithmetic: [InstructionForm] = {
    let operations: [Mnemonic] = [.add, .or, .adc, .sbb, .and, .sub, .xor, .cmp]
    var rows: [InstructionForm] = []
    for (index, mnemonic) in operations.enumerated() {
      let digit = UInt8(index)
      let base = digit << 3
      rows += [
        Form(mnemonic, .quad, .rmR, .op(base | 0x01).w.r),
        Form(mnemonic, .quad, .rRM, .op(base | 0x03).w.r),
        Form(mnemonic, .quad, .rmI8, .op(0x83).w.digit(digit).ib),
        Form(mnemonic, .quad, .rmI, .op(0x81).w.digit(digit).id),
        Form(mnemonic, .long, .rmR, .op(base | 0x01).r),
        Form(mnemonic, .long, .rRM, .op(base | 0x03).r),
        Form(mnemonic, .long, .rmI8, .op(0x83).digit(digit).ib),
        Form(mnemonic, .long, .rmI, .op(0x81).digit(digit).id),
        Form(mnemonic, .byte, .rmR, .op(base | 0x00).r),
        Form(mnemonic, .byte, .rRM, .op(base | 0x02).r),
        Form(mnemonic, .byte, .rmI, .op(0x80).digit(digit).ib),
      ]
    }
    rows += [
      Form(.test, .quad, .rmR, .op(0x85).w.r),
      Form(.test, .quad, .rmI, .op(0xf7).w.digit(0).id),
      Form(.test, .long, .rmR, .op(0x85).r),
      Form(.test, .long, .rmI, .op(0xf7).digit(0).id),
      Form(.test, .byte, .rmR, .op(0x84).r),
      Form(.test, .byte, .rmI, .op(0xf6).digit(0).ib),
      Form(.neg, .quad, .rm, .op(0xf7).w.digit(3)),
      Form(.neg, .long, .rm, .op(0xf7).digit(3)),
      Form(.not, .quad, .rm, .op(0xf7).w.digit(2)),
      Form(.not, .long, .rm, .op(0xf7).digit(2)),
    ]
    return rows
  }()

  private static let moves: [InstructionForm] = [
    Form(.mov, .quad, .rmR, .op(0x89).w.r),
    Form(.mov, .quad, .rRM, .op(0x8b).w.r),
    Form(.mov, .quad, .rmI, .op(0xc7).w.digit(0).id),
    Form(.mov, .quad, .rI, .op(0xb8).w.plusR.io),
    Form(.mov, .long, .rmR, .op(0x89).r),
    Form(.mov, .long, .rRM, .op(0x8b).r),
    Form(.mov, .long, .rmI, .op(0xc7).digit(0).id),
    Form(.mov, .long, .rI, .op(0xb8).plusR.id),
    Form(.mov, .word, .rmR, .op(0x89).p66.r),
    Form(.mov, .byte, .rmR, .op(0x88).r),
    Form(.mov, .byte, .rmI, .op(0xc6).digit(0).ib),
    Form(.movzxByte, .long, .rRM, .op0F(0xb6).r, memory: .byte),
    Form(.movzxWord, .long, .rRM, .op0F(0xb7).r, memory: .word),
    Form(.movsxByte, .quad, .rRM, .op0F(0xbe).w.r, memory: .byte),
    Form(.movsxWord, .quad, .rRM, .op0F(0xbf).w.r, memory: .word),
    Form(.movsxd, .quad, .rRM, .op(0x63).w.r, memory: .long),
    Form(.lea, .quad, .rRM, .op(0x8d).w.r),
    Form(.lea, .long, .rRM, .op(0x8d).r),
    Form(.xchg, .quad, .rmR, .op(0x87).w.r),
    Form(.push, .quad, .r, .op(0x50).plusR),
    Form(.push, .quad, .rm, .op(0xff).digit(6)),
    Form(.pop, .quad, .r, .op(0x58).plusR),
    Form(.pop, .quad, .rm, .op(0x8f).digit(0)),
    Form(.cmov, .quad, .rRM, .op0F(0x40).cc.w.r),
    Form(.cmov, .long, .rRM, .op0F(0x40).cc.r),
    Form(.set, .byte, .rm, .op0F(0x90).cc.digit(0)),
  ]

  private static let multiplication: [InstructionForm] = [
    Form(.mul, .quad, .rm, .op(0xf7).w.digit(4)),
    Form(.mul, .long, .rm, .op(0xf7).digit(4)),
    Form(.imul, .quad, .rm, .op(0xf7).w.digit(5)),
    Form(.imul, .quad, .rRM, .op0F(0xaf).w.r),
    Form(.imul, .quad, .rRMI8, .op(0x6b).w.r.ib),
    Form(.imul, .quad, .rRMI, .op(0x69).w.r.id),
    Form(.imul, .long, .rRM, .op0F(0xaf).r),
    Form(.imul, .long, .rRMI8, .op(0x6b).r.ib),
    Form(.imul, .long, .rRMI, .op(0x69).r.id),
    Form(.div, .quad, .rm, .op(0xf7).w.digit(6)),
    Form(.div, .long, .rm, .op(0xf7).digit(6)),
    Form(.idiv, .quad, .rm, .op(0xf7).w.digit(7)),
    Form(.idiv, .long, .rm, .op(0xf7).digit(7)),
    Form(.cqo, .quad, .none, .op(0x99).w),
    Form(.cdq, .long, .none, .op(0x99)),
    Form(.mulx, .quad, .rVRM, .op0F38(0xf6).pF2.vex.w.r),
  ]

  /// `shl shr sar rol ror` share their opcodes and differ in the `/digit`.
  private static let shifts: [InstructionForm] = {
    let operations: [(Mnemonic, UInt8)] = [(.rol, 0), (.ror, 1), (.shl, 4), (.shr, 5), (.sar, 7)]
    var rows: [InstructionForm] = []
    for (mnemonic, digit) in operations {
      rows += [
        Form(mnemonic, .quad, .rmI8, .op(0xc1).w.digit(digit).ib),
        Form(mnemonic, .quad, .rmCL, .op(0xd3).w.digit(digit)),
        Form(mnemonic, .long, .rmI8, .op(0xc1).digit(digit).ib),
        Form(mnemonic, .long, .rmCL, .op(0xd3).digit(digit)),
        Form(mnemonic, .word, .rmI8, .op(0xc1).p66.digit(digit).ib),
        Form(mnemonic, .word, .rmCL, .op(0xd3).p66.digit(digit)),
        Form(mnemonic, .byte, .rmI8, .op(0xc0).digit(digit).ib),
        Form(mnemonic, .byte, .rmCL, .op(0xd2).digit(digit)),
      ]
    }
    rows += [
      Form(.shld, .quad, .rmRI8, .op0F(0xa4).w.r.ib),
      Form(.shld, .quad, .rmRCL, .op0F(0xa5).w.r),
      Form(.shrd, .quad, .rmRI8, .op0F(0xac).w.r.ib),
      Form(.shrd, .quad, .rmRCL, .op0F(0xad).w.r),
      Form(.shlx, .quad, .rRMV, .op0F38(0xf7).p66.vex.w.r),
      Form(.shlx, .long, .rRMV, .op0F38(0xf7).p66.vex.r),
      Form(.shrx, .quad, .rRMV, .op0F38(0xf7).pF2.vex.w.r),
      Form(.shrx, .long, .rRMV, .op0F38(0xf7).pF2.vex.r),
      Form(.sarx, .quad, .rRMV, .op0F38(0xf7).pF3.vex.w.r),
      Form(.sarx, .long, .rRMV, .op0F38(0xf7).pF3.vex.r),
      Form(.rorx, .quad, .rRMI8, .op0F3A(0xf0).pF2.vex.w.r.ib),
    ]
    return rows
  }()

  private static let bits: [InstructionForm] = [
    Form(.andn, .quad, .rVRM, .op0F38(0xf2).vex.w.r),
    Form(.bsf, .quad, .rRM, .op0F(0xbc).w.r),
    Form(.bsr, .quad, .rRM, .op0F(0xbd).w.r),
    Form(.tzcnt, .quad, .rRM, .op0F(0xbc).pF3.w.r),
    Form(.lzcnt, .quad, .rRM, .op0F(0xbd).pF3.w.r),
    Form(.popcnt, .quad, .rRM, .op0F(0xb8).pF3.w.r),
    Form(.bswap, .quad, .r, .op0F(0xc8).w.plusR),
    Form(.bswap, .long, .r, .op0F(0xc8).plusR),
    Form(.bt, .quad, .rmR, .op0F(0xa3).w.r),
    Form(.bt, .quad, .rmI8, .op0F(0xba).w.digit(4).ib),
  ]

  private static let control: [InstructionForm] = [
    Form(.jmp, .quad, .rel8, .op(0xeb).ib),
    Form(.jmp, .quad, .rel32, .op(0xe9).id),
    Form(.jmp, .quad, .rm, .op(0xff).digit(4)),
    Form(.jcc, .quad, .rel8, .op(0x70).cc.ib),
    Form(.jcc, .quad, .rel32, .op0F(0x80).cc.id),
    Form(.call, .quad, .rel32, .op(0xe8).id),
    Form(.call, .quad, .rm, .op(0xff).digit(2)),
    Form(.ret, .quad, .none, .op(0xc3)),
    Form(.int3, .quad, .none, .op(0xcc)),
    Form(.ud2, .quad, .none, .op0F(0x0b)),
    Form(.cpuid, .quad, .none, .op0F(0xa2)),
    Form(.nop, .quad, .none, .op(0x90)),
    Form(.nop, .long, .rm, .op0F(0x1f).digit(0)),
    Form(.nop, .word, .rm, .op0F(0x1f).p66.digit(0)),
  ]

  private static let vector: [InstructionForm] = [
    Form(.movsd, .quad, .xXM, .op0F(0x10).pF2.r),
    Form(.movsd, .quad, .xmX, .op0F(0x11).pF2.r),
    Form(.movapd, .quad, .xXM, .op0F(0x28).p66.r),
    Form(.movq, .quad, .xRM, .op0F(0x6e).p66.w.r),
    Form(.movq, .quad, .rmX, .op0F(0x7e).p66.w.r),
    Form(.addsd, .quad, .xXM, .op0F(0x58).pF2.r),
    Form(.subsd, .quad, .xXM, .op0F(0x5c).pF2.r),
    Form(.mulsd, .quad, .xXM, .op0F(0x59).pF2.r),
    Form(.divsd, .quad, .xXM, .op0F(0x5e).pF2.r),
    Form(.sqrtsd, .quad, .xXM, .op0F(0x51).pF2.r),
    Form(.minsd, .quad, .xXM, .op0F(0x5d).pF2.r),
    Form(.maxsd, .quad, .xXM, .op0F(0x5f).pF2.r),
    Form(.ucomisd, .quad, .xXM, .op0F(0x2e).p66.r),
    Form(.cvtsi2sd, .quad, .xRM, .op0F(0x2a).pF2.w.r),
    Form(.cvttsd2si, .quad, .rXM, .op0F(0x2c).pF2.w.r),
    Form(.roundsd, .quad, .xXMI8, .op0F3A(0x0b).p66.r.ib),
    Form(.andps, .quad, .xXM, .op0F(0x54).r),
    Form(.andnps, .quad, .xXM, .op0F(0x55).r),
    Form(.orps, .quad, .xXM, .op0F(0x56).r),
    Form(.xorps, .quad, .xXM, .op0F(0x57).r),
  ]
}
