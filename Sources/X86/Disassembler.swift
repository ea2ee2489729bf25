/// Reads the instructions that the assembler can write, by the same table; text is GNU's Intel syntax.
package struct Disassembler {
  /// One instruction in text.
  package struct Line: Sendable {
    /// Bytes from the beginning of the code.
    package let offset: Int
    /// Bytes of the instruction.
    package let length: Int
    package let text: String
    /// The offset that a jump or call names, in bytes from the beginning of the code; nil for other instructions.
    package let target: Int?
  }

  private let bytes: [UInt8]
  /// The address at which the code runs; jump targets are printed with it.
  private let address: UInt
  private var position = 0

  private init(_ bytes: [UInt8], address: UInt) {
    self.bytes = bytes
    self.address = address
  }

  /// The instructions in `bytes`; an unknown one is printed as `.byte`.
  package static func lines(of bytes: [UInt8], at address: UInt = 0) -> [Line] {
    var disassembler = Disassembler(bytes, address: address)
    var lines: [Line] = []
    while disassembler.position < bytes.count { lines.append(disassembler.next()) }
    return lines
  }

  // MARK: Decoding

  private var wide = false
  private var extendReg: UInt8 = 0
  private var extendIndex: UInt8 = 0
  private var extendBase: UInt8 = 0
  private var hasREX = false
  private var vvvv: UInt8 = 0

  private mutating func next() -> Line {
    let start = position
    (wide, extendReg, extendIndex, extendBase, hasREX, vvvv) = (false, 0, 0, 0, false, 0)
    if let (text, target) = decode() {
      return Line(offset: start, length: position - start, text: text, target: target)
    }
    position = start + 1
    return Line(offset: start, length: 1, text: ".byte 0x" + String(bytes[start], radix: 16), target: nil)
  }

  private func peek(_ ahead: Int = 0) -> UInt8? { position + ahead < bytes.count ? bytes[position + ahead] : nil }

  private mutating func take() -> UInt8? {
    guard position < bytes.count else { return nil }
    position += 1
    return bytes[position - 1]
  }

  private mutating func decode() -> (String, Int?)? {
    var prefix: UInt8 = 0
    var map = Encoding.Map.legacy
    var isVEX = false
    if peek() == 0xc4 {
      guard let (vexPrefix, vexMap) = decodeVEX() else { return nil }
      (prefix, map, isVEX) = (vexPrefix, vexMap, true)
    } else {
      if let byte = peek(), byte == 0x66 || byte == 0xf2 || byte == 0xf3 {
        prefix = byte
        position += 1
      }
      if let rex = peek(), rex & 0xf0 == 0x40 {
        hasREX = true
        wide = rex & 8 != 0
        (extendReg, extendIndex, extendBase) = ((rex & 4) << 1, (rex & 2) << 2, (rex & 1) << 3)
        position += 1
      }
      if peek() == 0x0f {
        position += 1
        map = .escape0F
        if peek() == 0x38 || peek() == 0x3a {
          map = peek() == 0x38 ? .escape0F38 : .escape0F3A
          position += 1
        }
      }
    }
    guard let opcode = take(), let form = form(prefix: prefix, map: map, isVEX: isVEX, opcode: opcode) else { return nil }
    return text(form, opcode: opcode)
  }

  private mutating func decodeVEX() -> (UInt8, Encoding.Map)? {
    position += 1
    guard let second = take(), let third = take(), let map = Encoding.Map(rawValue: second & 0x1f) else { return nil }
    extendReg = second & 0x80 == 0 ? 8 : 0
    extendIndex = second & 0x40 == 0 ? 8 : 0
    extendBase = second & 0x20 == 0 ? 8 : 0
    wide = third & 0x80 != 0
    vvvv = ~(third >> 3) & 15
    return ([0, 0x66, 0xf3, 0xf2][Int(third & 3)], map)
  }

  private func form(prefix: UInt8, map: Encoding.Map, isVEX: Bool, opcode: UInt8) -> InstructionForm? {
    let digit = (peek() ?? 0) >> 3 & 7
    let candidates = InstructionTable.forms.filter { form in
      let encoding = form.encoding
      guard encoding.prefix == prefix, encoding.map == map, encoding.isVEX == isVEX else { return false }
      let mask: UInt8 = encoding.field == .opcode ? 0xf8 : (encoding.addsCondition ? 0xf0 : 0xff)
      guard encoding.opcode == opcode & mask else { return false }
      return encoding.field != .digit || encoding.digit == digit
    }
    return candidates.first { $0.encoding.isWide == wide } ?? (hasREX ? candidates.first { !$0.encoding.isWide } : nil)
  }

  // MARK: Text

  private mutating func text(_ form: InstructionForm, opcode: UInt8) -> (String, Int?)? {
    let encoding = form.encoding
    var operands: [String] = []
    var reg: UInt8 = 0
    var rmText = ""
    if encoding.field == .register || encoding.field == .digit {
      guard let modrm = peek() else { return nil }
      reg = (modrm >> 3 & 7) | extendReg
      guard let text = rm(form) else { return nil }
      rmText = text
    }
    let opcodeRegister = name((opcode & 7) | extendBase, form.size, vector: false)
    let regText = name(reg, form.size, vector: form.shape.registerIsVector)
    let immediate = self.immediate(form)
    var target: Int?
    switch form.shape {
    case .none: break
    case .r: operands = [opcodeRegister]
    case .rI: operands = [opcodeRegister, hexadecimal(UInt64(bitPattern: immediate) & mask(form.size))]
    case .rm: operands = [rmText]
    case .rmR, .xmX, .rmX: operands = [rmText, regText]
    case .rRM, .xXM, .xRM, .rXM: operands = [regText, rmText]
    case .rmI8, .rmI: operands = [rmText, immediateText(immediate, form)]
    case .rRMI8, .rRMI, .xXMI8: operands = [regText, rmText, immediateText(immediate, form)]
    case .rmRI8: operands = [rmText, regText, immediateText(immediate, form)]
    case .rmCL: operands = [rmText, "cl"]
    case .rmRCL: operands = [rmText, regText, "cl"]
    case .rRMV: operands = [regText, rmText, name(vvvv, form.size, vector: false)]
    case .rVRM: operands = [regText, name(vvvv, form.size, vector: false), rmText]
    case .rel8, .rel32:
      target = position + Int(immediate)
      operands = [hexadecimal(UInt64(address) &+ UInt64(bitPattern: Int64(position)) &+ UInt64(bitPattern: immediate))]
    }
    var mnemonic = form.mnemonic.text
    if encoding.addsCondition { mnemonic += Condition(rawValue: opcode & 15).unsafelyUnwrapped.suffix }
    if form.shape == .rI && form.size == .quad { mnemonic = "movabs" }
    return (operands.isEmpty ? mnemonic : mnemonic + " " + operands.joined(separator: ","), target)
  }

  private func name(_ code: UInt8, _ size: OperandSize, vector: Bool) -> String {
    Register(number: code + (vector ? 16 : 0)).name(size)
  }

  private mutating func immediate(_ form: InstructionForm) -> Int64 {
    var value: UInt64 = 0
    let count = Int(form.encoding.immediateBytes)
    guard count > 0, position + count <= bytes.count else { return 0 }
    for index in 0..<count { value |= UInt64(bytes[position + index]) << UInt64(8 * index) }
    position += count
    let unused = UInt64(64 - 8 * count)
    return Int64(bitPattern: value << unused) >> Int64(unused)
  }

  private func mask(_ size: OperandSize) -> UInt64 { size == .quad ? .max : (1 << UInt64(size.bits)) - 1 }

  /// Signed immediates are printed at the operand's width, as GNU's disassembler does; counts and selectors have one byte.
  private func immediateText(_ value: Int64, _ form: InstructionForm) -> String {
    let isCount: Bool =
      switch form.mnemonic {
      case .shl, .shr, .sar, .rol, .ror, .shld, .shrd, .rorx, .bt, .roundsd: true
      default: false
      }
    return hexadecimal(UInt64(bitPattern: value) & mask(isCount ? .byte : form.size))
  }

  private func hexadecimal(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }

  private mutating func rm(_ form: InstructionForm) -> String? {
    guard let modrm = take() else { return nil }
    let mode = modrm >> 6
    let low = modrm & 7
    if mode == 3 { return name(low | extendBase, form.memorySize, vector: form.shape.rmIsVector) }
    var parts: [String] = []
    var hasBase = true
    if low == 4 {
      guard let sib = take() else { return nil }
      let index = (sib >> 3 & 7) | extendIndex
      hasBase = !(sib & 7 == 5 && mode == 0)
      if hasBase { parts.append(name((sib & 7) | extendBase, .quad, vector: false)) }
      if index != 4 { parts.append(name(index, .quad, vector: false) + "*\(1 << (sib >> 6))") }
    } else if low == 5 && mode == 0 {
      parts.append("rip")
    } else {
      parts.append(name(low | extendBase, .quad, vector: false))
    }
    let bytesOfDisplacement = mode == 1 ? 1 : (mode == 2 || !hasBase || parts == ["rip"] ? 4 : 0)
    let displacement = self.displacement(bytesOfDisplacement)
    return pointer(form) + operand(parts, displacement, hasDisplacement: bytesOfDisplacement > 0)
  }

  private mutating func displacement(_ count: Int) -> Int64 {
    var value: Int64 = 0
    for index in 0..<count { value |= Int64(take() ?? 0) << Int64(8 * index) }
    let unused = Int64(64 - 8 * count)
    return count == 0 ? 0 : (value << unused) >> unused
  }

  private func operand(_ parts: [String], _ displacement: Int64, hasDisplacement: Bool) -> String {
    if parts.isEmpty { return "ds:" + hexadecimal(UInt64(bitPattern: displacement)) }
    var text = "[" + parts.joined(separator: "+")
    if hasDisplacement {
      text += displacement < 0 ? "-" + hexadecimal(displacement.magnitude) : "+" + hexadecimal(UInt64(displacement))
    }
    return text + "]"
  }

  private func pointer(_ form: InstructionForm) -> String {
    switch form.mnemonic {
    case .lea: return ""
    case .andps, .andnps, .orps, .xorps, .movapd: return "XMMWORD PTR "
    default: return ["BYTE PTR ", "WORD PTR ", "DWORD PTR ", "QWORD PTR "][Int(form.memorySize.rawValue)]
    }
  }
}
