import Foundation
import Testing
import X86

/// A file of `/proc`, whose size the system does not know beforehand.
private func processFile(_ path: String) throws -> String {
  let handle = try #require(FileHandle(forReadingAtPath: path))
  var data = Data()
  while let part = try handle.read(upToCount: 1 << 16), !part.isEmpty { data += part }
  return String(decoding: data, as: UTF8.self)
}

/// Permissions of the mappings that hold `address`, for example `r-xp`.
private func permissions(of address: UInt) throws -> String? {
  let maps = try processFile("/proc/self/maps")
  for line in maps.split(separator: "\n") {
    let fields = line.split(separator: " ")
    let range = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
    if range.count == 2 && range[0] <= address && address < range[1] { return String(fields[1]) }
  }
  return nil
}

@Suite struct ExecutableMemoryTests {
  private typealias Function = @convention(c) (Int64) -> Int64

  /// Code for `argument + value`.
  private func adder(_ value: Int32) -> Assembler {
    var assembler = Assembler()
    assembler.emit(.lea, .quad, .rax, .at(.rdi, value))
    assembler.emit(.ret)
    return assembler
  }

  @Test func codeRunsAndIsNeverWritable() throws {
    var memory = try ExecutableMemory(capacity: 1 << 20)
    var previous: UnsafeRawPointer?
    for value in 1...300 {
      let entry = try memory.append(adder(Int32(value)))
      #expect(UInt(bitPattern: entry) % UInt(ExecutableMemory.alignment) == 0)
      if let previous { #expect(entry - previous == ExecutableMemory.alignment) }
      previous = entry
      let result = unsafeBitCast(entry, to: Function.self)(40)
      #expect(result == Int64(40 + value))
    }
    let address = try #require(previous)
    #expect(try permissions(of: UInt(bitPattern: address)) == "r-xp")
    #expect(try permissions(of: memory.nextAddress + 65536) == "---p")
    #expect(memory.count == 300 * 64)
  }

  @Test func noMappingOfTheProcessIsWritableAndExecutable() throws {
    var memory = try ExecutableMemory(capacity: 1 << 16)
    _ = try memory.append(adder(1))
    let maps = try processFile("/proc/self/maps")
    for line in maps.split(separator: "\n") where line.contains("wx") {
      Issue.record("writable and executable: \(line)")
    }
    _ = memory.count
  }

  @Test func jumpsCanBePatched() throws {
    var memory = try ExecutableMemory(capacity: 1 << 16)
    let first = try memory.append(adder(1))
    let second = try memory.append(adder(2))
    var assembler = Assembler()
    assembler.jump(toAddress: UInt(bitPattern: first))
    let jump = try memory.append(assembler)
    let before = unsafeBitCast(jump, to: Function.self)(10)
    #expect(before == 11)
    try memory.patchJump(atOffset: memory.offset(of: jump), to: second)
    let after = unsafeBitCast(jump, to: Function.self)(10)
    #expect(after == 12)
    #expect(try permissions(of: UInt(bitPattern: jump)) == "r-xp")
  }

  @Test func fullMemorySaysSo() throws {
    var memory = try ExecutableMemory(capacity: 4096)
    for _ in 0..<64 { _ = try memory.append(adder(1)) }
    let error = #expect(throws: ExecutableMemoryError.self) { _ = try memory.append(adder(1)) }
    #expect(error == .full(needed: 64, available: 0))
    try memory.removeAll()
    let entry = try memory.append(adder(5))
    let result = unsafeBitCast(entry, to: Function.self)(1)
    #expect(result == 6)
  }

  @Test func featuresAgreeWithTheSystem() throws {
    let information = try processFile("/proc/cpuinfo")
    let flags = Set(information.split(separator: "\n").first { $0.hasPrefix("flags") }?.split(separator: " ") ?? [])
    let features = ProcessorFeatures.current
    #expect(features.contains(.bmi1) == flags.contains("bmi1"))
    #expect(features.contains(.bmi2) == flags.contains("bmi2"))
    #expect(features.contains(.popcnt) == flags.contains("popcnt"))
    #expect(features.contains(.sse41) == flags.contains("sse4_1"))
    #expect(features.contains(.lzcnt) == (flags.contains("abm") || flags.contains("lzcnt")))
  }
}
