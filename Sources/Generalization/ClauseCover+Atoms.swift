import BitVector

extension ClauseCover {
  /// Comparisons of long terms with terms of one operation that are tried.
  private static let longPairBudget = 250_000

  /// Adds every necessary atom of a depth: 1 compares terms of up to one operation with each other, 2 longer ones with short ones.
  func addAtoms(depth: Int) {
    let (leaves, oneOperation) = (bank.generations[1], bank.oneOperation)
    let costs = bank.terms.map(\.effort)
    let (whenEqual, whenDifferent) = (ComparisonSet.whenEqual, ComparisonSet.whenDifferent)
    if depth == 1 {
      for a in 0..<oneOperation { for b in 0..<a where costs[a] + costs[b] <= 70 { compare(a, b, whenEqual, whenDifferent) } }
      addPredicates(0..<oneOperation)
      return
    }
    for a in oneOperation..<bank.terms.count { for b in 0..<leaves { compare(a, b, whenEqual, whenDifferent) } }
    addPredicates(oneOperation..<bank.terms.count)
    addEquations(from: oneOperation)
    // Longer terms with terms of one operation, while a budget lasts.
    var budget = Self.longPairBudget
    for a in oneOperation..<bank.terms.count where costs[a] <= 58 {
      for b in leaves..<oneOperation where costs[b] <= 34 {
        compare(a, b, whenEqual, whenDifferent)
        budget -= 1
      }
      if budget < 0 { break }
    }
  }

  /// Adds equations of long terms that are equal at all positives: each with the shortest that is.
  private func addEquations(from first: Int) {
    var groups: [UInt64: [Int]] = [:]
    for term in bank.terms.indices where columns.isDefined[term] {
      var fingerprint = Fingerprint()
      fingerprint.add(UInt64(columns.widthClasses[term]))
      for sample in columns.positives.samples { fingerprint.add(bank.value(term, sample)) }
      groups[fingerprint.value, default: []].append(term)
    }
    for (_, terms) in groups.sorted(by: { $0.value[0] < $1.value[0] }) where terms.count > 1 {
      let least = terms.min { (bank.terms[$0].cost, $0) < (bank.terms[$1].cost, $1) }!
      for term in terms.prefix(60) where term >= first && term != least && least >= bank.generations[1] {
        compare(term, least, ComparisonSet.whenEqual, ComparisonSet.whenDifferent)
      }
    }
  }

  /// Offers the strongest comparisons that hold between two terms at all positives.
  @inline(__always) private func compare(_ a: Int, _ b: Int, _ whenEqual: UInt16, _ whenDifferent: UInt64) {
    guard columns.widthClasses[a] == columns.widthClasses[b], columns.isDefined[a], columns.isDefined[b], columns.isTelling[a] || columns.isTelling[b]
    else { return }
    let mask = columns.survivors(a, b, whenEqual, whenDifferent)
    if mask != 0 { offer(mask, a, b) }
  }

  private func offer(_ mask: UInt16, _ a: Int, _ b: Int) {
    columns.relate(a, b, columns.negatives)
    let cost = bank.terms[a].cost + bank.terms[b].cost
    let first = columns.negatives.firstWord
    let places = columns.definedPlaces(a, b)
    func bit(_ operation: Operation) -> UInt16 { ComparisonSet.bit(operation) }
    for operation in ComparisonSet.all where mask & bit(operation) != 0 {
      // Weaker than another that holds too: excludes less at the same length.
      let stronger: UInt16 =
        switch operation {
        case .ule: bit(.eq) | bit(.ult)
        case .uge: bit(.eq) | bit(.ugt)
        case .sle: bit(.eq) | bit(.slt)
        case .sge: bit(.eq) | bit(.sgt)
        case .ne: bit(.ult) | bit(.ugt) | bit(.slt) | bit(.sgt)
        default: 0
        }
      if mask & stronger != 0 { continue }
      for word in 0..<negativeWords { scratch[word] = ~columns.truth(operation, first + word) & columns.valid[first + word] }
      excludeOutside(places)
      offer(Atom(operation: operation, a: a, b: b, cost: cost + operation.comparisonCost))
    }
  }

  /// Adds to `scratch` the negatives at which terms have no value; nil: they have one everywhere.
  @inline(__always) private func excludeOutside(_ places: SampleWords?) {
    guard let places else { return }
    let first = columns.negatives.firstWord
    for word in 0..<negativeWords { scratch[word] |= ~places[first + word] & columns.valid[first + word] }
  }

  @inline(__always) private func offerIfNecessary(_ atom: Atom) {
    var (always, never) = (true, true)
    columns.predicate(atom, columns.positives) { word, bits in
      if ~bits & columns.valid[word] != 0 { always = false }
      if bits & columns.valid[word] != 0 { never = false }
      return always || never
    }
    guard always || never else { return }
    let flip: UInt64 = always ? .max : 0
    columns.predicate(atom, columns.negatives) {
      scratch[$0 &- columns.negatives.firstWord] = ($1 ^ flip) & columns.valid[$0]
      return true
    }
    excludeOutside(columns.definedPlaces(atom.a, atom.b))
    offer(always ? atom : atom.complement)
  }

  private func addPredicates(_ terms: Range<Int>) {
    for term in terms where columns.isDefined[term] && bank.classes[columns.widthClasses[term]].bits != 1 && bank.terms[term].hasPredicates {
      for operation in [Operation.isPowerOfTwo, .isLowMask, .isShiftedMask] {
        offerIfNecessary(Atom(operation: operation, a: term, b: term, cost: bank.terms[term].cost + 9))
      }
    }
  }

  /// Adds every necessary overflow predicate on leaves and the shortest terms of one operation.
  func addOverflows() {
    let limit = min(bank.oneOperation, bank.generations[1] + 40)
    for operation in [Operation.uaddOverflow, .saddOverflow, .ssubOverflow, .umulOverflow, .smulOverflow] {
      for a in 0..<limit where columns.isDefined[a] && bank.classes[columns.widthClasses[a]].bits != 1 {
        for b in 0..<limit where columns.isDefined[b] && columns.widthClasses[a] == columns.widthClasses[b] && (b <= a || !operation.isCommutative) {
          offerIfNecessary(Atom(operation: operation, a: a, b: b, cost: bank.terms[a].cost + bank.terms[b].cost + 20))
        }
      }
    }
  }

  /// Adds necessary disjunctions of two short atoms.
  func addDisjunctions() {
    let atoms = FreeAtoms(columns, limit: 1_400)
    for first in 0..<atoms.count {
      for second in 0..<first where atoms.holdEverywhere(first, or: second) {
        for word in 0..<negativeWords { scratch[word] = atoms.excluded(first, word) & atoms.excluded(second, word) }
        offer(atoms[second], atoms[first])
      }
    }
  }
}
