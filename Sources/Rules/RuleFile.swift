/// The rules of one text file, in their order.
package struct RuleFile: Sendable {
  /// Comment lines at the top, without the slashes; written by ``RuleFilePrinter``, not kept by ``RuleFileParser``.
  package var header: [String]
  package var rules: [Rule]

  package init(header: [String] = [], rules: [Rule]) {
    self.header = header
    self.rules = rules
  }
}
