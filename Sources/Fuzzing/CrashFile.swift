import BitVector
package import Diagnostics
package import Findings
package import Rewriting
import Solver

/// A failure as a finding: an LLVM pair whose target is what rewriting made of the source.
package enum CrashFile {
  package static func text(_ failure: Fuzzer.Failure, seed: UInt64) -> String {
    let (before, after) = (failure.before, failure.after.function)
    let source = LLVMPrinter.text(trimmed(before, name: "src"))
    let target = LLVMPrinter.text(trimmed(before, name: "tgt", replacing: after))
    let inputs = zip(before.graph.symbols, failure.counterexample.values).map { symbol, value in
      "\(symbol.name) = \(value.map { String(ConcreteAlgebra.signed($0, symbol.width.bits!)) } ?? "poison")"
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

  /// The function under another name, its symbols those of `before`; the result of `other` in place of its own.
  private static func trimmed(_ before: RewritableFunction, name: String, replacing other: RewritableFunction? = nil) -> RewritableFunction {
    var graph = before.graph
    let result = other.map { graph.copy([$0.result], from: $0.graph)[0] } ?? before.result
    return RewritableFunction(name: name, graph: graph, assumptions: before.assumptions, result: result)
  }
}
