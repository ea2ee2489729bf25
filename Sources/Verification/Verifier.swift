import BitVector
package import Rules
import Solver

/// Proves rules at the widths they claim, or says where they are wrong.
package struct Verifier {
  /// Values at which a rule is wrong: at the smallest widths it claims, and there the smallest constants, then the smallest inputs.
  package struct Refutation: Sendable {
    /// In bits, by width name.
    package var widths: [Int]
    /// By symbol; nil: poison.
    package var values: [UInt64?]
    /// What the two sides give; nil: poison or undefined.
    package var pattern: UInt64?
    package var replacement: UInt64?
  }

  package enum Outcome: Sendable {
    /// At every width it claims.
    case proven
    case refuted(Refutation)
    /// The solver gave up at these widths; it is proven at the others. None: the widths are too many to be gone through.
    case undecided([[Int]])
  }

  private let prover: RefinementProver
  /// For what the other one gives up.
  private let patientProver: RefinementProver
  /// After this many widths at which both gave up, wider ones aren't tried.
  private static let patience = 3
  /// With more widths than this one query over all of them is tried first.
  private static let fewTuples = 12

  /// `resourceLimit` bounds each query, in Z3's resource units; what is given up is tried once more with eight times as many.
  package init(resourceLimit: UInt32 = 6_000_000) {
    prover = RefinementProver(resourceLimit: resourceLimit)
    patientProver = RefinementProver(resourceLimit: resourceLimit.multipliedReportingOverflow(by: 8).overflow ? .max : resourceLimit * 8)
  }

  package func verify(_ rule: Rule) -> Outcome {
    guard let tuples = rule.boundedTuples else { return isProvenWhereverItHolds(rule) ? .proven : .undecided([]) }
    var open = tuples.sorted(by: Self.isSmaller)
    let isWideFirst = open.count > Self.fewTuples
    if isWideFirst { open = remaining(open, of: rule) }
    // What is quickly answered; a wrong rule is most often wrong at narrow widths.
    var hard: [[Int]] = []
    for tuple in open {
      switch prover.quickVerdict(rule.graph, source: rule.lhs, target: rule.rhs, premises: premises(rule), widths: tuple) {
      case .proved: continue
      case .unknown: hard.append(tuple)
      case .refuted(let counterexample):
        // It may be wrong at narrower widths, too, where that was not seen as quickly.
        for narrow in hard {
          if case .refuted(let other) = patientVerdict(rule, narrow) { return .refuted(minimized(rule, narrow, other)) }
        }
        return .refuted(minimized(rule, tuple, counterexample))
      }
    }
    if !isWideFirst, !hard.isEmpty, !rule.widths.isEmpty { hard = remaining(hard, of: rule) }
    var undecided: [[Int]] = []
    for tuple in hard {
      if undecided.count >= Self.patience {
        undecided.append(tuple)
        continue
      }
      switch patientVerdict(rule, tuple) {
      case .proved: continue
      case .unknown: undecided.append(tuple)
      case .refuted(let counterexample): return .refuted(minimized(rule, tuple, counterexample))
      }
    }
    // A rule that claims nothing is right about it.
    return undecided.isEmpty ? .proven : .undecided(undecided)
  }

  private func patientVerdict(_ rule: Rule, _ tuple: [Int]) -> Verdict {
    let first = prover.verdict(rule.graph, source: rule.lhs, target: rule.rhs, premises: premises(rule), widths: tuple)
    guard case .unknown = first else { return first }
    return patientProver.verdict(rule.graph, source: rule.lhs, target: rule.rhs, premises: premises(rule), widths: tuple)
  }

  private func premises(_ rule: Rule) -> [NodeID] { [rule.condition] + rule.facts }

  /// Of `tuples` those that one query over all widths doesn't prove.
  private func remaining(_ tuples: [[Int]], of rule: Rule) -> [[Int]] {
    let claimed = Set(tuples)
    guard let proof = proofAtAllWidths(rule, isClaimed: claimed.contains) else { return tuples }
    return tuples.filter { tuple in
      proof.except.contains { zip($0, tuple).allSatisfy { $0 == 0 || $0 == $1 } } || !zip(tuple, proof.least).allSatisfy { $0 >= $1 }
    }
  }

  private func isProvenWhereverItHolds(_ rule: Rule) -> Bool {
    proofAtAllWidths(rule, isClaimed: rule.admits).map { proof in
      proof.except.isEmpty && zip(rule.widths, proof.least).allSatisfy { set, least in set.widths.allSatisfy { $0 >= least } }
    } ?? false
  }

  /// Widths that the rule doesn't claim and at which it is wrong are left out, so many at most.
  private static let exceptions = 24

  /// One query over all widths; no relation between them but the casts'. It says nothing of widths below `least`, by name, nor of `except`,
  /// where 0 is any width.
  private func proofAtAllWidths(_ rule: Rule, isClaimed: ([Int]) -> Bool) -> (least: [Int], except: [[Int]])? {
    guard !rule.widths.isEmpty else { return nil }
    let graph = rule.graph
    let orders = graph.cone([rule.lhs, rule.rhs] + premises(rule)).filter { graph[$0].kind == .operation && graph[$0].operation.isCast }.map { id in
      let (from, to) = (graph.operandWidth(graph[id]), graph[id].width)
      return graph[id].operation == .trunc ? (narrow: to, wide: from) : (narrow: from, wide: to)
    }
    var except: [[Int]] = []
    while except.count <= Self.exceptions {
      switch prover.verdictAtAllWidths(graph, source: rule.lhs, target: rule.rhs, premises: premises(rule), orders: orders, except: except) {
      case .proved(let least): return (least, except)
      case .refuted(let widths, _):
        if isClaimed(widths) { return nil }
        // A width of which nothing is claimed is left out whatever the others are.
        let name = widths.indices.first { !rule.widths[$0].contains(widths[$0]) }
        except.append(name.map { name in widths.indices.map { $0 == name ? widths[name] : 0 } } ?? widths)
      case .unknown: return nil
      }
    }
    return nil
  }

  private static func isSmaller(_ a: [Int], _ b: [Int]) -> Bool {
    let (first, second) = (a.reduce(0, +), b.reduce(0, +))
    return first == second ? a.lexicographicallyPrecedes(b) : first < second
  }

  // MARK: Minimizing

  /// The counterexample with the smallest values, constants first; without poison inputs if there is one.
  private func minimized(_ rule: Rule, _ tuple: [Int], _ first: Counterexample) -> Refutation {
    var graph = rule.graph
    var premises = premises(rule)
    var best = first
    func holds(with extra: [NodeID]) -> Bool {
      guard case .refuted(let found) = prover.verdict(graph, source: rule.lhs, target: rule.rhs, premises: premises + extra, widths: tuple) else {
        return false
      }
      best = found
      return true
    }
    let used = rule.usedSymbols.sorted { (graph.symbols[$0].isConstant ? 0 : 1, $0) < (graph.symbols[$1].isConstant ? 0 : 1, $1) }
    let nodes = used.map { graph.symbolNode(named: graph.symbols[$0].name)! }
    // A premise about a variable says that it isn't poison.
    let defined = nodes.filter { graph[$0].kind == .variable }.map { graph.operation(.eq, $0, $0) }
    if holds(with: defined) { premises += defined }
    for (symbol, node) in zip(used, nodes) {
      guard let value = best.values[symbol] else { continue }
      func bounded(_ bound: UInt64) -> NodeID { graph.operation(.ule, node, graph.literal(Int64(bitPattern: bound), width: graph[node].width)) }
      // Halve the range in which the smallest value lies.
      var (low, high) = (UInt64(0), value)
      while low < high {
        let middle = low + (high - low) / 2
        if holds(with: [bounded(middle)]) { high = min(middle, best.values[symbol] ?? middle) } else { low = middle + 1 }
      }
      premises.append(bounded(high))
    }
    return Refutation(widths: tuple, values: best.values, pattern: best.source, replacement: best.target)
  }
}
