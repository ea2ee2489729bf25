import BitVector
import Solver

/// The algebra of expressions: what transfer functions say becomes a graph, which the prover of rules reads as bits, as integers, and at all
/// widths at once.
///
/// Width numbers from ``ParametricAlgebra/firstUnknown`` on are the graph's width names.
struct ExpressionAlgebra: BitVectorAlgebra {
  final class Storage {
    var graph = ExpressionGraph()
  }
  let storage = Storage()

  var graph: ExpressionGraph { storage.graph }

  func term(_ width: Int) -> WidthTerm { width >= ParametricAlgebra.firstUnknown ? .named(width - ParametricAlgebra.firstUnknown) : .bits(width) }
  /// Any value.
  func unknown(_ name: String, _ width: Int) -> NodeID { storage.graph.symbol(name, width: term(width), isConstant: true) }

  private func make(_ operation: Operation, _ operands: NodeID..., width: Int? = nil) -> NodeID {
    storage.graph.operation(operation, width: width.map(term), operands: operands)
  }
  /// `value`, but `other` where the operation would be poison or undefined.
  private func unless(_ condition: NodeID, _ value: NodeID, _ other: NodeID) -> NodeID { make(.select, condition, other, value) }

  func literal(_ bits: UInt64, _ width: Int) -> NodeID { storage.graph.literal(Int64(bitPattern: bits), width: term(width)) }
  func truth(_ value: Bool) -> NodeID { literal(value ? 1 : 0, 1) }
  func widthValue(_ width: Int, as resultWidth: Int) -> NodeID {
    guard let name = term(width).nameIndex else { return literal(UInt64(width), resultWidth) }
    return storage.graph.widthValue(name, width: term(resultWidth))
  }

  func add(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.add, a, b) }
  func sub(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.sub, a, b) }
  func mul(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.mul, a, b) }
  private func divided(_ operation: Operation, _ a: NodeID, _ b: NodeID, _ width: Int, byZero: NodeID) -> NodeID {
    let isZero = eq(b, literal(0, width), width)
    return unless(isZero, make(operation, a, unless(isZero, b, literal(1, width))), byZero)
  }
  func udiv(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { divided(.udiv, a, b, width, byZero: literal(.max, width)) }
  func urem(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { divided(.urem, a, b, width, byZero: a) }
  func and(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.and, a, b) }
  func or(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.or, a, b) }
  func xor(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.xor, a, b) }
  func not(_ a: NodeID, _ width: Int) -> NodeID { make(.not, a) }
  private func shifted(_ operation: Operation, _ a: NodeID, _ b: NodeID, _ width: Int, beyond: NodeID) -> NodeID {
    // A literal amount within the width is one that isn't poison.
    if graph[b].kind == .literal, let bits = term(width).bits, (0..<Int64(bits)).contains(graph[b].value) { return make(operation, a, b) }
    let isExcessive = isExcessive(b, width)
    return unless(isExcessive, make(operation, a, unless(isExcessive, b, literal(0, width))), beyond)
  }
  func shl(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { shifted(.shl, a, b, width, beyond: literal(0, width)) }
  func lshr(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { shifted(.lshr, a, b, width, beyond: literal(0, width)) }
  func ashr(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID {
    shifted(.ashr, a, b, width, beyond: choose(isNegative(a, width), literal(.max, width), literal(0, width), width))
  }
  func zext(_ a: NodeID, from: Int, to: Int) -> NodeID { from == to ? a : make(.zext, a, width: to) }
  func sext(_ a: NodeID, from: Int, to: Int) -> NodeID { from == to ? a : make(.sext, a, width: to) }
  func trunc(_ a: NodeID, from: Int, to: Int) -> NodeID { from == to ? a : make(.trunc, a, width: to) }
  func choose(_ condition: NodeID, _ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.select, condition, a, b) }

  func eq(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.eq, a, b) }
  func ult(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.ult, a, b) }
  func slt(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.slt, a, b) }
  func both(_ a: NodeID, _ b: NodeID) -> NodeID { make(.and, a, b) }
  func either(_ a: NodeID, _ b: NodeID) -> NodeID { make(.or, a, b) }
  func negated(_ a: NodeID) -> NodeID { make(.not, a) }
  func vector(_ a: NodeID) -> NodeID { a }
  func isSet(_ a: NodeID) -> NodeID { a }
  func bit(_ a: NodeID, _ index: Int, _ width: Int) -> NodeID {
    width == 1 ? a : trunc(index == 0 ? a : lshr(a, literal(UInt64(index), width), width), from: width, to: 1)
  }
  func isNegative(_ a: NodeID, _ width: Int) -> NodeID { make(.slt, a, literal(0, width)) }
  func least(_ width: Int) -> NodeID {
    if let bits = term(width).bits { return literal(1 << UInt64(bits - 1), width) }
    return make(.shl, literal(1, width), make(.sub, widthValue(width, as: width), literal(1, width)))
  }
  func ctpop(_ a: NodeID, _ width: Int) -> NodeID { make(.ctpop, a) }
  func ctlz(_ a: NodeID, _ width: Int) -> NodeID { make(.ctlz, a) }
  func cttz(_ a: NodeID, _ width: Int) -> NodeID { make(.cttz, a) }
  func umulOverflows(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.umulOverflow, a, b) }
  func smulOverflows(_ a: NodeID, _ b: NodeID, _ width: Int) -> NodeID { make(.smulOverflow, a, b) }
}
