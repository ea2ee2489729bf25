import BitVector
import Rules

/// Writes expressions over constants as Swift on `UInt64`.
///
/// What Swift has an operator for at 64 bits is written with it; everything else goes through `words`, the algebra of machine words.
struct ConstantExpression {
  let instance: RuleInstance
  /// The Swift name of each symbol.
  let names: [Int: String]

  private var graph: ExpressionGraph { instance.rule.graph }

  static func literal(_ bits: UInt64) -> String {
    if bits < 4096 { return String(bits) }
    if bits == .max { return "UInt64.max" }
    if ~bits < 4096 { return "~\(~bits)" }
    return "0x" + String(bits, radix: 16)
  }

  /// The bits of `id`.
  func word(_ id: NodeID) -> String {
    if let literal = instance.literal(id) { return Self.literal(literal) }
    let node = graph[id]
    guard node.kind == .operation else { return names[Int(node.value)] ?? "0" }
    if node.width == .bits(1), node.operation.row.widths == .predicate { return "(\(truth(id)) ? 1 : 0)" }
    let width = graph.operandWidth(node).resolved(instance.widths)
    let operands = node.operands
    func primitive(_ name: String) -> String { "words.\(name)(\(operands.map(word).joined(separator: ", ")), \(width))" }
    func infix(_ symbol: String) -> String { "(\(word(operands[0])) \(symbol) \(word(operands[1])))" }
    switch node.operation {
    case .and: return infix("&")
    case .or: return infix("|")
    case .xor: return infix("^")
    case .add: return width == 64 ? infix("&+") : primitive("add")
    case .sub: return width == 64 ? infix("&-") : primitive("sub")
    case .mul: return width == 64 ? infix("&*") : primitive("mul")
    case .not: return width == 64 ? "~\(word(operands[0]))" : primitive("not")
    case .shl: return primitive("shl")
    case .lshr: return primitive("lshr")
    case .ashr: return primitive("ashr")
    case .udiv: return primitive("udiv")
    case .urem: return primitive("urem")
    case .sdiv: return primitive("sdiv")
    case .srem: return primitive("srem")
    case .ctpop: return primitive("ctpop")
    case .ctlz: return primitive("ctlz")
    case .cttz: return primitive("cttz")
    case .bswap: return primitive("bswap")
    case .bitreverse: return primitive("bitreverse")
    case .umin: return "min(\(word(operands[0])), \(word(operands[1])))"
    case .umax: return "max(\(word(operands[0])), \(word(operands[1])))"
    case .log2: return "words.sub(\(width - 1), \(primitive("ctlz")), \(width))"
    case .select: return "(\(truth(operands[0])) ? \(word(operands[1])) : \(word(operands[2])))"
    case .freeze, .zext: return word(operands[0])
    case .sext, .trunc: return "words.\(node.operation.name)(\(word(operands[0])), from: \(width), to: \(instance.width(id)))"
    default: return "\(applied(id)).value"
    }
  }

  /// `id`, of one bit, as a `Bool`.
  func truth(_ id: NodeID) -> String {
    if let literal = instance.literal(id) { return literal == 1 ? "true" : "false" }
    let node = graph[id]
    guard node.kind == .operation else { return "\(word(id)) == 1" }
    let operands = node.operands
    let width = graph.operandWidth(node).resolved(instance.widths)
    func compare(_ symbol: String, isSigned: Bool = false) -> String {
      let sides = operands.map { isSigned ? signed($0, width) : word($0) }
      return "\(sides[0]) \(symbol) \(sides[1])"
    }
    func overflow(_ name: String) -> String { "words.\(name)(\(word(operands[0])), \(word(operands[1])), \(width))" }
    switch node.operation {
    case .and: return "(\(truth(operands[0])) && \(truth(operands[1])))"
    case .or: return "(\(truth(operands[0])) || \(truth(operands[1])))"
    case .xor: return "((\(truth(operands[0]))) != (\(truth(operands[1]))))"
    case .not: return "!(\(truth(operands[0])))"
    case .implies: return "(!(\(truth(operands[0]))) || \(truth(operands[1])))"
    case .select: return "(\(truth(operands[0])) ? \(truth(operands[1])) : \(truth(operands[2])))"
    case .eq, .ne:
      guard width == 1, let bit = instance.literal(operands[1]) else { return compare(node.operation == .eq ? "==" : "!=") }
      return (bit == 1) == (node.operation == .eq) ? truth(operands[0]) : "!(\(truth(operands[0])))"
    case .ult: return compare("<")
    case .ule: return compare("<=")
    case .ugt: return compare(">")
    case .uge: return compare(">=")
    case .slt: return compare("<", isSigned: true)
    case .sle: return compare("<=", isSigned: true)
    case .sgt: return compare(">", isSigned: true)
    case .sge: return compare(">=", isSigned: true)
    case .isPowerOfTwo: return "\(word(operands[0])).nonzeroBitCount == 1"
    case .isLowMask:
      let operand = word(operands[0])
      return "(\(operand) != 0 && \(operand) & (\(operand) &+ 1) == 0)"
    case .uaddOverflow: return overflow("uaddOverflows")
    case .saddOverflow: return overflow("saddOverflows")
    case .usubOverflow: return compare("<")
    case .ssubOverflow: return overflow("ssubOverflows")
    case .umulOverflow: return overflow("umulOverflows")
    case .smulOverflow: return overflow("smulOverflows")
    default: return "\(applied(id)).value == 1"
    }
  }

  /// `text` without parentheses around all of it.
  static func bare(_ text: String) -> String {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return text }
    var depth = 0
    for (index, character) in text.enumerated() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0, index < text.count - 1 { return text }
    }
    return String(text.dropFirst().dropLast())
  }

  /// The conjuncts of `id`, cheapest first, after what makes them defined.
  func conjuncts(of id: NodeID) -> [String] {
    var parts: [NodeID] = []
    func split(_ id: NodeID) {
      if graph[id].kind == .operation, graph[id].operation == .and, graph[id].width == .bits(1) { graph[id].operands.forEach(split) } else { parts.append(id) }
    }
    split(id)
    let ordered = parts.enumerated().sorted { (weight($0.element), $0.offset) < (weight($1.element), $1.offset) }.map(\.element)
    var result: [String] = []
    for part in ordered {
      for check in definedness(of: part) + [Self.bare(truth(part))] where check != "true" && !result.contains(check) { result.append(check) }
    }
    return result
  }

  private func weight(_ id: NodeID) -> Int {
    graph.cone([id]).reduce(0) { graph[$1].kind == .operation ? $0 + graph[$1].operation.row.cost : $0 }
  }

  /// What must hold for the constant parts of `id` to be neither poison nor undefined.
  func definedness(of id: NodeID) -> [String] {
    var checks: [String] = []
    for id in graph.cone([id]) where graph[id].kind == .operation && instance.literal(id) == nil && graph.isConstantExpression(id) {
      let node = graph[id]
      let width = graph.operandWidth(node).resolved(instance.widths)
      switch node.operation {
      case .shl, .lshr, .ashr:
        if node.flags.isEmpty {
          if let amount = instance.literal(node.operands[1]), amount < UInt64(width) { continue }
          checks.append("\(word(node.operands[1])) < \(width)")
        } else {
          checks.append("\(applied(id)).poison != true")
        }
      case .udiv, .urem, .floordiv,
        .floormod where node.flags.isEmpty:
        if instance.literal(node.operands[1]) == nil { checks.append("\(word(node.operands[1])) != 0") }
      case .sdiv, .srem: checks.append("\(applied(id)).undefined != true")
      default:
        if !node.flags.isEmpty { checks.append("\(applied(id)).poison != true") }
        if node.operation.isDivision { checks.append("\(applied(id)).undefined != true") }
      }
    }
    return checks
  }

  /// The outcome of the operation `id` by the table's semantics.
  private func applied(_ id: NodeID) -> String {
    let node = graph[id]
    let width = graph.operandWidth(node).resolved(instance.widths)
    var operands = node.operands.map(word)
    while operands.count < 3 { operands.append("0") }
    return
      "words.apply(.\(node.operation), \(Self.flags(node.flags)), width: \(width), resultWidth: \(instance.width(id)), \(operands.joined(separator: ", ")))"
  }

  private func signed(_ id: NodeID, _ width: Int) -> String {
    if let literal = instance.literal(id) {
      let value = ConcreteAlgebra.signed(literal, width)
      return value == .min ? "Int64.min" : String(value)
    }
    return width == 64 ? "Int64(bitPattern: \(word(id)))" : "ConcreteAlgebra.signed(\(word(id)), \(width))"
  }

  static func flags(_ flags: Flags) -> String {
    "[" + Flags.spellings.filter { flags.contains($0.flag) }.map { $0.name == "ov" ? "" : ".\($0.name)" }.joined(separator: ", ") + "]"
  }
}
