import AbstractValues
import BitVector
import Rules

/// Writes facts as questions to the host.
struct FactQuery {
  let form: RuleForm
  let constants: ConstantExpression
  /// The Swift name of each variable, and of each operation of the pattern, by node.
  let values: [NodeID: String]

  init(form: RuleForm, constants: ConstantExpression, values: [NodeID: String]) {
    self.form = form
    self.constants = constants
    self.values = values
  }

  private var graph: ExpressionGraph { form.rule.graph }

  /// An expression that is true where the host can prove that `id`, of one bit, is `expected`.
  func proves(_ id: NodeID, is expected: Bool = true) -> String {
    let node = graph[id]
    if graph.isConstantExpression(id) {
      let checks = constants.conjuncts(of: id)
      let truth = checks.isEmpty ? "true" : checks.count == 1 ? checks[0] : "(\(checks.joined(separator: " && ")))"
      return expected ? truth : "!(\(truth))"
    }
    if let value = values[id] { return "host.proves(.eq, \(value), \(expected ? 1 : 0))" }
    let operands = node.operands
    switch node.operation {
    case .and, .or:
      let isConjunction = (node.operation == .and) == expected
      return "(\(proves(operands[0], is: expected)) \(isConjunction ? "&&" : "||") \(proves(operands[1], is: expected)))"
    case .not: return proves(operands[0], is: !expected)
    case .xor where form.literal(operands[1]) == 1: return proves(operands[0], is: !expected)
    case .implies:
      return "(\(proves(operands[0], is: !expected)) \(expected ? "||" : "&&") \(proves(operands[1], is: expected)))"
    case .eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge:
      let operandWidth = form.operandWidth(id)
      // A comparison of a truth with 0 or 1 is that truth.
      if form.fixed(operandWidth) == 1, node.operation == .eq || node.operation == .ne, let bit = form.literal(operands[1]) {
        return proves(operands[0], is: ((bit == 1) == (node.operation == .eq)) == expected)
      }
      let comparison = expected ? node.operation : node.operation.inverse!
      return compare(comparison, operands[0], operands[1])
    default: return "\(knowledge(id)).exact == \(expected ? 1 : 0)"
    }
  }

  private func compare(_ comparison: Operation, _ a: NodeID, _ b: NodeID) -> String {
    if graph.isConstantExpression(a) { return compare(comparison.swapped, b, a) }
    let left = graph[a]
    if comparison == .eq, form.literal(b) == 0, left.kind == .operation, left.operation == .and, values[a] == nil {
      for (value, mask) in [(left.operands[0], left.operands[1]), (left.operands[1], left.operands[0])] {
        if let name = values[value], graph.isConstantExpression(mask) { return "host.provesZero(\(name), \(bits(mask)))" }
      }
    }
    if let first = values[a] {
      if let second = values[b] { return "host.proves(.\(comparison), \(first), \(second))" }
      if graph.isConstantExpression(b) { return "host.proves(.\(comparison), \(first), \(bits(b)))" }
    }
    if let first = term(a), let second = term(b) { return "host.proves(.\(comparison), \(first), \(second))" }
    let query = "\(knowledge(a)).proves(.\(comparison), \(knowledge(b)))"
    // Of a value that may be any, only an end of the range proves something.
    if let first = values[a], !Knowledge.isReachable(comparison) { return "host.hasKnowledge(of: \(first)) && \(query)" }
    return query
  }

  /// A side of a comparison that may have been computed already.
  private func term(_ id: NodeID) -> String? {
    if let value = values[id] { return ".value(\(value))" }
    let node = graph[id]
    if graph.isConstantExpression(id) { return ".constant(\(bits(id)), width: \(form.text(node.width)))" }
    guard node.operands.count <= 2, node.operands.allSatisfy({ values[$0] != nil || graph.isConstantExpression($0) }) else { return nil }
    let operands = node.operands.map { operand in values[operand].map { ".value(\($0))" } ?? ".constant(\(bits(operand)))" }
    let widths = "width: \(form.text(node.width)), operandWidth: \(form.text(form.operandWidth(id)))"
    return ".computed(.\(node.operation), \(ConstantExpression.flags(node.flags)), \(widths), \(operands[0]), \(operands.last!))"
  }

  private func bits(_ id: NodeID) -> String { ConstantExpression.bare(constants.word(id)) }

  /// What the host knows of `id`, operation by operation.
  private func knowledge(_ id: NodeID) -> String {
    if let value = values[id] { return "host.knowledge(of: \(value))" }
    let node = graph[id]
    if graph.isConstantExpression(id) { return "Knowledge(\(bits(id)), width: \(form.text(node.width)))" }
    // What a constant doesn't change is not computed.
    if [.add, .sub, .or, .xor].contains(node.operation), form.literal(node.operands[1]) == 0 { return knowledge(node.operands[0]) }
    let operands = node.operands.suffix(2).map(knowledge)
    let widths = "width: \(form.text(form.operandWidth(id))), resultWidth: \(form.text(node.width))"
    return "Knowledge.of(.\(node.operation), \(widths), \(operands[0]), \(operands.last!))"
  }

  /// How constants that only a fact names are found from what the host knows of a value: conditions, then the constants' bits.
  struct Introduction {
    var conditions: [String] = []
    var constants: [(symbol: Int, bits: String)]
  }

  /// How the constants that only `fact` names are found; nil if the fact has a form for which that is not known. What is found makes the fact
  /// hold.
  func introduction(_ fact: NodeID) -> Introduction? {
    var node = graph[fact]
    guard node.kind == .operation, node.operation.isComparison else { return nil }
    var operands = node.operands
    if graph[operands[0]].kind == .constant {
      operands.swapAt(0, 1)
      node.operation = node.operation.swapped
    }
    let left = graph[operands[0]]
    let width = form.operandWidth(fact)
    if let name = values[operands[0]] {
      guard graph[operands[1]].kind == .constant else { return nil }
      return bound(node.operation, of: "host.knowledge(of: \(name))", Int(graph[operands[1]].value), width)
    }
    guard left.kind == .operation, left.operation == .and || left.operation == .add else { return nil }
    for (value, constant) in [(left.operands[0], left.operands[1]), (left.operands[1], left.operands[0])] {
      guard let name = values[value], graph[constant].kind == .constant else { continue }
      let known = "host.knowledge(of: \(name))"
      let symbol = Int(graph[constant].value)
      let other = graph[operands[1]].kind == .constant ? Int(graph[operands[1]].value) : nil
      switch (left.operation, node.operation) {
      case (.and, .eq):
        if form.literal(operands[1]) == 0 { return Introduction(constants: [(symbol, "\(known).zeros")]) }
        if other == symbol { return Introduction(constants: [(symbol, "\(known).ones")]) }
        if let other { return Introduction(constants: [(symbol, "\(known).zeros | \(known).ones"), (other, "\(known).ones")]) }
      case (.add, .ule), (.add, .ult):
        guard let other, other != symbol else { return nil }
        let start = form.fixed(width) == 64 ? "0 &- \(known).unsignedLower" : "words.sub(0, \(known).unsignedLower, \(form.text(width)))"
        let length = "\(known).unsignedUpper - \(known).unsignedLower"
        if node.operation == .ule { return Introduction(constants: [(symbol, start), (other, length)]) }
        return Introduction(conditions: ["\(length) < \(mask(width))"], constants: [(symbol, start), (other, "\(length) + 1")])
      default: return nil
      }
    }
    return nil
  }

  /// All bits of a width.
  private func mask(_ width: WidthTerm) -> String {
    form.fixed(width).map { ConstantExpression.literal(ConcreteAlgebra.mask($0)) } ?? "ConcreteAlgebra.mask(\(form.text(width)))"
  }

  /// The tightest constant that `known` compares with in this way.
  private func bound(_ comparison: Operation, of known: String, _ symbol: Int, _ width: WidthTerm) -> Introduction? {
    let mask = mask(width)
    let isNative = form.fixed(width) == 64
    func unsigned(_ signed: String) -> String { isNative ? "UInt64(bitPattern: \(signed))" : "UInt64(bitPattern: \(signed)) & \(mask)" }
    let most = isNative ? "Int64.max" : "Int64(\(mask) >> 1)"
    let least = isNative ? "Int64.min" : "-1 - Int64(\(mask) >> 1)"
    return switch comparison {
    case .ule: Introduction(constants: [(symbol, "\(known).unsignedUpper")])
    case .uge: Introduction(constants: [(symbol, "\(known).unsignedLower")])
    case .ult: Introduction(conditions: ["\(known).unsignedUpper < \(mask)"], constants: [(symbol, "\(known).unsignedUpper &+ 1")])
    case .ugt: Introduction(conditions: ["\(known).unsignedLower > 0"], constants: [(symbol, "\(known).unsignedLower &- 1")])
    case .sle: Introduction(constants: [(symbol, unsigned("\(known).signedUpper"))])
    case .sge: Introduction(constants: [(symbol, unsigned("\(known).signedLower"))])
    case .slt: Introduction(conditions: ["\(known).signedUpper < \(most)"], constants: [(symbol, unsigned("(\(known).signedUpper &+ 1)"))])
    case .sgt: Introduction(conditions: ["\(known).signedLower > \(least)"], constants: [(symbol, unsigned("(\(known).signedLower &- 1)"))])
    case .eq: Introduction(conditions: ["\(known).exact != nil"], constants: [(symbol, "\(known).unsignedLower")])
    default: nil
    }
  }
}
