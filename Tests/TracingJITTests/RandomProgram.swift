import TestSupport

/// Lua programs of loops, arithmetic, tables, functions and conditions that end and raise no error.
struct RandomProgram {
  private var generator: SeededGenerator
  private var text = ""
  private var indent = 0
  private var loopDepth = 0
  private var counters = 0

  private init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  static func make(seed: UInt64) -> String {
    var program = RandomProgram(seed: seed)
    return program.make()
  }

  private mutating func number(_ limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }
  private mutating func pick<T>(_ choices: [T]) -> T { choices[number(choices.count)] }
  private mutating func line(_ code: String) { text += String(repeating: "  ", count: indent) + code + "\n" }

  private mutating func make() -> String {
    line("local a, b, c, d = \(number(100)), \(number(1000) - 500), \(pick(["1", "-1", "0x7fffffffffffffff", "3", "2.5"])), \(number(7))")
    line("local t, u = {}, {x = 1, y = 2, z = 0}")
    line("for i = 1, 40 do t[i] = i * \(number(9) + 1) % 17 end")
    line("local function f(x, y) if x \(pick(["<", "<=", "=="])) y then return x + \(number(5)) end return \(expression(depth: 1, names: ["x", "y"])) end")
    line("local function g(x) a = a + 1; return f(x, a & 15) end")
    line("local function h(x) local r = 0 for k = 1, x & 7 do r = r + (k ~ x) if r % 11 == 3 then return r, k end end return r end")
    line("local function w(x, y) while y ~= 0 do x, y = y, x % y end return x end")
    line("local function r(x, y) if x <= 0 then return y end local s = r(x - 1, y ~ x) if x % 3 == 0 then s = s + r(x - 2, y) end return s & 0xffff end")
    line("local v = {}")
    line("G = 0")
    for _ in 0..<(2 + number(3)) { loop() }
    line("print(a, b, c, d, u.x, u.y, u.z, G, #t)")
    line("local s = 0; for i = 1, #t do s = s * 31 + (t[i] or 0) end print(s)")
    line("for i = 1, #v do s = s * 31 + v[i] end print(#v, s)")
    return text
  }

  private mutating func expression(depth: Int, names: [String] = ["a", "b", "d"]) -> String {
    if depth == 0 || number(5) == 0 {
      return number(3) == 0 ? "\(number(20) - 5)" : pick(names)
    }
    let left = expression(depth: depth - 1, names: names)
    let right = expression(depth: depth - 1, names: names)
    switch number(9) {
    case 0: return "(\(left) // \(pick(["2", "3", "7", "-4", "16"])))"
    case 1: return "(\(left) % \(pick(["2", "5", "8", "-3", "255"])))"
    case 2: return "(\(left) << \(number(70)))"
    case 3: return "(\(left) >> \(number(66)))"
    default: return "(\(left) \(pick(["+", "-", "*", "&", "|", "~"])) \(right))"
    }
  }

  private mutating func condition() -> String {
    switch number(4) {
    case 0: return "\(expression(depth: 1)) % \(number(4) + 2) == 0"
    case 1: return "not (\(expression(depth: 1)) < \(expression(depth: 1)))"
    default: return "\(expression(depth: 1)) \(pick(["<", "<=", ">", ">=", "==", "~="])) \(expression(depth: 1))"
    }
  }

  private mutating func statement(index: String) {
    let names = ["a", "b", "d", index]
    switch number(23) {
    case 0: line("t[\(index) & 31] = \(expression(depth: 2, names: names)) & 0xffff")
    case 1: line("b = b + (t[(\(expression(depth: 1, names: names)) & 31) + 1] or 0)")
    case 2: line("u.\(pick(["x", "y", "z"])) = u.\(pick(["x", "y", "z"])) + \(expression(depth: 1, names: names))")
    case 3: line("G = G ~ \(expression(depth: 2, names: names))")
    case 4: line("a = f(\(expression(depth: 1, names: names)), \(pick(names)))")
    case 5: line("d = g(\(pick(names)))")
    case 6: line("c = c \(pick(["+", "-", "*"])) \(pick(["1", "0.5", "d", index]))")
    case 7: line("t[#t + 1] = \(index); if #t > 60 then for k = #t, 41, -1 do t[k] = nil end end")
    case 8: line("b = math.\(pick(["max", "min"]))(b & 0xff, \(index))")
    case 9: line("d = #tostring(\(pick(names)))")
    case 10: line("a, b = b, a")
    case 11:
      line("if \(condition()) then")
      indent += 1
      line("b = \(expression(depth: 2, names: names))")
      if number(2) == 0 {
        indent -= 1
        line("else")
        indent += 1
        line("d = \(expression(depth: 2, names: names))")
      }
      indent -= 1
      line("end")
    case 12 where loopDepth < 2: loop()
    case 13: line("b, c = h(\(pick(names))), 1")
    case 14: line("a = a + w(\(pick(names)) & 255, \(index) & 63)")
    case 16: line("d = f(h(\(expression(depth: 1, names: names))))")
    case 17: line("b = r(\(index) & 7, \(expression(depth: 1, names: names)))")
    case 18: line("v[#v + 1] = \(expression(depth: 2, names: names)) & 255; if #v > 50 then v = {[3] = \(number(9))} end")
    case 19: line("v[#v + 2] = \(index); v[#v + 1] = #v")
    case 20: line("d = math.max(h(\(pick(names)))) + r(h(\(index)) & 3, b & 7)")
    case 15: line("local p, q = h(\(index)); d = p ~ (q or 5)")
    default: line("\(pick(["a", "b", "d"])) = \(expression(depth: 3, names: names))")
    }
  }

  private mutating func loop() {
    loopDepth += 1
    counters += 1
    let index = "i\(counters)"
    let rounds = loopDepth == 1 ? 60 + number(200) : 3 + number(25)
    switch number(4) {
    case 0:
      line("local \(index) = 0")
      line("while \(index) < \(rounds) do")
      indent += 1
      line("\(index) = \(index) + 1")
    case 1:
      line("for \(index) = \(rounds), 1, -\(1 + number(2)) do")
      indent += 1
    case 2:
      line("for \(index) = \(number(5) - 2), \(rounds) do")
      indent += 1
    default:
      line("for \(index) = 1, \(rounds), \(1 + number(3)) do")
      indent += 1
    }
    for _ in 0..<(1 + number(5)) { statement(index: index) }
    if number(4) == 0 { line("if \(condition()) and \(index) > \(rounds / 2) then break end") }
    indent -= 1
    line("end")
    loopDepth -= 1
  }
}
