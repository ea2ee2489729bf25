public import BitVector

/// A proven (or proposed) rewrite: `lhs ⇒ rhs` where the condition on constants and the facts on variables hold.
///
/// Invariants: every symbol that the right side, the condition and the facts name occurs on the left side, or, for constants, in a fact;
/// the condition and the facts have one bit; the condition holds no variable.
public struct Rule: Sendable {
  /// Unique in its rule set, `operation-shape`.
  public var name: String
  /// The rules that are one family, member by member, share this name.
  public var family: String?
  /// The findings it came from.
  public var origins: [String] = []
  /// Holds all expressions; its symbols are the rule's variables and constants, its width names the rule's widths.
  public var graph: ExpressionGraph
  /// For each width name of the graph, the widths that the proof covers.
  public var widths: [WidthSet]
  /// A relation between the widths, of one bit, over width values of 64 bits; nil: none.
  public var widthCondition: NodeID?
  public var lhs: NodeID
  public var rhs: NodeID
  /// Literal 1 when there is none.
  public var condition: NodeID
  /// What the host must prove of variables before the rule may fire.
  public var facts: [NodeID] = []
  public var proof: Proof

  /// What has been proven of a rule.
  public struct Proof: Hashable, Sendable {
    /// `sound` at all claimed widths.
    public var isSound: Bool
    /// Weakest or not, and at which widths (of the first width name) that was decided.
    public var weakest: Weakest
    /// Where ``weakest`` is exact: the widths (of the first width name) at which a solver decided it; at those of the case itself all constants
    /// were looked at.
    public var solvedWidths: [Int] = []
    public enum Weakest: Hashable, Sendable {
      /// No constants outside the condition would do.
      case exact(widths: [Int])
      /// The share of the constants that would do which the condition admits.
      case partial(coverage: Double, widths: [Int])
      /// Nothing is known (a rule from elsewhere).
      case unknown
    }
    public init(isSound: Bool, weakest: Weakest) {
      self.isSound = isSound
      self.weakest = weakest
    }
  }

  public init(
    name: String, graph: ExpressionGraph, widths: [WidthSet], widthCondition: NodeID? = nil, lhs: NodeID, rhs: NodeID, condition: NodeID, facts: [NodeID] = [],
    origins: [String] = [], proof: Proof = Proof(isSound: false, weakest: .unknown)
  ) {
    self.name = name
    self.graph = graph
    self.widths = widths
    self.widthCondition = widthCondition
    self.lhs = lhs
    self.rhs = rhs
    self.condition = condition
    self.facts = facts
    self.origins = origins
    self.proof = proof
  }

  /// The tuples of widths, in the order of the graph's width names, at which the rule holds: members of ``widths`` at which every cast
  /// widens or narrows as it says and the relation between widths holds.
  public var widthTuples: [[Int]] {
    var tuples: [[Int]] = [[]]
    for set in widths { tuples = tuples.flatMap { tuple in set.widths.map { tuple + [$0] } } }
    return tuples.filter(admits)
  }

  /// The rule holds at these widths, which are in the order of the graph's width names.
  public func admits(_ tuple: [Int]) -> Bool {
    guard zip(widths, tuple).allSatisfy({ $0.contains($1) }) else { return false }
    for id in graph.cone([lhs, rhs, condition] + facts) where graph[id].operation.isCast && graph[id].kind == .operation {
      let (from, to) = (graph.operandWidth(graph[id]).resolved(tuple), graph[id].width.resolved(tuple))
      if graph[id].operation == .trunc ? to >= from : to <= from { return false }
    }
    guard let widthCondition else { return true }
    return Program(graph, roots: [widthCondition], widths: tuple).evaluate(0, []) == 1
  }
}
