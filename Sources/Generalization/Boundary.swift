package import BitVector
package import Rules

/// Where one conjunct of a rule's condition draws the line: constants just inside it and just outside, which fulfil all other conjuncts, and an
/// input that shows that the rewrite is wrong outside.
package struct Boundary: Sendable {
  package struct Value: Hashable, Sendable {
    package var name: String
    /// In bits.
    package var width: Int
    /// nil: poison.
    package var bits: UInt64?

    /// Signed (but for truths), as text.
    package var text: String { bits.map { width == 1 ? String($0) : String(ConcreteAlgebra.signed($0, width)) } ?? "poison" }
  }

  /// A node of the rule's graph.
  package var conjunct: NodeID
  /// Widths in bits, by name.
  package var widths: [(name: String, bits: Int)]
  package var inside: [Value]
  package var outside: [Value]
  /// The variables' values at which the rewrite is wrong for the constants outside.
  package var input: [Value]
  /// What the pattern and the replacement give there, named so; bits nil: poison or undefined.
  package var results: [Value]

  /// The boundaries of all conjuncts, in their order, at the widest narrow widths at which all constants can be looked at. A conjunct that no
  /// constants there need is left out.
  package static func all(of rule: Rule) -> [Boundary] {
    guard rule.isConditional, let survey = Survey(rule) else { return [] }
    return survey.conjuncts.indices.compactMap(survey.boundary)
  }
}

/// All constants of a rule at narrow widths, and which conjuncts of its condition they fulfil.
private struct Survey {
  let conjuncts: [NodeID]
  private let rule: Rule
  private let tuple: [Int]
  private let constants: [Int]
  private let variables: [Int]
  private let rows: RowSource
  /// Of each row, the conjuncts that don't hold.
  private let broken: [Set<Int>]

  private static let constantBits = 12
  private static let inputBits = 16

  init?(_ rule: Rule) {
    self.rule = rule
    let graph = rule.graph
    let used = rule.usedSymbols
    let constants = used.filter { graph.symbols[$0].isConstant }
    let variables = used.filter { !graph.symbols[$0].isConstant }
    func bits(_ symbols: [Int], _ tuple: [Int]) -> Int { symbols.reduce(0) { $0 + graph.symbols[$1].width.resolved(tuple) } }
    var tuples: [[Int]] = [[]]
    for set in rule.widths { tuples = tuples.flatMap { tuple in set.widths.filter { $0 <= 8 }.map { tuple + [$0] } } }
    let affordable = tuples.filter {
      $0.count == rule.widths.count && rule.admits($0) && bits(constants, $0) <= Self.constantBits && bits(variables, $0) <= Self.inputBits
    }
    guard !constants.isEmpty, let tuple = affordable.max(by: { ([$0.reduce(0, +)] + $0).lexicographicallyPrecedes([$1.reduce(0, +)] + $1) }) else { return nil }
    let conjuncts = graph.conjuncts(of: rule.condition)
    let rows = RowSource(widths: constants.map { graph.symbols[$0].width.resolved(tuple) }, limit: 1 << Self.constantBits)
    let program = Program(graph, roots: conjuncts, widths: tuple)
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    var values = [UInt64](repeating: 0, count: graph.symbols.count)
    broken = (0..<rows.count).map { row in
      for (column, symbol) in constants.enumerated() { values[symbol] = rows.rows[row * constants.count + column] }
      program.run(algebra, &frame, symbol: { index, _ in (values[index], nil) })
      return Set(conjuncts.indices.filter { !program.holds($0, algebra, frame) })
    }
    (self.conjuncts, self.tuple, self.constants, self.variables, self.rows) = (conjuncts, tuple, constants, variables, rows)
  }

  private func row(_ index: Int) -> ArraySlice<UInt64> { rows.rows[(index * constants.count)..<((index + 1) * constants.count)] }

  /// The nearest pair of constants across the line of conjunct number `number`, of which the outer ones make the rewrite wrong.
  func boundary(_ number: Int) -> Boundary? {
    let inside = broken.indices.filter { broken[$0].isEmpty }
    let outside = broken.indices.filter { broken[$0] == [number] }
    let pairs = neighbours(inside, outside) + [nearest(inside, outside)].compactMap { $0 }
    var wrong: [Int: Failure?] = [:]
    for (inner, outer) in pairs {
      if wrong[outer] == nil { wrong[outer] = .some(failure(outer)) }
      guard let shown = wrong[outer].flatMap({ $0 }) else { continue }
      return Boundary(
        conjunct: conjuncts[number], widths: rule.usedWidths.map { (rule.graph.widthNames[$0], tuple[$0]) }, inside: values(inner), outside: values(outer),
        input: shown.input, results: shown.results)
    }
    return nil
  }

  /// Pairs that differ in one constant, by little first; among these, those without zeros.
  private func neighbours(_ inside: [Int], _ outside: [Int]) -> [(Int, Int)] {
    var place: [[UInt64]: Int] = [:]
    for index in inside { place[Array(row(index))] = index }
    var pairs: [(key: [Int], pair: (Int, Int))] = []
    for outer in outside {
      var values = Array(row(outer))
      let zeros = values.count { $0 == 0 }
      for column in constants.indices {
        let own = values[column]
        let width = rule.graph.symbols[constants[column]].width.resolved(tuple)
        for step in 1...8 {
          for other in [own &+ UInt64(step), own &- UInt64(step)] {
            values[column] = other & ConcreteAlgebra.mask(width)
            guard let inner = place[values] else { continue }
            let distance = abs(Int(ConcreteAlgebra.signed(own, width) - ConcreteAlgebra.signed(values[column], width)))
            pairs.append(([distance, zeros + values.count { $0 == 0 }, outer, inner], (inner, outer)))
          }
        }
        values[column] = own
      }
    }
    return pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) }.prefix(64).map(\.pair)
  }

  /// The pair that differs in the fewest constants, where none differs in one alone.
  private func nearest(_ inside: [Int], _ outside: [Int]) -> (Int, Int)? {
    var best: (differing: Int, pair: (Int, Int))?
    for outer in outside.prefix(256) {
      for inner in inside.prefix(512) {
        let differing = zip(row(outer), row(inner)).count { $0 != $1 }
        if best.map({ differing < $0.differing }) ?? true { best = (differing, (inner, outer)) }
      }
    }
    return best?.pair
  }

  private func values(_ index: Int) -> [Boundary.Value] {
    zip(constants, row(index)).map { symbol, bits in
      .init(name: rule.graph.symbols[symbol].name, width: rule.graph.symbols[symbol].width.resolved(tuple), bits: bits)
    }
  }

  private struct Failure {
    var input: [Boundary.Value]
    var results: [Boundary.Value]
  }

  /// The first input for which the rewrite is wrong for the constants of a row.
  private func failure(_ index: Int) -> Failure? {
    let graph = rule.graph
    let program = Program(graph, roots: [rule.lhs, rule.rhs] + rule.facts, widths: tuple)
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    var values = [UInt64](repeating: 0, count: graph.symbols.count)
    for (symbol, bits) in zip(constants, row(index)) { values[symbol] = bits }
    let widths = variables.map { graph.symbols[$0].width.resolved(tuple) }
    for input in 0..<(1 << widths.reduce(0, +)) {
      var rest = UInt64(input)
      for (variable, width) in zip(variables, widths) {
        values[variable] = rest & ConcreteAlgebra.mask(width)
        rest >>= UInt64(width)
      }
      program.run(algebra, &frame, symbol: { index, _ in (values[index], nil) })
      guard rule.facts.indices.allSatisfy({ program.holds(2 + $0, algebra, frame) }), !program.refinement(source: 0, target: 1, algebra, frame) else {
        continue
      }
      let results = ["pattern", "replacement"].enumerated().map { root, name -> Boundary.Value in
        let isLost = frame.poison[program.roots[root]] == true || program.undefined(root, algebra, frame) == true
        return .init(name: name, width: graph[rule.lhs].width.resolved(tuple), bits: isLost ? nil : frame.values[program.roots[root]])
      }
      let input = zip(variables, widths).map { Boundary.Value(name: graph.symbols[$0].name, width: $1, bits: values[$0]) }
      return Failure(input: input, results: results)
    }
    return nil
  }
}
