/// Machine code under construction: bytes, labels and the places that wait for a label's position.
///
/// Jumps to labels are `rel32`, except backward ones that reach with `rel8`. Code is position-independent until `copy(to:runningAt:)`
/// settles jumps to absolute addresses.
package struct Assembler: ~Copyable {
  /// A `rel32` field to be filled with the distance from the end of its instruction.
  struct Fixup {
    var position: Int32
    var label: Int32
    /// Bytes of the instruction after the field.
    var trailing: Int32
  }

  /// A `rel32` field whose target is an absolute address.
  struct ExternalFixup {
    var position: Int32
    var target: UInt
  }

  /// Unsafe: owned by this value, freed in `deinit`, `count` bytes initialized.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  /// Bytes of code so far.
  package private(set) var count = 0
  private var capacity: Int
  private var labels: [Int32] = []
  private var fixups: [Fixup] = []
  private var externalFixups: [ExternalFixup] = []

  /// The longest instruction, in bytes.
  private static let longestInstruction = 16
  private static let unbound: Int32 = -1

  package init(capacity: Int = 4096) {
    self.capacity = max(capacity, 64)
    bytes = .allocate(capacity: self.capacity)
  }

  deinit { bytes.deallocate() }

  /// Removes all code and labels; keeps the memory.
  package mutating func removeAll() {
    count = 0
    labels.removeAll(keepingCapacity: true)
    fixups.removeAll(keepingCapacity: true)
    externalFixups.removeAll(keepingCapacity: true)
  }

  /// The bytes so far; labels that are bound since are not yet in them.
  package var code: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }

  // MARK: Labels

  /// A new label, to be bound once.
  package mutating func makeLabel() -> Label {
    labels.append(Assembler.unbound)
    return Label(index: Int32(labels.count - 1))
  }

  /// Gives the label the current position.
  package mutating func bind(_ label: Label) {
    precondition(labels[Int(label.index)] == Assembler.unbound, "a label is bound once")
    labels[Int(label.index)] = Int32(count)
  }

  /// Gives the label the position of earlier code.
  package mutating func bind(_ label: Label, toOffset offset: Int) {
    precondition(labels[Int(label.index)] == Assembler.unbound && offset <= count, "a label is bound once, to code")
    labels[Int(label.index)] = Int32(offset)
  }

  /// Bytes from the beginning of the code to the label, which must be bound.
  package func offset(of label: Label) -> Int {
    precondition(labels[Int(label.index)] != Assembler.unbound, "the label is not bound")
    return Int(labels[Int(label.index)])
  }

  /// Fills every field that waits for a label; all labels that are used must be bound.
  package mutating func resolveLabels() {
    for fixup in fixups {
      let target = labels[Int(fixup.label)]
      precondition(target != Assembler.unbound, "the label is not bound")
      store(Int32(target - fixup.position - 4 - fixup.trailing), at: Int(fixup.position))
    }
    fixups.removeAll(keepingCapacity: true)
  }

  /// Writes the code to `destination`, with jumps and calls set for running at `address`; false if an absolute target is out of reach.
  package borrowing func copy(to destination: UnsafeMutableRawPointer, runningAt address: UInt) -> Bool {
    precondition(fixups.isEmpty, "resolveLabels() comes first")
    destination.copyMemory(from: bytes, byteCount: count)
    for fixup in externalFixups {
      let distance = Int(bitPattern: fixup.target &- (address &+ UInt(fixup.position) &+ 4))
      guard let short = Int32(exactly: distance) else { return false }
      destination.storeBytes(of: short, toByteOffset: Int(fixup.position), as: Int32.self)
    }
    return true
  }

  // MARK: Data

  /// Appends `nop`s until the offset is a multiple of `alignment`, a power of two.
  package mutating func align(to alignment: Int) {
    var missing = (alignment - count % alignment) % alignment
    while missing > 0 {
      reserve()
      let length = min(missing, Assembler.nops.count)
      for byte in Assembler.nops[length - 1] { append(byte) }
      missing -= length
    }
  }

  /// The recommended `nop` of each length from 1 to 9 bytes (Intel's manual, volume 2, NOP, table 4-12).
  private static let nops: [[UInt8]] = [
    [0x90], [0x90, 0x90], [0x0f, 0x1f, 0x00], [0x0f, 0x1f, 0x40, 0x00], [0x0f, 0x1f, 0x44, 0x00, 0x00], [0x66, 0x0f, 0x1f, 0x44, 0x00, 0x00],
    [0x0f, 0x1f, 0x80, 0, 0, 0, 0], [0x0f, 0x1f, 0x84, 0x00, 0, 0, 0, 0], [0x66, 0x0f, 0x1f, 0x84, 0x00, 0, 0, 0, 0],
  ]

  /// Appends zero bytes until the offset is a multiple of `alignment`; for data after the code.
  package mutating func pad(to alignment: Int) {
    reserve(alignment)
    while count % alignment != 0 { append(0) }
  }

  /// Appends eight bytes of data.
  package mutating func data(_ value: UInt64) {
    reserve()
    appendInteger(value)
  }

  // MARK: Bytes, for the encoder

  @inline(__always)
  mutating func reserve(_ extra: Int = longestInstruction) {
    if count + extra > capacity { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    let larger = max(capacity * 2, count + extra)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = memory
    capacity = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func appendInteger<Value: FixedWidthInteger>(_ value: Value) {
    UnsafeMutableRawPointer(bytes + count).storeBytes(of: value.littleEndian, as: Value.self)
    count += MemoryLayout<Value>.size
  }

  @inline(__always)
  private func store(_ value: Int32, at position: Int) {
    UnsafeMutableRawPointer(bytes + position).storeBytes(of: value, as: Int32.self)
  }

  /// Appends a `rel32` field for a label; `trailing` bytes of the instruction follow it.
  @inline(__always)
  mutating func appendReference(to label: Int32, trailing: Int) {
    fixups.append(Fixup(position: Int32(count), label: label, trailing: Int32(trailing)))
    appendInteger(Int32(0))
  }

  @inline(__always)
  mutating func appendReference(toAddress target: UInt) {
    externalFixups.append(ExternalFixup(position: Int32(count), target: target))
    appendInteger(Int32(0))
  }

  /// The distance from the end of an instruction of `length` bytes, begun here, to the label; nil if that is not bound yet.
  @inline(__always)
  func distance(to label: Label, length: Int) -> Int? {
    let target = labels[Int(label.index)]
    return target == Assembler.unbound ? nil : Int(target) - count - length
  }
}
