public import Diagnostics

/// Reads s-expressions of the interchange form into a graph whose symbols exist already.
///
/// Literals take their width from the other operand, so parsing goes by expected width: first what the operands say, else what the context says.
public struct ExpressionParser {
  /// A parsed but unresolved s-expression.
  private indirect enum Tree {
    case atom(Substring, column: Int)
    case list([Tree], column: Int)

    var column: Int {
      switch self {
      case .atom(_, let column), .list(_, let column): column
      }
    }
  }

  /// How deep lists may nest.
  private static let depthLimit = 1_000
  /// How many atoms and lists an expression may have.
  private static let partLimit = 10_000

  private let location: SourceLocation
  private let sourceLine: String?
  private let defaultOperandWidth: WidthTerm?

  /// `location` is where `text` of a later ``parse(_:into:width:)`` starts. Operands of predicates that have no width of their own, as in
  /// `(eq W (add V V))`, get `defaultOperandWidth`, or, where it is nil, the graph's first width name.
  public init(at location: SourceLocation, sourceLine: String? = nil, defaultOperandWidth: WidthTerm? = nil) {
    self.location = location
    self.sourceLine = sourceLine
    self.defaultOperandWidth = defaultOperandWidth
  }

  /// Parses `text`; `width` is the width of the whole if nothing in it says.
  public func parse(_ text: String, into graph: inout ExpressionGraph, width: WidthTerm? = nil) throws(Diagnostic) -> NodeID {
    let tree = try read(text)
    let known = try self.width(tree, graph)
    return try build(tree, &graph, width ?? known)
  }

  private func failure(_ message: String, _ column: Int) -> Diagnostic {
    Diagnostic(message, at: SourceLocation(file: location.file, line: location.line, column: location.column + column), sourceLine: sourceLine)
  }

  /// The start of a text between quotes, for messages.
  private func quoted(_ text: Substring) -> String {
    let shown = text.unicodeScalars.prefix(40)
    let visible = shown.map { $0.value < 32 || $0.value == 127 ? "?" : String($0) }.joined()
    return "'\(visible)\(shown.endIndex < text.unicodeScalars.endIndex ? "…" : "")'"
  }

  private func read(_ text: String) throws(Diagnostic) -> Tree {
    var stack: [(items: [Tree], column: Int)] = []
    var result: Tree?
    var column = 0
    var parts = 0
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    func step() {
      scalars.formIndex(after: &index)
      column += 1
    }
    while index < scalars.endIndex {
      let character = scalars[index]
      if character == " " || character == "\t" || character == "\n" {
        step()
        continue
      }
      if result != nil { throw failure("expected the end of the expression, found \(quoted(text[index...]))", column) }
      parts += 1
      if parts > Self.partLimit { throw failure("expected at most \(Self.partLimit) parts of an expression", column) }
      var tree: Tree?
      if character == "(" {
        if stack.count >= Self.depthLimit { throw failure("expression nested deeper than \(Self.depthLimit)", column) }
        stack.append(([], column))
        step()
      } else if character == ")" {
        guard let list = stack.popLast() else { throw failure("unexpected ')'", column) }
        tree = .list(list.items, column: list.column)
        step()
      } else {
        let (start, startColumn) = (index, column)
        while index < scalars.endIndex, ![" ", "\t", "\n", "(", ")"].contains(scalars[index]) { step() }
        tree = .atom(text[start..<index], column: startColumn)
      }
      if let tree {
        if stack.isEmpty { result = tree } else { stack[stack.count - 1].items.append(tree) }
      }
    }
    if let open = stack.last { throw failure("'(' without ')'", open.column) }
    guard let result else { throw failure("expected an expression, found nothing", 0) }
    return result
  }

  private func operation(_ head: Substring, _ column: Int) throws(Diagnostic) -> (Operation, Flags) {
    if let whole = OperationTable.operation(named: String(head)) { return (whole, []) }
    let parts = head.split(separator: ".", omittingEmptySubsequences: false)
    guard let operation = OperationTable.operation(named: String(parts[0])) else {
      throw failure("expected an operation, found \(quoted(head))", column)
    }
    var flags: Flags = []
    for part in parts.dropFirst() {
      guard let flag = Flags.spellings.first(where: { $0.name == part })?.flag, operation.row.flags.contains(flag) else {
        throw failure("'\(operation.name)' has no flag \(quoted(part))", column)
      }
      flags.insert(flag)
    }
    return (operation, flags)
  }

  private func widthTerm(_ tree: Tree, _ graph: ExpressionGraph) throws(Diagnostic) -> WidthTerm {
    guard case .atom(let text, let column) = tree else { throw failure("expected a width", tree.column) }
    if let index = graph.widthNames.firstIndex(of: String(text)) { return .named(index) }
    guard let bits = Int(text), (1...64).contains(bits) else { throw failure("expected a width from 1 to 64 or a width's name, found \(quoted(text))", column) }
    return .bits(bits)
  }

  /// The width that the tree has by itself; nil if it is made of literals.
  private func width(_ tree: Tree, _ graph: ExpressionGraph) throws(Diagnostic) -> WidthTerm? {
    switch tree {
    case .atom(let text, _):
      if text == "true" || text == "false" { return .bits(1) }
      if let colon = text.firstIndex(of: ":") { return try widthTerm(.atom(text[text.index(after: colon)...], column: tree.column), graph) }
      return graph.symbols.first { $0.name == text }?.width
    case .list(let items, let column):
      guard case .atom(let head, _)? = items.first else { throw failure("expected an operation", column) }
      if head == "width" || head == "neg" { return items.count > 1 ? try width(items[1], graph) : nil }
      let (operation, _) = try operation(head, column)
      switch operation.row.widths {
      case .predicate: return .bits(1)
      case .widening, .narrowing:
        guard items.count > 1 else { throw failure("'\(operation.name)' needs a width", column) }
        return try widthTerm(items[1], graph)
      case .free: return items.count > 3 ? try widthTerm(items[1], graph) : .bits(8)
      case .select, .uniform:
        for item in items.dropFirst(operation.row.widths == .select ? 2 : 1) {
          if let width = try width(item, graph) { return width }
        }
        return nil
      }
    }
  }

  private func build(_ tree: Tree, _ graph: inout ExpressionGraph, _ expected: WidthTerm?) throws(Diagnostic) -> NodeID {
    switch tree {
    case .atom(let text, let column):
      if text == "true" || text == "false" { return graph.literal(text == "true" ? 1 : 0, width: .bits(1)) }
      if let node = graph.symbolNode(named: String(text)) {
        if let expected, graph[node].width != expected {
          throw failure("'\(text)' has width \(graph.text(graph[node].width)), expected \(graph.text(expected))", column)
        }
        return node
      }
      if let colon = text.firstIndex(of: ":") {
        let width = try widthTerm(.atom(text[text.index(after: colon)...], column: column), graph)
        if let expected, width != expected { throw failure("'\(text)' has width \(graph.text(width)), expected \(graph.text(expected))", column) }
        return try build(.atom(text[..<colon], column: column), &graph, width)
      }
      let value: Int64
      if let signed = Int64(text) {
        value = signed
      } else if let unsigned = UInt64(text) {
        value = Int64(bitPattern: unsigned)
      } else if let index = graph.widthNames.firstIndex(of: String(text)) {
        guard let expected else { throw failure("no operand gives '\(text)' a width", column) }
        return graph.widthValue(index, width: expected)
      } else {
        throw failure("expected a symbol, a number or '(', found \(quoted(text))", column)
      }
      guard let expected else { throw failure("no operand gives the literal \(text) a width", column) }
      return graph.literal(value, width: expected)
    case .list(let items, let column):
      guard case .atom(let head, _)? = items.first else { throw failure("expected an operation", column) }
      if head == "width" {
        guard items.count == 2, let of = try width(items[1], graph) else { throw failure("'width' takes one operand that has a width", column) }
        let width = expected ?? of
        if let bits = of.bits { return graph.literal(Int64(bits), width: width) }
        return graph.widthValue(of.nameIndex!, width: width)
      }
      if head == "neg" {
        guard items.count == 2 else { throw failure("'neg' takes 1 operand, found \(items.count - 1)", column) }
        let operand = try build(items[1], &graph, expected)
        return graph.operation(.sub, graph.literal(0, width: graph[operand].width), operand)
      }
      let (operation, flags) = try operation(head, column)
      var operands = Array(items.dropFirst())
      var result: WidthTerm?
      if operation.isCast || operation.row.widths == .free && operands.count > 2 {
        guard !operands.isEmpty else { throw failure("'\(operation.name)' needs a width", column) }
        result = try widthTerm(operands.removeFirst(), graph)
      }
      if operation.row.widths == .free { result = result ?? .bits(8) }
      // `and` and `or` of more than two operands are chains.
      let isChain = operands.count > operation.arity && (operation == .and || operation == .or)
      guard operands.count == operation.arity || isChain else {
        throw failure("'\(operation.name)' takes \(operation.arity) operand\(operation.arity == 1 ? "" : "s"), found \(operands.count)", column)
      }
      var operandWidth: WidthTerm?
      for operand in operation == .select ? operands.dropFirst() : operands[...] where operandWidth == nil {
        operandWidth = try width(operand, graph)
      }
      if operation.row.widths == .uniform || operation.row.widths == .select { operandWidth = operandWidth ?? expected }
      if operation.row.widths == .predicate, operandWidth == nil {
        operandWidth = defaultOperandWidth ?? (graph.widthNames.isEmpty ? nil : .named(0))
      }
      var nodes: [NodeID] = []
      for (position, operand) in operands.enumerated() {
        nodes.append(try build(operand, &graph, operation == .select && position == 0 ? .bits(1) : operandWidth))
      }
      var node = graph.operation(operation, flags: flags, width: result, operands: Array(nodes.prefix(operation.arity)))
      for operand in nodes.dropFirst(operation.arity) { node = graph.operation(operation, flags: flags, operands: [node, operand]) }
      if let expected, graph[node].width != expected {
        throw failure("'\(operation.name)' gives width \(graph.text(graph[node].width)), expected \(graph.text(expected))", column)
      }
      return node
    }
  }
}
