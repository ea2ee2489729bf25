import AbstractValues
import BitVector
import Diagnostics
import Findings
import Rewriting
import Rules
import TestSupport
import Testing

/// Whatever is done to random functions refines them.
struct SoundnessTests {
  /// Rules that hold by construction.
  private static let rules = """
    rule add-of-sub
      width W: 1...64
      variable x: W
      constant C1, C2: W
      match (add (sub x C1) C2)
      rewrite (add x (sub C2 C1))
    rule lshr-of-shl
      width W: 1...64
      variable x, y: W
      match (lshr (shl.nuw x y) y)
      rewrite x
    rule sub-of-add
      width W: 1...64
      variable x, y: W
      match (sub (add x y) y)
      rewrite x
    rule and-of-or-disjoint
      width W: 1...64
      variable x: W
      constant C1, C2: W
      match (and (or x C1) C2)
      rewrite (and x C2)
      when (eq (and C1 C2) 0)
    rule select-of-bounds
      width W: 1...64
      variable x: W
      constant C: W
      match (select (sgt x -1) (slt x C) 0)
      rewrite (ult x C)
      when (sge C 0)
    rule trunc-of-zext
      width V, W, U: 1...64
      where (ult V U)
      variable x: V
      match (trunc U (zext W x))
      rewrite (zext U x)
    rule mul-is-shl
      width W: 1...64
      variable x: W
      constant C: W
      match (mul x C)
      rewrite (shl x (log2 C))
      when (pow2 C)
    rule smax-of-ordered
      width W: 1...64
      variable x, y: W
      match (smax x y)
      rewrite y
      fact (sle x y)
    rule and-of-known
      width W: 1...64
      variable x: W
      constant C, K: W
      match (and x C)
      rewrite x
      when (eq (or C K) -1)
      fact (eq (and x K) 0)
    rule freeze-of-and
      width W: 1...64
      variable x: W
      constant C1, C2: W
      match (freeze (and x C1))
      rewrite (freeze x)
      when (and (lowmask C1) (ule C2 C1))
      fact (ule x C2)
    rule sign-of-offset
      width W: 1...64
      variable x: W
      constant C1, C2: W
      match (slt x C1)
      rewrite 0
      when (and (sge (sub 0 C2) C1) (sge (sub 0 C2) 0))
      fact (ult (add x C2) (sub 1 C2))
    rule ult-of-lesser
      width W: 1...64
      variable x, y: W
      constant C: W
      match (and (ule x y) (ult x C))
      rewrite (ule x y)
      fact (ult y C)
    rule zext-nneg-is-sext
      width V, W: 1...64
      variable x: V
      match (sext W x)
      rewrite (zext.nneg W x)
      fact (sge x 0)
    """

  private func parse() throws -> [Rule] {
    // Declarations of several widths and rules at the margin, to keep the list above short.
    let lines = Self.rules.split(separator: "\n").flatMap { line -> [String] in
      guard line.contains("width "), line.contains(","), let colon = line.firstIndex(of: ":") else { return [String(line)] }
      let names = line[..<colon].split(separator: " ").dropFirst().map { $0.filter { $0 != "," } }
      return names.map { "  width \($0)\(line[colon...])" }
    }
    return try RuleFileParser(file: "rules").parse(lines.joined(separator: "\n")).rules
  }

  private func inputs(of function: RewritableFunction, _ generator: inout SeededGenerator) -> [UInt64] {
    function.graph.symbols.map { symbol in
      let mask = ConcreteAlgebra.mask(symbol.width.bits!)
      return (Bool.random(using: &generator) ? UInt64.random(in: 0...4, using: &generator) &- 1 : generator.next()) & mask
    }
  }

  /// Rewritten functions refine what they were, poison parameters included.
  @Test(arguments: [[1, 4, 8], [3, 5, 16], [8, 32, 64]])
  func rewritingRefines(widths: [Int]) throws {
    let rules = try parse()
    let rewriter = FunctionRewriter(rules)
    var random = RandomFunction(seed: UInt64(widths[0]))
    var generator = SeededGenerator(seed: 4)
    var fired = Array(repeating: 0, count: rules.count)
    for _ in 0..<500 {
      let function = random.next(widths: widths, operations: 6, rules: rules, assumptions: 2)
      let (rewritten, statistics) = rewriter.rewrite(function)
      for (index, count) in statistics.firings.enumerated() { fired[index] += count }
      guard statistics.firings.contains(where: { $0 > 0 }) else { continue }
      #expect(FunctionMeasure(rewritten) < FunctionMeasure(function))
      for _ in 0..<40 {
        let values = inputs(of: function, &generator)
        let poison: Set<Int> = Bool.random(using: &generator) ? [] : [Int.random(in: 0..<4, using: &generator)]
        let before = function.outcome(values, poison: poison)
        guard case .value = before else { continue }
        #expect(
          rewritten.outcome(values, poison: poison) == before, "\(values) \(poison) \(LLVMPrinter.text(function).text)\n\(LLVMPrinter.text(rewritten).text)")
      }
    }
    #expect(fired.filter { $0 > 0 }.count >= rules.count - 2, "\(zip(rules.map(\.name), fired).map { "\($0) \($1)" })")
  }

  /// Every spelling of an instruction refines it.
  @Test(arguments: [[1, 2, 3], [1, 4, 8], [2, 16, 64]])
  func spellingsRefine(widths: [Int]) {
    var random = RandomFunction(seed: 11)
    var generator = SeededGenerator(seed: 12)
    var count = 0
    for _ in 0..<1_500 {
      let function = random.next(widths: widths, operations: 3, assumptions: 2)
      guard function.graph[function.result].kind == .operation else { continue }
      let subject = Subject(function)
      for spelling in subject.spellings(of: function.result).dropFirst() {
        count += 1
        let node = subject.graph.operation(spelling.operation, flags: spelling.flags, width: function.graph[function.result].width, operands: spelling.operands)
        let other = RewritableFunction(name: "g", graph: subject.graph, assumptions: function.assumptions, result: node)
        for _ in 0..<30 {
          let values = inputs(of: function, &generator)
          let before = function.outcome(values)
          guard case .value = before else { continue }
          #expect(other.outcome(values) == before, "\(function.graph.text(function.result)) as \(subject.graph.text(node)) for \(values)")
        }
      }
    }
    #expect(count > 100)
  }

  /// What is known of values contains what they are.
  @Test(arguments: [[1, 2, 3], [1, 4, 8], [2, 16, 64]])
  func analysisContainsAllValues(widths: [Int]) {
    var random = RandomFunction(seed: 21)
    var generator = SeededGenerator(seed: 22)
    for _ in 0..<1_000 {
      let function = random.next(widths: widths, operations: 4, assumptions: 3)
      let subject = Subject(function)
      let known = subject.known(function.result)
      for _ in 0..<30 {
        guard case .value(let value) = function.outcome(inputs(of: function, &generator)) else { continue }
        #expect(known.contains(value), "\(LLVMPrinter.text(function).text)")
      }
    }
  }

  /// What is printed is read back as the same function.
  @Test func printedFunctionsAreReadBack() throws {
    var random = RandomFunction(seed: 31)
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<500 {
      let function = random.next(widths: [1, 8, 32, 64], operations: 8, assumptions: 2)
      let text = LLVMPrinter.text(function).text
      let read = try RewritableFunction(LLVMFunction.all(in: SourceText(path: "f.ll", text: text))[0])
      #expect(read.graph.text(read.result) == function.graph.text(function.result), "\(text)")
      #expect(read.header == function.header)
      let values = inputs(of: function, &generator)
      #expect(read.outcome(values) == function.outcome(values))
    }
  }
}
