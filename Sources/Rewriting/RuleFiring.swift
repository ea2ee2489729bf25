package import BitVector
import Rules

/// One firing of a rule in a function: what comes out, and what the rule's names stand for.
package struct RuleFiring {
  package var function: RewritableFunction
  /// In bits, by width name; nil: the rule doesn't use it.
  package var widths: [Int?]
  /// The bits of the symbols that are literals, by symbol; nil for others.
  package var literals: [UInt64?]
}

extension PreparedRule {
  /// Calls `accept` with each way in which the rule can fire in the subject's function, whether that lowers the measure or not, until it
  /// answers true. Instructions come in order, operands first.
  package func firings(in subject: Subject, accept: (RuleFiring) -> Bool) {
    guard canMatch else { return }
    let application = RuleApplication(0, self, plans: RulePlans(), subject: subject)
    let function = subject.function
    var isAccepted = false
    for root in function.graph.cone([function.result]) where !isAccepted && function.graph[root].kind == .operation {
      application.firings(at: root) { replacement, bindings in
        isAccepted = accept(
          RuleFiring(
            function: function.replacing(root, with: replacement, in: subject.graph), widths: bindings.widths,
            literals: bindings.symbols.map { $0.flatMap(subject.literal) }))
        return isAccepted
      }
    }
  }

  /// The operations that the pattern must find, those on constants alone apart.
  package var patternOperations: Set<BitVector.Operation> {
    Set(rule.graph.cone([rule.lhs]).filter { rule.graph[$0].kind == .operation && !isConstant[$0.index] }.map { rule.graph[$0].operation })
  }
}

extension Subject {
  /// The operations as which some instruction of the function can be read.
  package var readableOperations: Set<BitVector.Operation> {
    var result: Set<BitVector.Operation> = []
    for id in function.graph.cone([function.result]) where function.graph[id].kind == .operation {
      for spelling in spellings(of: id) { result.insert(spelling.operation) }
    }
    return result
  }
}
