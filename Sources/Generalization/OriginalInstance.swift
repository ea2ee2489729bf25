import BitVector

/// The finding itself, with other values for its replacement's literals.
final class OriginalInstance {
  private let program: Program
  private let skeleton: Skeleton
  private let original: [UInt64]
  private var known: [[UInt64]: Bool] = [:]
  private var inputs: [[UInt64]] = []
  /// The inputs for which the finding's own facts hold.
  private var admitted: [[UInt64]] = []

  init(_ skeleton: Skeleton) {
    self.skeleton = skeleton
    let widths = skeleton.originalWidths
    program = Program(skeleton.graph, roots: [skeleton.source, skeleton.target] + skeleton.facts, widths: widths)
    var values = [UInt64](repeating: 0, count: skeleton.graph.symbols.count)
    for hole in skeleton.holes { values[hole.symbol] = UInt64(bitPattern: hole.original) & ConcreteAlgebra.mask(hole.width.resolved(widths)) }
    original = values
    var generator = SplitMix64(seed: 3)
    for round in 0..<300 {
      var input = values
      for variable in skeleton.variables {
        let width = skeleton.graph.symbols[variable].width.resolved(widths)
        input[variable] = generator.interestingValue(width)
        // The finding's own constants, and what is next to them, lie on the bounds of its facts.
        if round >= 200, let hole = skeleton.holes.randomElement(using: &generator) {
          input[variable] = (values[hole.symbol] &+ UInt64.random(in: 0...2, using: &generator) &- 1) & ConcreteAlgebra.mask(width)
        }
      }
      inputs.append(input)
    }
    admitted = inputs.filter(isAdmitted)
  }

  /// The finding's own facts hold.
  private func isAdmitted(_ input: [UInt64]) -> Bool {
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    program.run(&frame, values: input)
    return skeleton.facts.indices.allSatisfy { program.holds(2 + $0, algebra, frame) }
  }

  /// Tries inputs too that the solver found, by name.
  func learn(_ values: [String: UInt64]) {
    var input = original
    for variable in skeleton.variables { input[variable] = values[skeleton.graph.symbols[variable].name] ?? 0 }
    inputs.append(input)
    if isAdmitted(input) { admitted.append(input) }
    known = [:]
  }

  /// No input tried makes the rewrite wrong if the hole `symbol` has the value and the other holes what the finding says; and no input that
  /// the finding's facts admit is lost.
  func accepts(_ value: UInt64, for symbol: Int) -> Bool {
    if value == original[symbol] { return true }
    if let known = known[[UInt64(symbol), value]] { return known }
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    func keepsFacts(_ input: [UInt64]) -> Bool {
      var input = input
      input[symbol] = value
      return isAdmitted(input)
    }
    let isOfFact = skeleton.holes.contains { $0.symbol == symbol && $0.role == .fact }
    let isRight =
      (!isOfFact || admitted.allSatisfy(keepsFacts))
      && inputs.allSatisfy { input in
        var input = input
        input[symbol] = value
        program.run(&frame, values: input)
        let isAdmitted = skeleton.facts.indices.allSatisfy { program.holds(2 + $0, algebra, frame) }
        return !isAdmitted || program.refinement(source: 0, target: 1, algebra, frame)
      }
    known[[UInt64(symbol), value]] = isRight
    return isRight
  }
}
