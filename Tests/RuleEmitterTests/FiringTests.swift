import BitVector
import GeneratedRules
import RuleEmitter
import RuleHost
import Rules
import Testing

private let rules = GeneratedRuleFiles.rules

@Test
func theCompiledTableIsThatOfTheRuleFiles() {
  #expect(!rules.isEmpty)
  #expect(GeneratedRules.table.map(\.name) == rules.map(\.name))
}

/// Each rule, on both sides of its condition: the compiled matcher fires exactly where the reference says, and what it gives is right.
@Test(arguments: rules.indices)
func everyRuleFiresWhereItShouldAndIsRight(_ index: Int) throws {
  let rule = rules[index]
  let bound = RuleChecker.boundSymbols(rule)
  let introduces = rule.facts.contains { fact in rule.symbols(in: fact).contains { !rule.symbols(in: rule.lhs).contains($0) } }
  #expect(bound.isSuperset(of: rule.usedSymbols))
  var fired = 0
  for widths in RuleEmitter().widths(of: rule) {
    var sampler = RuleSampler(rule, widths: widths, seed: UInt64(index + 1))
    var (inside, outside) = (0, 0)
    for trial in 0..<20_000 where inside < 25 || outside < 25 && trial < 200 {
      let values = sampler.next()
      if sampler.holds(values) { inside += 1 } else { outside += 1 }
      if sampler.holds(values) ? inside > 25 : outside > 25 { continue }
      var root: PendingOperation<NodeID>?
      guard var host = GraphHost(rule, widths: widths, values: values, isMirrored: trial % 2 == 1, root: &root), let root else { continue }
      host.permitted = index
      let expected = ReferenceMatcher(rule: rule, widths: widths, host: host).applies(to: host.normalized(root))
      let result = GeneratedRules.rewrite(root, in: &host)
      if !introduces { #expect((result != nil) == expected, "\(rule.name) at \(widths), \(values)") }
      guard let result else { continue }
      fired += 1
      let source = host.make(root)
      try #require(host.width(of: result) == host.width(of: source))
      let program = Program(host.graph, roots: [source, result])
      // Without facts the replacement is right for all inputs; with them, for these.
      for round in 0..<(rule.facts.isEmpty ? 12 : 1) {
        let inputs = round == 0 ? host.inputs : sampler.next()
        var frame = Program.Frame<ConcreteAlgebra>()
        program.run(ConcreteAlgebra(), &frame, symbol: { symbol, width in (inputs[symbol] & ConcreteAlgebra.mask(width), nil) })
        let isRight = program.refinement(source: 0, target: 1, ConcreteAlgebra(), frame)
        #expect(isRight, "\(rule.name) at \(widths), \(inputs): \(host.graph.text(source)) is not \(host.graph.text(result))")
      }
    }
  }
  #expect(fired > 0, "no test fires \(rule.name)")
}

/// A rule that adds as much as it takes away fires only where what it replaces has no other use: each operation that has to vanish stops it.
@Test(arguments: rules.indices)
func noRuleMakesAProgramLonger(_ index: Int) throws {
  let rule = rules[index]
  let vanishing = Measure.vanishing(in: rule)
  guard let widths = RuleEmitter().widths(of: rule).first, !vanishing.isEmpty else { return }
  var sampler = RuleSampler(rule, widths: widths, seed: 7)
  guard let values = (0..<20_000).lazy.map({ _ in sampler.next() }).first(where: sampler.holds) else { return }
  var root: PendingOperation<NodeID>?
  guard var host = GraphHost(rule, widths: widths, values: values, isMirrored: false, root: &root), let root else { return }
  host.permitted = index
  host.ignoresUses = false
  var alone = host
  guard GeneratedRules.rewrite(root, in: &alone) != nil else { return }
  var stopping = 0
  for place in host.graph.nodes.indices where host.graph.nodes[place].kind == .operation {
    // One operation below the root gets two more uses.
    var shared = host
    let value = NodeID(place)
    _ = shared.make(.xor, width: shared.width(of: value), value, value)
    if GeneratedRules.rewrite(root, in: &shared) == nil { stopping += 1 }
  }
  #expect(stopping == vanishing.count, "\(rule.name)")
}
