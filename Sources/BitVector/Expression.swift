/// A width: a number of bits from 1 to 64, or one of a graph's width names.
public struct WidthTerm: Hashable, Sendable {
  private let raw: Int16

  private init(raw: Int16) { self.raw = raw }
  public static func bits(_ count: Int) -> WidthTerm { WidthTerm(raw: Int16(count)) }
  /// The `index`-th width name of the graph.
  public static func named(_ index: Int) -> WidthTerm { WidthTerm(raw: Int16(-1 - index)) }

  /// The number of bits, if it is a number.
  public var bits: Int? { raw > 0 ? Int(raw) : nil }
  /// The index of the name, if it is a name.
  public var nameIndex: Int? { raw < 0 ? Int(-1 - raw) : nil }

  /// The number of bits where the names stand for `widths`.
  public func resolved(_ widths: [Int]) -> Int { raw > 0 ? Int(raw) : widths[Int(-1 - raw)] }
}

/// A node's place in its graph. Operands have smaller ids than what uses them.
public struct NodeID: Hashable, Comparable, Sendable {
  public let index: Int
  public init(_ index: Int) { self.index = index }
  public static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
}

/// One node of an ``ExpressionGraph``.
public struct Node: Hashable, Sendable {
  public enum Kind: UInt8, Hashable, Sendable {
    /// `value`, sign-extended or cut to the width.
    case literal
    /// The width named by `value` (an index of the graph's width names), as a number.
    case widthValue
    /// The symbol with index `value`: any value.
    case variable
    /// The symbol with index `value`: known when a rule fires, never poison.
    case constant
    case operation
  }
  public var kind: Kind
  public var operation: Operation = .add
  public var flags: Flags = []
  /// The result's width.
  public var width: WidthTerm
  public var value: Int64 = 0
  public var a = -1
  public var b = -1
  public var c = -1

  /// The index of the symbol that it is; nil if it is none.
  public var symbol: Int? { kind == .variable || kind == .constant ? Int(value) : nil }

  init(kind: Kind, width: WidthTerm, value: Int64) {
    self.kind = kind
    self.width = width
    self.value = value
  }
  init(operation: Operation, flags: Flags, width: WidthTerm, operands: [NodeID]) {
    kind = .operation
    self.operation = operation
    self.flags = flags
    self.width = width
    a = operands[0].index
    if operands.count > 1 { b = operands[1].index }
    if operands.count > 2 { c = operands[2].index }
  }

  /// The operands, in order.
  public var operands: [NodeID] { kind == .operation ? [a, b, c].prefix(operation.arity).map(NodeID.init) : [] }
  public var isLeaf: Bool { kind != .operation }
  /// The orders of its operands in which this operation reads as `operation`: as it stands, and swapped; none where it doesn't.
  public func operandOrders(as operation: Operation) -> [[NodeID]] {
    var orders: [[NodeID]] = []
    if operation == self.operation { orders.append(operands) }
    if operation == self.operation.swapped, operation.isCommutative || operation.isComparison {
      orders.append([operands[1], operands[0]] + operands.dropFirst(2))
    }
    return orders
  }
}

/// A named input of an expression.
public struct Symbol: Hashable, Sendable {
  public var name: String
  public var width: WidthTerm
  /// Known when a rule fires.
  public var isConstant: Bool
}

/// Expressions that share sub-expressions: nodes in order of their making, equal nodes only once.
public struct ExpressionGraph: Sendable {
  public private(set) var nodes: [Node] = []
  public private(set) var symbols: [Symbol] = []
  public private(set) var widthNames: [String] = []
  private var interned: [Node: NodeID] = [:]

  public init() {}

  public subscript(_ id: NodeID) -> Node { nodes[id.index] }

  private mutating func intern(_ node: Node) -> NodeID {
    if let id = interned[node] { return id }
    let id = NodeID(nodes.count)
    nodes.append(node)
    interned[node] = id
    return id
  }

  /// The width called `name`, made if it is new.
  public mutating func width(named name: String) -> WidthTerm {
    if let index = widthNames.firstIndex(of: name) { return .named(index) }
    widthNames.append(name)
    return .named(widthNames.count - 1)
  }

  /// A new symbol. Names are the caller's to keep distinct.
  @discardableResult
  public mutating func symbol(_ name: String, width: WidthTerm, isConstant: Bool) -> NodeID {
    symbols.append(Symbol(name: name, width: width, isConstant: isConstant))
    return intern(Node(kind: isConstant ? .constant : .variable, width: width, value: Int64(symbols.count - 1)))
  }

  /// The node of the symbol called `name`.
  public mutating func symbolNode(named name: String) -> NodeID? {
    guard let index = symbols.firstIndex(where: { $0.name == name }) else { return nil }
    let symbol = symbols[index]
    return intern(Node(kind: symbol.isConstant ? .constant : .variable, width: symbol.width, value: Int64(index)))
  }

  /// A literal; at a width in bits its value is kept sign-extended, so that equal literals are one node.
  public mutating func literal(_ value: Int64, width: WidthTerm) -> NodeID {
    var value = value
    if let bits = width.bits { value = ConcreteAlgebra.signed(UInt64(bitPattern: value), bits) }
    return intern(Node(kind: .literal, width: width, value: value))
  }

  /// The number of bits of the `name`-th width, as a value of width `width`.
  public mutating func widthValue(_ name: Int, width: WidthTerm) -> NodeID {
    intern(Node(kind: .widthValue, width: width, value: Int64(name)))
  }

  /// An operation on `operands`; `width` is needed where the result's width is written out (casts, three-way comparisons).
  public mutating func operation(_ operation: Operation, flags: Flags = [], width: WidthTerm? = nil, _ operands: NodeID...) -> NodeID {
    self.operation(operation, flags: flags, width: width, operands: operands)
  }
  public mutating func operation(_ operation: Operation, flags: Flags = [], width: WidthTerm? = nil, operands: [NodeID]) -> NodeID {
    let row = operation.row
    precondition(operands.count == row.arity, "\(row.name) takes \(row.arity) operands")
    let result: WidthTerm =
      switch row.widths {
      case .uniform: self[operands[0]].width
      case .predicate: .bits(1)
      case .select: self[operands[1]].width
      case .widening, .narrowing, .free: width!
      }
    return intern(Node(operation: operation, flags: flags, width: result, operands: operands))
  }

  /// The width of a node's operands (for `select`, of the chosen ones).
  public func operandWidth(_ node: Node) -> WidthTerm { nodes[node.operation == .select ? node.b : node.a].width }

  /// The indices of the symbols that occur in `roots`.
  public func symbols(below roots: [NodeID]) -> Set<Int> { Set(cone(roots).compactMap { self[$0].symbol }) }

  /// The nodes that `roots` are made of, operands first.
  public func cone(_ roots: [NodeID]) -> [NodeID] {
    var needed = Set<Int>()
    var stack = roots.map(\.index)
    while let top = stack.popLast() {
      guard needed.insert(top).inserted else { continue }
      stack.append(contentsOf: nodes[top].operands.map(\.index))
    }
    return needed.sorted().map(NodeID.init)
  }

  /// The parts of a truth that are joined by `and`, in order.
  public func conjuncts(of id: NodeID) -> [NodeID] {
    let node = self[id]
    return node.kind == .operation && node.operation == .and && node.width == .bits(1) ? node.operands.flatMap(conjuncts) : [id]
  }

  /// Sum of the costs of the operations that `root` is made of; shared ones count once, those on constants alone are free.
  public func cost(_ root: NodeID) -> Int {
    cone([root]).reduce(0) { self[$1].isLeaf || isConstantExpression($1) ? $0 : $0 + self[$1].operation.row.cost }
  }

  /// `id` is the literal `value`, as it was written (sign-extended).
  public func isLiteral(_ id: NodeID, _ value: Int64) -> Bool { self[id].kind == .literal && self[id].value == value }
  /// Holds no variable: its value is known when a rule fires.
  public func isConstantExpression(_ root: NodeID) -> Bool { !cone([root]).contains { self[$0].kind == .variable } }

  /// A copy of `root`, taken from `source`, in which `replace` may give other nodes (of this graph) for some.
  ///
  /// Symbols keep their index and widths their names only if both graphs agree on them; `replace` must map the others.
  public mutating func copy(
    _ roots: [NodeID], from source: ExpressionGraph, width: (WidthTerm) -> WidthTerm = { $0 },
    replacing replace: (inout ExpressionGraph, NodeID, Node) -> NodeID? = { _, _, _ in nil }
  ) -> [NodeID] {
    var map: [Int: NodeID] = [:]
    func build(_ id: NodeID, into graph: inout ExpressionGraph) -> NodeID {
      if let done = map[id.index] { return done }
      let node = source[id]
      let result: NodeID
      if let given = replace(&graph, id, node) {
        result = given
      } else if node.isLeaf {
        if node.kind == .literal {
          result = graph.literal(node.value, width: width(node.width))
        } else {
          var leaf = node
          leaf.width = width(node.width)
          result = graph.intern(leaf)
        }
      } else {
        let operands = node.operands.map { build($0, into: &graph) }
        result = graph.operation(node.operation, flags: node.flags, width: width(node.width), operands: operands)
      }
      map[id.index] = result
      return result
    }
    return roots.map { build($0, into: &self) }
  }

  /// The expressions in a graph of their own where variables are constants, which are never poison.
  public func withoutPoison(_ roots: [NodeID]) -> (graph: ExpressionGraph, roots: [NodeID]) {
    var known = ExpressionGraph()
    for symbol in symbols { known.symbol(symbol.name, width: symbol.width, isConstant: true) }
    let copies = known.copy(
      roots, from: self,
      replacing: { copy, _, node in
        node.kind == .variable || node.kind == .constant ? copy.symbolNode(named: symbols[Int(node.value)].name) : nil
      })
    return (known, copies)
  }
}
