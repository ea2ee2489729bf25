import BitVector
import Rules

/// Writes facts as questions to the host.
struct FactQuery {
  let instance: RuleInstance
  let constants: ConstantExpression
  /// The Swift name of each variable, and of each operation of the pattern, by node.
  let values: [NodeID: String]
  /// Lines that have to come before the questions: constants they compare with.
  private(set) var prelude: [String] = []

  init(instance: RuleInstance, constants: ConstantExpression, values: [NodeID: String]) {
    self.instance = instance
    self.constants = constants
    self.values = values
  }

  private var graph: ExpressionGraph { instance.rule.graph }

  /// An expression that is true where the host can prove that `id`, of one bit, is `expected`.
  mutating func proves(_ id: NodeID, is expected: Bool = true) -> String {
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
    case .xor where instance.literal(operands[1]) == 1: return proves(operands[0], is: !expected)
    case .implies:
      return "(\(proves(operands[0], is: !expected)) \(expected ? "||" : "&&") \(proves(operands[1], is: expected)))"
    case .eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge:
      let operandWidth = graph.operandWidth(node).resolved(instance.widths)
      // A comparison of a truth with 0 or 1 is that truth.
      if operandWidth == 1, node.operation == .eq || node.operation == .ne, let bit = instance.literal(operands[1]) {
        return proves(operands[0], is: ((bit == 1) == (node.operation == .eq)) == expected)
      }
      let comparison = expected ? node.operation : node.operation.inverse!
      return compare(comparison, operands[0], operands[1], operandWidth)
    default: return "\(knowledge(id)).exact == \(expected ? 1 : 0)"
    }
  }

  private mutating func compare(_ comparison: Operation, _ a: NodeID, _ b: NodeID, _ width: Int) -> String {
    if graph.isConstantExpression(a) { return compare(comparison.swapped, b, a, width) }
    let left = graph[a]
    if comparison == .eq, instance.literal(b) == 0, left.kind == .operation, left.operation == .and, values[a] == nil {
      for (value, mask) in [(left.operands[0], left.operands[1]), (left.operands[1], left.operands[0])] {
        if let name = values[value], graph.isConstantExpression(mask) { return "host.provesZero(\(name), \(constants.word(mask)))" }
      }
    }
    if let first = values[a] {
      if let second = values[b] { return "host.proves(.\(comparison), \(first), \(second))" }
      if graph.isConstantExpression(b) { return "host.proves(.\(comparison), \(first), \(constants.word(b)))" }
    }
    if let first = term(a), let second = term(b) { return "host.proves(.\(comparison), \(first), \(second))" }
    return "\(knowledge(a)).proves(.\(comparison), \(knowledge(b)))"
  }

  /// A side of a comparison that may have been computed already.
  private mutating func term(_ id: NodeID) -> String? {
    if let value = values[id] { return ".value(\(value))" }
    if graph.isConstantExpression(id) { return ".value(\(made(id)))" }
    let node = graph[id]
    guard node.operands.allSatisfy({ values[$0] != nil || graph.isConstantExpression($0) }) else { return nil }
    let operands = node.operands.map { values[$0] ?? made($0) }
    let width = graph.operandWidth(node).resolved(instance.widths)
    let flags = node.flags.isEmpty ? "" : ", \(ConstantExpression.flags(node.flags))"
    let pending = ".init(.\(node.operation)\(flags), width: \(instance.width(id)), \(operands.joined(separator: ", ")))"
    return ".computed(\(pending), operandWidth: \(width))"
  }

  /// The name of a constant value that the prelude makes.
  private mutating func made(_ id: NodeID) -> String {
    let name = "bound\(prelude.count + 1)"
    prelude.append("let \(name) = host.makeConstant(\(ConstantExpression.bare(constants.word(id))), width: \(instance.width(id)))")
    return name
  }

  /// What the host knows of `id`, operation by operation.
  private func knowledge(_ id: NodeID) -> String {
    if let value = values[id] { return "host.knowledge(of: \(value))" }
    if graph.isConstantExpression(id) { return "Knowledge(\(constants.word(id)), width: \(instance.width(id)))" }
    let node = graph[id]
    let width = graph.operandWidth(node).resolved(instance.widths)
    let operands = node.operands.suffix(2).map(knowledge)
    return "Knowledge.of(.\(node.operation), width: \(width), resultWidth: \(instance.width(id)), \(operands[0]), \(operands.last!))"
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
    let width = graph.operandWidth(node).resolved(instance.widths)
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
        if instance.literal(operands[1]) == 0 { return Introduction(constants: [(symbol, "\(known).zeros")]) }
        if other == symbol { return Introduction(constants: [(symbol, "\(known).ones")]) }
        if let other { return Introduction(constants: [(symbol, "\(known).zeros | \(known).ones"), (other, "\(known).ones")]) }
      case (.add, .ule), (.add, .ult):
        guard let other, other != symbol else { return nil }
        let start = width == 64 ? "0 &- \(known).unsignedLower" : "words.sub(0, \(known).unsignedLower, \(width))"
        let length = "\(known).unsignedUpper - \(known).unsignedLower"
        if node.operation == .ule { return Introduction(constants: [(symbol, start), (other, length)]) }
        let mask = ConstantExpression.literal(ConcreteAlgebra.mask(width))
        return Introduction(conditions: ["\(length) < \(mask)"], constants: [(symbol, start), (other, "\(length) + 1")])
      default: return nil
      }
    }
    return nil
  }

  /// The tightest constant that `known` compares with in this way.
  private func bound(_ comparison: Operation, of known: String, _ symbol: Int, _ width: Int) -> Introduction? {
    let mask = ConstantExpression.literal(ConcreteAlgebra.mask(width))
    func unsigned(_ signed: String) -> String { width == 64 ? "UInt64(bitPattern: \(signed))" : "UInt64(bitPattern: \(signed)) & \(mask)" }
    let greatest = ConcreteAlgebra.signed(ConcreteAlgebra.mask(width) >> 1, width)
    let (most, least) = greatest == .max ? ("Int64.max", "Int64.min") : (String(greatest), String(-1 - greatest))
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
