import BitVector

/// A growing pool of clauses that hold on all positives, and the search for a smallest set of them that excludes all negatives.
///
/// Sets of samples are words of bits, positives first; a clause is kept only if nothing shorter excludes the same negatives.
final class ClauseCover {
  private let bank: TermBank
  private let positiveCount: Int
  private let negativeCount: Int
  private let positiveWords: Int
  private let negativeWords: Int
  /// Values of each term in the order positives, negatives; `sampleCount` a term.
  private let values: UnsafeMutablePointer<UInt64>
  private let sampleCount: Int
  /// For each width class, the sign bit at each sample; `sampleCount` a class.
  private let signs: UnsafeMutablePointer<UInt64>
  private var widths: [ContiguousArray<Int>] = []

  private struct Clause {
    var first: Atom
    var second: Atom?
    var cost: Int
    /// Number of negatives excluded.
    var size: Int
    var atoms: [Atom] { second.map { [first, $0] } ?? [first] }
  }
  private var clauses: [Clause] = []
  /// `negativeWords` words a clause.
  private var excluded: ContiguousArray<UInt64> = []
  private var known: [UInt64: Int] = [:]
  private let poolLimit = 40_000
  /// Comparisons of long terms with terms of one operation that are tried.
  private let longPairBudget = 250_000
  /// ``whenEqual`` and the rows of ``whenDifferent``, at hand for the inner loop.
  private let equalMask = ClauseCover.whenEqual
  private let differentMasks: UInt64 = (0..<4).reduce(0) { $0 | UInt64(ClauseCover.whenDifferent[$1]) << UInt64($1 * 16) }

  /// Samples in front of which all terms are bytes: of the positives, of the negatives.
  private let narrowPositives: Int
  private let narrowNegatives: Int
  /// For each term, its values at those samples shifted up to 8 bits, which keeps both orders; each part padded to 16 with its first value.
  private let bytes: UnsafeMutablePointer<UInt8>
  private let byteStride: Int
  private let negativeBytes: Int

  /// Where x equals, is unsigned less than, is signed less than y: scratch of the last pair.
  private let equal: UnsafeMutablePointer<UInt64>
  private let unsignedLess: UnsafeMutablePointer<UInt64>
  private let signedLess: UnsafeMutablePointer<UInt64>
  private let scratch: UnsafeMutablePointer<UInt64>
  /// The class of each term.
  private let widthClasses: [Int]
  /// Terms that have a value wherever the condition must hold: a shift by too much, or a quotient by zero, would make it poison there.
  private var isDefined: [Bool] = []

  /// All pointers are allocated here and freed in `deinit`; their sizes never change.
  private init(_ bank: TermBank, positiveCount: Int, negativeCount: Int, widths: [ContiguousArray<Int>], value: (_ term: Int, _ sample: Int) -> UInt64) {
    self.bank = bank
    self.positiveCount = positiveCount
    self.negativeCount = negativeCount
    self.widths = widths
    positiveWords = (positiveCount + 63) / 64
    negativeWords = (negativeCount + 63) / 64
    sampleCount = positiveCount + negativeCount
    widthClasses = bank.terms.map(\.widthClass)
    values = .allocate(capacity: bank.terms.count * sampleCount + 1)
    signs = .allocate(capacity: widths.count * sampleCount + 1)
    for term in bank.terms.indices { for sample in 0..<sampleCount { values[term &* sampleCount &+ sample] = value(term, sample) } }
    func narrowCount(_ range: Range<Int>) -> Int { range.prefix { sample in widths.allSatisfy { $0[sample] <= 8 } }.count }
    narrowPositives = narrowCount(0..<positiveCount)
    narrowNegatives = narrowCount(positiveCount..<sampleCount)
    negativeBytes = (narrowPositives + 15) & ~15
    byteStride = negativeBytes + (narrowNegatives + 15) & ~15
    bytes = .allocate(capacity: bank.terms.count * byteStride + 1)
    for term in bank.terms.indices {
      let widths = widths[widthClasses[term]]
      for (start, count, first) in [(0, narrowPositives, 0), (negativeBytes, narrowNegatives, positiveCount)] {
        for place in 0..<((count + 15) & ~15) {
          let sample = first + (place < count ? place : 0)
          bytes[term * byteStride + start + place] = UInt8(truncatingIfNeeded: values[term * sampleCount + sample] << UInt64(8 - widths[sample]))
        }
      }
    }
    for (widthClass, widths) in widths.enumerated() {
      for sample in 0..<sampleCount { signs[widthClass &* sampleCount &+ sample] = 1 << UInt64(widths[sample] - 1) }
    }
    let words = positiveWords + negativeWords + 1
    equal = .allocate(capacity: words)
    unsignedLess = .allocate(capacity: words)
    signedLess = .allocate(capacity: words)
    scratch = .allocate(capacity: words)
    for pointer in [equal, unsignedLess, signedLess, scratch] { pointer.initialize(repeating: 0, count: words) }
    for (index, term) in bank.terms.enumerated() {
      isDefined.append(term.leaf != nil || isDefined[term.a] && isDefined[term.b] && isDefinedStep(term, widths[widthClasses[index]]))
    }
  }

  private func isDefinedStep(_ term: TermBank.Term, _ widths: ContiguousArray<Int>) -> Bool {
    let (dividends, operands) = (values + term.a &* sampleCount, values + term.b &* sampleCount)
    switch term.operation {
    case .shl, .lshr, .ashr: return (0..<positiveCount).allSatisfy { operands[$0] < UInt64(widths[$0]) }
    case .udiv, .urem: return (0..<positiveCount).allSatisfy { operands[$0] != 0 }
    case .sdiv:
      return (0..<positiveCount).allSatisfy { sample in
        let width = widths[sample]
        return operands[sample] != 0 && !(operands[sample] == ConcreteAlgebra.mask(width) && dividends[sample] == 1 << UInt64(width - 1))
      }
    default: return true
    }
  }

  deinit {
    bytes.deallocate()
    for pointer in [values, signs, equal, unsignedLess, signedLess, scratch] { pointer.deallocate() }
  }

  convenience init(_ bank: TermBank, positive: [Int], negative: [Int]) {
    let order = positive + negative
    let widths = bank.classes.map { width in
      var bySample = ContiguousArray<Int>(repeating: 0, count: bank.samples.count)
      for (segment, range) in bank.samples.ranges.enumerated() { for sample in range { bySample[sample] = width.resolved(bank.samples.tuples[segment]) } }
      return ContiguousArray(order.map { bySample[$0] })
    }
    self.init(bank, positiveCount: positive.count, negativeCount: negative.count, widths: widths) { bank.value($0, order[$1]) }
  }

  /// Keeps the clause whose excluded negatives stand in `scratch`.
  private func offer(_ first: Atom, _ second: Atom? = nil) {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    var size = 0
    for index in 0..<negativeWords {
      let word = scratch[index]
      hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash &>> 32
      size &+= word.nonzeroBitCount
    }
    if size == 0 { return }
    let cost = first.cost + (second.map { $0.cost + 6 } ?? 0)
    if let index = known[hash] {
      if clauses[index].cost > cost { clauses[index] = Clause(first: first, second: second, cost: cost, size: size) }
      return
    }
    if clauses.count >= poolLimit { return }
    known[hash] = clauses.count
    clauses.append(Clause(first: first, second: second, cost: cost, size: size))
    excluded.append(contentsOf: UnsafeBufferPointer(start: scratch, count: negativeWords))
  }

  // MARK: Atoms

  private static let comparisons: [Operation] = [.eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge]
  private static func bit(_ operation: Operation) -> UInt16 { 1 << UInt16(operation.rawValue - Operation.eq.rawValue) }
  private static let whenEqual = [Operation.eq, .ule, .uge, .sle, .sge].reduce(0) { $0 | bit($1) }
  /// What may hold of different values; index: unsigned less (1) + signed less (2).
  private static let whenDifferent: [UInt16] = (0..<4).map { index in
    let unsigned: [Operation] = index & 1 != 0 ? [.ult, .ule] : [.ugt, .uge]
    let signed: [Operation] = index & 2 != 0 ? [.slt, .sle] : [.sgt, .sge]
    return (unsigned + signed + [.ne]).reduce(0) { $0 | bit($1) }
  }
  /// Equality reads best, then order.
  private static func cost(_ operation: Operation) -> Int { operation == .eq ? 8 : operation == .ne ? 9 : 10 }

  /// The comparisons that hold between two terms at all positives, as bits.
  @inline(__always) private func survivors(_ a: Int, _ b: Int) -> UInt16 {
    var mask: UInt16 = 0x3FF
    var place = 0
    while place < narrowPositives {
      let (equal, unsigned, signed) = compareBytes(a, b, place)
      if holdsSomewhere(equal) { mask &= equalMask }
      // Of different values: which of the two orders hold.
      let (below, above) = (unsigned, .!(unsigned .| equal))
      if holdsSomewhere(below .& signed) { mask &= UInt16(truncatingIfNeeded: differentMasks &>> 48) }
      if holdsSomewhere(below .& .!signed) { mask &= UInt16(truncatingIfNeeded: differentMasks &>> 16) }
      if holdsSomewhere(above .& signed) { mask &= UInt16(truncatingIfNeeded: differentMasks &>> 32) }
      if holdsSomewhere(above .& .!signed) { mask &= UInt16(truncatingIfNeeded: differentMasks) }
      if mask == 0 { return 0 }
      place &+= 16
    }
    let (left, right) = (values + a &* sampleCount, values + b &* sampleCount)
    let signs = signs + widthClasses[a] &* sampleCount
    let (equalMask, differentMasks) = (equalMask, differentMasks)
    for sample in narrowPositives..<positiveCount {
      let (x, y) = (left[sample], right[sample])
      if x == y {
        mask &= equalMask
      } else {
        let sign = signs[sample]
        let index = (x < y ? 1 : 0) | ((x ^ sign) < (y ^ sign) ? 2 : 0)
        mask &= UInt16(truncatingIfNeeded: differentMasks &>> UInt64(index &* 16))
      }
      if mask == 0 { break }
    }
    return mask
  }

  private typealias ByteMask = SIMDMask<SIMD16<Int8>>

  /// Where x equals, is unsigned less, is signed less than y, at sixteen narrow samples.
  @inline(__always) private func compareBytes(_ a: Int, _ b: Int, _ place: Int) -> (ByteMask, ByteMask, ByteMask) {
    let base = UnsafeRawPointer(bytes)
    let x = base.loadUnaligned(fromByteOffset: a &* byteStride &+ place, as: SIMD16<UInt8>.self)
    let y = base.loadUnaligned(fromByteOffset: b &* byteStride &+ place, as: SIMD16<UInt8>.self)
    let (signedX, signedY) = (unsafeBitCast(x, to: SIMD16<Int8>.self), unsafeBitCast(y, to: SIMD16<Int8>.self))
    return (x .== y, x .< y, signedX .< signedY)
  }

  @inline(__always) private func holdsSomewhere(_ mask: ByteMask) -> Bool {
    // As in `bits`.
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves.x | halves.y != 0
  }

  /// One bit a lane.
  @inline(__always) private func bits(_ mask: ByteMask) -> UInt64 {
    // The mask is sixteen bytes of all zeros or all ones; both types have the same size and no invalid values.
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    func gather(_ bytes: UInt64) -> UInt64 { ((bytes & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56 }
    return gather(halves.x) | gather(halves.y) &<< 8
  }

  /// Fills the scratch sets for a pair, at all samples or at the negatives alone.
  @inline(__always) private func relate(_ a: Int, _ b: Int, negativesOnly: Bool) {
    let (left, right) = (values + a &* sampleCount, values + b &* sampleCount)
    let signs = signs + widthClasses[a] &* sampleCount
    func run(_ range: Range<Int>, _ firstWord: Int, _ narrow: Int, _ bytesFrom: Int) {
      var start = range.lowerBound
      var word = firstWord
      while start &+ 64 <= range.lowerBound &+ narrow {
        var (e, u, s): (UInt64, UInt64, UInt64) = (0, 0, 0)
        for part in 0..<4 {
          let (equal, unsigned, signed) = compareBytes(a, b, bytesFrom &+ start &- range.lowerBound &+ part &* 16)
          let shift = UInt64(truncatingIfNeeded: part &* 16)
          e |= bits(equal) &<< shift
          u |= bits(unsigned) &<< shift
          s |= bits(signed) &<< shift
        }
        equal[word] = e
        unsignedLess[word] = u
        signedLess[word] = s
        start &+= 64
        word &+= 1
      }
      while start < range.upperBound {
        let end = min(start &+ 64, range.upperBound)
        var (e, u, s): (UInt64, UInt64, UInt64) = (0, 0, 0)
        for sample in start..<end {
          let (x, y, sign) = (left[sample], right[sample], signs[sample])
          let shift = UInt64(truncatingIfNeeded: sample &- start)
          e |= (x == y ? 1 : 0) &<< shift
          u |= (x < y ? 1 : 0) &<< shift
          s |= ((x ^ sign) < (y ^ sign) ? 1 : 0) &<< shift
        }
        equal[word] = e
        unsignedLess[word] = u
        signedLess[word] = s
        start = end
        word &+= 1
      }
    }
    if !negativesOnly { run(0..<positiveCount, 0, narrowPositives, 0) }
    run(positiveCount..<sampleCount, positiveWords, narrowNegatives, negativeBytes)
  }

  /// Where a comparison holds, from the scratch sets; bits beyond the samples are undefined.
  @inline(__always) private func truth(_ operation: Operation, _ word: Int) -> UInt64 {
    switch operation {
    case .eq: equal[word]
    case .ne: ~equal[word]
    case .ult: unsignedLess[word]
    case .ule: unsignedLess[word] | equal[word]
    case .ugt: ~(unsignedLess[word] | equal[word])
    case .uge: ~unsignedLess[word]
    case .slt: signedLess[word]
    case .sle: signedLess[word] | equal[word]
    case .sgt: ~(signedLess[word] | equal[word])
    default: ~signedLess[word]
    }
  }
  /// The bits of a word of negatives that stand for samples.
  @inline(__always) private func valid(_ word: Int, _ count: Int) -> UInt64 {
    let rest = count - word * 64
    return rest >= 64 ? .max : (1 << UInt64(rest)) - 1
  }

  private func compare(_ a: Int, _ b: Int) {
    guard widthClasses[a] == widthClasses[b], isDefined[a], isDefined[b] else { return }
    let mask = survivors(a, b)
    if mask == 0 { return }
    relate(a, b, negativesOnly: true)
    let cost = bank.terms[a].cost + bank.terms[b].cost
    for operation in Self.comparisons where mask & Self.bit(operation) != 0 {
      // Weaker than another that holds too: excludes less at the same length.
      let stronger: UInt16 =
        switch operation {
        case .ule: Self.bit(.eq) | Self.bit(.ult)
        case .uge: Self.bit(.eq) | Self.bit(.ugt)
        case .sle: Self.bit(.eq) | Self.bit(.slt)
        case .sge: Self.bit(.eq) | Self.bit(.sgt)
        case .ne: Self.bit(.ult) | Self.bit(.ugt) | Self.bit(.slt) | Self.bit(.sgt)
        default: 0
        }
      if mask & stronger != 0 { continue }
      for word in 0..<negativeWords { scratch[word] = ~truth(operation, positiveWords + word) & valid(word, negativeCount) }
      offer(Atom(operation: operation, a: a, b: b, cost: cost + Self.cost(operation)))
    }
  }

  private func holds(_ atom: Atom, _ sample: Int) -> Bool {
    let width = widths[bank.terms[atom.a].widthClass][sample]
    return Atom.compare(atom.operation, values[atom.a &* sampleCount &+ sample], values[atom.b &* sampleCount &+ sample], width) != atom.isNegated
  }

  private func offerIfNecessary(_ atom: Atom) {
    for candidate in [atom, atom.complement] where (0..<positiveCount).allSatisfy({ holds(candidate, $0) }) {
      for word in 0..<negativeWords { scratch[word] = 0 }
      for index in 0..<negativeCount where !holds(candidate, positiveCount + index) { scratch[index / 64] |= 1 << UInt64(index % 64) }
      offer(candidate)
    }
  }

  /// Adds every necessary atom of a depth: 1 compares terms of up to one operation with each other, 2 longer ones with short ones.
  func addAtoms(depth: Int) {
    let generations = bank.generations
    let leaves = generations[1]
    let oneOperation = generations.count > 2 ? generations[2] : bank.terms.count
    if depth == 1 {
      for a in 0..<oneOperation { for b in 0..<a where bank.terms[a].cost + bank.terms[b].cost <= 70 { compare(a, b) } }
      addPredicates(0..<oneOperation)
      addOverflows(limit: min(oneOperation, leaves + 40))
      return
    }
    for a in oneOperation..<bank.terms.count { for b in 0..<leaves { compare(a, b) } }
    addPredicates(oneOperation..<bank.terms.count)
    // Longer terms with terms of one operation, while a budget lasts.
    var budget = longPairBudget
    for a in oneOperation..<bank.terms.count where bank.terms[a].cost <= 58 {
      for b in leaves..<oneOperation where bank.terms[b].cost <= 34 {
        compare(a, b)
        budget -= 1
      }
      if budget < 0 { break }
    }
  }

  private func addPredicates(_ terms: Range<Int>) {
    for term in terms where isDefined[term] && bank.classes[bank.terms[term].widthClass].bits != 1 {
      for operation in [Operation.isPowerOfTwo, .isLowMask, .isShiftedMask] {
        offerIfNecessary(Atom(operation: operation, a: term, b: term, cost: bank.terms[term].cost + 9))
      }
    }
  }

  private func addOverflows(limit: Int) {
    for operation in [Operation.uaddOverflow, .saddOverflow, .ssubOverflow, .umulOverflow, .smulOverflow] {
      for a in 0..<limit where isDefined[a] && bank.classes[bank.terms[a].widthClass].bits != 1 {
        for b in 0..<limit where isDefined[b] && bank.terms[a].widthClass == bank.terms[b].widthClass && (b <= a || !operation.isCommutative) {
          offerIfNecessary(Atom(operation: operation, a: a, b: b, cost: bank.terms[a].cost + bank.terms[b].cost + 20))
        }
      }
    }
  }

  // MARK: Disjunctions

  /// A short atom of any truth: where it holds among the positives, and what it excludes of the negatives.
  private struct General {
    var atom: Atom
    var positive: BitSet
    var negative: BitSet
  }

  /// Short atoms, distinct by their truth, cheapest first.
  private func generalAtoms(limit: Int, plainOnly: Bool = false) -> [General] {
    let oneOperation = bank.generations.count > 2 ? bank.generations[2] : bank.terms.count
    let plain: Set<Operation> = [.add, .sub, .and, .or, .not, .shl, .lshr, .ashr, .cttz, .zext, .sext, .trunc]
    let order = (0..<oneOperation).filter { isDefined[$0] }.filter { !plainOnly || bank.terms[$0].leaf != nil || plain.contains(bank.terms[$0].operation) }
      .sorted {
        func key(_ term: Int) -> Int { bank.terms[term].cost - (bank.terms[term].isGiven ? 20 : 0) }
        return (key($0), $0) < (key($1), $1)
      }.prefix(130)
    var candidates: [Atom] = []
    for a in order {
      for b in order where b < a && bank.terms[a].widthClass == bank.terms[b].widthClass {
        let cost = bank.terms[a].cost + bank.terms[b].cost
        if cost > 60 { continue }
        for operation in Self.comparisons { candidates.append(Atom(operation: operation, a: a, b: b, cost: cost + Self.cost(operation))) }
      }
      if bank.classes[bank.terms[a].widthClass].bits != 1 {
        for operation in [Operation.isPowerOfTwo, .isLowMask] {
          let atom = Atom(operation: operation, a: a, b: a, cost: bank.terms[a].cost + 9)
          candidates += [atom, atom.complement]
        }
      }
    }
    candidates.sort { ($0.cost, $0.a, $0.b, $0.operation.rawValue) < ($1.cost, $1.a, $1.b, $1.operation.rawValue) }
    var seen = Set<BitSet>()
    var result: [General] = []
    for atom in candidates {
      var positive = BitSet(count: positiveCount)
      var negative = BitSet(count: negativeCount)
      if atom.operation.isComparison {
        relate(atom.a, atom.b, negativesOnly: false)
        for word in 0..<positiveWords { positive.words[word] = truth(atom.operation, word) & valid(word, positiveCount) }
        for word in 0..<negativeWords { negative.words[word] = ~truth(atom.operation, positiveWords + word) & valid(word, negativeCount) }
      } else {
        for sample in 0..<positiveCount where holds(atom, sample) { positive[sample] = true }
        for sample in 0..<negativeCount where !holds(atom, positiveCount + sample) { negative[sample] = true }
      }
      if positive.isEmpty || negative.isEmpty { continue }
      var whole = positive
      whole.append(negative)
      guard seen.insert(whole).inserted else { continue }
      result.append(General(atom: atom, positive: positive, negative: negative))
      if result.count >= limit { break }
    }
    return result
  }

  /// Adds necessary disjunctions of two short atoms.
  func addDisjunctions() {
    let atoms = generalAtoms(limit: 1_400)
    let all = BitSet(count: positiveCount, filled: true)
    for (index, first) in atoms.enumerated() {
      for second in atoms[..<index] where first.positive.covers(all, with: second.positive) {
        for word in 0..<negativeWords { scratch[word] = first.negative.words[word] & second.negative.words[word] }
        offer(second.atom, first.atom)
      }
    }
  }

  /// Short atoms that hold for some positives and no negative, those that hold for most first.
  func sufficientAtoms() -> [(atom: Atom, positives: [Int])] {
    generalAtoms(limit: 400).filter { general in
      general.atom.cost <= 40 && general.negative.population == negativeCount && general.positive.population * 12 >= positiveCount
    }
    .sorted { ($1.positive.population, $0.atom.cost) < ($0.positive.population, $1.atom.cost) }
    .map { general in (general.atom, (0..<positiveCount).filter { general.positive[$0] }) }
  }

  /// Equations between terms that hold at positive number `seed`, for some of the positives and for few of the negatives; those that tell the
  /// two best apart first. With each the positives and negatives for which it holds.
  func equalities(at seed: Int, limit: Int) -> [(atom: Atom, positives: [Int], negatives: [Int])] {
    var ofValue: [[UInt64]: [Int]] = [:]
    var found: [(atom: Atom, positives: [Int], negatives: [Int], worth: Double)] = []
    var seen = Set<[Int]>()
    for term in bank.terms.indices where isDefined[term] && bank.terms[term].cost <= 58 {
      let key = [UInt64(widthClasses[term]), values[term &* sampleCount &+ seed]]
      for other in ofValue[key] ?? [] {
        guard bank.terms[term].isSymbolic || bank.terms[other].isSymbolic else { continue }
        let cost = bank.terms[term].cost + bank.terms[other].cost + Self.cost(.eq)
        if cost > 90 { continue }
        let (left, right) = (values + term &* sampleCount, values + other &* sampleCount)
        let positives = (0..<positiveCount).filter { left[$0] == right[$0] }
        if positives.count * 16 < positiveCount || positives.count == positiveCount { continue }
        let negatives = (0..<negativeCount).filter { left[positiveCount &+ $0] == right[positiveCount &+ $0] }
        let (kept, admitted) = (Double(positives.count) / Double(positiveCount), Double(negatives.count) / Double(max(negativeCount, 1)))
        if kept < 2 * admitted { continue }
        guard seen.insert(positives + [-1] + negatives).inserted else { continue }
        found.append((Atom(operation: .eq, a: other, b: term, cost: cost), positives, negatives, kept - admitted - 0.002 * Double(cost)))
      }
      ofValue[key, default: []].append(term)
    }
    found.sort { ($1.worth, $0.atom.cost, $0.atom.a, $0.atom.b) < ($0.worth, $1.atom.cost, $1.atom.a, $1.atom.b) }
    return found.prefix(limit).map { ($0.atom, $0.positives, $0.negatives) }
  }

  // MARK: Covers

  /// A cheapest set of clauses that excludes all negatives: one or two exactly, more greedily; nil if all together don't.
  func solve() -> [[Atom]]? {
    let words = negativeWords
    let all = (0..<words).map { valid($0, negativeCount) }
    var union = [UInt64](repeating: 0, count: words)
    for clause in clauses.indices { for word in 0..<words { union[word] |= excluded[clause &* words &+ word] } }
    guard union == all else { return nil }
    let order = clauses.indices.sorted { precedes(clauses[$0], clauses[$1]) }
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
      let starts = usable.sorted { clauses[$0].size * clauses[$1].cost > clauses[$1].size * clauses[$0].cost }.prefix(8)
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
        for candidate in chosen.sorted(by: { precedes(clauses[$1], clauses[$0]) }) where chosen.count > 1 {
          var rest = [UInt64](repeating: 0, count: words)
          for other in chosen where other != candidate { for word in 0..<words { rest[word] |= excluded[other &* words &+ word] } }
          if rest == all { chosen.removeAll { $0 == candidate } }
        }
        total = chosen.reduce(-6) { $0 + clauses[$1].cost + 6 }
        if best.map({ total < $0.cost }) ?? true { best = (total, chosen.sorted { precedes(clauses[$0], clauses[$1]) }) }
      }
    }
    return best?.clauses.map { clauses[$0].atoms }
  }

  /// A total order: shorter first, then what excludes more, then by terms, so that ties fall the same way every time.
  private func precedes(_ a: Clause, _ b: Clause) -> Bool {
    if a.cost != b.cost { return a.cost < b.cost }
    if a.size != b.size { return a.size > b.size }
    func key(_ clause: Clause) -> [Int] {
      clause.atoms.flatMap { [$0.a, $0.b, Int($0.operation.rawValue), $0.isNegated ? 1 : 0] }
    }
    return key(a).lexicographicallyPrecedes(key(b))
  }

  /// One or two atoms that exclude every negative and keep at least a third of the positives, weighed against their length.
  private func bestPair(_ atoms: [General]) -> [Atom]? {
    let all = BitSet(count: negativeCount, filled: true)
    let useful = atoms.filter { $0.positive.population * 3 >= positiveCount }
      .sorted { ($0.atom.cost, $1.positive.population) < ($1.atom.cost, $0.positive.population) }.prefix(1_500)
    var best: (worth: Double, atoms: [Atom])?
    func offer(_ kept: Int, _ atoms: [Atom]) {
      guard kept * 3 >= positiveCount else { return }
      let worth = Double(kept) / Double(max(positiveCount, 1)) - 0.0015 * Double(atoms.reduce(0) { $0 + $1.cost })
      if worth > (best?.worth ?? -.infinity) { best = (worth, atoms) }
    }
    for (index, first) in useful.enumerated() {
      if first.negative.population == negativeCount { offer(first.positive.population, [first.atom]) }
      for second in useful.prefix(index) where first.negative.covers(all, with: second.negative) {
        offer(first.positive.intersectionCount(second.positive), [second.atom, first.atom])
      }
    }
    return best?.atoms
  }

  /// Atoms that together exclude every negative, each losing as few positives as it can; all hold at positive number `seed`.
  func greedyConjunction(seed: Int?, atomLimit: Int, isThorough: Bool) -> [Atom]? {
    var atoms = generalAtoms(limit: isThorough ? 3_000 : 600, plainOnly: true)
    let all = BitSet(count: positiveCount, filled: true)
    for (index, clause) in clauses.enumerated().sorted(by: { precedes($0.element, $1.element) }) where clause.second == nil && clause.cost <= 46 {
      var negative = BitSet(count: negativeCount)
      for word in 0..<negativeWords { negative.words[word] = excluded[index * negativeWords + word] }
      atoms.append(General(atom: clause.first, positive: all, negative: negative))
    }
    if let seed { atoms = atoms.filter { $0.positive[seed] } }
    if isThorough, let pair = bestPair(atoms) { return pair }
    var kept = all
    var left = BitSet(count: negativeCount, filled: true)
    var chosen: [Atom] = []
    while !left.isEmpty, chosen.count < atomLimit {
      let (remaining, total) = (Double(left.population), Double(max(kept.population, 1)))
      var pick: Int?
      var value = 0.0
      for (index, atom) in atoms.enumerated() {
        let gain = Double(atom.negative.intersectionCount(left)) / remaining
        if gain == 0 { continue }
        let loss = 1 - Double(atom.positive.intersectionCount(kept)) / total
        if loss > 0.98 { continue }
        let worth = gain * (1 - loss) / Double(atom.atom.cost + 20)
        if worth > value { (pick, value) = (index, worth) }
      }
      guard let pick else { return nil }
      chosen.append(atoms[pick].atom)
      kept.formIntersection(atoms[pick].positive)
      left.subtract(atoms[pick].negative)
    }
    return left.isEmpty && !kept.isEmpty ? chosen : nil
  }
}
