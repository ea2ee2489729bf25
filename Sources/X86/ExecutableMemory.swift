import Glibc

/// Why machine code could not be placed.
package enum ExecutableMemoryError: Error, Equatable {
  /// The system refused to reserve `bytes` of address space.
  case reservationFailed(bytes: Int, errno: Int32)
  /// The system refused to change the protection of pages.
  case protectionFailed(errno: Int32)
  /// The code needs `needed` bytes; `available` are left.
  case full(needed: Int, available: Int)
  /// A jump's target is more than 2 GB away.
  case targetOutOfReach
}

extension ExecutableMemoryError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .reservationFailed(let bytes, let errno): "cannot reserve \(bytes) bytes for machine code: \(String(cString: strerror(errno)))"
    case .protectionFailed(let errno): "cannot change the protection of machine code: \(String(cString: strerror(errno)))"
    case .full(let needed, let available): "machine code needs \(needed) bytes, \(available) are left"
    case .targetOutOfReach: "a jump's target is more than 2 GB away"
    }
  }
}

/// One reserved range of addresses that holds machine code; all code in it can jump to all other code in it with `rel32`.
///
/// A page is inaccessible, or readable and writable while code is put there, or readable and executable: never writable and executable.
/// No code in it may run while code is added or patched.
package struct ExecutableMemory: ~Copyable {
  /// Bytes reserved.
  package let capacity: Int
  /// Bytes in use from the beginning.
  package private(set) var count = 0
  /// Unsafe: a mapping that this value owns and unmaps in `deinit`.
  private let start: UnsafeMutableRawPointer
  private let pageSize: Int

  /// Code starts at multiples of this many bytes, a cache line.
  package static let alignment = 64

  /// Reserves `capacity` bytes of address space, at most 2 GB; no memory is committed yet.
  package init(capacity: Int = 64 << 20) throws(ExecutableMemoryError) {
    precondition(capacity > 0 && capacity <= 1 << 31, "relative jumps reach 2 GB")
    pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
    self.capacity = (capacity + pageSize - 1) / pageSize * pageSize
    guard let memory = mmap(nil, self.capacity, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0), memory != MAP_FAILED else {
      throw .reservationFailed(bytes: self.capacity, errno: errno)
    }
    start = memory
  }

  deinit { munmap(start, capacity) }

  /// The address that the next code will have.
  package var nextAddress: UInt { UInt(bitPattern: start) + UInt(count) }

  /// Bytes that are left.
  package var available: Int { capacity - count }

  /// Places the assembler's code, whose labels must be resolved, and makes it executable; returns its first byte.
  package mutating func append(_ assembler: borrowing Assembler) throws(ExecutableMemoryError) -> UnsafeRawPointer {
    let needed = (assembler.count + ExecutableMemory.alignment - 1) / ExecutableMemory.alignment * ExecutableMemory.alignment
    guard needed <= available else { throw .full(needed: needed, available: available) }
    let destination = start + count
    try protect(destination, assembler.count, PROT_READ | PROT_WRITE)
    let reached = assembler.copy(to: destination, runningAt: UInt(bitPattern: destination))
    try protect(destination, assembler.count, PROT_READ | PROT_EXEC)
    guard reached else { throw .targetOutOfReach }
    count += needed
    return UnsafeRawPointer(destination)
  }

  /// Replaces the 5 bytes at `offset` from the beginning by a jump to `target`, an address in this memory.
  package mutating func patchJump(atOffset offset: Int, to target: UnsafeRawPointer) throws(ExecutableMemoryError) {
    precondition(offset >= 0 && offset + 5 <= count, "the jump lies in this memory")
    let instruction = start + offset
    guard let distance = Int32(exactly: target - (UnsafeRawPointer(instruction) + 5)) else { throw .targetOutOfReach }
    try protect(instruction, 5, PROT_READ | PROT_WRITE)
    instruction.storeBytes(of: 0xe9, as: UInt8.self)
    (instruction + 1).storeBytes(of: distance, as: Int32.self)
    try protect(instruction, 5, PROT_READ | PROT_EXEC)
  }

  /// Bytes from the beginning of this memory to an address in it.
  package func offset(of address: UnsafeRawPointer) -> Int { address - UnsafeRawPointer(start) }

  /// Forgets all code; its pages become inaccessible and their memory returns to the system.
  package mutating func removeAll() throws(ExecutableMemoryError) {
    guard madvise(start, capacity, MADV_DONTNEED) == 0 else { throw .protectionFailed(errno: errno) }
    try protect(start, capacity, PROT_NONE)
    count = 0
  }

  private func protect(_ address: UnsafeMutableRawPointer, _ bytes: Int, _ protection: Int32) throws(ExecutableMemoryError) {
    let first = (address - start) / pageSize * pageSize
    let end = (address - start + bytes + pageSize - 1) / pageSize * pageSize
    guard mprotect(start + first, end - first, protection) == 0 else { throw .protectionFailed(errno: errno) }
  }
}
