import BitVector
import Diagnostics

/// Reads a Souper replacement: instructions, path conditions, what is replaced by what.
///
///     %0:i32 = var (range=[0,10)) (nonZero)
///     %1:i1 = ult %0, 20:i32
///     pc %1 1:i1
///     %2:i32 = udiv %0, 1:i32
///     infer %2
///     result %0
///
/// Attributes of variables and path conditions become assumptions. Blocks and phis are not read.
struct SouperParser {
  private var cursor: IRCursor
  private var graph = ExpressionGraph()
  private var names = SymbolNames()
  private var values: [String: NodeID] = [:]
  /// The results of `*.with.overflow`.
  private var pairs: [String: (value: NodeID, overflow: NodeID)] = [:]
  private var assumptions: [NodeID] = []
  private var source: NodeID?
  /// The bits of the replaced value that matter; nil: all.
  private var demanded: UInt64?
  private var claims: [Finding.Claim] = []

  init(_ source: SourceText) { cursor = IRCursor(source) }

  mutating func read() throws(Diagnostic) -> Finding {
    while cursor.token.kind != .end {
      if graph.nodes.count > ReadingLimits.nodes { throw cursor.unexpected("at most \(ReadingLimits.nodes) instructions, literals and variables") }
      if !claims.isEmpty { throw cursor.unexpected("the end of the file: one replacement is read") }
      if cursor.token.kind == .local {
        try definition()
      } else if cursor.accept("pc") {
        try pathCondition()
      } else if cursor.accept("infer") {
        if source != nil { throw cursor.unexpected("one 'infer' only") }
        let replaced = try operand()
        source = replaced
        try inferAttributes(width: graph[replaced].width.bits!)
      } else if cursor.stands("result"), let source {
        cursor.advance()
        try claim(source, operand(width: graph[source].width.bits!))
      } else if cursor.stands("cand"), source == nil {
        cursor.advance()
        let left = try operand()
        let right = try operand(width: graph[left].width.bits!)
        try inferAttributes(width: graph[left].width.bits!)
        try claim(left, right)
      } else {
        throw cursor.unexpected(source == nil ? "an instruction, 'pc', 'infer' or 'cand'" : "an instruction or 'result'")
      }
    }
    if claims.isEmpty { throw cursor.unexpected(source == nil ? "'infer' or 'cand'" : "'result'") }
    return Finding(path: cursor.source.path, graph: graph, assumptions: assumptions, claims: claims)
  }

  private mutating func claim(_ left: NodeID, _ right: NodeID) throws(Diagnostic) {
    guard let demanded else {
      claims.append(Finding.Claim(source: left, target: right))
      return
    }
    let mask = graph.literal(Int64(bitPattern: demanded), width: graph[left].width)
    claims.append(Finding.Claim(source: graph.operation(.and, left, mask), target: graph.operation(.and, right, mask)))
  }

  private mutating func assume(_ node: NodeID) {
    if !assumptions.contains(node) { assumptions.append(node) }
  }

  /// `pc a b`: the two are equal.
  private mutating func pathCondition() throws(Diagnostic) {
    let left = try operand()
    let right = try operand(width: graph[left].width.bits!)
    if graph[left].width == .bits(1), graph[right].kind == .literal {
      assume(graph[right].value != 0 ? left : graph.inverse(left))
    } else {
      assume(graph.operation(.eq, left, right))
    }
  }

  // MARK: Operands

  /// `%name`, or a literal with its type.
  private mutating func operand(width: Int? = nil) throws(Diagnostic) -> NodeID {
    let place = cursor
    let node: NodeID
    if cursor.token.kind == .local {
      let name = cursor.text
      guard let value = values[name] else {
        throw pairs[name] == nil ? cursor.unexpected("a value that is defined above") : cursor.unexpected("an integer, not a pair")
      }
      node = value
      cursor.advance()
    } else {
      guard cursor.token.kind == .word else { throw cursor.unexpected("a value") }
      // The type follows the number.
      cursor.advance()
      try cursor.expect(":")
      let bits = try cursor.integerType()
      let end = cursor
      cursor = place
      let value = try cursor.literal(width: bits)
      cursor = end
      node = graph.literal(value, width: .bits(bits))
    }
    if let width, graph[node].width != .bits(width) { throw place.unexpected("a value of i\(width)") }
    return node
  }

  private mutating func operands(_ count: Int) throws(Diagnostic) -> [NodeID] {
    var result = [try operand()]
    while result.count < count {
      try cursor.expect(",")
      result.append(try operand())
    }
    return result
  }

  // MARK: Instructions

  private mutating func definition() throws(Diagnostic) {
    let place = cursor
    let name = cursor.text
    if values[name] != nil || pairs[name] != nil { throw cursor.source.diagnostic("'%\(name)' is defined twice", at: cursor.token.offset) }
    cursor.advance()
    let typePlace = cursor
    let width = cursor.accept(":") ? try type() : nil
    try cursor.expect("=")
    let operationPlace = cursor
    guard cursor.token.kind == .word else { throw cursor.unexpected("an instruction") }
    let operation = cursor.text
    cursor.advance()
    if operation == "var" {
      guard let width else { throw typePlace.unexpected("':' and the variable's type") }
      if width > 64 { throw typePlace.unexpected("a type of 1 to 64 bits") }
      if graph.symbols.count == ReadingLimits.inputs { throw place.unexpected("at most \(ReadingLimits.inputs) variables") }
      let variable = graph.symbol(names.name(for: name), width: .bits(width), isConstant: false)
      values[name] = variable
      while cursor.accept("(") { try attribute(of: variable, width: width) }
      return
    }
    if let (sum, overflow) = Self.checked[operation] {
      let operands = try operands(2)
      try check(operands, widths: .uniform, operation, operationPlace)
      pairs[name] = (graph.operation(sum, operands: operands), graph.operation(overflow, operands: operands))
    } else {
      let value = try self.value(operation, operationPlace, width: width)
      if let width, graph[value].width != .bits(width) { throw operationPlace.unexpected("an instruction that gives i\(width)") }
      values[name] = value
    }
    while cursor.accept("(") {
      try cursor.expect("hasExternalUses")
      try cursor.expect(")")
    }
  }

  /// A type; the pairs of `*.with.overflow` are one bit wider than their value.
  private mutating func type() throws(Diagnostic) -> Int {
    if cursor.token.kind == .word, cursor.text == "i65" {
      cursor.advance()
      return 65
    }
    return try cursor.integerType()
  }

  private mutating func value(_ name: String, _ place: IRCursor, width: Int?) throws(Diagnostic) -> NodeID {
    if name == "extractvalue" { return try extraction() }
    guard let (operation, flags) = Self.operation(name) else { throw place.unexpected("an instruction of Souper's on integers") }
    let operands = try operands(operation.arity)
    let row = operation.row
    try check(operands, widths: row.widths, name, place)
    guard operation.isCast else { return graph.operation(operation, flags: flags, operands: operands) }
    guard let width, width <= 64 else { throw place.unexpected("a result with a type, of an instruction") }
    let from = graph[operands[0]].width.bits!
    if operation == .trunc ? width >= from : width <= from {
      throw place.unexpected("a result \(operation == .trunc ? "narrower" : "wider") than i\(from) of an instruction")
    }
    return graph.operation(operation, flags: flags, width: .bits(width), operands: operands)
  }

  private func check(_ operands: [NodeID], widths: WidthRule, _ name: String, _ place: IRCursor) throws(Diagnostic) {
    let found = operands.map { graph[$0].width.bits! }
    if widths == .select, found[0] != 1 || found[1] != found[2] { throw place.unexpected("operands of i1 and of one type after the instruction") }
    if widths == .uniform || widths == .predicate, found.contains(where: { $0 != found[0] }) {
      throw place.unexpected("operands of one type after the instruction")
    }
    if name == "bswap", found[0] % 16 != 0 { throw place.unexpected("an operand of a multiple of 16 bits after the instruction") }
  }

  /// `extractvalue %pair, INDEX:i32`.
  private mutating func extraction() throws(Diagnostic) -> NodeID {
    guard cursor.token.kind == .local, let pair = pairs[cursor.text] else { throw cursor.unexpected("the result of an instruction with overflow") }
    cursor.advance()
    try cursor.expect(",")
    let place = cursor
    let operand = try operand()
    let index = graph[operand]
    guard index.kind == .literal, index.value == 0 || index.value == 1 else { throw place.unexpected("0 or 1") }
    return index.value == 0 ? pair.value : pair.overflow
  }

  private static let checked: [String: (BitVector.Operation, BitVector.Operation)] = [
    "uadd.with.overflow": (.add, .uaddOverflow), "sadd.with.overflow": (.add, .saddOverflow), "usub.with.overflow": (.sub, .usubOverflow),
    "ssub.with.overflow": (.sub, .ssubOverflow), "umul.with.overflow": (.mul, .umulOverflow), "smul.with.overflow": (.mul, .smulOverflow),
  ]
  /// Souper's instructions that are called as here.
  private static let plain: Set<String> = [
    "add", "sub", "mul", "udiv", "sdiv", "urem", "srem", "and", "or", "xor", "shl", "lshr", "ashr", "select", "zext", "sext", "trunc", "eq", "ne", "ult", "ule",
    "slt", "sle", "ctpop", "bswap", "bitreverse", "cttz", "ctlz", "fshl", "fshr", "uadd.sat", "sadd.sat", "usub.sat", "ssub.sat", "freeze",
  ]

  /// The operation of a name like `addnsw` or `lshrexact`.
  private static func operation(_ name: String) -> (BitVector.Operation, Flags)? {
    for (suffix, flags) in [("", []), ("nsw", .nsw), ("nuw", .nuw), ("nw", [.nsw, .nuw]), ("exact", .exact)] as [(String, Flags)] where name.hasSuffix(suffix) {
      let base = String(name.dropLast(suffix.count))
      guard plain.contains(base), let operation = OperationTable.operation(named: base), operation.row.flags.isSuperset(of: flags),
        !operation.isCast || flags.isEmpty
      else { continue }
      return (operation, flags)
    }
    return nil
  }

  // MARK: Attributes

  /// `name)` or `name=value)`, behind the bracket.
  private mutating func attribute(of variable: NodeID, width: Int) throws(Diagnostic) {
    let place = cursor
    let name = cursor.token.kind == .word ? cursor.text : ""
    cursor.advance()
    let zero = graph.literal(0, width: .bits(width))
    switch name {
    case "nonZero": assume(graph.operation(.ne, variable, zero))
    case "nonNegative": assume(graph.operation(.sge, variable, zero))
    case "negative": assume(graph.operation(.slt, variable, zero))
    case "powerOfTwo":
      let count = graph.operation(.ctpop, variable)
      assume(graph.operation(.eq, count, graph.literal(1, width: .bits(width))))
    case "signBits":
      try cursor.expect("=")
      guard cursor.token.kind == .word, let count = Int(cursor.text), (1...width).contains(count) else {
        throw cursor.unexpected("a number from 1 to \(width)")
      }
      cursor.advance()
      // -2^(width - count) up to 2^(width - count), which is everything for one sign bit.
      if count > 1 { assume(variable, from: -1 << Int64(width - count), count: 2 << Int64(width - count)) }
    case "range":
      try cursor.expect("=")
      try cursor.expect("[")
      let low = try cursor.literal(width: width)
      try cursor.expect(",")
      let high = try cursor.literal(width: width)
      try cursor.expect(")")
      if low != high { assume(variable, from: low, count: high &- low) }
    case "knownBits":
      try cursor.expect("=")
      let bits = try pattern(width: width, "01x")
      if bits.known != 0 {
        let masked = graph.operation(.and, variable, graph.literal(Int64(bitPattern: bits.known), width: .bits(width)))
        assume(graph.operation(.eq, masked, graph.literal(Int64(bitPattern: bits.ones), width: .bits(width))))
      }
    default: throw place.unexpected("an attribute: knownBits, nonZero, nonNegative, negative, powerOfTwo, range or signBits")
    }
    try cursor.expect(")")
  }

  /// `low <= x < low + count`, modulo 2^width.
  private mutating func assume(_ variable: NodeID, from low: Int64, count: Int64) {
    let width = graph[variable].width
    let moved = low == 0 ? variable : graph.operation(.add, variable, graph.literal(0 &- low, width: width))
    assume(graph.operation(.ult, moved, graph.literal(count, width: width)))
  }

  /// A word with one character a bit, the highest first.
  private mutating func pattern(width: Int, _ characters: String) throws(Diagnostic) -> (known: UInt64, ones: UInt64) {
    guard cursor.token.kind == .word, cursor.token.range.count == width, cursor.text.allSatisfy({ characters.contains($0) }) else {
      throw cursor.unexpected("\(width) characters of \(characters)")
    }
    var (known, ones): (UInt64, UInt64) = (0, 0)
    for character in cursor.text {
      known = known << 1 | (character == "x" ? 0 : 1)
      ones = ones << 1 | (character == "1" ? 1 : 0)
    }
    cursor.advance()
    return (known, ones)
  }

  /// `(demandedBits=0011)` behind what is replaced.
  private mutating func inferAttributes(width: Int) throws(Diagnostic) {
    guard cursor.accept("(") else { return }
    try cursor.expect("demandedBits")
    try cursor.expect("=")
    let bits = try pattern(width: width, "01")
    if bits.known != bits.ones { demanded = bits.ones }
    try cursor.expect(")")
  }
}
