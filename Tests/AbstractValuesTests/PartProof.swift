import AbstractValues
import BitVector
import Solver

/// One transfer function over expressions, and the proof of each of the six claims that its result makes.
///
/// Operands are arbitrary abstract values that contain arbitrary values. A claim is asked in several ways, the cheapest first, until the solver
/// says yes.
struct PartProof {
  typealias Terms = AbstractValue<ExpressionAlgebra>

  /// What a result says of the value.
  enum Part: Int, CaseIterable {
    case zeros, ones, unsignedLower, unsignedUpper, signedLower, signedUpper

    var isBits: Bool { self == .zeros || self == .ones }
    /// Bits, unsigned or signed range.
    var kind: Int { rawValue / 2 }
  }

  /// How a claim was proven.
  enum Way: Equatable, CustomStringConvertible {
    /// One query over integers for all widths from this one on, in bits.
    case allWidths(from: Int)
    case integers
    case bits
    /// One query for each claim that the result depends on, or for each value of an operand, or of an operand and one of its bounds.
    case cases
    case refuted

    var description: String {
      switch self {
      case .allWidths(let least): least == 1 ? "all widths" : "all widths from \(least)"
      case .integers: "integers"
      case .bits: "bits"
      case .cases: "case by case"
      case .refuted: "WRONG"
      }
    }
  }

  let use: Use
  /// What the value comes from: the same, but where proofs are to fail.
  let actual: Use
  let prover: RefinementProver

  /// `resourceLimit` bounds each query, in Z3's resource units.
  init(_ use: Use, actual: Use? = nil, resourceLimit: UInt32) {
    self.use = use
    self.actual = actual ?? use
    // A quick verdict on wide words has an eighth.
    prover = RefinementProver(resourceLimit: 8 * resourceLimit, areIntegersBounded: false)
  }

  /// What the code says of numbers that depend on the width it says by computing with the width: there widths must be numbers.
  private var isWidthGeneric: Bool {
    ![.shl, .lshr, .ashr, .fshl, .fshr, .trunc, .ctlz, .cttz, .bswap, .bitreverse, .log2, .implies, .zext, .sext].contains(use.operation)
  }

  /// The operation at one width, or at an unknown one.
  struct Setting {
    let algebra = ExpressionAlgebra()
    let width: Int
    var operands: [(abstract: Terms, value: NodeID)] = []
    var result: Terms
    var value: NodeID
    var isDefined: [NodeID]

    /// `divisorShift`: the second operand may not have any bit below this one set, but may have this one.
    init(_ use: Use, _ actual: Use, width: Int, resultWidth: Int, divisorShift: Int? = nil) {
      self.width = width
      let algebra = algebra
      func unknown(_ name: String, _ width: Int) -> Terms {
        func part(_ part: String) -> NodeID { algebra.unknown(name + part, width) }
        return Terms(
          algebra, width: width, zeros: part("zeros"), ones: part("ones"), unsigned: (part("low"), part("high")), signed: (part("least"), part("most")))
      }
      if width >= ParametricAlgebra.firstUnknown { _ = algebra.storage.graph.width(named: "W") }
      operands = (0..<use.operation.arity).map { index in
        let width = use.operandWidth(index, width)
        return (unknown("a\(index)", width), algebra.unknown("x\(index)", width))
      }
      if let divisorShift {
        func shifted(_ value: NodeID, _ amount: Int) -> NodeID {
          amount < width ? algebra.shl(value, algebra.literal(UInt64(amount), width), width) : algebra.literal(0, width)
        }
        operands[1].value = shifted(operands[1].value, divisorShift)
        operands[1].abstract.zeros = algebra.or(
          shifted(operands[1].abstract.zeros, divisorShift + 1), algebra.literal(ConcreteAlgebra.mask(divisorShift), width), width)
      }
      let (second, third) = (min(1, operands.count - 1), operands.count - 1)
      let outcome = algebra.apply(
        actual.operation, actual.flags, width: width, resultWidth: resultWidth, operands[0].value, operands[second].value, operands[third].value)
      isDefined = [outcome.poison, outcome.undefined].compactMap { $0.map(algebra.negated) }
      value = outcome.value
      result = Terms.transferred(
        use.operation, use.flags, width, resultWidth, operands[0].abstract, operands[second].abstract, operands[third].abstract)
    }

    func claim(_ part: Part, _ known: Terms, _ value: NodeID) -> NodeID {
      let width = known.width
      switch part {
      case .zeros: return algebra.isZero(algebra.and(value, known.zeros, width), width)
      case .ones: return algebra.isZero(algebra.and(algebra.not(value, width), known.ones, width), width)
      case .unsignedLower: return algebra.ule(known.unsignedLower, value, width)
      case .unsignedUpper: return algebra.ule(value, known.unsignedUpper, width)
      case .signedLower: return algebra.sle(known.signedLowerBits, value, width)
      case .signedUpper: return algebra.sle(value, known.signedUpperBits, width)
      }
    }

    /// That the value of an operand is between its unsigned bounds.
    func range(of index: Int) -> [NodeID] {
      [.unsignedLower, .unsignedUpper].map { claim($0, operands[index].abstract, operands[index].value) }
    }

    /// That the operands' values fit, in the parts of one kind or in all, and what follows from that (``consistency(of:)``).
    func premises(kind: Int?) -> [NodeID] {
      isDefined
        + operands.flatMap { operand in
          Part.allCases.filter { kind == nil || $0.kind == kind }.map { claim($0, operand.abstract, operand.value) } + consistency(of: operand.abstract)
        }
    }

    /// The parts of an abstract value that contains some value don't contradict each other openly: a lemma for each kind of parts.
    func consistency(of known: Terms) -> [NodeID] {
      let width = known.width
      return [
        algebra.isZero(algebra.and(known.zeros, known.ones, width), width), algebra.ule(known.unsignedLower, known.unsignedUpper, width),
        algebra.sle(known.signedLowerBits, known.signedUpperBits, width),
      ]
    }
  }

  // MARK: Ways

  /// The first way in which the claim is proven; nil: the solver gives up on all of them.
  func way(_ part: Part, width: Int, resultWidth: Int, isPatient: Bool) -> Way? {
    if isWidthGeneric, let least = leastWidth(part) { return .allWidths(from: least) }
    let setting = Setting(use, actual, width: width, resultWidth: resultWidth)
    for kind in [part.kind, nil] {
      switch bits(setting, part, setting.premises(kind: kind)) {
      case .proved: return .bits
      case .refuted where kind == nil: return .refuted
      default: break
      }
    }
    for kind in [part.kind, nil] where provenWithIntegers(setting, part, setting.premises(kind: kind), widths: []) != nil { return .integers }
    if holdsByClaims(setting, part) || isPatient && holdsCaseByCase(part, width: width, resultWidth: resultWidth) { return .cases }
    return nil
  }

  /// From which width on one query over integers proves the claim.
  func leastWidth(_ part: Part) -> Int? {
    let unknown = ParametricAlgebra.firstUnknown
    let resultWidth: Int
    switch use.operation.row.widths {
    case .predicate: resultWidth = 1
    case .free: resultWidth = 2
    case .uniform, .select, .narrowing, .widening: resultWidth = unknown
    }
    let setting = Setting(use, actual, width: unknown, resultWidth: resultWidth)
    for kind in [part.kind, nil] {
      if let least = provenWithIntegers(setting, part, setting.premises(kind: kind), widths: [unknown]) { return least.max() ?? 1 }
    }
    return nil
  }

  func bits(_ setting: Setting, _ part: Part, _ premises: [NodeID]) -> Verdict {
    let claim = setting.claim(part, setting.result, setting.value)
    return verdict(setting.algebra, claim, premises)
  }

  private func verdict(_ algebra: ExpressionAlgebra, _ claim: NodeID, _ premises: [NodeID]) -> Verdict {
    let truth = algebra.truth(true)
    return prover.quickVerdict(algebra.graph, source: truth, target: claim, premises: premises)
  }

  func isProved(_ algebra: ExpressionAlgebra, _ claim: NodeID, _ premises: [NodeID]) -> Bool {
    if case .proved = verdict(algebra, claim, premises) { return true }
    return false
  }

  func provenWithIntegers(_ setting: Setting, _ part: Part, _ premises: [NodeID], widths: [Int]) -> [Int]? {
    let (claim, truth) = (setting.claim(part, setting.result, setting.value), setting.algebra.truth(true))
    return prover.provenWithIntegers(setting.algebra.graph, source: truth, target: claim, premises: premises, widths: widths)
  }

  /// The lemma that all proofs use, at `width` bits.
  func provesConsistency(width: Int) -> Bool {
    let setting = Setting(use, actual, width: width, resultWidth: width)
    let operand = setting.operands[0]
    return setting.consistency(of: operand.abstract).enumerated().allSatisfy { kind, claim in
      let fits = Part.allCases.filter { $0.kind == kind }.map { setting.claim($0, operand.abstract, operand.value) }
      return isProved(setting.algebra, claim, fits)
    }
  }

  /// Some values fulfil all that is assumed of the operands.
  func premisesAreSatisfiable(width: Int) -> Bool? {
    let setting = Setting(use, actual, width: width, resultWidth: width)
    let premises = setting.premises(kind: nil)
    return prover.isSatisfiable(setting.algebra.graph, premises, widths: [])
  }
}
