import TraceIR

/// Where the runtime keeps what machine code reads and writes; all offsets in bytes.
///
/// Code generation knows no Lua: the runtime's owner fills this from its own constants.
package struct RuntimeLayout: Sendable {
  /// Bytes of a Lua value; the payload comes first.
  package var valueSize: Int32 = 16
  /// From a value to its tag, 8 bytes.
  package var tagOffset: Int32 = 8

  /// From a string to its length in bytes, 8 bytes.
  package var stringLength: Int32 = 24
  /// From a string to its first byte.
  package var stringBytes: Int32 = 32

  /// From a table to the address of its array part.
  package var tableArray: Int32 = 16
  /// From a table to the number of values in its array part, 8 bytes.
  package var tableCount: Int32 = 24
  /// From a table to the number of values that its array part has room for, 8 bytes.
  package var tableCapacity: Int32 = 32
  /// From a table to the number of its nodes with a key, 8 bytes.
  package var tableNodeCount: Int32 = 56
  /// From a table to the address of its first node, never null.
  package var tableNodes: Int32 = 40
  /// From a table to the number of its nodes minus 1, 8 bytes.
  package var tableNodeMask: Int32 = 48
  /// From a table to the address of its metatable, null if it has none.
  package var tableMetatable: Int32 = 64

  /// Bytes of a node.
  package var nodeSize: Int32 = 32
  /// From a node to its key.
  package var nodeKey: Int32 = 0
  /// From a node to its value.
  package var nodeValue: Int32 = 16

  /// From a closure to the address of its first upvalue object.
  package var closureUpvalues: Int32 = 32
  /// From an upvalue object to the address of its value.
  package var upvaluePointer: Int32 = 16

  /// From the runtime's state to the value that the last call left.
  package var stateResult: Int32 = 0
  /// From the runtime's state to a flag of 8 bytes that is nonzero when traces must leave at safepoints.
  package var stateInterrupt: Int32 = 16
  /// From the runtime's state to the address behind the last stack slot.
  package var stateStackEnd: Int32 = 24

  /// From the runtime's state to the address of the running call's frame.
  package var stateFrame: Int32 = 32
  /// From the runtime's state to the highest address that slot 0 of a frame may have which a trace makes.
  package var stateBaseLimit: Int32 = 40
  /// From the runtime's state to the highest address of a frame above which a trace may make others.
  package var stateFrameLimit: Int32 = 48

  /// Bytes of a call's frame.
  package var frameSize: Int32 = 48
  /// From a frame to the closure's address.
  package var frameClosure: Int32 = 0
  /// From a frame to the address of its slot 0.
  package var frameBase: Int32 = 8
  /// From a frame to the address of its next instruction.
  package var framePC: Int32 = 16
  /// From a frame to the address of its constants.
  package var frameConstants: Int32 = 24
  /// From a frame to the address of the slot that its results go to.
  package var frameFunction: Int32 = 32
  /// From a frame to the number of results that are wanted, 4 bytes, followed by 4 bytes of flags.
  package var frameWanted: Int32 = 40

  /// The addresses of the C functions, by the helpers' raw values; 0 for absent ones.
  package var helpers: [UInt] = []

  package init() {}

  /// The address of a helper, or nil.
  func address(of helper: Helper) -> UInt? {
    let index = Int(helper.rawValue)
    return index < helpers.count && helpers[index] != 0 ? helpers[index] : nil
  }
}
