/// Extensions of the instruction set that generated code may use.
package struct ProcessorFeatures: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `tzcnt`, `andn`.
  package static let bmi1 = ProcessorFeatures(rawValue: 1)
  /// `shlx`, `shrx`, `sarx`, `rorx`, `mulx`.
  package static let bmi2 = ProcessorFeatures(rawValue: 2)
  package static let lzcnt = ProcessorFeatures(rawValue: 4)
  package static let popcnt = ProcessorFeatures(rawValue: 8)
  /// `roundsd`.
  package static let sse41 = ProcessorFeatures(rawValue: 16)

  /// Features of this machine, asked once with `cpuid`; empty if no code could be placed.
  package static let current: ProcessorFeatures = (try? detect()) ?? []

  /// `cpuid`'s four results for one leaf.
  private typealias Leaf = (eax: UInt32, ebx: UInt32, ecx: UInt32, edx: UInt32)

  private static func detect() throws(ExecutableMemoryError) -> ProcessorFeatures {
    var assembler = Assembler(capacity: 64)
    assembler.emit(.push, .quad, .rbx)
    assembler.emit(.mov, .quad, .r8, .rdx)
    assembler.emit(.mov, .long, .rax, .rdi)
    assembler.emit(.mov, .long, .rcx, .rsi)
    assembler.emit(.cpuid)
    for (index, register) in [Register.rax, .rbx, .rcx, .rdx].enumerated() {
      assembler.emit(.mov, .long, .at(.r8, Int32(4 * index)), register)
    }
    assembler.emit(.pop, .quad, .rbx)
    assembler.emit(.ret)
    var memory = try ExecutableMemory(capacity: 4096)
    let entry = try memory.append(assembler)
    // Unsafe: the code above has this signature.
    let cpuid = unsafeBitCast(entry, to: (@convention(c) (UInt32, UInt32, UnsafeMutableRawPointer) -> Void).self)

    func leaf(_ number: UInt32) -> Leaf {
      var result: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
      withUnsafeMutableBytes(of: &result) { cpuid(number, 0, $0.baseAddress.unsafelyUnwrapped) }
      return result
    }

    var features: ProcessorFeatures = []
    let last = leaf(0).eax
    let first = leaf(1)
    if first.ecx & 1 << 23 != 0 { features.insert(.popcnt) }
    if first.ecx & 1 << 19 != 0 { features.insert(.sse41) }
    if last >= 7 {
      let extended = leaf(7)
      if extended.ebx & 1 << 3 != 0 { features.insert(.bmi1) }
      if extended.ebx & 1 << 8 != 0 { features.insert(.bmi2) }
    }
    if leaf(0x8000_0000).eax >= 0x8000_0001, leaf(0x8000_0001).ecx & 1 << 5 != 0 { features.insert(.lzcnt) }
    _ = memory.count  // The code must outlive the calls.
    return features
  }
}
