import BitVector
import Diagnostics

/// Reads a finding mined from PyPy's traces: operations on 64 bits, what the guards before them say, what the result equals.
///
/// PyPy's comparisons give 0 or 1 of 64 bits. Here they are operations of one bit, widened only where a value of 64 bits is needed:
/// tests of a comparison against 0 or 1 become the comparison or its inverse. Literals stand on the right wherever they may.
/// An operation that an `assume no_overflow` speaks of, and all that compute the same, carries `nsw`; where a claim doesn't contain it,
/// the fact becomes an assumption of its own.
struct TraceParser {
  private let source: SourceText
  private var graph = ExpressionGraph()
  private var values: [String: TraceValue] = [:]
  /// Names whose operation doesn't overflow: their numbers.
  private var withoutOverflow: Set<Int> = []
  private var numbering = ValueNumbering()
  private var facts: [Fact] = []
  private var claims: [Finding.Claim] = []

  private enum Fact {
    case truth(NodeID)
    case noOverflow(of: NodeID)
  }

  init(_ source: SourceText) { self.source = source }

  mutating func read() throws(Diagnostic) -> Finding {
    var statements: [TraceStatement] = []
    var scanner = TraceScanner(source)
    while let statement = try scanner.next() {
      if statements.count == ReadingLimits.nodes { throw source.diagnostic("expected at most \(ReadingLimits.nodes) lines", at: 0) }
      statements.append(statement)
    }
    for case .definition(let subject, let call) in statements { numbering.define(subject, call) }
    for case .noOverflow(let subject) in statements { withoutOverflow.insert(numbering.number(of: subject)) }
    for statement in statements { try read(statement) }
    if claims.isEmpty { throw source.diagnostic("expected a line 'result …', found none", at: source.bytes.count) }
    let assumptions = assumptions()
    return Finding(path: source.path, graph: graph, assumptions: assumptions, claims: claims)
  }

  private mutating func read(_ statement: TraceStatement) throws(Diagnostic) {
    switch statement {
    case .inputs(let names):
      for atom in names {
        guard case .name(let name) = atom.content else { continue }
        try define(atom, .wide(graph.symbol(name, width: .bits(64), isConstant: false)))
      }
    case .definition(let subject, let call):
      try define(subject, try value(of: call, isExact: withoutOverflow.contains(numbering.number(of: subject))))
    case .fact(let atoms, let signs): try fact(atoms, signs)
    case .noOverflow(let subject):
      let node = try arithmetic(subject)
      facts.append(.noOverflow(of: node))
    case .result(let subject, let outcome):
      let left = try value(subject)
      let right: TraceValue
      var isEquality = false
      switch outcome {
      case .atom(let atom):
        right = try value(atom)
        isEquality = true
      case .call(let call): right = try value(of: call, isExact: false)
      }
      let (source, target) = graph.truths(left, right) ?? (graph.wide(left), graph.wide(right))
      claims.append(Finding.Claim(source: source, target: target, isEquality: isEquality))
    case .resultNoOverflow(let subject):
      let node = graph[try arithmetic(subject)]
      claims.append(Finding.Claim(source: graph.overflow(of: node), target: graph.literal(0, width: .bits(1))))
    }
  }

  private mutating func define(_ subject: TraceStatement.Atom, _ value: TraceValue) throws(Diagnostic) {
    guard case .name(let name) = subject.content else { return }
    if values.updateValue(value, forKey: name) != nil { throw source.diagnostic("'\(name)' is defined twice", at: subject.offset) }
    if graph.nodes.count > ReadingLimits.nodes {
      throw source.diagnostic("expected at most \(ReadingLimits.nodes) operations and literals", at: subject.offset)
    }
  }

  private func value(_ atom: TraceStatement.Atom) throws(Diagnostic) -> TraceValue {
    switch atom.content {
    case .number(let number): return .literal(number)
    case .name(let name):
      guard let value = values[name] else { throw source.diagnostic("expected a value that is defined above, found '\(name)'", at: atom.offset) }
      return value
    }
  }

  /// The sum, difference or product that `subject` names.
  private func arithmetic(_ subject: TraceStatement.Atom) throws(Diagnostic) -> NodeID {
    guard case .wide(let node) = try value(subject), [.add, .sub, .mul].contains(graph[node].operation), graph[node].kind == .operation else {
      throw source.diagnostic("expected the name of a sum, a difference or a product", at: subject.offset)
    }
    return node
  }

  private mutating func value(of call: TraceStatement.Call, isExact: Bool) throws(Diagnostic) -> TraceValue {
    guard let operation = TraceOperation(call.name) else {
      let reason =
        call.name == "uint_mul_high" ? "'uint_mul_high' has no form within 64 bits" : "expected an operation of PyPy on integers, found '\(call.name)'"
      throw source.diagnostic(reason, at: call.offset)
    }
    guard call.arguments.count == operation.arity else {
      let count = "\(operation.arity) argument\(operation.arity == 1 ? "" : "s")"
      throw source.diagnostic("expected \(count) of '\(call.name)', found \(call.arguments.count)", at: call.offset)
    }
    let first = try value(call.arguments[0])
    return graph.apply(operation, first, operation.arity == 2 ? try value(call.arguments[1]) : first, flags: isExact ? .nsw : [])
  }

  // MARK: Facts

  private mutating func fact(_ atoms: [TraceStatement.Atom], _ signs: [String]) throws(Diagnostic) {
    var values: [TraceValue] = []
    for atom in atoms { values.append(try value(atom)) }
    // A range from 0 is one unsigned comparison.
    if signs.count == 2, signs[0] == "<=", signs[1].hasPrefix("<"), case .literal(0) = values[0], case .literal(let bound) = values[2], bound >= 0 {
      let isHalfOpen = signs[1] == "<" || bound == .max
      facts.append(
        .truth(
          graph.compare(
            signs[1] == "<" || bound < .max ? .ult : .ule, values[1], .literal(isHalfOpen ? bound : bound + 1))))
      return
    }
    for (index, sign) in signs.enumerated() {
      let operation: BitVector.Operation =
        switch sign {
        case "==": .eq
        case "!=": .ne
        case "<": .slt
        case "<=": .sle
        case ">": .sgt
        default: .sge
        }
      facts.append(.truth(graph.compare(operation, values[index], values[index + 1])))
    }
  }

  /// The facts as nodes. That an operation doesn't overflow needs no saying where all claims, or another assumption, contain it.
  private mutating func assumptions() -> [NodeID] {
    let truths = facts.compactMap { if case .truth(let node) = $0 { node } else { nil } }
    let cones = claims.map { Set(graph.cone([$0.source])) }
    let assumed = Set(graph.cone(truths))
    var seen: Set<NodeID> = []
    var result: [NodeID] = []
    for fact in facts {
      let node: NodeID
      switch fact {
      case .truth(let truth): node = truth
      case .noOverflow(let operation):
        if assumed.contains(operation) || cones.allSatisfy({ $0.contains(operation) }) { continue }
        let overflow = graph.overflow(of: graph[operation])
        node = graph.operation(.eq, overflow, graph.literal(0, width: .bits(1)))
      }
      if seen.insert(node).inserted { result.append(node) }
    }
    return result
  }
}

/// Numbers the values of a trace, equal computations alike, whether they check for overflow or not.
private struct ValueNumbering {
  private struct Key: Hashable {
    var operation: String
    var arguments: [Int]
  }
  private var names: [String: Int] = [:]
  private var literals: [Int64: Int] = [:]
  private var operations: [Key: Int] = [:]
  private var count = 0

  private mutating func fresh() -> Int {
    count += 1
    return count
  }

  mutating func number(of atom: TraceStatement.Atom) -> Int {
    switch atom.content {
    case .name(let name):
      if let number = names[name] { return number }
      names[name] = fresh()
      return count
    case .number(let value):
      if let number = literals[value] { return number }
      literals[value] = fresh()
      return count
    }
  }

  mutating func define(_ subject: TraceStatement.Atom, _ call: TraceStatement.Call) {
    guard case .name(let name) = subject.content else { return }
    var arguments: [Int] = []
    for argument in call.arguments { arguments.append(number(of: argument)) }
    let operation = call.name.hasSuffix("_ovf") ? String(call.name.dropLast(4)) : call.name
    if TraceOperation(operation)?.operation.isCommutative == true { arguments.sort() }
    let key = Key(operation: operation, arguments: arguments)
    let value = operations[key] ?? fresh()
    operations[key] = value
    names[name] = value
  }
}
