import BitVector

/// Names for rules: the shape of the pattern, then the finding.
package enum RuleNaming {
  /// Ends the name of a finding that stands as a rule beside a family that isn't proven at its widths.
  package static let instanceSuffix = "-itself"
  /// Ends the name of the family whose replacement has the shortest constants, beside one with more instances.
  static let plainSuffix = "-plain"
  /// Ends the name of a family with more instances and a longer condition, beside one.
  static let widerSuffix = "-wider"
  /// Ends the name of a family whose condition is the weakest, beside one of other constants whose condition isn't.
  static let exactSuffix = "-exact"

  /// Ends the name of a family whose facts have constants of their own, beside one whose facts are expressions over the pattern's.
  static let freeSuffix = "-free"

  static func name(_ graph: ExpressionGraph, _ source: NodeID, path: String, claim: Int?) -> String {
    let root = graph[source]
    var parts = [root.operation.name]
    for operand in root.operands where graph[operand].kind == .operation && !graph.isConstantExpression(operand) { parts.append(graph[operand].operation.name) }
    let components = path.split(separator: "/").suffix(2).map { part in part.prefix { $0 != "." } }
    let suffix = claim.map { [String(UnicodeScalar(UInt8(97 + $0 % 26)))] } ?? []
    let text = (parts + components.map(String.init) + suffix).joined(separator: "-")
    return String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "-" })
  }
}
