import BitVector
import Foundation

/// Reads traces as `tracelua --dump ir` prints them; everything that is no integer operation is a value without an operation.
public struct TraceReader {
  private var items: [StreamHost.Item] = []
  private var names: [Substring: Int32] = [:]
  private var constants: [String: Int32] = [:]
  private static let operations = Dictionary(uniqueKeysWithValues: Operation.allCases.map { ($0.row.name, $0) })

  /// The instructions of all traces in `text`.
  public static func items(_ text: String) -> [StreamHost.Item] {
    var reader = TraceReader()
    for line in text.split(separator: "\n") {
      // Names are each trace's own.
      if line.hasPrefix("trace ") { reader.names = [:] } else if line.hasPrefix("v") { reader.read(line) }
    }
    return reader.items
  }

  private mutating func read(_ line: Substring) {
    let words = line.split { " ,:".contains($0) }
    guard words.count > 2, words[1] == "=" else { return }
    let type = words.last { $0.wholeMatch(of: /i\d+/) != nil }.flatMap { Int($0.dropFirst()) }
    var item = StreamHost.Item()
    let parts = words[2].split(separator: ".")
    // A name with a dot is an operation's own before it is one with flags.
    let named = Self.operations[String(words[2])] ?? Self.operations[String(parts[0])]
    if let operation = named, words.count >= 3 + operation.arity {
      item.operation = operation
      if Self.operations[String(words[2])] == nil {
        for flag in Flags.spellings where parts.dropFirst().contains(Substring(flag.name)) { item.flags.formUnion(flag.flag) }
      }
      let operands = words[3..<(3 + operation.arity)].map { value($0, width: 64) }
      (item.a, item.b, item.c) = (operands[0], operands.count > 1 ? operands[1] : operands[0], operands.count > 2 ? operands[2] : operands[0])
      for operand in operands { items[Int(operand)].uses += 1 }
      item.width = type ?? (operation.row.widths == .predicate ? 1 : items[Int(operation == .select ? item.b : item.a)].width)
    } else {
      // Where such a value is an integer that has no type printed, it is one of the language's.
      item.width = type ?? 64
    }
    items.append(item)
    names[words[0]] = Int32(items.count - 1)
  }

  private mutating func value(_ word: Substring, width: Int) -> Int32 {
    if let known = names[word] { return known }
    if let known = constants[String(word)] { return known }
    var item = StreamHost.Item()
    if let number = Int64(word) { (item.isConstant, item.bits, item.width) = (true, UInt64(bitPattern: number), width) }
    items.append(item)
    constants[String(word)] = Int32(items.count - 1)
    return Int32(items.count - 1)
  }
}
