import BitVector

/// Proofs by the parts of both sides: what they choose, and what they operate on.
extension RefinementProver {
  /// Proves the refinement with what is chosen in the place of each choice; from which widths on it holds.
  func holdsByChoices(_ goal: Goal, isThorough: Bool = false, depth: Int = 0) -> [Int]? {
    guard depth < Self.choiceLimit, let split = ChoiceSplit(goal) else { return nil }
    var least = goal.widths.map { _ in 1 }
    for part in split.cases {
      guard let known = holdsAsItStands(part, isThorough) ?? holdsByChoices(part, isThorough: isThorough, depth: depth + 1) else { return nil }
      least = zip(least, known).map { max($0, $1) }
    }
    return least
  }
  private static let choiceLimit = 3

  /// Proves the refinement with unknowns in the places of products; from which widths on it holds.
  func holdsWithoutProducts(_ goal: Goal) -> [Int]? {
    goal.withoutProducts.flatMap { holdsInBits($0, limit: resourceLimit / 16) }
  }

  /// Proves the refinement with products in the places of multiples; from which widths on it holds.
  func holdsForMultiples(_ goal: Goal) -> [Int]? { goal.writingMultiples.flatMap(holdsByArithmetic) }

  /// Proves the refinement by polynomials, with unknowns in the places of products, or by integers; from which widths on it holds.
  private func holdsByArithmetic(_ goal: Goal) -> [Int]? {
    if goal.areEqualPolynomials { return goal.widths.map { _ in 1 } }
    return holdsWithoutProducts(goal) ?? holdsForIntegers(goal)
  }

  /// By one query, at the given widths or unknown ones; from which widths on it holds.
  func holdsInBits(_ goal: Goal, limit: UInt32) -> [Int]? {
    if goal.isWide {
      if case .proved(let least) = wideQuery(goal, limit: limit) { return least }
    } else if case .proved = query(goal, limit: limit) {
      return goal.widths.map { _ in 1 }
    }
    return nil
  }

  /// Without looking at choices.
  private func holdsAsItStands(_ goal: Goal, _ isThorough: Bool) -> [Int]? {
    let everywhere = goal.widths.map { _ in 1 }
    if let least = holdsByArithmetic(goal) { return least }
    if isThorough, holdsForShifts(goal) { return everywhere }
    if let least = holdsInBits(goal, limit: resourceLimit / 32) { return least }
    if goal.isWide { return isThorough ? CaseSplit(goal).flatMap(wideCases) : nil }
    if isThorough, let split = CaseSplit(goal), case .proved = verdict(split) { return everywhere }
    return nil
  }

  /// Proves that the target is the source with other operands, each of which refines the one in its place: an arm of a choice where it is chosen.
  func holdsByOperands(_ goal: Goal) -> Bool {
    let roots = goal.program.rootNodes
    if goal.poisoned != nil { return false }
    return isRefined(goal, roots[0], roots[1], depth: 0)
  }

  private func isRefined(_ goal: Goal, _ source: NodeID, _ target: NodeID, depth: Int) -> Bool {
    if source == target { return true }
    var goal = goal
    let premises = Array(goal.program.rootNodes.dropFirst(2))
    goal.program = Program(goal.graph, roots: [source, target] + premises, widths: goal.widths)
    if depth > 0, !goal.isMultiplying {
      return holdsInBits(goal, limit: resourceLimit / 16)?.allSatisfy { $0 == 1 } ?? false
    }
    let (from, to) = (goal.graph[source], goal.graph[target])
    guard depth < Self.operandDepth, from.kind == .operation, to.kind == .operation, from.operation == to.operation, from.width == to.width,
      to.flags.isSubset(of: from.flags), zip(from.operands, to.operands).allSatisfy({ goal.graph[$0].width == goal.graph[$1].width })
    else { return false }
    return from.operands.indices.allSatisfy { place in
      var part = goal
      if from.operation == .select, place > 0 {
        part = goal.assuming { place == 1 ? from.operands[0] : $0.operation(.not, from.operands[0]) }
      }
      return isRefined(part, from.operands[place], to.operands[place], depth: depth + 1)
    }
  }
  private static let operandDepth = 4
}
