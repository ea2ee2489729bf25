import Foundation
import LuaBytecode
import LuaRuntime
import TestSupport
import Testing

/// `Cases/*.lua` print what `Cases/*.expected` hold, which is what `lua5.4` prints; that is checked again where `lua5.4` is installed.
@Suite struct ProgramCaseTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

  static var cases: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".lua") }.map { String($0.dropLast(4)) }.sorted()
    }
  }

  @Test(arguments: try cases) func output(name: String) throws {
    let file = Self.folder.appendingPathComponent("\(name).lua")
    let expected = String(decoding: try Data(contentsOf: Self.folder.appendingPathComponent("\(name).expected")), as: UTF8.self)
    let outcome = try LuaRun.interpret(String(decoding: Data(contentsOf: file), as: UTF8.self), chunk: "\(name).lua")
    #expect(outcome.error == nil)
    #expect(outcome.output == expected)
    if let reference = LuaRun.reference { #expect(try LuaRun.reference(reference, file: file) == expected, "the expectation is not what lua5.4 prints") }
  }
}

/// Random programs print the same here and in `lua5.4`.
@Suite struct RandomProgramTests {
  @Test(.enabled(if: LuaRun.reference != nil), arguments: 1...60) func agreesWithTheReference(seed: UInt64) throws {
    let source = RandomLuaProgram(seed: seed, iterations: 40).source
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tracelua-random-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("random.lua")
    try source.write(to: file, atomically: true, encoding: .utf8)
    let outcome = try LuaRun.interpret(source)
    #expect(outcome.error == nil)
    #expect(outcome.output == (try LuaRun.reference(LuaRun.reference ?? "", file: file)), "seed \(seed)")
  }

  @Test func sameSeedSameProgram() {
    #expect(RandomLuaProgram(seed: 7).source == RandomLuaProgram(seed: 7).source)
    #expect(RandomLuaProgram(seed: 7).source != RandomLuaProgram(seed: 8).source)
  }
}

/// Machine code reads objects by these offsets.
@Suite struct ObjectLayoutTests {
  @Test func offsetsAreThoseOfTheStructures() {
    #expect(MemoryLayout<Value>.size == ObjectLayout.valueSize)
    #expect(MemoryLayout<Value>.offset(of: \.payload) == ObjectLayout.valuePayload)
    #expect(MemoryLayout<Value>.offset(of: \.tag) == ObjectLayout.valueTag)
    #expect(MemoryLayout<ObjectHeader>.size == 16)
    #expect(MemoryLayout<ObjectHeader>.offset(of: \.absentEvents) == ObjectLayout.tableAbsentEvents)
    #expect(MemoryLayout<StringObject>.offset(of: \.hash) == ObjectLayout.stringHash)
    #expect(MemoryLayout<StringObject>.offset(of: \.count) == ObjectLayout.stringCount)
    #expect(MemoryLayout<StringObject>.size == ObjectLayout.stringBytes)
    #expect(MemoryLayout<TableObject>.offset(of: \.array) == ObjectLayout.tableArray)
    #expect(MemoryLayout<TableObject>.offset(of: \.arrayCount) == ObjectLayout.tableArrayCount)
    #expect(MemoryLayout<TableObject>.offset(of: \.arrayCapacity) == ObjectLayout.tableArrayCapacity)
    #expect(MemoryLayout<TableObject>.offset(of: \.nodes) == ObjectLayout.tableNodes)
    #expect(MemoryLayout<TableObject>.offset(of: \.nodeMask) == ObjectLayout.tableNodeMask)
    #expect(MemoryLayout<TableObject>.offset(of: \.nodeCount) == ObjectLayout.tableNodeCount)
    #expect(MemoryLayout<TableObject>.offset(of: \.metatable) == ObjectLayout.tableMetatable)
    #expect(MemoryLayout<Node>.stride == ObjectLayout.nodeSize)
    #expect(MemoryLayout<Node>.offset(of: \.key) == ObjectLayout.nodeKey)
    #expect(MemoryLayout<Node>.offset(of: \.value) == ObjectLayout.nodeValue)
    #expect(MemoryLayout<UpvalueObject>.offset(of: \.location) == ObjectLayout.upvalueLocation)
    #expect(MemoryLayout<ClosureObject>.offset(of: \.prototype) == ObjectLayout.closurePrototype)
    #expect(MemoryLayout<ClosureObject>.offset(of: \.upvalueCount) == ObjectLayout.closureUpvalueCount)
    #expect(MemoryLayout<ClosureObject>.size == ObjectLayout.closureUpvalues)
    #expect(MemoryLayout<NativeObject>.offset(of: \.entry) == ObjectLayout.nativeEntry)
    #expect(MemoryLayout<RuntimePrototype>.offset(of: \.constants) == ObjectLayout.prototypeConstants)
  }
}

@Suite struct LuaArithmeticTests {
  @Test func floorDivisionAndModulo() {
    for (left, right, quotient, remainder) in [
      (7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1), (6, 3, 2, 0), (-6, 3, -2, 0), (Int64.min, -1, Int64.min, 0),
      (Int64.min, 1, Int64.min, 0), (Int64.max, -1, -Int64.max, 0), (0, -5, 0, 0), (Int64.min, Int64.max, -2, Int64.max - 1),
    ] as [(Int64, Int64, Int64, Int64)] {
      #expect(LuaArithmetic.floorDivide(left, right) == quotient)
      #expect(LuaArithmetic.modulo(left, right) == remainder)
    }
  }

  @Test func shiftsTakeAnyCount() {
    for (value, count, left, right) in [
      (1, 0, 1, 1), (1, 63, Int64.min, 0), (1, 64, 0, 0), (-1, 1, -2, Int64.max), (-1, -1, Int64.max, -2), (-1, 64, 0, 0), (-1, -64, 0, 0),
      (1, Int64.min, 0, 0), (1, Int64.max, 0, 0), (Int64.min, 63, 0, 1),
    ] as [(Int64, Int64, Int64, Int64)] {
      #expect(LuaArithmetic.shiftLeft(value, count) == left)
      #expect(LuaArithmetic.shiftRight(value, count) == right)
    }
  }

  @Test func mixedComparisonsAreExact() {
    #expect(LuaArithmetic.less(Int64.max, 0x1p63))
    #expect(!LuaArithmetic.lessOrEqual(0x1p63, Int64.max))
    #expect(LuaArithmetic.less(0x1p53, (1 << 53) + 1))
    #expect(!LuaArithmetic.less(Int64.min, -0x1p63))
    #expect(LuaArithmetic.lessOrEqual(Int64.min, -0x1p63))
    #expect(!LuaArithmetic.less(0, .nan) && !LuaArithmetic.lessOrEqual(0, .nan) && !LuaArithmetic.less(.nan, 0) && !LuaArithmetic.lessOrEqual(.nan, 0))
    #expect(LuaArithmetic.less(Int64.max, .infinity) && LuaArithmetic.less(-.infinity, Int64.min))
  }
}

@Suite struct ErrorTests {
  @Test(arguments: [
    ("error('boom')", "test.lua:1: boom"), ("error({})", "(error object is a table value)"),
    ("local t = nil; t.x = 1", "test.lua:1: attempt to index a nil value (local 't')"),
    ("error(setmetatable({}, { __tostring = function() return 'object' end }))", "object"), ("error()", "(error object is a nil value)"),
    ("\n\nfoo()", "test.lua:3: attempt to call a nil value (global 'foo')"),
  ])
  func uncaught(source: String, message: String) throws {
    let outcome = try LuaRun.interpret("print('before')\n".replacingOccurrences(of: "\n", with: " ") + source)
    #expect(outcome == LuaRun.Outcome(output: "before\n", error: message))
  }

  @Test func recursionEndsInAnError() throws {
    let outcome = try LuaRun.interpret("local function f() return 1 + f() end print(pcall(f))")
    #expect(outcome.output.hasPrefix("false\ttest.lua:1: stack overflow"))
    let nested = try LuaRun.interpret(
      "local t = setmetatable({}, {}) getmetatable(t).__index = function(t, k) return t[k + 1] end print(pcall(function() return t[1] end))")
    #expect(nested.output.hasPrefix("false\ttest.lua:1: stack overflow"))
  }

  @Test func unwritableOutputIsReported() throws {
    let machine = LuaMachine()
    machine.redirectOutput(to: open("/dev/full", O_WRONLY))
    try machine.run(try Compiler.compile(source: Array("print('x')".utf8), chunkName: "test.lua"))
    #expect(machine.flushOutput() == ENOSPC)
  }
}
