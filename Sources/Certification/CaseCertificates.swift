import BitVector
package import Rules

extension Certificate {
  /// The ways to divide soundness at `widths` by the values of one symbol: for each that is an amount to shift by, the amounts below the width and
  /// all others at once; for each constant, which may be a power of two, or the negative of one, these and all others. Of each way the first
  /// certificate says that the cases are complete; if all of it are confirmed, so is the obligation.
  package static func divisions(of rule: Rule, at widths: [Int]) -> [[Certificate]] {
    let graph = rule.graph
    let roots = [rule.lhs, rule.rhs, rule.condition] + rule.facts
    let cone = graph.cone(roots)
    let amounts = Set(cone.filter { [.shl, .lshr, .ashr].contains(graph[$0].operation) && graph[$0].kind == .operation }.map { graph[$0].operands[1] })
    var divisions: [[Certificate]] = []
    let symbols = cone.filter { [.constant, .variable].contains(graph[$0].kind) && graph[$0].width.resolved(widths) > 1 }
    for id in symbols where amounts.contains(id) {
      let width = graph[id].width.resolved(widths)
      divisions.append(division(rule, widths, id, (0..<UInt64(width)).map { ("amount-\($0)", $0) }, isOtherLarger: true))
    }
    for id in symbols where graph[id].kind == .constant {
      let width = graph[id].width.resolved(widths)
      let powers = (0..<width).map { ("power-\($0)", UInt64(1) << UInt64($0)) }
      divisions.append(division(rule, widths, id, powers))
      divisions.append(division(rule, widths, id, powers.map { ("negative-" + $0, (0 &- $1) & ConcreteAlgebra.mask(width)) }))
    }
    return divisions
  }

  /// One case for each value of the symbol `id`, one for all others, and that there are no more. `isOtherLarger`: the values are all numbers up
  /// to some, so that any other is larger.
  private static func division(
    _ rule: Rule, _ widths: [Int], _ id: NodeID, _ values: [(name: String, value: UInt64)], isOtherLarger: Bool = false
  ) -> [Certificate] {
    let symbol = rule.graph.symbols[Int(rule.graph[id].value)]
    let width = symbol.width.resolved(widths)
    let term = SMTLIBTerm(text: (symbol.isConstant ? "constant." : "input.") + symbol.name)
    func isValue(_ writer: CertificateWriter, _ value: UInt64) -> SMTLIBTerm { writer.algebra.eq(term, writer.algebra.literal(value, width), width) }
    func isOther(_ writer: CertificateWriter) -> SMTLIBTerm {
      let algebra = writer.algebra
      if isOtherLarger { return algebra.negated(algebra.ult(term, algebra.literal(UInt64(values.count), width), width)) }
      return values.dropFirst().reduce(algebra.negated(isValue(writer, values[0].value))) { algebra.both($0, algebra.negated(isValue(writer, $1.value))) }
    }
    var complete = CertificateWriter(rule, widths, roots: [id])
    complete.require(complete.algebra.negated(isOther(complete)))
    for (_, value) in values { complete.require(complete.algebra.negated(isValue(complete, value))) }
    let completeness = Certificate(
      rule: rule.name, obligation: .sound, widths: widths,
      text: complete.text(.sound, ["unsat means: the cases beside this file, by the values of \(symbol.name), are all there are."]),
      part: "\(symbol.name)/complete")
    let cases = values.map { name, value in
      sound(rule, widths, part: "\(symbol.name)/\(name)") { $0.require(isValue($0, value)) }
    }
    // The rest first: where it is too hard, nothing is won by the other cases.
    return [completeness, sound(rule, widths, part: "\(symbol.name)/other") { $0.require(isOther($0)) }] + cases
  }
}
