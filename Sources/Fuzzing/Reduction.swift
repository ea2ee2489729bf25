import BitVector
import Rewriting

/// Ways to make a function smaller by one step.
enum Reduction {
  /// Smaller functions, those that lose most first: fewer assumptions, a part as the whole, a part as an input or a small literal, fewer flags.
  static func candidates(_ function: RewritableFunction) -> [RewritableFunction] {
    var result: [RewritableFunction] = []
    let graph = function.graph
    for index in function.assumptions.indices {
      var assumptions = function.assumptions
      assumptions.remove(at: index)
      result.append(rebuilt(function, result: function.result, assumptions: assumptions))
    }
    let cone = graph.cone([function.result])
    for part in cone where part != function.result && graph[part].kind == .operation { result.append(rebuilt(function, result: part)) }
    for part in cone.reversed() where part != function.result && graph[part].kind == .operation {
      result.append(rebuilt(function, result: function.result) { $1 == part ? input(&$0, graph[part].width) : nil })
    }
    for part in cone where graph[part].kind != .literal && part != function.result {
      for value in [0, 1] as [Int64] {
        result.append(rebuilt(function, result: function.result) { target, id in id == part ? target.literal(value, width: graph[part].width) : nil })
      }
    }
    for part in cone where graph[part].kind == .operation {
      for flag in graph[part].flags.individual {
        result.append(
          rebuilt(function, result: function.result) { target, id in
            guard id == part else { return nil }
            let node = graph[id]
            let operands = target.copy(node.operands, from: graph)
            return target.operation(node.operation, flags: node.flags.subtracting(flag), width: node.width, operands: operands)
          })
      }
    }
    return result
  }

  /// An input that stands for a part.
  private static func input(_ graph: inout ExpressionGraph, _ width: WidthTerm) -> NodeID {
    let name = "part\(width.bits!)"
    return graph.symbolNode(named: name) ?? graph.symbol(name, width: width, isConstant: false)
  }

  private static func rebuilt(
    _ function: RewritableFunction, result: NodeID, assumptions: [NodeID]? = nil, replacing: (inout ExpressionGraph, NodeID) -> NodeID? = { _, _ in nil }
  ) -> RewritableFunction {
    var graph = ExpressionGraph()
    for symbol in function.graph.symbols { graph.symbol(symbol.name, width: symbol.width, isConstant: symbol.isConstant) }
    let roots = graph.copy([result] + (assumptions ?? function.assumptions), from: function.graph, replacing: { target, id, _ in replacing(&target, id) })
    return RewritableFunction(name: function.name, graph: graph, assumptions: Array(roots.dropFirst()), result: roots[0])
  }
}
