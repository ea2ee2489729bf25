import Diagnostics
import Findings
import LuaSyntax
import Rules

/// A reader of text that anybody may hand over: any bytes must give a result or an error with a place, in bounded time and memory.
package enum FuzzedReader: String, CaseIterable, Sendable {
  case ll, trace, opt, rules, lua

  /// What the names of its files end in.
  package var fileExtension: String { rawValue }

  /// What reading came to.
  package enum Outcome: Hashable, Sendable {
    case read
    case refused
    /// It came back, but not as it must; in words.
    case wrong(String)
  }

  /// Reads `bytes`. A process that doesn't survive this has found a fault.
  package func read(_ bytes: [UInt8]) -> Outcome {
    switch self {
    case .ll, .trace, .opt:
      do throws(Diagnostic) {
        let finding = try FindingReader.read(SourceText(path: "fuzzed." + fileExtension, bytes: bytes))
        return finding.claims.isEmpty ? .wrong("a finding that claims nothing") : .read
      } catch {
        return Self.outcome(of: error)
      }
    case .rules:
      let parser = RuleFileParser(file: "fuzzed.rules")
      do throws(Diagnostic) {
        let text = RuleFilePrinter.text(try parser.parse(String(decoding: bytes, as: UTF8.self)))
        guard let again = try? parser.parse(text) else { return .wrong("rules that don't read back:\n\(text)") }
        return RuleFilePrinter.text(again) == text ? .read : .wrong("rules that read back as others:\n\(text)")
      } catch {
        return Self.outcome(of: error)
      }
    case .lua:
      do throws(LuaSyntaxError) {
        _ = try Parser.parse(bytes, chunk: "fuzzed")
        return .read
      } catch {
        return error.position.line < 1 || error.position.column < 1 || error.message.isEmpty ? .wrong("an error without a place: \(error.message)") : .refused
      }
    }
  }

  private static func outcome(of error: Diagnostic) -> Outcome {
    let hasPlace = error.location.line >= 1 && error.location.column >= 1
    if !hasPlace || error.message.isEmpty { return .wrong("an error without a place: \(error.description)") }
    // An error is read by a person.
    return error.description.utf8.count > 4_000 ? .wrong("an error of \(error.description.utf8.count) bytes") : .refused
  }

  /// Files to start from, where the folder has none.
  package var samples: [String] {
    switch self {
    case .opt:
      [
        """
        ; a comment
        %0:i32 = var (range=[0,10)) (nonZero) (signBits=3)
        %1:i32 = var (knownBits=0000xxxxxxxxxxxxxxxxxxxxxxxxxxx1) (powerOfTwo)
        %2:i1 = ult %0, 20:i32
        pc %2 1:i1
        %3:i32 = addnsw %0, %1
        %4 = uadd.with.overflow %0, %1
        %5:i32 = extractvalue %4, 0:i32
        %6:i32 = select %2, %3, %5
        %7:i64 = zext %6
        %8:i16 = trunc %7
        infer %8 (demandedBits=0000000011111111)
        result 3:i16
        """, "%0:i8 = var (negative)\n%1:i8 = fshl %0, %0, 3:i8\n%2:i8 = lshrexact %1, 1:i8\ncand %2 %0\n",
      ]
    default: []
    }
  }

  /// Words that mean something to the reader.
  var words: [String] {
    let common = [
      "(", ")", "{", "}", "[", "]", ",", ":", "\"", ";", "#", "\n", "\r\n", "\u{0}", "é", "\u{1F600}", "0", "-1", "64", "65", "18446744073709551616",
    ]
    switch self {
    case .ll:
      return common + [
        "i1", "i64", "i65", "i0", "%x", "%r", "add", "nuw", "true", "-9223372036854775809", "ret", "!", "define", "@src", "@tgt", "call", "llvm.", "<",
        "range(",
        "icmp", "select", "zext", "to", "extractvalue", "freeze", "sdiv", "llvm.assume", "llvm.fshl.i32", "#dbg_value(", "poison", "i64 %x", "abs", "true)",
      ]
    case .trace:
      return common + [
        "inputs:", "int_add(", "int_add_ovf(", "uint_rshift(", "int_is_true(", "assume", "no_overflow", "result", "==", "<", "<=", "x0", "t0", "t1", "= ",
      ]
    case .opt:
      return common + ["= var", ":i8", ":i1", "infer", "result", "cand", "pc", "(range=[", "(knownBits=", "(nonZero)", "addnw", "ctpop", "bswap", "%0", "%1"]
    case .rules:
      return common + [
        "rule ", "\n  width ", "\n  variable ", "\n  constant ", "\n  match ", "\n  rewrite ", "\n  when ", "\n  fact ", "\n  where ",
        "\n  sound at all widths",
        "\n  weakest exact at 3...5", "\n  cost 1 -> 0", "(add x ", "(zext W ", "(and ", "(scmp ", "(width ", "(neg ", "(log2 ", "(select ", "true", "W", "V",
        "x", "C1", ":W",
        "1...64", "//", "(eq ", "(udiv.exact ", "family ", "from ",
      ]
    case .lua:
      return common + [
        "function", "end", "local", "if", "then", "elseif", "goto", "::", "repeat", "until", "while", "do", "for", "in", "return", "break", "[[", "]]", "[==[",
        "--",
        "--[[", "..", "...", "//", "0x", "0x1p", "1e", "\\", "'", "nil", "not", "~", "<const>", "<close>", "x", "=",
      ]
    }
  }
}
