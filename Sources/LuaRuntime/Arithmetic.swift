import Glibc
import LuaBytecode
import LuaSyntax

/// The arithmetic and bitwise operations, in the order of their opcodes and events.
enum Arithmetic: Int {
  case add, subtract, multiply, modulo, power, divide, floorDivide, and, or, exclusiveOr, shiftLeft, shiftRight, negate, complement

  @inline(__always)
  var event: Event { Event(rawValue: Event.add.rawValue + rawValue).unsafelyUnwrapped }

  var isBitwise: Bool {
    switch self {
    case .and, .or, .exclusiveOr, .shiftLeft, .shiftRight, .complement: true
    default: false
    }
  }
}

/// Lua 5.4's arithmetic on numbers (manual, section 3.4).
package enum LuaArithmetic {
  /// Floor division; the divisor is not 0. `Int64.min // -1` wraps around.
  @inline(__always)
  package static func floorDivide(_ left: Int64, _ right: Int64) -> Int64 {
    if right == -1 { return 0 &- left }
    let quotient = left / right
    return (left ^ right) < 0 && quotient &* right != left ? quotient &- 1 : quotient
  }

  /// The remainder of floor division, with the sign of the divisor; the divisor is not 0.
  @inline(__always)
  package static func modulo(_ left: Int64, _ right: Int64) -> Int64 {
    if right == -1 { return 0 }
    let remainder = left % right
    return remainder != 0 && (remainder ^ right) < 0 ? remainder &+ right : remainder
  }

  /// Logical shift; counts of 64 and more give 0, negative counts shift right.
  @inline(__always)
  package static func shiftLeft(_ value: Int64, _ count: Int64) -> Int64 {
    let bits = UInt64(bitPattern: value)
    if UInt64(bitPattern: count) < 64 { return Int64(bitPattern: bits &<< UInt64(bitPattern: count)) }
    if UInt64(bitPattern: 0 &- count) < 64 { return Int64(bitPattern: bits &>> UInt64(bitPattern: 0 &- count)) }
    return 0
  }

  @inline(__always)
  package static func shiftRight(_ value: Int64, _ count: Int64) -> Int64 {
    let bits = UInt64(bitPattern: value)
    if UInt64(bitPattern: count) < 64 { return Int64(bitPattern: bits &>> UInt64(bitPattern: count)) }
    if UInt64(bitPattern: 0 &- count) < 64 { return Int64(bitPattern: bits &<< UInt64(bitPattern: 0 &- count)) }
    return 0
  }

  package static func floorDivide(_ left: Double, _ right: Double) -> Double { floor(left / right) }

  package static func modulo(_ left: Double, _ right: Double) -> Double {
    let remainder = fmod(left, right)
    return remainder * right < 0 ? remainder + right : remainder
  }

  package static func power(_ left: Double, _ right: Double) -> Double { right == 2 ? left * left : pow(left, right) }

  // MARK: Comparisons of mixed numbers are exact, not by conversion.

  package static func less(_ left: Int64, _ right: Double) -> Bool {
    if left.magnitude <= 1 << 53 { return Double(left) < right }
    if right >= 0x1p63 { return true }
    if right > -0x1p63 { return left < Int64(right.rounded(.up)) }
    return false  // very small, or NaN
  }

  package static func lessOrEqual(_ left: Int64, _ right: Double) -> Bool {
    if left.magnitude <= 1 << 53 { return Double(left) <= right }
    if right >= 0x1p63 { return true }
    if right >= -0x1p63 { return left <= Int64(right.rounded(.down)) }
    return false
  }

  package static func less(_ left: Double, _ right: Int64) -> Bool {
    if right.magnitude <= 1 << 53 { return left < Double(right) }
    if left >= 0x1p63 { return false }
    if left >= -0x1p63 { return Int64(left.rounded(.down)) < right }
    return !left.isNaN
  }

  package static func lessOrEqual(_ left: Double, _ right: Int64) -> Bool {
    if right.magnitude <= 1 << 53 { return left <= Double(right) }
    if left >= 0x1p63 { return false }
    if left > -0x1p63 { return Int64(left.rounded(.up)) <= right }
    return !left.isNaN
  }
}

extension Value {
  /// The number as a double, if it is a number.
  @inline(__always)
  var asDouble: Double? {
    switch tag {
    case Tag.integer: Double(integer)
    case Tag.float: float
    default: nil
    }
  }

  /// An integer, or a float with an integer value.
  @inline(__always)
  var asInteger: Int64? {
    switch tag {
    case Tag.integer: integer
    case Tag.float: Int64(exactly: float)
    default: nil
    }
  }

  /// The number that a string spells, or the number itself.
  var coercedToNumber: Value? {
    if isNumber { return self }
    guard tag == Tag.string else { return nil }
    switch NumberLiteral.parse(string.buffer) {
    case .integer(let value): return Value(value)
    case .float(let value): return Value(value)
    case nil: return nil
    }
  }

  /// Equality without metamethods.
  @inline(__always)
  package func isRawEqual(to other: Value) -> Bool {
    if tag == other.tag { return tag == Tag.float ? float == other.float : payload == other.payload }
    if tag == Tag.integer, other.tag == Tag.float { return Int64(exactly: other.float) == integer }
    if tag == Tag.float, other.tag == Tag.integer { return Int64(exactly: float) == other.integer }
    return false
  }
}

extension StatePointer {
  /// Arithmetic on any two values: numbers of mixed kinds, numeric strings, metamethods, and errors.
  @inline(never)
  func arithmetic(_ operation: Arithmetic, _ left: Value, _ right: Value, into result: UnsafeMutablePointer<Value>) throws(PendingError) {
    if let value = try arithmeticOnNumbers(operation, left, right) {
      result.pointee = value
      return
    }
    if let handler = handler(of: left, operation.event) ?? handler(of: right, operation.event) {
      result.pointee = try call(handler, left, right)
      return
    }
    // Strings have metamethods for arithmetic, but not for bitwise operations.
    if !operation.isBitwise, let leftNumber = left.coercedToNumber, let rightNumber = right.coercedToNumber,
      let value = try arithmeticOnNumbers(operation, leftNumber, rightNumber)
    {
      result.pointee = value
      return
    }
    throw arithmeticError(operation, left, right)
  }

  private func arithmeticOnNumbers(_ operation: Arithmetic, _ left: Value, _ right: Value) throws(PendingError) -> Value? {
    if operation.isBitwise {
      guard left.isNumber, right.isNumber else { return nil }
      guard let leftInteger = left.asInteger, let rightInteger = right.asInteger else { return nil }
      return Value(bitwise(operation, leftInteger, rightInteger))
    }
    if left.tag == Tag.integer, right.tag == Tag.integer {
      switch operation {
      case .add: return Value(left.integer &+ right.integer)
      case .subtract: return Value(left.integer &- right.integer)
      case .multiply: return Value(left.integer &* right.integer)
      case .negate: return Value(0 &- left.integer)
      case .floorDivide:
        if right.integer == 0 { throw error("attempt to divide by zero") }
        return Value(LuaArithmetic.floorDivide(left.integer, right.integer))
      case .modulo:
        if right.integer == 0 { throw error("attempt to perform 'n%0'") }
        return Value(LuaArithmetic.modulo(left.integer, right.integer))
      default: break
      }
    }
    guard let leftDouble = left.asDouble, let rightDouble = right.asDouble else { return nil }
    switch operation {
    case .add: return Value(leftDouble + rightDouble)
    case .subtract: return Value(leftDouble - rightDouble)
    case .multiply: return Value(leftDouble * rightDouble)
    case .divide: return Value(leftDouble / rightDouble)
    case .modulo: return Value(LuaArithmetic.modulo(leftDouble, rightDouble))
    case .floorDivide: return Value(LuaArithmetic.floorDivide(leftDouble, rightDouble))
    case .power: return Value(LuaArithmetic.power(leftDouble, rightDouble))
    case .negate: return Value(-leftDouble)
    default: return nil
    }
  }

  private func bitwise(_ operation: Arithmetic, _ left: Int64, _ right: Int64) -> Int64 {
    switch operation {
    case .and: left & right
    case .or: left | right
    case .exclusiveOr: left ^ right
    case .shiftLeft: LuaArithmetic.shiftLeft(left, right)
    case .shiftRight: LuaArithmetic.shiftRight(left, right)
    default: ~left
    }
  }

  // MARK: Comparisons

  @inline(never)
  func less(_ left: Value, _ right: Value) throws(PendingError) -> Bool {
    switch (left.tag, right.tag) {
    case (Tag.integer, Tag.integer): return left.integer < right.integer
    case (Tag.float, Tag.float): return left.float < right.float
    case (Tag.integer, Tag.float): return LuaArithmetic.less(left.integer, right.float)
    case (Tag.float, Tag.integer): return LuaArithmetic.less(left.float, right.integer)
    case (Tag.string, Tag.string): return compare(left.string, right.string) < 0
    default: return try compareByHandler(.less, left, right)
    }
  }

  @inline(never)
  func lessOrEqual(_ left: Value, _ right: Value) throws(PendingError) -> Bool {
    switch (left.tag, right.tag) {
    case (Tag.integer, Tag.integer): return left.integer <= right.integer
    case (Tag.float, Tag.float): return left.float <= right.float
    case (Tag.integer, Tag.float): return LuaArithmetic.lessOrEqual(left.integer, right.float)
    case (Tag.float, Tag.integer): return LuaArithmetic.lessOrEqual(left.float, right.integer)
    case (Tag.string, Tag.string): return compare(left.string, right.string) <= 0
    default: return try compareByHandler(.lessOrEqual, left, right)
    }
  }

  private func compareByHandler(_ event: Event, _ left: Value, _ right: Value) throws(PendingError) -> Bool {
    if let handler = handler(of: left, event) ?? handler(of: right, event) { return !(try call(handler, left, right)).isFalse }
    let (first, second) = (typeName(of: left), typeName(of: right))
    throw error(first == second ? "attempt to compare two \(first) values" : "attempt to compare \(first) with \(second)")
  }

  /// Byte order, as in the C locale.
  private func compare(_ left: UnsafeMutablePointer<StringObject>, _ right: UnsafeMutablePointer<StringObject>) -> Int {
    let order = memcmp(left.bytes, right.bytes, Swift.min(left.pointee.count, right.pointee.count))
    return order != 0 ? Int(order) : left.pointee.count - right.pointee.count
  }

  @inline(never)
  func equal(_ left: Value, _ right: Value) throws(PendingError) -> Bool {
    if left.tag != Tag.table || right.tag != Tag.table || left.payload == right.payload { return left.isRawEqual(to: right) }
    guard let handler = handler(of: left, .equal) ?? handler(of: right, .equal) else { return false }
    return !(try call(handler, left, right)).isFalse
  }
}
