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
  /// Looks further: for the family that the finding is of where most of the table is another's, and for longer terms.
  var isDeep = false

  /// Evaluations that one table may take, as a power of two.
  private let workBits = 24
  /// Evaluations of terms beyond those of the bank.
  private static let deepeningBudget = 8_000_000

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

  /// Rounds in which drafts that are wrong for the finding make way for others.
  private static let rounds = 4

  /// Drafts, best first, that `fit` says are right for the finding's own constants.
  func drafts(limit: Int, fit: (RuleDraft) -> Fit) -> [RuleDraft] {
    let open = self.open
    if open.isEmpty {
      var draft = RuleDraft(skeleton, partition) { _, _, _ in preconditionFailure("no hole is open") }
      draft.isFindingItself = true
      draft.isNatural = true
      return [draft]
    }
    let filled = HoleFilling.grouped(skeleton, partition)
    let leaders = partition.columns.map { $0[0] }
    let columns = leaders.map { skeleton.holes[$0] }
    let holes = open.map { skeleton.holes[$0] }
    func bits(_ tuple: [Int]) -> Int {
      min(9, columns.reduce(0) { $0 + $1.width.resolved(tuple) }) + holes.reduce(0) { $0 + $1.width.resolved(tuple) }
        + skeleton.variables.reduce(0) { $0 + skeleton.graph.symbols[$1].width.resolved(tuple) }
    }
    let strays = skeleton.strays
    var samples = Samples(constants: columns.count)
    var tables: [Table] = []
    for tuple in choice.widest(2, limit: workBits, bits: bits) {
      let widths = columns.map { $0.width.resolved(tuple) }
      let holeWidths = holes.map { $0.width.resolved(tuple) }
      let combinations = RowSource(widths: holeWidths, limit: 1 << 20)
      let inputBits = inputBits(tuple)
      let rowLimit = max(32, (1 << workBits) / max(1, combinations.count << inputBits))
      let rows = partition.rows(widths, limit: min(rowLimit, 600))
      let oracle = Oracle(
        filled.graph, source: filled.source, target: filled.target, facts: filled.facts,
        constants: columns.map(\.symbol) + holes.map(\.symbol), variables: skeleton.variables, widths: tuple, arena: arena,
        strays: skeleton.strays)
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
          return judgement.isRight(apartFrom: strays) ? admitted[index] + 1 : 0
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
      samples, constants: columns.map(\.width), widthCount: skeleton.countsBits ? skeleton.graph.widthNames.count : 0, literals: literals,
      extraClasses: holes.map(\.width),
      inverses: TermBank.Inverse.reversals(skeleton.graph, [skeleton.source, skeleton.target])
        + TermBank.Inverse.transfers(skeleton.graph, skeleton.source),
      operations: Set(skeleton.graph.cone([skeleton.source]).map { skeleton.graph[$0] }.filter { $0.kind == .operation }.map(\.operation)))
    bank.grow(limit: 3_000)
    // Where values that are wrong for the finding explain most of the table, the finding is of another family: the rest is about it.
    var others: [Solution] = []
    var solutions = search(bank, tables, holes, instance)
    while isDeep, others.count < 3, let other = search(bank, tables, holes, nil).first, other.coverage > 0.2, !isFor(other, bank, holes, instance),
      other.cost < plainCost(solutions), let rest = rest(tables, without: other, bank)
    {
      others.append(other)
      tables = rest
      solutions = search(bank, tables, holes, instance)
    }
    if (solutions.first?.coverage ?? 0) < 0.98 {
      bank.grow(limit: 16_000, isPairing: isDeep)
      if isDeep { deepen(&bank, tables, holes, best: solutions.first?.coverage ?? 0) }
      solutions = search(bank, tables, holes, instance)
    }
    func draft(_ solution: Solution) -> RuleDraft {
      RuleDraft(skeleton, partition) { hole, graph, constants in bank.node(solution.terms[open.firstIndex(of: hole)!], &graph, constants: constants) }
    }
    var counts: [[Int]: Int] = [:]
    /// For how many neighbours it is right.
    func rightCount(_ solution: Solution) -> Int {
      if let known = counts[solution.terms] { return known }
      var neighbours = Neighbours(draft(solution))
      let count = neighbours.rightCount(of: Self.neighbourLimit)
      counts[solution.terms] = count
      return count
    }
    var fits: [[Int]: Bool] = [:]
    for round in 1...Self.rounds {
      let natural = natural(solutions, bank)
      let neighbourly = neighbourly(solutions, rightCount)
      var wrong: [[String: UInt64]] = []
      var drafts: [RuleDraft] = []
      for solution in varied(solutions, neighbourly, limit: limit, bank) {
        var result = draft(solution)
        result.others = others.map(draft)
        result.isNatural = solution.terms == natural?.terms
        let shortfall = (counts.values.max() ?? 0) - rightCount(solution) - Self.chance
        result.neighbourShortfall = Double(max(0, shortfall)) / Double(Self.neighbourLimit)
        result.isFindingItself =
          zip(solution.terms, holes).allSatisfy { term, hole in
            bank.value(term, bank.samples.count - 1) == UInt64(bitPattern: hole.original) & ConcreteAlgebra.mask(hole.width.resolved(skeleton.originalWidths))
          } && result.isDefinedForFinding
        if fits[solution.terms] == nil {
          let fit = fit(result)
          if case .wrong(let values) = fit { wrong.append(values) }
          if case .right = fit { fits[solution.terms] = true } else { fits[solution.terms] = false }
        }
        if fits[solution.terms]! { drafts.append(result) }
      }
      if wrong.isEmpty || round == Self.rounds { return drafts }
      for values in wrong { instance.learn(values) }
      solutions = search(bank, tables, holes, instance)
    }
    return []
  }

  /// The shortest solution that is right for most neighbours of the finding, if the best is for clearly fewer: what small words are full of, amounts beyond
  /// the width and negative values, says little of it.
  private func neighbourly(_ solutions: [Solution], _ rightCount: (Solution) -> Int) -> Solution? {
    guard let best = solutions.first else { return nil }
    let least = rightCount(best) + Self.chance + 1
    if least > Self.neighbourLimit { return nil }
    let counts = solutions.map(rightCount)
    func isLess(_ left: Int, _ right: Int) -> Bool { (counts[left], -solutions[left].cost, -left) < (counts[right], -solutions[right].cost, -right) }
    guard let most = counts.indices.max(by: isLess), counts[most] >= least else { return nil }
    return solutions[most]
  }

  private static let neighbourLimit = 16
  /// Being right for so many neighbours more says nothing.
  private static let chance = 2

  /// The best solution, then shorter ones that are right for fewer assignments: what they lose, their conditions may win in brevity.
  private func varied(_ solutions: [Solution], _ neighbourly: Solution?, limit: Int, _ bank: TermBank) -> [Solution] {
    guard let best = solutions.first else { return [] }
    var result = [best]
    var limit = limit
    // It takes no other's place.
    if let neighbourly, neighbourly.terms != best.terms {
      result.append(neighbourly)
      limit += 1
    }
    for other in [natural(solutions, bank), solutions.first { areAlike($0.terms, bank) }] {
      if let other, !result.contains(where: { $0.terms == other.terms }) { result.append(other) }
    }
    for solution in solutions.dropFirst().sorted(by: { $0.coverage > $1.coverage }) where result.count < limit {
      if solution.cost < best.cost, solution.coverage > 0.1, !result.contains(where: { $0.cost <= solution.cost && $0.coverage >= solution.coverage }) {
        result.append(solution)
      }
    }
    for solution in solutions where result.count < limit && !result.contains(where: { $0.terms == solution.terms }) { result.append(solution) }
    return result
  }

  /// The cost of the shortest among the solutions that are right for at least half as many assignments as the best.
  private func plainCost(_ solutions: [Solution]) -> Int {
    let best = solutions.first?.coverage ?? 0
    return solutions.filter { $0.coverage > best / 2 }.map(\.cost).min() ?? .max
  }

  /// The shortest among the solutions that are right for a good part of the assignments for which the best is; a literal of the finding is its own
  /// only where nothing else is.
  private func natural(_ solutions: [Solution], _ bank: TermBank) -> Solution? {
    guard let best = solutions.first else { return nil }
    func isLiteral(_ term: Int) -> Bool {
      if case .literal(let value)? = bank.terms[term].leaf { !(-2...2).contains(value) } else { false }
    }
    // Tied constants leave little to chance.
    let good = solutions.filter { $0.coverage > best.coverage / (partition.tie == nil ? 8 : 2) }
    let symbolic = good.filter { !$0.terms.contains(where: isLiteral) }
    return (symbolic.isEmpty ? good : symbolic).min { ($0.cost, $1.coverage) < ($1.cost, $0.coverage) }
  }

  /// The terms have values that are right for the finding.
  private func isFor(_ solution: Solution, _ bank: TermBank, _ holes: [Skeleton.Hole], _ instance: OriginalInstance) -> Bool {
    zip(solution.terms, holes).allSatisfy { instance.accepts(bank.value($0, bank.samples.count - 1), for: $1.symbol) }
  }

  /// The tables without the rows for which a solution is right; nil if too little is left.
  private func rest(_ tables: [Table], without solution: Solution, _ bank: TermBank) -> [Table]? {
    var result = tables
    var (before, after) = (0, 0)
    for index in tables.indices {
      let weight = solution.terms.indices.reduce(tables[index].weight) { restrict(tables[index], $0, $1, solution.terms[$1], bank, index) }
      let combinations = tables[index].combinations
      for row in 0..<(weight.count / combinations) {
        let range = (row * combinations)..<((row + 1) * combinations)
        if tables[index].weight[range].contains(where: { $0 > 0 }) { before += 1 }
        if weight[range].contains(where: { $0 > 0 }) {
          for place in range { result[index].weight[place] = 0 }
        } else if tables[index].weight[range].contains(where: { $0 > 0 }) {
          after += 1
        }
      }
    }
    return after * 25 >= before ? result : nil
  }

  /// Adds terms of one to three operations more than the bank's whose value for the finding is the finding's, where they are right for more rows
  /// than the best so far.
  ///
  /// The finding's own value is seldom met by chance, so that most terms are told by one evaluation.
  private func deepen(_ bank: inout TermBank, _ tables: [Table], _ holes: [Skeleton.Hole], best: Double) {
    let own = bank.samples.count - 1
    for hole in holes.indices {
      let widthClass = bank.classes.firstIndex(of: holes[hole].width)!
      let width = holes[hole].width.resolved(skeleton.originalWidths)
      let wanted = UInt64(bitPattern: holes[hole].original) & ConcreteAlgebra.mask(width)
      let leaves = (0..<bank.generations[1]).filter { bank.terms[$0].widthClass == widthClass && bank.terms[$0].cost <= 11 && !bank.isZero($0) }
      let steps = TermStep.all(leaves)
      let last = steps.filter(\.isSum)
      let oneOperation = bank.oneOperation
      let projections = tables.indices.map { project(tables[$0], tables[$0].weight, hole) }
      let places = bank.samples.ranges.prefix(tables.count).enumerated().flatMap { segment, range in range.map { (segment: segment, sample: $0) } }
      let widths = bank.samples.tuples.map { holes[hole].width.resolved($0) }
      var found: [(term: Int, steps: [TermStep], hits: Int)] = []
      var budget = Self.deepeningBudget
      func consider(_ term: Int, _ path: [TermStep]) {
        var (hits, seen) = (0, 0)
        budget -= 40
        for (segment, sample) in places {
          var value = bank.value(term, sample)
          for step in path { value = step.apply(value, bank, sample, widths[segment]) }
          let start = bank.samples.ranges[segment].lowerBound
          if projections[segment][(sample &- start) &* (1 << tables[segment].widths[hole]) &+ Int(truncatingIfNeeded: value)] > 0 { hits &+= 1 }
          seen &+= 1
          if seen == 24, hits < 10 { return }
        }
        if Double(hits) > (best + 0.03) * Double(places.count) { found.append((term, path, hits)) }
      }
      for term in bank.terms.indices where bank.terms[term].widthClass == widthClass && bank.terms[term].isSymbolic {
        if budget < 0 { break }
        let value = bank.value(term, own)
        for first in steps where budget >= 0 {
          let once = first.apply(value, bank, own, width)
          if once == wanted { consider(term, [first]) }
          guard term < oneOperation else { continue }
          budget -= steps.count + (TermBank.unaryCosts.count * last.count)
          for second in steps {
            let twice = second.apply(once, bank, own, width)
            if twice == wanted { consider(term, [first, second]) }
            guard second.isUnary else { continue }
            for third in last where third.apply(twice, bank, own, width) == wanted { consider(term, [first, second, third]) }
          }
        }
      }
      found.sort { ($1.hits, $0.steps.count, $0.term) < ($0.hits, $1.steps.count, $1.term) }
      for (term, path, _) in found.prefix(12) {
        var last: Int? = term
        for step in path { last = last.flatMap { step.append(to: $0, &bank) } }
      }
    }
  }

  /// Ways that are kept when all holes are decided.
  private static let finalBeam = 64

  /// Decides the holes one after another, keeping the best few ways; without `instance`, values may be wrong for the finding.
  private func search(_ bank: TermBank, _ tables: [Table], _ holes: [Skeleton.Hole], _ instance: OriginalInstance?) -> [Solution] {
    let beam = holes.count == 1 ? 24 : 6
    var ways: [(terms: [Int], weights: [[Int32]], solution: Solution)] = [([], tables.map(\.weight), Solution(terms: [], coverage: 1, cost: 0))]
    // Facts first: what they admit decides what the replacement may be.
    let order = holes.indices.sorted { (holes[$0].role == .fact ? 0 : 1, $0) < (holes[$1].role == .fact ? 0 : 1, $1) }
    let hasFacts = holes.contains { $0.role == .fact }
    let isDefined = instance == nil ? [] : bank.definedTerms(for: bank.samples.count - 1)
    for (position, hole) in order.enumerated() {
      let isLast = position == order.count - 1
      var next: [(terms: [Int], parent: Int, solution: Solution, score: Double)] = []
      for (parent, way) in ways.enumerated() {
        let projections = tables.indices.map { project(tables[$0], way.weights[$0], hole) }
        let widthClass = bank.classes.firstIndex(of: holes[hole].width)!
        // What a bit of a constant says of a truth, it says by chance.
        let isTruth = holes[hole].width == .bits(1) && !partition.columns.contains { skeleton.holes[$0[0]].width == .bits(1) }
        var scored: [(term: Int, coverage: Double, weight: Double)] = []
        for term in bank.terms.indices where bank.terms[term].widthClass == widthClass {
          if isTruth, bank.terms[term].isSymbolic { continue }
          if let instance, !isDefined[term] || !instance.accepts(bank.value(term, bank.samples.count - 1), for: holes[hole].symbol) { continue }
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
        // The shortest term goes on, whatever its score.
        let plain = scored.dropFirst(beam).filter { $0.coverage * 8 > scored[0].coverage }
          .min { (bank.terms[$0.term].cost, $1.coverage, $0.term) < (bank.terms[$1.term].cost, $0.coverage, $1.term) }
        // As does what is made like the other holes' terms.
        let alike = scored.dropFirst(beam).first { entry in
          entry.coverage * 8 > scored[0].coverage && entry.term != plain?.term && areAlike(way.terms + [entry.term], bank)
        }
        for entry in scored.prefix(isLast ? 2 * beam : beam) + [plain, alike].compactMap({ $0 }) {
          var terms = way.terms
          terms.append(entry.term)
          let cost = way.solution.cost + bank.terms[entry.term].cost
          next.append((terms, parent, Solution(terms: terms, coverage: entry.coverage, cost: cost), score(entry) - 0.0007 * Double(way.solution.cost)))
        }
      }
      next.sort { ($1.score, $0.terms.reduce(0, +)) < ($0.score, $1.terms.reduce(0, +)) }
      let width = isLast ? Self.finalBeam : beam
      let plain = next.dropFirst(width).min { ($0.solution.cost, $1.score) < ($1.solution.cost, $0.score) }
      let alike = next.dropFirst(width).first { $0.terms != plain?.terms && areAlike($0.terms, bank) }
      ways = (next.prefix(width) + [plain, alike].compactMap { $0 }).map { way in
        let weights = isLast ? [] : tables.indices.map { restrict(tables[$0], ways[way.parent].weights[$0], hole, way.terms[position], bank, $0) }
        return (way.terms, weights, way.solution)
      }
    }
    return ways.map { way in
      var terms = [Int](repeating: 0, count: holes.count)
      for (position, hole) in order.enumerated() { terms[hole] = way.terms[position] }
      return Solution(terms: terms, coverage: way.solution.coverage, cost: way.solution.cost)
    }
  }

  /// Several terms are one operation, with an operand in common, or on different constants alone.
  private func areAlike(_ terms: [Int], _ bank: TermBank) -> Bool {
    guard terms.count > 1, bank.terms[terms[0]].leaf == nil else { return false }
    let first = bank.terms[terms[0]]
    func isOfConstant(_ term: TermBank.Term) -> Bool {
      guard term.operation.arity == 1 || term.a == term.b, case .constant? = bank.terms[term.a].leaf else { return false }
      return true
    }
    return terms.dropFirst().allSatisfy { term in
      let other = bank.terms[term]
      return other.leaf == nil && other.operation == first.operation && other.widthClass == first.widthClass
        && (other.a == first.a || other.b == first.b || isOfConstant(first) && isOfConstant(other))
    }
  }

  private func inputBits(_ tuple: [Int]) -> Int { skeleton.variables.reduce(0) { $0 + skeleton.graph.symbols[$1].width.resolved(tuple) } }

  /// For each row and value of one hole, the best weight among the values of the others.
  private func project(_ table: Table, _ weight: [Int32], _ hole: Int) -> [Int32] {
    let shift = table.widths[..<hole].reduce(0, +)
    let size = 1 << table.widths[hole]
    let rows = weight.count / table.combinations
    var result = [Int32](repeating: 0, count: rows * size)
    weight.withUnsafeBufferPointer { weight in
      result.withUnsafeMutableBufferPointer { result in
        for row in 0..<rows {
          for combination in 0..<table.combinations {
            let found = weight[row &* table.combinations &+ combination]
            let place = row &* size &+ (combination &>> shift & (size &- 1))
            if found > result[place] { result[place] = found }
          }
        }
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
    result.withUnsafeMutableBufferPointer { result in
      for row in 0..<(result.count / table.combinations) {
        let value = Int(truncatingIfNeeded: bank.value(term, first + row))
        for combination in 0..<table.combinations where combination &>> shift & mask != value { result[row &* table.combinations &+ combination] = 0 }
      }
    }
    return result
  }
}
