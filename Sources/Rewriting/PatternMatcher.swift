import BitVector

/// What a pattern's symbols, widths and operations stand for in a function.
struct Bindings {
  /// By index of the symbol.
  var symbols: [NodeID?]
  /// By index of the width name, in bits.
  var widths: [Int?]
  /// Matched operations of the pattern.
  var operations: [NodeID: NodeID] = [:]
  /// Constant expressions in the pattern, and the literals that they must equal.
  var literals: [(pattern: NodeID, subject: NodeID)] = []

  init(_ pattern: ExpressionGraph) {
    symbols = Array(repeating: nil, count: pattern.symbols.count)
    widths = Array(repeating: nil, count: pattern.widthNames.count)
  }

  /// `term` can stand for this number of bits.
  mutating func unify(_ term: WidthTerm, _ bits: Int) -> Bool {
    guard let name = term.nameIndex else { return term.bits == bits }
    if let known = widths[name] { return known == bits }
    widths[name] = bits
    return true
  }

  func width(_ term: WidthTerm) -> Int? { term.bits ?? widths[term.nameIndex!] }
}

/// Matches expressions with symbolic constants and widths against a function's instructions, in all their spellings.
struct PatternMatcher {
  struct Goal {
    var pattern: NodeID
    var subject: NodeID
  }
  /// How many pairs of nodes are compared before a match is given up.
  private static let stepLimit = 20_000

  private let pattern: ExpressionGraph
  /// By node of the pattern: holds no variable.
  private let isConstant: [Bool]
  private let subject: Subject
  private var steps = 0

  init(_ pattern: ExpressionGraph, isConstant: [Bool], in subject: Subject) {
    self.pattern = pattern
    self.isConstant = isConstant
    self.subject = subject
  }

  /// Calls `accept` for each way to match all goals, until it answers true; whether it did.
  mutating func match(_ goals: [Goal], _ bindings: Bindings, accept: (Bindings) -> Bool) -> Bool {
    var goals = goals
    var bindings = bindings
    while let goal = goals.popLast() {
      steps += 1
      if steps > Self.stepLimit { return false }
      let node = pattern[goal.pattern]
      guard bindings.unify(node.width, subject.width(goal.subject)) else { return false }
      switch node.kind {
      case .literal:
        guard let bits = subject.literal(goal.subject), bits == UInt64(bitPattern: node.value) & ConcreteAlgebra.mask(subject.width(goal.subject)) else {
          return false
        }
      case .widthValue:
        guard subject.literal(goal.subject) != nil else { return false }
        bindings.literals.append((goal.pattern, goal.subject))
      case .variable, .constant:
        if node.kind == .constant && subject.literal(goal.subject) == nil { return false }
        let known = bindings.symbols[Int(node.value)]
        if let known, known != goal.subject { return false }
        bindings.symbols[Int(node.value)] = goal.subject
      case .operation:
        if isConstant[goal.pattern.index] {
          guard subject.literal(goal.subject) != nil else { return false }
          bindings.literals.append((goal.pattern, goal.subject))
        } else if let known = bindings.operations[goal.pattern] {
          guard known == goal.subject else { return false }
        } else {
          guard subject.graph[goal.subject].kind == .operation else { return false }
          bindings.operations[goal.pattern] = goal.subject
          return match(node, goal.subject, rest: goals, bindings, accept: accept)
        }
      }
    }
    return accept(bindings)
  }

  /// Tries all spellings of an instruction, and commutative operands in both orders.
  private mutating func match(_ node: Node, _ id: NodeID, rest: [Goal], _ bindings: Bindings, accept: (Bindings) -> Bool) -> Bool {
    for spelling in subject.spellings(of: id) where spelling.operation == node.operation && spelling.flags.isSuperset(of: node.flags) {
      let goals = zip(node.operands, spelling.operands).map { Goal(pattern: $0, subject: $1) }
      if match(rest + goals.reversed(), bindings, accept: accept) { return true }
      guard node.operation.isCommutative, spelling.operands[0] != spelling.operands[1] else { continue }
      let swapped = [Goal(pattern: node.operands[0], subject: spelling.operands[1]), Goal(pattern: node.operands[1], subject: spelling.operands[0])]
      let others = goals.dropFirst(2)
      if match(rest + (swapped + others).reversed(), bindings, accept: accept) { return true }
    }
    return false
  }
}
