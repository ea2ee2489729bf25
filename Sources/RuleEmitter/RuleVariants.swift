import BitVector
package import Rules

/// Rule sets of any size, for measuring matchers: rules whose patterns are those of given ones with other operations in them.
///
/// They are *not sound*, and must be compiled for nothing else. None of the made patterns matches wherever another one does.
package struct RuleVariants {
  private var rules: [Rule]
  private var patterns: [Matcher]

  /// `rules` cut or grown to `count`; fewer where there are not so many variants.
  package static func rules(_ rules: [Rule], count: Int) -> [Rule] {
    if count <= rules.count { return (0..<count).map { rules[$0 * rules.count / count] } }
    var variants = RuleVariants(rules)
    variants.grow(to: count)
    return variants.rules
  }

  private init(_ rules: [Rule]) {
    self.rules = rules
    patterns = rules.map { Matcher($0.graph, $0.lhs) }
  }

  private static let arithmetic: [Operation] = [
    .add, .sub, .mul, .and, .or, .xor, .shl, .lshr, .ashr, .floordiv, .floormod, .udiv, .urem, .umin, .umax, .smin, .smax,
  ]
  private static let comparisons: [Operation] = [.eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge]

  /// Operations that may stand in the place of `operation`, beginning after it.
  private static func alternatives(_ operation: Operation) -> [Operation] {
    for list in [arithmetic, comparisons] {
      guard let index = list.firstIndex(of: operation) else { continue }
      return Array(list[(index + 1)...] + list[..<index])
    }
    return []
  }

  /// Goes round the rules, and takes one more variant of each at a time.
  private mutating func grow(to count: Int) {
    let originals = rules
    var queues = originals.map(Self.changes)
    while rules.count < count, queues.contains(where: { !$0.isEmpty }) {
      for (index, rule) in originals.enumerated() where rules.count < count {
        while let change = queues[index].popLast() {
          guard let variant = Self.variant(of: rule, change, number: rules.count), accepts(variant) else { continue }
          rules.append(variant)
          patterns.append(Matcher(variant.graph, variant.lhs))
          break
        }
      }
    }
  }

  private typealias Change = [NodeID: Operation]

  /// All ways to change one operation of the pattern, tried first, or two.
  private static func changes(_ rule: Rule) -> [Change] {
    let nodes = rule.graph.cone([rule.lhs]).filter { rule.graph[$0].kind == .operation && !rule.graph.isConstantExpression($0) }
    let single = nodes.flatMap { id in alternatives(rule.graph[id].operation).map { [id: $0] } }
    var double: [Change] = []
    for (index, first) in single.enumerated() {
      for second in single[(index + 1)...] where second.keys.first! != first.keys.first! { double.append(first.merging(second) { a, _ in a }) }
    }
    return (single + double).reversed()
  }

  private static func variant(of rule: Rule, _ change: Change, number: Int) -> Rule? {
    var result = rule
    var made: [NodeID: NodeID] = [:]
    func rebuilt(_ id: NodeID) -> NodeID {
      if let done = made[id] { return done }
      let node = rule.graph[id]
      guard node.kind == .operation else { return id }
      let operands = node.operands.map(rebuilt)
      let operation = change[id] ?? node.operation
      made[id] = result.graph.operation(operation, flags: change[id] == nil ? node.flags : [], width: node.width, operands: operands)
      return made[id]!
    }
    result.lhs = rebuilt(rule.lhs)
    result.rhs = rebuilt(rule.rhs)
    result.name = "\(rule.name)-\(number)"
    result.origins = []
    return Measure.decreases(result) ? result : nil
  }

  /// No pattern matches wherever that of `variant` does, nor the other way round.
  private func accepts(_ variant: Rule) -> Bool {
    let pattern = Matcher(variant.graph, variant.lhs)
    return zip(rules, patterns).allSatisfy { rule, other in !Self.covers(other, rule, pattern, variant) && !Self.covers(pattern, variant, other, rule) }
  }

  private static func covers(_ general: Matcher, _ rule: Rule, _ special: Matcher, _ other: Rule) -> Bool {
    switch (general, special) {
    case (.variable, _), (.constant, .constant), (.constant, .expression): return true
    case (.expression(let a), .expression(let b)): return rule.graph.text(a) == other.graph.text(b)
    case (.operation(let a), .operation(let b)):
      guard a.operation == b.operation, a.flags.isSubset(of: b.flags) else { return false }
      func pairwise(_ operands: [Matcher]) -> Bool { zip(a.operands, operands).allSatisfy { covers($0, rule, $1, other) } }
      return pairwise(b.operands) || a.isUnordered && pairwise([b.operands[1], b.operands[0]] + b.operands.dropFirst(2))
    default: return false
    }
  }
}
