import BitVector
import Rules

/// Writes expressions over constants as Swift on `UInt64`.
///
/// What Swift has an operator for at 64 bits is written with it; everything else goes through `words`, the algebra of machine words.
struct ConstantExpression {
  let form: RuleForm
  /// The Swift name of each symbol.
  let names: [Int: String]

  private var graph: ExpressionGraph { form.rule.graph }

  static func literal(_ bits: UInt64) -> String {
    if bits < 4096 { return String(bits) }
    if bits == .max { return "UInt64.max" }
    if ~bits < 4096 { return "~\(~bits)" }
    return "0x" + String(bits, radix: 16)
  }

  /// The bits of `id`.
  func word(_ id: NodeID) -> String {
    if let literal = form.literal(id) { return Self.literal(literal) }
    let node = graph[id]
    switch node.kind {
    case .literal: return masked(node.value, node.width)
    case .widthValue: return "words.literal(UInt64(\(form.text(.named(Int(node.value))))), \(form.text(node.width)))"
    case .variable, .constant: return names[Int(node.value)] ?? "0"
    case .operation: break
    }
    if node.width == .bits(1), node.operation.row.widths == .predicate { return "(\(truth(id)) ? 1 : 0)" }
    let term = form.operandWidth(id)
    let width = form.text(term)
    let isNative = form.fixed(term) == 64
    let operands = node.operands
    func primitive(_ name: String) -> String { "words.\(name)(\(operands.map { Self.bare(word($0)) }.joined(separator: ", ")), \(width))" }
    func infix(_ symbol: String) -> String { "(\(word(operands[0])) \(symbol) \(word(operands[1])))" }
    switch node.operation {
    case .and: return infix("&")
    case .or: return infix("|")
    case .xor: return form.literal(operands[1]) == .max && isNative ? "~\(word(operands[0]))" : infix("^")
    case .add: return isNative ? sum(operands) : primitive("add")
    case .sub: return isNative ? infix("&-") : primitive("sub")
    case .mul: return isNative ? infix("&*") : primitive("mul")
    case .not: return isNative ? "~\(word(operands[0]))" : primitive("not")
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
    case .umin, .umax:
      return "\(node.operation == .umin ? "min" : "max")(\(Self.bare(word(operands[0]))), \(Self.bare(word(operands[1]))))"
    case .smin, .smax:
      guard isNative else { return "\(applied(id)).value" }
      return "UInt64(bitPattern: \(node.operation == .smin ? "min" : "max")(\(signed(operands[0], term)), \(signed(operands[1], term))))"
    case .log2: return "words.sub(\(form.fixed(term).map { String($0 - 1) } ?? "UInt64(\(width) - 1)"), \(primitive("ctlz")), \(width))"
    case .select: return "(\(truth(operands[0])) ? \(word(operands[1])) : \(word(operands[2])))"
    case .freeze, .zext: return word(operands[0])
    case .sext, .trunc: return "words.\(node.operation.name)(\(Self.bare(word(operands[0]))), from: \(width), to: \(form.text(node.width)))"
    default: return "\(applied(id)).value"
    }
  }

  /// A sum at 64 bits; what is added may be a negative literal.
  private func sum(_ operands: [NodeID]) -> String {
    if let literal = form.literal(operands[1]), literal > UInt64(Int64.max), literal != 1 << 63 {
      return "(\(word(operands[0])) &- \(Self.literal(0 &- literal)))"
    }
    return "(\(word(operands[0])) &+ \(word(operands[1])))"
  }

  /// A literal whose bits depend on a width that varies.
  private func masked(_ value: Int64, _ term: WidthTerm) -> String {
    value == -1 ? "ConcreteAlgebra.mask(\(form.text(term)))" : "words.literal(\(Self.literal(UInt64(bitPattern: value))), \(form.text(term)))"
  }

  /// `id`, of one bit, as a `Bool`.
  func truth(_ id: NodeID) -> String {
    if let literal = form.literal(id) { return literal == 1 ? "true" : "false" }
    let node = graph[id]
    guard node.kind == .operation else { return "\(word(id)) == 1" }
    let operands = node.operands
    let term = form.operandWidth(id)
    func compare(_ symbol: String, isSigned: Bool = false) -> String {
      let sides = operands.map { isSigned ? signed($0, term) : word($0) }
      // Constants last, as in patterns.
      let isMirrored = form.literal(operands[0]) != nil && form.literal(operands[1]) == nil
      guard isMirrored else { return "\(sides[0]) \(symbol) \(sides[1])" }
      let mirrored = symbol.hasPrefix("<") ? ">" + symbol.dropFirst() : symbol.hasPrefix(">") ? "<" + symbol.dropFirst() : symbol
      return "\(sides[1]) \(mirrored) \(sides[0])"
    }
    func overflow(_ name: String) -> String {
      "words.\(name)(\(Self.bare(word(operands[0]))), \(Self.bare(word(operands[1]))), \(form.text(term)))"
    }
    switch node.operation {
    case .and: return "(\(truth(operands[0])) && \(truth(operands[1])))"
    case .or: return "(\(truth(operands[0])) || \(truth(operands[1])))"
    case .xor: return "((\(truth(operands[0]))) != (\(truth(operands[1]))))"
    case .not: return Self.negated(truth(operands[0]))
    case .implies: return "(\(Self.negated(truth(operands[0]))) || \(truth(operands[1])))"
    case .select: return "(\(truth(operands[0])) ? \(truth(operands[1])) : \(truth(operands[2])))"
    case .eq, .ne:
      guard form.fixed(term) == 1, let bit = form.literal(operands[1]) else { return compare(node.operation == .eq ? "==" : "!=") }
      return (bit == 1) == (node.operation == .eq) ? truth(operands[0]) : Self.negated(truth(operands[0]))
    case .ult: return compare("<")
    case .ule: return compare("<=")
    case .ugt: return compare(">")
    case .uge: return compare(">=")
    case .slt: return compare("<", isSigned: true)
    case .sle: return compare("<=", isSigned: true)
    case .sgt: return compare(">", isSigned: true)
    case .sge: return compare(">=", isSigned: true)
    case .isPowerOfTwo: return "\(word(operands[0])).nonzeroBitCount == 1"
    case .isLowMask: return "words.isLowMask(\(Self.bare(word(operands[0]))), \(form.text(term)))"
    case .uaddOverflow: return overflow("uaddOverflows")
    case .saddOverflow: return overflow("saddOverflows")
    case .usubOverflow: return compare("<")
    case .ssubOverflow: return overflow("ssubOverflows")
    case .umulOverflow: return overflow("umulOverflows")
    case .smulOverflow: return overflow("smulOverflows")
    default: return "\(applied(id)).value == 1"
    }
  }

  /// The negation of a truth.
  static func negated(_ text: String) -> String {
    let bare = bare(text)
    var depth = 0
    for character in bare {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0, character == " " { return "!(\(bare))" }
    }
    return bare.hasPrefix("!") ? String(bare.dropFirst()) : "!\(bare)"
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

  /// The conjuncts of `id`, cheapest first, each after what makes it defined, with the cost of the operations in them.
  func weighedConjuncts(of id: NodeID) -> [(text: String, weight: Int)] {
    let ordered = graph.conjuncts(of: id).enumerated().sorted { (weight($0.element), $0.offset) < (weight($1.element), $1.offset) }.map(\.element)
    var result: [(text: String, weight: Int)] = []
    for part in ordered {
      for check in definedness(of: part) + [Self.bare(truth(part))] where check != "true" && !result.contains(where: { $0.text == check }) {
        result.append((check, weight(part)))
      }
    }
    return result
  }

  /// The conjuncts of `id`, cheapest first.
  func conjuncts(of id: NodeID) -> [String] { weighedConjuncts(of: id).map(\.text) }

  private func weight(_ id: NodeID) -> Int {
    graph.cone([id]).reduce(0) { graph[$1].kind == .operation ? $0 + graph[$1].operation.row.cost : $0 }
  }

  /// What must hold for the constant parts of `id` to be neither poison nor undefined.
  func definedness(of id: NodeID) -> [String] {
    var checks: [String] = []
    for id in graph.cone([id]) where graph[id].kind == .operation && form.literal(id) == nil && graph.isConstantExpression(id) {
      let node = graph[id]
      let term = form.operandWidth(id)
      switch node.operation {
      case .shl, .lshr, .ashr:
        if node.flags.isEmpty {
          guard let width = form.fixed(term) else {
            checks.append("\(word(node.operands[1])) < UInt64(\(form.text(term)))")
            continue
          }
          if let amount = form.literal(node.operands[1]), amount < UInt64(width) { continue }
          checks.append("\(word(node.operands[1])) < \(width)")
        } else {
          checks.append("\(applied(id)).poison != true")
        }
      case .udiv, .urem, .floordiv,
        .floormod where node.flags.isEmpty:
        if form.literal(node.operands[1]) == nil { checks.append("\(word(node.operands[1])) != 0") }
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
    var operands = node.operands.map { Self.bare(word($0)) }
    while operands.count < 3 { operands.append("0") }
    let widths = "width: \(form.text(form.operandWidth(id))), resultWidth: \(form.text(node.width))"
    return "words.apply(.\(node.operation), \(Self.flags(node.flags)), \(widths), \(operands.joined(separator: ", ")))"
  }

  private func signed(_ id: NodeID, _ term: WidthTerm) -> String {
    if let width = form.fixed(term), let literal = form.literal(id) {
      let value = ConcreteAlgebra.signed(literal, width)
      return value == .min ? "Int64.min" : String(value)
    }
    let word = Self.bare(word(id))
    return form.fixed(term) == 64 ? "Int64(bitPattern: \(word))" : "ConcreteAlgebra.signed(\(word), \(form.text(term)))"
  }

  /// A set of flags; one flag is written alone.
  static func flags(_ flags: Flags) -> String {
    let names = Flags.spellings.filter { flags.contains($0.flag) }.map { $0.name == "ov" ? "" : ".\($0.name)" }
    return names.count == 1 && !names[0].isEmpty ? names[0] : "[\(names.joined(separator: ", "))]"
  }
}
