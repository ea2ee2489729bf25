import BitVector

/// Which holes of a pattern are one constant, and which stay literals.
struct Partition: Hashable, Sendable {
  /// Hole numbers, one list a symbolic constant.
  var groups: [[Int]]
  /// Hole numbers with the literal they stay.
  var fixed: [Int: Int64]
  /// Keeps constants apart that the tables say are one, or a literal.
  var isApart = false
  /// Two of the constants are looked at only where they are related as in the finding.
  var tie: Tie?

  /// The groups in the order of the constants that stand for them.
  var columns: [[Int]] { groups.sorted { $0.min()! < $1.min()! } }
}

/// Finds the partition that keeps the most instances with the fewest constants.
///
/// All holes start as constants of their own; two become one, or one a literal, where among the assignments for which the rewrite can be
/// made right that equality stands out.
struct PartitionSearch {
  let skeleton: Skeleton
  let choice: TupleChoice
  let arena: SharedArena

  /// Evaluations that one table may take, as a power of two.
  private let workBits = 24
  /// So many assignments are enough of a sample, as a power of two.
  private static let sampleBits = 11
  /// Constants of a partition that is looked at beside one with fewer.
  private static let looseLimit = 3

  private var patternHoles: [Int] { skeleton.holes.indices.filter { skeleton.holes[$0].role == .pattern } }
  private var otherHoles: [Int] { skeleton.holes.indices.filter { skeleton.holes[$0].role != .pattern } }

  private func bits(_ holes: [Int], _ tuple: [Int]) -> Int { holes.reduce(0) { $0 + skeleton.holes[$1].width.resolved(tuple) } }

  /// The best partition first, then those that keep more literals.
  func partitions() -> [Partition] {
    let holes = patternHoles
    if holes.isEmpty { return [Partition(groups: [], fixed: [:])] }
    var start = Partition(groups: holes.map { [$0] }, fixed: [:])
    let variableBits = { (tuple: [Int]) in skeleton.variables.reduce(0) { $0 + skeleton.graph.symbols[$1].width.resolved(tuple) } }
    // Where there are too many constants for a complete table at small widths, a sample of their assignments has to do.
    var isSampled = false
    func workBits(_ partition: Partition, _ tuple: [Int]) -> Int {
      let constantBits = bits(partition.groups.map { $0[0] }, tuple)
      return (isSampled ? min(constantBits, Self.sampleBits) : constantBits) + bits(otherHoles, tuple) + variableBits(tuple)
    }
    // Too many constants for a table even at the smallest widths: equal ones are one from the start, then 0, -1 and 1 are literals.
    let smallest = choice.all.first { $0.allSatisfy { $0 >= 3 } } ?? choice.all.first ?? []
    isSampled = workBits(start, smallest) > self.workBits + 1
    if workBits(start, smallest) > self.workBits + 1 { start = coarse(start) }
    if workBits(start, smallest) > self.workBits + 1 {
      for value in [0, -1, 1] as [Int64] where workBits(start, smallest) > self.workBits + 1 {
        for group in start.groups where skeleton.holes[group[0]].original == value {
          start.groups.removeAll { $0 == group }
          for hole in group { start.fixed[hole] = value }
        }
      }
    }
    let tuple = choice.widest(1, limit: self.workBits) { workBits(start, $0) }[0]
    guard workBits(start, tuple) <= self.workBits + 2 else { return [allFixed(start), start].filter { $0.groups.count <= 3 } }
    var loose: Partition?
    let best = reduce(start, tuple, loose: &loose)
    var result = [best]
    if let loose, loose.groups.count <= Self.looseLimit { result.append(loose) }
    let grouped = coarse(best)
    if grouped != best { result.append(grouped) }
    // Zero is most often a zero, and where other small values are constants, -1 is most often all ones or the sign's edge.
    let zeroed = fixing(grouped) { $0 == 0 }
    let bounded = fixing(zeroed) { $0 == -1 }
    // Constants that were taken for one may be several, once the zeros are zeros.
    var apart = fixing(start) { $0 == 0 }
    let isWide = apart.groups.count > 4
    apart.isApart = true
    for partition in [zeroed, allFixed(best), bounded] + (isWide ? [] : [apart])
    where !result.contains(where: { $0.groups == partition.groups && $0.fixed == partition.fixed }) { result.append(partition) }
    return result
  }

  /// Equal values of one width become one constant.
  private func coarse(_ partition: Partition) -> Partition {
    var result = Partition(groups: [], fixed: partition.fixed)
    for group in partition.groups {
      let hole = skeleton.holes[group[0]]
      if let index = result.groups.firstIndex(where: { skeleton.holes[$0[0]].original == hole.original && skeleton.holes[$0[0]].width == hole.width }) {
        result.groups[index] += group
      } else {
        result.groups.append(group)
      }
    }
    return result
  }

  /// Constants whose value in the finding is a small literal stay that literal.
  private func allFixed(_ partition: Partition) -> Partition { fixing(partition) { isSmall($0) } }

  /// Constants whose value in the finding is one that `isLiteral` says stay that literal.
  private func fixing(_ partition: Partition, _ isLiteral: (Int64) -> Bool) -> Partition {
    var result = partition
    for group in partition.groups where isLiteral(skeleton.holes[group[0]].original) {
      result.groups.removeAll { $0 == group }
      for hole in group { result.fixed[hole] = skeleton.holes[hole].original }
    }
    return result
  }

  private func isSmall(_ value: Int64) -> Bool { (-2...2).contains(value) }

  /// The literal that a hole could stay at every width: its value, if that is small.
  private func literals(_ hole: Int) -> [Int64] {
    let value = skeleton.holes[hole].original
    return isSmall(value) ? [value] : []
  }

  /// `loose`: what it was before constants were made one that are equal in little more than half of what is right.
  private func reduce(_ start: Partition, _ tuple: [Int], loose: inout Partition?) -> Partition {
    let columns = start.groups.map { $0[0] }
    let others = otherHoles
    let widths = columns.map { skeleton.holes[$0].width.resolved(tuple) }
    let otherWidths = others.map { skeleton.holes[$0].width.resolved(tuple) }
    let inputBits = skeleton.variables.reduce(0) { $0 + skeleton.graph.symbols[$1].width.resolved(tuple) }
    let source = RowSource(widths: widths, evenly: 1 << max(Self.sampleBits, workBits - inputBits - otherWidths.reduce(0, +)))
    let combinations = RowSource(widths: otherWidths, limit: 1 << 22)
    let graph = HoleFilling.grouped(skeleton, start)
    let constants = columns.map { skeleton.holes[$0].symbol } + others.map { skeleton.holes[$0].symbol }
    let oracle = Oracle(
      graph.graph, source: graph.source, target: graph.target, facts: graph.facts, constants: constants, variables: skeleton.variables, widths: tuple,
      arena: arena, strays: skeleton.strays)
    let strays = skeleton.strays
    var good = [Bool](repeating: false, count: source.count)
    let batch = max(1, (1 << 16) / max(combinations.count, 1))
    var first = 0
    while first < source.count {
      let last = min(source.count, first + batch)
      var rows: [UInt64] = []
      rows.reserveCapacity((last - first) * combinations.count * constants.count)
      for row in first..<last {
        for combination in 0..<combinations.count {
          rows += source.rows[(row * widths.count)..<((row + 1) * widths.count)]
          rows += combinations.rows[(combination * otherWidths.count)..<((combination + 1) * otherWidths.count)]
        }
      }
      let judgements = oracle.judge(rows, count: (last - first) * combinations.count)
      for row in first..<last {
        good[row] = (0..<combinations.count).contains { combination in
          let judgement = judgements[(row - first) * combinations.count + combination]
          return judgement.isRight(apartFrom: strays)
        }
      }
      first = last
    }
    var alive = good.indices.filter { good[$0] }
    if alive.isEmpty { return start }

    var partition = start
    var column: [Int: Int] = [:]
    for (index, hole) in columns.enumerated() { column[hole] = index }
    func value(_ row: Int, _ hole: Int) -> UInt64 { source.rows[row * widths.count + column[hole]!] }
    while true {
      var best: (kept: [Int], isUnion: Bool, apply: (inout Partition) -> Void)?
      // One value (or difference) stands out: a quarter of all, and three times as frequent as the next.
      func offer(_ value: UInt64, among values: [UInt64], isUnion: Bool = false, _ apply: @escaping (inout Partition) -> Void) {
        var counts: [UInt64: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        let own = counts[value, default: 0]
        let next = counts.filter { $0.key != value }.values.max() ?? 0
        guard own * 4 >= values.count, own >= 3 * next, own > (best?.kept.count ?? 0) else { return }
        best = (alive.indices.filter { values[$0] == value }.map { alive[$0] }, isUnion, apply)
      }
      for (index, group) in partition.groups.enumerated() {
        let hole = skeleton.holes[group[0]]
        let mask = ConcreteAlgebra.mask(hole.width.resolved(tuple))
        for other in partition.groups[..<index] {
          let second = skeleton.holes[other[0]]
          guard second.width == hole.width, second.original == hole.original else { continue }
          offer(0, among: alive.map { (value($0, group[0]) &- value($0, other[0])) & mask }, isUnion: true) { partition in
            partition.groups.removeAll { $0 == group }
            partition.groups[partition.groups.firstIndex(of: other)!] += group
          }
        }
        for literal in literals(group[0]) {
          offer(UInt64(bitPattern: literal) & mask, among: alive.map { value($0, group[0]) }) { partition in
            partition.groups.removeAll { $0 == group }
            for hole in group { partition.fixed[hole] = literal }
          }
        }
      }
      guard let best else { return partition }
      if best.isUnion, loose == nil, best.kept.count * 5 < alive.count * 3 { loose = partition }
      alive = best.kept
      best.apply(&partition)
    }
  }
}
