package import BitVector

/// What a rewrite must lower, so that any set of rules comes to an end.
///
/// The measure of a program is compared component by component, the first difference decides:
///
/// 1. `cost`: the sum of the costs of its operations (``OperationRow/cost``);
/// 2. `operations`: their number;
/// 3. `weight`: the sum of their ``Operation/weight``s, which pick one spelling among operations of equal cost;
/// 4. `missingFlags`: the flags that its operations could have and don't;
/// 5. `size`: the number of operations with shared ones counted at each use, as in a tree.
///
/// A shared operation counts once in 1 to 4, and what is computed from constants alone doesn't count. All components are natural numbers, so
/// the order is well-founded. It falls at every firing in a larger program, because a rule fires only where the operations that the comparison
/// takes to vanish have no other use (see ``vanishing(in:)``); for component 5, because no variable occurs more often in the replacement.
package struct Measure: Hashable, Comparable, Sendable {
  package var cost = 0
  package var operations = 0
  package var weight = 0
  package var missingFlags = 0
  package var size = 0

  package init() {}

  /// The measure of the expression `root`.
  package init(_ graph: ExpressionGraph, _ root: NodeID) {
    for id in graph.cone([root]) where graph[id].kind == .operation && !graph.isConstantExpression(id) { add(graph[id]) }
    size = Measure.treeSize(graph, root)
  }

  /// The measure of one operation alone, its operands free.
  init(operation node: Node) { add(node) }

  /// What a weight is given to: an operation, or a flag that an operation could have and doesn't.
  package struct Feature: Hashable, Comparable, Sendable {
    package var operation: Operation
    package var missing: Flags

    package init(_ operation: Operation, missing: Flags = []) { (self.operation, self.missing) = (operation, missing) }

    private var key: [UInt8] { [missing.rawValue, operation.rawValue] }
    package static func < (a: Feature, b: Feature) -> Bool { a.key.lexicographicallyPrecedes(b.key) }
    package var description: String { missing.isEmpty ? operation.name : "\(operation.name) without \(Flags.spellings.first { $0.flag == missing }!.name)" }
  }

  private mutating func add(_ node: Node) {
    cost += node.operation.row.cost
    operations += 1
    weight += node.operation.weight
    missingFlags += node.operation.row.flags.subtracting(node.flags).individual.count
  }

  private var components: [Int] { [cost, operations, weight, missingFlags, size] }
  package static func < (a: Measure, b: Measure) -> Bool { a.components.lexicographicallyPrecedes(b.components) }

  /// Every firing of `rule` lowers the measure of the program it fires in.
  package static func decreases(_ rule: Rule) -> Bool {
    falls(from: Measure(rule.graph, rule.lhs), to: Measure(rule.graph, rule.rhs), rule)
  }

  /// The replacement is more instructions than the pattern, even where all that it doesn't keep vanishes.
  package static func lengthens(_ rule: Rule) -> Bool { instructions(rule.graph, [rule.rhs]) > instructions(rule.graph, [rule.lhs]) }

  /// How many instructions (``Operation/isInstruction``) compute `roots`; what is made of constants alone is none.
  package static func instructions(_ graph: ExpressionGraph, _ roots: [NodeID]) -> Int {
    graph.cone(roots).count { isInstruction(graph, $0) }
  }

  private static func isInstruction(_ graph: ExpressionGraph, _ id: NodeID) -> Bool {
    graph[id].kind == .operation && graph[id].operation.isInstruction && !graph.isConstantExpression(id)
  }

  /// The operations of the pattern, its root aside, that must have no other use for `rule` to lower the measure and to make nothing longer; none
  /// where the root alone outweighs what the replacement adds.
  package static func vanishing(in rule: Rule) -> [NodeID] {
    let graph = rule.graph
    let pattern = Set(graph.cone([rule.lhs]))
    var added = Measure()
    for id in graph.cone([rule.rhs]) where !pattern.contains(id) && graph[id].kind == .operation && !graph.isConstantExpression(id) {
      added.add(graph[id])
    }
    added.size = treeSize(graph, rule.rhs)
    var root = Measure(operation: graph[rule.lhs])
    root.size = treeSize(graph, rule.lhs)
    let newInstructions = graph.cone([rule.rhs]).count { !pattern.contains($0) && isInstruction(graph, $0) }
    if falls(from: root, to: added, rule), newInstructions <= (isInstruction(graph, rule.lhs) ? 1 : 0) { return [] }
    let kept = Set(graph.cone([rule.rhs]))
    return pattern.filter { $0 != rule.lhs && !kept.contains($0) && graph[$0].kind == .operation && !graph.isConstantExpression($0) }.sorted()
  }

  private static func falls(from left: Measure, to right: Measure, _ rule: Rule) -> Bool {
    var (left, right) = (left, right)
    let (leftSize, rightSize) = (left.size, right.size)
    (left.size, right.size) = (0, 0)
    if left != right { return right < left }
    guard rightSize < leftSize else { return false }
    let (before, after) = (occurrences(rule.graph, rule.lhs), occurrences(rule.graph, rule.rhs))
    return after.allSatisfy { $0.value <= before[$0.key, default: 0] }
  }

  /// Operations on variables below `root`, shared ones once for each use; stops counting at a billion.
  private static func treeSize(_ graph: ExpressionGraph, _ root: NodeID) -> Int {
    count(graph, root) { node, isConstant in node.kind == .operation && !isConstant ? 1 : 0 }
  }

  /// How often each variable occurs below `root`, as in a tree.
  private static func occurrences(_ graph: ExpressionGraph, _ root: NodeID) -> [Int64: Int] {
    var result: [Int64: Int] = [:]
    for id in graph.cone([root]) where graph[id].kind == .variable {
      result[graph[id].value] = count(graph, root) { node, _ in node == graph[id] ? 1 : 0 }
    }
    return result
  }

  private static func count(_ graph: ExpressionGraph, _ root: NodeID, _ own: (Node, _ isConstant: Bool) -> Int) -> Int {
    var counts: [NodeID: Int] = [:]
    for id in graph.cone([root]) {
      let below = graph[id].operands.reduce(0) { $0 + counts[$1]! }
      counts[id] = min(below + own(graph[id], graph.isConstantExpression(id)), 1_000_000_000)
    }
    return counts[root]!
  }
}

extension Operation {
  /// It takes an instruction of its own: other than for what is only another name of its operand in registers that keep the bits above a value's
  /// width zero.
  package var isInstruction: Bool { self != .zext && self != .freeze }

  /// Which of several operations of equal cost a rule may turn into which: only to less weight.
  package var weight: Int {
    switch self {
    case .and, .eq: 0
    case .or, .ne: 1
    case .xor, .ult: 2
    case .shl, .lshr, .ugt, .zext, .trunc: 3
    case .add, .ule: 4
    case .ashr, .uge, .sext: 5
    case .sub, .slt: 6
    case .umin, .umax, .sgt: 7
    case .smin, .smax, .sle: 8
    case .sge: 9
    case .ctpop, .ctlz, .cttz, .bswap, .bitreverse, .abs: 10
    case .uaddSat, .usubSat, .saddSat, .ssubSat: 11
    case .uaddOverflow, .usubOverflow, .saddOverflow, .ssubOverflow, .umulOverflow, .smulOverflow: 12
    case .select: 13
    case .fshl, .fshr: 14
    case .scmp, .ucmp: 15
    case .freeze: 16
    case .mul, .udiv, .sdiv, .urem, .srem, .floordiv, .floormod: 20
    case .not, .implies, .isPowerOfTwo, .isLowMask, .isShiftedMask, .log2: 30
    }
  }
}
