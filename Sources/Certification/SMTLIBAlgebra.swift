import BitVector

/// A term of SMT-LIB text: a constant, an input's name, or the name of a definition.
struct SMTLIBTerm: Hashable {
  var text: String
}

/// The algebra of SMT-LIB 2 text over the theory of bit vectors.
///
/// Each operation becomes a definition of its own, made once however often it is used, so that shared terms stay shared. What an operation
/// means comes from ``BitVectorAlgebra``'s one definition, as for the solver's terms and for machine words; no solver is asked how to print.
struct SMTLIBAlgebra: BitVectorAlgebra {
  /// The definitions made so far, in order.
  final class Definitions {
    private(set) var lines: [(name: String, sort: String, body: String, operands: [String])] = []
    private var names: [String: String] = [:]
    private let prefix: String
    init(prefix: String) { self.prefix = prefix }

    func name(_ sort: String, _ body: String, _ operands: [SMTLIBTerm]) -> SMTLIBTerm {
      let key = sort + body
      if let name = names[key] { return SMTLIBTerm(text: name) }
      let name = "\(prefix)\(lines.count)"
      names[key] = name
      lines.append((name, sort, body, operands.map(\.text)))
      return SMTLIBTerm(text: name)
    }

    /// The definitions that `roots` are made of, as commands.
    func commands(for roots: [SMTLIBTerm]) -> [String] {
      needed(for: roots).map { "(define-fun \(lines[$0].name) () \(lines[$0].sort) \(lines[$0].body))" }
    }

    /// The same as names and terms, to be bound within a term.
    func bindings(for roots: [SMTLIBTerm]) -> [(name: String, body: String)] { needed(for: roots).map { (lines[$0].name, lines[$0].body) } }

    private func needed(for roots: [SMTLIBTerm]) -> [Int] {
      let places = Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($0.element.name, $0.offset) })
      var needed: Set<Int> = []
      var stack = roots.compactMap { places[$0.text] }
      while let top = stack.popLast() {
        guard needed.insert(top).inserted else { continue }
        stack += lines[top].operands.compactMap { places[$0] }
      }
      return needed.sorted()
    }
  }

  let definitions: Definitions

  /// Definitions are named `t0`, `t1`, …
  init() { definitions = Definitions(prefix: "t") }

  static func sort(_ width: Int) -> String { "(_ BitVec \(width))" }

  private func make(_ operation: String, _ operands: SMTLIBTerm..., width: Int) -> SMTLIBTerm {
    definitions.name(Self.sort(width), "(\(operation) \(operands.map(\.text).joined(separator: " ")))", operands)
  }
  private func truth(_ operation: String, _ operands: SMTLIBTerm...) -> SMTLIBTerm {
    definitions.name("Bool", "(\(operation) \(operands.map(\.text).joined(separator: " ")))", operands)
  }

  func literal(_ bits: UInt64, _ width: Int) -> SMTLIBTerm {
    SMTLIBTerm(text: "(_ bv\(width < 64 ? bits & ConcreteAlgebra.mask(width) : bits) \(width))")
  }
  func truth(_ value: Bool) -> SMTLIBTerm { SMTLIBTerm(text: value ? "true" : "false") }
  func add(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvadd", a, b, width: width) }
  func sub(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvsub", a, b, width: width) }
  func mul(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvmul", a, b, width: width) }
  func udiv(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvudiv", a, b, width: width) }
  func urem(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvurem", a, b, width: width) }
  func sdiv(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvsdiv", a, b, width: width) }
  func srem(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvsrem", a, b, width: width) }
  func and(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvand", a, b, width: width) }
  func or(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvor", a, b, width: width) }
  func xor(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvxor", a, b, width: width) }
  func not(_ a: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvnot", a, width: width) }
  func shl(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvshl", a, b, width: width) }
  func lshr(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvlshr", a, b, width: width) }
  func ashr(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("bvashr", a, b, width: width) }
  func zext(_ a: SMTLIBTerm, from: Int, to: Int) -> SMTLIBTerm { to == from ? a : make("(_ zero_extend \(to - from))", a, width: to) }
  func sext(_ a: SMTLIBTerm, from: Int, to: Int) -> SMTLIBTerm { to == from ? a : make("(_ sign_extend \(to - from))", a, width: to) }
  func trunc(_ a: SMTLIBTerm, from: Int, to: Int) -> SMTLIBTerm { to == from ? a : make("(_ extract \(to - 1) 0)", a, width: to) }
  func choose(_ condition: SMTLIBTerm, _ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { make("ite", condition, a, b, width: width) }
  func eq(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { truth("=", a, b) }
  func ult(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { truth("bvult", a, b) }
  func slt(_ a: SMTLIBTerm, _ b: SMTLIBTerm, _ width: Int) -> SMTLIBTerm { truth("bvslt", a, b) }
  // Poison that spreads from one operand twice is one.
  func both(_ a: SMTLIBTerm, _ b: SMTLIBTerm) -> SMTLIBTerm { a == b ? a : truth("and", a, b) }
  func either(_ a: SMTLIBTerm, _ b: SMTLIBTerm) -> SMTLIBTerm { a == b ? a : truth("or", a, b) }
  func negated(_ a: SMTLIBTerm) -> SMTLIBTerm { truth("not", a) }
  func vector(_ a: SMTLIBTerm) -> SMTLIBTerm { choose(a, literal(1, 1), literal(0, 1), 1) }
  func isSet(_ a: SMTLIBTerm) -> SMTLIBTerm { truth("=", a, literal(1, 1)) }
  /// Bits made wide and added: a choice between one and zero for each is the same and takes solvers much longer.
  func ctpop(_ a: SMTLIBTerm, _ width: Int) -> SMTLIBTerm {
    let bits = (0..<width).map { index in zext(width == 1 ? a : make("(_ extract \(index) \(index))", a, width: 1), from: 1, to: width) }
    return bits.dropFirst().reduce(bits[0]) { add($0, $1, width) }
  }
  func bit(_ a: SMTLIBTerm, _ index: Int, _ width: Int) -> SMTLIBTerm {
    let single = width == 1 ? a : make("(_ extract \(index) \(index))", a, width: 1)
    return truth("=", single, literal(1, 1))
  }
}
