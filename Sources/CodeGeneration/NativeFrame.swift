import X86

/// The frame that a trace has on the native stack, the same for all traces, so that one can jump into another.
///
///     rsp +    0          the runtime's state
///     rsp +    8          trace instructions executed, not yet added to the counter
///     rsp +   16 + 8 n    spill slot n, 0 <= n < 254
///     rsp + 2056          r15 r14 r13 r12 rbp rbx of the caller, 8 bytes each
///     rsp + 2104          return address
///
/// `rsp` is a multiple of 16, as calls need it.
enum NativeFrame {
  static let size: Int32 = 16 + 8 * Int32(RegisterAllocator.slotLimit) + 8
  static let state = Memory.at(.rsp, 0)
  static let executed = Memory.at(.rsp, 8)

  static func slot(_ index: Int32) -> Memory { .at(.rsp, 16 + 8 * index) }

  /// Registers of the caller in the order in which they are pushed.
  static let saved: [Register] = [.rbx, .rbp, .r12, .r13, .r14, .r15]
}
