import BitVector
import Rules

extension Rule {
  /// What a node comes to with values for the constants C1, C2, …, at one width; nil where the condition doesn't hold.
  func value(of node: NodeID, width: Int) -> ([UInt64]) -> UInt64? {
    let program = Program(graph, roots: [condition, node], widths: [width])
    return { constants in
      var frame = Program.Frame<ConcreteAlgebra>()
      var values = [UInt64](repeating: 0, count: graph.symbols.count)
      for (index, value) in constants.enumerated() { values[graph.symbols.firstIndex { $0.name == "C\(index + 1)" }!] = value }
      program.run(&frame, values: values)
      return program.holds(0, ConcreteAlgebra(), frame) ? frame.values[program.roots[1]] : nil
    }
  }

  /// Whether the condition holds for values of the constants C1, C2, …, at one width.
  func admission(width: Int) -> ([UInt64]) -> Bool {
    let value = value(of: condition, width: width)
    return { value($0) != nil }
  }
}
