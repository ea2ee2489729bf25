import BitVector
package import Rules

/// Compiles rules to Swift: one file a root operation, a decision tree over the operations of the operands, one function a rule.
///
/// Only rules that are proven and lower the ``Measure`` are emitted; each at the widths that a host of ``nativeWidth``-bit values meets.
package struct RuleEmitter {
  /// Changes when the same rules give other Swift.
  package static let version = 1

  /// Widths in bits that values of the host can have.
  package var hostWidths: [Int]
  /// The width of the host's integers; rules are emitted where their widest value has it, and, if they are pure logic, at one bit.
  package var nativeWidth: Int

  package init(hostWidths: [Int] = [1, 8, 16, 32, 64], nativeWidth: Int = 64) {
    self.hostWidths = hostWidths
    self.nativeWidth = nativeWidth
  }

  /// What ``emit(_:)`` gives.
  package struct Result: Sendable {
    /// In the order of their names.
    package var files: [EmittedFile]
    /// The emitted rules; a rule's position is its index in the generated table.
    package var rules: [Rule]
    /// Rules that were left out, and why, in the order given.
    package var notes: [Note]
  }

  /// Why a rule was left out.
  package struct Note: Hashable, Sendable, CustomStringConvertible {
    package var rule: String
    package var reason: String
    package var description: String { "\(rule): \(reason)" }
  }

  /// The Swift of `rules`, whose names are distinct.
  package func emit(_ rules: [Rule]) -> Result {
    var notes: [Note] = []
    var emitted: [Rule] = []
    var functions: [SharedFunction] = []
    var seen: [String: String] = [:]
    var functionNames = Set<String>()
    for rule in rules {
      func leaveOut(_ reason: String) { notes.append(Note(rule: rule.name, reason: reason)) }
      guard rule.proof.isSound else {
        leaveOut("not proven")
        continue
      }
      guard Measure.decreases(rule) else {
        leaveOut("the replacement is not less than the pattern in the measure")
        continue
      }
      let tuples = widths(of: rule)
      guard !tuples.isEmpty else {
        leaveOut("holds at no width that the host has")
        continue
      }
      let key = CanonicalText.text(rule)
      if let first = seen[key] {
        leaveOut("the same as \(first)")
        continue
      }
      let instances = tuples.map { RuleInstance(rule, index: emitted.count, widths: $0) }
      let written = SharedFunction.merged(
        instances.compactMap { instance in
          RuleFunction.lines(instance).map { (instance, $0.lines) }
        })
      guard !written.isEmpty else {
        leaveOut("a fact introduces a constant in a form that no host can be asked")
        continue
      }
      let base = functionName(rule.name, &functionNames)
      for var function in written {
        let used = rule.usedWidths.map { function.instance.widths[$0] }
        let isNative = used.allSatisfy { $0 == nativeWidth } || function.widths.count > 1 && written.count == 1
        function.name(isNative ? base : base + "_" + used.map(String.init).joined(separator: "_"))
        functions.append(function)
      }
      seen[key] = rule.name
      emitted.append(rule)
    }
    return Result(files: files(functions, emitted), rules: emitted, notes: notes)
  }

  // MARK: Choosing

  /// The tuples of widths to emit `rule` at, widest first.
  package func widths(of rule: Rule) -> [[Int]] {
    let used = Set(rule.usedWidths)
    var tuples: [[Int]] = [[]]
    for (name, set) in rule.widths.enumerated() {
      let choices = used.contains(name) ? hostWidths.filter(set.contains) : Array(set.widths.prefix(1))
      tuples = tuples.flatMap { tuple in choices.map { tuple + [$0] } }
    }
    let cone = rule.graph.cone([rule.lhs, rule.rhs])
    let isLogic = cone.allSatisfy { id in
      let node = rule.graph[id]
      return node.isLeaf || rule.graph.isConstantExpression(id) || [.and, .or, .xor, .select].contains(node.operation)
    }
    return tuples.filter { tuple in
      let widths = Set(cone.map { rule.graph[$0].width.resolved(tuple) })
      guard widths.isSubset(of: hostWidths), widths.contains(nativeWidth) || isLogic && widths == [1] else { return false }
      return rule.admits(tuple)
    }.sorted { $1.lexicographicallyPrecedes($0) }
  }

  /// `andOfOrDisjoint` for `and-of-or-disjoint`.
  private func functionName(_ name: String, _ used: inout Set<String>) -> String {
    let words = name.split { $0 == "-" || $0 == "." || $0 == "_" }
    var text = words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    if text.isEmpty || text.first!.isNumber || text.hasPrefix("rewrite") || RuleFunction.reserved.contains(text) {
      text = "rule" + text.prefix(1).uppercased() + text.dropFirst()
    }
    var candidate = text
    var number = 2
    while !used.insert(candidate).inserted {
      candidate = "\(text)\(number)"
      number += 1
    }
    return candidate
  }

  /// The order in which rules are tried: what saves most first, then the larger pattern, then by name.
  private static func precedes(_ a: RuleInstance, _ b: RuleInstance) -> Bool {
    func key(_ instance: RuleInstance) -> (Int, Int, Int, String) {
      let measure = Measure(instance.rule.graph, instance.rule.lhs)
      return (instance.rule.cost.rhs - instance.rule.cost.lhs, -measure.operations, instance.rule.facts.count, instance.functionName)
    }
    return key(a) < key(b)
  }

  // MARK: Files

  private static let header = """
    // Generated by genus from the rules in Generated/Rules; do not edit. `swift package regenerate` writes it anew.
    // swift-format-ignore-file

    """

  private func files(_ functions: [SharedFunction], _ rules: [Rule]) -> [EmittedFile] {
    let groups = Dictionary(grouping: functions) { $0.instance.pattern.operation }
    let operations = groups.keys.sorted { $0.rawValue < $1.rawValue }
    var files = [entry(operations), table(rules)]
    for operation in operations {
      let group = groups[operation]!.sorted { Self.precedes($0.instance, $1.instance) }
      var writer = SwiftWriter()
      writer.line("public import BitVector")
      writer.line("public import RuleHost")
      writer.line()
      writer.open("extension GeneratedRules {")
      Dispatcher(operation: operation, instances: group.map(\.instance)).write(to: &writer)
      for function in group {
        writer.line()
        for line in function.lines { writer.line(line.hasPrefix("  ") ? String(line.dropFirst(2)) : line) }
      }
      writer.close()
      let name = String(Dispatcher.name(operation).dropFirst("rewrite".count))
      files.append(EmittedFile(name: "Rules+\(name).swift", contents: Self.header + "\n" + writer.text))
    }
    return files.sorted { $0.name < $1.name }
  }

  private func entry(_ operations: [Operation]) -> EmittedFile {
    var writer = SwiftWriter()
    writer.line("public import BitVector")
    writer.line("public import RuleHost")
    writer.line()
    writer.line("/// The rules, compiled.")
    writer.open("public enum GeneratedRules {")
    writer.line("/// What `operation` may be replaced by: the first rule's result, or nil if none applies.")
    writer.open(
      "@inlinable public static func rewrite<Host: RuleHost & ~Copyable>(_ operation: PendingOperation<Host.Value>, in host: inout Host) -> Host.Value? {")
    if operations.isEmpty {
      writer.line("nil")
    } else {
      writer.line("let root = host.normalized(operation)")
      writer.line("switch root.operation {")
      for operation in operations { writer.line("case .\(operation): return \(Dispatcher.name(operation))(root, in: &host)") }
      writer.line("default: return nil")
      writer.line("}")
    }
    writer.close()
    writer.line()
    writer.line("/// The arithmetic of constants.")
    writer.line("@inlinable static var words: ConcreteAlgebra { ConcreteAlgebra() }")
    writer.close()
    return EmittedFile(name: "GeneratedRules.swift", contents: Self.header + "\n" + writer.text)
  }

  private func table(_ rules: [Rule]) -> EmittedFile {
    var writer = SwiftWriter()
    writer.line("import BitVector")
    writer.line("public import RuleHost")
    writer.line()
    writer.open("extension GeneratedRules {")
    writer.line("/// What each rule is called and where it comes from, by the index that `RuleHost.permits(_:)` gets.")
    writer.open("public static let table: [RuleRecord] = [")
    for (index, rule) in rules.enumerated() {
      guard case .operation(let pattern) = Matcher(rule.graph, rule.lhs) else { continue }
      let family = rule.family ?? rule.name
      writer.line(
        "/* \(index) */ RuleRecord(\"\(rule.name)\", family: \"\(family)\", origins: \"\(rule.origins.map(Self.escaped).joined(separator: " "))\", root: .\(pattern.operation)),"
      )
    }
    writer.close("]")
    writer.close()
    return EmittedFile(name: "RuleTable.swift", contents: Self.header + "\n" + writer.text)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
