import BitVector
import Dispatch
import Rewriting
package import Rules
import Solver
import Synchronization

/// Where two rules may fire in one program and what they make of it doesn't become the same.
package struct CriticalPair: Hashable, Sendable {
  /// The rule that fires at the root.
  package var outer: String
  /// The rule that fires at the root or below.
  package var inner: String
  /// The program, its constants examples.
  package var program: String
  package var facts: [String]
  /// What the program becomes if the outer rule fires first, or the inner one, once no rule fires any more; and what that costs.
  package var afterOuter: String
  package var afterInner: String
  package var costs: [Int]
  /// With how many choices of constants the overlap was tried, and with how many of them the results become the same. What is shown is the
  /// choice with the greatest difference in cost.
  package var choices = 1
  package var joiningChoices = 0
  /// The rules that led there, in their order.
  package var outerRules: [String]
  package var innerRules: [String]
  /// The generated code fires the outer rule: at the root what saves more is tried first; operands are rewritten before what uses them.
  package var isOuterFirst: Bool

  /// The order of firing decides what the program costs.
  package var isOrderSensitive: Bool { costs[0] != costs[1] }
  package var costDifference: Int { abs(costs[0] - costs[1]) }
  /// It depends on the constants whether the results become the same.
  package var joinsSometimes: Bool { joiningChoices > 0 }
  /// The order in which the generated code fires gives the dearer program.
  package var isLoss: Bool { isOuterFirst ? costs[0] > costs[1] : costs[1] > costs[0] }
}

/// What the search for critical pairs came to.
package struct CriticalPairs: Sendable {
  /// Overlaps that some constants fulfil.
  package var overlaps = 0
  /// Choices of constants with which they were tried.
  package var choices = 0
  /// Overlaps that become the same with all of them.
  package var joining = 0
  /// Overlaps whose conditions nothing was found to fulfil.
  package var empty = 0
  /// Pairs of rules that may overlap and were not looked at, because there are too many.
  package var leftOut = 0
  package var pairs: [CriticalPair] = []

  /// Nothing looked at.
  init() {}

  /// Looks at all overlaps of the rules' left sides, each at the first widths where it is possible, with several choices of constants that fulfil
  /// both conditions (``Overlap/choices(_:)``): an overlap that joins at all of them may still part elsewhere; one that parts at some does part.
  /// Both results are rewritten by ``FunctionRewriter`` with all rules until none fires; joining means the same expression but for the order of
  /// operands.
  ///
  /// `jobs` threads share the work; what is found doesn't depend on their number. Where very many pairs of rules may overlap each overlap is tried
  /// with one choice of constants, and where there are still more the pairs looked at are spread evenly (``leftOut``).
  package init(of rules: [Rule], jobs: Int = 1) {
    let shapes = rules.map { PatternShape($0) }
    var candidates = rules.indices.flatMap { outer in
      rules.indices.filter { shapes[outer].mayOverlap(shapes[$0], isBefore: outer < $0) }.map { (outer: outer, inner: $0) }
    }
    let limit = candidates.count <= Self.thoroughLimit ? 6 : 1
    if candidates.count > Self.pairLimit {
      leftOut = candidates.count - Self.pairLimit
      candidates = (0..<Self.pairLimit).map { candidates[$0 * candidates.count / Self.pairLimit] }
    }
    let chosen = candidates
    let tuples = rules.map { $0.sampleTuples() }
    let next = Mutex(0)
    let found = Mutex([CriticalPairs?](repeating: nil, count: chosen.count))
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, chosen.count))) { _ in
      let search = Search(rules: rules, choices: limit)
      while true {
        let index = next.withLock { value in
          defer { value += 1 }
          return value
        }
        guard index < chosen.count else { return }
        let (outer, inner) = chosen[index]
        var pairs = CriticalPairs()
        pairs.add(
          rules[outer], tuples[outer], rules[inner], tuples[inner], isSame: outer == inner, isFirst: outer < inner, search)
        found.withLock { [pairs] in $0[index] = pairs }
      }
    }
    for part in found.withLock({ $0 }).compactMap({ $0 }) {
      overlaps += part.overlaps
      choices += part.choices
      joining += part.joining
      empty += part.empty
      pairs += part.pairs
    }
  }

  /// Up to so many pairs of rules several choices of constants are tried for each overlap.
  private static let thoroughLimit = 4_000
  /// More pairs of rules than this are not looked at.
  private static let pairLimit = 8_000

  /// What one thread works with.
  private struct Search {
    let rules: [Rule]
    let choices: Int
    let rewriter: FunctionRewriter
    let prover = RefinementProver(resourceLimit: 1_000_000)

    init(rules: [Rule], choices: Int) {
      self.rules = rules
      self.choices = choices
      rewriter = FunctionRewriter(rules)
    }
  }

  /// `node` has the operation of the pattern of `inner`, or its mirror image.
  private static func mayMatch(_ node: Node, _ inner: Rule) -> Bool {
    let root = inner.graph[inner.lhs].operation
    return node.kind == .operation && (node.operation == root || node.operation.swapped == root)
  }

  /// Some operation of the outer pattern is as wide as the inner one's root.
  private static func widthsMeet(_ outer: Rule, _ outerTuple: [Int], _ inner: Rule, _ innerTuple: [Int]) -> Bool {
    let width = inner.graph[inner.lhs].width.resolved(innerTuple)
    return outer.graph.cone([outer.lhs]).contains { mayMatch(outer.graph[$0], inner) && outer.graph[$0].width.resolved(outerTuple) == width }
  }

  private mutating func add(
    _ outer: Rule, _ outerTuples: [[Int]], _ inner: Rule, _ innerTuples: [[Int]], isSame: Bool, isFirst: Bool, _ search: Search
  ) {
    var seen: Set<[Int]> = []
    var vacant: Set<[Int]> = []
    let places = outer.graph.cone([outer.lhs]).count { Self.mayMatch(outer.graph[$0], inner) && ($0 != outer.lhs || isFirst) }
    defer { empty += vacant.subtracting(seen).count }
    for outerTuple in outerTuples {
      for innerTuple in innerTuples where Self.widthsMeet(outer, outerTuple, inner, innerTuple) {
        for overlap in Overlap.all(outer, outerTuple, inner, innerTuple, isSameRule: isSame) where overlap.part != overlap.source || isFirst {
          if seen.contains(overlap.key) { continue }
          let terms = overlap.choices(search.prover, limit: search.choices)
          guard !terms.isEmpty else {
            vacant.insert(overlap.key)
            continue
          }
          seen.insert(overlap.key)
          overlaps += 1
          choices += terms.count
          let parting = terms.compactMap { Self.pair(outer, inner, $0, search.rules, search.rewriter) }
          guard var pair = parting.first else {
            joining += 1
            continue
          }
          for other in parting where other.costDifference > pair.costDifference { pair = other }
          (pair.choices, pair.joiningChoices) = (terms.count, terms.count - parting.count)
          pairs.append(pair)
        }
        // Once every place has overlapped, other widths show nothing new.
        if Set(seen.map { $0[0] }).count == places { return }
      }
    }
  }

  private static func pair(_ outer: Rule, _ inner: Rule, _ terms: ConcreteTerms, _ rules: [Rule], _ rewriter: FunctionRewriter) -> CriticalPair? {
    let (source, part) = (terms.roots[0], terms.roots[2])
    let function = terms.function(source)
    let first = rewriter.rewrite(function.replacing(source, with: terms.roots[1], in: terms.graph))
    let second = rewriter.rewrite(function.replacing(part, with: terms.roots[3], in: terms.graph))
    guard first.0.canonicalText != second.0.canonicalText else { return nil }
    func names(_ first: Rule, _ statistics: FunctionRewriter.Statistics) -> [String] {
      [first.name] + statistics.firings.indices.filter { statistics.firings[$0] > 0 }.map { rules[$0].name }
    }
    return CriticalPair(
      outer: outer.name, inner: inner.name, program: terms.graph.text(source), facts: terms.facts.map { terms.graph.text($0) },
      afterOuter: first.0.graph.text(first.0.result), afterInner: second.0.graph.text(second.0.result),
      costs: [first.0.graph.cost(first.0.result), second.0.graph.cost(second.0.result)], outerRules: names(outer, first.1), innerRules: names(inner, second.1),
      isOuterFirst: source == part && FiringOrder(outer) < FiringOrder(inner))
  }
}
