import BitVector

/// Short atoms of any truth, distinct by where they hold, the cheapest first.
struct FreeAtoms {
  let columns: SampleColumns
  private var atoms: [Atom] = []
  /// Where the atom holds among the positives, then what it excludes of the negatives; `words` words an atom.
  private var sets: ContiguousArray<UInt64> = []
  private var populations: [(positives: Int, negatives: Int)] = []
  private var seen = Set<UInt64>()
  private let words: Int
  private let positiveWords: Int

  var count: Int { atoms.count }
  subscript(_ index: Int) -> Atom { atoms[index] }
  /// Number of positives at which an atom holds.
  func kept(_ index: Int) -> Int { populations[index].positives }
  /// Number of negatives that an atom excludes.
  func excludedCount(_ index: Int) -> Int { populations[index].negatives }

  @inline(__always) func holds(_ index: Int, _ word: Int) -> UInt64 { sets[index &* words &+ word] }
  @inline(__always) func excluded(_ index: Int, _ word: Int) -> UInt64 { sets[index &* words &+ positiveWords &+ word] }

  /// At most `limit` atoms on terms of up to one operation; with `seed`, a bit number, only those that hold there; with `plainOnly`, terms
  /// that read easily.
  init(_ columns: SampleColumns, limit: Int, seed: Int? = nil, plainOnly: Bool = false) {
    self.columns = columns
    words = columns.words
    positiveWords = columns.positives.words
    let bank = columns.bank
    let oneOperation = bank.generations.count > 2 ? bank.generations[2] : bank.terms.count
    let plain: Set<Operation> = [.add, .sub, .and, .or, .not, .shl, .lshr, .ashr, .cttz, .zext, .sext, .trunc]
    let order = (0..<oneOperation).filter { columns.isDefined[$0] }
      .filter { !plainOnly || bank.terms[$0].leaf != nil || plain.contains(bank.terms[$0].operation) }
      .sorted {
        func key(_ term: Int) -> Int { bank.terms[term].cost - (bank.terms[term].isGiven ? 20 : 0) }
        return (key($0), $0) < (key($1), $1)
      }.prefix(130)
    // A pair of terms for comparisons, or a term twice for predicates.
    var pairs: [(cost: Int, a: Int, b: Int)] = []
    for a in order {
      for b in order where b < a && columns.widthClasses[a] == columns.widthClasses[b] {
        let cost = bank.terms[a].cost + bank.terms[b].cost
        if cost <= 60 { pairs.append((cost, a, b)) }
      }
      if bank.classes[columns.widthClasses[a]].bits != 1 { pairs.append((bank.terms[a].cost, a, a)) }
    }
    pairs.sort { $0 < $1 }
    for (cost, a, b) in pairs {
      if count >= limit { break }
      if a == b {
        for operation in [Operation.isPowerOfTwo, .isLowMask] {
          let atom = Atom(operation: operation, a: a, b: a, cost: cost + 9)
          let truth = columns.truth(atom)
          add(atom, seed: seed) { truth[$0] }
          add(atom.complement, seed: seed) { ~truth[$0] }
        }
      } else {
        columns.relate(a, b, columns.positives)
        columns.relate(a, b, columns.negatives)
        for operation in ComparisonSet.all {
          add(Atom(operation: operation, a: a, b: b, cost: cost + operation.comparisonCost), seed: seed) { columns.truth(operation, $0) }
        }
      }
    }
  }

  private mutating func add(_ atom: Atom, seed: Int?, _ truth: (_ word: Int) -> UInt64) {
    if let seed, truth(seed / 64) >> UInt64(seed % 64) & 1 == 0 { return }
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    var (positives, negatives) = (0, 0)
    for word in 0..<words {
      let isPositive = word < positiveWords
      let bits = (isPositive ? truth(word) : ~truth(word)) & columns.valid[word]
      if isPositive { positives += bits.nonzeroBitCount } else { negatives += bits.nonzeroBitCount }
      hash = (hash ^ bits) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash &>> 32
    }
    if positives == 0 || negatives == 0 || !seen.insert(hash).inserted { return }
    for word in 0..<words { sets.append((word < positiveWords ? truth(word) : ~truth(word)) & columns.valid[word]) }
    atoms.append(atom)
    populations.append((positives, negatives))
  }

  /// Adds an atom that holds at all positives and excludes the given negatives.
  mutating func add(necessary atom: Atom, excluding negatives: SampleWords) {
    atoms.append(atom)
    sets += columns.valid[columns.positives.wordRange] + negatives
    populations.append((columns.positives.count, negatives.reduce(0) { $0 + $1.nonzeroBitCount }))
  }

  /// One of two atoms holds at each positive.
  @inline(__always) func holdEverywhere(_ first: Int, or second: Int) -> Bool {
    for word in 0..<positiveWords where holds(first, word) | holds(second, word) != columns.valid[word] { return false }
    return true
  }

  /// Atoms that hold for some positives and no negative, those that hold for most first, with the positives at which they hold.
  func sufficient() -> [(atom: Atom, holding: SampleWords)] {
    atoms.indices.filter { atoms[$0].cost <= 40 && excludedCount($0) == columns.negatives.count && kept($0) * 12 >= columns.positives.count }
      .sorted { (kept($1), atoms[$0].cost, $0) < (kept($0), atoms[$1].cost, $1) }
      .map { (atoms[$0], SampleWords(sets[($0 * words)..<($0 * words + positiveWords)])) }
  }

  /// Adds an equation.
  mutating func add(_ equation: Equation) {
    atoms.append(equation.atom)
    var negatives = 0
    for word in 0..<words {
      let isPositive = word < positiveWords
      let bits = isPositive ? equation.holding[word] : ~equation.holding[word] & columns.valid[word]
      if !isPositive { negatives += bits.nonzeroBitCount }
      sets.append(bits)
    }
    populations.append((equation.kept, negatives))
  }
}
