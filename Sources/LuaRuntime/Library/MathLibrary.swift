import Glibc

/// The mathematical functions (manual, section 6.7).
enum MathLibrary {
  static let functions: [LibraryFunction] = [
    LibraryFunction("abs") { NativeCall.run($0, $1, $2, abs) },
    LibraryFunction("ceil") { NativeCall.run($0, $1, $2, ceil) },
    LibraryFunction("floor") { NativeCall.run($0, $1, $2, floor) },
    LibraryFunction("max") { NativeCall.run($0, $1, $2, max) },
    LibraryFunction("min") { NativeCall.run($0, $1, $2, min) },
    LibraryFunction("type") { NativeCall.run($0, $1, $2, type) },
    LibraryFunction("tointeger") { NativeCall.run($0, $1, $2, tointeger) },
    LibraryFunction("ult") { NativeCall.run($0, $1, $2, ult) },
    LibraryFunction("fmod") { NativeCall.run($0, $1, $2, fmod) },
    LibraryFunction("modf") { NativeCall.run($0, $1, $2, modf) },
    LibraryFunction("sqrt") { NativeCall.run($0, $1, $2) { (call) throws(PendingError) in call.returning(Value(try call.double(0).squareRoot())) } },
    LibraryFunction("exp") { NativeCall.run($0, $1, $2) { (call) throws(PendingError) in call.returning(Value(Glibc.exp(try call.double(0)))) } },
    LibraryFunction("sin") { NativeCall.run($0, $1, $2) { (call) throws(PendingError) in call.returning(Value(Glibc.sin(try call.double(0)))) } },
    LibraryFunction("cos") { NativeCall.run($0, $1, $2) { (call) throws(PendingError) in call.returning(Value(Glibc.cos(try call.double(0)))) } },
    LibraryFunction("tan") { NativeCall.run($0, $1, $2) { (call) throws(PendingError) in call.returning(Value(Glibc.tan(try call.double(0)))) } },
    LibraryFunction("asin") { NativeCall.run($0, $1, $2) { (call) throws(PendingError) in call.returning(Value(Glibc.asin(try call.double(0)))) } },
    LibraryFunction("acos") { NativeCall.run($0, $1, $2) { (call) throws(PendingError) in call.returning(Value(Glibc.acos(try call.double(0)))) } },
    LibraryFunction("deg") { NativeCall.run($0, $1, $2) { (call) throws(PendingError) in call.returning(Value(try call.double(0) * (180 / Double.pi))) } },
    LibraryFunction("rad") { NativeCall.run($0, $1, $2) { (call) throws(PendingError) in call.returning(Value(try call.double(0) * (Double.pi / 180))) } },
    LibraryFunction("atan") { NativeCall.run($0, $1, $2, atan) },
    LibraryFunction("log") { NativeCall.run($0, $1, $2, log) },
    LibraryFunction("random") { NativeCall.run($0, $1, $2, random) },
    LibraryFunction("randomseed") { NativeCall.run($0, $1, $2, randomseed) },
  ]

  static func addConstants(to table: UnsafeMutablePointer<TableObject>, _ state: StatePointer) {
    state.set(table, "pi", Value(Double.pi))
    state.set(table, "huge", Value(Double.infinity))
    state.set(table, "maxinteger", Value(Int64.max))
    state.set(table, "mininteger", Value(Int64.min))
    // A fixed seed: the same program gives the same output.
    seed(state, 0, 0)
  }

  private static func abs(_ call: NativeCall) throws(PendingError) -> Int {
    let number = try call.number(0)
    if number.tag == Tag.integer { return call.returning(Value(number.integer < 0 ? 0 &- number.integer : number.integer)) }
    return call.returning(Value(number.float.magnitude))
  }

  /// An integer if the rounded value is one that fits, the float otherwise.
  private static func rounded(_ call: NativeCall, _ rule: FloatingPointRoundingRule) throws(PendingError) -> Int {
    let number = try call.number(0)
    if number.tag == Tag.integer { return call.returning(number) }
    let value = number.float.rounded(rule)
    return call.returning(Int64(exactly: value).map { Value($0) } ?? Value(value))
  }

  private static func floor(_ call: NativeCall) throws(PendingError) -> Int { try rounded(call, .down) }

  private static func ceil(_ call: NativeCall) throws(PendingError) -> Int { try rounded(call, .up) }

  private static func max(_ call: NativeCall) throws(PendingError) -> Int {
    var best = try call.number(0)
    for index in 1..<Swift.max(call.count, 1) {
      let number = try call.number(index)
      if try call.state.less(best, number) { best = number }
    }
    return call.returning(best)
  }

  private static func min(_ call: NativeCall) throws(PendingError) -> Int {
    var best = try call.number(0)
    for index in 1..<Swift.max(call.count, 1) {
      let number = try call.number(index)
      if try call.state.less(number, best) { best = number }
    }
    return call.returning(best)
  }

  private static func type(_ call: NativeCall) throws(PendingError) -> Int {
    switch try call.any(0).tag {
    case Tag.integer: return call.returning(Value(call.state.makeString("integer")))
    case Tag.float: return call.returning(Value(call.state.makeString("float")))
    default: return call.returning(.nil)
    }
  }

  private static func tointeger(_ call: NativeCall) throws(PendingError) -> Int {
    let value = try call.any(0)
    let number = value.coercedToNumber ?? .nil
    return call.returning(number.asInteger.map { Value($0) } ?? .nil)
  }

  private static func ult(_ call: NativeCall) throws(PendingError) -> Int {
    call.returning(Value(UInt64(bitPattern: try call.integer(0)) < UInt64(bitPattern: try call.integer(1))))
  }

  private static func fmod(_ call: NativeCall) throws(PendingError) -> Int {
    let (left, right) = (try call.number(0), try call.number(1))
    if left.tag == Tag.integer, right.tag == Tag.integer {
      if right.integer == 0 { throw call.argumentError(1, "zero") }
      return call.returning(Value(right.integer == -1 ? 0 : left.integer % right.integer))
    }
    return call.returning(Value(Glibc.fmod(left.asDouble ?? 0, right.asDouble ?? 0)))
  }

  private static func modf(_ call: NativeCall) throws(PendingError) -> Int {
    let number = try call.number(0)
    if number.tag == Tag.integer { return call.returning(number, Value(0.0)) }
    let whole = number.float.rounded(.towardZero)
    return call.returning(Int64(exactly: whole).map { Value($0) } ?? Value(whole), Value(number.float.isInfinite ? 0.0 : number.float - whole))
  }

  private static func atan(_ call: NativeCall) throws(PendingError) -> Int {
    call.returning(Value(Glibc.atan2(try call.double(0), call[1].isNil ? 1 : try call.double(1))))
  }

  private static func log(_ call: NativeCall) throws(PendingError) -> Int {
    let value = try call.double(0)
    if call[1].isNil { return call.returning(Value(Glibc.log(value))) }
    let base = try call.double(1)
    if base == 2 { return call.returning(Value(Glibc.log2(value))) }
    if base == 10 { return call.returning(Value(Glibc.log10(value))) }
    return call.returning(Value(Glibc.log(value) / Glibc.log(base)))
  }

  // MARK: Random numbers: xoshiro256**, as in Lua 5.4

  private static func nextRandom(_ state: StatePointer) -> UInt64 {
    func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 { value &<< count | value &>> (64 &- count) }
    var (s0, s1, s2, s3) = state.pointee.random
    s2 ^= s0
    s3 ^= s1
    let result = rotate(s1 &* 5, 7) &* 9
    let shifted = s1 &<< 17
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = rotate(s3, 45)
    state.pointee.random = (s0, s1, s2, s3)
    return result
  }

  private static func seed(_ state: StatePointer, _ first: UInt64, _ second: UInt64) {
    state.pointee.random = (first, 0xFF, second, 0)
    for _ in 0..<16 { _ = nextRandom(state) }
  }

  private static func random(_ call: NativeCall) throws(PendingError) -> Int {
    let bits = nextRandom(call.state)
    let low: Int64
    let high: Int64
    switch call.count {
    case 0: return call.returning(Value(Double(bits >> 11) * 0x1p-53))
    case 1:
      low = 1
      high = try call.integer(0)
      if high == 0 { return call.returning(Value(Int64(bitPattern: bits))) }
    case 2:
      low = try call.integer(0)
      high = try call.integer(1)
    default: throw call.state.error("wrong number of arguments")
    }
    guard low <= high else { throw call.argumentError(0, "interval is empty") }
    let limit = UInt64(bitPattern: high) &- UInt64(bitPattern: low)
    return call.returning(Value(Int64(bitPattern: project(bits, upTo: limit, call.state) &+ UInt64(bitPattern: low))))
  }

  /// A uniform number in 0...limit: the bits under the smallest covering mask, drawn again while they are too large.
  private static func project(_ bits: UInt64, upTo limit: UInt64, _ state: StatePointer) -> UInt64 {
    if limit & (limit &+ 1) == 0 { return bits & limit }
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    var candidate = bits & mask
    while candidate > limit { candidate = nextRandom(state) & mask }
    return candidate
  }

  private static func randomseed(_ call: NativeCall) throws(PendingError) -> Int {
    let first = call.count == 0 ? Value(0) : try call.number(0)
    let number = first.asInteger ?? Int64(bitPattern: first.payload)
    seed(call.state, UInt64(bitPattern: number), UInt64(bitPattern: try call.integer(1, default: 0)))
    return 0
  }
}
