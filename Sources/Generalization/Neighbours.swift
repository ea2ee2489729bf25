import BitVector

/// Assignments beside the finding's own, at its own widths, for which a rewrite is wrong, or right: what a condition or a replacement says by
/// accident of small widths is seldom true of them.
struct Neighbours {
  private let program: Program
  private let draft: RuleDraft
  private let constantWidths: [Int]
  private let variables: [(symbol: Int, width: Int)]
  private var generator = SplitMix64(seed: 11)
  private var frame = Program.Frame<ConcreteAlgebra>()

  private static let inputs = 80

  init(_ draft: RuleDraft) {
    self.draft = draft
    program = Program(draft.graph, roots: [draft.source, draft.target] + draft.facts, widths: draft.originalWidths)
    constantWidths = draft.constantBits(draft.originalWidths)
    variables = draft.variables.map { ($0, draft.graph.symbols[$0].width.resolved(draft.originalWidths)) }
  }

  /// At most `limit` assignments that an input shows to be wrong.
  mutating func wrong(limit: Int) -> [[UInt64]] {
    guard !draft.constants.isEmpty, constantWidths.contains(where: { $0 > 8 }) else { return [] }
    var seen: Set<[UInt64]> = [draft.original]
    var result: [[UInt64]] = []
    for attempt in 0..<(limit * 4) where result.count < limit {
      let row = next(attempt)
      if seen.insert(row).inserted, tellingInputs(row, of: Self.inputs) == nil { result.append(row) }
    }
    return result
  }

  /// For how many of `count` assignments, the same ones for each draft with these constants, no input shows that it is wrong, and not for want of
  /// inputs that could.
  mutating func rightCount(of count: Int) -> Int {
    guard !draft.constants.isEmpty, constantWidths.contains(where: { $0 > 4 }) else { return 0 }
    let rows = Set((0..<count).map { next($0) }).subtracting([draft.original]).sorted { $0.lexicographicallyPrecedes($1) }
    let own = tellingInputs(draft.original, of: Self.inputs / 2) ?? 0
    return rows.count { (tellingInputs($0, of: Self.inputs / 2) ?? 0) * 4 > own }
  }

  private mutating func next(_ attempt: Int) -> [UInt64] {
    var row = draft.original
    // One constant changes, and later on two.
    for _ in 0...(attempt % 3 == 2 ? 1 : 0) { change(&row, at: Int(generator.next() % UInt64(row.count))) }
    return row
  }

  private mutating func change(_ row: inout [UInt64], at index: Int) {
    let other = row[Int(generator.next() % UInt64(row.count))]
    let value = row[index]
    let choices: [UInt64] = [
      value &+ 1, value &- 1, value &<< 1, value &>> 1, ~value, 0 &- value, other, other &+ 1, other &- 1, other &<< 1, 0 &- other, 0,
      generator.interestingValue(constantWidths[index]), generator.interestingValue(constantWidths[index]),
      generator.interestingValue(min(8, constantWidths[index])),
    ]
    row[index] = choices[Int(generator.next() % UInt64(choices.count))] & ConcreteAlgebra.mask(constantWidths[index])
  }

  /// How many of some inputs the facts admit and give the source a value for; nil if one of them is wrong.
  private mutating func tellingInputs(_ row: [UInt64], of inputs: Int) -> Int? {
    let algebra = ConcreteAlgebra()
    var values = [UInt64](repeating: 0, count: draft.graph.symbols.count)
    for (symbol, value) in zip(draft.constants, row) { values[symbol] = value }
    var count = 0
    for round in 0..<inputs {
      for (symbol, width) in variables {
        var value = generator.interestingValue(width)
        // Values beside the constants lie on the bounds of what they compare with.
        if round % 2 == 1, let constant = row.randomElement(using: &generator) { value = constant &+ (generator.next() % 3) &- 1 }
        values[symbol] = value & ConcreteAlgebra.mask(width)
      }
      program.run(&frame, values: values)
      if draft.facts.indices.allSatisfy({ program.holds(2 + $0, algebra, frame) }) {
        if !program.refinement(source: 0, target: 1, algebra, frame) { return nil }
        if frame.poison[program.roots[0]] != true, program.undefined(0, algebra, frame) != true { count += 1 }
      }
      if variables.isEmpty { break }
    }
    return count
  }
}
