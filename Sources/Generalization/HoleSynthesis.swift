import BitVector

/// Finds expressions over the pattern's constants for the holes of the replacement and the facts.
///
/// At small widths the table of all values of the holes says for each assignment of the constants which values are right; the expression
/// that is right for the most assignments is chosen, then the weakest facts, then the shortest.
struct HoleSynthesis {
  let skeleton: Skeleton
  let partition: Partition
  let choice: TupleChoice
  let arena: SharedArena

  /// Evaluations that one table may take, as a power of two.
  private let workBits = 24

  struct Solution {
    /// A term of the bank for each open hole.
    var terms: [Int]
    var coverage: Double
    var cost: Int
  }

  /// For one segment of the samples: what is right.
  private struct Table {
    var widths: [Int]
    var combinations: Int
    /// By row and combination of the holes' values: 0 where wrong, else one more than the number of inputs that the facts admit.
    var weight: [Int32]
  }

  private var open: [Int] { skeleton.holes.indices.filter { skeleton.holes[$0].role != .pattern } }

  /// Drafts, best first; empty if no expression is right for the finding's own constants.
  func drafts(limit: Int) -> [RuleDraft] {
    let open = self.open
    if open.isEmpty {
      var draft = RuleDraft(skeleton, partition) { _, _, _ in preconditionFailure("no hole is open") }
      draft.isFindingItself = true
      return [draft]
    }
    let filled = HoleFilling.grouped(skeleton, partition)
    let leaders = partition.groups.sorted { $0.min()! < $1.min()! }.map { $0[0] }
    let columns = leaders.map { skeleton.holes[$0] }
    let holes = open.map { skeleton.holes[$0] }
    func bits(_ tuple: [Int]) -> Int {
      columns.reduce(0) { $0 + $1.width.resolved(tuple) } + holes.reduce(0) { $0 + $1.width.resolved(tuple) }
        + skeleton.variables.reduce(0) { $0 + skeleton.graph.symbols[$1].width.resolved(tuple) }
    }
    let targetIsConstant = skeleton.graph.isConstantExpression(skeleton.target)
    var samples = Samples(constants: columns.count)
    var tables: [Table] = []
    for tuple in choice.widest(2, limit: workBits, bits: bits) {
      let widths = columns.map { $0.width.resolved(tuple) }
      let holeWidths = holes.map { $0.width.resolved(tuple) }
      let combinations = RowSource(widths: holeWidths, limit: 1 << 20)
      let inputBits = bits(tuple) - widths.reduce(0, +) - holeWidths.reduce(0, +)
      let rowLimit = max(32, (1 << workBits) / max(1, combinations.count << inputBits))
      let rows = RowSource(widths: widths, limit: min(rowLimit, 600))
      let oracle = Oracle(
        filled.graph, source: filled.source, target: filled.target, facts: filled.facts,
        constants: columns.map(\.symbol) + holes.map(\.symbol), variables: skeleton.variables, widths: tuple, arena: arena)
      var all: [UInt64] = []
      all.reserveCapacity(rows.count * combinations.count * (widths.count + holes.count))
      for row in 0..<rows.count {
        for combination in 0..<combinations.count {
          all += rows.rows[(row * widths.count)..<((row + 1) * widths.count)]
          all += combinations.rows[(combination * holes.count)..<((combination + 1) * holes.count)]
        }
      }
      let total = rows.count * combinations.count
      let (judgements, admitted) = withUnsafeTemporaryAllocation(of: Int32.self, capacity: total) { counts -> ([Judgement], [Int32]) in
        counts.initialize(repeating: 0)
        return (oracle.judge(all, count: total, admitted: counts.baseAddress), Array(counts))
      }
      var kept: [UInt64] = []
      var weights: [Int32] = []
      var keptCount = 0
      for row in 0..<rows.count {
        let range = (row * combinations.count)..<((row + 1) * combinations.count)
        let good = range.map { index -> Int32 in
          let judgement = judgements[index]
          return judgement.mustHold && (targetIsConstant || !judgement.contains(.constant)) ? admitted[index] + 1 : 0
        }
        if good.allSatisfy({ $0 == 0 }) { continue }
        kept += rows.rows[(row * widths.count)..<((row + 1) * widths.count)]
        weights += good
        keptCount += 1
      }
      guard keptCount > 0 else { continue }
      samples.append(kept, count: keptCount, at: tuple)
      tables.append(Table(widths: holeWidths, combinations: combinations.count, weight: weights))
    }
    if samples.count == 0 { return [] }
    let instance = OriginalInstance(skeleton)

    // The finding's own constants come last: what a term says of them must be right there too.
    samples.append(
      columns.map { UInt64(bitPattern: $0.original) & ConcreteAlgebra.mask($0.width.resolved(skeleton.originalWidths)) }, count: 1, at: skeleton.originalWidths)
    let literals = Set(skeleton.holes.map(\.original).filter { (3...16).contains($0) || (-16 ... -2).contains($0) }).sorted()
    var bank = TermBank(
      samples, constants: columns.map(\.width), widthCount: skeleton.graph.widthNames.count, literals: literals, extraClasses: holes.map(\.width))
    bank.grow(limit: 3_000)
    var solutions = search(bank, tables, holes, instance)
    if (solutions.first?.coverage ?? 0) < 0.98 {
      bank.grow(limit: 16_000)
      solutions = search(bank, tables, holes, instance)
    }
    return varied(solutions, limit: limit).map { solution -> RuleDraft in
      var draft = RuleDraft(skeleton, partition) { hole, graph, constants in
        bank.node(solution.terms[open.firstIndex(of: hole)!], &graph, constants: constants)
      }
      draft.isFindingItself = zip(solution.terms, holes).allSatisfy { term, hole in
        bank.value(term, bank.samples.count - 1) == UInt64(bitPattern: hole.original) & ConcreteAlgebra.mask(hole.width.resolved(skeleton.originalWidths))
      }
      return draft
    }
  }

  /// The best solution, then shorter ones that are right for fewer assignments: what they lose, their conditions may win in brevity.
  private func varied(_ solutions: [Solution], limit: Int) -> [Solution] {
    guard let best = solutions.first else { return [] }
    var result = [best]
    for solution in solutions.dropFirst().sorted(by: { $0.coverage > $1.coverage }) where result.count < limit {
      if solution.cost < result.map(\.cost).min()!, solution.coverage > 0.1 { result.append(solution) }
    }
    for solution in solutions where result.count < limit && !result.contains(where: { $0.terms == solution.terms }) { result.append(solution) }
    return result
  }

  /// Decides the holes one after another, keeping the best few ways.
  private func search(_ bank: TermBank, _ tables: [Table], _ holes: [Skeleton.Hole], _ instance: OriginalInstance) -> [Solution] {
    let beam = holes.count == 1 ? 24 : 6
    var ways: [(terms: [Int], weights: [[Int32]], solution: Solution)] = [([], tables.map(\.weight), Solution(terms: [], coverage: 1, cost: 0))]
    // Facts first: what they admit decides what the replacement may be.
    let order = holes.indices.sorted { (holes[$0].role == .fact ? 0 : 1, $0) < (holes[$1].role == .fact ? 0 : 1, $1) }
    let hasFacts = holes.contains { $0.role == .fact }
    for hole in order {
      var next: [(terms: [Int], weights: [[Int32]], solution: Solution, score: Double)] = []
      for way in ways {
        let projections = tables.indices.map { project(tables[$0], way.weights[$0], hole) }
        let widthClass = bank.classes.firstIndex(of: holes[hole].width)!
        var scored: [(term: Int, coverage: Double, weight: Double)] = []
        for term in bank.terms.indices where bank.terms[term].widthClass == widthClass {
          guard instance.accepts(bank.value(term, bank.samples.count - 1), for: holes[hole].symbol) else { continue }
          var hits = 0
          var weight = 0.0
          for (segment, range) in bank.samples.ranges.prefix(tables.count).enumerated() {
            let size = 1 << tables[segment].widths[hole]
            let scale = 1 / Double(1 << inputBits(bank.samples.tuples[segment]))
            for sample in range {
              let value = Int(truncatingIfNeeded: bank.value(term, sample))
              let found = projections[segment][(sample &- range.lowerBound) &* size &+ value]
              if found > 0 {
                hits &+= 1
                weight += Double(found) * scale
              }
            }
          }
          if hits > 0 { scored.append((term, Double(hits) / Double(bank.samples.count - 1), weight)) }
        }
        func score(_ entry: (term: Int, coverage: Double, weight: Double)) -> Double {
          entry.coverage - 0.0007 * Double(bank.terms[entry.term].cost)
            + (hasFacts ? 0.5 * entry.weight / Double(bank.samples.count - 1) : 0)
        }
        scored.sort { (score($1), $0.term) < (score($0), $1.term) }
        for entry in scored.prefix(beam) {
          let weights = tables.indices.map { restrict(tables[$0], way.weights[$0], hole, entry.term, bank, $0) }
          var terms = way.terms
          terms.append(entry.term)
          let cost = way.solution.cost + bank.terms[entry.term].cost
          next.append((terms, weights, Solution(terms: terms, coverage: entry.coverage, cost: cost), score(entry) - 0.0007 * Double(way.solution.cost)))
        }
      }
      next.sort { ($1.score, $0.terms.reduce(0, +)) < ($0.score, $1.terms.reduce(0, +)) }
      ways = next.prefix(beam).map { ($0.terms, $0.weights, $0.solution) }
    }
    return ways.map { way in
      var terms = [Int](repeating: 0, count: holes.count)
      for (position, hole) in order.enumerated() { terms[hole] = way.terms[position] }
      return Solution(terms: terms, coverage: way.solution.coverage, cost: way.solution.cost)
    }
  }

  private func inputBits(_ tuple: [Int]) -> Int { skeleton.variables.reduce(0) { $0 + skeleton.graph.symbols[$1].width.resolved(tuple) } }

  /// For each row and value of one hole, the best weight among the values of the others.
  private func project(_ table: Table, _ weight: [Int32], _ hole: Int) -> [Int32] {
    let shift = table.widths[..<hole].reduce(0, +)
    let size = 1 << table.widths[hole]
    let rows = weight.count / table.combinations
    var result = [Int32](repeating: 0, count: rows * size)
    for row in 0..<rows {
      for combination in 0..<table.combinations {
        let found = weight[row &* table.combinations &+ combination]
        let place = row &* size &+ (combination &>> shift & (size &- 1))
        if found > result[place] { result[place] = found }
      }
    }
    return result
  }

  /// The weights where one hole has a term's value.
  private func restrict(_ table: Table, _ weight: [Int32], _ hole: Int, _ term: Int, _ bank: TermBank, _ segment: Int) -> [Int32] {
    let shift = table.widths[..<hole].reduce(0, +)
    let mask = (1 << table.widths[hole]) - 1
    var result = weight
    let first = bank.samples.ranges[segment].lowerBound
    for row in 0..<(weight.count / table.combinations) {
      let value = Int(truncatingIfNeeded: bank.value(term, first + row))
      for combination in 0..<table.combinations where combination &>> shift & mask != value {
        result[row &* table.combinations &+ combination] = 0
      }
    }
    return result
  }
}

/// The finding itself, with other values for its replacement's literals.
private final class OriginalInstance {
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
    let algebra = ConcreteAlgebra()
    var frame = Program.Frame<ConcreteAlgebra>()
    admitted = inputs.filter { input in
      program.run(&frame, values: input)
      return skeleton.facts.indices.allSatisfy { program.holds(2 + $0, algebra, frame) }
    }
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
      program.run(&frame, values: input)
      return skeleton.facts.indices.allSatisfy { program.holds(2 + $0, algebra, frame) }
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
