import BitVector
import CodeGeneration
import GeneratedRules
import Rewriting
import RuleEmitter
import RuleHost
import Rules
import Testing
import TraceIR

/// Each rule just inside and just outside of each of its premises: the interpreter of rules, the compiled matcher and the machine code agree.
@Suite struct BoundaryTests {
  /// How far `rules` got.
  private struct Tally {
    var matched = 0
    var interpreted = 0
    var executed = 0
    /// The trace ends up as cheap without the rule.
    var needless = 0
  }

  @Test(arguments: GeneratedRuleFiles.rules.indices)
  func allEnginesAgreeAtTheBoundaries(_ index: Int) throws {
    let rule = GeneratedRuleFiles.rules[index]
    var generator = try CodeGenerator(layout: RuntimeLayout())
    var tally = Tally()
    for widths in RuleEmitter().widths(of: rule).prefix(4) {
      var boundaries = BoundaryInstances(rule, widths: widths, seed: UInt64(index + 1))
      var instances = [boundaries.inside()].compactMap { $0 }
      for premise in boundaries.premises.indices {
        for pair in boundaries.pairs(at: premise, count: 3) { instances += [pair.inside, pair.outside] }
      }
      for values in instances {
        try match(index, widths, values, &tally)
        try interpret(rule, widths, values, &tally)
        try execute(rule, widths, values, &generator, &tally)
      }
    }
    #expect(tally.matched > 0, "no instance of \(rule.name) is matched by the compiled matcher")
    // What LLVM has no operation for is not interpreted, and facts may be beyond what the interpreter proves.
    let isPrintable = rule.graph.cone([rule.lhs, rule.rhs]).allSatisfy { ![.floordiv, .floormod].contains(rule.graph[$0].operation) }
    #expect(tally.interpreted > 0 || !isPrintable || !rule.facts.isEmpty, "no instance of \(rule.name) is rewritten by the interpreter of rules")
    #expect(tally.executed > 0 || tally.needless > 0 || !rule.facts.isEmpty, "no instance of \(rule.name) is rewritten in a trace")
  }

  /// Whatever of its pattern is needed besides, and wherever else its replacement may come from: with a rule no trace is longer than without.
  @Test(arguments: GeneratedRuleFiles.rules.indices)
  func noTraceIsLongerWithTheRule(_ index: Int) throws {
    let rule = GeneratedRuleFiles.rules[index]
    guard let widths = RuleEmitter().widths(of: rule).first else { return }
    var boundaries = BoundaryInstances(rule, widths: widths, seed: 11)
    guard let values = boundaries.inside() else { return }
    let inner = rule.graph.cone([rule.lhs]).filter {
      $0 != rule.lhs && rule.graph[$0].kind == .operation && !rule.graph.isConstantExpression($0)
    }
    for kept in [[], inner] + inner.map({ [$0] }) {
      guard let instance = InstanceTrace(rule, widths: widths, values: values, kept: kept), let lengths = try instance.lengths(with: rule.name) else {
        continue
      }
      #expect(lengths.with <= lengths.without, "\(rule.name) with \(kept.count) operations needed besides")
    }
  }

  /// The compiled matcher fires where the reference says.
  private func match(_ index: Int, _ widths: [Int], _ values: [UInt64], _ tally: inout Tally) throws {
    let rule = GeneratedRuleFiles.rules[index]
    let introduces = rule.facts.contains { fact in rule.symbols(in: fact).contains { !rule.symbols(in: rule.lhs).contains($0) } }
    for isMirrored in [false, true] {
      var root: PendingOperation<NodeID>?
      guard var host = GraphHost(rule, widths: widths, values: values, isMirrored: isMirrored, root: &root), let root else { return }
      host.permitted = index
      let expected = ReferenceMatcher(rule: rule, widths: widths, host: host).applies(to: host.normalized(root))
      let result = GeneratedRules.rewrite(root, in: &host)
      if result != nil { tally.matched += 1 }
      if !introduces { #expect((result != nil) == expected, "\(rule.name) at \(widths), \(values)") }
    }
  }

  /// The interpreter of rules fires where condition and facts hold, and what it makes is right.
  private func interpret(_ rule: Rule, _ widths: [Int], _ values: [UInt64], _ tally: inout Tally) throws {
    guard let function = RewritableFunction(rule, widths: widths, values: values) else { return }
    let (result, statistics) = FunctionRewriter([rule]).rewrite(function)
    guard statistics.firings[0] > 0 else { return }
    tally.interpreted += 1
    let premises = Program(function.graph, roots: [function.result] + function.assumptions)
    let isAssumed = function.assumptions.indices.allSatisfy { premises.evaluate($0 + 1, values) == 1 }
    guard isAssumed, let expected = premises.evaluate(0, values) else { return }
    let found = Program(result.graph, roots: [result.result]).evaluate(0, values)
    #expect(found == expected, "\(rule.name) at \(widths), \(values)")
  }

  /// The trace that the rule has optimized does as machine code what the recorded one says.
  private func execute(_ rule: Rule, _ widths: [Int], _ values: [UInt64], _ generator: inout CodeGenerator, _ tally: inout Tally) throws {
    guard let instance = InstanceTrace(rule, widths: widths, values: values), let expected = instance.expected else { return }
    guard let (trace, fired) = try instance.optimized(with: rule.name) else {
      #expect(expected.exit == 0, "\(rule.name) at \(widths), \(values): the guards contradict each other, and the trace is passed")
      return
    }
    if fired > 0 { tally.executed += 1 } else if trace.instructions.count < instance.recorded.instructions.count { tally.needless += 1 }
    #expect(try instance.executed(trace, &generator) == expected, "\(rule.name) at \(widths), \(values):\n\(trace.text)")
  }
}

extension RewritableFunction {
  /// The pattern of `rule` with `values` for its constants, its facts as assumptions; nil where a constant expression is poison.
  init?(_ rule: Rule, widths: [Int], values: [UInt64]) {
    var graph = ExpressionGraph()
    for symbol in rule.graph.symbols { graph.symbol(symbol.name, width: .bits(symbol.width.resolved(widths)), isConstant: false) }
    var made: [NodeID: NodeID] = [:]
    for id in rule.graph.cone([rule.lhs] + rule.facts) {
      let node = rule.graph[id]
      let width = node.width.resolved(widths)
      if node.kind == .variable {
        made[id] = graph.symbolNode(named: graph.symbols[Int(node.value)].name)
      } else if rule.graph.isConstantExpression(id) {
        guard let bits = Program(rule.graph, roots: [id], widths: widths).evaluate(0, values) else { return nil }
        made[id] = graph.literal(Int64(bitPattern: bits), width: .bits(width))
      } else {
        made[id] = graph.operation(node.operation, flags: node.flags, width: .bits(width), operands: node.operands.map { made[$0]! })
      }
    }
    self.init(name: "f", graph: graph, assumptions: rule.facts.map { made[$0]! }, result: made[rule.lhs]!)
  }
}
