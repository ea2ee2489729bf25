import BitVector
import Rules

/// Writes the functions that choose among the rules of one root operation: by the widths, then by the operations of the operands.
struct Dispatcher {
  let operation: Operation
  /// In the order in which they are to be tried.
  let instances: [RuleInstance]

  /// `rewriteAnd` for `and`.
  static func name(_ operation: Operation) -> String {
    let name = "\(operation)"
    return "rewrite" + name.prefix(1).uppercased() + name.dropFirst()
  }

  private struct Widths: Hashable, Comparable {
    var operand: Int
    var result: Int
    static func < (a: Widths, b: Widths) -> Bool { (-a.operand, -a.result) < (-b.operand, -b.result) }
    /// `64`, or `8To64`.
    var suffix: String { operand == result ? "\(operand)" : "\(operand)To\(result)" }
  }

  func write(to writer: inout SwiftWriter) {
    let groups = Dictionary(grouping: instances) { Widths(operand: $0.operandWidth, result: $0.resultWidth) }
    let name = Self.name(operation)
    writer.line("/// Tries the rules for `\(operation.name)`: \(operation.row.meaning).")
    head(name, "_ root: PendingOperation<Host.Value>", &writer)
    let widthOperand = operation == .select ? "b" : "a"
    writer.line("switch (host.width(of: root.\(widthOperand)), root.width) {")
    for widths in groups.keys.sorted() {
      writer.line("case (\(widths.operand), \(widths.result)): return \(name)\(widths.suffix)(root, in: &host)")
    }
    writer.line("default: return nil")
    writer.line("}")
    writer.close()
    for widths in groups.keys.sorted() {
      writer.line()
      write(groups[widths]!, name: name + widths.suffix, to: &writer)
    }
  }

  private func head(_ name: String, _ parameters: String, _ writer: inout SwiftWriter) {
    writer.open("@inlinable static func \(name)<Host: RuleHost & ~Copyable>(\(parameters), in host: inout Host) -> Host.Value? {")
  }

  private func write(_ instances: [RuleInstance], name: String, to writer: inout SwiftWriter) {
    head(name, "_ root: PendingOperation<Host.Value>", &writer)
    let arity = operation.arity
    // Constants first: they are the quickest to tell.
    for position in (0..<arity).reversed() where arity == 2 {
      let rules = instances.filter { $0.pattern.operands[position].isConstant }
      guard !rules.isEmpty else { continue }
      let other = 1 - position
      writer.open("if let bits = host.constant(root.\(Self.letters[position])) {")
      choose(rules, byOperand: other, of: ["root.a", "root.b"], bitsAt: position, flags: "root.flags", &writer)
      writer.close()
    }
    let others = instances.filter { instance in arity != 2 || !instance.pattern.operands.contains { $0.isConstant } }
    let unordered = others.filter { $0.pattern.isUnordered && !$0.isSymmetric }
    let ordered = others.filter { !($0.pattern.isUnordered && !$0.isSymmetric) }
    let operands = ["root.a", "root.b", "root.c"]
    byOperations(ordered, operands, flags: "root.flags", &writer)
    if !unordered.isEmpty {
      let flags = unordered.contains { !$0.pattern.flags.isEmpty } ? ", root.flags" : ""
      let rest = arity == 3 ? ", root.c" : ""
      writer.line("if let result = \(name)Pair(root.a, root.b\(rest)\(flags), in: &host) { return result }")
      writer.line("return \(name)Pair(root.b, root.a\(rest)\(flags), in: &host)")
    } else {
      writer.line("return nil")
    }
    writer.close()
    guard !unordered.isEmpty else { return }
    writer.line()
    let flags = unordered.contains { !$0.pattern.flags.isEmpty } ? ", _ flags: Flags" : ""
    head("\(name)Pair", "_ a: Host.Value, _ b: Host.Value\(arity == 3 ? ", _ c: Host.Value" : "")\(flags)", &writer)
    byOperations(unordered, ["a", "b", "c"], flags: "flags", &writer)
    writer.line("return nil")
    writer.close()
  }

  private static let letters = ["a", "b", "c"]

  /// Rules without a constant operand, by the first operand that must be an operation.
  private func byOperations(_ instances: [RuleInstance], _ operands: [String], flags: String, _ writer: inout SwiftWriter) {
    for position in 0..<operation.arity {
      let rules = instances.filter { instance in instance.pattern.operands.firstIndex { $0.operation != nil } == position }
      if !rules.isEmpty { choose(rules, byOperand: position, of: operands, bitsAt: nil, flags: flags, &writer) }
    }
    for rule in instances where rule.pattern.operands.allSatisfy({ $0.operation == nil }) {
      writer.line("if let result = \(call(rule, operands, bitsAt: nil, flags: flags)) { return result }")
    }
  }

  /// Rules by the operation of one operand; those that take anything there come last.
  private func choose(
    _ instances: [RuleInstance], byOperand position: Int, of operands: [String], bitsAt: Int?, flags: String, _ writer: inout SwiftWriter
  ) {
    // A comparison of two values may be written the other way round.
    let groups = Dictionary(grouping: instances) { $0.pattern.operands[position].operation }
    let operations = groups.keys.compactMap { $0 }.sorted { $0.rawValue < $1.rawValue }
    if !operations.isEmpty {
      writer.line("switch host.operation(of: \(operands[position])) {")
      var done = Set<Operation>()
      for operation in operations where !done.contains(operation) {
        // Mirror images share a case: the rule's function tells them apart.
        let mirror = operation.isComparison ? operation.swapped : operation
        done.formUnion([operation, mirror])
        writer.line(mirror == operation ? "case .\(operation):" : "case .\(operation), .\(mirror):")
        for rule in instances where rule.pattern.operands[position].operation == operation || rule.pattern.operands[position].operation == mirror {
          writer.line("  if let result = \(call(rule, operands, bitsAt: bitsAt, flags: flags)) { return result }")
        }
      }
      writer.line("default: break")
      writer.line("}")
    }
    for rule in groups[nil] ?? [] { writer.line("if let result = \(call(rule, operands, bitsAt: bitsAt, flags: flags)) { return result }") }
  }

  private func call(_ instance: RuleInstance, _ operands: [String], bitsAt: Int?, flags: String) -> String {
    var arguments = instance.pattern.operands.indices.map { $0 == bitsAt ? "bits" : operands[$0] }
    if !instance.pattern.flags.isEmpty { arguments.append(flags) }
    return "\(instance.functionName)(\(arguments.joined(separator: ", ")), in: &host)"
  }
}
