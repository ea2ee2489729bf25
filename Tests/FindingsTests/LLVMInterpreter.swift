/// Runs one function of an LLVM finding line by line on unsigned integers, from its text alone; poison is not looked for.
struct LLVMInterpreter {
  private var values: [String: UInt64] = [:]
  private(set) var result: UInt64 = 0
  /// No `llvm.assume` is broken.
  private(set) var isAdmitted = true

  /// Runs the function called `name`; `inputs` are its parameters, in order.
  init(_ text: String, function name: String, inputs: [UInt64]) {
    let lines = text.split(separator: "\n").map { String($0.split(separator: ";", omittingEmptySubsequences: false)[0]) }
    let start = lines.firstIndex { $0.hasPrefix("define") && $0.contains("@\(name)(") }!
    let parameters = Self.words(lines[start]).filter { $0.hasPrefix("%") }
    for (parameter, value) in zip(parameters, inputs) { values[parameter] = value }
    for line in lines[(start + 1)...] {
      let words = Self.words(line)
      if words.first == "ret" {
        result = value(words[2], Self.width(words[1]))
        return
      }
      if words.contains("@llvm.assume") {
        if value(words.last!, 1) == 0 { isAdmitted = false }
      } else {
        values[words[0]] = instruction(Array(words.dropFirst(2)))
      }
    }
  }

  private static func words(_ line: String) -> [String] { line.split { " ,(){}".contains($0) }.map(String.init) }
  private static func width(_ type: String) -> Int { Int(type.dropFirst())! }
  private static func mask(_ width: Int) -> UInt64 { .max >> UInt64(64 - width) }
  private static func signed(_ value: UInt64, _ width: Int) -> Int64 { Int64(bitPattern: value << UInt64(64 - width)) >> Int64(64 - width) }

  private func value(_ word: String, _ width: Int) -> UInt64 {
    if let value = values[word] { return value }
    if word == "true" || word == "false" { return word == "true" ? 1 : 0 }
    return UInt64(bitPattern: Int64(word)!) & Self.mask(width)
  }

  private func instruction(_ words: [String]) -> UInt64 {
    let flags: Set<String> = ["nsw", "nuw", "exact", "disjoint", "nneg", "samesign", "tail"]
    var words = words.filter { !flags.contains($0) }
    let name = words.removeFirst()
    switch name {
    case "select": return value(words[1], 1) != 0 ? value(words[3], Self.width(words[2])) : value(words[5], Self.width(words[4]))
    case "zext", "sext", "trunc":
      let (from, to) = (Self.width(words[0]), Self.width(words[3]))
      let operand = value(words[1], from)
      return (name == "sext" ? UInt64(bitPattern: Self.signed(operand, from)) : operand) & Self.mask(to)
    case "icmp":
      let width = Self.width(words[1])
      return Self.compare(words[0], value(words[2], width), value(words[3], width), width) ? 1 : 0
    case "call":
      let result = Self.width(words[0])
      let name = words[1].split(separator: ".").dropFirst().filter { Int($0.dropFirst()) == nil }.joined(separator: ".")
      let width = Self.width(words[2])
      let operands = stride(from: 3, to: words.count, by: 2).map { value(words[$0], Self.width(words[$0 - 1])) }
      return Self.intrinsic(name, operands, width, result) & Self.mask(result)
    default:
      let width = Self.width(words[0])
      return Self.binary(name, value(words[1], width), value(words[2], width), width) & Self.mask(width)
    }
  }

  private static func compare(_ predicate: String, _ a: UInt64, _ b: UInt64, _ width: Int) -> Bool {
    let (x, y) = (signed(a, width), signed(b, width))
    switch predicate {
    case "eq": return a == b
    case "ne": return a != b
    case "ult": return a < b
    case "ule": return a <= b
    case "ugt": return a > b
    case "uge": return a >= b
    case "slt": return x < y
    case "sle": return x <= y
    case "sgt": return x > y
    default: return x >= y
    }
  }

  private static func binary(_ name: String, _ a: UInt64, _ b: UInt64, _ width: Int) -> UInt64 {
    let (x, y) = (signed(a, width), signed(b, width))
    switch name {
    case "add": return a &+ b
    case "sub": return a &- b
    case "mul": return a &* b
    case "and": return a & b
    case "or": return a | b
    case "xor": return a ^ b
    case "shl": return a << b
    case "lshr": return a >> b
    case "ashr": return UInt64(bitPattern: x >> b)
    case "udiv": return b == 0 ? 0 : a / b
    case "urem": return b == 0 ? 0 : a % b
    case "sdiv": return y == 0 ? 0 : UInt64(bitPattern: x.dividedReportingOverflow(by: y).partialValue)
    case "srem": return y == 0 ? 0 : UInt64(bitPattern: x.remainderReportingOverflow(dividingBy: y).partialValue)
    default: preconditionFailure("the interpreter doesn't know \(name)")
    }
  }

  private static func intrinsic(_ name: String, _ operands: [UInt64], _ width: Int, _ result: Int) -> UInt64 {
    let (a, b) = (operands[0], operands.count > 1 ? operands[1] : 0)
    let (x, y) = (signed(a, width), signed(b, width))
    switch name {
    case "smin": return x < y ? a : b
    case "smax": return x < y ? b : a
    case "umin": return min(a, b)
    case "umax": return max(a, b)
    case "ctpop": return UInt64(a.nonzeroBitCount)
    case "ctlz": return UInt64(a.leadingZeroBitCount - 64 + width)
    case "cttz": return UInt64(min(a.trailingZeroBitCount, width))
    case "usub.sat": return a > b ? a - b : 0
    case "sadd.sat":
      let sum = x.addingReportingOverflow(y)
      let (least, greatest) = (Int64.min >> Int64(64 - width), Int64.max >> Int64(64 - width))
      if sum.overflow { return UInt64(bitPattern: x < 0 ? least : greatest) }
      return UInt64(bitPattern: min(max(sum.partialValue, least), greatest))
    case "scmp": return UInt64(bitPattern: x < y ? -1 : x > y ? 1 : 0)
    case "fshl":
      let amount = operands[2] % UInt64(width)
      return amount == 0 ? a : a << amount | b >> (UInt64(width) - amount)
    default: preconditionFailure("the interpreter doesn't know \(name)")
    }
  }
}
