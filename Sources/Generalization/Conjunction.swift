import BitVector

extension FreeAtoms {
  /// Some atoms, and what is left of the samples where they hold.
  private struct Choice {
    var atoms: [Int]
    var kept: SampleWords
    var left: SampleWords
    var cost: Int
    var worth: Double
  }

  private static let atomLimit = 5
  private static let beam = 48
  private static let branches = 14

  /// A short conjunction that excludes every negative and keeps as many positives as it can, weighed against its length; nil if none was found.
  ///
  /// A beam of choices grows by atoms that exclude the negative that the fewest atoms exclude.
  func conjunction(costLimit: Int) -> [Atom]? {
    let (positives, negatives) = (columns.positives, columns.negatives)
    let total = Double(max(positives.count, 1))
    // How many atoms exclude each negative.
    var excluders = [Int](repeating: 0, count: negatives.words * 64)
    for index in 0..<count {
      for word in 0..<negatives.words {
        var rest = excluded(index, word)
        while rest != 0 {
          excluders[word * 64 + rest.trailingZeroBitCount] += 1
          rest &= rest &- 1
        }
      }
    }
    func pivot(_ left: SampleWords) -> Int {
      var best = -1
      for word in left.indices {
        var rest = left[word]
        while rest != 0 {
          let bit = word * 64 + rest.trailingZeroBitCount
          if best < 0 || excluders[bit] < excluders[best] { best = bit }
          rest &= rest &- 1
        }
      }
      return best
    }
    var choices = [
      Choice(
        atoms: [], kept: SampleWords(columns.valid[positives.wordRange]), left: SampleWords(columns.valid[negatives.wordRange]), cost: -6, worth: 1)
    ]
    var best: (worth: Double, atoms: [Int])?
    for depth in 1...Self.atomLimit {
      var next: [Choice] = []
      var seen = Set<SampleWords>()
      for choice in choices {
        let pivot = pivot(choice.left)
        if pivot < 0 || excluders[pivot] == 0 { continue }
        let remaining = Double(choice.left.population)
        var branches: [(worth: Double, index: Int)] = []
        for index in 0..<count where excluded(index, pivot / 64) >> UInt64(pivot % 64) & 1 != 0 {
          let cost = choice.cost + self[index].cost + 6
          if cost > costLimit { continue }
          var (kept, left) = (0, 0)
          for word in choice.kept.indices { kept &+= (choice.kept[word] & holds(index, word)).nonzeroBitCount }
          if kept * 60 < positives.count { continue }
          for word in choice.left.indices { left &+= (choice.left[word] & ~excluded(index, word)).nonzeroBitCount }
          let worth = Double(kept) / total - 0.0015 * Double(cost)
          if left == 0 {
            if worth > best?.worth ?? -.infinity { best = (worth, choice.atoms + [index]) }
            continue
          }
          if let best, worth <= best.worth { continue }
          branches.append((worth * (1 - 0.8 * Double(left) / remaining), index))
        }
        branches.sort { ($1.worth, $0.index) < ($0.worth, $1.index) }
        for (worth, index) in branches.prefix(Self.branches) where depth < Self.atomLimit {
          var grown = choice
          grown.atoms.append(index)
          for word in grown.kept.indices { grown.kept[word] &= holds(index, word) }
          for word in grown.left.indices { grown.left[word] &= ~excluded(index, word) }
          guard seen.insert(grown.kept + grown.left).inserted else { continue }
          grown.cost += self[index].cost + 6
          grown.worth = worth
          next.append(grown)
        }
      }
      next.sort { ($1.worth, $0.cost, $0.atoms.reduce(0, +)) < ($0.worth, $1.cost, $1.atoms.reduce(0, +)) }
      choices = Array(next.prefix(Self.beam))
    }
    return best.map { needed($0.atoms).map { self[$0] } }
  }

  /// Without the atoms that the others make needless, the dearest first.
  private func needed(_ chosen: [Int]) -> [Int] {
    var result = chosen
    for atom in chosen.sorted(by: { (self[$1].cost, $1) < (self[$0].cost, $0) }) where result.count > 1 {
      let rest = result.filter { $0 != atom }
      let excludesAll = columns.negatives.wordRange.allSatisfy { word in
        rest.reduce(0) { $0 | excluded($1, word - columns.negatives.firstWord) } == columns.valid[word]
      }
      if excludesAll { result = rest }
    }
    return result
  }
}
