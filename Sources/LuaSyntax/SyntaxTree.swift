/// An expression and the place messages about it name (for a binary operation, the operator).
package struct Expression: Sendable {
  package indirect enum Kind: Sendable {
    case `nil`
    case `true`
    case `false`
    case integer(Int64)
    case float(Double)
    case string([UInt8])
    case vararg
    case function(FunctionBody)
    case name(String)
    case index(Expression, Expression)
    case call(Expression, [Expression])
    case methodCall(Expression, String, [Expression])
    case binary(BinaryOperator, Expression, Expression)
    case unary(UnaryOperator, Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    /// Cuts multiple results to one.
    case parenthesized(Expression)
    case table([TableField])
  }

  package var kind: Kind
  package var position: SourcePosition

  /// Whether the expression can give more or fewer than one value.
  package var hasMultipleResults: Bool {
    switch kind {
    case .call, .methodCall, .vararg: true
    default: false
    }
  }
}

package enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "^"
  case and = "&"
  case or = "|"
  case exclusiveOr = "~"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case concatenate = ".."
  case equal = "=="
  case notEqual = "~="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  package var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}

package enum UnaryOperator: String, Sendable {
  case negate = "-"
  case not = "not"
  case length = "#"
  case complement = "~"
}

package enum TableField: Sendable {
  case item(Expression)
  case keyed(Expression, Expression)
}

package struct FunctionBody: Sendable {
  package var parameters: [String]
  package var isVararg: Bool
  package var block: Block
  /// The name in traces and dumps; empty for anonymous functions.
  package var name: String
  package var position: SourcePosition
  /// The place of the closing `end`.
  package var end: SourcePosition
}

package struct Block: Sendable {
  package var statements: [Statement]
  /// The place of the token after the last statement.
  package var end: SourcePosition
}

/// A name in `local`, with its attribute.
package struct LocalName: Sendable {
  package enum Attribute: Sendable { case constant, close }
  package var name: String
  package var attribute: Attribute?
  package var position: SourcePosition
}

package struct Statement: Sendable {
  package indirect enum Kind: Sendable {
    case local([LocalName], [Expression])
    case assignment([Expression], [Expression])
    case call(Expression)
    case `do`(Block)
    case `while`(Expression, Block)
    case `repeat`(Block, until: Expression)
    case `if`([(condition: Expression, block: Block)], otherwise: Block?)
    case numericFor(String, start: Expression, limit: Expression, step: Expression?, Block)
    case genericFor([String], [Expression], Block)
    case localFunction(String, FunctionBody)
    case `return`([Expression])
    case `break`
    case goto(String)
    case label(String)
  }

  package var kind: Kind
  package var position: SourcePosition
}
