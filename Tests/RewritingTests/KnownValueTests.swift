import BitVector
import Rewriting
import Rules
import TestSupport
import Testing

/// What is known of an operation's result holds for all operands of which the premises hold.
struct KnownValueTests {
  private static let operations = BitVector.Operation.allCases.filter { $0.row.isExecutable && $0.row.widths != .widening && $0.row.widths != .narrowing }

  /// Something true of `values`, of one of the forms that premises have.
  private func premise(_ values: [UInt64], _ width: Int, _ generator: inout SeededGenerator) -> KnownValue {
    let signed = values.map { ConcreteAlgebra.signed($0, width) }
    let ones = values.reduce(.max) { $0 & $1 } & ConcreteAlgebra.mask(width)
    let zeros = ~values.reduce(0) { $0 | $1 } & ConcreteAlgebra.mask(width)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return KnownValue(width: width, zeros: zeros, ones: ones)
    case 1: return KnownValue(width: width, values.min()!, values.max()!)
    case 2: return KnownValue(width: width, signed: signed.min()!, signed.max()!)
    default: return KnownValue(width: width, values.min()!, values.max()!).and(KnownValue(width: width, zeros: zeros, ones: ones))
    }
  }

  private func contains(_ known: KnownValue, _ bits: UInt64) -> Bool {
    let signed = ConcreteAlgebra.signed(bits, known.width)
    return bits & known.zeros == 0 && ~bits & known.ones == 0 && (known.low...known.high).contains(bits)
      && (known.signedLow...known.signedHigh).contains(signed)
  }

  private func check(_ node: (inout ExpressionGraph, [NodeID]) -> NodeID, arity: Int, widths: [Int], _ generator: inout SeededGenerator) {
    var graph = ExpressionGraph()
    let operands = (0..<arity).map { graph.symbol("x\($0)", width: .bits(widths[$0]), isConstant: false) }
    let root = node(&graph, operands)
    let program = Program(graph, roots: [root])
    let sets = widths.map { width in
      (0..<Int.random(in: 1...4, using: &generator)).map { _ in UInt64.random(in: 0...ConcreteAlgebra.mask(width), using: &generator) }
    }
    let premises = zip(sets, widths).map { premise($0, $1, &generator) }
    let result = KnownValue.result(
      of: graph[root], width: graph[root].width.bits!, premises[0], premises[min(1, arity - 1)], premises[arity - 1])
    for a in sets[0] {
      for b in arity > 1 ? sets[1] : [0] {
        for c in arity > 2 ? sets[2] : [0] {
          guard let value = program.evaluate(0, Array([a, b, c].prefix(arity))) else { continue }
          #expect(contains(result, value), "\(graph.text(root)) of \(a) \(b) \(c) at \(widths) is \(value), not in \(result)")
        }
      }
    }
  }

  @Test(arguments: operations)
  func resultsContainAllValues(operation: BitVector.Operation) {
    var generator = SeededGenerator(seed: UInt64(operation.rawValue) + 1)
    for _ in 0..<1_000 {
      let width = [1, 2, 3, 4, 5, 8, 16, 63, 64].randomElement(using: &generator)!
      if operation == .bswap && width != 16 || operation.row.widths == .free && width == 1 { continue }
      let flags = operation.row.flags.individual.filter { _ in Bool.random(using: &generator) }.reduce(into: Flags()) { $0.insert($1) }
      let widths = operation == .select ? [1, width, width] : Array(repeating: width, count: operation.arity)
      check({ $0.operation(operation, flags: flags, width: .bits(width), operands: $1) }, arity: operation.arity, widths: widths, &generator)
    }
  }

  @Test(arguments: [BitVector.Operation.zext, .sext, .trunc])
  func castsContainAllValues(operation: BitVector.Operation) {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<1_000 {
      let narrow = Int.random(in: 1...20, using: &generator)
      let wide = narrow + [1, 3, 44].randomElement(using: &generator)!
      let (from, to) = operation == .trunc ? (wide, narrow) : (narrow, wide)
      let flags = operation.row.flags.individual.filter { _ in Bool.random(using: &generator) }.reduce(into: Flags()) { $0.insert($1) }
      check({ $0.operation(operation, flags: flags, width: .bits(to), operands: $1) }, arity: 1, widths: [from], &generator)
    }
  }

  @Test func comparisonsAreDecidedRightly() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<20_000 {
      let width = Int.random(in: 1...6, using: &generator)
      let sets = (0..<2).map { _ in (0..<3).map { _ in UInt64.random(in: 0...ConcreteAlgebra.mask(width), using: &generator) } }
      let (a, b) = (premise(sets[0], width, &generator), premise(sets[1], width, &generator))
      let operation = BitVector.Operation.allCases.filter(\.isComparison).randomElement(using: &generator)!
      guard let verdict = a.compare(operation, b) else { continue }
      for x in sets[0] {
        for y in sets[1] {
          let holds = ConcreteAlgebra().apply(operation, [], width: width, resultWidth: 1, x, y, 0).value == 1
          #expect(holds == verdict, "\(x) \(operation) \(y) at \(width)")
        }
      }
    }
  }
}
