import BitVector
import Diagnostics

extension LLVMBodyReader {
  /// Flags in front of an instruction's type.
  private static let flags: [(name: StaticString, flag: Flags)] = [
    ("nsw", .nsw), ("nuw", .nuw), ("exact", .exact), ("disjoint", .disjoint), ("nneg", .nneg), ("samesign", .samesign),
  ]

  private mutating func flags(of operation: Operation) throws(Diagnostic) -> Flags {
    var flags: Flags = []
    while let (_, flag) = Self.flags.first(where: { cursor.stands($0.name) }) {
      guard operation.row.flags.contains(flag) else { throw cursor.unexpected("a flag of '\(operation.name)'") }
      flags.insert(flag)
      cursor.advance()
    }
    return flags
  }

  /// Reads what stands after `%name =`, if it isn't a call.
  mutating func instruction() throws(Diagnostic) -> NodeID {
    guard cursor.token.kind == .word else { throw cursor.unexpected("an instruction") }
    switch cursor.text {
    case "icmp":
      cursor.advance()
      let flags = try flags(of: .eq)
      guard cursor.token.kind == .word, let operation = OperationTable.operation(named: cursor.text), operation.isComparison else {
        throw cursor.unexpected("a comparison's predicate")
      }
      cursor.advance()
      return try binary(operation, flags)
    case "select":
      cursor.advance()
      let condition = try typedValue(width: 1)
      try cursor.expect(",")
      let then = try typedValue()
      try cursor.expect(",")
      return graph.operation(.select, condition, then, try typedValue(width: graph[then].width.bits!))
    case "freeze":
      cursor.advance()
      return graph.operation(.freeze, try typedValue())
    case "zext", "sext", "trunc":
      let operation = OperationTable.operation(named: cursor.text)!
      cursor.advance()
      let flags = try flags(of: operation)
      let operand = try typedValue()
      try cursor.expect("to")
      let place = cursor
      let (from, to) = (graph[operand].width.bits!, try cursor.integerType())
      if operation == .trunc ? to >= from : to <= from { throw place.unexpected("a type \(operation == .trunc ? "narrower" : "wider") than i\(from)") }
      return graph.operation(operation, flags: flags, width: .bits(to), operand)
    case "add", "sub", "mul", "udiv", "sdiv", "urem", "srem", "and", "or", "xor", "shl", "lshr", "ashr":
      let operation = OperationTable.operation(named: cursor.text)!
      cursor.advance()
      return try binary(operation, try flags(of: operation))
    case "extractvalue":
      cursor.advance()
      return try extraction()
    default: throw cursor.unexpected("an instruction on integers")
    }
  }

  private mutating func binary(_ operation: Operation, _ flags: Flags) throws(Diagnostic) -> NodeID {
    let width = try cursor.integerType()
    let left = try value(width: width)
    try cursor.expect(",")
    return graph.operation(operation, flags: flags, left, try value(width: width))
  }

  /// `extractvalue { iN, i1 } %pair, INDEX`.
  private mutating func extraction() throws(Diagnostic) -> NodeID {
    let width = try pairType()
    guard cursor.token.kind == .local, let pair = pairs[cursor.text], graph[pair.value].width == .bits(width) else {
      throw cursor.unexpected("the result of an intrinsic with overflow of i\(width)")
    }
    cursor.advance()
    try cursor.expect(",")
    if cursor.accept("0") { return pair.value }
    if cursor.accept("1") { return pair.overflow }
    throw cursor.unexpected("'0' or '1'")
  }

  /// The width N of `{ iN, i1 }`.
  private mutating func pairType() throws(Diagnostic) -> Int {
    try cursor.expect("{")
    let width = try cursor.integerType()
    try cursor.expect(",")
    try cursor.expect("i1")
    try cursor.expect("}")
    return width
  }

  // MARK: Calls

  /// What an intrinsic's arguments mean.
  private enum Intrinsic {
    case plain(Operation)
    /// The last argument, a literal of one bit, is the flag `edge`.
    case withEdge(Operation)
    case threeWay(Operation)
    case withOverflow(Operation, Operation)
  }

  private static let intrinsics: [String: Intrinsic] = [
    "smin": .plain(.smin), "smax": .plain(.smax), "umin": .plain(.umin), "umax": .plain(.umax), "uadd.sat": .plain(.uaddSat),
    "usub.sat": .plain(.usubSat), "sadd.sat": .plain(.saddSat), "ssub.sat": .plain(.ssubSat), "fshl": .plain(.fshl), "fshr": .plain(.fshr),
    "ctpop": .plain(.ctpop), "bswap": .plain(.bswap), "bitreverse": .plain(.bitreverse), "abs": .withEdge(.abs), "ctlz": .withEdge(.ctlz),
    "cttz": .withEdge(.cttz), "scmp": .threeWay(.scmp), "ucmp": .threeWay(.ucmp), "uadd.with.overflow": .withOverflow(.add, .uaddOverflow),
    "sadd.with.overflow": .withOverflow(.add, .saddOverflow), "usub.with.overflow": .withOverflow(.sub, .usubOverflow),
    "ssub.with.overflow": .withOverflow(.sub, .ssubOverflow), "umul.with.overflow": .withOverflow(.mul, .umulOverflow),
    "smul.with.overflow": .withOverflow(.mul, .smulOverflow),
  ]

  /// Passes `call`, with the words around it.
  private mutating func acceptCall() throws(Diagnostic) -> Bool {
    guard cursor.stands("call") || cursor.stands("tail") || cursor.stands("notail") || cursor.stands("musttail") else { return false }
    if !cursor.stands("call") { cursor.advance() }
    try cursor.expect("call")
    try skipAttributes()
    return true
  }

  /// Reads a call whose result is `name`; false: something else stands there.
  mutating func call(into name: String) throws(Diagnostic) -> Bool {
    guard try acceptCall() else { return false }
    let typePlace = cursor
    let isPair = cursor.stands("{")
    let width = isPair ? try pairType() : try cursor.integerType()
    let place = cursor
    guard cursor.token.kind == .global, cursor.text.hasPrefix("llvm."), let (intrinsic, widths) = Self.intrinsic(cursor.text) else {
      throw cursor.unexpected("an intrinsic on integers")
    }
    cursor.advance()
    try cursor.expect("(")
    let first = try typedValue()
    switch intrinsic {
    case .plain(let operation):
      var operands = [first]
      while operands.count < operation.arity {
        try cursor.expect(",")
        operands.append(try typedValue(width: graph[first].width.bits!))
      }
      if operation == .bswap, graph[first].width.bits! % 16 != 0 { throw place.unexpected("'llvm.bswap' of a multiple of 16 bits") }
      values[name] = graph.operation(operation, operands: operands)
    case .withEdge(let operation):
      try cursor.expect(",")
      guard try cursor.integerType() == 1 else { throw cursor.unexpected("i1") }
      let flag = try cursor.literal(width: 1)
      values[name] = graph.operation(operation, flags: flag == 0 ? [] : .edge, first)
    case .threeWay(let operation):
      try cursor.expect(",")
      let second = try typedValue(width: graph[first].width.bits!)
      if width < 2 { throw typePlace.unexpected("a result of at least 2 bits") }
      values[name] = graph.operation(operation, width: .bits(width), first, second)
    case .withOverflow(let operation, let overflow):
      try cursor.expect(",")
      let second = try typedValue(width: graph[first].width.bits!)
      pairs[name] = (graph.operation(operation, first, second), graph.operation(overflow, first, second))
    }
    try cursor.expect(")")
    if case .withOverflow = intrinsic {} else if isPair { throw typePlace.unexpected("an integer type") }
    let result = pairs[name]?.value ?? values[name]!
    let names: [Int] = if case .threeWay = intrinsic { [width, graph[first].width.bits!] } else { [graph[first].width.bits!] }
    guard graph[result].width == .bits(width), isPair == (pairs[name] != nil) else { throw typePlace.unexpected("the type of the intrinsic's result") }
    guard widths == names else { throw place.unexpected("an intrinsic whose name ends in \(names.map { ".i\($0)" }.joined())") }
    return true
  }

  /// Reads a call that gives nothing: the condition of an `llvm.assume`, nil for what has no meaning here.
  mutating func callWithoutResult() throws(Diagnostic) -> NodeID? {
    guard try acceptCall() else { throw cursor.unexpected("an instruction or 'ret'") }
    try cursor.expect("void")
    guard cursor.token.kind == .global else { throw cursor.unexpected("'@llvm.assume'") }
    let name = cursor.text
    if name.hasPrefix("llvm.dbg.") {
      cursor.advance()
      guard cursor.stands("(") else { throw cursor.unexpected("'('") }
      try cursor.skipBrackets()
      return nil
    }
    guard name == "llvm.assume" else { throw cursor.unexpected("'@llvm.assume'") }
    cursor.advance()
    try cursor.expect("(")
    let condition = try typedValue(width: 1)
    try cursor.expect(")")
    // Operand bundles speak of pointers.
    if cursor.stands("[") { try cursor.skipBrackets() }
    return condition
  }

  /// The intrinsic of a name like `llvm.scmp.i8.i64`, and the widths at its end.
  private static func intrinsic(_ name: String) -> (Intrinsic, widths: [Int])? {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
    var widths: [Int] = []
    while let last = parts.last, last.first == "i", let width = Int(last.dropFirst()), widths.count < 2 {
      widths.insert(width, at: 0)
      parts.removeLast()
    }
    return intrinsics[parts.joined(separator: ".")].map { ($0, widths) }
  }
}
