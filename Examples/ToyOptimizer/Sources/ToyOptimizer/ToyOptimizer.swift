import BitVector
import GeneratedRules
import RuleHost

/// An optimizer of 64-bit expressions in a hundred lines: values are numbers, and every operation passes the rules before it is kept.
struct ToyOptimizer: RuleHost {
  enum Definition: Hashable {
    case input(String, Knowledge)
    case constant(UInt64, width: Int)
    case operation(PendingOperation<Int>)
  }

  private(set) var definitions: [Definition] = []
  private var numbers: [Definition: Int] = [:]
  private(set) var fired: [String] = []

  private mutating func number(of definition: Definition) -> Int {
    if let number = numbers[definition] { return number }
    definitions.append(definition)
    numbers[definition] = definitions.count - 1
    return definitions.count - 1
  }

  /// A value of which only `knowledge` is known.
  mutating func input(_ name: String, _ knowledge: Knowledge = Knowledge(anyOf: 64)) -> Int { number(of: .input(name, knowledge)) }

  // MARK: RuleHost

  func operation(of value: Int) -> Operation? { if case .operation(let operation) = definitions[value] { operation.operation } else { nil } }
  func flags(of value: Int) -> Flags { if case .operation(let operation) = definitions[value] { operation.flags } else { [] } }
  func operand(_ index: Int, of value: Int) -> Int {
    guard case .operation(let operation) = definitions[value] else { return value }
    return [operation.a, operation.b, operation.c][index]
  }
  func width(of value: Int) -> Int {
    switch definitions[value] {
    case .input: 64
    case .constant(_, let width): width
    case .operation(let operation): operation.width
    }
  }
  func constant(_ value: Int) -> UInt64? { if case .constant(let bits, _) = definitions[value] { bits } else { nil } }
  func useCount(of value: Int) -> Int { 0 }
  func knowledge(of value: Int) -> Knowledge {
    switch definitions[value] {
    case .input(_, let knowledge): knowledge
    case .constant(let bits, let width): Knowledge(bits, width: width)
    case .operation: Knowledge(anyOf: width(of: value))
    }
  }

  mutating func makeConstant(_ bits: UInt64, width: Int) -> Int { number(of: .constant(bits, width: width)) }
  mutating func make(_ operation: PendingOperation<Int>) -> Int {
    GeneratedRules.rewrite(operation, in: &self) ?? number(of: .operation(normalized(operation)))
  }
  mutating func permits(_ rule: Int) -> Bool {
    fired.append(GeneratedRules.table[rule].name)
    return true
  }

  // MARK: Printing

  func text(_ value: Int) -> String {
    switch definitions[value] {
    case .input(let name, _): name
    case .constant(let bits, _): String(Int64(bitPattern: bits))
    case .operation(let operation):
      "(\(operation.operation.name) " + [operation.a, operation.b, operation.c].prefix(operation.operation.arity).map(text).joined(separator: " ") + ")"
    }
  }
}

@main
struct Main {
  static func main() {
    var toy = ToyOptimizer()
    let (x, y) = (toy.input("x"), toy.input("y"))
    let difference = toy.make(.sub, width: 64, x, y)
    let sum = toy.make(.add, width: 64, difference, y)
    print("(x - y) + y      =", toy.text(sum))

    let masked = toy.make(.and, width: 64, x, toy.makeConstant(0xff, width: 64))
    let rest = toy.make(.sub, width: 64, x, masked)
    print("x - (x & 255)    =", toy.text(rest))

    var natural = Knowledge(anyOf: 64)
    natural.signedLower = 0
    let n = toy.input("n", natural)
    let isNegative = toy.make(.slt, width: 1, n, toy.makeConstant(0, width: 64))
    print("n < 0, if n >= 0 =", toy.text(isNegative))
    print("fired:", toy.fired.joined(separator: ", "))
  }
}
