import BitVector

/// What is true of a rewrite for one assignment of its constants, over all inputs.
struct Judgement: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  /// Right for every input that the facts admit.
  static let valid = Judgement(rawValue: 1)
  /// For some input the facts hold and the pattern is neither poison nor undefined.
  static let defined = Judgement(rawValue: 2)
  /// The pattern has one value for all inputs at which it is defined.
  static let constant = Judgement(rawValue: 4)
  /// The pattern is defined for more than a handful of inputs.
  static let common = Judgement(rawValue: 8)

  /// The pattern has the value of one of its parts (``BitVector/ExpressionGraph/parts(of:)``) for all inputs at which it is defined, not always
  /// the same: a simpler rule does it.
  static let redundant = Judgement(rawValue: 16)
  /// A condition in the pattern (``BitVector/ExpressionGraph/conditions(in:)``) holds always or never: a simpler rule does it.
  static let folded = Judgement(rawValue: 32)

  /// Must be admitted by a weakest condition.
  var mustHold: Bool { contains(.valid) && contains(.defined) }

  /// Must be admitted, and is none of the `strays`.
  func isRight(apartFrom strays: Judgement) -> Bool { mustHold && isDisjoint(with: strays) }
}

/// Judges assignments of constants exactly, by running through all inputs, 512 assignments of inputs and constants at a time.
///
/// Of an invalid assignment only `valid` is told: the run ends where it breaks.
struct Oracle {
  private let program: Program
  private let arena: SharedArena
  /// The columns of a row: symbol indices with their widths in bits.
  private let columns: [(symbol: Int, width: Int)]
  private let inputs: [(symbol: Int, width: Int)]
  private let inputBits: Int
  private let factCount: Int
  private let symbolCount: Int
  /// The steps of the pattern's parts that it may come to, and of its conditions; empty if that isn't asked for.
  private let parts: [Int]
  private let conditions: [Int]

  /// Inputs may have this many bits together.
  static let inputBitLimit = 18

  /// `constants` are the symbols that a row gives values to, `variables` those run through; `roots` are source, target, then facts.
  /// `strays`: whether ``Judgement/redundant`` and ``Judgement/folded`` are told.
  init(
    _ graph: ExpressionGraph, source: NodeID, target: NodeID, facts: [NodeID], constants: [Int], variables: [Int], widths: [Int], arena: SharedArena,
    strays: Judgement = []
  ) {
    let roots = [source, target] + facts
    let partRoots = strays.contains(.redundant) ? graph.parts(of: source) : []
    let conditionRoots = strays.contains(.folded) ? graph.conditions(in: source) : []
    program = Program(graph, roots: roots + partRoots + conditionRoots, widths: widths)
    parts = Array(program.roots[roots.count..<(roots.count + partRoots.count)])
    conditions = Array(program.roots[(roots.count + partRoots.count)...])
    self.arena = arena
    columns = constants.map { ($0, graph.symbols[$0].width.resolved(widths)) }
    inputs = variables.map { ($0, graph.symbols[$0].width.resolved(widths)) }
    inputBits = inputs.reduce(0) { $0 + $1.width }
    factCount = facts.count
    symbolCount = graph.symbols.count
  }

  /// Number of inputs times rows, as a measure of work.
  static func work(inputBits: Int, rows: Int) -> Int { inputBits > 40 ? .max : rows << inputBits }
  var inputBitCount: Int { inputBits }

  /// Judges `count` rows; row r's values are `rows[r * columns ..< (r + 1) * columns]`.
  ///
  /// `admitted` gets the number of inputs that the facts admit, for each row.
  func judge(_ rows: [UInt64], count: Int, admitted admittedCounts: UnsafeMutablePointer<Int32>? = nil) -> [Judgement] {
    precondition(inputBits <= Self.inputBitLimit)
    var judgements = [Judgement](repeating: [], count: count)
    let laneBits = min(inputBits, 9)
    let lanesPerRow = 1 << laneBits
    let rowsPerBlock = 512 >> laneBits
    let blocksOfInputs = 1 << max(0, inputBits - 9)
    let algebra = arena.algebra
    algebra.reset(to: 0)
    var places = [Int](repeating: 0, count: symbolCount)
    var total = 0
    for (symbol, width) in columns + inputs {
      places[symbol] = total
      total += width
    }
    _ = algebra.allocate(total)
    let base = algebra.mark
    let ones = Plane(repeating: .max)
    // A handful: as many inputs as four values of the widest variable leave.
    let handful = 4 << (inputBits - min(inputBits, inputs.map(\.width).max() ?? 0))
    var definedCounts = [Int](repeating: 0, count: rowsPerBlock)
    var frame = Program.Frame<BitSlicedAlgebra>()
    let resultWidth = program.steps[program.roots[0]].resultWidth
    var differs = [Plane](repeating: .zero, count: parts.count)
    var holds = [Plane](repeating: .zero, count: conditions.count)
    var fails = holds
    var anyOne = [Plane](repeating: .zero, count: resultWidth)
    var anyZero = [Plane](repeating: .zero, count: resultWidth)

    // The low input bits run within the lanes; they are the same in every block.
    var position = 0
    for (symbol, width) in inputs {
      for bit in 0..<width where position + bit < 9 { algebra[places[symbol] + bit] = PlaneArena.lanePatterns[position + bit] }
      position += width
    }

    var first = 0
    while first < count {
      let last = min(count, first + rowsPerBlock)
      for (column, (symbol, width)) in columns.enumerated() {
        let place = places[symbol]
        for bit in 0..<width { algebra[place + bit] = .zero }
        for row in first..<last {
          var bits = rows[row &* columns.count &+ column] & ConcreteAlgebra.mask(width)
          let lane = (row - first) * lanesPerRow
          while bits != 0 {
            algebra.setLanes(place + bits.trailingZeroBitCount, from: lane, count: lanesPerRow)
            bits &= bits &- 1
          }
        }
      }
      var allValid = ones
      for row in definedCounts.indices { definedCounts[row] = 0 }
      for part in differs.indices { differs[part] = .zero }
      for condition in holds.indices { (holds[condition], fails[condition]) = (.zero, .zero) }
      for bit in 0..<resultWidth {
        anyOne[bit] = .zero
        anyZero[bit] = .zero
      }
      for block in 0..<blocksOfInputs {
        var position = 0
        for (symbol, width) in inputs {
          for bit in 0..<width where position + bit >= 9 {
            algebra[places[symbol] + bit] = block >> (position + bit - 9) & 1 != 0 ? ones : .zero
          }
          position += width
        }
        algebra.reset(to: base)
        program.run(algebra, &frame, places: places)
        var admitted = ones
        for fact in 0..<factCount { admitted &= algebra[program.holds(2 + fact, algebra, frame)] }
        allValid &= algebra[program.refinement(source: 0, target: 1, algebra, frame)] | ~admitted
        if lanesPerRow == 512, allValid != ones { break }
        if let admittedCounts {
          for row in first..<last { admittedCounts[row] &+= Int32(Self.countLanes(admitted, from: (row - first) * lanesPerRow, count: lanesPerRow)) }
        }
        var defined = admitted
        if let poison = frame.poison[program.roots[0]] { defined &= ~algebra[poison] }
        if let undefined = program.undefined(0, algebra, frame) { defined &= ~algebra[undefined] }
        for row in first..<last { definedCounts[row - first] &+= Self.countLanes(defined, from: (row - first) * lanesPerRow, count: lanesPerRow) }
        let value = frame.values[program.roots[0]]
        for bit in 0..<resultWidth {
          anyOne[bit] |= algebra[value + bit] & defined
          anyZero[bit] |= ~algebra[value + bit] & defined
        }
        for (index, condition) in conditions.enumerated() {
          let truth = algebra[frame.values[condition]]
          holds[index] |= truth & defined
          fails[index] |= ~truth & defined
        }
        for (index, part) in parts.enumerated() {
          if let poison = frame.poison[part] { differs[index] |= algebra[poison] & defined }
          for bit in 0..<resultWidth { differs[index] |= (algebra[value + bit] ^ algebra[frame.values[part] + bit]) & defined }
        }
      }
      for row in first..<last {
        let start = (row - first) * lanesPerRow
        guard Self.allLanes(allValid, from: start, count: lanesPerRow) else { continue }
        var judgement: Judgement = .valid
        if definedCounts[row - first] > 0 { judgement.insert(.defined) }
        if definedCounts[row - first] > handful { judgement.insert(.common) }
        var isConstant = true
        for bit in 0..<resultWidth
        where Self.anyLane(anyOne[bit], from: start, count: lanesPerRow) && Self.anyLane(anyZero[bit], from: start, count: lanesPerRow) {
          isConstant = false
          break
        }
        if isConstant {
          judgement.insert(.constant)
        } else if differs.contains(where: { !Self.anyLane($0, from: start, count: lanesPerRow) }) {
          judgement.insert(.redundant)
        }
        for condition in conditions.indices
        where !Self.anyLane(holds[condition], from: start, count: lanesPerRow) || !Self.anyLane(fails[condition], from: start, count: lanesPerRow) {
          judgement.insert(.folded)
        }
        judgements[row] = judgement
      }
      first = last
    }
    return judgements
  }

  private static func mask(_ start: Int, _ count: Int) -> UInt64 {
    (count >= 64 ? .max : (1 << UInt64(count)) &- 1) &<< UInt64(start & 63)
  }
  private static func allLanes(_ plane: Plane, from start: Int, count: Int) -> Bool {
    if count >= 64 {
      for word in (start / 64)..<((start + count) / 64) where plane[word] != .max { return false }
      return true
    }
    let mask = mask(start, count)
    return plane[start / 64] & mask == mask
  }
  private static func countLanes(_ plane: Plane, from start: Int, count: Int) -> Int {
    if count >= 64 { return ((start / 64)..<((start + count) / 64)).reduce(0) { $0 + plane[$1].nonzeroBitCount } }
    return (plane[start / 64] & mask(start, count)).nonzeroBitCount
  }
  private static func anyLane(_ plane: Plane, from start: Int, count: Int) -> Bool {
    if count >= 64 {
      for word in (start / 64)..<((start + count) / 64) where plane[word] != 0 { return true }
      return false
    }
    return plane[start / 64] & mask(start, count) != 0
  }
}

/// One arena of planes for all oracles of one generalization, which run one after another.
final class SharedArena {
  private let arena = PlaneArena(capacity: 1 << 17)
  var algebra: BitSlicedAlgebra { arena.algebra }
}

extension ExpressionGraph {
  /// What may make the rest of an expression needless: the conditions that it joins, or the values among which it chooses, if there are
  /// several.
  func parts(of id: NodeID) -> [NodeID] {
    let node = self[id]
    guard node.kind == .operation, node.width == .bits(1) || [.umin, .umax, .smin, .smax, .select].contains(node.operation) else { return [] }
    let parts = node.operands.filter { self[$0].width == node.width && !isConstantExpression($0) }
    return parts.count > 1 || node.operation == .select ? parts : []
  }

  /// The conditions on variables below the root `id`.
  func conditions(in id: NodeID) -> [NodeID] {
    cone([id]).filter { $0 != id && self[$0].kind == .operation && self[$0].width == .bits(1) && !isConstantExpression($0) }
  }
}
