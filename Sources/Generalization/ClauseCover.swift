import BitVector

/// A growing pool of clauses that hold on all positives, and the search for a smallest set of them that excludes all negatives.
///
/// A clause is kept only if nothing shorter excludes the same negatives.
final class ClauseCover {
  struct Clause {
    var first: Atom
    var second: Atom?
    var cost: Int
    /// Number of negatives excluded.
    var size: Int
    var atoms: [Atom] { second.map { [first, $0] } ?? [first] }
  }

  let columns: SampleColumns
  var bank: TermBank { columns.bank }
  private(set) var clauses: [Clause] = []
  /// The negatives that a clause excludes, `negativeWords` words a clause.
  private(set) var excluded: ContiguousArray<UInt64> = []
  private var known = FingerprintTable()
  private let poolLimit = 40_000
  /// The excluded negatives of the clause that is offered next.
  let scratch: UnsafeMutablePointer<UInt64>

  var negativeWords: Int { columns.negatives.words }
  private var negativeCount: Int { columns.negatives.count }

  init(_ columns: SampleColumns) {
    self.columns = columns
    scratch = .allocate(capacity: columns.negatives.words + 1)
    scratch.initialize(repeating: 0, count: columns.negatives.words + 1)
  }

  deinit { scratch.deallocate() }

  /// Keeps the clause whose excluded negatives stand in `scratch`.
  func offer(_ first: Atom, _ second: Atom? = nil) {
    var fingerprint = Fingerprint()
    var size = 0
    for index in 0..<negativeWords {
      let word = scratch[index]
      fingerprint.add(word)
      size &+= word.nonzeroBitCount
    }
    if size == 0 { return }
    let cost = first.cost + (second.map { $0.cost + 6 } ?? 0)
    if let index = known[fingerprint] {
      if clauses[index].cost > cost { clauses[index] = Clause(first: first, second: second, cost: cost, size: size) }
      return
    }
    if clauses.count >= poolLimit { return }
    known.add(fingerprint, clauses.count)
    clauses.append(Clause(first: first, second: second, cost: cost, size: size))
    excluded.append(contentsOf: UnsafeBufferPointer(start: scratch, count: negativeWords))
  }

  // MARK: Covers

  /// A cheapest set of clauses that excludes all negatives: one or two exactly, more greedily; nil if all together don't.
  func solve() -> [[Atom]]? {
    let words = negativeWords
    let all = SampleWords(columns.valid[columns.negatives.wordRange])
    var union = SampleWords(repeating: 0, count: words)
    for clause in clauses.indices { for word in 0..<words { union[word] |= excluded[clause &* words &+ word] } }
    guard union == all else { return nil }
    let order = inOrder(clauses.indices)
    var best: (cost: Int, clauses: [Int])?
    if let single = order.first(where: { clauses[$0].size == negativeCount }) { best = (clauses[single].cost, [single]) }
    excluded.withUnsafeBufferPointer { excluded in
      func covers(_ a: Int, _ b: Int) -> Bool {
        for word in 0..<words where excluded[a &* words &+ word] | excluded[b &* words &+ word] != all[word] { return false }
        return true
      }
      // Pairs, by cost.
      let strong = order.filter { clauses[$0].size * 8 >= negativeCount }.prefix(2_000)
      outer: for (index, first) in strong.enumerated() {
        if let best, clauses[first].cost + 30 >= best.cost { break }
        for second in strong.prefix(index) where clauses[first].size + clauses[second].size >= negativeCount {
          let total = clauses[first].cost + clauses[second].cost + 6
          if let best, total >= best.cost { break }
          if covers(first, second) {
            best = (total, [second, first])
            continue outer
          }
        }
      }
      // Greedy, from several starts.
      let usable = order.prefix(12_000)
      let starts = usable.sorted { clauses[$0].size &* clauses[$1].cost > clauses[$1].size &* clauses[$0].cost }.prefix(8)
      for start in starts {
        var chosen = [start]
        var left = (0..<words).map { all[$0] & ~excluded[start &* words &+ $0] }
        var total = clauses[start].cost
        while left.contains(where: { $0 != 0 }) {
          var pick = -1
          var value = 0.0
          for index in usable {
            var gain = 0
            for word in 0..<words { gain &+= (excluded[index &* words &+ word] & left[word]).nonzeroBitCount }
            if gain == 0 { continue }
            let worth = Double(gain) / Double(clauses[index].cost + 6)
            if worth > value { (pick, value) = (index, worth) }
          }
          if pick < 0 { break }
          chosen.append(pick)
          for word in 0..<words { left[word] &= ~excluded[pick &* words &+ word] }
          total += clauses[pick].cost + 6
          if let best, total >= best.cost + 40 { break }
        }
        guard left.allSatisfy({ $0 == 0 }) else { continue }
        // What later choices made needless, dearest first.
        for candidate in inOrder(chosen).reversed() where chosen.count > 1 {
          var rest = SampleWords(repeating: 0, count: words)
          for other in chosen where other != candidate { for word in 0..<words { rest[word] |= excluded[other &* words &+ word] } }
          if rest == all { chosen.removeAll { $0 == candidate } }
        }
        total = chosen.reduce(-6) { $0 + clauses[$1].cost + 6 }
        if best.map({ total < $0.cost }) ?? true { best = (total, inOrder(chosen)) }
      }
    }
    return best?.clauses.map { clauses[$0].atoms }
  }

  /// Clauses in a total order: shorter first, then what excludes more, then by terms, so that ties fall the same way every time.
  private func inOrder(_ members: some Sequence<Int>) -> [Int] {
    var keys = members.map { (rank: UInt64(clauses[$0].cost) << 32 | UInt64(UInt32.max - UInt32(clauses[$0].size)), index: $0) }
    keys.sort { a, b in
      if a.rank != b.rank { return a.rank < b.rank }
      let (first, second) = (clauses[a.index], clauses[b.index])
      if first.first != second.first { return first.first.precedes(second.first) }
      guard let other = second.second else { return false }
      return first.second.map { $0.precedes(other) } ?? true
    }
    return keys.map(\.index)
  }

  /// Single atoms of up to a cost, with the words of negatives that each excludes, the cheapest first.
  func necessaryAtoms(costLimit: Int) -> [(atom: Atom, excluded: SampleWords)] {
    inOrder(clauses.indices.filter { clauses[$0].second == nil && clauses[$0].cost <= costLimit })
      .map { (clauses[$0].first, SampleWords(excluded[($0 * negativeWords)..<(($0 + 1) * negativeWords)])) }
  }
}
