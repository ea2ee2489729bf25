import BitVector
import Rules

/// Writes a matcher that tries rule after rule: what ``DecisionTree`` is measured against.
struct LinearMatcher {
  /// So many rules are tried by one function.
  private static let groupSize = 50

  /// The functions that try the rules, first to last, and those of the rules.
  static func written(_ forms: [RuleForm]) -> (matchers: [[String]], rules: [[String]]) {
    var matchers: [[String]] = []
    var rules: [[String]] = []
    for start in stride(from: 0, to: forms.count, by: groupSize) {
      var writer = SwiftWriter()
      writer.open(
        "@inlinable static func group\(matchers.count)<Host: RuleHost & ~Copyable>(_ root: PendingOperation<Host.Value>, in host: inout Host) -> Host.Value? {")
      for form in forms[start..<min(start + groupSize, forms.count)] {
        let hasTwoOrders = form.hasTwoOrders(form.pattern)
        let names = hasTwoOrders ? ["a", "b", "root.c"] : ["root.a", "root.b", "root.c"]
        let visits = form.pattern.operands.enumerated().map { Visit(path: [$0], matcher: $1, name: names[$0]) }
        guard let function = RuleFunction.written(form, visits: Dictionary(uniqueKeysWithValues: visits.map { ($0.path, $0) }), shapes: nil) else { continue }
        rules.append(function.lines)
        writer.open("if root.operation == .\(form.pattern.operation) {")
        if hasTwoOrders { writer.open("for order in 0...1 {") }
        if hasTwoOrders { writer.line("let (a, b) = root.operands(inOrder: order)") }
        writer.line("if let result = \(form.functionName)(\((function.arguments + ["in: &host"]).joined(separator: ", "))) { return result }")
        if hasTwoOrders { writer.close() }
        writer.close()
      }
      writer.line("return nil")
      writer.close()
      matchers.append(writer.lines)
    }
    return (matchers, rules)
  }

  /// The lines of the entry that try all groups.
  static func calls(_ count: Int) -> [String] {
    (0..<count).map { "if let result = group\($0)(root, in: &host) { return result }" } + ["return nil"]
  }
}
