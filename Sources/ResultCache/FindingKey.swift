import BitVector
package import Findings

/// What a result depends on, beside the engine: the finding, without the spelling of its file, and the options.
package enum FindingKey {
  /// Equal for two findings only if the engine can't tell them apart. The path is part of it, since rules are named after it.
  package static func text(_ finding: Finding, options: String) -> String {
    let graph = finding.graph
    // Lengths go first where a text may hold anything.
    var parts = ["\(options.utf8.count):\(options)", "\(finding.path.utf8.count):\(finding.path)"]
    for symbol in graph.symbols { parts.append("\(symbol.isConstant ? "c" : "v")\(symbol.name.utf8.count):\(symbol.name):\(graph.text(symbol.width))") }
    for node in graph.nodes {
      switch node.kind {
      case .literal: parts.append("l\(node.value):\(graph.text(node.width))")
      case .widthValue: parts.append("w\(node.value):\(graph.text(node.width))")
      case .variable, .constant: parts.append("s\(node.value)")
      case .operation: parts.append("\(node.operation.name)/\(node.flags.rawValue)/\(graph.text(node.width))(\(node.a),\(node.b),\(node.c)")
      }
    }
    for assumption in finding.assumptions { parts.append("a\(assumption.index)") }
    for claim in finding.claims { parts.append("=\(claim.source.index),\(claim.target.index)") }
    return parts.joined(separator: "\n")
  }
}
