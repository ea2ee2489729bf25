import LuaSyntax

/// The text form of compiled functions, for `--dump bytecode`.
package enum BytecodePrinter {
  /// The function and those inside it, outermost first.
  package static func text(of prototype: Prototype) -> String {
    var lines: [String] = []
    append(prototype, to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  /// One instruction, with what its operands stand for behind a semicolon.
  package static func text(of instruction: Instruction, at index: Int, in prototype: Prototype) -> String {
    let row = OpcodeTable.row(instruction.opcode)
    var operands: [String] = []
    var notes: [String] = []
    func describe(_ operand: Operand, _ value: Int) {
      switch operand {
      case .unused: break
      case .target, .source, .registers: operands.append("r\(value)")
      case .swappableSource:
        operands.append("r\(value & 0xFF)")
        if value & Instruction.swappedFlag != 0 { notes.append("swapped") }
      case .registerOrConstant:
        if value < Instruction.constantBias {
          operands.append("r\(value)")
        } else {
          operands.append("k\(value - Instruction.constantBias)")
          notes.append(Self.text(of: prototype.constants[value - Instruction.constantBias]))
        }
      case .constant:
        operands.append("k\(value)")
        notes.append(Self.text(of: prototype.constants[value]))
      case .upvalue:
        operands.append("u\(value)")
        notes.append(prototype.upvalues[value].name)
      case .immediate, .count: operands.append("\(value)")
      case .jump: operands.append("-> \(index + 1 + value)")
      case .prototype: operands.append("p\(value)")
      }
    }
    describe(row.a, instruction.a)
    if case .immediate = row.b { describe(row.b, instruction.signedB) } else { describe(row.b, instruction.b) }
    describe(row.c, instruction.c)
    let text = row.mnemonic + String(repeating: " ", count: max(1, 11 - row.mnemonic.count)) + operands.joined(separator: " ")
    return notes.isEmpty ? text : text + String(repeating: " ", count: max(1, 32 - text.count)) + "; " + notes.joined(separator: ", ")
  }

  private static func append(_ prototype: Prototype, to lines: inout [String]) {
    let name = prototype.name.isEmpty ? "function" : prototype.name
    lines.append("\(name) <\(prototype.chunk):\(prototype.position.line)>")
    lines.append("  \(prototype.parameterCount)\(prototype.isVararg ? "+" : "") parameters, \(prototype.registerCount) registers")
    for (index, instruction) in prototype.code.enumerated() {
      let number = String(index)
      let place = String(prototype.positions[index].line)
      let padding = String(repeating: " ", count: max(0, 5 - number.count)) + number + String(repeating: " ", count: max(0, 6 - place.count)) + place
      lines.append("\(padding)  \(text(of: instruction, at: index, in: prototype))")
    }
    for inner in prototype.prototypes {
      lines.append("")
      append(inner, to: &lines)
    }
  }

  static func text(of constant: Constant) -> String {
    switch constant {
    case .nil: "nil"
    case .true: "true"
    case .false: "false"
    case .integer(let value): "\(value)"
    case .float(let bits): "\(Double(bitPattern: bits))"
    case .string(let bytes): quoted(bytes)
    }
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    var text = "\""
    for byte in bytes.prefix(40) {
      if byte >= 32, byte < 127, byte != 34, byte != 92 {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "\\\(byte)"
      }
    }
    return text + (bytes.count > 40 ? "…\"" : "\"")
  }
}
