import BitVector
import Rules

/// Writes the function of one rule instance: guards in the order in which they fail most cheaply, then the replacement.
struct RuleFunction {
  private let instance: RuleInstance
  private var writer = SwiftWriter(depth: 1)
  private var used: Set<String>
  /// Guard conditions that no line holds yet.
  private var pending: [String] = []
  /// What a failed guard does: `return nil`, or, in a loop over operand orders, `continue`.
  private var failure = "return nil"
  private var openLoops = 0
  private var symbols: [Int: String] = [:]
  private var values: [NodeID: String] = [:]
  /// Symbols that are named after their first match.
  private let needed: Set<Int>
  /// Constant expressions of the pattern whose symbols were not all bound when they were met: a bound name, and what it must equal.
  private var deferred: [(name: String, expression: NodeID)] = []

  private var rule: Rule { instance.rule }
  private var graph: ExpressionGraph { instance.rule.graph }

  private init(_ instance: RuleInstance) {
    self.instance = instance
    used = Self.reserved
    needed = Self.neededSymbols(instance)
  }

  /// The Swift of `instance`; nil if a fact has a form that no host can be asked.
  static func lines(_ instance: RuleInstance) -> SwiftWriter? {
    var function = RuleFunction(instance)
    return function.write() ? function.writer : nil
  }

  /// Stands for the function's name until it is known which widths share the function.
  static let nameMark = "\u{2}"
  /// Encloses a question for a width, and the width in it: `¦host.width(of: x) == ¦8¦`.
  static let widthMark: Character = "\u{1}"

  /// How the dispatcher passes the operands of the root.
  enum Argument {
    case value
    /// The constant's bits, already looked up.
    case bits
  }

  /// The operands that a rule's function takes.
  static func arguments(_ instance: RuleInstance) -> [Argument] {
    let operands = instance.pattern.operands
    return operands.map { $0.isConstant && operands.count == 2 ? .bits : .value }
  }

  private mutating func write() -> Bool {
    let rule = instance.rule
    writer.line("/// \(rule.name)\(rule.origins.isEmpty ? "" : " (\(rule.origins.joined(separator: ", ")))")")
    writer.line("///")
    writer.line("///     \(InfixPrinter.text(rule))")
    let operands = instance.pattern.operands
    // The operands are parameters, named for what they match.
    var parameters: [String] = []
    var later: [(Matcher, String)] = []
    for (operand, argument) in zip(operands, Self.arguments(instance)) {
      let name: String
      switch operand {
      case .variable(let symbol) where symbols[symbol] == nil:
        name = unique(graph.symbols[symbol].name)
        bind(symbol, name)
      case .constant(let symbol) where symbols[symbol] == nil && argument == .bits:
        name = unique(graph.symbols[symbol].name)
        symbols[symbol] = name
      case .operation(let matched):
        name = unique("\(matched.operation)")
        later.append((operand, name))
      case .expression(let expression) where argument == .bits:
        name = unique("bits")
        require(expression, bits: name)
      case .constant(let symbol) where argument == .bits:
        name = unique("bits")
        pending.append("\(name) == \(symbols[symbol]!)")
      default:
        name = unique("other")
        later.append((operand, name))
      }
      parameters.append("_ \(name): \(argument == .bits ? "UInt64" : "Host.Value")")
    }
    let flags = instance.pattern.flags
    if !flags.isEmpty { parameters.append("_ flags: Flags") }
    writer.line("@inlinable static func \(Self.nameMark)<Host: RuleHost & ~Copyable>(")
    writer.line("  \(parameters.joined(separator: ", ")), in host: inout Host")
    writer.open(") -> Host.Value? {")
    if !flags.isEmpty { pending.append("flags.contains(\(ConstantExpression.flags(flags)))") }
    // Constants fail fastest.
    for (matcher, name) in later where matcher.isConstant { match(matcher, name) }
    for (matcher, name) in later where !matcher.isConstant { match(matcher, name) }
    guard writeConditions() else { return false }
    writeReplacement()
    while openLoops > 0 {
      writer.close()
      openLoops -= 1
      if openLoops == 0 { writer.line("return nil") }
    }
    writer.close()
    return true
  }

  // MARK: Matching

  private mutating func match(_ matcher: Matcher, _ text: String) {
    switch matcher {
    case .variable(let symbol):
      if let name = symbols[symbol] {
        pending.append("\(text) == \(name)")
      } else if needed.contains(symbol) {
        flush()
        let name = unique(graph.symbols[symbol].name)
        writer.line("let \(name) = \(text)")
        bind(symbol, name)
      }
    case .constant(let symbol) where symbols[symbol] == nil && !needed.contains(symbol): pending.append("host.constant(\(text)) != nil")
    case .constant(let symbol):
      if let name = symbols[symbol] {
        pending.append("host.constant(\(text)) == \(name)")
      } else {
        let name = unique(graph.symbols[symbol].name)
        pending.append("let \(name) = host.constant(\(text))")
        symbols[symbol] = name
      }
    case .expression(let expression):
      if rule.symbols(in: expression).allSatisfy({ symbols[$0] != nil }) {
        pending.append("host.constant(\(text)) == \(constants.word(expression))")
      } else {
        let name = unique("bits")
        pending.append("let \(name) = host.constant(\(text))")
        deferred.append((name, expression))
      }
    case .operation(let matched): match(matched, text)
    }
  }

  private mutating func match(_ matched: MatchedOperation, _ text: String) {
    if let name = values[matched.id] {
      pending.append("\(text) == \(name)")
      return
    }
    let isRootOperand = !text.contains("(")
    let name = isRootOperand ? text : unique("\(matched.operation)")
    if !isRootOperand {
      flush()
      writer.line("let \(name) = \(text)")
    }
    values[matched.id] = name
    let isMirrored = matched.operation.isComparison && !matched.operation.isCommutative && !matched.operands[1].isConstant
    if isMirrored {
      let (left, right) = (unique("left"), unique("right"))
      let pattern = matched.operands.enumerated().map { position, operand in
        if position == 1, case .variable(let symbol) = operand, !needed.contains(symbol) { "_" } else { [left, right][position] }
      }.joined(separator: ", ")
      pending.append("let (\(pattern)) = host.operands(of: \(name), as: .\(matched.operation))")
      matchFlags(matched, name)
      matchWidth(matched, left)
      match(matched.operands, [left, right])
      return
    }
    if !(isRootOperand && isDispatched(matched)) { pending.append("host.operation(of: \(name)) == .\(matched.operation)") }
    matchFlags(matched, name)
    if matched.isUnordered, !RuleInstance.isSymmetric(matched, rule) {
      flush()
      let order = unique("order")
      writer.open("for \(order) in 0...1 {")
      openLoops += 1
      failure = "continue"
      matchWidth(matched, "host.operand(0, of: \(name))")
      match(matched.operands, ["host.operand(\(order), of: \(name))", "host.operand(1 - \(order), of: \(name))"])
    } else {
      matchWidth(matched, "host.operand(\(matched.operation == .select ? 1 : 0), of: \(name))")
      match(matched.operands, matched.operands.indices.map { "host.operand(\($0), of: \(name))" })
    }
  }

  /// The dispatcher has looked at the operation already: it chooses by the first operand that must be one.
  private func isDispatched(_ matched: MatchedOperation) -> Bool {
    let first = instance.pattern.operands.lazy.compactMap { operand -> MatchedOperation? in
      if case .operation(let operation) = operand { operation } else { nil }
    }.first
    return first?.id == matched.id && (!matched.operation.isComparison || matched.operation.isCommutative)
  }

  private mutating func match(_ operands: [Matcher], _ texts: [String]) {
    let pairs = Array(zip(operands, texts))
    for (operand, text) in pairs where operand.isConstant { match(operand, text) }
    for (operand, text) in pairs where operand.operation != nil { match(operand, text) }
    for (operand, text) in pairs where !operand.isConstant && operand.operation == nil { match(operand, text) }
  }

  private mutating func matchFlags(_ matched: MatchedOperation, _ name: String) {
    if !matched.flags.isEmpty { pending.append("host.flags(of: \(name)).contains(\(ConstantExpression.flags(matched.flags)))") }
  }

  /// Operations whose result doesn't tell the width of their operands ask for it.
  private mutating func matchWidth(_ matched: MatchedOperation, _ operand: String) {
    switch matched.operation.row.widths {
    case .uniform, .select: break
    case .predicate, .widening, .narrowing, .free:
      pending.append(
        "\(Self.widthMark)host.width(of: \(operand)) == \(Self.widthMark)\(graph.operandWidth(graph[matched.id]).resolved(instance.widths))\(Self.widthMark)")
    }
  }

  /// Symbols that occur more than once in the pattern, or in what follows it; not those that only reused operations of the pattern hold.
  private static func neededSymbols(_ instance: RuleInstance) -> Set<Int> {
    let (rule, graph) = (instance.rule, instance.rule.graph)
    var occurrences: [Int: Int] = [:]
    var matched = Set<NodeID>()
    func count(_ matcher: Matcher) {
      switch matcher {
      case .variable(let symbol), .constant(let symbol): occurrences[symbol, default: 0] += 1
      case .expression(let id): for symbol in rule.symbols(in: id) { occurrences[symbol, default: 0] += 2 }
      case .operation(let operation):
        guard matched.insert(operation.id).inserted else { return }
        operation.operands.forEach(count)
      }
    }
    instance.pattern.operands.forEach(count)
    var needed = Set(occurrences.filter { $0.value > 1 }.keys).union(rule.symbols(in: rule.condition))
    func collect(_ id: NodeID) {
      if matched.contains(id) { return }
      let node = graph[id]
      if node.kind == .variable || node.kind == .constant { needed.insert(Int(node.value)) }
      node.operands.forEach(collect)
    }
    collect(rule.rhs)
    rule.facts.forEach(collect)
    return needed
  }

  /// Uses of `id` by operations of the pattern below the root.
  private func usesWithinPattern(_ id: NodeID) -> Int {
    graph.cone([rule.lhs]).filter { $0 != rule.lhs }.reduce(0) { $0 + graph[$1].operands.filter { $0 == id }.count }
  }

  private mutating func require(_ expression: NodeID, bits name: String) {
    if let literal = instance.literal(expression) {
      pending.append("\(name) == \(ConstantExpression.literal(literal))")
    } else {
      deferred.append((name, expression))
    }
  }

  private mutating func bind(_ symbol: Int, _ name: String) {
    symbols[symbol] = name
    if let node = graph.nodes.firstIndex(where: { $0.kind == .variable && $0.value == Int64(symbol) }) { values[NodeID(node)] = name }
  }

  private var constants: ConstantExpression { ConstantExpression(instance: instance, names: symbols) }

  // MARK: Conditions

  private mutating func writeConditions() -> Bool {
    for (name, expression) in deferred { pending.append("\(name) == \(constants.word(expression))") }
    var facts = rule.facts
    // Facts that introduce a constant come first: the condition may name it.
    for fact in rule.facts {
      let free = rule.symbols(in: fact).filter { symbols[$0] == nil && graph.symbols[$0].isConstant }
      guard !free.isEmpty else { continue }
      let query = FactQuery(instance: instance, constants: constants, values: values)
      guard let found = query.introduction(fact), Set(found.constants.map(\.symbol)) == free else { return false }
      pending += found.conditions
      flush()
      for (symbol, bits) in found.constants {
        let name = unique(graph.symbols[symbol].name)
        writer.line("let \(name) = \(bits)")
        symbols[symbol] = name
      }
      facts.removeAll { $0 == fact }
    }
    if rule.isConditional { pending += constants.conjuncts(of: rule.condition) }
    for id in Measure.vanishing(in: rule) {
      let uses = usesWithinPattern(id)
      pending.append("host.useCount(of: \(values[id]!)) \(uses == 0 ? "==" : "<=") \(uses)")
    }
    let isBound = { [symbols] fact in rule.symbols(in: fact).allSatisfy { symbols[$0] != nil } }
    ask(facts.filter(isBound))
    facts.removeAll(where: isBound)
    while let next = relatedVariable(facts) {
      writeSearch(for: next.symbol, near: next.anchor)
      let isBound = { [symbols] fact in rule.symbols(in: fact).allSatisfy { symbols[$0] != nil } }
      ask(facts.filter(isBound))
      facts.removeAll(where: isBound)
    }
    guard facts.isEmpty else { return false }
    pending.append("host.permits(\(instance.index))")
    flush()
    return true
  }

  /// Adds questions for `facts` to the pending conditions.
  private mutating func ask(_ facts: [NodeID]) {
    var query = FactQuery(instance: instance, constants: constants, values: values)
    for check in facts.flatMap(constants.definedness) where !pending.contains(check) { pending.append(check) }
    let questions = facts.map { query.proves($0) }
    if !query.prelude.isEmpty {
      flush()
      for line in query.prelude { writer.line(line) }
    }
    pending += questions.filter { $0 != "true" }
  }

  /// A variable that only facts name, and a value that a fact relates it to.
  private func relatedVariable(_ facts: [NodeID]) -> (symbol: Int, anchor: String)? {
    for fact in facts {
      let free = rule.symbols(in: fact).filter { symbols[$0] == nil }
      guard free.count == 1, let symbol = free.first, isCompared(symbol, in: fact) else { continue }
      if let anchor = graph.cone([fact]).compactMap({ values[$0] }).first { return (symbol, anchor) }
    }
    return nil
  }

  /// The symbol, or a sum or difference with it, is what the fact compares: only such values does a host relate to others.
  private func isCompared(_ symbol: Int, in fact: NodeID) -> Bool {
    func isSymbol(_ id: NodeID) -> Bool { graph[id].kind == .variable && graph[id].value == Int64(symbol) }
    return graph[fact].operands.contains { side in
      isSymbol(side) || graph[side].kind == .operation && [.add, .sub].contains(graph[side].operation) && graph[side].operands.contains(where: isSymbol)
    }
  }

  /// Opens a loop over the values that the host can compare with `anchor`.
  private mutating func writeSearch(for symbol: Int, near anchor: String) {
    flush()
    let index = unique("index")
    let name = unique(graph.symbols[symbol].name)
    writer.line("var \(index) = 0")
    writer.open("while let \(name) = host.relative(\(index), of: \(anchor)) {")
    writer.line("\(index) += 1")
    openLoops += 1
    failure = "continue"
    bind(symbol, name)
    pending.append("host.width(of: \(name)) == \(graph.symbols[symbol].width.resolved(instance.widths))")
  }

  /// Writes the pending conditions as one guard.
  private mutating func flush() {
    guard !pending.isEmpty else { return }
    let line = "guard \(pending.joined(separator: ", ")) else { \(failure) }"
    if line.count <= 110 {
      writer.line(line)
    } else {
      for (index, condition) in pending.enumerated() {
        writer.line("\(index == 0 ? "guard" : " ") \(condition)\(index == pending.count - 1 ? "" : ",")")
      }
      writer.line("else { \(failure) }")
    }
    pending = []
  }

  // MARK: Replacement

  private mutating func writeReplacement() {
    writer.line("return \(replacement(rule.rhs, isRoot: true))")
  }

  /// The Swift of a value of the replacement; operations below the root are computed in lines of their own.
  private mutating func replacement(_ id: NodeID, isRoot: Bool = false) -> String {
    if let name = values[id] { return name }
    if graph.isConstantExpression(id) { return "host.makeConstant(\(ConstantExpression.bare(constants.word(id))), width: \(instance.width(id)))" }
    let node = graph[id]
    var operation = node.operation
    var nodes = node.operands
    if operation.isCommutative || operation.isComparison, graph.isConstantExpression(nodes[0]) {
      nodes.swapAt(0, 1)
      operation = operation.swapped
    }
    let operands = nodes.map { replacement($0) }
    let flags = node.flags.isEmpty ? "" : " \(ConstantExpression.flags(node.flags)),"
    let text = "host.make(.\(operation),\(flags) width: \(instance.width(id)), \(operands.joined(separator: ", ")))"
    if isRoot { return text }
    let name = unique("\(operation)")
    writer.line("let \(name) = \(text)")
    values[id] = name
    return name
  }

  // MARK: Names

  private mutating func unique(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !used.insert(candidate).inserted {
      candidate = "\(name)\(number)"
      number += 1
    }
    return candidate
  }

  /// Words that can't name a value, and names that generated functions use.
  static let reserved: Set<String> = [
    "host", "flags", "words", "min", "max", "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
    "internal", "let", "open", "operator", "private", "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias", "var", "break",
    "case", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "switch", "where", "while",
    "as", "Any", "catch", "false", "is", "nil", "super", "self", "Self", "throw", "throws", "true", "try", "Host", "Knowledge", "Int64", "UInt64",
    "bound1", "bound2", "bound3", "bound4", "table", "rewrite",
  ]
}
