/// Evaluates a PyPy finding line by line on 64-bit integers, from its text alone.
struct TraceInterpreter {
  private var values: [String: Int64] = [:]
  private var overflowed: Set<String> = []
  /// All `assume` lines hold.
  private(set) var isAdmitted = true
  /// Some operation was undefined.
  private(set) var isUndefined = false
  /// The left side of each `result` line: the value, or whether the operation overflows.
  private(set) var results: [Int64] = []

  init(_ text: String, inputs: [Int64]) {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split { " ,():".contains($0) }.map(String.init)
      switch words[0] {
      case "inputs": for (name, value) in zip(words.dropFirst(), inputs) { values[name] = value }
      case "assume" where words[1] == "no_overflow": if overflowed.contains(words[2]) { isAdmitted = false }
      case "assume":
        for index in stride(from: 2, to: words.count, by: 2) where !compare(value(words[index - 1]), words[index], value(words[index + 1])) {
          isAdmitted = false
        }
      case "result" where words[1] == "no_overflow": results.append(overflowed.contains(words[2]) ? 1 : 0)
      case "result": results.append(value(words[1]))
      default: values[words[0]] = operation(words[2], words.dropFirst(3).map(value), name: words[0])
      }
    }
  }

  private func value(_ word: String) -> Int64 { Int64(word) ?? values[word]! }

  private func compare(_ a: Int64, _ sign: String, _ b: Int64) -> Bool {
    switch sign {
    case "==": a == b
    case "!=": a != b
    case "<": a < b
    case "<=": a <= b
    case ">": a > b
    default: a >= b
    }
  }

  private mutating func operation(_ name: String, _ operands: [Int64], name result: String) -> Int64 {
    let (a, b) = (operands[0], operands.last!)
    func unsigned(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) }
    func checked(_ outcome: (partialValue: Int64, overflow: Bool)) -> Int64 {
      if outcome.overflow { overflowed.insert(result) }
      return outcome.partialValue
    }
    switch name {
    case "int_add", "int_add_ovf": return checked(a.addingReportingOverflow(b))
    case "int_sub", "int_sub_ovf": return checked(a.subtractingReportingOverflow(b))
    case "int_mul", "int_mul_ovf": return checked(a.multipliedReportingOverflow(by: b))
    case "int_and": return a & b
    case "int_or": return a | b
    case "int_xor": return a ^ b
    case "int_neg": return 0 &- a
    case "int_invert": return ~a
    case "int_lshift", "int_rshift", "uint_rshift":
      if b < 0 || b > 63 { isUndefined = true }
      return name == "int_lshift" ? a << b : name == "int_rshift" ? a >> b : Int64(bitPattern: unsigned(a) >> unsigned(b))
    case "int_floordiv", "int_mod":
      if b == 0 || b == -1 {
        isUndefined = isUndefined || b == 0
        return name == "int_mod" ? 0 : 0 &- a
      }
      let isBelow = a % b != 0 && (a % b < 0) != (b < 0)
      return name == "int_mod" ? a % b + (isBelow ? b : 0) : a / b - (isBelow ? 1 : 0)
    case "int_eq": return a == b ? 1 : 0
    case "int_ne": return a != b ? 1 : 0
    case "int_lt": return a < b ? 1 : 0
    case "int_le": return a <= b ? 1 : 0
    case "int_gt": return a > b ? 1 : 0
    case "int_ge": return a >= b ? 1 : 0
    case "uint_lt": return unsigned(a) < unsigned(b) ? 1 : 0
    case "uint_le": return unsigned(a) <= unsigned(b) ? 1 : 0
    case "uint_gt": return unsigned(a) > unsigned(b) ? 1 : 0
    case "uint_ge": return unsigned(a) >= unsigned(b) ? 1 : 0
    case "int_is_true": return a != 0 ? 1 : 0
    case "int_is_zero": return a == 0 ? 1 : 0
    default: preconditionFailure("the interpreter doesn't know \(name)")
    }
  }
}
