import BitVector

/// One constant of a finding in terms of another: its negative, its complement, one more or less, at its own or a narrower width.
///
/// A family of several constants may hold only where two of them are so related; among all assignments these are too few to stand out, so
/// that replacement and condition are looked for among them alone.
struct Tie: Hashable, Sendable {
  enum Relation: CaseIterable, Sendable { case same, negative, complement, successor, predecessor }

  /// Hole numbers; `hole` is as wide as `other`, or wider.
  var hole: Int
  var other: Int
  var relation: Relation
  /// What widens the other; nil where the widths are the same.
  var cast: Operation?

  /// The ties that the finding's own constants have; values of 0, 1 and -1 tell nothing.
  static func all(_ skeleton: Skeleton, _ holes: [Int]) -> [Tie] {
    var result: [Tie] = []
    for (index, hole) in holes.enumerated() {
      for (position, other) in holes.enumerated() where position != index {
        let (wide, narrow) = (skeleton.holes[hole], skeleton.holes[other])
        let (to, from) = (wide.width.resolved(skeleton.originalWidths), narrow.width.resolved(skeleton.originalWidths))
        guard wide.width == narrow.width ? index > position : from < to, from > 1 else { continue }
        if (-1...1).contains(wide.original) || (-1...1).contains(narrow.original) { continue }
        let original = UInt64(bitPattern: wide.original) & ConcreteAlgebra.mask(to)
        for cast in wide.width == narrow.width ? [nil] : [Operation.zext, .sext] {
          // The same constant twice is no tie but one constant.
          for relation in Relation.allCases where cast != nil || relation != .same {
            let tie = Tie(hole: hole, other: other, relation: relation, cast: cast)
            if tie.value(UInt64(bitPattern: narrow.original), from: from, to: to) == original, !result.contains(where: { $0.hole == hole && $0.other == other })
            {
              result.append(tie)
            }
          }
        }
      }
    }
    return result
  }

  func value(_ other: UInt64, from: Int, to: Int) -> UInt64 {
    let algebra = ConcreteAlgebra()
    let masked = other & ConcreteAlgebra.mask(from)
    let widened = cast == .sext ? algebra.sext(masked, from: from, to: to) : masked
    let result: UInt64 =
      switch relation {
      case .same: widened
      case .negative: 0 &- widened
      case .complement: ~widened
      case .successor: widened &+ 1
      case .predecessor: widened &- 1
      }
    return result & ConcreteAlgebra.mask(to)
  }

  /// Writes the equation into a graph.
  func node(_ graph: inout ExpressionGraph, hole: NodeID, other: NodeID) -> NodeID {
    let width = graph[hole].width
    let widened = cast.map { graph.operation($0, width: width, other) } ?? other
    func literal(_ value: Int64) -> NodeID { graph.literal(value, width: width) }
    let value: NodeID =
      switch relation {
      case .same: widened
      case .negative: graph.operation(.sub, literal(0), widened)
      case .complement: graph.operation(.xor, widened, literal(-1))
      case .successor: graph.operation(.add, widened, literal(1))
      case .predecessor: graph.operation(.add, widened, literal(-1))
      }
    return graph.operation(.eq, hole, value)
  }
}

extension Partition {
  /// The columns of the two sides of the tie.
  private func tiedColumns(_ tie: Tie) -> (hole: Int, other: Int)? {
    guard let hole = columns.firstIndex(where: { $0.contains(tie.hole) }), let other = columns.firstIndex(where: { $0.contains(tie.other) }), hole != other
    else { return nil }
    return (hole, other)
  }

  /// The partition with a tie between two of its constants; nil if it lacks one of them.
  func tied(_ tie: Tie) -> Partition? {
    guard tiedColumns(tie) != nil else { return nil }
    var result = self
    result.tie = tie
    return result
  }

  /// Assignments of constants of the given widths, the tied ones as the tie says.
  func rows(_ widths: [Int], limit: Int) -> RowSource {
    guard let tie, let (hole, other) = tiedColumns(tie) else { return RowSource(widths: widths, limit: limit) }
    var free = widths
    free.remove(at: hole)
    var source = RowSource(widths: free, limit: limit)
    var rows: [UInt64] = []
    for index in 0..<source.count {
      var row = Array(source.rows[(index * free.count)..<((index + 1) * free.count)])
      row.insert(0, at: hole)
      row[hole] = tie.value(row[other], from: widths[other], to: widths[hole])
      rows += row
    }
    source.rows = rows
    source.isComplete = false
    return source
  }

  /// The constants of a row are tied, if there is a tie.
  func admits(_ row: ArraySlice<UInt64>, _ widths: [Int]) -> Bool {
    guard let tie, let (hole, other) = tiedColumns(tie) else { return true }
    return row[row.startIndex + hole] == tie.value(row[row.startIndex + other], from: widths[other], to: widths[hole])
  }

  /// Writes the tie into a graph, where `constants` are the nodes of the constants.
  func tieNode(_ graph: inout ExpressionGraph, _ constants: [NodeID]) -> NodeID? {
    guard let tie, let (hole, other) = tiedColumns(tie) else { return nil }
    return tie.node(&graph, hole: constants[hole], other: constants[other])
  }
}
