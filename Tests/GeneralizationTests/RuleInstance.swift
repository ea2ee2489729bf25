import BitVector
import Diagnostics
import Findings
import Generalization
import Rules

extension Rule {
  /// What a node comes to with values for the constants C1, C2, … (or C), at the widths `widths`; nil where the condition doesn't hold.
  func value(of node: NodeID, widths: Int...) -> ([UInt64]) -> UInt64? { value(of: node, widths: widths) }
  private func value(of node: NodeID, widths: [Int]) -> ([UInt64]) -> UInt64? {
    let program = Program(graph, roots: [condition, node], widths: widths)
    return { constants in
      var frame = Program.Frame<ConcreteAlgebra>()
      var values = [UInt64](repeating: 0, count: graph.symbols.count)
      for (index, value) in constants.enumerated() {
        let symbol = graph.symbols.firstIndex { $0.name == (constants.count == 1 ? "C" : "C\(index + 1)") }!
        values[symbol] = value & ConcreteAlgebra.mask(graph.symbols[symbol].width.resolved(widths))
      }
      program.run(&frame, values: values)
      return program.holds(0, ConcreteAlgebra(), frame) ? frame.values[program.roots[1]] : nil
    }
  }

  /// Whether the condition holds for values of the constants C1, C2, … (or C), at the widths `widths`.
  func admission(widths: Int...) -> ([UInt64]) -> Bool {
    let value = value(of: condition, widths: widths)
    return { value($0) != nil }
  }
}

/// The rules of a finding.
func rules(_ text: String, _ path: String) throws -> [Rule] { Generalizer().generalize(try FindingReader.read(SourceText(path: path, text: text))).rules }

/// A finding on comparisons of one word.
func comparisonFinding(_ source: String, _ target: String) -> String {
  """
  define i1 @src(i32 %x) {
  \(source)
    ret i1 %r
  }
  define i1 @tgt(i32 %x) {
  \(target)
    ret i1 %r
  }
  """
}
