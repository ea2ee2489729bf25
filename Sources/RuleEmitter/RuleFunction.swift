import BitVector
import Rules

/// Writes the function of one rule: what the decision tree has not looked at yet, in the order in which it fails most cheaply, the condition,
/// the facts, then the replacement.
struct RuleFunction {
  let form: RuleForm
  /// What the tree has looked at, by place in the pattern.
  let visits: [Path: Visit]
  /// The widths of the root are known to be among these.
  let shapes: Set<RuleForm.Shape>?
  var writer = SwiftWriter(depth: 1)
  var parameters: [Parameter] = []
  /// The parameter that holds a visited part, or its bits.
  var names: [Path: String] = [:]
  var used: Set<String>
  /// Guard conditions that no line holds yet.
  var pending: [String] = []
  /// What a failed guard does: `return nil`, or, in a loop over operand orders, `continue`.
  var failure = "return nil"
  var openLoops = 0
  var symbols: [Int: String] = [:]
  var values: [NodeID: String] = [:]
  /// Symbols that are named after their first match.
  let needed: Set<Int>
  /// Constant expressions of the pattern whose symbols were not all bound when they were met: a bound name, and what it must equal.
  var deferred: [(name: String, expression: NodeID)] = []
  /// Widths that vary and have been met.
  var boundWidths = Set<WidthTerm>()
  var areWidthsChecked = false

  var rule: Rule { form.rule }
  var graph: ExpressionGraph { form.rule.graph }
  var constants: ConstantExpression { ConstantExpression(form: form, names: symbols) }

  private init(_ form: RuleForm, _ visits: [Path: Visit], _ shapes: Set<RuleForm.Shape>?) {
    self.form = form
    self.visits = visits
    self.shapes = shapes
    used = Self.reserved.union(form.rule.usedWidths.map { form.name(.named($0)) })
    needed = Self.neededSymbols(form)
  }

  /// A function, and what its caller passes.
  struct Written {
    var lines: [String]
    var arguments: [String]
  }

  /// The Swift of `form`, called where `visits` have been made; nil if a fact has a form that no host can be asked.
  static func written(_ form: RuleForm, visits: [Path: Visit], shapes: Set<RuleForm.Shape>?) -> Written? {
    var function = RuleFunction(form, visits, shapes)
    guard function.writeBody() else { return nil }
    let body = SwiftText.withoutUnusedBindings(function.writer.lines)
    let words = SwiftText.words(in: body)
    let parameters = function.parameters.filter { words.contains($0.name[...]) }
    var writer = SwiftWriter()
    let rule = form.rule
    writer.line("/// \(rule.name)\(rule.origins.isEmpty ? "" : " (\(rule.origins.joined(separator: ", ")))")")
    writer.line("///")
    writer.line("///     \(InfixPrinter.text(rule))")
    let inlining = function.asksOnlyFacts ? "@inline(__always) " : ""
    writer.line("\(inlining)@inlinable static func \(form.functionName)<Host: RuleHost & ~Copyable>(")
    writer.line("  \((parameters.map { "_ \($0.name): \($0.type)" } + ["in host: inout Host"]).joined(separator: ", "))")
    writer.line(") -> Host.Value? {")
    writer.append(body)
    writer.line("}")
    return Written(lines: writer.lines, arguments: parameters.map(\.argument))
  }

  /// Every operation of its kind is asked this rule's facts: what decides that nothing is known is not worth a call.
  private var asksOnlyFacts: Bool { !rule.facts.isEmpty && form.pattern.operands.allSatisfy { $0.operation == nil } }

  private mutating func writeBody() -> Bool {
    let flags = form.pattern.flags
    if !flags.isEmpty {
      parameters.append(Parameter(name: "flags", type: "Flags", argument: "root.flags"))
      pending.append("flags.contains(\(ConstantExpression.flags(flags)))")
    }
    nameVisits()
    matchRootWidths()
    matchVisits()
    guard writeConditions() else { return false }
    writeReplacement()
    while openLoops > 0 {
      writer.close()
      openLoops -= 1
      if openLoops == 0 { writer.line("return nil") }
    }
    return true
  }

  /// Symbols that occur more than once in the pattern, or in what follows it; not those that only reused operations of the pattern hold.
  private static func neededSymbols(_ form: RuleForm) -> Set<Int> {
    let (rule, graph) = (form.rule, form.rule.graph)
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
    form.pattern.operands.forEach(count)
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

  // MARK: Writing

  /// Writes the pending conditions as one guard.
  mutating func flush() {
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

  mutating func unique(_ name: String) -> String {
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
    "host", "flags", "root", "rootWidth", "words", "min", "max", "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import",
    "init", "inout", "internal", "let", "open", "operator", "private", "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias",
    "var", "break", "case", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "switch",
    "where", "while", "as", "Any", "catch", "false", "is", "nil", "super", "self", "Self", "throw", "throws", "true", "try", "Host", "Knowledge",
    "Flags", "Int64", "UInt64", "ConcreteAlgebra", "table", "rewrite",
  ]
}
