import BitVector
package import Rules

/// Compiles rules to Swift: for each root operation a decision tree and the functions of its rules, one a rule.
///
/// Only rules that are proven and lower the ``Measure`` are emitted; each at the widths that a host of ``nativeWidth``-bit values meets.
package struct RuleEmitter {
  /// Changes when the same rules give other Swift.
  package static let version = 4

  /// Widths in bits that values of the host can have.
  package var hostWidths: [Int]
  /// The width of the host's integers; rules are emitted where their widest value has it, and, if they are pure logic, at one bit.
  package var nativeWidth: Int
  /// Rules are tried one after another, without a decision tree: for measuring.
  package var isLinear = false

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
    var forms: [RuleForm] = []
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
      guard !Measure.lengthens(rule) else {
        leaveOut("the replacement is more instructions than the pattern")
        continue
      }
      let pattern = Set(rule.graph.cone([rule.lhs]))
      guard Set(pattern.compactMap { rule.graph[$0].width.nameIndex }).isSuperset(of: rule.usedWidths) else {
        leaveOut("a width doesn't occur in the pattern")
        continue
      }
      // What a fact computes anew wraps in the host, where the rule's would be poison.
      guard rule.graph.cone(rule.facts).allSatisfy({ pattern.contains($0) || rule.graph[$0].flags.isEmpty }) else {
        leaveOut("a fact has an operation with flags that the pattern doesn't have")
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
      var form = RuleForm(rule, index: emitted.count, tuples: tuples)
      form.functionName = functionName(rule.name, &functionNames)
      guard RuleFunction.written(form, visits: Self.rootVisits(form), shapes: nil) != nil else {
        leaveOut("a fact introduces a constant in a form that no host can be asked")
        continue
      }
      forms.append(form)
      seen[key] = rule.name
      emitted.append(rule)
    }
    return Result(files: files(forms, emitted), rules: emitted, notes: notes)
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

  // MARK: Files

  private static let header = """
    // Generated by genus from the rules in Generated/Rules; do not edit. `swift package regenerate` writes it anew.
    // swift-format-ignore-file

    """

  /// Files of functions end after so many lines.
  private static let fileLimit = 400

  private func files(_ forms: [RuleForm], _ rules: [Rule]) -> [EmittedFile] {
    if isLinear { return linearFiles(forms, rules) }
    let groups = Dictionary(grouping: forms) { $0.pattern.operation }
    let operations = groups.keys.sorted { $0.rawValue < $1.rawValue }
    var files = [entry(Self.dispatch(operations)), table(rules)]
    for operation in operations {
      let (tree, rules) = DecisionTree.written(operation, groups[operation]!.sorted { FiringOrder($0.rule) < FiringOrder($1.rule) })
      let name = DecisionTree.capitalized(operation)
      for (index, part) in parts(tree + rules).enumerated() {
        files.append(EmittedFile(name: "Rules+\(name)\(index == 0 ? "" : String(index + 1)).swift", contents: Self.extended(part)))
      }
    }
    return files.sorted { $0.name < $1.name }
  }

  /// `functions` in files of bounded size.
  private func parts(_ functions: [[String]]) -> [[[String]]] {
    var parts: [[[String]]] = [[]]
    var count = 0
    for function in functions {
      if count > 0, count + function.count > Self.fileLimit {
        parts.append([])
        count = 0
      }
      parts[parts.count - 1].append(function)
      count += function.count + 1
    }
    return parts
  }

  /// A file that extends the rules by `functions`.
  private static func extended(_ functions: [[String]]) -> String {
    var writer = SwiftWriter()
    if functions.joined().contains(where: SwiftText.namesOperations) { writer.line("public import BitVector") }
    writer.line("public import RuleHost")
    writer.line()
    writer.open("extension GeneratedRules {")
    for (index, function) in functions.enumerated() {
      if index > 0 { writer.line() }
      writer.append(function)
    }
    writer.close()
    return header + "\n" + writer.text
  }

  /// The operands of the root, unasked.
  private static func rootVisits(_ form: RuleForm) -> [Path: Visit] {
    let visits = form.pattern.operands.enumerated().map { Visit(path: [$0], matcher: $1, name: ["a", "b", "c"][$0]) }
    return Dictionary(uniqueKeysWithValues: visits.map { ($0.path, $0) })
  }

  private func linearFiles(_ forms: [RuleForm], _ rules: [Rule]) -> [EmittedFile] {
    let (matchers, functions) = LinearMatcher.written(forms)
    let parts = parts(matchers + functions).enumerated().map { EmittedFile(name: "Rules\($0 + 1).swift", contents: Self.extended($1)) }
    return ([entry(["let root = host.normalized(operation)"] + LinearMatcher.calls(matchers.count)), table(rules)] + parts).sorted { $0.name < $1.name }
  }

  /// The lines that choose the tree of an operation, which is brought into the form that the rules expect.
  private static func dispatch(_ operations: [Operation]) -> [String] {
    func call(_ operation: Operation, _ root: String) -> String {
      operations.contains(operation) ? "\(DecisionTree.name(operation))(\(root), in: &host)" : "nil"
    }
    let cases = Operation.allCases.flatMap { operation -> [String] in
      guard operations.contains(operation) || operations.contains(operation.swapped) else { return [] }
      if operation.isCommutative { return ["case .\(operation): return \(call(operation, "host.constantLast(operation)"))"] }
      let kept = call(operation, "operation")
      guard operation.swapped != operation else { return ["case .\(operation): return \(kept)"] }
      let isGreater = operation.swapped.rawValue < operation.rawValue
      return [
        "case .\(operation):", "  let isNormal = host.constant(operation.a) == nil" + (isGreater ? " && host.constant(operation.b) != nil" : ""),
        "  return isNormal ? \(kept) : \(call(operation.swapped, "operation.reversed"))",
      ]
    }
    return cases.isEmpty ? ["return nil"] : ["switch operation.operation {"] + cases + ["default: return nil", "}"]
  }

  /// The file with what hosts call.
  private func entry(_ body: [String]) -> EmittedFile {
    var writer = SwiftWriter()
    writer.line("public import BitVector")
    writer.line("public import RuleHost")
    writer.line()
    writer.line("/// The rules, compiled.")
    writer.open("public enum GeneratedRules {")
    writer.line("/// What `operation` may be replaced by: the first rule's result, or nil if none applies.")
    writer.open(
      "@inlinable public static func rewrite<Host: RuleHost & ~Copyable>(_ operation: PendingOperation<Host.Value>, in host: inout Host) -> Host.Value? {")
    writer.append(body)
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
