import BitVector

/// Short atoms of any truth, distinct by where they hold, the cheapest first.
struct FreeAtoms {
  let columns: SampleColumns
  private var atoms: [Atom] = []
  /// Where the atom holds among the positives, then what it excludes of the negatives; `words` words an atom.
  private var sets: ContiguousArray<UInt64> = []
  private var seen = FingerprintTable()
  private let seed: Int?
  /// Pairs of terms to compare, or a term twice for predicates.
  private var pairs: [(effort: Int, cost: Int, a: Int, b: Int)] = []
  private let words: Int
  private let positiveWords: Int

  var count: Int { atoms.count }
  subscript(_ index: Int) -> Atom { atoms[index] }

  @inline(__always) func holds(_ index: Int, _ word: Int) -> UInt64 { sets[index &* words &+ word] }
  @inline(__always) func excluded(_ index: Int, _ word: Int) -> UInt64 { sets[index &* words &+ positiveWords &+ word] }

  /// At most `limit` atoms on terms of up to one operation; with `seed`, a bit number, only those that hold there; with `plainOnly`, terms
  /// that read easily.
  init(_ columns: SampleColumns, limit: Int, seed: Int? = nil, plainOnly: Bool = false) {
    self.columns = columns
    self.seed = seed
    words = columns.words
    positiveWords = columns.positives.words
    let bank = columns.bank
    let plain: Set<Operation> = [.add, .sub, .and, .or, .not, .shl, .lshr, .ashr, .cttz, .zext, .sext, .trunc, .udiv, .urem, .srem]
    let order = (0..<bank.oneOperation).filter { plainOnly || columns.isDefined[$0] }
      .filter { !plainOnly || bank.terms[$0].leaf != nil || plain.contains(bank.terms[$0].operation) }
      .sorted {
        func key(_ term: Int) -> Int { bank.terms[term].effort - (bank.terms[term].isGiven ? 20 : 0) }
        return (key($0), $0) < (key($1), $1)
      }.prefix(130)
    for a in order {
      for b in order
      where b < a && columns.widthClasses[a] == columns.widthClasses[b] && (columns.isTelling[a] || columns.isTelling[b]) {
        let effort = bank.terms[a].effort + bank.terms[b].effort
        if effort <= 60 { pairs.append((effort, bank.terms[a].cost + bank.terms[b].cost, a, b)) }
      }
      if bank.classes[columns.widthClasses[a]].bits != 1, bank.terms[a].hasPredicates {
        pairs.append((bank.terms[a].effort, bank.terms[a].cost, a, a))
      }
    }
    pairs.sort { ($0.cost, $0.a, $0.b) < ($1.cost, $1.a, $1.b) }
    // First what compares the bounds of something with a constant.
    let bounding = pairs.indices.filter { place in
      let pair = pairs[place]
      return [(pair.a, pair.b), (pair.b, pair.a)].contains {
        bank.boundaryTerms.contains($0) && (bank.terms[$1].leaf != nil || bank.boundaryTerms.contains($1))
      }
    }.prefix(Self.boundingPairs)
    let others = Set(bounding)
    pairs = bounding.map { pairs[$0] } + pairs.indices.filter { !others.contains($0) }.map { pairs[$0] }
    grow(to: limit)
  }
  private static let boundingPairs = 40

  /// Adds `more` atoms on what the pattern has, which is near however long it is.
  mutating func add(near more: Int) {
    pairs.sort { ($0.effort, $0.cost, $0.a, $0.b) < ($1.effort, $1.cost, $1.a, $1.b) }
    grow(to: count + more)
  }

  private mutating func grow(to limit: Int) {
    let columns = columns
    for (_, cost, a, b) in pairs {
      if count >= limit { break }
      let places = columns.definedPlaces(a, b) ?? columns.valid
      if a == b {
        for operation in [Operation.isPowerOfTwo, .isLowMask] {
          let atom = Atom(operation: operation, a: a, b: a, cost: cost + 9)
          let truth = columns.truth(atom)
          add(atom) { truth[$0] & places[$0] }
          add(atom.complement) { ~truth[$0] & places[$0] }
        }
      } else {
        columns.relate(a, b, columns.positives)
        columns.relate(a, b, columns.negatives)
        for operation in ComparisonSet.all {
          add(Atom(operation: operation, a: a, b: b, cost: cost + operation.comparisonCost)) { columns.truth(operation, $0) & places[$0] }
        }
      }
    }
  }

  private mutating func add(_ atom: Atom, _ truth: (_ word: Int) -> UInt64) {
    if let seed, truth(seed / 64) >> UInt64(seed % 64) & 1 == 0 { return }
    var fingerprint = Fingerprint()
    var (holdsSomewhere, excludesSome) = (false, false)
    for word in 0..<words {
      let bits = bits(word, truth(word))
      if bits != 0 { if word < positiveWords { holdsSomewhere = true } else { excludesSome = true } }
      fingerprint.add(bits)
    }
    if holdsSomewhere, excludesSome, seen.insert(fingerprint) { append(atom, truth) }
  }

  private mutating func append(_ atom: Atom, _ truth: (_ word: Int) -> UInt64) {
    for word in 0..<words { sets.append(bits(word, truth(word))) }
    atoms.append(atom)
  }

  /// What ``sets`` says of a word of truths.
  private func bits(_ word: Int, _ truth: UInt64) -> UInt64 { (word < positiveWords ? truth : ~truth) & columns.valid[word] }

  /// Adds an atom that holds at all positives and excludes the given negatives.
  mutating func add(necessary atom: Atom, excluding negatives: SampleWords) {
    atoms.append(atom)
    sets += columns.valid[columns.positives.wordRange] + negatives
  }

  mutating func add(_ equation: Equation) { append(equation.atom) { equation.holding[$0] } }

  /// One of two atoms holds at each positive.
  @inline(__always) func holdEverywhere(_ first: Int, or second: Int) -> Bool {
    for word in 0..<positiveWords where holds(first, word) | holds(second, word) != columns.valid[word] { return false }
    return true
  }

  /// Atoms that hold for some positives and no negative, those that hold for most first, with the positives at which they hold.
  func sufficient() -> [(atom: Atom, holding: SampleWords)] {
    atoms.indices.filter { index in atoms[index].cost <= 40 && (positiveWords..<words).allSatisfy { sets[index * words + $0] == columns.valid[$0] } }
      .map { (index: $0, holding: SampleWords(sets[($0 * words)..<($0 * words + positiveWords)])) }
      .filter { $0.holding.population * 12 >= columns.positives.count }
      .sorted { ($1.holding.population, atoms[$0.index].cost, $0.index) < ($0.holding.population, atoms[$1.index].cost, $1.index) }
      .map { (atoms[$0.index], $0.holding) }
  }
}
