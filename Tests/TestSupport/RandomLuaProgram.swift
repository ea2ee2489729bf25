/// A random Lua program: integer arithmetic of every kind in loops, branches, nested functions, tables and closures.
///
/// The program ends by itself, raises no error, and prints what it computed, so two engines agree on it if and only if they print the same.
/// The same seed gives the same program.
public struct RandomLuaProgram: Sendable {
  /// The program's text.
  public let source: String

  /// - Parameter iterations: passes of the outer loop; more of them make more code hot.
  public init(seed: UInt64, iterations: Int = 150) {
    var writer = ProgramWriter(seed: seed)
    writer.program(iterations: iterations)
    source = writer.lines.joined(separator: "\n") + "\n"
  }
}

private struct ProgramWriter {
  var lines: [String] = []
  private var generator: SeededGenerator
  private var indentation = 0
  private var variables: [String] = []
  /// Variables that statements may assign: no loop variables, no counters.
  private var assignable: [String] = []
  private var functions: [(name: String, arity: Int)] = []
  private var counter = 0
  private var loopDepth = 0
  private var isInFunction = false

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  // MARK: Randomness

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  private mutating func choose<Element>(_ list: [Element]) -> Element { list[pick(list.count)] }

  private mutating func chance(_ percent: Int) -> Bool { pick(100) < percent }

  private mutating func fresh(_ prefix: String) -> String {
    counter += 1
    return "\(prefix)\(counter)"
  }

  private mutating func line(_ text: String) { lines.append(String(repeating: "  ", count: indentation) + text) }

  private mutating func constant() -> String {
    switch pick(10) {
    case 0...3: return String(pick(20))
    case 4: return "(-\(pick(20) + 1))"
    case 5: return String(choose([31, 32, 63, 64, 65, 127, 128, 255, 256, 1000, 65535, 65536]))
    case 6: return choose(["0xff", "0xffff", "0xffffffff", "0x7fffffff", "0x80000000", "0x5555555555555555", "0x0f0f0f0f"])
    case 7: return choose(["math.maxinteger", "math.mininteger", "(math.mininteger + 1)", "(-1)"])
    case 8: return "(1 << \(pick(64)))"
    default: return String(Int64(truncatingIfNeeded: generator.next() >> UInt64(pick(60))))
    }
  }

  // MARK: Expressions

  private mutating func expression(_ depth: Int) -> String {
    if depth == 0 || chance(15) { return chance(70) ? choose(variables) : constant() }
    let next = depth - 1
    switch pick(20) {
    case 0...5: return "(\(expression(next)) \(choose(["+", "-", "*"])) \(expression(next)))"
    case 6...8: return "(\(expression(next)) \(choose(["&", "|", "~"])) \(expression(next)))"
    case 9: return "(\(expression(next)) \(choose(["<<", ">>"])) \(choose(["1", "3", "7", "31", "32", "63", "64", "-2"])))"
    case 10: return "(\(expression(next)) \(choose(["<<", ">>"])) (\(expression(next)) & 63))"
    case 11: return "(\(expression(next)) \(choose(["<<", ">>"])) \(expression(next)))"
    case 12, 13: return "(\(expression(next)) \(choose(["//", "%"])) \(divisor()))"
    case 14: return "(\(expression(next)) \(choose(["//", "%"])) (\(expression(next)) | 1))"
    case 15: return "\(choose(["-", "~"]))\(parenthesized(expression(next)))"
    case 16: return "(\(condition(next)) and \(expression(next)) or \(expression(next)))"
    case 17: return "t[(\(expression(next)) & 15) + 1]"
    case 18: return "math.\(choose(["max", "min"]))(\(expression(next)), \(expression(next)))"
    default:
      guard let function = functions.isEmpty || loopDepth > 1 && isInFunction ? nil : choose(functions) else { return "#t + \(expression(next))" }
      return "\(function.name)(\((0..<function.arity).map { _ in expression(next) }.joined(separator: ", ")))"
    }
  }

  private func parenthesized(_ text: String) -> String { text.hasPrefix("(") || text.hasPrefix("-") ? "(\(text))" : text }

  private mutating func divisor() -> String {
    choose(["2", "3", "4", "5", "7", "8", "10", "16", "60", "64", "100", "255", "256", "1000", "65521", "(-1)", "(-2)", "(-3)", "(-8)", "1000000007"])
  }

  private mutating func condition(_ depth: Int) -> String {
    switch pick(8) {
    case 0: return "not (\(condition(max(depth - 1, 0))))"
    case 1 where depth > 0: return "(\(condition(depth - 1)) \(choose(["and", "or"])) \(condition(depth - 1)))"
    case 2: return "\(expression(depth)) & \(choose(["1", "3", "7", "64", "0xff"])) \(choose(["==", "~="])) \(choose(["0", "1"]))"
    case 3: return "math.ult(\(expression(depth)), \(expression(depth)))"
    default: return "\(expression(depth)) \(choose(["<", "<=", ">", ">=", "==", "~="])) \(expression(depth))"
    }
  }

  // MARK: Statements

  /// Writes statements in a scope of their own.
  private mutating func block(_ count: Int, _ depth: Int) {
    let (savedVariables, savedAssignable) = (variables, assignable)
    indentation += 1
    for _ in 0..<count { statement(depth) }
    indentation -= 1
    (variables, assignable) = (savedVariables, savedAssignable)
  }

  private mutating func statement(_ depth: Int) {
    switch pick(depth > 0 ? 16 : 8) {
    case 0...3: line("\(choose(assignable)) = \(expression(3))")
    case 4:
      let name = fresh("v")
      line("local \(name) = \(expression(3))")
      variables.append(name)
      assignable.append(name)
    case 5: line("t[(\(expression(2)) & 15) + 1] = \(expression(2))")
    case 6:
      let (first, second) = (choose(assignable), choose(assignable))
      line("\(first), \(second) = \(expression(2)), \(expression(2))")
    case 7:
      let name = choose(assignable)
      line("\(name) = \(name) \(choose(["+", "-", "~", "*"])) \(expression(2))")
    case 8...10:
      line("if \(condition(2)) then")
      block(1 + pick(3), depth - 1)
      if chance(30) {
        line("elseif \(condition(1)) then")
        block(1 + pick(2), depth - 1)
      }
      if chance(50) {
        line("else")
        block(1 + pick(2), depth - 1)
      }
      line("end")
    case 11, 12: loop(depth)
    case 13 where loopDepth > 0: line("if \(condition(1)) then break end")
    case 14 where loopDepth == 0 && !isInFunction:
      line("do")
      block(2, depth - 1)
      line("end")
    default:
      let name = choose(assignable)
      line("\(name) = (\(name) ~ \(expression(2))) & 0xffffffff")
    }
  }

  private mutating func loop(_ depth: Int) {
    guard loopDepth < 2 else { return line("\(choose(assignable)) = \(expression(2))") }
    let passes = (loopDepth == 0 ? 4 : 2) + pick(isInFunction ? 4 : 9)
    let name = fresh("i")
    loopDepth += 1
    switch pick(4) {
    case 0:
      line("local \(name) = 0")
      line("while \(name) < \(passes) do")
      indentation += 1
      line("\(name) = \(name) + 1")
      indentation -= 1
      variables.append(name)
      block(1 + pick(3), depth - 1)
      line("end")
      loopDepth -= 1
      return
    case 1:
      line("local \(name) = \(passes)")
      line("repeat")
      indentation += 1
      line("\(name) = \(name) - 1")
      indentation -= 1
      variables.append(name)
      block(1 + pick(3), depth - 1)
      line("until \(name) <= 0")
      loopDepth -= 1
      return
    case 2: line("for \(name) = \(passes), \(choose(["1", "0", "-2"])), \(choose(["-1", "-2", "-3"])) do")
    default: line("for \(name) = \(choose(["1", "0", "-3", "math.maxinteger - \(passes)"])), \(choose(["\(passes)", "math.maxinteger"])), BOUND do")
    }
    // An upward loop to maxinteger only from close to it.
    if lines[lines.count - 1].contains("BOUND") {
      let nearEnd = chance(20)
      let text =
        nearEnd
        ? "for \(name) = math.maxinteger - \(passes), math.maxinteger do"
        : "for \(name) = \(choose(["1", "0", "-3"])), \(passes), \(choose(["1", "2", "3"])) do"
      lines[lines.count - 1] = String(repeating: "  ", count: indentation) + text
    }
    let saved = variables
    variables.append(name)
    block(1 + pick(3), depth - 1)
    variables = saved
    line("end")
    loopDepth -= 1
  }

  // MARK: The program

  mutating func program(iterations: Int) {
    line("local t = {}")
    line("for i = 1, 16 do t[i] = i * \(constant()) end")
    line("local a, b, c = \(constant()), \(constant()), \(constant())")
    variables = ["a", "b", "c"]
    assignable = variables
    for index in 1...3 { function(index) }
    line("local checksum = 0")
    line("for n = 1, \(iterations) do")
    variables.append("n")
    block(3 + pick(5), 3)
    indentation += 1
    line("checksum = checksum * 31 + (a ~ b) + c")
    indentation -= 1
    line("end")
    line("print(a, b, c, checksum)")
    line("print(table.concat(t, \" \"))")
  }

  private mutating func function(_ index: Int) {
    let arity = 1 + pick(3)
    let parameters = (0..<arity).map { "p\(index)\($0)" }
    line("local function f\(index)(\(parameters.joined(separator: ", ")))")
    let (savedVariables, savedAssignable) = (variables, assignable)
    // Some functions change the variables of the chunk around them.
    if chance(40) {
      variables += parameters
      assignable = parameters + [choose(assignable)]
    } else {
      variables = parameters
      assignable = parameters
    }
    isInFunction = true
    let known = functions
    if index == 1 || chance(50) { functions = [] }
    block(1 + pick(3), 2)
    indentation += 1
    line("return \(expression(3))")
    indentation -= 1
    isInFunction = false
    (variables, assignable) = (savedVariables, savedAssignable)
    functions = known + [("f\(index)", arity)]
    line("end")
  }
}
