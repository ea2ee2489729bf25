import BitVector
import Glibc
import Solver
import Testing

/// What a transfer function's result says, claim by claim: at all widths in one query over integers, or at 64 bits.
///
/// `PROVE_PARTS=64` proves every operation at this width, prints how, and what the solver gives up (`make prove-values`); `PROVE_ONLY=add,shl`
/// some of them. `PROVE_LIMIT` bounds each question, in Z3's resource units.
@Suite struct PartProofTests {
  private static let requested: Int? = getenv("PROVE_PARTS").flatMap { Int(String(cString: $0)) }
  private static let chosen: [String]? = getenv("PROVE_ONLY").map { String(cString: $0).split(separator: ",").map(String.init) }
  private static let limit: UInt32 = getenv("PROVE_LIMIT").flatMap { UInt32(String(cString: $0)) } ?? 6_000_000

  @Test(.enabled(if: requested != nil), arguments: Use.all)
  func partsAreProven(_ use: Use) {
    let width = Self.requested ?? 64
    if let chosen = Self.chosen, !chosen.contains(use.operation.name) { return }
    let proof = PartProof(use, resourceLimit: Self.limit)
    for resultWidth in use.resultWidths(width) {
      for part in PartProof.Part.allCases {
        let way = proof.way(part, width: width, resultWidth: resultWidth, isPatient: true)
        print("part proof: \(use.testDescription) \(width) to \(resultWidth) \(part): \(way.map(\.description) ?? "given up")")
        #expect(way != .refuted, "\(use.testDescription) at \(width) to \(resultWidth): \(part)")
      }
    }
  }

  /// Operations whose ranges are proven at all widths from 2 bits on at once; those with results of one bit, all that is said of these.
  private static let atAllWidths: Set<BitVector.Operation> = [
    .add, .sub, .and, .or, .xor, .not, .udiv, .sdiv, .floordiv, .urem, .srem, .floormod, .abs, .uaddSat, .usubSat, .saddSat, .ssubSat, .ult, .ule, .ugt, .uge,
    .slt, .sle, .sgt, .sge, .uaddOverflow, .usubOverflow, .saddOverflow, .ssubOverflow, .umulOverflow, .scmp, .ucmp, .select, .smin, .smax, .umin, .umax,
  ]

  @Test(arguments: Use.all.filter { atAllWidths.contains($0.operation) })
  func rangesHoldAtAllWidths(_ use: Use) {
    let proof = PartProof(use, resourceLimit: Self.limit)
    let isTruth = use.operation.row.widths == .predicate
    for part in PartProof.Part.allCases where isTruth || !part.isBits {
      let least = proof.leastWidth(part)
      #expect(least != nil && least! <= 2, "\(use.testDescription): \(part)")
    }
  }

  @Test(arguments: Use.all.filter { [.add, .sub, .select, .smin, .smax, .umin, .umax].contains($0.operation) })
  func bitsHoldAtSixtyFour(_ use: Use) {
    let proof = PartProof(use, resourceLimit: Self.limit)
    for part in PartProof.Part.allCases where part.isBits {
      let way = proof.way(part, width: 64, resultWidth: 64, isPatient: false)
      #expect(way != nil && way != .refuted, "\(use.testDescription): \(part)")
    }
  }

  /// The bits of a product by what divides its parts; not so what is said of products of another operation's value.
  @Test(arguments: Use.all.filter { $0.operation == .mul }) func bitsOfProductsHoldAtSixtyFour(_ product: Use) {
    let proof = PartProof(product, resourceLimit: Self.limit)
    let wrong = PartProof(product, actual: Use(operation: .add, flags: []), resourceLimit: Self.limit)
    for part in PartProof.Part.allCases where part.isBits {
      #expect(proof.holdsByDivisors(part, width: 64))
      #expect(!wrong.holdsByDivisors(part, width: 64))
    }
  }

  /// The signed bounds of products, and whether they are too large, by products of bounds.
  @Test(arguments: Use.all.filter { [.mul, .smulOverflow].contains($0.operation) })
  func signedProductsHoldAtSixtyFour(_ use: Use) {
    let proof = PartProof(use, resourceLimit: Self.limit)
    let other: BitVector.Operation = use.operation == .mul ? .add : .saddOverflow
    let wrong = PartProof(use, actual: Use(operation: other, flags: use.flags), resourceLimit: Self.limit)
    for part in PartProof.Part.allCases where use.operation == .smulOverflow || part.kind == 2 {
      #expect(proof.holdsByCorners(part, width: 64), "\(use.testDescription): \(part)")
      #expect(!wrong.holdsByCorners(part, width: 64), "\(use.testDescription): \(part)")
    }
  }

  /// Operands that can't be equal, for each of the ways in which that is seen.
  @Test(arguments: Use.all.filter { [.eq, .ne].contains($0.operation) })
  func inequalityHoldsAtSixtyFour(_ use: Use) {
    let proof = PartProof(use, resourceLimit: Self.limit)
    for part in PartProof.Part.allCases {
      let way = proof.way(part, width: 64, resultWidth: 1, isPatient: false)
      #expect(way != nil && way != .refuted, "\(use.testDescription): \(part)")
    }
  }

  /// What all of these proofs assume besides, at 64 bits; and no proof succeeds because its premises contradict each other.
  @Test func theLemmaHolds() {
    let proof = PartProof(Use(operation: .add, flags: []), resourceLimit: Self.limit)
    #expect(proof.provesConsistency(width: 64))
    #expect(proof.premisesAreSatisfiable(width: 64) == true)
  }

  /// What is said of a sum is not so of a difference, and the other way round.
  @Test(arguments: [(BitVector.Operation.add, BitVector.Operation.sub), (.sub, .add), (.umin, .umax), (.udiv, .urem)])
  func whatIsWrongIsNotProven(_ claimed: BitVector.Operation, _ actual: BitVector.Operation) {
    let proof = PartProof(Use(operation: claimed, flags: []), actual: Use(operation: actual, flags: []), resourceLimit: Self.limit)
    #expect(proof.leastWidth(.unsignedUpper) == nil)
    #expect(proof.way(.unsignedUpper, width: 4, resultWidth: 4, isPatient: false) == .refuted)
  }
}
