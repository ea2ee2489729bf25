import BitVector

/// One table of few bits that says quickly how many constants a draft is right for.
struct Sketch {
  private let tuple: [Int]
  private let source: RowSource
  private let arena: SharedArena

  /// nil where no table of `limit` bits is complete.
  init?(_ draft: RuleDraft, choice: TupleChoice, arena: SharedArena, limit: Int) {
    func bits(_ tuple: [Int]) -> Int { draft.constantBits(tuple).reduce(0, +) + draft.inputBits(tuple) }
    guard let tuple = choice.widest(1, limit: limit, bits: bits).first, bits(tuple) <= limit + 3, draft.inputBits(tuple) <= Oracle.inputBitLimit else {
      return nil
    }
    self.tuple = tuple
    self.arena = arena
    source = RowSource(widths: draft.constantBits(tuple), limit: 1 << (limit + 3))
  }

  /// The rows for which `draft` is right and says something, of those that `condition` admits.
  func rows(_ draft: RuleDraft, within condition: NodeID? = nil) -> [Int] {
    let judgements = draft.oracle(at: tuple, arena: arena).judge(source.rows, count: source.count)
    let strays: Judgement = draft.graph.isConstantExpression(draft.target) ? [] : .constant
    let right = judgements.indices.filter { judgements[$0].isRight(apartFrom: strays) }
    guard let condition else { return right }
    var graph = draft.graph
    let one = graph.literal(1, width: .bits(1))
    let oracle = Oracle(graph, source: one, target: condition, facts: [], constants: draft.constants, variables: [], widths: tuple, arena: arena)
    let admitted = oracle.judge(source.rows, count: source.count)
    return right.filter { admitted[$0].contains(.valid) }
  }

  /// How many parts of the pattern do nothing at the constants `rows`: see ``PartUse``.
  ///
  /// `original` has the same shape.
  func idleParts(_ draft: RuleDraft, _ rows: [Int], original: RuleDraft) -> Int {
    if rows.isEmpty { return .max }
    let graph = draft.graph
    func operations(_ draft: RuleDraft) -> [NodeID] {
      draft.graph.cone([draft.source]).filter { draft.graph[$0].kind == .operation && !draft.graph.isConstantExpression($0) }
    }
    let (nodes, originals) = (operations(draft), operations(original))
    let program = Program(graph, roots: nodes, widths: tuple)
    var uses = nodes.indices.map { index in
      PartUse(nodes.count == originals.count ? original.graph[originals[index]].operation : graph[nodes[index]].operation)
    }
    let columns = draft.constants.count
    var generator = SplitMix64(seed: 11)
    var symbols = [UInt64](repeating: 0, count: graph.symbols.count)
    var frame = Program.Frame<ConcreteAlgebra>()
    let rounds = 400
    for round in 0..<rounds {
      let row = rows[round * rows.count / rounds]
      for (column, symbol) in draft.constants.enumerated() { symbols[symbol] = source.rows[row * columns + column] }
      for variable in draft.variables { symbols[variable] = generator.interestingValue(graph.symbols[variable].width.resolved(tuple)) }
      program.run(ConcreteAlgebra(), &frame, symbol: { index, _ in (symbols[index], nil) })
      for (index, root) in program.roots.enumerated() where frame.poison[root] != true { uses[index].note(program.steps[root], root, frame.values) }
    }
    return zip(nodes, uses).count { node, use in use.isIdle(asRoot: node == draft.source) }
  }

  /// How many values each constant has in `rows`.
  func spread(_ rows: [Int]) -> [Int] {
    let columns = rows.isEmpty ? 0 : source.rows.count / source.count
    return (0..<columns).map { column in Set(rows.map { source.rows[$0 * columns + column] }).count }
  }
}

/// What an operation was seen to do that something simpler doesn't.
private struct PartUse {
  private let original: Operation
  private var value: UInt64?
  private var varies = false
  /// Unequal to the first, second, third operand.
  private var differs = [false, false, false]
  /// A comparison that doesn't always say what this one says.
  private var isOther: [Operation: Bool] = [:]
  private var operation: Operation?

  /// `original`: what stands in its place in the rule of which this is a variation.
  init(_ original: Operation) { self.original = original }

  mutating func note(_ step: Program.Step, _ index: Int, _ values: ContiguousArray<UInt64>) {
    operation = step.operation
    let result = values[index]
    if let value, value != result { varies = true }
    value = result
    for (place, operand) in [step.a, step.b, step.c].enumerated()
    where place >= step.operation.arity || step.width != step.resultWidth || values[operand] != result {
      differs[place] = true
    }
    guard step.operation.isComparison else { return }
    for simpler in [Operation.eq, .ne, original] where simpler.isComparison && simpler != step.operation {
      if Atom.compare(simpler, values[step.a], values[step.b], step.width) != (result == 1) { isOther[simpler] = true }
    }
  }

  /// One value, or an operand's, or what a simpler comparison says. The root of a pattern may be what is known of it.
  func isIdle(asRoot isRoot: Bool) -> Bool {
    guard let operation else { return true }
    if !isRoot, !varies || differs.contains(false) { return true }
    guard operation.isComparison else { return false }
    let simpler = [.eq, .ne, original].filter { $0.isComparison && $0 != operation }
    return operation != .eq && operation != .ne && simpler.contains { isOther[$0] != true }
      || operation != original && isOther[original] != true && original.isComparison
  }
}
