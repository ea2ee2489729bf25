import BitVector
package import Diagnostics
package import Findings
package import Rewriting
import Solver

/// A failure as a finding: an LLVM pair whose target is what rewriting made of the source.
package enum CrashFile {
  package static func text(_ failure: Fuzzer.Failure, seed: UInt64) -> String {
    let (before, after) = (failure.before, failure.after.function)
    var joint = before.graph
    let replacement = joint.copy([after.result], from: after.graph)[0]
    let used = Set(joint.cone([before.result, replacement] + before.assumptions).filter { joint[$0].kind == .variable }.map { Int(joint[$0].value) }).sorted()
    func printed(_ name: String, _ result: NodeID) -> (text: String, declarations: [String]) {
      LLVMPrinter.text(function(name, joint, before.assumptions, result, symbols: used))
    }
    let source = printed("src", before.result)
    let target = printed("tgt", replacement)
    let inputs = used.map { index in
      let symbol = joint.symbols[index]
      let value = failure.counterexample.values[index].map { String(ConcreteAlgebra.signed($0, symbol.width.bits!)) }
      return "\(symbol.name) = \(value ?? "poison")"
    }
    let width = before.graph[before.result].width.bits!
    func result(_ bits: UInt64?) -> String { bits.map { String(ConcreteAlgebra.signed($0, width)) } ?? "poison or undefined" }
    let head = [
      "; Found by genus fuzz --seed \(seed), case \(failure.number).",
      "; Rules: \(failure.after.rules.joined(separator: ", "))",
      "; Where \(inputs.joined(separator: ", ")): @src gives \(result(failure.counterexample.source)), @tgt \(result(failure.counterexample.target)).",
    ]
    var declarations: [String] = []
    for line in source.declarations + target.declarations where !declarations.contains(line) { declarations.append(line) }
    return (head + [source.text, target.text] + declarations).joined(separator: "\n") + "\n"
  }

  /// The function to rewrite again: the one called `src`.
  package static func function(in source: SourceText) throws(Diagnostic) -> RewritableFunction {
    guard let function = try LLVMFunction.all(in: source).first(where: { $0.name == "src" }) else {
      throw source.diagnostic("expected a function '@src'", at: 0)
    }
    return try RewritableFunction(function)
  }

  /// A function of the inputs `symbols` alone.
  private static func function(
    _ name: String, _ source: ExpressionGraph, _ assumptions: [NodeID], _ result: NodeID, symbols: [Int]
  ) -> RewritableFunction {
    var graph = ExpressionGraph()
    for index in symbols { graph.symbol(source.symbols[index].name, width: source.symbols[index].width, isConstant: false) }
    let roots = graph.copy(
      [result] + assumptions, from: source,
      replacing: { graph, _, node in node.kind == .variable ? graph.symbolNode(named: source.symbols[Int(node.value)].name) : nil })
    return RewritableFunction(name: name, graph: graph, assumptions: Array(roots.dropFirst()), result: roots[0])
  }
}
