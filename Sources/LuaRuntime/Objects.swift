package import LuaBytecode

/// What every heap object begins with: 16 bytes.
package struct ObjectHeader {
  /// The next object of the list that the sweep walks; for strings, the next one of the same bucket.
  package var next: UnsafeMutablePointer<ObjectHeader>?
  /// The tag of values that refer to the object; `upvalueKind` for upvalues.
  package var kind: UInt8
  /// 1 while a collection has reached the object.
  package var mark: UInt8
  /// For tables: a bit per metamethod event that is known to be absent when the table is a metatable.
  package var absentEvents: UInt8
  private var padding: UInt8 = 0
  private var moreUnused: UInt32 = 0

  package static let upvalueKind: UInt8 = 64

  init(kind: UInt64) {
    self.next = nil
    self.kind = UInt8(kind)
    self.mark = 0
    self.absentEvents = 0
  }

  init(upvalue: Void) {
    self.next = nil
    self.kind = Self.upvalueKind
    self.mark = 0
    self.absentEvents = 0
  }
}

/// An interned string; its bytes and a NUL follow.
package struct StringObject {
  package var header: ObjectHeader
  package var hash: UInt64
  /// Length in bytes, without the NUL.
  package var count: Int
}

/// A key and its value. An empty node has a nil key; a dead one a key with a nil value.
package struct Node {
  package var key: Value
  package var value: Value
}

/// A table: `array` holds the values of the keys 1...arrayCount, the nodes everything else.
///
/// Invariants: the array's last value is not nil (those in between may be); the key arrayCount + 1 has no value in the nodes,
/// so the array count is the table's length; `nodeMask + 1` is a power of two; at least one node is empty, so a search ends.
package struct TableObject {
  package var header: ObjectHeader
  package var array: UnsafeMutablePointer<Value>?
  package var arrayCount: Int
  package var arrayCapacity: Int
  package var nodes: UnsafeMutablePointer<Node>
  package var nodeMask: Int
  /// Nodes that are not empty, dead ones included.
  package var nodeCount: Int
  package var metatable: UnsafeMutablePointer<TableObject>?
}

/// A variable that closures share: a stack slot while its function runs, the object's own cell later.
package struct UpvalueObject {
  package var header: ObjectHeader
  package var location: UnsafeMutablePointer<Value>
  package var closed: Value
  /// The next open upvalue further down the stack.
  package var nextOpen: UnsafeMutablePointer<UpvalueObject>?
}

/// A Lua function: its upvalues' pointers follow.
package struct ClosureObject {
  package var header: ObjectHeader
  package var prototype: UnsafeMutablePointer<RuntimePrototype>
  package var upvalueCount: Int
}

/// A function of the host: gets the state, its first argument and the argument count; returns the result count, or -1 with the error in the state.
///
/// Results are written from one slot below the first argument on.
package typealias NativeEntry = @convention(c) (UnsafeMutableRawPointer, UnsafeMutableRawPointer, Int) -> Int

package struct NativeObject {
  package var header: ObjectHeader
  package var entry: NativeEntry
  /// The qualified name, such as "string.byte".
  package var name: UnsafeMutablePointer<StringObject>
  package var kind: NativeKind
  /// What the function keeps for itself: the state of an iterator, the coroutine of `coroutine.wrap`.
  package var captured: Value
}

/// Functions that the interpreter treats by itself.
package enum NativeKind: UInt64 {
  case plain, protectedCall, handledCall, next, inext, yield
}

/// A function's code and constants in raw memory. Prototypes live as long as the state.
package struct RuntimePrototype {
  package var code: UnsafeMutablePointer<Instruction>
  /// Where a call begins: at ENTER if entries are counted, behind it otherwise.
  package var entry: UnsafeMutablePointer<Instruction>
  package var constants: UnsafeMutablePointer<Value>
  package var prototypes: UnsafeMutablePointer<UnsafeMutablePointer<RuntimePrototype>>
  package var registerCount: Int
  package var parameterCount: Int
  package var isVararg: Bool
  package var upvalueCount: Int
  package var codeCount: Int
  package var constantCount: Int
  /// The index of the compiled function in the state's owner.
  package var id: Int
  /// Pairs of (is in the enclosing stack, index).
  package var upvalues: UnsafeMutablePointer<UpvalueSource>
  /// The line of each instruction.
  package var lines: UnsafeMutablePointer<UInt32>
}

package struct UpvalueSource {
  package var isInEnclosingStack: Bool
  package var index: Int
}

/// A call in progress.
package struct CallFrame {
  package var closure: UnsafeMutablePointer<ClosureObject>
  /// Slot 0 of the function's registers.
  package var base: UnsafeMutablePointer<Value>
  /// The next instruction, while the frame is not the running one or the interpreter is inside a slow operation.
  package var pc: UnsafeMutablePointer<Instruction>
  package var constants: UnsafeMutablePointer<Value>
  /// Where the results go; extra arguments of a vararg function lie between this slot and `base`.
  package var function: UnsafeMutablePointer<Value>
  /// Results the caller wants; -1 for all.
  package var wanted: Int32
  package var flags: Flags

  package struct Flags: OptionSet, BitwiseCopyable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The return ends a run of the interpreter that a native function began.
    package static let endsRun = Flags(rawValue: 1)
    /// Called by `pcall`: errors stop here, results get `true` in front.
    package static let isProtected = Flags(rawValue: 2)
    /// Called by `xpcall`: the handler lies in the slot below `function`.
    package static let hasHandler = Flags(rawValue: 4)
  }
}

/// A coroutine: a stack and frames of its own.
package struct CoroutineObject {
  package var header: ObjectHeader
  package var thread: ThreadState
  package var status: Status
  /// Who resumed it, while it runs.
  package var resumer: UnsafeMutablePointer<CoroutineObject>?

  /// `main` stands for the main thread, which has no stack of its own here.
  package enum Status: UInt8 { case suspended, running, normal, dead, main }
}

/// The part of the state that belongs to a thread of Lua execution.
package struct ThreadState {
  package var stack: UnsafeMutablePointer<Value>
  /// No frame reaches beyond this slot; moves up to `stackEnd` on demand.
  package var stackLimit: UnsafeMutablePointer<Value>
  package var stackEnd: UnsafeMutablePointer<Value>
  package var frames: UnsafeMutablePointer<CallFrame>
  package var frameEnd: UnsafeMutablePointer<CallFrame>
  /// The running frame.
  package var frame: UnsafeMutablePointer<CallFrame>
  /// The end of the results that an open call left for the next instruction.
  package var top: UnsafeMutablePointer<Value>
  /// The first free slot while a native function runs; nil while Lua code does, whose frame says what it uses.
  package var nativeTop: UnsafeMutablePointer<Value>?
  package var openUpvalues: UnsafeMutablePointer<UpvalueObject>?
  /// Native functions between this thread's start and its running frame; a yield cannot cross them.
  package var nativeDepth: Int
}

/// The field offsets that machine code uses, in bytes; a test compares them with the structures above.
package enum ObjectLayout {
  package static let valueSize = 16
  package static let valuePayload = 0
  package static let valueTag = 8

  package static let stringHash = 16
  package static let stringCount = 24
  package static let stringBytes = 32

  package static let tableAbsentEvents = 10
  package static let tableArray = 16
  package static let tableArrayCount = 24
  package static let tableArrayCapacity = 32
  package static let tableNodes = 40
  package static let tableNodeMask = 48
  package static let tableNodeCount = 56
  package static let tableMetatable = 64

  package static let nodeSize = 32
  package static let nodeKey = 0
  package static let nodeValue = 16

  package static let upvalueLocation = 16
  package static let closurePrototype = 16
  package static let closureUpvalueCount = 24
  package static let closureUpvalues = 32
  package static let nativeEntry = 16

  package static let prototypeConstants = 16
}
