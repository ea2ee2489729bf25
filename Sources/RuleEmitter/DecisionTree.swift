import BitVector
import Rules

/// Writes the function that chooses among the rules of one root operation.
///
/// What several rules ask is asked once: where two or more rules want an operation or a constant at the same place of their patterns, the tree
/// looks there and goes on with those that it suits; then come the rules that take any value there. A place whose operands may be exchanged is
/// a loop over both orders, so that each rule stands in the tree once. What only one rule asks is left to the rule's function.
///
/// Operands are named by their way from the root: `ba` is the first operand of the second.
struct DecisionTree {
  let operation: Operation
  /// In the order in which they are to be tried.
  let forms: [RuleForm]
  private var writer = SwiftWriter()
  /// Functions for branches that were too large for one function, then those of the rules, in the order of the tree.
  private var branches: [[String]] = []
  private var functions: [[String]] = []
  private var branchNames = Set<String>()
  /// Widths of the root that the entry has let pass; nil: any.
  private var shapes: Set<RuleForm.Shape>?

  /// More rules than this under one operation make a function of their own.
  private static let branchLimit = 8

  init(operation: Operation, forms: [RuleForm]) {
    self.operation = operation
    self.forms = forms
  }

  /// `rewriteAnd` for `and`.
  static func name(_ operation: Operation) -> String { "rewrite" + capitalized(operation) }

  static func capitalized(_ operation: Operation) -> String {
    let name = "\(operation)"
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// The functions of the tree, the entry first, and those of the rules.
  static func written(_ operation: Operation, _ forms: [RuleForm]) -> (tree: [[String]], rules: [[String]]) {
    var tree = DecisionTree(operation: operation, forms: forms)
    let entry = tree.writeEntry()
    return ([entry] + tree.branches, tree.functions)
  }

  // MARK: Candidates

  /// A rule that may still match, and what has been asked of its pattern.
  private struct Candidate {
    var form: RuleForm
    var visits: [Path: Visit] = [:]
    /// Two-order operations for which a loop is open.
    var loops = Set<Path>()

    /// The part of the pattern at `path`.
    func matcher(_ path: Path) -> Matcher {
      path.reduce(.operation(form.pattern)) { matcher, index in
        guard case .operation(let matched) = matcher else { return matcher }
        return matched.operands[index]
      }
    }

    /// Parts that are an operation or a constant and that can be asked for next.
    var open: [Path] {
      var result: [Path] = []
      for (path, visit) in visits where !visit.isSettled && !visit.matcher.isVariable { result.append(path) }
      for (path, visit) in visits where visit.isTested {
        guard case .operation(let matched) = visit.matcher, !form.hasTwoOrders(matched) else { continue }
        for (index, operand) in matched.operands.enumerated() where !operand.isVariable && visits[path + [index]] == nil { result.append(path + [index]) }
      }
      return result
    }

    /// Parts with an operation or a constant that can be asked for once a loop over operand orders is open.
    var behindLoops: [Path] {
      var result: [Path] = []
      for (path, visit) in visits where visit.isTested && !loops.contains(path) {
        guard case .operation(let matched) = visit.matcher, form.hasTwoOrders(matched) else { continue }
        for (index, operand) in matched.operands.enumerated() where !operand.isVariable { result.append(path + [index]) }
      }
      return result
    }
  }

  /// What to do next.
  private enum Step {
    case ask(Path)
    case loop(Path)
  }

  /// The question that most rules share; nil if no two do.
  private func step(_ candidates: [Candidate]) -> Step? {
    var counts: [Path: (open: Int, constants: Int, behind: Int)] = [:]
    for candidate in candidates {
      for path in candidate.open {
        counts[path, default: (0, 0, 0)].open += 1
        if candidate.matcher(path).isConstant { counts[path]!.constants += 1 }
      }
      for path in candidate.behindLoops { counts[path, default: (0, 0, 0)].behind += 1 }
    }
    /// Most rules first, then those that ask for constants, then the nearest.
    func precedes(_ a: Path, _ b: Path) -> Bool {
      let (x, y) = (counts[a]!, counts[b]!)
      let (left, right) = ([-x.open, -x.constants, a.count], [-y.open, -y.constants, b.count])
      return left == right ? a.lexicographicallyPrecedes(b) : left.lexicographicallyPrecedes(right)
    }
    if let best = counts.keys.filter({ counts[$0]!.open > 1 }).min(by: precedes) { return .ask(best) }
    let behind = counts.keys.filter { counts[$0]!.behind > 1 }
    let best = behind.min { a, b in
      counts[a]!.behind != counts[b]!.behind ? counts[a]!.behind > counts[b]!.behind : a.lexicographicallyPrecedes(b)
    }
    return best.map { .loop(Array($0.dropLast())) }
  }

  // MARK: Entry

  private mutating func writeEntry() -> [String] {
    writer = SwiftWriter()
    writer.line("/// Tries the rules for `\(operation.name)`: \(operation.row.meaning).")
    open(Self.name(operation), [])
    writeShapes()
    let candidates = forms.map { Candidate(form: $0) }
    let isOrdered = { (candidate: Candidate) in !candidate.form.hasTwoOrders(candidate.form.pattern) }
    let names = ["root.a", "root.b", "root.c"]
    write(candidates.filter(isOrdered).map { entered($0, [], names) })
    let unordered = candidates.filter { !isOrdered($0) }
    if !unordered.isEmpty {
      writer.open("for order in 0...1 {")
      writer.line("let (a, b) = root.operands(inOrder: order)")
      write(unordered.map { entered($0, [], ["a", "b", "root.c"]) })
      writer.close()
    }
    writer.line("return nil")
    writer.close()
    return SwiftText.withoutUnusedBindings(writer.lines)
  }

  /// Lets only the widths pass that rules are for, where there are few.
  private mutating func writeShapes() {
    let all = forms.reduce(into: Set<RuleForm.Shape>()) { $0.formUnion($1.shapes) }
    guard all.count <= 2 else { return }
    shapes = all
    let operand = "host.width(of: root.\(operation == .select ? "b" : "a"))"
    let tests = all.sorted().map { shape in
      switch operation.row.widths {
      case .uniform, .select: "root.width == \(shape.result)"
      case .predicate: "\(operand) == \(shape.operand)"
      case .widening, .narrowing, .free: "\(operand) == \(shape.operand) && root.width == \(shape.result)"
      }
    }
    writer.line("guard \(tests.joined(separator: " || ")) else { return nil }")
  }

  private mutating func open(_ name: String, _ parameters: [String]) {
    let all = ["_ root: PendingOperation<Host.Value>"] + parameters + ["in host: inout Host"]
    writer.open("@inlinable static func \(name)<Host: RuleHost & ~Copyable>(\(all.joined(separator: ", "))) -> Host.Value? {")
  }

  // MARK: Branches

  private mutating func write(_ candidates: [Candidate]) {
    guard !candidates.isEmpty else { return }
    switch step(candidates) {
    case nil: for candidate in candidates { writeCall(candidate) }
    case .ask(let path):
      let asks = candidates.map { $0.open.contains(path) }
      write(zip(candidates, asks).filter(\.1).map(\.0), by: path)
      write(zip(candidates, asks).filter { !$0.1 }.map(\.0))
    case .loop(let path):
      let waits = candidates.map { candidate in candidate.behindLoops.contains { $0.dropLast() == path } }
      writeLoop(zip(candidates, waits).filter(\.1).map(\.0), path)
      write(zip(candidates, waits).filter { !$0.1 }.map(\.0))
    }
  }

  /// Rules that all want something at `path`.
  private mutating func write(_ candidates: [Candidate], by path: Path) {
    var candidates = candidates
    let name = candidates.lazy.compactMap { $0.visits[path]?.name }.first ?? Self.name(path)
    if candidates.contains(where: { $0.visits[path] == nil }) {
      let parent = candidates[0].visits[Array(path.dropLast())]!.name
      writer.line("let \(name) = host.operand(\(path.last!), of: \(parent))")
    }
    for index in candidates.indices where candidates[index].visits[path] == nil {
      candidates[index].visits[path] = Visit(path: path, matcher: candidates[index].matcher(path), name: name)
    }
    writeConstants(candidates.filter { $0.matcher(path).isConstant }, path, name)
    writeOperations(candidates.filter { !$0.matcher(path).isConstant }, path, name)
  }

  private mutating func writeConstants(_ candidates: [Candidate], _ path: Path, _ name: String) {
    guard !candidates.isEmpty else { return }
    let bits = Self.name(path) + "Bits"
    writer.open("if let \(bits) = host.constant(\(name)) {")
    write(settled(candidates, path) { $0.bits = bits })
    writer.close()
  }

  private mutating func writeOperations(_ candidates: [Candidate], _ path: Path, _ name: String) {
    guard !candidates.isEmpty else { return }
    let groups = Dictionary(grouping: candidates) { $0.matcher(path).operation! }
    var cases: [(operations: [Operation], candidates: [Candidate])] = []
    for operation in groups.keys.sorted(by: { $0.rawValue < $1.rawValue }) where !cases.contains(where: { $0.operations.contains(operation) }) {
      // Mirror images share a case, and the rule's function tells them apart.
      let both = groups[operation]! + (operation.swapped == operation ? [] : groups[operation.swapped] ?? [])
      let isMirrored = both.contains { candidate in
        if case .operation(let matched) = candidate.matcher(path) { matched.isMirrored } else { false }
      }
      let group = settled(isMirrored ? both : groups[operation]!, path) { $0.isTested = !isMirrored }
      cases.append((isMirrored ? [operation, operation.swapped] : [operation], group))
    }
    if cases.count == 1, cases[0].operations.count == 1 {
      writer.open("if host.operation(of: \(name)) == .\(cases[0].operations[0]) {")
      writeBranch(cases[0].candidates, cases[0].operations[0])
      writer.close()
      return
    }
    writer.line("switch host.operation(of: \(name)) {")
    for (operations, candidates) in cases {
      writer.open("case \(operations.map { ".\($0)" }.joined(separator: ", ")):")
      writeBranch(candidates, operations[0])
      writer.endCase()
    }
    writer.line("default: break")
    writer.line("}")
  }

  private mutating func writeLoop(_ candidates: [Candidate], _ path: Path) {
    let name = Self.name(path)
    let order = "order" + name.uppercased()
    let parent = candidates[0].visits[path]!.name
    writer.open("for \(order) in 0...1 {")
    writer.line("let \(name)a = host.operand(\(order), of: \(parent))")
    writer.line("let \(name)b = host.operand(1 - \(order), of: \(parent))")
    write(candidates.map { entered($0, path, [name + "a", name + "b"]) })
    writer.close()
  }

  /// What is under one operation; many rules get a function of their own.
  private mutating func writeBranch(_ candidates: [Candidate], _ operation: Operation) {
    guard candidates.count > Self.branchLimit else {
      write(candidates)
      return
    }
    var name = Self.name(self.operation) + Self.capitalized(operation)
    var number = 2
    while !branchNames.insert(name).inserted {
      name = Self.name(self.operation) + Self.capitalized(operation) + "\(number)"
      number += 1
    }
    let outer = writer
    writer = SwiftWriter(depth: 1)
    write(candidates)
    let body = SwiftText.withoutUnusedBindings(writer.lines)
    let words = SwiftText.words(in: body)
    var known: [String: String] = [:]
    for visit in candidates.flatMap(\.visits.values) where !visit.name.contains(".") { known[visit.name] = "Host.Value" }
    for visit in candidates.flatMap(\.visits.values) { if let bits = visit.bits { known[bits] = "UInt64" } }
    let passed = known.keys.filter { words.contains($0[...]) }.sorted()
    writer = SwiftWriter()
    open(name, passed.map { "_ \($0): \(known[$0]!)" })
    let head = writer.lines
    branches.append(head + body + ["  return nil", "}"])
    writer = outer
    writer.line("if let result = \(name)(\((["root"] + passed).joined(separator: ", ")), in: &host) { return result }")
  }

  private mutating func writeCall(_ candidate: Candidate) {
    guard let function = RuleFunction.written(candidate.form, visits: candidate.visits, shapes: shapes) else { return }
    functions.append(function.lines)
    let arguments = function.arguments + ["in: &host"]
    writer.line("if let result = \(candidate.form.functionName)(\(arguments.joined(separator: ", "))) { return result }")
  }

  // MARK: Visits

  /// `a` for the first operand, `ab` for its second.
  private static func name(_ path: Path) -> String { path.map { ["a", "b", "c"][$0] }.joined() }

  /// `candidate` with the operands at `path` visited under `names`.
  private func entered(_ candidate: Candidate, _ path: Path, _ names: [String]) -> Candidate {
    guard case .operation(let matched) = candidate.matcher(path) else { return candidate }
    var result = candidate
    result.loops.insert(path)
    for (index, operand) in matched.operands.enumerated() {
      result.visits[path + [index]] = Visit(path: path + [index], matcher: operand, name: names[index])
    }
    return result
  }

  private func settled(_ candidates: [Candidate], _ path: Path, _ change: (inout Visit) -> Void) -> [Candidate] {
    candidates.map { candidate in
      var result = candidate
      result.visits[path]!.isSettled = true
      change(&result.visits[path]!)
      return result
    }
  }
}
