/// How a form is encoded, in the terms of Intel's manual, volume 2, section 3.1.1: `REX.W + 0F AF /r ib`.
package struct Encoding: Sendable, Hashable {
  /// The opcode maps: one byte, `0F`, `0F 38`, `0F 3A`.
  enum Map: UInt8, Sendable { case legacy, escape0F, escape0F38, escape0F3A }

  /// What the `reg` field of `ModRM` holds.
  enum Field: UInt8, Sendable {
    case none
    /// `/r`: a register operand.
    case register
    /// `/digit`: three more bits of opcode.
    case digit
    /// `+r`: no `ModRM`; the register is added to the opcode.
    case opcode
  }

  var map: Map = .legacy
  var opcode: UInt8
  /// The mandatory prefix 66, F2 or F3, or 0.
  var prefix: UInt8 = 0
  var isVEX = false
  /// `REX.W` or `VEX.W1`.
  var isWide = false
  var field: Field = .none
  var digit: UInt8 = 0
  /// Bytes of immediate or of relative address.
  var immediateBytes: UInt8 = 0
  /// Whether the condition is added to the opcode.
  var addsCondition = false

  private init(_ map: Map, _ opcode: UInt8) {
    self.map = map
    self.opcode = opcode
  }

  static func op(_ opcode: UInt8) -> Encoding { Encoding(.legacy, opcode) }
  static func op0F(_ opcode: UInt8) -> Encoding { Encoding(.escape0F, opcode) }
  static func op0F38(_ opcode: UInt8) -> Encoding { Encoding(.escape0F38, opcode) }
  static func op0F3A(_ opcode: UInt8) -> Encoding { Encoding(.escape0F3A, opcode) }

  /// `REX.W`, or `VEX.W1`.
  var w: Encoding { with { $0.isWide = true } }
  /// The mandatory prefix `66`; also the operand-size prefix.
  var p66: Encoding { with { $0.prefix = 0x66 } }
  var pF2: Encoding { with { $0.prefix = 0xf2 } }
  var pF3: Encoding { with { $0.prefix = 0xf3 } }
  /// `VEX.LZ`: the three-byte form of the prefix.
  var vex: Encoding { with { $0.isVEX = true } }
  /// `/r`.
  var r: Encoding { with { $0.field = .register } }
  /// `+r`.
  var plusR: Encoding { with { $0.field = .opcode } }
  /// `+cc`.
  var cc: Encoding { with { $0.addsCondition = true } }
  var ib: Encoding { with { $0.immediateBytes = 1 } }
  var iw: Encoding { with { $0.immediateBytes = 2 } }
  var id: Encoding { with { $0.immediateBytes = 4 } }
  var io: Encoding { with { $0.immediateBytes = 8 } }

  /// `/digit`.
  func digit(_ value: UInt8) -> Encoding {
    with {
      $0.field = .digit
      $0.digit = value
    }
  }

  private func with(_ change: (inout Encoding) -> Void) -> Encoding {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Encoding: CustomStringConvertible {
  /// The manual's notation: `REX.W + 83 /0 ib`, `VEX.LZ.66.0F38.W1 F7 /r`.
  package var description: String {
    var parts: [String] = []
    let prefixText = prefix == 0 ? nil : hex(prefix)
    if isVEX {
      let mapText = ["", "0F", "0F38", "0F3A"][Int(map.rawValue)]
      parts.append((["VEX.LZ", prefixText, mapText, isWide ? "W1" : "W0"] as [String?]).compactMap { $0 }.joined(separator: "."))
    } else {
      if let prefixText { parts.append(prefixText) }
      if isWide { parts.append("REX.W +") }
      switch map {
      case .legacy: break
      case .escape0F: parts.append("0F")
      case .escape0F38: parts.append("0F 38")
      case .escape0F3A: parts.append("0F 3A")
      }
    }
    parts.append(hex(opcode) + (field == .opcode ? "+r" : "") + (addsCondition ? "+cc" : ""))
    switch field {
    case .register: parts.append("/r")
    case .digit: parts.append("/\(digit)")
    case .none, .opcode: break
    }
    switch immediateBytes {
    case 1: parts.append("ib")
    case 2: parts.append("iw")
    case 4: parts.append("id")
    case 8: parts.append("io")
    default: break
    }
    return parts.joined(separator: " ")
  }

  private func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return text.count == 1 ? "0" + text : text
  }
}

/// One row of the instruction table.
package struct InstructionForm: Sendable, Hashable {
  package let mnemonic: Mnemonic
  /// The size of the general-register operands.
  package let size: OperandSize
  /// The size of the memory operand, and of the source register of an extension.
  package let memorySize: OperandSize
  package let shape: OperandShape
  package let encoding: Encoding

  init(_ mnemonic: Mnemonic, _ size: OperandSize, _ shape: OperandShape, _ encoding: Encoding, memory: OperandSize? = nil) {
    self.mnemonic = mnemonic
    self.size = size
    self.memorySize = memory ?? size
    self.shape = shape
    self.encoding = encoding
  }
}
