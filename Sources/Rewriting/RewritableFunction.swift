package import BitVector
package import Diagnostics
package import Findings
import Rules

/// A straight-line function on the way through the rewriter.
package struct RewritableFunction: Sendable {
  package var name: String
  /// The text up to the opening brace.
  package var header: String
  /// Holds all expressions; every width is a number, every symbol a parameter.
  package var graph: ExpressionGraph
  /// Whether each parameter, by the index of its symbol, is promised not to be poison.
  package var isDefined: [Bool]
  /// What ranges of parameters promise, then what `llvm.assume` does.
  package var assumptions: [NodeID]
  /// How many assumptions are ranges of parameters.
  package var rangeCount: Int
  package var result: NodeID

  /// A function made of parts, without ranges of parameters.
  package init(name: String, graph: ExpressionGraph, assumptions: [NodeID], result: NodeID) {
    self.name = name
    let parameters = graph.symbols.map { "i\($0.width.bits!) %\($0.name)" }.joined(separator: ", ")
    header = "define i\(graph[result].width.bits!) @\(name)(\(parameters))"
    self.graph = graph
    isDefined = graph.symbols.map { _ in false }
    self.assumptions = assumptions
    rangeCount = 0
    self.result = result
  }

  package init(_ function: LLVMFunction) throws(Diagnostic) {
    var graph = ExpressionGraph()
    let arguments = function.parameters.map { graph.symbol($0.name, width: .bits($0.width), isConstant: false) }
    let body = try function.body(into: &graph, arguments: arguments)
    name = function.name
    header = function.header
    isDefined = function.parameters.map { $0.attributes.split(separator: " ").contains("noundef") }
    self.graph = graph
    assumptions = body.assumptions
    rangeCount = body.rangeCount
    result = body.result
  }

  /// The live instructions, operands first.
  package var instructions: [NodeID] { graph.cone(assumptions + [result]).filter { graph[$0].kind == .operation } }

  /// How many of the live instructions are instructions to a processor (``Operation/isInstruction``).
  package var length: Int { instructions.count { graph[$0].operation.isInstruction } }

  /// This function with another node in place of `old` wherever its result uses that; assumptions stay as they are.
  ///
  /// `graph` is this function's, grown; `new` is one of its nodes.
  package func replacing(_ old: NodeID, with new: NodeID, in graph: ExpressionGraph) -> RewritableFunction {
    var copy = self
    copy.graph = ExpressionGraph()
    for symbol in graph.symbols { copy.graph.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant) }
    var kept: [NodeID: NodeID] = [:]
    for id in graph.cone(assumptions + [new]) { kept[id] = copy.graph.adopt(graph[id], operands: graph[id].operands.map { kept[$0]! }) }
    copy.assumptions = assumptions.map { kept[$0]! }
    var changed: [NodeID: NodeID] = [:]
    for id in graph.cone([result]) {
      let operands = graph[id].operands.map { changed[$0]! }
      changed[id] = id == old ? kept[new]! : copy.graph.adopt(graph[id], operands: operands)
    }
    copy.result = changed[result]!
    return copy
  }
}

extension ExpressionGraph {
  /// A node like `node`, of a graph with the same symbols, on operands of this graph; computed where they are literals.
  mutating func adopt(_ node: Node, operands: [NodeID]) -> NodeID {
    switch node.kind {
    case .literal: return literal(node.value, width: node.width)
    case .operation: return folded(node.operation, flags: node.flags, width: node.width, operands)
    case .variable, .constant, .widthValue: return symbolNode(named: symbols[Int(node.value)].name)!
    }
  }

  /// An operation, or the literal that it gives.
  mutating func folded(_ operation: Operation, flags: Flags, width: WidthTerm, _ operands: [NodeID]) -> NodeID {
    if operands.allSatisfy({ self[$0].kind == .literal }) {
      var own = ExpressionGraph()
      let literals = operands.map { own.literal(self[$0].value, width: self[$0].width) }
      let root = own.operation(operation, flags: flags, width: width, operands: literals)
      if let value = Program(own, roots: [root]).evaluate(0, []) { return literal(Int64(bitPattern: value), width: width) }
    }
    return self.operation(operation, flags: flags, width: width, operands: operands)
  }
}
