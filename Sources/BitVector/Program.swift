/// Expressions of a graph laid out for evaluation at fixed widths, operands first.
public struct Program: Sendable {
  public struct Step: Sendable {
    public var kind: Node.Kind
    public var operation: Operation
    public var flags: Flags
    /// Width of the operands, in bits; for leaves that of the value.
    public var width: Int
    public var resultWidth: Int
    /// The literal's bits, the width named, or the symbol's index.
    public var bits: UInt64
    public var a: Int
    public var b: Int
    public var c: Int
  }

  public private(set) var steps: [Step] = []
  /// The step of each root, in the order given.
  public private(set) var roots: [Int] = []
  /// The nodes that the roots were laid out from.
  public private(set) var rootNodes: [NodeID] = []
  /// For each root, the steps of its cone that may be undefined behaviour.
  public private(set) var undefinedSteps: [[Int]] = []

  /// Lays out `roots` of `graph`, whose width names stand for `widths`, in bits.
  public init(_ graph: ExpressionGraph, roots: [NodeID], widths: [Int] = []) {
    let cone = graph.cone(roots)
    var place: [Int: Int] = [:]
    for id in cone {
      let node = graph[id]
      place[id.index] = steps.count
      let result = node.width.resolved(widths)
      var step = Step(
        kind: node.kind, operation: node.operation, flags: node.flags, width: result, resultWidth: result, bits: UInt64(bitPattern: node.value), a: 0, b: 0,
        c: 0)
      switch node.kind {
      case .literal: step.bits &= ConcreteAlgebra.mask(result)
      case .widthValue: step.bits = UInt64(widths[Int(node.value)])
      case .variable, .constant: break
      case .operation:
        step.width = graph.operandWidth(node).resolved(widths)
        step.a = place[node.a]!
        step.b = node.operation.arity > 1 ? place[node.b]! : step.a
        step.c = node.operation.arity > 2 ? place[node.c]! : step.a
      }
      steps.append(step)
    }
    rootNodes = roots
    self.roots = roots.map { place[$0.index]! }
    undefinedSteps = roots.map { root in
      graph.cone([root]).filter { graph[$0].kind == .operation && graph[$0].operation.isDivision }.map { place[$0.index]! }
    }
  }

  /// The values of one run; reused between runs.
  public struct Frame<Algebra: BitVectorAlgebra> {
    public var values: ContiguousArray<Algebra.Vector> = []
    /// Where the value is poison; nil: nowhere.
    public var poison: ContiguousArray<Algebra.Truth?> = []
    /// Where the step itself is undefined behaviour; nil: nowhere.
    public var undefined: ContiguousArray<Algebra.Truth?> = []
    public init() {}
  }

  /// Evaluates all steps. `symbol` gives a symbol's value and where it is poison.
  ///
  /// Poison spreads from operands to results except through `select` (only the chosen operand's counts) and `freeze`;
  /// a poison divisor is undefined behaviour, as is a poison dividend whose choice could trap.
  @inlinable public func run<A: BitVectorAlgebra>(
    _ algebra: A, _ frame: inout Frame<A>, symbol: (_ index: Int, _ width: Int) -> (value: A.Vector, poison: A.Truth?),
    frozen: ((_ step: Int, _ width: Int) -> A.Vector)? = nil
  ) {
    frame.values.removeAll(keepingCapacity: true)
    frame.poison.removeAll(keepingCapacity: true)
    frame.undefined.removeAll(keepingCapacity: true)
    for (index, step) in steps.enumerated() {
      switch step.kind {
      case .literal, .widthValue:
        frame.values.append(
          step.kind == .literal ? algebra.literal(step.bits, step.width) : algebra.widthValue(Int(step.bits), as: step.width))
        frame.poison.append(nil)
        frame.undefined.append(nil)
      case .variable, .constant:
        let (value, poison) = symbol(Int(step.bits), step.width)
        frame.values.append(value)
        frame.poison.append(poison)
        frame.undefined.append(nil)
      case .operation:
        let (a, b, c) = (frame.values[step.a], frame.values[step.b], frame.values[step.c])
        var outcome = algebra.apply(step.operation, step.flags, width: step.width, resultWidth: step.resultWidth, a, b, c)
        let (pa, pb, pc) = (frame.poison[step.a], frame.poison[step.b], frame.poison[step.c])
        switch step.operation {
        case .select:
          let chosen: A.Truth?
          switch (pb, pc) {
          case (nil, nil): chosen = nil
          default:
            let condition = algebra.isSet(a)
            let left = algebra.both(condition, pb ?? algebra.truth(false))
            chosen = algebra.either(left, algebra.both(algebra.negated(condition), pc ?? algebra.truth(false)))
          }
          outcome.poison = algebra.either(pa, chosen)
        case .freeze:
          if let pa {
            if let frozen { outcome.value = algebra.choose(pa, frozen(index, step.width), a, step.width) }
          }
          outcome.poison = nil
        default:
          outcome.poison = algebra.either(outcome.poison, algebra.either(pa, algebra.either(pb, pc)))
          if step.operation.isDivision {
            outcome.undefined = algebra.either(outcome.undefined, pb)
            if let pa, step.operation == .sdiv || step.operation == .srem {
              outcome.undefined = algebra.either(outcome.undefined, algebra.both(pa, algebra.eq(b, algebra.literal(.max, step.width), step.width)))
            }
          }
        }
        frame.values.append(outcome.value)
        frame.poison.append(outcome.poison)
        frame.undefined.append(outcome.undefined)
      }
    }
  }

  /// Where evaluating root number `root` is undefined behaviour; nil: nowhere.
  @inlinable public func undefined<A: BitVectorAlgebra>(_ root: Int, _ algebra: A, _ frame: Frame<A>) -> A.Truth? {
    undefinedSteps[root].reduce(nil) { algebra.either($0, frame.undefined[$1]) }
  }

  /// Where root `target` refines root `source`: the source is undefined or poison, or the target is neither and equal.
  @inlinable public func refinement<A: BitVectorAlgebra>(source: Int, target: Int, _ algebra: A, _ frame: Frame<A>) -> A.Truth {
    let (left, right) = (roots[source], roots[target])
    var holds = algebra.eq(frame.values[left], frame.values[right], steps[left].resultWidth)
    if let poison = frame.poison[right] { holds = algebra.both(holds, algebra.negated(poison)) }
    if let poison = frame.poison[left] { holds = algebra.either(holds, poison) }
    if let undefined = undefined(target, algebra, frame) { holds = algebra.both(holds, algebra.negated(undefined)) }
    if let undefined = undefined(source, algebra, frame) { holds = algebra.either(holds, undefined) }
    return holds
  }

  /// Where root `root`, of one bit, is 1 and not poison: a fact or condition holds.
  @inlinable public func holds<A: BitVectorAlgebra>(_ root: Int, _ algebra: A, _ frame: Frame<A>) -> A.Truth {
    let truth = algebra.isSet(frame.values[roots[root]])
    guard let poison = frame.poison[roots[root]] else { return truth }
    return algebra.both(truth, algebra.negated(poison))
  }
}
