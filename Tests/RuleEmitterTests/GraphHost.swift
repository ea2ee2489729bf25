import BitVector
import RuleHost

/// An optimizer in miniature: its IR is an expression graph of fixed widths, whose variables are inputs.
struct GraphHost: RuleHost {
  var graph = ExpressionGraph()
  /// The values of the inputs, by symbol; what is known of an input is exactly that.
  var inputs: [UInt64] = []
  /// The only rule that may be applied, by its index; nil: all.
  var permitted: Int?
  /// Other uses of values stop no rule.
  var ignoresUses = true
  private(set) var firings: [Int: Int] = [:]

  mutating func input(_ name: String, width: Int, _ value: UInt64) -> NodeID {
    inputs.append(value & ConcreteAlgebra.mask(width))
    return graph.symbol(name, width: .bits(width), isConstant: false)
  }

  /// What `id` is for the inputs; nil where it is poison or undefined.
  func evaluate(_ id: NodeID) -> UInt64? { Program(graph, roots: [id]).evaluate(0, inputs) }

  func operation(of value: NodeID) -> Operation? { graph[value].kind == .operation ? graph[value].operation : nil }
  func flags(of value: NodeID) -> Flags { graph[value].flags }
  func operand(_ index: Int, of value: NodeID) -> NodeID { graph[value].operands[index] }
  func width(of value: NodeID) -> Int { graph[value].width.bits ?? 0 }
  func constant(_ value: NodeID) -> UInt64? {
    graph[value].kind == .literal ? UInt64(bitPattern: graph[value].value) & ConcreteAlgebra.mask(width(of: value)) : nil
  }
  func useCount(of value: NodeID) -> Int { ignoresUses ? 0 : graph.nodes.reduce(0) { $0 + $1.operands.filter { $0 == value }.count } }

  func knowledge(of value: NodeID) -> Knowledge {
    evaluate(value).map { Knowledge($0, width: width(of: value)) } ?? Knowledge(anyOf: width(of: value))
  }

  /// All inputs: of each the value is known.
  func relative(_ index: Int, of value: NodeID) -> NodeID? {
    let inputs = graph.nodes.indices.filter { graph.nodes[$0].kind == .variable }
    return index < inputs.count ? NodeID(inputs[index]) : nil
  }

  mutating func makeConstant(_ bits: UInt64, width: Int) -> NodeID { graph.literal(Int64(bitPattern: bits), width: .bits(width)) }
  mutating func make(_ operation: PendingOperation<NodeID>) -> NodeID {
    let operands = [operation.a, operation.b, operation.c].prefix(operation.operation.arity)
    return graph.operation(operation.operation, flags: operation.flags, width: .bits(operation.width), operands: Array(operands))
  }

  mutating func permits(_ rule: Int) -> Bool {
    guard permitted == nil || permitted == rule else { return false }
    firings[rule, default: 0] += 1
    return true
  }
}
