import BitVector
import Fuzzing
import GeneratedRules
import Rewriting
import RuleHost

/// Runs the compiled rules over a function: a host whose values are nodes of a graph that grows.
struct FunctionHost: RuleHost {
  /// The new function's graph, and what is known of its values.
  private let subject: Subject
  private(set) var fired: [Int] = []

  private init(_ function: RewritableFunction) { subject = Subject(function) }

  /// `function` with every operation rewritten as it is made, until no rule applies; and the rules that fired, by name.
  static func rewrite(_ function: RewritableFunction) -> Fuzzer.Rewrite {
    var host = FunctionHost(function)
    var made: [NodeID: NodeID] = [:]
    for id in function.graph.cone([function.result]) {
      let node = function.graph[id]
      guard node.kind == .operation else {
        made[id] = id
        continue
      }
      let operands = node.operands.map { made[$0]! }
      let last = operands[operands.count - 1]
      made[id] = host.make(
        PendingOperation(
          node.operation, node.flags, width: node.width.bits!, operands[0], operands.count > 1 ? operands[1] : operands[0],
          operands.count > 2 ? last : operands[0]))
    }
    var result = function
    result.graph = host.subject.graph
    result.result = made[function.result]!
    return Fuzzer.Rewrite(result, rules: host.fired.map { GeneratedRules.table[$0].name })
  }

  func operation(of value: NodeID) -> BitVector.Operation? { subject.graph[value].kind == .operation ? subject.graph[value].operation : nil }
  func flags(of value: NodeID) -> Flags { subject.graph[value].flags }
  func operand(_ index: Int, of value: NodeID) -> NodeID { subject.graph[value].operands[index] }
  func width(of value: NodeID) -> Int { subject.graph[value].width.bits! }
  func constant(_ value: NodeID) -> UInt64? {
    subject.graph[value].kind == .literal ? UInt64(bitPattern: subject.graph[value].value) & ConcreteAlgebra.mask(width(of: value)) : nil
  }
  /// What a rewrite means doesn't depend on uses.
  func useCount(of value: NodeID) -> Int { 0 }

  func knowledge(of value: NodeID) -> Knowledge {
    let known = subject.known(value)
    return known.isEmpty ? Knowledge(anyOf: known.width) : known
  }

  func makeConstant(_ bits: UInt64, width: Int) -> NodeID { subject.graph.literal(Int64(bitPattern: bits), width: .bits(width)) }

  /// Rewritten in turn: each rewrite lowers the measure, so this ends.
  mutating func make(_ operation: PendingOperation<NodeID>) -> NodeID {
    let root = normalized(operation)
    let operands = Array([root.a, root.b, root.c].prefix(root.operation.arity))
    if operands.allSatisfy({ constant($0) != nil }), let value = folded(root, operands) { return value }
    if let value = GeneratedRules.rewrite(root, in: &self) { return value }
    return subject.graph.operation(root.operation, flags: root.flags, width: .bits(root.width), operands: operands)
  }

  private func folded(_ operation: PendingOperation<NodeID>, _ operands: [NodeID]) -> NodeID? {
    var own = ExpressionGraph()
    let literals = operands.map { own.literal(subject.graph[$0].value, width: subject.graph[$0].width) }
    let root = own.operation(operation.operation, flags: operation.flags, width: .bits(operation.width), operands: literals)
    return Program(own, roots: [root]).evaluate(0, []).map { makeConstant($0, width: operation.width) }
  }

  mutating func permits(_ rule: Int) -> Bool {
    fired.append(rule)
    return true
  }
}
