import BitVector

/// Operators that may stand in each other's place in rules of the same shape.
enum OperatorGroup: CaseIterable {
  case bitwise, comparison, extremum, shift

  var members: [Operation] {
    switch self {
    case .bitwise: [.and, .or, .xor, .add]
    case .comparison: [.eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge]
    case .extremum: [.umin, .umax, .smin, .smax]
    case .shift: [.shl, .lshr, .ashr]
    }
  }

  /// The group of an operation, if it has one.
  init?(of operation: Operation) {
    guard let group = Self.allCases.first(where: { $0.members.contains(operation) }) else { return nil }
    self = group
  }
}

/// Which operation is put in the place of which; others stay.
struct OperatorExchange: Hashable, CustomStringConvertible {
  /// In the order of first occurrence; both of one group, and different.
  var pairs: [Pair]
  /// A law over all operations, not of single ones.
  var isSymmetry = false
  struct Pair: Hashable {
    var old: Operation
    var new: Operation
  }

  func image(of operation: Operation) -> Operation { pairs.first { $0.old == operation }?.new ?? operation }

  var description: String { pairs.map { "\($0.old.name) by \($0.new.name)" }.joined(separator: ", ") }

  /// Exchanges that are laws of their own over all operations: signed for unsigned, greater for less, and so on.
  private enum Symmetry: CaseIterable {
    case signedness, order, strictness, negation, duality, direction

    func image(of operation: Operation) -> Operation {
      switch self {
      case .signedness: Self.swapped(operation, [(.ult, .slt), (.ule, .sle), (.ugt, .sgt), (.uge, .sge), (.umin, .smin), (.umax, .smax), (.lshr, .ashr)])
      case .order: Self.swapped(operation.swapped, [(.umin, .umax), (.smin, .smax)])
      case .strictness: Self.swapped(operation, [(.ult, .ule), (.ugt, .uge), (.slt, .sle), (.sgt, .sge)])
      case .negation: operation.inverse ?? operation
      case .duality: Self.swapped(operation, [(.and, .or), (.umin, .umax), (.smin, .smax)])
      case .direction: Self.swapped(operation, [(.shl, .lshr)])
      }
    }

    private static func swapped(_ operation: Operation, _ pairs: [(Operation, Operation)]) -> Operation {
      for (a, b) in pairs {
        if operation == a { return b }
        if operation == b { return a }
      }
      return operation
    }
  }

  /// The exchanges worth a look in an expression with these operations: by a symmetry of all, of one
  /// operation by each of its group, of all by several symmetries, of two operations by any, while these are few.
  static func all(of present: [Operation]) -> [OperatorExchange] {
    let varying = present.filter { OperatorGroup(of: $0) != nil }
    var result: [OperatorExchange] = []
    var seen = Set<OperatorExchange>()
    func add(isSymmetry: Bool = false, _ image: (Operation) -> Operation) {
      let pairs = varying.map { Pair(old: $0, new: image($0)) }.filter { $0.old != $0.new }
      let exchange = OperatorExchange(pairs: pairs, isSymmetry: isSymmetry)
      if !pairs.isEmpty, seen.insert(exchange).inserted { result.append(exchange) }
    }
    func others(_ operation: Operation) -> [Operation] { OperatorGroup(of: operation)!.members.filter { $0 != operation } }
    let symmetries = Symmetry.allCases
    func addSymmetries(_ subset: Int) {
      add(isSymmetry: true) { operation in symmetries.indices.reduce(operation) { subset >> $1 & 1 == 1 ? symmetries[$1].image(of: $0) : $0 } }
    }
    let subsets = (1..<(1 << symmetries.count)).sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
    for subset in subsets where subset.nonzeroBitCount == 1 { addSymmetries(subset) }
    for operation in varying {
      for other in others(operation) { add { $0 == operation ? other : $0 } }
    }
    for subset in subsets where subset.nonzeroBitCount > 1 { addSymmetries(subset) }
    for (index, first) in varying.enumerated() {
      for second in varying.dropFirst(index + 1) where others(first).count * others(second).count <= 12 {
        for a in others(first) { for b in others(second) { add { $0 == first ? a : $0 == second ? b : $0 } } }
      }
    }
    return result
  }
}

extension RuleDraft {
  /// The operations of the pattern and the replacement that aren't computed beforehand, in order of first occurrence.
  var operations: [Operation] {
    var result: [Operation] = []
    for id in graph.cone([source, target]) where graph[id].kind == .operation && !graph.isConstantExpression(id) && !result.contains(graph[id].operation) {
      result.append(graph[id].operation)
    }
    return result
  }

  /// Where an exchange is made.
  struct ExchangeScope: Equatable {
    /// In what is computed beforehand too.
    var includesConstants: Bool
    /// In the facts too.
    var includesFacts: Bool
    /// A replacement that is a truth is turned into the other.
    var negatesTarget = false
  }

  /// The draft with operations exchanged, in the condition as in the facts; flags that the new ones can't have are dropped. nil where the
  /// outcome has an operation that says nothing of its own (a sum of bits is their exclusive or) or asks what a fact says.
  func exchanging(_ exchange: OperatorExchange, _ scope: ExchangeScope) -> RuleDraft? {
    var draft = self
    var fresh = ExpressionGraph()
    for name in graph.widthNames { _ = fresh.width(named: name) }
    for symbol in graph.symbols { fresh.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant) }
    var map: [Int: NodeID] = [:]
    // Nodes that a fact shares with the pattern change with it.
    let own = Set(graph.cone([source, target]))
    for id in graph.cone([source, target] + facts + (condition.map { [$0] } ?? [])) {
      let node = graph[id]
      guard node.kind == .operation else {
        map[id.index] = fresh.copy([id], from: graph)[0]
        continue
      }
      let isIncluded = (own.contains(id) || scope.includesFacts) && (scope.includesConstants || !graph.isConstantExpression(id))
      let operation = isIncluded ? exchange.image(of: node.operation) : node.operation
      if operation != node.operation, operation == .add, node.width == .bits(1) { return nil }
      map[id.index] = fresh.operation(
        operation, flags: node.flags.intersection(operation.row.flags), width: node.width, operands: node.operands.map { map[$0.index]! })
    }
    draft.source = map[source.index]!
    draft.target = map[target.index]!
    if scope.negatesTarget {
      let truth = graph[target]
      guard truth.kind == .literal, truth.width == .bits(1) else { return nil }
      draft.target = fresh.literal(1 - (truth.value & 1), width: .bits(1))
    }
    draft.graph = fresh
    draft.facts = facts.map { map[$0.index]! }
    draft.condition = condition.map { map[$0.index]! }
    draft.isFindingItself = false
    draft.others = []
    if draft.facts.contains(draft.source) { return nil }
    return draft
  }
}
