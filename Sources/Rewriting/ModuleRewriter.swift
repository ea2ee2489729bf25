import BitVector
package import Diagnostics
package import Findings
package import Rules

/// Rewrites every function of an LLVM IR file; what no rule changes stays as it was written.
package struct ModuleRewriter {
  /// The text after rewriting.
  package private(set) var text: String
  /// How often each rule fired, by its index.
  package private(set) var firings: [Int]
  /// For each function that changed: its name, and its cost before and after.
  package private(set) var changes: [(name: String, before: Int, after: Int)] = []

  /// Rewrites the functions of `source` with `rules`.
  ///
  /// A function that has changed is final code: unless `keepsAssumptions`, its `llvm.assume` calls, which have served the rules, are dropped
  /// with what only they need. `entailment` and `order`: see ``FunctionRewriter``.
  package init(
    _ source: SourceText, rules: [Rule], keepsAssumptions: Bool = false, entailment: Entailment? = nil, order: RewriteOrder = RewriteOrder()
  ) throws(Diagnostic) {
    let rewriter = FunctionRewriter(rules, entailment: entailment, order: order, mayLengthen: true)
    firings = Array(repeating: 0, count: rules.count)
    text = ""
    var declarations: [String] = []
    var end = 0
    for function in try LLVMFunction.all(in: source) {
      let before = try RewritableFunction(function)
      var (after, statistics) = rewriter.rewrite(before)
      text += source.text(end..<function.range.lowerBound)
      end = function.range.upperBound
      guard statistics.firings.contains(where: { $0 > 0 }) else {
        text += source.text(function.range)
        continue
      }
      if !keepsAssumptions { after.assumptions.removeSubrange(after.rangeCount...) }
      for (index, count) in statistics.firings.enumerated() { firings[index] += count }
      let printed = LLVMPrinter.text(after)
      text += printed.text
      declarations += printed.declarations
      changes.append((function.name, FunctionMeasure(before).measure.cost, FunctionMeasure(after).measure.cost))
    }
    text += source.text(end..<source.bytes.count)
    appendDeclarations(declarations, of: source)
  }

  /// Declares the intrinsics that the text calls and doesn't declare.
  private mutating func appendDeclarations(_ declarations: [String], of source: SourceText) {
    var declared: Set<String> = []
    for line in source.text(0..<source.bytes.count).split(whereSeparator: \.isNewline) where line.hasPrefix("declare") {
      if let name = line.split(separator: "@").dropFirst().first?.split(separator: "(").first { declared.insert(String(name)) }
    }
    for line in declarations {
      let name = String(line.split(separator: "@")[1].split(separator: "(")[0])
      guard declared.insert(name).inserted else { continue }
      if !text.hasSuffix("\n") { text += "\n" }
      text += line + "\n"
    }
  }
}
