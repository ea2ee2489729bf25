import BitVector
import Diagnostics

/// A finding as two LLVM functions, `@src` and `@tgt`, the second of which may replace the first.
enum LLVMPair {
  static func read(_ source: SourceText) throws(Diagnostic) -> Finding {
    let functions = try LLVMFunction.all(in: source)
    let (src, tgt) = (try only("src", functions, source), try only("tgt", functions, source))
    guard src.parameters.map(\.width) == tgt.parameters.map(\.width), src.resultWidth == tgt.resultWidth else {
      throw source.diagnostic("expected '@tgt' to have the types of '@src'", at: tgt.offset)
    }
    var graph = ExpressionGraph()
    var names = SymbolNames()
    let arguments = src.parameters.map { graph.symbol(names.name(for: $0.name), width: .bits($0.width), isConstant: false) }
    let left = try src.body(into: &graph, arguments: arguments)
    // What the target assumes makes its promise weaker; a claim without it says more, and is what a rule can use.
    let right = try tgt.body(into: &graph, arguments: arguments)
    return Finding(
      path: source.path, graph: graph, assumptions: left.assumptions, claims: [Finding.Claim(source: left.result, target: right.result)])
  }

  private static func only(_ name: String, _ functions: [LLVMFunction], _ source: SourceText) throws(Diagnostic) -> LLVMFunction {
    let found = functions.filter { $0.name == name }
    if found.count > 1 { throw source.diagnostic("'@\(name)' is defined twice", at: found[1].offset) }
    guard let function = found.first else { throw source.diagnostic("expected a function '@\(name)', found none", at: source.bytes.count) }
    return function
  }
}
