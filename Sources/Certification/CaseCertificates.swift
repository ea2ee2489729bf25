import BitVector
import Rules

/// Divides soundness by the values of one symbol.
private struct Division {
  let symbol: Symbol
  /// Its node.
  let id: NodeID
  let values: [(name: String, value: UInt64)]
  /// The values are all numbers up to some, so that any other is larger.
  var isOtherLarger = false

  /// For each symbol that is an amount to shift by, the amounts below the width and all others at once; for each constant, which may be a power of
  /// two, or the negative of one, these and all others.
  static func all(_ rule: Rule, _ widths: [Int]) -> [Division] {
    let graph = rule.graph
    let cone = graph.cone([rule.lhs, rule.rhs, rule.condition] + rule.facts)
    let amounts = Set(cone.filter { [.shl, .lshr, .ashr].contains(graph[$0].operation) && graph[$0].kind == .operation }.map { graph[$0].operands[1] })
    let symbols = cone.filter { [.constant, .variable].contains(graph[$0].kind) && graph[$0].width.resolved(widths) > 1 }
    func symbol(_ id: NodeID) -> Symbol { graph.symbols[Int(graph[id].value)] }
    var divisions: [Division] = []
    for id in symbols where amounts.contains(id) {
      let width = graph[id].width.resolved(widths)
      divisions.append(Division(symbol: symbol(id), id: id, values: (0..<UInt64(width)).map { ("amount-\($0)", $0) }, isOtherLarger: true))
    }
    for id in symbols where graph[id].kind == .constant {
      let width = graph[id].width.resolved(widths)
      let powers = (0..<width).map { ("power-\($0)", UInt64(1) << UInt64($0)) }
      divisions.append(Division(symbol: symbol(id), id: id, values: powers))
      divisions.append(Division(symbol: symbol(id), id: id, values: powers.map { ("negative-" + $0, (0 &- $1) & ConcreteAlgebra.mask(width)) }))
    }
    return divisions
  }

  private func isValue<A>(_ writer: CertificateWriter<A>, _ value: UInt64) -> SMTLIBTerm {
    let width = symbol.width.resolved(writer.widths)
    return writer.algebra.eq(writer.word(symbol), writer.algebra.literal(value, width), width)
  }
  private func isOther<A>(_ writer: CertificateWriter<A>) -> SMTLIBTerm {
    let (algebra, width) = (writer.algebra, symbol.width.resolved(writer.widths))
    if isOtherLarger { return algebra.negated(algebra.ult(writer.word(symbol), algebra.literal(UInt64(values.count), width), width)) }
    return values.dropFirst().reduce(algebra.negated(isValue(writer, values[0].value))) { algebra.both($0, algebra.negated(isValue(writer, $1.value))) }
  }

  /// One certificate for each value, one for all others, that there are no more, and what they rely on.
  func certificates<A: CertificateAlgebra>(_ rule: Rule, _ widths: [Int], _ makeAlgebra: () -> A) -> [Certificate] {
    let algebra = makeAlgebra()
    let folder = [algebra.prefix, symbol.name].filter { !$0.isEmpty }.joined(separator: "-")
    var complete = CertificateWriter(rule, widths, in: algebra, roots: [id])
    complete.require(algebra.negated(isOther(complete)))
    for (_, value) in values { complete.require(algebra.negated(isValue(complete, value))) }
    let completeness = Certificate(
      rule: rule.name, obligation: .sound, widths: widths,
      text: complete.text(.sound, ["unsat means: the cases beside this file, by the values of \(symbol.name), are all there are."] + algebra.remarks),
      part: "\(folder)/complete")
    var premises: [String: Certificate] = [:]
    func part(_ name: String, _ restrict: (inout CertificateWriter<A>) -> Void) -> Certificate {
      let (algebra, path) = (makeAlgebra(), "\(folder)/\(name)")
      let remarks = ["This is the case '\(path)' of it; 'complete' says that the cases are all there are."]
      let certificate = Certificate.sound(rule, widths, in: algebra, part: path, remarks: remarks, restrict: restrict)
      for premise in algebra.premises(rule.name, widths, folder: folder) { premises[premise.path] = premise }
      return certificate
    }
    // The rest first: where it is too hard, nothing is won by the other cases.
    let rest = part("other") { $0.require(isOther($0)) }
    let cases = values.map { name, value in part(name) { $0.require(isValue($0, value)) } }
    return [completeness, rest] + cases + premises.values.sorted { $0.path < $1.path }
  }
}

extension CertificateArgument {
  /// The ways to divide soundness at `widths` by the values of one symbol. Of each the first certificate says that the cases are complete.
  static func divided<A: CertificateAlgebra>(
    _ rule: Rule, _ widths: [Int], _ makeAlgebra: @escaping () -> A
  ) -> some Sequence<CertificateArgument> {
    Division.all(rule, widths).lazy.map { division in
      CertificateArgument(certificates: division.certificates(rule, widths, makeAlgebra), isOverIntegers: A.isOverIntegers)
    }
  }
}
