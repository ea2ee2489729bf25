package import BitVector
package import Diagnostics

/// What a straight-line function computes, as nodes of a graph.
package struct LLVMBody: Sendable {
  /// What `range` says of parameters, and the conditions of `llvm.assume`, in order; each once.
  package var assumptions: [NodeID]
  /// How many of them are ranges of parameters.
  package var rangeCount: Int
  package var result: NodeID
}

extension LLVMFunction {
  /// Reads the body into `graph`, where `arguments` stand for the parameters.
  ///
  /// Equal instructions become one node; unused ones become nodes that nothing refers to.
  package func body(into graph: inout ExpressionGraph, arguments: [NodeID]) throws(Diagnostic) -> LLVMBody {
    var reader = LLVMBodyReader(cursor: body, graph: graph, resultWidth: resultWidth)
    for (parameter, argument) in zip(parameters, arguments) {
      guard reader.values.updateValue(argument, forKey: parameter.name) == nil else {
        throw body.source.diagnostic("'%\(parameter.name)' is defined twice", at: parameter.offset)
      }
      if let range = parameter.range { reader.assume(argument, in: range) }
    }
    let rangeCount = reader.assumptions.count
    let result = try reader.read()
    graph = reader.graph
    return LLVMBody(assumptions: reader.assumptions, rangeCount: rangeCount, result: result)
  }
}

/// Reads the instructions of a function's only block.
struct LLVMBodyReader {
  var cursor: IRCursor
  var graph: ExpressionGraph
  let resultWidth: Int
  /// The value of each name.
  var values: [String: NodeID] = [:]
  /// The results of the `*.with.overflow` intrinsics.
  var pairs: [String: (value: NodeID, overflow: NodeID)] = [:]
  private(set) var assumptions: [NodeID] = []
  private var isAssumed: Set<NodeID> = []

  init(cursor: IRCursor, graph: ExpressionGraph, resultWidth: Int) {
    self.cursor = cursor
    self.graph = graph
    self.resultWidth = resultWidth
  }

  /// Notes a condition, unless it is `true` or known.
  mutating func assume(_ condition: NodeID) {
    let node = graph[condition]
    if node.kind == .literal && node.value != 0 { return }
    if isAssumed.insert(condition).inserted { assumptions.append(condition) }
  }

  mutating func assume(_ value: NodeID, in range: (low: Int64, high: Int64)) {
    let width = graph[value].width
    let offset = range.low == 0 ? value : graph.operation(.add, value, graph.literal(0 &- range.low, width: width))
    assume(graph.operation(.ult, offset, graph.literal(range.high &- range.low, width: width)))
  }

  /// Reads up to the closing brace; the value that is returned.
  mutating func read() throws(Diagnostic) -> NodeID {
    if cursor.token.kind == .word {
      // The label of the block.
      var ahead = cursor
      ahead.advance()
      if ahead.accept(":") { cursor = ahead }
    }
    while true {
      if graph.nodes.count > ReadingLimits.nodes { throw cursor.unexpected("at most \(ReadingLimits.nodes) instructions, literals and parameters") }
      if cursor.token.kind == .annotation {
        // A debug record: `#dbg_value(…)`.
        cursor.advance()
        if cursor.stands("(") { try cursor.skipBrackets() }
      } else if cursor.accept("ret") {
        let result = try typedValue(width: resultWidth)
        try skipAnnotations()
        guard cursor.stands("}") else { throw cursor.unexpected("'}': only straight-line code is read") }
        return result
      } else if cursor.token.kind == .local {
        try definition()
      } else if let call = try callWithoutResult() {
        assume(call)
      }
      try skipAnnotations()
    }
  }

  private mutating func definition() throws(Diagnostic) {
    let (name, offset) = (cursor.text, cursor.token.offset)
    if values[name] != nil || pairs[name] != nil { throw cursor.source.diagnostic("'%\(name)' is defined twice", at: offset) }
    cursor.advance()
    try cursor.expect("=")
    if try call(into: name) { return }
    values[name] = try instruction()
  }

  /// Passes `, !name !0` and `#0`.
  private mutating func skipAnnotations() throws(Diagnostic) {
    while true {
      if cursor.token.kind == .annotation, !cursor.text.hasPrefix("#dbg") {
        cursor.advance()
      } else if cursor.stands(",") {
        cursor.advance()
        guard cursor.token.kind == .annotation else { throw cursor.unexpected("an annotation or the next line") }
      } else {
        return
      }
    }
  }

  // MARK: Values

  mutating func value(width: Int) throws(Diagnostic) -> NodeID {
    guard cursor.token.kind == .local else { return graph.literal(try cursor.literal(width: width), width: .bits(width)) }
    let name = cursor.text
    guard let node = values[name] else {
      let message = pairs[name] == nil ? "expected a value that is defined above, found '%\(name)'" : "expected an integer, found the pair '%\(name)'"
      throw cursor.source.diagnostic(message, at: cursor.token.offset)
    }
    guard graph[node].width == .bits(width) else {
      throw cursor.source.diagnostic("expected a value of i\(width), found '%\(name)' of i\(graph[node].width.bits!)", at: cursor.token.offset)
    }
    cursor.advance()
    return node
  }

  /// `iN [attributes] value`; `width` is what it must have, nil: any.
  mutating func typedValue(width: Int? = nil) throws(Diagnostic) -> NodeID {
    let start = cursor
    let found = try cursor.integerType()
    if let width, width != found { throw start.unexpected("i\(width)") }
    try skipAttributes()
    return try value(width: found)
  }

  /// Passes the attributes of a call's result or argument.
  mutating func skipAttributes() throws(Diagnostic) {
    while cursor.stands("noundef") || cursor.stands("range") || cursor.stands("zeroext") || cursor.stands("signext") || cursor.stands("immarg") {
      cursor.advance()
      if cursor.stands("(") { try cursor.skipBrackets() }
    }
  }
}
