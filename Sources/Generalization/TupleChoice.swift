import BitVector

/// Small widths that stand for all: tuples of a skeleton's width names at which complete tables are affordable.
struct TupleChoice {
  /// Where one width is at least twice another in the finding, it is here too; where two are equal, they are.
  private let proper: [[Int]]
  /// The rest.
  private let improper: [[Int]]

  /// Tuples of 2 to 8 bits (narrower widths from 1) that are in the same order as the finding's; where whole bytes are widened or narrowed, of
  /// 8 and 16 bits.
  init(_ skeleton: Skeleton) {
    let original = skeleton.originalWidths
    func admitted(_ widths: some Collection<Int>) -> [[Int]] {
      var tuples: [[Int]] = [[]]
      for _ in original.indices { tuples = tuples.flatMap { tuple in widths.dropFirst(tuple.isEmpty ? 1 : 0).map { tuple + [$0] } } }
      return tuples.filter { tuple in
        guard skeleton.admits(tuple) else { return false }
        for i in original.indices {
          for j in original.indices where original[i] < original[j] && tuple[i] >= tuple[j] { return false }
        }
        return true
      }
    }
    var tuples = admitted(1...8)
    if tuples.isEmpty { tuples = admitted([1, 8, 16]) }
    func isProper(_ tuple: [Int]) -> Bool {
      for i in original.indices { for j in original.indices where original[i] >= 2 * original[j] && tuple[i] < 2 * tuple[j] { return false } }
      return true
    }
    func isTied(_ tuple: [Int]) -> Bool {
      for i in original.indices { for j in original.indices where original[i] == original[j] && tuple[i] != tuple[j] { return false } }
      return true
    }
    proper = tuples.filter { isProper($0) && isTied($0) }
    // Widths that are equal by chance are to be told apart before all else.
    let rest = tuples.filter { !isTied($0) && isProper($0) }
    improper = rest.isEmpty ? tuples.filter { !isProper($0) && isTied($0) } : rest
  }

  /// The widest tuples for which `bits` gives at most `limit`, at most `count` of them, none narrower than 3 bits in its widest name
  /// unless nothing else is there. Tuples of different shape (ratios of widths) come before more of the same.
  func widest(_ count: Int, limit: Int, bits: ([Int]) -> Int) -> [[Int]] {
    let first = widest(count, among: proper.isEmpty ? improper : proper, limit: limit, bits: bits)
    // One of the others tells laws of the widths themselves from accidents of their ratio.
    return count > 2 && !proper.isEmpty
      ? first + widest(1, among: improper.filter { bits($0) <= limit }, limit: limit, bits: bits).filter { !$0.isEmpty } : first
  }

  private func widest(_ count: Int, among admitted: [[Int]], limit: Int, bits: ([Int]) -> Int) -> [[Int]] {
    let affordable = admitted.filter { bits($0) <= limit }
      .sorted {
        // Of equal size the widest sum: at one bit most things are true.
        let (first, second) = ((bits($0), $0.reduce(0, +)), (bits($1), $1.reduce(0, +)))
        return second < first || first == second && $0.lexicographicallyPrecedes($1)
      }
    guard let first = affordable.first else { return admitted.min { bits($0) < bits($1) }.map { [$0] } ?? [] }
    if first.isEmpty { return [[]] }
    var chosen: [[Int]] = []
    // Different widest widths first, then different narrower ones.
    for tuple in affordable where chosen.count < count && !chosen.contains(where: { $0[0] == tuple[0] }) && (tuple[0] >= 3 || first[0] < 3) {
      chosen.append(tuple)
    }
    for tuple in affordable where chosen.count < count && !chosen.contains(tuple) && (tuple[0] >= 3 || first[0] < 3) { chosen.append(tuple) }
    return chosen.isEmpty ? [first] : chosen
  }

  /// No small widths are as the finding's.
  var isEmpty: Bool { proper.isEmpty && improper.isEmpty }
  /// All tuples.
  var all: [[Int]] { proper + improper }
}
