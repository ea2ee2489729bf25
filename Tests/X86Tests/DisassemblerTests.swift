import Foundation
import Testing
import X86

/// Every row of the table, several times with random operands: code and the texts that were meant.
private func sample(seed: UInt64, times: Int) -> (code: [UInt8], texts: [String]) {
  var assembler = Assembler()
  var generator = Generator(state: seed)
  var texts: [String] = []
  for form in InstructionTable.forms {
    for _ in 0..<times {
      if let text = SampleInstructions.append(form, to: &assembler, &generator) { texts.append(text) }
    }
  }
  assembler.resolveLabels()
  return (assembler.code, texts)
}

@Suite struct DisassemblerTests {
  @Test(arguments: [1, 2, 3] as [UInt64]) func everyFormReadsAsItWasWritten(seed: UInt64) {
    let (code, texts) = sample(seed: seed, times: 12)
    let lines = Disassembler.lines(of: code)
    #expect(lines.count == texts.count)
    for (line, text) in zip(lines, texts) where line.text != text {
      let bytes = code[line.offset..<line.offset + line.length].map { String($0, radix: 16) }.joined(separator: " ")
      Issue.record("wrote \(text), read \(line.text) from \(bytes)")
      break
    }
  }

  /// GNU's disassembler must agree on every instruction.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/objdump")))
  func objdumpAgrees() throws {
    let (code, texts) = sample(seed: 4, times: 12)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("genus-x86-\(getpid()).bin")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(code).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/objdump")
    process.arguments = ["-D", "-b", "binary", "-m", "i386:x86-64", "-M", "intel", "--no-show-raw-insn", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let read = output.split(separator: "\n").filter { $0.contains(":\t") }.map { line in
      // "   0:\tadd    rax,rcx" becomes "add rax,rcx".
      line.split(separator: "\t", maxSplits: 1)[1].split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    #expect(read.count == texts.count)
    for (objdump, text) in zip(read, texts) where objdump != text {
      Issue.record("wrote \(text), objdump reads \(objdump)")
      break
    }
  }

  @Test func unknownBytesAreShownAsBytes() {
    let lines = Disassembler.lines(of: [0x0f, 0xff, 0xc3])
    #expect(lines.map(\.text) == [".byte 0xf", ".byte 0xff", "ret"])
  }

  @Test func jumpsNameTheirTargets() {
    var assembler = Assembler()
    let label = assembler.makeLabel()
    assembler.jump(.above, to: label)
    assembler.bind(label)
    assembler.jump(to: label)
    assembler.resolveLabels()
    let lines = Disassembler.lines(of: assembler.code, at: 0x1000)
    #expect(lines.map(\.text) == ["ja 0x1006", "jmp 0x1006"])
    #expect(lines.map(\.target) == [6, 6])
  }

  /// Rows as the manual writes them.
  @Test func rowsReadLikeTheManual() {
    func row(_ mnemonic: Mnemonic, _ size: OperandSize, _ shape: OperandShape) -> String? {
      InstructionTable.forms.first { $0.mnemonic == mnemonic && $0.size == size && $0.shape == shape }?.encoding.description
    }
    #expect(row(.add, .quad, .rmI8) == "REX.W + 83 /0 ib")
    #expect(row(.imul, .quad, .rRM) == "REX.W + 0F AF /r")
    #expect(row(.mov, .quad, .rI) == "REX.W + B8+r io")
    #expect(row(.sarx, .quad, .rRMV) == "VEX.LZ.F3.0F38.W1 F7 /r")
    #expect(row(.mulx, .quad, .rVRM) == "VEX.LZ.F2.0F38.W1 F6 /r")
    #expect(row(.set, .byte, .rm) == "0F 90+cc /0")
    #expect(row(.roundsd, .quad, .xXMI8) == "66 0F 3A 0B /r ib")
    #expect(row(.cvtsi2sd, .quad, .xRM) == "F2 REX.W + 0F 2A /r")
  }

  @Test func rowsOfAMnemonicAreAdjacentAndDistinct() {
    let forms = InstructionTable.forms
    #expect(Set(forms.map { [$0.mnemonic.rawValue, $0.size.rawValue, $0.shape.rawValue] }).count == forms.count)
    #expect(Set(forms.map(\.encoding)).count == forms.count)
    var closed: Set<Mnemonic> = []
    for (index, form) in forms.enumerated() where index == 0 || forms[index - 1].mnemonic != form.mnemonic {
      #expect(closed.insert(form.mnemonic).inserted, "\(form.mnemonic) has rows in two places")
    }
    #expect(closed.count == Mnemonic.allCases.count)
  }
}
