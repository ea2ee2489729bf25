import Foundation
import LuaBytecode
import LuaSyntax
import Testing

@Suite struct OpcodeTableTests {
  @Test func rowsAreInOrder() {
    #expect(OpcodeTable.rows.map(\.opcode) == Opcode.allCases)
    #expect(Set(OpcodeTable.rows.map(\.mnemonic)).count == Opcode.allCases.count)
  }

  /// A conditional jump and its negation are neighbours and have the same operands: traces rely on it.
  @Test func negationsMatch() {
    for row in OpcodeTable.rows where row.mnemonic.hasPrefix("N") && !["NEWTABLE", "NOT"].contains(row.mnemonic) {
      let name = row.mnemonic.hasPrefix("NE") ? row.mnemonic.replacingOccurrences(of: "NE", with: "EQ") : String(row.mnemonic.dropFirst())
      let opposite = OpcodeTable.rows.first { $0.mnemonic == name }
      #expect(opposite.map { Int($0.opcode.rawValue) } == Int(row.opcode.rawValue) - 1, "\(row.mnemonic)")
    }
  }
}

@Suite struct InstructionTests {
  @Test(arguments: [(0, 0, 0), (255, 65535, Int(Int32.max)), (1, 2, -3), (128, 32768, Int(Int32.min))])
  func fieldsAreIndependent(a: Int, b: Int, c: Int) {
    var instruction = Instruction(.add, a: a, b: b, c: c)
    #expect((instruction.a, instruction.b, instruction.c) == (a, b, c))
    instruction.opcode = .forLoop
    instruction.b = 7
    #expect(instruction.opcode == .forLoop)
    #expect((instruction.a, instruction.b, instruction.c) == (a, 7, c))
  }

  @Test func bIsSignedWhereARowSaysImmediate() { #expect(Instruction(.equalImmediate, a: 1, b: -5, c: 2).signedB == -5) }
}

/// `Cases/*.lua` with their listings beside them; `BLESS=1` writes what the compiler gives. Read the difference before it is committed.
@Suite struct CompilerCaseTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

  static var cases: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".lua") }.map { String($0.dropLast(4)) }.sorted()
    }
  }

  @Test(arguments: try cases) func listing(name: String) throws {
    let source = try Data(contentsOf: Self.folder.appendingPathComponent("\(name).lua"))
    let text = BytecodePrinter.text(of: try Compiler.compile(source: Array(source), chunkName: "\(name).lua"))
    let expected = Self.folder.appendingPathComponent("\(name).bytecode")
    if ProcessInfo.processInfo.environment["BLESS"] == "1" { try text.write(to: expected, atomically: true, encoding: .utf8) }
    #expect(text == (try String(contentsOf: expected, encoding: .utf8)))
  }
}

@Suite struct CompilerErrorTests {
  @Test(arguments: [
    ("goto nope", "f.lua:1:1: no visible label 'nope' for <goto> at line 1"),
    ("break", "f.lua:1:1: break outside loop at line 1"),
    ("do\n::a::\nend\ngoto a", "f.lua:4:1: no visible label 'a' for <goto> at line 4"),
    ("::a::\n::a::", "f.lua:2:1: label 'a' already defined on line 1"),
    ("local x <const> = 1\nx = 2", "f.lua:2:1: attempt to assign to const variable 'x'"),
    ("local x <const> = f()\nfunction g() x = 2 end", "f.lua:2:14: attempt to assign to const variable 'x'"),
    ("goto l; local a; ::l:: print(a)", "f.lua:1:1: <goto l> at line 1 jumps into the scope of local 'a'"),
    ("local x <close> = f()", "f.lua:1:7: to-be-closed variables are not supported (variable 'x')"),
  ])
  func errors(source: String, expected: String) {
    #expect {
      try Compiler.compile(source: Array(source.utf8), chunkName: "f.lua")
    } throws: { error in
      "\(error)" == expected
    }
  }

  @Test func limitsAreErrors() {
    func message(_ source: String) -> String {
      do throws(LuaSyntaxError) {
        _ = try Compiler.compile(source: Array(source.utf8), chunkName: "f.lua")
        return "no error"
      } catch {
        return error.message
      }
    }
    #expect(message((0..<201).map { "local a\($0)" }.joined(separator: "\n")) == "too many local variables (limit is 200)")
    #expect(message("f(" + (0..<260).map { "\($0)" }.joined(separator: ",") + ")") == "function or expression needs too many registers")
    #expect(message("x = {" + String(repeating: "1,", count: 100_000) + "}") == "no error")
    #expect(message("x = " + (0..<190).map { "a\($0)" }.joined(separator: "..")) == "no error")
  }
}
