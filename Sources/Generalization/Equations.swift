import BitVector

/// An equation between terms that holds at the finding and at some of the positives, for few of the negatives.
struct Equation {
  var atom: Atom
  /// Where it holds.
  var holding: SampleWords
  /// Number of positives at which it holds.
  var kept: Int

  /// Comparisons of two terms that are tried.
  private static let pairBudget = 600_000

  /// The `limit` equations that tell positives and negatives apart best; `seed` is a positive sample of the bank at which they hold.
  static func best(_ columns: SampleColumns, at seed: Int, limit: Int) -> [Equation] {
    let bank = columns.bank
    let (positives, negatives) = (columns.positives, columns.negatives)
    let order = bank.terms.indices.filter { bank.terms[$0].effort <= 58 }
      .sorted { (bank.terms[$0].effort, $0) < (bank.terms[$1].effort, $1) }
    var ofValue: [[UInt64]: [Int]] = [:]
    var found: [(equation: Equation, worth: Double)] = []
    var seen = FingerprintTable()
    var budget = pairBudget
    var words = SampleWords(repeating: 0, count: columns.words)
    guard let seedBit = positives.samples.firstIndex(of: seed).map(positives.bit) else { return [] }
    for term in order {
      if budget < 0 { break }
      let key = [UInt64(columns.widthClasses[term]), bank.value(term, seed)]
      for other in ofValue[key] ?? [] {
        let cost = bank.terms[term].cost + bank.terms[other].cost + Operation.eq.comparisonCost
        if bank.terms[term].effort + bank.terms[other].effort > 82 { break }
        guard bank.terms[term].isSymbolic || bank.terms[other].isSymbolic else { continue }
        budget -= 1
        let places = columns.definedPlaces(term, other) ?? columns.valid
        if places[seedBit / 64] >> UInt64(seedBit % 64) & 1 == 0 { continue }
        var kept = 0
        columns.equality(other, term, positives) { word, bits in
          words[word] = bits & places[word]
          kept &+= words[word].nonzeroBitCount
          return true
        }
        if kept * 16 < positives.count || kept == positives.count { continue }
        var admitted = 0
        columns.equality(other, term, negatives) { word, bits in
          words[word] = bits & places[word]
          admitted &+= words[word].nonzeroBitCount
          return true
        }
        let (keptShare, admittedShare) = (Double(kept) / Double(positives.count), Double(admitted) / Double(max(negatives.count, 1)))
        if keptShare < 2 * admittedShare { continue }
        var fingerprint = Fingerprint()
        for word in words { fingerprint.add(word) }
        guard seen.insert(fingerprint) else { continue }
        let atom = Atom(operation: .eq, a: other, b: term, cost: cost)
        found.append((Equation(atom: atom, holding: words, kept: kept), keptShare - admittedShare - 0.002 * Double(cost)))
      }
      ofValue[key, default: []].append(term)
    }
    func key(_ found: (equation: Equation, worth: Double)) -> (Double, Int, Int, Int) {
      (-found.worth, found.equation.atom.cost, found.equation.atom.a, found.equation.atom.b)
    }
    found.sort { key($0) < key($1) }
    return found.prefix(limit).map(\.equation)
  }
}
