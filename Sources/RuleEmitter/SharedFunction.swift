import BitVector

/// The functions of one rule, those that differ in nothing but one width they ask for written once.
struct SharedFunction {
  var instance: RuleInstance
  /// All that share it; the first is ``instance``.
  var widths: [[Int]]
  var lines: [String]

  /// What `functions` are when written out, in their order.
  static func merged(_ functions: [(instance: RuleInstance, lines: [String])]) -> [SharedFunction] {
    var result: [SharedFunction] = []
    var keys: [String: Int] = [:]
    var asked: [[Int]] = []
    for function in functions {
      let text = function.lines.joined(separator: "\n")
      let parts = text.split(separator: RuleFunction.widthMark, omittingEmptySubsequences: false)
      // One question: its width may vary. The parts are: before, question, width, after.
      let key = parts.count == 4 ? "\(function.instance.operandWidth) \(function.instance.resultWidth) \(parts[0])\(parts[1])?\(parts[3])" : text
      if parts.count == 4, let index = keys[key] {
        result[index].widths.append(function.instance.widths)
        asked[index].append(Int(String(parts[2])) ?? 0)
      } else {
        keys[key] = result.count
        result.append(SharedFunction(instance: function.instance, widths: [function.instance.widths], lines: function.lines))
        asked.append(parts.count == 4 ? [Int(String(parts[2])) ?? 0] : [])
      }
    }
    for index in result.indices {
      result[index].lines = result[index].lines.map { line in
        let parts = line.split(separator: RuleFunction.widthMark, omittingEmptySubsequences: false)
        guard parts.count == 4, asked[index].count > 1 else { return line.filter { $0 != RuleFunction.widthMark } }
        let question = parts[1].dropLast(") == ".count)
        return "\(parts[0])\(question), isAmong: \(asked[index].sorted().map(String.init).joined(separator: ", ")))\(parts[3])"
      }
    }
    return result
  }

  /// Gives the function its name.
  mutating func name(_ name: String) {
    instance.functionName = name
    lines = lines.map { $0.replacing(RuleFunction.nameMark, with: name) }
  }
}
