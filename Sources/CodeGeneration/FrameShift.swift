import X86

/// What becomes of the interpreter's frames when a trace goes on in a trace for another frame: some end, then some begin.
package struct FrameShift: Sendable {
  /// A frame that begins.
  package struct Frame: Sendable {
    /// Address of the called closure; it is in the slot below ``base``.
    package var closure: UInt
    /// Address of the closure's constants.
    package var constants: UInt
    /// Slot 0 of the frame, relative to slot 0 of the frame that the trace was entered in.
    package var base: Int32
    /// Address of the instruction where the caller goes on.
    package var returnAddress: UInt
    /// Number of results the caller wants; -1 for all.
    package var wanted: Int32

    package init(closure: UInt, constants: UInt, base: Int32, returnAddress: UInt, wanted: Int32) {
      self.closure = closure
      self.constants = constants
      self.base = base
      self.returnAddress = returnAddress
      self.wanted = wanted
    }
  }

  /// Number of frames that end.
  package var popped: Int32
  /// Frames that begin, innermost last.
  package var pushed: [Frame]
  /// What becomes slot 0.
  package var base: Int32

  package init(popped: Int32, pushed: [Frame], base: Int32) {
    self.popped = popped
    self.pushed = pushed
    self.base = base
  }

  /// Nothing changes.
  var isEmpty: Bool { popped == 0 && pushed.isEmpty && base == 0 }
}

extension Lowering {
  /// Changes the interpreter's frames and the slots' base; all registers but `rbx` are free.
  ///
  /// - Returns: where to go if there is no room for new frames, with nothing changed yet; nil if there is always room.
  mutating func shiftFrames(_ shift: FrameShift) -> Label? {
    let layout = request.layout
    assembler.emit(.mov, .quad, .rax, NativeFrame.state)
    assembler.emit(.mov, .quad, .rcx, .at(.rax, layout.stateFrame))
    assembler.emit(.lea, .quad, .rdx, .at(.stackBase, shift.base * layout.valueSize))
    var full: Label?
    if !shift.pushed.isEmpty {
      let label = assembler.makeLabel()
      full = label
      assembler.emit(.cmp, .quad, .rdx, .at(.rax, layout.stateBaseLimit))
      assembler.jump(.above, to: label)
      assembler.emit(.cmp, .quad, .rcx, .at(.rax, layout.stateFrameLimit))
      assembler.jump(.above, to: label)
    }
    if shift.popped > 0 { assembler.emit(.sub, .quad, .rcx, shift.popped * layout.frameSize) }
    for frame in shift.pushed {
      store(frame.returnAddress, at: layout.framePC)
      assembler.emit(.add, .quad, .rcx, layout.frameSize)
      store(frame.closure, at: layout.frameClosure)
      store(frame.constants, at: layout.frameConstants)
      // No flags.
      store(UInt(UInt32(bitPattern: frame.wanted)), at: layout.frameWanted)
      assembler.emit(.lea, .quad, .rsi, .at(.stackBase, frame.base * layout.valueSize))
      assembler.emit(.mov, .quad, .at(.rcx, layout.frameBase), .rsi)
      assembler.emit(.sub, .quad, .rsi, layout.valueSize)
      assembler.emit(.mov, .quad, .at(.rcx, layout.frameFunction), .rsi)
    }
    assembler.emit(.mov, .quad, .at(.rax, layout.stateFrame), .rcx)
    assembler.emit(.mov, .quad, .stackBase, .rdx)
    return full
  }

  private mutating func store(_ word: UInt, at offset: Int32) {
    if let immediate = Int32(exactly: word) {
      assembler.emit(.mov, .quad, .at(.rcx, offset), immediate)
    } else {
      assembler.load(Int64(bitPattern: UInt64(word)), into: .rsi)
      assembler.emit(.mov, .quad, .at(.rcx, offset), .rsi)
    }
  }
}
